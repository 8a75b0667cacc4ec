package hak

import "github.com/pesantren-go/pesantren/privasi"

// DaftarkanTipe registers the persisted types of this package.
func DaftarkanTipe(d *privasi.Daftar) {
	privasi.MustDaftarkan[Permohonan](d)
	privasi.MustDaftarkan[Pengaduan](d)
	privasi.MustDaftarkan[Pembatasan](d)
	privasi.MustDaftarkan[KeputusanOtomatis](d)
	privasi.MustDaftarkan[CatatanKoreksi](d)
}
