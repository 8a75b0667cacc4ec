package kebijakan

import "github.com/pesantren-go/pesantren/privasi"

// DaftarkanTipe registers the persisted types of this package.
func DaftarkanTipe(d *privasi.Daftar) {
	privasi.MustDaftarkan[Riwayat](d, privasi.TanpaSubjek)
	privasi.MustDaftarkan[Kebijakan](d, privasi.TanpaSubjek)
	privasi.MustDaftarkan[Klausul](d, privasi.TanpaSubjek)
	privasi.MustDaftarkan[Tujuan](d, privasi.TanpaSubjek)
	privasi.MustDaftarkan[Pengakuan](d)
	privasi.MustDaftarkan[TugasKabar](d)
}
