package antar

import "github.com/pesantren-go/pesantren/privasi"

// DaftarkanTipe registers the persisted types of this package.
func DaftarkanTipe(d *privasi.Daftar) {
	privasi.MustDaftarkan[Antaran](d)
}
