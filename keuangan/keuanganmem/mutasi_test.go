package keuanganmem_test

import (
	"testing"

	"github.com/pesantren-go/pesantren/keuangan/keuangantest"
)

func TestMutasi(t *testing.T) { keuangantest.RunMutasi(t, bukaMemori) }
