package akademik_test

import (
	"testing"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
)

func TestRaporTerdaftar(t *testing.T) {
	t.Parallel()
	var d privasi.Daftar
	akademik.DaftarkanTipe(&d)
	privasitest.Lengkap(t, &d, (*akademik.RaporStore)(nil), privasitest.Kecuali{Tipe: akademik.SaringTerbitan{}, Alasan: "saringan, tidak disimpan"})
}
