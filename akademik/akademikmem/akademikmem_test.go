package akademikmem_test

import (
	"testing"

	"github.com/pesantren-go/pesantren/akademik/akademikmem"
	"github.com/pesantren-go/pesantren/akademik/akademiktest"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
)

func memori(*testing.T) akademiktest.Toko {
	c := dasarmem.New()
	return akademiktest.Toko{Stores: akademikmem.Stores(c), Atomic: dasarmem.Atomic(c, akademikmem.Stores)}
}

func TestMemori(t *testing.T) { akademiktest.Run(t, memori) }

func TestMemoriLayanan(t *testing.T) { akademiktest.RunLayanan(t, memori) }
