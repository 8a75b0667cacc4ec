package situs_test

import (
	"net/url"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"
)

var (
	alamatNaik   = regexp.MustCompile(`/akademik/kenaikan/([0-9a-f]{8}-[0-9a-f-]{27})`)
	selPutusan   = regexp.MustCompile(`name="p-([^"]+)"`)
	pilihSelisih = regexp.MustCompile(`name="pilih" value="([^"]+:[0-9a-f]+)"`)
)

func TestKenaikan_putuskan_terapkan_urungkan(t *testing.T) {
	r := bangun(t)
	tu := r.tataUsaha()
	require.Contains(t, tu.isi("/akademik/kenaikan"), "Belum ada tahun ajaran")
	r.siapAkademik(tu) // 2025/2026 with MTs 7A
	f := formulir(t, tu.isi("/akademik/tahun"), "/akademik/tahun", 0)
	depan := dengan(f, "kalender", "masehi", "nama", "2026/2027", "mulai", "2026-07-01", "selesai", "2027-06-30", "p_mulai1", "2026-07-01", "p_selesai1", "2026-12-31", "p_mulai2", "2027-01-01", "p_selesai2", "2027-06-30")
	kirimBaik(t, tu, "/akademik/tahun", depan, "2026/2027 disimpan")
	isi := tu.isi("/akademik/kenaikan")
	require.Contains(t, isi, "2026/2027 belum punya kelas")
	f = formulir(t, isi, "/akademik/kenaikan/kelas", 0)
	isi = kirimBaik(t, tu, "/akademik/kenaikan/kelas", f, "1 kelas disalin")
	require.NotContains(t, isi, "belum punya kelas")

	f = formulir(t, isi, "/akademik/kenaikan", 0)
	kirimBuruk(t, tu, "/akademik/kenaikan", dengan(f, "rombel", "", "pada", "2026-07-13"), 422, "AKD-KENAIKAN-09")
	kelas := regexp.MustCompile(`name="rombel" value="([^"]+)"`).FindStringSubmatch(isi)
	require.NotNil(t, kelas)
	isi = kirimBaik(t, tu, "/akademik/kenaikan", dengan(f, "rombel", kelas[1], "pada", "2026-07-13"), "Putaran 1 dibuat", "Ahmad Fauzi", "belum lengkap", "Belum diisi")
	jalur := alamatNaik.FindString(isi)
	id := selPutusan.FindAllStringSubmatch(isi, -1)
	require.Len(t, id, 3)
	tujuan := regexp.MustCompile(`(?s)name="massal_tujuan">.*?<option value="([0-9a-f-]{36})">MTs 7A</option>`).FindStringSubmatch(isi)
	require.NotNil(t, tujuan)
	lembar := formulir(t, isi, jalur+"/putusan", 0)
	basi := formulir(t, isi, jalur+"/putusan", 0)
	isi = kirimBaik(t, tu, jalur+"/putusan", dengan(lembar, "aksi", "simpan", "p-"+id[0][1], "tinggal", "t-"+id[0][1], tujuan[1], "p-"+id[1][1], "naik", "t-"+id[1][1], tujuan[1]), "2 putusan disimpan")
	require.Contains(t, isi, "AKD-KENAIKAN-05")
	status, isi := tu.kirim("POST", jalur+"/putusan", dengan(basi, "kunci", "basi", "aksi", "simpan", "p-"+id[0][1], "tamat"))
	require.Equal(t, 422, status)
	require.Contains(t, isi, "sudah diubah orang lain")
	require.Contains(t, isi, "AKD-VERSI-01")
	massal := dengan(formulir(t, tu.isi(jalur), jalur+"/putusan", 0), "aksi", "massal", "massal_putusan", "tamat", "pilih", id[2][1])
	kirimBaik(t, tu, jalur+"/putusan", massal, "1 putusan disimpan")

	selisih := tu.isi(jalur + "/selisih")
	for _, kata := range []string{"2 dari 3 santri dapat diterapkan", "MTs 7A", "13 Juli 2026", "AKD-KENAIKAN-05"} {
		require.Contains(t, selisih, kata)
	}
	pilih := pilihSelisih.FindAllStringSubmatch(selisih, -1)
	require.Len(t, pilih, 2)
	terap := url.Values{"kunci": {"t1"}, "pilih": {pilih[0][1], pilih[1][1]}}
	kirimBuruk(t, tu, jalur+"/terapkan", terap, 422, "AKD-KENAIKAN-15")
	kirimBuruk(t, tu, jalur+"/terapkan", url.Values{"kunci": {"t0"}}, 422, "SRV-HALAMAN-02")
	r.guru("G01", "Idris Contoh")
	guru := r.masuk("guru.g01")
	isi = tu.isi(jalur)
	pimpin := regexp.MustCompile(`<option value="([^"]+)">Idris Contoh`).FindStringSubmatch(isi)
	require.NotNil(t, pimpin)
	kirimBuruk(t, tu, jalur+"/rapat", dengan(formulir(t, isi, jalur+"/rapat", 0), "rapat", "2026-06-20", "pemimpin", ""), 422, "AKD-KENAIKAN-09")
	kirimBaik(t, tu, jalur+"/rapat", dengan(formulir(t, isi, jalur+"/rapat", 0), "rapat", "2026-06-20", "pemimpin", pimpin[1], "hadir", pimpin[1]), "20 Juni 2026", "Idris Contoh")
	basiSelisih := url.Values{"kunci": {"t2"}, "pilih": {id[0][1] + ":0000000000000000"}}
	status, isi = tu.kirim("POST", jalur+"/terapkan", basiSelisih)
	require.Equal(t, 422, status)
	require.Contains(t, isi, "AKD-KENAIKAN-13")
	kirimBaik(t, tu, jalur+"/terapkan", terap, "2 santri diterapkan", "Diterapkan")
	require.Contains(t, tu.isi(jalur+"/selisih"), "0 dari 1")
	berita := tu.isi(jalur + "/berita-acara")
	for _, kata := range []string{"Idris Contoh", "Ahmad Fauzi", "tinggal 1", "tamat 1", "210001"} {
		require.Contains(t, berita, kata)
	}

	urung := url.Values{"kunci": {"u1"}, "sebab": {""}}
	kirimBuruk(t, tu, jalur+"/urungkan", urung, 422, "AKD-KENAIKAN-11")
	kirimBaik(t, tu, jalur+"/urungkan", dengan(urung, "sebab", "rapat_ulang"), "2 santri diurungkan", "diurungkan")
	require.Contains(t, tu.isi(jalur+"/selisih"), "2 dari 3")

	kirimBuruk(t, tu, "/akademik/kenaikan/aturan", url.Values{"kunci": {"x"}, "maks_gagal": {"99"}, "sejak": {"2025-07-01"}}, 422, "AKD-KENAIKAN-09", `value="99"`)
	kirimBaik(t, tu, "/akademik/kenaikan/aturan", url.Values{"kunci": {"y"}, "maks_gagal": {"3"}, "min_sikap": {"B"}, "maks_alpa": {"15"}, "sejak": {"2025-07-01"}}, "3 pelajaran di bawah KKM", "alpa 15%")
	kirimBuruk(t, tu, "/akademik/kenaikan/aturan", url.Values{"kunci": {"z"}, "maks_gagal": {"3"}, "min_hafalan": {"2"}, "sejak": {"2025-07-02"}}, 422, "AKD-KENAIKAN-09", "juz, halaman, atau ayat")
	kirimBaik(t, tu, "/akademik/kenaikan/aturan", url.Values{"kunci": {"w"}, "maks_gagal": {"2"}, "min_ekskul": {"B"}, "ekskul_wajib": {"Pencak Silat"}, "min_hafalan": {"2"}, "satuan": {"juz"}, "gerbang": {"ya"}, "ujian": {"ya"}, "sejak": {"2025-07-02"}},
		"Pencak Silat B", "hafal 2 juz", "syarat terpenuhi, lulus")
	require.Contains(t, tu.isi(jalur), "hafalan 0 juz, paling sedikit 2", "alasan tampil di lembarnya")

	require.Contains(t, guru.isi("/akademik/kenaikan"), "Belum ada putaran")
	status, isi = guru.ambil(jalur)
	require.Equal(t, 404, status, "guru melihat kelas yang ia walikan saja")
	require.NotContains(t, isi, "Ahmad")
	kepala := r.masuk("kepala.a")
	require.Contains(t, kepala.isi(jalur), "Ahmad Fauzi")
	require.NotContains(t, kepala.isi(jalur), "Simpan putusan")
	kirimBuruk(t, kepala, jalur+"/putusan", lembar, 403, "SRV-AKUN-08")
}
