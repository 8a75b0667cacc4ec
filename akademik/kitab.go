package akademik

import (
	"cmp"
	"context"
	"iter"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/akademik/hafalan"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// CaraKitab is how a kitab is learnt.
type CaraKitab string

// The methods. What was recited by heart counts as memorised; all of them count as
// read.
const (
	Sorogan    CaraKitab = "sorogan"    // one by one before the ustadz
	Bandongan  CaraKitab = "bandongan"  // the ustadz reads, the group follows
	Musyawarah CaraKitab = "musyawarah" // the group reads among itself
	Lalaran    CaraKitab = "hafalan"    // by heart: nadham
)

// DaftarCaraKitab lists the methods in the order of forms.
func DaftarCaraKitab() []CaraKitab { return []CaraKitab{Lalaran, Sorogan, Bandongan, Musyawarah} }

// SelangKitab is a run of bait, pages or chapters of a kitab, both ends included.
type SelangKitab struct {
	Dari   int `privasi:"-,nomor bait, halaman, atau bab"`
	Sampai int `privasi:"-,nomor bait, halaman, atau bab"`
}

// SetoranKitab is what one santri learnt of a kitab on one day. It is never changed: a
// mistake becomes void with a reason and is entered again.
type SetoranKitab struct {
	Lembaga dasar.LembagaID `privasi:"-,penanda lembaga"`
	ID      string          `privasi:"-,penanda acak"`
	Santri  santri.ID       `privasi:"orang=santri"`
	Kitab   string          `privasi:"-,nama kitab"`   // code
	Rombel  RombelID        `privasi:"-,penanda acak"` // in which it was learnt, "" = none
	Cara    CaraKitab       `privasi:"-,cara belajar"`
	Selang  []SelangKitab   `privasi:"kategori=akademik.hafalan;kelas=umum;retensi=akademik_tetap;terbuka=capaian kitab dihitung dengannya"`
	Hasil   hafalan.Hasil   `privasi:"kategori=akademik.hafalan;kelas=umum;retensi=akademik_tetap;terbuka=capaian kitab dihitung dengannya"`
	Catatan string          `privasi:"kategori=akademik.hafalan;kelas=umum;retensi=akademik_tetap;terbuka=catatan bacaan dari guru"`
	Tanggal dasar.Tanggal   `privasi:"-,tanggal setoran"`
	Batal   string          `privasi:"-,alasan pembatalan catatan"`
	Oleh    string          `privasi:"-,akun petugas"` // the ustadz who heard and recorded
	Dicatat time.Time       `privasi:"-,saat pencatatan"`
	Versi   int             `privasi:"-,nomor versi catatan"`
}

// KitabStore keeps what is learnt of kitab. Records are never changed but to become
// void. It passes akademiktest.Run.
type KitabStore interface {
	// Simpan inserts records of Versi 0 and replaces those whose Versi equals the
	// stored one ([ErrVersi]).
	Simpan(ctx context.Context, l dasar.LembagaID, s ...SetoranKitab) error
	// Ambil returns the named ones in the order asked for; unknown ones are absent.
	Ambil(ctx context.Context, l dasar.LembagaID, id ...string) ([]SetoranKitab, error)
	// Milik returns the records of santri in a kitab ("" = all), void ones included,
	// by santri, day, moment of recording, ID.
	Milik(ctx context.Context, l dasar.LembagaID, kitab string, s ...santri.ID) ([]SetoranKitab, error)
	// Alirkan streams what Milik returns of all kitab. Other store methods may be called
	// while it runs.
	Alirkan(ctx context.Context, l dasar.LembagaID, s ...santri.ID) iter.Seq2[SetoranKitab, error]
}

var (
	// ErrKitab says that a record of a kitab is malformed.
	ErrKitab = dasar.Aturan("AKD-KITAB-01")
	// ErrKitabTiada says that the institution has no such kitab.
	ErrKitabTiada = dasar.Aturan("AKD-KITAB-02")
	// ErrKitabCatatan says that there is no such record, or none that the actor may
	// know of.
	ErrKitabCatatan = dasar.Aturan("AKD-KITAB-03")
)

// Validate refuses, with [ErrKitab], a record by itself; whether its numbers are in the
// kitab is known to [Service] only.
func (s SetoranKitab) Validate() error {
	salah := func(bidang, pesan string) error { return ErrKitab.Invalidf("%s", pesan).Pada(bidang) }
	catatan, err := dasar.Rapikan(s.Catatan, 200)
	switch {
	case s.Santri == "":
		return salah("santri", "pilih santrinya")
	case s.Kitab == "":
		return salah("kitab", "pilih kitabnya")
	case !slices.Contains(DaftarCaraKitab(), s.Cara):
		return salah("cara", "pilih hafalan, sorogan, bandongan, atau musyawarah")
	case s.Hasil != hafalan.Lulus && s.Hasil != hafalan.Ulang:
		return salah("hasil", "pilih lulus atau ulang")
	case s.Tanggal.IsZero():
		return salah("tanggal", "isi tanggalnya")
	case len(s.Selang) == 0 || len(s.Selang) > maksRentang:
		return salah("sampai", "isi dari nomor berapa sampai nomor berapa")
	case err != nil || catatan != s.Catatan:
		return salah("catatan", "catatan paling banyak 200 karakter dalam satu baris")
	}
	for _, r := range s.Selang {
		if r.Dari < 1 || r.Sampai < r.Dari || r.Sampai > maksKitab {
			return salah("sampai", "nomor awal sedikitnya 1 dan tidak sesudah nomor akhir")
		}
	}
	return nil
}

// Salin returns a copy that shares nothing.
func (s SetoranKitab) Salin() SetoranKitab {
	s.Selang = slices.Clone(s.Selang)
	return s
}

// BandingSetoranKitab orders records by santri, day, moment of recording, ID.
func BandingSetoranKitab(a, b SetoranKitab) int {
	return cmp.Or(cmp.Compare(a.Santri, b.Santri), a.Tanggal.Compare(b.Tanggal), a.Dicatat.Compare(b.Dicatat), cmp.Compare(a.ID, b.ID))
}

// KeadaanKitab is how far one santri has come in a kitab: unions, so that nothing
// counts twice, whatever the order of the records.
type KeadaanKitab struct {
	Hafal    hafalan.CapaianKitab // by heart
	Dibaca   hafalan.CapaianKitab // by whatever method, what is known by heart included
	Terakhir dasar.Tanggal        // newest day that passed, unset = none
	Lanjut   int                  // number after the newest record that passed; 0 = at its end
}

// susunKitab computes the state of one santri out of the records that stand. A kitab
// whose length was lowered since keeps what lies within it.
func susunKitab(k hafalan.Kitab, ss []SetoranKitab) (h KeadaanKitab, err error) {
	var hafal, baca []hafalan.SetoranKitab
	h.Lanjut = 1
	for _, s := range ss {
		if s.Batal != "" {
			continue
		}
		x := hafalan.SetoranKitab{ID: s.ID, Tanggal: s.Tanggal, Hasil: s.Hasil}
		akhir := 0
		for _, r := range s.Selang {
			if r.Dari <= k.Jumlah {
				akhir = min(r.Sampai, k.Jumlah)
				x.Selang = append(x.Selang, hafalan.Selang{Dari: int32(r.Dari), Sampai: int32(akhir)})
			}
		}
		if baca = append(baca, x); s.Cara == Lalaran {
			hafal = append(hafal, x)
		}
		if s.Hasil == hafalan.Lulus && !s.Tanggal.Before(h.Terakhir) && akhir > 0 {
			h.Terakhir, h.Lanjut = s.Tanggal, akhir+1
		}
	}
	if h.Lanjut > k.Jumlah {
		h.Lanjut = 0
	}
	for _, x := range []struct {
		ke *hafalan.CapaianKitab
		s  []hafalan.SetoranKitab
	}{{&h.Hafal, hafal}, {&h.Dibaca, baca}} {
		himpunan, err := hafalan.SusunKitab(k, x.s)
		if err != nil {
			return h, err
		}
		if *x.ke, err = hafalan.UkurKitab(k, himpunan); err != nil {
			return h, err
		}
	}
	return h, nil
}
