package santri_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// bacaan is one reading of a text: what comes out, or which rule refuses.
type bacaan struct {
	nilai            string
	perbaikan, ingat []dasar.Aturan
	galat            error
}

func ujiBaca[T ~string](t *testing.T, parse func(string) (T, santri.Bacaan, error), kasus map[string]bacaan) {
	t.Helper()
	for teks, mau := range kasus {
		v, b, err := parse(teks)
		if mau.galat != nil {
			require.ErrorIs(t, err, mau.galat, "%q", teks)
			require.Equal(t, dasar.Invalid, dasar.KindOf(err), "%q", teks)
			require.Empty(t, v, "%q", teks)
			continue
		}
		require.NoError(t, err, "%q", teks)
		require.Equal(t, mau.nilai, string(v), "%q", teks)
		require.Equal(t, mau.perbaikan, diperbaiki(b.Perbaikan), "%q", teks)
		require.Equal(t, mau.ingat, diingatkan(b.Peringatan), "%q", teks)
	}
}

func TestParseKK(t *testing.T) {
	t.Parallel()
	ujiBaca(t, santri.ParseKK, map[string]bacaan{
		"3506990101200001":    {nilai: "3506990101200001"},
		"'3506990101200001":   {nilai: "3506990101200001", perbaikan: []dasar.Aturan{santri.ErrAngkaKutip}},
		"3506 9901 0120 0001": {nilai: "3506990101200001", perbaikan: []dasar.Aturan{santri.ErrAngkaPemisah}},
		"":                    {},
		"350699010120000":     {galat: santri.ErrKKPanjang},
		"350699010120000X":    {galat: santri.ErrKKHuruf},
		"3.50699E+15":         {galat: santri.ErrAngkaRusak},
	})
	k := santri.NoKK("3506990101200001")
	require.NoError(t, k.BedaDari("3506991203100001"))
	require.NoError(t, santri.NoKK("").BedaDari(""))
	require.ErrorIs(t, k.BedaDari("3506990101200001"), santri.ErrKKSamaNIK)
}

func TestParseNISN(t *testing.T) {
	t.Parallel()
	nol := []dasar.Aturan{santri.ErrNISNNol}
	ujiBaca(t, santri.ParseNISN, map[string]bacaan{
		"0102234606":   {nilai: "0102234606"},
		"3102234606":   {nilai: "3102234606"},
		"102234606":    {nilai: "0102234606", perbaikan: nol},
		"09321234":     {nilai: "0009321234", perbaikan: nol},
		"9321234":      {galat: santri.ErrNISNPanjang},
		"01022346061":  {galat: santri.ErrNISNPanjang},
		"":             {},
		"0000000000":   {galat: santri.ErrNISNSemu},
		"0":            {galat: santri.ErrNISNSemu},
		"010223460X":   {galat: santri.ErrNISNHuruf},
		"1.02235E+08":  {galat: santri.ErrAngkaRusak},
		"'0102234606":  {nilai: "0102234606", perbaikan: []dasar.Aturan{santri.ErrAngkaKutip}},
		"010-223-4606": {nilai: "0102234606", perbaikan: []dasar.Aturan{santri.ErrAngkaPemisah}},
	})
}

func TestParseNIS(t *testing.T) {
	t.Parallel()
	ujiBaca(t, santri.ParseNIS, map[string]bacaan{
		"230001":                          {nilai: "230001"},
		" 23.0001 ":                       {nilai: "23.0001"},
		"MA-23/001":                       {nilai: "MA-23/001"},
		"12E5":                            {nilai: "12E5"},
		"131135060001230001":              {nilai: "131135060001230001"},
		"'230001":                         {nilai: "230001", perbaikan: []dasar.Aturan{santri.ErrAngkaKutip}},
		"":                                {},
		"2.3E+05":                         {galat: santri.ErrAngkaRusak},
		"23 0001":                         {galat: santri.ErrNISBentuk},
		"--":                              {galat: santri.ErrNISBentuk},
		"=1+1":                            {galat: santri.ErrNISBentuk},
		"٢٣":                              {galat: santri.ErrNISBentuk},
		"1234567890123456789012345678901": {galat: santri.ErrNISBentuk},
	})
}

func TestParseHP(t *testing.T) {
	t.Parallel()
	const hp = "+6281234567890"
	tetap := []dasar.Aturan{santri.ErrHPTetap}
	ujiBaca(t, santri.ParseHP, map[string]bacaan{
		"081234567890": {nilai: hp}, "0812-3456-7890": {nilai: hp}, "0812 3456 7890": {nilai: hp}, "+62 812-3456-7890": {nilai: hp},
		"6281234567890": {nilai: hp}, "81234567890": {nilai: hp}, "+62 (0)812 3456 7890": {nilai: hp}, "0062 812 3456 7890": {nilai: hp},
		"'081234567890": {nilai: hp}, "6281234567890\u00a0": {nilai: hp}, "0812.3456.7890": {nilai: hp},
		"0811234567":       {nilai: "+62811234567"},
		"(021) 5551234":    {nilai: "+62215551234", ingat: tetap},
		"0358 321234":      {nilai: "+62358321234", ingat: tetap},
		"+60123456789":     {nilai: "+60123456789"},
		"0060123456789":    {nilai: "+60123456789"},
		"":                 {},
		"  ":               {},
		"0812345678x":      {galat: santri.ErrHPHuruf},
		"O81234567890":     {galat: santri.ErrHPHuruf},
		"08123/0813":       {galat: santri.ErrHPHuruf},
		"08123":            {galat: santri.ErrHPPanjang},
		"081234567":        {galat: santri.ErrHPPanjang},
		"02112345":         {galat: santri.ErrHPPanjang},
		"112":              {galat: santri.ErrHPPanjang},
		"0812345678901234": {galat: santri.ErrHPPanjang},
		"+1234":            {galat: santri.ErrHPPanjang},
		"+0812345678":      {galat: santri.ErrHPPanjang},
		"00":               {galat: santri.ErrHPPanjang},
		"0":                {galat: santri.ErrHPPanjang},
		"62":               {galat: santri.ErrHPPanjang},
		"+":                {galat: santri.ErrHPHuruf},
		"8.12346E+10":      {galat: santri.ErrAngkaRusak},
	})
	require.Equal(t, "0812-3456-7890", santri.NomorHP(hp).Tampil())
	require.Equal(t, "0215551234", santri.NomorHP("+62215551234").Tampil())
	require.Equal(t, "+60123456789", santri.NomorHP("+60123456789").Tampil())
	require.Empty(t, santri.NomorHP("").Tampil())
	require.False(t, santri.NomorHP("").Seluler())
}

func FuzzParseHP(f *testing.F) {
	for _, s := range []string{"081234567890", "+62 (0)812 3456 7890", "00", "+", "0062", "(021) 5551234", "\xff", "8e1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, _, err := santri.ParseHP(s)
		if err != nil || n == "" {
			require.Empty(t, n)
			return
		}
		require.Regexp(t, `^\+[1-9][0-9]{7,14}$`, string(n))
		lagi, _, err := santri.ParseHP(string(n))
		require.NoError(t, err)
		require.Equal(t, n, lagi)
		if n.Seluler() && n.Tampil()[0] == '0' {
			lagi, _, err = santri.ParseHP(n.Tampil())
			require.NoError(t, err)
			require.Equal(t, n, lagi)
		}
	})
}

func FuzzParseNomorLain(f *testing.F) {
	for _, s := range []string{"0102234606", "12E5", "'230001", "3506990101200001", "L", "laki - laki", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if v, _, err := santri.ParseNISN(s); err == nil && v != "" {
			require.Regexp(t, `^[0-9]{10}$`, string(v))
		}
		if v, _, err := santri.ParseKK(s); err == nil && v != "" {
			require.Regexp(t, `^[0-9]{16}$`, string(v))
		}
		if v, _, err := santri.ParseNIS(s); err == nil && v != "" {
			require.Regexp(t, `^[-A-Za-z0-9._/]{1,30}$`, string(v))
		}
		if v, _, err := santri.ParseJenisKelamin(s); err == nil {
			require.NoError(t, v.Validate())
		}
	})
}

func TestParseJenisKelamin(t *testing.T) {
	t.Parallel()
	kata := []dasar.Aturan{santri.ErrKelaminKata}
	ujiBaca(t, santri.ParseJenisKelamin, map[string]bacaan{
		"L": {nilai: "L"}, "p ": {nilai: "P"}, "Laki-laki": {nilai: "L", perbaikan: kata}, "laki laki": {nilai: "L", perbaikan: kata},
		"PEREMPUAN": {nilai: "P", perbaikan: kata}, "1": {nilai: "L", perbaikan: kata}, "2": {nilai: "P", perbaikan: kata}, "Putri": {nilai: "P", perbaikan: kata},
		"": {galat: santri.ErrKelamin}, "X": {galat: santri.ErrKelamin}, "L/P": {galat: santri.ErrKelamin},
	})
	require.ErrorIs(t, santri.JenisKelamin("l").Validate(), santri.ErrKelamin)
}
