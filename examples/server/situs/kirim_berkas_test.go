package situs

import (
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// A refusal before the first byte is still a page; after it the transfer breaks off.
func TestKirimBerkas_putus(t *testing.T) {
	t.Parallel()
	gagal := errors.New("cakram penuh")
	w := httptest.NewRecorder()
	k := &kunjungan{s: &Situs{Log: slog.New(slog.NewTextHandler(io.Discard, nil)), Now: time.Now}, w: w, r: httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", nil)}
	require.ErrorIs(t, k.kirimBerkas("slip", "pdf", func(io.Writer) error { return gagal }), gagal)
	require.Empty(t, w.Header())
	require.PanicsWithValue(t, http.ErrAbortHandler, func() {
		_ = k.kirimBerkas("slip", "pdf", func(w io.Writer) error {
			_, err := io.WriteString(w, "%PDF")
			return errors.Join(err, gagal)
		})
	})
	require.Equal(t, "application/pdf", w.Header().Get("Content-Type"))
}
