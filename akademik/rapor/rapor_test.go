package rapor_test

import (
	"bytes"
	"encoding/json"
	"os"
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/akademik/rapor"
	"github.com/pesantren-go/pesantren/dasar"
)

// lengkap reads the fixed rapor and refuses names that the type does not have.
func lengkap(t *testing.T) (r rapor.Rapor) {
	t.Helper()
	b, err := os.ReadFile("testdata/lengkap.json")
	require.NoError(t, err)
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	require.NoError(t, d.Decode(&r))
	return r
}

// The hash of a fixed content is fixed: renaming a field changes what schools have
// published, and this test.
func TestSidikTetap(t *testing.T) {
	t.Parallel()
	r := lengkap(t)
	require.Equal(t, rapor.Sidik("34341fa3159c3e1071732939a77278a90e4618efecbab7d8dfb5a7ca1a659fe3"), r.Sidik())
	require.Len(t, r.Mapel(), 5)
}

func TestSidikIsi(t *testing.T) {
	t.Parallel()
	a := lengkap(t)
	for nama, ubah := range map[string]func(*rapor.Rapor){
		"nilai":            func(r *rapor.Rapor) { r.Formal.Kelompok[0].Mapel[0].Nilai = "85" },
		"nilai nol hilang": func(r *rapor.Rapor) { r.Formal.Kelompok[0].Mapel[1].Nilai = "" },
		"urutan cetak":     func(r *rapor.Rapor) { r.Sikap[0], r.Sikap[1] = r.Sikap[1], r.Sikap[0] },
		"hadir nol":        func(r *rapor.Rapor) { r.Hadir = rapor.Kehadiran{} },
		"aturan":           func(r *rapor.Rapor) { r.Formal.Kelompok[0].Mapel[0].Aturan.Sidik = "lain" },
		"huruf Arab":       func(r *rapor.Rapor) { r.Santri.NamaArab += "ُ" },
	} {
		b := lengkap(t)
		ubah(&b)
		require.NotEqual(t, a.Sidik(), b.Sidik(), nama)
	}
	b := lengkap(t)
	b.Ekskul, b.Sikap = append(b.Ekskul[:0:0], b.Ekskul...), append(b.Sikap, []rapor.Sikap{}...)
	b.Formal.Kelompok[0].Mapel[0].Guru = append([]string{}, b.Formal.Kelompok[0].Mapel[0].Guru...)
	b.Formal.Kelompok[1].Mapel[0].Guru = append(make([]string, 0, 9), b.Formal.Kelompok[1].Mapel[0].Guru...)
	require.Equal(t, a.Sidik(), b.Sidik(), "ruang yang lain, isi yang sama")
	require.Equal(t, rapor.Rapor{}.Sidik(), rapor.Rapor{Ekskul: []rapor.Ekskul{}, Formal: &rapor.Formal{Kelompok: []rapor.Kelompok{}}}.Sidik(), "daftar kosong sama dengan tidak ada")
}

// What is encoded in any order of fields is read back with the same hash.
func TestKanonikBolakBalik(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a := acak(t)
		var b rapor.Rapor
		require.NoError(t, json.Unmarshal(a.Kanonik(), &b))
		require.Equal(t, string(a.Kanonik()), string(b.Kanonik()))
		biasa, err := json.Marshal(a)
		require.NoError(t, err)
		var c rapor.Rapor
		require.NoError(t, json.Unmarshal(biasa, &c))
		require.Equal(t, a.Sidik(), c.Sidik())
	})
}

// acak fills every exported text and number of a rapor by its type, so that a field
// added later is tried too.
func acak(t *rapid.T) (r rapor.Rapor) {
	isiAcak(t, reflect.ValueOf(&r).Elem())
	return r
}

func isiAcak(t *rapid.T, v reflect.Value) {
	if v.Type() == reflect.TypeFor[dasar.Tanggal]() {
		v.Set(reflect.ValueOf(dasar.Tanggal{}.TambahHari(rapid.IntRange(700_000, 740_000).Draw(t, "hari"))))
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(rapid.SampledFrom([]string{"", "0", "84", "<b>&", "النحو", "a\"b", "x y"}).Draw(t, "teks"))
	case reflect.Int:
		v.SetInt(int64(rapid.IntRange(0, 3).Draw(t, "n")))
	case reflect.Bool:
		v.SetBool(rapid.Bool().Draw(t, "b"))
	case reflect.Pointer:
		if rapid.Bool().Draw(t, "ada") {
			v.Set(reflect.New(v.Type().Elem()))
			isiAcak(t, v.Elem())
		}
	case reflect.Slice:
		n := rapid.IntRange(0, 2).Draw(t, "panjang")
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		for i := range n {
			isiAcak(t, v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			isiAcak(t, v.Field(i))
		}
	default:
		t.Fatalf("jenis bidang %s belum dikenal uji ini", v.Kind())
	}
}

func TestDokumen(t *testing.T) {
	t.Parallel()
	r := lengkap(t)
	utuh := r
	utuh.Kurang = nil
	terbit := rapor.Terbitan{Nomor: 123, Versi: 2, Sidik: utuh.Sidik()}
	for nama, c := range map[string]struct {
		d rapor.Dokumen
		t string
	}{
		"draf kurang":       {rapor.Dokumen{Rapor: r}, "DRAF BELUM LENGKAP"},
		"draf utuh":         {rapor.Dokumen{Rapor: utuh}, "DRAF BELUM TERBIT"},
		"terbit utuh":       {rapor.Dokumen{Rapor: utuh, Terbit: terbit}, ""},
		"terbit kurang":     {rapor.Dokumen{Rapor: r, Terbit: terbit}, "BELUM LENGKAP"},
		"terbit digantikan": {rapor.Dokumen{Rapor: utuh, Terbit: terbit, Ganti: 3}, "SUDAH DIGANTI VERSI 3"},
	} {
		require.Equal(t, c.t, c.d.Tanda(), nama)
	}
	require.Equal(t, "000123/2", terbit.Sebutan())
	require.Empty(t, rapor.Terbitan{}.Sebutan())
	require.Len(t, terbit.Sidik.Pendek(), 12)
	require.NoError(t, rapor.Dokumen{Rapor: utuh, Terbit: terbit}.Periksa())
	require.ErrorIs(t, rapor.Dokumen{Rapor: r, Terbit: terbit}.Periksa(), rapor.ErrIsi)
	require.Equal(t, nilai.Belum, r.Diniyah.Kelompok[0].Mapel[1].Keadaan)
}
