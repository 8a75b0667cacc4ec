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
	"github.com/pesantren-go/pesantren/privasi"
)

var alamatPegawai = regexp.MustCompile(`/pegawai/([0-9a-f]{8}-[0-9a-f-]{27})`)

// hrd signs the HR officer of institution A in; positions and components are the
// default ones.
func (r *rumah) hrd() peramban {
	r.t.Helper()
	_, err := r.s.Akun.Buat(r.t.Context(), akun.Akun{Lembaga: "A", NamaMasuk: "hrd.a", Nama: "Laila", Peran: "hrd"}, sandiUji)
	require.NoError(r.t, err)
	require.NoError(r.t, r.s.Pegawai.SiapkanPenggajian(r.t.Context(), r.pelaku("A", "hrd", privasi.TujuanPenggajian), dasar.Tgl(2025, 1, 1)))
	return r.masuk("hrd.a")
}

func isianPegawai() url.Values {
	return url.Values{"kunci": {"p1"}, "nama": {"Maryam Contoh"}, "nomor": {"P001"}, "jenis_kelamin": {"P"}, "agama": {"Islam"}, "tanggal_lahir": {"1990-05-01"}, "mulai": {"2024-07-01"},
		"nik": {"3506994105900001"}, "hp": {"0812-1111-2222"}, "jabatan": {"guru"}, "unit": {"MTs"}, "jenis": {"tetap"}, "klasifikasi": {"pegawai_tetap"}, "metode": {"gross"},
		"pokok": {"3.500.000"}, "ptkp": {"TK/0"}, "bank": {"BSI"}, "no_rekening": {"7123456789"}, "atas_nama": {"MARYAM CONTOH"}, "kesehatan": {"ya"}, "jkk": {"ya"}}
}

// baru takes one employee on through the page and returns the address.
func pegawaiBaru(t *testing.T, p peramban) string {
	t.Helper()
	status, isi := p.kirim(http.MethodPost, "/pegawai/baru", isianPegawai())
	require.Equal(t, 200, status, isi)
	require.Contains(t, isi, "Pegawai diterima")
	m := alamatPegawai.FindString(isi)
	require.NotEmpty(t, m, isi)
	return m
}

// kirimBaik sends a form that must be accepted and returns the page after it.
func kirimBaik(t *testing.T, p peramban, jalur string, v url.Values, kata ...string) string {
	t.Helper()
	status, isi := p.kirim(http.MethodPost, jalur, v)
	require.Equal(t, 200, status, "%s: %s", jalur, inti(isi))
	for _, x := range kata {
		require.True(t, strings.Contains(isi, x), "%s: %q tidak ada di %s", jalur, x, inti(isi))
	}
	return isi
}

// kirimBuruk sends a form that must be refused with a status and words.
func kirimBuruk(t *testing.T, p peramban, jalur string, v url.Values, status int, kata ...string) {
	t.Helper()
	s, isi := p.kirim(http.MethodPost, jalur, v)
	require.Equal(t, status, s, "%s: %s", jalur, inti(isi))
	for _, x := range kata {
		require.True(t, strings.Contains(isi, x), "%s: %q tidak ada di %s", jalur, x, inti(isi))
	}
}

// inti is the start of what a page says, without its frame.
func inti(isi string) string {
	if _, sesudah, ada := strings.Cut(isi, `<main id="isi"`); ada {
		isi = sesudah
	}
	return isi[:min(len(isi), 1500)]
}

func TestPegawai_baru_cari_ubah(t *testing.T) {
	r := bangun(t)
	p := r.hrd()
	require.Contains(t, p.isi("/pegawai"), "Tidak ada pegawai yang cocok")
	require.Contains(t, p.isi("/pegawai/baru"), "Nama lengkap")
	kirimBuruk(t, p, "/pegawai/baru", url.Values{"nama": {""}, "nik": {"12"}, "mulai": {"2024-07-01"}, "pokok": {"x"}}, 422, "SAN-NAMA", "SAN-NIK", "Belum disimpan", `value="12"`)
	kirimBuruk(t, p, "/pegawai/baru", dengan(isianPegawai(), "klasifikasi", ""), 422, "PEG-KONTRAK-01", `value="Maryam Contoh"`)
	require.Contains(t, p.isi("/pegawai"), "Tidak ada pegawai", "yang ditolak tidak tersimpan separuh")
	jalur := pegawaiBaru(t, p)
	isi := p.isi(jalur)
	for _, kata := range []string{"Maryam Contoh", "P001", "3506994105900001", "Guru", "utama", "Pegawai tetap", "Islam"} {
		require.Contains(t, isi, kata)
	}
	require.NotContains(t, isi, "3.500.000", "angka gaji ada di halaman gaji")
	kirimBuruk(t, p, "/pegawai/baru", dengan(isianPegawai(), "kunci", "p2"), 409, "PEG-")
	for q, ada := range map[string]bool{"?q=maryam": true, "?q=P001": true, "?q=3506994105900001": true, "?q=zakaria": false, "?unit=Pondok": false, "?unit=MTs&jabatan=guru": true, "?jabatan=satpam": false} {
		require.Equal(t, ada, strings.Contains(p.isi("/pegawai"+q), "Maryam Contoh"), q)
	}
	status, isi := p.ambil("/pegawai?q=" + strings.Repeat("a", 300))
	require.Equal(t, 422, status)
	require.Contains(t, isi, "terlalu panjang")

	ubah := p.isi(jalur + "/ubah")
	f := formulir(t, ubah, jalur+"/ubah", 0)
	require.Equal(t, "3506994105900001", f.Get("nik"))
	basi := formulir(t, ubah, jalur+"/ubah", 0)
	kirimBuruk(t, p, jalur+"/ubah", dengan(f, "jenis_kelamin", "P", "agama", "Islam", "tanggal_lahir", "2030-01-01"), 422, "PEG-DIRI")
	kirimBaik(t, p, jalur+"/ubah", dengan(f, "tanggal_lahir", "1990-05-01", "alamat", "Jalan Contoh 9"), "Data disimpan", "Jalan Contoh 9", "3506994105900001")
	require.Contains(t, p.isi(jalur+"/gaji"), "7123456789", "yang tidak ada di formulir tetap ada")
	kirimBuruk(t, p, jalur+"/ubah", dengan(basi, "jenis_kelamin", "P", "agama", "Islam", "alamat", "Lain"), 409, "PEG-")
}

// Whoever may see names only sees masks elsewhere and no form; the cashier nothing.
func TestPegawai_menurut_peran(t *testing.T) {
	r := bangun(t)
	jalur := pegawaiBaru(t, r.hrd())
	kepala := r.masuk("kepala.a")
	isi := kepala.isi(jalur)
	require.Contains(t, isi, "Maryam Contoh")
	require.NotContains(t, isi, "3506994105900001")
	require.NotContains(t, isi, "Tambah atau pindahkan")
	isi = kepala.isi(jalur + "/gaji")
	require.Contains(t, isi, "3.500.000", "yang menyetujui gaji melihat angkanya")
	require.NotContains(t, isi, "7123456789")
	for _, x := range []struct{ nama, jalur string }{{"kasir.a", jalur}, {"kasir.a", jalur + "/gaji"}, {"bendahara.a", jalur}, {"kepala.a", jalur + "/ubah"}} {
		status, isi := r.masuk(x.nama).ambil(x.jalur)
		require.Equal(t, 403, status, x)
		require.NotContains(t, isi, "Maryam")
	}
	require.Contains(t, r.masuk("bendahara.a").isi(jalur+"/gaji"), "7123456789", "yang membayar membaca rekeningnya")
	isi = r.masuk("umar").isi(jalur + "/gaji")
	require.NotContains(t, isi, "3.500.000")
	require.NotContains(t, isi, "Maryam")
}

func TestPegawai_catatan_berkala(t *testing.T) {
	r := bangun(t)
	p := r.hrd()
	jalur := pegawaiBaru(t, p)
	wali := url.Values{"kunci": {"t1"}, "aksi": {"catat"}, "jabatan": {"wali_kelas"}, "unit": {"MTs"}, "mulai": {"2025-07-14"}, "jam_pekan": {"12,5"}, "nomor_sk": {"SK/1"}}
	kirimBaik(t, p, jalur+"/riwayat/penugasan", wali, "Penugasan disimpan", "Wali Kelas", "12,5", "SK/1")
	require.Equal(t, 1, strings.Count(kirimBaik(t, p, jalur+"/riwayat/penugasan", wali), "SK/1"), "kunci yang sama mencatat sekali")
	kirimBuruk(t, p, jalur+"/riwayat/penugasan", dengan(wali, "kunci", "t2"), 409, "PEG-TUGAS-02", `value="SK/1"`)
	kirimBuruk(t, p, jalur+"/riwayat/penugasan", dengan(wali, "kunci", "t3", "mulai", "kapan"), 422, "Belum disimpan")
	kirimBuruk(t, p, jalur+"/riwayat/penugasan", url.Values{"aksi": {"hapus"}}, 422, "SRV-HALAMAN-02")
	kirimBuruk(t, p, jalur+"/riwayat/tidak-ada", wali, 404)
	id := regexp.MustCompile(`name="catatan" value="([^"]+)"`).FindAllStringSubmatch(p.isi(jalur), -1)
	require.NotEmpty(t, id)
	kirimBaik(t, p, jalur+"/riwayat/penugasan", url.Values{"kunci": {"t4"}, "aksi": {"akhiri"}, "catatan": {id[0][1]}, "terakhir": {"2025-12-31"}}, "31 Desember 2025")
	kirimBuruk(t, p, jalur+"/riwayat/penugasan", url.Values{"kunci": {"t5"}, "aksi": {"batal"}, "catatan": {id[0][1]}, "alasan": {"x"}}, 422, "PEG-MASA-05")

	kirimBaik(t, p, jalur+"/riwayat/kontrak", url.Values{"kunci": {"k1"}, "aksi": {"ganti"}, "jenis": {"waktu"}, "klasifikasi": {"tidak_tetap_bulanan"}, "metode": {"nett"}, "mulai": {"2025-11-01"}},
		"Kontrak disimpan", "Perhatikan", "PP 35/2021", "31 Oktober 2025", "Ditanggung lembaga")
	gaji := jalur + "/gaji"
	kirimBaik(t, p, gaji+"/nilai", url.Values{"kunci": {"n1"}, "aksi": {"ganti"}, "komponen": {"pokok"}, "nilai": {"3.750.000"}, "mulai": {"2025-10-01"}}, "3.750.000", "30 September 2025")
	kirimBuruk(t, p, gaji+"/nilai", url.Values{"aksi": {"catat"}, "komponen": {"pokok"}, "nilai": {"-5"}, "mulai": {"2025-10-01"}}, 422, "PEG-NILAI-01")
	kirimBuruk(t, p, gaji+"/ptkp", url.Values{"aksi": {"catat"}, "tahun": {"2025"}, "ptkp": {"K/1"}}, 409, "PEG-PTKP-02")
	kirimBaik(t, p, gaji+"/ptkp", url.Values{"kunci": {"s1"}, "aksi": {"ganti"}, "tahun": {"2025"}, "kawin": {"ya"}, "tanggungan": {"1"}, "surat_suami": {"ya"}}, "K/1")
	kirimBaik(t, p, gaji+"/bpjs", url.Values{"kunci": {"b1"}, "aksi": {"ganti"}, "kesehatan": {"ya"}, "jht": {"ya"}, "jp": {"ya"}, "jkk": {"ya"}, "mulai": {"2025-10-01"}}, "JHT JP")
	kirimBaik(t, p, gaji+"/saldo", url.Values{"kunci": {"a1"}, "aksi": {"catat"}, "pemberi_lain": {"ya"}, "neto": {"12.000.000"}, "pph": {"150.000"}, "mulai": {"2025-01-01"}, "selesai": {"2025-06-30"}}, "12.000.000")
	kirimBuruk(t, p, gaji+"/isian", url.Values{"aksi": {"catat"}, "komponen": {"pokok"}, "jumlah": {"5"}, "mulai": {"2025-10-05"}}, 422, "PEG-ISIAN-01")
	kirimBuruk(t, p, jalur+"/rekening", url.Values{"versi": {"1"}, "bank": {"BSI"}, "no_rekening": {"12"}}, 422, "PEG-NOMOR-05")
	f := formulir(t, p.isi(gaji), jalur+"/rekening", 0)
	kirimBaik(t, p, jalur+"/rekening", dengan(f, "bank", "BRI", "no_rekening", "001234567890123", "atas_nama", "MARYAM"), "BRI", "001234567890123")
}

func TestPegawai_cuti_diputus_orang_lain(t *testing.T) {
	r := bangun(t)
	p := r.hrd()
	jalur := pegawaiBaru(t, p)
	cuti := url.Values{"kunci": {"c1"}, "jenis": {"sakit"}, "mulai": {"2025-10-21"}, "selesai": {"2025-10-23"}, "alasan": {"Demam tinggi"}}
	isi := kirimBaik(t, p, jalur+"/cuti", cuti, "menunggu", "3 hari")
	require.NotContains(t, isi, "Demam")
	kirimBuruk(t, p, jalur+"/cuti", dengan(cuti, "kunci", "c2"), 409, "PEG-CUTI-02")
	kepala := r.masuk("kepala.a")
	isi = kepala.isi("/pegawai/cuti")
	require.Contains(t, isi, "Maryam Contoh")
	f := formulir(t, isi, "/pegawai/cuti", 1)
	buka := url.Values{"aksi": {"alasan"}, "cuti": {f.Get("cuti")}}
	kirimBaik(t, p, "/pegawai/cuti", buka, "Demam tinggi")
	kirimBuruk(t, kepala, "/pegawai/cuti", buka, 403, "PRI-")
	f.Set("aksi", "tolak")
	kirimBuruk(t, kepala, "/pegawai/cuti", f, 422, "PEG-CUTI-01")
	f.Set("aksi", "setuju")
	kirimBuruk(t, p, "/pegawai/cuti", f, 403, "SRV-AKUN-08")
	kirimBaik(t, kepala, "/pegawai/cuti", f, "disetujui")
	require.Contains(t, kepala.isi("/pegawai/cuti?bulan=2025-10"), "Maryam Contoh")
	require.Contains(t, p.isi("/pegawai/cuti?bulan=2025-09"), "Tidak ada cuti")
	f.Set("alasan", "Batal berobat")
	kirimBaik(t, p, "/pegawai/cuti", dengan(f, "kunci", "c9", "aksi", "batal"), "dibatalkan")
	kirimBuruk(t, p, "/pegawai/cuti", url.Values{"aksi": {"batal"}, "cuti": {"tidak-ada"}, "alasan": {"Alasan apa pun"}}, 404)
}

func TestPegawai_berhenti_batal_kembali(t *testing.T) {
	r := bangun(t)
	p := r.hrd()
	jalur := pegawaiBaru(t, p)
	kirimBuruk(t, p, jalur+"/masa", url.Values{"aksi": {"berhenti"}, "hari": {"2025-10-31"}}, 422, "PEG-BERHENTI-01")
	kirimBaik(t, p, jalur+"/masa", url.Values{"kunci": {"m1"}, "aksi": {"berhenti"}, "hari": {"2025-10-31"}, "sebab": {"mengundurkan_diri"}}, "berhenti 31 Oktober 2025", "Mengundurkan diri")
	kirimBuruk(t, p, jalur+"/masa", url.Values{"kunci": {"m2"}, "aksi": {"berhenti"}, "hari": {"2025-10-31"}, "sebab": {"pensiun"}}, 409, "PEG-BERHENTI-02")
	kirimBaik(t, p, jalur+"/masa", url.Values{"kunci": {"m3"}, "aksi": {"batal"}}, "dibatalkan", "bekerja")
	kirimBaik(t, p, jalur+"/masa", url.Values{"kunci": {"m4"}, "aksi": {"berhenti"}, "hari": {"2025-09-30"}, "sebab": {"kontrak_habis"}}, "berhenti 30 September 2025")
	require.NotContains(t, p.isi("/pegawai"), "Maryam")
	require.Contains(t, p.isi("/pegawai?semua=ya"), "Maryam Contoh")
	kirimBaik(t, p, jalur+"/masa", url.Values{"kunci": {"m5"}, "aksi": {"kembali"}, "hari": {"2025-10-15"}}, "Diterima kembali mulai 15 Oktober 2025")
}

func TestP15_Pegawai_dokumen(t *testing.T) {
	r := bangun(t)
	p := r.hrd()
	jalur := pegawaiBaru(t, p)
	bidang := url.Values{"kunci": {"d1"}, "jenis": {"ijazah"}, "nama": {"Ijazah S1"}, "mulai": {"2012-08-01"}}
	status, isi := p.unggah(jalur+"/dokumen", "", "", bidang)
	require.Equal(t, 422, status)
	require.Contains(t, isi, "PEG-DOKUMEN-03")
	status, isi = p.unggahBidang(jalur+"/dokumen", "isi", "a.pdf", "bukan pdf", bidang)
	require.Equal(t, 422, status)
	require.Contains(t, isi, "PEG-DOKUMEN-03")
	status, isi = p.unggahBidang(jalur+"/dokumen", "isi", "a.pdf", "%PDF-1.7 isi", bidang)
	require.Equal(t, 200, status, isi)
	require.Contains(t, isi, "Ijazah S1")
	dok := regexp.MustCompile(regexp.QuoteMeta(jalur) + `/dokumen/[0-9a-f-]{36}`).FindString(isi)
	require.NotEmpty(t, dok)
	require.Equal(t, "%PDF-1.7 isi", p.isi(dok))
	status, isi = r.masuk("kepala.a").ambil(dok)
	require.Equal(t, 403, status)
	require.NotContains(t, isi, "%PDF")
	status, _ = p.ambil("/pegawai/lain/dokumen/" + dok[strings.LastIndex(dok, "/")+1:])
	require.Equal(t, 404, status)
	status, _ = p.unggahBidang(jalur+"/dokumen", "isi", "b.pdf", "%PDF-"+strings.Repeat("x", 3<<20), dengan(bidang, "kunci", "d2"))
	require.Equal(t, 413, status)
	kirimBaik(t, p, jalur+"/dokumen/batal", url.Values{"kunci": {"d3"}, "catatan": {dok[strings.LastIndex(dok, "/")+1:]}, "alasan": {"Salah berkas"}}, "Salah berkas")
}

func TestPegawai_kehadiran_sehari(t *testing.T) {
	r := bangun(t)
	p := r.hrd()
	jalur := pegawaiBaru(t, p)
	id := strings.TrimPrefix(jalur, "/pegawai/")
	kirimBaik(t, p, "/pegawai/jabatan", url.Values{"kunci": {"j1"}, "bagian": {"shift"}, "kode": {"malam"}, "nama": {"Malam"}, "masuk": {"22:00"}, "keluar": {"06:00"}, "istirahat": {"30"}, "aktif": {"ya"}}, "lewat tengah malam", "22:00–06:00")
	lembar := func(v ...string) url.Values {
		return dengan(url.Values{"kunci": {"h" + strings.Join(v, "")}, "hari": {"2025-10-20"}, "orang": {id}, "aksi": {"simpan"}}, v...)
	}
	kirimBuruk(t, p, "/pegawai/kehadiran", lembar(), 422, "SRV-HALAMAN-02")
	kirimBuruk(t, p, "/pegawai/kehadiran", lembar("hari", "2025-10-21", "h-"+id, "hadir"), 422, "PEG-PRESENSI-03")
	kirimBuruk(t, p, "/pegawai/kehadiran", lembar("h-"+id, "hadir", "m-"+id, "25:00"), 422, "Jam ditulis")
	isi := kirimBaik(t, p, "/pegawai/kehadiran", lembar("shift", "malam", "h-"+id, "hadir", "m-"+id, "22:40", "k-"+id, "06.00"), "Kehadiran 20 Oktober 2025 disimpan", "telat 40 menit", `value="06:00"`)
	require.Contains(t, isi, `<option value="hadir" selected>`)
	kirimBuruk(t, p, "/pegawai/kehadiran", lembar("shift", "malam", "h-"+id, "sakit"), 422, "PEG-PRESENSI-02")
	kirimBaik(t, p, "/pegawai/kehadiran", lembar("shift", "malam", "h-"+id, "sakit", "s-"+id, "Salah baris"), `<option value="sakit" selected>`)
	isi = kirimBaik(t, p, "/pegawai/kehadiran", lembar("hari", "2025-10-17", "aksi", "sisanya"), "1 orang dicatat hadir")
	require.NotContains(t, isi, "yang belum tercatat")
	rekap := p.isi("/pegawai/kehadiran/rekap?bulan=2025-10")
	require.Contains(t, rekap, "hari kerja belum tercatat")
	kirimBaik(t, p, "/pegawai/kehadiran/rekap", url.Values{"kunci": {"r1"}, "bulan": {"2025-10"}, "orang": {id}}, "hari dicatat hadir")
	require.NotContains(t, p.isi("/pegawai/kehadiran/rekap?bulan=2025-10"), "hari kerja belum tercatat")
	kirimBuruk(t, r.masuk("kepala.a"), "/pegawai/kehadiran", lembar("h-"+id, "alpa"), 403, "SRV-AKUN-08")
	require.NotContains(t, r.masuk("kepala.a").isi("/pegawai/kehadiran?hari=2025-10-17"), "<button type=\"submit\" name=\"aksi\"")
}

func TestPegawai_jam_dan_badal(t *testing.T) {
	r := bangun(t)
	p := r.hrd()
	jalur := pegawaiBaru(t, p)
	id := strings.TrimPrefix(jalur, "/pegawai/")
	kirimBaik(t, p, "/pegawai/baru", dengan(isianPegawai(), "kunci", "p2", "nama", "Zakaria Contoh", "nomor", "P002", "nik", "", "jenis_kelamin", "L", "jam_pekan", "6"), "Pegawai diterima", "Perhatikan")
	jam := url.Values{"kunci": {"g1"}, "aksi": {"catat"}, "orang": {id}, "unit": {"MTs"}, "mulai": {"2025-10-06"}, "jumlah": {"2,5"}}
	isi := kirimBaik(t, p, "/pegawai/jam?bulan=2025-10", jam, "menunggu persetujuan", "2,5")
	f := formulir(t, isi, "/pegawai/jam?bulan=2025-10", 0)
	require.NotEmpty(t, f.Get("kunci"))
	kirimBuruk(t, p, "/pegawai/jam", dengan(jam, "kunci", "g2", "jumlah", "-1"), 422, "PEG-ANGKA-01")
	kirimBuruk(t, p, "/pegawai/jam", dengan(jam, "kunci", "g3", "jumlah", "2", "menggantikan", id), 422, "PEG-JAM-01")
	kirimBuruk(t, p, "/pegawai/jam", url.Values{"aksi": {"setujui"}}, 422, "SRV-HALAMAN-02")
	catatan := regexp.MustCompile(`name="catatan" value="([^"]+)" form="setujui"`).FindStringSubmatch(isi)
	require.NotNil(t, catatan)
	kirimBuruk(t, p, "/pegawai/jam", url.Values{"kunci": {"g4"}, "aksi": {"rencana"}, "bulan": {"2025-10"}}, 422, "PEG-JAM-03")
	kepala := r.masuk("kepala.a")
	kirimBuruk(t, kepala, "/pegawai/jam", jam, 403, "SRV-AKUN-08")
	kirimBaik(t, kepala, "/pegawai/jam?bulan=2025-10", url.Values{"kunci": {"g5"}, "aksi": {"setujui"}, "catatan": {catatan[1]}}, "1 catatan jam disetujui", "disetujui")
	kirimBuruk(t, kepala, "/pegawai/jam", url.Values{"kunci": {"g6"}, "aksi": {"setujui"}, "catatan": {catatan[1]}}, 409, "PEG-JAM-02")
	kirimBaik(t, p, "/pegawai/jam?bulan=2025-10", url.Values{"kunci": {"g7"}, "aksi": {"batal"}, "catatan": {catatan[1]}, "alasan": {"Salah orang"}}, "dibatalkan")
	require.Contains(t, p.isi("/pegawai/jam?bulan=2025-10"), "Belum ada jam")
}

func TestPegawai_jabatan(t *testing.T) {
	r := bangun(t)
	p := r.hrd()
	kirimBaik(t, p, "/pegawai/jabatan", url.Values{"kunci": {"j1"}, "bagian": {"baku"}}, "Disimpan", "Muhafidz")
	kirimBuruk(t, p, "/pegawai/jabatan", url.Values{"bagian": {"jabatan"}, "kode": {"Guru Besar"}, "nama": {"Guru"}, "kelompok": {"pendidik"}}, 422, "PEG-JABATAN-01", `value="Guru Besar"`)
	kirimBuruk(t, p, "/pegawai/jabatan", url.Values{"bagian": {"jabatan"}, "kode": {"amil"}, "nama": {"Amil"}, "kelompok": {"pendidik"}, "akun": {"9.9"}}, 422, "PEG-AKUN-01")
	kirimBaik(t, p, "/pegawai/jabatan", url.Values{"kunci": {"j2"}, "bagian": {"jabatan"}, "kode": {"amil"}, "nama": {"Amil"}, "kelompok": {"tenaga_kependidikan"}}, "Amil", "tidak dipakai")
	require.Contains(t, p.isi("/pegawai/jabatan?jabatan=amil"), "Ubah Amil")
	require.NotContains(t, p.isi("/pegawai/baru"), "Amil", "yang tidak dipakai tidak ditawarkan")
	kirimBuruk(t, r.masuk("kepala.a"), "/pegawai/jabatan", url.Values{"bagian": {"baku"}}, 403, "SRV-AKUN-08")
}

func TestKasbon_diberi_dilunasi_dibatalkan(t *testing.T) {
	r := bangun(t)
	hrd := r.kepegawaian(true)
	p := r.masuk("bendahara.a")
	isi := p.isi("/gaji/kasbon?q=maryam")
	id := regexp.MustCompile(`/gaji/kasbon\?pegawai=([0-9a-f-]{36})`).FindStringSubmatch(isi)
	require.NotNil(t, id, inti(isi))
	beri := url.Values{"kunci": {"b1"}, "aksi": {"beri"}, "pegawai": {id[1]}, "pokok": {"1.000.000"}, "tanggal": {"2025-10-20"}, "kali": {"3"}, "angsuran_pertama": {"2025-11"}, "dari": {"laci:Laci 2"}, "keterangan": {"Berobat"}}
	kirimBuruk(t, p, "/gaji/kasbon", dengan(beri, "dari", "laci:Laci 1"), 422, "SRV-HALAMAN-02", `value="1.000.000"`)
	kirimBuruk(t, p, "/gaji/kasbon", dengan(beri, "dari", "laci:Laci 2", "kali", "0"), 422, "PEG-KASBON-01")
	kirimBuruk(t, hrd, "/gaji/kasbon", dengan(beri, "kali", "3"), 403, "SRV-AKUN-08")
	isi = kirimBaik(t, p, "/gaji/kasbon", beri, "Kasbon Rp1.000.000 diberikan", "November 2025 333.334", "Maryam Contoh")
	kirimBaik(t, p, "/gaji/kasbon", beri)
	require.Contains(t, p.isi("/jurnal"), "Kasbon pegawai")
	kasbon := regexp.MustCompile(`name="kasbon" value="([^"]+)"`).FindStringSubmatch(isi)
	require.NotNil(t, kasbon)
	lunas := url.Values{"kunci": {"l1"}, "aksi": {"lunasi"}, "pegawai": {id[1]}, "kasbon": {kasbon[1]}, "jumlah": {"400.000"}, "tanggal": {"2025-10-20"}, "dari": {"laci:Laci 2"}}
	kirimBuruk(t, p, "/gaji/kasbon", dengan(lunas, "jumlah", "1.000.001"), 422, "PEG-KASBON-02")
	kirimBaik(t, p, "/gaji/kasbon", dengan(lunas, "jumlah", "400.000"), "sisa Rp600.000")
	require.Contains(t, hrd.isi("/gaji/kasbon"), "600.000")
	kirimBaik(t, p, "/gaji/kasbon", url.Values{"kunci": {"x1"}, "aksi": {"batal"}, "pegawai": {id[1]}, "kasbon": {kasbon[1]}, "alasan": {"Tidak jadi"}}, "dibatalkan", "Tidak jadi")
	require.Contains(t, p.isi("/gaji/kasbon"), "Tidak ada kasbon")
	r.utuh()
}
