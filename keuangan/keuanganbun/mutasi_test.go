package keuanganbun_test

import (
	"testing"

	"github.com/pesantren-go/pesantren/keuangan/keuangantest"
)

func TestMutasi(t *testing.T) {
	t.Run("sqlite", func(t *testing.T) { keuangantest.RunMutasi(t, bukaBuku(sqlite)) })
	t.Run("postgres", func(t *testing.T) { keuangantest.RunMutasi(t, bukaBuku(postgres)) })
}
