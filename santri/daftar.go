package santri

import "github.com/pesantren-go/pesantren/privasi"

// DaftarkanTipe registers every type that this package persists with the
// inventory of personal data. Call it once per inventory at start-up; it panics
// on a wrong tag.
func DaftarkanTipe(d *privasi.Daftar) {
	privasi.MustDaftarkan[Santri](d)
	privasi.MustDaftarkan[Wali](d)
	privasi.MustDaftarkan[Keluarga](d, privasi.TanpaSubjek)
	privasi.MustDaftarkan[Perwalian](d)
	privasi.MustDaftarkan[Keanggotaan](d)
	privasi.MustDaftarkan[Mukim](d)
	privasi.MustDaftarkan[Penutupan](d, privasi.TanpaSubjek)
	privasi.MustDaftarkan[Peristiwa](d)
	privasi.MustDaftarkan[Unit](d, privasi.TanpaSubjek)
	privasi.MustDaftarkan[Tingkat](d, privasi.TanpaSubjek)
	daftarkanImpor(d)
}
