package akademik

import (
	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/akademik/kalender"
	"github.com/pesantren-go/pesantren/akademik/kurikulum"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/akademik/presensi"
	"github.com/pesantren-go/pesantren/privasi"
)

// DaftarkanTipe registers every type that this package persists with the inventory of
// personal data. Call it once per inventory at start-up; it panics on a wrong tag.
func DaftarkanTipe(d *privasi.Daftar) {
	for _, daftarkan := range []func(*privasi.Daftar){
		tanpaSubjek[TahunAjaran], tanpaSubjek[Periode], tanpaSubjek[Mapel], tanpaSubjek[Rombel], tanpaSubjek[Pembagian], tanpaSubjek[Kelompok], orang[Bekuan], tanpaSubjek[Pengampu],
		orang[Setoran], tanpaSubjek[RentangAyat], tanpaSubjek[Kesalahan],
		tanpaSubjek[Ujian], tanpaSubjek[GerbangBerlaku], tanpaSubjek[SyaratUjian], tanpaSubjek[nilai.Gerbang], orang[CatatanSyarat], orang[HasilUjian], tanpaSubjek[BagianUjian], orang[Syahadah], tanpaSubjek[SyaratSyahadah],
		orang[SetoranKitab], tanpaSubjek[SelangKitab],
		tanpaSubjek[AturanNilai], tanpaSubjek[nilai.Aturan], tanpaSubjek[nilai.Komponen], tanpaSubjek[nilai.Buang], tanpaSubjek[nilai.Skala], tanpaSubjek[nilai.Pita], tanpaSubjek[nilai.Pembulatan], tanpaSubjek[Asesmen], orang[Skor],
		tanpaSubjek[Jadwal], tanpaSubjek[KisiKelas], tanpaSubjek[PembagianKelas], tanpaSubjek[BentrokDiterima], tanpaSubjek[KegiatanJadwal], tanpaSubjek[PesertaJadwal], tanpaSubjek[Tempat],
		tanpaSubjek[LangkahJadwal], tanpaSubjek[PindahKegiatan], tanpaSubjek[SyaratJadwal], tanpaSubjek[jadwal.HariKisi], tanpaSubjek[jadwal.Selang], tanpaSubjek[jadwal.Ruang], tanpaSubjek[jadwal.Jeda],
		tanpaSubjek[jadwal.Halangan], tanpaSubjek[jadwal.Pihak], tanpaSubjek[jadwal.Beban],
		tanpaSubjek[AcaraKalender], tanpaSubjek[kalender.Pola], tanpaSubjek[kalender.Pindah], tanpaSubjek[LiburPekan], tanpaSubjek[PutusanHijriah],
		tanpaSubjek[KurikulumSendiri], tanpaSubjek[IkutKurikulum], tanpaSubjek[kurikulum.Kurikulum], tanpaSubjek[kurikulum.Tingkat], tanpaSubjek[kurikulum.Mapel], tanpaSubjek[kurikulum.Jam], tanpaSubjek[kurikulum.Penilaian],
		tanpaSubjek[Kenaikan], orang[BarisKenaikan], tanpaSubjek[AlasanNaik], tanpaSubjek[LangkahKenaikan], tanpaSubjek[RincianLangkah], tanpaSubjek[AturanNaik], tanpaSubjek[nilai.AturanKenaikan],
		tanpaSubjek[LangkahRapor], orang[IsianRapor], orang[RaporTerbit],
		tanpaSubjek[Register], orang[presensi.Catatan], tanpaSubjek[AturanPresensi], tanpaSubjek[presensi.Aturan], tanpaSubjek[presensi.AturanHari], tanpaSubjek[presensi.Kata],
		tanpaSubjek[Jurnal], tanpaSubjek[Pengajar], tanpaSubjek[Kegiatan],
		func(d *privasi.Daftar) { privasi.MustDaftarkan[IzinSantri](d) },
	} {
		daftarkan(d)
	}
}

// tanpaSubjek registers a type that is about no person, or about many at once.
func tanpaSubjek[T any](d *privasi.Daftar) { privasi.MustDaftarkan[T](d, privasi.TanpaSubjek) }

// orang registers a type about one person, by SubjekID or by the id of a santri.
func orang[T any](d *privasi.Daftar) { privasi.MustDaftarkan[T](d) }
