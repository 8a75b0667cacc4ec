package hafalan

import (
	_ "embed"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
)

var (
	// ErrKitab says that a kitab is malformed: its name, unit, length or chapters.
	ErrKitab = dasar.Aturan("AKD-HAFALAN-11")
	// ErrDiLuarKitab says that a recitation leaves the kitab: bait 1003 of 1002.
	ErrDiLuarKitab = dasar.Aturan("AKD-HAFALAN-12")
)

// Kitab is a text that is learnt in whole numbers: bait of a nadham, pages or hadith of
// a kitab. How many there are depends on the edition: it is data with a source.
type Kitab struct {
	Kode   string
	Nama   string
	Satuan string // "bait", "halaman", "hadis"
	Jumlah int    // numbers 1 to Jumlah
	Bab    []Bab  // in order; may leave numbers out, and may be none
	Sumber string
}

// Bab is one chapter, both ends included.
type Bab struct {
	Nama   string
	Selang Selang
}

const maksKitab = 100_000

// Validate refuses, with [ErrKitab], a kitab without name, unit, length or source, and
// chapters that overlap or leave it.
func (k Kitab) Validate() error {
	for _, t := range []string{k.Kode, k.Nama, k.Satuan, k.Sumber} {
		if r, err := dasar.Rapikan(t, 200); err != nil || r == "" {
			return ErrKitab.Invalidf("isi kode, nama, satuan, dan sumber jumlah kitab").Pada("nama")
		}
	}
	if k.Jumlah < 1 || k.Jumlah > maksKitab {
		return ErrKitab.Invalidf("jumlah %s kitab harus 1 sampai %d", k.Satuan, maksKitab).Pada("jumlah")
	}
	lalu := int32(0)
	for _, b := range k.Bab {
		if b.Nama == "" || b.Selang.Validate() != nil || b.Selang.Dari <= lalu || int(b.Selang.Sampai) > k.Jumlah {
			return ErrKitab.Invalidf("bab kitab harus bernama, urut, tidak bertumpang, dan di dalam %d %s", k.Jumlah, k.Satuan).Pada("bab")
		}
		lalu = b.Selang.Sampai
	}
	return nil
}

func (k Kitab) seluruh() Himpunan { return Himpunan{[]Selang{{1, int32(k.Jumlah)}}} }

//go:embed kitab.csv
var berkasKitab string

// KitabBaku returns the nadham that come with the program. Only the 1,002 bait of the
// Alfiyah are agreed on; the other counts differ between editions.
func KitabBaku() ([]Kitab, error) { return BacaKitab(strings.NewReader(berkasKitab)) }

var kepalaKitab = []string{"kode", "nama", "satuan", "jumlah", "bab", "dari", "sampai", "sumber"}

// BacaKitab reads kitab in the form of kitab.csv: a row without bab begins a kitab,
// rows with the same kode after it are its chapters (bab, dari, sampai). Unreadable or
// contradicting rows are [ErrKitab].
func BacaKitab(r io.Reader) ([]Kitab, error) {
	c := csv.NewReader(r)
	c.FieldsPerRecord = len(kepalaKitab)
	if k, err := c.Read(); err != nil || !slices.Equal(k, kepalaKitab) {
		return nil, ErrKitab.Invalidf("baris pertama tabel kitab harus: %s", strings.Join(kepalaKitab, ",")).Karena(err)
	}
	var semua []Kitab
	for {
		b, err := c.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, ErrKitab.Invalidf("tabel kitab tidak terbaca sebagai CSV").Karena(err)
		}
		no, _ := c.FieldPos(0)
		if semua, err = tambahKitab(semua, b); err != nil {
			return nil, ErrKitab.Invalidf("tabel kitab baris %d salah isi; lihat bentuk kitab.csv", no).Karena(err)
		}
	}
	for i, k := range semua {
		if err := k.Validate(); err != nil {
			return nil, err
		}
		if slices.ContainsFunc(semua[:i], func(x Kitab) bool { return x.Kode == k.Kode }) {
			return nil, ErrKitab.Invalidf("kitab %s ada dua kali", k.Nama).Pada("kode")
		}
	}
	return semua, nil
}

func tambahKitab(semua []Kitab, b []string) ([]Kitab, error) {
	if b[4] == "" {
		n, err := strconv.Atoi(b[3])
		return append(semua, Kitab{Kode: b[0], Nama: b[1], Satuan: b[2], Jumlah: n, Sumber: b[7]}), err
	}
	dari, e1 := strconv.ParseInt(b[5], 10, 32)
	sampai, e2 := strconv.ParseInt(b[6], 10, 32)
	if err := errors.Join(e1, e2); err != nil || len(semua) == 0 || semua[len(semua)-1].Kode != b[0] {
		return semua, errors.Join(err, errors.New("chapter without its kitab"))
	}
	k := &semua[len(semua)-1]
	k.Bab = append(k.Bab, Bab{b[4], Selang{int32(dari), int32(sampai)}})
	return semua, nil
}
