package akademiktest

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/hafalan"
	"github.com/pesantren-go/pesantren/akademik/kenaikan"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/akademik/presensi"
	"github.com/pesantren-go/pesantren/akademik/rapor"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// absenKelas is presence by class: who was in two has the sum of those asked for.
type absenKelas map[akademik.RombelID]map[santri.ID]presensi.Rekap

// Kehadiran implements [akademik.SumberKehadiran].
func (a absenKelas) Kehadiran(_ context.Context, _ dasar.LembagaID, dari, _ dasar.Tanggal, rs ...akademik.RombelID) (map[santri.ID]presensi.Rekap, error) {
	hasil := map[santri.ID]presensi.Rekap{}
	for _, r := range rs {
		for id, x := range a[r] {
			if dari == dasar.Tgl(2026, 7, 1) { // of the first term only
				hasil[id] = hasil[id].Tambah(x)
			}
		}
	}
	return hasil, nil
}

// A proposal weighs presence, predikat, exams with their gates and what is by heart, as
// far as the rules ask, also of who moved to another class on the way.
func layananKenaikanBahan(t *testing.T, h *Sekolah) {
	ctx := t.Context()
	s := func(i int) santri.ID { return h.Santri[i].ID }
	rs, err := h.AturRombel(ctx, h.Pelaku, "", akademik.Rombel{Tahun: h.Tahun.ID, Jenis: akademik.Kelas, Jalur: santri.Formal, Unit: "MTs", Tingkat: "7", Nama: "7B"})
	require.NoError(t, err)
	kelas := map[santri.ID]akademik.Rombel{s(0): h.Kelas, s(1): h.Kelas, s(2): h.Kelas, s(3): rs[0]}
	h.pindah(t, s(3), "7", "7B", HariIni)
	hari := func(hadir, alpa int) presensi.Rekap {
		return presensi.Rekap{Hari: presensi.Jumlah{Hadir: hadir, Alpa: alpa}}
	}
	h.Hadir = absenKelas{h.Kelas.ID: {s(0): hari(90, 10), s(3): hari(50, 3)}, rs[0].ID: {s(3): hari(40, 2)}}
	isi := akademik.IsiRapor{Sikap: []rapor.Sikap{{Aspek: "Spiritual", Predikat: "Sangat Baik"}, {Aspek: "Sosial", Predikat: "cukup"}}, Ekskul: []rapor.Ekskul{{Nama: "pramuka", Predikat: "B"}, {Nama: "Futsal", Predikat: "K"}}}
	_, gagal, err := h.IsiRapor(ctx, h.Pelaku, rapor.Wali, h.Kelas.ID, "2", "", wali(s(0), isi, 0), wali(s(1), akademik.IsiRapor{Hadir: rapor.Kehadiran{Ada: true, Alpa: 7}}, 0))
	require.NoError(t, err)
	require.Empty(t, gagal)
	u := h.ujian(t, akademik.UjianDiniyah, "Imtihan")
	_, err = h.AturGerbang(ctx, h.Pelaku, "", u.ID, HariIni, []akademik.SyaratUjian{gerbang("juz", nilai.GerbangHafalan, 1, "juz", "")})
	require.NoError(t, err)
	h.ujian(t, akademik.UjianTahfidz, "Tasmi")
	_, err = h.CatatSetoran(ctx, h.Pelaku, "", setoran("", s(0), HariIni, 5673, 6236))
	require.NoError(t, err)
	require.NoError(t, h.CatatHasilUjian(ctx, h.Pelaku, "", u.ID, akademik.HasilUjian{Santri: s(0), Hadir: true, Nilai: "5", Hasil: hafalan.Ulang, Tanggal: HariIni}))
	require.NoError(t, h.CatatHasilUjian(ctx, h.Pelaku, "", u.ID, akademik.HasilUjian{Santri: s(0), Hadir: true, Nilai: "8", Hasil: hafalan.Lulus, Tanggal: HariIni}))

	a := akademik.AturanNaikUsul()
	minta := func(a nilai.AturanKenaikan) map[santri.ID]nilai.BahanKenaikan {
		b, err := h.BahanNaik(ctx, h.Pelaku, akademik.PermintaanNaik{Tahun: h.Tahun, Kelas: kelas, Aturan: map[akademik.RombelID]nilai.AturanKenaikan{h.Kelas.ID: a, rs[0].ID: a}})
		require.NoError(t, err)
		return b
	}
	require.Empty(t, minta(a), "yang tidak ditanyakan tidak dibaca")
	a.MinSikap, a.MinEkskul, a.MaksAlpa, a.Gerbang, a.Ujian, a.MinHafalan, a.Satuan = "B", "B", nilai.A(9), true, true, nilai.A(2), "juz"
	masa, _, err := h.HariEfektif(ctx, h.Pelaku, h.Tahun.ID, "MTs", santri.Formal)
	require.NoError(t, err)
	nol := new(nilai.Utuh(0))
	require.Equal(t, map[santri.ID]nilai.BahanKenaikan{
		s(0): {Sikap: "C", Ekskul: "B", Alpa: 10, HariEfektif: 100, Hafalan: new(nilai.Utuh(1))},
		s(1): {Alpa: 7, HariEfektif: masa[1].Hari, GerbangTerbuka: 1, UjianBelum: []string{"Imtihan"}, Hafalan: nol},
		s(2): {GerbangTerbuka: 1, UjianBelum: []string{"Imtihan"}, Hafalan: nol},
		s(3): {Alpa: 5, HariEfektif: 95, Hafalan: nol},
	}, minta(a), "yang pindah membawa hari dari dua kelas")
	sendiri, err := h.BahanNaik(ctx, h.Pelaku, akademik.PermintaanNaik{Tahun: h.Tahun, Kelas: map[santri.ID]akademik.Rombel{s(3): rs[0]}, Aturan: map[akademik.RombelID]nilai.AturanKenaikan{rs[0].ID: a}})
	require.NoError(t, err)
	require.Equal(t, minta(a)[s(3)], sendiri[s(3)], "juga bila kelas lamanya tidak ikut diputuskan")
	a.EkskulWajib = "Futsal"
	require.Equal(t, "K", minta(a)[s(0)].Ekskul)

	h.Naik = h.Service
	salah := akademik.AturanNaik{Unit: "MTs", Sejak: dasar.Tgl(2026, 7, 1), Aturan: a}
	salah.Aturan.Satuan = "hizb"
	require.ErrorIs(t, h.AturKenaikanUsul(ctx, h.Pelaku, "", salah), akademik.ErrKenaikan)
	require.NoError(t, h.AturKenaikanUsul(ctx, h.Pelaku, "", akademik.AturanNaik{Unit: "MTs", Sejak: dasar.Tgl(2026, 7, 1), Aturan: a}))
	depan, err := h.AturTahun(ctx, h.Pelaku, "", TahunMasehi(2027))
	require.NoError(t, err)
	k, err := h.AturKenaikan(ctx, h.Pelaku, "", akademik.Kenaikan{Dari: h.Tahun.ID, Ke: depan.ID, Rombel: []akademik.RombelID{h.Kelas.ID, rs[0].ID}, Pada: dasar.Tgl(2027, 7, 12)})
	require.NoError(t, err)
	l, err := h.LembarKenaikan(ctx, h.Pelaku, k.ID)
	require.NoError(t, err)
	alasan := map[santri.ID][]dasar.Aturan{}
	for _, b := range l.Baris {
		for _, x := range b.Usul.Alasan {
			if x.Aturan != nilai.ErrNaikLengkap {
				alasan[b.Peserta.ID] = append(alasan[b.Peserta.ID], x.Aturan)
			}
		}
		require.NotEqual(t, kenaikan.Naik, b.UsulPutusan)
	}
	require.Equal(t, []dasar.Aturan{nilai.ErrNaikSikap, nilai.ErrNaikEkskul, nilai.ErrNaikAlpa, nilai.ErrNaikHafalan}, alasan[s(0)])
	require.Equal(t, []dasar.Aturan{nilai.ErrNaikGerbang, nilai.ErrNaikUjian, nilai.ErrNaikHafalan}, alasan[s(2)])
	require.Equal(t, []dasar.Aturan{nilai.ErrNaikHafalan}, alasan[s(3)])
}

// pindah moves a santri to another class of the formal track from a day on.
func (h *Sekolah) pindah(t require.TestingT, id santri.ID, tingkat, kelas string, hari dasar.Tanggal) {
	ctx := context.Background()
	ada, err := santri.BacaKeadaan(ctx, h.Stores.Santri, lembaga, false, id)
	require.NoError(t, err)
	m, err := ada[id].Pindah(santri.Keanggotaan{ID: "lagi-" + string(id), Santri: id, Jalur: santri.Formal, Unit: "MTs", Tingkat: tingkat, Kelas: kelas, Mulai: hari}, "pindah")
	require.NoError(t, err)
	require.NoError(t, santri.SimpanMutasi(ctx, h.Stores.Santri, lembaga, m))
}
