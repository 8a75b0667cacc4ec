package keuangan

import (
	"cmp"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// jurnalBayar makes the journal of a payment: debit the source of the money,
// kredit the receivable of each bill's unit, kredit the family's credit with
// the rest. Cash and bank are spread over the units whose bills they pay;
// credit belongs to one unit, so using it for another goes through the
// inter-unit account.
func jurnalBayar(at AturanBayar, b Pembayaran, titipan santri.KodeUnit, bagian []Bagian) (Jurnal, error) {
	var k barisJurnal
	perUnit := make(map[santri.KodeUnit]dasar.Rupiah)
	for _, g := range bagian {
		akun, ok := at.Piutang[g.Tagihan.Komponen]
		if !ok {
			return Jurnal{}, ErrBayarKomponen.Invalidf("komponen %s belum punya akun piutang; lengkapi daftar komponen", g.Tagihan.Komponen).Pada("komponen")
		}
		k.kredit(Baris{Akun: akun, Unit: g.Tagihan.Unit}, g.Jumlah)
		perUnit[g.Tagihan.Unit] += g.Jumlah
	}
	if b.SisaTitipan > 0 {
		k.kredit(Baris{Akun: at.Akun.Titipan, Unit: titipan}, b.SisaTitipan)
		perUnit[titipan] += b.SisaTitipan
	}
	switch {
	case b.Cara == DariTitipan:
		k.debit(Baris{Akun: at.Akun.Titipan, Unit: titipan}, b.Jumlah)
	case b.Cara == DariTakKenal:
		k.debit(Baris{Akun: at.Akun.TitipanTakKenal}, b.Jumlah)
	default:
		for unit, n := range perUnit {
			k.debit(barisUang(at, b.Cara, b.Laci, b.Rekening, unit), n)
		}
	}
	return Jurnal{
		Lembaga: b.Lembaga, ID: b.ID, Sumber: sumberBayar(b.ID), Jenis: Umum, Tanggal: b.Tanggal, Keterangan: keteranganBayar(b),
		Oleh: b.Oleh, Dicatat: b.Dicatat, Baris: k.selesai(at.Akun.AntarUnit),
	}, nil
}

func barisUang(at AturanBayar, cara CaraBayar, laci, rekening string, unit santri.KodeUnit) Baris {
	if cara == Tunai {
		return Baris{Akun: at.Akun.Kas, Unit: unit, Laci: laci}
	}
	return Baris{Akun: at.Akun.Bank, Unit: unit, Rekening: rekening}
}

func keteranganBayar(b Pembayaran) string {
	switch b.Cara {
	case Tunai:
		return "Pembayaran tunai"
	case Transfer:
		return "Pembayaran lewat transfer"
	case VA:
		return "Pembayaran lewat rekening virtual"
	case DariTakKenal:
		return "Penerimaan tak dikenal menjadi pembayaran"
	}
	return "Pemakaian titipan"
}

// barisJurnal collects lines: amounts of the same account and dimensions are
// added up, and the order is fixed at the end.
type barisJurnal struct{ baris []Baris }

func (k *barisJurnal) debit(b Baris, n dasar.Rupiah)  { k.tambah(b, n, 0) }
func (k *barisJurnal) kredit(b Baris, n dasar.Rupiah) { k.tambah(b, 0, n) }

func (k *barisJurnal) tambah(b Baris, debit, kredit dasar.Rupiah) {
	for i := range k.baris {
		c := k.baris[i]
		if (c.Debit > 0) == (debit > 0) {
			c.Debit, c.Kredit = 0, 0
			if c == b {
				k.baris[i].Debit += debit
				k.baris[i].Kredit += kredit
				return
			}
		}
	}
	b.Debit, b.Kredit = debit, kredit
	k.baris = append(k.baris, b)
}

// selesai balances every unit through the inter-unit account, whose lines add
// up to zero, and returns the lines: debits first, then by unit and account.
func (k *barisJurnal) selesai(antar KodeAkun) []Baris {
	lebih := make(map[santri.KodeUnit]dasar.Rupiah)
	for _, b := range k.baris {
		lebih[b.Unit] += b.Debit - b.Kredit
	}
	for unit, n := range lebih {
		if n > 0 {
			k.kredit(Baris{Akun: antar, Unit: unit}, n)
		} else if n < 0 {
			k.debit(Baris{Akun: antar, Unit: unit}, -n)
		}
	}
	slices.SortFunc(k.baris, func(x, y Baris) int {
		sisi := func(b Baris) int { return map[bool]int{true: 0, false: 1}[b.Debit > 0] }
		return cmp.Or(cmp.Compare(sisi(x), sisi(y)), cmp.Compare(x.Unit, y.Unit), cmp.Compare(x.Akun, y.Akun))
	})
	return k.baris
}
