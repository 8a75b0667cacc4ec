package keuangan

import (
	"github.com/pesantren-go/pesantren/dasar"
)

// Tambah returns s with amounts added; a sum that an int64 cannot hold is
// [ErrJumlah].
func (s SaldoAkun) Tambah(debit, kredit dasar.Rupiah) (SaldoAkun, error) {
	var errD, errK error
	s.Debit, errD = dasar.JumlahRupiah(s.Debit, debit)
	s.Kredit, errK = dasar.JumlahRupiah(s.Kredit, kredit)
	if errD != nil || errK != nil {
		return s, ErrJumlah.Invalidf("saldo akun %s melebihi batas bilangan", s.Akun)
	}
	return s, nil
}

// Netto returns debit less kredit: positive is a debit balance.
func (s SaldoAkun) Netto() dasar.Rupiah { return s.Debit - s.Kredit }

// BarisNeraca is one account of a trial balance: its balance before the
// period, what moved in it, and its balance after; balances are debit less
// kredit.
type BarisNeraca struct {
	Akun                       Akun
	Awal, Debit, Kredit, Akhir dasar.Rupiah
}

// Neraca is a trial balance (neraca saldo). Its rows are the accounts with
// lines, ordered by code. Debit and Kredit are the totals of the two columns of
// closing balances; they are equal in books that are whole.
type Neraca struct {
	Baris         []BarisNeraca
	Debit, Kredit dasar.Rupiah
}

// SusunNeraca builds the trial balance from the balances before a period and
// at its end. Accounts missing in the chart are shown by their code alone, so
// that no amount hides.
func SusunNeraca(bagan []Akun, awal, akhir []SaldoAkun) (Neraca, error) {
	peta, sebelum := Peta(bagan), map[KodeAkun]SaldoAkun{}
	for _, s := range awal {
		t, err := sebelum[s.Akun].Tambah(s.Debit, s.Kredit)
		if err != nil {
			return Neraca{}, err
		}
		sebelum[s.Akun] = t
	}
	var n Neraca
	letak := map[KodeAkun]int{}
	total := SaldoAkun{Akun: "semua"}
	for _, s := range akhir {
		i, ada := letak[s.Akun]
		if !ada {
			a, dikenal := peta[s.Akun]
			if !dikenal {
				a = Akun{Kode: s.Akun, Nama: string(s.Akun)}
			}
			i = len(n.Baris)
			letak[s.Akun] = i
			m := sebelum[s.Akun]
			n.Baris = append(n.Baris, BarisNeraca{Akun: a, Awal: m.Netto(), Debit: -m.Debit, Kredit: -m.Kredit})
		}
		b := &n.Baris[i]
		b.Debit, b.Kredit = b.Debit+s.Debit, b.Kredit+s.Kredit
	}
	for i := range n.Baris {
		b := &n.Baris[i]
		b.Akhir = b.Awal + b.Debit - b.Kredit
		var err error
		if total, err = total.Tambah(max(b.Akhir, 0), max(-b.Akhir, 0)); err != nil {
			return Neraca{}, err
		}
	}
	n.Debit, n.Kredit = total.Debit, total.Kredit
	return n, nil
}
