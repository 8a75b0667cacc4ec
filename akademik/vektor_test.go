package akademik_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// A worked case: what goes in, what must come out, and where it is from. Only the
// fields present in Expected are asserted.
type kasusVektor struct {
	ID       string          `json:"id"`
	Kind     string          `json:"kind"`
	Inputs   json.RawMessage `json:"inputs"`
	Expected json.RawMessage `json:"expected"`
	Source   string          `json:"source"`
}

// jenisVektor runs one kind of case through the public API. It reads the two
// halves of the case with [masukanVektor] and [harapanVektor], which refuse fields
// that the kind does not know.
type jenisVektor func(t require.TestingT, k kasusVektor)

// keluargaVektor are the kinds by family. A room of akademik adds its own in a file
// of its own (vektor_nilai_test.go is the model) and one line here. Files that are
// an object instead of a list of cases are cut into cases first: see bentukVektor.
func keluargaVektor() []map[string]jenisVektor {
	return []map[string]jenisVektor{
		jenisNilai(), jenisTahfidz(), jenisPasaran(), jenisBukuRapor(),
	}
}

// semuaJenis merges the families; a kind belongs to one family.
func semuaJenis() map[string]jenisVektor {
	semua := map[string]jenisVektor{}
	for _, keluarga := range keluargaVektor() {
		for nama := range maps.Keys(keluarga) {
			if _, ganda := semua[nama]; ganda {
				panic("jenis vektor dinyatakan dua kali: " + nama)
			}
		}
		maps.Copy(semua, keluarga)
	}
	return semua
}

// folderVektor names a folder from outside whose sub-folder akademik/ holds further
// cases of the same forms.
const folderVektor = "PESANTREN_VEKTOR"

func TestVektor(t *testing.T) {
	t.Parallel()
	sumber := map[string]fs.FS{"testdata": os.DirFS("testdata")}
	if luar := os.Getenv(folderVektor); luar != "" {
		sumber["luar"] = os.DirFS(filepath.Join(luar, "akademik"))
	}
	jenis := semuaJenis()
	for nama, dari := range sumber {
		berkas, err := bacaVektor(dari)
		require.NoError(t, err, nama)
		for _, b := range berkas {
			t.Run(nama+"/"+b.nama, func(t *testing.T) {
				t.Parallel()
				for _, k := range b.kasus {
					t.Run(k.ID, func(t *testing.T) {
						t.Parallel()
						jalankanVektor(t, jenis, k)
					})
				}
			})
		}
	}
}

func jalankanVektor(t require.TestingT, jenis map[string]jenisVektor, k kasusVektor) {
	jalan := jenis[k.Kind]
	require.NotNil(t, jalan, "jenis %q tidak dikenal", k.Kind)
	jalan(t, k)
}

type berkasVektor struct {
	nama  string
	kasus []kasusVektor
}

// bacaVektor reads every *.json of a folder. A folder without any, and a file
// without a case, is an error: a case that nobody runs proves nothing.
func bacaVektor(dari fs.FS) ([]berkasVektor, error) {
	nama, err := fs.Glob(dari, "*.json")
	if err != nil {
		return nil, err
	}
	if len(nama) == 0 {
		return nil, fmt.Errorf("tidak ada berkas vektor *.json di folder ini: %w", fs.ErrNotExist)
	}
	var semua []berkasVektor
	for _, n := range nama {
		isi, err := fs.ReadFile(dari, n)
		if err != nil {
			return nil, err
		}
		b := berkasVektor{nama: n}
		if b.kasus, err = pecahVektor(isi); err != nil {
			return nil, fmt.Errorf("%s: %w", n, err)
		}
		ada := map[string]bool{}
		for _, k := range b.kasus {
			if k.ID == "" || ada[k.ID] {
				return nil, fmt.Errorf("%s: id kasus %q kosong atau dipakai dua kali", n, k.ID)
			}
			ada[k.ID] = true
		}
		if len(b.kasus) == 0 {
			return nil, fmt.Errorf("%s: tidak berisi kasus", n)
		}
		semua = append(semua, b)
	}
	return semua, nil
}

// uraiKetat decodes one JSON value and nothing after it; an unknown field is an
// error.
func uraiKetat(isi []byte, ke any) error {
	d := json.NewDecoder(bytes.NewReader(isi))
	d.DisallowUnknownFields()
	if err := d.Decode(ke); err != nil {
		return err
	}
	if _, err := d.Token(); err != io.EOF {
		return fmt.Errorf("ada isi sesudah nilai JSON yang pertama")
	}
	return nil
}

func masukanVektor[T any](t require.TestingT, k kasusVektor) (v T) {
	require.NoError(t, uraiKetat(k.Inputs, &v), "inputs")
	return v
}

func harapanVektor[T any](t require.TestingT, k kasusVektor) (v T) {
	require.NoError(t, uraiKetat(k.Expected, &v), "expected")
	return v
}

// samaBila asserts a field that the case states; nil means that it states none.
func samaBila[T any](t require.TestingT, harap *T, dapat T, nama string) {
	if harap != nil {
		require.Equal(t, *harap, dapat, nama)
	}
}
