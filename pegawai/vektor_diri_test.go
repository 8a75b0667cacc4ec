package pegawai_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
)

// catatGagal runs a case and tells how it failed, instead of failing the test.
type catatGagal struct{ sebab string }

var errBerhenti = errors.New("berhenti")

func (c *catatGagal) Errorf(format string, args ...any) { c.sebab += fmt.Sprintf(format, args...) }
func (c *catatGagal) FailNow()                          { panic(errBerhenti) }

func (c *catatGagal) jalankan(k kasusVektor) (sebab string) {
	defer func() {
		if r := recover(); r != nil && r != any(errBerhenti) {
			panic(r)
		}
		sebab = c.sebab
	}()
	jalankanVektor(c, semuaJenis(), k)
	return ""
}

// The harness sees itself red: what it does not understand fails.
func TestVektor_melihat_salah(t *testing.T) {
	t.Parallel()
	for nama, c := range map[string]struct{ kind, inputs, expected, sebab string }{
		"benar":                           {"ter_month", `{"ptkp":"TK/0","gross":10000000}`, `{"pph21":200000}`, ""},
		"angka salah":                     {"ter_month", `{"ptkp":"TK/0","gross":10000000}`, `{"pph21":200001}`, "pph21"},
		"tarif salah":                     {"ter_month", `{"ptkp":"TK/0","gross":10000000}`, `{"rate_percent":"2.01"}`, "rate_percent"},
		"jenis tak dikenal":               {"ter_bulan", `{}`, `{}`, "tidak dikenal"},
		"masukan tak dikenal":             {"ter_month", `{"ptkp":"TK/0","gross":1,"zakat":1}`, `{}`, "inputs"},
		"harapan tak dikenal":             {"ter_month", `{"ptkp":"TK/0","gross":1}`, `{"pajak":0}`, "expected"},
		"harapan tak dikenal di dalam":    {"pegawai_tetap_year", `{"year":2026,"ptkp":"TK/0","months":[{"month":12,"gross":1}]}`, `{"annual":{"biaya":0}}`, "expected"},
		"bulan yang tidak dihitung":       {"pegawai_tetap_year", `{"year":2026,"ptkp":"TK/0","months":[{"month":12,"gross":1}]}`, `{"monthly":{"11":0}}`, "bulan 11"},
		"biaya jabatan cara lain":         {"pegawai_tetap_year", `{"year":2026,"ptkp":"TK/0","months":[{"month":12,"gross":1}],"biaya_jabatan":"per_day"}`, `{}`, "biaya_jabatan"},
		"bulan sesudah yang terakhir":     {"pegawai_tetap_year", `{"year":2026,"ptkp":"TK/0","months":[{"month":12,"gross":1}],"final_month":8}`, `{}`, "bulan 12"},
		"jawaban kedua yang tidak ada":    {"gross_up_month", `{"ptkp":"TK/0","net_gross":1000000}`, `{"other":{"gross":1}}`, "jawaban kedua"},
		"kategori yang seharusnya tiada":  {"ptkp", `{}`, `{"rows":[["TK/0",54000000,null]]}`, "TK/0"},
		"biaya pensiun seorang pegawai":   {"pegawai_tetap_year", `{"year":2026,"ptkp":"TK/0","months":[{"month":12,"gross":1}]}`, `{"annual":{"biaya_pensiun":0}}`, "biaya_pensiun"},
		"isi sesudah nilai":               {"round_rupiah", `{"value":"1"} {}`, `{"rupiah":1}`, "inputs"},
		"tahun sebelum TER":               {"ptt_bulanan", `{"year":2023,"ptkp":"TK/0","gross":[1]}`, `{}`, "PEG-PPH-07"},
		"jumlah peserta tanpa masukannya": {"peserta_kegiatan", `{}`, `{"pph21":0}`, "gross"},
	} {
		k := kasusVektor{ID: nama, Kind: c.kind, Inputs: json.RawMessage(c.inputs), Expected: json.RawMessage(c.expected)}
		sebab := new(catatGagal).jalankan(k)
		if c.sebab == "" {
			require.Empty(t, sebab, nama)
			continue
		}
		require.Contains(t, sebab, c.sebab, nama)
	}
}

func TestBacaVektor_menolak(t *testing.T) {
	t.Parallel()
	satu := `{"id":"a","kind":"ptkp","inputs":{},"expected":{},"source":""}`
	for nama, isi := range map[string]string{
		"bukan JSON": `{`, "bukan larik": satu, "kolom asing": strings.Replace("["+satu+"]", `"source"`, `"sumber"`, 1),
		"id ganda": "[" + satu + "," + satu + "]", "tanpa id": "[" + strings.Replace(satu, `"a"`, `""`, 1) + "]", "dua nilai": "[" + satu + "][]",
	} {
		_, err := bacaVektor(fstest.MapFS{"a.json": {Data: []byte(isi)}})
		require.Error(t, err, nama)
	}
	_, err := bacaVektor(fstest.MapFS{"a.txt": {}})
	require.ErrorIs(t, err, fs.ErrNotExist, "folder tanpa vektor")
	_, err = bacaVektor(os.DirFS("testdata/tidak-ada"))
	require.ErrorIs(t, err, fs.ErrNotExist)
	berkas, err := bacaVektor(fstest.MapFS{"a.json": {Data: []byte("[" + satu + "]")}, "b.json": {Data: []byte("[]")}})
	require.NoError(t, err)
	require.Len(t, berkas, 2)
}
