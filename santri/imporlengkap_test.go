package santri_test

import (
	"testing"

	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/santri"
)

// Everything that an import keeps is registered with its tags.
func TestImpor_tipe_terdaftar(t *testing.T) {
	t.Parallel()
	d := &privasi.Daftar{}
	santri.DaftarkanTipe(d)
	privasitest.Lengkap(t, d, (*santri.ImporStore)(nil))
}
