package jadwal

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// arahan is a real Indonesian timetable: SMK Negeri 1 Arahan, of package fet-data.
const arahan = "/usr/share/doc/fet-data/examples/FET-5-official/Indonesia/SMK-Negeri-1-Arahan-Kab-Indramayu/netura_2016-2017.fet"

// menitFET is ample time for a verdict on a timetable without a clash, which takes FET a
// tenth of a second on an idle machine.
const menitFET = 2 * time.Minute

// putusanFET is what fet-cl says about a file.
type putusanFET struct {
	baris string        // the last line of logs/result.txt; "" when it was stopped before it wrote one
	cpu   time.Duration // of the process
	hasil []byte        // the solved file, when successful
}

func (p putusanFET) diterima() bool { return p.baris == "Simulation successful" }

// nilaiFET lets fet-cl judge a file within the time; exit codes prove nothing there.
func nilaiFET(t testing.TB, isi []byte, batas time.Duration) putusanFET {
	t.Helper()
	program, err := exec.LookPath("fet-cl")
	require.NoError(t, err, "pasang paket Debian fet dan fet-data; ./uji.sh melakukannya")
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "x.fet"), isi, 0o600))
	ctx, batal := context.WithTimeout(context.Background(), batas)
	defer batal()
	c := exec.CommandContext(ctx, program, "--inputfile="+filepath.Join(dir, "x.fet"), "--outputdir="+dir, "--htmllevel=0",
		"--randomseeds10=1", "--randomseeds11=2", "--randomseeds12=3", "--randomseeds20=4", "--randomseeds21=5", "--randomseeds22=6")
	c.Cancel = func() error { return c.Process.Signal(syscall.SIGTERM) }
	c.WaitDelay = 10 * time.Second
	c.Env = append(os.Environ(), "QT_QPA_PLATFORM=offscreen", "HOME="+dir)
	_ = c.Run()
	p := putusanFET{}
	if c.ProcessState != nil {
		p.cpu = c.ProcessState.UserTime() + c.ProcessState.SystemTime()
	}
	log, _ := os.ReadFile(filepath.Join(dir, "logs", "result.txt"))
	baris := strings.Split(strings.TrimSpace(string(log)), "\n")
	p.baris = strings.TrimSpace(baris[len(baris)-1])
	if p.diterima() {
		p.hasil, err = os.ReadFile(filepath.Join(dir, "timetables", "x", "x_data_and_timetable.fet"))
		require.NoError(t, err)
	}
	return p
}

func fetDari(t testing.TB, j Jadwal) []byte {
	t.Helper()
	var b bytes.Buffer
	_, err := TulisFET(&b, j, "Pesantren Contoh")
	require.NoError(t, err)
	return b.Bytes()
}
