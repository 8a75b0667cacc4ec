package kurikulum_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik/kurikulum"
	"github.com/pesantren-go/pesantren/dasar"
)

func TestBandingkan(t *testing.T) {
	t.Parallel()
	katalog, err := kurikulum.Bawaan()
	require.NoError(t, err)
	dulu, ada := katalog.Pada("merdeka-mts", dasar.Tgl(2026, 7, 1))
	require.True(t, ada)
	require.Empty(t, kurikulum.Bandingkan(dulu, dulu))
	kini := dulu.Salin()
	nama := kini.Mapel[0].Nama
	kini.Mapel[0].NamaArab, kini.Mapel[0].Yakin = "القرآن", kurikulum.Periksalah
	kini.Mapel[0].Jam[0].JP++
	hilang := kini.Mapel[1].Nama
	kini.Mapel = append(kini.Mapel[:1:1], kini.Mapel[2:]...)
	kini.Mapel = append(kini.Mapel, kurikulum.Mapel{Kode: "khat", Nama: "Khat"})
	kini.Tingkat[0].Menit = 45
	require.Equal(t, []kurikulum.Beda{
		{Pokok: "tingkat " + kini.Tingkat[0].Kode, Hal: "menit per JP", Dulu: fmt.Sprint(dulu.Tingkat[0].Menit), Kini: "45"},
		{Pokok: nama, Hal: "nama Arab", Dulu: dulu.Mapel[0].NamaArab, Kini: "القرآن"},
		{Pokok: nama, Hal: "kepastian", Dulu: string(dulu.Mapel[0].Yakin), Kini: "periksa"},
		{Pokok: nama, Hal: "JP " + dulu.Tingkat[0].Kode, Dulu: jam(dulu.Mapel[0].Jam[0]), Kini: jam(kini.Mapel[0].Jam[0])},
		{Pokok: "Khat", Kini: "ada"},
		{Pokok: hilang, Dulu: "ada"},
	}, kurikulum.Bandingkan(dulu, kini))
}

func jam(j kurikulum.Jam) string {
	if j.Kokurikuler > 0 {
		return fmt.Sprintf("%d+%d", j.JP, j.Kokurikuler)
	}
	return fmt.Sprint(j.JP)
}

// What changed between two versions of one curriculum.
func ExampleBandingkan() {
	katalog, _ := kurikulum.Bawaan()
	dulu, _ := katalog.Pada("merdeka-mts", dasar.Tgl(2026, 7, 1))
	kini := dulu.SalinSebagai(dulu.Kode, dulu.Nama, dasar.Tgl(2027, 7, 1))
	kini.Keluarga = dulu.Keluarga
	kini.Mapel = append(kini.Mapel, kurikulum.Mapel{Kode: "khat", Nama: "Khat"})
	for _, b := range kurikulum.Bandingkan(dulu, kini) {
		fmt.Printf("%s %s: %q menjadi %q\n", b.Pokok, b.Hal, b.Dulu, b.Kini)
	}
	// Output:
	//  berlaku sejak: "1 Januari 2026" menjadi "1 Juli 2027"
	// Khat : "" menjadi "ada"
}
