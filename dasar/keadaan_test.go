package dasar_test

import (
	"go/ast"
	"go/token"
	"os"
	"testing"

	"github.com/stretchr/testify/require"
)

// periksaKeadaan finds init functions, writes to package-level variables, and
// package-level locks: signs of state that all users of a package share.
func periksaKeadaan(pohon []berkas) (temuan []string) {
	global, paket := map[string]map[string]bool{}, map[any]bool{}
	for _, b := range pohon {
		if global[b.dir] == nil {
			global[b.dir] = map[string]bool{}
		}
		for _, v := range variabelPaket(b) {
			paket[v] = true
			for _, n := range v.Names {
				if n.Name != "_" && !b.uji {
					global[b.dir][n.Name] = true
				}
			}
		}
	}
	for _, b := range pohon {
		if b.uji {
			continue
		}
		for _, v := range variabelPaket(b) {
			if s, ok := v.Type.(*ast.SelectorExpr); ok && kunciBersama(b.impor()[namaIdent(s.X)], s.Sel.Name) {
				temuan = append(temuan, b.baris(v)+": kunci atau keadaan bersama di tingkat paket")
			}
		}
		for _, d := range b.pohon.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || f.Body == nil {
				continue
			}
			if f.Name.Name == "init" && f.Recv == nil {
				temuan = append(temuan, b.baris(f)+": func init; rangkai secara terang di main")
			}
			for _, n := range tulisan(f.Body) {
				if i := pangkal(n); i != nil && global[b.dir][i.Name] && !lokal(i, paket) {
					temuan = append(temuan, b.baris(n)+": menulis ke variabel paket "+i.Name)
				}
			}
		}
	}
	return temuan
}

func variabelPaket(b berkas) (daftar []*ast.ValueSpec) {
	for _, d := range b.pohon.Decls {
		if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.VAR {
			for _, s := range g.Specs {
				daftar = append(daftar, s.(*ast.ValueSpec))
			}
		}
	}
	return daftar
}

func kunciBersama(paket, nama string) bool {
	return paket == "sync/atomic" || paket == "sync" && (nama == "Mutex" || nama == "RWMutex" || nama == "Map")
}

// tulisan lists the expressions that a function body writes to.
func tulisan(badan *ast.BlockStmt) (daftar []ast.Expr) {
	ast.Inspect(badan, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			if n.Tok != token.DEFINE {
				daftar = append(daftar, n.Lhs...)
			}
		case *ast.IncDecStmt:
			daftar = append(daftar, n.X)
		case *ast.CallExpr:
			if f := namaIdent(n.Fun); len(n.Args) > 0 && (f == "delete" || f == "clear") {
				daftar = append(daftar, n.Args[0])
			}
		}
		return true
	})
	return daftar
}

// pangkal gives x of x, x[i], x.f, *x and (x).
func pangkal(e ast.Expr) *ast.Ident {
	for {
		switch x := e.(type) {
		case *ast.Ident:
			return x
		case *ast.IndexExpr:
			e = x.X
		case *ast.SelectorExpr:
			e = x.X
		case *ast.StarExpr:
			e = x.X
		case *ast.ParenExpr:
			e = x.X
		default:
			return nil
		}
	}
}

// lokal reports whether the name is resolved to something inside a function; a
// name of the package is unresolved (another file) or one of paket.
func lokal(i *ast.Ident, paket map[any]bool) bool {
	//nolint:staticcheck // the parser's own resolution is enough here; go/types would need every dependency built
	return i.Obj != nil && !paket[i.Obj.Decl]
}

func TestTanpaKeadaanPaket(t *testing.T) {
	t.Parallel()
	requireBersih(t, periksaKeadaan(bacaPohon(t, os.DirFS(".."))))
}

// The check sees itself red.
func TestPeriksaKeadaanMenemukan(t *testing.T) {
	t.Parallel()
	for nama, c := range map[string]struct{ isi, sebab string }{
		"init":               {"func init() {}", "func init"},
		"menulis":            {"func f() { daftar = nil }", "menulis ke variabel paket daftar"},
		"menulis isi peta":   {"func f() { daftar[\"a\"] = 1 }", "menulis ke variabel paket daftar"},
		"menaikkan":          {"func f() { daftar[\"a\"]++ }", "menulis ke variabel paket daftar"},
		"menghapus":          {"func f() { delete(daftar, \"a\") }", "menulis ke variabel paket daftar"},
		"mengosongkan":       {"func f() { clear(daftar) }", "menulis ke variabel paket daftar"},
		"dalam fungsi dalam": {"func f() { func() { (daftar) = nil }() }", "menulis ke variabel paket daftar"},
		"berkas lain":        {"func f() { lain.x = 1 }", "menulis ke variabel paket lain"},
		"kunci":              {"var k sync.Mutex", "kunci"},
		"atomik":             {"var k atomic.Int64", "kunci"},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			temuan := periksaKeadaan(pohonTiruan(t, map[string]string{
				"santri/a.go": "package santri\n\nimport (\n\"sync\"\n\"sync/atomic\"\n)\n\nvar daftar = map[string]int{}\n" + c.isi + "\n",
				"santri/b.go": "package santri\n\nvar lain struct{ x int }\n",
			}))
			require.Len(t, temuan, 1)
			require.Contains(t, temuan[0], c.sebab)
		})
	}
}

func TestPeriksaKeadaanMembolehkan(t *testing.T) {
	t.Parallel()
	requireBersih(t, periksaKeadaan(pohonTiruan(t, map[string]string{
		"santri/a.go": `package santri

var daftar = map[string]int{"a": 1}

var _ = daftar

type s struct{ daftar map[string]int }

func (x *s) init() { x.daftar["a"] = daftar["a"] }

func f(daftar map[string]int) { daftar["a"] = 1 }

func g() {
	daftar := 1
	daftar = 2
	_ = 3
	var lain int
	lain++
	_ = func(daftar int) { daftar++ }
	for daftar = range 3 {
	}
	_ = daftar
}
`,
		"santri/a_test.go": "package santri\n\nvar uji int\n\nfunc h() { uji = 2 }\n",
		"keuangan/a.go":    "package keuangan\n\nfunc h(x *int) { *x = 2 }\n",
	})))
}
