package situs

import (
	"cmp"
	"slices"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/hafalan"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
)

var halamanMurojaah = []halaman{
	{pola: "GET /murojaah/{id}", izin: akun.LihatAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).murojaah},
}

type isiMurojaah struct {
	R     akademik.Rombel
	Hari  dasar.Tanggal
	Kini  bool
	Baris []BarisMurojaah // the longest overdue first
	Aman  int             // santri with nothing due
	Dasar string          // where the intervals come from
}

// BarisMurojaah is one santri with what is due for repetition.
type BarisMurojaah struct {
	Tampak
	Tagihan []hafalan.Tagihan
	Lain    int // further runs that do not fit
	Ayat    int // in all of them
	Lewat   int // days, of the longest overdue
}

const tagihanTampil = 6

// murojaah lists what the santri of a halaqah are due to repeat on a day.
func (k *kunjungan) murojaah() (err error) {
	isi := isiMurojaah{Hari: k.hariDipilih(), Dasar: hafalan.AturanMurojaahBaku().Sumber}
	isi.Kini = isi.Hari == k.hariIni()
	if isi.R, err = k.rombel(k.r.PathValue("id")); err != nil {
		return err
	}
	orang, err := k.anggotaTampak(isi.R, isi.Hari)
	if err != nil {
		return err
	}
	hafal, err := k.s.Akademik.HafalanRombel(k.ctx(), k.Pelaku, isi.R.ID, isi.Hari)
	if err != nil {
		return err
	}
	for _, o := range orang {
		ts, err := hafal[o.ID].Murojaah(hafalan.AturanMurojaahBaku(), isi.Hari)
		if err != nil {
			return err
		}
		if len(ts) == 0 {
			isi.Aman++
			continue
		}
		b := BarisMurojaah{Tampak: o, Tagihan: ts[:min(len(ts), tagihanTampil)], Lain: max(len(ts)-tagihanTampil, 0), Lewat: ts[0].Lewat}
		for _, t := range ts {
			b.Ayat += t.Rentang.Jumlah()
		}
		isi.Baris = append(isi.Baris, b)
	}
	slices.SortStableFunc(isi.Baris, func(a, b BarisMurojaah) int { return cmp.Compare(b.Lewat, a.Lewat) })
	return k.tampil("murojaah", "Murojaah "+isi.R.Nama, isi)
}
