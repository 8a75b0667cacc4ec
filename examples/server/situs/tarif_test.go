package situs_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestTarif_dari_nol(t *testing.T) {
	r := bangun(t)
	p := r.masuk("bendahara.a")
	_, isi := p.ambil("/tarif")
	require.Contains(t, isi, "Belum ada komponen biaya")
	_, isi = p.ambil("/tarif/komponen")
	status, isi := p.kirim(http.MethodPost, "/tarif/komponen/baku", formulir(t, isi, "/tarif/komponen/baku", 0))
	require.Equal(t, 200, status)
	require.Contains(t, isi, "Komponen umum ditambahkan")
	_, isi = p.kirim(http.MethodPost, "/tarif/komponen/baku", url.Values{})
	require.Contains(t, isi, "tidak ada yang diubah")

	komponen := url.Values{"kode": {"kegiatan"}, "uraian": {"Uang kegiatan"}, "piutang": {"1.1.2.04"}, "pendapatan": {"4.1.1.05"}, "keringanan": {"4.1.1.91"},
		"berkala": {"tahunan"}, "tanggal_tempo": {"31"}, "prioritas": {"40"}, "aktif": {"ya"}}
	_, isi = p.kirim(http.MethodPost, "/tarif/komponen", komponen)
	require.Contains(t, isi, "Komponen Uang kegiatan disimpan")
	for _, c := range []struct{ bidang, nilai, aturan string }{
		{"kode", "Uang Kegiatan", "KEU-KOMPONEN-01"}, {"tanggal_tempo", "tiga", "SRV-HALAMAN-02"}, {"piutang", "9.9.9", "KEU-KOMPONEN-01"}, {"berkala", "kadang", "KEU-KOMPONEN-01"},
	} {
		v := url.Values{}
		for k, x := range komponen {
			v[k] = x
		}
		status, isi := p.kirim(http.MethodPost, "/tarif/komponen", dengan(v, c.bidang, c.nilai))
		require.Equal(t, 422, status, c.bidang)
		require.Contains(t, isi, c.aturan)
		require.Contains(t, isi, "Uang kegiatan", "yang diketik tetap ada")
	}
	_, isi = p.ambil("/tarif/komponen?ubah=kegiatan")
	require.Contains(t, isi, "Ubah Uang kegiatan")

	tarif := url.Values{"komponen": {"syahriah"}, "jumlah": {"350.000"}, "sejak": {"2025-07-01"}, "mukim": {"ya"}}
	_, isi = p.kirim(http.MethodPost, "/tarif", tarif)
	require.Contains(t, isi, "berlaku sejak 1 Juli 2025")
	require.Contains(t, isi, "350.000")
	_, isi = p.kirim(http.MethodPost, "/tarif", url.Values{"komponen": {"syahriah"}, "jumlah": {"375.000"}, "sejak": {"2025-11-01"}, "mukim": {"ya"}, "sampai": {"2025-12-31"}})
	require.Contains(t, isi, "Mulai kemudian")
	require.Contains(t, isi, "s.d. 31 Oktober 2025", "tarif lama berakhir sehari sebelum yang baru")
	require.Contains(t, isi, "s.d. 31 Desember 2025", "hari terakhir ikut berlaku")
	for _, c := range []struct{ bidang, nilai, aturan string }{
		{"jumlah", "banyak", "DSR-RUPIAH-01"}, {"sejak", "besok", "DSR-TANGGAL-01"}, {"angkatan", "dua ribu", "SRV-HALAMAN-02"}, {"sejak", "2025-08-01", "KEU-TARIF-03"},
	} {
		v := url.Values{"komponen": {"syahriah"}, "jumlah": {"350.000"}, "sejak": {"2025-07-01"}, "mukim": {"ya"}}
		status, isi := p.kirim(http.MethodPost, "/tarif", dengan(v, c.bidang, c.nilai))
		require.Contains(t, []int{409, 422}, status, c.bidang)
		require.Contains(t, isi, c.aturan)
	}
	_, isi = p.kirim(http.MethodPost, "/tarif", url.Values{"komponen": {"spp"}, "jumlah": {"150.000"}, "sejak": {"2025-07-01"}, "unit": {"MTs"}})
	i := strings.Index(isi, "/akhiri")
	require.Positive(t, i)
	aksi := isi[strings.LastIndex(isi[:i], `"`)+1 : i+len("/akhiri")]
	status, isi = p.kirim(http.MethodPost, aksi, url.Values{"sampai": {""}})
	require.Equal(t, 422, status)
	require.Contains(t, isi, "hari terakhir")
	_, isi = p.kirim(http.MethodPost, aksi, url.Values{"sampai": {"2025-10-31"}})
	require.Contains(t, isi, "berakhir sesudah 31 Oktober 2025")
	status, isi = p.kirim(http.MethodPost, "/tarif/tidak-ada/akhiri", url.Values{"sampai": {"2025-10-31"}})
	require.Equal(t, 404, status)
	require.Contains(t, isi, "KEU-TARIF-06")
}

func TestTarif_satu_santri(t *testing.T) {
	r := bangun(t)
	r.bertarif()
	p := r.masuk("bendahara.a")
	_, isi := p.ambil("/tarif/santri?q=Ahmad")
	jalur := "/tarif/santri/" + string(r.id["Ahmad Fauzi"])
	require.Contains(t, isi, "Rp750.000", "satu hasil langsung dibuka")
	require.Contains(t, isi, "Tarif makan untuk mukim")
	_, isi = p.ambil("/tarif/santri?q=s")
	require.Contains(t, isi, "Siti Aminah")

	ringan := dengan(formulir(t, p.isi(jalur), jalur+"/keringanan", 0), "komponen", "syahriah", "persen", "12,5", "alasan", "yatim", "penyetuju", "Pengasuh", "sejak", "2025-10-01")
	status, isi := p.kirim(http.MethodPost, jalur+"/keringanan", ringan)
	require.Equal(t, 200, status)
	require.Contains(t, isi, "Keringanan 12,5% (yatim): −Rp37.500")
	require.Contains(t, isi, "Rp712.500")
	_, isi = p.kirim(http.MethodPost, jalur+"/keringanan", ringan)
	require.Contains(t, isi, "Rp712.500", "kiriman kedua tidak memberi dua kali")
	_, isi = p.kirim(http.MethodPost, jalur+"/keringanan", dengan(ringan, "kunci", "kunci-dua", "nominal", "10.000"))
	require.Contains(t, isi, "KEU-KERINGANAN-01", "persen atau nominal, tidak keduanya")
	require.Contains(t, isi, `value="12,5"`)
	_, isi = p.kirim(http.MethodPost, jalur+"/keringanan", dengan(ringan, "persen", "sepuluh"))
	require.Contains(t, isi, "SRV-HALAMAN-02")
	_, isi = p.ambil("/tarif/keringanan")
	require.Contains(t, isi, "Ahmad Fauzi")
	require.Contains(t, isi, "12,5%")

	khusus := url.Values{"komponen": {"makan"}, "jumlah": {"0"}, "sejak": {"2025-10-01"}, "alasan": {""}}
	status, isi = p.kirim(http.MethodPost, jalur+"/khusus", khusus)
	require.Equal(t, 422, status)
	require.Contains(t, isi, "KEU-TARIF-01")
	_, isi = p.kirim(http.MethodPost, jalur+"/khusus", dengan(khusus, "alasan", "makan di rumah"))
	require.Contains(t, isi, "Rp262.500")
	require.Contains(t, isi, "makan di rumah")

	i := strings.Index(isi, "/cabut")
	aksi := isi[strings.LastIndex(isi[:i], `"`)+1 : i+len("/cabut")]
	_, isi = p.kirim(http.MethodPost, aksi, url.Values{"santri": {string(r.id["Ahmad Fauzi"])}})
	require.Contains(t, isi, "Keringanan dicabut")
	require.Contains(t, isi, "Tidak ada keringanan yang berlaku")
	status, isi = p.kirim(http.MethodPost, "/tarif/keringanan/tidak-ada/cabut", nil)
	require.Equal(t, 404, status)
	require.Contains(t, isi, "KEU-KERINGANAN-03")
	status, _ = p.ambil(jalur + "?bulan=kapan")
	require.Equal(t, 422, status)
}

// isi is the page at a path.
func (p peramban) isi(path string) string {
	p.t.Helper()
	status, isi := p.ambil(path)
	require.Equal(p.t, 200, status, isi)
	return isi
}
