package hafalan_test

import (
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/akademik/hafalan"
	"github.com/pesantren-go/pesantren/akademik/mushaf"
)

// batasUji keeps the numbers small, so that sets touch, overlap and contain each other
// often.
const batasUji = 60

func tarikSelang(r *rapid.T, nama string) []hafalan.Selang {
	return rapid.SliceOfN(rapid.Custom(func(r *rapid.T) hafalan.Selang {
		a, b := rapid.Int32Range(1, batasUji).Draw(r, "a"), rapid.Int32Range(1, batasUji).Draw(r, "b")
		return hafalan.Selang{Dari: min(a, b), Sampai: max(a, b)}
	}), 0, 8).Draw(r, nama)
}

func buat(t require.TestingT, s ...hafalan.Selang) hafalan.Himpunan {
	h, err := hafalan.Buat(s...)
	require.NoError(t, err)
	return h
}

// wakil is the same set the slow way: one flag per number.
func wakil(s []hafalan.Selang) (ada [batasUji + 1]bool) {
	for _, x := range s {
		for n := x.Dari; n <= x.Sampai; n++ {
			ada[n] = true
		}
	}
	return ada
}

// Every operation against one flag per number, and the form of the result: sorted, disjoint, never
// touching.
func TestHimpunan_samaDenganSatuPerSatu(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		sa, sb := tarikSelang(r, "a"), tarikSelang(r, "b")
		a, b := buat(r, sa...), buat(r, sb...)
		wa, wb := wakil(sa), wakil(sb)
		for nama, c := range map[string]struct {
			h   hafalan.Himpunan
			ada func(n int) bool
		}{
			"buat":   {a, func(n int) bool { return wa[n] }},
			"gabung": {a.Gabung(b), func(n int) bool { return wa[n] || wb[n] }},
			"iris":   {a.Iris(b), func(n int) bool { return wa[n] && wb[n] }},
			"kurang": {a.Kurang(b), func(n int) bool { return wa[n] && !wb[n] }},
			"celah": {a.Celah(), func(n int) bool {
				return !wa[n] && slices.Contains(wa[:n], true) && slices.Contains(wa[n:], true)
			}},
		} {
			jumlah, lalu := 0, int32(-1)
			for n := 1; n <= batasUji; n++ {
				if c.ada(n) {
					jumlah++
				}
				require.Equal(r, c.ada(n), c.h.Memuat(n), "%s %d", nama, n)
			}
			require.Equal(r, jumlah, c.h.Jumlah(), nama)
			require.Equal(r, jumlah == 0, c.h.Kosong(), nama)
			for _, x := range c.h.Selang() {
				require.Greater(r, x.Dari, lalu+1, nama)
				require.GreaterOrEqual(r, x.Sampai, x.Dari, nama)
				lalu = x.Sampai
			}
		}
		require.Equal(r, b.Kurang(a).Kosong(), a.MemuatSemua(b))
		require.Equal(r, wa == wb, a.Sama(b))
	})
}

// The laws that the counting rests on: a union never exceeds the sum of its parts, is
// idempotent, and no order matters.
func TestHimpunan_hukum(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		s := tarikSelang(r, "a")
		a, b, c := buat(r, s...), buat(r, tarikSelang(r, "b")...), buat(r, tarikSelang(r, "c")...)
		require.LessOrEqual(r, a.Gabung(b).Jumlah(), a.Jumlah()+b.Jumlah())
		require.Equal(r, a.Jumlah()+b.Jumlah(), a.Gabung(b).Jumlah()+a.Iris(b).Jumlah())
		require.True(r, a.Gabung(a).Sama(a))
		require.True(r, a.Gabung(b).Sama(b.Gabung(a)))
		require.True(r, a.Gabung(b).Gabung(c).Sama(a.Gabung(b.Gabung(c))))
		require.True(r, a.Kurang(b).Gabung(a.Iris(b)).Sama(a))
		require.True(r, a.Kurang(b).Iris(b).Kosong())
		require.True(r, buat(r, rapid.Permutation(s).Draw(r, "urutan")...).Sama(a))
		require.True(r, buat(r, append(s, s...)...).Sama(a))
	})
}

func TestHimpunan_takBerubah(t *testing.T) {
	t.Parallel()
	asal := []hafalan.Selang{{Dari: 5, Sampai: 9}, {Dari: 1, Sampai: 3}}
	h := buat(t, asal...)
	require.Equal(t, hafalan.Selang{Dari: 5, Sampai: 9}, asal[0], "masukan tidak diurutkan di tempat")
	h.Selang()[0] = hafalan.Selang{Dari: 7, Sampai: 7}
	o := buat(t, hafalan.Selang{Dari: 4, Sampai: 4})
	require.Equal(t, "1-9", h.Gabung(o).String())
	require.Equal(t, "1-3, 5-9", h.String())
	require.Equal(t, "4", o.String())
	require.Empty(t, hafalan.Himpunan{}.String())
}

func TestBuat_ditolak(t *testing.T) {
	t.Parallel()
	for nama, s := range map[string]hafalan.Selang{
		"nol":        {},
		"negatif":    {Dari: -3, Sampai: 4},
		"terbalik":   {Dari: 5, Sampai: 4},
		"tak hingga": {Dari: 1, Sampai: math.MaxInt32},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			_, err := hafalan.Buat(hafalan.Selang{Dari: 1, Sampai: 1}, s)
			require.ErrorIs(t, err, hafalan.ErrSelang)
		})
	}
}

func rentang(t require.TestingT, teks string) mushaf.Rentang {
	r, err := mushaf.Madinah().Baca(teks)
	require.NoError(t, err)
	return r
}

func ayat(t require.TestingT, teks ...string) hafalan.Himpunan {
	var r []mushaf.Rentang
	for _, s := range teks {
		r = append(r, rentang(t, s))
	}
	h, err := hafalan.DariAyat(r...)
	require.NoError(t, err)
	return h
}

func TestDariAyat(t *testing.T) {
	t.Parallel()
	h := ayat(t, "An-Nas", "Al-Falaq", "2:1-5", "2:4-6")
	require.Equal(t, []mushaf.Rentang{rentang(t, "2:1-6"), rentang(t, "113:1-114:6")}, h.RentangAyat())
	_, err := hafalan.DariAyat(mushaf.Rentang{Dari: 9, Sampai: 3})
	require.ErrorIs(t, err, mushaf.ErrTerbalik)
	require.Len(t, buat(t, hafalan.Selang{Dari: 6236, Sampai: 9000}).RentangAyat(), 1, "di luar mushaf ditinggalkan")
}

func TestUkur(t *testing.T) {
	t.Parallel()
	e := mushaf.Madinah()
	c := hafalan.Ukur(e, ayat(t, "juz 30"))
	require.Equal(t, "3,81% halaman (setara 23 dari 604 halaman, mushaf Madinah)", c.Sebut(hafalan.BasisHalaman))
	require.Equal(t, "9,04% ayat (564 dari 6236 ayat, mushaf Madinah)", c.Sebut(hafalan.BasisAyat))
	require.Equal(t, "3,33% juz (penuh 1 dari 30 juz, mushaf Madinah)", c.Sebut(hafalan.BasisJuz))
	require.Len(t, c.Uraian(), 4)
	_, err := c.Persen("bab")
	require.ErrorIs(t, err, hafalan.ErrBasis)
	_, err = c.Jumlah("bab")
	require.ErrorIs(t, err, hafalan.ErrBasis)
	require.Empty(t, c.Sebut("bab"))
	p, err := hafalan.Capaian{}.Persen(hafalan.BasisHalaman)
	require.NoError(t, err)
	require.True(t, p.IsZero())
	// A page that two runs touch has a hole: it is not full, and counts both runs.
	c = hafalan.Ukur(e, ayat(t, "2:6-9", "2:11-16"))
	require.Equal(t, 0, c.HalamanPenuh)
	require.Equal(t, "0.909", c.SetaraHalaman.String())
	require.Equal(t, 604, hafalan.Ukur(e, buat(t, hafalan.Selang{Dari: 1, Sampai: 9000})).HalamanPenuh)
}

func TestPeta(t *testing.T) {
	t.Parallel()
	e := mushaf.Madinah()
	h := ayat(t, "juz 30").Kurang(ayat(t, "85:5-9")).Gabung(ayat(t, "juz 1"))
	peta := hafalan.Peta(e, mushaf.Juz, h)
	require.Len(t, peta, 30)
	require.Equal(t, hafalan.IsiBagian{Nomor: 1, Hafal: 148, Ayat: 148}, peta[0])
	lubang := hafalan.Berlubang(e, mushaf.Juz, h)
	require.Len(t, lubang, 1)
	require.Equal(t, 30, lubang[0].Nomor)
	require.Equal(t, 559, lubang[0].Hafal)
	require.Equal(t, []mushaf.Rentang{rentang(t, "85:5-9")}, lubang[0].Belum.RentangAyat())
	require.Empty(t, hafalan.Peta(e, "bab", h))
}

// The map adds up to the figures, whatever the set and the division.
func TestPeta_jumlah(t *testing.T) {
	t.Parallel()
	e := mushaf.Madinah()
	rapid.Check(t, func(r *rapid.T) {
		h := buat(r, rapid.SliceOfN(rapid.Custom(func(r *rapid.T) hafalan.Selang {
			a := rapid.Int32Range(1, mushaf.JumlahAyat).Draw(r, "a")
			return hafalan.Selang{Dari: a, Sampai: min(a+rapid.Int32Range(0, 700).Draw(r, "n"), mushaf.JumlahAyat)}
		}), 0, 6).Draw(r, "s")...)
		c := hafalan.Ukur(e, h)
		for b, penuh := range map[mushaf.Bagian]int{mushaf.Halaman: c.HalamanPenuh, mushaf.Juz: c.JuzPenuh} {
			jumlah, utuh := 0, 0
			for _, x := range hafalan.Peta(e, b, h) {
				jumlah += x.Hafal
				require.Equal(r, x.Ayat-x.Hafal, x.Belum.Jumlah())
				if x.Belum.Kosong() {
					utuh++
				}
			}
			require.Equal(r, c.Ayat, jumlah)
			require.Equal(r, penuh, utuh)
		}
	})
}
