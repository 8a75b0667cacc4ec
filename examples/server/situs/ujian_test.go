package situs_test

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/dasar"
)

// An exam of a halaqah from its gates to a syahadah: the teacher sees that a payment is
// not met, never how much; who may not sit has no result until somebody lets him through.
func TestUjian_gerbang_sampai_syahadah(t *testing.T) {
	r := bangun(t)
	r.tagihOktober()
	guru, jalur := r.halaqahUtsman()
	tu := r.masuk("tu.a")
	require.Contains(t, tu.isi("/akademik"), `href="/ujian"`)
	halaqah := strings.TrimPrefix(jalur, "/tahfidz/")
	a := string(r.id["Ahmad Fauzi"])
	buat := url.Values{"kunci": {"u"}, "nama": {"Tasmi I"}, "jenis": {"tahfidz"}, "periode": {"1"}, "mulai": {"2025-10-20"}, "selesai": {"2025-10-25"}, "rombel": {halaqah}}
	kirimBuruk(t, tu, "/ujian", dengan(url.Values{"kunci": {"x"}}, "nama", "Tasmi I", "jenis", "tahfidz", "mulai", "2025-10-20", "selesai", "2025-10-25"), 422, "AKD-UJIAN-01", `value="Tasmi I"`)
	isi := kirimBaik(t, tu, "/ujian", buat, "atur syaratnya", "2 dari 2 santri boleh")
	ke := regexp.MustCompile(`/ujian/[0-9a-f-]{36}`).FindString(isi)
	require.NotEmpty(t, ke)
	kirimBuruk(t, tu, ke+"/gerbang", url.Values{"kode": {"x"}, "nama": {"Kitab"}, "jenis": {"kitab"}, "ambang": {"1"}}, 422, "AKD-UJIAN-03")
	kirimBaik(t, tu, ke+"/gerbang", url.Values{"kunci": {"g1"}, "kode": {"syahriah"}, "nama": {"Pembayaran"}, "jenis": {"pembayaran"}, "ambang": {"50"}, "satuan": {"persen"}}, "Syarat ujian disimpan", "0 dari 2 santri boleh")
	kirimBaik(t, tu, ke+"/gerbang", url.Values{"kunci": {"g2"}, "kode": {"adab"}, "nama": {"Adab"}, "jenis": {"manual"}, "ambang": {"1"}}, "belum diukur")

	require.Contains(t, guru.isi("/ujian"), ke)
	isi = guru.isi(ke)
	require.Contains(t, isi, ">belum<")
	require.NotRegexp(t, `kurang \d|750\.|Rp`, isi, "guru hanya tahu belum")
	require.NotContains(t, isi, "Beri dispensasi")
	kirimBaik(t, guru, ke+"/ukuran", url.Values{"kunci": {"m"}, "santri": {a}, "gerbang": {"adab"}, "nilai": {"1"}}, "Ukuran dicatat")
	kirimBuruk(t, guru, ke+"/ukuran", url.Values{"santri": {a}, "gerbang": {"syahriah"}, "nilai": {"100"}}, 422, "AKD-UJIAN-04")
	status, _ := guru.kirim("POST", ke+"/ukuran", url.Values{"santri": {string(r.id["Budi Santoso"])}, "gerbang": {"adab"}, "nilai": {"1"}})
	require.Equal(t, 404, status, "bukan peserta")
	hasil := url.Values{"kunci": {"h"}, "santri": {a}, "tanggal": {"2025-10-20"}, "juz": {"30"}, "lupa": {"2"}}
	kirimBuruk(t, guru, ke+"/hasil", hasil, 409, "AKD-UJIAN-05")
	kirimBuruk(t, guru, ke+"/dispensasi", url.Values{"santri": {a}, "gerbang": {"syahriah"}, "sebab": {"keputusan pimpinan"}}, 403, "SRV-AKUN-08")
	kepala := r.masuk("kepala.a")
	kirimBuruk(t, kepala, ke+"/dispensasi", url.Values{"santri": {a}, "gerbang": {"syahriah"}, "alasan": {"ayahnya sakit"}}, 422, "AKD-UJIAN-04", `name="alasan" value="ayahnya sakit"`, `<option value="syahriah" selected>`)
	kirimBaik(t, kepala, ke+"/dispensasi", url.Values{"kunci": {"d"}, "santri": {a}, "gerbang": {"syahriah"}, "sebab": {"keputusan pimpinan"}}, "Dispensasi dicatat atas nama Anda", "keputusan pimpinan", "dispensasi Ali", "1 dari 2 santri boleh")
	isi = guru.isi(ke)
	require.Contains(t, isi, "dispensasi Ali")
	require.NotContains(t, isi, "keputusan pimpinan", "mengapa bukan urusan guru")

	kirimBaik(t, guru, jalur, url.Values{"kunci": {"s"}, "hari": {"2025-10-20"}, "santri": {a}, "surah-" + a: {"78"}, "dari-" + a: {"1"}, "surah_akhir-" + a: {"114"}, "sampai-" + a: {"6"}, "jenis-" + a: {"ziyadah"}, "hasil-" + a: {"lulus"}}, "1 setoran dicatat")
	kirimBuruk(t, guru, ke+"/hasil", dengan(url.Values{}, "santri", a, "tanggal", "2025-10-19", "hadir", "ya", "juz", "31"), 422, "AKD-MUSHAF", `name="juz" value="31"`, `name="tanggal" value="2025-10-19"`, `<details class="tindak jangan-cetak" open>`)
	terbit := url.Values{"kunci": {"y"}, "nis": {"210001"}, "judul": {"Syahadah 1 juz"}, "juz": {"1"}, "tanggal": {"2025-10-20"}, "mutqin": {"ya"}}
	kirimBuruk(t, tu, "/syahadah", terbit, 409, "AKD-SYAHADAH-02", "kurang 1")
	isi = kirimBaik(t, guru, ke+"/hasil", hasil, "Hasil ujian disimpan", "95", ">lulus<")
	kirimBuruk(t, tu, "/syahadah", dengan(url.Values{}, "nis", "999", "judul", "X", "juz", "1", "tanggal", "2025-10-20"), 422, "AKD-SYAHADAH-01")
	kirimBaik(t, tu, "/syahadah", dengan(terbit, "kunci", "y2"), "Syahadah 001/SYH/2025 diterbitkan", "Ahmad Fauzi", "Mutqin 1 juz")
	require.Contains(t, guru.isi("/syahadah"), "001/SYH/2025")
	require.NotContains(t, r.guru("G02", "Zubair Contoh").isi("/syahadah"), "001/SYH/2025")
	id := regexp.MustCompile(`/syahadah/([0-9a-f-]{36})/batal`).FindStringSubmatch(tu.isi("/syahadah"))
	require.NotNil(t, id)
	berkas := "/syahadah/" + id[1] + "/berkas/syahadah.pdf"
	teks := teksPDF(t, tu.unduh(berkas))
	require.Contains(t, teks, "001/SYH/2025")
	require.Contains(t, teks, "Ahmad Fauzi")
	require.NotContains(t, teks, "BATAL")
	status, _ = r.guru("G03", "Umar Contoh").ambil(berkas)
	require.Equal(t, 404, status)
	kirimBuruk(t, tu, "/syahadah/"+id[1]+"/batal", url.Values{"alasan": {"x"}}, 422, "AKD-SYAHADAH-04")
	kirimBaik(t, tu, "/syahadah/"+id[1]+"/batal", url.Values{"kunci": {"z"}, "alasan": {"Salah nama"}}, "nomornya tidak dipakai lagi")
	require.Contains(t, teksPDF(t, tu.unduh(berkas)), "BATAL")
	catatan := regexp.MustCompile(`name="catatan" value="([^"]+)"`).FindStringSubmatch(isi)
	require.NotNil(t, catatan)
	kirimBuruk(t, guru, ke+"/hasil", url.Values{"aksi": {"batal"}, "santri": {a}, "catatan": {catatan[1]}, "alasan": {"x"}}, 422, "AKD-UJIAN-06", `<details class="jangan-cetak" open><summary>Batalkan`, `name="alasan" value="x"`)
	kirimBaik(t, guru, ke+"/hasil", url.Values{"kunci": {"b"}, "aksi": {"batal"}, "santri": {a}, "catatan": {catatan[1]}, "alasan": {"Salah santri"}}, "Hasil ujian disimpan")
	require.NotContains(t, guru.isi(ke), ">lulus<")
	banyak := url.Values{"kunci": {"j"}, "santri": {a}, "tanggal": {"2025-10-20"}, "juz": {"30", "30"}, "lupa": {"4", ""}}
	kirimBuruk(t, guru, ke+"/hasil", banyak, 422, "AKD-HAFALAN-07", "diuji dua kali", `name="juz" value="30" inputmode="numeric" maxlength="2" required`, `name="juz" value="30" inputmode="numeric" maxlength="2">`, `name="lupa" value="4"`, `<details class="polos" open>`)
	kirimBuruk(t, guru, ke+"/hasil", dengan(url.Values{"juz": {"30", ""}, "lupa": {"4", "1"}}, "santri", a, "tanggal", "2025-10-20"), 422, "AKD-MUSHAF")
	banyak["juz"], banyak["kunci"] = []string{"30", "29", ""}, []string{"j2"}
	isi = kirimBaik(t, guru, ke+"/hasil", banyak, "Hasil ujian disimpan", ">lulus<", "Al-Mulk", "An-Naba")
	require.Regexp(t, `95 <span class="tanda baik">lulus`, isi, "rata-rata 90 dan 100")
	kirimBaik(t, tu, ke+"/gerbang", url.Values{"kunci": {"g3"}, "aksi": {"hapus"}, "kode": {"adab"}}, "Syarat ujian disimpan")
	status, _ = r.masuk("kasir.a").ambil(ke)
	require.Equal(t, 403, status)
}

// Lists of exams and of versions of a timetable come by pages, the newest first.
func TestUjian_jadwal_berhalaman(t *testing.T) {
	r := bangun(t)
	tu := r.tataUsaha()
	kelas := strings.TrimPrefix(r.siapAkademik(tu), "/akademik/kelas/")
	st, ctx := r.s.Akademik.Stores, t.Context()
	ts, err := st.Struktur.Tahun(ctx, "A")
	require.NoError(t, err)
	var us []akademik.Ujian
	var js []akademik.Jadwal
	for i := range 105 {
		n := fmt.Sprintf("%03d", i)
		us = append(us, akademik.Ujian{ID: "u" + n, Nama: "Ujian ke-" + n, Jenis: akademik.UjianDiniyah, Tahun: ts[0].ID, Periode: "1", Rombel: []akademik.RombelID{akademik.RombelID(kelas)}, Mulai: dasar.Tgl(2025, 8, 1).TambahHari(i), Selesai: dasar.Tgl(2025, 8, 2).TambahHari(i)})
		js = append(js, akademik.Jadwal{ID: akademik.JadwalID("j" + n), Nama: "Versi ke-" + n, Tahun: ts[0].ID, Status: akademik.JadwalDraf, Mulai: dasar.Tgl(2025, 8, 1).TambahHari(i)})
	}
	require.NoError(t, st.Ujian.SimpanUjian(ctx, "A", us...))
	require.NoError(t, st.Jadwal.SimpanJadwal(ctx, "A", js...))
	for ke, nama := range map[string]string{"/ujian": "Ujian ke-", "/akademik/jadwal": "Versi ke-"} {
		isi := tu.isi(ke)
		require.Contains(t, isi, nama+"104</")
		require.NotContains(t, isi, nama+"004</")
		lanjut := regexp.MustCompile(`href="(` + ke + `\?setelah=[^"]+)">Berikutnya`).FindStringSubmatch(isi)
		require.NotNil(t, lanjut, ke)
		isi = tu.isi(lanjut[1])
		require.Contains(t, isi, nama+"004</")
		require.NotContains(t, isi, nama+"005</")
		require.NotContains(t, isi, "Berikutnya")
	}
}
