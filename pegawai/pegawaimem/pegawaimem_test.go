package pegawaimem_test

import (
	"testing"

	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/pegawai/pegawaimem"
	"github.com/pesantren-go/pesantren/pegawai/pegawaitest"
)

func toko(*testing.T) pegawaitest.Toko {
	c := dasarmem.New()
	return pegawaitest.Toko{Stores: pegawaimem.Stores(c), Atomic: dasarmem.Atomic(c, pegawaimem.Stores)}
}

func TestMemori(t *testing.T) { pegawaitest.Run(t, toko) }

func TestMemoriLayanan(t *testing.T) { pegawaitest.RunLayanan(t, toko) }
