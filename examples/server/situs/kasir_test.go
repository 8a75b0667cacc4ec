package situs_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/privasi"
)

func TestKasir_dari_cari_sampai_kuitansi(t *testing.T) {
	r := bangun(t)
	r.tagihOktober()
	p := r.masuk("kasir.a")
	jalur := "/kasir/" + string(r.kel["Ahmad Fauzi"])
	isi := p.isi("/kasir?q=Siti")
	require.Contains(t, isi, "Ahmad Fauzi", "satu keluarga langsung dibuka, dengan kakaknya")
	require.Contains(t, isi, "Rp1.500.000")
	require.Contains(t, p.isi("/kasir?q=zzz"), "Tidak ada santri yang cocok")
	isi = p.isi(jalur + "?jumlah=1.600.000&cara=tunai")
	require.Contains(t, isi, "lebih dari seluruh tagihan")
	isi = p.isi(jalur + "/bagi?jumlah=100.000&cara=tunai&pilih=" + r.tagihan("Siti Aminah", "makan").Tagihan.ID)
	require.NotContains(t, isi, "<html", "pratinjau hanya bagian halaman")
	require.Contains(t, isi, "Uang makan Oktober 2025")
	require.Contains(t, p.isi(jalur+"/bagi?jumlah=sejuta"), "DSR-RUPIAH-01")

	f := dengan(formulir(t, p.isi(jalur), jalur, 0), "jumlah", "1.600.000")
	require.Equal(t, "tunai", f.Get("cara"))
	status, isi := p.kirim(http.MethodPost, jalur, f)
	require.Equal(t, 200, status)
	require.Contains(t, isi, "KW/2025/000001")
	require.Contains(t, isi, "satu juta enam ratus ribu rupiah")
	require.Contains(t, isi, "Hasan")
	_, isi = p.kirim(http.MethodPost, jalur, f)
	require.Contains(t, isi, "KW/2025/000001", "klik kedua menunjukkan kuitansi yang sama")
	status, isi = p.kirim(http.MethodPost, jalur, dengan(f, "jumlah", "5.000"))
	require.Equal(t, 409, status, "kunci yang sama untuk permintaan lain ditolak")
	require.Contains(t, isi, "5.000")
	require.Contains(t, p.isi(jalur), "Tidak ada tagihan terbuka")
	require.Contains(t, p.isi(jalur), "Pakai titipan")
	require.NotContains(t, p.isi("/kuitansi"), "KW/2025/000002")

	kembali := formulir(t, p.isi(jalur), jalur+"/kembali", 0)
	status, isi = p.kirim(http.MethodPost, jalur+"/kembali", dengan(kembali, "cara", "tunai", "kembali", "200.000", "alasan", "santri lulus"))
	require.Equal(t, 422, status, "tidak lebih dari titipannya")
	require.Contains(t, isi, "KEU-TITIPAN-01")
	_, isi = p.kirim(http.MethodPost, jalur+"/kembali", dengan(kembali, "kembali", "40.000"))
	require.Contains(t, isi, "sisa titipan keluarga Rp60.000")
	_, isi = p.kirim(http.MethodPost, jalur+"/kembali", kembali)
	require.Contains(t, isi, "sisa titipan keluarga Rp60.000", "klik kedua tidak mengembalikan lagi")
	r.utuh()
}

func TestKasir_ditolak(t *testing.T) {
	r := bangun(t)
	r.tagihOktober()
	r.lembaga("B", "bakar")
	p := r.masuk("kasir.a")
	jalur := "/kasir/" + string(r.kel["Budi Santoso"])
	f := formulir(t, p.isi(jalur), jalur, 0)
	pel := r.pelaku("A", "bendahara", privasi.TujuanLaporan)
	require.NoError(t, r.s.Keuangan.KunciPeriode(t.Context(), pel, dasar.Bln(2025, 9), "laporan diserahkan"))
	for _, c := range []struct{ bidang, nilai, aturan string }{
		{"jumlah", "", "KEU-BAYAR-01"}, {"jumlah", "-5", "KEU-BAYAR-01"}, {"tanggal", "2025-12-01", "KEU-BAYAR-03"}, {"tanggal", "2025-09-30", "KEU-PERIODE-01"},
		{"cara", "transfer", "KEU-BAYAR-02"}, {"cara", "titipan", "KEU-TITIPAN"}, {"cara", "emas", "KEU-BAYAR-02"}, {"pilih", "tidak-ada", "KEU-ALOKASI-01"},
	} {
		v := url.Values{}
		for k, x := range f {
			v[k] = x
		}
		if c.bidang != "jumlah" {
			v.Set("jumlah", "10.000")
		}
		status, isi := p.kirim(http.MethodPost, jalur, dengan(v, c.bidang, c.nilai, "kunci", "k-"+c.bidang+c.nilai))
		require.Contains(t, []int{409, 422}, status, c.bidang)
		require.Contains(t, isi, c.aturan, c.bidang+" "+c.nilai)
	}
	require.Equal(t, dasar.Rupiah(300_000), r.tagihan("Budi Santoso", "syahriah").Sisa())
	asing := r.masuk("kasir.b")
	status, isi := asing.ambil(jalur)
	require.Equal(t, 404, status)
	require.NotContains(t, isi, "Budi")
	status, _ = asing.kirim(http.MethodPost, jalur, dengan(f, "jumlah", "10.000", "kunci", "asing"))
	require.Equal(t, 404, status)
	status, _ = r.masuk("kepala.a").ambil(jalur)
	require.Equal(t, 403, status)
	r.utuh()
}

// An account without a drawer is told so; the page is there all the same.
func TestKasir_tanpa_laci(t *testing.T) {
	r := bangun(t)
	r.tagihOktober()
	as, err := r.s.Akun.Daftar(t.Context(), "A")
	require.NoError(t, err)
	for _, a := range as {
		if a.Peran == "kasir" {
			a.Laci = ""
			require.NoError(t, r.s.Akun.Ubah(t.Context(), a))
		}
	}
	p := r.masuk("kasir.a")
	jalur := "/kasir/" + string(r.kel["Budi Santoso"])
	isi := p.isi(jalur)
	require.Contains(t, isi, "SRV-KASIR-01")
	status, _ := p.kirim(http.MethodPost, jalur, dengan(formulir(t, isi, jalur, 0), "jumlah", "10.000"))
	require.Equal(t, 403, status)
}

func TestKuitansi_dibalik_dicari_dan_lembaga_lain(t *testing.T) {
	r := bangun(t)
	r.tagihOktober()
	r.lembaga("B", "bakar")
	p := r.masuk("kasir.a")
	h, err := r.s.Keuangan.Terima(t.Context(), r.pelaku("A", "kasir", privasi.TujuanPembayaran), "", keuangan.PermintaanBayar{
		Keluarga: r.kel["Budi Santoso"], Cara: keuangan.Tunai, Laci: "Laci 3", Jumlah: 300_000})
	require.NoError(t, err)
	jalur := "/kuitansi/" + h.ID
	require.Contains(t, p.isi(jalur+"?kertas=58"), "kertas-58")
	for q, ada := range map[string]bool{"nomor=KW/2025/000001": true, "nomor=1": true, "nomor=2": false, "cara=tunai": true, "cara=va": false, "dari=2025-10-20": true, "sampai=2025-10-19": false} {
		require.Equal(t, ada, strings.Contains(p.isi("/kuitansi?"+q), "KW/2025/000001</a>"), q)
	}
	require.Contains(t, p.isi("/kuitansi?nomor=abc"), "tidak terbaca")
	asing := r.masuk("kasir.b")
	for _, x := range []string{jalur, jalur + "?kertas=58"} {
		status, _ := asing.ambil(x)
		require.Equal(t, 404, status)
	}
	f := formulir(t, p.isi(jalur), jalur+"/balik", 0)
	status, _ := asing.kirim(http.MethodPost, jalur+"/balik", dengan(f, "alasan", "iseng saja"))
	require.Equal(t, 404, status)
	status, isi := p.kirim(http.MethodPost, jalur+"/balik", dengan(f, "alasan", ""))
	require.Equal(t, 422, status)
	require.Contains(t, isi, "KEU-BALIK-04")
	_, isi = p.kirim(http.MethodPost, jalur+"/balik", dengan(f, "alasan", "salah keluarga"))
	require.Contains(t, isi, "DIBALIK")
	require.Contains(t, p.isi("/kuitansi"), "dibalik")
	require.Equal(t, dasar.Rupiah(300_000), r.tagihan("Budi Santoso", "syahriah").Sisa())
	r.utuh()
}
