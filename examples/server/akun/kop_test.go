package akun_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
)

func TestGudang_kop(t *testing.T) {
	diSetiapMesin(t, func(t *testing.T, g akun.Gudang, _ *time.Time) {
		k, ada, err := g.Kop(t.Context(), "A", "MTs")
		require.NoError(t, err)
		require.False(t, ada)
		require.Equal(t, akun.Kop{Lembaga: "A", Unit: "MTs"}, k)
		for i, b := range k.Bidang() {
			*b.Isi = "isi " + strings.Repeat("x", i)
		}
		k.NamaArab, k.Nama = "معهد المثال", " Pondok \n Contoh "
		require.NoError(t, g.SimpanKop(t.Context(), k))
		k.Kepala = "Kiai Contoh"
		require.NoError(t, g.SimpanKop(t.Context(), k))
		got, ada, err := g.Kop(t.Context(), "A", "MTs")
		require.NoError(t, err)
		require.True(t, ada)
		k.Nama = "Pondok Contoh"
		require.Equal(t, k, got)
		for _, lain := range [][2]string{{"B", "MTs"}, {"A", "MA"}} {
			_, ada, err = g.Kop(t.Context(), dasar.LembagaID(lain[0]), lain[1])
			require.NoError(t, err)
			require.False(t, ada)
		}
		k.Alamat = strings.Repeat("ا", 151)
		require.ErrorIs(t, g.SimpanKop(t.Context(), k), akun.ErrKop)
	})
}
