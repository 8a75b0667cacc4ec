package bpjs

import (
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
)

var (
	// ErrBerkas says that a file of rows cannot be read: header, CSV, or a cell.
	ErrBerkas = dasar.Aturan("PEG-BPJS-01")
	// ErrBuku says that the rows contradict each other or the programs: a program
	// is missing, a row is there twice, a class does not exist.
	ErrBuku = dasar.Aturan("PEG-BPJS-02")
)

// maksBaris bounds one file.
const maksBaris = 5_000

var kepala = []string{
	"sejak", "program", "kelas", "lembaga_persen", "pekerja_persen", "tambahan_persen", "batas_bawah", "batas_atas", "batas_usia",
	"dalam_bruto", "pengurang", "sumber",
}

// bacaBaris reads the CSV form of the embedded iuran.csv.
func bacaBaris(r io.Reader) ([]Baris, error) {
	c := csv.NewReader(r)
	c.FieldsPerRecord = len(kepala)
	if k, err := c.Read(); err != nil || !slices.Equal(k, kepala) {
		return nil, ErrBerkas.Invalidf("baris pertama tabel iuran harus: %s", strings.Join(kepala, ",")).Karena(err)
	}
	var semua []Baris
	for {
		kolom, err := c.Read()
		switch {
		case errors.Is(err, io.EOF):
			return semua, nil
		case err != nil:
			return nil, ErrBerkas.Invalidf("tabel iuran tidak terbaca sebagai CSV; periksa baris sesudah baris ke-%d", len(semua)+1).Karena(err)
		case len(semua) == maksBaris:
			return nil, ErrBerkas.Invalidf("tabel iuran lebih dari %d baris", maksBaris)
		}
		b, salah := baris(kolom)
		if salah != "" {
			n, _ := c.FieldPos(0)
			return nil, ErrBerkas.Invalidf("tabel iuran baris %d: kolom %s salah isi; lihat bentuk iuran.csv", n, salah).Pada(salah)
		}
		semua = append(semua, b)
	}
}

// baris reads one record; salah names the first column that is wrong.
func baris(k []string) (b Baris, salah string) {
	periksa := func(i int, ok bool) {
		if !ok && salah == "" {
			salah = kepala[i]
		}
	}
	tarif := func(i int, maks Tarif) Tarif {
		t, ok := bacaTarif(k[i], maks)
		periksa(i, ok)
		return t
	}
	angka := func(i int, maks int64) int64 {
		n, err := strconv.ParseInt(k[i], 10, 64)
		periksa(i, k[i] == "" || (err == nil && n > 0 && n <= maks))
		return n
	}
	pilih := func(i int, ya, tidak string) bool {
		periksa(i, k[i] == ya || k[i] == tidak)
		return k[i] == ya
	}
	sejak, err := dasar.ParseBulan(k[0])
	periksa(0, err == nil)
	b = Baris{
		Sejak: sejak, Program: Program(k[1]), Kelas: int(angka(2, KelasJKK)),
		Lembaga: tarif(3, maksTarif), Pekerja: tarif(4, maksTarif), Tambahan: tarif(5, maksTarifTambahan),
		BawahUMK: pilih(6, "umk", ""), Atas: dasar.Rupiah(angka(7, int64(dasar.MaxRupiah))), BatasUsia: int(angka(8, 150)),
		Bruto: pilih(9, "ya", "tidak"), Pengurang: pilih(10, "ya", "tidak"), Sumber: k[11],
	}
	periksa(11, b.Sumber != "" && len(b.Sumber) <= 300)
	return b, salah
}
