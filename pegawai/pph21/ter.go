package pph21

import "github.com/pesantren-go/pesantren/dasar"

// TER is the monthly ladder of one status, found once by [Tabel.TER] and asked as
// often as wanted. The zero value is not usable.
type TER struct {
	t        *Tabel
	j        *jenjang
	kategori Kategori
}

// TER finds the ladder of a status. It refuses what [Tabel.Bulanan] refuses about
// the status.
func (t *Tabel) TER(s Status) (TER, error) {
	j, err := t.jenjangStatus(s)
	if err != nil {
		return TER{}, err
	}
	return TER{t, j, t.ptkp.kategori[s]}, nil
}

// Kategori is the category of the ladder.
func (r *TER) Kategori() Kategori { return r.kategori }

// Potong is the tax of a month by itself and its rate, as [Tabel.Bulanan] gives
// them. A gross outside 0 to [dasar.MaxRupiah] is [ErrJumlah].
func (r *TER) Potong(bruto dasar.Rupiah) (dasar.Rupiah, Tarif, error) {
	if uint64(bruto) > uint64(dasar.MaxRupiah) {
		return 0, 0, batas(bruto, "bruto")
	}
	tarif := r.j.tarif[r.j.cari(int64(bruto))]
	return r.t.bulat(int64(bruto) * tarif), Tarif(tarif), nil
}
