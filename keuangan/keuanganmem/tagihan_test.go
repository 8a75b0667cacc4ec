package keuanganmem_test

import (
	"testing"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/keuangan/keuanganmem"
	"github.com/pesantren-go/pesantren/keuangan/keuangantest"
)

func TestTagihan(t *testing.T) {
	keuangantest.RunTagihan(t, func(*testing.T) (keuangan.Stores, dasar.Atomic[keuangan.Stores]) {
		c := dasarmem.New()
		return keuanganmem.New(c, nil), keuanganmem.Atomic(c, nil)
	})
}
