package dasartest

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
)

// RunKotak checks that an implementation keeps the contract of [dasar.Kotak].
// open returns units of work over an empty outbox of the subtest's own, and a
// function that reads what waits in it for an institution, oldest first.
func RunKotak(t *testing.T, open func(*testing.T) (dasar.Atomic[dasar.Kotak], func(dasar.LembagaID) []dasar.Pesan)) {
	for nama, uji := range map[string]func(*testing.T, dasar.Atomic[dasar.Kotak], func(dasar.LembagaID) []dasar.Pesan){
		"tersimpan bersama unitnya":        kotakSimpan,
		"batal bersama unitnya":            kotakBatal,
		"id yang sama dibiarkan":           kotakIDSama,
		"pesan tak lengkap ditolak":        kotakTakLengkap,
		"isi tidak berbagi memori":         kotakMemori,
		"banyak sekaligus, tanpa satu pun": kotakBanyak,
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			u, isi := open(t)
			uji(t, u, isi)
		})
	}
}

var awalOktober = time.Date(2026, 10, 1, 1, 2, 3, 456_789_000, time.UTC)

func pesan(l dasar.LembagaID, id string) dasar.Pesan {
	return dasar.Pesan{Lembaga: l, ID: id, Topik: "kuitansi.kirim", Isi: []byte{0, 0xff, '\'', '"', '\\'}, Dibuat: awalOktober}
}

func masukkan(t *testing.T, u dasar.Atomic[dasar.Kotak], p ...dasar.Pesan) {
	t.Helper()
	require.NoError(t, u.Do(t.Context(), func(ctx context.Context, k dasar.Kotak) error { return k.Masukkan(ctx, p...) }))
}

func kotakSimpan(t *testing.T, u dasar.Atomic[dasar.Kotak], isi func(dasar.LembagaID) []dasar.Pesan) {
	kemudian := pesan("A", "0")
	kemudian.Dibuat = awalOktober.Add(time.Microsecond)
	masukkan(t, u, kemudian, pesan("A", "1"), pesan("B", "1"))
	require.Equal(t, []dasar.Pesan{pesan("A", "1"), kemudian}, isi("A"))
	require.Equal(t, []dasar.Pesan{pesan("B", "1")}, isi("B"))
}

func kotakBatal(t *testing.T, u dasar.Atomic[dasar.Kotak], isi func(dasar.LembagaID) []dasar.Pesan) {
	err := u.Do(t.Context(), func(ctx context.Context, k dasar.Kotak) error {
		assert.NoError(t, k.Masukkan(ctx, pesan("A", "1")))
		return errMeledak
	})
	require.True(t, err == errMeledak)
	require.Empty(t, isi("A"))
}

func kotakIDSama(t *testing.T, u dasar.Atomic[dasar.Kotak], isi func(dasar.LembagaID) []dasar.Pesan) {
	masukkan(t, u, pesan("A", "1"))
	lain := pesan("A", "1")
	lain.Isi = []byte("lain")
	masukkan(t, u, lain, pesan("A", "2"))
	require.Equal(t, []dasar.Pesan{pesan("A", "1"), pesan("A", "2")}, isi("A"))
}

func kotakTakLengkap(t *testing.T, u dasar.Atomic[dasar.Kotak], isi func(dasar.LembagaID) []dasar.Pesan) {
	for _, p := range []dasar.Pesan{{ID: "1", Topik: "t"}, {Lembaga: "A", Topik: "t"}, {Lembaga: "A", ID: "1"}} {
		err := u.Do(t.Context(), func(ctx context.Context, k dasar.Kotak) error { return k.Masukkan(ctx, pesan("A", "9"), p) })
		require.ErrorIs(t, err, dasar.ErrPesan)
		require.Equal(t, dasar.Invalid, dasar.KindOf(err))
	}
	require.Empty(t, isi("A"))
}

func kotakMemori(t *testing.T, u dasar.Atomic[dasar.Kotak], isi func(dasar.LembagaID) []dasar.Pesan) {
	p := pesan("A", "1")
	masukkan(t, u, p)
	p.Isi[0] = 'x'
	isi("A")[0].Isi[0] = 'y'
	require.Equal(t, []dasar.Pesan{pesan("A", "1")}, isi("A"))
}

func kotakBanyak(t *testing.T, u dasar.Atomic[dasar.Kotak], isi func(dasar.LembagaID) []dasar.Pesan) {
	masukkan(t, u)
	require.Empty(t, isi("A"))
	banyak := make([]dasar.Pesan, 1000)
	for i := range banyak {
		banyak[i] = pesan("A", string(rune('a'+i/100))+string(rune('0'+i/10%10))+string(rune('0'+i%10)))
	}
	masukkan(t, u, banyak...)
	require.Equal(t, banyak, isi("A"))
}
