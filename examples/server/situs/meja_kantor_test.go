package situs_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// Three people make an assessment: the head writes, the officer advises, the pengasuh
// approves and signs the register with it; a change of the activity ends it.
func TestU44_MejaDpia_tigaOrang(t *testing.T) {
	r := bangun(t)
	p, kepala, pengasuh := r.petugas("petugas.data", "ppdp"), r.petugas("kepala.satu", "kepala"), r.petugas("pengasuh.satu", "pengasuh")
	isi := kepala.isi("/privasi/dpia")
	require.Contains(t, isi, "kesehatan-catatan")
	require.Contains(t, isi, "18 Januari 2026", "90 hari sesudah register ditandatangani")
	require.NotContains(t, kepala.isi("/privasi/dpia"), ">layanan-info<")
	require.Contains(t, kepala.isi("/privasi/dpia?semua=ya"), ">layanan-info<")
	status, _ := p.ambil("/privasi/dpia/baru?kegiatan=kesehatan-catatan")
	require.Equal(t, 403, status, "petugas yang memberi saran tidak menyusun")
	f := url.Values{"kegiatan": {"kesehatan-catatan"}, "uraian": {"catatan sakit"}, "kebutuhan": {"merawat"}, "risiko": {"terbaca orang lain"}}
	status, isi = kepala.kirim(http.MethodPost, "/privasi/dpia/baru", f)
	require.Equal(t, 422, status)
	require.Contains(t, isi, "PRI-ROPA-11")
	require.Contains(t, isi, "terbaca orang lain")
	status, isi = kepala.kirim(http.MethodPost, "/privasi/dpia/baru", dengan(f, "langkah", "hanya musyrif"))
	require.Equal(t, 200, status, isi)
	satu := tangkap(t, `href="(/privasi/dpia/[0-9a-f-]{36})"`, kepala.isi("/privasi/dpia"))
	status, isi = pengasuh.kirim(http.MethodPost, satu, url.Values{"aksi": {"setujui"}, "jabatan": {"Pengasuh"}, "sampai": {"2026-10-20"}})
	require.Equal(t, 409, status)
	require.Contains(t, isi, "PRI-ROPA-12")
	status, isi = p.kirim(http.MethodPost, satu, url.Values{"aksi": {"sarani"}, "saran": {"catat setiap pembukaan"}})
	require.Equal(t, 200, status, isi)
	status, isi = kepala.kirim(http.MethodPost, satu, url.Values{"aksi": {"setujui"}, "jabatan": {"Kepala"}, "sampai": {"2026-10-20"}})
	require.Equal(t, 403, status)
	require.Contains(t, isi, "PRI-ROPA-13")
	status, isi = pengasuh.kirim(http.MethodPost, satu, url.Values{"aksi": {"setujui"}, "jabatan": {"Pengasuh"}, "sampai": {"2026-10-20"}})
	require.Equal(t, 200, status, isi)
	require.Contains(t, pengasuh.isi("/privasi/dpia"), "20 Oktober 2026")
	reg, err := r.s.Register.Ambil(t.Context(), "A")
	require.NoError(t, err)
	for i := range reg.Kegiatan {
		if reg.Kegiatan[i].Kode == "kesehatan-catatan" {
			require.NotEmpty(t, reg.Kegiatan[i].DPIA)
			reg = reg.Salin()
			reg.Kegiatan[i].Kategori = append(reg.Kegiatan[i].Kategori, privasi.KategoriKonseling)
		}
	}
	versi := reg.Versi
	reg, err = reg.Tandatangani("akun", "Kepala", r.jam.Now())
	require.NoError(t, err)
	require.NoError(t, r.s.Register.Simpan(t.Context(), "A", reg, versi))
	require.Contains(t, kepala.isi(satu), "tidak berlaku lagi")
}

// Three drafts taken over at once, advised on together, approved together by another leader:
// each stands on its own page; what was typed stays when somebody forgot to tick.
func TestU44_MejaDpia_sekaligus(t *testing.T) {
	r := bangun(t)
	p, kepala, pengasuh := r.petugas("petugas.data", "ppdp"), r.petugas("kepala.satu", "kepala"), r.petugas("pengasuh.satu", "pengasuh")
	tiga := []string{"kesehatan-catatan", "santri-izin", "santri-keluarga"}
	isi := kepala.isi("/privasi/dpia/baru?kegiatan=santri-izin")
	require.Contains(t, isi, "Alasan sakit pada izin keluar", "draf terisi untuk disesuaikan")
	require.Regexp(t, `<strong>0 dari \d+</strong><small>yang belum dinilai tertutup sejak \d+ \w+ \d{4}`, kepala.isi("/"), "beranda mengingatkan sebelum harinya")
	require.Contains(t, p.isi("/privasi"), "Lanjutkan penilaian")
	require.NotContains(t, r.petugas("tata.usaha", "tata_usaha").isi("/"), "Penilaian dampak")
	isi = kepala.isi("/privasi/dpia")
	require.NotContains(t, isi, `name="saran"`)
	require.NotContains(t, p.isi("/privasi/dpia"), `name="kegiatan"`, "petugas tidak menyusun")
	require.NotContains(t, isi, " checked>")
	require.Contains(t, kepala.isi("/privasi/dpia?centang=semua"), `value="santri-izin" checked>`)
	status, isi := kepala.kirim(http.MethodPost, "/privasi/dpia", url.Values{"aksi": {"susun"}, "kegiatan": tiga})
	require.Equal(t, 200, status, isi)
	require.Contains(t, isi, "3 penilaian disusun dari draf")
	var ids []string
	for _, m := range regexp.MustCompile(`href="/privasi/dpia/([0-9a-f-]{36})"`).FindAllStringSubmatch(p.isi("/privasi/dpia"), -1) {
		ids = append(ids, m[1])
	}
	require.Len(t, ids, 3)
	status, isi = p.kirim(http.MethodPost, "/privasi/dpia", url.Values{"aksi": {"sarani"}, "saran": {"tinjau tiap semester"}})
	require.Equal(t, 422, status)
	require.Contains(t, isi, "PRI-ROPA-11")
	require.Contains(t, isi, "tinjau tiap semester")
	status, isi = p.kirim(http.MethodPost, "/privasi/dpia", url.Values{"aksi": {"sarani"}, "saran": {"tinjau tiap semester"}, "dpia": ids})
	require.Equal(t, 200, status, isi)
	require.NotContains(t, kepala.isi("/privasi/dpia"), "Setujui yang dicentang", "yang menyusun tidak menyetujui")
	setuju := url.Values{"aksi": {"setujui"}, "dpia": ids, "jabatan": {"Pengasuh"}, "sampai": {"kapan"}}
	status, isi = pengasuh.kirim(http.MethodPost, "/privasi/dpia", setuju)
	require.Equal(t, 422, status)
	require.Contains(t, isi, ids[2]+`" checked>`, "centangnya tetap")
	status, isi = pengasuh.kirim(http.MethodPost, "/privasi/dpia", dengan(setuju, "sampai", "2026-10-01"))
	require.Equal(t, 200, status, isi)
	require.Regexp(t, `<strong>3 dari \d+</strong>`, isi)
	require.Contains(t, p.isi("/privasi/dpia/"+ids[0]), "tinjau tiap semester")
	r.jam.Maju(90 * 24 * time.Hour)
	kepala = r.masuk("kepala.satu")
	require.Regexp(t, `\d+ tertutup</span>`, kepala.isi("/privasi/dpia"))
	require.Regexp(t, `\d+ tertutup karena belum dinilai`, kepala.isi("/"))
}

// Settings, the dry run and the regulator's orders.
func TestI50_B28_MejaSetelanSimulasiPerintah(t *testing.T) {
	r := bangun(t)
	p := r.petugas("petugas.data", "ppdp")
	isi := p.isi("/privasi/setelan")
	require.Contains(t, isi, "Masih bawaan")
	f := formulir(t, isi, "/privasi/setelan", 0)
	for n, v := range map[string]string{"zona": "Asia/Jakarta", "zona_batas": "Asia/Jakarta", "mulai_insiden": "deteksi", "wali_untuk_hak_anak": "hanya_merusak", "peralihan": "lanjut_lalu_tangguh"} {
		f.Set(n, v)
	}
	status, isi := p.kirim(http.MethodPost, "/privasi/setelan", dengan(f, "dukungan_jam", "9"))
	require.Equal(t, 422, status)
	require.Contains(t, isi, "PRI-REZIM-05")
	require.Contains(t, isi, `value="9"`)
	status, isi = p.kirim(http.MethodPost, "/privasi/setelan", dengan(f, "dukungan_jam", "2", "awal_PP33-2026", "2025-12-01"))
	require.Equal(t, 200, status, isi)
	x, err := r.s.Kantor.Setelan(t.Context(), "A")
	require.NoError(t, err)
	require.Equal(t, 2, x.Isi.DukunganJam)
	require.Equal(t, dasar.Tgl(2025, 12, 1), x.Isi.BeralihAwal["PP33-2026"])
	require.True(t, x.Isi.NikahMendewasakan)
	status, _ = p.kirim(http.MethodPost, "/privasi/setelan", f)
	require.Equal(t, 409, status, "setelan yang dibaca sudah basi")

	isi = p.isi("/privasi/simulasi")
	require.Contains(t, isi, "baru berlaku mulai 16 Januari 2027")
	require.Contains(t, isi, "Belum ada perkara seperti ini")
	status, _ = p.ambil("/privasi/simulasi?rezim=gaib")
	require.Equal(t, 404, status)

	o := url.Values{"jenis": {"henti"}, "nomor": {"S-1"}, "instansi": {"Komdigi"}, "diterima": {"2025-10-20T08:00"}}
	status, isi = p.kirim(http.MethodPost, "/privasi/perintah", o)
	require.Equal(t, 422, status)
	require.Contains(t, isi, "PRI-PERINTAH-01")
	require.Contains(t, isi, `value="Komdigi"`)
	o["lingkup"] = []string{privasi.KategoriNISN}
	status, isi = p.kirim(http.MethodPost, "/privasi/perintah", o)
	require.Equal(t, 200, status, isi)
	satu := tangkap(t, `action="(/privasi/perintah/[0-9a-f-]{36})"`, isi)
	status, _ = p.kirim(http.MethodPost, satu, url.Values{"aksi": {"laporkan"}})
	require.Equal(t, 409, status)
	for _, a := range []struct{ aksi, teks string }{{"laksanakan", "dilaksanakan"}, {"laporkan", "dilaporkan"}, {"cabut", "dicabut"}} {
		status, isi = p.kirim(http.MethodPost, satu, url.Values{"aksi": {a.aksi}, "bukti": {"B-1"}})
		require.Equal(t, 200, status, isi)
		require.Contains(t, isi, ">"+a.teks+"<")
	}
}

// A whole class at once, and nobody of another institution.
func TestU21_MejaPerjanjian_sekelas(t *testing.T) {
	r := bangun(t)
	p := r.petugas("petugas.data", "ppdp")
	isi := p.isi("/privasi/perjanjian")
	n, err := strconv.Atoi(tangkap(t, `(\d+) belum tercatat`, isi))
	require.NoError(t, err)
	ke := strings.ReplaceAll(tangkap(t, `href="(/privasi/perjanjian\?unit=[^"#]+)#catat"`, isi), "&amp;", "&")
	isi = p.isi(ke)
	f := formulir(t, isi, "/privasi/perjanjian", 0)
	require.NotEmpty(t, f["santri"])
	status, isi := p.kirim(http.MethodPost, "/privasi/perjanjian", dengan(f, "nomor", "F-1", "tanggal", "2030-01-01"))
	require.Equal(t, 422, status)
	require.Contains(t, isi, "PRI-KANTOR-03")
	require.Contains(t, isi, `value="F-1"`)
	r.lembaga("B", "bakar")
	r.terima(r.pelaku("B", "admin", privasi.TujuanKesiswaan), "990001", "Hamzah", "Wali Lain", false)
	asing := string(r.id["Hamzah"])
	status, _ = p.kirim(http.MethodPost, "/privasi/perjanjian", url.Values{"santri": {asing}, "nomor": {"F-1"}, "tanggal": {"2025-10-01"}})
	require.Equal(t, 404, status)
	status, isi = p.kirim(http.MethodPost, "/privasi/perjanjian", dengan(f, "tanggal", "2025-10-01"))
	require.Equal(t, 200, status, isi)
	require.Contains(t, isi, strconv.Itoa(len(f["santri"]))+" perjanjian dicatat")
	if n > len(f["santri"]) {
		require.Contains(t, isi, strconv.Itoa(n-len(f["santri"]))+" belum tercatat")
	}
}

// Support from outside sees nothing before its ticket is opened, masked data with it, and
// nothing once it is over.
func TestP12_MejaDukungan_denganTiket(t *testing.T) {
	r := bangun(t)
	kepala, luar := r.petugas("kepala.satu", "kepala"), r.petugas("vendor", "dukungan")
	status, isi := luar.kirim(http.MethodPost, "/dukungan", url.Values{"nomor": {"T-1"}})
	require.Equal(t, 422, status)
	require.Contains(t, isi, "PRI-DUKUNG-01")
	status, isi = luar.kirim(http.MethodPost, "/dukungan", url.Values{"nomor": {"T-1"}, "instruksi": {"I-1"}, "kategori": {privasi.KategoriNama, privasi.KategoriNIS}})
	require.Equal(t, 200, status, isi)
	require.Contains(t, isi, "menunggu pesantren")
	isi = kepala.isi("/privasi/dukungan")
	satu := tangkap(t, `action="(/privasi/dukungan/[0-9a-f-]{36})"`, isi)
	lihat := func(mau int) string {
		status, isi := luar.ambil("/dukungan?tiket=" + satu[strings.LastIndex(satu, "/")+1:] + "&nis=" + "210001")
		require.Equal(t, mau, status, isi)
		require.NotContains(t, isi, "Ahmad Fauzi", "nama tersamar pun tidak utuh")
		return isi
	}
	require.Contains(t, lihat(403), "PRI-DUKUNG-01")
	status, isi = kepala.kirim(http.MethodPost, satu, url.Values{"aksi": {"setujui"}, "jam": {"9"}})
	require.Equal(t, 403, status)
	require.Contains(t, isi, "PRI-DUKUNG-01")
	status, isi = kepala.kirim(http.MethodPost, satu, url.Values{"aksi": {"setujui"}, "jam": {"1"}})
	require.Equal(t, 200, status, isi)
	require.Regexp(t, regexp.MustCompile(`(?i)<dd>A\S*`), lihat(200))
	r.jam.Maju(time.Hour)
	require.Contains(t, lihat(403), "PRI-DUKUNG-02")
	status, _ = luar.ambil("/santri")
	require.Equal(t, 403, status)
}
