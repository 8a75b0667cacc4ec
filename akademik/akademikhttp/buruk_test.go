package akademikhttp_test

import (
	"encoding/json"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/mushaf"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/privasi"
)

func TestMasukanBuruk(t *testing.T) {
	t.Parallel()
	k := buka(t)
	k.ajar()
	aturan := `{"sejak":"2026-07-01","kode":"x","versi":1,"skala":{"kode":"100"},"komponen":[{"kode":"SLM","bobot":"60"},{"kode":"SAS","bobot":"40"}]}`
	asesmen := `{"rombel":"` + k.kelas() + `","mapel":"mtk","periode":"1","kode":"SLM1","nama":"Bilangan","komponen":"SLM","maks":"100"}`
	setoran := `{"setoran":[{"santri":"` + k.santri(0) + `","jenis":"ziyadah","rentang":["2:1-5"],"hasil":"lulus","tanggal":"2026-10-05"}]}`
	ganti := func(asal string, x ...string) string { return strings.NewReplacer(x...).Replace(asal) }
	for _, c := range []struct {
		nama, metode, jalur, badan string
		kode                       int
		aturan                     dasar.Aturan
		bidang                     string
	}{
		{"belum masuk", "GET", "/rombel", "", 401, dasarhttp.ErrBelumMasuk, ""},
		{"bidang asing", "POST", "/asesmen", ganti(asesmen, `"kode"`, `"nilai":1,"kode"`), 422, dasarhttp.ErrPermintaan, "nilai"},
		{"parameter asing", "GET", "/rombel?unit=MTs", "", 422, dasarhttp.ErrPermintaan, ""},
		{"bobot di atas 100", "PUT", "/aturan-nilai", ganti(aturan, `"40"`, `"41"`), 422, nilai.ErrBobotLebih, "bobot"},
		{"bobot bukan angka", "PUT", "/aturan-nilai", ganti(aturan, `"40"`, `"1e2"`), 422, nilai.ErrAngka, "bobot"},
		{"skala tidak ada", "PUT", "/aturan-nilai", ganti(aturan, `"kode":"100"`, `"kode":"romawi"`), 404, nilai.ErrSkalaTiada, ""},
		{"tanpa sejak", "PUT", "/aturan-nilai", ganti(aturan, `"sejak":"2026-07-01",`, ""), 422, dasarhttp.ErrPermintaan, ""},
		{"komponen asing", "POST", "/asesmen", ganti(asesmen, `"komponen":"SLM"`, `"komponen":"PTS"`), 422, nilai.ErrButirKomponen, ""},
		{"maks pecahan terlalu halus", "POST", "/asesmen", ganti(asesmen, `"100"`, `"99.99999"`), 422, nilai.ErrAngka, "maks"},
		{"periode asing", "POST", "/asesmen", ganti(asesmen, `"periode":"1"`, `"periode":"9"`), 404, akademik.ErrPeriodeTiada, "periode"},
		{"ayat tidak ada", "POST", "/setoran", ganti(setoran, "2:1-5", "2:280-290"), 422, mushaf.ErrAyat, ""},
		{"rentang terbalik", "POST", "/setoran", ganti(setoran, "2:1-5", "2:5-1"), 422, mushaf.ErrTerbalik, ""},
		{"setoran besok", "POST", "/setoran", ganti(setoran, "2026-10-05", "2026-10-06"), 422, akademik.ErrSetoranDepan, "tanggal"},
		{"santri asing", "POST", "/setoran", ganti(setoran, k.santri(0), "tiada"), 404, akademik.ErrSantriTiada, ""},
		{"jenis asing", "POST", "/setoran", ganti(setoran, "ziyadah", "lalaran"), 422, dasarhttp.ErrPermintaan, ""},
		{"NUL", "POST", "/asesmen", ganti(asesmen, "Bilangan", `\u0000`), 422, dasarhttp.ErrTeks, "nama"},
		{"kelas tidak ada", "GET", "/rombel/tiada/nilai/mtk/1", "", 404, akademik.ErrRombelTiada, ""},
		{"terlalu besar", "POST", "/setoran", `{"setoran":"` + strings.Repeat("x", 1<<20) + `"}`, 413, dasarhttp.ErrBesar, ""},
	} {
		t.Run(c.nama, func(t *testing.T) {
			k.t = t
			kepala := []string{"X-Uji", ""}
			if c.nama == "belum masuk" {
				kepala = []string{"X-Peran", "belum-masuk"}
			}
			j := k.tolak(c.kode, c.aturan, c.metode, c.jalur, c.badan, kepala...)
			if c.bidang != "" {
				require.Equal(t, c.bidang, j.di("bidang"), j.teks)
			}
		})
	}
	k.t = t
	require.Empty(t, k.mau(200, "GET", "/rombel/"+k.kelas()+"/nilai/mtk/1", "").di("asesmen"), "tidak ada yang tersimpan")
	require.Equal(t, 0, k.mau(200, "GET", "/hafalan/"+k.santri(0)+"/setoran", "").banyak())
	require.Empty(t, k.log.String())
}

// The document names every operation once, with the purpose of akademik.
func TestOpenAPI(t *testing.T) {
	t.Parallel()
	k := buka(t)
	w := httptest.NewRecorder()
	k.api.ServeHTTP(w, httptest.NewRequest("GET", "/openapi.json", nil))
	require.Equal(t, 200, w.Code)
	var d struct {
		Paths map[string]map[string]struct {
			ID      string `json:"operationId"`
			Tujuan  string `json:"x-tujuan"`
			Summary string
		}
		Components struct{ Schemas map[string]any }
	}
	require.NoError(t, json.Unmarshal(w.Body.Bytes(), &d))
	id := map[string]bool{}
	for path, ops := range d.Paths {
		for metode, op := range ops {
			require.False(t, id[op.ID], op.ID)
			id[op.ID] = true
			require.Contains(t, []string{privasi.TujuanRapor, privasi.TujuanKesehatan}, op.Tujuan, "%s %s", metode, path)
			require.NotEmpty(t, op.Summary)
		}
	}
	require.Greater(t, len(id), 100, "dokumen memuat semua operasi")
	for nama := range d.Components.Schemas {
		require.Regexp(t, regexp.MustCompile(`^(Akademik\w+|Masalah|Rincian)$`), nama, "skema menyebut paketnya")
	}
}
