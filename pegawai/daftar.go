package pegawai

import (
	"github.com/pesantren-go/pesantren/pegawai/uraian"
	"github.com/pesantren-go/pesantren/privasi"
)

// DaftarkanTipe registers every type that this package persists with the
// inventory of personal data. Call it once per inventory at start-up; it panics
// on a wrong tag.
func DaftarkanTipe(d *privasi.Daftar) {
	for _, daftarkan := range []func(*privasi.Daftar){
		orang[Pegawai], orang[Cuti], orang[Dokumen], orang[Slip],
		tanpaSubjek[Jabatan], tanpaSubjek[Shift], tanpaSubjek[Komponen], tanpaSubjek[Lingkup], tanpaSubjek[Penutupan], tanpaSubjek[Pengaturan], tanpaSubjek[UMKUnit],
		tanpaSubjek[HariRaya], tanpaSubjek[PetaAkun], orang[Penugasan], orang[Kontrak], orang[Kepesertaan],
		orang[StatusPajak], orang[SaldoPajak], orang[Nilai], orang[Isian], tanpaSubjek[Jam], orang[CatatanJam],
		orang[Presensi], orang[Kasbon], tanpaSubjek[Angsuran], tanpaSubjek[Putaran], tanpaSubjek[PeristiwaPutaran],
		tanpaSubjek[Jumlahan], tanpaSubjek[BarisSlip], tanpaSubjek[Embers], tanpaSubjek[Setahun], tanpaSubjek[uraian.Langkah],
	} {
		daftarkan(d)
	}
}

// orang registers a type about one employee, by SubjekID or by his id.
func orang[T any](d *privasi.Daftar) { privasi.MustDaftarkan[T](d) }

// tanpaSubjek registers a type that is about no person.
func tanpaSubjek[T any](d *privasi.Daftar) { privasi.MustDaftarkan[T](d, privasi.TanpaSubjek) }
