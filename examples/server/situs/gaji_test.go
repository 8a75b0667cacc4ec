package situs_test

import (
	"maps"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
)

// kepegawaian gives institution A an HR account, payroll settings through the page,
// and two people; the second lacks a PTKP status.
func (r *rumah) kepegawaian(ptkpKedua bool) peramban {
	r.t.Helper()
	_, err := r.s.Akun.Buat(r.t.Context(), akun.Akun{Lembaga: "A", NamaMasuk: "hrd.a", Nama: "Laila", Peran: "hrd"}, sandiUji)
	require.NoError(r.t, err)
	p := r.masuk("hrd.a")
	require.Contains(r.t, p.isi("/gaji"), "belum diisi")
	isian := url.Values{"sejak": {"2025-01-01"}, "umk": {"2.492.811"}, "kelas_jkk": {"1"}, "batas_potongan": {"50"}, "hari_kerja": {"6"}, "pisah": {"ya"}}
	status, isi := p.kirim(http.MethodPost, "/gaji/pengaturan", dengan(isian, "kelas_jkk", "9"))
	require.Equal(r.t, 422, status)
	require.Contains(r.t, isi, "PEG-ATUR-01")
	status, isi = p.kirim(http.MethodPost, "/gaji/pengaturan", dengan(isian, "kelas_jkk", "1"))
	require.Equal(r.t, 200, status, isi)
	require.Contains(r.t, p.isi("/gaji/komponen"), "Gaji/Bisyaroh Pokok")
	pel := r.pelaku("A", "hrd", privasi.TujuanKepegawaian)
	mulai := dasar.Tgl(2024, 7, 1)
	for i, nama := range []string{"Maryam Contoh", "Zakaria Contoh"} {
		n := pegawai.Penerimaan{
			Diri: pegawai.Formulir{Nomor: "P00" + string(rune('1'+i)), Nama: nama, JenisKelamin: "L", TanggalLahir: dasar.Tgl(1990, 5, 1), Agama: "Islam", NIK: "350699010590000" + string(rune('1'+i)),
				Mulai: mulai, Bank: "BSI", NoRekening: "7123456789", AtasNama: "CONTOH"},
			Kontrak:     []pegawai.Kontrak{{Jenis: pegawai.KontrakTetap, Klasifikasi: pegawai.PegawaiTetap, Metode: pegawai.Gross}},
			Penugasan:   []pegawai.Penugasan{{Jabatan: "guru", Unit: "MTs", Utama: true}},
			Kepesertaan: []pegawai.Kepesertaan{{Kesehatan: true, JHT: true, JP: true, JKKJKM: true}},
			Nilai:       []pegawai.Nilai{{Komponen: "pokok", Nilai: 7_000_000}},
		}
		if i == 0 || ptkpKedua {
			n.StatusPajak = []pegawai.StatusPajak{{PTKP: "K/0", Kawin: true, Mulai: dasar.Tgl(2025, 1, 1), Selesai: dasar.Tgl(2025, 12, 31)}}
		}
		_, _, err := r.s.Pegawai.Terima(r.t.Context(), pel, "", n)
		require.NoError(r.t, err)
	}
	return p
}

var alamatGaji = regexp.MustCompile(`/gaji/([0-9a-f-]{36})`)

func (r *rumah) putaranGaji(p peramban) string {
	r.t.Helper()
	status, isi := p.kirim(http.MethodPost, "/gaji", url.Values{"kunci": {"k1"}, "bulan": {"2025-09"}, "jenis": {"gaji"}})
	require.Equal(r.t, 200, status, isi)
	m := alamatGaji.FindStringSubmatch(isi)
	require.NotNil(r.t, m, isi)
	return "/gaji/" + m[1]
}

func aksi(nama string, lain ...string) url.Values {
	v := url.Values{"aksi": {nama}}
	for i := 0; i < len(lain); i += 2 {
		v.Set(lain[i], lain[i+1])
	}
	return v
}

// One run through the pages, from preview to the journal, each step by whoever may
// take it.
func TestGaji_dari_draf_sampai_jurnal(t *testing.T) {
	r := bangun(t)
	hrd := r.kepegawaian(true)
	jalur := r.putaranGaji(hrd)
	kepala, bendahara := r.masuk("kepala.a"), r.masuk("bendahara.a")
	langkah := func(p peramban, v url.Values, kata string) {
		t.Helper()
		status, isi := p.kirim(http.MethodPost, jalur, v)
		require.Equal(t, 200, status, isi)
		require.Contains(t, isi, kata)
	}
	langkah(hrd, aksi("hitung"), "Maryam Contoh")
	status, isi := kepala.kirim(http.MethodPost, jalur, aksi("hitung"))
	require.Equal(t, 403, status, isi)
	langkah(hrd, aksi("periksa"), "diperiksa")
	langkah(kepala, aksi("setujui"), "disetujui")
	langkah(hrd, aksi("kunci"), "dikunci")
	status, isi = hrd.kirim(http.MethodPost, jalur, aksi("bayar", "tanggal", "2025-10-01", "rujukan", "TRF-1", "dari", "bank:BSI"))
	require.Equal(t, 403, status, isi)
	status, isi = bendahara.kirim(http.MethodPost, jalur, aksi("bayar", "tanggal", "2025-12-01", "rujukan", "TRF-1", "dari", "laci:Laci 2"))
	require.Equal(t, 422, status)
	require.Contains(t, isi, "PEG-PUTARAN-13")
	for _, dari := range []string{"laci:Laci 1", "bank:LAIN", "", "Laci 2"} {
		status, isi = bendahara.kirim(http.MethodPost, jalur, aksi("bayar", "tanggal", "2025-10-01", "rujukan", "TRF-1", "dari", dari))
		require.Equal(t, 422, status, dari)
		require.Contains(t, isi, "SRV-HALAMAN-02", "%q: hanya rekening lembaga dan laci sendiri", dari)
	}
	langkah(bendahara, aksi("bayar", "tanggal", "2025-10-01", "rujukan", "TRF-1", "dari", "laci:Laci 2"), "TRF-1")
	langkah(bendahara, aksi("posting"), "dibukukan")
	require.Contains(t, bendahara.isi("/jurnal"), "Gaji dan bisyaroh September 2025, MTs")
	r.utuh()
	for _, p := range []peramban{hrd, bendahara, kepala} { // what was paid takes both permissions
		require.NotContains(t, p.isi(jalur), "Batalkan seluruh putaran")
		status, isi = p.kirim(http.MethodPost, jalur, aksi("balik", "alasan", "salah bulan"))
		require.Equal(t, 403, status, isi)
		require.Contains(t, isi, "SRV-AKUN-08")
	}
	require.Contains(t, hrd.isi(jalur), "dibukukan")

	isi = hrd.isi(jalur)
	slip := regexp.MustCompile(regexp.QuoteMeta(jalur) + `/slip/[0-9a-f-]{36}`).FindString(isi)
	require.NotEmpty(t, slip)
	isi = hrd.isi(slip)
	for _, kata := range []string{"Gaji/Bisyaroh Pokok", "BPJS Kesehatan", "PPh 21", "PMK 168/2023", "K/0", "Diterima"} {
		require.Contains(t, isi, kata)
	}
	isi = r.masuk("umar").isi(slip)
	require.NotContains(t, isi, "Maryam", "admin tidak melihat gaji orang menurut daftar pemrosesan")
	require.NotContains(t, isi, "7.000.000")
	status, _ = r.masuk("kasir.a").ambil(jalur)
	require.Equal(t, 403, status)

	admin := r.masuk("umar")
	require.Contains(t, admin.isi(jalur), "Batalkan seluruh putaran")
	status, isi = admin.kirim(http.MethodPost, jalur, aksi("balik"))
	require.Equal(t, 422, status)
	require.Contains(t, isi, "PEG-PUTARAN-07")
	langkah(admin, aksi("balik", "alasan", "salah bulan"), "dibatalkan")
	langkah(admin, aksi("balik", "alasan", "salah bulan"), "dibatalkan")
	r.utuh()
}

// Before any money left, whoever prepared a run may undo it.
func TestGaji_belum_dibayar_dibatalkan_kepegawaian(t *testing.T) {
	r := bangun(t)
	hrd := r.kepegawaian(true)
	jalur := r.putaranGaji(hrd)
	status, isi := hrd.kirim(http.MethodPost, jalur, aksi("hitung"))
	require.Equal(t, 200, status, isi)
	status, isi = hrd.kirim(http.MethodPost, jalur, aksi("balik", "alasan", "salah bulan"))
	require.Equal(t, 200, status, isi)
	require.Contains(t, isi, "dibatalkan")
}

// An institution that signed before the program learned a row sees why amounts are
// shut, reads the rows that are new, and signs them; nothing opens before it did.
func TestRegister_baris_baru_ditandatangani(t *testing.T) {
	r := bangun(t)
	hrd := r.kepegawaian(true)
	jalur := r.putaranGaji(hrd)
	status, isi := hrd.kirim(http.MethodPost, jalur, aksi("hitung"))
	require.Equal(t, 200, status, isi)
	admin, kepala := r.masuk("umar"), r.masuk("kepala.a")
	require.NotContains(t, admin.isi("/pengaturan/privasi"), "Menunggu tanda tangan")
	require.Contains(t, kepala.isi(jalur), "Maryam")

	lama, err := r.s.Register.Ambil(t.Context(), "A")
	require.NoError(t, err)
	kuno := lama.Salin()
	kuno.Kegiatan = slices.DeleteFunc(kuno.Kegiatan, func(k privasi.Kegiatan) bool { return k.Kode == "gaji-setuju" })
	kuno, err = kuno.Tandatangani("uji", "Pimpinan", r.jam.Now())
	require.NoError(t, err)
	require.NoError(t, r.s.Register.Simpan(t.Context(), "A", kuno, lama.Versi))
	require.NotContains(t, kepala.isi(jalur), "Maryam")
	require.Contains(t, kepala.isi("/gaji"), "Mintalah admin menandatanganinya")
	isi = admin.isi("/pengaturan/privasi")
	require.Contains(t, isi, "Menunggu tanda tangan")
	require.Contains(t, isi, "gaji-setuju")
	v := formulir(t, isi, "/pengaturan/privasi", 0)
	require.Equal(t, []string{"gaji-setuju"}, v["kegiatan"])
	for nama, c := range map[string]struct {
		v      url.Values
		aturan string
	}{
		"tanpa centang": {dengan(maps.Clone(v), "jabatan", "Pimpinan"), "SRV-SIAP-02"}, "tanpa jabatan": {dengan(maps.Clone(v), "tanda_tangan", "ya", "jabatan", ""), "PRI-REGISTER-03"},
		"kegiatan lain": {dengan(maps.Clone(v), "tanda_tangan", "ya", "kegiatan", "hak-subjek"), "PRI-REGISTER-03"}, "versi lama": {dengan(maps.Clone(v), "tanda_tangan", "ya", "versi", "1"), "PRI-REGISTER-04"},
	} {
		status, isi := admin.kirim(http.MethodPost, "/pengaturan/privasi", c.v)
		require.Contains(t, []int{409, 422}, status, nama)
		require.Contains(t, isi, c.aturan, nama)
	}
	status, _ = kepala.kirim(http.MethodPost, "/pengaturan/privasi", v)
	require.Equal(t, 403, status)
	require.NotContains(t, kepala.isi(jalur), "Maryam", "belum ada yang menandatangani")
	tanda := dengan(v, "tanda_tangan", "ya", "jabatan", "Pimpinan")
	status, isi = admin.kirim(http.MethodPost, "/pengaturan/privasi", tanda)
	require.Equal(t, 403, status)
	require.Contains(t, isi, "PRI-ROPA-10", "gaji adalah data spesifik: dinilai dahulu dampaknya")
	r.nilaikan("gaji-setuju")
	status, isi = admin.kirim(http.MethodPost, "/pengaturan/privasi", tanda)
	require.Equal(t, 200, status, isi)
	require.Contains(t, isi, "1 kegiatan berlaku")
	require.NotContains(t, isi, "Menunggu tanda tangan")
	require.Contains(t, kepala.isi(jalur), "Maryam")
}

// Whoever lacks something is named with the field, and nothing is computed.
func TestGaji_data_kurang(t *testing.T) {
	r := bangun(t)
	hrd := r.kepegawaian(false)
	jalur := r.putaranGaji(hrd)
	status, isi := hrd.kirim(http.MethodPost, jalur, aksi("hitung"))
	require.Equal(t, 422, status)
	for _, kata := range []string{"PEG-PUTARAN-10", "PEG-BAHAN-02", "Zakaria Contoh", "P002", "/gaji#ptkp"} {
		require.Contains(t, isi, kata)
	}
	tempat := regexp.MustCompile(`href="(/pegawai/[0-9a-f-]{36}/gaji)#(ptkp)"`).FindStringSubmatch(isi)
	require.NotNil(t, tempat)
	require.Contains(t, hrd.isi(tempat[1]), `id="`+tempat[2]+`"`)
	require.NotContains(t, isi, "Maryam")
	require.Contains(t, hrd.isi(jalur), "Belum dihitung")
	status, isi = hrd.kirim(http.MethodPost, jalur, aksi("terbang"))
	require.Equal(t, 422, status)
	require.Contains(t, isi, "PEG-PUTARAN-05")
	status, isi = hrd.kirim(http.MethodPost, "/gaji", url.Values{"kunci": {"k2"}, "bulan": {"2025-09"}, "jenis": {"gaji"}})
	require.Equal(t, 409, status)
	require.Contains(t, isi, "PEG-PUTARAN-01")
	require.NotContains(t, strings.ToLower(isi), "sqlite")
}

// The settings: what is no number is refused with rule, field and sentence; rows stand
// beside each other by date; a row that is yet to come can be taken back.
func TestGajiPengaturan_riwayat_dan_batal(t *testing.T) {
	r := bangun(t)
	hrd := r.kepegawaian(true)
	isi := hrd.isi("/gaji/pengaturan")
	for _, kata := range []string{"sejak 1 Januari 2025", "Libur pekanan", "Akun pembukuan", "5.1.1.01", "Riwayat pengaturan", "berlaku"} {
		require.Contains(t, isi, kata)
	}
	baku := formulir(t, isi, "/gaji/pengaturan", 0)
	require.Equal(t, "2025-10-01", baku.Get("sejak"), "baris baru mulai bulan ini")
	baku = dengan(baku, "kelas_jkk", "1", "hari_kerja", "6", "libur", "5")
	for _, x := range []string{"beban_pendidik:5.1.1.01", "beban_tenaga:5.1.1.02", "beban_bpjs:5.1.1.03", "utang_gaji:2.1.1.02", "utang_pajak:2.1.1.03", "utang_bpjs:2.1.1.04", "utang_potongan:2.1.1.01", "piutang_kasbon:1.1.2.05", "kas:1.1.1.01", "bank:1.1.1.02"} {
		nama, kode, _ := strings.Cut(x, ":")
		baku.Set("akun."+nama, kode)
	}
	riwayat := func() []pegawai.Pengaturan {
		ps, err := r.s.Pegawai.RiwayatPengaturan(t.Context(), r.pelaku("A", "hrd", privasi.TujuanPenggajian))
		require.NoError(t, err)
		return ps
	}
	for _, c := range [][]string{ // field, value, rule, word
		{"kelas_jkk", "satu", "PEG-ATUR-01", "satu angka, 1 sampai 5"}, {"kelas_jkk", "9", "PEG-ATUR-01", "1 sampai 5"}, {"kelas_jkk", "", "PEG-ATUR-01", "kelas risiko"},
		{"hari_kerja", "enam", "PEG-ATUR-01", "angka 5 atau 6"}, {"hari_kerja", "5", "PEG-ATUR-01", "2 hari libur pekanan"}, {"libur", "9", "PEG-ATUR-01", "Ahad sampai Sabtu"}, {"libur", "x", "PEG-ATUR-01", "Ahad"},
		{"umk", "banyak", "DSR-RUPIAH", ""}, {"umk", "", "PEG-ATUR-01", "upah minimum"}, {"sejak", "kapan", "DSR-TANGGAL", ""}, {"sejak", "", "PEG-ATUR-01", "mulai berlakunya"}, {"batas_potongan", "separuh", "PEG-ANGKA-02", ""},
		{"libur_lain", "17 Agustus", "DSR-TANGGAL", ""}, {"akun.utang_gaji", "5.1.1.01", "PEG-AKUN-01", "liabilitas"}, {"akun.kas", "", "PEG-ATUR-01", "semua akun"}, {"akun.bank", "9.9", "PEG-AKUN-01", ""}, {"umk.MTs", "-5", "PEG-ATUR-01", "upah minimum unit"},
	} {
		v := dengan(maps.Clone(baku), c[0], c[1])
		status, isi := hrd.kirim(http.MethodPost, "/gaji/pengaturan", v)
		require.Equal(t, 422, status, c)
		require.Contains(t, isi, c[2], c)
		require.Contains(t, strings.ToLower(isi), strings.ToLower(c[3]), c)
		require.Len(t, riwayat(), 1, c)
	}
	status, isi := hrd.kirim(http.MethodPost, "/gaji/pengaturan", dengan(maps.Clone(baku), "sejak", "2026-01-01", "umk", "3.000.000", "akun.beban_tenaga", "5.1.1.01", "umk.MTs", "2.900.000", "libur_lain", "2026-08-17\n2026-01-01"))
	require.Equal(t, 200, status, isi)
	require.Contains(t, isi, "akan datang")
	require.Len(t, riwayat(), 2)
	require.Equal(t, dasar.Rupiah(2_900_000), riwayat()[0].UMKDi("MTs"))
	require.Equal(t, []time.Weekday{time.Friday}, riwayat()[0].LiburPekanan)
	require.Len(t, riwayat()[0].Libur, 2)
	require.EqualValues(t, "5.1.1.01", riwayat()[0].Akun.BebanTenaga)
	require.Contains(t, hrd.isi("/gaji/pengaturan?sejak=2026-01-01"), "3.000.000")

	batal := url.Values{"kunci": {"b1"}, "aksi": {"batal"}, "sejak": {"2026-01-01"}, "alasan": {""}}
	status, isi = hrd.kirim(http.MethodPost, "/gaji/pengaturan", batal)
	require.Equal(t, 422, status)
	require.Contains(t, isi, "PEG-PUTARAN-07")
	status, isi = hrd.kirim(http.MethodPost, "/gaji/pengaturan", dengan(maps.Clone(batal), "sejak", "2025-01-01", "alasan", "x"))
	require.Equal(t, 409, status)
	require.Contains(t, isi, "PEG-ATUR-02")
	status, isi = hrd.kirim(http.MethodPost, "/gaji/pengaturan", dengan(batal, "alasan", "UMK belum ditetapkan"))
	require.Equal(t, 200, status, isi)
	require.Contains(t, isi, "UMK belum ditetapkan")
	require.NotContains(t, isi, "akan datang")
	status, _ = r.masuk("kepala.a").kirim(http.MethodPost, "/gaji/pengaturan", baku)
	require.Equal(t, 403, status)
}

// Holidays of all religions are kept year after year, in their own form.
func TestGajiPengaturan_hari_raya(t *testing.T) {
	r := bangun(t)
	hrd := r.kepegawaian(true)
	require.Contains(t, hrd.isi("/gaji/pengaturan"), "1 Syawal menurut hitungan: 31 Maret 2025")
	kirim := func(v url.Values, kata string) {
		t.Helper()
		status, isi := hrd.kirim(http.MethodPost, "/gaji/pengaturan", v)
		require.Equal(t, 200, status, isi)
		require.Contains(t, isi, kata)
	}
	kirim(url.Values{"aksi": {"hari_raya"}, "raya.Islam": {"2025-03-31", ""}, "raya.Kristen": {"2025-12-25"}, "raya.Hindu": {"2025-03-29"}}, "3 tanggal")
	v := formulir(t, hrd.isi("/gaji/pengaturan"), "/gaji/pengaturan#hari-raya", 0)
	v.Add("raya.Islam", "2026-03-20")
	v.Set("raya_agama", "Islam")
	v.Set("raya_tanggal", "2024-04-10")
	kirim(v, "5 tanggal")
	isi := hrd.isi("/gaji/pengaturan")
	for _, kata := range []string{`value="2024-04-10"`, `value="2025-03-31"`, `value="2026-03-20"`, `value="2025-12-25"`} {
		require.Contains(t, isi, kata)
	}
	status, isi := hrd.kirim(http.MethodPost, "/gaji/pengaturan", url.Values{"aksi": {"hari_raya"}, "raya.Islam": {"lebaran"}})
	require.Equal(t, 422, status)
	require.Contains(t, isi, "PEG-ATUR-04")
	require.Contains(t, isi, `value="lebaran"`)
	status, isi = hrd.kirim(http.MethodPost, "/gaji/pengaturan", url.Values{"aksi": {"hari_raya"}, "raya_agama": {"Islam"}, "raya_tanggal": {"1887-01-01"}})
	require.Equal(t, 422, status, isi)
	kirim(url.Values{"aksi": {"hari_raya"}, "raya_agama": {"Buddha"}, "raya_tanggal": {"2026-05-31"}}, "6 tanggal")
	kirim(dengan(url.Values{}, "sejak", "2025-10-01", "umk", "2.600.000", "kelas_jkk", "1", "batas_potongan", "50", "hari_kerja", "6"), "disimpan")
	ps, err := r.s.Pegawai.RiwayatPengaturan(t.Context(), r.pelaku("A", "hrd", privasi.TujuanPenggajian))
	require.NoError(t, err)
	require.Len(t, ps, 2)
	require.Len(t, ps[0].HariRaya, 6, "pengaturan baru membawa semua hari raya")
	require.Equal(t, ps[0].HariRaya, ps[1].HariRaya)
}
