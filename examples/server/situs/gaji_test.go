package situs_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

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
	isian := url.Values{"sejak": {"2025-01-01"}, "umk": {"2.492.811"}, "kelas_jkk": {"1"}, "batas_potongan": {"50"}, "hari_kerja": {"6"}, "lebaran": {"2025-03-31"}, "pisah": {"ya"}}
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
}

// Whoever lacks something is named with the field, and nothing is computed.
func TestGaji_data_kurang(t *testing.T) {
	r := bangun(t)
	hrd := r.kepegawaian(false)
	jalur := r.putaranGaji(hrd)
	status, isi := hrd.kirim(http.MethodPost, jalur, aksi("hitung"))
	require.Equal(t, 422, status)
	for _, kata := range []string{"PEG-PUTARAN-10", "PEG-BAHAN-02", "Zakaria Contoh", "P002", "ptkp"} {
		require.Contains(t, isi, kata)
	}
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
