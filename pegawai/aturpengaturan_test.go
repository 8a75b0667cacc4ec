package pegawai_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
)

// Settings that are yet to come can be taken back; they stay in the history, and what
// held before them holds on.
func TestBatalPengaturan(t *testing.T) {
	t.Parallel()
	h := rumah(t)
	p := pengaturanUji()
	p.Sejak, p.UMK = dasar.Tgl(2027, 1, 1), 3_000_000
	_, err := h.s.AturPengaturan(ctx, h.hr, "", p)
	require.NoError(t, err)
	pada := func(hari dasar.Tanggal) dasar.Rupiah {
		p, ada, err := h.s.Pengaturan(ctx, h.hr, hari)
		require.NoError(t, err)
		require.True(t, ada)
		return p.UMK
	}
	require.Equal(t, dasar.Rupiah(3_000_000), pada(p.Sejak))

	_, err = h.s.BatalPengaturan(ctx, h.hr, "", p.Sejak, " ")
	require.ErrorIs(t, err, pegawai.ErrAlasan)
	_, err = h.s.BatalPengaturan(ctx, h.hr, "", dasar.Tgl(2026, 1, 1), "salah")
	require.ErrorIs(t, err, pegawai.ErrPengaturanBerlaku)
	require.Equal(t, dasar.Conflict, dasar.KindOf(err))
	_, err = h.s.BatalPengaturan(ctx, h.hr, "", dasar.Tgl(2027, 1, 2), "salah")
	require.ErrorIs(t, err, pegawai.ErrPengaturanTiada)
	_, err = h.s.BatalPengaturan(ctx, h.di("MTs"), "", p.Sejak, "salah")
	require.ErrorIs(t, err, dasar.ErrLingkup)
	lain := h.hr
	lain.Lembaga = privasitest.LembagaLain
	_, err = h.s.BatalPengaturan(ctx, lain, "", p.Sejak, "salah")
	require.ErrorIs(t, err, pegawai.ErrPengaturanTiada)
	require.Equal(t, dasar.Rupiah(3_000_000), pada(p.Sejak), "tidak satu pun mengubah")

	for range 2 { // sent twice with one key
		_, err = h.s.BatalPengaturan(ctx, h.hr, "k1", p.Sejak, "UMK belum ditetapkan")
		require.NoError(t, err)
	}
	require.Equal(t, pengaturanUji().UMK, pada(p.Sejak))
	semua, err := h.s.RiwayatPengaturan(ctx, h.hr)
	require.NoError(t, err)
	require.Len(t, semua, 2)
	require.Equal(t, "UMK belum ditetapkan", semua[0].Batal)
	_, err = h.s.BatalPengaturan(ctx, h.hr, "", p.Sejak, "lagi")
	require.ErrorIs(t, err, pegawai.ErrPengaturanTiada)

	_, err = h.s.AturPengaturan(ctx, h.hr, "", p)
	require.NoError(t, err)
	require.Equal(t, dasar.Rupiah(3_000_000), pada(p.Sejak), "hari yang sama boleh diisi kembali")
}

// Holidays are kept year by year, the same in every version of the settings.
func TestAturHariRaya(t *testing.T) {
	t.Parallel()
	h := rumah(t)
	depan := pengaturanUji()
	depan.Sejak = dasar.Tgl(2027, 1, 1)
	_, err := h.s.AturPengaturan(ctx, h.hr, "", depan)
	require.NoError(t, err)
	raya := []pegawai.HariRaya{{Agama: pegawai.Islam, Tanggal: dasar.Tgl(2027, 3, 10)}, {Agama: pegawai.Kristen, Tanggal: dasar.Tgl(2026, 12, 25)},
		{Agama: pegawai.Islam, Tanggal: dasar.Tgl(2026, 3, 20)}, {Agama: pegawai.Katolik, Tanggal: dasar.Tgl(2026, 12, 25)}, {Agama: pegawai.Islam, Tanggal: dasar.Tgl(2026, 3, 20)}}
	require.NoError(t, h.s.AturHariRaya(ctx, h.hr, "", raya))
	urut := []pegawai.HariRaya{raya[2], raya[1], raya[3], raya[0]}
	periksa := func() {
		semua, err := h.s.RiwayatPengaturan(ctx, h.hr)
		require.NoError(t, err)
		require.Len(t, semua, 2)
		for _, p := range semua {
			require.Equal(t, urut, p.HariRaya)
		}
	}
	periksa()
	for nama, salah := range map[string]pegawai.HariRaya{"agama": {Agama: "Lain", Tanggal: raya[0].Tanggal}, "tanpa tanggal": {Agama: pegawai.Islam}, "salah tahun": {Agama: pegawai.Islam, Tanggal: dasar.Tgl(2127, 3, 10)}} {
		require.ErrorIs(t, h.s.AturHariRaya(ctx, h.hr, "", append(raya, salah)), pegawai.ErrHariRaya, nama)
	}
	require.ErrorIs(t, h.s.AturHariRaya(ctx, h.di("MTs"), "", nil), dasar.ErrLingkup)
	lain := h.hr
	lain.Lembaga = privasitest.LembagaLain
	require.ErrorIs(t, h.s.AturHariRaya(ctx, lain, "", raya), pegawai.ErrPengaturan, "lembaga lain belum mengisi pengaturan")
	periksa()
}

func TestPengaturan_hari_libur_sesuai_hari_kerja(t *testing.T) {
	t.Parallel()
	for nama, c := range map[string]struct {
		kerja int
		libur []time.Weekday
		sah   bool
	}{
		"enam hari, Jumat": {6, []time.Weekday{time.Friday}, true}, "enam hari, dua libur": {6, []time.Weekday{time.Friday, time.Sunday}, false}, "lima hari": {5, []time.Weekday{time.Thursday, time.Friday}, true},
		"lima hari, satu libur": {5, []time.Weekday{time.Friday}, false}, "hari yang sama dua kali": {5, []time.Weekday{time.Friday, time.Friday}, false}, "tidak diisi": {5, nil, true},
	} {
		p := pengaturanUji()
		p.HariKerja, p.LiburPekanan = c.kerja, c.libur
		if err := p.Validate(); c.sah {
			require.NoError(t, err, nama)
		} else {
			require.ErrorIs(t, err, pegawai.ErrPengaturan, nama)
		}
	}
}
