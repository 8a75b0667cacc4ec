package hafalan_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/akademik/hafalan"
	"github.com/pesantren-go/pesantren/akademik/mushaf"
	"github.com/pesantren-go/pesantren/dasar"
)

func TestAturanNilai(t *testing.T) {
	t.Parallel()
	berat := hafalan.AturanNilai{
		Awal: des("100"), Lulus: des("70"),
		PerSalah: map[hafalan.Salah]decimal.Decimal{hafalan.Lupa: des("5"), hafalan.Tajwid: des("0.5"), hafalan.Tawaqquf: {}},
	}
	for nama, c := range map[string]struct {
		aturan hafalan.AturanNilai
		salah  []hafalan.Kesalahan
		nilai  string
		hasil  hafalan.Hasil
	}{
		"tanpa kesalahan":      {hafalan.AturanNilaiBaku(), nil, "100", hafalan.Lulus},
		"8 kesalahan tepat 80": {hafalan.AturanNilaiBaku(), []hafalan.Kesalahan{{Jenis: hafalan.Lupa, Banyak: 8}}, "80", hafalan.Lulus},
		"9 kesalahan":          {hafalan.AturanNilaiBaku(), []hafalan.Kesalahan{{Jenis: hafalan.Lupa, Banyak: 4}, {Jenis: hafalan.Tajwid, Banyak: 5}}, "77.5", hafalan.Ulang},
		"tidak di bawah nol":   {hafalan.AturanNilaiBaku(), []hafalan.Kesalahan{{Jenis: hafalan.Lupa, Banyak: 400}}, "0", hafalan.Ulang},
		"menurut jenis":        {berat, []hafalan.Kesalahan{{Jenis: hafalan.Lupa, Banyak: 5}, {Jenis: hafalan.Tajwid, Banyak: 10}, {Jenis: hafalan.Tawaqquf, Banyak: 9}}, "70", hafalan.Lulus},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			p, err := c.aturan.Nilai(c.salah...)
			require.NoError(t, err)
			require.Equal(t, c.nilai, p.Nilai.String())
			require.Equal(t, c.hasil, p.Hasil)
			require.Contains(t, p.Uraian[len(p.Uraian)-1], string(c.hasil))
		})
	}
	_, err := berat.Nilai(hafalan.Kesalahan{Jenis: "lain", Banyak: 1})
	require.ErrorIs(t, err, hafalan.ErrKesalahan)
	_, err = berat.Nilai(hafalan.Kesalahan{Jenis: hafalan.Lupa, Banyak: -1})
	require.ErrorIs(t, err, hafalan.ErrKesalahan)
	for _, ubah := range []func(*hafalan.AturanNilai){
		func(a *hafalan.AturanNilai) { a.Lulus = des("101") },
		func(a *hafalan.AturanNilai) { a.Lulus = des("-1") },
		func(a *hafalan.AturanNilai) { a.Awal = decimal.Zero },
		func(a *hafalan.AturanNilai) { a.PerLain = new(des("-1")) },
		func(a *hafalan.AturanNilai) { a.PerSalah = map[hafalan.Salah]decimal.Decimal{hafalan.Lupa: des("-1")} },
	} {
		a := hafalan.AturanNilaiBaku()
		ubah(&a)
		_, err := a.Nilai()
		require.ErrorIs(t, err, hafalan.ErrAturanNilai)
	}
}

func TestAturanUjian(t *testing.T) {
	t.Parallel()
	lemah := []hafalan.Kesalahan{{Jenis: hafalan.Lupa, Banyak: 9}}
	bagian := []hafalan.BagianUjian{{Rentang: rentang(t, "juz 29")}, {Rentang: rentang(t, "juz 30"), Kesalahan: lemah}}
	h, err := hafalan.AturanUjian{Nilai: hafalan.AturanNilaiBaku()}.Hitung(bagian...)
	require.NoError(t, err)
	require.Equal(t, hafalan.Ulang, h.Hasil)
	require.Equal(t, ayat(t, "juz 29"), h.Lulus)
	require.Equal(t, ayat(t, "juz 30"), h.Ulang)
	require.Equal(t, "88.75", h.Rata.String())

	h, err = hafalan.AturanUjian{Nilai: hafalan.AturanNilaiBaku(), UlangSemua: true}.Hitung(bagian...)
	require.NoError(t, err)
	require.True(t, h.Lulus.Kosong())
	require.Equal(t, ayat(t, "juz 29-30"), h.Ulang)
	require.Contains(t, h.Uraian[2], "seluruh majelis")

	h, err = hafalan.AturanUjian{Nilai: hafalan.AturanNilaiBaku(), UlangSemua: true}.Hitung(bagian[:1]...)
	require.NoError(t, err)
	require.Equal(t, hafalan.Lulus, h.Hasil)
	require.True(t, h.Ulang.Kosong())

	for nama, c := range map[string]struct {
		bagian []hafalan.BagianUjian
		aturan dasar.Aturan
	}{
		"kosong":          {nil, hafalan.ErrUjian},
		"bagian tumpang":  {[]hafalan.BagianUjian{bagian[0], {Rentang: rentang(t, "67:5")}}, hafalan.ErrUjian},
		"ayat tidak ada":  {[]hafalan.BagianUjian{{Rentang: mushaf.Rentang{Dari: 1, Sampai: 7000}}}, mushaf.ErrAyat},
		"kesalahan rusak": {[]hafalan.BagianUjian{{Rentang: rentang(t, "67:5"), Kesalahan: []hafalan.Kesalahan{{}}}}, hafalan.ErrKesalahan},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			_, err := hafalan.AturanUjian{Nilai: hafalan.AturanNilaiBaku()}.Hitung(c.bagian...)
			require.ErrorIs(t, err, c.aturan)
		})
	}
}

func TestWajibUjian(t *testing.T) {
	t.Parallel()
	e := mushaf.Madinah()
	k := susun(t, hafalan.KebijakanBaku(), setor(t, "a", 0, hafalan.Ziyadah, "juz 25-30", hafalan.Lulus), setor(t, "b", 1, hafalan.Ziyadah, "2:1-50", hafalan.Lulus), setor(t, "c", 2, hafalan.Ujian, "juz 30", hafalan.Lulus))
	juz, wajib := k.WajibUjian(e, 5)
	require.Equal(t, []int{25, 26, 27, 28, 29}, juz)
	require.True(t, wajib)
	_, wajib = k.WajibUjian(e, 6)
	require.False(t, wajib)
	_, wajib = k.WajibUjian(e, 0)
	require.False(t, wajib)
}

func TestTarget(t *testing.T) {
	t.Parallel()
	e := mushaf.Madinah()
	s := []hafalan.Setoran{
		setor(t, "a", -40, hafalan.Ziyadah, "halaman 582-583", hafalan.Lulus),
		setor(t, "b", 0, hafalan.Ziyadah, "halaman 583-586", hafalan.Lulus),
		setor(t, "c", 20, hafalan.Ziyadah, "halaman 587-600", hafalan.Lulus),
	}
	target := hafalan.Target{Nama: "Semester ganjil", Dari: senin, Sampai: senin.TambahHari(29), Basis: hafalan.BasisHalaman, Jumlah: des("15")}
	h, err := target.Ukur(e, s, hafalan.KebijakanBaku(), senin.TambahHari(9))
	require.NoError(t, err)
	require.Equal(t, []string{"2", "3", "12", "5", "0.6"}, []string{h.Awal.String(), h.Capai.String(), h.Sisa.String(), h.Semula.String(), h.PerHari.String()})
	require.Equal(t, 20, h.SisaHari)
	require.False(t, h.Tercapai)
	require.Len(t, h.Uraian, 3)
	h, err = target.Ukur(e, s, hafalan.KebijakanBaku(), senin.TambahHari(10))
	require.NoError(t, err)
	require.Equal(t, "0.632", h.PerHari.String(), "12 dalam 19 hari, dibulatkan ke atas")
	h, err = target.Ukur(e, s, hafalan.KebijakanBaku(), senin.TambahHari(16))
	require.NoError(t, err)
	require.Equal(t, "0.924", h.PerHari.String(), "12 dalam 13 hari, dibulatkan ke atas")
	h, err = target.Ukur(e, s, hafalan.KebijakanBaku(), senin.TambahHari(400))
	require.NoError(t, err)
	require.True(t, h.Tercapai)
	require.Equal(t, "17", h.Capai.String())
	require.Zero(t, h.SisaHari)
	target.Lingkup, target.Basis = ayat(t, "halaman 582-584"), hafalan.BasisAyat
	h, err = target.Ukur(e, s, hafalan.KebijakanBaku(), senin.TambahHari(9))
	require.NoError(t, err)
	require.Equal(t, ayat(t, "halaman 584").Jumlah(), int(h.Capai.IntPart()))
	h, err = target.Ukur(e, s, hafalan.KebijakanBaku(), senin.TambahHari(-90))
	require.NoError(t, err)
	require.Equal(t, 30, h.SisaHari, "sebelum mulai, seluruh masanya tersisa")
	require.True(t, h.Semula.IsZero())

	for _, ubah := range []func(*hafalan.Target){
		func(t *hafalan.Target) { t.Dari = dasar.Tanggal{} },
		func(t *hafalan.Target) { t.Sampai = t.Dari.TambahHari(-1) },
		func(t *hafalan.Target) { t.Basis = "bab" },
		func(t *hafalan.Target) { t.Jumlah = decimal.Zero },
	} {
		salah := target
		ubah(&salah)
		_, err := salah.Ukur(e, s, hafalan.KebijakanBaku(), senin)
		require.ErrorIs(t, err, hafalan.ErrTarget)
	}
	_, err = target.Ukur(e, []hafalan.Setoran{{}}, hafalan.KebijakanBaku(), senin)
	require.ErrorIs(t, err, hafalan.ErrSetoran)
}

func TestPeriksaSyarat(t *testing.T) {
	t.Parallel()
	e := mushaf.Madinah()
	k := susun(t, hafalan.KebijakanBaku(), setor(t, "a", 0, hafalan.Ziyadah, "juz 29-30", hafalan.Lulus), setor(t, "b", 1, hafalan.Ujian, "juz 30", hafalan.Lulus))
	syarat := []hafalan.Syarat{
		{Kode: "juz30", Nama: "Hafal juz 30", Basis: hafalan.BasisAyat, Lingkup: ayat(t, "juz 30")},
		{Kode: "mutqin2", Nama: "Mutqin 2 juz", Mutqin: true, Basis: hafalan.BasisJuz, Ambang: des("2")},
	}
	hasil, layak, err := k.PeriksaSyarat(e, syarat)
	require.NoError(t, err)
	require.False(t, layak)
	require.Equal(t, "Hafal juz 30: 564 dari 564 ayat, terpenuhi", hasil[0].String())
	require.Equal(t, "Mutqin 2 juz: 1 dari 2 juz, kurang 1", hasil[1].String())
	require.Equal(t, 6236-564, hasil[1].Belum.Jumlah())

	hasil, layak, err = k.PeriksaSyarat(e, syarat, hafalan.Dispensasi{Syarat: "mutqin2", Oleh: "akun-1", Alasan: "sakit pekan ujian"}, hafalan.Dispensasi{Syarat: "juz30", Oleh: "akun-1", Alasan: "tak perlu"})
	require.NoError(t, err)
	require.True(t, layak)
	require.Equal(t, hafalan.Terpenuhi, hasil[0].Status, "dispensasi tidak menutupi syarat yang terpenuhi")
	require.Equal(t, hafalan.Didispensasi, hasil[1].Status)
	require.Equal(t, "Mutqin 2 juz: 1 dari 2 juz, kurang 1, dispensasi: sakit pekan ujian", hasil[1].String())

	for _, d := range []hafalan.Dispensasi{{Syarat: "lain", Oleh: "a", Alasan: "b"}, {Syarat: "juz30", Alasan: "b"}, {Syarat: "juz30", Oleh: "a"}} {
		_, _, err = k.PeriksaSyarat(e, syarat, d)
		require.ErrorIs(t, err, hafalan.ErrDispensasi)
	}
	for _, ubah := range []func(*hafalan.Syarat){
		func(s *hafalan.Syarat) { s.Kode = "" },
		func(s *hafalan.Syarat) { s.Kode = "mutqin2" },
		func(s *hafalan.Syarat) { s.Basis = "bab" },
		func(s *hafalan.Syarat) { s.Ambang = des("-1") },
		func(s *hafalan.Syarat) { s.Lingkup = buat(t, hafalan.Selang{Dari: 1, Sampai: 6237}) },
	} {
		salah := []hafalan.Syarat{syarat[0], syarat[1]}
		ubah(&salah[0])
		_, _, err = k.PeriksaSyarat(e, salah)
		require.ErrorIs(t, err, hafalan.ErrSyarat)
	}
}

func TestKitab(t *testing.T) {
	t.Parallel()
	semua, err := hafalan.KitabBaku()
	require.NoError(t, err)
	require.Equal(t, 1002, semua[0].Jumlah)
	kitab, err := hafalan.BacaKitab(strings.NewReader("kode,nama,satuan,jumlah,bab,dari,sampai,sumber\n" +
		"x,Nadham Contoh,bait,100,,,,uji\nx,,,,Mukadimah,1,7,\nx,,,,Kalam,8,20,\n"))
	require.NoError(t, err)
	k := kitab[0]
	s := []hafalan.SetoranKitab{
		{ID: "a", Selang: []hafalan.Selang{{Dari: 1, Sampai: 7}}, Hasil: hafalan.Lulus},
		{ID: "b", Selang: []hafalan.Selang{{Dari: 5, Sampai: 10}}, Hasil: hafalan.Lulus},
		{ID: "c", Selang: []hafalan.Selang{{Dari: 11, Sampai: 20}}, Hasil: hafalan.Ulang},
	}
	h, err := hafalan.SusunKitab(k, s)
	require.NoError(t, err)
	c, err := hafalan.UkurKitab(k, h)
	require.NoError(t, err)
	require.Equal(t, "Nadham Contoh: 10 dari 100 bait (10,00%), 1 dari 2 bab penuh", c.String())
	require.Equal(t, "11-20", c.Bab[1].Belum.String())
	require.Equal(t, 90, c.Belum.Jumlah())

	_, err = hafalan.SusunKitab(semua[0], []hafalan.SetoranKitab{{Selang: []hafalan.Selang{{Dari: 1000, Sampai: 1003}}, Hasil: hafalan.Lulus}})
	require.ErrorIs(t, err, hafalan.ErrDiLuarKitab)
	require.ErrorContains(t, err, "bait 1003 tidak ada; Alfiyah Ibnu Malik berisi 1002 bait")
	_, err = hafalan.SusunKitab(k, []hafalan.SetoranKitab{{Selang: []hafalan.Selang{{Dari: 3, Sampai: 2}}, Hasil: hafalan.Lulus}})
	require.ErrorIs(t, err, hafalan.ErrSelang)
	_, err = hafalan.SusunKitab(k, []hafalan.SetoranKitab{{Hasil: "x"}})
	require.ErrorIs(t, err, hafalan.ErrSetoran)
	_, err = hafalan.SusunKitab(hafalan.Kitab{}, nil)
	require.ErrorIs(t, err, hafalan.ErrKitab)
	_, err = hafalan.UkurKitab(hafalan.Kitab{}, h)
	require.ErrorIs(t, err, hafalan.ErrKitab)

	const kepala = "kode,nama,satuan,jumlah,bab,dari,sampai,sumber\n"
	for nama, isi := range map[string]string{
		"kepala":          "kode,nama\n",
		"bukan csv":       kepala + "x,y\n",
		"jumlah":          kepala + "x,X,bait,sepuluh,,,,uji\n",
		"jumlah nol":      kepala + "x,X,bait,0,,,,uji\n",
		"tanpa sumber":    kepala + "x,X,bait,5,,,,\n",
		"ganda":           kepala + "x,X,bait,5,,,,uji\nx,X,bait,5,,,,uji\n",
		"bab tanpa kitab": kepala + "x,,,,A,1,2,\n",
		"bab kitab lain":  kepala + "x,X,bait,5,,,,uji\ny,,,,A,1,2,\n",
		"bab tumpang":     kepala + "x,X,bait,5,,,,uji\nx,,,,A,1,2,\nx,,,,B,2,3,\n",
		"bab melewati":    kepala + "x,X,bait,5,,,,uji\nx,,,,A,4,6,\n",
		"bab bukan angka": kepala + "x,X,bait,5,,,,uji\nx,,,,A,a,6,\n",
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			_, err := hafalan.BacaKitab(strings.NewReader(isi))
			require.ErrorIs(t, err, hafalan.ErrKitab)
		})
	}
}

// Another basis, the same laws: order never matters, twice is once, never beyond the
// kitab.
func TestKitab_sifat(t *testing.T) {
	t.Parallel()
	k := hafalan.Kitab{Kode: "x", Nama: "X", Satuan: "bait", Jumlah: batasUji, Sumber: "uji"}
	rapid.Check(t, func(r *rapid.T) {
		var s []hafalan.SetoranKitab
		for _, x := range tarikSelang(r, "s") {
			s = append(s, hafalan.SetoranKitab{Selang: []hafalan.Selang{x}, Hasil: rapid.SampledFrom([]hafalan.Hasil{hafalan.Lulus, hafalan.Ulang}).Draw(r, "hasil")})
		}
		h, err := hafalan.SusunKitab(k, s)
		require.NoError(r, err)
		balik, err := hafalan.SusunKitab(k, append(rapid.Permutation(s).Draw(r, "acak"), s...))
		require.NoError(r, err)
		require.True(r, h.Sama(balik))
		c, err := hafalan.UkurKitab(k, h)
		require.NoError(r, err)
		require.Equal(r, k.Jumlah, c.Ada+c.Belum.Jumlah())
		require.Equal(r, h.Jumlah(), c.Ada)
	})
}
