package situs_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi/kebijakan"
)

// The desk fills the profile and the default policy is there, for everybody, without
// signing in, under the hash that a reader acknowledges; a void clause is not announced.
func TestP04_P36_Kebijakan_dariMejaSampaiDibaca(t *testing.T) {
	r := bangun(t)
	_, err := r.s.Akun.Buat(t.Context(), akun.Akun{Lembaga: "A", NamaMasuk: "petugas.data", Nama: "Hafsah", Peran: "ppdp"}, sandiUji)
	require.NoError(t, err)
	ppdp, luar := r.masuk("petugas.data"), tamu(t, r.url)
	status, isi := ppdp.kirim(http.MethodPost, "/privasi/kebijakan/profil", url.Values{"nama": {"Pesantren A"}})
	require.Equal(t, 422, status)
	require.Contains(t, isi, "PRI-KEBIJAKAN-16")
	status, isi = ppdp.kirim(http.MethodPost, "/privasi/kebijakan/profil", url.Values{"nama": {"Pesantren A"}, "telepon": {"0811-0000-0001"}, "ppdp": {"kantor yayasan"}})
	require.Equal(t, 200, status, isi)
	status, isi = luar.ambil("/kebijakan?lembaga=A")
	require.Equal(t, 200, status)
	for _, x := range []string{"0811-0000-0001", "kantor yayasan", "Kunci publik", "berlaku"} {
		require.Contains(t, isi, x)
	}
	sidik := regexp.MustCompile(`<code>([0-9a-f]{64})</code>`).FindStringSubmatch(isi)
	require.NotEmpty(t, sidik)
	status, _ = luar.ambil("/kebijakan/" + sidik[1] + "?lembaga=A")
	require.Equal(t, 200, status)
	for _, u := range []string{"/kebijakan/" + strings.Repeat("0", 64) + "?lembaga=A", "/kebijakan?lembaga=A&untuk=jin", "/kebijakan?lembaga=tidak-ada"} {
		status, _ = luar.ambil(u)
		require.Equal(t, 404, status, u)
	}

	r.lahirkan("Ahmad Fauzi")
	w := r.wali("Ahmad Fauzi", "nashir")
	_, isi = w.ambil("/data-saya")
	require.Contains(t, isi, "belum Anda baca")
	_, isi = w.ambil("/data-saya/kebijakan")
	require.Contains(t, isi, sidik[1], "yang tampil sama dengan halaman publik")
	status, isi = w.kirim(http.MethodPost, "/data-saya/kebijakan", url.Values{"versi": {sidik[1]}, "tampil": {"lain"}})
	require.Equal(t, 409, status)
	require.Contains(t, isi, "PRI-KEBIJAKAN-11")
	status, isi = w.kirim(http.MethodPost, "/data-saya/kebijakan", url.Values{"versi": {sidik[1]}, "tampil": {sidik[1]}})
	require.Equal(t, 200, status)
	require.NotContains(t, isi, "belum Anda baca")

	v := url.Values{"untuk": {"wali"}, "aksi": {"terbitkan"}, "berlaku": {"2025-12-20T08:00"}, "ringkasan": {"Singkatnya begini."}, "kunci_klausul": {"risiko"}, "judul": {"Risiko"}, "teks": {"Pengguna menanggung segala risiko atas data."}}
	status, isi = ppdp.kirim(http.MethodPost, "/privasi/kebijakan/naskah", v)
	require.Equal(t, 422, status)
	require.Contains(t, isi, "PRI-KEBIJAKAN-05")
	n, err := r.s.Kantor.NaskahBaku(t.Context(), "A", kebijakan.Wali)
	require.NoError(t, err)
	v.Del("kunci_klausul")
	v.Del("judul")
	v.Del("teks")
	for _, k := range append(n.Klausul, kebijakan.Klausul{Judul: "Janji kami", Teks: "Kami menjaga data Anda dan memberi tahu bila terjadi kegagalan."}) {
		v["kunci_klausul"], v["judul"], v["teks"] = append(v["kunci_klausul"], k.Kunci), append(v["judul"], k.Judul), append(v["teks"], k.Teks)
	}
	status, isi = ppdp.kirim(http.MethodPost, "/privasi/kebijakan/naskah", v)
	require.Equal(t, 200, status, isi)
	require.Contains(t, isi, "0 dari")
	_, isi = r.masuk("nashir").ambil("/data-saya/kebijakan")
	require.Contains(t, isi, "Yang berubah")
	_, isi = ppdp.ambil("/privasi/kebijakan?untuk=wali")
	require.Contains(t, isi, "1 dari")
	status, _ = w.ambil("/privasi/kebijakan")
	require.Equal(t, 403, status)
}
