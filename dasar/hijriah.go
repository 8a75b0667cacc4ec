package dasar

import "fmt"

// Hijriah is the label of a day in the Hijri calendar as the institution
// reckons it. It is a label only: records carry a [Tanggal], and package
// dasar/hijriah computes the label from month starts and official decisions.
// The zero value means "not known" and prints as "".
type Hijriah struct {
	Tahun int // from 1
	Bulan int // 1 Muharam to 12 Zulhijah
	Hari  int // 1 to 30
}

// The month names in Indonesian spelling (KBBI), from
// Muharam at index 0.
var namaHijriah = [12]string{"Muharam", "Safar", "Rabiulawal", "Rabiulakhir", "Jumadilawal", "Jumadilakhir", "Rajab", "Syakban", "Ramadan", "Syawal", "Zulkaidah", "Zulhijah"}

// IsZero reports whether the label is not known.
func (h Hijriah) IsZero() bool { return h == Hijriah{} }

// NamaBulan returns the Indonesian name of the month (KBBI spelling), or "".
func (h Hijriah) NamaBulan() string {
	if h.Bulan < 1 || h.Bulan > 12 {
		return ""
	}
	return namaHijriah[h.Bulan-1]
}

// String writes 12 Rabiulakhir 1448 H, or "" when not known.
func (h Hijriah) String() string {
	if h.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d %s %d H", h.Hari, h.NamaBulan(), h.Tahun)
}
