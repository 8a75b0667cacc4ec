package rapor_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/akademik/rapor"
)

// A column is there when one subject has something for it, in whichever group; the
// columns of aspects are asked for table by table.
func TestKolomTerisi(t *testing.T) {
	t.Parallel()
	satu := func(m rapor.Mapel) []rapor.Kelompok {
		return []rapor.Kelompok{{Nama: "A", Mapel: []rapor.Mapel{{Nama: "Fikih", Nilai: "80"}}}, {Nama: "B", Mapel: []rapor.Mapel{m}}}
	}
	for nama, x := range map[string]struct {
		m     rapor.Mapel
		mesti rapor.Kolom
	}{
		"tanpa isi":          {rapor.Mapel{Nama: "Imla", Guru: []string{"Ustadz"}, Tuntas: true}, rapor.Kolom{}},
		"nama Arab":          {rapor.Mapel{NamaArab: "إملاء"}, rapor.Kolom{NamaArab: true}},
		"kitab":              {rapor.Mapel{Kitab: "Alfiyah"}, rapor.Kolom{Kitab: true}},
		"KKM":                {rapor.Mapel{KKM: "75"}, rapor.Kolom{KKM: true}},
		"predikat kode saja": {rapor.Mapel{Predikat: rapor.Predikat{Kode: "A"}}, rapor.Kolom{Predikat: true}},
		"predikat nama saja": {rapor.Mapel{Predikat: rapor.Predikat{Nama: "Mumtaz"}}, rapor.Kolom{Predikat: true}},
		"predikat Arab":      {rapor.Mapel{Predikat: rapor.Predikat{Arab: "ممتاز"}}, rapor.Kolom{PredikatArab: true}},
		"deskripsi":          {rapor.Mapel{Deskripsi: nilai.Deskripsi{Dibuat: "Mampu."}}, rapor.Kolom{Capaian: true}},
		"capaian kitab":      {rapor.Mapel{Capaian: "350 dari 1002 bait"}, rapor.Kolom{Capaian: true}},
	} {
		require.Equal(t, x.mesti, rapor.KolomTerisi(satu(x.m)), nama)
	}
	beraspek := satu(rapor.Mapel{Nama: "IPA", Aspek: []rapor.Aspek{{Nama: "Pengetahuan", Nilai: "80"}, {Nama: "Keterampilan", Nilai: "90", Predikat: rapor.Predikat{Kode: "A"}}}})
	require.Equal(t, rapor.Kolom{}, rapor.KolomTerisi(rapor.PerAspek(beraspek, "Pengetahuan")))
	require.Equal(t, rapor.Kolom{Predikat: true}, rapor.KolomTerisi(rapor.PerAspek(beraspek, "Keterampilan")))
}

func TestMapel_teksCapaian(t *testing.T) {
	t.Parallel()
	for mesti, m := range map[string]rapor.Mapel{
		"":                 {},
		"Mampu.":           {Deskripsi: nilai.Deskripsi{Dibuat: "Mampu."}},
		"350 bait":         {Capaian: "350 bait"},
		"Mampu.\n350 bait": {Deskripsi: nilai.Deskripsi{Dibuat: "Mampu."}, Capaian: "350 bait"},
	} {
		require.Equal(t, mesti, m.TeksCapaian())
	}
}
