package pph21_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai/pph21"
	"github.com/pesantren-go/pesantren/pegawai/uraian"
	"github.com/pesantren-go/pesantren/santri"
)

func ExampleParseStatus() {
	s, _ := pph21.ParseStatus(" k1 ")
	_, err := pph21.ParseStatus("K/4")
	fmt.Println(s, err)
	// Output: K/1 [PEG-PPH-01] status PTKP tidak terbaca; tulis TK/0 sampai TK/3, K/0 sampai K/3, K/I/0 sampai K/I/3, atau HB/0 sampai HB/3
}

func ExampleStatusDari() {
	// An ustadzah with two children whose husband works: her own PTKP only.
	s, _ := pph21.StatusDari(pph21.Keluarga{JenisKelamin: santri.Perempuan, Kawin: true, Tanggungan: 2}, nil)
	fmt.Println(s)
	// Output: TK/0
}

func TestParseStatus(t *testing.T) {
	t.Parallel()
	for teks, harap := range map[string]pph21.Status{
		"TK/0": pph21.TK0, "tk/3": pph21.TK3, "TK1": pph21.TK1, " K/2\n": pph21.K2, "k3": pph21.K3,
		"K/I/0": pph21.KI0, "KI3": pph21.KI3, "ki/2": pph21.KI2, "HB0": pph21.HB0, "hb/3": pph21.HB3,
	} {
		s, err := pph21.ParseStatus(teks)
		require.NoError(t, err, teks)
		require.Equal(t, harap, s, teks)
	}
	for _, teks := range []string{"", " ", "TK", "K/", "TK/4", "K/-1", "K//1", "/K1", "K1/", "K/I0", "T K/0", "TK/00", "TK-0", "kawin", "\u212a/1", "K/\u0661"} {
		_, err := pph21.ParseStatus(teks)
		require.ErrorIs(t, err, pph21.ErrStatus, "%q", teks)
	}
}

func TestStatus_teks_bolak_balik(t *testing.T) {
	t.Parallel()
	for s := pph21.Status(0); s <= pph21.HB3; s++ {
		isi, err := s.MarshalText()
		require.NoError(t, err)
		var baca pph21.Status
		require.NoError(t, baca.UnmarshalText(isi))
		require.Equal(t, s, baca)
	}
	var s pph21.Status
	require.ErrorIs(t, s.UnmarshalText([]byte("K/9")), pph21.ErrStatus)
	require.Empty(t, pph21.Status(200).String())
	require.Empty(t, pph21.Kategori(0).String())
}

func FuzzParseStatus(f *testing.F) {
	for _, s := range []string{"TK/0", "ki/2", "HB3", "", "K/", "\u212a/1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		status, err := pph21.ParseStatus(s)
		if err != nil {
			require.ErrorIs(t, err, pph21.ErrStatus)
			require.Zero(t, status)
			return
		}
		// What is read says the same signs, strokes and case aside.
		require.Equal(t, strings.ReplaceAll(status.String(), "/", ""), strings.ToUpper(strings.ReplaceAll(strings.TrimSpace(s), "/", "")))
		lagi, err := pph21.ParseStatus(status.String())
		require.NoError(t, err)
		require.Equal(t, status, lagi)
	})
}

func TestStatusDari(t *testing.T) {
	t.Parallel()
	const l, p = santri.LakiLaki, santri.Perempuan
	for nama, c := range map[string]struct {
		k     pph21.Keluarga
		harap pph21.Status
	}{
		"bujang":                           {pph21.Keluarga{JenisKelamin: l}, pph21.TK0},
		"duda dengan dua anak":             {pph21.Keluarga{JenisKelamin: l, Tanggungan: 2}, pph21.TK2},
		"suami dengan lima anak":           {pph21.Keluarga{JenisKelamin: l, Kawin: true, Tanggungan: 5}, pph21.K3},
		"suami dengan surat tetap suami":   {pph21.Keluarga{JenisKelamin: l, Kawin: true, SuratSuami: true}, pph21.K0},
		"gadis yang menanggung orang tua":  {pph21.Keluarga{JenisKelamin: p, Tanggungan: 1}, pph21.TK1},
		"istri tanpa surat":                {pph21.Keluarga{JenisKelamin: p, Kawin: true, Tanggungan: 3}, pph21.TK0},
		"istri dengan surat":               {pph21.Keluarga{JenisKelamin: p, Kawin: true, Tanggungan: 3, SuratSuami: true}, pph21.K3},
		"surat tanpa perkawinan diabaikan": {pph21.Keluarga{JenisKelamin: p, SuratSuami: true}, pph21.TK0},
	} {
		s, err := pph21.StatusDari(c.k, nil)
		require.NoError(t, err, nama)
		require.Equal(t, c.harap, s, nama)
	}
	_, err := pph21.StatusDari(pph21.Keluarga{JenisKelamin: l, Tanggungan: -1}, nil)
	require.ErrorIs(t, err, pph21.ErrTanggungan)
	_, err = pph21.StatusDari(pph21.Keluarga{Kawin: true}, nil)
	require.ErrorIs(t, err, santri.ErrKelamin, "jenis kelamin yang belum diisi bukan laki-laki")

	var u uraian.Uraian
	_, err = pph21.StatusDari(pph21.Keluarga{JenisKelamin: p, Kawin: true, Tanggungan: 4, SuratSuami: true}, &u)
	require.NoError(t, err)
	require.Equal(t, []uraian.Langkah{
		{Dasar: "UU PPh Ps. 7", Teks: "4 tanggungan dihitung 3"},
		{Dasar: "PMK 168/2023 Ps. 9(2)-(3)", Teks: "status PTKP K/3: istri dengan surat keterangan suami tidak berpenghasilan"},
	}, u.Langkah)
}

func TestStatus_yang_tidak_dapat_dipotong(t *testing.T) {
	t.Parallel()
	tabel := kini(t)
	masa := dasar.Bln(2026, 12)
	for status, harap := range map[pph21.Status]error{0: pph21.ErrStatusKosong, 99: pph21.ErrStatusKosong, pph21.KI0: pph21.ErrTanpaTER, pph21.KI3: pph21.ErrTanpaTER} {
		_, err := tabel.Kategori(status)
		require.ErrorIs(t, err, harap)
		_, err = tabel.Bulanan(status, 1, nil)
		require.ErrorIs(t, err, harap)
		_, err = tabel.GrossUp(status, pph21.Dipotong{}, 1, nil)
		require.ErrorIs(t, err, harap)
		_, err = tabel.MasaTerakhir(pph21.Setahun{Status: status, Masa: masa, Bulan: 1}, nil)
		require.ErrorIs(t, err, harap)
		_, err = tabel.GrossUpTerakhir(pph21.Setahun{Status: status, Masa: masa, Bulan: 1}, nil)
		require.ErrorIs(t, err, harap)
	}
	_, err := tabel.PTKP(0)
	require.ErrorIs(t, err, pph21.ErrStatusKosong)
	r, err := tabel.PTKP(pph21.KI3)
	require.NoError(t, err)
	require.Equal(t, dasar.Rupiah(126_000_000), r)
}
