// Package rakittest gives tests servers that cost little: a school that was built once
// and is copied, and passwords that are cheap to try.
package rakittest

import (
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/examples/server/akun"
)

// Takaran is a cost of passwords for tests only; a signing-in of a test is no attack.
var Takaran = akun.Takaran{Memori: 8, Putaran: 1}

// Cetakan is a data folder that is filled once in a process and copied for every test.
// The zero value is ready.
type Cetakan struct {
	sekali sync.Once
	berkas map[string][]byte
}

// Salin returns a folder of the test's own with what isi wrote into its folder when it
// was first asked for; isi closes what it opened.
func (c *Cetakan) Salin(t testing.TB, isi func(dir string)) string {
	t.Helper()
	c.sekali.Do(func() {
		dir := t.TempDir()
		isi(dir)
		c.berkas = bacaFolder(t, dir)
	})
	require.NotEmpty(t, c.berkas, "cetakannya gagal dibuat; lihat uji yang pertama memakainya")
	dir := t.TempDir()
	for nama, b := range c.berkas {
		require.NoError(t, os.WriteFile(filepath.Join(dir, nama), b, 0o600))
	}
	return dir
}

func bacaFolder(t testing.TB, dir string) map[string][]byte {
	t.Helper()
	berkas := map[string][]byte{}
	require.NoError(t, filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(p)
		berkas[filepath.Base(p)] = b
		return err
	}))
	return berkas
}
