package kursor_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/privasi/internal/kursor"
)

func TestKursor(t *testing.T) {
	pada := time.Date(2026, 10, 5, 1, 2, 3, 456_000, time.UTC)
	p, id, err := kursor.Baca(kursor.Tulis(pada, "a-1/b_2"))
	require.NoError(t, err)
	require.Equal(t, pada, p)
	require.Equal(t, "a-1/b_2", id)
	p, id, err = kursor.Baca("")
	require.NoError(t, err)
	require.True(t, p.IsZero() && id == "")
	for _, s := range []string{"x", "1", ".", "1.a'b", "1.a b", "1.a\x00", "99999999999999999999.a", "1." + string(make([]byte, 200))} {
		_, _, err := kursor.Baca(s)
		require.ErrorIs(t, err, kursor.ErrKursor, "%q", s)
	}
}
