package nilai

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
)

func TestEkskul(t *testing.T) {
	t.Parallel()
	s := skalaUji(t, "sikap")
	require.NoError(t, Ekskul{Nama: "Pramuka", Predikat: "sb"}.Periksa(s))
	require.NoError(t, Ekskul{Nama: "Pramuka"}.Periksa(s), "belum dinilai")
	require.ErrorIs(t, Ekskul{Predikat: "B"}.Periksa(s), ErrEkskul)
	require.ErrorIs(t, Ekskul{Nama: "Pramuka", Predikat: "A"}.Periksa(s), ErrEkskul)
	for harap, semua := range map[string][]Ekskul{
		"C": {{Nama: "Pramuka", Predikat: "B", Wajib: true}, {Nama: "Hadrah", Predikat: "K"}, {Nama: "Muhadharah", Predikat: "c", Wajib: true}},
		"":  {{Nama: "Pramuka", Predikat: "B", Wajib: true}, {Nama: "Muhadharah", Wajib: true}},
	} {
		dapat, err := EkskulWajib(semua, s)
		require.NoError(t, err)
		require.Equal(t, harap, dapat)
	}
	_, err := EkskulWajib([]Ekskul{{Nama: "Pramuka", Predikat: "Z", Wajib: true}}, s)
	require.ErrorIs(t, err, ErrEkskul)
	dapat, err := EkskulWajib([]Ekskul{{Nama: "Hadrah", Predikat: "B"}}, s)
	require.NoError(t, err)
	require.Empty(t, dapat)
}

func TestKokurikuler(t *testing.T) {
	t.Parallel()
	dimensi, err := DimensiProfil()
	require.NoError(t, err)
	require.Len(t, dimensi, 8)
	baik := Kokurikuler{Tema: "Hidup berkelanjutan", Judul: "Bank sampah pondok", Dimensi: []string{"kolaborasi", "kemandirian"}}
	require.NoError(t, baik.Periksa(dimensi))
	for bidang, ubah := range map[string]func(*Kokurikuler){
		"tema": func(k *Kokurikuler) { k.Tema = " " }, "judul": func(k *Kokurikuler) { k.Judul = "" }, "dimensi": func(k *Kokurikuler) { k.Dimensi = nil },
	} {
		k := baik
		ubah(&k)
		err := k.Periksa(dimensi)
		require.ErrorIs(t, err, ErrKokurikuler)
		require.Equal(t, bidang, err.(*dasar.Error).Field)
	}
	for _, d := range [][]string{{"gotong_royong"}, {"kolaborasi", "kolaborasi"}} {
		k := baik
		k.Dimensi = d
		require.ErrorIs(t, k.Periksa(dimensi), ErrKokurikuler)
	}
	dimensi[0].Kode = "x"
	lagi, err := DimensiProfil()
	require.NoError(t, err)
	require.Equal(t, "keimanan", lagi[0].Kode)
}
