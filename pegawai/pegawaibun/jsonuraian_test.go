package pegawaibun

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai/uraian"
)

// An explanation is written as encoding/json writes it, to the byte.
func TestTulisUraian(t *testing.T) {
	t.Parallel()
	teks := rapid.OneOf(rapid.String(), rapid.StringOf(rapid.SampledFrom([]rune("a ×–\"\\<>&\n\t\x00\x1f\x7f\u2028\u2029\ufffdع😀"))), rapid.Just("PMK 168/2023 Ps. 15(1)a"), rapid.Just("\xff rusak"))
	rapid.Check(t, func(t *rapid.T) {
		var ls []uraian.Langkah
		if rapid.Bool().Draw(t, "ada") {
			ls = make([]uraian.Langkah, rapid.IntRange(0, 4).Draw(t, "banyak"))
		}
		for i := range ls {
			ls[i] = uraian.Langkah{Dasar: teks.Draw(t, "dasar"), Teks: teks.Draw(t, "teks"), Nilai: dasar.Rupiah(rapid.Int64().Draw(t, "nilai"))}
		}
		harap, err := json.Marshal(ls)
		require.NoError(t, err)
		require.Equal(t, string(harap), tulisUraian(ls))
	})
}
