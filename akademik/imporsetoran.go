package akademik

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/pesantren-go/pesantren/akademik/hafalan"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// MintaImporSetoran is a sheet of recitations with whose recitations its writer may
// write: those of the members of Rombel today, or, when it is nil, of every santri in
// the actor's scope.
type MintaImporSetoran struct {
	Lembar santri.Lembar
	Rombel []RombelID
}

// PeriksaImporSetoran judges every row of a sheet of recitations, and writes nothing. A
// row whose recitation is recorded already (same santri, day, kind, verdict and ayat)
// would not be recorded again; one of a santri who is not aktif on its day is refused.
func (s *Service) PeriksaImporSetoran(ctx context.Context, pel dasar.Pelaku, m MintaImporSetoran) (p PratinjauImpor, err error) {
	orang, halaqah, err := s.orangImpor(ctx, pel, m.Rombel)
	if err != nil {
		return p, err
	}
	h, err := hafalan.PeriksaLembar(m.Lembar, hafalan.BahanLembar{Santri: orang, Edisi: s.Mushaf(), Sampai: s.HariIni(pel.Lembaga)})
	if err != nil {
		return p, err
	}
	aktif, err := s.aktifPada(ctx, pel.Lembaga, h.Baris)
	if err != nil {
		return p, err
	}
	ada, err := setoranKini(ctx, s.Stores, pel.Lembaga, h.Baris)
	if err != nil {
		return p, err
	}
	p.TakDikenal, p.Catatan = h.TakDikenal, m.Lembar.Catatan
	for _, x := range h.Baris {
		y := BarisImpor{Nomor: x.Nomor, NIS: x.NIS, Santri: x.Santri, Rombel: halaqah[x.Santri], Hasil: x.Hasil, Temuan: x.Temuan}
		if x.Hasil != santri.HasilTolak {
			p.setoran = y.setoran(p.setoran, x, aktif, ada)
		}
		p.tambah(y)
	}
	p.cap(m.Lembar, m.Rombel)
	return p, nil
}

// orangImpor are the santri whose recitations may be written, by NIS, and the halaqah
// of each: the first of the given ones.
func (s *Service) orangImpor(ctx context.Context, pel dasar.Pelaku, rombel []RombelID) (orang map[string]santri.ID, halaqah map[santri.ID]RombelID, err error) {
	if err := pel.Validate(); err != nil {
		return nil, nil, err
	}
	orang, halaqah = map[string]santri.ID{}, map[santri.ID]RombelID{}
	hari := s.HariIni(pel.Lembaga)
	if rombel == nil {
		for p, err := range s.Santri.Peserta.Peserta(ctx, pel.Lembaga, hari) {
			if err != nil {
				return nil, nil, err
			}
			if pel.Lingkup.Semua || slices.ContainsFunc(p.Anggota, func(a santri.Anggota) bool { return pel.Lingkup.Mencakup(string(a.Unit)) }) {
				orang[string(p.NIS)] = p.ID
			}
		}
		return orang, halaqah, nil
	}
	rs, err := s.Rombel(ctx, pel, SaringRombel{ID: rombel})
	if err != nil {
		return nil, nil, err
	}
	if len(rs) == 0 || len(rs) != len(rombel) {
		return nil, nil, ErrRombelTiada.NotFoundf("halaqah tidak ditemukan; pilih halaqah yang Anda bimbing")
	}
	anggota, err := s.anggota(ctx, pel.Lembaga, hari, rs...)
	for _, r := range rs {
		for _, p := range anggota[r.ID] {
			if orang[string(p.NIS)] = p.ID; halaqah[p.ID] == "" {
				halaqah[p.ID] = r.ID
			}
		}
	}
	return orang, halaqah, err
}

type hariSantri struct {
	hari   dasar.Tanggal
	santri santri.ID
}

// aktifPada tells who of the sheet was one of the pesantren on which of its days: one
// read for every day that the sheet names.
func (s *Service) aktifPada(ctx context.Context, l dasar.LembagaID, baris []hafalan.BarisLembar) (map[hariSantri]bool, error) {
	perHari := map[dasar.Tanggal][]santri.ID{}
	for _, x := range baris {
		if x.Hasil != santri.HasilTolak && !slices.Contains(perHari[x.Setoran.Tanggal], x.Santri) {
			perHari[x.Setoran.Tanggal] = append(perHari[x.Setoran.Tanggal], x.Santri)
		}
	}
	aktif := map[hariSantri]bool{}
	for _, hari := range slices.SortedFunc(maps.Keys(perHari), dasar.Tanggal.Compare) {
		ps, err := s.Santri.Peserta.PesertaID(ctx, l, hari, perHari[hari]...)
		if err != nil {
			return nil, err
		}
		for _, p := range ps {
			aktif[hariSantri{hari, p.ID}] = p.Status == santri.Aktif || p.Status == santri.Pengabdian
		}
	}
	return aktif, nil
}

// setoranKini are the recorded recitations of the santri of a sheet by what makes two
// of them the same; the value tells whether one stands.
func setoranKini(ctx context.Context, st Stores, l dasar.LembagaID, baris []hafalan.BarisLembar) (map[string]bool, error) {
	var id []santri.ID
	for _, x := range baris {
		if x.Hasil != santri.HasilTolak {
			id = append(id, x.Santri)
		}
	}
	slices.Sort(id)
	semua, err := st.Setoran.Milik(ctx, l, slices.Compact(id)...)
	ada := make(map[string]bool, len(semua))
	for _, x := range semua {
		ada[x.alami()] = ada[x.alami()] || x.Batal == ""
	}
	return ada, err
}

// alami names a recitation by what it is, so that the same sheet twice records it once.
func (s Setoran) alami() string {
	return fmt.Sprint(s.Santri, " ", s.Tanggal, " ", s.Jenis, " ", s.Hasil, " ", s.Rentang)
}

// setoran appends the recitation of a row that stands, unless it is recorded already.
func (b *BarisImpor) setoran(ss []Setoran, x hafalan.BarisLembar, aktif map[hariSantri]bool, ada map[string]bool) []Setoran {
	s := Setoran{Santri: x.Santri, Rombel: b.Rombel, Jenis: x.Setoran.Jenis, Hasil: x.Setoran.Hasil, Tanggal: x.Setoran.Tanggal}
	for _, r := range x.Setoran.Rentang {
		s.Rentang = append(s.Rentang, RentangAyat{int(r.Dari), int(r.Sampai)})
		b.Isi = r.String() + ", " + string(s.Jenis)
	}
	if !aktif[hariSantri{s.Tanggal, s.Santri}] {
		b.temu(santri.Temuan{Bidang: "tanggal", Hasil: santri.HasilTolak, Aturan: ErrSantriTakAktif, Alasan: "santri itu tidak aktif pada hari setorannya; periksa tanggal atau statusnya"})
		return ss
	}
	if berdiri, sudah := ada[s.alami()]; sudah {
		if b.Sama++; !berdiri {
			b.temu(santri.Temuan{Hasil: santri.HasilPeringatan, Aturan: ErrPernahBatal, Alasan: "setoran ini pernah dicatat lalu dibatalkan; bila memang benar, catat lewat halaman halaqah"})
		}
		return ss
	}
	ada[s.alami()] = true
	b.Baru++
	return append(ss, s)
}

// gembokImporSetoran serialises applications of sheets of recitations.
const gembokImporSetoran = "impor/setoran"

// TerapkanImporSetoran records the recitations of the rows that are not refused, all in
// one unit and each once: the same sheet again changes nothing.
func (s *Service) TerapkanImporSetoran(ctx context.Context, pel dasar.Pelaku, kunci string, m MintaImporSetoran, sidik string) (HasilImpor, error) {
	p, err := s.PeriksaImporSetoran(ctx, pel, m)
	if err != nil {
		return HasilImpor{}, err
	}
	h := HasilImpor{Tersimpan: len(p.setoran), Sama: p.Sama, Ditolak: p.Jumlah.Tolak}
	for i := range p.setoran {
		x := &p.setoran[i]
		x.Lembaga, x.ID, x.Oleh, x.Dicatat = pel.Lembaga, idBaru(), pel.ID, s.kini()
	}
	dulu, ulang, err := s.sekali(ctx, pel, "impor.setoran", kunci, sidik, h.tulis(), func(ctx context.Context, st Stores) error {
		if p.Sidik != sidik {
			return pratinjauBasi()
		}
		baru, err := belumTercatat(ctx, st, pel.Lembaga, p.setoran)
		if err != nil {
			return err
		}
		h.Tersimpan, h.Sama = len(baru), p.Sama+len(p.setoran)-len(baru)
		return st.Setoran.Simpan(ctx, pel.Lembaga, baru...)
	})
	if err == nil && ulang {
		return bacaHasilImpor(dulu)
	}
	return h, err
}

// belumTercatat leaves out what somebody recorded since the preview.
func belumTercatat(ctx context.Context, st Stores, l dasar.LembagaID, ss []Setoran) ([]Setoran, error) {
	if err := st.Gembok.Kunci(ctx, l, gembokImporSetoran); err != nil || len(ss) == 0 {
		return nil, err
	}
	var id []santri.ID
	for _, x := range ss {
		id = append(id, x.Santri)
	}
	slices.Sort(id)
	semua, err := st.Setoran.Milik(ctx, l, slices.Compact(id)...)
	ada := make(map[string]bool, len(semua))
	for _, x := range semua {
		ada[x.alami()] = true
	}
	return slices.DeleteFunc(slices.Clone(ss), func(x Setoran) bool { return ada[x.alami()] }), err
}
