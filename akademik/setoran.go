package akademik

import (
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/akademik/hafalan"
	"github.com/pesantren-go/pesantren/akademik/mushaf"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// RentangAyat is a range of ayat by their number in the mushaf (1 to 6236), both ends
// included.
type RentangAyat struct {
	Dari   int `privasi:"-,nomor ayat"`
	Sampai int `privasi:"-,nomor ayat"`
}

// Kesalahan counts the errors of one kind. Kinds are words of the school: tawaqquf,
// tark, tabdil, mad.
type Kesalahan struct {
	Jenis  string `privasi:"-,jenis kesalahan bacaan"`
	Banyak int    `privasi:"-,banyaknya kesalahan"`
}

// Setoran is one recitation of one santri to one listener. It is never changed: a
// mistake becomes void with a reason and is entered again.
type Setoran struct {
	Lembaga   dasar.LembagaID `privasi:"-,penanda lembaga"`
	ID        string          `privasi:"-,penanda acak"`
	Santri    santri.ID       `privasi:"orang=santri"`
	Rombel    RombelID        `privasi:"-,penanda acak"` // halaqah in which it was heard, "" = none
	Jenis     hafalan.Jenis   `privasi:"-,jenis setoran"`
	Rentang   []RentangAyat   `privasi:"kategori=akademik.hafalan;kelas=umum;retensi=akademik_tetap;terbuka=capaian hafalan dihitung dengannya"`
	Kesalahan []Kesalahan     `privasi:"kategori=akademik.hafalan;kelas=umum;retensi=akademik_tetap;terbuka=nilai setoran dihitung dengannya"`
	Skor      string          `privasi:"kategori=akademik.hafalan;kelas=umum;retensi=akademik_tetap;terbuka=rapor dihitung dengannya"` // decimal text, "" = none given
	Hasil     hafalan.Hasil   `privasi:"kategori=akademik.hafalan;kelas=umum;retensi=akademik_tetap;terbuka=capaian hafalan dihitung dengannya"`
	Catatan   string          `privasi:"kategori=akademik.hafalan;kelas=umum;retensi=akademik_tetap;terbuka=catatan bacaan dari guru"`
	Tanggal   dasar.Tanggal   `privasi:"-,tanggal setoran"`
	Batal     string          `privasi:"-,alasan pembatalan catatan"`
	Oleh      string          `privasi:"-,akun petugas"` // who listened and recorded
	Dicatat   time.Time       `privasi:"-,saat pencatatan"`
	Versi     int             `privasi:"-,nomor versi catatan"`
}

var (
	// ErrSetoran says that a recitation is malformed.
	ErrSetoran = dasar.Aturan("AKD-SETORAN-01")
	// ErrSetoranDepan says that a recitation lies in the future.
	ErrSetoranDepan = dasar.Aturan("AKD-SETORAN-02")
	// ErrSetoranTiada says that there is no such recitation, or none that the actor may
	// know of.
	ErrSetoranTiada = dasar.Aturan("AKD-SETORAN-03")
	// ErrSetoranBatal says that a recitation is void already, or that voiding lacks a
	// reason.
	ErrSetoranBatal = dasar.Aturan("AKD-SETORAN-04")
	// ErrSantriTiada says that there is no such santri, or none that the actor may
	// know of.
	ErrSantriTiada = dasar.Aturan("AKD-SETORAN-05")
	// ErrSantriTakAktif says that the santri is not one of the pesantren on the day.
	ErrSantriTakAktif = dasar.Aturan("AKD-SETORAN-06")
)

const maksRentang = 60 // ranges and kinds of error of one recitation

// Validate refuses, with [ErrSetoran], a recitation by itself: no range, one that
// runs backwards or beyond the mushaf, an unknown kind or verdict, negative errors.
func (s Setoran) Validate() error {
	salah := func(bidang, pesan string) error { return ErrSetoran.Invalidf("%s", pesan).Pada(bidang) }
	catatan, err := dasar.Rapikan(s.Catatan, 200)
	switch {
	case s.Santri == "":
		return salah("santri", "pilih santrinya")
	case !slices.Contains(hafalan.DaftarJenis(), s.Jenis):
		return salah("jenis", "pilih ziyadah, murojaah, tasmi, atau ujian")
	case s.Hasil != hafalan.Lulus && s.Hasil != hafalan.Ulang:
		return salah("hasil", "pilih lulus atau ulang")
	case s.Tanggal.IsZero():
		return salah("tanggal", "isi tanggal setoran")
	case len(s.Rentang) == 0 || len(s.Rentang) > maksRentang:
		return salah("rentang", "isi ayat yang disetorkan, misalnya 2:1-5")
	case len(s.Kesalahan) > maksRentang:
		return salah("kesalahan", "jenis kesalahan terlalu banyak")
	case err != nil || catatan != s.Catatan:
		return salah("catatan", "catatan paling banyak 200 karakter dalam satu baris")
	}
	for _, r := range s.Rentang {
		if r.Dari < 1 || r.Sampai > mushaf.JumlahAyat || r.Sampai < r.Dari {
			return salah("rentang", "ayat tidak ada di mushaf, atau awalnya sesudah akhirnya")
		}
	}
	for _, k := range s.Kesalahan {
		if t, err := dasar.Rapikan(k.Jenis, maksKode); err != nil || t == "" || t != k.Jenis || k.Banyak < 0 || k.Banyak > 10_000 {
			return salah("kesalahan", "kesalahan ditulis sebagai jenis dan banyaknya, tidak negatif")
		}
	}
	return nil
}

// Bacaan is the recitation as package hafalan computes with it. A void one has none:
// leave it out.
func (s Setoran) Bacaan() hafalan.Setoran {
	b := hafalan.Setoran{ID: s.Dicatat.UTC().Format(time.RFC3339Nano) + " " + s.ID, Tanggal: s.Tanggal, Jenis: s.Jenis, Hasil: s.Hasil}
	for _, r := range s.Rentang {
		b.Rentang = append(b.Rentang, mushaf.Rentang{Dari: mushaf.Ayat(r.Dari), Sampai: mushaf.Ayat(r.Sampai)})
	}
	for _, k := range s.Kesalahan {
		b.Kesalahan = append(b.Kesalahan, hafalan.Kesalahan{Jenis: hafalan.Salah(k.Jenis), Banyak: k.Banyak})
	}
	return b
}

// Salin returns a copy that shares nothing.
func (s Setoran) Salin() Setoran {
	s.Rentang, s.Kesalahan = slices.Clone(s.Rentang), slices.Clone(s.Kesalahan)
	return s
}
