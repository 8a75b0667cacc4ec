package pegawaihttp_test

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
)

// milikSendiri marks what another institution may do with its own.
const milikSendiri = 0

// Every operation of the document is called by another institution and by an officer
// of another unit, with the ids of this one: what lies outside does not exist, what
// needs the whole institution is refused, and nothing changes.
func TestLingkup_setiap_operasi(t *testing.T) {
	t.Parallel()
	k, a, _, jalur := bukaGaji(t)
	k.mau(200, "POST", jalur+"/hitungan", "")
	pel := `{"pegawai":"` + a + `",`
	catatan := map[string]string{}
	for _, x := range [][2]string{
		{"/penugasan", `"jabatan":"piket","unit":"MTs","mulai":"2026-02-01"`}, {"/kontrak-kerja", `"jenis":"waktu","klasifikasi":"pegawai_tetap","metode":"nett","mulai":"2026-02-01"`},
		{"/kepesertaan-bpjs", `"kesehatan":true,"mulai":"2026-02-01"`}, {"/status-pajak", `"tahun":2027,"ptkp":"K/2"`},
		{"/saldo-pajak", `"mulai":"2026-01-01","selesai":"2026-01-04","bulan":1`}, {"/nilai-gaji", `"komponen":"transport","nilai":15000,"mulai":"2026-02-01"`},
		{"/isian-gaji", `"komponen":"bonus","tanggal":"2026-10-02","jumlah":1000`}, {"/jam-mengajar", `"tanggal":"2026-10-03","unit":"MTs","jumlah":"2"`},
	} {
		catatan[x[0]] = k.mau(201, "POST", x[0], `{"ganti":true,"catatan":[`+pel+x[1]+`}]}`).teksDi("catatan", 0, "id")
	}
	cuti := k.mau(201, "POST", "/cuti-pegawai", pel+`"jenis":"izin","mulai":"2026-11-09","selesai":"2026-11-09"}`).teksDi("id")
	kasbon := k.mau(201, "POST", "/kasbon", pel+`"pokok":300000,"tanggal":"2026-10-05","kali":3,"angsuran_pertama":"2026-12","kas":{"laci":"laci-1"}}`).teksDi("id")
	dokumen := k.mau(201, "POST", "/pegawai/"+a+"/dokumen", `{"jenis":"sk","nama":"SK","isi":"JVBERi0xLjc="}`).teksDi("id")
	k.mau(201, "POST", "/presensi-pegawai", `{"catatan":[`+pel+`"hari":"2026-10-05","kehadiran":"alpa"}]}`)

	const rentang, alasan = "?dari=2026-10-01&sampai=2026-11-30", `{"alasan":"salah orang"}`
	const komponenUji = `{"komponen":[{"kode":"pokok","sejak":"2026-01-01","nama":"X","golongan":"pendapatan","cara":"tetap","ember":"SalaryPensionJhtTht","pajak":true,"aktif":true}]}`
	k.mau(200, "PUT", "/gaji/pengaturan", strings.Replace(pengaturan, "2026-01-01", "2027-01-01", 1))
	type kasus struct {
		lain, unit   int
		jalur, badan string // the path with its ids, and a body that is right by itself
	}
	uji := map[string]kasus{
		"GET /pegawai": {200, 200, "/pegawai", ""}, "GET /pegawai/hitungan": {200, 200, "/pegawai/hitungan", ""}, "POST /pegawai": {milikSendiri, 403, "/pegawai", badanPegawai(50, "Lain", "MTs", 1)},
		"GET /pegawai/{id}": {404, 404, "/pegawai/" + a, ""}, "PATCH /pegawai/{id}": {404, 404, "/pegawai/" + a, `{"versi":1,"nama":"Dicuri"}`},
		"GET /pegawai/{id}/rekening": {404, 404, "/pegawai/" + a + "/rekening", ""}, "PUT /pegawai/{id}/rekening": {404, 404, "/pegawai/" + a + "/rekening", `{"versi":1,"bank":"BSI","nomor":"1234567890","atas_nama":"PENCURI"}`},
		"POST /pegawai/{id}/pemberhentian":       {404, 404, "/pegawai/" + a + "/pemberhentian", `{"terakhir":"2026-10-31","sebab":"lain"}`},
		"POST /pegawai/{id}/pembatalan-berhenti": {404, 404, "/pegawai/" + a + "/pembatalan-berhenti", ""},
		"POST /pegawai/{id}/penerimaan-kembali":  {404, 404, "/pegawai/" + a + "/penerimaan-kembali", `{"mulai":"2026-11-01"}`},
		"GET /pegawai/{id}/kasbon":               {404, 404, "/pegawai/" + a + "/kasbon", ""},
		"GET /pegawai/{id}/dokumen":              {404, 404, "/pegawai/" + a + "/dokumen", ""},
		"POST /pegawai/{id}/dokumen":             {404, 404, "/pegawai/" + a + "/dokumen", `{"jenis":"sk","nama":"SK","isi":"JVBERi0xLjc="}`},
		"GET /dokumen-pegawai/{id}":              {404, 404, "/dokumen-pegawai/" + dokumen, ""},
		"GET /dokumen-pegawai/{id}/isi":          {404, 404, "/dokumen-pegawai/" + dokumen + "/isi", ""},
		"POST /dokumen-pegawai/{id}/pembatalan":  {404, 404, "/dokumen-pegawai/" + dokumen + "/pembatalan", alasan},
		"POST /penugasan":                        {404, 403, "/penugasan", `{"catatan":[` + pel + `"jabatan":"guru","unit":"MA","mulai":"2026-05-01"}]}`},
		"POST /kontrak-kerja":                    {404, 404, "/kontrak-kerja", `{"ganti":true,"catatan":[` + pel + `"jenis":"waktu","klasifikasi":"pegawai_tetap","metode":"gross","mulai":"2026-05-01"}]}`},
		"POST /kepesertaan-bpjs":                 {404, 404, "/kepesertaan-bpjs", `{"ganti":true,"catatan":[` + pel + `"jht":true,"mulai":"2026-05-01"}]}`},
		"POST /status-pajak":                     {404, 404, "/status-pajak", `{"ganti":true,"catatan":[` + pel + `"tahun":2026,"ptkp":"TK/0"}]}`},
		"POST /saldo-pajak":                      {404, 404, "/saldo-pajak", `{"catatan":[` + pel + `"mulai":"2026-01-01","selesai":"2026-01-04","pemberi_lain":true,"neto":1}]}`},
		"POST /nilai-gaji":                       {404, 404, "/nilai-gaji", `{"ganti":true,"catatan":[` + pel + `"komponen":"pokok","nilai":1,"mulai":"2026-05-01"}]}`},
		"POST /isian-gaji":                       {404, 404, "/isian-gaji", `{"catatan":[` + pel + `"komponen":"bonus","jumlah":1,"tanggal":"2026-10-01"}]}`},
		"POST /jam-mengajar":                     {404, 403, "/jam-mengajar", `{"catatan":[` + pel + `"tanggal":"2026-10-01","unit":"MA","jumlah":"1"}]}`},
		"GET /jam-mengajar":                      {200, 200, "/jam-mengajar" + rentang, ""}, "POST /jam-mengajar/persetujuan": {404, 404, "/jam-mengajar/persetujuan", `{"id":["` + catatan["/jam-mengajar"] + `"]}`},
		"POST /jam-mengajar/rencana": {422, 201, "/jam-mengajar/rencana", `{"bulan":"2026-09"}`},
		"GET /cuti-pegawai":          {200, 200, "/cuti-pegawai" + rentang, ""}, "POST /cuti-pegawai": {404, 404, "/cuti-pegawai", pel + `"jenis":"izin","mulai":"2026-11-10","selesai":"2026-11-10"}`},
		"POST /cuti-pegawai/{id}/putusan": {404, 404, "/cuti-pegawai/" + cuti + "/putusan", `{"setuju":true}`}, "POST /cuti-pegawai/{id}/pembatalan": {404, 404, "/cuti-pegawai/" + cuti + "/pembatalan", alasan},
		"GET /cuti-pegawai/{id}/alasan": {404, 404, "/cuti-pegawai/" + cuti + "/alasan", ""},
		"GET /presensi-pegawai":         {200, 200, "/presensi-pegawai" + rentang, ""}, "GET /presensi-pegawai/kosong": {200, 200, "/presensi-pegawai/kosong?dari=2026-10-01&sampai=2026-10-31", ""},
		"GET /presensi-pegawai/hari":       {200, 200, "/presensi-pegawai/hari" + rentang, ""},
		"POST /presensi-pegawai":           {404, 404, "/presensi-pegawai", `{"catatan":[` + pel + `"hari":"2026-10-06","kehadiran":"alpa"}]}`},
		"POST /presensi-pegawai/pengisian": {201, 201, "/presensi-pegawai/pengisian", `{"dari":"2026-10-01","sampai":"2026-10-31","pegawai":["` + a + `"]}`},
		"GET /jabatan":                     {200, 200, "/jabatan", ""}, "PUT /jabatan": {milikSendiri, 403, "/jabatan", `{"jabatan":[{"kode":"guru","nama":"X","kelompok":"pendidik","aktif":false}]}`},
		"GET /shift": {200, 200, "/shift", ""}, "PUT /shift": {milikSendiri, 403, "/shift", `{"shift":[{"kode":"malam","nama":"X","masuk":"07:00","keluar":"08:00","aktif":true}]}`},
		"GET /gaji/komponen": {200, 200, "/gaji/komponen", ""}, "PUT /gaji/komponen": {milikSendiri, 403, "/gaji/komponen", komponenUji},
		"POST /gaji/penyiapan": {milikSendiri, 204, "/gaji/penyiapan", `{"sejak":"2026-01-01"}`},
		"GET /gaji/pengaturan": {404, 200, "/gaji/pengaturan", ""}, "PUT /gaji/pengaturan": {milikSendiri, 403, "/gaji/pengaturan", pengaturan},
		"GET /gaji/pengaturan/riwayat": {200, 200, "/gaji/pengaturan/riwayat", ""}, "PUT /gaji/hari-raya": {422, 403, "/gaji/hari-raya", `{"hari_raya":[]}`},
		"POST /gaji/pengaturan/{sejak}/pembatalan": {404, 403, "/gaji/pengaturan/2027-01-01/pembatalan", alasan},
		"POST /gaji/komponen/pemeriksaan":          {milikSendiri, 403, "/gaji/komponen/pemeriksaan", komponenUji},
		"POST /gaji/komponen/percobaan":            {422, 403, "/gaji/komponen/percobaan", `{"masa":"2026-10","komponen":` + strings.TrimSuffix(strings.TrimPrefix(komponenUji, `{"komponen":[`), `]}`) + `}`},
		"GET /kasbon":                              {200, 200, "/kasbon", ""}, "POST /kasbon": {404, 403, "/kasbon", pel + `"pokok":3000,"tanggal":"2026-10-05","kali":3,"angsuran_pertama":"2026-12","kas":{"laci":"laci-1"}}`},
		"POST /kasbon/{id}/pelunasan":  {404, 403, "/kasbon/" + kasbon + "/pelunasan", `{"jumlah":1,"tanggal":"2026-10-06","kas":{"laci":"laci-1"}}`},
		"POST /kasbon/{id}/pembatalan": {404, 403, "/kasbon/" + kasbon + "/pembatalan", alasan},
		"GET /gaji/putaran":            {200, 403, "/gaji/putaran", ""}, "POST /gaji/putaran": {milikSendiri, 403, "/gaji/putaran", `{"jenis":"gaji","masa":"2026-11"}`},
		"GET /gaji/putaran/{id}":                {404, 403, jalur, ""},
		"POST /gaji/putaran/{id}/pembayaran":    {404, 403, jalur + "/pembayaran", `{"tanggal":"2026-10-31","rujukan":"T","rekening":"BSI"}`},
		"GET /gaji/putaran/{id}/slip/{pegawai}": {404, 403, jalur + "/slip/" + a, ""},
	}
	for jenis, id := range catatan {
		uji["GET /pegawai/{id}"+jenis] = kasus{404, 404, "/pegawai/" + a + jenis, ""}
		uji["POST "+jenis+"/{id}/pembatalan"] = kasus{404, 404, jenis + "/" + id + "/pembatalan", alasan}
		uji["POST "+jenis+"/{id}/pengakhiran"] = kasus{404, 404, jenis + "/" + id + "/pengakhiran", `{"selesai":"2026-12-31"}`}
	}
	for _, l := range []string{"hitungan", "pemeriksaan", "persetujuan", "penguncian", "pembukuan"} {
		uji["POST /gaji/putaran/{id}/"+l] = kasus{404, 403, jalur + "/" + l, ""}
	}
	for _, l := range []string{"pengembalian", "pembalikan"} {
		uji["POST /gaji/putaran/{id}/"+l] = kasus{404, 403, jalur + "/" + l, alasan}
	}
	for _, l := range []string{"slip", "aliran-slip", "perbedaan"} {
		uji["GET /gaji/putaran/{id}/"+l] = kasus{404, 403, jalur + "/" + l, ""}
	}

	keadaan := func() (semua []string) {
		for _, x := range []string{"/pegawai", "/pegawai/" + a, "/cuti-pegawai" + rentang, "/jam-mengajar" + rentang, "/presensi-pegawai" + rentang, "/kasbon", "/jabatan", "/shift",
			"/gaji/komponen", "/gaji/pengaturan/riwayat", "/gaji/putaran", jalur, jalur + "/slip/" + a, "/pegawai/" + a + "/rekening", "/pegawai/" + a + "/dokumen"} {
			semua = append(semua, k.mau(200, "GET", x, "").teks)
		}
		for _, jenis := range slices.Sorted(maps.Keys(catatan)) {
			semua = append(semua, k.mau(200, "GET", "/pegawai/"+a+jenis, "").teks)
		}
		return semua
	}
	sebelum := keadaan()
	for _, op := range operasiDokumen(k.api) {
		c, ada := uji[op]
		require.True(t, ada, "%s belum diuji dari luar lembaga dan unitnya", op)
		metode, _, _ := strings.Cut(op, " ")
		for _, dari := range []struct {
			kode   int
			kepala []string
		}{{c.lain, []string{"X-Lembaga", string(privasitest.LembagaLain)}}, {c.unit, []string{"X-Unit", "Pondok"}}} {
			if dari.kode == milikSendiri {
				continue
			}
			w := k.mau(dari.kode, metode, c.jalur, c.badan, dari.kepala...)
			require.NotContains(t, w.teks, "Fauzan", op)
			if dari.kode == 200 && !strings.HasPrefix(c.jalur, "/jabatan") && !strings.HasPrefix(c.jalur, "/shift") && !strings.HasPrefix(c.jalur, "/gaji/") {
				require.NotContains(t, w.teks, a, op)
			}
		}
	}
	require.Equal(t, sebelum, keadaan(), "tidak ada yang berubah")
	for _, x := range []string{"/pegawai", "/kasbon", "/jabatan", "/shift", "/gaji/komponen", "/gaji/putaran", "/cuti-pegawai" + rentang, "/presensi-pegawai" + rentang} {
		require.Zero(t, k.mau(200, "GET", x, "", "X-Lembaga", string(privasitest.LembagaLain)).banyak(), x)
	}
	require.EqualValues(t, 0, k.mau(200, "GET", "/pegawai/hitungan", "", "X-Unit", "Pondok").di("jumlah"))
	require.Empty(t, k.log.String())
}

// operasiDokumen lists "METHOD /path" of every operation of an API.
func operasiDokumen(a *dasarhttp.API) (ops []string) {
	b, err := json.Marshal(a.OpenAPI())
	if err != nil {
		panic(err)
	}
	var d struct {
		Paths map[string]map[string]json.RawMessage `json:"paths"`
	}
	if err := json.Unmarshal(b, &d); err != nil {
		panic(err)
	}
	for path, metode := range d.Paths {
		for m := range metode {
			ops = append(ops, strings.ToUpper(m)+" "+path)
		}
	}
	return ops
}
