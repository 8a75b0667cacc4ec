package santrimem_test

import (
	"testing"

	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/santri"
	"github.com/pesantren-go/pesantren/santri/santrimem"
	"github.com/pesantren-go/pesantren/santri/santritest"
)

func TestImpor(t *testing.T) {
	santritest.RunImpor(t, func(*testing.T) santri.ImporStore { return santrimem.Impor(dasarmem.New()) })
}
