package pph21

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
)

// However narrow or wide the rows of a ladder are, the row found is the one that
// holds the amount.
func TestJenjang_cari(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var lapis []Lapis
		lebar := rapid.SampledFrom([]int64{1, 1000, 1 << lebarEmber, 5_000_000})
		for bawah, i := int64(0), 1; ; i++ {
			l := Lapis{DiAtas: dasar.Rupiah(bawah), Tarif: Tarif(i)}
			if i < rapid.IntRange(1, 300).Draw(t, "banyak") {
				bawah += rapid.Int64Range(1, lebar.Draw(t, "lebar")).Draw(t, "lapis")
				l.Sampai = dasar.Rupiah(bawah)
			}
			lapis = append(lapis, l)
			if l.Sampai == 0 {
				break
			}
		}
		j, err := buatJenjang(lapis)
		require.NoError(t, err)
		periksa := func(x int64) {
			i := 0
			for j.sampai[i] < x {
				i++
			}
			require.Equal(t, i, j.cari(x), "jumlah %d", x)
		}
		for _, l := range lapis {
			periksa(int64(l.DiAtas) - 1)
			periksa(int64(l.DiAtas))
			periksa(int64(l.DiAtas) + 1)
		}
		periksa(rapid.Int64Range(-5, 200_000_000).Draw(t, "jumlah"))
		periksa(math.MaxInt64)
	})
}
