package santriberkas_test

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/santri"
	"github.com/pesantren-go/pesantren/santri/santriberkas"
)

func (r *rumah) ekspor(t testing.TB, p dasar.Pelaku, denganID bool) []byte {
	t.Helper()
	e := santriberkas.Ekspor{Service: r.impor.Service, Penjaga: r.Penjaga}
	var b bytes.Buffer
	require.NoError(t, santriberkas.TulisCSV(&b, e.Santri(context.Background(), p, santri.Saringan{}, denganID), santriberkas.UntukLembarKerja))
	return b.Bytes()
}

// What goes out comes back the same: into an empty institution, and into its
// own, where it changes nothing.
func TestEkspor_bolak_balik(t *testing.T) {
	t.Parallel()
	pondok := baca(t, "santri-pondok.csv")
	diSemua(t, func(t *testing.T, r *rumah) {
		r.masukkan(t, lembaga, santri.PermintaanImpor{Lembar: pondok})
		keluar := r.ekspor(t, tataUsaha(lembaga), false)
		require.Equal(t, 472, bytes.Count(keluar, []byte("\r\n")))
		l, err := santriberkas.Baca(bytes.NewReader(keluar), "ekspor.csv", santriberkas.Batas{})
		require.NoError(t, err)
		p, h := r.masukkan(t, privasitest.LembagaLain, santri.PermintaanImpor{Lembar: l})
		require.Equal(t, santri.JumlahHasil{Baris: 471, OK: 470, Peringatan: 1}, p.Jumlah)
		require.Empty(t, p.Catatan)
		require.Equal(t, 471, h.Baru)
		require.Equal(t, string(keluar), string(r.ekspor(t, tataUsaha(privasitest.LembagaLain), false)))

		l, err = santriberkas.Baca(bytes.NewReader(r.ekspor(t, tataUsaha(lembaga), true)), "ekspor.csv", santriberkas.Batas{})
		require.NoError(t, err)
		_, h = r.masukkan(t, lembaga, santri.PermintaanImpor{Lembar: l})
		require.Equal(t, 471, h.Sama)
	})
}

// A role that sees masks exports masks, leaves its trail, and what it exported
// cannot overwrite anything.
func TestEkspor_menurut_peran(t *testing.T) {
	t.Parallel()
	r := buatRumah(t, nil)
	r.masukkan(t, lembaga, kecil(t, ali))
	kasir := privasitest.Pelaku(privasi.PeranKasir, privasi.TujuanPembayaran)
	keluar := string(r.ekspor(t, kasir, false))
	require.Contains(t, keluar, "Ali")
	for _, rahasia := range []string{"3506991203130001", "81234567890", "RT 1"} {
		require.NotContains(t, keluar, rahasia)
	}
	ada, err := r.toko.Santri.Ambil(context.Background(), lembaga, r.semua(t, lembaga)["1"].ID)
	require.NoError(t, err)
	js, _, err := r.Jejak.Subjek(context.Background(), lembaga, ada[0].Subjek, dasar.Page{Limit: 100})
	require.NoError(t, err)
	require.True(t, slices.ContainsFunc(js, func(j privasi.Jejak) bool { return j.Peran == privasi.PeranKasir && j.Tipe == "santri.Santri" }))

	l, err := santriberkas.Baca(strings.NewReader(keluar), "ekspor.csv", santriberkas.Batas{})
	require.NoError(t, err)
	p := r.pratinjau(t, lembaga, santri.PermintaanImpor{Lembar: l})
	require.Equal(t, santri.TindakTolak, p.Baris[0].Tindakan)
}

func TestEkspor_lingkup(t *testing.T) {
	t.Parallel()
	r := buatRumah(t, nil)
	r.masukkan(t, lembaga, kecil(t, ali, "8,,,Zubair,L,,,,,,MA,10A,,,,,"))
	p := tataUsaha(lembaga)
	p.Lingkup = dasar.Lingkup{Unit: []string{"MA"}}
	keluar := string(r.ekspor(t, p, true))
	require.Contains(t, keluar, "Zubair")
	require.NotContains(t, keluar, "Ali")
	require.Len(t, strings.Split(strings.TrimSpace(string(r.ekspor(t, tataUsaha(privasitest.LembagaLain), true))), "\r\n"), 1)
}
