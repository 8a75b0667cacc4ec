package tunas_test

import (
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/tunas"
	"github.com/pesantren-go/pesantren/privasi/wali"
)

const lembaga dasar.LembagaID = "uji"

var (
	k      = tunas.Baku()
	aturan = wali.AturanUsiaBaku()
	wib    = time.FixedZone("WIB", 7*3600)
)

func pukul(tahun, bulan, hari, jam int) time.Time {
	return time.Date(tahun, time.Month(bulan), hari, jam, 0, 0, 0, wib)
}

// lahir is somebody born on 14 March of a year.
func lahir(tahun int) wali.Orang {
	return wali.Orang{Lembaga: lembaga, Subjek: "fatimah", Lahir: dasar.Tgl(tahun, 3, 14), Zona: "Asia/Jakarta"}
}

func ayah(sejak time.Time) []wali.Kewenangan {
	return []wali.Kewenangan{{Lembaga: lembaga, ID: "k", Santri: "fatimah", Wali: "ayah", Lingkup: wali.SemuaHak(), Diajukan: sejak, Terbukti: sejak}}
}

func TestU56_JenjangUsia(t *testing.T) {
	t.Parallel()
	o := lahir(2010)
	for _, c := range []struct {
		t   time.Time
		mau string
	}{
		{pukul(2012, 1, 1, 0), "3-5"}, {pukul(2013, 3, 14, 0), "3-5"}, {pukul(2016, 3, 13, 23), "3-5"}, {pukul(2016, 3, 14, 0), "6-9"}, {pukul(2020, 3, 13, 23), "6-9"}, {pukul(2020, 3, 14, 0), "10-12"},
		{pukul(2023, 3, 14, 0), "13-15"}, {pukul(2026, 3, 14, 0), "16-18"}, {pukul(2028, 3, 13, 23), "16-18"},
	} {
		j, anak := k.Jenjang(o, aturan, c.t)
		require.True(t, anak)
		require.Equal(t, c.mau, j.Kode, c.t)
	}
	_, anak := k.Jenjang(o, aturan, pukul(2028, 3, 14, 0))
	require.False(t, anak)
	j, anak := k.Jenjang(wali.Orang{Subjek: "x"}, aturan, pukul(2040, 1, 1, 0))
	require.True(t, anak, "usia tidak diketahui")
	require.Equal(t, "3-5", j.Kode)
	nikah := o
	nikah.Nikah = dasar.Tgl(2027, 1, 1)
	_, anak = k.Jenjang(nikah, aturan, pukul(2027, 6, 1, 0))
	require.True(t, anak, "nikah tidak mengakhiri pelindungan")

	// The access table as it ships.
	tabel := map[string]string{}
	for _, f := range []string{"jadwal", "nilai", "pengumuman", "pengaduan", "data_saya", "dompet", "unggah_foto", "pesan_petugas", "pesan_antarsantri", "lokasi", "profilisasi", "iklan", "fitur_baru"} {
		for _, tahun := range []int{2022, 2018, 2015, 2012, 2010} {
			tabel[f] += string(k.Akses(f, lahir(tahun), aturan, pukul(2026, 10, 5, 0)))[:1]
		}
	}
	require.Equal(t, map[string]string{"jadwal": "wbsss", "nilai": "wbsss", "pengumuman": "wbsss", "pengaduan": "bssss", "data_saya": "wbbss", "dompet": "wwbss", "unggah_foto": "ttbbs", "pesan_petugas": "tbbss",
		"pesan_antarsantri": "ttttb", "lokasi": "ttttt", "profilisasi": "ttttt", "iklan": "ttttt", "fitur_baru": "ttttt"}, tabel)
	kini := pukul(2026, 10, 5, 0)
	require.NoError(t, k.PeriksaFitur("nilai", lahir(2012), aturan, false, kini))
	require.NoError(t, k.PeriksaFitur("unggah_foto", lahir(2012), aturan, true, kini))
	require.ErrorIs(t, k.PeriksaFitur("unggah_foto", lahir(2012), aturan, false, kini), tunas.ErrFitur)
	require.ErrorIs(t, k.PeriksaFitur("jadwal", lahir(2022), aturan, true, kini), tunas.ErrFitur)
	require.ErrorIs(t, k.PeriksaFitur("lokasi", lahir(2012), aturan, true, kini), tunas.ErrFitur)
	require.NoError(t, k.PeriksaFitur("lokasi", lahir(1990), aturan, false, kini))
}

func TestU57_AkunAnak(t *testing.T) {
	t.Parallel()
	t0 := pukul(2026, 7, 13, 8)
	enamBelas, tujuhBelas, dewasa := lahir(2010), lahir(2009), lahir(2008)
	jam := func(n int) time.Time { return t0.Add(time.Duration(n) * time.Hour) }

	x, ps, err := k.Minta(lembaga, "a1", enamBelas, aturan, true, "f", t0)
	require.NoError(t, err)
	require.Equal(t, tunas.MenungguWali, x.Status, "di bawah 17: wali dahulu, siapa pun yang meminta")
	require.Equal(t, "AkunDiminta", ps[0].Jenis)
	_, _, err = x.KabariWali("s", jam(1))
	require.ErrorIs(t, err, tunas.ErrAkunAnak)
	_, _, err = x.Jawab(true, "paman", ayah(t0), enamBelas, aturan, "p", jam(1))
	require.ErrorIs(t, err, wali.ErrBukanWali)
	belum := ayah(t0)
	belum[0].Terbukti = time.Time{}
	_, _, err = x.Jawab(true, "ayah", belum, enamBelas, aturan, "p", jam(1))
	require.ErrorIs(t, err, wali.ErrWaliBelumTerbukti)
	_, _, err = x.Jawab(true, "ayah", ayah(t0), enamBelas, aturan, "p", t0.Add(-time.Hour))
	require.ErrorIs(t, err, tunas.ErrAkunAnak, "jam mundur")
	lain := enamBelas
	lain.Subjek = "aisyah"
	_, _, err = x.Jawab(true, "ayah", ayah(t0), lain, aturan, "p", jam(1))
	require.ErrorIs(t, err, tunas.ErrAkunAnak)
	aktif, ps, err := x.Jawab(true, "ayah", ayah(t0), enamBelas, aturan, "p", jam(1))
	require.NoError(t, err)
	require.Equal(t, tunas.AkunAktif, aktif.Status)
	require.Equal(t, "AkunDisetujui", ps[0].Jenis)
	require.Empty(t, aktif.Hapus())
	_, _, err = aktif.Jawab(true, "ayah", ayah(t0), enamBelas, aturan, "p", jam(2))
	require.ErrorIs(t, err, tunas.ErrAkunAnak)
	cabut, _, err := aktif.Jawab(false, "ayah", ayah(t0), enamBelas, aturan, "p", jam(2))
	require.NoError(t, err)
	require.Equal(t, []privasi.KelasRetensi{privasi.RetensiAkun}, cabut.Hapus(), "hanya data akun")
	tolak, ps, err := x.Jawab(false, "ayah", ayah(t0), enamBelas, aturan, "p", jam(1))
	require.NoError(t, err)
	require.Equal(t, tunas.AkunBatal, tolak.Status)
	require.Equal(t, "AkunDibatalkan", ps[0].Jenis)
	_, _, err = tolak.Jawab(true, "ayah", ayah(t0), enamBelas, aturan, "p", jam(2))
	require.ErrorIs(t, err, tunas.ErrAkunAnak, "yang batal tidak hidup kembali")

	x, _, err = k.Minta(lembaga, "a2", tujuhBelas, aturan, true, "f", t0)
	require.NoError(t, err)
	require.Equal(t, tunas.MenungguKonfirmasi, x.Status)
	_, _, err = x.Jawab(true, "ayah", ayah(t0), tujuhBelas, aturan, "p", jam(1))
	require.ErrorIs(t, err, tunas.ErrAkunAnak, "wali belum dikabari")
	x, _, err = x.KabariWali("s", jam(1))
	require.NoError(t, err)
	_, _, err = x.KabariWali("s", jam(2))
	require.ErrorIs(t, err, tunas.ErrAkunAnak)
	_, _, err = x.Jawab(true, "ayah", ayah(t0), tujuhBelas, aturan, "p", t0)
	require.ErrorIs(t, err, tunas.ErrAkunAnak)
	aktif, _, err = x.Jawab(true, "ayah", ayah(t0), tujuhBelas, aturan, "p", jam(2))
	require.NoError(t, err)
	require.Equal(t, tunas.AkunAktif, aktif.Status)
	batal, ps, err := aktif.Tarik("f", jam(3))
	require.NoError(t, err)
	require.Len(t, ps, 1)
	lagi, ps, err := batal.Tarik("f", jam(4))
	require.NoError(t, err)
	require.Empty(t, ps)
	require.Equal(t, batal, lagi)

	olehWali, _, err := k.Minta(lembaga, "a3", tujuhBelas, aturan, false, "p", t0)
	require.NoError(t, err)
	require.Equal(t, tunas.MenungguWali, olehWali.Status)
	x, _, err = k.Minta(lembaga, "a4", dewasa, aturan, true, "f", t0)
	require.NoError(t, err)
	require.Equal(t, tunas.AkunAktif, x.Status)
	_, _, err = k.Minta("lain", "a5", dewasa, aturan, true, "f", t0)
	require.ErrorIs(t, err, tunas.ErrAkunAnak)
}

func TestU58_PrivasiTinggiSejakAwal(t *testing.T) {
	t.Parallel()
	kini := pukul(2026, 10, 5, 0)
	require.Equal(t, map[string]bool{"profil_terlihat_santri_lain": false, "dapat_dicari": false, "foto_tampil": false, "lokasi": false, "personalisasi": false, "kontak_orang_luar": false, "pemberitahuan_malam": false, "tanda_dipantau": true},
		k.Bawaan(lahir(2012), aturan, kini))
	require.True(t, k.Bawaan(lahir(1990), aturan, kini)["pemberitahuan_malam"])
	require.ErrorIs(t, k.UbahSetelan("lokasi", true, lahir(2012), aturan, kini), tunas.ErrFitur)
	require.ErrorIs(t, k.UbahSetelan("tanda_dipantau", true, lahir(2012), aturan, kini), tunas.ErrFitur)
	require.ErrorIs(t, k.UbahSetelan("foto_tampil", false, lahir(2012), aturan, kini), tunas.ErrFitur)
	require.NoError(t, k.UbahSetelan("foto_tampil", true, lahir(2012), aturan, kini))
	require.NoError(t, k.UbahSetelan("lokasi", false, lahir(1990), aturan, kini))
	require.ErrorIs(t, k.UbahSetelan("musik", true, lahir(2012), aturan, kini), tunas.ErrFitur)

	for _, tj := range []string{"profilisasi", "akademik.profilisasi", "iklan", "pemasaran.wa"} {
		require.ErrorIs(t, k.PeriksaTujuan(tj, lahir(2012), aturan, kini), tunas.ErrProfilisasi, tj)
		require.NoError(t, k.PeriksaTujuan(tj, lahir(1990), aturan, kini))
	}
	for _, tj := range []string{"akademik.rapor", "iklanan", "profilisasi_rahasia"} {
		require.NoError(t, k.PeriksaTujuan(tj, lahir(2012), aturan, kini), tj)
	}

	ps := []tunas.Pemantauan{{Subjek: "fatimah", Jenis: "kehadiran", Sejak: kini}, {Subjek: "fatimah", Jenis: "aktivitas", Sejak: kini, Sampai: kini.Add(time.Hour)}, {Subjek: "fatimah", Jenis: "kehadiran", Sejak: kini}, {Subjek: "aisyah", Jenis: "lain", Sejak: kini}}
	require.Equal(t, []string{"aktivitas", "kehadiran"}, tunas.TandaDipantau(ps, "fatimah", kini))
	require.Equal(t, []string{"kehadiran"}, tunas.TandaDipantau(ps, "fatimah", kini.Add(time.Hour)))
	require.Empty(t, tunas.TandaDipantau(ps, "fatimah", kini.Add(-time.Second)))
}

// penilaian answers all parameters; the first n of the aspect data are risks.
func penilaian(n int) tunas.Penilaian {
	p := tunas.Penilaian{Lembaga: lembaga, ID: "p1", Oleh: "ppdp", Pada: pukul(2026, 10, 5, 8)}
	for i := range k.Parameter {
		a := k.Aspek[i%len(k.Aspek)].Kode
		risiko := a == "data" && n > 0
		if risiko {
			n--
		}
		p.Jawaban = append(p.Jawaban, tunas.Jawaban{Aspek: a, Parameter: fmt.Sprint(i), Berisiko: risiko, Bukti: "b"})
	}
	return p
}

func TestU59_BuktiPenilaianMandiri(t *testing.T) {
	t.Parallel()
	require.Len(t, k.Aspek, 7)
	require.Equal(t, 58, k.Parameter)
	tepat, err := k.Nilai(penilaian(4)) // 8 parameters of the aspect: half is not above
	require.NoError(t, err)
	require.False(t, tepat.Tinggi)
	lebih, err := k.Nilai(penilaian(5))
	require.NoError(t, err)
	require.True(t, lebih.Tinggi)
	require.Equal(t, 5, lebih.Aspek[3].Berisiko)
	require.Equal(t, 8, lebih.Aspek[3].Jumlah)
	for nama, ubah := range map[string]func(*tunas.Penilaian){
		"kurang": func(p *tunas.Penilaian) { p.Jawaban = p.Jawaban[1:] }, "ganda": func(p *tunas.Penilaian) { p.Jawaban[0].Parameter = "1" }, "tanpa bukti": func(p *tunas.Penilaian) { p.Jawaban[0].Bukti = "" },
		"aspek asing": func(p *tunas.Penilaian) { p.Jawaban[0].Aspek = "x" }, "aspek hilang": func(p *tunas.Penilaian) {
			for i := range p.Jawaban {
				p.Jawaban[i].Aspek = "data"
			}
		},
	} {
		p := penilaian(0)
		ubah(&p)
		_, err := k.SusunPaket(p)
		require.ErrorIs(t, err, tunas.ErrPenilaian, nama)
	}
	x, err := k.SusunPaket(penilaian(5))
	require.NoError(t, err)
	require.True(t, x.Utuh())
	require.Len(t, x.Jenjang, 5)
	require.Equal(t, tunas.AksesTidak, x.Fitur["profilisasi"]["13-15"])
	x.Hasil.Tinggi = false
	require.False(t, x.Utuh())
}

// The bands part the years of childhood: each age lies in exactly one, and access
// never shrinks with age.
func TestJenjangMembagiUsia(t *testing.T) {
	t.Parallel()
	urut := map[tunas.Akses]int{tunas.AksesTidak: 0, tunas.AksesWali: 1, tunas.AksesBersama: 2, tunas.AksesSendiri: 3}
	rapid.Check(t, func(t *rapid.T) {
		o := wali.Orang{Subjek: "x", Lahir: dasar.Tgl(2000, 1, 1).TambahHari(rapid.IntRange(0, 9000).Draw(t, "lahir")), Zona: "Asia/Jakarta"}
		s := pukul(2000, 1, 1, 0).Add(time.Duration(rapid.IntRange(0, 40*365*24).Draw(t, "jam")) * time.Hour)
		_, anak := k.Jenjang(o, aturan, s)
		require.Equal(t, o.AnakTerlindung(aturan, s), anak)
		f := rapid.SampledFrom([]string{"jadwal", "dompet", "unggah_foto", "pesan_antarsantri", "profilisasi"}).Draw(t, "fitur")
		kelak := s.Add(time.Duration(rapid.IntRange(0, 20*365*24).Draw(t, "kelak")) * time.Hour)
		require.LessOrEqual(t, urut[k.Akses(f, o, aturan, s)], urut[k.Akses(f, o, aturan, kelak)])
	})
}

func TestTabelRusak(t *testing.T) {
	t.Parallel()
	asal := func() fstest.MapFS {
		m := fstest.MapFS{}
		require.NoError(t, fs.WalkDir(os.DirFS("data"), ".", func(p string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			b, err := os.ReadFile("data/" + p)
			m[p] = &fstest.MapFile{Data: b}
			return err
		}))
		return m
	}
	_, err := tunas.Baca(asal())
	require.NoError(t, err)
	for nama, c := range map[string]struct{ berkas, lama, baru string }{
		"celah jenjang": {"jenjang.csv", "6-9,6,9", "6-9,7,9"}, "jenjang terbalik": {"jenjang.csv", "3-5,3,5", "3-5,6,5"}, "angka": {"jenjang.csv", "3-5,3,5", "3-5,tiga,5"}, "jenjang akhir": {"jenjang.csv", "16,17", "16,16"},
		"akses": {"fitur.csv", "iklan,tidak", "iklan,mungkin"}, "fitur ganda": {"fitur.csv", "iklan,", "lokasi,"}, "setelan": {"bawaan.csv", "lokasi,mati", "lokasi,redup"}, "pengubah": {"bawaan.csv", "mati,mati,tidak", "mati,mati,semua"},
		"aspek": {"aspek.csv", "adiksi,kecanduan", "adiksi,"}, "kunci": {"ketentuan.csv", "parameter", "parameter_lain"}, "nilai": {"ketentuan.csv", ",58,", ",banyak,"}, "usia": {"ketentuan.csv", "langsung,17", "langsung,18"},
		"tanpa sumber": {"aspek.csv", "PP 17/2025; Permenkomdigi 9/2026", ""}, "keyakinan": {"aspek.csv", "single source", "yakin"}, "ambang": {"ketentuan.csv", ",50,", ",0,"}, "parameter": {"ketentuan.csv", ",58,", ",6,"},
	} {
		m := asal()
		require.Contains(t, string(m[c.berkas].Data), c.lama, nama)
		m[c.berkas].Data = []byte(strings.Replace(string(m[c.berkas].Data), c.lama, c.baru, 1))
		_, err := tunas.Baca(m)
		require.ErrorIs(t, err, tunas.ErrKetentuan, nama)
	}
	for _, nama := range []string{"jenjang.csv", "fitur.csv"} {
		m := asal()
		delete(m, nama)
		_, err := tunas.Baca(m)
		require.ErrorIs(t, err, tunas.ErrKetentuan, nama)
		m[nama] = &fstest.MapFile{Data: []byte("a\n")}
		_, err = tunas.Baca(m)
		require.ErrorIs(t, err, tunas.ErrKetentuan, nama)
	}
}

func TestDaftarkanTipe(t *testing.T) {
	t.Parallel()
	d := &privasi.Daftar{}
	tunas.DaftarkanTipe(d)
	require.Len(t, d.Semua(), 4)
}

func ExampleKetentuan_PeriksaFitur() {
	o := wali.Orang{Subjek: "s1", Lahir: dasar.Tgl(2015, 3, 14), Zona: "Asia/Jakarta"}
	kini := time.Date(2026, 10, 5, 0, 0, 0, 0, time.UTC)
	fmt.Println(tunas.Baku().PeriksaFitur("nilai", o, wali.AturanUsiaBaku(), false, kini))
	fmt.Println(tunas.Baku().PeriksaFitur("dompet", o, wali.AturanUsiaBaku(), false, kini))
	// Output:
	// <nil>
	// [PRI-TUNAS-02] bagian ini dibuka bersama izin wali; mintalah kepada wali
}

func ExampleKetentuan_Nilai() {
	h, err := tunas.Baku().Nilai(penilaian(5))
	fmt.Println(h.Tinggi, err)
	// Output: true <nil>
}
