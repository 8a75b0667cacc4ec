package akademik_test

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
		"benar":               {"k13_predikat_value", `{"kkm":75,"score":83.6}`, `{"predikat":"B"}`, ""},
		"predikat salah":      {"k13_predikat_value", `{"kkm":75,"score":83.6}`, `{"predikat":"C"}`, "predikat"},
		"batas salah":         {"k13_predikat", `{"kkm":75}`, `{"C":[75,84]}`, "C"},
		"jenis tak dikenal":   {"k13", `{}`, `{}`, "tidak dikenal"},
		"masukan tak dikenal": {"k13_predikat", `{"kkm":75,"kkm_kelas":1}`, `{}`, "inputs"},
		"harapan tak dikenal": {"k13_predikat", `{"kkm":75}`, `{"E":[0,1]}`, "expected"},
		"huruf salah":         {"letter", `{"scheme":[["A",0.9],["B",0.8]],"score":90}`, `{"letter":"B"}`, "letter"},
		"peringkat salah":     {"rank", `{"policy":"dense","scores":[2,2,1]}`, `{"ranks":[1,1,3]}`, "ranks"},
		"seri tak dikenal":    {"rank", `{"policy":"undian","scores":[2]}`, `{"ranks":[1]}`, "undian"},
		"tanpa masukan":       {"rank", `{"policy":"dense"}`, `{}`, "scores"},
		"isi sesudah nilai":   {"k13_predikat", `{"kkm":75} {}`, `{}`, "inputs"},
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
	satu := `{"id":"a","kind":"rank","inputs":{},"expected":{},"source":""}`
	for nama, isi := range map[string]string{
		"bukan JSON": `{`, "bukan larik": satu, "kolom asing": strings.Replace("["+satu+"]", `"source"`, `"sumber"`, 1),
		"tanpa kasus": "[]", "objek asing": `{"rows":[]}`, "objek kosong": `{}`, "tahfidz asing": `{"progress":[],"juz":1}`,
		"tahfidz tanpa nama": `{"progress":[{"ranges":[]}]}`, "tahfidz tanpa rentang": `{"progress":[{"name":"a"}]}`,
		"pasaran asing": `{"vectors":[],"wuku":1}`, "pasaran tanpa hari": `{"vectors":[{"hari":"Ahad"}]}`,
		"id ganda": "[" + satu + "," + satu + "]", "tanpa id": "[" + strings.Replace(satu, `"a"`, `""`, 1) + "]", "dua nilai": "[" + satu + "][]",
	} {
		_, err := bacaVektor(fstest.MapFS{"a.json": {Data: []byte(isi)}})
		require.Error(t, err, nama)
	}
	_, err := bacaVektor(fstest.MapFS{"a.txt": {}})
	require.ErrorIs(t, err, fs.ErrNotExist, "folder tanpa vektor")
	_, err = bacaVektor(os.DirFS("testdata/tidak-ada"))
	require.ErrorIs(t, err, fs.ErrNotExist)
	berkas, err := bacaVektor(fstest.MapFS{"a.json": {Data: []byte("[" + satu + "]")}, "b.json": {Data: []byte("[" + satu + "]")}})
	require.NoError(t, err)
	require.Len(t, berkas, 2)
}

// Files that are an object become cases in which every unknown field still fails.
func TestPecahVektor_objek(t *testing.T) {
	t.Parallel()
	kasus, err := pecahVektor([]byte(`{"basis":"x","progress":[{"name":"a","ranges":["1:1-1:7"],"ayah":7,"asing":1}],"invalid_ranges":["1:8-1:9"]}`))
	require.NoError(t, err)
	require.Equal(t, []kasusVektor{
		{ID: "progress/a", Kind: "tahfidz_progress", Inputs: json.RawMessage(`{"ranges":["1:1-1:7"]}`), Expected: json.RawMessage(`{"asing":1,"ayah":7}`), Source: "x"},
		{ID: "invalid_ranges/1:8-1:9", Kind: "tahfidz_invalid_range", Inputs: json.RawMessage(`{"range":"1:8-1:9"}`), Expected: json.RawMessage(`{}`)},
	}, kasus)
	kasus, err = pecahVektor([]byte(`{"cycle":["Legi"],"anchor":{"date":"1945-08-17","pasaran":"Legi"},"vectors":[{"date":"2016-06-05","hari":"Ahad","pasaran":"Legi","source":"s"}]}`))
	require.NoError(t, err)
	require.Equal(t, []kasusVektor{
		{ID: "cycle", Kind: "pasaran_cycle", Inputs: json.RawMessage(`{"anchor":"1945-08-17"}`), Expected: json.RawMessage(`{"cycle":["Legi"]}`)},
		{ID: "01_2016-06-05", Kind: "pasaran", Inputs: json.RawMessage(`{"date":"2016-06-05"}`), Expected: json.RawMessage(`{"hari":"Ahad","pasaran":"Legi"}`), Source: "s"},
		{ID: "02_1945-08-17", Kind: "pasaran", Inputs: json.RawMessage(`{"date":"1945-08-17"}`), Expected: json.RawMessage(`{"pasaran":"Legi"}`)},
	}, kasus)
}
