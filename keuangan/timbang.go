package keuangan

import (
	"fmt"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

var (
	// ErrTimbang says that a journal crosses units or funds without a pair.
	ErrTimbang = dasar.Aturan("KEU-JURNAL-06")
	// ErrAkunTiada says that a line names an account that the chart lacks.
	ErrAkunTiada = dasar.Aturan("KEU-JURNAL-07")
	// ErrAkunInduk says that a line names a header.
	ErrAkunInduk = dasar.Aturan("KEU-JURNAL-08")
	// ErrAkunMati says that a line names a retired account.
	ErrAkunMati = dasar.Aturan("KEU-JURNAL-09")
	// ErrDana says that the fund of a line does not fit its account.
	ErrDana = dasar.Aturan("KEU-JURNAL-10")
	// ErrRincian says that a line does not name its drawer or bank account.
	ErrRincian = dasar.Aturan("KEU-JURNAL-19")
)

// PeriksaAkun reports the first rule that j breaks against the chart of
// accounts: every account exists, accepts lines and fits the fund and
// dimension of its line; and debit equals kredit within each unit and fund. A
// journal of kind Pelepasan may cross funds with the pair of release accounts,
// one of kind Antar may move accounts between units and funds, when those
// lines add up to zero. A reversal is weighed by the journal it mirrors.
func (j Jurnal) PeriksaAkun(bagan map[KodeAkun]Akun) error {
	for i, b := range j.Baris {
		if err := b.periksaAkun(i+1, bagan); err != nil {
			return err
		}
	}
	if j.Jenis == Pembalik {
		return nil
	}
	return j.timbang(bagan)
}

func (b Baris) periksaAkun(nomor int, bagan map[KodeAkun]Akun) error {
	di := fmt.Sprintf("baris[%d]", nomor-1)
	a, ada := bagan[b.Akun]
	switch {
	case !ada:
		return ErrAkunTiada.Invalidf("baris %d: akun %s tidak ada di bagan akun", nomor, potong(string(b.Akun))).Pada(di)
	case !a.Posting:
		return ErrAkunInduk.Invalidf("baris %d: akun %s adalah induk; pilih akun rinciannya", nomor, b.Akun).Pada(di)
	case !a.Aktif:
		return ErrAkunMati.Invalidf("baris %d: akun %s sudah tidak dipakai", nomor, b.Akun).Pada(di)
	case a.Pembatasan == DenganPembatasan && b.Dana == "":
		return ErrDana.Invalidf("baris %d: akun %s adalah dana terikat; sebutkan dananya", nomor, b.Akun).Pada(di)
	case a.Pembatasan == TanpaPembatasan && b.Dana != "":
		return ErrDana.Invalidf("baris %d: akun %s tanpa pembatasan; kosongkan dananya", nomor, b.Akun).Pada(di)
	case a.Rincian == PerLaci && b.Laci == "":
		return ErrRincian.Invalidf("baris %d: akun %s dicatat per laci; sebutkan lacinya", nomor, b.Akun).Pada(di)
	case a.Rincian == PerRekening && b.Rekening == "":
		return ErrRincian.Invalidf("baris %d: akun %s dicatat per rekening; sebutkan rekeningnya", nomor, b.Akun).Pada(di)
	}
	return nil
}

// sel is one cell in which a journal must balance.
type sel struct {
	unit santri.KodeUnit
	dana string
}

// timbang checks that j balances in every cell, pairs left out. The whole
// journal balances, so its sums fit an int64.
func (j Jurnal) timbang(bagan map[KodeAkun]Akun) error {
	jumlah := map[sel]dasar.Rupiah{}
	lewati := j.pasangan(bagan)
	for _, b := range j.Baris {
		jumlah[sel{b.Unit, b.Dana}] += b.Debit - b.Kredit
	}
	if seimbang(jumlah) {
		return nil
	}
	if len(lewati) > 0 {
		clear(jumlah)
		for _, b := range j.Baris {
			if !lewati[b.Akun] {
				jumlah[sel{b.Unit, b.Dana}] += b.Debit - b.Kredit
			}
		}
		if seimbang(jumlah) {
			return nil
		}
	}
	return ErrTimbang.Invalidf("debit dan kredit harus sama di setiap unit dan dana; pindahkan antar-unit lewat jurnal jenis antar").Pada("baris")
}

func seimbang(jumlah map[sel]dasar.Rupiah) bool {
	for _, n := range jumlah {
		if n != 0 {
			return false
		}
	}
	return true
}

// pasangan returns the accounts whose lines may cross: for a release the pair
// of release accounts, for a transfer every account that adds up to zero.
func (j Jurnal) pasangan(bagan map[KodeAkun]Akun) map[KodeAkun]bool {
	jumlah := map[KodeAkun]dasar.Rupiah{}
	switch j.Jenis {
	case Pelepasan:
		var total dasar.Rupiah
		for _, b := range j.Baris {
			if a := bagan[b.Akun]; a.Pelepasan() {
				jumlah[b.Akun] = 0
				total += b.Debit - b.Kredit
			}
		}
		if total != 0 {
			return nil
		}
	case Antar:
		for _, b := range j.Baris {
			jumlah[b.Akun] += b.Debit - b.Kredit
		}
	}
	lewati := map[KodeAkun]bool{}
	for a, n := range jumlah {
		if n == 0 {
			lewati[a] = true
		}
	}
	return lewati
}
