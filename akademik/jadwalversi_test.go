package akademik_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

func TestJadwalValidate(t *testing.T) {
	t.Parallel()
	benar := func() akademik.Jadwal {
		hari := []jadwal.Hari{jadwal.Senin}
		return akademik.Jadwal{Nama: "Ganjil", Tahun: "t", Mulai: dasar.Tgl(2026, 7, 13), Hari: hari,
			Kisi:      []akademik.KisiKelas{{Kisi: jadwal.KisiRata("MTs", santri.Formal, hari, jadwal.JamRata(jadwal.Pukul(7, 0), 40, 8)...)}},
			Pembagian: []akademik.PembagianKelas{{Rombel: "r", Kelompok: []string{"pa", "pi"}}}}
	}
	require.NoError(t, benar().Validate())
	for nama, u := range map[string]struct {
		ubah  func(*akademik.Jadwal)
		harap error
	}{
		"tanpa nama":          {func(j *akademik.Jadwal) { j.Nama = " " }, akademik.ErrJadwal},
		"tanpa tahun":         {func(j *akademik.Jadwal) { j.Tahun = "" }, akademik.ErrJadwal},
		"tanpa hari mulai":    {func(j *akademik.Jadwal) { j.Mulai = dasar.Tanggal{} }, akademik.ErrJadwal},
		"tanpa hari belajar":  {func(j *akademik.Jadwal) { j.Hari = nil }, akademik.ErrJadwal},
		"satu kelompok":       {func(j *akademik.Jadwal) { j.Pembagian[0].Kelompok = []string{"pa"} }, akademik.ErrJadwal},
		"kelompok kembar":     {func(j *akademik.Jadwal) { j.Pembagian[0].Kelompok = []string{"pa", "pa"} }, akademik.ErrJadwal},
		"jam tumpang tindih":  {func(j *akademik.Jadwal) { j.Kisi[0].Hari[0].Jam[1].Mulai-- }, jadwal.ErrKisi},
		"kisi di hari libur":  {func(j *akademik.Jadwal) { j.Hari = []jadwal.Hari{jadwal.Selasa} }, jadwal.ErrRujukan},
		"kisi bernama kembar": {func(j *akademik.Jadwal) { j.Kisi = append(j.Kisi, j.Kisi[0]) }, jadwal.ErrGanda},
	} {
		j := benar().Salin()
		j.Kisi[0].Hari[0].Jam = jadwal.JamRata(jadwal.Pukul(7, 0), 40, 8)
		u.ubah(&j)
		require.ErrorIs(t, j.Validate(), u.harap, nama)
	}
	k := akademik.KegiatanJadwal{Mapel: "mtk", Kisi: "MTs", JP: 2, Peserta: []akademik.PesertaJadwal{{Rombel: "r"}}}
	require.NoError(t, k.Validate())
	for nama, ubah := range map[string]func(*akademik.KegiatanJadwal){
		"tanpa pelajaran": func(k *akademik.KegiatanJadwal) { k.Mapel = "" }, "tanpa kelas": func(k *akademik.KegiatanJadwal) { k.Peserta = nil },
		"tanpa JP": func(k *akademik.KegiatanJadwal) { k.JP = 0 }, "tanpa kisi": func(k *akademik.KegiatanJadwal) { k.Kisi = "" },
	} {
		x := k
		ubah(&x)
		require.ErrorIs(t, x.Validate(), akademik.ErrKegiatan, nama)
	}
}

func TestHariTeks(t *testing.T) {
	t.Parallel()
	for h := jadwal.Ahad; h <= jadwal.Sabtu; h++ {
		teks, err := h.MarshalText()
		require.NoError(t, err)
		var balik jadwal.Hari
		require.NoError(t, balik.UnmarshalText(teks))
		require.Equal(t, h, balik)
	}
	_, err := jadwal.Hari(7).MarshalText()
	require.ErrorIs(t, err, jadwal.ErrSelang)
	require.ErrorIs(t, new(jadwal.Hari).UnmarshalText([]byte("Minggu")), jadwal.ErrSelang)
}
