package situs_test

import (
	"maps"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
)

const lembarStaf = "nip;nama;jenis_kelamin;tanggal_lahir;nik;jabatan;unit;agama;tmt;status_kepegawaian;ptkp;gaji_pokok;bank;no_rekening;atas_nama\n" +
	"P001;Rahma Contoh;P;1986-07-01;3506994107863094;Guru;MTs;Islam;2024-08-01;tetap;TK/0;3800000;BSI;5153080240;RAHMA\n" +
	"P002;Taufiq Contoh;L;1991-08-01;3506990108916298;Guru;MTs;Islam;2021-07-01;tidak_tetap;K/1;3000000;BRI;7688648779;TAUFIQ\n" +
	"P003;Umar Contoh;L;1991-08-02;3506990208916298;Guru;MTs;Islam;2021-07-01;tetap;K/1;tiga juta;BRI;7688648771;UMAR\n"

func (r *rumah) jumlahStaf() int {
	r.t.Helper()
	n, err := r.s.Pegawai.Hitung(r.t.Context(), r.pelaku("A", "hrd", privasi.TujuanKepegawaian), pegawai.Saringan{})
	require.NoError(r.t, err)
	return n
}

// A sheet is looked at, its words are explained, and it is applied once: the page
// carries the sheet, and the mark of the preview binds what is written to what was shown.
func TestImporPegawai_pratinjau_lalu_terapkan(t *testing.T) {
	r := bangun(t)
	hrd := r.kepegawaian(true)
	awal := r.jumlahStaf()
	lembar := strings.NewReplacer("P001", "P101", "P002", "P102", "P003", "P103").Replace(lembarStaf)
	require.Contains(t, hrd.isi("/pegawai"), "/pegawai/impor")
	status, isi := hrd.unggah("/pegawai/impor", "staf.csv", lembar, url.Values{"aksi": {"periksa"}, "sejak": {"2025-10-01"}})
	require.Equal(t, 200, status)
	for _, kata := range []string{"Pratinjau impor staf.csv", "3 baris", "tidak_tetap", "belum dijelaskan", "PEG-IMPOR-07", "PEG-IMPOR-09", "2 ditolak"} {
		require.Contains(t, isi, kata)
	}
	require.NotContains(t, isi, "3506994107863094", "NIK tidak ditampilkan")
	require.Equal(t, awal, r.jumlahStaf(), "pratinjau tidak menyimpan")
	v := formulir(t, isi, "/pegawai/impor", 0)
	v.Set("jenis", "waktu")
	status, isi = hrd.unggah("/pegawai/impor", "", "", dengan(v, "klasifikasi", "pegawai_tetap", "metode", "gross", "selesai", "kapan", "aksi", "periksa"))
	require.Equal(t, 422, status)
	require.Contains(t, isi, "DSR-TANGGAL")
	status, isi = hrd.unggah("/pegawai/impor", "", "", dengan(v, "selesai", "2026-06-30"))
	require.Equal(t, 200, status)
	require.Contains(t, isi, "1 ditolak")
	require.Contains(t, isi, ">dijelaskan<")
	baru := formulir(t, isi, "/pegawai/impor", 0)
	for _, n := range []string{"jenis", "klasifikasi", "metode"} {
		baru.Set(n, v.Get(n))
	}
	kirim := func(pasangan ...string) (int, string) {
		t.Helper()
		return hrd.unggah("/pegawai/impor", "", "", dengan(maps.Clone(baru), append([]string{"aksi", "terapkan"}, pasangan...)...))
	}
	for nama, c := range map[string]struct {
		pasangan []string
		aturan   string
	}{
		"tanpa wewenang":         {[]string{"cara", "baik", "kapasitas", "Kepala TU"}, "PRI-"},
		"tanpa kapasitas":        {[]string{"cara", "baik", "wewenang", "ya"}, "PRI-"},
		"semua atau tidak":       {[]string{"cara", "semua", "kapasitas", "Kepala TU", "wewenang", "ya"}, "PEG-IMPOR-18"},
		"pratinjau lain":         {[]string{"cara", "baik", "kapasitas", "Kepala TU", "wewenang", "ya", "sidik", "lain"}, "PEG-IMPOR-17"},
		"arti kata lain":         {[]string{"cara", "baik", "kapasitas", "Kepala TU", "wewenang", "ya", "klasifikasi", "tidak_tetap_bulanan"}, "PEG-"},
		"lembar diubah":          {[]string{"cara", "baik", "kapasitas", "Kepala TU", "wewenang", "ya", "isi", "bmlwLG5hbWEsamsKMSxCdWRpLEwK"}, "PEG-"},
		"lembar tidak terbaca":   {[]string{"cara", "baik", "kapasitas", "Kepala TU", "wewenang", "ya", "isi", "%%%"}, "SRV-IMPOR-01"},
		"tanpa kunci formulir":   {[]string{"cara", "baik", "kapasitas", "Kepala TU", "wewenang", "ya", "kunci", ""}, "SRV-HALAMAN-02"},
		"tanggal mulai terbalik": {[]string{"cara", "baik", "kapasitas", "Kepala TU", "wewenang", "ya", "sejak", "1925-01-01"}, "PEG-MASA-01"},
	} {
		status, isi := kirim(c.pasangan...)
		require.Contains(t, []int{403, 409, 422}, status, nama)
		require.Contains(t, isi, c.aturan, nama)
		require.Equal(t, awal, r.jumlahStaf(), nama)
	}
	status, isi = hrd.unggah("/pegawai/impor", "", "", dengan(maps.Clone(baru), "aksi", "unduh"))
	require.Equal(t, 200, status)
	require.Contains(t, isi, "PEG-IMPOR-09")
	require.NotContains(t, isi, "<html")
	for range 2 { // sent twice, done once
		status, isi = kirim("cara", "baik", "kapasitas", "Kepala TU", "wewenang", "ya")
		require.Equal(t, 200, status)
		require.Contains(t, isi, "2 pegawai baru")
		require.Equal(t, awal+2, r.jumlahStaf())
	}
	require.Contains(t, isi, "Rahma Contoh")
	status, isi = hrd.unggah("/pegawai/impor", "staf.csv", lembar, url.Values{"sejak": {"2025-10-01"}, "kata": {"tidak_tetap"}, "jenis": {"waktu"}, "klasifikasi": {"pegawai_tetap"}, "metode": {"gross"}, "selesai": {"2026-06-30"}})
	require.Equal(t, 200, status)
	require.Contains(t, isi, "2 sama", "berkas yang sama tidak mengubah apa pun")
	require.Contains(t, isi, "0 pegawai baru")
}

// What is no staff sheet is refused with a rule, for whoever may import at all; another
// institution sees nothing of it.
func TestImporPegawai_ditolak_dan_peran(t *testing.T) {
	r := bangun(t)
	hrd := r.kepegawaian(true)
	awal := r.jumlahStaf()
	for nama, isinya := range map[string]string{"kosong": "", "tanpa judul": "a;b;c\n1;2;3\n", "biner": "\x00\x01\x02\x03PNG", "zip rusak": "PK\x03\x04rusak", "kutip terbuka": "nip;nama;jk\n\"P1;Budi;L\n"} {
		status, isi := hrd.unggah("/pegawai/impor", "staf.csv", isinya, url.Values{"aksi": {"periksa"}})
		require.Equal(t, 422, status, "%s: %s", nama, isi)
		require.Regexp(t, `Aturan [A-Z]{3}-`, isi, nama)
	}
	status, isi := hrd.unggah("/pegawai/impor", "staf.csv", strings.Repeat("x", 6<<20), nil)
	require.Equal(t, 422, status)
	require.Contains(t, isi, "5 MB")
	status, isi = hrd.unggah("/pegawai/impor", "", "", url.Values{"aksi": {"terapkan"}})
	require.Equal(t, 422, status)
	require.Contains(t, isi, "SRV-IMPOR-01")
	status, isi = hrd.ambil("/pegawai/impor/contoh.csv")
	require.Equal(t, 200, status)
	status, isi = hrd.unggah("/pegawai/impor", "kosong.csv", isi, nil)
	require.Equal(t, 200, status, "lembar kosong dikenali: %s", isi)
	require.Contains(t, isi, "0 baris")
	for _, nama := range []string{"kasir.a", "bendahara.a", "kepala.a"} {
		status, isi := r.masuk(nama).unggah("/pegawai/impor", "staf.csv", lembarStaf, nil)
		require.Equal(t, 403, status, nama)
		require.NotContains(t, isi, "Rahma")
		status, _ = r.masuk(nama).ambil("/pegawai/impor")
		require.Equal(t, 403, status, nama)
	}
	require.Equal(t, awal, r.jumlahStaf())
	r.lembaga("B", "bakar")
	status, isi = r.masuk("bakar").unggah("/pegawai/impor", "staf.csv", lembarStaf, url.Values{"sejak": {"2025-10-01"}})
	require.Equal(t, 422, status, "lembaga lain belum punya komponen gaji")
	require.Contains(t, isi, "PEG-IMPOR-16")
	status, _ = hrd.kirim(http.MethodPost, "/pegawai/impor", url.Values{"aksi": {"terapkan"}})
	require.Equal(t, 422, status)
}
