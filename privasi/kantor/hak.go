package kantor

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/hak"
	"github.com/pesantren-go/pesantren/privasi/rezim"
	"github.com/pesantren-go/pesantren/privasi/wali"
)

// tipePermohonan is the registered name of a request.
const tipePermohonan = "hak.Permohonan"

var laciPermohonan = laci[hak.Permohonan]{"permohonan", func(p *hak.Permohonan) kepala {
	k := kepala{lembaga: p.Lembaga, id: p.ID, subjek: p.Subjek, status: string(p.Status), pada: p.Dicatat, versi: &p.Versi}
	if !p.Status.Akhir() {
		k.tenggat = p.Batas()
	}
	return k
}}

// Nomor is the number of a request or a complaint as people read it to each other.
func Nomor(id string, dicatat time.Time) string {
	ekor := strings.ToUpper(strings.ReplaceAll(id, "-", ""))
	return "PDP/" + dicatat.UTC().Format("2006/01") + "/" + ekor[max(0, len(ekor)-6):]
}

// aktor is who makes a move: the account with the person behind it, where he is known.
func (s *Service) aktor(ctx context.Context, pel dasar.Pelaku) (hak.Aktor, error) {
	x, err := s.diri(ctx, pel)
	if err != nil && dasar.RuleOf(err) != string(ErrBukanMilik) {
		return hak.Aktor{}, err
	}
	return hak.Aktor{Akun: pel.ID, Subjek: x, Kapasitas: pel.Peran}, nil
}

func (s *Service) hukumHak(ctx context.Context, l dasar.LembagaID) (hak.Hukum, error) {
	set, err := s.Setelan(ctx, l)
	return hak.Hukum{Hukum: s.hukum(), Setelan: set.Isi, Kalender: s.kalender()}, err
}

// kelompokHak is the part of a guardian's authority that a right needs.
func kelompokHak(j hak.Jenis) wali.KelompokHak {
	u, _ := j.Uraikan()
	switch {
	case u.Merusak:
		return wali.HakMerusak
	case j == hak.Tarik:
		return wali.HakPersetujuan
	case j == hak.Koreksi || j == hak.Lengkapi || j == hak.Batasi || j == hak.Keberatan:
		return wali.HakUbah
	}
	return wali.HakLihat
}

// faktaHak is what is known of the people of a request now. beku tells that the
// guardian's authority is frozen: he is answered as if it were not.
func (s *Service) faktaHak(ctx context.Context, l dasar.LembagaID, x, siapa privasi.SubjekID, j hak.Jenis) (f hak.Fakta, beku bool, err error) {
	d, err := s.dataUntuk(ctx, l, x, siapa)
	if err != nil {
		return f, false, err
	}
	t, w := s.kini(), d.berkas.orang[siapa]
	if w.Subjek == "" {
		w = wali.Orang{Lembaga: l, Subjek: siapa}
	}
	z := wali.Cari(d.berkas.kewenangan[x], w, d.fakta.Orang, d.aturan.usia, t).Izin(d.fakta.Orang, d.aturan.usia, kelompokHak(j), t)
	f.Anak, f.WaliTerbukti = d.fakta.Orang.Anak(d.aturan.usia, t), siapa != x && z.Efek == nil
	return f, siapa != x && z.Jawab == nil && z.Efek != nil, nil
}

// MintaHak is what a person asks in the application.
type MintaHak struct {
	Jenis   hak.Jenis
	Lingkup []string // categories; none is everything
	Uraian  string
}

// AjukanPermohonan takes a request of whoever is signed in, about himself or his child.
// The number and the clocks stand at once, and no document is asked of him.
func (s *Service) AjukanPermohonan(ctx context.Context, pel dasar.Pelaku, x privasi.SubjekID, m MintaHak) (hak.Permohonan, error) {
	if err := s.milik(ctx, pel, x); err != nil {
		return hak.Permohonan{}, err
	}
	siapa, err := s.diri(ctx, pel)
	if err != nil {
		return hak.Permohonan{}, err
	}
	sebagai := hak.Diri
	if siapa != x {
		sebagai = hak.WaliAnak
	}
	return s.terima(ctx, pel, hak.Masukan{Subjek: x, Pemohon: siapa, Sebagai: sebagai, Jenis: m.Jenis, Lingkup: m.Lingkup, Kanal: hak.Aplikasi, Masuk: true}, m.Uraian)
}

// CatatanPermohonan is a request that came another way and that the desk writes down.
type CatatanPermohonan struct {
	Subjek   privasi.SubjekID
	Pemohon  privasi.SubjekID // "" = the person himself
	Sebagai  hak.Pemohon
	Jenis    hak.Jenis
	Kanal    hak.Kanal
	Uraian   string
	Tiba     time.Time // paper: the day it arrived; zero: now
	Pindaian string    // number of the scan, for an earlier day
}

// CatatPermohonan records a request that came by paper, by telephone or over the counter:
// the same record as one out of the application, counted from the day it arrived.
func (s *Service) CatatPermohonan(ctx context.Context, pel dasar.Pelaku, c CatatanPermohonan) (hak.Permohonan, error) {
	if err := petugas(pel); err != nil {
		return hak.Permohonan{}, err
	}
	pindaian, err := dasar.Rapikan(c.Pindaian, 100)
	if err != nil {
		return hak.Permohonan{}, err
	}
	if c.Pemohon == "" {
		c.Pemohon, c.Sebagai = c.Subjek, hak.Diri
	}
	m := hak.Masukan{Subjek: c.Subjek, Pemohon: c.Pemohon, Sebagai: c.Sebagai, Jenis: c.Jenis, Kanal: c.Kanal, Tiba: c.Tiba, Pindaian: pindaian}
	return s.terima(ctx, pel, m, c.Uraian)
}

func (s *Service) terima(ctx context.Context, pel dasar.Pelaku, m hak.Masukan, uraian string) (p hak.Permohonan, err error) {
	uraian = strings.TrimSpace(strings.ReplaceAll(uraian, "\r\n", "\n"))
	if len(uraian) > maksUraian {
		return p, hak.ErrPermohonan.Invalidf("uraian paling panjang 5.000 huruf; ringkaskan").Pada("uraian")
	}
	m.Lembaga, m.ID, m.Uraian, m.Dicatat = pel.Lembaga, idBaru(), privasi.Tutup(uraian), s.kini()
	h, err := s.hukumHak(ctx, pel.Lembaga)
	if err != nil {
		return p, err
	}
	f, beku, err := s.faktaHak(ctx, pel.Lembaga, m.Subjek, m.Pemohon, m.Jenis)
	if err != nil {
		return p, err
	}
	f.WaliTerbukti = f.WaliTerbukti || beku && m.Masuk // he must not notice; carrying it out asks again
	a, err := s.aktor(ctx, pel)
	if err != nil {
		return p, err
	}
	lain, err := laciPermohonan.milik(ctx, s, pel.Lembaga, m.Subjek)
	if err != nil {
		return p, err
	}
	p, berubah, evs, err := hak.Terima(m, a, f, h, lain)
	if err != nil {
		return p, err
	}
	untuk := func(id string) []privasi.Peristiwa {
		return slices.DeleteFunc(slices.Clone(evs), func(e privasi.Peristiwa) bool { return e.Objek != id })
	}
	return catat(ctx, s, laciPermohonan, pel, p, untuk(p.ID), func(ctx context.Context, st Stores) error {
		for _, q := range berubah { // the other requests of one person for one right
			if err := laciPermohonan.simpan(ctx, s, st, pel, &q, untuk(q.ID)); err != nil {
				return err
			}
		}
		return nil
	})
}

const maksUraian = 5000

// SaringPermohonan narrows the list of the desk.
type SaringPermohonan struct {
	Status []hak.Status // none: everything that has not ended
	Lewat  bool         // only what is past its deadline
}

// terbukaHak are the states that are not final.
func terbukaHak() []hak.Status {
	return []hak.Status{hak.Diterima, hak.Verifikasi, hak.MenungguBuktiWali, hak.MenungguPenilaian, hak.MenungguWali, hak.Diproses, hak.Dipenuhi, hak.DipenuhiSebagian, hak.Ditolak, hak.Diberitahukan}
}

// DaftarPermohonan pages through requests, the earliest deadline first: what is overdue
// stands on top.
func (s *Service) DaftarPermohonan(ctx context.Context, pel dasar.Pelaku, f SaringPermohonan, p dasar.Page) ([]hak.Permohonan, string, error) {
	if err := petugas(pel); err != nil {
		return nil, "", err
	}
	if len(f.Status) == 0 {
		f.Status = terbukaHak()
	}
	g := privasi.SaringRekaman{MenurutTenggat: true}
	for _, x := range f.Status {
		g.Status = append(g.Status, string(x))
	}
	if f.Lewat {
		g.Sebelum = s.kini()
	}
	return laciPermohonan.cari(ctx, s, pel.Lembaga, g, p)
}

// JumlahPermohonan counts requests by state.
func (s *Service) JumlahPermohonan(ctx context.Context, pel dasar.Pelaku) (map[string]int, error) {
	if err := petugas(pel); err != nil {
		return nil, err
	}
	return s.Stores.Rekaman.Jumlah(ctx, pel.Lembaga, laciPermohonan.jenis)
}

// PermohonanSaya lists the requests about a person, newest first: for himself, for his
// guardian, and for the officer.
func (s *Service) PermohonanSaya(ctx context.Context, pel dasar.Pelaku, x privasi.SubjekID) ([]hak.Permohonan, error) {
	if err := s.milikAtauPetugas(ctx, pel, x); err != nil {
		return nil, err
	}
	ps, err := laciPermohonan.milik(ctx, s, pel.Lembaga, x)
	slices.Reverse(ps)
	return ps, err
}

// BerkasPermohonan is a request with its words opened and its moves.
type BerkasPermohonan struct {
	hak.Permohonan
	Isi     string // what was asked
	Jawaban string // why it was refused
	Riwayat []privasi.Peristiwa
	Koreksi []hak.CatatanKoreksi
}

// BacaPermohonan opens a request for the person, his guardian or the officer. The
// reading stands in the person's trail.
func (s *Service) BacaPermohonan(ctx context.Context, d *privasi.Penjaga, pel dasar.Pelaku, id string) (b BerkasPermohonan, err error) {
	if err := pel.Validate(); err != nil {
		return b, err
	}
	if b.Permohonan, err = laciPermohonan.ambil(ctx, s, pel.Lembaga, id); err != nil {
		return b, err
	}
	if err := s.milikAtauPetugas(ctx, pel, b.Subjek); err != nil {
		return BerkasPermohonan{}, err
	}
	v, err := d.Minta(ctx, pel, tipePermohonan, []string{"Uraian", "TeksTolak"}, b.Subjek)
	if err != nil {
		return b, err
	}
	if b.Isi, _, err = privasi.Baca(v, b.Subjek, "Uraian", b.Uraian); err != nil {
		return b, err
	}
	if b.Jawaban, _, err = privasi.Baca(v, b.Subjek, "TeksTolak", b.TeksTolak); err != nil {
		return b, err
	}
	if b.Riwayat, err = s.Stores.Rekaman.Riwayat(ctx, pel.Lembaga, laciPermohonan.jenis, id); err != nil {
		return b, err
	}
	ks, err := laciKoreksi.milik(ctx, s, pel.Lembaga, b.Subjek)
	b.Koreksi = slices.DeleteFunc(ks, func(k hak.CatatanKoreksi) bool { return k.Permohonan != id })
	return b, err
}

// langkah is what a rule of requests needs beside the request.
type langkah struct {
	aktor hak.Aktor
	fakta hak.Fakta
	hukum hak.Hukum
	pada  time.Time
}

type aturanHak func(hak.Permohonan, langkah) (hak.Permohonan, privasi.Peristiwa, error)

// gerakHak lets a rule move a request for the officer; ikut runs in the same unit.
func (s *Service) gerakHak(ctx context.Context, pel dasar.Pelaku, id string, aturan aturanHak, ikut ...func(context.Context, Stores) error) (hak.Permohonan, error) {
	if err := petugas(pel); err != nil {
		return hak.Permohonan{}, err
	}
	p, g, err := s.siapkanLangkah(ctx, pel, id)
	if err != nil {
		return p, err
	}
	q, ev, err := aturan(p, g)
	if err != nil {
		return p, err
	}
	return catat(ctx, s, laciPermohonan, pel, q, []privasi.Peristiwa{ev}, ikut...)
}

func (s *Service) siapkanLangkah(ctx context.Context, pel dasar.Pelaku, id string) (p hak.Permohonan, g langkah, err error) {
	if p, err = laciPermohonan.ambil(ctx, s, pel.Lembaga, id); err != nil {
		return p, g, err
	}
	g.pada = s.kini()
	if g.aktor, err = s.aktor(ctx, pel); err != nil {
		return p, g, err
	}
	if g.hukum, err = s.hukumHak(ctx, pel.Lembaga); err != nil {
		return p, g, err
	}
	g.fakta, _, err = s.faktaHak(ctx, pel.Lembaga, p.Subjek, p.Pemohon, p.Jenis)
	return p, g, err
}

// PastikanPemohon ends the check of who asks: how it was done, never what the document
// said.
func (s *Service) PastikanPemohon(ctx context.Context, pel dasar.Pelaku, id, cara string) (hak.Permohonan, error) {
	cara, err := dasar.Rapikan(cara, 100)
	if err != nil {
		return hak.Permohonan{}, err
	}
	return s.gerakHak(ctx, pel, id, func(p hak.Permohonan, g langkah) (hak.Permohonan, privasi.Peristiwa, error) {
		return p.Pastikan(cara, g.aktor, g.fakta, g.hukum, g.pada)
	})
}

// LanjutkanPermohonan looks again at a request that waits for a guardian's proof or for
// an age that has been reached.
func (s *Service) LanjutkanPermohonan(ctx context.Context, pel dasar.Pelaku, id string) (hak.Permohonan, error) {
	return s.gerakHak(ctx, pel, id, func(p hak.Permohonan, g langkah) (hak.Permohonan, privasi.Peristiwa, error) {
		if p.Status == hak.MenungguBuktiWali && g.fakta.Anak {
			return p.BuktikanWali(g.aktor, g.fakta, g.hukum, g.pada)
		}
		return p.Lanjutkan(g.aktor, g.fakta, g.hukum, g.pada)
	})
}

// NilaiPermohonanAnak records whether a child can make this request himself, with the
// reason and the impact assessment behind it.
func (s *Service) NilaiPermohonanAnak(ctx context.Context, pel dasar.Pelaku, id string, mampu bool, alasan, dpia string) (hak.Permohonan, error) {
	dpia, err := dasar.Rapikan(dpia, 100)
	if err != nil {
		return hak.Permohonan{}, err
	}
	return s.gerakHak(ctx, pel, id, func(p hak.Permohonan, g langkah) (hak.Permohonan, privasi.Peristiwa, error) {
		n := hak.Penilaian{Mampu: mampu, DPIA: dpia}
		if alasan = strings.TrimSpace(alasan); alasan != "" {
			n.Alasan = privasi.Tutup(alasan)
		}
		return p.Nilai(n, g.aktor, g.fakta, g.hukum, g.pada)
	})
}

// TugaskanPermohonan gives a request to an account, never to one whose person it is about.
func (s *Service) TugaskanPermohonan(ctx context.Context, pel dasar.Pelaku, id, akun string) (hak.Permohonan, error) {
	penangan, err := s.penangan(ctx, pel, akun)
	if err != nil {
		return hak.Permohonan{}, err
	}
	return s.gerakHak(ctx, pel, id, func(p hak.Permohonan, g langkah) (hak.Permohonan, privasi.Peristiwa, error) {
		return p.Tangani(penangan, g.aktor, g.pada)
	})
}

// penangan is another account of the desk as an actor.
func (s *Service) penangan(ctx context.Context, pel dasar.Pelaku, akun string) (hak.Aktor, error) {
	if akun == "" {
		return hak.Aktor{}, hak.ErrPermohonan.Invalidf("pilih petugas yang menangani").Pada("penangan")
	}
	lain := pel
	lain.ID = akun
	return s.aktor(ctx, lain)
}

// HentikanPemrosesan notes that processing for what is to be ended has stopped. For a
// restriction it puts it in force, in the same unit: from then on the door shows the data
// to nobody but for the person's rights.
func (s *Service) HentikanPemrosesan(ctx context.Context, pel dasar.Pelaku, id string) (hak.Permohonan, error) {
	var batas *Pembatasan
	return s.gerakHak(ctx, pel, id, func(p hak.Permohonan, g langkah) (hak.Permohonan, privasi.Peristiwa, error) {
		terpasang := !p.Dibatasi.IsZero()
		q, ev, err := p.Hentikan(g.aktor, g.hukum, g.pada)
		if b, ada := q.Pembatasan(); err == nil && ada && !terpasang {
			batas = &Pembatasan{Lembaga: b.Lembaga, ID: idTetap("pembatasan", b.Permohonan), Subjek: b.Subjek, Permohonan: b.Permohonan, Mulai: b.Sejak}
		}
		return q, ev, err
	}, func(ctx context.Context, st Stores) error {
		if batas == nil {
			return nil
		}
		x := *batas
		return laciPembatasan.simpan(ctx, s, st, pel, &x, []privasi.Peristiwa{{Jenis: "PembatasanDipasang", Objek: x.ID, Subjek: x.Subjek, Oleh: pel.ID, Pada: x.Mulai}})
	})
}

// LepasPembatasan ends the restriction of a request; done twice it keeps the first end.
func (s *Service) LepasPembatasan(ctx context.Context, pel dasar.Pelaku, permohonan string) (Pembatasan, error) {
	if err := petugas(pel); err != nil {
		return Pembatasan{}, err
	}
	return gerak(ctx, s, laciPembatasan, pel, idTetap("pembatasan", permohonan), func(x Pembatasan) (Pembatasan, []privasi.Peristiwa, error) {
		if !x.Selesai.IsZero() {
			return x, nil, nil
		}
		x.Selesai = s.kini()
		return x, []privasi.Peristiwa{{Jenis: "PembatasanDilepas", Objek: x.ID, Subjek: x.Subjek, Dari: "terbatas", Ke: "bebas", Oleh: pel.ID, Pada: x.Selesai}}, nil
	})
}

// Dibatasi tells which of some people had processing restricted now: pages mark them.
func (s *Service) Dibatasi(ctx context.Context, l dasar.LembagaID, ss ...privasi.SubjekID) (map[privasi.SubjekID]bool, error) {
	bs, err := laciPembatasan.milik(ctx, s, l, ss...)
	m := map[privasi.SubjekID]bool{}
	for _, b := range bs {
		if b.Berlaku(s.kini()) {
			m[b.Subjek] = true
		}
	}
	return m, err
}

// PenuhiPermohonan grants a request, whole or in part; bukti refers to what was done.
func (s *Service) PenuhiPermohonan(ctx context.Context, pel dasar.Pelaku, id string, sebagian bool, bukti string) (hak.Permohonan, error) {
	bukti, err := dasar.Rapikan(bukti, 200)
	if err != nil {
		return hak.Permohonan{}, err
	}
	return s.gerakHak(ctx, pel, id, func(p hak.Permohonan, g langkah) (hak.Permohonan, privasi.Peristiwa, error) {
		return p.Penuhi(sebagian, bukti, g.aktor, g.fakta, g.pada)
	})
}

// AlasanTolak is why a request is refused, in the words that the person reads.
type AlasanTolak struct {
	Sebab       hak.SebabTolak
	Teks, Pasal string
	Uji         string // document of the balance test, for a public interest
}

func (a AlasanTolak) penolakan(jalur string) hak.Penolakan {
	t := hak.Penolakan{Sebab: a.Sebab, Pasal: strings.TrimSpace(a.Pasal), Uji: strings.TrimSpace(a.Uji), JalurAdu: jalur}
	if teks := strings.TrimSpace(a.Teks); teks != "" {
		t.Teks = privasi.Tutup(teks)
	}
	return t
}

// TolakPermohonan refuses a request: reason, words, article, and with them where to
// complain.
func (s *Service) TolakPermohonan(ctx context.Context, pel dasar.Pelaku, id string, alasan AlasanTolak) (hak.Permohonan, error) {
	return s.gerakHak(ctx, pel, id, func(p hak.Permohonan, g langkah) (hak.Permohonan, privasi.Peristiwa, error) {
		return p.Tolak(alasan.penolakan(jalurAdu(g.hukum.Setelan)), g.aktor, g.pada)
	})
}

func jalurAdu(st rezim.Setelan) string {
	return "pengaduan di halaman data saya, lalu " + st.AlamatPengawas
}

// KabariPermohonan notes that the person was told, by the way he asked.
func (s *Service) KabariPermohonan(ctx context.Context, pel dasar.Pelaku, id string, kanal hak.Kanal, bukti string, bisa ...hak.Kanal) (hak.Permohonan, error) {
	bukti, err := dasar.Rapikan(bukti, 200)
	if err != nil {
		return hak.Permohonan{}, err
	}
	return s.gerakHak(ctx, pel, id, func(p hak.Permohonan, g langkah) (hak.Permohonan, privasi.Peristiwa, error) {
		return p.Kabari(kanal, bukti, bisa, g.aktor, g.pada)
	})
}

// TutupPermohonan ends a request that was told.
func (s *Service) TutupPermohonan(ctx context.Context, pel dasar.Pelaku, id string) (hak.Permohonan, error) {
	return s.gerakHak(ctx, pel, id, func(p hak.Permohonan, g langkah) (hak.Permohonan, privasi.Peristiwa, error) {
		return p.Tutup(g.aktor, g.pada)
	})
}

// BatalkanPermohonan takes a request back: only the one who asked can.
func (s *Service) BatalkanPermohonan(ctx context.Context, pel dasar.Pelaku, id string) (hak.Permohonan, error) {
	p, g, err := s.langkahSaya(ctx, pel, id)
	if err != nil {
		return p, err
	}
	q, ev, err := p.Batalkan(g.aktor, g.pada)
	if err != nil {
		return p, err
	}
	return catat(ctx, s, laciPermohonan, pel, q, []privasi.Peristiwa{ev})
}

// langkahSaya reads a request for the person or his guardian.
func (s *Service) langkahSaya(ctx context.Context, pel dasar.Pelaku, id string) (hak.Permohonan, langkah, error) {
	if err := pel.Validate(); err != nil {
		return hak.Permohonan{}, langkah{}, err
	}
	p, g, err := s.siapkanLangkah(ctx, pel, id)
	if err == nil {
		err = s.milik(ctx, pel, p.Subjek)
	}
	if err != nil {
		return hak.Permohonan{}, langkah{}, err
	}
	return p, g, nil
}

// JawabWaliPermohonan takes the guardian's word about a request that his child made
// himself. Whose authority is frozen is answered as always, and nothing happens.
func (s *Service) JawabWaliPermohonan(ctx context.Context, pel dasar.Pelaku, id string, setuju bool, alasan string) (hak.Permohonan, error) {
	p, g, err := s.langkahSaya(ctx, pel, id)
	if err != nil {
		return p, err
	}
	f, beku, err := s.faktaHak(ctx, pel.Lembaga, p.Subjek, g.aktor.Subjek, p.Jenis)
	if err != nil {
		return p, err
	}
	f.WaliTerbukti = f.WaliTerbukti || beku
	t := AlasanTolak{Teks: alasan, Pasal: "PP 33/2026 Pasal 38 ayat (7)"}.penolakan(jalurAdu(g.hukum.Setelan))
	q, ev, err := p.JawabWali(setuju, t, g.aktor, f, g.hukum, g.pada)
	if err != nil || beku {
		return p, err
	}
	return catat(ctx, s, laciPermohonan, pel, q, []privasi.Peristiwa{ev})
}

var laciKoreksi = laci[hak.CatatanKoreksi]{"koreksi", func(k *hak.CatatanKoreksi) kepala {
	return kepala{lembaga: k.Lembaga, id: k.ID, subjek: k.Subjek, status: k.Permohonan, pada: k.Pada, versi: &k.Versi}
}}

// CatatKoreksi keeps what a field said before it was corrected for a request.
func (s *Service) CatatKoreksi(ctx context.Context, pel dasar.Pelaku, permohonan, tipe, bidang, lama, baru string) (hak.CatatanKoreksi, error) {
	if err := petugas(pel); err != nil {
		return hak.CatatanKoreksi{}, err
	}
	p, err := laciPermohonan.ambil(ctx, s, pel.Lembaga, permohonan)
	if err != nil {
		return hak.CatatanKoreksi{}, err
	}
	tipe, bidang = strings.TrimSpace(tipe), strings.TrimSpace(bidang)
	if p.Jenis != hak.Koreksi && p.Jenis != hak.Lengkapi || p.Status != hak.Diproses || bidang == "" || baru == lama || len(lama) > 1000 || len(baru) > 1000 {
		return hak.CatatanKoreksi{}, hak.ErrPermohonan.Invalidf("sebutkan isian yang dibetulkan beserta isinya semula dan yang baru, untuk permohonan pembetulan yang sedang diproses").Pada("bidang")
	}
	k := hak.CatatanKoreksi{Lembaga: pel.Lembaga, ID: idBaru(), Permohonan: p.ID, Subjek: p.Subjek, Tipe: tipe, Bidang: bidang, Lama: privasi.Tutup(lama), Baru: privasi.Tutup(baru), Pada: s.kini()}
	return catat(ctx, s, laciKoreksi, pel, k, []privasi.Peristiwa{{Jenis: "NilaiDikoreksi", Objek: k.ID, Subjek: k.Subjek, Sebab: bidang, Oleh: pel.ID, Pada: k.Pada}})
}
