package akademik_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
)

func jurnalUji(hari int, jp int, ps ...akademik.Pengajar) akademik.Jurnal {
	return akademik.Jurnal{Tanggal: dasar.Tgl(2026, 10, hari), Unit: "MTs", JP: jp, Pengajar: ps, Terlaksana: true, Disetujui: "tu"}
}

func TestGabungJam(t *testing.T) {
	t.Parallel()
	g1, g2 := akademik.Pengajar{Guru: "g1"}, akademik.Pengajar{Guru: "g2", Menggantikan: "g1"}
	menunggu, batalJalan := jurnalUji(5, 2, g1), jurnalUji(5, 2, g1)
	menunggu.Disetujui, batalJalan.Terlaksana = "", false
	catat := func(hari int, jumlah pegawai.Kuantitas, ket string) pegawai.CatatanJam {
		return pegawai.CatatanJam{Pegawai: "g1", Unit: "MTs", Jumlah: jumlah, Keterangan: ket, Mulai: dasar.Tgl(2026, 10, hari), Disetujui: "hrd"}
	}
	lain := catat(5, 150, "")
	lain.Unit = "MA"
	for nama, u := range map[string]struct {
		jurnal  []akademik.Jurnal
		catatan []pegawai.CatatanJam
		harap   []pegawai.Jam
	}{
		"jurnal":                  {[]akademik.Jurnal{jurnalUji(5, 2, g1), jurnalUji(6, 1, g1)}, nil, []pegawai.Jam{{Pegawai: "g1", Unit: "MTs", Jumlah: 300}}},
		"pengganti":               {[]akademik.Jurnal{jurnalUji(5, 2, g2)}, nil, []pegawai.Jam{{Pegawai: "g2", Unit: "MTs", Jumlah: 200, Badal: 200}}},
		"berdua":                  {[]akademik.Jurnal{jurnalUji(5, 2, g1, akademik.Pengajar{Guru: "g3"})}, nil, []pegawai.Jam{{Pegawai: "g1", Unit: "MTs", Jumlah: 200}, {Pegawai: "g3", Unit: "MTs", Jumlah: 200}}},
		"tidak ada guru":          {[]akademik.Jurnal{jurnalUji(5, 2)}, nil, []pegawai.Jam{}},
		"menunggu dan tak jalan":  {[]akademik.Jurnal{menunggu, batalJalan}, nil, []pegawai.Jam{}},
		"di luar masa":            {[]akademik.Jurnal{jurnalUji(25, 2, g1)}, nil, []pegawai.Jam{}},
		"tangan hari lain":        {[]akademik.Jurnal{jurnalUji(5, 2, g1)}, []pegawai.CatatanJam{catat(6, 150, "")}, []pegawai.Jam{{Pegawai: "g1", Unit: "MTs", Jumlah: 350}}},
		"tangan hari sama":        {[]akademik.Jurnal{jurnalUji(5, 2, g1), jurnalUji(6, 2, g1)}, []pegawai.CatatanJam{catat(5, 150, "")}, []pegawai.Jam{{Pegawai: "g1", Unit: "MTs", Jumlah: 350}}},
		"tangan unit lain":        {[]akademik.Jurnal{jurnalUji(5, 2, g1)}, []pegawai.CatatanJam{lain}, []pegawai.Jam{{Pegawai: "g1", Unit: "MA", Jumlah: 150}, {Pegawai: "g1", Unit: "MTs", Jumlah: 200}}},
		"rencana mengalah":        {[]akademik.Jurnal{jurnalUji(5, 2, g1)}, []pegawai.CatatanJam{catat(20, 9600, "rencana Oktober 2026")}, []pegawai.Jam{{Pegawai: "g1", Unit: "MTs", Jumlah: 200}}},
		"rencana bagi yang tidak": {[]akademik.Jurnal{jurnalUji(5, 2, g2)}, []pegawai.CatatanJam{catat(20, 9600, "rencana Oktober 2026")}, []pegawai.Jam{{Pegawai: "g1", Unit: "MTs", Jumlah: 9600}, {Pegawai: "g2", Unit: "MTs", Jumlah: 200, Badal: 200}}},
	} {
		require.Equal(t, u.harap, akademik.GabungJam(dasar.Tgl(2026, 10, 1), dasar.Tgl(2026, 10, 20), u.jurnal, u.catatan), nama)
	}
}

// Order never matters, and journals alone pay exactly JP × teachers.
func TestSifat_gabungJam(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var js []akademik.Jurnal
		harap := pegawai.Kuantitas(0)
		for i := range rapid.IntRange(0, 12).Draw(t, "n") {
			j := jurnalUji(rapid.IntRange(1, 20).Draw(t, "hari"), rapid.IntRange(1, 4).Draw(t, "jp"))
			for k := range rapid.IntRange(0, 3).Draw(t, "guru") {
				j.Pengajar = append(j.Pengajar, akademik.Pengajar{Guru: pegawai.ID(fmt.Sprint("g", (i+k)%4))})
				harap += pegawai.Kuantitas(j.JP) * 100
			}
			js = append(js, j)
		}
		a := akademik.GabungJam(dasar.Tgl(2026, 10, 1), dasar.Tgl(2026, 10, 20), js, nil)
		slices.Reverse(js)
		b := akademik.GabungJam(dasar.Tgl(2026, 10, 1), dasar.Tgl(2026, 10, 20), js, nil)
		if !slices.Equal(a, b) {
			t.Fatalf("urutan mengubah jam: %v dan %v", a, b)
		}
		for _, x := range a {
			harap -= x.Jumlah
		}
		if harap != 0 {
			t.Fatalf("selisih %s dari JP × guru", harap)
		}
	})
}

func TestSesi_kunci(t *testing.T) {
	t.Parallel()
	s := akademik.Sesi{Tanggal: dasar.Tgl(2026, 10, 5), Mulai: jadwal.Pukul(7, 0), Rombel: "r1", Mapel: "mtk"}
	require.NoError(t, s.Validate())
	require.Equal(t, "2026-10-05/0420/r1/mtk", s.ID())
	s.Kegiatan = "k1"
	require.ErrorIs(t, s.Validate(), akademik.ErrSesi, "pelajaran sekaligus kegiatan")
	s.Mapel = ""
	require.Equal(t, "2026-10-05/0420/r1/k:k1", s.ID())
	s.Rombel = "a/b"
	require.ErrorIs(t, s.Validate(), akademik.ErrSesi)
}

func ExampleGabungJam() {
	js := []akademik.Jurnal{
		jurnalUji(5, 2, akademik.Pengajar{Guru: "ahmad"}),
		jurnalUji(6, 2, akademik.Pengajar{Guru: "zubair", Menggantikan: "ahmad"}),
	}
	for _, j := range akademik.GabungJam(dasar.Tgl(2026, 10, 1), dasar.Tgl(2026, 10, 31), js, nil) {
		fmt.Println(j.Pegawai, j.Jumlah, "jam, badal", j.Badal)
	}
	// Output:
	// ahmad 2 jam, badal 0
	// zubair 2 jam, badal 2
}
