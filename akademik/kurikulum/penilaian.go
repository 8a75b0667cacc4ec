package kurikulum

import (
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar"
)

// Penilaian are the defaults for rules of marks. They are an offer: weights, KKM and
// scale are the school's (Permendikbudristek 21/2022 leaves them to it).
type Penilaian struct {
	Skala    string           `privasi:"-,data kurikulum"` // code of a scale that ships (nilai.AmbilSkala), or "k13"
	KKM      nilai.Angka      `privasi:"-,data kurikulum"` // 0 = the pass mark of the scale
	Komponen []nilai.Komponen `privasi:"-,data kurikulum"`
	Sumber   string           `privasi:"-,data kurikulum"`
}

// SkalaK13 is the scale A to D that follows from the KKM (nilai.PredikatK13).
const SkalaK13 = "k13"

// ErrPenilaian says that the defaults for marks contradict themselves.
var ErrPenilaian = dasar.Aturan("AKD-KURIKULUM-05")

// Aturan are the rules of marks that the curriculum proposes.
func (k Kurikulum) Aturan() (nilai.Aturan, error) {
	p := k.Salin().Penilaian
	a := nilai.Aturan{Kode: k.Kode, Versi: 1, Nama: k.Nama, KKM: p.KKM, Kosong: nilai.KosongTolak, Komponen: p.Komponen, Dasar: p.Sumber}
	var err error
	if p.Skala == SkalaK13 {
		a.Skala, err = nilai.PredikatK13(int(p.KKM.Desimal().IntPart()))
	} else {
		a.Skala, err = nilai.AmbilSkala(p.Skala)
	}
	if err == nil {
		err = a.Periksa()
	}
	if err != nil {
		return nilai.Aturan{}, ErrPenilaian.Invalidf("aturan penilaian kurikulum %s: %v", k.Kode, err).Pada("penilaian").Karena(err)
	}
	return a, nil
}
