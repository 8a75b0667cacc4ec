package keuangantest

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
)

// What trying a month says of a santri is what the run then issues, for those
// who came in the middle of it and those with a discount too.
func ujiLayananCoba(t *testing.T, st keuangan.Stores, at dasar.Atomic[keuangan.Stores]) {
	k := bukaKantor(t, st, at)
	a := k.warga.masuk(1, "MTs", true, september.Awal())
	b := k.warga.masuk(2, "MA", false, dasar.Tgl(2026, 10, 15))
	c := k.warga.masuk(3, "MTs", true, dasar.Tgl(2026, 11, 2))
	_, err := k.BeriKeringanan(ctx, k.kasir, "", keuangan.Keringanan{Santri: a, Komponen: "spp", Persen: decimal.NewFromInt(10), Alasan: "kakak beradik", Penyetuju: "pengasuh", Sejak: september.Awal()})
	require.NoError(t, err)
	ks, err := k.Komponen(ctx, k.kasir)
	require.NoError(t, err)
	for i := range ks {
		if ks[i].Berkala == keuangan.Bulanan {
			ks[i].BulanMasuk = keuangan.BulanProporsi
		}
	}
	require.NoError(t, k.AturKomponen(ctx, k.kasir, ks...))
	sebelum := k.potret(t)
	coba := map[santri.ID][]keuangan.Tagihan{}
	for _, id := range []santri.ID{a, b, c} {
		r, err := k.CobaTagihan(ctx, k.kasir, id, oktober)
		require.NoError(t, err)
		coba[id] = r.Contoh
	}
	require.Equal(t, sebelum, k.potret(t), "trying writes nothing")
	require.Empty(t, coba[c], "not there yet in October")
	k.putar(t, minta(oktober))
	ada := map[santri.ID]int{}
	for _, p := range k.semuaPosisi(t) {
		x := p.Tagihan
		ada[x.Santri]++
		for _, y := range coba[x.Santri] {
			if x.Komponen == y.Komponen {
				require.Equal(t, x.Jumlah, y.Jumlah)
				require.Equal(t, x.Penjelasan, y.Penjelasan)
			}
		}
	}
	require.Equal(t, map[santri.ID]int{a: len(coba[a]), b: len(coba[b])}, ada)
	require.Positive(t, ada[a])
	require.Positive(t, ada[b])
	lagi, err := k.CobaTagihan(ctx, k.kasir, a, oktober)
	require.NoError(t, err)
	require.Equal(t, coba[a], lagi.Contoh, "bills that exist do not hide what they were computed from")

	mts := k.petugasMTs()
	k.tolak(t, "coba_di_luar_lingkup", keuangan.ErrSantriTiada, dasar.NotFound, func() error { _, err := k.CobaTagihan(ctx, mts, b, oktober); return err })
	k.tolak(t, "coba_tiada", keuangan.ErrSantriTiada, dasar.NotFound, func() error { _, err := k.CobaTagihan(ctx, k.kasir, "tiada", oktober); return err })
	k.tolak(t, "coba_tanpa_bulan", keuangan.ErrMintaTagihan, dasar.Invalid, func() error { _, err := k.CobaTagihan(ctx, k.kasir, a, dasar.Bulan{}); return err })
}
