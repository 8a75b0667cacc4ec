package pegawai

import "encoding/base64"

// Kursor packs the sort key of the last record of a page into the opaque cursor
// that dasar.Page.After takes. Stores use it; nobody else reads it.
func Kursor(urut string) string { return base64.RawURLEncoding.EncodeToString([]byte(urut)) }

// BacaKursor unpacks what [Kursor] packed; "" gives "". Anything else is refused
// with [ErrKursor].
func BacaKursor(s string) (string, error) {
	b, err := base64.RawURLEncoding.DecodeString(s)
	if err != nil || (s != "" && len(b) == 0) {
		return "", ErrKursor.Invalidf("penanda halaman tidak dikenal; mulai lagi dari halaman pertama").Pada("after")
	}
	return string(b), nil
}

// Validate refuses, with [ErrSaringan], a condition on duties or service without
// its day.
func (f Saringan) Validate() error {
	if (f.Jabatan != "" || len(f.Unit) > 0 || f.Lingkup != nil || f.Bekerja) && f.Pada.IsZero() {
		return ErrSaringan.Invalidf("tanggal saringan belum diisi").Pada("pada")
	}
	return nil
}
