package lembur

import (
	"github.com/shopspring/decimal"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai/uraian"
)

var (
	// ErrUpah says that a wage is negative, beyond [dasar.MaxRupiah], or missing.
	ErrUpah = dasar.Aturan("PEG-LEMBUR-03")
	// ErrPekan says that a working week has neither five nor six days.
	ErrPekan = dasar.Aturan("PEG-LEMBUR-04")
)

// Upah is the monthly wage that overtime is computed on, exact: 75% of a wage and
// an average have parts of a rupiah. The zero value is Rp0.
type Upah struct {
	jumlah decimal.Decimal
	bagi   int64 // divisor, 0 = 1
}

// Rupiah returns the wage half up to whole rupiah, for the eye.
func (u Upah) Rupiah() dasar.Rupiah { return u.kali(decimal.NewFromInt(1), 1) }

// kali returns the wage × satuan ÷ pembagi, half up to whole rupiah.
func (u Upah) kali(satuan decimal.Decimal, pembagi int64) dasar.Rupiah {
	return dasar.Rupiah(u.jumlah.Mul(satuan).DivRound(decimal.NewFromInt(max(u.bagi, 1)*pembagi), 0).IntPart())
}

func bulat(r dasar.Rupiah) decimal.Decimal { return decimal.NewFromInt(int64(r)) }

// Dasar returns the base of a monthly wage: pokok + tunjangan tetap, or, when that
// is less than 75% of the whole wage, 75% of the whole wage (Ps. 32(3)-(4)).
// Exactly 75% keeps the fixed wage.
func (t *Tabel) Dasar(pokok, tetap, tidakTetap dasar.Rupiah, u *uraian.Uraian) (Upah, error) {
	if err := batas(pokok, tetap, tidakTetap); err != nil {
		return Upah{}, err
	}
	seluruh := bulat(pokok + tetap + tidakTetap)
	paling := seluruh.Mul(t.Tetap.Persen).Shift(-2)
	hasil := Upah{jumlah: bulat(pokok + tetap)}
	if hasil.jumlah.LessThan(paling) {
		hasil.jumlah = paling
		u.Catatf(t.Tetap.Sumber, hasil.Rupiah(), "upah tetap kurang dari %s%% upah seluruhnya: dasar lembur %[1]s%% × %s", t.Tetap.Persen, pokok+tetap+tidakTetap)
	} else {
		u.Catatf(t.Tetap.Sumber, hasil.Rupiah(), "dasar lembur 100%% dari pokok %s + tunjangan tetap %s", pokok, tetap)
	}
	return hasil, nil
}

// DasarHarian returns the base of a daily wage: × 25 in a week of six working
// days, × 21 in one of five (Ps. 33(1)).
func (t *Tabel) DasarHarian(sehari dasar.Rupiah, pekan int, u *uraian.Uraian) (Upah, error) {
	if err := batas(sehari); err != nil {
		return Upah{}, err
	}
	if err := periksaPekan(pekan); err != nil {
		return Upah{}, err
	}
	hari := t.Harian.Pekan6
	if pekan == 5 {
		hari = t.Harian.Pekan5
	}
	hasil := Upah{jumlah: bulat(sehari * dasar.Rupiah(hari))}
	u.Catatf(t.Harian.Sumber, hasil.Rupiah(), "upah sebulan %d × %s sehari", hari, sehari)
	return hasil, nil
}

// DasarHasil returns the base of pay by piece (satuan hasil): the average of the
// last twelve months, or of all months when there are fewer, and never less than
// the minimum wage (Ps. 33(2)-(3)). bulanan holds the pay of each month, oldest
// first, a month without pay as nol; umk 0 means no floor.
func (t *Tabel) DasarHasil(bulanan []dasar.Rupiah, umk dasar.Rupiah, u *uraian.Uraian) (Upah, error) {
	bulanan = bulanan[max(0, len(bulanan)-t.Hasil.Bulan):]
	if err := batas(append([]dasar.Rupiah{umk}, bulanan...)...); err != nil {
		return Upah{}, err
	}
	if len(bulanan) == 0 {
		return Upah{}, ErrUpah.Invalidf("isi penghasilan paling sedikit satu bulan untuk menghitung rata-rata").Pada("upah")
	}
	hasil := Upah{bagi: int64(len(bulanan))}
	for _, b := range bulanan {
		hasil.jumlah = hasil.jumlah.Add(bulat(b))
	}
	u.Catatf(t.Hasil.Sumber, hasil.Rupiah(), "rata-rata %d bulan", len(bulanan))
	if hasil.jumlah.LessThan(bulat(umk).Mul(decimal.NewFromInt(hasil.bagi))) {
		hasil = Upah{jumlah: bulat(umk)}
		u.Catat(t.Hasil.Sumber, "di bawah upah minimum: dasar lembur upah minimum", umk)
	}
	return hasil, nil
}

// Sejam returns the wage of one hour, base ÷ 173, half up to whole rupiah, for the
// eye. It is not what hours are multiplied with.
func (t *Tabel) Sejam(dasarUpah Upah) dasar.Rupiah {
	return dasarUpah.kali(decimal.NewFromInt(1), t.Jam.Pembagi)
}

func batas(semua ...dasar.Rupiah) error {
	for _, r := range semua {
		if r < 0 || r > dasar.MaxRupiah {
			return ErrUpah.Invalidf("upah harus Rp0 sampai %s", dasar.MaxRupiah).Pada("upah")
		}
	}
	return nil
}

func periksaPekan(pekan int) error {
	if pekan != 5 && pekan != 6 {
		return ErrPekan.Invalidf("hari kerja sepekan harus 5 atau 6").Pada("pekan")
	}
	return nil
}
