package akademik_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
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

// Five periods a week become two meetings of two periods and one of one.
func ExampleSusunKegiatan() {
	hari := []jadwal.Hari{jadwal.Senin}
	j := akademik.Jadwal{Hari: hari, Kisi: []akademik.KisiKelas{{Kisi: jadwal.KisiRata("MTs", santri.Formal, hari, jadwal.JamRata(jadwal.Pukul(7, 0), 40, 8)...)}}}
	kelas := []akademik.Rombel{{ID: "7A", Jalur: santri.Formal}}
	h := akademik.SusunKegiatan(j, kelas, []akademik.Pengampu{{Rombel: "7A", Mapel: "mtk", Guru: "g1", JP: 5, Mulai: dasar.Tgl(2026, 7, 1)}}, nil, dasar.Tgl(2026, 7, 13))
	for _, k := range h.Baru {
		fmt.Println(k.Mapel, k.JP, "JP", k.Kisi)
	}
	// Output:
	// mtk 2 JP MTs
	// mtk 2 JP MTs
	// mtk 1 JP MTs
}

// A teacher who takes over gets the meetings of the one before.
func TestSusunKegiatanGantiGuru(t *testing.T) {
	t.Parallel()
	hari := []jadwal.Hari{jadwal.Senin}
	j := akademik.Jadwal{Hari: hari, Kisi: []akademik.KisiKelas{{Kisi: jadwal.KisiRata("MTs", santri.Formal, hari, jadwal.JamRata(jadwal.Pukul(7, 0), 40, 8)...), Tingkat: []string{"7"}}}}
	kelas := []akademik.Rombel{{ID: "7A", Jalur: santri.Formal, Tingkat: "7"}, {ID: "8A", Jalur: santri.Formal, Tingkat: "8"}}
	mulai := dasar.Tgl(2026, 7, 1)
	ampu := func(r akademik.RombelID, g pegawai.ID, jp int) akademik.Pengampu {
		return akademik.Pengampu{Rombel: r, Mapel: "mtk", Guru: g, JP: jp, Mulai: mulai}
	}
	ada := []akademik.KegiatanJadwal{{ID: "a", Mapel: "mtk", Guru: []pegawai.ID{"lama"}, JP: 2, Peserta: []akademik.PesertaJadwal{{Rombel: "7A"}}},
		{ID: "b", Mapel: "mtk", Guru: []pegawai.ID{"tetap"}, JP: 3, Peserta: []akademik.PesertaJadwal{{Rombel: "7A"}}}}
	h := akademik.SusunKegiatan(j, kelas, []akademik.Pengampu{ampu("7A", "baru", 3), ampu("7A", "tetap", 2), ampu("8A", "baru", 2), ampu("7A", "", 4)}, ada, dasar.Tgl(2026, 7, 13))
	require.Len(t, h.GantiGuru, 1)
	require.Equal(t, []pegawai.ID{"baru"}, h.GantiGuru[0].Guru)
	require.Equal(t, []pegawai.ID{"lama"}, ada[0].Guru, "masukan tidak diubah")
	require.Len(t, h.Baru, 1)
	require.Equal(t, 1, h.Baru[0].JP)
	require.Equal(t, []akademik.LebihJP{{Rombel: "7A", Mapel: "mtk", Guru: "tetap", Ada: 3, Perlu: 2}}, h.Lebih)
	require.Equal(t, []akademik.RombelID{"8A"}, h.TanpaKisi)
}
