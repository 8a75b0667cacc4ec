package dasar_test

import (
	"fmt"
	"go/ast"
	"go/token"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var (
	polaAturan = regexp.MustCompile(`^[A-Z]{3}(-[A-Z0-9]+)+-\d{2}$`)
	cariAturan = regexp.MustCompile(`[A-Z]{3}(-[A-Z0-9]+)+-\d{2}`)
)

// pernyataan is one rule id declared in the tree.
type pernyataan struct {
	id, nama string // nama is "santri.ErrStatus"; the package by its folder
	di       string
}

// kumpulAturan finds each rule id of the product code, and what is wrong with
// how it is declared.
func kumpulAturan(pohon []berkas) (daftar []pernyataan, temuan []string) {
	dulu := map[string]string{}
	for _, b := range pohon {
		if b.uji || b.ruang.jenis == "test" {
			continue
		}
		bernama := map[ast.Expr]string{}
		for _, d := range b.pohon.Decls {
			tandaiNama(d, bernama)
		}
		ast.Inspect(b.pohon, func(n ast.Node) bool {
			if kv, ok := n.(*ast.KeyValueExpr); ok && namaIdent(kv.Key) == "Rule" {
				if id, ok := teksTetap(kv.Value); ok && polaAturan.MatchString(id) {
					temuan = append(temuan, b.baris(n)+": "+id+" ditulis langsung; pakai dasar.Aturan")
				}
			}
			id, ekspresi, ok := aturanBaru(b, n)
			if !ok {
				return true
			}
			nama := bernama[ekspresi]
			switch {
			case dulu[id] != "":
				temuan = append(temuan, b.baris(n)+": "+id+" sudah dinyatakan di "+dulu[id])
			case !polaAturan.MatchString(id):
				temuan = append(temuan, b.baris(n)+": bentuk id "+strconv.Quote(id)+" salah; contoh KEU-JURNAL-05")
			case !strings.HasPrefix(nama, "Err") && !strings.HasPrefix(nama, "err"):
				temuan = append(temuan, b.baris(n)+": "+id+" harus berupa var ErrX di tingkat paket")
			default:
				daftar = append(daftar, pernyataan{id, b.dir + "." + nama, b.baris(n)})
			}
			dulu[id] = b.baris(n)
			return true
		})
	}
	return daftar, temuan
}

// tandaiNama notes which package-level name holds which value.
func tandaiNama(d ast.Decl, bernama map[ast.Expr]string) {
	g, ok := d.(*ast.GenDecl)
	if !ok || (g.Tok != token.VAR && g.Tok != token.CONST) {
		return
	}
	for _, s := range g.Specs {
		v := s.(*ast.ValueSpec)
		for i, e := range v.Values {
			bernama[e] = v.Names[min(i, len(v.Names)-1)].Name
		}
	}
}

// aturanBaru recognises dasar.Aturan("ID") and, inside dasar, Aturan("ID").
func aturanBaru(b berkas, n ast.Node) (string, ast.Expr, bool) {
	c, ok := n.(*ast.CallExpr)
	if !ok || len(c.Args) != 1 {
		return "", nil, false
	}
	id, ok := teksTetap(c.Args[0])
	if !ok {
		return "", nil, false
	}
	switch f := c.Fun.(type) {
	case *ast.SelectorExpr:
		ok = f.Sel.Name == "Aturan" && b.impor()[namaIdent(f.X)] == modul+"dasar"
	case *ast.Ident:
		ok = f.Name == "Aturan" && b.dir == "dasar"
	default:
		ok = false
	}
	return id, c, ok
}

func teksTetap(e ast.Expr) (string, bool) {
	l, ok := e.(*ast.BasicLit)
	if !ok || l.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(l.Value)
	return s, err == nil
}

func namaIdent(e ast.Expr) string {
	if i, ok := e.(*ast.Ident); ok {
		return i.Name
	}
	return ""
}

// disebutUji collects what tests speak of: ids in their texts, and names such as
// "santri.ErrStatus". Suites (xtest) count as tests; comments do not.
func disebutUji(pohon []berkas) map[string]bool {
	sebut := map[string]bool{}
	for _, b := range pohon {
		if !b.uji && b.ruang.jenis != "test" {
			continue
		}
		impor := b.impor()
		ast.Inspect(b.pohon, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.BasicLit:
				if s, ok := teksTetap(n); ok {
					for _, id := range cariAturan.FindAllString(s, -1) {
						sebut[id] = true
					}
				}
			case *ast.SelectorExpr:
				if p, ada := strings.CutPrefix(impor[namaIdent(n.X)], modul); ada {
					sebut[p+"."+n.Sel.Name] = true
				}
			case *ast.Ident:
				sebut[b.dir+"."+n.Name] = true
			}
			return true
		})
	}
	return sebut
}

func aturanTanpaUji(pohon []berkas) (temuan []string) {
	daftar, _ := kumpulAturan(pohon)
	sebut := disebutUji(pohon)
	for _, p := range daftar {
		if !sebut[p.id] && !sebut[p.nama] {
			temuan = append(temuan, fmt.Sprintf("%s: %s (%s) tidak diharapkan oleh uji mana pun", p.di, p.id, p.nama))
		}
	}
	return temuan
}

func TestAturanDinyatakanSekali(t *testing.T) {
	t.Parallel()
	daftar, temuan := kumpulAturan(bacaPohon(t, os.DirFS("..")))
	require.True(t, slices.ContainsFunc(daftar, func(p pernyataan) bool { return p.id == "DSR-RUPIAH-01" && p.nama == "dasar.ErrRupiahTeks" }))
	requireBersih(t, temuan)
}

func TestSetiapAturanDiuji(t *testing.T) {
	t.Parallel()
	requireBersih(t, aturanTanpaUji(bacaPohon(t, os.DirFS(".."))))
}

// The checks see themselves red.
func TestPeriksaAturanMenemukan(t *testing.T) {
	t.Parallel()
	const kepala = "package santri\n\nimport \"" + modul + "dasar\"\n\n"
	for nama, c := range map[string]struct{ isi, sebab string }{
		"dua kali":         {"var ErrA = dasar.Aturan(\"SAN-A-01\")\nvar ErrB = dasar.Aturan(\"SAN-A-01\")", "SAN-A-01 sudah dinyatakan di santri/a.go:5"},
		"bentuk salah":     {"var ErrA = dasar.Aturan(\"san-a-1\")", "bentuk id"},
		"di dalam fungsi":  {"func f() error { return dasar.Aturan(\"SAN-A-01\").Invalidf(\"x\") }", "harus berupa var ErrX"},
		"nama bukan Err":   {"var A = dasar.Aturan(\"SAN-A-01\")", "harus berupa var ErrX"},
		"ditulis langsung": {"var e = &dasar.Error{Rule: \"SAN-A-01\"}", "ditulis langsung"},
		"nama impor lain":  {"var A = dasar.Aturan(\"SAN-A-01\")", "harus berupa var ErrX"},
		"dua dalam satu":   {"var ErrA, B = dasar.Aturan(\"SAN-A-01\"), dasar.Aturan(\"SAN-A-02\")", "SAN-A-02 harus berupa var ErrX"},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			_, temuan := kumpulAturan(pohonTiruan(t, map[string]string{"santri/a.go": kepala + c.isi + "\n"}))
			require.Len(t, temuan, 1)
			require.Contains(t, temuan[0], c.sebab)
		})
	}
}

func TestAturanTanpaUjiMenemukan(t *testing.T) {
	t.Parallel()
	const aturan = "package santri\n\nimport d \"" + modul + "dasar\"\n\nvar ErrA = d.Aturan(\"SAN-A-01\")\n"
	for nama, c := range map[string]struct {
		berkas, isi string
		teruji      bool
	}{
		"tanpa uji":            {"santri/b.go", "package santri\n\nvar _ = ErrA\n", false},
		"hanya dalam komentar": {"santri/a_test.go", "package santri\n\n// SAN-A-01, ErrA\n", false},
		"nama sama paket lain": {"keuangan/a_test.go", "package keuangan\n\nvar _ = ErrA\n", false},
		"pemilih paket lain":   {"keuangan/a_test.go", "package keuangan\n\nimport santri \"" + modul + "privasi\"\n\nvar _ = santri.ErrA\n", false},
		"id lain yang mirip":   {"santri/a_test.go", "package santri\n\nvar _ = \"SAN-A-011\"\n", true}, // a text that holds the id
		"id dalam teks":        {"keuangan/a_test.go", "package keuangan\n\nvar _ = \"[SAN-A-01] x\"\n", true},
		"nama dalam paket":     {"santri/a_test.go", "package santri\n\nvar _ = ErrA\n", true},
		"nama dari luar":       {"santri/a_test.go", "package santri_test\n\nimport \"" + modul + "santri\"\n\nvar _ = santri.ErrA\n", true},
		"nama dalam suite":     {"santri/santritest/a.go", "package santritest\n\nimport \"" + modul + "santri\"\n\nvar _ = santri.ErrA\n", true},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			temuan := aturanTanpaUji(pohonTiruan(t, map[string]string{"santri/a.go": aturan, c.berkas: c.isi}))
			if c.teruji {
				requireBersih(t, temuan)
				return
			}
			require.Equal(t, []string{"santri/a.go:5: SAN-A-01 (santri.ErrA) tidak diharapkan oleh uji mana pun"}, temuan)
		})
	}
}
