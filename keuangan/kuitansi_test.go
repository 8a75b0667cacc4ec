package keuangan_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/keuangan"
)

func TestKuitansi(t *testing.T) {
	for _, k := range []struct {
		k   keuangan.Kuitansi
		mau string
	}{
		{keuangan.Kuitansi{Seri: "KW", Tahun: 2026, Nomor: 123}, "KW/2026/000123"},
		{keuangan.Kuitansi{Seri: "KW", Tahun: 2026, Nomor: 1_234_567}, "KW/2026/1234567"},
		{keuangan.Kuitansi{Seri: "KW/MTS", Tahun: 2027, Nomor: 1}, "KW/MTS/2027/000001"},
		{keuangan.Kuitansi{Seri: "KW", Tahun: 2026}, ""},
	} {
		require.Equal(t, k.mau, k.k.String())
	}
	k, err := keuangan.ParseKuitansi(" kw/2026/123 ")
	require.NoError(t, err)
	require.Equal(t, keuangan.Kuitansi{Seri: "KW", Tahun: 2026, Nomor: 123}, k)
	for _, s := range []string{"", "KW", "KW/2026", "KW/2026/", "KW/2026/0", "KW/2026/-1", "KW/26/1", "/2026/1", "KW//2026/x", "K W/2026/1", "KW/2026/99999999999999999999"} {
		_, err := keuangan.ParseKuitansi(s)
		require.ErrorIs(t, err, keuangan.ErrKuitansi, "%q", s)
	}
}

func TestKuitansi_pulangPergi(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := keuangan.Kuitansi{Seri: rapid.StringMatching(`[A-Z0-9.-]{1,9}(/[A-Z0-9]{1,9})?`).Draw(t, "seri"), Tahun: rapid.IntRange(2000, 9999).Draw(t, "tahun"), Nomor: rapid.Int64Range(1, 1<<40).Draw(t, "nomor")}
		dapat, err := keuangan.ParseKuitansi(k.String())
		if err != nil || dapat != k {
			t.Fatalf("%v dibaca %v, %v", k, dapat, err)
		}
	})
}

func FuzzParseKuitansi(f *testing.F) {
	for _, s := range []string{"KW/2026/000123", " kw/2026/1 ", "KW/MTS/2027/000001", "//2026/1", "KW/2026/9223372036854775807", "ſ/2026/1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		k, err := keuangan.ParseKuitansi(s)
		if err != nil {
			require.ErrorIs(t, err, keuangan.ErrKuitansi)
			require.Zero(t, k)
			return
		}
		lagi, err := keuangan.ParseKuitansi(k.String())
		require.NoError(t, err)
		require.Equal(t, k, lagi)
	})
}
