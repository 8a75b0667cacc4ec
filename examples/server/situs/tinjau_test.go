package situs_test

import (
	"net/http"
	"net/url"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// A guardian is asked to look at his child's data once it is old; what he confirms and what
// the office writes anew leaves the list of the desk.
func TestP47_periksa_data_saya(t *testing.T) {
	r := bangun(t)
	r.lahirkan("Ahmad Fauzi")
	r.lahirkan("Budi Santoso")
	w, ppdp := r.wali("Ahmad Fauzi", "nashir"), r.petugas("uji.ppdp", "ppdp")
	s := "/data-saya/" + string(r.subjek("Ahmad Fauzi"))
	r.buktikan("Ahmad Fauzi")
	require.Contains(t, ppdp.isi("/privasi/usang"), "sudah diperiksa dalam jangka waktunya")
	require.NotContains(t, w.isi(s), "sudah lama tidak diperiksa")

	r.jam.Maju(366 * 24 * time.Hour)
	w, ppdp = r.masuk("nashir"), r.masuk("uji.ppdp")
	require.Contains(t, w.isi(s), "sudah lama tidak diperiksa")
	isi := w.isi(s + "/periksa")
	require.Contains(t, isi, "Ahmad Fauzi")
	require.Contains(t, isi, "sudah lama")
	isi = ppdp.isi("/privasi/usang")
	require.Contains(t, isi, "Ahmad Fauzi")
	require.Contains(t, ppdp.isi("/privasi/usang?jenis=santri.Wali"), "Nashir Setiawan")
	kirimBuruk(t, w, s+"/periksa", url.Values{}, 422, "PRI-TINJAU-01", "Centang isian")
	kirimBuruk(t, w, s+"/periksa", url.Values{"bidang": {"santri.Santri.Kesehatan"}}, 422, "PRI-TINJAU-01")
	var semua []string
	for _, b := range []string{"NIK", "NoKK", "Nama", "NamaArab", "JenisKelamin", "TempatLahir", "TanggalLahir", "Alamat"} {
		semua = append(semua, "santri.Santri."+b)
	}
	kirimBaik(t, w, s+"/periksa", url.Values{"bidang": semua}, "8 isian dicatat masih benar")
	isi = ppdp.isi("/privasi/usang")
	require.Contains(t, isi, "Nomor HP")
	require.Contains(t, isi, "Ahmad Fauzi")

	p := r.masuk("umar")
	ke := "/santri/" + string(r.id["Ahmad Fauzi"]) + "/ubah"
	kirimBaik(t, p, ke, dengan(formulir(t, p.isi(ke), ke, 0), "jenis_kelamin", "L", "hp", "081255556666"), "Data disimpan")
	isi = ppdp.isi("/privasi/usang")
	require.NotContains(t, isi, "Ahmad Fauzi", "yang ditulis kantor segar lagi")
	require.Contains(t, isi, "Budi Santoso")
	require.NotContains(t, w.isi(s), "sudah lama tidak diperiksa")
	status, csv := ppdp.ambil("/privasi/usang/berkas/csv")
	require.Equal(t, http.StatusOK, status)
	require.Contains(t, csv, "Budi Santoso")
	status, _ = p.ambil("/privasi/usang")
	require.Equal(t, http.StatusForbidden, status)
}
