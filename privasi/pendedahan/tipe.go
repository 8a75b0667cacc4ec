package pendedahan

import "github.com/pesantren-go/pesantren/privasi"

// DaftarkanTipe registers the persisted types of this package.
func DaftarkanTipe(d *privasi.Daftar) {
	privasi.MustDaftarkan[Pendedahan](d)
	privasi.MustDaftarkan[AksesDukungan](d, privasi.TanpaSubjek)
	privasi.MustDaftarkan[Darurat](d)
	privasi.MustDaftarkan[Token](d, privasi.TanpaSubjek)
	privasi.MustDaftarkan[Perintah](d, privasi.TanpaSubjek)
}
