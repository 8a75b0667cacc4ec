package pegawai_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/pegawai/rumus"
)

// A circle of formulas is refused when it is made, and leaves nothing behind.
func TestAturKomponen(t *testing.T) {
	t.Parallel()
	k := bukaKantor(t)
	rumusnya := func(kode pegawai.KodeKomponen, teks string) pegawai.Komponen {
		return pegawai.Komponen{Kode: kode, Nama: string(kode), Sejak: awal2026, Golongan: pegawai.Pendapatan, Cara: pegawai.CaraRumus, Rumus: teks, Ember: pegawai.EmberTunjLain, Pajak: true, Aktif: true}
	}
	require.NoError(t, k.AturKomponen(k.ctx, hrd, rumusnya("insentif", "upah_tetap * 0.05")))
	require.ErrorIs(t, k.AturKomponen(k.ctx, hrd, rumusnya("a", "b"), rumusnya("b", "a")), rumus.ErrLingkar)
	require.ErrorIs(t, k.AturKomponen(k.ctx, hrd, rumusnya("a", "tidak_ada")), pegawai.ErrKomponenAsing)
	require.ErrorIs(t, k.AturKomponen(k.ctx, dasar.Pelaku{ID: "x", Lembaga: "uji", Lingkup: dasar.Lingkup{Unit: []string{"MTs"}}}, rumusnya("a", "1")), dasar.ErrLingkup)
	ks, err := k.Komponen(k.ctx, hrd)
	require.NoError(t, err)
	require.Len(t, ks, len(pegawai.KomponenBaku(awal2026))+1)
	p := k.putaran(pegawai.Gaji, dasar.Bln(2026, 10))
	k.sampai(p.ID, pegawai.Dihitung)
	s, err := k.AmbilSlip(k.ctx, hrd, p.ID, "p1")
	require.NoError(t, err)
	require.Equal(t, dasar.Rupiah(3_150_000), s.Dibayar)
}

// Pay by the day is taxed by the average of a day; above the table it is another
// tax object.
func TestHitung_harian(t *testing.T) {
	t.Parallel()
	for pokok, c := range map[dasar.Rupiah]struct {
		pph   dasar.Rupiah
		objek string
	}{10_000_000: {50_000, "21-100-24"}, 60_000_000: {60_000_000 / 2 * 5 / 100, "21-100-30"}} {
		b := guru()
		b.Kontrak[0].Klasifikasi, b.Kepesertaan, b.Jam = pegawai.TidakTetapHarian, nil, nil
		b.Nilai = []pegawai.Nilai{{Komponen: "pokok", Nilai: pokok, Mulai: awal2026}}
		b.Hadir = pegawai.Hari{Diketahui: true, Hadir: 20_00}
		s, err := rencana(t, putaran(dasar.Bln(2026, 10))).Hitung(&b, true)
		require.NoError(t, err)
		require.Equal(t, c.pph, s.PPh)
		require.Equal(t, c.objek, s.KodeObjek)
	}
}
