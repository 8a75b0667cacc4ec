package keuangan

import (
	"github.com/pesantren-go/pesantren/privasi"
)

// Daftar registers every persisted type of this package with its privacy tags.
// Call it once at start-up.
func Daftar(d *privasi.Daftar) error {
	for _, daftarkan := range []func(*privasi.Daftar) error{
		tanpaSubjek[Akun], tanpaSubjek[Pengaturan], tanpaSubjek[PetaAkun], tanpaSubjek[Dana], tanpaSubjek[RekeningBank], tanpaSubjek[Jurnal], tanpaSubjek[Baris], tanpaSubjek[Periode],
		tanpaSubjek[Komponen], orang[Tarif], orang[Keringanan], orang[Tagihan], tanpaSubjek[Langkah],
		orang[NotaKredit], tanpaSubjek[Putaran], tanpaSubjek[RingkasTagihan], tanpaSubjek[Kecualian],
		orang[Pembayaran], tanpaSubjek[Kuitansi], orang[Alokasi], orang[GerakTitipan], orang[NomorVA],
		tanpaSubjek[Usulan], tanpaSubjek[PeristiwaMutasi],
		orang[MutasiBank],
	} {
		if err := daftarkan(d); err != nil {
			return err
		}
	}
	return nil
}

// orang registers a type about one person or family, by SubjekID or by another id.
func orang[T any](d *privasi.Daftar) error { return privasi.Daftarkan[T](d) }

// tanpaSubjek registers a type that is about no person.
func tanpaSubjek[T any](d *privasi.Daftar) error {
	return privasi.Daftarkan[T](d, privasi.TanpaSubjek)
}
