package akademiktest

import (
	"context"
	"fmt"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/hafalan"
	"github.com/pesantren-go/pesantren/akademik/mushaf"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/akademik/presensi"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

func ujiUjian(t *testing.T, k Toko) {
	ctx, st := t.Context(), k.Stores.Ujian
	d := func(n int) dasar.Tanggal { return dasar.Tgl(2026, 10, n) }
	a := akademik.Ujian{ID: "a", Tahun: "t", Periode: "1", Jenis: akademik.UjianDiniyah, Nama: "Nisfu sanah", Rombel: []akademik.RombelID{"r1", "r2"}, Mulai: d(1), Selesai: d(3), Oleh: "akun", Dicatat: saat,
		Gerbang: []akademik.GerbangBerlaku{{Sejak: d(1), Oleh: "akun", Syarat: []akademik.SyaratUjian{{Gerbang: nilai.Gerbang{Kode: "alf", Nama: "Alfiyah", Jenis: nilai.GerbangHafalan, Ambang: nilai.A(350), Satuan: "bait"}, Dari: "alfiyah"}}}}}
	b := akademik.Ujian{ID: "b", Jenis: akademik.UjianTahfidz, Nama: "Tasmi", Rombel: []akademik.RombelID{"r1"}, Mulai: d(5), Selesai: d(5), Batal: "salah tahun", Dicatat: saat}
	require.NoError(t, st.SimpanUjian(ctx, lembaga, a, b))
	require.NoError(t, st.SimpanUjian(ctx, lain, a))
	for _, x := range []*akademik.Ujian{&a, &b} {
		x.Lembaga, x.Versi = lembaga, 1
	}
	ada, err := st.Ujian(ctx, lembaga)
	require.NoError(t, err)
	require.Equal(t, []akademik.Ujian{b, a}, ada, "terbaru dahulu")
	ada[1].Gerbang[0].Syarat[0].Dari = "diubah pembaca"
	ada, err = st.Ujian(ctx, lembaga, "a", "tiada")
	require.NoError(t, err)
	require.Equal(t, []akademik.Ujian{a}, ada)
	require.NoError(t, st.SimpanUjian(ctx, lembaga, a))
	require.ErrorIs(t, st.SimpanUjian(ctx, lembaga, a), akademik.ErrVersi)

	c := akademik.CatatanSyarat{ID: "c", Ujian: "a", Santri: "s2", Gerbang: "hadir", Jenis: akademik.UkuranSyarat, Nilai: nilai.A(85), Pada: d(1), Oleh: "akun", Dicatat: saat}
	e := akademik.CatatanSyarat{ID: "e", Ujian: "a", Santri: "s1", Gerbang: "alf", Jenis: akademik.DispensasiSyarat, Alasan: "sakit lama", Pada: d(1), Batal: "salah orang", Dicatat: saat}
	require.NoError(t, st.SimpanSyarat(ctx, lembaga, c, e))
	require.NoError(t, st.SimpanSyarat(ctx, lain, c))
	c.Lembaga, c.Versi, e.Lembaga, e.Versi = lembaga, 1, lembaga, 1
	cs, err := st.Syarat(ctx, lembaga, "a")
	require.NoError(t, err)
	require.Equal(t, []akademik.CatatanSyarat{e, c}, cs)
	require.ErrorIs(t, st.SimpanSyarat(ctx, lembaga, akademik.CatatanSyarat{ID: "c", Ujian: "a"}), akademik.ErrVersi)

	h := akademik.HasilUjian{ID: "h", Ujian: "b", Santri: "s1", Ke: 1, Hadir: true, Penguji: []pegawai.ID{"g1", "g2"}, Nilai: "95", Hasil: hafalan.Lulus, Uraian: []string{"satu"}, Setoran: []string{"x"}, Catatan: "baik", Tanggal: d(5), Oleh: "akun", Dicatat: saat,
		Bagian: []akademik.BagianUjian{{Rentang: akademik.RentangAyat{Dari: 1, Sampai: 7}, Kesalahan: []akademik.Kesalahan{{Jenis: "lupa", Banyak: 2}}}}}
	g := akademik.HasilUjian{ID: "g", Ujian: "a", Santri: "s1", Ke: 2, Batal: "salah", Tanggal: d(5), Dicatat: saat}
	require.NoError(t, st.SimpanHasil(ctx, lembaga, h, g))
	require.NoError(t, st.SimpanHasil(ctx, lain, h))
	h.Lembaga, h.Versi, g.Lembaga, g.Versi = lembaga, 1, lembaga, 1
	hs, err := st.Hasil(ctx, lembaga, "b", "a")
	require.NoError(t, err)
	require.Equal(t, []akademik.HasilUjian{g, h}, hs)
	hs[1].Bagian[0].Kesalahan[0].Banyak = 99
	hs, err = st.Hasil(ctx, lembaga, "b")
	require.NoError(t, err)
	require.Equal(t, []akademik.HasilUjian{h}, hs)
	hs, err = st.Hasil(ctx, lembaga)
	require.NoError(t, err)
	require.Empty(t, hs)
	require.ErrorIs(t, st.SimpanHasil(ctx, lembaga, akademik.HasilUjian{ID: "h", Ujian: "b"}), akademik.ErrVersi)
}

func ujiSyahadah(t *testing.T, k Toko) {
	ctx, st := t.Context(), k.Stores.Ujian
	buat := func(id string, tahun, urut int, s santri.ID) akademik.Syahadah {
		return akademik.Syahadah{ID: id, Tahun: tahun, Urut: urut, Santri: s, Judul: "Syahadah 1 juz", Tanggal: dasar.Tgl(tahun, 10, 1), Oleh: "akun", Dicatat: saat,
			Syarat: []akademik.SyaratSyahadah{{Kode: "juz", Nama: "Mutqin 1 juz", Mutqin: true, Basis: hafalan.BasisJuz, Ambang: "1", Ada: "1", Lingkup: []akademik.RentangAyat{{Dari: 1, Sampai: 7}}}}}
	}
	a, b, c := buat("a", 2026, 1, "s1"), buat("b", 2026, 2, "s2"), buat("c", 2025, 1, "s1")
	b.Batal = "salah nama"
	require.NoError(t, st.SimpanSyahadah(ctx, lembaga, a, b, c))
	require.NoError(t, st.SimpanSyahadah(ctx, lain, buat("a", 2026, 1, "s1")))
	for _, x := range []*akademik.Syahadah{&a, &b, &c} {
		x.Lembaga, x.Versi = lembaga, 1
	}
	for nama, u := range map[string]struct {
		f     akademik.SaringSyahadah
		harap []akademik.Syahadah
	}{
		"semua":  {akademik.SaringSyahadah{}, []akademik.Syahadah{b, a, c}},
		"tahun":  {akademik.SaringSyahadah{Tahun: 2026}, []akademik.Syahadah{b, a}},
		"santri": {akademik.SaringSyahadah{Santri: []santri.ID{"s1"}}, []akademik.Syahadah{a, c}},
		"id":     {akademik.SaringSyahadah{ID: []string{"b", "tiada"}}, []akademik.Syahadah{b}},
		"tiada":  {akademik.SaringSyahadah{ID: []string{}}, nil},
	} {
		ada, err := st.Syahadah(ctx, lembaga, u.f)
		require.NoError(t, err, nama)
		require.Equal(t, u.harap, ada, nama)
	}
	require.ErrorIs(t, st.SimpanSyahadah(ctx, lembaga, buat("z", 2026, 2, "s3")), akademik.ErrSyahadahNomor, "nomor yang batal tidak dipakai lagi")
	require.ErrorIs(t, st.SimpanSyahadah(ctx, lembaga, buat("a", 2026, 9, "s1"), buat("z", 2026, 2, "s3")), akademik.ErrVersi, "yang basi disebut sebelum nomornya")
	require.ErrorIs(t, st.SimpanSyahadah(ctx, lembaga, buat("a", 2026, 9, "s1")), akademik.ErrVersi)
}

// bayaran is what santri were billed and paid.
type bayaran map[santri.ID]akademik.Bayaran

// Bayaran implements [akademik.SumberBayar].
func (b bayaran) Bayaran(_ context.Context, l dasar.LembagaID, komponen string, dari, sampai dasar.Tanggal, s ...santri.ID) (map[santri.ID]akademik.Bayaran, error) {
	if l != lembaga || komponen != "" || dari != dasar.Tgl(2026, 7, 1) || sampai != HariIni {
		return nil, fmt.Errorf("asked for %q from %s to %s", komponen, dari, sampai)
	}
	return b, nil
}

type kehadiran map[santri.ID]presensi.Rekap

// Kehadiran implements [akademik.SumberKehadiran].
func (k kehadiran) Kehadiran(context.Context, dasar.LembagaID, dasar.Tanggal, dasar.Tanggal, ...akademik.RombelID) (map[santri.ID]presensi.Rekap, error) {
	return k, nil
}

func gerbang(kode string, j nilai.JenisGerbang, ambang int64, satuan, dari string) akademik.SyaratUjian {
	return akademik.SyaratUjian{Gerbang: nilai.Gerbang{Kode: kode, Nama: "Syarat " + kode, Jenis: j, Ambang: nilai.A(ambang), Satuan: satuan}, Dari: dari}
}

// ujian gives class 7A an exam that begins today.
func (h *Sekolah) ujian(t *testing.T, jenis akademik.JenisUjian, nama string) akademik.Ujian {
	u, err := h.AturUjian(t.Context(), h.Pelaku, "", akademik.Ujian{Periode: "1", Jenis: jenis, Nama: nama, Rombel: []akademik.RombelID{h.Kelas.ID}, Mulai: HariIni, Selesai: HariIni.TambahHari(5)})
	require.NoError(t, err)
	return u
}

// Every kind of gate is measured from what is recorded; what nobody measured is not
// known; a payment never shows an amount, nor why somebody was let through.
func layananGerbang(t *testing.T, h *Sekolah) {
	ctx := t.Context()
	s1, s2, s3 := h.Santri[0].ID, h.Santri[1].ID, h.Santri[2].ID
	h.Bayar = bayaran{s1: {Ditagih: 1_000_000, Dibayar: 499_999}, s2: {Ditagih: 1_000_000, Dibayar: 500_000}}
	dulu, u := h.ujian(t, akademik.UjianDiniyah, "Ujian I"), h.ujian(t, akademik.UjianDiniyah, "Ujian II")
	_, err := h.CatatKitab(ctx, h.Pelaku, "", kitab("", s1, "alfiyah", HariIni, 1, 350), kitab("", s2, "alfiyah", HariIni, 1, 349))
	require.NoError(t, err)
	_, err = h.CatatSetoran(ctx, h.Pelaku, "", setoran("", s1, HariIni, 5673, 6236))
	require.NoError(t, err)
	require.NoError(t, h.CatatHasilUjian(ctx, h.Pelaku, "", dulu.ID, akademik.HasilUjian{Santri: s1, Hadir: true, Nilai: "6.5", Tanggal: HariIni}, akademik.HasilUjian{Santri: s2, Tanggal: HariIni}))
	syarat := []akademik.SyaratUjian{gerbang("alf", nilai.GerbangHafalan, 350, "bait", "alfiyah"), gerbang("juz", nilai.GerbangHafalan, 1, "juz", ""), gerbang("hadir", nilai.GerbangKehadiran, 80, "persen", ""),
		gerbang("lunas", nilai.GerbangBayar, 50, "persen", ""), gerbang("dulu", nilai.GerbangUjian, 1, "", dulu.ID), gerbang("adab", nilai.GerbangManual, 1, "", "")}
	for nama, x := range map[string]struct {
		s     akademik.SyaratUjian
		harap error
	}{
		"kitab tiada":     {gerbang("x", nilai.GerbangKitab, 1, "bab", "tiada"), akademik.ErrSyaratUjian},
		"tanpa kitab":     {gerbang("x", nilai.GerbangKitab, 1, "bab", ""), akademik.ErrSyaratUjian},
		"ujian sendiri":   {gerbang("x", nilai.GerbangUjian, 1, "", u.ID), akademik.ErrSyaratUjian},
		"satuan asing":    {gerbang("x", nilai.GerbangHafalan, 1, "hizb", ""), akademik.ErrSyaratUjian},
		"persen berlebih": {gerbang("x", nilai.GerbangBayar, 101, "persen", ""), nilai.ErrGerbang},
		"kode dua kali":   {gerbang("alf", nilai.GerbangManual, 1, "", ""), nilai.ErrGerbang},
		"ambang nol":      {gerbang("x", nilai.GerbangManual, 0, "", ""), nilai.ErrGerbang},
	} {
		_, err := h.AturGerbang(ctx, h.Pelaku, "", u.ID, HariIni, append([]akademik.SyaratUjian{syarat[0]}, x.s))
		require.ErrorIs(t, err, x.harap, nama)
	}
	_, err = h.AturGerbang(ctx, h.Pelaku, "", u.ID, HariIni.TambahHari(-30), syarat[:1])
	require.NoError(t, err)
	u, err = h.AturGerbang(ctx, h.Pelaku, "", u.ID, HariIni, syarat)
	require.NoError(t, err)
	require.Len(t, u.Gerbang, 2, "yang lama tetap terbaca")
	require.Len(t, u.SyaratPada(HariIni.TambahHari(-1)), 1)

	keadaan := func(l akademik.LembarUjian, id santri.ID) (ks []nilai.KeadaanGerbang, layak bool) {
		for _, p := range l.Peserta {
			if p.ID == id {
				for _, x := range p.Putusan {
					ks = append(ks, x.Keadaan)
				}
				layak = p.Layak
			}
		}
		return ks, layak
	}
	ya, belum, taktahu := nilai.GerbangTerpenuhi, nilai.GerbangBelum, nilai.GerbangTakTahu
	l, err := h.PesertaUjian(ctx, h.Pelaku, u.ID)
	require.NoError(t, err)
	require.Len(t, l.Peserta, 5)
	ks, layak := keadaan(l, s1)
	require.Equal(t, []nilai.KeadaanGerbang{ya, ya, taktahu, belum, ya, taktahu}, ks)
	require.False(t, layak)
	ks, _ = keadaan(l, s2)
	require.Equal(t, []nilai.KeadaanGerbang{belum, belum, taktahu, ya, belum, taktahu}, ks, "yang tidak hadir belum mengikuti ujian sebelumnya")
	ks, _ = keadaan(l, s3)
	require.Equal(t, ya, ks[3], "yang tidak ditagih lunas")
	require.Equal(t, "1", l.Peserta[1].Putusan[0].Kurang.String(), "kurang 1 bait")
	require.Zero(t, l.Peserta[0].Putusan[3].Kurang.Tanda(), "kekurangan bayar tidak disebut")

	catat := func(s santri.ID, kode string, j akademik.JenisCatatanSyarat, n int64, alasan string) akademik.CatatanSyarat {
		return akademik.CatatanSyarat{Santri: s, Gerbang: kode, Jenis: j, Nilai: nilai.A(n), Alasan: alasan}
	}
	for nama, c := range map[string]akademik.CatatanSyarat{
		"diukur sendiri":  catat(s1, "alf", akademik.UkuranSyarat, 400, ""),
		"persen berlebih": catat(s1, "hadir", akademik.UkuranSyarat, 101, ""),
		"syarat asing":    catat(s1, "x", akademik.UkuranSyarat, 1, ""),
		"bukan peserta":   catat(h.Santri[5].ID, "hadir", akademik.UkuranSyarat, 1, ""),
		"tanpa alasan":    catat(s1, "alf", akademik.DispensasiSyarat, 0, ""),
		"alasan keluarga": catat(s1, "lunas", akademik.DispensasiSyarat, 0, "ayahnya sedang tidak bekerja"),
		"jenis asing":     catat(s1, "hadir", "lain", 0, "alasan"),
	} {
		require.ErrorIs(t, h.CatatSyarat(ctx, h.Pelaku, "", u.ID, catat(s1, "hadir", akademik.UkuranSyarat, 90, ""), c), akademik.ErrCatatanSyarat, nama)
	}
	require.ErrorIs(t, h.CatatHasilUjian(ctx, h.Pelaku, "", u.ID, akademik.HasilUjian{Santri: s1, Hadir: true, Tanggal: HariIni}), akademik.ErrBelumLayak)
	beri := []akademik.CatatanSyarat{catat(s1, "hadir", akademik.UkuranSyarat, 70, ""), catat(s1, "hadir", akademik.UkuranSyarat, 90, ""), catat(s1, "adab", akademik.UkuranSyarat, 1, ""),
		catat(s1, "lunas", akademik.DispensasiSyarat, 0, string(akademik.KeputusanPimpinan)), catat(s2, "juz", akademik.DispensasiSyarat, 0, "sakit sepekan")}
	require.NoError(t, h.CatatSyarat(ctx, h.Pelaku, "k", u.ID, beri...))
	require.NoError(t, h.CatatSyarat(ctx, h.Pelaku, "k", u.ID, beri...), "kiriman ulang")
	require.ErrorIs(t, h.CatatSyarat(ctx, h.Pelaku, "", u.ID, beri[4]), akademik.ErrCatatanSyarat, "sudah diberi")
	l, err = h.PesertaUjian(ctx, h.Pelaku, u.ID)
	require.NoError(t, err)
	ks, layak = keadaan(l, s1)
	require.Equal(t, []nilai.KeadaanGerbang{ya, ya, ya, belum, ya, ya}, ks)
	require.True(t, layak)
	require.Equal(t, []string{"akun-guru", ""}, []string{l.Peserta[0].Putusan[3].Dispensasi.Oleh, l.Peserta[0].Putusan[3].Dispensasi.Alasan}, "siapa, bukan mengapa")
	require.Equal(t, "sakit sepekan", l.Peserta[1].Putusan[1].Dispensasi.Alasan)
	cs, err := h.CatatanUjian(ctx, h.Pelaku, u.ID)
	require.NoError(t, err)
	require.Len(t, cs, 5)
	h.Hadir = kehadiran{s1: {Pelajaran: presensi.Jumlah{Hadir: 3, Alpa: 1}}}
	l, err = h.PesertaUjian(ctx, h.Pelaku, u.ID)
	require.NoError(t, err)
	ks, _ = keadaan(l, s1)
	require.Equal(t, belum, ks[2], "75 persen menurut presensi, bukan catatan tangan")
	h.Hadir = nil
	rapor, err := h.GerbangRapor(ctx, lembaga, "1", h.Kelas.ID)
	require.NoError(t, err)
	require.Len(t, rapor[h.Kelas.ID][s1], 6)

	for _, c := range cs {
		if c.Gerbang == "lunas" {
			require.ErrorIs(t, h.BatalSyarat(ctx, h.Pelaku, "", u.ID, c.ID, "x"), akademik.ErrCatatanSyarat)
			require.NoError(t, h.BatalSyarat(ctx, h.Pelaku, "", u.ID, c.ID, "salah orang"))
			require.ErrorIs(t, h.BatalSyarat(ctx, h.Pelaku, "", u.ID, c.ID, "sekali lagi"), akademik.ErrHasilTiada)
		}
	}
	l, err = h.PesertaUjian(ctx, h.Pelaku, u.ID)
	require.NoError(t, err)
	_, layak = keadaan(l, s1)
	require.False(t, layak)
	_, err = h.PesertaUjian(ctx, h.Lingkup("Pondok"), u.ID)
	require.ErrorIs(t, err, akademik.ErrUjianTiada)
	for nama, ubah := range map[string]func(*akademik.Ujian){
		"tanpa nama": func(u *akademik.Ujian) { u.Nama = "" }, "tanpa kelas": func(u *akademik.Ujian) { u.Rombel = nil }, "mundur": func(u *akademik.Ujian) { u.Selesai = HariIni.TambahHari(-1) },
		"jenis asing": func(u *akademik.Ujian) { u.Jenis = "lisan" },
	} {
		x := u.Salin()
		ubah(&x)
		_, err := h.AturUjian(ctx, h.Pelaku, "", x)
		require.ErrorIs(t, err, akademik.ErrUjian, nama)
	}
	u.Batal = "diundur"
	u, err = h.AturUjian(ctx, h.Pelaku, "", u)
	require.NoError(t, err)
	require.Len(t, u.Gerbang, 2)
	require.ErrorIs(t, h.CatatSyarat(ctx, h.Pelaku, "", u.ID, beri[0]), akademik.ErrUjianTiada)
}

// A tahfidz exam is judged by errors, becomes mutqin, keeps every attempt, and leads to
// a numbered syahadah; voiding it takes the mutqin away.
func layananUjianTahfidz(t *testing.T, h *Sekolah) {
	ctx, s1 := t.Context(), h.Santri[0].ID
	u := h.ujian(t, akademik.UjianTahfidz, "Tasmi juz 30")
	juz30, err := h.Mushaf().Bagian(mushaf.Juz, 30)
	require.NoError(t, err)
	bagian := func(salah int) []akademik.BagianUjian {
		return []akademik.BagianUjian{{Rentang: akademik.RentangAyat{Dari: int(juz30.Dari), Sampai: int(juz30.Sampai)}, Kesalahan: []akademik.Kesalahan{{Jenis: "lupa", Banyak: salah}}}}
	}
	hasil := func(salah int) akademik.HasilUjian {
		return akademik.HasilUjian{Santri: s1, Hadir: true, Penguji: []pegawai.ID{"g1", "g2"}, Bagian: bagian(salah), Tanggal: HariIni}
	}
	_, err = h.CatatSetoran(ctx, h.Pelaku, "", setoran("", s1, HariIni.TambahHari(-1), int(juz30.Dari), int(juz30.Sampai)))
	require.NoError(t, err)
	for nama, x := range map[string]struct {
		ubah  func(*akademik.HasilUjian)
		harap error
	}{
		"bukan peserta": {func(x *akademik.HasilUjian) { x.Santri = h.Santri[5].ID }, akademik.ErrHasilUjian},
		"tanpa bagian":  {func(x *akademik.HasilUjian) { x.Bagian = nil }, hafalan.ErrUjian},
		"dua kali":      {func(x *akademik.HasilUjian) { x.Bagian = append(x.Bagian, x.Bagian[0]) }, hafalan.ErrUjian},
		"ayat asing":    {func(x *akademik.HasilUjian) { x.Bagian[0].Rentang.Sampai = 6237 }, mushaf.ErrAyat},
		"negatif":       {func(x *akademik.HasilUjian) { x.Bagian[0].Kesalahan[0].Banyak = -1 }, hafalan.ErrKesalahan},
		"guru asing":    {func(x *akademik.HasilUjian) { x.Penguji = []pegawai.ID{"g9"} }, akademik.ErrGuruTiada},
		"kemarin":       {func(x *akademik.HasilUjian) { x.Tanggal = HariIni.TambahHari(-1) }, akademik.ErrHasilUjian},
	} {
		y := hasil(1)
		x.ubah(&y)
		require.ErrorIs(t, h.CatatHasilUjian(ctx, h.Pelaku, "", u.ID, y), x.harap, nama)
	}
	require.NoError(t, h.CatatHasilUjian(ctx, h.Pelaku, "1", u.ID, hasil(9)))
	_, err = h.TerbitkanSyahadah(ctx, h.Pelaku, "", s1, "Syahadah 1 juz", HariIni, akademik.SyaratJuz(1, true))
	require.ErrorIs(t, err, akademik.ErrSyahadahSyarat, "22,5 dari 100 hilang: ulang")
	require.NoError(t, h.CatatHasilUjian(ctx, h.Pelaku, "2", u.ID, hasil(8)))
	require.NoError(t, h.CatatHasilUjian(ctx, h.Pelaku, "2", u.ID, hasil(8)), "kiriman ulang")
	l, err := h.PesertaUjian(ctx, h.Pelaku, u.ID)
	require.NoError(t, err)
	require.Len(t, l.Peserta[0].Hasil, 2, "tiap percobaan disimpan")
	for i, mau := range []struct {
		nilai string
		hasil hafalan.Hasil
	}{{"77.5", hafalan.Ulang}, {"80", hafalan.Lulus}} {
		x := l.Peserta[0].Hasil[i]
		require.Equal(t, []any{i + 1, mau.nilai, mau.hasil}, []any{x.Ke, x.Nilai, x.Hasil})
		require.NotEmpty(t, x.Uraian)
	}
	k, err := h.Hafalan(ctx, h.Pelaku, s1)
	require.NoError(t, err)
	require.Equal(t, 564, k.Mutqin.Jumlah())

	terbit, err := h.TerbitkanSyahadah(ctx, h.Pelaku, "k", s1, "Syahadah 1 juz", HariIni, akademik.SyaratJuz(1, true))
	require.NoError(t, err)
	require.Equal(t, "001/SYH/2026", terbit.Nomor())
	ulang, err := h.TerbitkanSyahadah(ctx, h.Pelaku, "k", s1, "Syahadah 1 juz", HariIni, akademik.SyaratJuz(1, true))
	require.NoError(t, err)
	require.Equal(t, terbit, ulang)
	for _, x := range []struct {
		judul string
		hari  dasar.Tanggal
		s     []hafalan.Syarat
	}{{"", HariIni, []hafalan.Syarat{akademik.SyaratJuz(1, true)}}, {"Judul", HariIni.TambahHari(1), []hafalan.Syarat{akademik.SyaratJuz(1, true)}}, {"Judul", HariIni, nil}} {
		_, err := h.TerbitkanSyahadah(ctx, h.Pelaku, "", s1, x.judul, x.hari, x.s...)
		require.ErrorIs(t, err, akademik.ErrSyahadah)
	}
	tumbuh, err := h.TerbitkanSyahadah(ctx, h.Pelaku, "k2", s1, "Syahadah tumbuh", HariIni, akademik.SyaratJuz(1, false))
	require.NoError(t, err)
	_, err = h.CatatSetoran(ctx, h.Pelaku, "", setoran("", s1, HariIni, 1, 7))
	require.NoError(t, err)
	ulang, err = h.TerbitkanSyahadah(ctx, h.Pelaku, "k2", s1, "Syahadah tumbuh", HariIni, akademik.SyaratJuz(1, false))
	require.NoError(t, err, "hafalan bertambah di antara dua kiriman yang sama")
	require.Equal(t, tumbuh, ulang)
	const n = 6
	var wg sync.WaitGroup
	errs := make([]error, n)
	for i := range n {
		wg.Go(func() {
			_, errs[i] = h.TerbitkanSyahadah(ctx, h.Pelaku, "", s1, "Syahadah juz 30", HariIni, akademik.SyaratJuz(1, false))
		})
	}
	wg.Wait()
	for _, err := range errs {
		require.NoError(t, err)
	}
	semua, err := h.DaftarSyahadah(ctx, h.Pelaku, akademik.SaringSyahadah{Tahun: 2026})
	require.NoError(t, err)
	require.Len(t, semua, n+2)
	require.Equal(t, n+2, semua[0].Urut, "bernomor urut tanpa lubang")
	_, err = h.BatalSyahadah(ctx, h.Pelaku, "", terbit.ID, "x")
	require.ErrorIs(t, err, akademik.ErrSyahadahTiada)
	batal, err := h.BatalSyahadah(ctx, h.Pelaku, "", terbit.ID, "salah nama")
	require.NoError(t, err)
	require.Equal(t, "salah nama", batal.Batal)
	_, err = h.BatalSyahadah(ctx, h.Pelaku, "", terbit.ID, "sekali lagi")
	require.ErrorIs(t, err, akademik.ErrSyahadahTiada)
	pondok, err := h.DaftarSyahadah(ctx, h.Lingkup("lain"), akademik.SaringSyahadah{})
	require.NoError(t, err)
	require.Empty(t, pondok)

	require.ErrorIs(t, h.BatalHasilUjian(ctx, h.Pelaku, "", u.ID, l.Peserta[0].Hasil[1].ID, "x"), akademik.ErrHasilUjian)
	require.NoError(t, h.BatalHasilUjian(ctx, h.Pelaku, "", u.ID, l.Peserta[0].Hasil[1].ID, "salah santri"))
	require.ErrorIs(t, h.BatalHasilUjian(ctx, h.Pelaku, "", u.ID, l.Peserta[0].Hasil[1].ID, "sekali lagi"), akademik.ErrHasilTiada)
	k, err = h.Hafalan(ctx, h.Pelaku, s1)
	require.NoError(t, err)
	require.True(t, k.Mutqin.Kosong(), "mutqin pergi bersama ujian yang batal")
}

// An exam of two units: an officer of one of them sees it with the own santri, records
// about them, and neither changes it nor touches what stands about the others.
func layananUjianUnit(t *testing.T, h *Sekolah) {
	ctx := t.Context()
	u := h.ujian(t, akademik.UjianDiniyah, "Ujian bersama")
	u.Rombel = []akademik.RombelID{h.Kelas.ID, h.Halaqah.ID}
	u, err := h.AturUjian(ctx, h.Pelaku, "", u)
	require.NoError(t, err)
	_, err = h.AturGerbang(ctx, h.Pelaku, "", u.ID, HariIni, []akademik.SyaratUjian{gerbang("adab", nilai.GerbangManual, 1, "", "")})
	require.NoError(t, err)
	dua, lima := h.Santri[0].ID, h.Santri[4].ID // of both units, of MTs alone
	catat := func(s santri.ID) akademik.CatatanSyarat {
		return akademik.CatatanSyarat{Santri: s, Gerbang: "adab", Jenis: akademik.UkuranSyarat, Nilai: nilai.A(1)}
	}
	require.NoError(t, h.CatatSyarat(ctx, h.Pelaku, "", u.ID, catat(dua), catat(lima)))
	require.NoError(t, h.CatatHasilUjian(ctx, h.Pelaku, "", u.ID, akademik.HasilUjian{Santri: dua, Hadir: true, Tanggal: HariIni}, akademik.HasilUjian{Santri: lima, Hadir: true, Tanggal: HariIni}))
	cs, err := h.CatatanUjian(ctx, h.Pelaku, u.ID)
	require.NoError(t, err)
	hs, err := h.Stores.Ujian.Hasil(ctx, lembaga, u.ID)
	require.NoError(t, err)
	pondok := h.Lingkup("Pondok")
	l, err := h.PesertaUjian(ctx, pondok, u.ID)
	require.NoError(t, err)
	require.Len(t, l.Peserta, 3)
	milik, err := h.CatatanUjian(ctx, pondok, u.ID)
	require.NoError(t, err)
	require.Len(t, milik, 1)
	require.Equal(t, dua, milik[0].Santri)
	for _, x := range cs {
		if x.Santri == lima {
			require.ErrorIs(t, h.BatalSyarat(ctx, pondok, "", u.ID, x.ID, "salah orang"), akademik.ErrHasilTiada)
		}
	}
	for _, x := range hs {
		if err := h.BatalHasilUjian(ctx, pondok, "", u.ID, x.ID, "salah orang"); x.Santri == lima {
			require.ErrorIs(t, err, akademik.ErrHasilTiada)
		} else {
			require.NoError(t, err)
		}
	}
	_, err = h.AturGerbang(ctx, pondok, "", u.ID, HariIni, nil)
	require.ErrorIs(t, err, dasar.ErrLingkup)
	u, err = h.Ujian(ctx, h.Pelaku, u.ID)
	require.NoError(t, err)
	u.Rombel = []akademik.RombelID{h.Halaqah.ID}
	_, err = h.AturUjian(ctx, pondok, "", u)
	require.ErrorIs(t, err, dasar.ErrLingkup, "kelas unit lain tidak dikeluarkan")
	_, err = h.AturUjian(ctx, h.Pelaku, "", u)
	require.NoError(t, err)
}
