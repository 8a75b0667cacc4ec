package thr_test

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai/thr"
)

func berkas(t require.TestingT) string {
	isi, err := os.ReadFile("thr.json")
	require.NoError(t, err)
	return string(isi)
}

// satuTabel is the table of the file without the list around it.
func satuTabel(s string) string {
	return strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(s), "["), "]")
}

func TestPada(t *testing.T) {
	t.Parallel()
	b, err := thr.Baku()
	require.NoError(t, err)
	for _, hari := range []dasar.Tanggal{{}, dasar.Tgl(2016, 3, 7)} {
		_, err = b.Pada(hari)
		requireGalat(t, err, thr.ErrMasa, "hari_raya")
	}
	_, err = b.Pada(dasar.Tgl(2016, 3, 8))
	require.NoError(t, err)
}

// The embedder's own book: a second table, and workers of a fixed term keep their
// right under it.
func TestBaca_buku_sendiri(t *testing.T) {
	t.Parallel()
	satu := satuTabel(berkas(t))
	baru := strings.NewReplacer("2016-03-08", "2026-01-01", `"waktu_tertentu": false`, `"waktu_tertentu": true`, `"hari_sebelum": 7`, `"hari_sebelum": 14`).Replace(satu)
	b, err := thr.Baca(strings.NewReader("[" + satu + "," + baru + "]"))
	require.NoError(t, err)
	for raya, c := range map[dasar.Tanggal]struct {
		jumlah dasar.Rupiah
		tempo  dasar.Tanggal
	}{
		dasar.Tgl(2025, 12, 25): {0, dasar.Tgl(2025, 12, 18)},
		dasar.Tgl(2026, 12, 25): {1_000_000, dasar.Tgl(2026, 12, 11)},
	} {
		tab, err := b.Pada(raya)
		require.NoError(t, err)
		h, err := tab.Hitung(thr.Masukan{HariRaya: raya, Mulai: dasar.Tgl(2020, 1, 1), Berhenti: raya.TambahHari(-10), Waktu: true, Upah: 1_000_000}, nil)
		require.NoError(t, err)
		require.Equal(t, c.jumlah, h.Jumlah)
		require.Equal(t, c.tempo, h.JatuhTempo)
	}
}

func TestBaca_menolak(t *testing.T) {
	t.Parallel()
	asli := berkas(t)
	satu := satuTabel(asli)
	for nama, c := range map[string]struct{ lama, baru, kata string }{
		"bukan JSON":             {asli, "x", "tidak terbaca"},
		"daftar kosong":          {asli, "[]", "tidak kosong"},
		"dua nilai":              {asli, asli + "[]", "satu daftar"},
		"dua kali tanggal sama":  {asli, "[" + satu + "," + satu + "]", "urutkan"},
		"rata-rata 61 bulan":     {`"harian": {"bulan": 12`, `"harian": {"bulan": 61`, "harian.bulan"},
		"kolom tidak dikenal":    {`"bulan_penuh"`, `"bulan_utuh"`, "tidak terbaca"},
		"tanggal salah":          {"2016-03-08", "2016-02-30", "tidak terbaca"},
		"tanpa tanggal":          {"2016-03-08", "", "sejak belum"},
		"bulan penuh nol":        {`"bulan_penuh": 12`, `"bulan_penuh": 0`, "hak.bulan"},
		"hak lebih dari penuh":   {`"hak": {"bulan": 1`, `"hak": {"bulan": 13`, "hak.bulan"},
		"rata-rata nol bulan":    {`"harian": {"bulan": 12`, `"harian": {"bulan": 0`, "harian.bulan"},
		"hari negatif":           {`"hari_sebelum": 7`, `"hari_sebelum": -7`, "hari_sebelum"},
		"denda negatif":          {`"persen": "5"`, `"persen": "-5"`, "denda.persen"},
		"denda raksasa":          {`"persen": "5"`, `"persen": "1e9999"`, "denda.persen"},
		"tanpa sumber":           {"Permenaker 6/2016 Ps. 8", "", "menyebut sumbernya"},
		"agama ganda":            {`"Katolik"`, `"Kristen"`, "ganda"},
		"agama kosong":           {`"Katolik"`, `""`, "kosong"},
		"hari raya tanpa nama":   {`"Nyepi"`, `""`, "kosong"},
		"tanpa hari raya":        {asli[strings.Index(asli, `"hari_raya"`):], `"hari_raya": []}]`, "hari_raya belum"},
		"isi sesudah yang utama": {`"Imlek"}`, `"Imlek", "x": 1}`, "tidak terbaca"},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, 1, strings.Count(asli, c.lama))
			_, err := thr.Baca(strings.NewReader(strings.Replace(asli, c.lama, c.baru, 1)))
			require.ErrorIs(t, err, thr.ErrBuku)
			require.ErrorContains(t, err, c.kata)
		})
	}
}

func FuzzBaca(f *testing.F) {
	f.Add(berkas(f))
	f.Fuzz(func(t *testing.T, s string) {
		b, err := thr.Baca(strings.NewReader(s))
		if err != nil {
			require.ErrorIs(t, err, thr.ErrBuku)
			return
		}
		tab, err := b.Pada(dasar.Tgl(9999, 12, 31))
		require.NoError(t, err)
		h, err := tab.Hitung(thr.Masukan{HariRaya: dasar.Tgl(9999, 12, 31), Mulai: dasar.Tgl(9999, 1, 1), Upah: dasar.MaxRupiah}, nil)
		require.NoError(t, err)
		require.LessOrEqual(t, h.Jumlah, dasar.MaxRupiah)
		require.GreaterOrEqual(t, tab.Denda(h.Jumlah, h.JatuhTempo, dasar.Tgl(9999, 12, 31), nil), dasar.Rupiah(0))
	})
}
