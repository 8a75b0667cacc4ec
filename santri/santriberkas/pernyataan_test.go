package santriberkas_test

import (
	"bytes"
	"context"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/santri"
	"github.com/pesantren-go/pesantren/santri/santriberkas"
)

type penghitung struct{ n atomic.Int64 }

func (p *penghitung) BeforeQuery(ctx context.Context, _ *bun.QueryEvent) context.Context {
	p.n.Add(1)
	return ctx
}

func (*penghitung) AfterQuery(context.Context, *bun.QueryEvent) {}

// Ten times the rows need hardly more statements: everything is set-based.
func TestImpor_jumlah_pernyataan_tidak_mengikuti_jumlah_baris(t *testing.T) {
	t.Parallel()
	hitung := func(n int) (baru, ulang int64) {
		p := &penghitung{}
		db := penyimpanan[2].buka(t).WithQueryHook(p)
		r := buatRumah(t, db)
		l, err := santriberkas.Baca(bytes.NewReader(berkasBesar(n)), "besar.csv", santriberkas.Batas{})
		require.NoError(t, err)
		awal := p.n.Load()
		_, h := r.masukkan(t, lembaga, santri.PermintaanImpor{Lembar: l})
		require.Equal(t, n, h.Baru)
		baru = p.n.Load() - awal
		_, h = r.masukkan(t, lembaga, santri.PermintaanImpor{Lembar: l})
		require.Equal(t, n, h.Sama)
		return baru, p.n.Load() - awal - baru
	}
	baru1, ulang1 := hitung(300)
	baru2, ulang2 := hitung(3000)
	t.Logf("300 baris: %d lalu %d pernyataan; 3000 baris: %d lalu %d", baru1, ulang1, baru2, ulang2)
	require.LessOrEqual(t, baru2, baru1+20)
	require.LessOrEqual(t, ulang2, ulang1+20)
	require.Less(t, baru2, int64(120))
}
