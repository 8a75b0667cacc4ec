package rakit_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/examples/server/akun"
)

// operasiAPI is one operation of the document.
type operasiAPI struct{ id, metode, jalur, tujuan string }

// operasi lists the operations whose purpose begins so, as the server documents them.
func (k kantor) operasi(tujuan string) (ops []operasiAPI) {
	k.t.Helper()
	status, isi := k.ambil(http.DefaultClient, "/api/openapi.json")
	require.Equal(k.t, 200, status)
	var d struct {
		Paths map[string]map[string]struct {
			ID     string `json:"operationId"`
			Tujuan string `json:"x-tujuan"`
		} `json:"paths"`
	}
	require.NoError(k.t, json.Unmarshal([]byte(isi), &d))
	for jalur, x := range d.Paths {
		for metode, o := range x {
			if strings.HasPrefix(o.Tujuan, tujuan) {
				ops = append(ops, operasiAPI{o.ID, strings.ToUpper(metode), jalur, o.Tujuan})
			}
		}
	}
	return ops
}

// kirim sends a call with the session of c.
func (k kantor) kirim(c *http.Client, metode, path, badan string) (int, string) {
	k.t.Helper()
	q, err := http.NewRequest(metode, k.url+"/api"+path, strings.NewReader(badan))
	require.NoError(k.t, err)
	q.Header.Set("Content-Type", "application/json")
	res, err := c.Do(q)
	require.NoError(k.t, err)
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	require.NoError(k.t, err)
	return res.StatusCode, string(b)
}

func (k kantor) sebagai(peran string) *http.Client {
	k.t.Helper()
	_, err := k.srv.Akun.Buat(k.t.Context(), akun.Akun{Lembaga: k.l.ID, NamaMasuk: "api." + peran, Nama: "Petugas", Peran: peran, Laci: "Laci 2"}, sandi)
	require.NoError(k.t, err)
	return k.masuk("api." + peran)
}

var ruasAPI = regexp.MustCompile(`\{[a-z]+\}`)

// Every operation of kepegawaian opens for a role exactly as the office divides the
// work: what is not named for a role is a 403, before anything is read.
func TestAPI_pegawai_setiap_peran(t *testing.T) {
	k := buka(t)
	ops := k.operasi("kepegawaian.")
	require.Greater(t, len(ops), 80)
	kasbon := []string{"beri-kasbon", "lunasi-kasbon", "batal-kasbon"}
	pimpinan := func(o operasiAPI) bool {
		return o.metode == "GET" || slices.Contains([]string{"putus-cuti", "setujui-jam", "setujui-putaran", "kembalikan-putaran"}, o.id)
	}
	tidak := func(operasiAPI) bool { return false }
	boleh := map[string]func(operasiAPI) bool{
		"admin": func(operasiAPI) bool { return true },
		"hrd": func(o operasiAPI) bool {
			return !slices.Contains(append(kasbon, "putus-cuti", "setujui-putaran", "kembalikan-putaran", "bayar-putaran", "posting-putaran", "balik-putaran"), o.id)
		},
		"bendahara": func(o operasiAPI) bool {
			return o.tujuan == "kepegawaian.penggajian" && (o.metode == "GET" || slices.Contains(append(kasbon, "bayar-putaran", "posting-putaran"), o.id))
		},
		"kepala": pimpinan, "pengasuh": pimpinan, "kasir": tidak, "tata_usaha": tidak, "ppdp": tidak, "wali": tidak, "santri": tidak, "dukungan": tidak, "guru": tidak,
	}
	k.setiapPeran(t, ops, boleh)
}

// setiapPeran calls every operation as every role.
func (k kantor) setiapPeran(t *testing.T, ops []operasiAPI, boleh map[string]func(operasiAPI) bool) {
	for _, peran := range akun.SemuaPeran() {
		t.Run(peran, func(t *testing.T) {
			k.t = t
			require.Contains(t, boleh, peran)
			c := k.sebagai(peran)
			for _, o := range ops {
				status, isi := k.kirim(c, o.metode, ruasAPI.ReplaceAllString(o.jalur, "tidak-ada"), "{}")
				if boleh[peran](o) {
					require.NotContains(t, isi, "SRV-AKUN-08", o.id)
					require.Less(t, status, 500, "%s: %s", o.id, isi)
					continue
				}
				require.Equal(t, 403, status, "%s: %s", o.id, isi)
				require.Contains(t, isi, "SRV-AKUN-08", o.id)
			}
		})
	}
	k.t = t
	for _, o := range ops {
		status, _ := k.kirim(http.DefaultClient, o.metode, ruasAPI.ReplaceAllString(o.jalur, "tidak-ada"), "{}")
		require.Equal(t, 401, status, o.id)
	}
}

// A month of pay on the server's own database, over the API alone: the same answers
// as from memory, the stream included.
func TestAPI_pegawai_satu_bulan(t *testing.T) {
	k := buka(t)
	hr := k.sebagai("hrd")
	mau := func(c *http.Client, kode int, metode, path, badan string) map[string]any {
		t.Helper()
		status, isi := k.kirim(c, metode, path, badan)
		require.Equal(t, kode, status, "%s %s: %s", metode, path, isi)
		hasil := map[string]any{}
		if strings.HasPrefix(isi, "{") && strings.Count(isi, "\n") < 2 {
			require.NoError(t, json.Unmarshal([]byte(isi), &hasil))
		}
		return hasil
	}
	mau(hr, 204, "POST", "/gaji/penyiapan", `{"sejak":"2026-01-01"}`)
	mau(hr, 200, "PUT", "/gaji/pengaturan", `{"sejak":"2026-01-01","umk":2492811,"kelas_jkk":1,"hari_kerja":6,"akun":{"beban_pendidik":"5.1.1.01","beban_tenaga":"5.1.1.02",
		"beban_bpjs":"5.1.1.03","utang_gaji":"2.1.1.02","utang_pajak":"2.1.1.03","utang_bpjs":"2.1.1.04","utang_potongan":"2.1.1.01","piutang_kasbon":"1.1.2.05","kas":"1.1.1.01","bank":"1.1.1.11"}}`)
	orang := mau(hr, 201, "POST", "/pegawai", `{"nomor":"P001","nama":"Ahmad Fauzan","jenis_kelamin":"L","agama":"Islam","tanggal_lahir":"1990-03-12","mulai":"2026-01-01",
		"nik":"3506991203900001","rekening":{"bank":"BSI","nomor":"7123400001","atas_nama":"FAUZAN"},"penugasan":[{"jabatan":"guru","unit":"MTs","utama":true}],
		"kontrak":[{"jenis":"tetap","klasifikasi":"pegawai_tetap","metode":"gross"}],"status_pajak":[{"tahun":2026,"ptkp":"K/1"}],"kepesertaan":[{"kesehatan":true}],
		"nilai":[{"komponen":"pokok","nilai":3000000}]}`)
	jalur := "/gaji/putaran/" + mau(hr, 201, "POST", "/gaji/putaran", `{"jenis":"gaji","masa":"2026-01"}`)["id"].(string)
	require.EqualValues(t, 3_000_000, mau(hr, 200, "POST", jalur+"/hitungan", "")["jumlah"].(map[string]any)["dibayar"])
	mau(hr, 200, "POST", jalur+"/pemeriksaan", "")
	mau(k.sebagai("kepala"), 200, "POST", jalur+"/persetujuan", "")
	mau(hr, 200, "POST", jalur+"/penguncian", "")
	bendahara := k.sebagai("bendahara")
	mau(bendahara, 200, "POST", jalur+"/pembayaran", `{"tanggal":"2026-01-31","rujukan":"TRF-1","rekening":"BSI"}`)
	require.Equal(t, "diposting", mau(bendahara, 200, "POST", jalur+"/pembukuan", "")["status"])
	slip := mau(bendahara, 200, "GET", jalur+"/slip/"+orang["id"].(string), "")
	require.Equal(t, []any{"Ahmad Fauzan", 3_000_000.0}, []any{slip["nama"], slip["dibayar"]})
	_, isi := k.kirim(bendahara, "GET", jalur+"/aliran-slip", "")
	baris := bytes.Split(bytes.TrimSpace([]byte(isi)), []byte("\n"))
	require.Len(t, baris, 2)
	require.JSONEq(t, `{"banyak":1}`, string(baris[1]))
	var satu struct{ Slip map[string]any }
	require.NoError(t, json.Unmarshal(baris[0], &satu))
	require.Equal(t, slip, satu.Slip)
	_, isi = k.kirim(k.sebagai("admin"), "GET", jalur+"/slip", "")
	require.NotContains(t, isi, "Fauzan", "admin aplikasi tidak terdaftar untuk data gaji")
	require.Contains(t, isi, "tersembunyi")
}
