package keuangan

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
)

// ErrSekelompok says that journals posted together do not belong together.
var ErrSekelompok = dasar.Aturan("KEU-JURNAL-21")

// Catat posts journals in the caller's unit of work: the only door to the
// books. It holds the months of the journals against change and refuses locked
// ones ([ErrTerkunci]), checks every rule of every journal, the chart of
// accounts and the mirror of reversals, and appends all or none. A Sumber that
// was posted before is Conflict ([ErrSumber]), and so is a second reversal
// ([ErrDibalik]). All journals belong to one institution. On an error the unit
// must end.
func Catat(ctx context.Context, b Buku, js ...Jurnal) error {
	if len(js) == 0 {
		return nil
	}
	l := js[0].Lembaga
	if err := periksaKelompok(l, js); err != nil {
		return err
	}
	status, err := b.Periode.Kunci(ctx, l, bulanJurnal(js)...)
	if err != nil {
		return err
	}
	if err := PeriksaPeriode(status); err != nil {
		return err
	}
	bagan, err := b.Akun.Ambil(ctx, l, akunJurnal(js)...)
	if err != nil {
		return err
	}
	for _, j := range js {
		if err := j.PeriksaAkun(bagan); err != nil {
			return err
		}
	}
	if err := periksaAsal(ctx, b, l, js); err != nil {
		return err
	}
	return b.Jurnal.Tambah(ctx, l, js...)
}

// periksaKelompok checks the journals by themselves and against each other.
func periksaKelompok(l dasar.LembagaID, js []Jurnal) error {
	sumber, balik := make(map[string]bool, len(js)), map[string]bool{}
	for _, j := range js {
		if err := j.Validate(); err != nil {
			return err
		}
		switch {
		case j.Lembaga != l:
			return ErrSekelompok.Invalidf("jurnal yang dicatat bersama harus dari satu lembaga")
		case sumber[j.Sumber]:
			return ErrSumber.Conflictf("sumber jurnal %s dipakai dua kali", potong(j.Sumber)).Pada("sumber")
		case j.Membalik != "" && balik[j.Membalik]:
			return ErrDibalik.Conflictf("satu jurnal dibalik dua kali").Pada("membalik")
		}
		sumber[j.Sumber], balik[j.Membalik] = true, true
	}
	return nil
}

// periksaAsal checks reversals against the journals that they undo.
func periksaAsal(ctx context.Context, b Buku, l dasar.LembagaID, js []Jurnal) error {
	var id []string
	for _, j := range js {
		if j.Membalik != "" {
			id = append(id, j.Membalik)
		}
	}
	if len(id) == 0 {
		return nil
	}
	asal, err := b.Jurnal.Ambil(ctx, l, id...)
	if err != nil {
		return err
	}
	peta := make(map[string]Jurnal, len(asal))
	for _, a := range asal {
		peta[a.ID] = a
	}
	for _, j := range js {
		if j.Membalik == "" {
			continue
		}
		a, ada := peta[j.Membalik]
		if !ada {
			return ErrAsalTiada.NotFoundf("jurnal yang dibalik tidak ada").Pada("membalik")
		}
		if err := j.PeriksaBalik(a); err != nil {
			return err
		}
	}
	return nil
}

// bulanJurnal lists the months of journals once each, in the order in which
// they are locked.
func bulanJurnal(js []Jurnal) []dasar.Bulan {
	bulan := make([]dasar.Bulan, len(js))
	for i, j := range js {
		bulan[i] = j.Tanggal.Bulan()
	}
	slices.SortFunc(bulan, dasar.Bulan.Compare)
	return slices.Compact(bulan)
}

func akunJurnal(js []Jurnal) []KodeAkun {
	var kode []KodeAkun
	for _, j := range js {
		for _, b := range j.Baris {
			kode = append(kode, b.Akun)
		}
	}
	slices.Sort(kode)
	return slices.Compact(kode)
}
