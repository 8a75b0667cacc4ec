package kantor

import (
	"context"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/hak"
)

// tipePengaduan is the registered name of a complaint.
const tipePengaduan = "hak.Pengaduan"

var laciAduan = laci[hak.Pengaduan]{"pengaduan", func(p *hak.Pengaduan) kepala {
	k := kepala{lembaga: p.Lembaga, id: p.ID, subjek: p.Subjek, kunci: Nomor(p.ID, p.Diterima), status: statusAduan(p.Status, p.Pimpinan), pada: p.Diterima, versi: &p.Versi}
	if p.Dijawab.IsZero() {
		k.tenggat = p.Tenggat
	}
	return k
}}

// statusAduan is what lists filter by: the state, and whether the leadership handles it.
func statusAduan(s hak.StatusAduan, pimpinan bool) string {
	if pimpinan {
		return string(s) + " pimpinan"
	}
	return string(s)
}

// Adukan takes a complaint of whoever is signed in about how data is handled. terlapor
// are the accounts he complains about: none of them sees it, nor any other account of
// theirs. Where that leaves no officer of the desk it goes to the leadership.
func (s *Service) Adukan(ctx context.Context, pel dasar.Pelaku, rincian string, terlapor ...string) (hak.Pengaduan, error) {
	siapa, err := s.diri(ctx, pel)
	if err != nil {
		return hak.Pengaduan{}, err
	}
	return s.adukan(ctx, pel, siapa, hak.Aplikasi, rincian, terlapor)
}

// CatatAduan records a complaint that came by letter, by telephone or by message.
func (s *Service) CatatAduan(ctx context.Context, pel dasar.Pelaku, siapa privasi.SubjekID, kanal hak.Kanal, rincian string, terlapor ...string) (hak.Pengaduan, error) {
	if err := petugas(pel); err != nil {
		return hak.Pengaduan{}, err
	}
	return s.adukan(ctx, pel, siapa, kanal, rincian, terlapor)
}

func (s *Service) adukan(ctx context.Context, pel dasar.Pelaku, siapa privasi.SubjekID, kanal hak.Kanal, rincian string, terlapor []string) (p hak.Pengaduan, err error) {
	var isi privasi.Tertutup[string]
	if rincian = rapikanUraian(rincian); rincian != "" {
		isi = privasi.Tutup(rincian)
	}
	if len(rincian) > maksUraian {
		return p, hak.ErrPengaduan.Invalidf("rincian paling panjang 5.000 huruf; ringkaskan").Pada("rincian")
	}
	terlapor, orang, err := s.akunTerlapor(ctx, pel.Lembaga, terlapor)
	if err != nil {
		return p, err
	}
	set, err := s.Setelan(ctx, pel.Lembaga)
	if err != nil {
		return p, err
	}
	a, err := s.aktor(ctx, pel)
	if err != nil {
		return p, err
	}
	p, ev, err := hak.Adukan(pel.Lembaga, idBaru(), siapa, kanal, isi, terlapor, a, set.Isi, s.kini())
	if err != nil {
		return p, err
	}
	return s.catatAduan(ctx, pel, p.Kenali(orang...), a, ev)
}

// catatAduan stores a complaint whose accused changed: with nobody left at the desk it
// goes to the leadership in the same unit.
func (s *Service) catatAduan(ctx context.Context, pel dasar.Pelaku, p hak.Pengaduan, a hak.Aktor, ev privasi.Peristiwa) (hak.Pengaduan, error) {
	evs := []privasi.Peristiwa{ev}
	if s.Petugas != nil {
		meja, err := s.mejaHak(ctx, pel.Lembaga)
		if err != nil {
			return p, err
		}
		var naik privasi.Peristiwa
		if p, naik = p.Naikkan(meja, a, s.kini()); naik.Jenis != "" {
			evs = append(evs, naik)
		}
	}
	return catat(ctx, s, laciAduan, pel, p, evs)
}

// AduanSaya lists the complaints of whoever is signed in, newest first.
func (s *Service) AduanSaya(ctx context.Context, pel dasar.Pelaku) ([]hak.Pengaduan, error) {
	siapa, err := s.diri(ctx, pel)
	if err != nil {
		return nil, err
	}
	ps, err := laciAduan.milik(ctx, s, pel.Lembaga, siapa)
	slices.Reverse(ps)
	return ps, err
}

// BerkasAduan is a complaint with its words opened and its moves.
type BerkasAduan struct {
	hak.Pengaduan
	Isi, Balasan string
	Riwayat      []privasi.Peristiwa
}

// BacaAduan opens a complaint for who complained and for the desk, never for whoever is
// complained about. The reading stands in the complainant's trail.
func (s *Service) BacaAduan(ctx context.Context, d *privasi.Penjaga, pel dasar.Pelaku, id string) (b BerkasAduan, err error) {
	if pimpinan(pel) == nil {
		b.Pengaduan, _, err = s.aduanMeja(ctx, pel, id)
	} else {
		b.Pengaduan, err = s.aduanSatu(ctx, pel, id)
	}
	if err != nil {
		return BerkasAduan{}, err
	}
	v, err := d.Minta(ctx, pel, tipePengaduan, []string{"Rincian", "Jawaban"}, b.Subjek)
	if err != nil {
		return b, err
	}
	if b.Isi, _, err = privasi.Baca(v, b.Subjek, "Rincian", b.Rincian); err != nil {
		return b, err
	}
	if b.Balasan, _, err = privasi.Baca(v, b.Subjek, "Jawaban", b.Jawaban); err != nil {
		return b, err
	}
	b.Riwayat, err = s.Stores.Rekaman.Riwayat(ctx, pel.Lembaga, laciAduan.jenis, id)
	return b, err
}

func (s *Service) aduanSatu(ctx context.Context, pel dasar.Pelaku, id string) (hak.Pengaduan, error) {
	siapa, err := s.diri(ctx, pel)
	if err != nil {
		return hak.Pengaduan{}, err
	}
	x, err := laciAduan.ambil(ctx, s, pel.Lembaga, id)
	if err == nil && x.Subjek != siapa || dasar.KindOf(err) == dasar.NotFound {
		return hak.Pengaduan{}, ErrBukanMilik.NotFoundf("data tidak ditemukan")
	}
	return x, err
}

// rapikanUraian keeps the lines of a text that a form sent.
func rapikanUraian(t string) string { return strings.TrimSpace(strings.ReplaceAll(t, "\r\n", "\n")) }
