package situs_test

import (
	"context"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
)

// hariSekolah is the day of the test house, a Monday, at 10.00.
var hariSekolah = dasar.Tgl(2025, 10, 20)

// jadwalTiruan is a timetable of two lessons a day, at 7 and at 9, by one teacher.
type jadwalTiruan struct {
	rombel akademik.RombelID
	guru   pegawai.ID
}

// Pelajaran implements [akademik.SumberPelajaran].
func (j jadwalTiruan) Pelajaran(_ context.Context, _ dasar.LembagaID, dari, sampai dasar.Tanggal, rombel ...akademik.RombelID) (ps []akademik.Pelajaran, err error) {
	for h := dari; !h.After(sampai); h = h.TambahHari(1) {
		for _, jam := range []int{7, 9} {
			if h.Before(dasar.Tgl(2025, 10, 19)) || len(rombel) > 0 && !slices.Contains(rombel, j.rombel) {
				continue
			}
			ps = append(ps, akademik.Pelajaran{Tanggal: h, Selang: jadwal.Selang{Mulai: jadwal.Pukul(jam, 0), Selesai: jadwal.Pukul(jam, 80)}, Rombel: j.rombel, Mapel: "mtk", Guru: []pegawai.ID{j.guru}, JP: 2, Ruang: "R1"})
		}
	}
	return ps, nil
}

// mengajar gives class 7A its lessons and returns the address of the register at 7.
func (r *rumah) mengajar() (tu, guru peramban, rombel, jalur string) {
	r.t.Helper()
	tu, guru, kisi := r.kelasMatematika()
	rombel = strings.Split(kisi, "/")[2]
	r.s.Akademik.SumberPelajaran = jadwalTiruan{akademik.RombelID(rombel), r.nomorGuru("G01")}
	return tu, guru, rombel, "/presensi/" + rombel + "/2025-10-20/0700/mtk"
}

func (r *rumah) nomorGuru(nomor string) pegawai.ID {
	r.t.Helper()
	ada, err := r.s.Pegawai.Stores.Pegawai.Kenali(r.t.Context(), "A", []string{nomor}, nil)
	require.NoError(r.t, err)
	return pegawai.ID(ada[0].ID)
}

func TestPresensi_hari_ini_guru(t *testing.T) {
	r := bangun(t)
	tu, guru, rombel, jalur := r.mengajar()
	isi := guru.isi("/akademik/hari-ini")
	for _, kata := range []string{"07:00–08:20", "09:00–10:20", "sedang berlangsung", "presensi belum diisi", "Isi presensi", jalur, "/nilai/" + rombel + "/mtk", "3 presensi belum diisi"} {
		require.Contains(t, isi, kata)
	}
	isi = guru.isi(jalur)
	for _, kata := range []string{"Ahmad Fauzi", "Siti Aminah", "Budi Santoso", "belum diisi", "Jurnal mengajar", "(jadwal: Idris Contoh"} {
		require.Contains(t, isi, kata)
	}
	require.Equal(t, 3, strings.Count(isi, `value="hadir" checked`), "semua hadir lebih dahulu")
	f := formulir(t, isi, jalur, 0)
	ahmad, budi := string(r.id["Ahmad Fauzi"]), string(r.id["Budi Santoso"])
	kirimBuruk(t, guru, jalur, dengan(f, "h-"+ahmad, "bolos", "materi", "Bilangan bulat"), 422, "AKD-PRESENSI-03", `value="Bilangan bulat"`)
	dengan(f, "h-"+ahmad, "terlambat", "m-"+ahmad, "10", "h-"+budi, "alpa", "materi", "Bilangan bulat", "kunci", "p1")
	basi := formulir(t, guru.isi(jalur), jalur, 0)
	kirimBaik(t, guru, jalur, f, "Presensi disimpan", "sudah diisi", "1 hadir, 1 alpa, 1 terlambat", `value="10"`, `value="Bilangan bulat"`, "oleh Idris")
	kirimBuruk(t, tu, jalur, dengan(basi, "h-"+budi, "sakit", "kunci", "p2"), 403, "SRV-AKUN-08")
	kirimBuruk(t, guru, jalur, dengan(basi, "h-"+budi, "sakit", "kunci", "p3"), 409, "AKD-PRESENSI-09")
	f = formulir(t, guru.isi(jalur), jalur, 0)
	kirimBaik(t, guru, jalur, dengan(f, "h-"+budi, "sakit"), "1 sakit", "Riwayat koreksi")
	isi = guru.isi("/akademik/hari-ini")
	require.Contains(t, isi, "presensi terisi")
	require.Contains(t, isi, "Bilangan bulat")

	isi = tu.isi("/akademik/presensi/belum")
	require.Contains(t, isi, "2 pelajaran")
	require.Contains(t, isi, "Idris Contoh")
	require.Contains(t, tu.isi("/akademik/presensi/belum?guru=tiada"), "sudah diisi")
	require.NotContains(t, r.masuk("kepala.a").isi(jalur), "Simpan presensi")
	status, _ := guru.ambil("/presensi/" + rombel + "/2025-10-20/0700/ipa")
	require.Equal(t, 404, status, "tidak ada di jadwal")
	status, _ = guru.ambil("/presensi/" + rombel + "/kapan/0700/mtk")
	require.Equal(t, 404, status)
	kirimBuruk(t, guru, "/presensi/"+rombel+"/2025-10-21/0700/mtk", url.Values{"kunci": {"b"}}, 422, "AKD-PRESENSI-08")
}

// A substitute sees the lesson once he is appointed, and never before.
func TestPresensi_pengganti(t *testing.T) {
	r := bangun(t)
	tu, guru, _, jalur := r.mengajar()
	badal := r.guru("G02", "Zubair Contoh")
	status, _ := badal.ambil(jalur)
	require.Equal(t, 404, status, "pelajaran orang lain")
	require.Contains(t, badal.isi("/akademik/hari-ini"), "Tidak ada pelajaran")
	id := string(r.nomorGuru("G02"))
	kirimBuruk(t, badal, jalur+"/pengganti", url.Values{}, 404, "AKD-ROMBEL-03")
	kirimBaik(t, tu, jalur+"/pengganti", url.Values{"kunci": {"t"}, "p-" + string(r.nomorGuru("G01")): {id}}, "Pengganti dicatat", "Zubair Contoh")
	require.Contains(t, badal.isi("/akademik/hari-ini"), jalur)
	f := formulir(t, badal.isi(jalur), jalur, 0)
	require.Contains(t, badal.isi(jalur), `<option value="`+id+`" selected>pengganti: Zubair Contoh`)
	kirimBaik(t, badal, jalur, dengan(f, "materi", "Pecahan", "p-"+string(r.nomorGuru("G01")), id), "Presensi disimpan", "pengganti")
	require.Contains(t, guru.isi("/akademik/hari-ini"), "pengganti")
	js, err := r.s.Akademik.Stores.Presensi.Jurnal(t.Context(), "A", akademik.SaringJurnal{})
	require.NoError(t, err)
	require.Len(t, js, 1)
	require.Equal(t, []akademik.Pengajar{{Guru: pegawai.ID(id), Menggantikan: r.nomorGuru("G01")}}, js[0].Pengajar)
	n, err := r.s.Pegawai.Stores.SumberJam.JamTertunda(t.Context(), "A", hariSekolah, hariSekolah)
	require.NoError(t, err)
	require.Equal(t, 1, n, "penggajian menunggu jurnal disetujui")
}

// What leave fills in, the recap of the class, the history of one santri, and the hours
// that payroll counts once journals are approved.
func TestPresensi_izin_rekap_jurnal(t *testing.T) {
	r := bangun(t)
	tu, guru, rombel, jalur := r.mengajar()
	ahmad, budi := string(r.id["Ahmad Fauzi"]), string(r.id["Budi Santoso"])
	require.Contains(t, tu.isi("/akademik/izin?cari=ahmad"), "Ahmad Fauzi")
	require.Contains(t, tu.isi("/akademik/izin?cari=tiada"), "Tidak ada santri aktif")
	v := url.Values{"kunci": {"i1"}, "aksi": {"catat"}, "santri": {ahmad}, "jenis": {"uks"}, "mulai": {"2025-10-20"}, "dari": {"06:30"}, "alasan": {"demam tinggi"}, "setujui": {"ya"}}
	kirimBuruk(t, tu, "/akademik/izin?cari=ahmad", dengan(v, "selesai", "2025-10-19"), 422, "AKD-IZIN-01", `value="demam tinggi"`)
	isi := kirimBaik(t, tu, "/akademik/izin", dengan(v, "selesai", ""), "Izin dicatat", "di UKS", "sejak 06:30", "disetujui")
	require.NotContains(t, isi, "demam")
	id := regexp.MustCompile(`name="izin" value="([^"]+)"`).FindStringSubmatch(isi)
	require.NotNil(t, id)
	status, isi := tu.kirim("POST", "/akademik/izin", url.Values{"aksi": {"alasan"}, "izin": {id[1]}})
	require.Equal(t, 200, status)
	require.Contains(t, isi, "demam tinggi")
	kirimBuruk(t, guru, "/akademik/izin", v, 403, "SRV-AKUN-08")

	f := formulir(t, guru.isi(jalur), jalur, 0)
	require.Equal(t, "sakit", f.Get("h-"+ahmad), "izin mengisi lebih dahulu")
	kirimBaik(t, guru, jalur, dengan(f, "h-"+budi, "alpa", "materi", "Bilangan", "tp", "1.1"), "1 hadir, 1 sakit, 1 alpa")
	rekap := "/akademik/kelas/" + rombel + "/presensi"
	for _, p := range []peramban{tu, guru} {
		isi = p.isi(rekap)
		for _, kata := range []string{"1 pelajaran tercatat", "33,3%", "Ahmad Fauzi", "100%"} {
			require.Contains(t, isi, kata)
		}
	}
	require.Contains(t, tu.isi(rekap+"?bentuk=csv"), "Ahmad Fauzi;1;0;0;0;1;0;1;0%")
	require.Contains(t, lembarKerja(t, tu.isi(rekap+"?bentuk=xlsx")), "Ahmad Fauzi")
	require.Contains(t, guru.isi("/akademik/presensi/santri/"+ahmad), "menurut izin")
	badal := r.guru("G02", "Zubair Contoh")
	status, _ = badal.ambil("/akademik/presensi/santri/" + ahmad)
	require.Equal(t, 404, status)
	status, _ = badal.ambil(rekap)
	require.Equal(t, 404, status)
	kirimBaik(t, tu, "/akademik/izin", url.Values{"kunci": {"i2"}, "aksi": {"batal"}, "izin": {id[1]}, "alasan": {"salah orang"}}, "Izin dibatalkan")
	require.Contains(t, guru.isi(jalur), "1 hadir, 2 alpa", "tanpa izin kembali tanpa keterangan")

	jam := r.s.Pegawai.Stores.SumberJam
	isi = tu.isi("/akademik/jurnal?bulan=2025-10")
	for _, kata := range []string{"1 jurnal menunggu", "Idris Contoh", "Bilangan", "TP 1.1", "2 JP"} {
		require.Contains(t, isi, kata)
	}
	kirimBuruk(t, tu, "/akademik/jurnal?bulan=2025-10", url.Values{"kunci": {"j0"}}, 422, "SRV-HALAMAN-02")
	f = url.Values{"kunci": {"j1"}, "jurnal": {"2025-10-20/0420/" + rombel + "/mtk"}}
	kirimBuruk(t, guru, "/akademik/jurnal?bulan=2025-10", f, 403, "SRV-AKUN-08")
	kirimBaik(t, tu, "/akademik/jurnal?bulan=2025-10", f, "1 jurnal disetujui", "Tidak ada jurnal yang menunggu")
	kirimBuruk(t, tu, "/akademik/jurnal?bulan=2025-10", dengan(f, "kunci", "j2"), 409, "AKD-JURNAL-03")
	require.Contains(t, guru.isi("/akademik/jurnal?bulan=2025-10"), "disetujui")
	ada, err := jam.Jam(t.Context(), "A", dasar.Tgl(2025, 10, 1), dasar.Tgl(2025, 10, 31))
	require.NoError(t, err)
	require.Equal(t, []pegawai.Jam{{Pegawai: r.nomorGuru("G01"), Unit: "MTs", Jumlah: 200}}, ada)
}

// An activity of the pondok has registers of its own, taken by its officer.
func TestPresensi_kegiatan_pondok(t *testing.T) {
	r := bangun(t)
	tu, guru, rombel, _ := r.mengajar()
	v := url.Values{"kunci": {"k1"}, "aksi": {"kegiatan"}, "nama": {"Jamaah Subuh"}, "jenis": {"jamaah"}, "mulai": {"04:30"}, "selesai": {"05:00"}, "hari": {"1", "2"}, "petugas": {string(r.nomorGuru("G01"))}}
	kirimBuruk(t, tu, "/akademik/kegiatan", v, 422, "AKD-PONDOK-01", `value="Jamaah Subuh"`)
	kirimBaik(t, tu, "/akademik/kegiatan", dengan(v, "kelas", rombel), "Jamaah Subuh disimpan", "Senin, Selasa", "MTs 7A", "Idris Contoh")
	kirimBuruk(t, guru, "/akademik/kegiatan", v, 403, "SRV-AKUN-08")
	isi := guru.isi("/akademik/hari-ini")
	jalur := regexp.MustCompile(`/presensi/[^"]+/2025-10-20/0430/k-[^"]+`).FindString(isi)
	require.NotEmpty(t, jalur, isi)
	require.NotContains(t, guru.isi(jalur), "Jurnal mengajar")
	f := formulir(t, guru.isi(jalur), jalur, 0)
	kirimBaik(t, guru, jalur, dengan(f, "h-"+string(r.id["Budi Santoso"]), "izin"), "2 hadir, 1 izin")
	f = url.Values{"kunci": {"a1"}, "aksi": {"aturan"}, "hari_koreksi": {"5"}, "bagian": {"3/2"}}
	kirimBuruk(t, tu, "/akademik/kegiatan", f, 422, "AKD-PRESENSI-05")
	kirimBaik(t, tu, "/akademik/kegiatan", dengan(f, "bagian", "1/1", "langsung", "ya", "kunci", "a2"), "sampai 5 hari", "langsung dihitung")
}
