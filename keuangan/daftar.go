package keuangan

import (
	"github.com/pesantren-go/pesantren/privasi"
)

// Daftar registers every persisted type of this package with its privacy tags.
// Call it once at start-up.
func Daftar(d *privasi.Daftar) error {
	for _, daftarkan := range []func(*privasi.Daftar) error{
		tanpaSubjek[Akun], tanpaSubjek[Pengaturan], tanpaSubjek[PetaAkun], tanpaSubjek[Dana], tanpaSubjek[RekeningBank], tanpaSubjek[Jurnal], tanpaSubjek[Baris], tanpaSubjek[Periode],
		tanpaSubjek[Komponen], tanpaSubjek[Tarif], tanpaSubjek[Keringanan], tanpaSubjek[Tagihan], tanpaSubjek[Langkah],
		tanpaSubjek[NotaKredit], tanpaSubjek[Putaran], tanpaSubjek[RingkasTagihan], tanpaSubjek[Kecualian],
		tanpaSubjek[Pembayaran], tanpaSubjek[Kuitansi], tanpaSubjek[Alokasi], tanpaSubjek[GerakTitipan], tanpaSubjek[NomorVA],
		tanpaSubjek[Usulan], tanpaSubjek[PeristiwaMutasi],
		func(d *privasi.Daftar) error { return privasi.Daftarkan[MutasiBank](d) },
	} {
		if err := daftarkan(d); err != nil {
			return err
		}
	}
	return nil
}

// tanpaSubjek registers a type that names people by random ids only.
func tanpaSubjek[T any](d *privasi.Daftar) error {
	return privasi.Daftarkan[T](d, privasi.TanpaSubjek)
}
