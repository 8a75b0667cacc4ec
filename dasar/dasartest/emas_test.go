package dasartest_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar/dasartest"
)

// Golden files are tried in a child: a failing comparison must fail a test.
func TestEmas(t *testing.T) {
	if isi := os.Getenv("UJI_EMAS"); isi != "" {
		t.Chdir(os.Getenv("UJI_FOLDER"))
		dasartest.Emas(t, "kuitansi/satu.txt", []byte(isi))
		return
	}
	folder := t.TempDir()
	jalan := func(isi string, arg ...string) error {
		c := exec.CommandContext(t.Context(), os.Args[0], append([]string{"-test.run=^TestEmas$"}, arg...)...)
		c.Env = append(os.Environ(), "UJI_EMAS="+isi, "UJI_FOLDER="+folder, "PERBARUI_EMAS=")
		return c.Run()
	}
	require.Error(t, jalan("Rp450.000\n"), "there is no golden file yet")
	require.NoError(t, jalan("Rp450.000\n", "-update"))
	require.NoError(t, jalan("Rp450.000\n"))
	require.Error(t, jalan("Rp450.001\n"))
	p := filepath.Join(folder, "testdata", "kuitansi", "satu.txt")
	require.NoError(t, os.WriteFile(p, []byte("Rp450.000\r\n"), 0o600))
	require.NoError(t, jalan("Rp450.000\n"), "git may have changed the line ends")
	require.NoError(t, jalan("Rp450.001\n", "-update"))
	isi, err := os.ReadFile(p)
	require.NoError(t, err)
	require.Equal(t, "Rp450.001\n", string(isi))
}

func TestJam(t *testing.T) {
	wib := time.FixedZone("WIB", 7*3600)
	j := dasartest.JamPada(time.Date(2026, 10, 1, 8, 0, 0, 999, wib))
	require.Equal(t, time.Date(2026, 10, 1, 1, 0, 0, 0, time.UTC), j.Now(), "UTC, whole microseconds")
	require.Equal(t, j.Now(), j.Now())
	require.Equal(t, time.Date(2026, 10, 1, 1, 1, 0, 0, time.UTC), j.Maju(time.Minute))
	j.Setel(time.Date(2024, 2, 29, 0, 0, 0, 0, wib))
	require.Equal(t, time.Date(2024, 2, 28, 17, 0, 0, 0, time.UTC), j.Now())

	var wg sync.WaitGroup
	for range 50 {
		wg.Go(func() { j.Maju(time.Second) })
	}
	wg.Wait()
	require.Equal(t, time.Date(2024, 2, 28, 17, 0, 50, 0, time.UTC), j.Now())
}

// A service takes its clock as a field; a test gives it one that it moves.
func ExampleJam() {
	jam := dasartest.JamPada(time.Date(2026, 10, 1, 0, 0, 0, 0, time.UTC))
	layanan := struct{ Now func() time.Time }{jam.Now}
	jam.Maju(36 * time.Hour)
	fmt.Println(layanan.Now().Format(time.DateTime))
	// Output: 2026-10-02 12:00:00
}
