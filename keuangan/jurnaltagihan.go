package keuangan

import (
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// jumlahTagihan is what the bills of one fee add up to in one unit.
type jumlahTagihan struct{ bruto, potongan, jumlah dasar.Rupiah }

// jurnalTagihan makes the journals of bills of one fee. Income of a month that
// has begun is recognised at issue: debit receivable and discount, kredit
// income. Income of a later month waits on diMuka until akui, in a second
// journal whose Sumber ends in /akui. kop has everything but ID and lines.
func jurnalTagihan(kop Jurnal, k Komponen, diMuka KodeAkun, akui dasar.Tanggal, perUnit map[santri.KodeUnit]jumlahTagihan) (js []Jurnal) {
	kini, nanti := kop, kop
	nanti.Sumber, nanti.Tanggal = kop.Sumber+"/akui", akui
	units := make([]santri.KodeUnit, 0, len(perUnit))
	for u := range perUnit {
		units = append(units, u)
	}
	slices.SortFunc(units, func(a, b santri.KodeUnit) int { return strings.Compare(string(a), string(b)) })
	for _, u := range units {
		n := perUnit[u]
		kini.Baris = tambahBaris(kini.Baris, Baris{Akun: k.Piutang, Unit: u, Debit: n.jumlah})
		hasil := &kini
		if akui.After(kop.Tanggal) {
			hasil = &nanti
			kini.Baris = tambahBaris(kini.Baris, Baris{Akun: diMuka, Unit: u, Kredit: n.jumlah})
			nanti.Baris = tambahBaris(nanti.Baris, Baris{Akun: diMuka, Unit: u, Debit: n.jumlah})
		}
		hasil.Baris = tambahBaris(hasil.Baris, Baris{Akun: k.Keringanan, Unit: u, Debit: n.potongan})
		hasil.Baris = tambahBaris(hasil.Baris, Baris{Akun: k.Pendapatan, Unit: u, Kredit: n.bruto})
	}
	for _, j := range []Jurnal{kini, nanti} {
		if len(j.Baris) > 0 {
			j.ID = idBaru()
			js = append(js, j)
		}
	}
	return js
}

// tambahBaris appends a line unless it is nol.
func tambahBaris(bs []Baris, b Baris) []Baris {
	if b.Debit == 0 && b.Kredit == 0 {
		return bs
	}
	return append(bs, b)
}

// jurnalBatal makes the journals that undo a bill and the credit notes on it:
// the opposite of [jurnalTagihan] on the day of the void, or on the day of
// recognition where that still lies ahead.
func jurnalBatal(kop Jurnal, k Komponen, diMuka KodeAkun, t Tagihan, nota dasar.Rupiah) (js []Jurnal) {
	akui := k.pengakuan(t.Periode, t.Terbit)
	kini, nanti := kop, kop
	nanti.Sumber, nanti.Tanggal = kop.Sumber+"/akui", akui
	hasil := &kini
	if akui.After(kop.Tanggal) {
		hasil = &nanti
		kini.Baris = tambahBaris(kini.Baris, Baris{Akun: diMuka, Unit: t.Unit, Debit: t.Jumlah})
		nanti.Baris = tambahBaris(nanti.Baris, Baris{Akun: diMuka, Unit: t.Unit, Kredit: t.Jumlah})
	}
	hasil.Baris = tambahBaris(hasil.Baris, Baris{Akun: k.Pendapatan, Unit: t.Unit, Debit: t.Bruto})
	hasil.Baris = tambahBaris(hasil.Baris, Baris{Akun: k.Keringanan, Unit: t.Unit, Kredit: t.Potongan})
	kini.Baris = tambahBaris(kini.Baris, Baris{Akun: k.Keringanan, Unit: t.Unit, Kredit: nota})
	kini.Baris = tambahBaris(kini.Baris, Baris{Akun: k.Piutang, Unit: t.Unit, Kredit: t.Jumlah - nota})
	for _, j := range []Jurnal{kini, nanti} {
		if len(j.Baris) > 0 {
			j.ID = idBaru()
			js = append(js, j)
		}
	}
	return js
}
