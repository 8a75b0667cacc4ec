package santri

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// Penerimaan takes one santri in: the person, wali, family, memberships and
// bed, kept together or not at all.
type Penerimaan struct {
	// Santri has Status Calon or Aktif. ID, Subjek and Alias are made when
	// empty; personal fields may be fresh. Lembaga, Keluarga, Dicatat and Versi
	// are set on the way.
	Santri Santri

	// Wali are the parents and guardians. Within one family, a wali of the same
	// relation and name (without titles) is one person, and is reused.
	Wali []WaliBaru

	// KunciKeluarga is the result of [KunciKeluarga]; "" makes a family of its
	// own unless Santri.Keluarga names a known one. It is personal and never
	// stored: only its blind index is.
	KunciKeluarga string

	// Keanggotaan are the first memberships, at most one per track; Mulai is
	// Pada when unset.
	Keanggotaan []Keanggotaan
	Mukim       *Mukim        // nil = non-mukim
	Pada        dasar.Tanggal // day of intake, at most today

	keluarga  Keluarga
	peristiwa Peristiwa
}

// WaliBaru is a wali with the relation to the santri being taken in.
type WaliBaru struct {
	Wali     Wali
	Hubungan Hubungan
	Utama    bool
}

// KategoriKunciKeluarga separates the blind indexes of family keys from those
// of other data.
const KategoriKunciKeluarga = "keluarga.kunci"

// SiapkanPenerimaan checks intakes, gives them ids, recognises wali that are
// known already, computes family keys and seals: everything that happens before
// a unit of work opens. An error names the first intake that is refused; nothing
// is stored but keys.
func (s *Service) SiapkanPenerimaan(ctx context.Context, p dasar.Pelaku, ps []*Penerimaan) error {
	if err := p.Validate(); err != nil {
		return err
	}
	if err := privasi.PeriksaKebijakan(ctx, s.Kebijakan, p); err != nil {
		return err
	}
	st, err := s.Stores.Struktur.Struktur(ctx, p.Lembaga)
	if err != nil {
		return err
	}
	for i, r := range ps {
		if err := s.periksaPenerimaan(p, st, r); err != nil {
			return urutan(err, i, len(ps))
		}
	}
	if err := s.kunciKeluarga(ctx, p.Lembaga, ps); err != nil {
		return err
	}
	if err := s.kenaliWali(ctx, p.Lembaga, ps); err != nil {
		return err
	}
	return s.segel(ctx, p.Lembaga, ps)
}

// urutan says which intake of a batch an error is about; a single one needs no
// number.
func urutan(err error, i, n int) error {
	if n == 1 {
		return err
	}
	return fmt.Errorf("santri ke-%d: %w", i+1, err)
}

func (s *Service) periksaPenerimaan(p dasar.Pelaku, st Struktur, r *Penerimaan) error {
	hari := s.hariIni(p.Lembaga)
	s.lengkapi(p, r)
	if err := r.Santri.Periksa(hari); err != nil {
		return err
	}
	e, err := Awal(r.Santri, r.Pada, p, hari)
	if err != nil {
		return err
	}
	e.ID, e.Dicatat = idBaru(), s.kini()
	r.peristiwa = e
	if !p.Lingkup.Semua && len(r.Keanggotaan) == 0 {
		return p.Lingkup.Periksa("")
	}
	var lama []Keanggotaan
	for _, k := range r.Keanggotaan {
		if err := p.Lingkup.Periksa(string(k.Unit)); err != nil {
			return err
		}
		if err := st.Periksa(k); err != nil {
			return err
		}
		if err := BukaAnggota(r.Santri.Status, lama, k); err != nil {
			return err
		}
		lama = append(lama, k)
	}
	if r.Mukim != nil {
		if err := BukaMukim(r.Santri.Status, nil, *r.Mukim); err != nil {
			return err
		}
	}
	return periksaWali(r.Wali)
}

// ErrWaliGanda says that one wali is given twice for a santri.
var ErrWaliGanda = dasar.Aturan("SAN-WALI-03")

func periksaWali(ws []WaliBaru) error {
	utama, lihat := 0, map[tandaWali]bool{}
	for _, w := range ws {
		t := tandaWali{hubungan: w.Hubungan, nama: KunciCari(TanpaGelar(w.Wali.Nama))}
		if lihat[t] {
			return ErrWaliGanda.Invalidf("wali yang sama diisi dua kali").Pada("wali")
		}
		lihat[t] = true
		if err := w.Wali.Periksa(); err != nil {
			return err
		}
		if err := w.Hubungan.Validate(); err != nil {
			return err
		}
		if w.Utama {
			utama++
		}
	}
	if utama > 1 {
		return ErrUtamaGanda.Invalidf("hanya satu wali yang menjadi kontak utama").Pada("wali")
	}
	return nil
}

// lengkapi fills ids, institution and moments.
func (s *Service) lengkapi(p dasar.Pelaku, r *Penerimaan) {
	kini := s.kini()
	n := &r.Santri
	n.Lembaga, n.Dicatat, n.Versi = p.Lembaga, kini, 0
	if n.ID == "" {
		n.ID = ID(idBaru())
	}
	if n.Subjek == "" {
		n.Subjek = privasi.NewSubjek()
	}
	if n.Alias == "" {
		n.Alias = Alias(uuid.NewString())
	}
	for i := range r.Wali {
		w := &r.Wali[i].Wali
		w.Lembaga = p.Lembaga
		if w.Versi == 0 {
			w.Dicatat = kini
		}
		if w.ID == "" {
			w.ID = WaliID(idBaru())
		}
		if w.Subjek == "" {
			w.Subjek = privasi.NewSubjek()
		}
	}
	for i := range r.Keanggotaan {
		k := &r.Keanggotaan[i]
		k.Lembaga, k.ID, k.Santri, k.Dicatat = p.Lembaga, idBaru(), n.ID, kini
		k.Selesai, k.Sebab = dasar.Tanggal{}, ""
		if k.Mulai.IsZero() {
			k.Mulai = r.Pada
		}
	}
	if m := r.Mukim; m != nil {
		m.Lembaga, m.ID, m.Santri, m.Dicatat, m.Selesai = p.Lembaga, idBaru(), n.ID, kini, dasar.Tanggal{}
		if m.Mulai.IsZero() {
			m.Mulai = r.Pada
		}
	}
}

func idBaru() string { return uuid.Must(uuid.NewV7()).String() }

// kunciKeluarga computes the blind index of all family keys in one go.
func (s *Service) kunciKeluarga(ctx context.Context, l dasar.LembagaID, ps []*Penerimaan) error {
	var teks []string
	var milik []*Penerimaan
	for _, r := range ps {
		r.keluarga = Keluarga{Lembaga: l, ID: KeluargaID(idBaru()), Dicatat: s.kini()}
		if r.KunciKeluarga != "" && r.Santri.Keluarga == "" {
			teks, milik = append(teks, r.KunciKeluarga), append(milik, r)
		}
	}
	if len(teks) == 0 {
		return nil
	}
	indeks, err := s.Brankas.IndeksBanyak(ctx, l, KategoriKunciKeluarga, teks)
	if err != nil {
		return err
	}
	for i, r := range milik {
		r.keluarga.Kunci = indeks[i]
	}
	return nil
}

// segel seals what is new in the whole batch.
func (s *Service) segel(ctx context.Context, l dasar.LembagaID, ps []*Penerimaan) error {
	santri, wali := make([]*Santri, len(ps)), make([]*Wali, 0, 2*len(ps))
	for i, r := range ps {
		santri[i] = &r.Santri
		for j := range r.Wali {
			wali = append(wali, &r.Wali[j].Wali)
		}
	}
	if err := privasi.Segel(ctx, s.Brankas, s.Daftar, l, santri...); err != nil {
		return err
	}
	return privasi.Segel(ctx, s.Brankas, s.Daftar, l, wali...)
}
