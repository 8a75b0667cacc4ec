package akademiktest

import (
	"cmp"
	"errors"
	"slices"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/hafalan"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// RunLayanan tries the service over a storage; open gives a fresh, empty one.
func RunLayanan(t *testing.T, open func(*testing.T) Toko) {
	for nama, uji := range map[string]func(*testing.T, *Sekolah){
		"pelajaran": layananPelajaran, "jadwal": layananJadwal, "jadwal lintas jalur": layananJadwalLintas, "jadwal isi": layananJadwalIsi, "beda FET": layananBedaFET, "jadwal tahun tutup": layananJadwalTutup, "syarat jadwal": layananSyarat,
		"tahun": layananTahun, "tahun serentak": layananTahunSerentak, "rombel": layananRombel, "pengampu": layananPengampu, "setoran": layananSetoran, "nilai": layananNilai, "nilai dua guru": layananNilaiBentrok, "nilai pindah": layananNilaiPindah, "nilai pindah unit": layananNilaiPindahUnit, "nilai padanan": layananPadanan, "lingkup": layananLingkup,
		"kitab": layananKitab, "kelompok": layananKelompok, "jadwal kelompok": layananJadwalKelompok, "nilai kelompok": layananNilaiKelompok, "gerbang ujian": layananGerbang, "ujian dua unit": layananUjianUnit, "ujian tahfidz": layananUjianTahfidz, "impor nilai": layananImporNilai, "impor setoran": layananImporSetoran,
		"presensi": layananPresensi, "presensi serentak": layananPresensiSerentak, "izin": layananIzin, "jurnal": layananJurnal, "kegiatan": layananKegiatan, "belum diisi": layananBelumDiisi,
		"kenaikan": layananKenaikan, "kenaikan serentak": layananKenaikanSerentak, "kenaikan usul": layananKenaikanUsul, "kenaikan bahan": layananKenaikanBahan, "kenaikan sifat": layananKenaikanSifat,
		"kurikulum": layananKurikulum, "kurikulum ikut": layananIkutKurikulum, "kurikulum usul": layananUsulKurikulum, "kurikulum serentak": layananKurikulumSerentak, "kurikulum rapor": layananKurikulumRapor,
		"kalender": layananKalender, "putusan hijriah": layananPutusanHijriah,
		"rapor": layananRapor, "rapor isian": layananRaporIsian, "rapor terkunci": layananRaporTerkunci, "rapor tetap": layananRaporTetap, "rapor serentak": layananRaporSerentak, "rapor hadir": layananRaporHadir, "rapor aspek": layananRaporAspek, "rapor kitab": layananRaporKitab, "rapor putusan": layananRaporPutusan,
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			uji(t, BuatSekolah(t, open(t)))
		})
	}
}

func layananTahun(t *testing.T, h *Sekolah) {
	ctx := t.Context()
	salah := func(harap error, ubah func(*akademik.TahunAjaran)) {
		t.Helper()
		x := TahunMasehi(2029)
		ubah(&x)
		_, err := h.AturTahun(ctx, h.Pelaku, "", x)
		require.ErrorIs(t, err, harap)
	}
	salah(akademik.ErrTahun, func(x *akademik.TahunAjaran) { x.Nama = " 2029" })
	salah(akademik.ErrTahun, func(x *akademik.TahunAjaran) { x.Kalender = "jawa" })
	salah(akademik.ErrTahun, func(x *akademik.TahunAjaran) { x.Selesai = x.Mulai })
	salah(akademik.ErrTahun, func(x *akademik.TahunAjaran) { x.Selesai = dasar.Tgl(2039, 6, 30) })
	salah(akademik.ErrPeriode, func(x *akademik.TahunAjaran) { x.Periode = nil })
	salah(akademik.ErrPeriode, func(x *akademik.TahunAjaran) { x.Periode[1].Mulai = x.Periode[0].Selesai })
	salah(akademik.ErrPeriode, func(x *akademik.TahunAjaran) { x.Periode[1].Kode = "1" })
	salah(akademik.ErrPeriode, func(x *akademik.TahunAjaran) { x.Periode[1].Selesai = dasar.Tgl(2030, 7, 1) })
	_, err := h.AturTahun(ctx, h.Pelaku, "", TahunMasehi(2026))
	require.ErrorIs(t, err, akademik.ErrTahunTumpang)
	diniyah := TahunMasehi(2026)
	diniyah.Nama, diniyah.Kalender, diniyah.Jalur = "1448 H", akademik.Hijriah, []santri.Jalur{santri.Diniyah}
	_, err = h.AturTahun(ctx, h.Pelaku, "", diniyah)
	require.ErrorIs(t, err, akademik.ErrTahunTumpang, "yang satu berlaku untuk semua jalur")
	h.Tahun.Jalur = []santri.Jalur{santri.Formal, santri.Tahfidz}
	h.Tahun, err = h.AturTahun(ctx, h.Pelaku, "", h.Tahun)
	require.NoError(t, err)
	t1, err := h.AturTahun(ctx, h.Pelaku, "kunci", diniyah)
	require.NoError(t, err)
	t2, err := h.AturTahun(ctx, h.Pelaku, "kunci", diniyah)
	require.NoError(t, err)
	require.Equal(t, t1, t2, "kiriman ulang tidak membuat tahun kedua")
	asing := TahunMasehi(2030)
	asing.Unit = []santri.KodeUnit{"MA"}
	_, err = h.AturTahun(ctx, h.Pelaku, "", asing)
	require.ErrorIs(t, err, santri.ErrUnitAsing)
	_, err = h.AturTahun(ctx, h.Lingkup("MTs"), "", TahunMasehi(2031))
	require.Equal(t, dasar.Forbidden, dasar.KindOf(err))

	t1.Ditutup = true
	t1, err = h.AturTahun(ctx, h.Pelaku, "", t1)
	require.NoError(t, err)
	t1.Nama = "1448-1449 H"
	_, err = h.AturTahun(ctx, h.Pelaku, "", t1)
	require.ErrorIs(t, err, akademik.ErrTahunDitutup)
	_, err = h.AturRombel(ctx, h.Pelaku, "", akademik.Rombel{Tahun: t1.ID, Jenis: akademik.Kelas, Jalur: santri.Diniyah, Unit: "Pondok", Tingkat: "ula", Nama: "Ula 1"})
	require.ErrorIs(t, err, akademik.ErrTahunDitutup)
	t1.Ditutup = false
	_, err = h.AturTahun(ctx, h.Pelaku, "", t1)
	require.NoError(t, err, "dibuka lagi")
}

// Two officers who enter overlapping years at once: one of them is refused.
func layananTahunSerentak(t *testing.T, h *Sekolah) {
	const n = 16
	var wg, siap sync.WaitGroup
	siap.Add(n)
	errs := make([]error, n)
	for i := range n {
		wg.Go(func() {
			_, errs[i] = h.Service.Tahun(t.Context(), h.Pelaku) // everybody has a connection
			siap.Done()
			siap.Wait()
			_, err := h.AturTahun(t.Context(), h.Pelaku, "", TahunMasehi(2027))
			errs[i] = cmp.Or(errs[i], err)
		})
	}
	wg.Wait()
	berhasil := 0
	for _, err := range errs {
		if err == nil {
			berhasil++
			continue
		}
		require.ErrorIs(t, err, akademik.ErrTahunTumpang)
	}
	require.Equal(t, 1, berhasil)
}

func layananRombel(t *testing.T, h *Sekolah) {
	ctx := t.Context()
	baru := akademik.Rombel{Tahun: h.Tahun.ID, Jenis: akademik.Kelas, Jalur: santri.Formal, Unit: "MTs", Tingkat: "7", Nama: "7B"}
	for nama, u := range map[string]struct {
		ubah  func(*akademik.Rombel)
		harap error
	}{
		"nama sama":    {func(r *akademik.Rombel) { r.Nama = "7A" }, akademik.ErrRombelGanda},
		"unit asing":   {func(r *akademik.Rombel) { r.Unit = "MA" }, santri.ErrUnitAsing},
		"tahun asing":  {func(r *akademik.Rombel) { r.Tahun = "tiada" }, akademik.ErrTahunTiada},
		"guru asing":   {func(r *akademik.Rombel) { r.Wali = "g9" }, akademik.ErrGuruTiada},
		"tanpa nama":   {func(r *akademik.Rombel) { r.Nama = "" }, akademik.ErrRombel},
		"jalur keliru": {func(r *akademik.Rombel) { r.Jalur = "umum" }, santri.ErrJalur},
	} {
		r := baru
		u.ubah(&r)
		_, err := h.AturRombel(ctx, h.Pelaku, "", baru, r)
		require.ErrorIs(t, err, u.harap, nama)
	}
	ada, err := h.Rombel(ctx, h.Pelaku, akademik.SaringRombel{})
	require.NoError(t, err)
	require.Len(t, ada, 2, "yang ditolak tidak menyimpan teman sekirimannya")
	rs, err := h.AturRombel(ctx, h.Pelaku, "", baru)
	require.NoError(t, err)
	pindah := rs[0]
	pindah.Unit = "Pondok"
	_, err = h.AturRombel(ctx, h.Pelaku, "", pindah)
	require.ErrorIs(t, err, akademik.ErrRombel)
	ps, err := h.Anggota(ctx, h.Pelaku, h.Kelas.ID, dasar.Tanggal{})
	require.NoError(t, err)
	require.Len(t, ps, 5)
	require.Equal(t, "Santri 1", ps[0].Nama)
	ps, err = h.Anggota(ctx, h.Pelaku, h.Halaqah.ID, dasar.Tgl(2026, 7, 1))
	require.NoError(t, err)
	require.Empty(t, ps, "belum masuk pada hari itu")
}

func layananPengampu(t *testing.T, h *Sekolah) {
	ctx := t.Context()
	require.NoError(t, h.AturMapel(ctx, h.Pelaku, "", akademik.Mapel{Kode: "mtk", Nama: "Matematika", Aktif: true}, akademik.Mapel{Kode: "lama", Nama: "Lama"}))
	require.ErrorIs(t, h.AturMapel(ctx, h.Pelaku, "", akademik.Mapel{Kode: "MTK", Nama: "Matematika"}), akademik.ErrMapel)
	p := akademik.Pengampu{Rombel: h.Kelas.ID, Mapel: "mtk", Guru: "g1", JP: 4, Mulai: dasar.Tgl(2026, 7, 1)}
	_, err := h.AturPengampu(ctx, h.Pelaku, "", p, p)
	require.ErrorIs(t, err, akademik.ErrPengampuGanda)
	ps, err := h.AturPengampu(ctx, h.Pelaku, "k", p)
	require.NoError(t, err)
	_, err = h.AturPengampu(ctx, h.Pelaku, "", p)
	require.ErrorIs(t, err, akademik.ErrPengampuGanda)
	for nama, u := range map[string]struct {
		ubah  func(*akademik.Pengampu)
		harap error
	}{
		"mapel mati":  {func(p *akademik.Pengampu) { p.Mapel = "lama" }, akademik.ErrMapelTiada},
		"guru asing":  {func(p *akademik.Pengampu) { p.Guru = "g9" }, akademik.ErrGuruTiada},
		"kelas asing": {func(p *akademik.Pengampu) { p.Rombel = "tiada" }, akademik.ErrRombelTiada},
		"mundur":      {func(p *akademik.Pengampu) { p.Selesai = dasar.Tgl(2026, 6, 1) }, akademik.ErrPengampu},
	} {
		x := p
		x.Guru = "g2"
		u.ubah(&x)
		_, err := h.AturPengampu(ctx, h.Pelaku, "", x)
		require.ErrorIs(t, err, u.harap, nama)
	}
	ps[0].Selesai = dasar.Tgl(2026, 9, 30)
	ps, err = h.AturPengampu(ctx, h.Pelaku, "", ps[0])
	require.NoError(t, err)
	p.Mulai = dasar.Tgl(2026, 10, 1)
	_, err = h.AturPengampu(ctx, h.Pelaku, "", p)
	require.NoError(t, err)
	kini, err := h.Pengampu(ctx, h.Pelaku, akademik.SaringPengampu{Guru: "g1", Pada: HariIni})
	require.NoError(t, err)
	require.Len(t, kini, 1)
	require.NotEqual(t, ps[0].ID, kini[0].ID)
	kini, err = h.Pengampu(ctx, h.Lingkup("Pondok"), akademik.SaringPengampu{})
	require.NoError(t, err)
	require.Empty(t, kini)
	layananLowongan(t, h)
}

// A subject may be in a class before anybody teaches it; the first teacher takes the
// vacancy, the second one is a record of its own.
func layananLowongan(t *testing.T, h *Sekolah) {
	ctx := t.Context()
	require.NoError(t, h.AturMapel(ctx, h.Pelaku, "", akademik.Mapel{Kode: "fikih", Nama: "Fikih", Aktif: true}))
	p := akademik.Pengampu{Rombel: h.Kelas.ID, Mapel: "fikih", JP: 2, Mulai: dasar.Tgl(2026, 7, 1)}
	ps, err := h.AturPengampu(ctx, h.Pelaku, "", p)
	require.NoError(t, err)
	require.True(t, ps[0].Lowong())
	_, err = h.AturPengampu(ctx, h.Pelaku, "", p)
	require.ErrorIs(t, err, akademik.ErrPengampuGanda, "satu lowongan saja")
	l, err := h.Leger(ctx, h.Pelaku, "1", h.Kelas.ID)
	require.NoError(t, err)
	i := slices.IndexFunc(l[0].Mapel, func(m akademik.MapelLeger) bool { return m.Kode == "fikih" })
	require.GreaterOrEqual(t, i, 0, "pelajaran yang lowong tampak di leger")
	require.Empty(t, l[0].Mapel[i].Guru)

	p.Guru, p.Mulai = "g1", dasar.Tgl(2026, 8, 1)
	q := p
	q.Guru = "g2"
	isi, err := h.AturPengampu(ctx, h.Pelaku, "isi", p, q)
	require.NoError(t, err)
	require.Len(t, isi, 2)
	ulang, err := h.AturPengampu(ctx, h.Pelaku, "isi", p, q)
	require.NoError(t, err)
	require.Equal(t, isi, ulang)
	ada, err := h.Pengampu(ctx, h.Pelaku, akademik.SaringPengampu{Mapel: "fikih"})
	require.NoError(t, err)
	require.Len(t, ada, 2)
	for _, x := range ada {
		require.Equal(t, x.ID == ps[0].ID, x.Guru == "g1", "guru pertama mengisi lowongan")
	}
}

func layananSetoran(t *testing.T, h *Sekolah) {
	ctx := t.Context()
	s := setoran("", h.Santri[0].ID, HariIni, 1, 7)
	s.Rombel = h.Halaqah.ID
	lain := setoran("", h.Santri[1].ID, HariIni, 8, 12)
	lain.Hasil = hafalan.Ulang
	ada, err := h.CatatSetoran(ctx, h.Pelaku, "k1", s, lain)
	require.NoError(t, err)
	require.Len(t, ada, 2)
	require.Equal(t, "akun-guru", ada[0].Oleh)
	ulang, err := h.CatatSetoran(ctx, h.Pelaku, "k1", s, lain)
	require.NoError(t, err)
	require.Equal(t, ada, ulang)
	_, err = h.CatatSetoran(ctx, h.Pelaku, "k1", s)
	require.ErrorIs(t, err, dasar.ErrUlang)
	for nama, u := range map[string]struct {
		ubah  func(*akademik.Setoran)
		harap error
	}{
		"besok":        {func(s *akademik.Setoran) { s.Tanggal = HariIni.TambahHari(1) }, akademik.ErrSetoranDepan},
		"mundur":       {func(s *akademik.Setoran) { s.Rentang = []akademik.RentangAyat{{Dari: 7, Sampai: 1}} }, akademik.ErrSetoran},
		"luar mushaf":  {func(s *akademik.Setoran) { s.Rentang = []akademik.RentangAyat{{Dari: 6236, Sampai: 6237}} }, akademik.ErrSetoran},
		"tanpa ayat":   {func(s *akademik.Setoran) { s.Rentang = nil }, akademik.ErrSetoran},
		"orang lain":   {func(s *akademik.Setoran) { s.Santri = "tiada" }, akademik.ErrSantriTiada},
		"belum masuk":  {func(s *akademik.Setoran) { s.Tanggal = dasar.Tgl(2026, 7, 1) }, akademik.ErrSantriTakAktif},
		"rombel asing": {func(s *akademik.Setoran) { s.Rombel = "tiada" }, akademik.ErrRombelTiada},
		"negatif":      {func(s *akademik.Setoran) { s.Kesalahan = []akademik.Kesalahan{{Jenis: "mad", Banyak: -1}} }, akademik.ErrSetoran},
	} {
		x := s.Salin()
		u.ubah(&x)
		_, err := h.CatatSetoran(ctx, h.Pelaku, "", s, x)
		require.ErrorIs(t, err, u.harap, nama)
	}
	hari, err := h.DaftarSetoran(ctx, h.Pelaku, h.Halaqah.ID, HariIni, HariIni)
	require.NoError(t, err)
	require.Len(t, hari, 2, "yang ditolak tidak tersimpan separuh")
	_, err = h.BatalSetoran(ctx, h.Pelaku, "", ada[0].ID, "x")
	require.ErrorIs(t, err, akademik.ErrSetoranBatal)
	hafal, err := h.Hafalan(ctx, h.Pelaku, h.Santri[0].ID)
	require.NoError(t, err)
	require.Equal(t, 7, hafal.Hafal.Jumlah())
	semua, err := h.HafalanRombel(ctx, h.Pelaku, h.Halaqah.ID, HariIni)
	require.NoError(t, err)
	require.Len(t, semua, 3)
	require.Equal(t, 7, semua[h.Santri[0].ID].Hafal.Jumlah())
	require.True(t, semua[h.Santri[1].ID].Hafal.Kosong(), "yang mengulang belum hafal")
	batal, err := h.BatalSetoran(ctx, h.Pelaku, "b", ada[0].ID, "salah santri")
	require.NoError(t, err)
	require.Equal(t, "salah santri", batal.Batal)
	_, err = h.BatalSetoran(ctx, h.Pelaku, "", ada[0].ID, "sekali lagi")
	require.ErrorIs(t, err, akademik.ErrSetoranBatal)
	_, err = h.BatalSetoran(ctx, h.Pelaku, "", "tiada", "tidak ada")
	require.ErrorIs(t, err, akademik.ErrSetoranTiada)
	milik, err := h.SetoranMilik(ctx, h.Pelaku, h.Santri[0].ID)
	require.NoError(t, err)
	require.Len(t, milik, 1)
	hafal, err = h.Hafalan(ctx, h.Pelaku, h.Santri[0].ID)
	require.NoError(t, err)
	require.True(t, hafal.Hafal.Kosong(), "setoran yang batal tidak pernah ada")
}

// An actor of one unit sees neither the class nor the santri of another.
func layananLingkup(t *testing.T, h *Sekolah) {
	ctx, mts := t.Context(), h.Lingkup("MTs")
	ada, err := h.Rombel(ctx, mts, akademik.SaringRombel{})
	require.NoError(t, err)
	require.Equal(t, []akademik.Rombel{h.Kelas}, ada)
	_, err = h.Anggota(ctx, mts, h.Halaqah.ID, HariIni)
	require.ErrorIs(t, err, akademik.ErrRombelTiada)
	_, err = h.SetoranMilik(ctx, h.Lingkup("Pondok"), h.Santri[4].ID)
	require.ErrorIs(t, err, akademik.ErrSantriTiada)
	_, err = h.SetoranMilik(ctx, h.Lingkup("Pondok"), h.Santri[0].ID)
	require.NoError(t, err)
	lain := h.Pelaku
	lain.Lembaga = "lembaga-asing"
	_, errA := h.SetoranMilik(ctx, lain, h.Santri[0].ID)
	_, errB := h.Anggota(ctx, lain, h.Kelas.ID, HariIni)
	require.ErrorIs(t, errors.Join(errA, errB), akademik.ErrSantriTiada)
	require.ErrorIs(t, errB, akademik.ErrRombelTiada)
	h.takBerpindah(t)
}

// takBerpindah tries to take records of one class over by naming one's own class: they
// stay where they are.
func (h *Sekolah) takBerpindah(t *testing.T) {
	ctx, pondok := t.Context(), h.Lingkup("Pondok")
	a, _ := h.nilai(t)
	curi := a
	curi.Rombel, curi.Nama = h.Halaqah.ID, "Dicuri"
	_, err := h.AturAsesmen(ctx, pondok, "", curi)
	require.ErrorIs(t, err, akademik.ErrAsesmenTiada)
	ps, err := h.AturPengampu(ctx, h.Pelaku, "", akademik.Pengampu{Rombel: h.Kelas.ID, Mapel: "mtk", Guru: "g1", Mulai: dasar.Tgl(2026, 7, 1)})
	require.NoError(t, err)
	pindah := ps[0]
	pindah.Rombel = h.Halaqah.ID
	_, err = h.AturPengampu(ctx, pondok, "", pindah)
	require.ErrorIs(t, err, akademik.ErrPengampuTiada)
	tetap, err := h.Pengampu(ctx, h.Pelaku, akademik.SaringPengampu{ID: []string{ps[0].ID}})
	require.NoError(t, err)
	require.Equal(t, ps, tetap)
}

// nilai gives class 7A mathematics under rules, with two summatives.
func (h *Sekolah) nilai(t *testing.T) (a, b akademik.Asesmen) {
	ctx := t.Context()
	require.NoError(t, h.AturMapel(ctx, h.Pelaku, "", akademik.Mapel{Kode: "mtk", Nama: "Matematika", Aktif: true}))
	buat := akademik.Asesmen{Rombel: h.Kelas.ID, Mapel: "mtk", Periode: "1", Kode: "SLM1", Nama: "Bilangan", Komponen: "SLM", Maks: nilai.A(100), Bobot: nilai.A(1), Tanggal: dasar.Tgl(2026, 8, 1)}
	_, err := h.AturAsesmen(ctx, h.Pelaku, "", buat)
	require.ErrorIs(t, err, akademik.ErrPenilaianTiada)
	require.NoError(t, h.AturPenilaian(ctx, h.Pelaku, "", akademik.AturanNilai{Sejak: dasar.Tgl(2026, 7, 1), Aturan: akademik.AturanNilaiUsul()}))
	a, err = h.AturAsesmen(ctx, h.Pelaku, "", buat)
	require.NoError(t, err)
	buat.Kode, buat.Nama, buat.Komponen = "SAS", "Akhir semester", "SAS"
	b, err = h.AturAsesmen(ctx, h.Pelaku, "", buat)
	require.NoError(t, err)
	return a, b
}

func layananNilai(t *testing.T, h *Sekolah) {
	ctx := t.Context()
	a, b := h.nilai(t)
	for nama, u := range map[string]struct {
		ubah  func(*akademik.Asesmen)
		harap error
	}{
		"kode sama":      {func(x *akademik.Asesmen) {}, akademik.ErrAsesmenGanda},
		"komponen asing": {func(x *akademik.Asesmen) { x.Kode, x.Komponen = "X", "PTS" }, nilai.ErrButirKomponen},
		"maks nol":       {func(x *akademik.Asesmen) { x.Kode, x.Maks = "X", 0 }, akademik.ErrAsesmen},
		"tanpa nama":     {func(x *akademik.Asesmen) { x.Kode, x.Nama = "X", "" }, akademik.ErrAsesmen},
		"periode asing":  {func(x *akademik.Asesmen) { x.Kode, x.Periode = "X", "9" }, akademik.ErrPeriodeTiada},
		"kelas asing":    {func(x *akademik.Asesmen) { x.Kode, x.Rombel = "X", "tiada" }, akademik.ErrRombelTiada},
		"mapel asing":    {func(x *akademik.Asesmen) { x.Kode, x.Mapel = "X", "ipa" }, akademik.ErrMapelTiada},
	} {
		x := a
		x.ID, x.Versi = "", 0
		u.ubah(&x)
		_, err := h.AturAsesmen(ctx, h.Pelaku, "", x)
		require.ErrorIs(t, err, u.harap, nama)
	}
	s1, s2, s3 := h.Santri[0].ID, h.Santri[1].ID, h.Santri[2].ID
	isi := func(x akademik.Asesmen, s santri.ID, ke int, teks, lama string) akademik.IsianSkor {
		return akademik.IsianSkor{Asesmen: x.ID, Santri: s, Percobaan: ke, Teks: teks, Lama: lama}
	}
	n, gagal, err := h.IsiSkor(ctx, h.Pelaku, h.Kelas.ID, "mtk", "1", isi(a, s1, 1, "64,5", ""), isi(b, s1, 1, "0", ""), isi(a, s2, 1, "S", ""), isi(b, s2, 1, "101", ""), isi(a, s3, 1, "-", ""),
		isi(a, h.Santri[5].ID, 1, "80", ""), isi(a, s2, 2, "80", ""), akademik.IsianSkor{Asesmen: "tiada", Santri: s1, Teks: "1"})
	require.NoError(t, err)
	require.Equal(t, 3, n, "yang benar tersimpan")
	var aturan []string
	for _, g := range gagal {
		aturan = append(aturan, g.Err.Rule)
	}
	require.Equal(t, []string{string(nilai.ErrLuarSkala), string(akademik.ErrSantriTiada), string(akademik.ErrPercobaan), string(akademik.ErrAsesmenTiada)}, aturan)
	l, err := h.Nilai(ctx, h.Pelaku, h.Kelas.ID, "mtk", "1")
	require.NoError(t, err)
	require.Len(t, l.Santri, 5)
	require.Equal(t, "38,7", l.Hasil[s1].Rapor.Tepat.String(), "0,6 × 64,5 + 0,4 × 0: nol itu nilai")
	require.False(t, l.Hasil[s2].Rapor.Ada, "yang belum bukan nol")
	require.Equal(t, []string{"SAS"}, l.Hasil[s2].Belum)
	h1, u, err := l.Urai(s1)
	require.NoError(t, err)
	require.Equal(t, l.Hasil[s1].Rapor.Bulat, h1.Rapor.Bulat)
	require.NoError(t, u.Periksa())

	n, gagal, err = h.IsiSkor(ctx, h.Pelaku, h.Kelas.ID, "mtk", "1", isi(a, s1, 1, "64,5", "64,5"), isi(a, s1, 2, "90", ""))
	require.NoError(t, err)
	require.Empty(t, gagal)
	require.Equal(t, 1, n, "yang sama tidak dicatat lagi")
	l, err = h.Nilai(ctx, h.Pelaku, h.Kelas.ID, "mtk", "1")
	require.NoError(t, err)
	require.Equal(t, "42", l.Hasil[s1].Rapor.Tepat.String(), "remedial sampai KKM: 0,6 × 70")
	riwayat, err := h.RiwayatSkor(ctx, h.Pelaku, h.Kelas.ID, a.ID, s1)
	require.NoError(t, err)
	require.Len(t, riwayat, 2, "kedua percobaan disimpan")
	_, err = h.Nilai(ctx, h.Lingkup("Pondok"), h.Kelas.ID, "mtk", "1")
	require.ErrorIs(t, err, akademik.ErrRombelTiada)

	ls, err := h.Leger(ctx, h.Pelaku, "1", h.Kelas.ID)
	require.NoError(t, err)
	require.Len(t, ls, 1)
	require.Len(t, ls[0].Mapel, 1)
	m := ls[0].Mapel[0]
	require.Equal(t, []int{2, 3, 10, 1}, []int{m.Asesmen, m.Terisi, m.Seluruh, m.Rapor})
	require.False(t, m.Lengkap())
	for id, x := range l.Hasil {
		require.Equal(t, x, ls[0].Hasil[id]["mtk"], "leger dan lembar menghitung yang sama")
	}
	_, err = h.Leger(ctx, h.Pelaku, "9", h.Kelas.ID)
	require.ErrorIs(t, err, akademik.ErrPeriodeTiada)
	ls, err = h.Leger(ctx, h.Lingkup("Pondok"), "1", h.Kelas.ID)
	require.NoError(t, err)
	require.Empty(t, ls)

	a.Batal = "salah pelajaran"
	_, err = h.AturAsesmen(ctx, h.Pelaku, "", a)
	require.NoError(t, err)
	l, err = h.Nilai(ctx, h.Pelaku, h.Kelas.ID, "mtk", "1")
	require.NoError(t, err)
	require.Len(t, l.Asesmen, 1)
	h.Tahun.Ditutup = true
	_, err = h.AturTahun(ctx, h.Pelaku, "", h.Tahun)
	require.NoError(t, err)
	_, _, err = h.IsiSkor(ctx, h.Pelaku, h.Kelas.ID, "mtk", "1", isi(b, s1, 1, "90", "0"))
	require.ErrorIs(t, err, akademik.ErrTahunDitutup)
}

// Two teachers with the same grid open: who saves second is told what the first wrote,
// cell by cell, and overwrites nothing.
func layananNilaiBentrok(t *testing.T, h *Sekolah) {
	ctx := t.Context()
	a, b := h.nilai(t)
	isi := func(x akademik.Asesmen, teks, lama string) akademik.IsianSkor {
		return akademik.IsianSkor{Asesmen: x.ID, Santri: h.Santri[0].ID, Teks: teks, Lama: lama}
	}
	_, gagal, err := h.IsiSkor(ctx, h.Pelaku, h.Kelas.ID, "mtk", "1", isi(a, "80", ""))
	require.NoError(t, err)
	require.Empty(t, gagal)
	n, gagal, err := h.IsiSkor(ctx, h.Pelaku, h.Kelas.ID, "mtk", "1", isi(a, "90", ""), isi(b, "75", ""))
	require.NoError(t, err)
	require.Equal(t, 1, n)
	require.Len(t, gagal, 1)
	require.ErrorIs(t, gagal[0].Err, akademik.ErrSkorBentrok)
	require.Contains(t, gagal[0].Err.Message, "80")
}
