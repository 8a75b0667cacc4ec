package ropa_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/retensi"
	"github.com/pesantren-go/pesantren/privasi/ropa"
)

// What a draft says is what the register and the tags say; why an activity is needed is told
// of every activity of the default register, and of no other.
func TestU44_drafDariYangSungguhBerjalan(t *testing.T) {
	reg := register()
	b := ropa.BahanDraf{Register: reg, Daftar: daftar(), Jadwal: retensi.JadwalBaku(), Naskah: ropa.NaskahDrafBaku(), Pengamanan: []string{"kunci induk di luar basis data"}, Pada: sejak}
	for _, k := range reg.Kegiatan {
		isi := b.DrafDPIA(k)
		require.NotEmpty(t, isi["kebutuhan"], "tulis kebutuhan %s dalam data/draf_dpia.csv", k.Kode)
		for _, p := range reg.Peran {
			require.Equal(t, k.TingkatPeran[p.Kode] > privasi.Tiada, strings.Contains(isi["uraian"], p.Nama+" ("), "%s: %s", k.Kode, p.Nama)
		}
		require.Contains(t, isi["langkah"], "Kunci induk di luar")
	}
	for kode := range b.Naskah.Kebutuhan {
		require.True(t, strings.Contains(kodeKegiatan(reg), " "+kode+" "), "naskah %s tidak dipakai kegiatan mana pun", kode)
	}
	asing := reg.Kegiatan[0]
	asing.Kode = "buatan-sendiri"
	require.Empty(t, b.DrafDPIA(asing)["kebutuhan"], "alasan tidak dikarang")
}

func kodeKegiatan(reg privasi.Register) string {
	s := " "
	for _, k := range reg.Kegiatan {
		s += k.Kode + " "
	}
	return s
}

func TestBacaNaskahDraf_tabelSalah(t *testing.T) {
	for nama, isi := range map[string]string{
		"tanpa_versi":    "bagian,kunci,teks\nrisiko,kontak,x\n",
		"ganda":          "bagian,kunci,teks\nversi,,1\nrisiko,kontak,x\nrisiko,kontak,y\n",
		"bagian_asing":   "bagian,kunci,teks\nversi,,1\nsaran,kontak,x\n",
		"teks_kosong":    "bagian,kunci,teks\nversi,,1\nrisiko,kontak, \n",
		"tanpa_kunci":    "bagian,kunci,teks\nversi,,1\nrisiko,,x\n",
		"versi_berulang": "bagian,kunci,teks\nversi,,1\nversi,,2\n",
	} {
		_, err := ropa.BacaNaskahDraf(strings.NewReader(isi))
		require.ErrorIs(t, err, ropa.ErrDataDraf, nama)
	}
	_, err := ropa.BacaNaskahDraf(strings.NewReader("bagian,kunci\n"))
	require.Error(t, err)
}
