package situs_test

import (
	"archive/zip"
	"crypto/sha256"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/examples/server/cadang"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// keluar lets a santri leave on a day.
func (r *rumah) keluar(nama string, urut int, hari dasar.Tanggal) {
	r.t.Helper()
	ctx, st := r.t.Context(), r.s.Santri.Stores
	xs, err := st.Santri.Ambil(ctx, "A", r.id[nama])
	require.NoError(r.t, err)
	x := xs[0]
	x.Status = santri.Alumni
	require.NoError(r.t, st.Santri.Simpan(ctx, "A", x))
	require.NoError(r.t, st.Riwayat.Catat(ctx, "A", santri.Peristiwa{ID: fmt.Sprint("keluar-", urut, x.ID), Santri: x.ID, Urut: urut, Dari: santri.Aktif, Ke: santri.Alumni, Pada: hari}))
}

// gerak sends forms to one address, a second apart.
func (r *rumah) gerak(p peramban, ke string) func(mau int, teks string, kv ...string) string {
	t := r.t
	return func(mau int, teks string, kv ...string) string {
		t.Helper()
		r.jam.Maju(time.Second)
		f := url.Values{}
		for i := 0; i < len(kv); i += 2 {
			f.Add(kv[i], kv[i+1])
		}
		status, isi := p.kirim(http.MethodPost, ke, f)
		require.Equal(t, mau, status, isi)
		require.Contains(t, isi, teks)
		return isi
	}
}

// What is due goes through the nine steps on one page, each by whoever may, to the
// minutes on the school's paper.
func TestU31_P52_MejaRetensi_sembilanLangkah(t *testing.T) {
	r := bangun(t)
	w := r.wali("Budi Santoso", "darmo")
	status, isi := w.ambil("/data-saya/" + string(r.subjek("Budi Santoso")) + "/masa")
	require.Equal(t, 200, status)
	require.Contains(t, isi, "masih dipakai")
	status, _ = w.ambil("/data-saya/" + string(r.subjek("Ahmad Fauzi")) + "/masa")
	require.Equal(t, 404, status, "bukan anaknya")
	status, _ = w.ambil("/privasi/retensi")
	require.Equal(t, 403, status)

	r.keluar("Budi Santoso", 9, dasar.Tgl(2025, 10, 1))
	_, isi = w.ambil("/data-saya/" + string(r.subjek("Budi Santoso")) + "/masa")
	require.Contains(t, isi, "1 Oktober 2027", "dua tahun sejak keluar, hari terakhirnya")
	require.NoError(t, r.s.Akun.SimpanKop(t.Context(), akun.Kop{Lembaga: "A", Nama: "Pondok Pesantren Contoh", Alamat: "Jl. Contoh 1"}))
	p := r.petugas("petugas.data", "ppdp")
	_, isi = p.ambil("/privasi/retensi")
	require.Contains(t, isi, "Tidak ada data yang habis masa simpannya")
	r.gerak(p, "/privasi/retensi")(422, "PRI-RETENSI-07", "prosesor", "hosting")

	kelas := r.gerak(p, "/privasi/retensi/kelas")
	_, isi = p.ambil("/privasi/retensi/kelas?ubah=identitas")
	f := formulir(t, isi, "/privasi/retensi/kelas", 0)
	kelas(422, "ulis alasan perubahan", "kelas", "identitas", "versi", f.Get("versi"), "tahun", "3", "bulan", "0", "sejak", f.Get("sejak"), "alasan", "")
	kelas(422, "PRI-RETENSI-02", "kelas", "pembukuan", "versi", f.Get("versi"), "tahun", "9", "bulan", "0", "sejak", f.Get("sejak"), "alasan", "SK 1")
	kelas(404, "tidak dapat diubah", "kelas", "akademik_tetap", "tahun", "3", "sejak", f.Get("sejak"), "alasan", "SK 1")
	kelas(200, "SK 7/2025", "kelas", "identitas", "versi", f.Get("versi"), "tahun", "3", "bulan", "0", "sejak", f.Get("sejak"), "alasan", "SK 7/2025")

	r.keluar("Budi Santoso", 10, dasar.Tgl(2022, 10, 1)) // it was earlier: now three years are over
	r.jam.Maju(48 * time.Hour)
	p = r.masuk("petugas.data")
	kepala := r.masuk("kepala.a")
	tahan := r.gerak(p, "/privasi/retensi/tahan?cari=Budi")
	isi = tahan(422, "pilih orangnya", "aksi", "tahan", "kelas", "akun", "sebab", "perkara_hukum", "rujukan", "7/2025")
	require.Contains(t, isi, `value="7/2025"`, "yang diketik tidak hilang")
	require.Contains(t, isi, `value="santri:`+string(r.id["Budi Santoso"])+`"`)
	require.Regexp(t, `<option value="wali:[^"]+"`, isi, "walinya juga dapat ditahan datanya")
	tahan(404, "cari kembali namanya", "aksi", "tahan", "kelas", "akun", "sebab", "perkara_hukum", "rujukan", "7/2025", "siapa", "wali:tidak-ada")
	tahan(200, "ditahan", "aksi", "tahan", "kelas", "akun", "sebab", "perkara_hukum", "rujukan", "7/2025", "siapa", "santri:"+string(r.id["Budi Santoso"]), "uraian", "gugatan ayahnya")
	_, isi = p.ambil("/privasi/retensi?kelas=identitas")
	require.Contains(t, isi, "Budi Santoso")
	require.Contains(t, isi, "2 kelas data", "anaknya dan walinya")
	status, isi = p.ambil("/privasi/retensi/berkas/csv")
	require.Equal(t, 200, status)
	require.NotContains(t, isi, "Budi", "daftar keluar tanpa nama")
	require.Contains(t, isi, string(r.subjek("Budi Santoso")))

	r.gerak(p, "/privasi/retensi")(200, "Anda yang menyusunnya", "prosesor", "hosting\n")
	_, isi = kepala.ambil("/privasi/retensi/musnah")
	satu := tangkap(t, `href="(/privasi/retensi/musnah/[0-9a-f-]{36})"`, isi)
	petugas, pimpinan := r.gerak(p, satu), r.gerak(kepala, satu)
	petugas(403, "PRI-RETENSI-08", "aksi", "setujui")
	pimpinan(403, "PRI-KANTOR-01", "aksi", "laksanakan", "yakin", "ya")
	pimpinan(200, "disetujui", "aksi", "setujui")
	petugas(422, "PRI-RETENSI-07", "aksi", "prosesor", "bukti", "")
	petugas(200, "kabari orangnya", "aksi", "prosesor", "bukti", "surat 1")
	petugas(200, "siap dilaksanakan", "aksi", "orang", "bukti", "pengumuman 1")
	petugas(422, "entang dahulu", "aksi", "laksanakan")
	r.jam.Maju(6 * time.Minute)
	petugas(403, "SRV-AKUN-12", "aksi", "laksanakan", "yakin", "ya")
	petugas(200, "(dimusnahkan)", "aksi", "laksanakan", "yakin", "ya", "sandi", sandiUji)
	petugas(422, "PRI-RETENSI-09", "aksi", "buktikan", "cadangan", "2025-09")
	petugas(200, "terbukti", "aksi", "buktikan", "cadangan", "2025-09", "nihil", "ya")
	status, _ = p.ambil(satu + "/berita-acara")
	require.Equal(t, 404, status, "belum dibuat")
	as, err := r.s.Akun.Daftar(t.Context(), "A")
	require.NoError(t, err)
	petugas(422, "PRI-RETENSI-07", "aksi", "berita", "nomor", "BA-1", "tempat", "Jombang", "saksi", as[0].ID)
	var saksi []string
	for _, a := range as {
		if a.NamaMasuk == "kepala.a" || a.NamaMasuk == "kasir.a" {
			saksi = append(saksi, a.ID)
		}
	}
	petugas(200, "berita acara", "aksi", "berita", "nomor", "BA-1", "tempat", "Jombang", "saksi", saksi[0], "saksi", saksi[1])
	petugas(200, "selesai", "aksi", "tutup")
	status, isi = kepala.ambil(satu + "/berita-acara")
	require.Equal(t, 200, status)
	require.True(t, strings.HasPrefix(isi, "%PDF-"), "berkas PDF")
	if dir := os.Getenv("PESANTREN_POTRET"); dir != "" {
		require.NoError(t, os.WriteFile(dir+"/berita-acara.pdf", []byte(isi), 0o600))
	}
	xs, err := r.s.Santri.Stores.Santri.Ambil(t.Context(), "A", r.id["Budi Santoso"])
	require.NoError(t, err)
	require.Equal(t, santri.NamaMusnah, xs[0].Nama)
	_, isi = p.ambil("/privasi/retensi/tahan")
	id := tangkap(t, `name="id" value="([0-9a-f-]{36})"`, isi)
	r.gerak(p, "/privasi/retensi/tahan")(200, "dilepas", "aksi", "lepas", "id", id, "sebab_lepas", "putusan_tetap")
	_, isi = p.ambil("/privasi/retensi")
	require.Contains(t, isi, "Akun (", "sekarang jatuh tempo")
}

// A standing order needs two people, and the leaving of an institution its steps.
func TestP53_MejaRetensi_otomatisDanBerhenti(t *testing.T) {
	r := bangun(t)
	p, kepala, tu := r.petugas("petugas.data", "ppdp"), r.masuk("kepala.a"), r.petugas("tu.data", "tata_usaha")
	status, _ := tu.ambil("/privasi/retensi/otomatis")
	require.Equal(t, 403, status)
	otomatis, pimpinan := r.gerak(p, "/privasi/retensi/otomatis"), r.gerak(kepala, "/privasi/retensi/otomatis")
	isi := otomatis(422, "PRI-RETENSI-11", "aksi", "usulkan", "kelas", "akun", "kabar", "PENG-1", "tempat", "Jombang", "saksi", "s1")
	require.Contains(t, isi, `value="PENG-1"`)
	otomatis(200, "menunggu persetujuan", "aksi", "usulkan", "kelas", "akun", "kabar", "PENG-1", "tempat", "Jombang", "saksi", "s1", "saksi", "s2")
	otomatis(403, "PRI-RETENSI-11", "aksi", "setujui")
	pimpinan(200, "berlaku", "aksi", "setujui")
	pimpinan(200, "dicabut", "aksi", "cabut")

	akhir, terima := r.gerak(p, "/privasi/retensi/akhir"), r.gerak(kepala, "/privasi/retensi/akhir")
	terima(403, "PRI-KANTOR-01", "aksi", "mulai", "perjanjian", "PKS-1", "berakhir", "2025-10-20", "tunggu", "30")
	akhir(422, "PRI-RETENSI-10", "aksi", "mulai", "perjanjian", "", "berakhir", "2025-10-20", "tunggu", "30")
	akhir(200, "serahkan data", "aksi", "mulai", "perjanjian", "PKS-1", "berakhir", "2025-10-20", "tunggu", "30")
	status, berkas := p.kirim(http.MethodPost, "/privasi/retensi/akhir", url.Values{"aksi": {"serahkan"}})
	require.Equal(t, 200, status)
	z, err := zip.NewReader(strings.NewReader(berkas), int64(len(berkas)))
	require.NoError(t, err)
	m, err := cadang.Buka(z)
	require.NoError(t, err)
	require.Len(t, m.Titik, 1)
	sidik, jumlah := fmt.Sprintf("%x", sha256.Sum256([]byte(berkas))), strconv.FormatInt(m.Jumlah(), 10)
	require.Contains(t, p.isi("/privasi/retensi/akhir"), jumlah+" catatan, sidik "+sidik)
	terima(409, "PRI-RETENSI-10", "aksi", "terima", "sidik", "abd", "jumlah", jumlah)
	terima(200, "Data diterima", "aksi", "terima", "sidik", sidik, "jumlah", jumlah)
	akhir(409, "PRI-RETENSI-10", "aksi", "musnahkan")
	r.jam.Maju(31 * 24 * time.Hour)
	p = r.masuk("petugas.data")
	r.gerak(p, "/privasi/retensi/akhir")(200, "menunggu persetujuan", "aksi", "musnahkan", "prosesor", "hosting")
	r.terima(r.pelaku("A", "admin", privasi.TujuanKesiswaan), "210009", "Santri Terlambat", "Nashir Setiawan", false)
	r.gerak(p, "/privasi/retensi/akhir")(409, "berubah sesudah diserahkan", "aksi", "musnahkan", "prosesor", "hosting")
}
