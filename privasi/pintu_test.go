package privasi_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
)

// pemakai returns, for each function of this package, the functions that call
// it by name.
func pemakai(t *testing.T, isi map[string]string) map[string][]string {
	t.Helper()
	hasil := map[string][]string{}
	for nama, teks := range isi {
		f, err := parser.ParseFile(token.NewFileSet(), nama, teks, 0)
		require.NoError(t, err)
		for _, d := range f.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			ast.Inspect(fn, func(n ast.Node) bool {
				if c, ok := n.(*ast.CallExpr); ok {
					switch x := c.Fun.(type) {
					case *ast.Ident:
						hasil[x.Name] = append(hasil[x.Name], fn.Name.Name)
					case *ast.SelectorExpr:
						hasil[x.Sel.Name] = append(hasil[x.Sel.Name], fn.Name.Name)
					}
				}
				return true
			})
		}
	}
	return hasil
}

func sumber(t *testing.T) map[string]string {
	t.Helper()
	berkas, err := os.ReadDir(".")
	require.NoError(t, err)
	isi := map[string]string{}
	for _, b := range berkas {
		if n := b.Name(); strings.HasSuffix(n, ".go") && !strings.HasSuffix(n, "_test.go") {
			teks, err := os.ReadFile(n)
			require.NoError(t, err)
			isi[n] = string(teks)
		}
	}
	return isi
}

// Decryption has two callers: the view, after the trail, and Beda, which lets no
// value out. A third would be a second door. The view itself reads in three forms: typed,
// as people see it, and as its owner takes it with him (Salin).
func TestHanyaSatuPintu(t *testing.T) {
	p := pemakai(t, sumber(t))
	require.ElementsMatch(t, []string{"buka", "polos"}, p["bukaSegel"])
	require.ElementsMatch(t, []string{"Baca", "tampil", "tersegel"}, p["buka"])
	require.ElementsMatch(t, []string{"bedakan", "bedakan"}, p["polos"])
	lain := pemakai(t, map[string]string{"x.go": "package privasi\nfunc Bocor(v *Pandangan) { bukaSegel(nil, nil, nil) }"})
	require.Equal(t, []string{"Bocor"}, lain["bukaSegel"], "pemeriksa ini melihat pintu kedua")
}

func TestTipeSendiriLengkap(t *testing.T) {
	d := &privasi.Daftar{}
	privasi.DaftarkanTipe(d)
	privasitest.Lengkap(t, d, (*privasi.GudangKunci)(nil), (*privasi.GudangRegister)(nil), (*privasi.GudangJejak)(nil), (*privasi.GudangPernyataan)(nil), (*privasi.GudangRekaman)(nil), (*privasi.GudangMilik)(nil),
		privasitest.Kecuali{Tipe: privasi.SaringRekaman{}, Alasan: "saringan, tidak disimpan"},
		privasitest.Kecuali{Tipe: privasi.KunciID{}, Alasan: "nama kunci, disimpan hanya sebagai sidik"},
		privasitest.Kecuali{Tipe: privasi.SaringJejak{}, Alasan: "saringan, tidak disimpan"})
}
