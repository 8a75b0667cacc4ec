package ropa

import "github.com/pesantren-go/pesantren/privasi"

// DaftarkanTipe registers the persisted types of this package. None is about a person.
func DaftarkanTipe(d *privasi.Daftar) {
	privasi.MustDaftarkan[Lampiran](d, privasi.TanpaSubjek)
	privasi.MustDaftarkan[Pihak](d, privasi.TanpaSubjek)
	privasi.MustDaftarkan[Penyelenggara](d, privasi.TanpaSubjek)
	privasi.MustDaftarkan[Perjanjian](d, privasi.TanpaSubjek)
	privasi.MustDaftarkan[Prosesor](d, privasi.TanpaSubjek)
	privasi.MustDaftarkan[Sub](d, privasi.TanpaSubjek)
	privasi.MustDaftarkan[Instruksi](d, privasi.TanpaSubjek)
	privasi.MustDaftarkan[Lokasi](d, privasi.TanpaSubjek)
	privasi.MustDaftarkan[Nilai](d, privasi.TanpaSubjek)
	privasi.MustDaftarkan[Transfer](d, privasi.TanpaSubjek)
	privasi.MustDaftarkan[Rincian](d, privasi.TanpaSubjek)
	privasi.MustDaftarkan[Ropa](d, privasi.TanpaSubjek)
	privasi.MustDaftarkan[Baris](d, privasi.TanpaSubjek)
	privasi.MustDaftarkan[Dpia](d, privasi.TanpaSubjek)
	privasi.MustDaftarkan[Ppdp](d, privasi.TanpaSubjek)
	privasi.MustDaftarkan[TitikKumpul](d, privasi.TanpaSubjek)
	privasi.MustDaftarkan[Kamera](d, privasi.TanpaSubjek)
	privasi.MustDaftarkan[Langkah](d, privasi.TanpaSubjek)
	privasi.MustDaftarkan[Pengamanan](d, privasi.TanpaSubjek)
	privasi.MustDaftarkan[Pengalihan](d, privasi.TanpaSubjek)
}
