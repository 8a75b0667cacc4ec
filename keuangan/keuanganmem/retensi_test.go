package keuanganmem_test

import (
	"testing"

	"github.com/pesantren-go/pesantren/keuangan/keuangantest"
)

func TestI37_Retensi(t *testing.T) { keuangantest.RunRetensi(t, bukaMemori) }
