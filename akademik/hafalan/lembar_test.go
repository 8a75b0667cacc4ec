package hafalan_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik/hafalan"
	"github.com/pesantren-go/pesantren/akademik/lembar"
	"github.com/pesantren-go/pesantren/akademik/mushaf"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

func lembarUji(baris ...[]santri.Sel) santri.Lembar {
	var l santri.Lembar
	for i, b := range baris {
		l.Baris = append(l.Baris, santri.BarisLembar{Nomor: i + 1, Sel: b})
	}
	return l
}

func sel(isi ...string) (s []santri.Sel) {
	for _, x := range isi {
		s = append(s, santri.Sel{Teks: x})
	}
	return s
}

func ganti(s []santri.Sel, i int, jenis santri.JenisSel, teks string) []santri.Sel {
	s[i] = santri.Sel{Jenis: jenis, Teks: teks}
	return s
}

func bahanUji() hafalan.BahanLembar {
	return hafalan.BahanLembar{Santri: map[string]santri.ID{"0701": "a", "702": "b"}, Sampai: dasar.Tgl(2026, 11, 30)}
}

func baik() []santri.Sel {
	return sel("2026-11-02", "0701", "ziyadah", "114:1", "114:6", "lancar", "Ust. Contoh")
}

var judulUji = sel("Tanggal", "NIS", "Jenis", "Dari", "Sampai", "Nilai", "Penguji")

func TestPeriksaLembar(t *testing.T) {
	t.Parallel()
	for nama, c := range map[string]struct {
		sel    []santri.Sel
		hasil  santri.Hasil
		aturan dasar.Aturan
		letak  string
	}{
		"baik":                   {baik(), santri.HasilOK, "", ""},
		"nama surah":             {sel("2/11/2026", "0701", "Muroja'ah", "An-Nas 1", "6", "kurang"), santri.HasilOK, "", ""},
		"lintas surah":           {sel("02-11-2026", "702", "tasmi'", "113:1", "114:6", "ulang"), santri.HasilOK, "", ""},
		"sel tanggal dan angka":  {ganti(ganti(baik(), 0, santri.SelTanggal, "2026-11-02"), 1, santri.SelAngka, "702"), santri.HasilOK, "", ""},
		"nol hilang":             {ganti(baik(), 1, santri.SelAngka, "701"), santri.HasilPerbaiki, lembar.ErrNol, "B2"},
		"nol berlebih":           {ganti(baik(), 1, santri.SelTeks, "000701"), santri.HasilTolak, lembar.ErrSantri, "B2"},
		"NIS berpetik":           {ganti(baik(), 1, santri.SelTeks, "'0701"), santri.HasilOK, "", ""},
		"NIS kosong":             {ganti(baik(), 1, santri.SelTeks, " "), santri.HasilTolak, lembar.ErrNIS, "B2"},
		"NIS rusak":              {ganti(baik(), 1, santri.SelAngka, "7.01E+15"), santri.HasilTolak, lembar.ErrNIS, "B2"},
		"NIS asing":              {ganti(baik(), 1, santri.SelTeks, "999"), santri.HasilTolak, lembar.ErrSantri, "B2"},
		"tanggal kosong":         {ganti(baik(), 0, santri.SelTeks, ""), santri.HasilTolak, hafalan.ErrLembarTanggal, "A2"},
		"tanggal yang tidak ada": {ganti(baik(), 0, santri.SelTeks, "31/11/2026"), santri.HasilTolak, hafalan.ErrLembarTanggal, "A2"},
		"tanggal berekor":        {ganti(baik(), 0, santri.SelTeks, "2/11/2026x"), santri.HasilTolak, hafalan.ErrLembarTanggal, "A2"},
		"tanggal belum tiba":     {ganti(baik(), 0, santri.SelTeks, "2026-12-01"), santri.HasilTolak, hafalan.ErrLembarTanggal, "A2"},
		"jenis kosong":           {ganti(baik(), 2, santri.SelTeks, ""), santri.HasilTolak, hafalan.ErrSetoran, "C2"},
		"nilai asing":            {ganti(baik(), 5, santri.SelTeks, "85"), santri.HasilTolak, hafalan.ErrSetoran, "F2"},
		"ayat awal kosong":       {ganti(baik(), 3, santri.SelTeks, ""), santri.HasilTolak, hafalan.ErrLembarAyat, "D2"},
		"ayat akhir kosong":      {ganti(baik(), 4, santri.SelTeks, ""), santri.HasilTolak, hafalan.ErrLembarAyat, "E2"},
		"ayat menjadi jam":       {ganti(baik(), 3, santri.SelAngka, "0.0868"), santri.HasilTolak, hafalan.ErrLembarAyat, "D2"},
		"ayat awal tidak ada":    {ganti(baik(), 3, santri.SelTeks, "114:7"), santri.HasilTolak, mushaf.ErrAyat, "D2"},
		"ayat akhir tidak ada":   {ganti(baik(), 4, santri.SelTeks, "114:9"), santri.HasilTolak, mushaf.ErrAyat, "E2"},
		"surah tidak ada":        {ganti(baik(), 3, santri.SelTeks, "115:1"), santri.HasilTolak, mushaf.ErrAyat, "D2"},
		"terbalik":               {ganti(baik(), 4, santri.SelTeks, "113:1"), santri.HasilTolak, mushaf.ErrTerbalik, "E2"},
		"bukan rujukan":          {ganti(baik(), 3, santri.SelTeks, "awal"), santri.HasilTolak, mushaf.ErrSurah, "D2"},
		"baris terpotong":        {baik()[:4], santri.HasilTolak, hafalan.ErrSetoran, "F2"},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			h, err := hafalan.PeriksaLembar(lembarUji(judulUji, c.sel), bahanUji())
			require.NoError(t, err)
			require.Len(t, h.Baris, 1)
			b := h.Baris[0]
			require.Equal(t, c.hasil, b.Hasil, "%v", b.Temuan)
			u, ada := b.Utama()
			require.Equal(t, c.aturan != "", ada)
			require.Equal(t, c.aturan, u.Aturan)
			require.Equal(t, c.letak, u.Sel)
			require.Equal(t, fmt.Sprintf("baris 2 %s", c.hasil), fmt.Sprint(b), "tanpa NIS dan isinya")
			require.Equal(t, c.hasil == santri.HasilTolak, b.Setoran.Tanggal.IsZero())
			if c.hasil == santri.HasilTolak {
				require.NotContains(t, u.Alasan, "0701")
				return
			}
			require.NoError(t, b.Setoran.Validate())
			require.NotEmpty(t, b.Santri)
		})
	}
}

// Every finding of a row is told, the rows around a refused one stand, a recitation
// entered twice is warned about and counts once.
func TestPeriksaLembar_banyakBaris(t *testing.T) {
	t.Parallel()
	h, err := hafalan.PeriksaLembar(lembarUji(
		sel("Setoran halaqah Abu Bakar"), nil,
		append(judulUji, santri.Sel{Teks: "Warna"}),
		baik(), sel("2026-11-02", "0701", "", "", "", "", "Ust. Contoh"), baik(),
		sel("", "", "baca", "114:5", "114:9", "bagus"),
		sel("2026-11-03", "702", "ziyadah", "112:1", "112:4", "lancar"),
		sel("2026-11-04", "702", "ziyadah", "112:3", "113:5", "kurang"),
		sel("2026-11-05", "702", "ziyadah", "111:1", "111:5", "ulang"),
	), bahanUji())
	require.NoError(t, err)
	require.Equal(t, santri.JumlahHasil{Baris: 6, OK: 4, Peringatan: 1, Tolak: 1}, h.Jumlah)
	require.Equal(t, []string{"H: Warna"}, h.TakDikenal)
	require.Equal(t, []int{4, 6, 7, 8, 9, 10}, func() (n []int) {
		for _, b := range h.Baris {
			n = append(n, b.Nomor)
		}
		return n
	}())
	ganda, _ := h.Baris[1].Utama()
	require.Equal(t, hafalan.ErrLembarGanda, ganda.Aturan)
	require.Contains(t, ganda.Alasan, "baris 4")
	require.Len(t, h.Baris[2].Temuan, 5, "NIS, tanggal, jenis, nilai, ayat")
	require.Equal(t, "Ust. Contoh", h.Baris[0].Penguji)
	k, err := h.Keadaan(hafalan.KebijakanBaku())
	require.NoError(t, err)
	require.Equal(t, 6, k["a"].Hafal.Jumlah())
	require.Equal(t, ayat(t, "112:1-113:5"), k["b"].Hafal)
	require.Len(t, k, 2)
}

func TestPeriksaLembar_judul(t *testing.T) {
	t.Parallel()
	h, err := hafalan.PeriksaLembar(lembarUji(sel("Hasil", "Ayat", "No. Induk", "Tgl", "Setoran"), sel("lancar", "Al-Fil 1-5", "0701", "2026-11-02", "ziyadah")), bahanUji())
	require.NoError(t, err)
	require.Equal(t, "105:1-105:5", h.Baris[0].Setoran.Rentang[0].Kode())
	require.Equal(t, 7, hafalan.NilaiJudul(lembarUji(judulUji)))
	require.Zero(t, hafalan.NilaiJudul(santri.Lembar{}))
	for nama, l := range map[string]santri.Lembar{
		"kosong":        {},
		"tanpa sampai":  lembarUji(sel("tanggal", "nis", "jenis", "dari", "nilai")),
		"tanpa nis":     lembarUji(sel("tanggal", "jenis", "rentang", "nilai")),
		"terlalu bawah": lembarUji(append(make([][]santri.Sel, santri.JudulDalam), judulUji)...),
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			_, err := hafalan.PeriksaLembar(l, bahanUji())
			require.ErrorIs(t, err, hafalan.ErrLembarJudul)
		})
	}
	// Two NIS that differ only in their zeros are not guessed between.
	b := hafalan.BahanLembar{Santri: map[string]santri.ID{"0701": "a", "00701": "b"}}
	h, err = hafalan.PeriksaLembar(lembarUji(judulUji, ganti(baik(), 1, santri.SelAngka, "701")), b)
	require.NoError(t, err)
	u, _ := h.Baris[0].Utama()
	require.Equal(t, lembar.ErrSantri, u.Aturan)
}

// Whatever stands in the cells: no panic, a verdict per row, and what is not refused is a
// recitation that exists.
func FuzzPeriksaLembar(f *testing.F) {
	f.Add("2026-11-02|0701|ziyadah|114:1|114:6|lancar")
	f.Add("2/11/2026|701|murojaah|An-Nas|An-Nas|ulang")
	f.Add("||||||")
	f.Fuzz(func(t *testing.T, isi string) {
		h, err := hafalan.PeriksaLembar(lembarUji(judulUji, sel(strings.Split(isi, "|")...)), bahanUji())
		require.NoError(t, err)
		for _, b := range h.Baris {
			if b.Hasil != santri.HasilTolak {
				require.NoError(t, b.Setoran.Validate())
				continue
			}
			require.NotEmpty(t, b.Temuan)
			require.Zero(t, b.Setoran)
		}
	})
}
