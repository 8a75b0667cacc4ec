package rezim

import "github.com/pesantren-go/pesantren/privasi"

// DaftarkanTipe registers the persisted types of this package.
func DaftarkanTipe(d *privasi.Daftar) {
	privasi.MustDaftarkan[Setelan](d, privasi.TanpaSubjek)
	privasi.MustDaftarkan[Jam](d, privasi.TanpaSubjek)
}
