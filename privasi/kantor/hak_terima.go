package kantor

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/hak"
)

// MintaHak is what a person asks in the application.
type MintaHak struct {
	Jenis   hak.Jenis
	Lingkup []string // categories; none is everything
	Uraian  string
	Bidang  string // correction: a registered field, type and name; "" = said in the words
	Usul    string // correction: what the field should say
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
	return s.terima(ctx, pel, hak.Masukan{Subjek: x, Pemohon: siapa, Sebagai: sebagai, Kanal: hak.Aplikasi, Masuk: true}, m)
}

// CatatanPermohonan is a request that came another way and that the desk writes down.
type CatatanPermohonan struct {
	Subjek  privasi.SubjekID
	Pemohon privasi.SubjekID // "" = the person himself, or a proxy who is known here by his papers only
	Sebagai hak.Pemohon
	MintaHak
	Kanal    hak.Kanal
	Tiba     time.Time // when it arrived; zero: now
	Pindaian string    // number of the scan, for an earlier moment
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
	switch {
	case c.Kanal == hak.Aplikasi:
		return hak.Permohonan{}, hak.ErrPermohonan.Invalidf("permohonan lewat aplikasi dibuat orangnya sendiri di halaman Data saya; pilih saluran lain").Pada("kanal")
	case c.Pemohon == "" && (c.Sebagai == hak.Kuasa || c.Sebagai == hak.KuasaKelompok):
		c.Pemohon = privasi.NewSubjek()
	case c.Pemohon == "":
		c.Pemohon, c.Sebagai = c.Subjek, hak.Diri
	}
	m := hak.Masukan{Subjek: c.Subjek, Pemohon: c.Pemohon, Sebagai: c.Sebagai, Kanal: c.Kanal, Tiba: c.Tiba, Pindaian: pindaian}
	return s.terima(ctx, pel, m, c.MintaHak)
}

func (s *Service) terima(ctx context.Context, pel dasar.Pelaku, m hak.Masukan, x MintaHak) (p hak.Permohonan, err error) {
	if m, err = s.isiPermohonan(m, x); err != nil {
		return p, err
	}
	m.Lembaga, m.ID, m.Dicatat = pel.Lembaga, idBaru(), s.kini()
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

// The longest words of a request, in bytes.
const (
	maksUraian = 5000
	maksUsul   = 1000
)

// isiPermohonan puts what is asked into a request. A correction that names a field is about
// the category of that field.
func (s *Service) isiPermohonan(m hak.Masukan, x MintaHak) (hak.Masukan, error) {
	uraian, usul := rapikanUraian(x.Uraian), rapikanUraian(x.Usul)
	switch {
	case len(uraian) > maksUraian:
		return m, hak.ErrPermohonan.Invalidf("uraian paling panjang 5.000 huruf; ringkaskan").Pada("uraian")
	case len(usul) > maksUsul:
		return m, hak.ErrPermohonan.Invalidf("isi yang benar paling panjang 1.000 huruf; ringkaskan").Pada("usul")
	}
	m.Jenis, m.Lingkup, m.Uraian = x.Jenis, x.Lingkup, privasi.Tutup(uraian)
	if usul != "" {
		m.Usul = privasi.Tutup(usul)
	}
	if x.Bidang == "" {
		return m, nil
	}
	b, ada := s.bidangPribadi(x.Bidang)
	if !ada {
		return m, hak.ErrPermohonan.Invalidf("data itu tidak dikenal; pilih dari daftar").Pada("bidang")
	}
	m.Bidang, m.Lingkup = x.Bidang, []string{b.Kategori}
	return m, nil
}

// bidangPribadi finds a personal field by its type and name, "santri.Santri.HP".
func (s *Service) bidangPribadi(nama string) (b privasi.Bidang, ada bool) {
	i := strings.LastIndexByte(nama, '.')
	if i < 0 {
		return b, false
	}
	t := s.Daftar.Tipe(nama[:i])
	if t == nil {
		return b, false
	}
	b, ada = t.Cari(nama[i+1:])
	return b, ada && b.Pribadi()
}
