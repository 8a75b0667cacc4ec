package keuanganberkas

import (
	"strconv"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
)

// bulanNama are month names in Indonesian and English, by their first three
// letters (agt and agu are August too).
var bulanNama = [...]string{"jan", "feb", "mar", "apr", "mei may", "jun", "jul", "agu agt ags aug", "sep", "okt oct", "nov", "des dec"}

func nomorBulan(s string) (int, bool) {
	if n, err := strconv.Atoi(s); err == nil {
		return n, len(s) <= 2
	}
	s = strings.ToLower(s)
	for i, nama := range bulanNama {
		if len(s) >= 3 && strings.Contains(nama, s[:3]) {
			return i + 1, true
		}
	}
	return 0, false
}

// periode is the span that a statement covers.
type periode struct{ dari, sampai dasar.Tanggal }

// tahun returns the year in which the day lies inside the period.
func (p periode) tahun(bulan, hari int) (dasar.Tanggal, bool) {
	if p.dari.IsZero() || p.sampai.IsZero() {
		return dasar.Tanggal{}, false
	}
	for y := p.dari.Tahun(); y <= p.sampai.Tahun(); y++ {
		t, err := dasar.BuatTanggal(y, bulan, hari)
		if err == nil && !t.Before(p.dari) && !t.After(p.sampai) {
			return t, true
		}
	}
	return dasar.Tanggal{}, false
}

// bacaHari reads a day written in the order urutan ("dmy", "mdy", "ymd", "dm"),
// with the time after it, if any. A year of four digits in front is year first,
// whatever the order.
func bacaHari(s, urutan string, p periode) (hari dasar.Tanggal, jam string, err error) {
	s = strings.TrimLeft(strings.TrimSpace(s), "'`’")
	tolak := func(sebab string) (dasar.Tanggal, string, error) {
		return dasar.Tanggal{}, "", ErrTanggalBaris.Invalidf("tanggal tidak terbaca: %s", sebab).Pada("tanggal")
	}
	bagian, jam := pilah(s)
	if len(bagian) == 1 && len(bagian[0]) == 8 { // 20261024
		bagian, urutan = []string{bagian[0][:4], bagian[0][4:6], bagian[0][6:]}, "ymd"
	}
	if len(bagian) == 3 && len(bagian[0]) == 4 {
		urutan = "ymd"
	}
	if len(bagian) == 2 && urutan[0] != 'y' {
		urutan = strings.TrimSuffix(urutan, "y")
	}
	if len(bagian) == 3 && len(urutan) == 2 {
		urutan += "y"
	}
	if len(bagian) != len(urutan) {
		return tolak("tulis misalnya 24/10/2026")
	}
	nilai := map[byte]string{}
	for i := range urutan {
		nilai[urutan[i]] = bagian[i]
	}
	b, okB := nomorBulan(nilai['m'])
	h, errH := strconv.Atoi(nilai['d'])
	if !okB || errH != nil || b > 12 {
		return tolak("periksa susunan tanggal dan bulan di berkas")
	}
	if nilai['y'] == "" {
		if p.dari.IsZero() {
			return dasar.Tanggal{}, "", ErrPeriode.Invalidf("tanggal di berkas tanpa tahun; isi masa mutasi yang diunduh").Pada("periode")
		}
		if t, ok := p.tahun(b, h); ok {
			return t, jam, nil
		}
		return tolak("di luar masa mutasi yang tertulis di berkas")
	}
	y, errY := strconv.Atoi(nilai['y'])
	if len(nilai['y']) == 2 {
		y += 2000
	}
	t, err := dasar.BuatTanggal(y, b, h)
	if errY != nil || err != nil || y < 1990 || y > 2999 {
		return tolak("tanggal itu tidak ada di kalender")
	}
	return t, jam, nil
}

// pilah parts a day from the time after it: "24/10/2026 13:51:37", "24 Okt 2026",
// "2026-10-24T13:51", "24/10/26 08.15.30".
func pilah(s string) (bagian []string, jam string) {
	if i := strings.IndexAny(s, " T"); i > 0 && strings.ContainsAny(s[:i], "/-.") && strings.ContainsAny(s[:1], "0123456789") {
		s, jam = s[:i], strings.TrimSpace(s[i+1:])
	}
	return strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("/-. ,", r) }), jam
}
