package privasimem

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// A value that was kept ends where it did, whatever is added to a copy of it: so a unit of
// work that fails leaves the list as it was, across blocks too.
func TestTumpuk_yangLamaTetap(t *testing.T) {
	var a tumpuk[int]
	for i := range 2*sebelok - 1 {
		a = a.tambah(i)
	}
	gagal := a.tambah(-1).tambah(-2)
	require.Equal(t, 2*sebelok+1, gagal.n)
	require.Equal(t, 2*sebelok-1, a.n)
	b := a.tambah(7).tambah(8)
	require.Equal(t, 2*sebelok+1, b.n)
	require.Equal(t, []int{2*sebelok - 2, 7, 8}, []int{*b.ke(b.n - 3), *b.ke(b.n - 2), *b.ke(b.n - 1)})
	for i := range a.n {
		require.Equal(t, i, *a.ke(i))
	}
}
