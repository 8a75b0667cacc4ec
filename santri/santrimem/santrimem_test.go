package santrimem_test

import (
	"testing"

	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/santri/santrimem"
	"github.com/pesantren-go/pesantren/santri/santritest"
)

func buka(*testing.T) santritest.Toko {
	c := dasarmem.New()
	return santritest.Toko{Stores: santrimem.Stores(c), Atomic: dasarmem.Atomic(c, santrimem.Stores)}
}

func TestMemori(t *testing.T) { santritest.Run(t, buka) }

func TestMemoriLayanan(t *testing.T) { santritest.RunLayanan(t, buka) }
