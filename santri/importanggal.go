package santri

import (
	"strconv"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
)

var (
	// ErrImporTanggal says that a cell is not a day, or not one that exists.
	ErrImporTanggal = dasar.Aturan("IMP-TANGGAL-01")
	// ErrImporTahun says that a day was written with a year of two digits,
	// which is never guessed.
	ErrImporTahun = dasar.Aturan("IMP-TANGGAL-02")
	// ErrImporDepan says that a birth date lies in the future or before 1900.
	ErrImporDepan = dasar.Aturan("IMP-TANGGAL-03")
)

// BacaTanggal reads a day as offices write it (IMP-07): 24-11-2010,
// 24/11/2010, 24.11.2010, 2010-11-24, 24 November 2010 with Indonesian names
// and their usual short forms, a date cell, or the day number of a
// spreadsheet. Day and month are never swapped: Indonesian order is day,
// month, year, and 11/24/2010 is refused.
func BacaTanggal(s Sel) (dasar.Tanggal, error) {
	t := strings.ToLower(strings.Join(strings.Fields(strings.TrimLeft(strings.TrimSpace(s.Teks), "'’")), " "))
	if len(t) > 40 {
		return dasar.Tanggal{}, salahTanggal()
	}
	if digit(t) && len(t) >= 4 && len(t) <= 6 {
		return serialTanggal(t)
	}
	t = strings.TrimSuffix(strings.TrimSuffix(t, " 00:00:00"), " 0:00")
	bagian := strings.FieldsFunc(t, func(r rune) bool { return strings.ContainsRune(" -/.,", r) })
	if len(bagian) == 4 && hariPekan(bagian[0]) {
		bagian = bagian[1:]
	}
	if len(bagian) != 3 {
		return dasar.Tanggal{}, salahTanggal()
	}
	h, b, y := bagian[0], bagian[1], bagian[2]
	if len(h) == 4 && digit(h) {
		h, y = y, h
	}
	if digit(y) && len(y) == 2 {
		return dasar.Tanggal{}, ErrImporTahun.Invalidf("tahun harus empat angka; tulis misalnya 24-11-2010")
	}
	if !digit(h) || len(h) > 2 || !digit(y) || len(y) != 4 {
		return dasar.Tanggal{}, salahTanggal()
	}
	bulan, ada := bulanDari(b)
	if !ada {
		return dasar.Tanggal{}, salahTanggal()
	}
	hari, _ := strconv.Atoi(h)
	tahun, _ := strconv.Atoi(y)
	hasil, err := dasar.BuatTanggal(tahun, bulan, hari)
	if err != nil {
		return dasar.Tanggal{}, ErrImporTanggal.Invalidf("tanggal itu tidak ada di kalender; urutannya hari, bulan, tahun")
	}
	return hasil, nil
}

func salahTanggal() error {
	return ErrImporTanggal.Invalidf("bukan tanggal; tulis misalnya 24-11-2010 atau 24 November 2010")
}

// serialTanggal reads the day number of the 1900 system of spreadsheets.
func serialTanggal(t string) (dasar.Tanggal, error) {
	n, _ := strconv.Atoi(t)
	if n <= 60 || n > 73_050 { // 1 March 1900 to 31 December 2099
		return dasar.Tanggal{}, salahTanggal()
	}
	return dasar.Tgl(1899, 12, 30).TambahHari(n), nil
}

// bulanDari reads the number or name of a month.
func bulanDari(s string) (int, bool) {
	if digit(s) {
		n, err := strconv.Atoi(s)
		return n, err == nil && len(s) <= 2
	}
	switch s {
	case "januari", "jan", "january":
		return 1, true
	case "februari", "pebruari", "feb", "peb", "february":
		return 2, true
	case "maret", "mar", "mrt", "march":
		return 3, true
	case "april", "apr":
		return 4, true
	case "mei", "may":
		return 5, true
	case "juni", "jun", "june":
		return 6, true
	case "juli", "jul", "july":
		return 7, true
	case "agustus", "agu", "agt", "ags", "agust", "aug", "august":
		return 8, true
	case "september", "sep", "sept":
		return 9, true
	case "oktober", "okt", "oct", "october":
		return 10, true
	case "november", "nopember", "nov", "nop":
		return 11, true
	case "desember", "des", "dec", "december":
		return 12, true
	}
	return 0, false
}

func hariPekan(s string) bool {
	switch s {
	case "senin", "selasa", "rabu", "kamis", "jumat", "jum'at", "sabtu", "ahad", "minggu":
		return true
	}
	return false
}

// pisahTTL splits "Nganjuk, 24 November 2010" at the last comma (IMP-08);
// without one, at the first digit.
func pisahTTL(s string) (tempat, tanggal string) {
	i := strings.LastIndexByte(s, ',')
	if i >= 0 {
		return strings.TrimSpace(s[:i]), strings.TrimSpace(s[i+1:])
	}
	if i = strings.IndexAny(s, "0123456789"); i >= 0 {
		return strings.TrimRight(s[:i], " /-"), strings.TrimSpace(s[i:])
	}
	return strings.TrimSpace(s), ""
}
