package pegawai

import (
	"github.com/pesantren-go/pesantren/pegawai/uraian"
	"github.com/pesantren-go/pesantren/privasi"
)

// DaftarkanTipe registers every type that this package persists with the
// inventory of personal data. Call it once per inventory at start-up; it panics
// on a wrong tag.
func DaftarkanTipe(d *privasi.Daftar) {
	privasi.MustDaftarkan[Pegawai](d)
	privasi.MustDaftarkan[Cuti](d)
	privasi.MustDaftarkan[Dokumen](d)
	privasi.MustDaftarkan[Slip](d)
	for _, daftarkan := range []func(*privasi.Daftar){
		tanpaSubjek[Jabatan], tanpaSubjek[Shift], tanpaSubjek[Komponen], tanpaSubjek[Lingkup], tanpaSubjek[Penutupan], tanpaSubjek[Pengaturan], tanpaSubjek[UMKUnit],
		tanpaSubjek[HariRaya], tanpaSubjek[PetaAkun], tanpaSubjek[Penugasan], tanpaSubjek[Kontrak], tanpaSubjek[Kepesertaan],
		tanpaSubjek[StatusPajak], tanpaSubjek[SaldoPajak], tanpaSubjek[Nilai], tanpaSubjek[Isian], tanpaSubjek[Jam], tanpaSubjek[CatatanJam],
		tanpaSubjek[Presensi], tanpaSubjek[Kasbon], tanpaSubjek[Angsuran], tanpaSubjek[Putaran], tanpaSubjek[PeristiwaPutaran],
		tanpaSubjek[Jumlahan], tanpaSubjek[BarisSlip], tanpaSubjek[Embers], tanpaSubjek[Setahun], tanpaSubjek[uraian.Langkah],
	} {
		daftarkan(d)
	}
}

// tanpaSubjek registers a type that names people by random ids only.
func tanpaSubjek[T any](d *privasi.Daftar) { privasi.MustDaftarkan[T](d, privasi.TanpaSubjek) }
