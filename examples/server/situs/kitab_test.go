package situs_test

import (
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestKitab_catatan_kelompok(t *testing.T) {
	r := bangun(t)
	guru, jalur := r.halaqahUtsman()
	ke := "/kitab/" + strings.TrimPrefix(jalur, "/tahfidz/")
	require.Contains(t, guru.isi(strings.Replace(jalur, "/tahfidz/", "/akademik/kelas/", 1)), ke)
	isi := guru.isi(ke + "?kitab=alfiyah")
	require.Contains(t, isi, "0 dari 2 sudah dicatat")
	require.Contains(t, isi, "1002 bait")
	a, b := string(r.id["Ahmad Fauzi"]), string(r.id["Siti Aminah"])
	awal := func(kunci string, lain ...string) url.Values {
		v := url.Values{"kunci": {kunci}, "hari": {"2025-10-20"}, "kitab": {"alfiyah"}, "cara": {"hafalan"}, "santri": {a, b}, "hasil-" + a: {"lulus"}, "hasil-" + b: {"lulus"}}
		return dengan(v, lain...)
	}
	kirimBuruk(t, guru, ke, awal("1"), 422, "SRV-HALAMAN-02")
	kirimBuruk(t, guru, ke, awal("2", "dari-"+a, "1", "sampai-"+a, "1003"), 422, "AKD-HAFALAN-12", `value="1003"`)
	kirimBuruk(t, guru, ke, awal("3", "dari-"+a, "1", "sampai-"+a, "x"), 422, "SRV-HALAMAN-02", "keliru")
	isi = kirimBaik(t, guru, ke, awal("4", "dari-"+a, "1", "sampai-"+a, "20"), "1 catatan kitab disimpan", "1 dari 2 sudah dicatat", "hafal 20, dibaca 20 dari 1002 bait", "bait 1–20")
	require.Contains(t, isi, `name="dari-`+a+`" value="21"`)
	kirimBaik(t, guru, ke, awal("5", "cara", "bandongan", "dari", "1", "sampai", "30", "ikut-"+a, "ya", "ikut-"+b, "ya", "dari-"+a, "21", "dari-"+b, "1"), "2 catatan kitab disimpan", "hafal 20, dibaca 30", "dibaca 30 dari 1002 bait")
	peta := guru.isi("/kitab/santri/" + a)
	for _, kata := range []string{"Alfiyah Ibnu Malik", "hafal 20 dari 1002", "2,00%", "dibaca 30 dari 1002", "bandongan", "Idris Contoh"} {
		require.Contains(t, peta, kata)
	}
	status, _ := guru.ambil("/kitab/santri/" + string(r.id["Budi Santoso"]))
	require.Equal(t, 404, status, "bukan santri kelasnya")
	id := regexp.MustCompile(`name="catatan" value="([^"]+)"`).FindStringSubmatch(isi)
	require.NotNil(t, id)
	kirimBuruk(t, guru, ke+"/batal", url.Values{"kitab": {"alfiyah"}, "catatan": {id[1]}, "alasan": {"x"}}, 422, "AKD-KITAB-01")
	kirimBaik(t, guru, ke+"/batal", url.Values{"kunci": {"b"}, "hari": {"2025-10-20"}, "kitab": {"alfiyah"}, "catatan": {id[1]}, "alasan": {"Salah santri"}}, "Catatan dibatalkan")
	require.NotContains(t, guru.isi(ke+"?kitab=alfiyah"), "hafal 20")
	kepala := r.masuk("kepala.a")
	require.NotContains(t, kepala.isi(ke), "Simpan catatan")
	kirimBuruk(t, kepala, ke, awal("6"), 403, "SRV-AKUN-08")
}

// What is due for repetition is listed for the whole halaqah, the longest overdue first.
func TestMurojaah_halaqah(t *testing.T) {
	r := bangun(t)
	guru, jalur := r.halaqahUtsman()
	daftar := strings.Replace(jalur, "/tahfidz/", "/murojaah/", 1)
	require.Contains(t, guru.isi(jalur), daftar)
	require.Contains(t, guru.isi(daftar), "Tidak ada yang jatuh tempo")
	for _, x := range [][2]string{{"2025-10-08", "Ahmad Fauzi"}, {"2025-10-01", "Siti Aminah"}} {
		id := string(r.id[x[1]])
		kirimBaik(t, guru, jalur, url.Values{"kunci": {id}, "hari": {x[0]}, "santri": {id}, "surah-" + id: {"1"}, "dari-" + id: {"1"}, "sampai-" + id: {"7"}, "jenis-" + id: {"ziyadah"}, "hasil-" + id: {"lulus"}}, "1 setoran dicatat")
	}
	isi := guru.isi(daftar)
	for _, kata := range []string{"Ahmad Fauzi", "7 ayat", "lewat 11 hari", "lewat 18 hari", "Al-Fatihah"} {
		require.Contains(t, isi, kata)
	}
	require.Less(t, strings.Index(isi, "Siti Aminah"), strings.Index(isi, "Ahmad Fauzi"), "yang paling lama lewat didahulukan")
	status, _ := r.guru("G02", "Zubair Contoh").ambil(daftar)
	require.Equal(t, 404, status)
}
