package bpjs

import (
	"crypto/sha256"
	_ "embed"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
)

// ErrMasa says that a contribution month lies before the rows of a book.
var ErrMasa = dasar.Aturan("PEG-BPJS-03")

//go:embed iuran.csv
var berkasBaku string

// Buku is a checked, immutable set of dated rows; it may be shared.
type Buku struct {
	baris []Baris // by program, class, month
	sidik string
}

// Baku returns the embedded book: the law as known on 1 October 2026, for
// contribution months from March 2022 on. The age limit of JP and the start of the
// cap of 2022 are single-sourced or inferred.
func Baku() (*Buku, error) { return Baca(strings.NewReader(berkasBaku)) }

// Baca reads a whole book in the form of iuran.csv: CSV with the columns sejak
// (2026-03), program (KES, JHT, JP, JKK, JKM, JKP), kelas (1 to 5 for JKK),
// lembaga_persen, pekerja_persen, tambahan_persen (0.24; at most two decimals),
// batas_bawah (umk or empty), batas_atas, batas_usia (empty = none), dalam_bruto,
// pengurang (ya or tidak) and sumber. A row holds until the next one of the same
// program and class. Unreadable files are [ErrBerkas], contradictions [ErrBuku].
func Baca(r io.Reader) (*Buku, error) {
	baris, err := bacaBaris(r)
	if err != nil {
		return nil, err
	}
	return buat(baris)
}

// Tambah returns a new book with the rows of r added, for instance the cap of JP
// of next year. A row of the same month, program and class replaces the old one.
func (b *Buku) Tambah(r io.Reader) (*Buku, error) {
	baru, err := bacaBaris(r)
	if err != nil {
		return nil, err
	}
	lama := slices.DeleteFunc(slices.Clone(b.baris), func(x Baris) bool {
		return slices.ContainsFunc(baru, func(y Baris) bool { return urutBaris(x, y) == 0 })
	})
	return buat(append(lama, baru...))
}

func buat(baris []Baris) (*Buku, error) {
	slices.SortStableFunc(baris, urutBaris)
	wajib, ada := deretWajib(), map[deret]bool{}
	for i, x := range baris {
		switch {
		case !slices.Contains(wajib, x.deret()):
			return nil, ErrBuku.Invalidf("tabel iuran: %s kelas %d tidak dikenal; kelas 1 sampai %d hanya ada di JKK", potong(x.Program), x.Kelas, KelasJKK)
		case i > 0 && urutBaris(baris[i-1], x) == 0:
			return nil, ErrBuku.Invalidf("tabel iuran: %s %s ada dua kali", sebut(x.deret()), x.Sejak)
		case x.Tambahan > 0 && x.Program != Kesehatan:
			return nil, ErrBuku.Invalidf("tabel iuran: %s %s: anggota keluarga tambahan hanya ada di KES", sebut(x.deret()), x.Sejak)
		case x.Program == JKP && x.Lembaga+x.Pekerja > 0:
			return nil, ErrBuku.Invalidf("tabel iuran: JKP %s tidak menambah iuran; isi 0", x.Sejak)
		}
		ada[x.deret()] = true
	}
	for _, d := range wajib {
		if !ada[d] {
			return nil, ErrBuku.Invalidf("tabel iuran: baris %s tidak ada", sebut(d))
		}
	}
	h := sha256.New()
	for _, x := range baris {
		fmt.Fprintf(h, "%v\n", x)
	}
	return &Buku{baris: baris, sidik: fmt.Sprintf("%x", h.Sum(nil)[:4])}, nil
}

// Pada returns the table of one contribution month. A month before the first row
// of any program, or none, is refused with [ErrMasa].
func (b *Buku) Pada(bulan dasar.Bulan) (*Tabel, error) {
	if bulan.IsZero() {
		return nil, ErrMasa.Invalidf("isi bulan iurannya").Pada("bulan")
	}
	t := &Tabel{bulan: bulan, sidik: b.sidik}
	for _, d := range deretWajib() {
		x, ok := b.cari(d, bulan)
		if !ok {
			return nil, ErrMasa.Invalidf("tarif %s bulan %s belum ada di tabel iuran; tambahkan barisnya, atau pilih bulan lain", sebut(d), bulan.Panjang()).Pada("bulan")
		}
		*t.letak(d) = berlakukan(x)
	}
	t.siapkan(b.kapTerakhir())
	return t, nil
}

// cari returns the newest row of the sequence that is not after the month.
func (b *Buku) cari(d deret, bulan dasar.Bulan) (hasil Baris, ok bool) {
	for _, x := range b.baris {
		if x.deret() == d && x.Sejak.Compare(bulan) <= 0 {
			hasil, ok = x, true
		}
	}
	return hasil, ok
}

// kapTerakhir is the month since when the newest cap of JP holds: a later row that
// changes only the age limit does not make the cap younger.
func (b *Buku) kapTerakhir() (sejak dasar.Bulan) {
	var kap dasar.Rupiah
	for _, x := range b.baris {
		if x.Program == JP && (sejak.IsZero() || x.Atas != kap) {
			sejak, kap = x.Sejak, x.Atas
		}
	}
	return sejak
}

func sebut(d deret) string {
	if d.kelas > 0 {
		return fmt.Sprintf("%s kelas %d", d.program, d.kelas)
	}
	return string(d.program)
}

func potong(p Program) string {
	if len(p) > 20 {
		p = p[:20] + "…"
	}
	return strings.ToValidUTF8(string(p), "?")
}
