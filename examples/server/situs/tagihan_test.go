package situs_test

import (
	"net/http"
	"net/url"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/privasi"
)

func TestTagihan_pratinjau_lalu_terbit(t *testing.T) {
	r := bangun(t)
	p := r.masuk("bendahara.a")
	_, isi := p.ambil("/tagihan")
	require.Contains(t, isi, "Belum ada tagihan", "halaman kosong menunjukkan jalannya")
	status, isi := p.ambil("/tagihan/terbit?bulan=2025-10")
	require.Equal(t, 422, status)
	require.Contains(t, isi, "KEU-KOMPONEN-02", "tanpa komponen tidak ada yang ditagih")

	r.bertarif()
	status, isi = p.ambil("/tagihan/terbit?bulan=2025-10")
	require.Equal(t, 200, status)
	require.Contains(t, isi, "Terbitkan 5 tagihan, Rp1.800.000")
	require.Contains(t, isi, "KEU-TAGIH-07", "yang tidak bertarif dihitung dan dijelaskan")
	f := formulir(t, isi, "/tagihan/terbit", 0)

	status, hasil := p.kirim(http.MethodPost, "/tagihan/terbit", f)
	require.Equal(t, 200, status, hasil)
	require.Contains(t, hasil, "5 tagihan terbit, Rp1.800.000")
	require.Contains(t, hasil, "Zaid")
	_, lagi := p.kirim(http.MethodPost, "/tagihan/terbit", f)
	require.Contains(t, lagi, "5 tagihan terbit", "formulir yang sama sekali lagi tidak menerbitkan apa pun")
	_, isi = p.ambil("/tagihan/terbit?bulan=2025-10")
	require.Contains(t, isi, "Tidak ada tagihan baru")
	status, isi = p.kirim(http.MethodPost, "/tagihan/terbit", dengan(f, "kunci", "kunci-lain"))
	require.Equal(t, 200, status)
	require.Contains(t, isi, "Tidak ada tagihan baru")
	_, isi = p.ambil("/tagihan/putaran")
	require.Contains(t, isi, "Oktober 2025")
	r.utuh()

	_, isi = p.ambil("/tagihan?q=Ahmad")
	require.Contains(t, isi, "Ahmad Fauzi")
	require.NotContains(t, isi, "Budi Santoso")
	_, isi = p.ambil("/tagihan?komponen=makan&terbuka=ya&unit=MTs&kelas=7A&bulan=2025-10")
	require.Contains(t, isi, "Siti Aminah")
	require.NotContains(t, isi, "Budi Santoso", "yang tidak mukim tidak makan")
	_, isi = p.ambil("/tagihan?q=Zzz")
	require.Contains(t, isi, "Tidak ada tagihan yang cocok")
	_, isi = p.ambil("/tagihan?setelah=ngawur")
	require.Contains(t, isi, "KEU-KURSOR-01")
}

// Data that moved between preview and issue is shown again, not issued.
func TestTagihan_pratinjau_basi_dan_periode_terkunci(t *testing.T) {
	r := bangun(t)
	r.bertarif()
	p := r.masuk("bendahara.a")
	_, isi := p.ambil("/tagihan/terbit?bulan=2025-10")
	f := formulir(t, isi, "/tagihan/terbit", 0)
	r.terima(r.pelaku("A", "admin", privasi.TujuanKesiswaan), "210004", "Umi Kulsum", "Ridwan", false)
	status, isi := p.kirim(http.MethodPost, "/tagihan/terbit", f)
	require.Equal(t, 409, status)
	require.Contains(t, isi, "KEU-TAGIH-02")
	require.Contains(t, isi, "Terbitkan 6 tagihan", "pratinjau baru langsung tampil")

	pel := r.pelaku("A", "bendahara", privasi.TujuanLaporan)
	require.NoError(t, r.s.Keuangan.KunciPeriode(t.Context(), pel, dasar.Bln(2025, 9), "laporan diserahkan"))
	_, isi = p.ambil("/tagihan/terbit?bulan=2025-10&terbit=2025-09-30")
	status, isi = p.kirim(http.MethodPost, "/tagihan/terbit", formulir(t, isi, "/tagihan/terbit", 0))
	require.Equal(t, 422, status)
	require.Contains(t, isi, "KEU-PERIODE-01")
	status, isi = p.kirim(http.MethodPost, "/tagihan/terbit", url.Values{"bulan": {"kapan"}, "kunci": {"k"}})
	require.Equal(t, 422, status)
	require.Contains(t, isi, "aria-invalid")
	_, isi = p.ambil("/tagihan/terbit?bulan=2025-10&persen=banyak")
	require.Contains(t, isi, "SRV-HALAMAN-02")
	_, isi = p.ambil("/tagihan")
	require.Contains(t, isi, "Belum ada tagihan", "yang ditolak tidak mengubah apa pun")
}

// A run that takes longer than the page waits is followed on its own page.
func TestTagihan_kemajuan(t *testing.T) {
	r := bangun(t)
	r.bertarif()
	p := r.masuk("bendahara.a")
	status, isi := p.ambil("/kerja/tidak-ada")
	require.Equal(t, 404, status)
	require.Contains(t, isi, "SRV-KERJA-01")
	_, isi = p.ambil("/tagihan/terbit?bulan=2025-10")
	f := formulir(t, isi, "/tagihan/terbit", 0)
	_, isi = p.kirim(http.MethodPost, "/tagihan/terbit", f)
	require.Contains(t, isi, "5 tagihan terbit")
	_, isi = p.ambil("/kerja/" + f.Get("kunci"))
	require.Contains(t, isi, "5 tagihan terbit", "hasilnya masih dapat dilihat")
	lain := r.masuk("umar")
	status, _ = lain.ambil("/kerja/" + f.Get("kunci"))
	require.Equal(t, 404, status, "pekerjaan orang lain bukan urusan orang ini")
}

func TestTagihan_nota_kredit_dan_batal(t *testing.T) {
	r := bangun(t)
	r.tagihOktober()
	p := r.masuk("bendahara.a")
	x := r.tagihan("Ahmad Fauzi", "syahriah")
	jalur := "/tagihan/" + x.Tagihan.ID
	status, isi := p.ambil(jalur)
	require.Equal(t, 200, status)
	require.Contains(t, isi, "Tarif syahriah untuk semua santri", "tagihan menjelaskan dirinya")
	f := formulir(t, isi, jalur+"/nota", 0)
	status, isi = p.kirim(http.MethodPost, jalur+"/nota", dengan(f, "jumlah", "400.000", "alasan", "salah tarif"))
	require.Equal(t, 422, status)
	require.Contains(t, isi, "KEU-NOTA-01")
	require.Contains(t, isi, "400.000", "yang diketik tetap ada")
	_, isi = p.kirim(http.MethodPost, jalur+"/nota", dengan(f, "jumlah", "50.000", "alasan", ""))
	require.Contains(t, isi, "KEU-BALIK-04")
	status, isi = p.kirim(http.MethodPost, jalur+"/nota", dengan(f, "jumlah", "50.000", "alasan", "salah tarif"))
	require.Equal(t, 200, status)
	require.Contains(t, isi, "sisa tagihan Rp250.000")
	require.Contains(t, isi, "salah tarif", "nota kredit tercatat di halamannya")
	_, isi = p.kirim(http.MethodPost, jalur+"/nota", f)
	require.Contains(t, isi, "sudah dibukukan sebelumnya")
	require.Equal(t, dasar.Rupiah(250_000), r.tagihan("Ahmad Fauzi", "syahriah").Sisa())

	pel := r.pelaku("A", "bendahara", privasi.TujuanPembayaran)
	_, err := r.s.Keuangan.Terima(t.Context(), pel, "", keuangan.PermintaanBayar{Keluarga: r.kel["Ahmad Fauzi"], Cara: keuangan.Tunai, Laci: "Laci 2", Jumlah: 100_000,
		Pilihan: []keuangan.PilihanTagihan{{Tagihan: x.Tagihan.ID}}})
	require.NoError(t, err)
	_, isi = p.ambil(jalur)
	require.Contains(t, isi, "KW/2025/000001", "pembayarannya disebut")
	f = formulir(t, isi, jalur+"/batal", 0)
	status, isi = p.kirim(http.MethodPost, jalur+"/batal", dengan(f, "alasan", "salah santri"))
	require.Equal(t, 409, status)
	require.Contains(t, isi, "KEU-BATAL-01")
	_, isi = p.kirim(http.MethodPost, jalur+"/batal", dengan(f, "alasan", "salah santri", "lepas", "ya"))
	require.Contains(t, isi, "Rp100.000 kembali ke titipan keluarga")
	require.NotContains(t, isi, jalur+"/nota", "tagihan batal tidak dikoreksi lagi")
	r.utuh()
}

func TestTagihan_peran_dan_lembaga_lain(t *testing.T) {
	r := bangun(t)
	r.tagihOktober()
	r.lembaga("B", "bakar")
	x := r.tagihan("Ahmad Fauzi", "syahriah")
	asing := r.masuk("bendahara.b")
	for _, jalur := range []string{"/tagihan/" + x.Tagihan.ID, "/tagihan/putaran/" + x.Tagihan.Putaran, "/tarif/santri/" + string(r.id["Ahmad Fauzi"])} {
		status, isi := asing.ambil(jalur)
		require.Equal(t, 404, status, jalur)
		require.NotContains(t, isi, "Ahmad")
	}
	for _, aksi := range []string{"nota", "batal"} {
		status, _ := asing.kirim(http.MethodPost, "/tagihan/"+x.Tagihan.ID+"/"+aksi, url.Values{"kunci": {"k-" + aksi}, "jumlah": {"1000"}, "alasan": {"iseng"}})
		require.Equal(t, 404, status)
	}
	_, isi := asing.ambil("/tagihan")
	require.Contains(t, isi, "Belum ada tagihan")

	kepala := r.masuk("kepala.a")
	status, isi := kepala.ambil("/tagihan/" + x.Tagihan.ID)
	require.Equal(t, 200, status)
	require.NotContains(t, isi, "/nota", "kepala melihat, tidak mengoreksi")
	for _, jalur := range []string{"/tagihan/terbit", "/tarif", "/tarif/komponen", "/bank", "/jurnal", "/jurnal/baru", "/periode", "/pengaturan/rekening"} {
		status, isi := kepala.ambil(jalur)
		require.Equal(t, 403, status, jalur)
		require.Contains(t, isi, "SRV-AKUN-08")
	}
	status, _ = kepala.kirim(http.MethodPost, "/tagihan/"+x.Tagihan.ID+"/batal", url.Values{"kunci": {"k"}, "alasan": {"iseng"}})
	require.Equal(t, 403, status)
	require.Equal(t, x, r.tagihan("Ahmad Fauzi", "syahriah"))
}
