package dasar_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
)

const modul = "github.com/pesantren-go/pesantren/"

// garis is the one line of imports: whoever stands further right may import
// whoever stands further left.
var garis = []string{"dasar", "privasi", "santri", "keuangan", "pegawai", "akademik", "laporan", "examples"}

// ruang is a folder of the house: its place in the line and its kind.
type ruang struct {
	domain string // "santri"
	urut   int    // place in garis, -1 for a folder that the plan does not know
	jenis  string // inti, mem, bun, http, berkas, test, pembuka or contoh
}

// ruangDari classifies a folder. A domain's root and its rooms of one subject
// (dasar/hijriah, pegawai/pph21) are "inti"; santri/santribun is "bun".
func ruangDari(dir string) ruang {
	domain, sisa, _ := strings.Cut(dir, "/")
	r := ruang{domain, slices.Index(garis, domain), "inti"}
	if domain == "examples" {
		r.jenis = "contoh"
		return r
	}
	if dir == "dasar/dasarbun/sqlitedb" || dir == "dasar/dasarbun/pgdb" {
		r.jenis = "pembuka"
		return r
	}
	pertama, _, _ := strings.Cut(sisa, "/")
	if jenis, ada := strings.CutPrefix(pertama, domain); ada && slices.Contains([]string{"mem", "bun", "http", "berkas", "test"}, jenis) {
		r.jenis = jenis
	}
	return r
}

// berkas is one parsed Go file of the tree.
type berkas struct {
	path, dir string
	ruang     ruang
	uji       bool // a _test.go file
	pohon     *ast.File
	posisi    *token.FileSet
}

func (b berkas) baris(n ast.Node) string {
	return b.path + ":" + strconv.Itoa(b.posisi.Position(n.Pos()).Line)
}

// impor gives the imported paths by the name that the file uses for them.
func (b berkas) impor() map[string]string {
	hasil := map[string]string{}
	for _, s := range b.pohon.Imports {
		p, _ := strconv.Unquote(s.Path.Value)
		nama := path.Base(p)
		if s.Name != nil {
			nama = s.Name.Name
		}
		hasil[nama] = p
	}
	return hasil
}

// bacaPohon parses every Go file by itself: no child process, so that the test
// cache notices each change.
func bacaPohon(t testing.TB, fsys fs.FS) []berkas {
	t.Helper()
	var hasil []berkas
	err := fs.WalkDir(fsys, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if n := d.Name(); p != "." && (n == "testdata" || n == "vendor" || n[0] == '.' || n[0] == '_') {
				return fs.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(p, ".go") {
			return nil
		}
		isi, err := fs.ReadFile(fsys, p)
		if err != nil {
			return err
		}
		posisi := token.NewFileSet()
		pohon, err := parser.ParseFile(posisi, p, isi, 0)
		if err != nil {
			return err
		}
		dir := path.Dir(p)
		hasil = append(hasil, berkas{p, dir, ruangDari(dir), strings.HasSuffix(p, "_test.go"), pohon, posisi})
		return nil
	})
	require.NoError(t, err)
	return hasil
}

// pohonTiruan makes a tree out of file texts, so that a check can be seen red.
func pohonTiruan(t testing.TB, isi map[string]string) []berkas {
	t.Helper()
	fsys := fstest.MapFS{}
	for p, s := range isi {
		fsys[p] = &fstest.MapFile{Data: []byte(s)}
	}
	return bacaPohon(t, fsys)
}

// requireBersih fails with one readable line per finding.
func requireBersih(t testing.TB, temuan []string) {
	t.Helper()
	if len(temuan) > 0 {
		slices.Sort(temuan)
		t.Fatalf("%d temuan:\n%s", len(temuan), strings.Join(temuan, "\n"))
	}
}
