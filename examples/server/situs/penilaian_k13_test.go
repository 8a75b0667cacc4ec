package situs_test

import (
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Rules of K13 are filled in to start from; a subject then has two marks, in the leger
// and where descriptions are written.
func TestPenilaian_k13(t *testing.T) {
	r := bangun(t)
	tu, guru, grid := r.kelasMatematika()
	kelas := strings.Split(grid, "/")[2]
	isi := tu.isi("/akademik/penilaian?dari=k13")
	require.Contains(t, isi, `id="isian" class="jangan-cetak" open`)
	require.Regexp(t, `name="k_aspek4"[^>]*>.*?value="keterampilan" selected`, isi)
	f := dengan(formulir(t, isi, "/akademik/penilaian", 0), "sejak", "2025-07-01", "skala", "k13", "kosong", "tolak", "k_aspek1", "pengetahuan", "k_aspek2", "pengetahuan", "k_aspek3", "pengetahuan")
	kirimBuruk(t, tu, "/akademik/penilaian", f, 422, "AKD-ATURAN-12")
	dengan(f, "kunci", "k13", "k_aspek4", "keterampilan")
	kirimBaik(t, tu, "/akademik/penilaian", f, "pengetahuan: Penilaian harian 50", "keterampilan: Praktik, produk, dan proyek 100", "Predikat K13")
	kirimBaik(t, guru, grid+"/asesmen", url.Values{"kunci": {"a"}, "periode": {"1"}, "kode": {"PR1"}, "nama": {"Mengukur"}, "komponen": {"PRAK"}, "maks": {"100"}, "bobot": {"1"}, "tujuan": {"mengukur luas"}}, "PR1")
	isi = guru.isi(grid + "?periode=1")
	sel := selKisi.FindStringSubmatch(isi)
	require.NotNil(t, sel)
	kirimBaik(t, guru, grid, dengan(formulir(t, isi, grid, 0), sel[1], "92"), "1 nilai disimpan", "P – · K 92 B")
	leger := tu.isi("/akademik/kelas/" + kelas + "/leger?periode=1")
	require.Contains(t, leger, "mtk-P")
	require.Contains(t, leger, "mtk-K")
	d := "/rapor/" + kelas + "/deskripsi/mtk"
	isi = guru.isi(d + "?periode=1")
	require.Contains(t, isi, "Keterampilan")
	id := regexp.MustCompile(`name="kedua:([^"]+)"`).FindStringSubmatch(isi)
	require.NotNil(t, id)
	kirimBaik(t, guru, d, dengan(formulir(t, isi, d, 0), "kedua:"+id[1], "Teliti saat mengukur."), "1 deskripsi disimpan", "Teliti saat mengukur.")
	require.Contains(t, tu.isi("/rapor/"+kelas+"/santri/"+id[1]+"?periode=1"), "<h2>Keterampilan</h2>")
}
