package privasi_test

import (
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar/dasartest"
)

var (
	namaUji = regexp.MustCompile(`(?m)^func Test((?:[PUIB][0-9]{2}_)+)`)
	baris   = regexp.MustCompile(`(?m)^- \*\*([PUIB])-([0-9]{2})\*\* (.+)$`)
)

// ujiBernomor finds which requirements have tests named after them, anywhere in the
// module.
func ujiBernomor(t *testing.T) map[string]int {
	t.Helper()
	n := map[string]int{}
	err := fs.WalkDir(os.DirFS(".."), ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(p, "_test.go") {
			return err
		}
		isi, err := os.ReadFile("../" + p)
		for _, m := range namaUji.FindAllStringSubmatch(string(isi), -1) {
			for kode := range strings.SplitSeq(strings.TrimSuffix(m[1], "_"), "_") {
				n[kode]++
			}
		}
		return err
	})
	require.NoError(t, err)
	return n
}

// Every requirement has a test named after it or a line in REQUIREMENTS.md that says
// where it is met or what is missing. A line whose test exists by now is out of date,
// unless it says that the requirement is met partly.
func TestPersyaratan(t *testing.T) {
	uji := ujiBernomor(t)
	require.Positive(t, uji["P17"], "pencari ini melihat uji bernomor")
	isi, err := os.ReadFile("REQUIREMENTS.md")
	require.NoError(t, err)
	tulis, sebagian := map[string]bool{}, map[string]bool{}
	for _, m := range baris.FindAllStringSubmatch(string(isi), -1) {
		require.False(t, tulis[m[1]+m[2]], "dua baris untuk %s-%s", m[1], m[2])
		tulis[m[1]+m[2]] = true
		sebagian[m[1]+m[2]] = strings.HasPrefix(m[3], "Partly: ")
	}
	for huruf, banyak := range map[string]int{"P": 61, "U": 67, "I": 52, "B": 52} {
		for i := 1; i <= banyak; i++ {
			k := fmt.Sprintf("%s%02d", huruf, i)
			if uji[k] > 0 {
				require.False(t, tulis[k] && !sebagian[k], "%s sudah punya uji; hapus barisnya di REQUIREMENTS.md", k)
			} else {
				require.True(t, tulis[k], "%s belum punya uji Test%s_… dan tidak disebut di REQUIREMENTS.md", k, k)
			}
		}
	}
}

// What REQUIREMENTS.md names as shown by a test exists.
func TestPersyaratan_menyebutUjiYangAda(t *testing.T) {
	dasartest.SebutUjiYangAda(t, "REQUIREMENTS.md", 80, ".", "../examples/server", "../keuangan", "../pegawai", "../santri", "../akademik")
}
