package rakit_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/ropa"
)

// operasiTulis are the operations of the document that write.
func (k kantor) operasiTulis() (ops []operasiAPI) {
	k.t.Helper()
	_, isi := k.ambil(http.DefaultClient, "/api/openapi.json")
	var d struct {
		Paths map[string]map[string]struct {
			ID     string `json:"operationId"`
			Tujuan string `json:"x-tujuan"`
		} `json:"paths"`
	}
	require.NoError(k.t, json.Unmarshal([]byte(isi), &d))
	for jalur, x := range d.Paths {
		for metode, o := range x {
			if metode != "get" {
				ops = append(ops, operasiAPI{o.ID, strings.ToUpper(metode), jalur, o.Tujuan})
			}
		}
	}
	return ops
}

// Every form of the pages and every operation of the API that writes is a registered
// point, with a purpose that an activity of the default register has and a notice that
// speaks of it; the record of processing names their list.
func TestP13_SetiapPintuMasukTerdaftar(t *testing.T) {
	k := buka(t)
	reg := privasi.DaftarBaku(k.l.ID, "Pondok", k.srv.Now())
	dt := k.srv.Kantor.Titik.DenganPemberitahuan(reg)
	require.NoError(t, dt.Periksa(reg, k.srv.Daftar, k.srv.Now()))
	ops := k.operasiTulis()
	require.Greater(t, len(ops), 100)
	api := 0
	for _, o := range ops {
		_, err := dt.Terima(o.metode + " /api" + o.jalur)
		require.NoError(t, err, o.id)
	}
	for _, p := range dt {
		if strings.Contains(p.Kode, " /api/") {
			api++
		}
	}
	require.Equal(t, len(ops), api)
	santri, err := dt.Terima("POST /api/santri", "nis", "nama")
	require.NoError(t, err)
	require.Equal(t, privasi.TujuanKesiswaan, santri.Tujuan)
	_, err = dt.Terima("POST /api/santri", "lembaga")
	require.ErrorIs(t, err, ropa.ErrBidangAsing)
}

// Mass assignment over the API: one member that the operation does not know refuses the
// whole, whoever sends it.
func TestP14_AnggotaAsingDitolakDiAPI(t *testing.T) {
	k := buka(t)
	masuk := map[string]*http.Client{}
	for _, p := range akun.SemuaPeran() {
		a, err := k.srv.Akun.Buat(t.Context(), akun.Akun{Lembaga: k.l.ID, NamaMasuk: "titik." + p, Nama: "Petugas", Peran: p}, sandi)
		require.NoError(t, err)
		masuk[p] = k.masuk(a.NamaMasuk)
	}
	dt := k.srv.Kantor.Titik
	for _, o := range k.operasiTulis() {
		p, err := dt.Terima(o.metode + " /api" + o.jalur)
		require.NoError(t, err)
		ditolak := false
		if len(p.Bidang) == 0 { // it reads no body at all
			continue
		}
		for _, c := range masuk {
			status, isi := k.kirim(c, o.metode, ruasAPI.ReplaceAllString(o.jalur, "tidak-ada"), `{"lembaga_asing":"x"}`)
			if status == 403 && strings.Contains(isi, "SRV-AKUN-08") {
				continue
			}
			require.GreaterOrEqual(t, status, 400, "%s: %s", o.id, isi)
			if status == 422 {
				ditolak = true
				break
			}
		}
		require.True(t, ditolak, "%s menerima anggota asing", o.id)
	}
}
