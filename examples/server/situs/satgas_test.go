package situs_test

import (
	"net/http"
	"net/url"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/examples/server/akun"
)

// A report goes to its team and to nobody else: the page of a case answers the head,
// the admin, the officer and the accused member exactly as a page that does not exist.
func TestU60_satgas(t *testing.T) {
	r := bangun(t)
	id := map[string]string{}
	for _, a := range []akun.Akun{{NamaMasuk: "hafsah", Nama: "Hafsah", Peran: "guru"}, {NamaMasuk: "ali.guru", Nama: "Ali Guru", Peran: "guru"}, {NamaMasuk: "petugas.data", Nama: "Zainab", Peran: "ppdp"}} {
		a.Lembaga = "A"
		x, err := r.s.Akun.Buat(t.Context(), a, sandiUji)
		require.NoError(t, err)
		id[a.NamaMasuk] = x.ID
	}
	kasir := r.masuk("kasir.a")
	status, isi := kasir.kirim(http.MethodPost, "/lapor/satgas", url.Values{"uraian": {"sesuatu"}})
	require.Equal(t, 422, status)
	require.Contains(t, isi, "PRI-KOMPARTEMEN-03")
	kepala := r.masuk("kepala.a")
	status, isi = kepala.kirim(http.MethodPost, "/pengaturan/satgas", url.Values{"anggota": {id["hafsah"]}})
	require.Equal(t, 422, status)
	require.Contains(t, isi, "PRI-KOMPARTEMEN-03")
	status, _ = kepala.kirim(http.MethodPost, "/pengaturan/satgas", url.Values{"anggota": {id["hafsah"], id["ali.guru"]}})
	require.Equal(t, 200, status)
	status, _ = kasir.kirim(http.MethodPost, "/pengaturan/satgas", url.Values{"anggota": {id["hafsah"], id["ali.guru"]}})
	require.Equal(t, 403, status)

	status, isi = kasir.kirim(http.MethodPost, "/lapor/satgas", url.Values{"uraian": {"KENARI cerita"}, "korban": {"KENARI anak"}, "akun": {id["ali.guru"]}})
	require.Equal(t, 200, status)
	require.NotContains(t, isi, "KENARI")
	hafsah := r.masuk("hafsah")
	status, isi = hafsah.ambil("/satgas")
	require.Equal(t, 200, status)
	perkara := regexp.MustCompile(`/satgas/[0-9a-f-]{36}`).FindString(isi)
	require.NotEmpty(t, perkara)
	status, isi = hafsah.ambil(perkara)
	require.Equal(t, 200, status)
	require.Contains(t, isi, "KENARI cerita")
	status, isi = hafsah.kirim(http.MethodPost, perkara, url.Values{"aksi": {"langkah"}, "teks": {"Didampingi"}})
	require.Equal(t, 200, status)
	require.Contains(t, isi, "Didampingi")

	for _, p := range []peramban{kepala, kasir, r.masuk("umar"), r.masuk("petugas.data"), r.masuk("ali.guru")} {
		adaStatus, ada := p.ambil(perkara)
		tiadaStatus, tiada := p.ambil("/satgas/tidak-ada")
		require.Equal(t, 404, adaStatus)
		require.Equal(t, tiadaStatus, adaStatus)
		require.Equal(t, tiada, ada, "bita demi bita")
		status, isi = p.kirim(http.MethodPost, perkara, url.Values{"aksi": {"tutup"}})
		require.Equal(t, 404, status)
		require.NotContains(t, isi, "KENARI")
	}
	status, isi = r.masuk("ali.guru").ambil("/satgas")
	require.Equal(t, 200, status)
	require.Contains(t, isi, "Belum ada laporan")
	status, isi = hafsah.kirim(http.MethodPost, perkara, url.Values{"aksi": {"tutup"}})
	require.Equal(t, 200, status)
	require.Contains(t, isi, "ditutup")

	// How long cases are kept, and that two of the team let them go, is a page of the team.
	status, isi = hafsah.ambil("/satgas/masa")
	require.Equal(t, 200, status)
	require.Contains(t, isi, "sampai lamanya ditetapkan")
	status, isi = hafsah.kirim(http.MethodPost, "/satgas/masa", url.Values{"aksi": {"usulkan"}, "tempat": {"Aula KENARI"}})
	require.Equal(t, 422, status)
	require.Contains(t, isi, "PRI-RETENSI-11")
	status, _ = r.masuk("petugas.data").kirim(http.MethodPost, "/privasi/retensi/kelas", url.Values{"kelas": {"kompartemen"}, "tahun": {"7"}, "bulan": {"0"}, "sejak": {"2025-10-20"}, "alasan": {"SK 7"}, "versi": {"0"}})
	require.Equal(t, 200, status)
	status, isi = hafsah.kirim(http.MethodPost, "/satgas/masa", url.Values{"aksi": {"usulkan"}, "tempat": {""}})
	require.Equal(t, 422, status)
	require.Contains(t, isi, "disimpan 7 tahun")
	require.Contains(t, isi, "Tulis tempat berita acara")
	status, isi = hafsah.kirim(http.MethodPost, "/satgas/masa", url.Values{"aksi": {"usulkan"}, "tempat": {"Aula"}})
	require.Equal(t, 200, status)
	require.Contains(t, isi, "Menunggu anggota satgas yang lain")
	status, isi = hafsah.kirim(http.MethodPost, "/satgas/masa", url.Values{"aksi": {"setujui"}})
	require.Equal(t, 403, status)
	require.Contains(t, isi, "haruslah orang lain")
	status, isi = r.masuk("ali.guru").kirim(http.MethodPost, "/satgas/masa", url.Values{"aksi": {"setujui"}})
	require.Equal(t, 200, status)
	require.Contains(t, isi, "berlaku")
	for _, p := range []peramban{kepala, kasir} {
		status, isi = p.ambil("/satgas/masa")
		_, tiada := p.ambil("/satgas/tidak-ada")
		require.Equal(t, 404, status)
		require.Equal(t, tiada, isi, "bita demi bita")
	}
}
