package akademik

import "github.com/pesantren-go/pesantren/privasi"

// DaftarkanTipe registers every type that this package persists with the inventory of
// personal data. Call it once per inventory at start-up; it panics on a wrong tag.
func DaftarkanTipe(d *privasi.Daftar) {
	for _, daftarkan := range []func(*privasi.Daftar){
		tanpaSubjek[TahunAjaran], tanpaSubjek[Periode], tanpaSubjek[Mapel], tanpaSubjek[Rombel], tanpaSubjek[Pengampu],
		tanpaSubjek[Setoran], tanpaSubjek[RentangAyat], tanpaSubjek[Kesalahan],
	} {
		daftarkan(d)
	}
}

// tanpaSubjek registers a type that names people by random ids only.
func tanpaSubjek[T any](d *privasi.Daftar) { privasi.MustDaftarkan[T](d, privasi.TanpaSubjek) }
