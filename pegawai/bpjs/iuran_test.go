package bpjs_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai/bpjs"
	"github.com/pesantren-go/pesantren/pegawai/uraian"
)

func tabel(t require.TestingT, tahun, bulan int) *bpjs.Tabel {
	b, err := bpjs.Baku()
	require.NoError(t, err)
	tab, err := b.Pada(dasar.Bln(tahun, bulan))
	require.NoError(t, err)
	return tab
}

func TestHitung_batas_dan_kelas(t *testing.T) {
	t.Parallel()
	semua, jp, kes := bpjs.Semua(), bpjs.Ikut{JP: true}, bpjs.Ikut{Kesehatan: true}
	for nama, c := range map[string]struct {
		bulan [2]int
		m     bpjs.Masukan
		harap bpjs.Iuran
	}{
		"upah nol tanpa batas bawah": {[2]int{2026, 3}, bpjs.Masukan{KelasJKK: 1, Ikut: semua}, bpjs.Iuran{}},
		"upah nol dengan UMK": {[2]int{2026, 3}, bpjs.Masukan{UMK: 3_000_000, KelasJKK: 1, Ikut: semua},
			bpjs.Iuran{KesehatanLembaga: 120_000, Kesehatan: 30_000, Lembaga: 120_000, Pekerja: 30_000, Bruto: 120_000}},
		"UMK hanya menaikkan Kesehatan": {[2]int{2026, 3}, bpjs.Masukan{Upah: 1_000_000, UMK: 2_500_000, KelasJKK: 1, Ikut: semua},
			bpjs.Iuran{KesehatanLembaga: 100_000, Kesehatan: 25_000, JHTLembaga: 37_000, JHT: 20_000, JPLembaga: 20_000, JP: 10_000, JKK: 2_400, JKM: 3_000,
				Lembaga: 162_400, Pekerja: 55_000, Bruto: 105_400, Pengurang: 30_000}},
		"UMK sama dengan batas atas": {[2]int{2026, 3}, bpjs.Masukan{Upah: 1, UMK: 12_000_000, Ikut: kes},
			bpjs.Iuran{KesehatanLembaga: 480_000, Kesehatan: 120_000, Lembaga: 480_000, Pekerja: 120_000, Bruto: 480_000}},
		"dua anggota keluarga tambahan": {[2]int{2026, 3}, bpjs.Masukan{Upah: 4_000_000, Tambahan: 2, Ikut: kes},
			bpjs.Iuran{KesehatanLembaga: 160_000, Kesehatan: 120_000, Lembaga: 160_000, Pekerja: 120_000, Bruto: 160_000}},
		"tambahan tanpa Kesehatan diabaikan": {[2]int{2026, 3}, bpjs.Masukan{Upah: 4_000_000, Tambahan: 2, Ikut: jp},
			bpjs.Iuran{JPLembaga: 80_000, JP: 40_000, Lembaga: 80_000, Pekerja: 40_000, Pengurang: 40_000}},
		"tidak ikut apa pun": {[2]int{2026, 3}, bpjs.Masukan{Upah: 4_000_000, UMK: 3_000_000, KelasJKK: 9}, bpjs.Iuran{}},
		"setengah rupiah naik": {[2]int{2026, 3}, bpjs.Masukan{Upah: 50, Ikut: jp},
			bpjs.Iuran{JPLembaga: 1, JP: 1, Lembaga: 1, Pekerja: 1, Pengurang: 1}},
		"di bawah setengah turun": {[2]int{2026, 3}, bpjs.Masukan{Upah: 49, Ikut: jp}, bpjs.Iuran{JPLembaga: 1, Lembaga: 1}},
		"upah terbesar": {[2]int{2026, 3}, bpjs.Masukan{Upah: dasar.MaxRupiah, Ikut: bpjs.Ikut{JHT: true}},
			bpjs.Iuran{JHTLembaga: 37_000_000_000_000, JHT: 20_000_000_000_000, Lembaga: 37_000_000_000_000, Pekerja: 20_000_000_000_000, Pengurang: 20_000_000_000_000}},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			got, err := tabel(t, c.bulan[0], c.bulan[1]).Hitung(c.m, nil)
			require.NoError(t, err)
			require.Equal(t, c.harap, got)
		})
	}
}

func TestHitung_kelas_JKK(t *testing.T) {
	t.Parallel()
	for kelas, harap := range map[int]dasar.Rupiah{1: 24_000, 2: 54_000, 3: 89_000, 4: 127_000, 5: 174_000} {
		got, err := tabel(t, 2026, 10).Hitung(bpjs.Masukan{Upah: 10_000_000, KelasJKK: kelas, Ikut: bpjs.Ikut{JKK: true}}, nil)
		require.NoError(t, err)
		require.Equal(t, bpjs.Iuran{JKK: harap, Lembaga: harap, Bruto: harap}, got, kelas)
	}
}

func TestHitung_batas_JP_menurut_bulan(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		tahun            int
		sebelum, sesudah dasar.Rupiah
	}{
		{2023, 9_077_600, 9_559_600}, {2024, 9_559_600, 10_042_300}, {2025, 10_042_300, 10_547_400}, {2026, 10_547_400, 11_086_300},
	} {
		requireBatasJP(t, c.tahun, c.sebelum, c.sesudah)
	}
}

// requireBatasJP looks at the contribution of February and of March.
func requireBatasJP(t *testing.T, tahun int, februari, maret dasar.Rupiah) {
	t.Helper()
	for bulan, batas := range map[int]dasar.Rupiah{1: februari, 2: februari, 3: maret, 12: maret} {
		for _, upah := range []dasar.Rupiah{batas - 1, batas, batas + 1, 2 * batas} {
			got, err := tabel(t, tahun, bulan).Hitung(bpjs.Masukan{Upah: upah, Ikut: bpjs.Ikut{JP: true}}, nil)
			require.NoError(t, err)
			require.Equal(t, (min(upah, batas)+50)/100, got.JP, "%d-%d %s", tahun, bulan, upah)
			require.Empty(t, got.Peringatan)
		}
	}
}

// Every cap is the one before × (1 + growth), down to full hundreds.
func TestBatas_JP_mengikuti_pertumbuhan(t *testing.T) {
	t.Parallel()
	batas := dasar.Rupiah(9_077_600)
	for i, tumbuh := range []dasar.Rupiah{10_531, 10_505, 10_503, 10_511} {
		batas = batas * tumbuh / 10_000 / 100 * 100
		got, err := tabel(t, 2023+i, 3).Hitung(bpjs.Masukan{Upah: 100_000_000, Ikut: bpjs.Ikut{JP: true}}, nil)
		require.NoError(t, err)
		require.Equal(t, batas/100, got.JP, 2023+i)
	}
}

func TestHitung_batas_usia_JP(t *testing.T) {
	t.Parallel()
	for nama, c := range map[string]struct {
		bulan [2]int
		lahir dasar.Tanggal
		lewat bool
	}{
		"tanpa tanggal lahir":                {[2]int{2026, 10}, dasar.Tanggal{}, false},
		"59 tahun pada hari pertama bulan":   {[2]int{2026, 10}, dasar.Tgl(1967, 10, 1), true},
		"59 tahun pada hari kedua bulan":     {[2]int{2026, 10}, dasar.Tgl(1967, 10, 2), false},
		"59 tahun bulan lalu":                {[2]int{2026, 10}, dasar.Tgl(1967, 9, 30), true},
		"lahir 29 Februari, 1 Maret":         {[2]int{2027, 3}, dasar.Tgl(1968, 2, 29), true},
		"lahir 29 Februari, bulan Februari":  {[2]int{2027, 2}, dasar.Tgl(1968, 2, 29), false},
		"58 tahun pada 2024 sudah lewat":     {[2]int{2024, 12}, dasar.Tgl(1966, 12, 1), true},
		"58 tahun pada 2025 belum lewat":     {[2]int{2025, 1}, dasar.Tgl(1966, 12, 1), false},
		"tanggal lahir sesudah bulan iuran":  {[2]int{2026, 10}, dasar.Tgl(2030, 1, 1), false},
		"usia dewasa biasa tidak diperiksai": {[2]int{2026, 10}, dasar.Tgl(1990, 5, 5), false},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			got, err := tabel(t, c.bulan[0], c.bulan[1]).Hitung(bpjs.Masukan{Upah: 5_000_000, Lahir: c.lahir, Ikut: bpjs.Ikut{JP: true, JHT: true}}, nil)
			require.NoError(t, err)
			require.Equal(t, dasar.Rupiah(100_000), got.JHT)
			if c.lewat {
				require.Zero(t, got.JP+got.JPLembaga)
				require.Equal(t, dasar.Rupiah(100_000), got.Pengurang)
				require.Len(t, got.Peringatan, 1)
				require.Contains(t, got.Peringatan[0], "iuran JP tidak dihitung")
				return
			}
			require.Equal(t, dasar.Rupiah(50_000), got.JP)
		})
	}
}

func TestHitung_menolak(t *testing.T) {
	t.Parallel()
	semua := bpjs.Semua()
	for nama, c := range map[string]struct {
		m      bpjs.Masukan
		aturan dasar.Aturan
		field  string
	}{
		"upah negatif":              {bpjs.Masukan{Upah: -1, KelasJKK: 1, Ikut: semua}, bpjs.ErrUpah, "upah"},
		"upah terlalu besar":        {bpjs.Masukan{Upah: dasar.MaxRupiah + 1, KelasJKK: 1, Ikut: semua}, bpjs.ErrUpah, "upah"},
		"UMK negatif":               {bpjs.Masukan{UMK: -1, KelasJKK: 1, Ikut: semua}, bpjs.ErrUMK, "umk"},
		"UMK di atas batas":         {bpjs.Masukan{UMK: 12_000_001, KelasJKK: 1, Ikut: semua}, bpjs.ErrUMK, "umk"},
		"UMK terlalu besar":         {bpjs.Masukan{UMK: dasar.MaxRupiah + 1}, bpjs.ErrUMK, "umk"},
		"JKK tanpa kelas":           {bpjs.Masukan{Ikut: semua}, bpjs.ErrKelas, "kelas_jkk"},
		"kelas 6":                   {bpjs.Masukan{KelasJKK: 6, Ikut: semua}, bpjs.ErrKelas, "kelas_jkk"},
		"tambahan negatif":          {bpjs.Masukan{Tambahan: -1}, bpjs.ErrTambahan, "tambahan"},
		"tambahan lebih dari batas": {bpjs.Masukan{Tambahan: bpjs.MaksTambahan + 1}, bpjs.ErrTambahan, "tambahan"},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			got, err := tabel(t, 2026, 3).Hitung(c.m, nil)
			require.ErrorIs(t, err, c.aturan)
			require.Equal(t, bpjs.Iuran{}, got)
			requireField(t, err, c.field)
		})
	}
}

// The same arithmetic in decimals, written from the table of rules.
func TestHitung_sama_dengan_desimal(t *testing.T) {
	t.Parallel()
	tab := tabel(t, 2026, 4)
	jkk := []string{"0.24", "0.54", "0.89", "1.27", "1.74"}
	rapid.Check(t, func(r *rapid.T) {
		m := bpjs.Masukan{
			Upah:     dasar.Rupiah(rapid.OneOf(rapid.Int64Range(0, 30_000_000), rapid.Int64Range(0, int64(dasar.MaxRupiah))).Draw(r, "upah")),
			UMK:      dasar.Rupiah(rapid.Int64Range(0, 12_000_000).Draw(r, "umk")),
			KelasJKK: rapid.IntRange(1, 5).Draw(r, "kelas"), Ikut: bpjs.Semua(), Tambahan: rapid.IntRange(0, bpjs.MaksTambahan).Draw(r, "tambahan"),
		}
		persen := func(tarif string, d dasar.Rupiah) dasar.Rupiah {
			return dasar.Rupiah(decimal.RequireFromString(tarif).Mul(decimal.NewFromInt(int64(d))).Div(decimal.NewFromInt(100)).Round(0).IntPart())
		}
		kes, jp := min(max(m.Upah, m.UMK), 12_000_000), min(m.Upah, 11_086_300)
		h := bpjs.Iuran{
			KesehatanLembaga: persen("4", kes), Kesehatan: persen(decimal.NewFromInt(int64(1+m.Tambahan)).String(), kes),
			JHTLembaga: persen("3.7", m.Upah), JHT: persen("2", m.Upah), JPLembaga: persen("2", jp), JP: persen("1", jp),
			JKK: persen(jkk[m.KelasJKK-1], m.Upah), JKM: persen("0.3", m.Upah),
		}
		h.Bruto, h.Pengurang = h.KesehatanLembaga+h.JKK+h.JKM, h.JHT+h.JP
		h.Lembaga, h.Pekerja = h.Bruto+h.JHTLembaga+h.JPLembaga, h.Pengurang+h.Kesehatan
		var u uraian.Uraian
		got, err := tab.Hitung(m, &u)
		require.NoError(r, err)
		require.Equal(r, h, got)
		requireUraian(r, got, u)
	})
}

// requireUraian finds every number of the result among the steps.
func requireUraian(t require.TestingT, i bpjs.Iuran, u uraian.Uraian) {
	ada := map[dasar.Rupiah]bool{}
	for _, l := range u.Langkah[1:] {
		ada[l.Nilai] = true
		require.NotEmpty(t, l.Dasar, l.Teks)
	}
	for _, n := range []dasar.Rupiah{i.KesehatanLembaga, i.Kesehatan, i.JHTLembaga, i.JHT, i.JPLembaga, i.JP, i.JKK, i.JKM, i.Bruto, i.Pengurang} {
		require.True(t, ada[n], "%s tidak diuraikan", n)
	}
}

func TestHitung_tidak_mengalokasi(t *testing.T) { // not parallel: it counts allocations
	tab := tabel(t, 2027, 5)
	m := bpjs.Masukan{Upah: 15_000_000, UMK: 3_000_000, KelasJKK: 2, Ikut: bpjs.Semua(), Tambahan: 1, Lahir: dasar.Tgl(1960, 1, 1)}
	require.Zero(t, testing.AllocsPerRun(100, func() {
		if _, err := tab.Hitung(m, nil); err != nil {
			panic(err)
		}
	}))
}
