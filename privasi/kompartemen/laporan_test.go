package kompartemen_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kompartemen"
)

var saat = time.Date(2026, 10, 5, 1, 0, 0, 0, time.UTC)

func tim(as ...string) kompartemen.Satgas { return kompartemen.Satgas{Lembaga: "l", Anggota: as} }

func Example() {
	s, _, err := kompartemen.Satgas{Lembaga: "l"}.Tunjuk([]string{"bu-hafsah", "pak-ali"}, "pengasuh", saat)
	fmt.Println(len(s.Anggota), err)
	x, _, err := kompartemen.Terima("l", "k1", kompartemen.Isi{Uraian: "…"}, []string{"pak-ali"}, s, saat)
	fmt.Println(x.Boleh("bu-hafsah"), x.Boleh("pak-ali"), x.Boleh("pengasuh"), err)
	// Output:
	// 2 <nil>
	// true false false <nil>
}

func TestU60_hanyaTim(t *testing.T) {
	d := &privasi.Daftar{}
	kompartemen.DaftarkanTipe(d)
	rapid.Check(t, func(rt *rapid.T) {
		akun := []string{"a", "b", "c", "d", "kepala", "admin", ""}
		anggota := rapid.SliceOfDistinct(rapid.SampledFrom(akun[:4]), rapid.ID[string]).Draw(rt, "tim")
		terlapor := rapid.SliceOfDistinct(rapid.SampledFrom(akun[:6]), rapid.ID[string]).Draw(rt, "terlapor")
		x, _, err := kompartemen.Terima("l", "k", kompartemen.Isi{Uraian: "x"}, terlapor, tim(anggota...), saat)
		if err != nil {
			require.ErrorIs(t, err, kompartemen.ErrSatgas)
			for _, a := range anggota {
				require.Contains(t, terlapor, a, "ditolak hanya bila tidak seorang pun tersisa")
			}
			return
		}
		keluar := rapid.SampledFrom(akun[:4]).Draw(rt, "keluar")
		if y, _, err := x.Keluarkan(keluar, x.Tim[0], saat); err == nil {
			x = y
			terlapor = append(terlapor, keluar)
		}
		for _, a := range akun {
			boleh := slices.Contains(anggota, a) && !slices.Contains(terlapor, a)
			require.Equal(t, boleh, x.Boleh(a), a)
			err := x.Periksa(a)
			require.Equal(t, boleh, err == nil)
			if !boleh {
				require.Equal(t, kompartemen.Tiada(), err, "jawabannya sama dengan perkara yang tidak ada")
				_, _, err = x.Tambah(nil, "x", a, saat)
				require.Equal(t, kompartemen.Tiada(), err)
				_, _, err = x.Tutup(a, saat)
				require.Equal(t, kompartemen.Tiada(), err)
				_, _, err = x.Keluarkan("b", a, saat)
				require.Equal(t, kompartemen.Tiada(), err)
			}
		}
	})
}

func TestU62_tanpaNamaDiLuarSegel(t *testing.T) {
	isi := kompartemen.Isi{Korban: "KENARI korban", Terlapor: "KENARI terlapor", Pelapor: "KENARI pelapor", Uraian: "KENARI uraian"}
	x, ps, err := kompartemen.Terima("l", "k", isi, nil, tim("a", "b"), saat)
	require.NoError(t, err)
	x, lagi, err := x.Tambah(nil, "KENARI langkah", "a", saat)
	require.NoError(t, err)
	require.NotContains(t, fmt.Sprintf("%v %+v %#v", x, append(ps, lagi...), x), "KENARI")
	y, _, err := kompartemen.Terima("l", "k2", isi, nil, tim("a", "b"), saat)
	require.NoError(t, err)
	require.NotEqual(t, x.Subjek, y.Subjek, "dua perkara tidak dapat dihubungkan")
}

func TestLaporan_langkah(t *testing.T) {
	_, _, err := kompartemen.Terima("l", "k", kompartemen.Isi{Uraian: "  "}, nil, tim("a", "b"), saat)
	require.ErrorIs(t, err, kompartemen.ErrLaporan)
	_, _, err = kompartemen.Terima("l", "k", kompartemen.Isi{Uraian: strings.Repeat("x", kompartemen.MaksUraian+1)}, nil, tim("a", "b"), saat)
	require.ErrorIs(t, err, kompartemen.ErrLaporan)
	_, _, err = kompartemen.Satgas{}.Tunjuk([]string{"a", "a"}, "p", saat)
	require.ErrorIs(t, err, kompartemen.ErrSatgas)
	x, _, err := kompartemen.Terima("l", "k", kompartemen.Isi{Uraian: "x"}, nil, tim("a", "b"), saat)
	require.NoError(t, err)
	_, _, err = x.Tutup("a", saat)
	require.ErrorIs(t, err, kompartemen.ErrLaporan, "tidak ditutup tanpa langkah")
	_, _, err = x.Keluarkan("a", "a", saat)
	require.ErrorIs(t, err, kompartemen.ErrSatgas)
	x, _, err = x.Tambah(nil, "didampingi", "a", saat)
	require.NoError(t, err)
	require.Equal(t, kompartemen.Ditangani, x.Status)
	x, _, err = x.Tutup("b", saat)
	require.NoError(t, err)
	_, ps, err := x.Tutup("b", saat)
	require.NoError(t, err)
	require.Empty(t, ps)
	_, _, err = x.Tambah(nil, "lagi", "a", saat)
	require.ErrorIs(t, err, kompartemen.ErrSelesai)
}
