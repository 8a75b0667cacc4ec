package santri

import (
	"encoding/json"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// ErrPindahan says that a copy from another institution is not that of a santri, or that
// a guardian's copy is not that of his guardian.
var ErrPindahan = dasar.Aturan("SAN-PINDAHAN-01")

// Bawaan are the rows of one person's copy by type, as ekspor.BacaSeksi reads them.
type Bawaan map[string][]map[string]json.RawMessage

// TipeBawaan are the sections that [DariBawaan] reads.
func TipeBawaan() []string { return []string{"santri.Santri", "santri.Wali", "santri.Perwalian"} }

// DariBawaan makes an intake out of what a santri and his guardians bring from another
// institution (UU 27/2022 article 13): what they gave of themselves, and who is whose
// guardian. What that institution made itself stays behind:
// NIS, ids, aliases, status, year of intake, remarks. Guardians bring copies of their own; one who
// brings none is left out, because a santri's copy names nobody but him. The intake is
// still to be dated and given its classes.
func DariBawaan(d *privasi.Daftar, anak Bawaan, wali ...Bawaan) (Penerimaan, error) {
	if len(anak["santri.Santri"]) != 1 {
		return Penerimaan{}, ErrPindahan.Invalidf("salinan ini bukan salinan data seorang santri")
	}
	var lama Santri
	if err := privasi.Tuang(d, anak["santri.Santri"][0], &lama); err != nil {
		return Penerimaan{}, err
	}
	p := Penerimaan{Santri: Santri{NISN: lama.NISN, NIK: lama.NIK, NoKK: lama.NoKK, Nama: lama.Nama, NamaArab: lama.NamaArab, JenisKelamin: lama.JenisKelamin, TempatLahir: lama.TempatLahir, TanggalLahir: lama.TanggalLahir,
		Alamat: lama.Alamat, HP: lama.HP, Resmi: lama.Resmi, Kesehatan: lama.Kesehatan, Status: Calon}}
	var ikatan []Perwalian
	for _, x := range anak["santri.Perwalian"] {
		var i Perwalian
		if err := privasi.Tuang(d, x, &i); err != nil {
			return p, err
		}
		ikatan = append(ikatan, i)
	}
	for _, b := range wali {
		w, err := waliBawaan(d, b, lama.ID, ikatan)
		if err != nil {
			return p, err
		}
		p.Wali = append(p.Wali, w)
	}
	return p, nil
}

// waliBawaan finds out of a guardian's own copy who he is, and out of the santri's that
// he is his guardian.
func waliBawaan(d *privasi.Daftar, b Bawaan, anak ID, ikatan []Perwalian) (WaliBaru, error) {
	for _, x := range b["santri.Wali"] {
		var w Wali
		if err := privasi.Tuang(d, x, &w); err != nil {
			return WaliBaru{}, err
		}
		i := slices.IndexFunc(ikatan, func(p Perwalian) bool { return p.Wali == w.ID && p.Santri == anak })
		if i >= 0 {
			return WaliBaru{Wali: Wali{Nama: w.Nama, NIK: w.NIK, HP: w.HP}, Hubungan: ikatan[i].Hubungan, Utama: ikatan[i].Utama}, nil
		}
	}
	return WaliBaru{}, ErrPindahan.Invalidf("salinan ini bukan salinan data wali santri tersebut")
}
