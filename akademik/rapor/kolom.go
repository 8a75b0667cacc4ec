package rapor

import "strings"

// Kolom tells which columns a table of subjects has beside names and marks, on paper
// and on the screen alike: a column that no subject has anything for is left out.
type Kolom struct {
	NamaArab, Kitab, KKM, Predikat, PredikatArab, Capaian bool
}

// KolomTerisi are the columns that some subject of the groups fills. Of a subject with
// aspects the columns are those of its aspects: ask for each table by [PerAspek].
func KolomTerisi(ks []Kelompok) (k Kolom) {
	for _, x := range ks {
		for _, m := range x.Mapel {
			k.NamaArab = k.NamaArab || m.NamaArab != ""
			k.Kitab = k.Kitab || m.Kitab != ""
			k.KKM = k.KKM || m.KKM != ""
			k.Predikat = k.Predikat || m.Predikat.Kode+m.Predikat.Nama != ""
			k.PredikatArab = k.PredikatArab || m.Predikat.Arab != ""
			k.Capaian = k.Capaian || m.TeksCapaian() != ""
		}
	}
	return k
}

// TeksCapaian is what the subject says in words: its description, and under it how far
// the kitab has come.
func (m Mapel) TeksCapaian() string {
	return strings.TrimSpace(m.Deskripsi.Teks() + "\n" + m.Capaian)
}

// Terbawa names the classes before whose marks count in the subject, as printed under
// its name.
func (m Mapel) Terbawa() string {
	if len(m.Asal) == 0 {
		return ""
	}
	return "termasuk nilai di " + strings.Join(m.Asal, ", ")
}
