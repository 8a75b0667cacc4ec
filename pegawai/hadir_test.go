package pegawai_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
)

var wib = time.FixedZone("WIB", 7*3600)

func jam(hari dasar.Tanggal, j, m int) time.Time {
	return hari.Waktu(wib).Add(time.Duration(j)*time.Hour + time.Duration(m)*time.Minute)
}

// A watchman comes at 22:10 for the night from ten to six and leaves at 06:30.
func ExampleShift_Kerja() {
	malam := pegawai.Shift{Kode: "malam", Nama: "Malam", Masuk: 22 * 60, Keluar: 6 * 60, Istirahat: 30, Toleransi: 5}
	wib := time.FixedZone("WIB", 7*3600)
	masuk := time.Date(2026, 10, 5, 22, 10, 0, 0, wib)
	hari := malam.HariDari(masuk, wib)
	fmt.Println(hari, malam.Kerja(hari, masuk, masuk.Add(8*time.Hour+20*time.Minute), wib))
	fmt.Println(malam.HariDari(time.Date(2026, 10, 6, 0, 40, 0, 0, wib), wib), "datang lewat tengah malam")
	// Output:
	// 2026-10-05 {440 10 0}
	// 2026-10-05 datang lewat tengah malam
}

func TestShift_Kerja(t *testing.T) {
	t.Parallel()
	hari := dasar.Tgl(2026, 10, 5)
	pagi := pegawai.Shift{Masuk: 7 * 60, Keluar: 14 * 60, Istirahat: 60, Toleransi: 10}
	malam := pegawai.Shift{Masuk: 22 * 60, Keluar: 6 * 60}
	sehari := pegawai.Shift{Masuk: 7 * 60, Keluar: 7 * 60}
	for nama, c := range map[string]struct {
		s             pegawai.Shift
		masuk, keluar time.Time
		hasil         pegawai.Kerja
	}{
		"tepat":                    {pagi, jam(hari, 7, 0), jam(hari, 14, 0), pegawai.Kerja{Menit: 360}},
		"dalam toleransi":          {pagi, jam(hari, 7, 10), jam(hari, 14, 0), pegawai.Kerja{Menit: 350}},
		"telat semenit lebih":      {pagi, jam(hari, 7, 11), jam(hari, 14, 0), pegawai.Kerja{Menit: 349, Telat: 11}},
		"detik dibuang":            {pagi, jam(hari, 7, 10).Add(59 * time.Second), jam(hari, 14, 0), pegawai.Kerja{Menit: 349}},
		"datang dini, pulang lama": {pagi, jam(hari, 5, 0), jam(hari, 18, 0), pegawai.Kerja{Menit: 360}},
		"pulang dini":              {pagi, jam(hari, 7, 0), jam(hari, 13, 15), pegawai.Kerja{Menit: 315, PulangDini: 45}},
		"sebentar saja":            {pagi, jam(hari, 7, 0), jam(hari, 7, 20), pegawai.Kerja{PulangDini: 400}},
		"belum keluar":             {pagi, jam(hari, 8, 0), time.Time{}, pegawai.Kerja{Telat: 60}},
		"tidak absen":              {pagi, time.Time{}, time.Time{}, pegawai.Kerja{}},
		"melewati tengah malam":    {malam, jam(hari, 22, 0), jam(hari, 30, 0), pegawai.Kerja{Menit: 480}},
		"masuk lewat tengah malam": {malam, jam(hari, 25, 0), jam(hari, 30, 0), pegawai.Kerja{Menit: 300, Telat: 180}},
		"jaga sehari semalam":      {sehari, jam(hari, 7, 0), jam(hari, 31, 0), pegawai.Kerja{Menit: 1440}},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, c.hasil, c.s.Kerja(hari, c.masuk, c.keluar, wib))
			require.Equal(t, c.hasil, pegawai.Presensi{Mulai: hari, Masuk: c.masuk, Keluar: c.keluar}.Kerja(c.s, wib))
		})
	}
}

func TestShift_HariDari(t *testing.T) {
	t.Parallel()
	hari := dasar.Tgl(2026, 3, 1)
	malam, dini, pagi := pegawai.Shift{Masuk: 22 * 60, Keluar: 6 * 60}, pegawai.Shift{Masuk: 0, Keluar: 8 * 60}, pegawai.Shift{Masuk: 7 * 60, Keluar: 14 * 60}
	for nama, c := range map[string]struct {
		s     pegawai.Shift
		masuk time.Time
		hari  dasar.Tanggal
	}{
		"malam, datang dini":           {malam, jam(hari, 21, 30), hari},
		"malam, sesudah tengah malam":  {malam, jam(hari, 2, 0), hari.TambahHari(-1)},
		"tengah malam, datang sebelum": {dini, jam(hari, 23, 40), hari.TambahHari(1)},
		"pagi":                         {pagi, jam(hari, 7, 5), hari},
		"pagi, sama jauh: yang dahulu": {pagi, jam(hari, 19, 0), hari},
		"akhir Februari tahun biasa":   {malam, jam(hari, 0, 30), dasar.Tgl(2026, 2, 28)},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, c.hari, c.s.HariDari(c.masuk, wib))
		})
	}
}

func TestShift_Validate(t *testing.T) {
	t.Parallel()
	baik := pegawai.Shift{Kode: "pagi", Nama: "Pagi", Masuk: 7 * 60, Keluar: 14 * 60, Istirahat: 60, Toleransi: 10, Aktif: true}
	require.NoError(t, baik.Validate())
	for nama, rusak := range map[string]func(*pegawai.Shift){
		"kode": func(s *pegawai.Shift) { s.Kode = "Pagi" }, "nama": func(s *pegawai.Shift) { s.Nama = " Pagi" }, "masuk": func(s *pegawai.Shift) { s.Masuk = 1440 },
		"keluar": func(s *pegawai.Shift) { s.Keluar = -1 }, "istirahat selama shift": func(s *pegawai.Shift) { s.Istirahat = 420 }, "toleransi": func(s *pegawai.Shift) { s.Toleransi = -1 },
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			s := baik
			rusak(&s)
			require.ErrorIs(t, s.Validate(), pegawai.ErrShift)
		})
	}
}

func TestPresensi_Validate(t *testing.T) {
	t.Parallel()
	hari := dasar.Tgl(2026, 10, 5)
	baik := pegawai.Presensi{Pegawai: "a", Mulai: hari, Selesai: hari, Kehadiran: pegawai.Hadir, Masuk: jam(hari, 7, 0), Keluar: jam(hari, 14, 0)}
	require.NoError(t, baik.Validate())
	for nama, rusak := range map[string]func(*pegawai.Presensi){
		"tanpa orang":          func(p *pegawai.Presensi) { p.Pegawai = "" },
		"dua hari":             func(p *pegawai.Presensi) { p.Selesai = hari.TambahHari(1) },
		"kehadiran asing":      func(p *pegawai.Presensi) { p.Kehadiran = "bolos" },
		"alpa berjam":          func(p *pegawai.Presensi) { p.Kehadiran = pegawai.Alpa },
		"keluar saja":          func(p *pegawai.Presensi) { p.Masuk = time.Time{} },
		"keluar sebelum masuk": func(p *pegawai.Presensi) { p.Keluar = p.Masuk.Add(-time.Minute) },
		"lebih dari sehari":    func(p *pegawai.Presensi) { p.Keluar = p.Masuk.Add(25 * time.Hour) },
		"hari lain":            func(p *pegawai.Presensi) { p.Masuk, p.Keluar = p.Masuk.AddDate(0, 0, 5), time.Time{} },
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			p := baik
			rusak(&p)
			require.ErrorIs(t, p.Validate(), pegawai.ErrPresensi)
		})
	}
}

func TestHitungHari(t *testing.T) {
	t.Parallel()
	d := func(n int) dasar.Tanggal { return dasar.Tgl(2026, 10, n) }
	catat := func(hari, urut int, shift string, k pegawai.Kehadiran) pegawai.Presensi {
		return pegawai.Presensi{Pegawai: "a", Mulai: d(hari), Selesai: d(hari), Urut: urut, Shift: shift, Kehadiran: k}
	}
	cuti := func(j pegawai.JenisCuti, s pegawai.StatusCuti, dari, sampai int) pegawai.Cuti {
		return pegawai.Cuti{Jenis: j, Status: s, Mulai: d(dari), Selesai: d(sampai)}
	}
	batal := catat(6, 2, "", pegawai.Alpa)
	batal.Batal = "salah orang"
	for nama, c := range map[string]struct {
		presensi []pegawai.Presensi
		cuti     []pegawai.Cuti
		hasil    pegawai.Hari
	}{
		"kosong tidak diketahui":    {nil, nil, pegawai.Hari{}},
		"hadir, sakit, alpa":        {[]pegawai.Presensi{catat(5, 1, "", pegawai.Hadir), catat(6, 1, "", pegawai.SakitHari), catat(7, 1, "", pegawai.Alpa)}, nil, pegawai.Hari{Diketahui: true, Hadir: 100, Alpa: 100}},
		"koreksi menggantikan":      {[]pegawai.Presensi{catat(5, 2, "", pegawai.Hadir), catat(5, 1, "", pegawai.Alpa)}, nil, pegawai.Hari{Diketahui: true, Hadir: 100}},
		"koreksi batal":             {[]pegawai.Presensi{catat(6, 1, "", pegawai.Hadir), batal}, nil, pegawai.Hari{Diketahui: true, Hadir: 100}},
		"dua shift satu hari":       {[]pegawai.Presensi{catat(5, 1, "malam", pegawai.Alpa), catat(5, 1, "pagi", pegawai.Hadir)}, nil, pegawai.Hari{Diketahui: true, Hadir: 100}},
		"izin pagi, alpa malam":     {[]pegawai.Presensi{catat(5, 1, "pagi", pegawai.IzinHari), catat(5, 1, "malam", pegawai.Alpa)}, nil, pegawai.Hari{Diketahui: true, Alpa: 100}},
		"alpa malam, izin pagi":     {[]pegawai.Presensi{catat(5, 1, "malam", pegawai.Alpa), catat(5, 1, "pagi", pegawai.IzinHari)}, nil, pegawai.Hari{Diketahui: true, Alpa: 100}},
		"di luar masa":              {[]pegawai.Presensi{catat(4, 1, "", pegawai.Hadir), catat(12, 1, "", pegawai.Alpa)}, nil, pegawai.Hari{}},
		"dinas mengisi":             {nil, []pegawai.Cuti{cuti(pegawai.Dinas, pegawai.CutiDisetujui, 1, 6)}, pegawai.Hari{Diketahui: true, Hadir: 200}},
		"cuti mengisi tanpa hadir":  {nil, []pegawai.Cuti{cuti(pegawai.CutiTahunan, pegawai.CutiDisetujui, 10, 20)}, pegawai.Hari{Diketahui: true}},
		"belum disetujui":           {nil, []pegawai.Cuti{cuti(pegawai.Dinas, pegawai.CutiDiajukan, 5, 6)}, pegawai.Hari{}},
		"cuti membebaskan alpa":     {[]pegawai.Presensi{catat(5, 1, "", pegawai.Alpa)}, []pegawai.Cuti{cuti(pegawai.CutiSakit, pegawai.CutiDisetujui, 5, 5)}, pegawai.Hari{Diketahui: true}},
		"datang di hari cuti":       {[]pegawai.Presensi{catat(5, 1, "", pegawai.Hadir)}, []pegawai.Cuti{cuti(pegawai.CutiTahunan, pegawai.CutiDisetujui, 5, 6)}, pegawai.Hari{Diketahui: true, Hadir: 100}},
		"dinas tetapi dicatat izin": {[]pegawai.Presensi{catat(5, 1, "", pegawai.IzinHari)}, []pegawai.Cuti{cuti(pegawai.Dinas, pegawai.CutiDisetujui, 5, 5)}, pegawai.Hari{Diketahui: true}},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, c.hasil, pegawai.HitungHari(c.presensi, c.cuti, d(5), d(11)))
		})
	}
}

func ExamplePengaturan_DaftarHariKerja() {
	p := pegawai.Pengaturan{LiburPekanan: []time.Weekday{time.Friday}, Libur: []dasar.Tanggal{dasar.Tgl(2026, 10, 22)}}
	fmt.Println(len(p.DaftarHariKerja(dasar.Tgl(2026, 10, 1), dasar.Tgl(2026, 10, 31))))
	fmt.Println(p.DaftarHariKerja(dasar.Tgl(2026, 10, 22), dasar.Tgl(2026, 10, 24)))
	// Output:
	// 25
	// [2026-10-24]
}

func TestJabatanBaku(t *testing.T) {
	t.Parallel()
	lihat := map[pegawai.KodeJabatan]bool{}
	for _, j := range pegawai.JabatanBaku() {
		require.NoError(t, j.Validate())
		require.False(t, lihat[j.Kode], j.Kode)
		require.True(t, j.Aktif)
		lihat[j.Kode] = true
	}
	for nama, j := range map[string]pegawai.Jabatan{
		"kode": {Kode: "Guru", Nama: "Guru", Kelompok: pegawai.Pendidik}, "nama": {Kode: "guru", Nama: "Guru ", Kelompok: pegawai.Pendidik}, "kelompok": {Kode: "guru", Nama: "Guru"},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			require.ErrorIs(t, j.Validate(), pegawai.ErrJabatan)
		})
	}
}
