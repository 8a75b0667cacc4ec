package akademiktest

import (
	"context"
	"iter"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/akademik/kalender"
	"github.com/pesantren-go/pesantren/akademik/presensi"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

// JadwalTiruan is a timetable for tests: the lessons it holds.
type JadwalTiruan []akademik.Pelajaran

// Pelajaran implements [akademik.SumberPelajaran].
func (j JadwalTiruan) Pelajaran(_ context.Context, l dasar.LembagaID, dari, sampai dasar.Tanggal, rombel ...akademik.RombelID) (ps []akademik.Pelajaran, err error) {
	for _, p := range j {
		if l == lembaga && !p.Tanggal.Before(dari) && !p.Tanggal.After(sampai) && (len(rombel) == 0 || slices.Contains(rombel, p.Rombel)) {
			ps = append(ps, p)
		}
	}
	return ps, nil
}

// mengajar gives the school mathematics at 7 and science at 10 today and in the five
// days before, by g1 and g2.
func (h *Sekolah) mengajar() (mtk, ipa akademik.Sesi) {
	var j JadwalTiruan
	for d := range 6 {
		hari := HariIni.TambahHari(-d)
		j = append(j, akademik.Pelajaran{Tanggal: hari, Selang: jadwal.Selang{Mulai: jadwal.Pukul(7, 0), Selesai: jadwal.Pukul(8, 20)}, Rombel: h.Kelas.ID, Mapel: "mtk", Guru: []pegawai.ID{"g1"}, JP: 2, Ruang: "R1"},
			akademik.Pelajaran{Tanggal: hari, Selang: jadwal.Selang{Mulai: jadwal.Pukul(10, 0), Selesai: jadwal.Pukul(10, 40)}, Rombel: h.Kelas.ID, Mapel: "ipa", Guru: []pegawai.ID{"g2"}, JP: 1})
	}
	h.SumberPelajaran = j
	return akademik.Sesi{Tanggal: HariIni, Mulai: jadwal.Pukul(7, 0), Rombel: h.Kelas.ID, Mapel: "mtk"}, akademik.Sesi{Tanggal: HariIni, Mulai: jadwal.Pukul(10, 0), Rombel: h.Kelas.ID, Mapel: "ipa"}
}

func (h *Sekolah) pukul(hari dasar.Tanggal, jam int) {
	h.Now = func() time.Time { return hari.Waktu(time.FixedZone("WIB", 7*3600)).Add(time.Duration(jam) * time.Hour) }
}

func layananPresensi(t *testing.T, h *Sekolah) {
	ctx := t.Context()
	mtk, ipa := h.mengajar()
	s := h.Santri
	isi := func(versi int, sebab string, isian ...presensi.Isian) akademik.MasukanPresensi {
		return akademik.MasukanPresensi{Sesi: mtk, Versi: versi, Isian: isian, Sebab: sebab}
	}
	alpa := presensi.Isian{Santri: s[1].ID, Keadaan: presensi.Alpa}
	l, err := h.Presensi(ctx, h.Pelaku, mtk)
	require.NoError(t, err)
	require.False(t, l.Terisi())
	require.Len(t, l.Anggota, 5)
	require.Equal(t, []pegawai.ID{"g1"}, l.Guru)
	for nama, u := range map[string]struct {
		m     akademik.MasukanPresensi
		harap error
	}{
		"bukan jadwal":   {akademik.MasukanPresensi{Sesi: akademik.Sesi{Tanggal: HariIni, Mulai: jadwal.Pukul(8, 0), Rombel: h.Kelas.ID, Mapel: "mtk"}}, akademik.ErrSesiTiada},
		"belum mulai":    {akademik.MasukanPresensi{Sesi: ipa}, akademik.ErrSesiDepan},
		"tanpa mapel":    {akademik.MasukanPresensi{Sesi: akademik.Sesi{Tanggal: HariIni, Rombel: h.Kelas.ID}}, akademik.ErrSesi},
		"kelas asing":    {akademik.MasukanPresensi{Sesi: akademik.Sesi{Tanggal: HariIni, Rombel: "tiada", Mapel: "mtk"}}, akademik.ErrRombelTiada},
		"keadaan asing":  {isi(0, "", presensi.Isian{Santri: s[0].ID, Keadaan: "bolos"}), presensi.ErrKeadaan},
		"disebut ganda":  {isi(0, "", alpa, presensi.Isian{Santri: s[1].ID, Keadaan: presensi.Izin}), presensi.ErrGanda},
		"menit keliru":   {isi(0, "", presensi.Isian{Santri: s[0].ID, Keadaan: presensi.Terlambat, Menit: 999}), presensi.ErrMenit},
		"versi tak ada":  {isi(3, ""), akademik.ErrRegisterAda},
		"guru jurnal":    {akademik.MasukanPresensi{Sesi: mtk, Jurnal: &akademik.MasukanJurnal{Pengajar: []akademik.Pengajar{{Guru: "g9"}}}}, akademik.ErrGuruTiada},
		"ganti yang tak": {akademik.MasukanPresensi{Sesi: mtk, Jurnal: &akademik.MasukanJurnal{Pengajar: []akademik.Pengajar{{Guru: "g1", Menggantikan: "g2"}}}}, akademik.ErrJurnal},
	} {
		_, _, err := h.IsiPresensi(ctx, h.Pelaku, "", u.m)
		require.ErrorIs(t, err, u.harap, nama)
	}
	_, err = h.RiwayatPresensi(ctx, h.Pelaku, mtk)
	require.ErrorIs(t, err, akademik.ErrRegisterTiada)
	r, tolak, err := h.IsiPresensi(ctx, h.Pelaku, "k", isi(0, "", alpa, presensi.Isian{Santri: s[5].ID, Keadaan: presensi.Alpa}))
	require.NoError(t, err)
	require.Len(t, tolak, 1, "yang bukan anggota ditolak, sisanya disimpan")
	require.ErrorIs(t, tolak[0].Err, presensi.ErrSantri)
	require.Equal(t, []presensi.Catatan{{Santri: s[1].ID, Keadaan: presensi.Alpa}}, r.Catatan)
	require.Len(t, r.Anggota, 5)
	ulang, _, err := h.IsiPresensi(ctx, h.Pelaku, "k", isi(0, "", alpa, presensi.Isian{Santri: s[5].ID, Keadaan: presensi.Alpa}))
	require.NoError(t, err)
	require.Equal(t, 1, ulang.Versi)
	_, _, err = h.IsiPresensi(ctx, h.Pelaku, "", isi(0, "", presensi.Isian{Santri: s[0].ID, Keadaan: presensi.Alpa}))
	require.ErrorIs(t, err, akademik.ErrRegisterAda, "yang kedua melihat yang pertama")
	r, _, err = h.IsiPresensi(ctx, h.Pelaku, "", isi(1, "", alpa))
	require.NoError(t, err)
	require.Equal(t, 1, r.Versi, "koreksi yang sama tidak menyimpan apa-apa")
	sakit := presensi.Isian{Santri: s[1].ID, Keadaan: presensi.Sakit}
	_, _, err = h.IsiPresensi(ctx, h.Pelaku, "", isi(1, "", sakit))
	require.NoError(t, err, "koreksi dalam dua hari tanpa alasan")
	hadir, err := akademik.KehadiranDari(h.Stores).Kehadiran(ctx, lembaga, HariIni, HariIni, h.Kelas.ID)
	require.NoError(t, err)
	require.Len(t, hadir, 5)
	require.Equal(t, presensi.Jumlah{Sakit: 1}, hadir[s[1].ID].Hari)
	hadir, err = akademik.KehadiranDari(h.Stores).Kehadiran(ctx, lembaga, HariIni, HariIni, h.Halaqah.ID)
	require.NoError(t, err)
	require.Empty(t, hadir, "tanpa presensi kehadirannya tidak diketahui, bukan nol")

	// The timetable changes after the fact: the register does not.
	sebelum, err := h.Presensi(ctx, h.Pelaku, mtk)
	require.NoError(t, err)
	rekap, err := h.RekapKelas(ctx, h.Pelaku, h.Kelas.ID, HariIni, HariIni)
	require.NoError(t, err)
	h.SumberPelajaran = JadwalTiruan{{Tanggal: HariIni, Selang: jadwal.Selang{Mulai: jadwal.Pukul(7, 0), Selesai: jadwal.Pukul(7, 40)}, Rombel: h.Kelas.ID, Mapel: "mtk", Guru: []pegawai.ID{"g2"}, JP: 1}}
	sesudah, err := h.Presensi(ctx, h.Pelaku, mtk)
	require.NoError(t, err)
	require.Equal(t, sebelum, sesudah)
	h.SumberPelajaran = JadwalTiruan(nil)
	sesudah, err = h.Presensi(ctx, h.Pelaku, mtk)
	require.NoError(t, err)
	require.Equal(t, sebelum, sesudah)
	kini, err := h.RekapKelas(ctx, h.Pelaku, h.Kelas.ID, HariIni, HariIni)
	require.NoError(t, err)
	require.Equal(t, rekap, kini)
	hari, err := h.SesiHari(ctx, h.Pelaku, HariIni, HariIni)
	require.NoError(t, err)
	require.Len(t, hari, 1, "presensi yang terisi tetap terdaftar walau jadwalnya hilang")
	require.True(t, hari[0].Milik("g1"))

	h.pukul(HariIni.TambahHari(3), 8)
	_, _, err = h.IsiPresensi(ctx, h.Pelaku, "", isi(2, "", alpa))
	require.ErrorIs(t, err, akademik.ErrKoreksi)
	_, _, err = h.IsiPresensi(ctx, h.Pelaku, "", isi(2, "surat menyusul", alpa))
	require.NoError(t, err)
	riwayat, err := h.RiwayatPresensi(ctx, h.Pelaku, mtk)
	require.NoError(t, err)
	require.Len(t, riwayat, 3)
	require.Equal(t, []string{"", "", "surat menyusul"}, []string{riwayat[0].Sebab, riwayat[1].Sebab, riwayat[2].Sebab})
	milik, err := h.PresensiSantri(ctx, h.Pelaku, s[1].ID, HariIni, HariIni)
	require.NoError(t, err)
	require.Len(t, milik, 1)
	require.Equal(t, presensi.Alpa, milik[0].Catatan[0].Keadaan)
	_, err = h.PresensiSantri(ctx, h.Lingkup("MA"), s[1].ID, HariIni, HariIni)
	require.ErrorIs(t, err, akademik.ErrSantriTiada)
	_, err = h.Presensi(ctx, h.Lingkup("Pondok"), mtk)
	require.ErrorIs(t, err, akademik.ErrRombelTiada)

	h.Tahun.Ditutup = true
	_, err = h.AturTahun(ctx, h.Pelaku, "", h.Tahun)
	require.NoError(t, err)
	_, _, err = h.IsiPresensi(ctx, h.Pelaku, "", isi(3, "salah kelas", sakit))
	require.ErrorIs(t, err, akademik.ErrTahunDitutup)
}

// Two teachers take one register at once: it is taken once, the other sees the first.
func layananPresensiSerentak(t *testing.T, h *Sekolah) {
	mtk, _ := h.mengajar()
	const n = 8
	var wg sync.WaitGroup
	errs := make([]error, n)
	for i := range n {
		wg.Go(func() {
			_, _, errs[i] = h.IsiPresensi(t.Context(), h.Pelaku, "", akademik.MasukanPresensi{Sesi: mtk, Isian: []presensi.Isian{{Santri: h.Santri[i%5].ID, Keadaan: presensi.Alpa}}, Jurnal: &akademik.MasukanJurnal{Materi: "Bilangan"}})
		})
	}
	wg.Wait()
	berhasil := 0
	for _, err := range errs {
		if err == nil {
			berhasil++
			continue
		}
		require.ErrorIs(t, err, akademik.ErrRegisterAda)
	}
	require.Equal(t, 1, berhasil)
	rekap, err := h.RekapKelas(t.Context(), h.Pelaku, h.Kelas.ID, HariIni, HariIni)
	require.NoError(t, err)
	jumlah := presensi.Jumlah{}
	for _, r := range rekap.Hasil {
		jumlah = jumlah.Tambah(r.Pelajaran)
	}
	require.Equal(t, presensi.Jumlah{Hadir: 4, Alpa: 1}, jumlah)
}

func layananIzin(t *testing.T, h *Sekolah) {
	ctx := t.Context()
	mtk, _ := h.mengajar()
	a, b, c := h.Santri[0].ID, h.Santri[1].ID, h.Santri[2].ID
	m := akademik.MasukanIzin{Santri: a, Jenis: akademik.IzinUKS, Mulai: HariIni, Selesai: HariIni, Alasan: "demam tinggi", Setujui: true}
	for nama, ubah := range map[string]func(*akademik.MasukanIzin){
		"tanpa santri": func(m *akademik.MasukanIzin) { m.Santri = "" },
		"jenis":        func(m *akademik.MasukanIzin) { m.Jenis = "libur" },
		"mundur":       func(m *akademik.MasukanIzin) { m.Selesai = HariIni.TambahHari(-1) },
		"jam mundur":   func(m *akademik.MasukanIzin) { m.Dari, m.Sampai = 600, 500 },
		"jam":          func(m *akademik.MasukanIzin) { m.Dari = 1500 },
	} {
		x := m
		ubah(&x)
		_, err := h.CatatIzin(ctx, h.Pelaku, "", x)
		require.ErrorIs(t, err, akademik.ErrIzin, nama)
	}
	_, err := h.CatatIzin(ctx, h.Lingkup("MA"), "", m)
	require.ErrorIs(t, err, akademik.ErrSantriTiada)
	izin, err := h.CatatIzin(ctx, h.Pelaku, "k", m)
	require.NoError(t, err)
	ulang, err := h.CatatIzin(ctx, h.Pelaku, "k", m)
	require.NoError(t, err)
	require.Equal(t, izin.ID, ulang.ID)
	menunggu, err := h.CatatIzin(ctx, h.Pelaku, "", akademik.MasukanIzin{Santri: b, Jenis: akademik.IzinPulang, Mulai: HariIni.TambahHari(-1), Selesai: HariIni})
	require.NoError(t, err)
	l, err := h.Presensi(ctx, h.Pelaku, mtk)
	require.NoError(t, err)
	require.Equal(t, map[santri.ID]presensi.Catatan{a: {Santri: a, Keadaan: presensi.Sakit, Cuti: izin.ID, Terisi: true}}, l.Catatan, "yang menunggu belum mengisi")
	r, _, err := h.IsiPresensi(ctx, h.Pelaku, "", akademik.MasukanPresensi{Sesi: mtk, Isian: []presensi.Isian{{Santri: b, Keadaan: presensi.Alpa}, {Santri: c, Keadaan: presensi.Alpa}}})
	require.NoError(t, err)
	require.Len(t, r.Catatan, 3)

	// Approved after the register: who was alpa is excused, with a version that says so.
	_, err = h.SetujuiIzin(ctx, h.Pelaku, "s", menunggu.ID)
	require.NoError(t, err)
	_, err = h.SetujuiIzin(ctx, h.Pelaku, "", menunggu.ID)
	require.ErrorIs(t, err, akademik.ErrIzinStatus)
	l, err = h.Presensi(ctx, h.Pelaku, mtk)
	require.NoError(t, err)
	require.Equal(t, presensi.Izin, l.Catatan[b].Keadaan)
	require.Equal(t, presensi.Alpa, l.Catatan[c].Keadaan)
	require.Equal(t, 2, l.Register.Versi)
	_, err = h.BatalIzin(ctx, h.Pelaku, "", menunggu.ID, "x")
	require.ErrorIs(t, err, akademik.ErrIzinStatus)
	_, err = h.BatalIzin(ctx, h.Pelaku, "b", menunggu.ID, "salah santri")
	require.NoError(t, err)
	l, err = h.Presensi(ctx, h.Pelaku, mtk)
	require.NoError(t, err)
	require.Equal(t, presensi.Alpa, l.Catatan[b].Keadaan)

	// The teacher saw the one in the sick-bay: the register keeps both.
	_, _, err = h.IsiPresensi(ctx, h.Pelaku, "", akademik.MasukanPresensi{Sesi: mtk, Versi: 3, Isian: []presensi.Isian{{Santri: a, Keadaan: presensi.Hadir}}})
	require.NoError(t, err)
	l, err = h.Presensi(ctx, h.Pelaku, mtk)
	require.NoError(t, err)
	require.Equal(t, map[santri.ID]presensi.Catatan{a: {Santri: a, Keadaan: presensi.Hadir, Cuti: izin.ID}}, l.Catatan)

	ada, err := h.DaftarIzin(ctx, h.Pelaku, HariIni, HariIni)
	require.NoError(t, err)
	require.Len(t, ada, 1, "yang batal tidak terdaftar")
	ada, err = h.DaftarIzin(ctx, h.Lingkup("Pondok"), HariIni, HariIni)
	require.NoError(t, err)
	require.Len(t, ada, 1, "santri itu di halaqah Pondok juga")
	ada, err = h.DaftarIzin(ctx, h.Lingkup("MA"), HariIni, HariIni)
	require.NoError(t, err)
	require.Empty(t, ada)
	_, err = h.BatalIzin(ctx, h.Pelaku, "", "tiada", "salah santri")
	require.ErrorIs(t, err, akademik.ErrIzinTiada)
}

func layananJurnal(t *testing.T, h *Sekolah) {
	ctx := t.Context()
	mtk, ipa := h.mengajar()
	h.pukul(HariIni, 10)
	isi := func(s akademik.Sesi, versi int, materi string, ps ...akademik.Pengajar) {
		t.Helper()
		_, _, err := h.IsiPresensi(ctx, h.Pelaku, "", akademik.MasukanPresensi{Sesi: s, Versi: versi, Jurnal: &akademik.MasukanJurnal{Pengajar: ps, Materi: materi}})
		require.NoError(t, err)
	}
	require.NoError(t, h.TunjukPengajar(ctx, h.Pelaku, "", ipa, akademik.Pengajar{Guru: "g1", Menggantikan: "g2"}))
	require.ErrorIs(t, h.TunjukPengajar(ctx, h.Pelaku, "", ipa, akademik.Pengajar{Guru: "g1", Menggantikan: "g1"}), akademik.ErrJurnal)
	hari, err := h.SesiHari(ctx, h.Pelaku, HariIni, HariIni, h.Kelas.ID)
	require.NoError(t, err)
	require.Len(t, hari, 2)
	require.True(t, hari[1].Milik("g1"), "pengganti yang ditunjuk")
	jam := akademik.JamJurnal{Jurnal: h.Stores.Presensi, Catatan: tanpaCatatan{}}
	n, err := jam.JamTertunda(ctx, lembaga, HariIni, HariIni)
	require.NoError(t, err)
	require.Zero(t, n, "penunjukan bukan jam mengajar")
	isi(mtk, 0, " Bilangan  bulat ", akademik.Pengajar{Guru: "g1"})
	isi(ipa, 0, "", akademik.Pengajar{Guru: "g1", Menggantikan: "g2"})
	require.ErrorIs(t, h.TunjukPengajar(ctx, h.Pelaku, "", mtk), akademik.ErrJurnalSetuju)
	js, err := h.DaftarJurnal(ctx, h.Pelaku, akademik.SaringJurnal{Dari: HariIni, Sampai: HariIni, Menunggu: true})
	require.NoError(t, err)
	require.Len(t, js, 2)
	require.Equal(t, "Bilangan bulat", js[0].Materi)
	n, err = jam.JamTertunda(ctx, lembaga, HariIni, HariIni)
	require.NoError(t, err)
	require.Equal(t, 2, n)
	ada, err := jam.Jam(ctx, lembaga, HariIni, HariIni)
	require.NoError(t, err)
	require.Empty(t, ada, "yang menunggu belum dibayar")
	require.ErrorIs(t, h.SetujuiJurnal(ctx, h.Lingkup("Pondok"), "", js[0].ID), akademik.ErrJurnalTiada)
	require.NoError(t, h.SetujuiJurnal(ctx, h.Pelaku, "s", js[0].ID, js[1].ID, js[0].ID))
	require.ErrorIs(t, h.SetujuiJurnal(ctx, h.Pelaku, "", js[0].ID), akademik.ErrJurnalSetuju)
	require.ErrorIs(t, h.SetujuiJurnal(ctx, h.Pelaku, "", "tiada"), akademik.ErrJurnalTiada)
	ada, err = jam.Jam(ctx, lembaga, HariIni, HariIni)
	require.NoError(t, err)
	require.Equal(t, []pegawai.Jam{{Pegawai: "g1", Unit: "MTs", Jumlah: 300, Badal: 100}}, ada, "pengganti yang dibayar, bukan yang digantikan")
	isi(mtk, 1, "Bilangan bulat", akademik.Pengajar{Guru: "g1"})
	n, err = jam.JamTertunda(ctx, lembaga, HariIni, HariIni)
	require.NoError(t, err)
	require.Zero(t, n, "jurnal yang sama tetap disetujui")
	isi(mtk, 1, "Bilangan bulat")
	ada, err = jam.Jam(ctx, lembaga, HariIni, HariIni)
	require.NoError(t, err)
	require.Equal(t, []pegawai.Jam{{Pegawai: "g1", Unit: "MTs", Jumlah: 100, Badal: 100}}, ada, "jurnal yang berubah menunggu lagi")
	require.NoError(t, h.AturAturanPresensi(ctx, h.Pelaku, "", akademik.AturanPresensi{Sejak: dasar.Tgl(2026, 7, 1), JurnalLangsung: true}))
	isi(mtk, 1, "Bilangan cacah", akademik.Pengajar{Guru: "g1"})
	ada, err = jam.Jam(ctx, lembaga, HariIni, HariIni)
	require.NoError(t, err)
	require.Equal(t, pegawai.Kuantitas(300), ada[0].Jumlah, "tanpa persetujuan menurut pengaturan")
	require.ErrorIs(t, h.AturAturanPresensi(ctx, h.Pelaku, "", akademik.AturanPresensi{}), akademik.ErrAturanPresensi)
	_, err = h.DaftarJurnal(ctx, h.Pelaku, akademik.SaringJurnal{})
	require.ErrorIs(t, err, akademik.ErrJurnal)
}

// tanpaCatatan is a payroll without hours entered by hand.
type tanpaCatatan struct {
	pegawai.BerkalaStore[pegawai.CatatanJam]
}

func (tanpaCatatan) Selama(context.Context, dasar.LembagaID, dasar.Tanggal, dasar.Tanggal) iter.Seq2[pegawai.CatatanJam, error] {
	return func(func(pegawai.CatatanJam, error) bool) {}
}

func layananKegiatan(t *testing.T, h *Sekolah) {
	ctx := t.Context()
	baru := akademik.Kegiatan{Nama: "Jamaah Subuh", Jenis: "jamaah", Pola: kalender.Pola{Jenis: kalender.Mingguan, Hari: []time.Weekday{time.Monday, time.Tuesday}}, Mulai: jadwal.Pukul(4, 30), Selesai: jadwal.Pukul(5, 0),
		Rombel: []akademik.RombelID{h.Kelas.ID}, Petugas: []pegawai.ID{"g2"}, Aktif: true}
	for nama, u := range map[string]struct {
		ubah  func(*akademik.Kegiatan)
		harap error
	}{
		"tanpa nama":    {func(k *akademik.Kegiatan) { k.Nama = "" }, akademik.ErrKegiatanPondok},
		"jam mundur":    {func(k *akademik.Kegiatan) { k.Selesai = k.Mulai }, akademik.ErrKegiatanPondok},
		"tanpa peserta": {func(k *akademik.Kegiatan) { k.Rombel = nil }, akademik.ErrKegiatanPondok},
		"dua macam":     {func(k *akademik.Kegiatan) { k.Santri = []santri.ID{h.Santri[0].ID} }, akademik.ErrKegiatanPondok},
		"pola":          {func(k *akademik.Kegiatan) { k.Pola.Hari = nil }, kalender.ErrPola},
		"kelas asing":   {func(k *akademik.Kegiatan) { k.Rombel = []akademik.RombelID{"tiada"} }, akademik.ErrRombelTiada},
		"guru asing":    {func(k *akademik.Kegiatan) { k.Petugas = []pegawai.ID{"g9"} }, akademik.ErrGuruTiada},
		"santri asing":  {func(k *akademik.Kegiatan) { k.Rombel, k.Santri = nil, []santri.ID{"tiada"} }, akademik.ErrSantriTiada},
	} {
		x := baru.Salin()
		u.ubah(&x)
		_, err := h.AturKegiatanPondok(ctx, h.Pelaku, "", x)
		require.ErrorIs(t, err, u.harap, nama)
	}
	subuh, err := h.AturKegiatanPondok(ctx, h.Pelaku, "k", baru)
	require.NoError(t, err)
	ulang, err := h.AturKegiatanPondok(ctx, h.Pelaku, "k", baru)
	require.NoError(t, err)
	require.Equal(t, subuh, ulang)
	silat := baru.Salin()
	silat.Nama, silat.Jenis, silat.Rombel, silat.Santri, silat.Mulai = "Silat", "ekskul", nil, []santri.ID{h.Santri[5].ID, h.Santri[0].ID}, jadwal.Pukul(4, 0)
	silat, err = h.AturKegiatanPondok(ctx, h.Pelaku, "", silat)
	require.NoError(t, err)
	for unit, harap := range map[string][]akademik.Kegiatan{"MTs": {silat, subuh}, "Pondok": {silat}, "lain": nil} {
		ada, err := h.DaftarKegiatanPondok(ctx, h.Lingkup(unit))
		require.NoError(t, err)
		require.ElementsMatch(t, harap, ada, unit)
	}
	hari, err := h.SesiHari(ctx, h.Pelaku, HariIni, HariIni.TambahHari(2))
	require.NoError(t, err)
	require.Len(t, hari, 4, "Senin dan Selasa, dua kegiatan")
	require.Equal(t, "Silat", hari[0].Nama)
	require.True(t, hari[1].Milik("g2"))
	sesi := akademik.Sesi{Tanggal: HariIni, Mulai: silat.Mulai, Kegiatan: silat.ID}
	r, _, err := h.IsiPresensi(ctx, h.Pelaku, "", akademik.MasukanPresensi{Sesi: sesi, Isian: []presensi.Isian{{Santri: h.Santri[5].ID, Keadaan: presensi.Izin}}, Jurnal: &akademik.MasukanJurnal{Materi: "diabaikan"}})
	require.NoError(t, err)
	require.Len(t, r.Anggota, 2)
	_, err = h.Presensi(ctx, h.Pelaku, akademik.Sesi{Tanggal: HariIni.TambahHari(2), Mulai: silat.Mulai, Kegiatan: silat.ID})
	require.ErrorIs(t, err, akademik.ErrSesiTiada)
	_, err = h.Presensi(ctx, h.Pelaku, akademik.Sesi{Tanggal: HariIni, Mulai: silat.Mulai, Kegiatan: "tiada"})
	require.ErrorIs(t, err, akademik.ErrKegiatanTiada)
	silat.Aktif, silat.Nama = false, "Pencak silat"
	_, err = h.AturKegiatanPondok(ctx, h.Pelaku, "", silat)
	require.NoError(t, err)
	lagi, err := h.Presensi(ctx, h.Pelaku, sesi)
	require.NoError(t, err, "kegiatan berhenti, presensinya tetap")
	require.Equal(t, r.Anggota, lagi.Register.Anggota)
	hadir, err := akademik.KehadiranDari(h.Stores).Kehadiran(ctx, lembaga, HariIni, HariIni)
	require.NoError(t, err)
	require.Empty(t, hadir, "kegiatan bukan pelajaran rapor")
}

func layananBelumDiisi(t *testing.T, h *Sekolah) {
	ctx := t.Context()
	mtk, _ := h.mengajar()
	awal := HariIni.TambahHari(-5)
	semua, jumlah, lanjut, err := h.BelumDiisi(ctx, h.Pelaku, awal, HariIni, akademik.SaringSesi{}, dasar.Page{Limit: 4})
	require.NoError(t, err)
	require.Equal(t, 10, jumlah, "lima hari lalu masing-masing dua; pelajaran pagi ini belum usai")
	require.Len(t, semua, 4)
	sisa := semua
	for lanjut != "" {
		semua, _, lanjut, err = h.BelumDiisi(ctx, h.Pelaku, awal, HariIni, akademik.SaringSesi{}, dasar.Page{Limit: 4, After: lanjut})
		require.NoError(t, err)
		sisa = append(sisa, semua...)
	}
	require.Len(t, sisa, 10)
	require.True(t, slices.IsSortedFunc(sisa, func(a, b akademik.SesiHari) int { return a.Tanggal.Compare(b.Tanggal) }))
	kemarin := mtk
	kemarin.Tanggal = HariIni.TambahHari(-1)
	_, _, err = h.IsiPresensi(ctx, h.Pelaku, "", akademik.MasukanPresensi{Sesi: kemarin})
	require.NoError(t, err)
	_, jumlah, _, err = h.BelumDiisi(ctx, h.Pelaku, awal, HariIni, akademik.SaringSesi{Guru: "g1", Rombel: h.Kelas.ID}, dasar.Page{})
	require.NoError(t, err)
	require.Equal(t, 4, jumlah)
	_, jumlah, _, err = h.BelumDiisi(ctx, h.Lingkup("Pondok"), awal, HariIni, akademik.SaringSesi{}, dasar.Page{})
	require.NoError(t, err)
	require.Zero(t, jumlah)
	_, _, _, err = h.BelumDiisi(ctx, h.Pelaku, awal, awal.TambahHari(99), akademik.SaringSesi{}, dasar.Page{})
	require.ErrorIs(t, err, akademik.ErrSesi)
}
