package pph21_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai/pph21"
)

func tabel(t require.TestingT) *pph21.Tabel {
	tb, err := pph21.Baku().Pada(dasar.Tgl(2026, 10, 1))
	require.NoError(t, err)
	return tb
}

var kategori = []pph21.Kategori{'A', 'B', 'C'}

// The shipped tables have the rows of the annex, and every bound b pays the rate of
// its row and b + 1 that of the next, on the whole gross.
func TestTER_setiap_batas(t *testing.T) {
	t.Parallel()
	tb := tabel(t)
	status := map[pph21.Kategori]pph21.Status{'A': pph21.TK0, 'B': pph21.K1, 'C': pph21.K3}
	jumlah := map[pph21.Kategori]int{'A': 44, 'B': 40, 'C': 41}
	for _, k := range kategori {
		lapis := tb.LapisTER(k)
		require.Len(t, lapis, jumlah[k])
		for i, l := range lapis {
			require.Equal(t, i == len(lapis)-1, l.Sampai == 0)
			if l.Sampai == 0 {
				continue
			}
			for _, c := range []struct {
				bruto dasar.Rupiah
				tarif pph21.Tarif
			}{{l.Sampai, l.Tarif}, {l.Sampai + 1, lapis[i+1].Tarif}, {l.DiAtas + 1, l.Tarif}} {
				tarif, err := tb.Tarif(k, c.bruto)
				require.NoError(t, err)
				require.Equal(t, c.tarif, tarif, "kategori %s, bruto %s", k, c.bruto)
				m, err := tb.Bulanan(status[k], c.bruto, nil)
				require.NoError(t, err)
				tepat := c.tarif.Persen().Shift(-2).Mul(decimalDari(c.bruto)).Round(0).IntPart()
				require.Equal(t, dasar.Rupiah(tepat), m.PPh, "setengah ke atas")
			}
		}
	}
}

// At every inner bound there is a band with two answers: the smaller is taken and
// the other told; both solve T = PPh(B + T).
func TestGrossUp_pita_dua_jawaban(t *testing.T) {
	t.Parallel()
	tb := tabel(t)
	status := map[pph21.Kategori]pph21.Status{'A': pph21.TK0, 'B': pph21.K1, 'C': pph21.K3}
	pita := map[pph21.Kategori]int{}
	for _, k := range kategori {
		lapis := tb.LapisTER(k)
		for i, l := range lapis[:len(lapis)-1] {
			atas := decimalDari(l.Sampai).Mul(satu.Sub(l.Tarif.Persen().Shift(-2))).Floor()
			neto := dasar.Rupiah(atas.IntPart())
			h, err := tb.GrossUp(status[k], pph21.Dipotong{}, neto, nil)
			require.NoError(t, err)
			require.True(t, h.Ganda, "kategori %s, batas %s", k, l.Sampai)
			require.Equal(t, l.Tarif, h.Tarif)
			require.Equal(t, lapis[i+1].Tarif, h.Lain.Tarif)
			for _, m := range []pph21.Masa{h.Masa, h.Lain} {
				require.Equal(t, neto+m.PPh, m.Bruto)
				ulang, err := tb.Bulanan(status[k], m.Bruto, nil)
				require.NoError(t, err)
				require.Equal(t, m.PPh, ulang.PPh)
			}
			pita[k]++
		}
	}
	require.Equal(t, map[pph21.Kategori]int{'A': 43, 'B': 39, 'C': 40}, pita)
}

// Gross-up round-trips, and no smaller allowance solves the equation.
func TestGrossUp_pulang_pergi(t *testing.T) {
	t.Parallel()
	tb := tabel(t)
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.SampledFrom([]pph21.Status{pph21.TK0, pph21.TK2, pph21.K0, pph21.K2, pph21.K3}).Draw(t, "status")
		neto := dasar.Rupiah(rapid.Int64Range(0, 2_000_000_000).Draw(t, "neto"))
		h, err := tb.GrossUp(s, pph21.Dipotong{}, neto, nil)
		require.NoError(t, err)
		m, err := tb.Bulanan(s, neto+h.Tunjangan, nil)
		require.NoError(t, err)
		require.Equal(t, h.Tunjangan, m.PPh)
		for d := dasar.Rupiah(1); d <= 3 && d <= h.Tunjangan; d++ {
			m, err = tb.Bulanan(s, neto+h.Tunjangan-d, nil)
			require.NoError(t, err)
			require.NotEqual(t, h.Tunjangan-d, m.PPh)
		}
	})
}

func TestPasal17_setiap_batas(t *testing.T) {
	t.Parallel()
	tb := tabel(t)
	var di dasar.Rupiah // tax at the lower bound
	for _, l := range tb.LapisPasal17() {
		p, err := tb.Pasal17(l.DiAtas)
		require.NoError(t, err)
		require.Equal(t, di, p)
		p, err = tb.Pasal17(l.DiAtas + 1000)
		require.NoError(t, err)
		require.Equal(t, di+dasar.Rupiah(int64(l.Tarif)/10), p, "1.000 di atas batas")
		if l.Sampai > 0 {
			di += (l.Sampai - l.DiAtas) * dasar.Rupiah(l.Tarif) / 10_000
		}
	}
}

// Tax never falls when gross rises: of a month by TER, and of a year.
func TestPajak_naik_dengan_bruto(t *testing.T) {
	t.Parallel()
	tb := tabel(t)
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.SampledFrom([]pph21.Status{pph21.TK0, pph21.K1, pph21.K3}).Draw(t, "status")
		a := dasar.Rupiah(rapid.Int64Range(0, 3_000_000_000).Draw(t, "a"))
		b := a + dasar.Rupiah(rapid.Int64Range(0, 100_000_000).Draw(t, "lebih"))
		ma, err := tb.Bulanan(s, a, nil)
		require.NoError(t, err)
		mb, err := tb.Bulanan(s, b, nil)
		require.NoError(t, err)
		require.LessOrEqual(t, ma.PPh, mb.PPh)
		in := pph21.Setahun{Status: s, Masa: dasar.Bln(2026, 12), Bulan: 12, Bruto: a}
		ya, err := tb.MasaTerakhir(in, nil)
		require.NoError(t, err)
		in.Bruto = b
		yb, err := tb.MasaTerakhir(in, nil)
		require.NoError(t, err)
		require.LessOrEqual(t, ya.Pajak, yb.Pajak)
	})
}

// PKP goes down to full thousands.
func TestMasaTerakhir_PKP_ribuan_penuh(t *testing.T) {
	t.Parallel()
	for _, bruto := range []dasar.Rupiah{60_000_999, 60_001_052, 60_002_105, 61_000_000} {
		in := pph21.Setahun{Status: pph21.TK0, Masa: dasar.Bln(2026, 12), Bulan: 12, Bruto: bruto}
		h, err := tabel(t).MasaTerakhir(in, nil)
		require.NoError(t, err)
		require.Equal(t, (h.Neto-h.PTKP)/1000*1000, max(h.PKP, 0), "bruto %s", bruto)
	}
}

func TestBaca_menolak(t *testing.T) {
	t.Parallel()
	asli, err := os.ReadFile("data/ter_a.csv")
	require.NoError(t, err)
	b, err := pph21.Baca(bytes.NewReader(asli))
	require.NoError(t, err)
	require.Equal(t, pph21.JenisTERA, b.Jenis)
	ganti := func(a, b string) string { return strings.Replace(string(asli), a, b, 1) }
	for nama, c := range map[string]struct {
		teks  string
		galat error
	}{
		"kosong":              {"", pph21.ErrBentuk},
		"bagian asing":        {ganti("# bagian: ter_a", "# bagian: ter_z"), pph21.ErrBentuk},
		"tanpa sumber":        {ganti("# sumber: PP 58/2023 Lampiran A", "# sumber:"), pph21.ErrBentuk},
		"kurang satu baris":   {ganti("0,5400000,0\n", ""), pph21.ErrIsi},
		"jumlah baris salah":  {ganti("# baris: 44", "# baris: 45"), pph21.ErrIsi},
		"bercelah":            {ganti("5400000,5650000,0.25", "5400001,5650000,0.25"), pph21.ErrSambung},
		"tumpang tindih":      {ganti("5400000,5650000,0.25", "5300000,5650000,0.25"), pph21.ErrSambung},
		"tarif turun":         {ganti("5400000,5650000,0.25", "5400000,5650000,0"), pph21.ErrNaik},
		"tarif tiga desimal":  {ganti("5400000,5650000,0.25", "5400000,5650000,0.255"), pph21.ErrNaik},
		"terbuka di tengah":   {ganti("5400000,5650000,0.25", "5400000,,0.25"), pph21.ErrSambung},
		"batas bukan rupiah":  {ganti("5400000,5650000,0.25", "5400000,5650000.5,0.25"), pph21.ErrBentuk},
		"berakhir lebih dulu": {ganti("# diperiksa", "# sampai: 2023-01-01\n# diperiksa"), pph21.ErrIsi},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			_, err := pph21.Baca(strings.NewReader(c.teks))
			require.ErrorIs(t, err, c.galat)
		})
	}
}

func FuzzBaca(f *testing.F) {
	for _, n := range []string{"ter_a", "ptkp", "ketentuan", "pasal17", "objek"} {
		b, err := os.ReadFile("data/" + n + ".csv")
		require.NoError(f, err)
		f.Add(string(b))
	}
	f.Fuzz(func(t *testing.T, s string) {
		if b, err := pph21.Baca(strings.NewReader(s)); err == nil {
			require.NotEmpty(t, b.Jenis)
			require.False(t, b.Sejak.IsZero())
		}
	})
}

// An embedder's table of next year takes over on its day, and no table is used
// outside its days.
func TestBuku_Dengan(t *testing.T) {
	t.Parallel()
	asli, err := os.ReadFile("data/ter_a.csv")
	require.NoError(t, err)
	baru := strings.NewReplacer("2024-01-01", "2027-01-01", "5400000", "6000000", "5650000", "6100000", "# baris: 44\n", "").Replace(string(asli))
	baru = baru[:strings.Index(baru, "6000000,6100000,0.25")] + "6000000,,0.25\n"
	b, err := pph21.Baca(strings.NewReader(baru))
	require.NoError(t, err)
	buku, err := pph21.Baku().Dengan(b)
	require.NoError(t, err)
	for tanggal, tarif := range map[dasar.Tanggal]pph21.Tarif{dasar.Tgl(2026, 12, 31): 25, dasar.Tgl(2027, 1, 1): 0} {
		tb, err := buku.Pada(tanggal)
		require.NoError(t, err)
		r, err := tb.Tarif('A', 5_500_000)
		require.NoError(t, err)
		require.Equal(t, tarif, r)
	}
	_, err = pph21.BaruBuku(b, b)
	require.ErrorIs(t, err, pph21.ErrGanda)
	_, err = pph21.Baku().Pada(dasar.Tgl(2023, 12, 31))
	require.ErrorIs(t, err, pph21.ErrTanggal)
}
