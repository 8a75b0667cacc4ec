package pegawaihttp_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/keuangan/keuanganmem"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/pegawai/pegawaihttp"
	"github.com/pesantren-go/pesantren/pegawai/pegawaimem"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/santri"
	"github.com/pesantren-go/pesantren/santri/santrimem"
)

// kantor is the API of two institutions on memory, on 5 October 2026, each with two
// units, a chart of accounts and the default components. X-Peran says who calls,
// X-Lembaga and X-Unit where.
type kantor struct {
	t   *testing.T
	r   *privasitest.RumahUji
	api *dasarhttp.API
	s   *pegawai.Service
	log bytes.Buffer
	n   int
}

func bukaKantor(t *testing.T) *kantor {
	r := privasitest.Rumah(t, pegawai.DaftarkanTipe)
	unit := santrimem.Stores(r.Conn).Struktur
	k := &kantor{t: t, r: r, s: &pegawai.Service{
		Atomic: dasarmem.Atomic(r.Conn, pegawaimem.Stores), Stores: pegawaimem.Stores(r.Conn), Unit: unit, Brankas: r.Brankas, Penjaga: r.Penjaga, Daftar: r.Daftar, Now: r.Jam.Now,
	}}
	buku := &keuangan.Service{Atomic: keuanganmem.Atomic(r.Conn, nil), Stores: keuanganmem.New(r.Conn, nil), Now: r.Jam.Now}
	for _, l := range []dasar.LembagaID{privasitest.Lembaga, privasitest.LembagaLain} {
		require.NoError(t, unit.SimpanUnit(context.Background(), l, santri.Unit{Kode: "MTs", Nama: "MTs Uji", Jalur: santri.Formal}, santri.Unit{Kode: "MA", Nama: "MA Uji", Jalur: santri.Formal}))
		require.NoError(t, buku.Siapkan(context.Background(), dasar.Pelaku{ID: "pengelola", Lembaga: l, Lingkup: dasar.LingkupSemua}))
	}
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
		return p, nil
	}})
	pegawaihttp.Pasang(k.api, k.s)
	return k
}

// buka is a kantor ready for payroll: components, positions, settings and a shift.
func buka(t *testing.T) *kantor {
	k := bukaKantor(t)
	k.mau(204, "POST", "/gaji/penyiapan", `{"sejak":"2026-01-01"}`)
	k.mau(200, "PUT", "/gaji/pengaturan", pengaturan)
	k.mau(204, "PUT", "/shift", `{"shift":[{"kode":"malam","nama":"Jaga Malam","masuk":"22:00","keluar":"06:00","istirahat":30,"aktif":true}]}`)
	return k
}

const pengaturan = `{"sejak":"2026-01-01","umk":2492811,"kelas_jkk":1,"batas_potongan":"50","pekan_sebulan":"4","hari_kerja":6,"libur_pekanan":["jumat"],"libur":["2026-10-01"],
	"hari_raya":[{"agama":"Islam","tanggal":"2026-03-20"}],"penyetuju_lain":true,"umk_unit":[{"unit":"MA","umk":2500000}],
	"akun":{"beban_pendidik":"5.1.1.01","beban_tenaga":"5.1.1.02","beban_bpjs":"5.1.1.03","utang_gaji":"2.1.1.02","utang_pajak":"2.1.1.03","utang_bpjs":"2.1.1.04",
	"utang_potongan":"2.1.1.01","piutang_kasbon":"1.1.2.05","kas":"1.1.1.01","bank":"1.1.1.11"}}`

// jawaban is one answer.
type jawaban struct {
	t    *testing.T
	kode int
	isi  map[string]any
	teks string
	w    *httptest.ResponseRecorder
}

func (k *kantor) kirim(metode, jalur, badan string, kepala ...string) *httptest.ResponseRecorder {
	k.t.Helper()
	q := httptest.NewRequest(metode, jalur, strings.NewReader(badan))
	q.Header.Set("Content-Type", "application/json")
	q.Header.Set("X-Peran", privasi.PeranHRD)
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
	j := jawaban{k.t, w.Code, nil, w.Body.String(), w}
	if strings.Contains(w.Header().Get("Content-Type"), "json") && !strings.Contains(w.Header().Get("Content-Type"), "ndjson") {
		require.NoError(k.t, json.Unmarshal(w.Body.Bytes(), &j.isi), w.Body.String())
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

// orang is an employee in a unit with everything that a run needs.
func (k *kantor) orang(nama, unit string, pokok int) string {
	k.t.Helper()
	k.n++
	return k.mau(201, "POST", "/pegawai", badanPegawai(k.n, nama, unit, pokok)).teksDi("id")
}

func badanPegawai(n int, nama, unit string, pokok int) string {
	return fmt.Sprintf(`{"nomor":"P%03d","nama":%q,"jenis_kelamin":"L","agama":"Islam","tempat_lahir":"Kediri","tanggal_lahir":"1990-03-12","mulai":"2026-01-05",
		"nik":"350699120390%04d","hp":"0812-3456-7890","rekening":{"bank":"BSI","nomor":"71234%05d","atas_nama":"FAUZAN"},
		"penugasan":[{"jabatan":"guru","unit":%q,"utama":true,"jam_pekan":"12"}],"kontrak":[{"jenis":"tetap","klasifikasi":"pegawai_tetap","metode":"gross"}],
		"status_pajak":[{"tahun":2026,"ptkp":"K/1"}],"kepesertaan":[{"kesehatan":true,"jht":true,"jp":true,"jkk_jkm":true}],
		"nilai":[{"komponen":"pokok","nilai":%d},{"komponen":"honor_mengajar","nilai":25000}]}`, n, nama, n, n, unit, pokok)
}

const (
	hr        = privasi.PeranHRD
	kepala    = privasi.PeranKepala
	bendahara = privasi.PeranBendahara
)

func TestPegawai(t *testing.T) {
	t.Parallel()
	k := buka(t)
	a := k.mau(201, "POST", "/pegawai", badanPegawai(1, "Ahmad  Fauzan", "MTs", 3_000_000), "Idempotency-Key", "p-1")
	id := a.teksDi("id")
	require.Equal(t, "Ahmad Fauzan", a.di("nama"))
	require.Equal(t, "3506991203900001", a.di("nik"), "kepegawaian melihat NIK penuh")
	k.tolak(422, pegawai.ErrMulai, "POST", "/pegawai", strings.Replace(badanPegawai(9, "X", "MTs", 1), "2026-01-05", "1990-01-01", 1))
	require.NotEmpty(t, a.di("perbaikan"), "spasi ganda dirapikan dan disebut")
	require.Equal(t, "12", a.di("penugasan", 0, "jam_pekan"))
	require.Equal(t, id, k.mau(201, "POST", "/pegawai", badanPegawai(1, "Ahmad  Fauzan", "MTs", 3_000_000), "Idempotency-Key", "p-1").di("id"), "kunci yang sama tidak menerima dua kali")
	k.tolak(409, dasar.ErrUlang, "POST", "/pegawai", badanPegawai(2, "Lain", "MTs", 3_000_000), "Idempotency-Key", "p-1")
	tanpa := k.mau(201, "POST", "/pegawai", `{"nama":"Siti Aminah","jenis_kelamin":"P","mulai":"2026-01-05","penugasan":[{"jabatan":"guru","unit":"MA"}]}`)
	require.Equal(t, string(pegawai.ErrTanpaNIK), tanpa.di("peringatan", 0, "aturan"), tanpa.teks)

	require.Equal(t, 2, k.mau(200, "GET", "/pegawai", "").banyak())
	satu := k.mau(200, "GET", "/pegawai?batas=1", "")
	require.Equal(t, "Ahmad Fauzan", satu.di("isi", 0, "nama"))
	require.Equal(t, "Siti Aminah", k.mau(200, "GET", "/pegawai?batas=1&setelah="+satu.teksDi("berikutnya"), "").di("isi", 0, "nama"))
	require.Equal(t, 1, k.mau(200, "GET", "/pegawai?unit=MA&jabatan=guru&bekerja=true", "").banyak())
	require.Equal(t, 1, k.mau(200, "GET", "/pegawai?teks=3506991203900001", "").banyak(), "NIK seutuhnya")
	require.EqualValues(t, 1, k.mau(200, "GET", "/pegawai/hitungan?teks=ami", "").di("jumlah"))

	jalur := "/pegawai/" + id
	p := k.mau(200, "PATCH", jalur, `{"versi":1,"nama":"Ahmad Ganti","hp":"081111111111","alamat":"Ds. Wates"}`)
	require.Equal(t, []any{"Ahmad Ganti", "+6281111111111", "Ds. Wates", "3506991203900001"}, []any{p.di("nama"), p.di("hp"), p.di("alamat"), p.di("nik")})
	k.tolak(409, pegawai.ErrVersi, "PATCH", jalur, `{"versi":1,"nama":"Basi"}`)
	require.Equal(t, "BSI 7123400001 a.n. FAUZAN", k.mau(200, "GET", jalur+"/rekening", "").di("rekening"))
	require.Equal(t, "BSI 999 a.n. AHMAD", strings.Replace(k.mau(200, "PUT", jalur+"/rekening", `{"versi":2,"bank":"BSI","nomor":"9990000999","atas_nama":"AHMAD"}`).teksDi("rekening"), "9990000999", "999", 1))

	p = k.mau(200, "POST", jalur+"/pemberhentian", `{"terakhir":"2026-10-31","sebab":"mengundurkan_diri"}`)
	require.Equal(t, "2026-10-31", p.di("berhenti"))
	require.Equal(t, "2026-10-31", p.di("penugasan", 0, "selesai"))
	k.tolak(409, pegawai.ErrSudahBerhenti, "POST", jalur+"/pemberhentian", `{"terakhir":"2026-11-30","sebab":"lain"}`)
	p = k.mau(200, "POST", jalur+"/pembatalan-berhenti", "")
	require.Nil(t, p.di("berhenti"))
	require.Nil(t, p.di("penugasan", 0, "selesai"))
	k.mau(200, "POST", jalur+"/pemberhentian", `{"terakhir":"2026-10-05","sebab":"kontrak_habis"}`)
	require.Equal(t, "2026-11-02", k.mau(200, "POST", jalur+"/penerimaan-kembali", `{"mulai":"2026-11-02"}`).di("mulai"))
	require.Empty(t, k.log.String())
}

// A form with several wrong fields names them all.
func TestPegawai_semua_isian_salah_disebut(t *testing.T) {
	t.Parallel()
	k := buka(t)
	j := k.tolak(422, santri.ErrNIKPanjang, "POST", "/pegawai", strings.NewReplacer("3506991203900001", "3506", "0812-3456-7890", "abc").Replace(badanPegawai(1, "Fauzan", "MTs", 1)))
	require.Equal(t, []any{"nik", "hp"}, []any{j.di("rincian", 0, "bidang"), j.di("rincian", 1, "bidang")}, j.teks)
	require.NotContains(t, j.teks, "3506", "nilai yang ditolak tidak dikembalikan")
	require.Zero(t, k.mau(200, "GET", "/pegawai", "").banyak())
}
