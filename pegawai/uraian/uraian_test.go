package uraian_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/pegawai/uraian"
)

func Example() {
	var u uraian.Uraian
	u.Catat("PP 58/2023 Ps. 2(4)", "kategori TER A untuk TK/0", 0)
	u.Catatf("PMK 168/2023 Ps. 15(1)a", 200_000, "%s × bruto", "2%")
	for _, l := range u.Langkah {
		fmt.Println(l)
	}
	// Output:
	// kategori TER A untuk TK/0 = Rp0 (PP 58/2023 Ps. 2(4))
	// 2% × bruto = Rp200.000 (PMK 168/2023 Ps. 15(1)a)
}

func TestUraian_nil_tidak_mencatat(t *testing.T) { // not parallel: it counts allocations
	var u *uraian.Uraian
	u.Catat("x", "y", 1)
	u.Catatf("x", 1, "y")
	require.False(t, u.Perlu())
	require.Zero(t, testing.AllocsPerRun(10, func() { u.Catat("x", "y", 1) }))
}
