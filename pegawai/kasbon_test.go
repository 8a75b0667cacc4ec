package pegawai_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
)

func ExampleJadwalAngsuran() {
	jadwal, err := pegawai.JadwalAngsuran(1_000_000, 3, dasar.Bln(2026, 11))
	k := pegawai.Kasbon{Pokok: 1_000_000, Angsuran: jadwal}
	fmt.Println(jadwal, err)
	fmt.Println(k.Jatuh(dasar.Bln(2026, 12), 333_334), k.Sisa(333_334))
	// Output:
	// [{2026-11 Rp333.334} {2026-12 Rp333.333} {2027-01 Rp333.333}] <nil>
	// Rp333.333 Rp666.666
}

func TestJadwalAngsuran_ditolak(t *testing.T) {
	t.Parallel()
	for nama, c := range map[string]struct {
		pokok dasar.Rupiah
		n     int
		mulai dasar.Bulan
	}{
		"nol": {0, 1, dasar.Bln(2026, 1)}, "negatif": {-1, 1, dasar.Bln(2026, 1)}, "tanpa angsuran": {1000, 0, dasar.Bln(2026, 1)},
		"lebih banyak dari rupiahnya": {3, 4, dasar.Bln(2026, 1)}, "terlalu lama": {1_000_000, 121, dasar.Bln(2026, 1)}, "tanpa bulan": {1000, 1, dasar.Bulan{}},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			_, err := pegawai.JadwalAngsuran(c.pokok, c.n, c.mulai)
			require.ErrorIs(t, err, pegawai.ErrKasbon)
		})
	}
}

func TestKasbon_Validate(t *testing.T) {
	t.Parallel()
	baik := func() pegawai.Kasbon {
		return pegawai.Kasbon{Pokok: 300_000, Mulai: dasar.Tgl(2026, 10, 5), Angsuran: []pegawai.Angsuran{
			{Bulan: dasar.Bln(2026, 10), Jumlah: 100_000}, {Bulan: dasar.Bln(2026, 12), Jumlah: 200_000}}}
	}
	require.NoError(t, baik().Validate())
	for nama, rusak := range map[string]func(*pegawai.Kasbon){
		"jumlah kurang":       func(k *pegawai.Kasbon) { k.Angsuran[0].Jumlah-- },
		"angsuran nol":        func(k *pegawai.Kasbon) { k.Angsuran[0].Jumlah, k.Angsuran[1].Jumlah = 0, 300_000 },
		"bulan mundur":        func(k *pegawai.Kasbon) { k.Angsuran[1].Bulan = dasar.Bln(2026, 10) },
		"mendahului kasbon":   func(k *pegawai.Kasbon) { k.Angsuran[0].Bulan = dasar.Bln(2026, 9) },
		"tanpa tanggal":       func(k *pegawai.Kasbon) { k.Mulai = dasar.Tanggal{} },
		"berakhir":            func(k *pegawai.Kasbon) { k.Selesai = k.Mulai },
		"lunas melebihi":      func(k *pegawai.Kasbon) { k.Pelunasan = 300_001 },
		"pokok nol":           func(k *pegawai.Kasbon) { k.Pokok = 0 },
		"pokok tak terhingga": func(k *pegawai.Kasbon) { k.Pokok = dasar.MaxRupiah + 1 },
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			k := baik()
			rusak(&k)
			require.ErrorIs(t, k.Validate(), pegawai.ErrKasbon)
		})
	}
}

// Whatever months bear and whatever is paid back in cash: nothing is deducted that
// is not owed, and after the last month everything that was owed has been due.
func TestKasbon_Jatuh_tidak_kehilangan_serupiah(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		pokok := dasar.Rupiah(rapid.Int64Range(1, 50_000_000).Draw(t, "pokok"))
		n := rapid.IntRange(1, min(36, int(pokok))).Draw(t, "n")
		mulai := dasar.Bln(2026, 11)
		jadwal, err := pegawai.JadwalAngsuran(pokok, n, mulai)
		require.NoError(t, err)
		k := pegawai.Kasbon{Pokok: pokok, Angsuran: jadwal, Mulai: dasar.Tgl(2026, 10, 5)}
		require.NoError(t, k.Validate())
		var terangsur dasar.Rupiah
		for i := range n + 3 {
			if rapid.IntRange(0, 5).Draw(t, "tunai") == 0 {
				k.Pelunasan += dasar.Rupiah(rapid.Int64Range(0, int64(k.Sisa(terangsur))).Draw(t, "lunas"))
			}
			jatuh := k.Jatuh(mulai.Tambah(i), terangsur)
			require.LessOrEqual(t, jatuh, k.Sisa(terangsur))
			require.GreaterOrEqual(t, jatuh, dasar.Rupiah(0))
			if i < n {
				jatuh = dasar.Rupiah(rapid.Int64Range(0, int64(jatuh)).Draw(t, "sanggup"))
			}
			terangsur += jatuh
		}
		require.Equal(t, pokok, terangsur+k.Pelunasan)
	})
}
