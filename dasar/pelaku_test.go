package dasar_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
)

func TestLingkup(t *testing.T) {
	t.Parallel()
	unit := dasar.Lingkup{Unit: []string{"MTS", "MA"}}
	for nama, c := range map[string]struct {
		lingkup dasar.Lingkup
		unit    string
		boleh   bool
	}{
		"nilai nol tidak mencakup apa pun": {dasar.Lingkup{}, "MTS", false},
		"nilai nol, tanpa unit":            {dasar.Lingkup{}, "", false},
		"unit yang disebut":                {unit, "MA", true},
		"unit lain":                        {unit, "PONDOK", false},
		"huruf kecil bukan unit itu":       {unit, "ma", false},
		"catatan tanpa unit":               {unit, "", false},
		"unit kosong dalam daftar":         {dasar.Lingkup{Unit: []string{""}}, "", false},
		"semua":                            {dasar.LingkupSemua, "PONDOK", true},
		"semua, tanpa unit":                {dasar.LingkupSemua, "", true},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, c.boleh, c.lingkup.Mencakup(c.unit))
			err := c.lingkup.Periksa(c.unit)
			if c.boleh {
				require.NoError(t, err)
				return
			}
			require.ErrorIs(t, err, dasar.ErrLingkup)
			require.Equal(t, dasar.Forbidden, dasar.KindOf(err))
		})
	}
}

func TestPelaku(t *testing.T) {
	t.Parallel()
	p := dasar.Pelaku{ID: "akun-1", Lembaga: "nurul-contoh", Peran: "bendahara", Lingkup: dasar.LingkupSemua}
	require.NoError(t, p.Validate())
	q := p.Untuk("keuangan.penagihan")
	require.Equal(t, "keuangan.penagihan", q.Tujuan)
	require.Empty(t, p.Tujuan, "pelaku asal tidak berubah")
	for nama, salah := range map[string]dasar.Pelaku{
		"nilai nol":     {},
		"tanpa akun":    {Lembaga: "nurul-contoh"},
		"tanpa lembaga": {ID: "akun-1"},
	} {
		err := salah.Validate()
		require.ErrorIs(t, err, dasar.ErrPelaku, nama)
		require.Equal(t, dasar.Forbidden, dasar.KindOf(err))
	}
}

func TestHalaman(t *testing.T) {
	t.Parallel()
	for minta, dapat := range map[int]int{0: 50, -1: 50, 1: 1, 50: 50, 500: 500, 501: 500, 1 << 40: 500} {
		require.Equal(t, dapat, dasar.Page{Limit: minta}.Batas(), minta)
	}
}

func TestTandaUnit(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	require.False(t, dasar.DalamUnit(ctx))
	require.True(t, dasar.DalamUnit(dasar.TandaiUnit(ctx)))
}
