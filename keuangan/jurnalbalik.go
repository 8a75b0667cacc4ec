package keuangan

import (
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
)

var (
	// ErrSumber says that a cause has been posted already.
	ErrSumber = dasar.Aturan("KEU-JURNAL-11")
	// ErrDibalik says that a journal has been reversed already.
	ErrDibalik = dasar.Aturan("KEU-JURNAL-12")
	// ErrAsalTiada says that the journal to reverse does not exist.
	ErrAsalTiada = dasar.Aturan("KEU-JURNAL-13")
	// ErrJurnalPembalik says that a reversal is not reversed; it is undone by
	// posting anew.
	ErrJurnalPembalik = dasar.Aturan("KEU-JURNAL-14")
	// ErrBukanCermin says that a reversal is not the exact mirror of its journal.
	ErrBukanCermin = dasar.Aturan("KEU-JURNAL-15")
)

// Balik returns the journal that undoes j: the same lines in the same order
// with debit and kredit exchanged, dimensions and all. Its Sumber follows from
// j, so that a second reversal meets the first. The caller gives id, day,
// reason, officer and moment; a reversal itself is refused with [ErrJurnalPembalik].
func (j Jurnal) Balik(id string, pada dasar.Tanggal, alasan, oleh string, dicatat time.Time) (Jurnal, error) {
	if j.Jenis == Pembalik {
		return Jurnal{}, ErrJurnalPembalik.Invalidf("jurnal pembalik tidak dibalik; catat jurnal baru")
	}
	b := Jurnal{
		Lembaga: j.Lembaga, ID: id, Sumber: "balik/" + j.ID, Jenis: Pembalik, Tanggal: pada,
		Keterangan: alasan, Membalik: j.ID, Oleh: oleh, Dicatat: dicatat, Baris: cermin(j.Baris),
	}
	return b, nil
}

func cermin(baris []Baris) []Baris {
	out := slices.Clone(baris)
	for i, b := range out {
		out[i].Debit, out[i].Kredit = b.Kredit, b.Debit
	}
	return out
}

// PeriksaBalik refuses a reversal that does not mirror the journal asal.
func (j Jurnal) PeriksaBalik(asal Jurnal) error {
	switch {
	case asal.Jenis == Pembalik:
		return ErrJurnalPembalik.Invalidf("jurnal pembalik tidak dibalik; catat jurnal baru").Pada("membalik")
	case j.Membalik != asal.ID || !slices.Equal(j.Baris, cermin(asal.Baris)):
		return ErrBukanCermin.Invalidf("jurnal pembalik harus cermin persis dari jurnal asalnya").Pada("baris")
	}
	return nil
}
