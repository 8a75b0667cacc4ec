package privasi_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
)

func TestP16_P17_P18_P19_Nyatakan(t *testing.T) {
	pel := privasitest.Pelaku(privasi.PeranTataUsaha, privasi.TujuanImpor)
	p, err := privasi.Nyatakan(pel, "  Kepala   tata usaha ", privasi.NaskahWewenang, "santri.xlsx", []string{"identitas", "kontak.hp"}, berapat)
	require.NoError(t, err)
	require.Equal(t, "Kepala tata usaha", p.Kapasitas)
	require.Equal(t, privasi.TujuanImpor, p.Tujuan)
	require.Len(t, p.Sidik, 64)
	require.True(t, p.Mencakup("identitas.nik"))
	require.False(t, p.Mencakup("kontak"))
	require.False(t, p.Mencakup("identitas_rahasia"))
	require.Equal(t, []privasi.TugasKabar{{Lembaga: "uji", Pernyataan: p.ID, Subjek: "b", Dibuat: berapat}, {Lembaga: "uji", Pernyataan: p.ID, Subjek: "a", Dibuat: berapat}},
		p.TugasUntuk("b", "a", "", "b"))

	kat := []string{"identitas"}
	for nama, k := range map[string]struct {
		err    func() error
		aturan dasar.Aturan
	}{
		"tanpa_pelaku":  {func() error { _, err := privasi.Nyatakan(dasar.Pelaku{}, "x", "n", "s", kat, berapat); return err }, dasar.ErrPelaku},
		"tanpa_naskah":  {func() error { _, err := privasi.Nyatakan(pel, "x", "", "s", kat, berapat); return err }, privasi.ErrTanpaWewenang},
		"tanpa_jabatan": {func() error { _, err := privasi.Nyatakan(pel, " ", "n", "s", kat, berapat); return err }, privasi.ErrWewenang},
		"jabatan_kotor": {func() error { _, err := privasi.Nyatakan(pel, "a\x00", "n", "s", kat, berapat); return err }, privasi.ErrWewenang},
		"tanpa_sumber":  {func() error { _, err := privasi.Nyatakan(pel, "x", "n", "", kat, berapat); return err }, privasi.ErrWewenang},
		"sumber_panjang": {func() error {
			_, err := privasi.Nyatakan(pel, "x", "n", strings.Repeat("a", 201), kat, berapat)
			return err
		}, privasi.ErrWewenang},
		"tanpa_kategori": {func() error { _, err := privasi.Nyatakan(pel, "x", "n", "s", nil, berapat); return err }, privasi.ErrWewenang},
		"kategori_salah": {func() error { _, err := privasi.Nyatakan(pel, "x", "n", "s", []string{"A B"}, berapat); return err }, privasi.ErrWewenang},
		"tanpa_tujuan":   {func() error { _, err := privasi.Nyatakan(pel.Untuk(""), "x", "n", "s", kat, berapat); return err }, privasi.ErrWewenang},
		"tanpa_waktu":    {func() error { _, err := privasi.Nyatakan(pel, "x", "n", "s", kat, time.Time{}); return err }, privasi.ErrWewenang},
	} {
		require.ErrorIs(t, k.err(), k.aturan, nama)
	}
}
