package akademik

import (
	"context"
	"iter"

	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/akademik/kalender"
	"github.com/pesantren-go/pesantren/akademik/kurikulum"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/akademik/presensi"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi/ekspor"
	"github.com/pesantren-go/pesantren/santri"
)

const (
	milikLembaga = "susunan dan aturan lembaga; bukan tentang orang"
	milikKelas   = "menyebut banyak orang dengan penanda acak; bagian orang ini ada pada jenis yang disebut menurut namanya"
)

// Ekspor answers for every type of this package when a person takes his data with him:
// what a santri was marked, and what a teacher was charged with and taught.
func (s Stores) Ekspor() ekspor.Penyedia { return penyedia{s} }

type penyedia struct{ st Stores }

// Kenali implements [ekspor.Penyedia]: people are known here by the ids of santri and
// employees.
func (penyedia) Kenali(context.Context, dasar.LembagaID, *ekspor.Orang) error { return nil }

// Bagian implements [ekspor.Penyedia].
func (p penyedia) Bagian() []ekspor.Bagian {
	bs := append(p.bagianSantri(), p.bagianGuru()...)
	return append(append(bs, bagianBentuk()...), bagianLembaga()...)
}

func (p penyedia) bagianSantri() []ekspor.Bagian {
	return []ekspor.Bagian{
		ekspor.AliranMilik(santri.TandaSantri, p.st.Milik.Setoran), ekspor.AliranMilik(santri.TandaSantri, p.st.Kitab.Alirkan),
		ekspor.AliranMilik(santri.TandaSantri, p.st.Milik.Skor).Dengan("termasuk nilai yang sudah diganti"),
		ekspor.AliranMilik(santri.TandaSantri, p.st.Milik.Register).Dengan("catatan kehadiran orang ini, termasuk yang sudah diganti; orang lain dalam daftar yang sama tidak dimuat"),
		ekspor.Milik(santri.TandaSantri, p.kenaikan).Dengan("putusan yang sudah diterapkan; usul sebelum rapat memutus belum menjadi putusan"),
		ekspor.Milik(santri.TandaSantri, p.st.Milik.Pembagian).Dengan("kelompok kelas orang ini, termasuk yang dahulu; orang lain di kelompok yang sama tidak dimuat"),
		ekspor.Milik(santri.TandaSantri, p.st.Beku.Beku).Dengan("nilai kelas sebelumnya seperti saat orang ini pindah, dan perubahannya yang diterima"),
		ekspor.Milik(santri.TandaSantri, p.st.Milik.Syarat), ekspor.Milik(santri.TandaSantri, p.st.Milik.Hasil),
		ekspor.Milik(santri.TandaSantri, func(ctx context.Context, l dasar.LembagaID, s ...santri.ID) ([]Syahadah, error) {
			return p.st.Ujian.Syahadah(ctx, l, SaringSyahadah{Santri: s})
		}),
		ekspor.Milik(santri.TandaSantri, func(ctx context.Context, l dasar.LembagaID, s ...santri.ID) ([]RaporTerbit, error) {
			return p.st.Rapor.Terbitan(ctx, l, SaringTerbitan{Santri: s, Isi: true})
		}),
		ekspor.Milik(santri.TandaSantri, func(ctx context.Context, l dasar.LembagaID, s ...santri.ID) ([]IzinSantri, error) {
			return p.st.Presensi.Izin(ctx, l, SaringIzin{Santri: s})
		}),
		ekspor.Tanpa[IsianRapor]("rancangan rapor selama ditulis guru; yang diterbitkan adalah akademik.RaporTerbit"),
	}
}

func (p penyedia) kenaikan(ctx context.Context, l dasar.LembagaID, s ...santri.ID) (hasil []BarisKenaikan, err error) {
	bs, err := p.st.Milik.Kenaikan(ctx, l, s...)
	for _, b := range bs {
		if b.Keadaan == Diterapkan {
			hasil = append(hasil, b)
		}
	}
	return hasil, err
}

// guru reads per employee: a person is nearly always one.
func guru[T any](ambil func(ctx context.Context, l dasar.LembagaID, id pegawai.ID) ([]T, error)) ekspor.Bagian {
	return ekspor.Daftar(func(ctx context.Context, l dasar.LembagaID, o ekspor.Orang) (hasil []T, err error) {
		for _, id := range ekspor.Sebutan[pegawai.ID](o, pegawai.TandaPegawai) {
			xs, err := ambil(ctx, l, id)
			if err != nil {
				return nil, err
			}
			hasil = append(hasil, xs...)
		}
		return hasil, nil
	})
}

func (p penyedia) bagianGuru() []ekspor.Bagian {
	return []ekspor.Bagian{
		guru(func(ctx context.Context, l dasar.LembagaID, id pegawai.ID) ([]Pengampu, error) {
			return p.st.Struktur.Pengampu(ctx, l, SaringPengampu{Guru: id})
		}),
		guru(func(ctx context.Context, l dasar.LembagaID, id pegawai.ID) ([]Rombel, error) {
			return p.st.Struktur.Rombel(ctx, l, SaringRombel{Wali: id})
		}).Dengan("kelas yang diwalikan orang ini; keanggotaan santri adalah santri.Keanggotaan"),
		ekspor.AliranMilik(pegawai.TandaPegawai, p.jurnal).Dengan("jurnal yang diajar orang ini atau menjadi tugasnya"),
	}
}

// jurnal are those of one teacher after the other.
func (p penyedia) jurnal(ctx context.Context, l dasar.LembagaID, guru ...pegawai.ID) iter.Seq2[Jurnal, error] {
	return func(yield func(Jurnal, error) bool) {
		for _, g := range guru {
			for j, err := range p.st.Milik.Jurnal(ctx, l, g) {
				if !yield(j, err) || err != nil {
					return
				}
			}
		}
	}
}

// bagianBentuk are types that stand inside others.
func bagianBentuk() []ekspor.Bagian {
	return []ekspor.Bagian{
		ekspor.Dalam[RentangAyat, Setoran](), ekspor.Dalam[Kesalahan, Setoran](), ekspor.Dalam[SelangKitab, SetoranKitab](), ekspor.Dalam[BagianUjian, HasilUjian](), ekspor.Dalam[SyaratSyahadah, Syahadah](),
		ekspor.Dalam[presensi.Catatan, Register](), ekspor.Dalam[Kelompok, Pembagian](), ekspor.Dalam[Pengajar, Jurnal](), ekspor.Dalam[AlasanNaik, BarisKenaikan](),
		ekspor.Tanpa[Kenaikan]("satu rapat tentang banyak santri; bagian orang ini adalah akademik.BarisKenaikan"), ekspor.Dalam[LangkahKenaikan, Kenaikan](), ekspor.Dalam[RincianLangkah, LangkahKenaikan](),
		ekspor.Tanpa[LangkahRapor]("langkah rapor satu kelas; bagian orang ini adalah akademik.RaporTerbit"), ekspor.Tanpa[Asesmen]("ulangan satu kelas; bagian orang ini adalah akademik.Skor, yang menyebut kuncinya"),
		ekspor.Tanpa[Ujian]("ujian banyak santri; bagian orang ini adalah akademik.HasilUjian dan akademik.CatatanSyarat"), ekspor.Dalam[GerbangBerlaku, Ujian](), ekspor.Dalam[SyaratUjian, Ujian](),
		ekspor.Tanpa[Kegiatan](milikKelas), ekspor.Tanpa[KegiatanJadwal]("susunan jadwal; tugas mengajar orang ini adalah akademik.Pengampu dan akademik.Jurnal"),
		ekspor.Dalam[PesertaJadwal, KegiatanJadwal](), ekspor.Dalam[Tempat, KegiatanJadwal](), ekspor.Dalam[LangkahJadwal, Jadwal](), ekspor.Dalam[PindahKegiatan, LangkahJadwal](),
		ekspor.Tanpa[SyaratJadwal]("syarat menyusun jadwal; menyebut guru dengan penanda acak"), ekspor.Dalam[jadwal.Halangan, SyaratJadwal](), ekspor.Dalam[jadwal.Pihak, SyaratJadwal](), ekspor.Dalam[jadwal.Beban, SyaratJadwal](),
		ekspor.Dalam[jadwal.Ruang, SyaratJadwal](), ekspor.Dalam[jadwal.Jeda, SyaratJadwal](), ekspor.Dalam[jadwal.HariKisi, KisiKelas](), ekspor.Dalam[jadwal.Selang, KisiKelas](),
		ekspor.Dalam[KisiKelas, Jadwal](), ekspor.Dalam[PembagianKelas, Jadwal](), ekspor.Dalam[BentrokDiterima, Jadwal](),
	}
}

// bagianLembaga are types about the institution alone.
func bagianLembaga() []ekspor.Bagian {
	l := milikLembaga
	return []ekspor.Bagian{
		ekspor.Tanpa[TahunAjaran](l), ekspor.Tanpa[Periode](l), ekspor.Tanpa[Mapel](l), ekspor.Tanpa[Jadwal](l), ekspor.Tanpa[AturanNilai](l), ekspor.Tanpa[AturanNaik](l), ekspor.Tanpa[AturanPresensi](l),
		ekspor.Tanpa[nilai.Gerbang](l), ekspor.Tanpa[nilai.Aturan](l), ekspor.Tanpa[nilai.Komponen](l), ekspor.Tanpa[nilai.Buang](l), ekspor.Tanpa[nilai.Skala](l), ekspor.Tanpa[nilai.Pita](l), ekspor.Tanpa[nilai.Pembulatan](l), ekspor.Tanpa[nilai.AturanKenaikan](l),
		ekspor.Tanpa[presensi.Aturan](l), ekspor.Tanpa[presensi.AturanHari](l), ekspor.Tanpa[presensi.Kata](l),
		ekspor.Tanpa[AcaraKalender](l), ekspor.Tanpa[kalender.Pola](l), ekspor.Tanpa[kalender.Pindah](l), ekspor.Tanpa[LiburPekan](l), ekspor.Tanpa[PutusanHijriah](l),
		ekspor.Tanpa[KurikulumSendiri](l), ekspor.Tanpa[IkutKurikulum](l), ekspor.Tanpa[kurikulum.Kurikulum](l), ekspor.Tanpa[kurikulum.Tingkat](l), ekspor.Tanpa[kurikulum.Mapel](l), ekspor.Tanpa[kurikulum.Jam](l), ekspor.Tanpa[kurikulum.Penilaian](l),
	}
}
