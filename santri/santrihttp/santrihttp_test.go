package santrihttp_test

import (
	"bytes"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/santri"
	"github.com/pesantren-go/pesantren/santri/santrihttp"
	"github.com/pesantren-go/pesantren/santri/santrimem"
)

// rumah is the API over memory; the header X-Peran says who calls, X-Lembaga and
// X-Unit where.
type rumah struct {
	t   *testing.T
	r   *privasitest.RumahUji
	api *dasarhttp.API
	log *bytes.Buffer
}

func bangun(t *testing.T) *rumah {
	r := privasitest.Rumah(t, santri.DaftarkanTipe)
	s := &santri.Service{Atomic: dasarmem.Atomic(r.Conn, santrimem.Stores), Stores: santrimem.Stores(r.Conn), Brankas: r.Brankas, Daftar: r.Daftar, Now: r.Jam.Now}
	h := &rumah{t: t, r: r, log: &bytes.Buffer{}}
	h.api = dasarhttp.Baru(dasarhttp.Opsi{Judul: "uji", Log: slog.New(slog.NewTextHandler(h.log, nil)), Siapa: func(q *http.Request) (dasar.Pelaku, error) {
		p := dasar.Pelaku{ID: "akun-" + q.Header.Get("X-Peran"), Lembaga: privasitest.Lembaga, Peran: q.Header.Get("X-Peran"), Lingkup: dasar.LingkupSemua}
		if l := q.Header.Get("X-Lembaga"); l != "" {
			p.Lembaga = dasar.LembagaID(l)
		}
		if u := q.Header.Get("X-Unit"); u != "" {
			p.Lingkup = dasar.Lingkup{Unit: []string{u}}
		}
		return p, nil
	}})
	santrihttp.Pasang(h.api, s, r.Penjaga)
	h.mau(200, "PUT", "/unit", `{"unit":[{"kode":"MTs","nama":"MTs Uji","jalur":"formal"},{"kode":"MA","nama":"MA Uji","jalur":"formal"}],"tingkat":[{"unit":"MTs","jalur":"formal","kode":"7"}]}`)
	return h
}

func (h *rumah) kirim(metode, jalur, badan string, kepala ...string) *httptest.ResponseRecorder {
	h.t.Helper()
	q := httptest.NewRequest(metode, jalur, strings.NewReader(badan))
	q.Header.Set("Content-Type", "application/json")
	q.Header.Set("X-Peran", privasi.PeranTataUsaha)
	for i := 0; i+1 < len(kepala); i += 2 {
		q.Header.Set(kepala[i], kepala[i+1])
	}
	w := httptest.NewRecorder()
	h.api.ServeHTTP(w, q)
	return w
}

// mau sends, expects a status and returns the JSON of the answer.
func (h *rumah) mau(status int, metode, jalur, badan string, kepala ...string) map[string]any {
	h.t.Helper()
	w := h.kirim(metode, jalur, badan, kepala...)
	require.Equal(h.t, status, w.Code, "%s %s: %s", metode, jalur, w.Body)
	hasil := map[string]any{}
	if w.Body.Len() > 0 {
		require.NoError(h.t, json.NewDecoder(io.TeeReader(w.Body, io.Discard)).Decode(&hasil))
	}
	return hasil
}

const (
	nikUji  = "3506991203100001"
	hpUji   = "081234567890"
	terimaA = `{"nis":"260001","nisn":"0102234606","nik":"'3506 9912 0310 0001","nama":"Ahmad Nisa'ul","jenis_kelamin":"L","tempat_lahir":"Nganjuk","tanggal_lahir":"2010-03-13",
		"alamat":"RT 06 RW 03 Ds. Wates","catatan":"yatim","angkatan":2026,"status":"aktif","pada":"2026-07-13",
		"wali":[{"nama":"H. Nashir Setiawan","hubungan":"ayah","hp":"0812-3456-7890","utama":true},{"nama":"Rizqi Mubarokah","hubungan":"ibu"}],
		"keanggotaan":[{"jalur":"formal","unit":"MTs","tingkat":"7","kelas":"7A"}],"mukim":{"asrama":"Al-Ghozali","kamar":"3"}}`
	terimaB = `{"nis":"260002","nama":"Siti Ahmadah","jenis_kelamin":"P","status":"aktif","pada":"2026-07-13",
		"wali":[{"nama":"Nashir Setiawan","hubungan":"ayah","hp":"+6281234567890","utama":true},{"nama":"RIZQI MUBAROKAH","hubungan":"ibu"}],
		"keanggotaan":[{"jalur":"formal","unit":"MA"}]}`
)

func TestAlur(t *testing.T) {
	t.Parallel()
	h := bangun(t)
	a := h.mau(201, "POST", "/santri", terimaA)
	require.Equal(t, "Ahmad Nisa'ul", a["nama"])
	require.Equal(t, nikUji, a["nik"], "tata usaha melihat NIK penuh")
	bacaan := a["bacaan"].(map[string]any)
	require.Equal(t, "SAN-ANGKA-02", bacaan["perbaikan"].([]any)[0].(map[string]any)["aturan"])
	require.Equal(t, "SAN-NIK-07", bacaan["peringatan"].([]any)[0].(map[string]any)["aturan"])
	b := h.mau(201, "POST", "/santri", terimaB)
	require.Equal(t, a["keluarga"], b["keluarga"], "ayah, ibu dan HP sama: sekeluarga")
	wali := func(p map[string]any, i int) map[string]any { return p["wali"].([]any)[i].(map[string]any) }
	require.Equal(t, wali(a, 0)["id"], wali(b, 0)["id"], "wali dipakai bersama")
	require.Len(t, h.mau(200, "GET", "/keluarga/"+a["keluarga"].(string), "")["isi"], 2)

	jalur := "/santri/" + a["id"].(string)
	a = h.mau(200, "PATCH", jalur, `{"versi":1,"nama":"Ahmad Ganti","catatan":"","hp":"0811234567"}`)
	require.Equal(t, "Ahmad Ganti", a["nama"])
	require.Equal(t, "+62811234567", a["hp"])
	require.NotContains(t, a, "catatan")
	require.Equal(t, nikUji, a["nik"], "bidang yang tidak disebut tetap")
	require.Equal(t, "SAN-VERSI-01", h.mau(409, "PATCH", jalur, `{"versi":1,"nama":"Basi"}`)["aturan"])

	a = h.mau(200, "POST", jalur+"/kelas", `{"jalur":"formal","unit":"MTs","tingkat":"7","kelas":"7B","mulai":"2026-09-01","sebab":"pindah"}`)
	require.Len(t, a["riwayat_kelas"], 2)
	require.Equal(t, "7B", a["keanggotaan"].([]any)[0].(map[string]any)["kelas"])
	a = h.mau(200, "POST", jalur+"/mukim", `{"asrama":"Al-Ghozali","kamar":"4","mulai":"2026-09-01"}`)
	require.Len(t, a["riwayat_mukim"], 2)
	a = h.mau(200, "POST", jalur+"/akhiri-mukim", `{"pada":"2026-10-01"}`)
	require.Equal(t, false, a["mukim"])
	a = h.mau(200, "POST", jalur+"/keluar-jalur", `{"jalur":"formal","pada":"2026-10-01","sebab":"keluar"}`)
	require.NotContains(t, a, "keanggotaan")
	a = h.mau(200, "POST", jalur+"/status", `{"status":"cuti","pada":"2026-10-02","alasan":"sakit","syarat":["rencana_cuti"]}`)
	require.Equal(t, "cuti", a["status"])
	require.Len(t, a["riwayat_status"], 2)

	a = h.mau(201, "POST", jalur+"/wali", `{"nama":"Paman Hasan","hubungan":"wali","hp":"081200000000","utama":true}`)
	require.Len(t, a["wali"], 3)
	require.Equal(t, "Paman Hasan", wali(a, 0)["nama"], "kontak utama berpindah")
	paman := jalur + "/wali/" + wali(a, 0)["id"].(string)
	a = h.mau(200, "PATCH", paman, `{"versi":1,"hp":"081311112222"}`)
	require.Equal(t, "+6281311112222", wali(a, 0)["hp"])
	require.Equal(t, 204, h.kirim("DELETE", paman, "").Code)
	require.Len(t, h.mau(200, "GET", jalur, "")["wali"], 2)
	require.Equal(t, "SAN-WALI-04", h.mau(404, "PATCH", paman, `{"versi":1}`)["aturan"])
	require.Len(t, h.mau(200, "GET", "/unit", "")["unit"], 2)
}

func TestCari(t *testing.T) {
	t.Parallel()
	h := bangun(t)
	h.mau(201, "POST", "/santri", terimaA)
	h.mau(201, "POST", "/santri", terimaB)
	for jalur, mau := range map[string]int{
		"/santri": 2, "/santri?teks=ahm": 2, "/santri?teks=siti": 1, "/santri?teks=" + nikUji: 1, "/santri?teks=" + hpUji: 2, "/santri?teks=0812-9999-9999": 0,
		"/santri?unit=MTs&unit=MA": 2, "/santri?unit=MTs": 1, "/santri?jenis_kelamin=P": 1, "/santri?status=cuti": 0, "/santri?kelas=7A&jalur=formal": 1, "/santri?angkatan=2026": 1,
	} {
		require.Len(t, h.mau(200, "GET", jalur, "")["isi"], mau, jalur)
	}
	satu := h.mau(200, "GET", "/santri?batas=1", "")
	require.Len(t, satu["isi"], 1)
	dua := h.mau(200, "GET", "/santri?batas=1&setelah="+satu["berikutnya"].(string), "")
	require.Equal(t, "Siti Ahmadah", dua["isi"].([]any)[0].(map[string]any)["nama"])
	require.NotContains(t, dua, "berikutnya")
}

func TestYangTampakMenurutPeran(t *testing.T) {
	t.Parallel()
	h := bangun(t)
	id := h.mau(201, "POST", "/santri", terimaA)["id"].(string)
	kasir := h.mau(200, "GET", "/santri/"+id, "", "X-Peran", privasi.PeranKasir)
	require.Equal(t, "Ahmad Nisa'ul", kasir["nama"])
	require.NotContains(t, kasir, "nik")
	require.Contains(t, kasir["tersembunyi"], "nik")
	require.Contains(t, kasir["tersamar"], "alamat")
	require.NotContains(t, kasir["wali"].([]any)[0].(map[string]any)["hp"], "8123456")
	tamu := h.mau(200, "GET", "/santri/"+id, "", "X-Peran", "tamu")
	for _, b := range []string{"nama", "nis", "nik", "alamat", "status"} {
		require.NotContains(t, tamu, b, "peran yang tidak terdaftar tidak melihat apa-apa")
	}
	// Every look leaves a line: twice the profile (kasir, tamu) after the intake's own.
	ns, err := santrimem.Stores(h.r.Conn).Santri.Ambil(t.Context(), privasitest.Lembaga, santri.ID(id))
	require.NoError(t, err)
	jejak, _, err := h.r.Jejak.Subjek(t.Context(), privasitest.Lembaga, ns[0].Subjek, dasar.Page{})
	require.NoError(t, err)
	require.Len(t, jejak, 3)
	require.Equal(t, "kesiswaan.administrasi", jejak[0].Tujuan)
}

func TestLingkupDanLembagaLain(t *testing.T) {
	t.Parallel()
	h := bangun(t)
	a := h.mau(201, "POST", "/santri", terimaA)
	jalur := "/santri/" + a["id"].(string)
	for _, kepala := range [][]string{{"X-Unit", "MA"}, {"X-Lembaga", string(privasitest.LembagaLain)}} {
		require.Empty(t, h.mau(200, "GET", "/santri", "", kepala...)["isi"])
		for _, m := range [][3]string{
			{"GET", jalur, ""}, {"GET", "/keluarga/" + a["keluarga"].(string), ""}, {"PATCH", jalur, `{"versi":1}`},
			{"POST", jalur + "/status", `{"status":"cuti","pada":"2026-10-02","alasan":"sakit","syarat":["rencana_cuti"]}`},
			{"POST", jalur + "/kelas", `{"jalur":"formal","unit":"MA","mulai":"2026-09-01","sebab":"pindah"}`},
			{"POST", jalur + "/keluar-jalur", `{"jalur":"formal","pada":"2026-10-01","sebab":"keluar"}`},
			{"POST", jalur + "/mukim", `{"mulai":"2026-09-01"}`}, {"POST", jalur + "/akhiri-mukim", `{"pada":"2026-10-01"}`},
			{"POST", jalur + "/wali", `{"nama":"X","hubungan":"wali"}`}, {"PATCH", jalur + "/wali/w", `{"versi":1}`}, {"DELETE", jalur + "/wali/w", ""},
		} {
			require.Equal(t, "SAN-SANTRI-01", h.mau(404, m[0], m[1], m[2], kepala...)["aturan"], m[1])
		}
	}
	require.Equal(t, "DSR-PELAKU-02", h.mau(403, "POST", "/santri", terimaB, "X-Unit", "MTs")["aturan"], "unit di luar lingkup")
	require.Equal(t, "DSR-PELAKU-02", h.mau(403, "PUT", "/unit", `{"unit":[]}`, "X-Unit", "MTs")["aturan"])
	require.Empty(t, h.mau(200, "GET", "/unit", "", "X-Lembaga", string(privasitest.LembagaLain))["unit"])
	h.mau(200, "GET", jalur, "", "X-Unit", "MTs")
}

func TestKunciUlang(t *testing.T) {
	t.Parallel()
	h := bangun(t)
	k := []string{"Idempotency-Key", "satu"}
	a := h.mau(201, "POST", "/santri", terimaA, k...)
	ulang := h.mau(201, "POST", "/santri", terimaA, k...)
	require.Equal(t, a["id"], ulang["id"])
	require.Len(t, h.mau(200, "GET", "/santri", "")["isi"], 1)
	require.Equal(t, "DSR-ULANG-01", h.mau(409, "POST", "/santri", terimaB, k...)["aturan"], "isi lain")
	jalur := "/santri/" + a["id"].(string)
	cuti := `{"status":"cuti","pada":"2026-10-02","alasan":"sakit","syarat":["rencana_cuti"]}`
	h.mau(200, "POST", jalur+"/status", cuti, k...)
	h.mau(200, "POST", jalur+"/status", `{"status":"aktif","pada":"2026-10-03","syarat":["kembali"]}`)
	require.Equal(t, "aktif", h.mau(200, "POST", jalur+"/status", cuti, k...)["status"], "pengulangan tidak mencutikan lagi")
	h.mau(200, "PATCH", jalur, `{"versi":3,"nama":"Ahmad Dua"}`, k...)
	require.Equal(t, "Ahmad Dua", h.mau(200, "PATCH", jalur, `{"versi":3,"nama":"Ahmad Dua"}`, k...)["nama"], "bukan 409")
	require.Equal(t, "DSR-ULANG-01", h.mau(409, "PATCH", jalur, `{"versi":3,"nama":"Ahmad Tiga"}`, k...)["aturan"])
	for _, x := range [][2]string{
		{"/kelas", `{"jalur":"formal","unit":"MTs","tingkat":"7","kelas":"7B","mulai":"2026-09-01","sebab":"pindah"}`}, {"/mukim", `{"kamar":"9","mulai":"2026-09-01"}`},
		{"/akhiri-mukim", `{"pada":"2026-10-01"}`}, {"/keluar-jalur", `{"jalur":"formal","pada":"2026-10-01","sebab":"keluar"}`},
	} {
		satu := h.mau(200, "POST", jalur+x[0], x[1], k...)
		require.Equal(t, satu, h.mau(200, "POST", jalur+x[0], x[1], k...), x[0])
	}
	w := `{"nama":"Paman","hubungan":"wali"}`
	require.Len(t, h.mau(201, "POST", jalur+"/wali", w, k...)["wali"], 3)
	require.Len(t, h.mau(201, "POST", jalur+"/wali", w, k...)["wali"], 3)
}

func TestMasukanBuruk(t *testing.T) {
	t.Parallel()
	h := bangun(t)
	id := h.mau(201, "POST", "/santri", terimaA)["id"].(string)
	baru := func(ganti ...string) string { return strings.NewReplacer(ganti...).Replace(terimaA) }
	for _, u := range []struct {
		nama, metode, jalur, badan string
		status                     int
		aturan, bidang             string
	}{
		{"nik_pendek", "POST", "/santri", baru("'3506 9912 0310 0001", "350699"), 422, "SAN-NIK-01", "nik"},
		{"nama_kosong", "POST", "/santri", baru("Ahmad Nisa'ul", " "), 422, "SAN-NAMA-01", "nama"},
		{"nul_di_alamat", "POST", "/santri", baru("RT 06", `\u0000`), 422, "DSR-HTTP-05", "alamat"},
		{"kendali_di_alamat", "POST", "/santri", baru("RT 06", `\u0007`), 422, "DSR-TEKS-01", "alamat"},
		{"tanggal_tiada", "POST", "/santri", baru("2010-03-13", "2010-02-31"), 422, "DSR-TANGGAL-01", "tanggal_lahir"},
		{"status_asing", "POST", "/santri", baru(`"aktif"`, `"ACTIVE"`), 422, "SAN-STATUS-01", "status"},
		{"status_bukan_awal", "POST", "/santri", baru(`"aktif"`, `"lulus"`), 422, "SAN-STATUS-08", "status"},
		{"masa_depan", "POST", "/santri", baru("2026-07-13", "2027-07-13"), 422, "SAN-STATUS-06", "pada"},
		{"unit_asing", "POST", "/santri", baru(`"MTs"`, `"SMP"`), 422, "SAN-UNIT-02", "unit"},
		{"tingkat_asing", "POST", "/santri", baru(`"tingkat":"7"`, `"tingkat":"70"`), 422, "SAN-TINGKAT-02", "tingkat"},
		{"jalur_asing", "POST", "/santri", baru(`"formal"`, `"lain"`), 422, "SAN-JALUR-01", ""},
		{"hubungan_asing", "POST", "/santri", baru(`"hubungan":"ibu"`, `"hubungan":"bibi"`), 422, "SAN-WALI-02", "hubungan"},
		{"dua_utama", "POST", "/santri", baru(`"hubungan":"ibu"`, `"hubungan":"ibu","utama":true`), 422, "SAN-WALI-01", "wali"},
		{"hp_berhuruf", "POST", "/santri", baru("0812-3456-7890", "O812"), 422, "SAN-HP-01", "wali.hp"},
		{"keluarga_tiada", "POST", "/santri", baru(`"nis":"260001","nisn":"0102234606","nik":"'3506 9912 0310 0001"`, `"keluarga":"x"`), 404, "SAN-KELUARGA-01", "keluarga"},
		{"nis_dipakai", "POST", "/santri", terimaA, 409, "SAN-NIS-02", "nis"},
		{"nik_dipakai", "POST", "/santri", baru("260001", "260009", "0102234606", ""), 409, "SAN-NIK-09", "nik"},
		{"bidang_asing", "POST", "/santri", `{"nama":"X","jenis_kelamin":"L","status":"aktif","pada":"2026-07-13","peran":"admin"}`, 422, "DSR-HTTP-02", "peran"},
		{"tipe_salah", "POST", "/santri", `{"nama":3,"jenis_kelamin":"L","status":"aktif","pada":"2026-07-13"}`, 422, "DSR-HTTP-02", "nama"},
		{"bukan_json", "POST", "/santri", `{"nama":`, 400, "DSR-HTTP-04", ""},
		{"kursor_palsu", "GET", "/santri?setelah=x", "", 422, "SAN-CARI-01", "after"},
		{"saringan_asing", "GET", "/santri?status=ACTIVE", "", 422, "SAN-STATUS-01", ""},
		{"parameter_asing", "GET", "/santri?aktif=1", "", 422, "DSR-HTTP-02", ""},
		{"tiada", "GET", "/santri/x", "", 404, "SAN-SANTRI-01", ""},
		{"keluarga_asing", "GET", "/keluarga/x", "", 404, "SAN-SANTRI-01", ""},
		{"pindah_status_mustahil", "POST", "/santri/" + id + "/status", `{"status":"alumni","pada":"2026-10-02"}`, 422, "SAN-STATUS-02", "status"},
		{"tanpa_syarat", "POST", "/santri/" + id + "/status", `{"status":"cuti","pada":"2026-10-02","alasan":"sakit"}`, 422, "SAN-STATUS-03", "syarat"},
		{"alasan_bebas", "POST", "/santri/" + id + "/status", `{"status":"cuti","pada":"2026-10-02","alasan":"ibunya sakit","syarat":["rencana_cuti"]}`, 422, "SAN-STATUS-04", "alasan"},
		{"bukan_pimpinan", "POST", "/santri/" + id + "/status", `{"status":"wafat","pada":"2026-10-02"}`, 403, "SAN-STATUS-05", ""},
		{"sebab_asing", "POST", "/santri/" + id + "/kelas", `{"jalur":"formal","unit":"MA","mulai":"2026-10-01","sebab":"iseng"}`, 422, "SAN-ANGGOTA-06", "sebab"},
		{"bukan_anggota", "POST", "/santri/" + id + "/keluar-jalur", `{"jalur":"tahfidz","pada":"2026-10-01","sebab":"keluar"}`, 409, "SAN-ANGGOTA-02", ""},
		{"kunci_panjang", "PUT", "/unit", `{"unit":[{"kode":"","nama":"X","jalur":"formal"}]}`, 422, "SAN-UNIT-01", "kode"},
	} {
		w := h.kirim(u.metode, u.jalur, u.badan)
		require.Equal(t, u.status, w.Code, "%s: %s", u.nama, w.Body)
		require.NotContains(t, w.Body.String(), "350699", u.nama)
		var m dasarhttp.Masalah
		require.NoError(t, json.Unmarshal(w.Body.Bytes(), &m), u.nama)
		require.Equal(t, u.aturan, m.Aturan, u.nama)
		if u.bidang != "" {
			require.Equal(t, u.bidang, m.Bidang, u.nama)
		}
	}
	require.Len(t, h.mau(200, "GET", "/santri", "")["isi"], 1, "tidak ada yang setengah jadi")
	require.Empty(t, h.log.String(), "tidak ada galat dalam, tidak ada data pribadi di log")
}

func TestOpenAPI(t *testing.T) {
	t.Parallel()
	h := bangun(t)
	w := h.kirim("GET", "/openapi.json", "")
	require.Equal(t, 200, w.Code)
	for _, id := range []string{"cari-santri", "lihat-santri", "lihat-keluarga", "terima-santri", "ubah-santri", "ubah-status", "pindah-kelas", "keluar-jalur",
		"mukimkan-santri", "akhiri-mukim", "tambah-wali", "ubah-wali", "lepas-wali", "lihat-unit", "atur-unit"} {
		require.Contains(t, w.Body.String(), `"`+id+`"`)
	}
}
