package dasartest

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var perbarui = flag.Bool("update", false, "write golden files instead of comparing with them")

// Emas compares got with the golden file testdata/<name>. Run the test with
// -update (or with PERBARUI_EMAS=1, which packages without golden files do not
// mind) to write the file, then review the difference like code. Text is
// compared with LF line ends, whatever git made of the file.
func Emas(t testing.TB, name string, got []byte) {
	t.Helper()
	p := filepath.Join("testdata", filepath.FromSlash(name))
	if *perbarui || os.Getenv("PERBARUI_EMAS") != "" {
		require.NoError(t, os.MkdirAll(filepath.Dir(p), 0o755))
		require.NoError(t, os.WriteFile(p, got, 0o644))
		return
	}
	want, err := os.ReadFile(p)
	require.NoError(t, err, "no golden file: run this test with -update")
	if bytes.IndexByte(want, 0) >= 0 || bytes.IndexByte(got, 0) >= 0 {
		require.True(t, bytes.Equal(want, got), "%s differs (%d bytes, want %d); run with -update and look", p, len(got), len(want))
		return
	}
	require.Equal(t, strings.ReplaceAll(string(want), "\r\n", "\n"), string(got), "%s differs; if the new output is right, run with -update", p)
}
