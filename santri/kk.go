package santri

import "github.com/pesantren-go/pesantren/dasar"

// NoKK is the 16-digit number of a kartu keluarga (family card). Its inner
// structure is not published and not checked. The zero value means "not known".
type NoKK string

var (
	// ErrKKPanjang says that a KK number has not exactly 16 digits.
	ErrKKPanjang = dasar.Aturan("SAN-KK-01")
	// ErrKKHuruf says that a KK number holds something that is not a digit.
	ErrKKHuruf = dasar.Aturan("SAN-KK-02")
	// ErrKKSamaNIK says that the KK number equals the person's NIK: operators
	// swap the two columns.
	ErrKKSamaNIK = dasar.Aturan("SAN-KK-03")
)

// ParseKK reads a KK number. An empty text is the zero NoKK; apostrophes and
// separators are repaired, anything else but 16 digits is Invalid.
func ParseKK(s string) (NoKK, Bacaan, error) {
	var b Bacaan
	t, err := angkaTeks(s, &b)
	switch {
	case err != nil || t == "":
		return "", b, err
	case !digit(t):
		return "", b, ErrKKHuruf.Invalidf("nomor KK hanya boleh berisi angka; periksa huruf O dan I")
	case len(t) != 16:
		return "", b, ErrKKPanjang.Invalidf("nomor KK harus 16 angka, ini %d; periksa di kartu keluarga", len(t))
	}
	return NoKK(t), b, nil
}

// BedaDari refuses, with [ErrKKSamaNIK], a KK number that equals the NIK of the
// person it was entered for.
func (k NoKK) BedaDari(n NIK) error {
	if k != "" && string(k) == string(n) {
		return ErrKKSamaNIK.Invalidf("nomor KK sama dengan NIK; isi nomor di kepala kartu keluarga")
	}
	return nil
}
