package kantor_test

import (
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi/hak"
	"github.com/pesantren-go/pesantren/privasi/kantor"
)

// A call that is sent again gives the record that the first one made, on every storage:
// also when both run at once. Another body under the same key is refused, and keys of
// other accounts and of other kinds of records are their own.
func TestSekali(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, k := t.Context(), r.keluarga(t)
		x, minta := k.anak.Subjek, kantor.MintaHak{Jenis: hak.Akses}
		satu, dua := [32]byte{1}, [32]byte{2}
		p, err := r.kantor.Sekali("kunci-1", satu).AjukanPermohonan(ctx, k.ayah, x, minta)
		require.NoError(t, err)
		ulang, err := r.kantor.Sekali("kunci-1", satu).AjukanPermohonan(ctx, k.ayah, x, minta)
		require.NoError(t, err)
		require.Equal(t, p.ID, ulang.ID)
		_, err = r.kantor.Sekali("kunci-1", dua).AjukanPermohonan(ctx, k.ayah, x, minta)
		require.ErrorIs(t, err, dasar.ErrUlang)
		require.Equal(t, dasar.Conflict, dasar.KindOf(err))
		lain, err := r.kantor.Sekali("kunci-1", dua).AjukanPermohonan(ctx, k.ibu, x, minta)
		require.NoError(t, err, "kunci akun lain adalah kuncinya sendiri")
		require.NotEqual(t, p.ID, lain.ID)
		a, err := r.kantor.Sekali("kunci-1", dua).Adukan(ctx, k.ayah, "loket menolak saya")
		require.NoError(t, err, "jenis catatan lain pun")
		require.NotEmpty(t, a.ID)

		id := make([]string, 4)
		var tunggu sync.WaitGroup
		for i := range id {
			tunggu.Go(func() {
				b, err := r.kantor.Sekali("kunci-2", satu).Adukan(ctx, k.ayah, "tidak dijawab")
				if err == nil {
					id[i] = b.ID
				}
			})
		}
		tunggu.Wait()
		b, err := r.kantor.Sekali("kunci-2", satu).Adukan(ctx, k.ayah, "tidak dijawab")
		require.NoError(t, err)
		for _, x := range id {
			if x != "" { // whoever lost the race may have been sent away, never given a second record
				require.Equal(t, b.ID, x)
			}
		}
		ps, err := r.kantor.PermohonanSaya(ctx, k.ayah, x)
		require.NoError(t, err)
		require.Len(t, ps, 2)
		baru, err := r.kantor.Sekali("", satu).Adukan(ctx, k.ayah, "tidak dijawab")
		require.NoError(t, err)
		require.NotEqual(t, b.ID, baru.ID, "tanpa kunci, tiap kiriman catatan baru")
	})
}
