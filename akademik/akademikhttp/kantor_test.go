package akademikhttp_test

import (
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik/akademikhttp"
	"github.com/pesantren-go/pesantren/akademik/akademikmem"
	"github.com/pesantren-go/pesantren/akademik/akademiktest"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
)

// kantor is the API over the school of akademiktest on memory. X-Peran says who calls,
// X-Lembaga and X-Unit where, X-Guru which teacher the caller is limited to.
type kantor struct {
	t   *testing.T
	h   *akademiktest.Sekolah
	api *dasarhttp.API
	log bytes.Buffer
}

func buka(t *testing.T) *kantor {
	c := dasarmem.New()
	k := &kantor{t: t, h: akademiktest.BuatSekolah(t, akademiktest.Toko{Stores: akademikmem.Stores(c), Atomic: dasarmem.Atomic(c, akademikmem.Stores)})}
	k.api = dasarhttp.Baru(dasarhttp.Opsi{Judul: "uji", Log: slog.New(slog.NewTextHandler(&k.log, nil)), Siapa: func(q *http.Request) (dasar.Pelaku, error) {
		peran := q.Header.Get("X-Peran")
		if peran == "belum-masuk" {
			return dasar.Pelaku{}, nil
		}
		p := dasar.Pelaku{ID: "akun-" + peran, Lembaga: privasitest.Lembaga, Peran: peran, Lingkup: dasar.LingkupSemua}
		if l := q.Header.Get("X-Lembaga"); l != "" {
			p.Lembaga = dasar.LembagaID(l)
		}
		if u := q.Header.Get("X-Unit"); u != "" {
			p.ID, p.Lingkup = p.ID+"-"+u, dasar.Lingkup{Unit: []string{u}}
		}
		if g := q.Header.Get("X-Guru"); g != "" {
			p.ID, p.Peran = "akun-"+g, privasi.PeranGuru
		}
		return p, nil
	}})
	akademikhttp.Pasang(k.api, k.h.Service, akademikhttp.Opsi{BacaNilai: bacaNilai, BacaSetoran: bacaSetoran, Guru: func(_ context.Context, p dasar.Pelaku) (pegawai.ID, bool, error) {
		id := strings.TrimPrefix(p.ID, "akun-")
		if id == "bukan-pegawai" {
			id = ""
		}
		return pegawai.ID(id), p.Peran == privasi.PeranGuru, nil
	}})
	return k
}

// ajar gives class 7A mathematics, taught by g2, under the rules to start from.
func (k *kantor) ajar() (pengampu string) {
	k.t.Helper()
	k.mau(204, "PUT", "/mapel", `{"mapel":[{"kode":"mtk","nama":"Matematika","aktif":true},{"kode":"nahwu","nama":"Nahwu","nama_arab":"النحو","kitab":"Alfiyah","satuan":"bait","banyak":1002,"aktif":true}]}`)
	k.mau(204, "PUT", "/aturan-nilai", `{"sejak":"2026-07-01","kode":"umum","versi":1,"skala":{"kode":"100"},"kkm":"70","komponen":[{"kode":"SLM","bobot":"60","remedial":"batas_kkm"},{"kode":"SAS","bobot":"40"}]}`)
	return k.mau(201, "POST", "/pengampu", `{"pengampu":[{"rombel":"`+k.kelas()+`","mapel":"mtk","guru":"g2","jp":4,"mulai":"2026-07-01"}]}`).teksDi("isi", 0, "id")
}

func (k *kantor) kelas() string { return string(k.h.Kelas.ID) }

func (k *kantor) asesmen(kode, komponen string) string {
	k.t.Helper()
	return k.mau(201, "POST", "/asesmen", `{"rombel":"`+k.kelas()+`","mapel":"mtk","periode":"1","kode":"`+kode+`","nama":"`+kode+`","komponen":"`+komponen+`","maks":"100"}`).teksDi("id")
}

func (k *kantor) santri(i int) string { return string(k.h.Santri[i].ID) }

// jawaban is one answer.
type jawaban struct {
	t    *testing.T
	isi  map[string]any
	teks string
}

func (k *kantor) kirim(metode, jalur, badan string, kepala ...string) *httptest.ResponseRecorder {
	k.t.Helper()
	q := httptest.NewRequest(metode, jalur, strings.NewReader(badan))
	q.Header.Set("Content-Type", "application/json")
	q.Header.Set("X-Peran", privasi.PeranKepala)
	for i := 0; i+1 < len(kepala); i += 2 {
		q.Header.Set(kepala[i], kepala[i+1])
	}
	w := httptest.NewRecorder()
	k.api.ServeHTTP(w, q)
	return w
}

// mau sends and expects a status.
func (k *kantor) mau(status int, metode, jalur, badan string, kepala ...string) jawaban {
	k.t.Helper()
	w := k.kirim(metode, jalur, badan, kepala...)
	require.Equal(k.t, status, w.Code, "%s %s: %s", metode, jalur, w.Body)
	j := jawaban{k.t, nil, w.Body.String()}
	if strings.Contains(w.Header().Get("Content-Type"), "json") {
		require.NoError(k.t, json.Unmarshal(w.Body.Bytes(), &j.isi), j.teks)
	}
	return j
}

// tolak expects a refusal with a status and a rule.
func (k *kantor) tolak(status int, aturan dasar.Aturan, metode, jalur, badan string, kepala ...string) jawaban {
	k.t.Helper()
	j := k.mau(status, metode, jalur, badan, kepala...)
	require.Equal(k.t, string(aturan), j.isi["aturan"], j.teks)
	require.NotEmpty(k.t, j.isi["detail"])
	return j
}

// di follows names and numbers into an answer.
func (j jawaban) di(jalan ...any) any {
	j.t.Helper()
	var v any = j.isi
	for _, l := range jalan {
		switch l := l.(type) {
		case string:
			m, ok := v.(map[string]any)
			require.True(j.t, ok, "%v in %s", jalan, j.teks)
			v = m[l]
		case int:
			a, ok := v.([]any)
			require.True(j.t, ok && l < len(a), "%v in %s", jalan, j.teks)
			v = a[l]
		}
	}
	return v
}

func (j jawaban) teksDi(jalan ...any) string {
	j.t.Helper()
	s, ok := j.di(jalan...).(string)
	require.True(j.t, ok, "%v in %s", jalan, j.teks)
	return s
}

func (j jawaban) banyak() int { j.t.Helper(); return len(j.di("isi").([]any)) }
