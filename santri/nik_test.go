package santri_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

func diingatkan(ps []santri.Peringatan) (hasil []dasar.Aturan) {
	for _, p := range ps {
		hasil = append(hasil, p.Aturan)
	}
	return hasil
}

func diperbaiki(ps []santri.Perbaikan) (hasil []dasar.Aturan) {
	for _, p := range ps {
		hasil = append(hasil, p.Aturan)
	}
	return hasil
}

func TestParseNIK_sah(t *testing.T) {
	t.Parallel()
	for teks, u := range map[string]struct {
		jk     santri.JenisKelamin
		lahir  []dasar.Tanggal
		perbai []dasar.Aturan
	}{
		"3506991203100001":                {santri.LakiLaki, []dasar.Tanggal{dasar.Tgl(1910, 3, 12), dasar.Tgl(2010, 3, 12)}, nil},
		"3506995203100001":                {santri.Perempuan, []dasar.Tanggal{dasar.Tgl(1910, 3, 12), dasar.Tgl(2010, 3, 12)}, nil},
		"3506993112100001":                {santri.LakiLaki, []dasar.Tanggal{dasar.Tgl(1910, 12, 31), dasar.Tgl(2010, 12, 31)}, nil},
		"3506997112100001":                {santri.Perempuan, []dasar.Tanggal{dasar.Tgl(1910, 12, 31), dasar.Tgl(2010, 12, 31)}, nil},
		"3506992902080001":                {santri.LakiLaki, []dasar.Tanggal{dasar.Tgl(1908, 2, 29), dasar.Tgl(2008, 2, 29)}, nil},
		"3506992902000001":                {santri.LakiLaki, []dasar.Tanggal{dasar.Tgl(2000, 2, 29)}, nil},
		"'3506991203100001":               {santri.LakiLaki, []dasar.Tanggal{dasar.Tgl(1910, 3, 12), dasar.Tgl(2010, 3, 12)}, []dasar.Aturan{santri.ErrAngkaKutip}},
		"3506 9912 0310 0001":             {santri.LakiLaki, []dasar.Tanggal{dasar.Tgl(1910, 3, 12), dasar.Tgl(2010, 3, 12)}, []dasar.Aturan{santri.ErrAngkaPemisah}},
		"35.06.99.120310-0001":            {santri.LakiLaki, []dasar.Tanggal{dasar.Tgl(1910, 3, 12), dasar.Tgl(2010, 3, 12)}, []dasar.Aturan{santri.ErrAngkaPemisah}},
		" \u00a03506991203100001\u200b\n": {santri.LakiLaki, []dasar.Tanggal{dasar.Tgl(1910, 3, 12), dasar.Tgl(2010, 3, 12)}, nil},
	} {
		n, b, err := santri.ParseNIK(teks)
		require.NoError(t, err, teks)
		require.Equal(t, u.jk, n.JenisKelamin(), teks)
		require.Equal(t, u.lahir, n.KemungkinanLahir(), teks)
		require.Equal(t, u.perbai, diperbaiki(b.Perbaikan), teks)
		require.Empty(t, b.Peringatan, teks)
		require.Equal(t, len(u.perbai) == 0, b.Bersih())
	}
	n, b, err := santri.ParseNIK("  ")
	require.NoError(t, err)
	require.Empty(t, n)
	require.True(t, b.Bersih())
	require.Empty(t, n.JenisKelamin())
	require.Empty(t, n.KemungkinanLahir())
	require.Empty(t, n.Cocok(dasar.Tgl(2010, 3, 12), santri.LakiLaki))
}

func TestParseNIK_ditolak(t *testing.T) {
	t.Parallel()
	for teks, aturan := range map[string]dasar.Aturan{
		"3506992902090001":  santri.ErrNIKTanggal,
		"3506993203100001":  santri.ErrNIKTanggal,
		"3506994003100001":  santri.ErrNIKTanggal,
		"3506997203100001":  santri.ErrNIKTanggal,
		"3506990003100001":  santri.ErrNIKTanggal,
		"3506991213100001":  santri.ErrNIKTanggal,
		"3506991200100001":  santri.ErrNIKTanggal,
		"3506991203100000":  santri.ErrNIKUrut,
		"0006991203100001":  santri.ErrNIKWilayah,
		"3500991203100001":  santri.ErrNIKWilayah,
		"350699120310000":   santri.ErrNIKPanjang,
		"35069912031000011": santri.ErrNIKPanjang,
		"35069912O3100001":  santri.ErrNIKHuruf,
		"٣٥٠٦٩٩١٢٠٣١٠٠٠٠١":  santri.ErrNIKHuruf,
		"3.50699E+15":       santri.ErrAngkaRusak,
		"3,50699e15":        santri.ErrAngkaRusak,
	} {
		n, _, err := santri.ParseNIK(teks)
		require.ErrorIs(t, err, aturan, teks)
		require.Equal(t, dasar.Invalid, dasar.KindOf(err))
		require.Empty(t, n)
		require.NotContains(t, err.Error(), "350699", "pesan tidak memuat data pribadi")
	}
}

func TestNIK_peringatan(t *testing.T) {
	t.Parallel()
	for _, kode := range []string{"10", "20", "22", "37", "54", "66", "77", "83", "90", "97"} {
		_, b, err := santri.ParseNIK(kode + "06991203100001")
		require.NoError(t, err)
		require.Equal(t, []dasar.Aturan{santri.ErrNIKProvinsi}, diingatkan(b.Peringatan), kode)
	}
	n, _, err := santri.ParseNIK("3506995203100001")
	require.NoError(t, err)
	lahir := dasar.Tgl(2010, 3, 12)
	require.Empty(t, n.Cocok(lahir, santri.Perempuan))
	require.Empty(t, n.Cocok(dasar.Tgl(1910, 3, 12), ""))
	require.Empty(t, n.Cocok(dasar.Tanggal{}, ""))
	require.Equal(t, []dasar.Aturan{santri.ErrNIKLahir}, diingatkan(n.Cocok(dasar.Tgl(2010, 3, 13), santri.Perempuan)))
	require.Equal(t, []dasar.Aturan{santri.ErrNIKLahir, santri.ErrNIKKelamin}, diingatkan(n.Cocok(dasar.Tgl(2011, 3, 12), santri.LakiLaki)))
}

// The 38 provinces of Kepmendagri 300.2.2-2138/2025 and no other.
func TestNIK_provinsi(t *testing.T) {
	t.Parallel()
	dikenal := 0
	for a := '0'; a <= '9'; a++ {
		for b := '0'; b <= '9'; b++ {
			if _, bacaan, err := santri.ParseNIK(string(a) + string(b) + "06991203100001"); err == nil && bacaan.Bersih() {
				dikenal++
			}
		}
	}
	require.Equal(t, 38, dikenal)
}

// A NIK written for any birth date of a person allows that date and sex, and
// reading is idempotent.
func TestNIK_sifat(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		lahir := dasar.Tgl(1930, 1, 1).TambahHari(rapid.IntRange(0, 36000).Draw(t, "hari"))
		putri := rapid.Bool().Draw(t, "putri")
		h := lahir.Hari()
		jk := santri.LakiLaki
		if putri {
			h, jk = h+40, santri.Perempuan
		}
		teks := "350699" + dua(h) + dua(lahir.Bulan().Ke()) + dua(lahir.Tahun()%100) + "000" + string(rune('1'+rapid.IntRange(0, 8).Draw(t, "urut")))
		n, b, err := santri.ParseNIK(teks)
		require.NoError(t, err)
		require.True(t, b.Bersih())
		require.Empty(t, n.Cocok(lahir, jk))
		lagi, b, err := santri.ParseNIK(string(n))
		require.NoError(t, err)
		require.Equal(t, n, lagi)
		require.True(t, b.Bersih())
	})
}

func dua(n int) string { return string(rune('0'+n/10)) + string(rune('0'+n%10)) }

func FuzzParseNIK(f *testing.F) {
	for _, s := range []string{"3506991203100001", "'3506 9912 0310 0001", "3.50699E+15", "", "e", "1e1", "\xff", "１２３"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, _, err := santri.ParseNIK(s)
		if err != nil {
			require.Equal(t, dasar.Invalid, dasar.KindOf(err))
			require.Empty(t, n)
			return
		}
		if n == "" {
			return
		}
		require.Len(t, string(n), 16)
		require.Empty(t, strings.Trim(string(n), "0123456789"))
		require.NotEmpty(t, n.KemungkinanLahir())
	})
}
