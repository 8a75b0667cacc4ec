package situs_test

import (
	"net/http"
	"net/url"
	"regexp"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"

	"github.com/pesantren-go/pesantren/examples/server/akun"
)

// petugas makes an account of a role and signs it in.
func (r *rumah) petugas(masuk, peran string) peramban {
	r.t.Helper()
	_, err := r.s.Akun.Buat(r.t.Context(), akun.Akun{Lembaga: "A", NamaMasuk: masuk, Nama: "Petugas " + masuk, Peran: peran}, sandiUji)
	require.NoError(r.t, err)
	return r.masuk(masuk)
}

func tangkap(t *testing.T, pola, isi string) string {
	t.Helper()
	m := regexp.MustCompile(pola).FindStringSubmatch(isi)
	require.NotEmpty(t, m, "%s tidak ada dalam %s", pola, isi)
	return m[1]
}

// A cashier reports a lost phone; the officer finds out whom it concerns and tells them.
func TestMejaInsiden_dariLaporanSampaiTutup(t *testing.T) {
	r := bangun(t)
	tu := r.petugas("tu.data", "tata_usaha")
	status, isi := tu.ambil("/santri/" + string(r.id["Ahmad Fauzi"]))
	require.Equal(t, 200, status, isi)
	r.jam.Maju(time.Minute)
	status, isi = tu.kirim(http.MethodPost, "/lapor-insiden", url.Values{"terdeteksi": {"2030-01-01T00:00"}})
	require.Equal(t, 422, status)
	require.Contains(t, isi, "PRI-KANTOR-21")
	status, _ = tu.kirim(http.MethodPost, "/lapor-insiden", url.Values{"terdeteksi": {""}, "jenis": {"kerahasiaan"}})
	require.Equal(t, 200, status)
	status, _ = tu.ambil("/privasi/insiden")
	require.Equal(t, 403, status)

	p := r.petugas("petugas.data", "ppdp")
	status, isi = p.ambil("/privasi/insiden")
	require.Equal(t, 200, status)
	require.Contains(t, isi, "23 Oktober 2025 10.01", "72 jam sesudah laporan")
	satu := tangkap(t, `href="(/privasi/insiden/[0-9a-f-]{36})"`, isi)
	kirim := func(mau int, teks string, kv ...string) string {
		f := url.Values{}
		for i := 0; i < len(kv); i += 2 {
			f.Add(kv[i], kv[i+1])
		}
		status, isi := p.kirim(http.MethodPost, satu, f)
		require.Equal(t, mau, status, isi)
		require.Contains(t, isi, teks)
		return isi
	}
	kirim(200, "Kesimpulan penyelidikan", "aksi", "selidiki")
	isi = kirim(422, "PRI-KANTOR-22", "aksi", "radius")
	akunTU := tangkap(t, `<option value="([^"]+)">Petugas tu.data`, isi)
	kirim(200, "Ahmad Fauzi", "aksi", "radius", "akun", akunTU)
	kirim(422, "PRI-INSIDEN-06", "aksi", "pastikan", "jenis", "kerahasiaan", "dari", "2025-10-20T09:00", "sampai", "2025-10-20T10:00")
	kirim(200, "Susun pemberitahuan", "aksi", "pastikan", "jenis", "kerahasiaan", "dari", "2025-10-20T09:00", "sampai", "2025-10-20T10:00", "kapan", "pagi ini", "bagaimana", "HP hilang", "penanganan", "akun dikunci", "pemulihan", "sandi diganti", "kontak_ppdp", "0812")
	kirim(409, "PRI-INSIDEN-02", "aksi", "beritahukan")
	isi = kirim(200, "pemberitahuan disusun", "aksi", "susun")
	teks := regexp.MustCompile(`href="(/privasi/insiden/[^"]+/kabar/[^"]+)"`).FindAllStringSubmatch(isi, -1)
	require.NotEmpty(t, teks)
	status, surat := p.ambil(teks[0][1])
	require.Equal(t, 200, status)
	require.Contains(t, surat, "Pemberitahuan kegagalan pelindungan data pribadi")
	kirim(422, "PRI-INSIDEN-08", "aksi", "kirim", "kanal", "whatsapp")
	kirim(200, "pemberitahuan dicatat", "aksi", "kirim", "kanal", "whatsapp", "bukti", "WA-1")
	isi = kirim(409, "Pengawas belum", "aksi", "beritahukan")
	kirim(200, "1 pemberitahuan dicatat", "aksi", "kirim", "kabar", tangkap(t, `name="kabar" value="([^"]+)"`, isi), "kanal", "surat", "bukti", "S-1")
	kirim(200, "Sudah pulih", "aksi", "beritahukan")
	kirim(200, "Tutup insiden", "aksi", "pulihkan")
	kirim(200, "ditutup", "aksi", "tutup")
	for _, b := range []string{"xlsx", "csv"} {
		status, _ = p.ambil("/privasi/insiden/berkas/" + b)
		require.Equal(t, 200, status)
	}
	status, _ = p.ambil("/privasi/insiden/berkas/doc")
	require.Equal(t, 404, status)

	r.lahirkan("Ahmad Fauzi")
	w := r.wali("Ahmad Fauzi", "nashir")
	status, isi = w.ambil("/data-saya/" + string(r.subjek("Ahmad Fauzi")) + "/kabar")
	require.Equal(t, 200, status)
	require.Contains(t, isi, "Yang sebaiknya Anda lakukan")
}

// A teacher helps an unconscious santri: the numbers to call are there at once, the
// guardian reads it, the officer reviews it.
func TestDarurat_guruMenolong(t *testing.T) {
	r := bangun(t)
	r.lahirkan("Ahmad Fauzi")
	g := r.petugas("guru.jaga", "guru")
	status, isi := g.ambil("/darurat?cari=Ahmad")
	require.Equal(t, 200, status)
	require.Contains(t, isi, "Ahmad Fauzi")
	status, isi = g.kirim(http.MethodPost, "/darurat?cari=Ahmad", url.Values{"santri": {string(r.id["Ahmad Fauzi"])}, "alasan": {""}})
	require.Equal(t, 422, status)
	require.Contains(t, isi, "PRI-DARURAT-01")
	status, isi = g.kirim(http.MethodPost, "/darurat", url.Values{"santri": {string(r.id["Ahmad Fauzi"])}, "alasan": {"pingsan di lapangan"}})
	require.Equal(t, 200, status, isi)
	require.Contains(t, isi, "Nashir Setiawan")
	require.Contains(t, isi, "6281234567890")
	status, isi = r.petugas("kasir.jaga", "hrd").ambil("/darurat?cari=Ahmad")
	require.Equal(t, 200, status)
	require.NotContains(t, isi, "Ahmad Fauzi")

	w := r.wali("Ahmad Fauzi", "nashir")
	status, isi = w.ambil("/data-saya/" + string(r.subjek("Ahmad Fauzi")) + "/kabar")
	require.Equal(t, 200, status)
	require.Contains(t, isi, "Petugas guru.jaga")
	p := r.petugas("petugas.data", "ppdp")
	status, isi = p.ambil("/privasi/darurat")
	require.Equal(t, 200, status)
	require.Contains(t, isi, "pingsan di lapangan")
	tinjau := tangkap(t, `action="(/privasi/darurat/[^"]+)"`, isi)
	status, _ = p.kirim(http.MethodPost, tinjau, url.Values{"hasil": {"wajar"}})
	require.Equal(t, 422, status, "tanpa catatan")
	status, isi = p.kirim(http.MethodPost, tinjau, url.Values{"hasil": {"wajar"}, "catatan": {"dibawa ke puskesmas"}})
	require.Equal(t, 200, status)
	require.NotContains(t, isi, "tinjau sebelum")
}

// The police ask with a letter: recorded by the officer, approved by two others, opened
// only then, and the person reads it.
func TestPendedahan_suratAparat(t *testing.T) {
	r := bangun(t)
	r.lahirkan("Ahmad Fauzi")
	p, kepala, pengasuh := r.petugas("petugas.data", "ppdp"), r.masuk("kepala.a"), r.petugas("kiai", "pengasuh")
	status, isi := p.ambil("/privasi/pendedahan/baru?cari=Ahmad")
	require.Equal(t, 200, status)
	require.Contains(t, isi, "Ahmad Fauzi")
	f := url.Values{"santri": {string(r.id["Ahmad Fauzi"])}, "jenis": {"aparat"}, "penerima": {"Polres"}, "tujuan": {"penyidikan"}, "rujukan": {"KUHAP"}, "bidang": {"santri.Santri.NIK"}, "surat_jenis": {"surat perintah"}, "surat_nomor": {""}, "surat_tanggal": {"2025-10-18"}, "petugas": {"kartu anggota"}}
	status, isi = p.kirim(http.MethodPost, "/privasi/pendedahan/baru?cari=Ahmad", f)
	require.Equal(t, 422, status)
	require.Contains(t, isi, "PRI-DEDAH-02")
	require.Contains(t, isi, `value="Polres"`, "yang diketik tidak hilang")
	f.Set("surat_nomor", "SP/1")
	status, isi = p.kirim(http.MethodPost, "/privasi/pendedahan/baru", f)
	require.Equal(t, 200, status, isi)
	_, isi = p.ambil("/privasi/pendedahan")
	satu := tangkap(t, `href="(/privasi/pendedahan/[0-9a-f-]{36})"`, isi)
	langkah := func(siapa peramban, mau int, teks string, f url.Values) {
		status, isi := siapa.kirim(http.MethodPost, satu, f)
		require.Equal(t, mau, status, isi)
		require.Contains(t, isi, teks)
	}
	for peran, siapa := range map[string]peramban{"ppdp": p, "kepala": kepala, "pengasuh": pengasuh} {
		_, isi = siapa.ambil("/privasi/pendedahan")
		require.Contains(t, isi, "Ahmad Fauzi", peran)
		js, _, err := r.s.Penjaga.Jejak.Subjek(t.Context(), "A", r.subjek("Ahmad Fauzi"), dasar.Page{Limit: 1})
		require.NoError(t, err)
		require.Equal(t, []string{peran, "Nama=penuh"}, []string{js[0].Peran, js[0].Bidang}, "nama di meja juga lewat pintu")
	}
	aksi := func(a string) url.Values { return url.Values{"aksi": {a}} }
	langkah(p, 403, "PRI-DEDAH-03", aksi("buka"))
	langkah(p, 200, "diuji", url.Values{"aksi": {"uji"}, "dokumen": {"UJI-1"}, "perlu": {"ya"}, "seimbang": {"ya"}})
	langkah(p, 403, "PRI-DEDAH-05", aksi("setujui"))
	langkah(kepala, 200, "diuji", aksi("setujui"))
	langkah(kepala, 403, "PRI-DEDAH-05", aksi("setujui"))
	langkah(kepala, 403, "PRI-KANTOR-01", url.Values{"aksi": {"uji"}, "dokumen": {"x"}})
	langkah(pengasuh, 200, "disetujui", aksi("setujui"))
	langkah(p, 200, "Data yang diserahkan", aksi("buka"))
	langkah(p, 200, "Orangnya sudah dikabari", url.Values{"aksi": {"lakukan"}, "bidang": {"santri.Santri.NIK"}})
	w := r.wali("Ahmad Fauzi", "nashir")
	status, isi = w.ambil("/data-saya/" + string(r.subjek("Ahmad Fauzi")) + "/kabar")
	require.Equal(t, 200, status)
	require.Contains(t, isi, "Polres")
	langkah(p, 200, "kabar subjek", url.Values{"aksi": {"kabari"}, "bukti": {"WA-2"}})
	status, _ = kepala.ambil("/privasi/pendedahan/berkas/csv")
	require.Equal(t, 200, status)
}
