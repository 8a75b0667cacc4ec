package situs_test

import (
	"net/url"
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/rapor"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
)

// teksPDF is the text of a file.
func teksPDF(t *testing.T, isi string) string {
	t.Helper()
	require.True(t, strings.HasPrefix(isi, "%PDF-"))
	c := exec.Command("pdftotext", "-layout", "-", "-")
	c.Stdin = strings.NewReader(isi)
	out, err := c.Output()
	require.NoError(t, err)
	return string(out)
}

// nilaiMatematika gives the first santri of class 7A both marks of mathematics, and
// returns the address of the class.
func (r *rumah) nilaiMatematika() (tu, guru peramban, kelas string) {
	t := r.t
	t.Helper()
	tu, guru, jalur := r.kelasMatematika()
	f := formulir(t, tu.isi("/akademik/penilaian"), "/akademik/penilaian", 0)
	kirimBaik(t, tu, "/akademik/penilaian", dengan(f, "skala", "100", "kosong", "tolak", "k_bobot1", "60", "sejak", "2025-07-01"), "berlaku sejak")
	for _, kode := range []string{"SLM", "SAS"} {
		kirimBaik(t, guru, jalur+"/asesmen", url.Values{"kunci": {"a" + kode}, "periode": {"1"}, "kode": {kode}, "nama": {kode}, "komponen": {kode}, "maks": {"100"}, "bobot": {"1"}}, kode)
	}
	kisi := guru.isi(jalur)
	sel := selKisi.FindAllStringSubmatch(kisi, -1) // the first row first
	kirimBaik(t, guru, jalur, dengan(formulir(t, kisi, jalur, 0), sel[0][1], "80", sel[1][1], "80"), "2 nilai disimpan")
	return tu, guru, "/akademik/kelas/" + strings.Split(jalur, "/")[2]
}

// The leger comes as a list and on paper, for whoever sees it on the page.
func TestSekolahBerkas_leger(t *testing.T) {
	r := bangun(t)
	tu, guru, kelas := r.nilaiMatematika()
	isi := tu.isi(kelas + "/leger?periode=1")
	for _, nama := range []string{"leger.xlsx", "leger.csv", "leger.pdf"} {
		require.Contains(t, isi, kelas+"/berkas/"+nama+"?periode=1")
	}
	require.Contains(t, lembarKerja(t, tu.unduh(kelas+"/berkas/leger.xlsx?periode=1")), "Ahmad Fauzi|80|0")
	require.Contains(t, tu.unduh(kelas+"/berkas/leger.csv?periode=1"), "Ahmad Fauzi;80;0")
	teks := teksPDF(t, tu.unduh(kelas+"/berkas/leger.pdf?periode=1"))
	for _, kata := range []string{"Leger MTs 7A", "Ahmad Fauzi", "80", "mtk Matematika", "...."} {
		require.Contains(t, teks, kata)
	}
	for _, nama := range []string{"leger.pdf", "leger.csv"} {
		status, _ := guru.ambil(kelas + "/berkas/" + nama)
		require.Equal(t, 404, status, "wali kelasnya bukan guru ini")
	}
	status, _ := tu.ambil(kelas + "/berkas/leger.doc")
	require.Equal(t, 404, status)
}

// Drafts are there at any time and say so; what was published comes as it was, for the
// class or for one santri, and nobody gets it whom the register does not show it.
func TestSekolahBerkas_rapor(t *testing.T) {
	r := bangun(t)
	tu, guru, kelas := r.nilaiMatematika()
	id := akademik.RombelID(strings.TrimPrefix(kelas, "/akademik/kelas/"))
	status, isi := tu.ambil(kelas + "/berkas/rapor.pdf?periode=1")
	require.Equal(t, 404, status)
	require.Contains(t, isi, "belum diterbitkan")
	require.NotContains(t, tu.isi(kelas+"/leger?periode=1"), "/berkas/rapor.pdf")
	draf := teksPDF(t, tu.unduh(kelas+"/berkas/rapor-draf.pdf?periode=1"))
	require.Equal(t, 3, strings.Count(draf, "halaman 1 dari 1"))
	for _, kata := range []string{"DRAF BELUM LENGKAP", "Ahmad Fauzi", "Matematika", "80", "Belum lengkap"} {
		require.Contains(t, draf, kata)
	}

	f := formulir(t, tu.isi("/akademik/kop?unit=MTs"), "/akademik/kop", 0)
	kirimBuruk(t, tu, "/akademik/kop", dengan(f, "alamat", strings.Repeat("a", 151)), 422, "SRV-KOP-01")
	kirimBaik(t, tu, "/akademik/kop", dengan(f, "alamat", "Jalan Contoh 1", "nama_arab", "معهد المثال", "kepala", "Kiai Contoh", "kota", "Contohan"), "Kop rapor MTs disimpan", "معهد المثال")
	_, err := r.s.Akun.Buat(t.Context(), akun.Akun{Lembaga: "A", NamaMasuk: "tu.pondok", Nama: "Umar", Peran: "tata_usaha", Unit: []string{"Pondok"}}, sandiUji)
	require.NoError(t, err)
	kirimBuruk(t, r.masuk("tu.pondok"), "/akademik/kop", f, 404, "tidak ada")
	kirimBuruk(t, tu, "/akademik/kop", dengan(f, "unit", "Lain"), 404, "tidak ada")
	require.Contains(t, tu.isi("/rapor/"+string(id)+"?periode=1"), "/akademik/kop?unit=MTs")

	ctx, pel := t.Context(), r.pelaku("A", "tata_usaha", privasi.TujuanRapor)
	for _, l := range []akademik.LangkahRaporBaru{{Mapel: []akademik.KodeMapel{"mtk"}, Langkah: rapor.Kirim}, {Mapel: []akademik.KodeMapel{"mtk"}, Langkah: rapor.Periksa}, {Langkah: rapor.Kunci}} {
		l.Rombel, l.Periode = id, "1"
		require.NoError(t, r.s.Akademik.LangkahRapor(ctx, pel, "", rapor.Kurikulum, l))
	}
	ts, err := r.s.Akademik.TerbitkanRapor(ctx, pel, "", rapor.Kurikulum, id, "1")
	require.NoError(t, err)
	berkas := kelas + "/berkas/rapor.pdf?periode=1"
	semua := tu.unduh(berkas)
	require.Equal(t, semua, tu.unduh(berkas), "the same rapor give the same file")
	teks := teksPDF(t, semua)
	require.Contains(t, teks, "Rapor nomor 000001/1 · sidik "+ts[0].Sidik.Pendek())
	require.NotContains(t, teks, "DRAF")
	for _, kata := range []string{"معهد المثال", "Kiai Contoh", "Contohan, ", "Jalan Contoh 1"} {
		require.Contains(t, teks, kata)
	}
	require.Equal(t, 5, strings.Count(teksPDF(t, tu.unduh(berkas+"&duplex=ya")), "\f"), "three santri, two empty backs")
	satu := teksPDF(t, tu.unduh(berkas+"&santri="+string(ts[0].Santri)))
	require.Contains(t, satu, "Ahmad Fauzi")
	require.Equal(t, 1, strings.Count(satu, "\f"))
	status, _ = guru.ambil(berkas)
	require.Equal(t, 404, status, "wali kelasnya bukan guru ini")
	status, _ = r.masuk("kasir.a").ambil(berkas)
	require.Equal(t, 403, status)
	isi = tu.isi(kelas + "/leger?periode=1")
	require.Contains(t, isi, kelas+"/berkas/rapor.pdf?periode=1")
	require.Contains(t, isi, kelas+"/berkas/rapor.pdf?periode=1&amp;santri="+string(ts[0].Santri))
}
