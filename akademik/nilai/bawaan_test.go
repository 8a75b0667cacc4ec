package nilai_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik/nilai"
)

func TestBawaan_komponen_setara(t *testing.T) {
	t.Parallel()
	s, err := nilai.AmbilSkala("100")
	require.NoError(t, err)
	a := nilai.Aturan{Kode: "a", Versi: 1, Skala: s, Komponen: []nilai.Komponen{{Kode: "SLM", Bobot: nilai.A(60)}, {Kode: "SAS", Bobot: nilai.A(40)}}}
	lama := a.Sidik()
	require.NoError(t, a.Periksa())
	a.Komponen[0].Setara = "UH, tugas"
	require.NoError(t, a.Periksa())
	require.NotEqual(t, lama, a.Sidik(), "yang mengubah nilai mengubah sidiknya")
	for kode, harap := range map[string]string{"slm": "SLM", " Uh": "SLM", "TUGAS": "SLM", "sas": "SAS", "PTS": ""} {
		k, ada := a.KomponenUntuk(kode)
		require.Equal(t, []any{harap, harap != ""}, []any{k.Kode, ada}, kode)
	}
	a.Komponen[1].Setara = "uh"
	require.ErrorIs(t, a.Periksa(), nilai.ErrSetara, "dihitung dua kali")
	a.Komponen[1].Setara = "SLM"
	require.ErrorIs(t, a.Periksa(), nilai.ErrSetara, "komponen sendiri")
	a.Komponen[1].Setara, a.Bawaan = "", "semua"
	require.ErrorIs(t, a.Periksa(), nilai.ErrBawaan)
}
