package buku

import (
	"slices"

	"github.com/pesantren-go/pesantren/privasi"
)

// BuktiJejak proves to one person, without the database, that a line of his trail
// is in the log as he reads it. It says nothing about anybody else.
type BuktiJejak struct {
	Catatan privasi.Catatan // with him alone in it
	Urut    int64           // his place among the people of the decision
	Jumlah  int64           // how many they are
	Orang   []Sidik         // proof of his commitment in their tree
	Akar    Sidik           // the root of their tree
	Indeks  int64           // number of the leaf
	Ukuran  int64           // of the log that the proof speaks of
	Daun    []Sidik         // proof of the leaf in the log
}

// BuatBuktiJejak makes the proof of one line for the log of a size.
func BuatBuktiJejak(m privasi.BahanBukti, indeks, ukuran int64, r Pembaca) (BuktiJejak, error) {
	pohon := tanamKomitmen(m.Komitmen)
	orang, err := BuktiMuat(pohon.Ukuran(), int64(m.Urut), pohon.Pembaca())
	if err != nil {
		return BuktiJejak{}, err
	}
	daun, err := BuktiMuat(ukuran, indeks, r)
	if err != nil {
		return BuktiJejak{}, err
	}
	return BuktiJejak{m.Catatan, int64(m.Urut), pohon.Ukuran(), orang, pohon.Akar(), indeks, ukuran, daun}, nil
}

// BuatBuktiBanyak makes the proofs of many lines, and asks for all their nodes at once.
func BuatBuktiBanyak(ms []privasi.BahanBukti, indeks []int64, ukuran int64, r Pembaca) ([]BuktiJejak, error) {
	baca, err := Prabaca(ukuran, indeks, r)
	if err != nil {
		return nil, err
	}
	bs := make([]BuktiJejak, len(ms))
	for i, m := range ms {
		if bs[i], err = BuatBuktiJejak(m, indeks[i], ukuran, baca); err != nil {
			return nil, err
		}
	}
	return bs, nil
}

// Periksa checks the proof against a checkpoint of the size that it speaks of; it
// fails with [ErrBuku]. Whoever calls it has checked the checkpoint's signature
// ([BukaTitik]).
func (b BuktiJejak) Periksa(t TitikPeriksa) error {
	c := b.Catatan
	if t.Ukuran != b.Ukuran || len(c.Orang) != 1 || c.Orang[0].Golongan < 0 || c.Orang[0].Golongan >= len(c.Golongan) {
		return tolak("bukti jejak tidak lengkap")
	}
	k := Komitmen(c.Orang[0])
	if err := PeriksaMuat(b.Orang, b.Jumlah, b.Akar, b.Urut, k[:]); err != nil {
		return err
	}
	return PeriksaMuat(b.Daun, b.Ukuran, t.Akar, b.Indeks, isiJejak(&c, b.Akar))
}

// Tersambung reports whether the line is that of the person.
func (b BuktiJejak) Tersambung(s privasi.SubjekID) bool {
	return slices.ContainsFunc(b.Catatan.Orang, func(o privasi.OrangTercatat) bool { return o.Subjek == s })
}
