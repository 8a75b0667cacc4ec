package hafalan_test

import (
	"slices"
	"strconv"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/akademik/hafalan"
	"github.com/pesantren-go/pesantren/akademik/mushaf"
	"github.com/pesantren-go/pesantren/dasar"
)

var senin = dasar.Tgl(2026, 11, 2)

func setor(t require.TestingT, id string, hari int, jenis hafalan.Jenis, teks string, hasil hafalan.Hasil) hafalan.Setoran {
	return hafalan.Setoran{ID: id, Tanggal: senin.TambahHari(hari), Jenis: jenis, Rentang: []mushaf.Rentang{rentang(t, teks)}, Hasil: hasil}
}

func susun(t require.TestingT, kb hafalan.Kebijakan, s ...hafalan.Setoran) hafalan.Keadaan {
	k, err := hafalan.Susun(s, kb)
	require.NoError(t, err)
	return k
}

func TestSusun(t *testing.T) {
	t.Parallel()
	k := susun(t, hafalan.KebijakanBaku(),
		setor(t, "c", 2, hafalan.Ziyadah, "An-Nas", hafalan.Ulang),
		setor(t, "a", 0, hafalan.Ziyadah, "112:1-4", hafalan.Lulus),
		setor(t, "b", 1, hafalan.Ziyadah, "112:3-113:5", hafalan.Lulus),
		setor(t, "d", 3, hafalan.Murojaah, "113:1-114:6", hafalan.Lulus),
		setor(t, "e", 4, hafalan.Ujian, "112:1-4", hafalan.Lulus),
	)
	require.Equal(t, 9, k.Hafal.Jumlah())
	require.Equal(t, ayat(t, "112:1-4"), k.Mutqin)
	teks := []string{}
	for _, l := range k.Langkah {
		teks = append(teks, l.String())
	}
	require.Equal(t, []string{
		"2026-11-02 ziyadah lulus: 4 ayat, 4 baru, 0 sudah hafal",
		"2026-11-03 ziyadah lulus: 7 ayat, 5 baru, 2 sudah hafal",
		"2026-11-04 ziyadah ulang: 6 ayat, 0 baru, 0 sudah hafal",
		"2026-11-05 murojaah lulus: 11 ayat, 0 baru, 5 sudah hafal",
		"2026-11-06 ujian lulus: 4 ayat, 0 baru, 4 sudah hafal, 4 menjadi mutqin",
	}, teks)
}

// A school where a failed repetition takes the ayat out of the memory, and a failed
// exam out of mutqin.
func TestSusun_mencabut(t *testing.T) {
	t.Parallel()
	kb := hafalan.KebijakanBaku()
	kb.Mencabut, kb.MencabutMutqin = []hafalan.Jenis{hafalan.Murojaah}, []hafalan.Jenis{hafalan.Ujian}
	k := susun(t, kb,
		setor(t, "a", 0, hafalan.Ziyadah, "juz 30", hafalan.Lulus),
		setor(t, "b", 1, hafalan.Ujian, "juz 30", hafalan.Lulus),
		setor(t, "c", 2, hafalan.Murojaah, "An-Naba'", hafalan.Ulang),
		setor(t, "d", 3, hafalan.Ujian, "An-Nas", hafalan.Ulang),
	)
	require.Equal(t, ayat(t, "79:1-114:6"), k.Hafal)
	require.Equal(t, ayat(t, "79:1-113:5"), k.Mutqin)
	require.Equal(t, "2026-11-04 murojaah ulang: 40 ayat, 0 baru, 40 sudah hafal, 40 dicabut", k.Langkah[2].String())
	k = susun(t, kb,
		setor(t, "a", 0, hafalan.Ziyadah, "An-Nas", hafalan.Lulus),
		setor(t, "b", 1, hafalan.Murojaah, "An-Nas", hafalan.Ulang),
		setor(t, "c", 2, hafalan.Ziyadah, "An-Nas", hafalan.Lulus))
	require.Equal(t, 6, k.Hafal.Jumlah(), "dapat dihafal lagi")
}

func TestSetoran_ditolak(t *testing.T) {
	t.Parallel()
	baik := setor(t, "a", 0, hafalan.Ziyadah, "An-Nas", hafalan.Lulus)
	for nama, c := range map[string]struct {
		ubah   func(*hafalan.Setoran)
		aturan dasar.Aturan
	}{
		"jenis":             {func(s *hafalan.Setoran) { s.Jenis = "baca" }, hafalan.ErrSetoran},
		"hasil":             {func(s *hafalan.Setoran) { s.Hasil = "" }, hafalan.ErrSetoran},
		"tanggal":           {func(s *hafalan.Setoran) { s.Tanggal = dasar.Tanggal{} }, hafalan.ErrSetoran},
		"tanpa rentang":     {func(s *hafalan.Setoran) { s.Rentang = nil }, hafalan.ErrSetoran},
		"terlalu banyak":    {func(s *hafalan.Setoran) { s.Rentang = slices.Repeat(s.Rentang, 241) }, hafalan.ErrSetoran},
		"ayat tidak ada":    {func(s *hafalan.Setoran) { s.Rentang = []mushaf.Rentang{{Dari: 1, Sampai: 6237}} }, mushaf.ErrAyat},
		"terbalik":          {func(s *hafalan.Setoran) { s.Rentang = []mushaf.Rentang{{Dari: 5, Sampai: 4}} }, mushaf.ErrTerbalik},
		"kesalahan negatif": {func(s *hafalan.Setoran) { s.Kesalahan = []hafalan.Kesalahan{{Jenis: hafalan.Lupa, Banyak: -1}} }, hafalan.ErrKesalahan},
		"kesalahan dua kali": {func(s *hafalan.Setoran) {
			s.Kesalahan = []hafalan.Kesalahan{{Jenis: hafalan.Lupa}, {Jenis: hafalan.Lupa}}
		}, hafalan.ErrKesalahan},
		"kesalahan tak bernama": {func(s *hafalan.Setoran) { s.Kesalahan = []hafalan.Kesalahan{{Banyak: 1}} }, hafalan.ErrKesalahan},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			s := baik
			c.ubah(&s)
			_, err := hafalan.Susun([]hafalan.Setoran{baik, s}, hafalan.KebijakanBaku())
			require.ErrorIs(t, err, c.aturan)
		})
	}
}

func TestBacaHasilDanJenis(t *testing.T) {
	t.Parallel()
	for teks, harap := range map[string]hafalan.Hasil{"lancar": hafalan.Lulus, " Kurang ": hafalan.Lulus, "LULUS": hafalan.Lulus, "ulang": hafalan.Ulang} {
		h, err := hafalan.BacaHasil(teks)
		require.NoError(t, err)
		require.Equal(t, harap, h)
	}
	_, err := hafalan.BacaHasil("")
	require.ErrorIs(t, err, hafalan.ErrSetoran)
	for teks, harap := range map[string]hafalan.Jenis{"ziyadah": hafalan.Ziyadah, "Muroja'ah": hafalan.Murojaah, "Muraja’ah": hafalan.Murojaah, "Tasmi'": hafalan.Tasmi, "ujian": hafalan.Ujian} {
		j, err := hafalan.BacaJenis(teks)
		require.NoError(t, err)
		require.Equal(t, harap, j)
	}
	_, err = hafalan.BacaJenis("baca")
	require.ErrorIs(t, err, hafalan.ErrSetoran)
}

func tarikSetoran(r *rapid.T) []hafalan.Setoran {
	var s []hafalan.Setoran
	for i := range rapid.IntRange(0, 12).Draw(r, "banyak") {
		dari := rapid.IntRange(6000, mushaf.JumlahAyat).Draw(r, "dari")
		s = append(s, hafalan.Setoran{
			ID: strconv.Itoa(i), Tanggal: senin.TambahHari(rapid.IntRange(0, 5).Draw(r, "hari")), Urut: i,
			Jenis: rapid.SampledFrom(hafalan.DaftarJenis()).Draw(r, "jenis"), Hasil: rapid.SampledFrom([]hafalan.Hasil{hafalan.Lulus, hafalan.Ulang}).Draw(r, "hasil"),
			Rentang: []mushaf.Rentang{{Dari: mushaf.Ayat(dari), Sampai: mushaf.Ayat(min(dari+rapid.IntRange(0, 90).Draw(r, "n"), mushaf.JumlahAyat))}},
		})
	}
	return s
}

// What counting rests on: the memory is the union of the passed ziyadah, never more than
// their sum; order of entry never matters; twice is once; taking a recitation out gives
// what would be without it; the steps add up to the memory.
func TestSusun_sifat(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		s := tarikSetoran(r)
		kb := hafalan.KebijakanBaku()
		k := susun(r, kb, s...)

		var gabung hafalan.Himpunan
		jumlah := 0
		for _, x := range s {
			if x.Jenis == hafalan.Ziyadah && x.Hasil == hafalan.Lulus {
				h, err := hafalan.DariAyat(x.Rentang...)
				require.NoError(r, err)
				gabung, jumlah = gabung.Gabung(h), jumlah+h.Jumlah()
			}
		}
		require.True(r, gabung.Sama(k.Hafal))
		require.LessOrEqual(r, k.Hafal.Jumlah(), jumlah)
		require.Equal(r, k, susun(r, kb, rapid.Permutation(s).Draw(r, "acak")...))
		ganda := susun(r, kb, append(slices.Clone(s), s...)...)
		require.True(r, ganda.Hafal.Sama(k.Hafal) && ganda.Mutqin.Sama(k.Mutqin))

		lebih := append(slices.Clone(s), setor(r, "z", 3, hafalan.Ziyadah, "juz 30", hafalan.Lulus))
		require.Equal(r, k, susun(r, kb, lebih[:len(s)]...))

		kb.Mencabut = []hafalan.Jenis{hafalan.Murojaah}
		k = susun(r, kb, s...)
		bersih := 0
		for _, l := range k.Langkah {
			bersih += l.Baru - l.Dicabut
			require.LessOrEqual(r, l.Baru+l.Lama, l.Ayat)
		}
		require.Equal(r, k.Hafal.Jumlah(), bersih)
	})
}

func TestMurojaah(t *testing.T) {
	t.Parallel()
	k := susun(t, hafalan.KebijakanBaku(),
		setor(t, "a", 0, hafalan.Ziyadah, "112:1-114:6", hafalan.Lulus),
		setor(t, "b", 1, hafalan.Murojaah, "114:1-6", hafalan.Lulus),
		setor(t, "c", 1, hafalan.Murojaah, "114:1-6", hafalan.Lulus), // the same day counts once
		setor(t, "d", 3, hafalan.Murojaah, "114:1-6", hafalan.Lulus),
		setor(t, "e", 3, hafalan.Murojaah, "112:1-4", hafalan.Ulang),
	)
	a := hafalan.AturanMurojaahBaku()
	tagihan, err := k.Murojaah(a, senin.TambahHari(4))
	require.NoError(t, err)
	teks := []string{}
	for _, x := range tagihan {
		teks = append(teks, x.String())
	}
	require.Equal(t, []string{
		"Al-Falaq 1-5: terakhir 2 November 2026 (kekuatan 0), jatuh tempo 3 November 2026",
		"Al-Ikhlas 1-4: terakhir 5 November 2026 (kekuatan 0), jatuh tempo 6 November 2026",
	}, teks)
	require.Equal(t, 3, tagihan[0].Lewat)
	semua, err := k.Jadwal(a, senin.TambahHari(4))
	require.NoError(t, err)
	require.Len(t, semua, 3)
	require.Equal(t, senin.TambahHari(7), semua[2].Tempo, "kekuatan 2: empat hari sesudah hari ketiga")
	require.Equal(t, -3, semua[2].Lewat)
	tagihan, err = k.Murojaah(a, senin)
	require.NoError(t, err)
	require.Empty(t, tagihan)

	mutqin := susun(t, hafalan.KebijakanBaku(), setor(t, "a", 0, hafalan.Ziyadah, "An-Nas", hafalan.Lulus), setor(t, "b", 0, hafalan.Ujian, "An-Nas", hafalan.Lulus))
	a.Mutqin = 40
	semua, err = mutqin.Jadwal(a, senin)
	require.NoError(t, err)
	require.Equal(t, senin.TambahHari(40), semua[0].Tempo)
	require.Contains(t, semua[0].String(), "(mutqin)")

	for _, salah := range []hafalan.AturanMurojaah{{}, {Jarak: []int{0}}, {Jarak: []int{1, 9999}}, {Jarak: []int{1}, Mutqin: -1}} {
		_, err = k.Murojaah(salah, senin)
		require.ErrorIs(t, err, hafalan.ErrMurojaah)
	}
}

// Everything memorised is due exactly once, at whatever day.
func TestJadwal_memuatSemuaHafalan(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		k := susun(r, hafalan.KebijakanBaku(), tarikSetoran(r)...)
		semua, err := k.Jadwal(hafalan.AturanMurojaahBaku(), senin.TambahHari(rapid.IntRange(0, 40).Draw(r, "pada")))
		require.NoError(r, err)
		var gabung []mushaf.Rentang
		jumlah := 0
		for _, x := range semua {
			gabung, jumlah = append(gabung, x.Rentang), jumlah+x.Rentang.Jumlah()
		}
		h, err := hafalan.DariAyat(gabung...)
		require.NoError(r, err)
		require.True(r, h.Sama(k.Hafal))
		require.Equal(r, k.Hafal.Jumlah(), jumlah)
	})
}

func des(s string) decimal.Decimal { return decimal.RequireFromString(s) }

// On one day the order of the records counts, not the spelling of their ids.
func TestSusun_urutSehari(t *testing.T) {
	t.Parallel()
	kb := hafalan.KebijakanBaku()
	kb.Mencabut = []hafalan.Jenis{hafalan.Murojaah}
	dahulu, kemudian := setor(t, "z", 0, hafalan.Ziyadah, "An-Nas", hafalan.Lulus), setor(t, "a", 0, hafalan.Murojaah, "An-Nas", hafalan.Ulang)
	dahulu.Urut, kemudian.Urut = 1, 2
	require.True(t, susun(t, kb, kemudian, dahulu).Hafal.Kosong())
	dahulu.Urut, kemudian.Urut = 2, 1
	require.Equal(t, 6, susun(t, kb, kemudian, dahulu).Hafal.Jumlah())
}

func TestJadwal_kekuatan(t *testing.T) {
	t.Parallel()
	a := hafalan.AturanMurojaah{Jarak: []int{1, 3}}
	// Ranges that touch and have one history are one line.
	k := susun(t, hafalan.KebijakanBaku(), setor(t, "a", 0, hafalan.Ziyadah, "112:1-4", hafalan.Lulus), setor(t, "b", 0, hafalan.Ziyadah, "113:1-5", hafalan.Lulus))
	semua, err := k.Jadwal(a, senin)
	require.NoError(t, err)
	require.Len(t, semua, 1)
	require.Equal(t, "112:1-113:5", semua[0].Rentang.Kode())
	// The last interval holds for every greater strength; a failed ziyadah of known ayat
	// is no failed repetition.
	k = susun(t, hafalan.KebijakanBaku(),
		setor(t, "a", 0, hafalan.Ziyadah, "An-Nas", hafalan.Lulus),
		setor(t, "b", 1, hafalan.Murojaah, "An-Nas", hafalan.Lulus),
		setor(t, "c", 2, hafalan.Murojaah, "An-Nas", hafalan.Lulus),
		setor(t, "d", 3, hafalan.Ziyadah, "An-Nas", hafalan.Ulang))
	semua, err = k.Jadwal(a, senin)
	require.NoError(t, err)
	require.Equal(t, 2, semua[0].Kekuatan)
	require.Equal(t, senin.TambahHari(5), semua[0].Tempo)
}
