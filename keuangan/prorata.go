package keuangan

import (
	"cmp"
	"math/bits"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
)

// ErrBobot says that an amount cannot be split by the given weights.
var ErrBobot = dasar.Aturan("KEU-BAGI-01")

// Proporsi returns the part of a that falls on the days [dari, sampai) of a
// period of n days, counted from 0: floor(a×sampai÷n) − floor(a×dari÷n). The
// parts of a period that is cut anywhere add up to a, each is less than one
// rupiah from exact, and cutting a part in two changes nothing: 100.000 over 31
// days cut in 10, 11 and 10 gives 32.258, 35.483 and 32.259. The amount lies
// between nol and [dasar.MaxRupiah], 0 <= dari <= sampai <= n <= 366.
func Proporsi(a dasar.Rupiah, n, dari, sampai int) dasar.Rupiah {
	return a*dasar.Rupiah(sampai)/dasar.Rupiah(n) - a*dasar.Rupiah(dari)/dasar.Rupiah(n)
}

// BagiSebanding splits a by weights with the method of the largest remainder,
// ties going to the earlier weight, so that the parts add up to a: 100.000 in
// three equal parts is 33.334, 33.333, 33.333. Weights that are negative, or
// add up to nothing or beyond int64, are refused with [ErrBobot], as is a
// negative amount.
func BagiSebanding(a dasar.Rupiah, bobot ...int64) ([]dasar.Rupiah, error) {
	var jumlah int64
	for _, w := range bobot {
		if w < 0 || jumlah+w < jumlah {
			return nil, ErrBobot.Invalidf("bobot pembagian tidak boleh negatif atau melampaui batas bilangan")
		}
		jumlah += w
	}
	if jumlah == 0 || a < 0 {
		return nil, ErrBobot.Invalidf("tidak ada bobot untuk membagi %s", a)
	}
	bagian, sisa := make([]dasar.Rupiah, len(bobot)), make([]uint64, len(bobot))
	kurang := a
	for i, w := range bobot {
		hi, lo := bits.Mul64(uint64(a), uint64(w))
		q, r := bits.Div64(hi, lo, uint64(jumlah)) // hi < jumlah, because w <= jumlah and a < 2^63
		bagian[i], sisa[i] = dasar.Rupiah(q), r
		kurang -= bagian[i]
	}
	urut := make([]int, len(bobot))
	for i := range urut {
		urut[i] = i
	}
	slices.SortStableFunc(urut, func(x, y int) int { return cmp.Compare(sisa[y], sisa[x]) })
	for i := range int(kurang) {
		bagian[urut[i]]++
	}
	return bagian, nil
}

// hariTagih returns which days [dari, sampai) of the month a santri is charged
// who was there from masuk until before keluar. An unset masuk or keluar lies
// outside the month. Equal days mean nothing to charge.
func hariTagih(k Komponen, b dasar.Bulan, masuk, keluar dasar.Tanggal) (dari, sampai int) {
	awal, habis := b.Awal(), b.Akhir().TambahHari(1)
	n := habis.Selisih(awal)
	if (!keluar.IsZero() && !keluar.After(awal)) || !masuk.Before(habis) || (!keluar.IsZero() && !masuk.Before(keluar)) {
		return 0, 0
	}
	dari, sampai = 0, n
	if masuk.After(awal) {
		switch k.BulanMasuk {
		case BulanProporsi:
			dari = masuk.Selisih(awal)
		case BulanBebas:
			dari = n
		}
	}
	if !keluar.IsZero() && keluar.Before(habis) {
		switch k.BulanKeluar {
		case BulanProporsi:
			sampai = keluar.Selisih(awal)
		case BulanBebas:
			sampai = 0
		}
	}
	if dari >= sampai {
		return 0, 0
	}
	return dari, sampai
}
