package situs_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/privasi"
)

// belanja is the form of a small expense out of a drawer.
func belanja(t *testing.T, p peramban) url.Values {
	f := formulir(t, p.isi("/jurnal/baru"), "/jurnal/baru", 0)
	f["akun"] = []string{"5.2.1.06 Beban administrasi bank", "1.1.1.01", "", ""}
	f["debit"] = []string{"125.000", "", "", ""}
	f["kredit"] = []string{"", "125.000", "", ""}
	f["rincian"] = []string{"", "Laci 2", "", ""}
	f["unit"] = []string{"", "", "", ""}
	f["dana"] = []string{"", "", "", ""}
	return dengan(f, "keterangan", "Materai dan fotokopi", "jenis", "umum")
}

func TestJurnal_dicatat_dicari_dan_dibalik(t *testing.T) {
	r := bangun(t)
	p := r.masuk("bendahara.a")
	require.Contains(t, p.isi("/jurnal"), "Belum ada jurnal")
	f := belanja(t, p)
	status, isi := p.kirim(http.MethodPost, "/jurnal/baru", f)
	require.Equal(t, 200, status, isi)
	require.Contains(t, isi, "Jurnal dicatat")
	require.Contains(t, isi, "Laci 2")
	p.kirim(http.MethodPost, "/jurnal/baru", f)
	isi = p.isi("/jurnal")
	require.Equal(t, 1, strings.Count(isi, "Materai dan fotokopi"), "kiriman kedua tidak mencatat lagi")
	for q, ada := range map[string]bool{"q=MATERAI": true, "q=beras": false, "akun=1.1.1.01": true, "akun=1.1.1.11": false, "jenis=umum": true, "jenis=koreksi": false,
		"dari=2025-10-20&sampai=2025-10-20": true, "sampai=2025-10-19": false, "unit=MTs": false} {
		require.Equal(t, ada, strings.Contains(p.isi("/jurnal?"+q), "Materai"), q)
	}
	status, isi = p.ambil("/jurnal?dari=kemarin")
	require.Equal(t, 422, status)
	require.Contains(t, isi, "DSR-TANGGAL-01")
	status, _ = p.ambil("/jurnal?setelah=ngawur")
	require.Equal(t, 422, status)

	js, _, err := r.s.Keuangan.CariJurnal(t.Context(), r.pelaku("A", "bendahara", privasi.TujuanLaporan), keuangan.SaringJurnal{}, dasar.Page{})
	require.NoError(t, err)
	require.Len(t, js, 1)
	jalur := "/jurnal/" + js[0].ID
	balik := formulir(t, p.isi(jalur), jalur+"/balik", 0)
	status, isi = p.kirim(http.MethodPost, jalur+"/balik", balik)
	require.Equal(t, 422, status)
	require.Contains(t, isi, "KEU-JURNAL-18")
	_, isi = p.kirim(http.MethodPost, jalur+"/balik", dengan(balik, "alasan", "salah akun"))
	require.Contains(t, isi, "Jurnal dibalik")
	require.Contains(t, isi, "jurnal asal")
	_, isi = p.kirim(http.MethodPost, jalur+"/balik", balik)
	require.Contains(t, isi, "Jurnal dibalik", "kiriman kedua menunjukkan pembalikan yang sama")
	status, isi = p.kirim(http.MethodPost, jalur+"/balik", dengan(balik, "kunci", "lain"))
	require.Equal(t, 409, status)
	require.Contains(t, isi, "KEU-JURNAL-12")
	require.Contains(t, isi, "sudah dibalik")
	r.utuh()
}

func TestJurnal_ditolak_dan_yang_diketik_tetap_ada(t *testing.T) {
	r := bangun(t)
	r.bertarif()
	p := r.masuk("bendahara.a")
	for nama, c := range map[string]struct {
		ubah   func(url.Values)
		aturan string
	}{
		"tidak_seimbang":      {func(f url.Values) { f["kredit"][1] = "120.000" }, "KEU-JURNAL-05"},
		"satu_baris":          {func(f url.Values) { f["akun"][1], f["kredit"][1] = "", "" }, "KEU-JURNAL-04"},
		"akun_tiada":          {func(f url.Values) { f["akun"][0] = "9.9.9.99" }, "KEU-JURNAL-07"},
		"akun_induk":          {func(f url.Values) { f["akun"][0] = "1.1.2" }, "KEU-JURNAL-08"},
		"tanpa_laci":          {func(f url.Values) { f["rincian"][1] = "" }, "KEU-JURNAL-19"},
		"akun_kontrol":        {func(f url.Values) { f["akun"][0] = "1.1.2.01" }, "KEU-JURNAL-22"},
		"unit_tidak_seimbang": {func(f url.Values) { f["unit"][0] = "MTs" }, "KEU-JURNAL-06"},
		"dana_tidak_cocok":    {func(f url.Values) { f["dana"][0] = "zakat" }, "KEU-JURNAL-10"},
		"jumlah_tak_terbaca":  {func(f url.Values) { f["debit"][0] = "seratus" }, "DSR-RUPIAH-01"},
		"tanggal_rusak":       {func(f url.Values) { f.Set("tanggal", "20/10/2025") }, "DSR-TANGGAL-01"},
		"tanpa_keterangan":    {func(f url.Values) { f.Set("keterangan", " ") }, "KEU-JURNAL-18"},
		"jenis_mesin":         {func(f url.Values) { f.Set("jenis", "penutup") }, "KEU-JURNAL-16"},
	} {
		f := belanja(t, p)
		c.ubah(f)
		status, isi := p.kirim(http.MethodPost, "/jurnal/baru", f)
		require.Equal(t, 422, status, nama)
		require.Contains(t, isi, c.aturan, nama)
		require.Contains(t, isi, "125.000", "%s: yang diketik tetap ada", nama)
	}
	f := belanja(t, p)
	f["akun"] = []string{"", "5.2.1.06 Beban administrasi bank", "1.1.1.01", "9.9.9.9"}
	f["debit"], f["kredit"] = []string{"", "2000", "", ""}, []string{"", "", "1000", "1000"}
	f["rincian"] = []string{"", "", "Laci 2", ""}
	_, isi := p.kirim(http.MethodPost, "/jurnal/baru", f)
	baris := strings.Split(isi, "<tr")
	i := strings.Index(isi, `class="keliru"`)
	require.Positive(t, i)
	for _, b := range baris {
		require.Equal(t, strings.Contains(b, "9.9.9.9\""), strings.Contains(b, "keliru"), "baris yang salah ditandai, baris kosong tidak ikut dihitung")
	}

	_, isi = p.kirim(http.MethodPost, "/jurnal/baru", dengan(belanja(t, p), "aksi", "baris"))
	require.Equal(t, 7, strings.Count(isi, `name="akun"`), "baris bertambah tanpa mencatat")
	require.Contains(t, isi, "seimbang")
	require.Contains(t, p.isi("/jurnal"), "Belum ada jurnal")
}

func TestJurnal_buatan_sistem_dan_lembaga_lain(t *testing.T) {
	r := bangun(t)
	r.tagihOktober()
	r.lembaga("B", "bakar")
	p := r.masuk("bendahara.a")
	js, _, err := r.s.Keuangan.CariJurnal(t.Context(), r.pelaku("A", "bendahara", privasi.TujuanLaporan), keuangan.SaringJurnal{}, dasar.Page{})
	require.NoError(t, err)
	jalur := "/jurnal/" + js[0].ID
	isi := p.isi(jalur)
	require.Contains(t, isi, "/tagihan/putaran/", "jurnal menunjuk asalnya")
	require.NotContains(t, isi, jalur+"/balik")
	status, isi := p.kirim(http.MethodPost, jalur+"/balik", url.Values{"kunci": {"k"}, "alasan": {"coba saja"}})
	require.Equal(t, 422, status)
	require.Contains(t, isi, "KEU-JURNAL-24")
	asing := r.masuk("bendahara.b")
	status, isi = asing.ambil(jalur)
	require.Equal(t, 404, status)
	require.Contains(t, isi, "KEU-JURNAL-25")
	status, _ = asing.kirim(http.MethodPost, jalur+"/balik", url.Values{"kunci": {"k"}, "alasan": {"coba saja"}})
	require.Equal(t, 404, status)
}

func TestPeriode_dikunci_dan_dibuka(t *testing.T) {
	r := bangun(t)
	b := r.masuk("bendahara.a")
	isi := b.isi("/periode")
	require.Contains(t, isi, "Oktober 2025")
	require.Contains(t, b.isi("/periode/2025-10"), "belum berakhir")
	f := formulir(t, b.isi("/periode/2025-09"), "/periode/2025-09", 0)
	status, isi := b.kirim(http.MethodPost, "/periode/2025-09", f)
	require.Equal(t, 422, status)
	require.Contains(t, isi, "KEU-PERIODE-02")
	_, isi = b.kirim(http.MethodPost, "/periode/2025-09", dengan(f, "alasan", "laporan diserahkan"))
	require.Contains(t, isi, "September 2025 dikunci")
	status, isi = b.kirim(http.MethodPost, "/periode/2025-09", f)
	require.Equal(t, 409, status)
	require.Contains(t, isi, "KEU-PERIODE-04")
	status, isi = b.kirim(http.MethodPost, "/periode/2025-10", f)
	require.Equal(t, 422, status)
	require.Contains(t, isi, "KEU-PERIODE-03")
	status, isi = b.kirim(http.MethodPost, "/jurnal/baru", dengan(belanja(t, b), "tanggal", "2025-09-30"))
	require.Equal(t, 422, status)
	require.Contains(t, isi, "KEU-PERIODE-01")
	require.Contains(t, isi, "September 2025 sudah dikunci")

	require.NotContains(t, b.isi("/periode/2025-09"), "Alasan membuka")
	status, isi = b.kirim(http.MethodPost, "/periode/2025-09", url.Values{"aksi": {"buka"}, "alasan": {"ada yang lupa"}})
	require.Equal(t, 403, status)
	require.Contains(t, isi, "KEU-PERIODE-05")
	a := r.masuk("umar")
	_, isi = a.kirim(http.MethodPost, "/periode/2025-09", dengan(formulir(t, a.isi("/periode/2025-09"), "/periode/2025-09", 0), "alasan", "ada yang lupa"))
	require.Contains(t, isi, "September 2025 dibuka lagi")
	r.jam.Maju(time.Minute)
	b.kirim(http.MethodPost, "/jurnal/baru", dengan(belanja(t, b), "tanggal", "2025-09-30"))
	isi = b.isi("/periode/2025-09")
	require.Contains(t, isi, "Jurnal susulan")
	require.Contains(t, isi, "Materai dan fotokopi")
	require.Contains(t, isi, "ada yang lupa")
	require.Contains(t, b.isi("/periode/periksa"), "Buku utuh")
	status, _ = b.ambil("/periode/kapan")
	require.Equal(t, 404, status)
	status, _ = b.kirim(http.MethodPost, "/periode/2025-09", url.Values{"aksi": {"lupa"}, "alasan": {"x"}})
	require.Equal(t, 422, status)
}
