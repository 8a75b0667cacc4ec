package hafalan

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/pesantren-go/pesantren/santri"
)

// judulLembar is where the columns of a sheet stand.
type judulLembar struct {
	data       int            // index of the first row below the titles
	kolom      map[string]int // by field
	takDikenal []string
}

// kamusJudul gives the field of each usual title, letters only; nama and halaqah are for
// people and are not read.
var kamusJudul = map[string]string{
	"tanggal": "tanggal", "tgl": "tanggal", "tanggalsetoran": "tanggal", "hari": "tanggal",
	"nis": "nis", "nomorinduk": "nis", "noinduk": "nis", "nissantri": "nis",
	"jenis": "jenis", "jenissetoran": "jenis", "setoran": "jenis",
	"dari": "dari", "mulai": "dari", "awal": "dari", "ayatawal": "dari", "dariayat": "dari",
	"sampai": "sampai", "akhir": "sampai", "ayatakhir": "sampai", "sampaiayat": "sampai",
	"rentang": "rentang", "ayat": "rentang", "bacaan": "rentang", "suratayat": "rentang", "surahayat": "rentang",
	"nilai": "nilai", "hasil": "nilai", "keterangan": "nilai",
	"nama": "nama", "namasantri": "nama", "namalengkap": "nama", "halaqah": "halaqah", "kelas": "halaqah",
	"penguji": "penguji", "ustadz": "penguji", "ustaz": "penguji", "penyimak": "penguji", "musyrif": "penguji",
}

func sederhana(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// bacaJudul reads a row as titles: the first column of each field counts.
func bacaJudul(b santri.BarisLembar) judulLembar {
	j := judulLembar{kolom: map[string]int{}}
	for i, s := range b.Sel {
		bidang, ada := kamusJudul[sederhana(s.Teks)]
		if _, sudah := j.kolom[bidang]; ada && !sudah {
			j.kolom[bidang] = i
		} else if strings.TrimSpace(s.Teks) != "" {
			j.takDikenal = append(j.takDikenal, fmt.Sprintf("%s: %s", santri.HurufKolom(i), santri.PotongSel(s.Teks)))
		}
	}
	return j
}

func (j judulLembar) punya(bidang ...string) bool {
	return !slices.ContainsFunc(bidang, func(b string) bool { _, ada := j.kolom[b]; return !ada })
}

// kosong reports that a row has nothing of a recitation.
func (j judulLembar) kosong(b santri.BarisLembar) bool {
	for bidang, i := range j.kolom {
		if i < len(b.Sel) && strings.TrimSpace(b.Sel[i].Teks) != "" && !slices.Contains([]string{"nis", "nama", "halaqah", "tanggal", "penguji"}, bidang) {
			return false
		}
	}
	return true
}

func (j judulLembar) lengkap() bool {
	return j.punya("tanggal", "nis", "jenis", "nilai") && (j.punya("rentang") || j.punya("dari", "sampai"))
}

// NilaiJudul tells how many titles of a sheet of recitations are known in the best of
// its top rows, 0 for none. Readers use it to choose a separator or a sheet.
func NilaiJudul(l santri.Lembar) (n int) {
	for _, b := range l.Baris[:min(len(l.Baris), santri.JudulDalam)] {
		n = max(n, len(bacaJudul(b).kolom))
	}
	return n
}

func cariJudul(l santri.Lembar) (judulLembar, error) {
	for i, b := range l.Baris[:min(len(l.Baris), santri.JudulDalam)] {
		if j := bacaJudul(b); j.lengkap() {
			j.data = i + 1
			return j, nil
		}
	}
	return judulLembar{}, ErrLembarJudul.Invalidf("judul kolom tidak dikenal; perlu tanggal, nis, jenis, nilai, serta dari dan sampai (atau rentang)")
}
