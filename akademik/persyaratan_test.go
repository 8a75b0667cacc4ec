package akademik_test

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

// What REQUIREMENTS.md names as shown by a test exists: a test that was renamed or
// removed takes its line with it.
func TestPersyaratan_menyebutUjiYangAda(t *testing.T) {
	ada := map[string]bool{}
	for _, akar := range []string{".", "../examples/server"} {
		require.NoError(t, fs.WalkDir(os.DirFS(akar), ".", func(p string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(p, ".go") {
				return err
			}
			isi, err := os.ReadFile(akar + "/" + p)
			for _, m := range namaFungsi.FindAllStringSubmatch(string(isi), -1) {
				ada[m[1]] = true
			}
			return err
		}))
	}
	isi, err := os.ReadFile("REQUIREMENTS.md")
	require.NoError(t, err)
	sebut := namaDisebut.FindAllStringSubmatch(string(isi), -1)
	require.Greater(t, len(sebut), 80)
	for _, m := range sebut {
		cocok := ada[m[1]]
		for n := range ada {
			cocok = cocok || m[2] == "*" && strings.HasPrefix(n, m[1])
		}
		require.True(t, cocok, "REQUIREMENTS.md menyebut %s%s, dan uji itu tidak ada", m[1], m[2])
	}
}
