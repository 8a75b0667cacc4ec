package contoh_test

import (
	"encoding/json"
	"io"
	"log/slog"
	"maps"
	"os"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/examples/server/contoh"
	"github.com/pesantren-go/pesantren/examples/server/rakit"
)

// The sheets of marks and recitations come in with the verdicts and the memorised ayat
// of the answer sheet; running it again writes nothing.
func TestContoh_nilai_dan_setoran(t *testing.T) {
	b, err := os.ReadFile("testdata/expected.json")
	require.NoError(t, err)
	var mau struct {
		Nilai   contoh.Nilai   `json:"nilai"`
		Setoran contoh.Setoran `json:"setoran"`
	}
	require.NoError(t, json.Unmarshal(b, &mau))
	for nama, url := range map[string]func(*testing.T) string{"sqlite": func(*testing.T) string { return "" }, "postgres": func(t *testing.T) string { return dasartest.PostgresURL(t) }} {
		t.Run(nama, func(t *testing.T) {
			s, err := rakit.Buka(t.Context(), rakit.Opsi{DatabaseURL: url(t), Data: t.TempDir(), Now: dasartest.JamPada(time.Date(2026, 11, 9, 3, 0, 0, 0, time.UTC)).Now, Log: slog.New(slog.NewTextHandler(io.Discard, nil))})
			require.NoError(t, err)
			t.Cleanup(func() { require.NoError(t, s.Close()) })
			h, err := (&contoh.Pelari{Server: s, Folder: contoh.Bawaan()}).Jalankan(t.Context())
			require.NoError(t, err)
			require.Empty(t, h.Ringkasan.Peringatan)
			n := h.Ringkasan.Nilai
			require.Equal(t, []int{mau.Nilai.Baris, mau.Nilai.Asing, mau.Nilai.Asing}, []int{n.Baris, n.Asing, n.Tolak})
			require.Positive(t, n.Tersimpan)
			require.Positive(t, n.Rapor)
			require.Less(t, n.Rapor, n.Baris, "baris dengan sel kosong belum menjadi nilai rapor")
			require.Equal(t, []int{mau.Setoran.Baris, mau.Setoran.Tolak}, []int{h.Ringkasan.Setoran.Baris, h.Ringkasan.Setoran.Tolak})
			require.Equal(t, mau.Setoran.Hafal, h.Ringkasan.Setoran.Hafal)
			m := h.Ringkasan.JSON()
			require.Same(t, n, m["nilai"])
			require.Contains(t, m, "setoran")
			ulang, err := (&contoh.Pelari{Server: s, Folder: contoh.Bawaan()}).Jalankan(t.Context())
			require.NoError(t, err)
			require.Zero(t, ulang.Ringkasan.Nilai.Tersimpan+ulang.Ringkasan.Setoran.Tersimpan)
			require.Equal(t, []any{n.Rapor, mau.Setoran.Hafal}, []any{ulang.Ringkasan.Nilai.Rapor, ulang.Ringkasan.Setoran.Hafal})
		})
	}
}

// A folder without such sheets has no marks; one whose sheet is no sheet leaves nothing.
func TestContoh_tanpa_nilai(t *testing.T) {
	f := fstest.MapFS(maps.Clone(sekolahLain(t)))
	h, err := (&contoh.Pelari{Server: bukaServer(t, ""), Folder: f}).Jalankan(t.Context())
	require.NoError(t, err)
	require.Nil(t, h.Ringkasan.Nilai)
	require.NotContains(t, h.Ringkasan.JSON(), "setoran")
	f["setoran.xlsx"] = &fstest.MapFile{Data: []byte("PK\x03\x04xx")}
	_, err = (&contoh.Pelari{Server: bukaServer(t, ""), Folder: f}).Jalankan(t.Context())
	require.Error(t, err)
}
