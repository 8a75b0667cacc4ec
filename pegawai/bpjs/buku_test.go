package bpjs_test

import (
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai/bpjs"
	"github.com/pesantren-go/pesantren/pegawai/uraian"
)

func requireField(t require.TestingT, err error, field string) {
	e, ok := errors.AsType[*dasar.Error](err)
	require.True(t, ok)
	require.Equal(t, field, e.Field)
}

func berkasBaku(t *testing.T) string {
	isi, err := os.ReadFile("iuran.csv")
	require.NoError(t, err)
	return string(isi)
}

// ubah replaces one text of the embedded file.
func ubah(t *testing.T, lama, baru string) string {
	isi := berkasBaku(t)
	require.Equal(t, 1, strings.Count(isi, lama), lama)
	return strings.Replace(isi, lama, baru, 1)
}

const kepala = "sejak,program,kelas,lembaga_persen,pekerja_persen,tambahan_persen,batas_bawah,batas_atas,batas_usia,dalam_bruto,pengurang,sumber\n"

func TestPada_bulan_di_luar_tabel(t *testing.T) {
	t.Parallel()
	b, err := bpjs.Baku()
	require.NoError(t, err)
	for _, bulan := range []dasar.Bulan{{}, dasar.Bln(1, 1), dasar.Bln(2015, 6), dasar.Bln(2022, 2)} {
		_, err := b.Pada(bulan)
		require.ErrorIs(t, err, bpjs.ErrMasa, bulan)
		requireField(t, err, "bulan")
	}
	_, err = b.Pada(dasar.Bln(2022, 2))
	require.ErrorContains(t, err, "JP bulan Februari 2022")
	tab, err := b.Pada(dasar.Bln(2022, 3))
	require.NoError(t, err)
	require.Equal(t, dasar.Bln(2022, 3), tab.Bulan())
}

func TestPada_batas_JP_terlalu_lama(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		bulan dasar.Bulan
		ingat bool
	}{
		{dasar.Bln(2024, 1), false}, {dasar.Bln(2026, 3), false}, {dasar.Bln(2027, 2), false}, {dasar.Bln(2027, 3), true}, {dasar.Bln(2027, 4), true}, {dasar.Bln(2031, 1), true},
	} {
		b, err := bpjs.Baku()
		require.NoError(t, err)
		tab, err := b.Pada(c.bulan)
		require.NoError(t, err)
		var u uraian.Uraian
		ikutJP, err := tab.Hitung(bpjs.Masukan{Upah: 1_000_000, Ikut: bpjs.Ikut{JP: true}}, &u)
		require.NoError(t, err)
		tanpaJP, err := tab.Hitung(bpjs.Masukan{Upah: 1_000_000, Ikut: bpjs.Ikut{JHT: true}}, nil)
		require.NoError(t, err)
		require.Empty(t, tanpaJP.Peringatan)
		require.Equal(t, tab.Peringatan(), ikutJP.Peringatan)
		terurai := slices.ContainsFunc(u.Langkah, func(l uraian.Langkah) bool { return strings.HasPrefix(l.Teks, "perhatian: batas upah JP") })
		require.Equal(t, c.ingat, terurai, c.bulan)
		require.Equal(t, c.ingat, len(ikutJP.Peringatan) == 1, c.bulan)
		if c.ingat {
			require.Contains(t, ikutJP.Peringatan[0], "Rp11.086.300) berlaku sejak Maret 2026")
		}
	}
}

// A row that changes only the age limit does not make the cap younger.
func TestPada_usia_baru_tidak_menyegarkan_batas(t *testing.T) {
	t.Parallel()
	b, err := bpjs.Baku()
	require.NoError(t, err)
	b, err = b.Tambah(strings.NewReader(kepala + "2028-01,JP,,2,1,,,11086300,60,tidak,ya,PP 45/2015 Ps. 15(3)\n"))
	require.NoError(t, err)
	tab, err := b.Pada(dasar.Bln(2028, 1))
	require.NoError(t, err)
	require.Contains(t, tab.Peringatan()[0], "sejak Maret 2026")
	i, err := tab.Hitung(bpjs.Masukan{Upah: 1_000_000, Lahir: dasar.Tgl(1968, 6, 1), Ikut: bpjs.Ikut{JP: true}}, nil)
	require.NoError(t, err)
	require.Equal(t, dasar.Rupiah(10_000), i.JP, "59 tahun belum lewat 60")
}

func TestTambah(t *testing.T) {
	t.Parallel()
	lama, err := bpjs.Baku()
	require.NoError(t, err)
	baru, err := lama.Tambah(strings.NewReader(kepala + "2026-03,JP,,3,1,,,12000000,,tidak,ya,contoh\n2026-11,KES,,4,1,1,umk,,,ya,tidak,contoh\n"))
	require.NoError(t, err)
	jp := func(b *bpjs.Buku) (dasar.Rupiah, string) {
		tab, err := b.Pada(dasar.Bln(2026, 12))
		require.NoError(t, err)
		i, err := tab.Hitung(bpjs.Masukan{Upah: 20_000_000, Lahir: dasar.Tgl(1950, 1, 1), UMK: 13_000_000, Ikut: bpjs.Ikut{JP: true}}, nil)
		require.NoError(t, err)
		return i.JPLembaga, tab.Versi()
	}
	nilai, versi := jp(baru)
	require.Equal(t, dasar.Rupiah(360_000), nilai, "baris pengganti, tanpa batas usia")
	require.True(t, strings.HasPrefix(versi, "bpjs/2026-11/"), versi)
	nilaiLama, versiLama := jp(lama)
	require.Zero(t, nilaiLama, "buku lama tidak berubah")
	require.True(t, strings.HasPrefix(versiLama, "bpjs/2026-03/"), versiLama)
	require.NotEqual(t, versi[len(versi)-8:], versiLama[len(versiLama)-8:])
	_, err = lama.Tambah(strings.NewReader("x"))
	require.ErrorIs(t, err, bpjs.ErrBerkas)
}

func TestTabel_Baris(t *testing.T) {
	t.Parallel()
	semua := tabel(t, 2026, 10).Baris()
	require.Len(t, semua, 10)
	for _, b := range semua {
		require.NotEmpty(t, b.Sumber)
		require.False(t, b.Sejak.IsZero())
	}
	require.Equal(t, "0,24%", semua[3].Lembaga.String())
	require.Equal(t, "3.7", semua[1].Lembaga.Persen().String())
	require.Equal(t, bpjs.Baris{Sejak: dasar.Bln(2021, 2), Program: bpjs.JKP, Atas: 5_000_000, Sumber: semua[9].Sumber}, semua[9])
	semua[0].Lembaga = 0
	require.Equal(t, bpjs.Tarif(400), tabel(t, 2026, 10).Baris()[0].Lembaga)
}

func TestBaca_menolak(t *testing.T) {
	t.Parallel()
	for nama, c := range map[string]struct {
		isi    string
		aturan dasar.Aturan
		kata   string
	}{
		"kosong":                   {"", bpjs.ErrBerkas, "baris pertama"},
		"kepala lain":              {strings.Replace(kepala, "sejak", "mulai", 1), bpjs.ErrBerkas, "baris pertama"},
		"tanpa baris":              {kepala, bpjs.ErrBuku, "KES tidak ada"},
		"kutip terbuka":            {kepala + "\"2026-03", bpjs.ErrBerkas, "tidak terbaca"},
		"kolom kurang":             {kepala + "2026-03,JP\n", bpjs.ErrBerkas, "tidak terbaca"},
		"bulan salah":              {ubah(t, "2026-03,JP", "2026-13,JP"), bpjs.ErrBerkas, "baris 9: kolom sejak"},
		"program lain":             {ubah(t, "2026-03,JP", "2026-03,JPX"), bpjs.ErrBuku, "JPX kelas 0 tidak dikenal"},
		"kelas di JHT":             {ubah(t, "2015-07,JHT,", "2015-07,JHT,1"), bpjs.ErrBuku, "JHT kelas 1 tidak dikenal"},
		"JKK tanpa kelas":          {ubah(t, "JKK,5", "JKK,"), bpjs.ErrBuku, "JKK kelas 0 tidak dikenal"},
		"kelas 6":                  {ubah(t, "JKK,5", "JKK,6"), bpjs.ErrBerkas, "kolom kelas"},
		"kelas hilang":             {ubah(t, "2015-07,JKK,5", "2015-08,JKK,4"), bpjs.ErrBuku, "JKK kelas 5 tidak ada"},
		"dua kali":                 {ubah(t, "2026-03,JP", "2025-03,JP"), bpjs.ErrBuku, "JP 2025-03 ada dua kali"},
		"tarif tiga desimal":       {ubah(t, "JHT,,3.7", "JHT,,3.701"), bpjs.ErrBerkas, "kolom lembaga_persen"},
		"tarif dengan koma":        {ubah(t, "JHT,,3.7", `JHT,,"3,7"`), bpjs.ErrBerkas, "kolom lembaga_persen"},
		"tarif negatif":            {ubah(t, "JHT,,3.7", "JHT,,-3.7"), bpjs.ErrBerkas, "kolom lembaga_persen"},
		"tarif lewat batas":        {ubah(t, "JHT,,3.7", "JHT,,20.01"), bpjs.ErrBerkas, "kolom lembaga_persen"},
		"tarif bukan angka":        {ubah(t, "JHT,,3.7", "JHT,,3..7"), bpjs.ErrBerkas, "kolom lembaga_persen"},
		"tambahan lewat batas":     {ubah(t, "KES,,4,1,1", "KES,,4,1,2.01"), bpjs.ErrBerkas, "kolom tambahan_persen"},
		"tambahan di luar KES":     {ubah(t, "2015-07,JKM,,0.3,", "2015-07,JKM,,0.3,0,1"), bpjs.ErrBerkas, "tidak terbaca"},
		"tambahan di JHT":          {ubah(t, "JHT,,3.7,2,,", "JHT,,3.7,2,1,"), bpjs.ErrBuku, "hanya ada di KES"},
		"JKP menambah iuran":       {ubah(t, "JKP,,0,", "JKP,,0.36,"), bpjs.ErrBuku, "JKP 2021-02 tidak menambah"},
		"batas bawah kata lain":    {ubah(t, ",umk,", ",ump,"), bpjs.ErrBerkas, "kolom batas_bawah"},
		"batas atas nol":           {ubah(t, "11086300", "0"), bpjs.ErrBerkas, "kolom batas_atas"},
		"batas atas bertitik":      {ubah(t, "11086300", "11.086.300"), bpjs.ErrBerkas, "kolom batas_atas"},
		"batas usia dua ratus":     {ubah(t, "11086300,59", "11086300,200"), bpjs.ErrBerkas, "kolom batas_usia"},
		"bruto bukan ya tidak":     {ubah(t, "umk,12000000,,ya", "umk,12000000,,iya"), bpjs.ErrBerkas, "kolom dalam_bruto"},
		"pengurang kosong":         {ubah(t, "umk,12000000,,ya,tidak", "umk,12000000,,ya,"), bpjs.ErrBerkas, "kolom pengurang"},
		"tanpa sumber":             {ubah(t, "PP 44/2015 Ps. 18(1)", ""), bpjs.ErrBerkas, "kolom sumber"},
		"sumber terlalu panjang":   {ubah(t, "PP 44/2015 Ps. 18(1)", strings.Repeat("x", 301)), bpjs.ErrBerkas, "kolom sumber"},
		"program panjang dan aneh": {ubah(t, "2026-03,JP", "2026-03,"+strings.Repeat("é", 40)+"\xff"), bpjs.ErrBuku, "tidak dikenal"},
		"terlalu banyak baris":     {kepala + strings.Repeat("2026-03,JP,,2,1,,,1,,tidak,ya,x\n", 5_001), bpjs.ErrBerkas, "lebih dari 5000"},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			_, err := bpjs.Baca(strings.NewReader(c.isi))
			require.ErrorIs(t, err, c.aturan)
			require.ErrorContains(t, err, c.kata)
		})
	}
}

func FuzzBaca(f *testing.F) {
	isi, err := os.ReadFile("iuran.csv")
	require.NoError(f, err)
	f.Add(string(isi))
	f.Add(kepala + "2026-03,JP,,2,1,,,1,,tidak,ya,x\n")
	f.Fuzz(func(t *testing.T, s string) {
		b, err := bpjs.Baca(strings.NewReader(s))
		if err != nil {
			require.Equal(t, dasar.Invalid, dasar.KindOf(err))
			return
		}
		tab, err := b.Pada(dasar.Bln(9000, 1))
		require.NoError(t, err)
		i, err := tab.Hitung(bpjs.Masukan{Upah: dasar.MaxRupiah, KelasJKK: 5, Ikut: bpjs.Semua(), Tambahan: bpjs.MaksTambahan}, nil)
		require.NoError(t, err)
		require.GreaterOrEqual(t, min(i.Lembaga, i.Pekerja, i.Bruto, i.Pengurang), dasar.Rupiah(0))
	})
}
