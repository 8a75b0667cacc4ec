package insiden

import "github.com/pesantren-go/pesantren/privasi"

// DaftarkanTipe registers the persisted types of this package.
func DaftarkanTipe(d *privasi.Daftar) {
	privasi.MustDaftarkan[Insiden](d, privasi.TanpaSubjek)
	privasi.MustDaftarkan[Terdampak](d)
	privasi.MustDaftarkan[Kabar](d)
}
