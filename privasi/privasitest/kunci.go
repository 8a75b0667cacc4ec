package privasitest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// GudangKunci is the conformance suite of [privasi.GudangKunci].
func GudangKunci(t *testing.T, buka func(*testing.T) privasi.GudangKunci) {
	ctx := context.Background()
	a, b := id("a", privasi.RetensiIdentitas), id("a", privasi.RetensiKesehatan)
	t.Run("kosong", func(t *testing.T) {
		g := buka(t)
		ada, err := g.Ambil(ctx, Lembaga, []privasi.KunciID{a, b})
		require.NoError(t, err)
		require.Empty(t, ada)
		require.Empty(t, semuaNisan(t, g, Lembaga))
		require.NoError(t, g.Musnahkan(ctx, Lembaga, nil, saat))
		require.NoError(t, g.PutarNisan(ctx, Lembaga, nil))
	})
	t.Run("dibungkus_ulang", func(t *testing.T) {
		g, banyak := buka(t), map[privasi.KunciID][]byte{}
		for i := range 5000 {
			banyak[id(fmt.Sprint("s", i), privasi.RetensiAkun)] = []byte("lama")
		}
		banyak[a], banyak[b] = []byte("tetap"), []byte("lama")
		_, err := g.Buat(ctx, Lembaga, banyak, saat)
		require.NoError(t, err)
		_, err = g.Buat(ctx, LembagaLain, map[privasi.KunciID][]byte{a: []byte("lama")}, saat)
		require.NoError(t, err)
		require.NoError(t, g.Musnahkan(ctx, Lembaga, []privasi.KunciID{b}, saat))
		n, err := g.Bungkus(ctx, Lembaga, func(_ [32]byte, lama []byte) ([]byte, error) {
			if string(lama) == "tetap" {
				return nil, nil
			}
			return append([]byte("baru dari "), lama...), nil
		})
		require.NoError(t, err)
		require.Equal(t, 5000, n)
		ada, err := g.Ambil(ctx, Lembaga, []privasi.KunciID{a, b, id("s4999", privasi.RetensiAkun)})
		require.NoError(t, err)
		require.Equal(t, map[privasi.KunciID]privasi.Kunci{a: {Terbungkus: []byte("tetap")}, b: {Musnah: saat}, id("s4999", privasi.RetensiAkun): {Terbungkus: []byte("baru dari lama")}}, ada)
		ada, err = g.Ambil(ctx, LembagaLain, []privasi.KunciID{a})
		require.NoError(t, err)
		require.Equal(t, "lama", string(ada[a].Terbungkus))
		_, err = g.Bungkus(ctx, Lembaga, func([32]byte, []byte) ([]byte, error) { return nil, errors.New("gagal") })
		require.Error(t, err)
	})
	t.Run("yang_lama_menang", func(t *testing.T) {
		g := buka(t)
		n, err := g.Buat(ctx, Lembaga, map[privasi.KunciID][]byte{a: []byte("satu")}, saat)
		require.NoError(t, err)
		require.Equal(t, 1, n)
		n, err = g.Buat(ctx, Lembaga, map[privasi.KunciID][]byte{a: []byte("dua"), b: []byte("tiga")}, saat)
		require.NoError(t, err)
		require.Equal(t, 1, n)
		ada, err := g.Ambil(ctx, Lembaga, []privasi.KunciID{a, b, id("x", privasi.RetensiAkun)})
		require.NoError(t, err)
		require.Equal(t, map[privasi.KunciID]privasi.Kunci{a: {Terbungkus: []byte("satu")}, b: {Terbungkus: []byte("tiga")}}, ada)
	})
	t.Run("lembaga_lain_tak_terlihat", func(t *testing.T) {
		g := buka(t)
		_, err := g.Buat(ctx, Lembaga, map[privasi.KunciID][]byte{a: []byte("satu")}, saat)
		require.NoError(t, err)
		require.NoError(t, g.Musnahkan(ctx, LembagaLain, []privasi.KunciID{a}, saat))
		ada, err := g.Ambil(ctx, Lembaga, []privasi.KunciID{a})
		require.NoError(t, err)
		require.Equal(t, []byte("satu"), ada[a].Terbungkus)
		ada, err = g.Ambil(ctx, LembagaLain, []privasi.KunciID{a})
		require.NoError(t, err)
		require.Equal(t, privasi.Kunci{Musnah: saat}, ada[a])
		require.Empty(t, semuaNisan(t, g, Lembaga))
	})
	t.Run("nisan_mengalahkan_kunci_dari_cadangan", func(t *testing.T) {
		g := buka(t)
		_, err := g.Buat(ctx, Lembaga, map[privasi.KunciID][]byte{a: []byte("satu"), b: []byte("dua")}, saat)
		require.NoError(t, err)
		require.NoError(t, g.Musnahkan(ctx, Lembaga, []privasi.KunciID{a}, saat))
		require.NoError(t, g.Musnahkan(ctx, Lembaga, []privasi.KunciID{a}, saat.Add(time.Hour)), "dua kali")
		_, err = g.Buat(ctx, Lembaga, map[privasi.KunciID][]byte{a: []byte("satu")}, saat) // a restored backup
		require.NoError(t, err)
		ada, err := g.Ambil(ctx, Lembaga, []privasi.KunciID{b, a})
		require.NoError(t, err)
		require.Equal(t, map[privasi.KunciID]privasi.Kunci{a: {Musnah: saat}, b: {Terbungkus: []byte("dua")}}, ada)
	})
	t.Run("nisan_diputar_ke_cadangan_lama", func(t *testing.T) {
		baru, cadangan := buka(t), buka(t)
		for _, g := range []privasi.GudangKunci{baru, cadangan} {
			_, err := g.Buat(ctx, Lembaga, map[privasi.KunciID][]byte{a: []byte("satu"), b: []byte("dua")}, saat)
			require.NoError(t, err)
		}
		require.NoError(t, baru.Musnahkan(ctx, Lembaga, []privasi.KunciID{b, a}, saat))
		ns := semuaNisan(t, baru, Lembaga)
		require.Len(t, ns, 2)
		for range 2 {
			require.NoError(t, cadangan.PutarNisan(ctx, Lembaga, ns))
		}
		require.Equal(t, ns, semuaNisan(t, cadangan, Lembaga))
		ada, err := cadangan.Ambil(ctx, Lembaga, []privasi.KunciID{a, b})
		require.NoError(t, err)
		require.Equal(t, map[privasi.KunciID]privasi.Kunci{a: {Musnah: saat}, b: {Musnah: saat}}, ada)
	})
	t.Run("banyak_sekaligus", func(t *testing.T) {
		g := buka(t)
		const n = 9000
		baru, ids := map[privasi.KunciID][]byte{}, make([]privasi.KunciID, n)
		for i := range n {
			ids[i] = id(fmt.Sprint("s", i), privasi.RetensiIdentitas)
			baru[ids[i]] = fmt.Append(nil, "kunci", i)
		}
		dibuat, err := g.Buat(ctx, Lembaga, baru, saat)
		require.NoError(t, err)
		require.Equal(t, n, dibuat)
		require.NoError(t, g.Musnahkan(ctx, Lembaga, ids[:n/2], saat))
		ada, err := g.Ambil(ctx, Lembaga, ids)
		require.NoError(t, err)
		require.Len(t, ada, n)
		require.Equal(t, []byte("kunci8999"), ada[ids[n-1]].Terbungkus)
		require.Equal(t, saat, ada[ids[0]].Musnah)
		require.Len(t, semuaNisan(t, g, Lembaga), n/2)
		for ns := range g.Nisan(ctx, Lembaga) {
			require.Equal(t, saat, ns.Pada)
			break
		}
	})
	t.Run("dibuat_bersamaan", func(t *testing.T) { bersamaan(t, buka(t)) })
}

// bersamaan: many makers of the same keys, one wins each, all read the same.
func bersamaan(t *testing.T, g privasi.GudangKunci) {
	ctx := context.Background()
	ids := make([]privasi.KunciID, 40)
	for i := range ids {
		ids[i] = id(fmt.Sprint("s", i), privasi.RetensiIdentitas)
	}
	const pembuat = 8
	jumlah, galat := make([]int, pembuat), make([]error, pembuat)
	var wg sync.WaitGroup
	for p := range pembuat {
		wg.Go(func() {
			baru := map[privasi.KunciID][]byte{}
			for _, k := range ids {
				baru[k] = fmt.Append(nil, "pembuat", p)
			}
			jumlah[p], galat[p] = g.Buat(ctx, Lembaga, baru, saat)
		})
	}
	wg.Wait()
	require.NoError(t, errors.Join(galat...))
	total := 0
	for _, n := range jumlah {
		total += n
	}
	require.Equal(t, len(ids), total, "setiap kunci dibuat tepat sekali")
	ada, err := g.Ambil(ctx, Lembaga, ids)
	require.NoError(t, err)
	require.Len(t, ada, len(ids))
}

func semuaNisan(t *testing.T, g privasi.GudangKunci, l dasar.LembagaID) (ns []privasi.Nisan) {
	t.Helper()
	for n, err := range g.Nisan(context.Background(), l) {
		require.NoError(t, err)
		if len(ns) > 0 {
			require.Less(t, string(ns[len(ns)-1].Sidik[:]), string(n.Sidik[:]))
		}
		ns = append(ns, n)
	}
	return ns
}
