package thr

import (
	"github.com/shopspring/decimal"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai/uraian"
)

var (
	// ErrUpah says that a wage is negative, beyond [dasar.MaxRupiah], or missing.
	ErrUpah = dasar.Aturan("PEG-THR-04")
	// ErrBulan says that a number of months is negative.
	ErrBulan = dasar.Aturan("PEG-THR-05")
)

// Besar returns the THR of a monthly wage after whole months of service: the wage
// from 12 months on, months ÷ 12 × wage (half up) from 1, nothing below.
func (t *Tabel) Besar(upah dasar.Rupiah, bulan int, u *uraian.Uraian) (dasar.Rupiah, error) {
	if err := periksaBesar(bulan, upah); err != nil {
		return 0, err
	}
	return t.besar(upah, 1, bulan, u), nil
}

// BesarHarian returns the average monthly wage of a daily worker, half up for the
// eye, and the THR of it, which is computed from the exact average. bulanan holds
// the pay of each month, oldest first; only the last twelve count. Without any
// month it is refused with [ErrUpah], unless the worker has no right yet.
func (t *Tabel) BesarHarian(bulanan []dasar.Rupiah, bulan int, u *uraian.Uraian) (rata, thr dasar.Rupiah, err error) {
	bulanan = bulanan[max(0, len(bulanan)-t.Harian.Bulan):]
	if err := periksaBesar(bulan, bulanan...); err != nil {
		return 0, 0, err
	}
	if len(bulanan) == 0 {
		if bulan < t.Hak.Bulan {
			return 0, t.besar(0, 1, bulan, u), nil
		}
		return 0, 0, ErrUpah.Invalidf("isi upah paling sedikit satu bulan untuk menghitung rata-rata").Pada("upah")
	}
	var jumlah dasar.Rupiah
	for _, b := range bulanan {
		jumlah += b
	}
	n := dasar.Rupiah(len(bulanan))
	rata = (jumlah + n/2) / n
	u.Catatf(t.Harian.Sumber, rata, "rata-rata upah %d bulan terakhir", n)
	return rata, t.besar(jumlah, n, bulan, u), nil
}

// besar is jumlah ÷ n × the share of the months, half up.
func (t *Tabel) besar(jumlah, n dasar.Rupiah, bulan int, u *uraian.Uraian) dasar.Rupiah {
	if bulan < t.Hak.Bulan {
		u.Catatf(t.Hak.Sumber, 0, "masa kerja %d bulan penuh: belum berhak THR", bulan)
		return 0
	}
	bagi := n * dasar.Rupiah(t.Penuh.Bulan)
	thr := (jumlah*dasar.Rupiah(min(bulan, t.Penuh.Bulan)) + bagi/2) / bagi
	switch {
	case !u.Perlu():
	case bulan >= t.Penuh.Bulan:
		u.Catatf(t.Penuh.Sumber, thr, "masa kerja %d bulan penuh: satu bulan upah", bulan)
	default:
		u.Catatf(t.Penuh.Sumber, thr, "masa kerja %d bulan penuh: %[1]d/%d × upah, dibulatkan sekali, setengah ke atas", bulan, t.Penuh.Bulan)
	}
	return thr
}

// JatuhTempo returns the last day to pay: seven days before the holiday.
func (t *Tabel) JatuhTempo(hariRaya dasar.Tanggal) dasar.Tanggal {
	return hariRaya.TambahHari(-t.Bayar.HariSebelum)
}

// Denda returns the fine of THR paid after its last day: 5%, half up, for the
// welfare of the workers. The THR itself stays due (Ps. 10).
func (t *Tabel) Denda(thr dasar.Rupiah, jatuhTempo, dibayar dasar.Tanggal, u *uraian.Uraian) dasar.Rupiah {
	if !dibayar.After(jatuhTempo) {
		return 0
	}
	denda := dasar.Rupiah(decimal.NewFromInt(int64(thr)).Mul(t.Telat.Persen).Shift(-2).Round(0).IntPart())
	u.Catatf(t.Telat.Sumber, denda, "dibayar %d hari sesudah batas: denda %s%% × %s, THR tetap wajib dibayar", dibayar.Selisih(jatuhTempo), t.Telat.Persen, thr)
	return denda
}

func periksaBesar(bulan int, upah ...dasar.Rupiah) error {
	for _, r := range upah {
		if r < 0 || r > dasar.MaxRupiah {
			return ErrUpah.Invalidf("upah dasar THR harus Rp0 sampai %s", dasar.MaxRupiah).Pada("upah")
		}
	}
	if bulan < 0 {
		return ErrBulan.Invalidf("masa kerja tidak boleh negatif").Pada("bulan")
	}
	return nil
}
