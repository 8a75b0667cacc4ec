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

// What a component names must exist and fit: units, positions, an account. A version
// that breaks a later one is refused too.
func TestAturKomponen_yang_disebut_harus_ada(t *testing.T) {
	t.Parallel()
	h := rumah(t)
	dasarnya := pegawai.Komponen{Kode: "mukafaah", Nama: "Mukafaah", Sejak: tmt, Golongan: pegawai.Pendapatan, Cara: pegawai.CaraTetap, Ember: pegawai.EmberTunjLain, Pajak: true, Aktif: true}
	for nama, c := range map[string]struct {
		ubah   func(*pegawai.Komponen)
		aturan dasar.Aturan
	}{
		"unit":       {func(k *pegawai.Komponen) { k.Lingkup = []pegawai.Lingkup{{Unit: "TIDAK"}} }, pegawai.ErrUnitTiada},
		"jabatan":    {func(k *pegawai.Komponen) { k.Lingkup = []pegawai.Lingkup{{Jabatan: "raja", Unit: "MTs"}} }, pegawai.ErrJabatanTiada},
		"akun":       {func(k *pegawai.Komponen) { k.Akun = "9.9.9.99" }, pegawai.ErrAkun},
		"jenis akun": {func(k *pegawai.Komponen) { k.Akun = pegawai.PetaAkunBaku().UtangGaji }, pegawai.ErrAkun},
	} {
		k := dasarnya
		c.ubah(&k)
		require.ErrorIs(t, h.s.PeriksaKomponen(ctx, h.hr, k), c.aturan, nama)
		require.ErrorIs(t, h.s.AturKomponen(ctx, h.hr, dasarnya, k), c.aturan, nama)
	}
	ks, err := h.s.Komponen(ctx, h.hr)
	require.NoError(t, err)
	require.Len(t, ks, len(pegawai.KomponenBaku(tmt)), "tidak satu pun tersimpan")
	k := dasarnya
	k.Akun, k.Lingkup = pegawai.PetaAkunBaku().BebanTenaga, []pegawai.Lingkup{{Jabatan: "musyrif", Unit: "MTs"}}
	require.NoError(t, h.s.PeriksaKomponen(ctx, h.hr, k))
	require.NoError(t, h.s.AturKomponen(ctx, h.hr, k))

	turunan := pegawai.Komponen{Kode: "insentif", Nama: "Insentif", Sejak: dasar.Tgl(2027, 1, 1), Golongan: pegawai.Pendapatan, Cara: pegawai.CaraRumus, Rumus: "mukafaah * 0.1", Ember: pegawai.EmberTunjLain, Pajak: true, Aktif: true}
	require.NoError(t, h.s.AturKomponen(ctx, h.hr, turunan))
	k.Aktif = false
	require.ErrorIs(t, h.s.AturKomponen(ctx, h.hr, k), pegawai.ErrKomponenAsing, "yang berlaku kemudian masih memakainya")
	k.Aktif = true
	require.NoError(t, h.s.AturKomponen(ctx, h.hr, k))
}

// A dry run says who gets what, and leaves nothing behind.
func TestCobaKomponen(t *testing.T) {
	t.Parallel()
	h := rumah(t)
	salim := h.guru("Salim")
	n := h.penerimaan("Yasin")
	n.StatusPajak = nil
	_, _, err := h.s.Terima(ctx, h.hr, "", n)
	require.NoError(t, err)
	masa := dasar.Bln(2026, 9)
	coba := func(k pegawai.Komponen) pegawai.PercobaanKomponen {
		t.Helper()
		c, err := h.s.CobaKomponen(ctx, h.hr, masa, k)
		require.NoError(t, err)
		return c
	}
	k := pegawai.Komponen{Kode: "insentif", Nama: "Insentif", Sejak: dasar.Tgl(2026, 9, 15), Golongan: pegawai.Pendapatan, Cara: pegawai.CaraRumus, Rumus: "upah_tetap * 0.05", Ember: pegawai.EmberTunjLain, Pajak: true}
	c := coba(k)
	require.Len(t, c.Orang, 1)
	require.Equal(t, salim.ID, c.Orang[0].Pegawai)
	require.Equal(t, dasar.Rupiah(150_000), c.Jumlah)
	require.NotEmpty(t, c.Orang[0].Baris[0].Uraian)
	require.Len(t, c.Kurang, 1)
	require.ErrorIs(t, c.Kurang[0].Err, pegawai.ErrPTKPKosong)

	k.Lingkup = []pegawai.Lingkup{{Jabatan: "musyrif"}}
	c = coba(k)
	require.Empty(t, c.Orang)
	require.Equal(t, 1, c.Tanpa)
	k.Lingkup, k.Putaran = nil, []pegawai.JenisPutaran{pegawai.Bonus}
	require.Equal(t, pegawai.Bonus, coba(k).Putaran.Jenis)
	k.Putaran = nil

	ks, err := h.s.Komponen(ctx, h.hr)
	require.NoError(t, err)
	require.Len(t, ks, len(pegawai.KomponenBaku(tmt)), "percobaan tidak menyimpan apa pun")
	k.Sejak = dasar.Tgl(2026, 10, 1)
	_, err = h.s.CobaKomponen(ctx, h.hr, masa, k)
	require.ErrorIs(t, err, pegawai.ErrKomponen)
	k.Sejak, k.Rumus = tmt, "insentif + 1"
	_, err = h.s.CobaKomponen(ctx, h.hr, masa, k)
	require.ErrorIs(t, err, rumus.ErrLingkar)
	_, err = h.s.CobaKomponen(ctx, h.di("MTs"), masa, k)
	require.ErrorIs(t, err, dasar.ErrLingkup)
}

// What is ready to add stands beside the default components, and gives nobody anything
// by itself.
func TestKomponenPesantren(t *testing.T) {
	t.Parallel()
	h := rumah(t)
	h.guru("Salim")
	for _, k := range pegawai.KomponenPesantren(tmt) {
		c, err := h.s.CobaKomponen(ctx, h.hr, dasar.Bln(2026, 9), k)
		require.NoError(t, err, k.Kode)
		require.Empty(t, c.Orang, k.Kode)
	}
	require.NoError(t, h.s.AturKomponen(ctx, h.hr, pegawai.KomponenPesantren(tmt)...))
	c, err := h.s.CobaKomponen(ctx, h.hr, dasar.Bln(2026, 9), pegawai.KomponenBaku(tmt)[0])
	require.NoError(t, err)
	require.Len(t, c.Orang, 1)
}
