package keuangantest

import (
	"testing"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
)

// Buka opens a fresh empty database and gives its stores, and the units of work
// over it.
type Buka func(t *testing.T) (keuangan.Stores, dasar.Atomic[keuangan.Stores])
