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
	isi := []string{"buat-asesmen", "ubah-asesmen", "isi-nilai", "catat-setoran", "batal-setoran", "catat-kitab", "batal-catatan-kitab", "isi-presensi"}
	bersama := []string{"langkah-rapor", "isi-rapor"}
	lihat := func(o operasiAPI) bool { return o.metode == "GET" }
	tidak := func(operasiAPI) bool { return false }
	k.setiapPeran(t, ops, map[string]func(operasiAPI) bool{
		"admin":      func(operasiAPI) bool { return true },
		"tata_usaha": func(o operasiAPI) bool { return !slices.Contains(isi, o.id) },
		"guru":       func(o operasiAPI) bool { return lihat(o) || slices.Contains(slices.Concat(isi, bersama), o.id) },
		"kepala":     lihat, "pengasuh": lihat, "kasir": tidak, "bendahara": tidak, "hrd": tidak, "ppdp": tidak,
	})
}
