package privasi_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/privasi"
)

func tanpa(r privasi.Register, kode ...string) privasi.Register {
	r = r.Salin()
	r.Kegiatan = slices.DeleteFunc(r.Kegiatan, func(k privasi.Kegiatan) bool { return slices.Contains(kode, k.Kode) })
	return r
}

func TestPerbarui_register_lama_menerima_baris_baru(t *testing.T) {
	t.Parallel()
	baku := privasi.DaftarBaku("uji", "Uji", sejak)
	lama, err := tanpa(baku, "gaji-setuju", "cuti-alasan").Tandatangani("akun-1", "Pengasuh", sejak)
	require.NoError(t, err)
	b := lama.Banding(baku)
	require.Len(t, b.Baru, 2)
	require.Empty(t, b.Berubah)

	baru, err := lama.Perbarui(baku, "gaji-setuju")
	require.NoError(t, err)
	require.Error(t, baru.PeriksaTandaTangan(), "belum ditandatangani kembali")
	baru, err = baru.Tandatangani("akun-2", "Pengasuh", sejak)
	require.NoError(t, err)
	require.NoError(t, lama.PeriksaTandaTangan(), "yang lama tidak berubah")
	require.Equal(t, []string{"cuti-alasan"}, kodeKegiatan(baru.Banding(baku).Semua()))
	for _, salah := range []string{"gaji-data", "tidak-ada", ""} {
		_, err = lama.Perbarui(baku, salah)
		require.ErrorIs(t, err, privasi.ErrRegisterIsi)
	}
}

func TestPerbarui_berubah_dan_dihentikan(t *testing.T) {
	t.Parallel()
	baku := privasi.DaftarBaku("uji", "Uji", sejak)
	lama := baku.Salin()
	lama.Kegiatan[0].TingkatPeran[privasi.PeranKasir] = privasi.Ada
	lama.Kegiatan[1].Status = privasi.Dihentikan
	lama.Kegiatan[2].Kategori = append(lama.Kegiatan[2].Kategori, "kontak")
	b := lama.Banding(baku)
	require.Equal(t, []string{baku.Kegiatan[0].Kode, baku.Kegiatan[2].Kode}, kodeKegiatan(b.Berubah))
	baru, err := lama.Perbarui(baku, baku.Kegiatan[0].Kode)
	require.NoError(t, err)
	mau := baku.Kegiatan[0]
	mau.DPIASejak = mau.Mulai // it reaches further: assessed first
	require.Equal(t, mau, baru.Kegiatan[0])
	require.Equal(t, lama.Kegiatan[2], baru.Kegiatan[2])
}

// Whatever rows, purposes and notices an older register lacks, taking all rows of the
// default makes one that can be signed and that lacks nothing.
func TestPerbarui_selalu_dapat_ditandatangani(t *testing.T) {
	t.Parallel()
	baku := privasi.DaftarBaku("uji", "Uji", sejak)
	rapid.Check(t, func(t *rapid.T) {
		lama := baku.Salin()
		lama.Kegiatan = slices.DeleteFunc(lama.Kegiatan, func(k privasi.Kegiatan) bool { return rapid.Bool().Draw(t, k.Kode) })
		dipakai := map[string]bool{}
		for _, k := range lama.Kegiatan {
			dipakai[k.Tujuan] = true
		}
		buang := func(tj string) bool { return !dipakai[tj] }
		lama.Tujuan = slices.DeleteFunc(lama.Tujuan, func(x privasi.Tujuan) bool { return buang(x.Kode) })
		for i := range lama.Pemberitahuan {
			lama.Pemberitahuan[i].Tujuan = slices.DeleteFunc(lama.Pemberitahuan[i].Tujuan, buang)
		}
		baru, err := lama.Perbarui(baku, kodeKegiatan(lama.Banding(baku).Semua())...)
		require.NoError(t, err)
		require.True(t, baru.Banding(baku).Kosong())
		if len(baru.Kegiatan) > 0 {
			_, err = baru.Tandatangani("akun", "Pengasuh", sejak)
			require.NoError(t, err)
		}
	})
}

func kodeKegiatan(ks []privasi.Kegiatan) (kode []string) {
	for _, k := range ks {
		kode = append(kode, k.Kode)
	}
	return kode
}

func ExampleRegister_Perbarui() {
	baku := privasi.DaftarBaku("al-hikmah", "Pesantren Al-Hikmah", sejak)
	lama := tanpa(baku, "gaji-setuju")
	b := lama.Banding(baku)
	baru, _ := lama.Perbarui(baku, "gaji-setuju")
	fmt.Println(b.Baru[0].Kode, baru.Banding(baku).Kosong())
	// Output: gaji-setuju true
}

// A row that comes new or wider shows nothing specific before it is assessed; one that only
// became narrower keeps what it had.
func TestU44_PerbaruiMenuntutPenilaian(t *testing.T) {
	baku := privasi.DaftarBaku("uji", "Uji", berapat)
	reg := privasi.DaftarBaku("uji", "Uji", sejak)
	require.Equal(t, sejak.Add(privasi.MasaPeralihanDPIA), reg.Kegiatan[0].DPIASejak)
	cari := func(r privasi.Register, kode string) *privasi.Kegiatan {
		return &r.Kegiatan[slices.IndexFunc(r.Kegiatan, func(k privasi.Kegiatan) bool { return k.Kode == kode })]
	}
	reg.Kegiatan = slices.DeleteFunc(reg.Kegiatan, func(k privasi.Kegiatan) bool { return k.Kode == "darurat" })
	lebih, kurang := cari(reg, "rapor"), cari(reg, "rapor-guru")
	lebih.TingkatPeran, lebih.DPIA, lebih.DPIASampai = map[string]privasi.Tingkat{privasi.PeranKasir: privasi.Penuh}, "D-1", berapat
	kurang.TingkatPeran[privasi.PeranKasir], kurang.DPIA, kurang.DPIASampai = privasi.Penuh, "D-2", berapat
	baru, err := reg.Perbarui(baku, "darurat", "rapor", "rapor-guru")
	require.NoError(t, err)
	require.Equal(t, berapat, cari(baru, "darurat").DPIASejak)
	require.Equal(t, berapat, cari(baru, "rapor").DPIASejak)
	require.Empty(t, cari(baru, "rapor").DPIA, "penilaian baris lama tidak berlaku untuk yang lebih luas")
	require.Equal(t, "D-2", cari(baru, "rapor-guru").DPIA)
	require.Equal(t, sejak.Add(privasi.MasaPeralihanDPIA), cari(baru, "rapor-guru").DPIASejak)
}
