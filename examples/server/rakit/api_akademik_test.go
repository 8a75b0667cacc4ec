package rakit_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

// Every operation of akademik opens for a role exactly as the office divides the work:
// teachers enter, the office arranges, heads look.
func TestAPI_akademik_setiap_peran(t *testing.T) {
	k := buka(t)
	ops := k.operasi("akademik.")
	require.Greater(t, len(ops), 25)
	isi := []string{"buat-asesmen", "ubah-asesmen", "isi-nilai", "catat-setoran", "batal-setoran", "catat-kitab", "batal-catatan-kitab", "isi-presensi",
		"catat-ukuran-ujian", "batal-ukuran-ujian", "catat-hasil-ujian", "batal-hasil-ujian", "pratinjau-impor-nilai", "impor-nilai", "pratinjau-impor-setoran", "impor-setoran"}
	bersama := []string{"langkah-rapor", "isi-rapor"}
	lepas := []string{"daftar-dispensasi-ujian", "beri-dispensasi-ujian", "batal-dispensasi-ujian"}
	atur := []string{"syarat-jadwal", "unduh-fet"}
	lihat := func(o operasiAPI) bool {
		return o.metode == "GET" && !slices.Contains(slices.Concat(atur, lepas), o.id) || o.id == "periksa-syarat-syahadah"
	}
	kepala := func(o operasiAPI) bool { return lihat(o) || slices.Contains(lepas, o.id) }
	tidak := func(operasiAPI) bool { return false }
	k.setiapPeran(t, ops, map[string]func(operasiAPI) bool{
		"admin":      func(operasiAPI) bool { return true },
		"tata_usaha": func(o operasiAPI) bool { return !slices.Contains(slices.Concat(isi, lepas), o.id) },
		"guru":       func(o operasiAPI) bool { return lihat(o) || slices.Contains(slices.Concat(isi, bersama), o.id) },
		"kepala":     kepala, "pengasuh": kepala, "kasir": tidak, "bendahara": tidak, "hrd": tidak, "ppdp": tidak, "wali": tidak, "santri": tidak, "dukungan": tidak,
	})
}
