package keuangan_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
)

func persen(s string) decimal.Decimal { return decimal.RequireFromString(s) }

func TestTerapkanKeringanan(t *testing.T) {
	t.Parallel()
	sepuluh := keuangan.Keringanan{ID: "a", Persen: persen("10"), Alasan: "saudara"}
	limaPuluh := keuangan.Keringanan{ID: "b", Nominal: 50_000, Alasan: "anak pegawai"}
	urut := func(k keuangan.Keringanan, n int) keuangan.Keringanan { k.Urutan = n; return k }
	for nama, k := range map[string]struct {
		bruto dasar.Rupiah
		ks    []keuangan.Keringanan
		mau   dasar.Rupiah
	}{
		"persen_lalu_nominal":     {350_000, []keuangan.Keringanan{urut(sepuluh, 1), urut(limaPuluh, 2)}, 265_000},
		"nominal_lalu_persen":     {350_000, []keuangan.Keringanan{urut(sepuluh, 2), urut(limaPuluh, 1)}, 270_000},
		"urutan_sama_menurut_id":  {350_000, []keuangan.Keringanan{limaPuluh, sepuluh}, 265_000},
		"setengah_rupiah_ke_atas": {5, []keuangan.Keringanan{sepuluh}, 4}, // 0,5 becomes 1
		"tidak_melebihi_tagihan":  {30_000, []keuangan.Keringanan{limaPuluh, sepuluh}, 0},
		"seratus_persen":          {dasar.MaxRupiah, []keuangan.Keringanan{{ID: "c", Persen: persen("100")}}, 0},
		"persen_pecahan":          {200_000, []keuangan.Keringanan{{ID: "c", Persen: persen("12.5")}}, 175_000},
		"tanpa_keringanan":        {200_000, nil, 200_000},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			potongan, langkah := keuangan.TerapkanKeringanan(k.bruto, k.ks...)
			require.Equal(t, k.mau, k.bruto-potongan)
			require.Len(t, langkah, len(k.ks))
			if n := len(langkah); n > 0 {
				require.Equal(t, k.mau, langkah[n-1].Jumlah, "the explanation ends at the result")
			}
		})
	}
}

func acakKeringanan(t *rapid.T, n int) keuangan.Keringanan {
	k := keuangan.Keringanan{ID: fmt.Sprintf("k%d", n), Urutan: rapid.IntRange(0, 2).Draw(t, "urutan"), Alasan: "uji"}
	if rapid.Bool().Draw(t, "persen?") {
		k.Persen = decimal.New(rapid.Int64Range(1, 1_000_000).Draw(t, "persen"), -4)
	} else {
		k.Nominal = dasar.Rupiah(rapid.Int64Range(1, 600_000).Draw(t, "nominal"))
	}
	return k
}

func TestF29_UrutanMasukTidakBerpengaruh(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		bruto := dasar.Rupiah(rapid.Int64Range(1, 5_000_000).Draw(t, "bruto"))
		var ks []keuangan.Keringanan
		for i := range rapid.IntRange(0, 5).Draw(t, "banyak") {
			ks = append(ks, acakKeringanan(t, i))
		}
		potongan, langkah := keuangan.TerapkanKeringanan(bruto, ks...)
		lain, langkahLain := keuangan.TerapkanKeringanan(bruto, rapid.Permutation(ks).Draw(t, "acak")...)
		require.Equal(t, potongan, lain)
		require.Equal(t, langkah, langkahLain)
		require.GreaterOrEqual(t, potongan, dasar.Rupiah(0))
		require.LessOrEqual(t, potongan, bruto, "F-28: discounts never exceed the gross")
	})
}

func TestKeringanan_Validate(t *testing.T) {
	t.Parallel()
	baik := keuangan.Keringanan{Santri: "s", Komponen: "spp", Persen: persen("50"), Alasan: "yatim", Penyetuju: "kepala", Sejak: dasar.Tgl(2026, 7, 1)}
	require.NoError(t, baik.Validate())
	for nama, ubah := range map[string]func(*keuangan.Keringanan){
		"tanpa_santri":         func(k *keuangan.Keringanan) { k.Santri = "" },
		"tanpa_alasan":         func(k *keuangan.Keringanan) { k.Alasan = "" },
		"tanpa_penyetuju":      func(k *keuangan.Keringanan) { k.Penyetuju = "" },
		"tanpa_mulai":          func(k *keuangan.Keringanan) { k.Sejak = dasar.Tanggal{} },
		"berakhir_sebelum":     func(k *keuangan.Keringanan) { k.Sampai = dasar.Tgl(2026, 7, 1) },
		"persen_dan_nominal":   func(k *keuangan.Keringanan) { k.Nominal = 1 },
		"tanpa_besar":          func(k *keuangan.Keringanan) { k.Persen = decimal.Zero },
		"lebih_seratus_persen": func(k *keuangan.Keringanan) { k.Persen = persen("100.0001") },
		"persen_negatif":       func(k *keuangan.Keringanan) { k.Persen = persen("-1") },
		"persen_terlalu_rinci": func(k *keuangan.Keringanan) { k.Persen = persen("0.00001") },
		"nominal_negatif":      func(k *keuangan.Keringanan) { k.Persen, k.Nominal = decimal.Zero, -1 },
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			k := baik
			ubah(&k)
			require.ErrorIs(t, k.Validate(), keuangan.ErrKeringanan)
		})
	}
}

func TestKeringanan_Berlaku(t *testing.T) {
	t.Parallel()
	k := keuangan.Keringanan{Sejak: dasar.Tgl(2026, 7, 1), Sampai: dasar.Tgl(2026, 10, 1)}
	require.False(t, k.Berlaku(dasar.Tgl(2026, 6, 30)))
	require.True(t, k.Berlaku(dasar.Tgl(2026, 7, 1)))
	require.True(t, k.Berlaku(dasar.Tgl(2026, 9, 30)))
	require.False(t, k.Berlaku(dasar.Tgl(2026, 10, 1)), "Sampai is the first day without")
	k.Dicabut = time.Unix(1, 0)
	require.False(t, k.Berlaku(dasar.Tgl(2026, 8, 1)))
}
