package dasartest

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
)

// RunUlang checks that an implementation keeps the contract of [dasar.Ulang].
// open returns units of work over an empty memory of the subtest's own.
func RunUlang(t *testing.T, open func(*testing.T) dasar.Atomic[dasar.Ulang]) {
	for nama, uji := range map[string]func(*testing.T, dasar.Atomic[dasar.Ulang]){
		"pertama lalu ulangan mendapat hasil pertama": ulangBiasa,
		"isi lain ditolak":                            ulangIsiLain,
		"operasi dan lembaga lain tidak bertemu":      ulangTerpisah,
		"unit yang batal melepas kunci":               ulangBatal,
		"serentak hanya satu yang pertama":            ulangSerentak,
		"kunci kosong atau terlalu panjang ditolak":   ulangKunci,
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			uji(t, open(t))
		})
	}
}

type klaim struct {
	l              dasar.LembagaID
	operasi, kunci string
	isi            any
	hasil          string
}

var bayar = klaim{"A", "bayar", "k-1", 450_000, "kuitansi-1"}

func (k klaim) jalan(ctx context.Context, u dasar.Atomic[dasar.Ulang], akhir error) (lama string, sudah bool, err error) {
	err = u.Do(ctx, func(ctx context.Context, u dasar.Ulang) (err error) {
		pada := time.Date(2026, 10, 1, 8, 0, 0, 0, time.UTC)
		lama, sudah, err = u.Klaim(ctx, k.l, k.operasi, k.kunci, dasar.Sidik(k.isi), k.hasil, pada)
		if err != nil {
			return err
		}
		return akhir
	})
	return lama, sudah, err
}

func (k klaim) harus(t *testing.T, u dasar.Atomic[dasar.Ulang], lama string, sudah bool) {
	t.Helper()
	gotLama, gotSudah, err := k.jalan(t.Context(), u, nil)
	require.NoError(t, err)
	require.Equal(t, sudah, gotSudah, "sudah")
	require.Equal(t, lama, gotLama, "hasil")
}

func ulangBiasa(t *testing.T, u dasar.Atomic[dasar.Ulang]) {
	bayar.harus(t, u, "kuitansi-1", false)
	lagi := bayar
	lagi.hasil = "kuitansi-2" // a service makes a new id each time it is called
	lagi.harus(t, u, "kuitansi-1", true)
	lagi.harus(t, u, "kuitansi-1", true)
}

func ulangIsiLain(t *testing.T, u dasar.Atomic[dasar.Ulang]) {
	bayar.harus(t, u, "kuitansi-1", false)
	lain := bayar
	lain.isi = 450_001
	_, _, err := lain.jalan(t.Context(), u, nil)
	require.ErrorIs(t, err, dasar.ErrUlang)
	require.Equal(t, dasar.Conflict, dasar.KindOf(err))
	bayar.harus(t, u, "kuitansi-1", true)
}

func ulangTerpisah(t *testing.T, u dasar.Atomic[dasar.Ulang]) {
	bayar.harus(t, u, "kuitansi-1", false)
	for i, k := range []klaim{
		{"B", "bayar", "k-1", 7, "b"}, {"A", "terbitkan", "k-1", 7, "c"}, {"A", "bayar", "k-2", 7, "d"},
	} {
		want := fmt.Sprintf("%c", 'b'+i)
		k.harus(t, u, want, false)
		k.harus(t, u, want, true)
	}
	bayar.harus(t, u, "kuitansi-1", true)
}

func ulangBatal(t *testing.T, u dasar.Atomic[dasar.Ulang]) {
	_, _, err := bayar.jalan(t.Context(), u, errMeledak)
	require.True(t, err == errMeledak)
	lagi := bayar
	lagi.hasil, lagi.isi = "kuitansi-2", 1 // even another content: nothing was kept
	lagi.harus(t, u, "kuitansi-2", false)
}

func ulangSerentak(t *testing.T, u dasar.Atomic[dasar.Ulang]) {
	var wg sync.WaitGroup
	var mu sync.Mutex
	hasil, pertama := map[string]int{}, 0
	mulai := make(chan struct{})
	for i := range 32 {
		k := bayar
		k.hasil = fmt.Sprint("kuitansi-", i)
		wg.Go(func() {
			<-mulai
			if i%4 == 0 { // some units of the crowd are rolled back
				_, _, err := k.jalan(t.Context(), u, errMeledak)
				assert.True(t, err == errMeledak, "%v", err)
				return
			}
			lama, sudah, err := k.jalan(t.Context(), u, nil)
			assert.NoError(t, err)
			mu.Lock()
			defer mu.Unlock()
			hasil[lama]++
			if !sudah {
				pertama++
			}
		})
	}
	close(mulai)
	wg.Wait()
	require.Equal(t, 1, pertama, "calls that were the first")
	require.Len(t, hasil, 1, "all calls got the same result: %v", hasil)
}

func ulangKunci(t *testing.T, u dasar.Atomic[dasar.Ulang]) {
	for _, kunci := range []string{"", strings.Repeat("x", dasar.MaksKunci+1)} {
		k := bayar
		k.kunci = kunci
		_, _, err := k.jalan(t.Context(), u, nil)
		require.ErrorIs(t, err, dasar.ErrUlang)
		require.Equal(t, dasar.Invalid, dasar.KindOf(err))
	}
}
