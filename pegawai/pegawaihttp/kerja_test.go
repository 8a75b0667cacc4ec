package pegawaihttp_test

import (
	"encoding/base64"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
)

func TestCuti(t *testing.T) {
	t.Parallel()
	k := buka(t)
	id := k.orang("Ahmad Fauzan", "MTs", 3_000_000)
	ajukan := `{"pegawai":"` + id + `","jenis":"sakit","mulai":"2026-10-06","selesai":"2026-10-08","alasan":"demam berdarah"}`
	c := k.mau(201, "POST", "/cuti-pegawai", ajukan, "Idempotency-Key", "c-1")
	require.Equal(t, c.di("id"), k.mau(201, "POST", "/cuti-pegawai", ajukan, "Idempotency-Key", "c-1").di("id"))
	require.Equal(t, []any{"diajukan", 3.0}, []any{c.di("status"), c.di("lama")})
	require.NotContains(t, c.teks, "demam")
	k.tolak(409, pegawai.ErrCutiTumpang, "POST", "/cuti-pegawai", ajukan)
	jalur := "/cuti-pegawai/" + c.teksDi("id")
	k.tolak(403, pegawai.ErrCutiPemutus, "POST", jalur+"/putusan", `{"setuju":true}`)
	require.Equal(t, 1, k.mau(200, "GET", "/cuti-pegawai?dari=2026-10-01&sampai=2026-10-31&menunggu=true", "").banyak())
	c = k.mau(200, "POST", jalur+"/putusan", `{"setuju":true}`, "X-Peran", kepala)
	require.Equal(t, []any{"disetujui", "akun-kepala"}, []any{c.di("status"), c.di("diputus")})
	require.Zero(t, k.mau(200, "GET", "/cuti-pegawai?dari=2026-10-01&sampai=2026-10-31&menunggu=true", "").banyak())
	require.Len(t, k.mau(200, "GET", "/pegawai/"+id, "").di("cuti"), 1)
	require.Equal(t, "demam berdarah", k.mau(200, "GET", jalur+"/alasan", "").di("alasan"))
	k.tolak(403, privasi.ErrTingkat, "GET", jalur+"/alasan", "", "X-Peran", kepala)
	require.Equal(t, "dibatalkan", k.mau(200, "POST", jalur+"/pembatalan", `{"alasan":"sudah sembuh"}`).di("status"))
	k.tolak(409, pegawai.ErrCutiStatus, "POST", jalur+"/pembatalan", `{"alasan":"sudah sembuh"}`)
	k.tolak(422, pegawai.ErrCuti, "POST", "/cuti-pegawai", strings.Replace(ajukan, "sakit", "dinas", 1))
	k.tolak(422, pegawai.ErrMasa, "GET", "/cuti-pegawai?dari=2025-01-01&sampai=2026-10-31", "")
	k.tolak(422, dasarhttp.ErrPermintaan, "GET", "/cuti-pegawai", "")
}

func TestPresensi(t *testing.T) {
	t.Parallel()
	k := buka(t)
	id := k.orang("Ahmad Fauzan", "MTs", 3_000_000)
	// Half past midnight in WIB belongs to the night shift of the day before.
	catat := `{"catatan":[{"pegawai":"` + id + `","shift":"malam","kehadiran":"hadir","masuk":"2026-10-02T17:30:00Z","keluar":"2026-10-02T23:00:00Z"},
		{"pegawai":"` + id + `","hari":"2026-10-03","kehadiran":"alpa"}]}`
	p := k.mau(201, "POST", "/presensi-pegawai", catat, "Idempotency-Key", "p-1")
	require.Equal(t, "2026-10-02", p.di("catatan", 0, "hari"))
	require.Equal(t, "2026-10-02T17:30:00Z", p.di("catatan", 0, "masuk"))
	require.Equal(t, p.isi, k.mau(201, "POST", "/presensi-pegawai", catat, "Idempotency-Key", "p-1").isi)
	koreksi := `{"catatan":[{"pegawai":"` + id + `","hari":"2026-10-03","kehadiran":"izin"}]}`
	k.tolak(422, pegawai.ErrPresensiSebab, "POST", "/presensi-pegawai", koreksi)
	require.EqualValues(t, 2, k.mau(201, "POST", "/presensi-pegawai", strings.Replace(koreksi, `"izin"`, `"izin","sebab":"surat menyusul"`, 1)).di("catatan", 0, "urut"))
	require.Equal(t, 2, k.mau(200, "GET", "/presensi-pegawai?dari=2026-10-01&sampai=2026-10-31", "").banyak())

	kosong := k.mau(200, "GET", "/presensi-pegawai/kosong?dari=2026-10-01&sampai=2026-10-31", "")
	require.Equal(t, []any{"2026-10-04", "2026-10-05"}, kosong.di("isi", 0, "hari"), "1 October is a holiday, the 2nd a Friday, later days have not come")
	k.tolak(422, pegawai.ErrMasa, "GET", "/presensi-pegawai/kosong?dari=2026-08-01&sampai=2026-10-31", "")
	isi := `{"dari":"2026-10-01","sampai":"2026-10-31","pegawai":["` + id + `"]}`
	require.EqualValues(t, 2, k.mau(201, "POST", "/presensi-pegawai/pengisian", isi, "Idempotency-Key", "i-1").di("jumlah"))
	require.EqualValues(t, 2, k.mau(201, "POST", "/presensi-pegawai/pengisian", isi, "Idempotency-Key", "i-1").di("jumlah"))
	require.EqualValues(t, 0, k.mau(201, "POST", "/presensi-pegawai/pengisian", isi).di("jumlah"))
	require.Equal(t, map[string]any{"pegawai": id, "hadir": "3", "alpa": "0"}, k.mau(200, "GET", "/presensi-pegawai/hari?dari=2026-10-01&sampai=2026-10-31", "").di("isi", 0))
	k.tolak(422, pegawai.ErrPresensiDepan, "POST", "/presensi-pegawai", strings.Replace(koreksi, "2026-10-03", "2026-10-30", 1))
	j := k.tolak(422, pegawai.ErrShiftTiada, "POST", "/presensi-pegawai", strings.Replace(koreksi, `"izin"`, `"izin","shift":"siang"`, 1))
	require.Equal(t, "shift", j.di("bidang"))
}

func TestJam(t *testing.T) {
	t.Parallel()
	k := buka(t)
	id := k.orang("Ahmad Fauzan", "MTs", 3_000_000)
	h := k.mau(201, "POST", "/jam-mengajar/rencana", `{"bulan":"2026-10"}`, "Idempotency-Key", "r-1")
	require.Equal(t, []any{"48", id}, []any{h.di("catatan", 0, "jumlah"), h.di("catatan", 0, "pegawai")})
	require.Equal(t, h.di("catatan", 0, "id"), k.mau(201, "POST", "/jam-mengajar/rencana", `{"bulan":"2026-10"}`, "Idempotency-Key", "r-1").di("catatan", 0, "id"))
	require.Equal(t, 1, k.mau(200, "GET", "/jam-mengajar?dari=2026-10-01&sampai=2026-10-31&menunggu=true", "").banyak())
	setuju := `{"id":["` + h.teksDi("catatan", 0, "id") + `"]}`
	k.tolak(403, pegawai.ErrJamSetuju, "POST", "/jam-mengajar/persetujuan", setuju)
	require.Equal(t, "akun-kepala", k.mau(200, "POST", "/jam-mengajar/persetujuan", setuju, "X-Peran", kepala).di("catatan", 0, "disetujui"))
	k.tolak(409, pegawai.ErrJamSetuju, "POST", "/jam-mengajar/persetujuan", setuju, "X-Peran", kepala)
	k.tolak(404, pegawai.ErrCatatan, "POST", "/jam-mengajar/persetujuan", `{"id":["tiada"]}`)
	require.Zero(t, k.mau(200, "GET", "/jam-mengajar?dari=2026-10-01&sampai=2026-10-31&menunggu=true", "").banyak())
	k.tolak(422, pegawai.ErrMasa, "POST", "/jam-mengajar/rencana", `{"bulan":"2027-10"}`)
}

func TestDokumen(t *testing.T) {
	t.Parallel()
	k := buka(t)
	id := k.orang("Ahmad Fauzan", "MTs", 3_000_000)
	isi := []byte("%PDF-1.7 ijazah rahasia")
	simpan := `{"jenis":"ijazah","nama":"Ijazah S1","nomor":"MA-778899","terbit":"2014-06-01","isi":"` + base64.StdEncoding.EncodeToString(isi) + `"}`
	d := k.mau(201, "POST", "/pegawai/"+id+"/dokumen", simpan, "Idempotency-Key", "d-1")
	require.Equal(t, []any{"application/pdf", "Ijazah S1", nil}, []any{d.di("tipe"), d.di("nama"), d.di("nomor")})
	require.Equal(t, d.di("id"), k.mau(201, "POST", "/pegawai/"+id+"/dokumen", simpan, "Idempotency-Key", "d-1").di("id"))
	daftar := k.mau(200, "GET", "/pegawai/"+id+"/dokumen", "")
	require.Equal(t, 1, daftar.banyak())
	require.NotContains(t, daftar.teks, "778899")
	jalur := "/dokumen-pegawai/" + d.teksDi("id")
	require.Equal(t, "MA-778899", k.mau(200, "GET", jalur, "").di("nomor"))
	w := k.mau(200, "GET", jalur+"/isi", "").w
	require.Equal(t, isi, w.Body.Bytes())
	require.Equal(t, []string{"application/pdf", `attachment; filename="Ijazah S1"`, "nosniff"},
		[]string{w.Header().Get("Content-Type"), w.Header().Get("Content-Disposition"), w.Header().Get("X-Content-Type-Options")})
	for _, x := range []string{jalur, jalur + "/isi"} {
		k.tolak(403, privasi.ErrTingkat, "GET", x, "", "X-Peran", kepala)
	}
	require.Equal(t, "salah orang", k.mau(200, "POST", jalur+"/pembatalan", `{"alasan":"salah orang"}`).di("batal"))
	k.tolak(422, pegawai.ErrDokumenTipe, "POST", "/pegawai/"+id+"/dokumen", strings.Replace(simpan, "JVBERi", "AAAAAA", 1))
	k.tolak(422, pegawai.ErrDokumenBesar, "POST", "/pegawai/"+id+"/dokumen", `{"jenis":"lain","nama":"x","isi":"`+base64.StdEncoding.EncodeToString(append(isi, make([]byte, pegawai.MaksDokumen)...))+`"}`)
	k.tolak(413, dasarhttp.ErrBesar, "POST", "/pegawai/"+id+"/dokumen", `{"jenis":"lain","nama":"x","isi":"`+strings.Repeat("A", pegawai.MaksDokumen*2)+`"}`)
	require.Empty(t, k.log.String())
}

func TestMaster(t *testing.T) {
	t.Parallel()
	k := bukaKantor(t)
	k.tolak(404, pegawai.ErrPengaturan, "GET", "/gaji/pengaturan", "")
	require.Zero(t, k.mau(200, "GET", "/gaji/komponen", "").banyak())
	for range 2 {
		k.mau(204, "POST", "/gaji/penyiapan", `{"sejak":"2026-01-01"}`)
	}
	require.Equal(t, len(pegawai.KomponenBaku(dasar.Tgl(2026, 1, 1))), k.mau(200, "GET", "/gaji/komponen", "").banyak())
	require.Equal(t, len(pegawai.JabatanBaku()), k.mau(200, "GET", "/jabatan", "").banyak())

	k.mau(204, "PUT", "/jabatan", `{"jabatan":[{"kode":"muadzin","nama":"Muadzin","kelompok":"tenaga_kependidikan","akun":"5.1.1.02","aktif":true,"urutan":90}]}`)
	require.Equal(t, "Muadzin", k.mau(200, "GET", "/jabatan", "").di("isi", len(pegawai.JabatanBaku()), "nama"))
	k.tolak(422, pegawai.ErrAkun, "PUT", "/jabatan", `{"jabatan":[{"kode":"muadzin","nama":"Muadzin","kelompok":"tenaga_kependidikan","akun":"1.1.1.01","aktif":true}]}`)
	shift := `{"shift":[{"kode":"malam","nama":"Jaga Malam","masuk":"22:00","keluar":"06:00","istirahat":30,"toleransi":10,"aktif":true}]}`
	k.mau(204, "PUT", "/shift", shift)
	require.Equal(t, []any{"22:00", "06:00", 10.0}, []any{k.mau(200, "GET", "/shift", "").di("isi", 0, "masuk"), k.mau(200, "GET", "/shift", "").di("isi", 0, "keluar"), k.mau(200, "GET", "/shift", "").di("isi", 0, "toleransi")})
	require.Equal(t, "keluar", k.tolak(422, pegawai.ErrShift, "PUT", "/shift", strings.Replace(shift, "06:00", "6 am", 1)).di("bidang"))

	k.mau(200, "PUT", "/gaji/pengaturan", pengaturan)
	p := k.mau(200, "GET", "/gaji/pengaturan", "")
	require.Equal(t, []any{"50", "4", "jumat", "2026-10-01", "Islam", "1.1.2.05", 2_500_000.0},
		[]any{p.di("batas_potongan"), p.di("pekan_sebulan"), p.di("libur_pekanan", 0), p.di("libur", 0), p.di("hari_raya", 0, "agama"), p.di("akun", "piutang_kasbon"), p.di("umk_unit", 0, "umk")})
	k.tolak(404, pegawai.ErrPengaturan, "GET", "/gaji/pengaturan?pada=2025-12-31", "")
	require.Equal(t, "libur_pekanan", k.tolak(422, pegawai.ErrPengaturan, "PUT", "/gaji/pengaturan", strings.Replace(pengaturan, `"jumat"`, `"friday"`, 1)).di("bidang"))
	require.Equal(t, "akun.kas", k.tolak(422, pegawai.ErrAkun, "PUT", "/gaji/pengaturan", strings.Replace(pengaturan, `"kas":"1.1.1.01"`, `"kas":"5.1.1.01"`, 1)).di("bidang"))

	infaq := `{"komponen":[{"kode":"infaq","sejak":"2026-10-01","nama":"Infaq","golongan":"potongan","cara":"persen","persen":"2.5","dasar_persen":["pokok"],"aturan":"SK 12/2026","urutan":170,"aktif":true,
		"lingkup":[{"jabatan":"guru","unit":"MTs"}],"putaran":["gaji","bonus"]}]}`
	k.mau(204, "PUT", "/gaji/komponen", infaq)
	var ada map[string]any
	for _, x := range k.mau(200, "GET", "/gaji/komponen", "").di("isi").([]any) {
		if m := x.(map[string]any); m["kode"] == "infaq" && m["sejak"] == "2026-10-01" {
			ada = m
		}
	}
	require.Equal(t, []any{"2.5", []any{"pokok"}, []any{map[string]any{"jabatan": "guru", "unit": "MTs"}}, []any{"gaji", "bonus"}, "akun-hrd"},
		[]any{ada["persen"], ada["dasar_persen"], ada["lingkup"], ada["putaran"], ada["oleh"]})
	for _, metode := range [][2]string{{"PUT", "/gaji/komponen"}, {"POST", "/gaji/komponen/pemeriksaan"}} {
		k.mau(422, metode[0], metode[1], strings.Replace(infaq, `["pokok"]`, `["infaq"]`, 1))
		require.Equal(t, "lingkup", k.tolak(422, pegawai.ErrUnitTiada, metode[0], metode[1], strings.Replace(infaq, `"MTs"`, `"SMA"`, 1)).di("bidang"))
	}
	semua := k.mau(200, "GET", "/gaji/komponen", "").teks
	k.mau(204, "POST", "/gaji/komponen/pemeriksaan", strings.Replace(infaq, "2026-10-01", "2026-11-01", 1))
	require.Equal(t, semua, k.mau(200, "GET", "/gaji/komponen", "").teks, "memeriksa tidak menulis")
}

// Settings have a history, those to come can be taken back, and holidays are the same
// in all of them.
func TestPengaturan_riwayat_dan_hari_raya(t *testing.T) {
	t.Parallel()
	k := buka(t)
	k.mau(200, "PUT", "/gaji/pengaturan", strings.Replace(pengaturan, "2026-01-01", "2027-01-01", 1))
	require.Equal(t, []any{"2027-01-01", 2}, []any{k.mau(200, "GET", "/gaji/pengaturan/riwayat", "").di("isi", 0, "sejak"), k.mau(200, "GET", "/gaji/pengaturan/riwayat", "").banyak()})
	k.mau(204, "PUT", "/gaji/hari-raya", `{"hari_raya":[{"agama":"Islam","tanggal":"2027-03-10"},{"agama":"Islam","tanggal":"2026-03-20"}]}`)
	for _, x := range k.mau(200, "GET", "/gaji/pengaturan/riwayat", "").di("isi").([]any) {
		require.Equal(t, []any{map[string]any{"agama": "Islam", "tanggal": "2026-03-20"}, map[string]any{"agama": "Islam", "tanggal": "2027-03-10"}}, x.(map[string]any)["hari_raya"])
	}
	k.tolak(422, pegawai.ErrHariRaya, "PUT", "/gaji/hari-raya", `{"hari_raya":[{"agama":"Islam","tanggal":"1999-03-10"}]}`)
	k.tolak(409, pegawai.ErrPengaturanBerlaku, "POST", "/gaji/pengaturan/2026-01-01/pembatalan", `{"alasan":"salah"}`)
	k.tolak(404, pegawai.ErrPengaturanTiada, "POST", "/gaji/pengaturan/2027-02-01/pembatalan", `{"alasan":"salah"}`)
	k.tolak(422, dasarhttp.ErrPermintaan, "POST", "/gaji/pengaturan/2027-02-30/pembatalan", `{"alasan":"salah"}`)
	for range 2 {
		k.mau(200, "POST", "/gaji/pengaturan/2027-01-01/pembatalan", `{"alasan":"UMK ditunda"}`, "Idempotency-Key", "b-1")
	}
	require.Equal(t, "UMK ditunda", k.mau(200, "GET", "/gaji/pengaturan/riwayat", "").di("isi", 0, "batal"))
	require.Equal(t, "2026-01-01", k.mau(200, "GET", "/gaji/pengaturan?pada=2027-06-01", "").di("sejak"))
}

// A component is tried on everybody before it pays; whoever may not see pay sees who
// would get it.
func TestCobaKomponen(t *testing.T) {
	t.Parallel()
	k := buka(t)
	id := k.orang("Ahmad Fauzan", "MTs", 3_000_000)
	k.orang("Siti Aminah", "MA", 2_000_000)
	tanpa := k.mau(201, "POST", "/pegawai", `{"nama":"Hasan Basri","jenis_kelamin":"L","mulai":"2026-01-05","penugasan":[{"jabatan":"guru","unit":"MTs"}]}`).teksDi("id")
	coba := `{"masa":"2026-10","komponen":{"kode":"kitab","sejak":"2026-10-01","nama":"Tunjangan Kitab","golongan":"pendapatan","cara":"persen","persen":"10","dasar_persen":["pokok"],
		"ember":"OtherBenefit","pajak":true,"lingkup":[{"unit":"MTs"}],"aktif":true}}`
	c := k.mau(200, "POST", "/gaji/komponen/percobaan", coba)
	require.Equal(t, []any{"gaji", 300_000.0, 1.0, id, "Ahmad Fauzan", 300_000.0}, []any{c.di("jenis"), c.di("jumlah"), c.di("tanpa"), c.di("orang", 0, "pegawai"), c.di("orang", 0, "nama"), c.di("orang", 0, "jumlah")}, c.teks)
	require.NotEmpty(t, c.di("orang", 0, "baris", 0, "uraian"))
	require.Equal(t, tanpa, c.di("kurang", 0, "pegawai"))
	admin := k.mau(200, "POST", "/gaji/komponen/percobaan", coba, "X-Peran", "admin")
	require.Equal(t, []any{nil, nil, []any{"jumlah", "nama", "nomor"}}, []any{admin.di("jumlah"), admin.di("orang", 0, "baris"), admin.di("orang", 0, "tersembunyi")})
	require.NotContains(t, admin.teks, "300000")
	k.tolak(422, pegawai.ErrKomponen, "POST", "/gaji/komponen/percobaan", strings.Replace(coba, `"masa":"2026-10"`, `"masa":"2026-09"`, 1))
}

func TestKasbon(t *testing.T) {
	t.Parallel()
	k := buka(t)
	id := k.orang("Ahmad Fauzan", "MTs", 3_000_000)
	beri := `{"pegawai":"` + id + `","pokok":1000000,"tanggal":"2026-10-05","kali":3,"angsuran_pertama":"2026-11","kas":{"laci":"laci-1"}}`
	b := k.mau(201, "POST", "/kasbon", beri, "Idempotency-Key", "k-1")
	require.Equal(t, b.di("id"), k.mau(201, "POST", "/kasbon", beri, "Idempotency-Key", "k-1").di("id"))
	require.Equal(t, []any{1_000_000.0, map[string]any{"bulan": "2026-11", "jumlah": 333_334.0}}, []any{b.di("terutang"), b.di("angsuran", 0)})
	js, err := k.s.Stores.Buku.Jurnal.Sumber(t.Context(), privasitest.Lembaga, "kasbon/"+b.teksDi("id"))
	require.NoError(t, err)
	require.Len(t, js, 1, "dibukukan sekali")
	jalur := "/kasbon/" + b.teksDi("id")
	k.tolak(422, pegawai.ErrKasbonLunas, "POST", jalur+"/pelunasan", `{"jumlah":1000001,"tanggal":"2026-10-05","kas":{"laci":"laci-1"}}`)
	k.tolak(422, pegawai.ErrKasbonKas, "POST", jalur+"/pelunasan", `{"jumlah":400000,"tanggal":"2026-10-05","kas":{}}`)
	require.EqualValues(t, 600_000, k.mau(200, "POST", jalur+"/pelunasan", `{"jumlah":400000,"tanggal":"2026-10-05","kas":{"rekening":"BSI"}}`).di("terutang"))
	require.Equal(t, 1, k.mau(200, "GET", "/kasbon?terutang=true", "").banyak())
	require.EqualValues(t, 400_000, k.mau(200, "GET", "/pegawai/"+id+"/kasbon", "").di("isi", 0, "pelunasan"))
	require.Equal(t, "salah orang", k.mau(200, "POST", jalur+"/pembatalan", `{"alasan":"salah orang"}`).di("batal"))
	require.Zero(t, k.mau(200, "GET", "/kasbon", "").banyak())
	sendiri := strings.Replace(beri, `"kali":3,"angsuran_pertama":"2026-11"`, `"angsuran":[{"bulan":"2026-12","jumlah":400000},{"bulan":"2027-01","jumlah":600000}]`, 1)
	require.Len(t, k.mau(201, "POST", "/kasbon", sendiri).di("angsuran"), 2)
	k.tolak(422, pegawai.ErrKasbon, "POST", "/kasbon", strings.Replace(sendiri, "600000", "600001", 1))
	require.Equal(t, http.StatusForbidden, k.kirim("POST", "/kasbon", beri, "X-Unit", "MTs").Code)
}
