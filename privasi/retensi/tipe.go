package retensi

import "github.com/pesantren-go/pesantren/privasi"

// DaftarkanTipe registers the persisted types of this package.
func DaftarkanTipe(d *privasi.Daftar) {
	privasi.MustDaftarkan[Isi](d)
	privasi.MustDaftarkan[Penahanan](d)
	privasi.MustDaftarkan[Mulai](d, privasi.TanpaSubjek)
	privasi.MustDaftarkan[Hilang](d, privasi.TanpaSubjek)
	privasi.MustDaftarkan[Kelas](d, privasi.TanpaSubjek)
	privasi.MustDaftarkan[Pemusnahan](d, privasi.TanpaSubjek)
	privasi.MustDaftarkan[Sasaran](d, privasi.TanpaSubjek)
	privasi.MustDaftarkan[Kabar](d, privasi.TanpaSubjek)
	privasi.MustDaftarkan[Langkah](d, privasi.TanpaSubjek)
	privasi.MustDaftarkan[BeritaAcara](d, privasi.TanpaSubjek)
	privasi.MustDaftarkan[PerintahTetap](d, privasi.TanpaSubjek)
	privasi.MustDaftarkan[AkhirLayanan](d, privasi.TanpaSubjek)
}
