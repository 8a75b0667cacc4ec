package santri

import (
	"github.com/pesantren-go/pesantren/dasar"
)

// NIK is a Nomor Induk Kependudukan: 16 digits, given once for life. Positions
// 1-6 name the region of first registration, 7-12 the birth day as DDMMYY (a
// woman's day is written 40 higher), 13-16 a serial number from 0001. The zero
// value means "not known".
//
// The region is not the place of birth or residence, the century is not
// written, and a NIK that was issued with a wrong date or sex stays as it is
// (PP 40/2019, article 30): see [NIK.Cocok].
type NIK string

var (
	// ErrNIKPanjang says that a NIK has not exactly 16 digits.
	ErrNIKPanjang = dasar.Aturan("SAN-NIK-01")
	// ErrNIKHuruf says that a NIK holds something that is not a digit.
	ErrNIKHuruf = dasar.Aturan("SAN-NIK-02")
	// ErrNIKTanggal says that the date inside exists in no century.
	ErrNIKTanggal = dasar.Aturan("SAN-NIK-03")
	// ErrNIKUrut says that the serial number is 0000.
	ErrNIKUrut = dasar.Aturan("SAN-NIK-04")
	// ErrNIKWilayah says that the province or kabupaten is 00.
	ErrNIKWilayah = dasar.Aturan("SAN-NIK-05")
	// ErrNIKProvinsi warns that no province has the first two digits; new
	// provinces appear, so it is no refusal.
	ErrNIKProvinsi = dasar.Aturan("SAN-NIK-06")
	// ErrNIKLahir warns that the recorded birth date is another one.
	ErrNIKLahir = dasar.Aturan("SAN-NIK-07")
	// ErrNIKKelamin warns that the recorded sex is the other one.
	ErrNIKKelamin = dasar.Aturan("SAN-NIK-08")
)

// ParseNIK reads a NIK as offices write it. An empty text is the zero NIK.
// Apostrophes in front and separators are repaired; a wrong length, letters,
// an impossible date, serial 0000 and region 00 are Invalid; a province that
// does not exist (yet) is a warning.
func ParseNIK(s string) (NIK, Bacaan, error) {
	var b Bacaan
	t, err := angkaTeks(s, &b)
	if err != nil || t == "" {
		return "", b, err
	}
	if !digit(t) {
		return "", b, ErrNIKHuruf.Invalidf("NIK hanya boleh berisi angka; periksa huruf O dan I")
	}
	if len(t) != 16 {
		return "", b, ErrNIKPanjang.Invalidf("NIK harus 16 angka, ini %d; periksa di kartu keluarga", len(t))
	}
	n := NIK(t)
	switch {
	case t[:2] == "00" || t[2:4] == "00":
		return "", b, ErrNIKWilayah.Invalidf("kode wilayah NIK tidak ada; periksa 4 angka pertama")
	case len(n.KemungkinanLahir()) == 0:
		return "", b, ErrNIKTanggal.Invalidf("tanggal lahir di dalam NIK tidak ada di kalender; periksa angka ke-7 sampai ke-12")
	case t[12:] == "0000":
		return "", b, ErrNIKUrut.Invalidf("nomor urut NIK tidak boleh 0000; periksa 4 angka terakhir")
	}
	if !provinsiAda(t[:2]) {
		b.ingatkan(ErrNIKProvinsi, "kode provinsi NIK tidak dikenal; cocokkan dengan kartu keluarga")
	}
	return n, b, nil
}

// KemungkinanLahir returns the birth days that the NIK allows, the earlier
// century first: one or two days, none for a NIK that did not come from
// [ParseNIK].
func (n NIK) KemungkinanLahir() []dasar.Tanggal {
	if len(n) != 16 || !digit(string(n)) {
		return nil
	}
	hari, bulan, tahun := dua(n[6:]), dua(n[8:]), dua(n[10:])
	if hari > 40 {
		hari -= 40
	}
	var hasil []dasar.Tanggal
	for _, abad := range []int{1900, 2000} {
		if t, err := dasar.BuatTanggal(abad+tahun, bulan, hari); err == nil {
			hasil = append(hasil, t)
		}
	}
	return hasil
}

// JenisKelamin returns the sex that the NIK was issued with, "" for the zero
// NIK. It may be proposed for an empty field; a person decides.
func (n NIK) JenisKelamin() JenisKelamin {
	switch {
	case len(n) != 16 || !digit(string(n)):
		return ""
	case dua(n[6:]) > 40:
		return Perempuan
	}
	return LakiLaki
}

// Cocok compares the NIK with the recorded birth date and sex. Differences are
// warnings: a NIK keeps the date and sex it was issued with. Unset facts and
// the zero NIK compare as equal.
func (n NIK) Cocok(lahir dasar.Tanggal, jk JenisKelamin) []Peringatan {
	var b Bacaan
	if n == "" {
		return nil
	}
	cocok := lahir.IsZero()
	for _, t := range n.KemungkinanLahir() {
		cocok = cocok || t == lahir
	}
	if !cocok {
		b.ingatkan(ErrNIKLahir, "tanggal lahir berbeda dari NIK; cocokkan dengan akta atau kartu keluarga")
	}
	if jk != "" && jk != n.JenisKelamin() {
		b.ingatkan(ErrNIKKelamin, "jenis kelamin berbeda dari NIK; cocokkan dengan akta atau kartu keluarga")
	}
	return b.Peringatan
}

func dua(s NIK) int { return int(s[0]-'0')*10 + int(s[1]-'0') }

// provinsiAda knows the 38 province codes of Kepmendagri 300.2.2-2138/2025.
func provinsiAda(kode string) bool {
	switch kode[0] {
	case '1':
		return kode[1] >= '1'
	case '2':
		return kode == "21"
	case '3', '9':
		return kode[1] >= '1' && kode[1] <= '6'
	case '5':
		return kode[1] >= '1' && kode[1] <= '3'
	case '6':
		return kode[1] >= '1' && kode[1] <= '5'
	case '7':
		return kode[1] >= '1' && kode[1] <= '6'
	case '8':
		return kode == "81" || kode == "82"
	}
	return false
}
