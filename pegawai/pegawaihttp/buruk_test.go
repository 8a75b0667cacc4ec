package pegawaihttp_test

import (
	"encoding/json"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/pegawai"
)

func TestMasukanBuruk(t *testing.T) {
	t.Parallel()
	k := buka(t)
	id := k.orang("Ahmad Fauzan", "MTs", 3_000_000)
	orang := badanPegawai(7, "Hasan", "MTs", 1)
	ganti := func(asal string, x ...string) string { return strings.NewReplacer(x...).Replace(asal) }
	nilai := `{"catatan":[{"pegawai":"` + id + `","komponen":"transport","nilai":15000,"mulai":"2026-02-01"}]}`
	sebelum := k.mau(200, "GET", "/pegawai/"+id+"/nilai-gaji", "").teks
	for _, c := range []struct {
		nama, metode, jalur, badan string
		kode                       int
		aturan                     dasar.Aturan
		bidang                     string
	}{
		{"belum masuk", "GET", "/pegawai", "", 401, dasarhttp.ErrBelumMasuk, ""},
		{"bidang asing", "POST", "/pegawai", ganti(orang, `"nomor":"P`, `"peran":"admin","nomor":"P`), 422, dasarhttp.ErrPermintaan, "peran"},
		{"bidang asing di dalam", "POST", "/pegawai", ganti(orang, `"jabatan"`, `"gaji":1,"jabatan"`), 422, dasarhttp.ErrPermintaan, "penugasan[0].gaji"},
		{"parameter asing", "GET", "/pegawai?status=aktif", "", 422, dasarhttp.ErrPermintaan, ""},
		{"bukan JSON", "POST", "/nilai-gaji", "{", 400, dasarhttp.ErrBentuk, ""},
		{"terlalu besar", "POST", "/nilai-gaji", `{"catatan":"` + strings.Repeat("x", 1<<20) + `"}`, 413, dasarhttp.ErrBesar, ""},
		{"tanpa catatan", "POST", "/nilai-gaji", `{"catatan":[]}`, 422, dasarhttp.ErrPermintaan, "catatan"},
		{"uang pecahan", "POST", "/nilai-gaji", ganti(nilai, "15000", "15000.5"), 422, dasarhttp.ErrPermintaan, "catatan[0].nilai"},
		{"uang negatif", "POST", "/nilai-gaji", ganti(nilai, "15000", "-1"), 422, dasarhttp.ErrPermintaan, "catatan[0].nilai"},
		{"uang melampaui batas", "POST", "/nilai-gaji", ganti(nilai, "15000", "1000000000000001"), 422, pegawai.ErrNilai, "nilai"},
		{"tanggal tidak ada", "POST", "/nilai-gaji", ganti(nilai, "2026-02-01", "2026-02-30"), 422, dasarhttp.ErrPermintaan, ""},
		{"tanpa tanggal", "POST", "/nilai-gaji", ganti(nilai, `,"mulai":"2026-02-01"`, ""), 422, pegawai.ErrMasa, ""},
		{"komponen asing", "POST", "/nilai-gaji", ganti(nilai, "transport", "bensin"), 422, pegawai.ErrKomponenTiada, "komponen"},
		{"persen bagi tarif", "POST", "/nilai-gaji", ganti(nilai, `"nilai":15000`, `"persen":"5"`), 422, pegawai.ErrNilai, "nilai"},
		{"persen tak terbaca", "POST", "/nilai-gaji", ganti(nilai, `"nilai":15000`, `"persen":"1e9"`), 422, pegawai.ErrPersen, "persen"},
		{"pegawai asing", "POST", "/nilai-gaji", ganti(nilai, id, "tiada"), 404, pegawai.ErrPegawai, ""},
		{"sebelum masa kerja", "POST", "/nilai-gaji", ganti(nilai, "2026-02-01", "2025-02-01"), 422, pegawai.ErrLuarMasa, ""},
		{"unit asing", "POST", "/pegawai", ganti(orang, `"unit":"MTs"`, `"unit":"SMA"`), 422, pegawai.ErrUnitTiada, "unit"},
		{"jabatan asing", "POST", "/pegawai", ganti(orang, `"jabatan":"guru"`, `"jabatan":"rektor"`), 422, pegawai.ErrJabatanTiada, "jabatan"},
		{"klasifikasi ditebak", "POST", "/pegawai", ganti(orang, `"klasifikasi":"pegawai_tetap",`, ""), 422, dasarhttp.ErrPermintaan, "kontrak[0]"},
		{"PTKP asing", "POST", "/pegawai", ganti(orang, "K/1", "K/I/1"), 422, pegawai.ErrPTKP, "ptkp"},
		{"nomor dipakai", "POST", "/pegawai", ganti(orang, "P007", "P001"), 409, pegawai.ErrNomorDipakai, ""},
		{"NIK dipakai", "POST", "/pegawai", ganti(orang, "3506991203900007", "3506991203900001"), 409, pegawai.ErrNIKDipakai, ""},
		{"NUL", "POST", "/pegawai", ganti(orang, "Kediri", `\u0000`), 422, dasarhttp.ErrTeks, "tempat_lahir"},
		{"kursor asing", "GET", "/pegawai?setelah=x", "", 422, pegawai.ErrKursor, ""},
		{"putaran tanpa masa", "POST", "/gaji/putaran", `{"jenis":"gaji"}`, 422, dasarhttp.ErrPermintaan, ""},
		{"putaran terlalu panjang", "POST", "/gaji/putaran", `{"jenis":"gaji","masa":"2026-10","dari":"2026-08-01","sampai":"2026-10-31"}`, 422, pegawai.ErrMasaPutaran, "masa"},
		{"putaran tidak ada", "POST", "/gaji/putaran/tiada/hitungan", "", 404, pegawai.ErrPutaranTiada, ""},
		{"slip putaran tidak ada", "GET", "/gaji/putaran/tiada/slip", "", 404, pegawai.ErrPutaranTiada, ""},
		{"kunci terlalu panjang", "POST", "/nilai-gaji", nilai, 422, dasarhttp.ErrPermintaan, ""},
	} {
		t.Run(c.nama, func(t *testing.T) {
			k.t = t
			kepala := []string{"X-Uji", ""}
			switch c.nama {
			case "belum masuk":
				kepala = []string{"X-Peran", "belum-masuk"}
			case "kunci terlalu panjang":
				kepala = []string{"Idempotency-Key", strings.Repeat("k", 201)}
			}
			j := k.tolak(c.kode, c.aturan, c.metode, c.jalur, c.badan, kepala...)
			if c.bidang != "" {
				require.Equal(t, c.bidang, j.di("bidang"), j.teks)
			}
			require.NotContains(t, j.teks, "350699", "yang ditolak tidak dikembalikan")
		})
	}
	k.t = t
	require.Equal(t, sebelum, k.mau(200, "GET", "/pegawai/"+id+"/nilai-gaji", "").teks)
	require.Equal(t, 1, k.mau(200, "GET", "/pegawai", "").banyak())
	require.Empty(t, k.log.String(), "tidak ada galat dalam, tidak ada data pribadi di log")
}

// The document names every operation once, with a purpose of kepegawaian, and speaks
// of files and streams as what they are.
func TestOpenAPI(t *testing.T) {
	t.Parallel()
	k := bukaKantor(t)
	w := httptest.NewRecorder()
	k.api.ServeHTTP(w, httptest.NewRequest("GET", "/openapi.json", nil))
	require.Equal(t, 200, w.Code)
	var d struct {
		OpenAPI string `json:"openapi"`
		Paths   map[string]map[string]struct {
			ID        string `json:"operationId"`
			Tujuan    string `json:"x-tujuan"`
			Summary   string
			Responses map[string]struct{ Content map[string]any }
		}
		Components struct{ Schemas map[string]any }
	}
	require.NoError(t, json.Unmarshal(w.Body.Bytes(), &d))
	require.Equal(t, "3.1.0", d.OpenAPI)
	id := map[string]bool{}
	for path, ops := range d.Paths {
		for metode, op := range ops {
			require.False(t, id[op.ID], op.ID)
			id[op.ID] = true
			require.Contains(t, []string{"kepegawaian.administrasi", "kepegawaian.penggajian"}, op.Tujuan, "%s %s", metode, path)
			require.NotEmpty(t, op.Summary)
		}
	}
	require.Len(t, id, len(operasiDokumen(k.api)))
	for _, x := range []string{"cari-pegawai", "terima-pegawai", "catat-penugasan", "akhiri-kontrak", "batal-jam", "putus-cuti", "catat-presensi", "isi-dokumen", "atur-komponen-gaji",
		"beri-kasbon", "hitung-putaran", "kunci-putaran", "posting-putaran", "ambil-slip", "alirkan-slip", "banding-putaran"} {
		require.True(t, id[x], x)
	}
	require.Contains(t, d.Paths["/gaji/putaran/{id}/aliran-slip"]["get"].Responses["200"].Content, "application/x-ndjson")
	require.Contains(t, d.Paths["/dokumen-pegawai/{id}/isi"]["get"].Responses["200"].Content, "application/pdf")
	for nama := range d.Components.Schemas {
		require.Regexp(t, regexp.MustCompile(`^(Pegawai\w+|Masalah|Rincian)$`), nama, "skema menyebut paketnya")
	}
	require.Contains(t, d.Components.Schemas, "PegawaiBarisAliran")
}
