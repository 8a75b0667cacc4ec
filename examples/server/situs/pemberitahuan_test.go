package situs_test

import (
	"net/http"
	"net/url"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/antar"
	"github.com/pesantren-go/pesantren/privasi/kantor"
)

// A guardian finds the notice about his child in the inbox, and opening it is the proof;
// whoever has no account gets a letter that the desk prints and hands over.
func TestP19_P59_kotakDanSurat(t *testing.T) {
	r := bangun(t)
	r.lahirkan("Ahmad Fauzi")
	_, err := r.s.Akun.Buat(t.Context(), akun.Akun{Lembaga: "A", NamaMasuk: "petugas.data", Nama: "Hafsah", Peran: "ppdp"}, sandiUji)
	require.NoError(t, err)
	r.wali("Ahmad Fauzi", "nashir")
	gudang := r.s.Kantor.Stores.Pernyataan
	p, err := privasi.Nyatakan(r.pelaku("A", "admin", privasi.TujuanImpor), "kepala tata usaha", "saya berwenang", "EMIS 2025", []string{"identitas"}, r.jam.Now())
	require.NoError(t, err)
	require.NoError(t, gudang.Simpan(t.Context(), p))
	ahmad, budi := r.subjek("Ahmad Fauzi"), r.subjek("Budi Santoso")
	require.NoError(t, gudang.TambahTugas(t.Context(), "A", p.TugasUntuk(ahmad, budi)))
	require.NoError(t, r.s.Rutin(t.Context(), "server"))

	w := r.masuk("nashir")
	isi := w.isi("/pemberitahuan?lihat=belum")
	require.Contains(t, isi, "belum dibuka")
	require.Contains(t, isi, "tentang Ahmad Fauzi")
	satu := antar.Kunci(antar.Impor, p.ID, ahmad)
	require.Contains(t, isi, "/pemberitahuan/"+satu)
	isi = w.isi("/pemberitahuan/" + satu)
	require.Contains(t, isi, "EMIS 2025")
	require.NotContains(t, w.isi("/pemberitahuan?lihat=belum"), satu)
	require.Contains(t, w.isi("/pemberitahuan"), satu)
	lain := antar.Kunci(antar.Impor, p.ID, budi)
	for _, x := range []string{lain, "tidak-ada"} {
		status, _ := w.ambil("/pemberitahuan/" + x)
		require.Equal(t, 404, status, "bukan kabarnya")
	}

	meja := r.masuk("petugas.data")
	isi = meja.isi("/privasi/kabar?jenis=impor&status=gagal")
	require.Contains(t, isi, "Budi Santoso")
	require.Contains(t, isi, "tidak ada akun atau alamatnya")
	require.NotContains(t, isi, "Ahmad Fauzi")
	isi = meja.isi("/privasi/kabar/surat?jenis=impor")
	require.Contains(t, isi, "Kepada Budi Santoso")
	require.Contains(t, isi, "diserahkan oleh kepala tata usaha")
	status, isi := meja.kirim(http.MethodPost, "/privasi/kabar", url.Values{"aksi": {"serahkan"}, "bukti": {"12/X"}})
	require.Equal(t, 422, status)
	require.Contains(t, isi, "Centang dahulu")
	require.Contains(t, isi, `value="12/X"`, "yang diketik tetap ada")
	status, isi = meja.kirim(http.MethodPost, "/privasi/kabar", url.Values{"aksi": {"serahkan"}, "kabar": {lain}})
	require.Equal(t, 422, status, isi)
	require.Contains(t, isi, "Tulis nomor surat")
	status, isi = meja.kirim(http.MethodPost, "/privasi/kabar", url.Values{"aksi": {"serahkan"}, "bukti": {"12/X"}, "kabar": {lain}})
	require.Equal(t, 200, status)
	require.Contains(t, isi, "1 surat dicatat diserahkan")
	ts, _, err := gudang.Tugas(t.Context(), "A", dasar.Page{Limit: dasar.MaxPage})
	require.NoError(t, err)
	for _, x := range ts {
		require.NotEqual(t, p.ID, x.Pernyataan, "kedua orang sudah dikabari")
	}
	_, isi = meja.kirim(http.MethodPost, "/privasi/kabar", url.Values{"aksi": {"kirim"}})
	require.Regexp(t, regexp.MustCompile(`\d+ kabar baru disiapkan`), isi)
	as, _, err := r.s.Kantor.DaftarAntaran(t.Context(), r.pelaku("A", "ppdp", privasi.TujuanHakSubjek), kantor.SaringAntaran{Jenis: antar.Impor}, dasar.Page{})
	require.NoError(t, err)
	for _, a := range as {
		if a.Rujukan == p.ID {
			require.Equal(t, antar.Terkirim, a.Status)
		}
	}
}
