package kantor_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/buku"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
)

func TestKeadaanBuku_perlu(t *testing.T) {
	saat := time.Date(2026, 10, 5, 0, 0, 0, 0, time.UTC)
	for nama, k := range map[string]struct {
		baris int64
		lewat time.Duration
		perlu bool
	}{
		"tidak bertambah": {0, 99 * kantor.JedaTitik, false}, "bertambah, baru ditandatangani": {1, kantor.JedaTitik - 1, false},
		"sehari": {1, kantor.JedaTitik, true}, "banyak sebelum sehari": {kantor.BarisTitik, 0, true}, "kurang satu": {kantor.BarisTitik - 1, 0, false},
	} {
		x := kantor.KeadaanBuku{Titik: buku.TitikTersimpan{Ukuran: 5, Pada: saat}, Ukuran: 5 + k.baris}
		require.Equal(t, k.perlu, x.Perlu(saat.Add(k.lewat)), nama)
	}
	require.True(t, kantor.KeadaanBuku{Ukuran: 1}.Perlu(saat), "belum pernah")
}

// The log is signed once a day without anybody asking, and a witness outside shows that
// rows were cut together with the checkpoints that covered them.
func TestI43_titikTerjadwalDanSaksi(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, a := t.Context(), r.anak(t)
		var saksi []string
		r.kantor.Saksi = func(_ context.Context, l dasar.LembagaID, x buku.TitikTersimpan) error {
			require.Equal(t, privasitest.Lembaga, l)
			saksi = append(saksi, x.Teks)
			return nil
		}
		rutin := func() bool {
			ya, err := r.kantor.RutinBuku(ctx, privasitest.Lembaga)
			require.NoError(t, err)
			return ya
		}
		require.False(t, rutin(), "buku kosong")
		r.lihat(t, privasi.PeranTataUsaha, privasi.TujuanKesiswaan, "HP", a.Subjek)
		require.True(t, rutin())
		r.lihat(t, privasi.PeranTataUsaha, privasi.TujuanKesiswaan, "HP", a.Subjek)
		require.False(t, rutin(), "belum sehari")
		k, err := r.kantor.KeadaanBuku(ctx, privasitest.Lembaga)
		require.NoError(t, err)
		require.EqualValues(t, 1, k.Sesudah())
		r.Jam.Maju(kantor.JedaTitik)
		require.True(t, rutin())
		require.False(t, rutin())
		require.Len(t, saksi, 2)
		for _, x := range saksi {
			require.NoError(t, r.kantor.PeriksaTitik(ctx, privasitest.Lembaga, x))
			require.ErrorIs(t, r.kantor.PeriksaTitik(ctx, privasitest.LembagaLain, x), buku.ErrBuku)
		}
		r.kantor.Stores.Buku = terpotong{r.kantor.Stores.Buku}
		n, err := r.kantor.PeriksaBuku(ctx, privasitest.Lembaga)
		require.NoError(t, err, "titiknya ikut dipotong: dari dalam tidak tampak")
		require.Equal(t, 1, n)
		require.NoError(t, r.kantor.PeriksaTitik(ctx, privasitest.Lembaga, saksi[0]))
		require.ErrorIs(t, r.kantor.PeriksaTitik(ctx, privasitest.Lembaga, saksi[1]), buku.ErrBuku, "saksi di luar tahu")
	})
}

// terpotong is a log whose last row was cut, with the checkpoint that covered it.
type terpotong struct{ buku.Gudang }

func (g terpotong) Tepi(ctx context.Context, l dasar.LembagaID) (buku.Tepi, error) {
	s, err := g.Simpul(ctx, l, []int64{0})
	return buku.Tepi{Ukuran: 1, Anak: s}, err
}

func (g terpotong) Titik(ctx context.Context, l dasar.LembagaID, p dasar.Page) ([]buku.TitikTersimpan, string, error) {
	ts, _, err := g.Gudang.Titik(ctx, l, p)
	if len(ts) > 0 {
		ts = ts[len(ts)-1:]
	}
	return ts, "", err
}
