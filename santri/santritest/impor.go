package santritest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/santri"
)

// RunImpor is the conformance suite of [santri.ImporStore]. buka returns a
// fresh, empty store for every case.
func RunImpor(t *testing.T, buka func(*testing.T) santri.ImporStore) {
	r := privasitest.Rumah(t, santri.DaftarkanTipe)
	catatan := func(t *testing.T, l dasar.LembagaID, token string) santri.CatatanImpor {
		c := santri.CatatanImpor{Lembaga: l, Token: token, Subjek: privasi.NewSubjek(), Oleh: "akun-1", TataLetak: santri.LembarSendiri,
			Dibuat: mula, Kedaluwarsa: mula.Add(time.Hour), Isi: privasi.Tutup(santri.IsiImpor{})}
		privasitest.SegelUntuk(t, r, l, &c)
		return c
	}
	hasil := santri.HasilImpor{Pernyataan: "p1", Pada: mula.Add(time.Minute), Baru: 1, Berubah: 2, Sama: 3, Ditolak: 4, Ditahan: 5, Dikabari: 6}
	ctx := context.Background()

	t.Run("disimpan_dan_diambil_menurut_lembaga", func(t *testing.T) {
		s := buka(t)
		satu, lain := catatan(t, Lembaga, "t1"), catatan(t, LembagaLain, "t1")
		require.NoError(t, s.Simpan(ctx, Lembaga, satu))
		require.NoError(t, s.Simpan(ctx, LembagaLain, lain))
		ada, err := s.Ambil(ctx, Lembaga, "t1")
		require.NoError(t, err)
		require.Equal(t, satu.Subjek, ada.Subjek)
		privasitest.SamaDi(t, r, Lembaga, satu, ada)
		_, err = s.Ambil(ctx, Lembaga, "t2")
		require.ErrorIs(t, err, santri.ErrImporToken)
		require.Equal(t, dasar.NotFound, dasar.KindOf(err))
	})
	t.Run("token_ganda_ditolak", func(t *testing.T) {
		s := buka(t)
		require.NoError(t, s.Simpan(ctx, Lembaga, catatan(t, Lembaga, "t1")))
		err := s.Simpan(ctx, Lembaga, catatan(t, Lembaga, "t1"))
		require.ErrorIs(t, err, dasar.ErrBentrok)
		require.Equal(t, dasar.Conflict, dasar.KindOf(err))
	})
	t.Run("belum_disegel_ditolak", func(t *testing.T) {
		c := catatan(t, Lembaga, "t1")
		c.Isi = privasi.Tutup(santri.IsiImpor{})
		require.ErrorIs(t, buka(t).Simpan(ctx, Lembaga, c), privasi.ErrBelumSegel)
	})
	t.Run("diselesaikan_sekali_dan_dikosongkan", func(t *testing.T) {
		s := buka(t)
		require.NoError(t, s.Simpan(ctx, Lembaga, catatan(t, Lembaga, "t1")))
		require.NoError(t, s.Simpan(ctx, LembagaLain, catatan(t, LembagaLain, "t1")))
		for i, mau := range []bool{true, false} {
			ok, err := s.Selesaikan(ctx, Lembaga, "t1", hasil)
			require.NoError(t, err)
			require.Equal(t, mau, ok, "kali ke-%d", i+1)
		}
		ok, err := s.Selesaikan(ctx, Lembaga, "tidak ada", hasil)
		require.NoError(t, err)
		require.False(t, ok)
		ada, err := s.Ambil(ctx, Lembaga, "t1")
		require.NoError(t, err)
		require.Equal(t, hasil, ada.Hasil)
		require.True(t, ada.Isi.Kosong())
		lain, err := s.Ambil(ctx, LembagaLain, "t1")
		require.NoError(t, err)
		require.Zero(t, lain.Hasil)
		require.False(t, lain.Isi.Kosong())
	})
	t.Run("diselesaikan_bersamaan_hanya_satu", func(t *testing.T) {
		s := buka(t)
		require.NoError(t, s.Simpan(ctx, Lembaga, catatan(t, Lembaga, "t1")))
		var menang atomic.Int32
		galat := make([]error, 8)
		var wg sync.WaitGroup
		for i := range galat {
			wg.Go(func() {
				ok, err := s.Selesaikan(ctx, Lembaga, "t1", hasil)
				if galat[i] = err; ok {
					menang.Add(1)
				}
			})
		}
		wg.Wait()
		require.NoError(t, errors.Join(galat...))
		require.EqualValues(t, 1, menang.Load())
	})
	t.Run("yang_kedaluwarsa_dibuang", func(t *testing.T) {
		s := buka(t)
		for _, l := range []dasar.LembagaID{Lembaga, LembagaLain} {
			require.NoError(t, s.Simpan(ctx, l, catatan(t, l, "lama")))
			require.NoError(t, s.Simpan(ctx, l, catatan(t, l, "diterapkan")))
		}
		_, err := s.Selesaikan(ctx, Lembaga, "diterapkan", hasil)
		require.NoError(t, err)
		n, err := s.Buang(ctx, Lembaga, mula.Add(time.Hour))
		require.NoError(t, err)
		require.Zero(t, n, "tepat pada batasnya masih berlaku")
		n, err = s.Buang(ctx, Lembaga, mula.Add(time.Hour+time.Microsecond))
		require.NoError(t, err)
		require.Equal(t, 1, n)
		_, err = s.Ambil(ctx, Lembaga, "lama")
		require.ErrorIs(t, err, santri.ErrImporToken)
		for l, token := range map[dasar.LembagaID]string{Lembaga: "diterapkan", LembagaLain: "lama"} {
			_, err = s.Ambil(ctx, l, token)
			require.NoError(t, err)
		}
	})
	t.Run("sidik_menurut_lembaga_dan_tata_letak", func(t *testing.T) { sidikImpor(t, buka(t)) })
}

func sidikImpor(t *testing.T, s santri.ImporStore) {
	ctx := context.Background()
	n := func(l dasar.LembagaID, id santri.ID, tl santri.TataLetak, isi string) santri.SidikImpor {
		return santri.SidikImpor{Lembaga: l, Santri: id, TataLetak: tl, Sidik: []byte(isi)}
	}
	require.NoError(t, s.SimpanSidik(ctx, Lembaga))
	require.NoError(t, s.SimpanSidik(ctx, Lembaga, n(Lembaga, "b", santri.LembarSendiri, "b1"), n(Lembaga, "a", santri.LembarSendiri, "a1"),
		n(Lembaga, "a", santri.LembarDapodik, "a2")))
	require.NoError(t, s.SimpanSidik(ctx, LembagaLain, n(LembagaLain, "a", santri.LembarSendiri, "lain")))
	require.NoError(t, s.SimpanSidik(ctx, Lembaga, n(Lembaga, "b", santri.LembarSendiri, "b9")))
	ada, err := s.Sidik(ctx, Lembaga, santri.LembarSendiri, "b", "a", "tidak ada", "a")
	require.NoError(t, err)
	require.Equal(t, []santri.SidikImpor{n(Lembaga, "a", santri.LembarSendiri, "a1"), n(Lembaga, "b", santri.LembarSendiri, "b9")}, ada)
	ada, err = s.Sidik(ctx, Lembaga, santri.LembarDapodik, "a", "b")
	require.NoError(t, err)
	require.Equal(t, []santri.SidikImpor{n(Lembaga, "a", santri.LembarDapodik, "a2")}, ada)
	kosong, err := s.Sidik(ctx, Lembaga, santri.LembarDapodik)
	require.NoError(t, err)
	require.Empty(t, kosong)

	banyak := make([]santri.SidikImpor, 9000)
	id := make([]santri.ID, len(banyak))
	for i := range banyak {
		id[i] = santri.ID(fmt.Sprintf("s%05d", i))
		banyak[i] = n(Lembaga, id[i], santri.LembarSendiri, "x")
	}
	for range 2 {
		require.NoError(t, s.SimpanSidik(ctx, Lembaga, banyak...))
	}
	ada, err = s.Sidik(ctx, Lembaga, santri.LembarSendiri, id...)
	require.NoError(t, err)
	require.Equal(t, banyak, ada)
}
