package dasartest

import (
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var (
	namaDisebut = regexp.MustCompile(`\b((?:Test|Benchmark|Example|layanan)[A-Z][A-Za-z0-9_]*)(\*?)`)
	namaFungsi  = regexp.MustCompile(`(?m)^func ((?:Test|Benchmark|Example|layanan)[A-Z][A-Za-z0-9_]*)`)
)

// SebutUjiYangAda checks that the tests, examples and benchmarks which a document names
// exist in Go files below the roots: a test that was renamed or removed takes its line
// with it. A name that ends in * stands for all that begin so. sedikitnya is how many
// names the document has at least.
func SebutUjiYangAda(t *testing.T, dokumen string, sedikitnya int, akar ...string) {
	t.Helper()
	ada := map[string]bool{}
	for _, a := range akar {
		require.NoError(t, fs.WalkDir(os.DirFS(a), ".", func(p string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(p, ".go") {
				return err
			}
			isi, err := os.ReadFile(a + "/" + p)
			for _, m := range namaFungsi.FindAllStringSubmatch(string(isi), -1) {
				ada[m[1]] = true
			}
			return err
		}))
	}
	isi, err := os.ReadFile(dokumen)
	require.NoError(t, err)
	sebut := namaDisebut.FindAllStringSubmatch(string(isi), -1)
	require.GreaterOrEqual(t, len(sebut), sedikitnya)
	for _, m := range sebut {
		cocok := ada[m[1]]
		for n := range ada {
			cocok = cocok || m[2] == "*" && strings.HasPrefix(n, m[1])
		}
		require.True(t, cocok, "%s menyebut %s%s, dan uji itu tidak ada", dokumen, m[1], m[2])
	}
}
