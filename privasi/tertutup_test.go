package privasi_test

import (
	"bytes"
	"database/sql/driver"
	"encoding/gob"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"html/template"
	"log/slog"
	"os"
	"os/exec"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

type terbuka[T any] struct{ NIK privasi.Tertutup[T] }

type tersembunyi[T any] struct{ nik privasi.Tertutup[T] } // fmt cannot call methods here

type penunjuk[T any] struct{ nik *privasi.Tertutup[T] }

// polos is the naive form: a plain field behind methods. It leaks, and shows
// that the test can fail.
type polos struct{ v string }

func (polos) String() string             { return "•••" }
func (polos) Format(f fmt.State, _ rune) { _, _ = f.Write([]byte("•••")) }

type pembungkusPolos struct{ nik polos }

func bentuk[T any](v T) map[string]any {
	t := privasi.Tutup(v)
	return map[string]any{
		"nilai": t, "penunjuk": &t, "bidang_diekspor": terbuka[T]{t}, "penunjuk_struct": &terbuka[T]{t},
		"bidang_tersembunyi": tersembunyi[T]{t}, "penunjuk_tersembunyi": &tersembunyi[T]{t}, "penunjuk_dalam": penunjuk[T]{&t},
		"irisan": []privasi.Tertutup[T]{t}, "peta": map[string]privasi.Tertutup[T]{"a": t}, "irisan_struct": []tersembunyi[T]{{t}},
		"any_bersarang": []any{[]any{tersembunyi[T]{t}}}, "larik": [1]tersembunyi[T]{{t}},
	}
}

func keluaran(x any) map[string]string {
	hasil := map[string]string{}
	for _, f := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d", "%U", "%t", "%p", "%T"} {
		hasil["fmt "+f] = fmt.Sprintf(f, x)
	}
	var b bytes.Buffer
	slog.New(slog.NewJSONHandler(&b, nil)).Info("x", "v", x)
	slog.New(slog.NewTextHandler(&b, nil)).Info("x", "v", x, slog.Group("g", "v", x))
	hasil["slog"] = b.String()
	j, err := json.Marshal(x)
	hasil["json"] = string(j) + fmt.Sprint(err)
	m, err := xml.Marshal(x)
	hasil["xml"] = string(m) + fmt.Sprint(err)
	var g bytes.Buffer
	err = gob.NewEncoder(&g).Encode(x)
	hasil["gob"] = g.String() + fmt.Sprint(err)
	var h bytes.Buffer
	err = template.Must(template.New("").Parse(`<p title="{{.}}">{{.}}</p><script>var x = {{.}}</script>`)).Execute(&h, x)
	hasil["template"] = h.String() + fmt.Sprint(err)
	hasil["reflect"] = fmt.Sprint(jalan(reflect.ValueOf(x), 0))
	hasil["cmp"] = cmp.Diff(x, nil, cmp.Exporter(func(reflect.Type) bool { return true }))
	var saksi saksiUji
	assert.Equal(&saksi, x, "lain")
	hasil["testify"] = saksi.String()
	hasil["galat"] = fmt.Errorf("gagal memproses %v: %w", x, os.ErrInvalid).Error()
	hasil["panik"] = panik(x)
	return hasil
}

type saksiUji struct{ bytes.Buffer }

func (s *saksiUji) Errorf(f string, a ...any) { fmt.Fprintf(&s.Buffer, f, a...) }

func panik(x any) (teks string) {
	defer func() { teks = fmt.Sprint(recover()) }()
	panic(x)
}

// jalan walks the way dump and diff libraries do.
func jalan(v reflect.Value, dalam int) []string {
	if dalam > 9 || !v.IsValid() {
		return nil
	}
	var hasil []string
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		return jalan(v.Elem(), dalam+1)
	case reflect.Struct:
		for i := range v.NumField() {
			hasil = append(hasil, jalan(v.Field(i), dalam+1)...)
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			hasil = append(hasil, jalan(v.Index(i), dalam+1)...)
		}
	case reflect.Map:
		for _, k := range v.MapKeys() {
			hasil = append(hasil, jalan(v.MapIndex(k), dalam+1)...)
		}
	case reflect.String:
		return []string{v.String()}
	case reflect.Uint8:
		return []string{string(rune(v.Uint()))}
	}
	return hasil
}

func TestI11_TertutupTidakBocor(t *testing.T) {
	for tipe, bentuk := range map[string]map[string]any{
		"teks": bentuk(kenari), "jenis_teks": bentuk(nik(kenari)), "struct": bentuk(alamat{kenari, kenari}), "byte": bentuk([]byte(kenari)),
	} {
		for nama, x := range bentuk {
			for lewat, teks := range keluaran(x) {
				tanpaKenari(t, tipe+" sebagai "+nama+" lewat "+lewat, strings.ReplaceAll(teks, " ", ""))
			}
		}
	}
}

func TestBentukPolosMemangBocor(t *testing.T) {
	require.Contains(t, fmt.Sprintf("%+v", pembungkusPolos{polos{kenari}}), kenari)
	require.Contains(t, fmt.Sprint(jalan(reflect.ValueOf(pembungkusPolos{polos{kenari}}), 0)), kenari)
}

func TestTertutupTersegelTidakBocor(t *testing.T) {
	r, o := rumah(t), contoh()
	o.HP, o.Alamat = privasi.Tutup(kenari), privasi.Tutup(alamat{kenari, kenari})
	require.NoError(t, privasi.Segel(t.Context(), r.Brankas, r.Daftar, "uji", &o))
	for lewat, teks := range keluaran(o) {
		tanpaKenari(t, lewat, teks)
	}
	b, ok := o.HP.Bungkus()
	require.True(t, ok)
	tanpaKenari(t, "sandi", string(b.Sandi)+string(b.Indeks)+fmt.Sprintf("%x", b.Sandi))
}

// A panic that nobody recovers prints through the runtime, not through fmt.
func TestPanikTidakBocor(t *testing.T) {
	if os.Getenv("UJI_PANIK") == "1" {
		panic(privasi.Tutup(kenari))
	}
	cmd := exec.Command(os.Args[0], "-test.run=^TestPanikTidakBocor$")
	cmd.Env = append(os.Environ(), "UJI_PANIK=1")
	out, err := cmd.CombinedOutput()
	require.Error(t, err)
	require.Contains(t, string(out), "panic: ")
	tanpaKenari(t, "panik", string(out))
}

func TestTertutupMenolakDitulis(t *testing.T) {
	x := privasi.Tutup(kenari)
	var masuk privasi.Tertutup[string]
	_, nilai := x.Value()
	_, biner := x.MarshalBinary()
	_, teks := x.MarshalText()
	_, yaml := x.MarshalYAML()
	_, jsonGalat := json.Marshal(terbuka[string]{x})
	_, jsonKosong := json.Marshal(terbuka[string]{})
	_, xmlGalat := xml.Marshal(terbuka[string]{x})
	for nama, err := range map[string]error{
		"sql": nilai, "biner": biner, "teks": teks, "yaml": yaml, "json": jsonGalat, "json_kosong": jsonKosong, "xml": xmlGalat,
		"gob": gob.NewEncoder(&bytes.Buffer{}).Encode(terbuka[string]{x}), "sql_scan": masuk.Scan("x"),
		"baca_json": json.Unmarshal([]byte(`"x"`), &masuk), "baca_teks": masuk.UnmarshalText([]byte("x")), "baca_gob": masuk.GobDecode([]byte("x")),
	} {
		require.ErrorIs(t, err, privasi.ErrTertutup, nama)
		tanpaKenari(t, nama, err.Error())
	}
	require.Implements(t, (*driver.Valuer)(nil), x)
	require.Equal(t, "•••", x.String())
	require.Equal(t, "•••", x.LogValue().String())
}

func TestTertutupKeadaan(t *testing.T) {
	var kosong privasi.Tertutup[string]
	segar, tersegel := privasi.Tutup("a"), privasi.DariSegel[string](privasi.Bungkus{Sandi: []byte{1, 2}, Indeks: []byte{3}})
	for nama, k := range map[string]struct {
		t             privasi.Tertutup[string]
		kosong, segar bool
	}{
		"nol": {kosong, true, false}, "teks_kosong": {privasi.Tutup(""), true, false}, "tanpa_sandi": {privasi.DariSegel[string](privasi.Bungkus{Indeks: []byte{1}}), true, false},
		"segar": {segar, false, true}, "tersegel": {tersegel, false, false},
	} {
		require.Equal(t, k.kosong, k.t.Kosong(), nama)
		require.Equal(t, k.segar, k.t.Segar(), nama)
		_, ok := k.t.Bungkus()
		require.Equal(t, !k.segar, ok, nama)
	}
	_, err := segar.Simpan()
	require.ErrorIs(t, err, privasi.ErrBelumSegel)
	b, err := tersegel.Simpan()
	require.NoError(t, err)
	require.Equal(t, privasi.Bungkus{Sandi: []byte{1, 2}, Indeks: []byte{3}}, b)
	b, err = kosong.Simpan()
	require.NoError(t, err)
	require.Equal(t, privasi.Bungkus{}, b)
	require.True(t, privasi.Tutup(0).Segar(), "angka nol adalah nilai")
	require.Equal(t, dasar.Internal, dasar.KindOf(json.Unmarshal([]byte(`"x"`), &kosong)))
}
