package contoh_test

import (
	"bytes"
	"encoding/csv"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/examples/server/contoh"
	"github.com/pesantren-go/pesantren/examples/server/rakit"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
)

// kenari are the NIK, phone numbers and addresses of thirty rows of the sample
// sheet, the texts of thirty bank rows that name people, and NIK and accounts of the
// staff.
func kenari(t *testing.T) (out []string) {
	t.Helper()
	b, err := fs.ReadFile(contoh.Bawaan(), "santri-pondok.csv")
	require.NoError(t, err)
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(b, []byte("\ufeff"))))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes = ';', -1, true
	rows, err := r.ReadAll()
	require.NoError(t, err)
	for _, c := range rows[1:31] {
		hp := strings.TrimPrefix(strings.TrimLeft(strings.NewReplacer("-", "", " ", "", "+", "").Replace(c[9]), "0"), "62")
		out = append(out, c[3], hp, c[10])
	}
	b, err = fs.ReadFile(contoh.Bawaan(), "mutasi-bsi-2026-10.csv")
	require.NoError(t, err)
	rows, err = csv.NewReader(bytes.NewReader(b)).ReadAll()
	require.NoError(t, err)
	for _, c := range rows[1:31] {
		if strings.HasPrefix(c[6], "TR") {
			out = append(out, c[6])
		}
	}
	b, err = fs.ReadFile(contoh.Bawaan(), "pegawai.csv")
	require.NoError(t, err)
	rows, err = csv.NewReader(bytes.NewReader(b)).ReadAll()
	require.NoError(t, err)
	for _, c := range rows[1:] {
		out = append(out, c[4], c[19]) // NIK and account of every employee
	}
	require.Greater(t, len(out), 200)
	return out
}

// TestContoh_tidak_meninggalkan_data_terang looks into the files and tables that
// a month leaves behind, previews, bank rows, keys of repeats, trail and log
// included.
func TestContoh_tidak_meninggalkan_data_terang(t *testing.T) {
	cari := kenari(t)
	var log bytes.Buffer
	jalankan := func(t *testing.T, opsi rakit.Opsi) *rakit.Server {
		opsi.Now, opsi.Log = time.Now, slog.New(slog.NewTextHandler(&log, nil))
		s, err := rakit.Buka(t.Context(), opsi)
		require.NoError(t, err)
		_, err = (&contoh.Pelari{Server: s, Folder: contoh.Bawaan()}).Jalankan(t.Context())
		require.NoError(t, err)
		return s
	}
	t.Run("sqlite", func(t *testing.T) {
		dir := t.TempDir()
		s := jalankan(t, rakit.Opsi{Data: dir})
		periksa := func() {
			ada, err := os.ReadDir(dir)
			require.NoError(t, err)
			for _, e := range ada {
				b, err := os.ReadFile(filepath.Join(dir, e.Name()))
				require.NoError(t, err)
				privasitest.TanpaKenari(t, e.Name(), b, cari...)
			}
		}
		periksa() // with the write-ahead log
		require.NoError(t, s.Close())
		periksa()
	})
	t.Run("postgres", func(t *testing.T) {
		s := jalankan(t, rakit.Opsi{Data: t.TempDir(), DatabaseURL: dasartest.PostgresURL(t)})
		defer func() { require.NoError(t, s.Close()) }()
		var tabel []string
		require.NoError(t, s.DB.NewRaw("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").Scan(t.Context(), &tabel))
		require.Greater(t, len(tabel), 30)
		for _, n := range tabel {
			var isi []string
			require.NoError(t, s.DB.NewRaw("SELECT t::text FROM ? AS t", bun.Ident(n)).Scan(t.Context(), &isi))
			privasitest.TanpaKenari(t, n, []byte(strings.Join(isi, "\n")), cari...)
		}
	})
	privasitest.TanpaKenari(t, "log", log.Bytes(), cari...)
}
