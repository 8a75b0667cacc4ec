package contoh_test

import (
	"encoding/json"
	"io"
	"log/slog"
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/examples/server/contoh"
	"github.com/pesantren-go/pesantren/examples/server/rakit"
)

func bukaServer(t *testing.T, url string) *rakit.Server {
	t.Helper()
	s, err := rakit.Buka(t.Context(), rakit.Opsi{DatabaseURL: url, Data: t.TempDir(), Now: time.Now, Log: slog.New(slog.NewTextHandler(io.Discard, nil))})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	return s
}

func TestContoh_sama_dengan_kebenaran(t *testing.T) {
	s := bukaServer(t, "")
	p := contoh.Pelari{Server: s, Folder: contoh.Bawaan(), Kabar: t.Logf}
	h, err := p.Jalankan(t.Context())
	require.NoError(t, err)
	h.Ringkasan.Cetak(os.Stdout)
	b, err := json.Marshal(h.Ringkasan.JSON())
	require.NoError(t, err)
	_ = b
}
