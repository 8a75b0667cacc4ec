package dasartest

import (
	"iter"
	"testing"

	"github.com/stretchr/testify/require"
)

// Kumpul reads a stream to its end; an error in it fails the test.
func Kumpul[T any](t testing.TB, s iter.Seq2[T, error]) (hasil []T) {
	t.Helper()
	for x, err := range s {
		require.NoError(t, err)
		hasil = append(hasil, x)
	}
	return hasil
}
