package lembur_test

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai/lembur"
)

func berkas(t require.TestingT) string {
	isi, err := os.ReadFile("lembur.json")
	require.NoError(t, err)
	return string(isi)
}

func TestPada(t *testing.T) {
	t.Parallel()
	b, err := lembur.Baku()
	require.NoError(t, err)
	_, err = b.Pada(dasar.Tgl(2021, 2, 1))
	requireGalat(t, err, lembur.ErrMasa, "tanggal")
	_, err = b.Pada(dasar.Tanggal{})
	requireGalat(t, err, lembur.ErrMasa, "tanggal")
	_, err = b.Pada(dasar.Tgl(2021, 2, 2))
	require.NoError(t, err)

	satu := strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(berkas(t)), "["), "]")
	baru := strings.Replace(strings.Replace(satu, "2021-02-02", "2030-01-01", 1), `"pembagi": 173`, `"pembagi": 160`, 1)
	b, err = lembur.Baca(strings.NewReader("[" + satu + "," + baru + "]"))
	require.NoError(t, err)
	for hari, sejam := range map[dasar.Tanggal]dasar.Rupiah{dasar.Tgl(2029, 12, 31): 10_000, dasar.Tgl(2030, 1, 1): 10_813} {
		tab, err := b.Pada(hari)
		require.NoError(t, err)
		require.Equal(t, sejam, tab.Sejam(bulanan(t, tab, 1_730_000)))
	}
}

func TestBaca_menolak(t *testing.T) {
	t.Parallel()
	asli := berkas(t)
	for nama, c := range map[string]struct{ lama, baru, kata string }{
		"bukan JSON":            {asli, "x", "tidak terbaca"},
		"daftar kosong":         {asli, "[]", "tidak kosong"},
		"dua nilai":             {asli, asli + "[]", "satu daftar"},
		"dua kali tanggal sama": {asli, "[" + strings.Trim(strings.TrimSpace(asli), "[]") + "," + strings.Trim(strings.TrimSpace(asli), "[]") + "]", "urutkan"},
		"kolom tidak dikenal":   {`"pembagi"`, `"pembaginya"`, "tidak terbaca"},
		"tanggal salah":         {"2021-02-02", "2021-02-30", "tidak terbaca"},
		"tanpa tanggal":         {"2021-02-02", "", "sejak belum"},
		"pembagi nol":           {"173", "0", "pembagi"},
		"persen nol":            {`"75"`, `"0"`, "persen"},
		"persen raksasa":        {`"75"`, `"1e9999"`, "persen"},
		"hari sebulan 32":       {": 25", ": 32", "pekan_6"},
		"bulan nol":             {`"bulan": 12`, `"bulan": 0`, "hasil.bulan"},
		"batas nol":             {`"sepekan": "18"`, `"sepekan": "0"`, "batas.sehari"},
		"tanpa sumber":          {"PP 35/2021 Ps. 26", "", "menyebut sumbernya"},
		"pengali tanpa sumber":  {"PP 35/2021 Ps. 31: hari istirahat atau libur resmi, 5 hari kerja", "", "tanpa sumber"},
		"hari tidak dikenal":    {`"libur_pendek"`, `"minggu"`, `"minggu" pekan 6`},
		"pengali ganda":         {`"libur", "pekan": 5`, `"libur", "pekan": 6`, "ganda"},
		"pendek di pekan 5":     {`"libur_pendek", "pekan": 6`, `"libur_pendek", "pekan": 5`, "tidak dikenal"},
		"jam tidak naik":        {`{"sampai": 8, "kali": "3"}`, `{"sampai": 7, "kali": "3"}`, "lapis 2"},
		"terbuka di tengah":     {`{"sampai": 8, "kali": "3"}`, `{"kali": "3"}`, "lapis 2"},
		"pengali nol":           {`{"sampai": 8, "kali": "3"}`, `{"sampai": 8, "kali": "0"}`, "lapis 2"},
		"pengali sebelas":       {`{"sampai": 8, "kali": "3"}`, `{"sampai": 8, "kali": "11"}`, "lapis 2"},
		"lewat dua puluh empat": {`{"sampai": 11, "kali": "4"}`, `{"sampai": 25, "kali": "4"}`, "lapis 3"},
		"tanpa lapis":           {`[{"sampai": 5, "kali": "2"}, {"sampai": 6, "kali": "3"}, {"sampai": 9, "kali": "4"}]`, "[]", "belum berlapis"},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, 1, strings.Count(asli, c.lama))
			_, err := lembur.Baca(strings.NewReader(strings.Replace(asli, c.lama, c.baru, 1)))
			require.ErrorIs(t, err, lembur.ErrBuku)
			require.ErrorContains(t, err, c.kata)
		})
	}
	sampai := strings.LastIndex(asli, ",\n      {")
	_, err := lembur.Baca(strings.NewReader(asli[:sampai] + "]}]"))
	require.ErrorIs(t, err, lembur.ErrBuku)
	require.ErrorContains(t, err, "pengali libur pekan 5 belum ada")
}

func FuzzBaca(f *testing.F) {
	f.Add(berkas(f))
	f.Fuzz(func(t *testing.T, s string) {
		b, err := lembur.Baca(strings.NewReader(s))
		if err != nil {
			require.ErrorIs(t, err, lembur.ErrBuku)
			return
		}
		tab, err := b.Pada(dasar.Tgl(9999, 12, 31))
		require.NoError(t, err)
		h, err := tab.Hitung(lembur.Masukan{Upah: bulanan(t, tab, 1_000_000_000), Hari: lembur.HariKerja, Pekan: 6, Jam: des("1")}, nil)
		require.NoError(t, err)
		require.GreaterOrEqual(t, h.Jumlah, dasar.Rupiah(0))
	})
}
