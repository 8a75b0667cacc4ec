package keuanganbun_test

import (
	"testing"

	"github.com/pesantren-go/pesantren/keuangan/keuangantest"
)

func TestI37_Retensi(t *testing.T) {
	t.Run("sqlite", func(t *testing.T) { keuangantest.RunRetensi(t, bukaBuku(sqlite)) })
	t.Run("postgres", func(t *testing.T) { keuangantest.RunRetensi(t, bukaBuku(postgres)) })
}
