package privasi

// DaftarkanTipe registers the persisted types of this package.
func DaftarkanTipe(d *Daftar) {
	MustDaftarkan[Jejak](d)
	MustDaftarkan[OrangTercatat](d)
	MustDaftarkan[Catatan](d, TanpaSubjek)
	MustDaftarkan[Rekaman](d)
	MustDaftarkan[BahanBukti](d, TanpaSubjek)
	MustDaftarkan[TugasKabar](d)
	MustDaftarkan[Peristiwa](d)
	MustDaftarkan[PernyataanWewenang](d, TanpaSubjek)
	MustDaftarkan[Kunci](d, TanpaSubjek)
	MustDaftarkan[Nisan](d, TanpaSubjek)
	MustDaftarkan[Register](d, TanpaSubjek)
	MustDaftarkan[Tujuan](d, TanpaSubjek)
	MustDaftarkan[Peran](d, TanpaSubjek)
	MustDaftarkan[Kegiatan](d, TanpaSubjek)
	MustDaftarkan[Pemberitahuan](d, TanpaSubjek)
	MustDaftarkan[Butir](d, TanpaSubjek)
	MustDaftarkan[Samaran](d, TanpaSubjek)
	MustDaftarkan[TandaTangan](d, TanpaSubjek)
}
