package kantor

import (
	"context"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// ErrTinjauan says that a field is none of those that people confirm.
var ErrTinjauan = dasar.Aturan("PRI-TINJAU-01")

// Tinjauan is when each field of a person was last written or confirmed. A field that is
// not in it is as old as the record it stands in.
type Tinjauan struct {
	Lembaga dasar.LembagaID           `privasi:"-,lembaga"`
	Subjek  privasi.SubjekID          `privasi:"subjek"`
	Bidang  map[string]TinjauanBidang `privasi:"-,saat terakhir tiap isian ditulis atau diperiksa; bukan isinya"` // by "santri.Santri.HP"
	Dibuat  time.Time                 `privasi:"-,saat pertama dicatat"`
	Versi   uint64                    `privasi:"-,versi catatan"`
}

// TinjauanBidang is the last time somebody looked at a field.
type TinjauanBidang struct {
	Pada    time.Time
	Oleh    string
	Periksa bool // confirmed as it stands; false: written anew
}

var laciTinjauan = laci[Tinjauan]{"tinjauan", func(t *Tinjauan) kepala {
	return kepala{lembaga: t.Lembaga, id: string(t.Subjek), subjek: t.Subjek, status: "berlaku", pada: t.Dibuat, versi: &t.Versi}
}}

// CatatanOrang is one record that stands for a person: what a review is about.
type CatatanOrang struct {
	Subjek  privasi.SubjekID
	Tipe    string    // registered name
	Dicatat time.Time // when the record was made
}

// SumberTinjau lists the records that stand for the people who are here. The embedding
// application implements it.
type SumberTinjau interface {
	// Catatan pages through the records of a registered type, of everybody who is here.
	Catatan(ctx context.Context, l dasar.LembagaID, tipe string, p dasar.Page) ([]CatatanOrang, string, error)
	// CatatanDari returns the records of one person.
	CatatanDari(ctx context.Context, l dasar.LembagaID, s privasi.SubjekID) ([]CatatanOrang, error)
}

// IsianTinjau is one field of a person with its age.
type IsianTinjau struct {
	Tipe, Bidang string
	Terakhir     time.Time // written or confirmed
	Diperiksa    bool      // confirmed as it stood
	Usang        bool      // longer ago than the institution's interval
}

// kategoriTinjau are the data that change in a person's life and that he knows best; what
// the office gives out (NIS, NISN, notes) is not asked of him.
var kategoriTinjau = []string{privasi.KategoriNama, privasi.KategoriLahir, privasi.KategoriKelamin, privasi.KategoriNIK, privasi.KategoriNPWP, "identitas.kk", "kontak", privasi.KategoriAlamat, privasi.KategoriRekening}

// BidangTinjau are the fields of a registered type that people confirm.
func BidangTinjau(d *privasi.Daftar, tipe string) (bidang []string) {
	t := d.Tipe(tipe)
	if t == nil {
		return nil
	}
	for _, b := range t.Bidang {
		if b.Pribadi() && slices.ContainsFunc(kategoriTinjau, func(k string) bool { return b.Kategori == k || strings.HasPrefix(b.Kategori, k+".") }) {
			bidang = append(bidang, b.Nama)
		}
	}
	return bidang
}

// usia lists the fields of a record with their ages at a moment.
func (t Tinjauan) usia(d *privasi.Daftar, c CatatanOrang, bulan int, kini time.Time) (xs []IsianTinjau) {
	for _, b := range BidangTinjau(d, c.Tipe) {
		x := IsianTinjau{Tipe: c.Tipe, Bidang: b, Terakhir: c.Dicatat}
		if l, ada := t.Bidang[c.Tipe+"."+b]; ada && l.Pada.After(c.Dicatat) {
			x.Terakhir, x.Diperiksa = l.Pada, l.Periksa
		}
		x.Usang = !kini.Before(x.Terakhir.AddDate(0, bulan, 0))
		xs = append(xs, x)
	}
	return xs
}

// CatatTulis notes that fields of a person were written anew. [privasi.PencatatTulis] is
// what calls it, in the embedding application.
func (s *Service) CatatTulis(ctx context.Context, pel dasar.Pelaku, x privasi.SubjekID, tipe string, bidang ...string) error {
	boleh := BidangTinjau(s.Daftar, tipe)
	bidang = slices.DeleteFunc(slices.Clone(bidang), func(b string) bool { return !slices.Contains(boleh, b) })
	if len(bidang) == 0 || x == "" {
		return nil
	}
	return s.tinjau(ctx, pel, x, tipe, bidang, false)
}

// PeriksaSaya lists the fields of the caller or of his child that the office asks him to
// look at from time to time, with their ages.
func (s *Service) PeriksaSaya(ctx context.Context, pel dasar.Pelaku, x privasi.SubjekID) (xs []IsianTinjau, err error) {
	if err := s.milik(ctx, pel, x); err != nil {
		return nil, err
	}
	if s.Tinjau == nil {
		return nil, nil
	}
	cs, err := s.Tinjau.CatatanDari(ctx, pel.Lembaga, x)
	if err != nil {
		return nil, err
	}
	set, err := s.Setelan(ctx, pel.Lembaga)
	if err != nil {
		return nil, err
	}
	t, err := s.tinjauan(ctx, pel.Lembaga, x)
	for _, c := range cs {
		xs = append(xs, t[x].usia(s.Daftar, c, set.Isi.BulanTinjau(), s.kini())...)
	}
	return xs, err
}

// KonfirmasiData says that fields ("santri.Santri.HP") of the caller or of his child are
// right as they stand. What is wrong is corrected by a request, never here.
func (s *Service) KonfirmasiData(ctx context.Context, pel dasar.Pelaku, x privasi.SubjekID, bidang ...string) error {
	xs, err := s.PeriksaSaya(ctx, pel, x)
	if err != nil {
		return err
	}
	per := map[string][]string{}
	for _, b := range bidang {
		i := slices.IndexFunc(xs, func(y IsianTinjau) bool { return y.Tipe+"."+y.Bidang == b })
		if i < 0 {
			return ErrTinjauan.Invalidf("pilih isian yang sudah benar dari daftar").Pada("bidang")
		}
		per[xs[i].Tipe] = append(per[xs[i].Tipe], xs[i].Bidang)
	}
	if len(per) == 0 {
		return ErrTinjauan.Invalidf("centang isian yang sudah benar; yang salah dibetulkan lewat permohonan").Pada("bidang")
	}
	for _, tipe := range slices.Sorted(maps.Keys(per)) {
		if err := s.tinjau(ctx, pel, x, tipe, per[tipe], true); err != nil {
			return err
		}
	}
	return nil
}

// tinjau notes that fields were looked at now. Somebody else who does so at the same
// moment is read again and added to.
func (s *Service) tinjau(ctx context.Context, pel dasar.Pelaku, x privasi.SubjekID, tipe string, bidang []string, periksa bool) (err error) {
	for range 3 {
		if err = s.tinjauSekali(ctx, pel, x, tipe, bidang, periksa); dasar.KindOf(err) != dasar.Conflict {
			return err
		}
	}
	return err
}

func (s *Service) tinjauSekali(ctx context.Context, pel dasar.Pelaku, x privasi.SubjekID, tipe string, bidang []string, periksa bool) error {
	kini, jenis := s.kini(), "DataDitulis"
	if periksa {
		jenis = "DataDiperiksa"
	}
	return s.Atomic.Do(ctx, func(ctx context.Context, st Stores) error {
		t := Tinjauan{Lembaga: pel.Lembaga, Subjek: x, Dibuat: kini}
		r, err := st.Rekaman.Ambil(ctx, pel.Lembaga, laciTinjauan.jenis, string(x))
		switch {
		case dasar.KindOf(err) == dasar.NotFound:
		case err != nil:
			return err
		default:
			if t, err = laciTinjauan.keadaan(s.Daftar, r); err != nil {
				return err
			}
		}
		t.Bidang = maps.Clone(t.Bidang)
		if t.Bidang == nil {
			t.Bidang = map[string]TinjauanBidang{}
		}
		for _, b := range bidang {
			t.Bidang[tipe+"."+b] = TinjauanBidang{kini, pel.ID, periksa}
		}
		return laciTinjauan.simpan(ctx, s, st, pel, &t, []privasi.Peristiwa{{Jenis: jenis, Objek: string(x), Subjek: x, Sebab: strings.Join(bidang, ", "), Oleh: pel.ID, Pada: kini}})
	})
}

func (s *Service) tinjauan(ctx context.Context, l dasar.LembagaID, ss ...privasi.SubjekID) (map[privasi.SubjekID]Tinjauan, error) {
	ts, err := laciTinjauan.milik(ctx, s, l, ss...)
	m := make(map[privasi.SubjekID]Tinjauan, len(ts))
	for _, t := range ts {
		m[t.Subjek] = t
	}
	return m, err
}
