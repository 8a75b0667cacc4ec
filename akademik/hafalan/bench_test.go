package hafalan_test

import (
	"maps"
	"math/bits"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik/hafalan"
	"github.com/pesantren-go/pesantren/akademik/mushaf"
)

// The same memory kept in four ways. Each answers the questions that a page of tahfidz
// asks of two sets: their union, what of one is missing in the other, what both hold,
// and how many ayat that is.
type (
	peta  map[int32]struct{}
	saksi [mushaf.JumlahAyat + 1]bool
	bit   [(mushaf.JumlahAyat + 64) / 64]uint64
)

// himpunanUji draws a memory of about a third of the mushaf in n runs.
func himpunanUji(acak *rand.Rand, n int) hafalan.Himpunan {
	s := make([]hafalan.Selang, n)
	for i := range s {
		dari := acak.Int32N(mushaf.JumlahAyat-int32(4000/n)) + 1
		s[i] = hafalan.Selang{Dari: dari, Sampai: dari + acak.Int32N(int32(4000/n))}
	}
	h, err := hafalan.Buat(s...)
	if err != nil {
		panic(err)
	}
	return h
}

func dariHimpunan(h hafalan.Himpunan) (p peta, s *saksi, b *bit) {
	p, s, b = peta{}, new(saksi), new(bit)
	for _, x := range h.Selang() {
		for n := x.Dari; n <= x.Sampai; n++ {
			p[n], s[n] = struct{}{}, true
			b[n/64] |= 1 << (n % 64)
		}
	}
	return p, s, b
}

var hasilBanding int

func empatPeta(a, b peta) int {
	gabung := maps.Clone(a)
	maps.Copy(gabung, b)
	kurang, iris := peta{}, peta{}
	for n := range a {
		if _, ada := b[n]; ada {
			iris[n] = struct{}{}
		} else {
			kurang[n] = struct{}{}
		}
	}
	return len(gabung) + len(kurang) + len(iris)
}

func empatSaksi(a, b *saksi) int {
	gabung, kurang, iris := new(saksi), new(saksi), new(saksi)
	for n := range a {
		gabung[n], kurang[n], iris[n] = a[n] || b[n], a[n] && !b[n], a[n] && b[n]
	}
	hitung := func(s *saksi) (n int) {
		for _, ada := range s {
			if ada {
				n++
			}
		}
		return n
	}
	return hitung(gabung) + hitung(kurang) + hitung(iris)
}

func empatBit(a, b *bit) int {
	gabung, kurang, iris := new(bit), new(bit), new(bit)
	for n := range a {
		gabung[n], kurang[n], iris[n] = a[n]|b[n], a[n]&^b[n], a[n]&b[n]
	}
	hitung := func(s *bit) (n int) {
		for _, w := range s {
			n += bits.OnesCount64(w)
		}
		return n
	}
	return hitung(gabung) + hitung(kurang) + hitung(iris)
}

func empatSelang(a, b hafalan.Himpunan) int {
	return a.Gabung(b).Jumlah() + a.Kurang(b).Jumlah() + a.Iris(b).Jumlah()
}

// All four ways give the same numbers: what is compared is only their speed.
func TestBanding_sama(t *testing.T) {
	t.Parallel()
	acak := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{1, 3, 10, 40} {
		a, b := himpunanUji(acak, n), himpunanUji(acak, n)
		pa, sa, ba := dariHimpunan(a)
		pb, sb, bb := dariHimpunan(b)
		harap := empatPeta(pa, pb)
		require.Equal(t, harap, empatSelang(a, b))
		require.Equal(t, harap, empatSaksi(sa, sb))
		require.Equal(t, harap, empatBit(ba, bb))
	}
}

// go test -run '^$' -bench BenchmarkHimpunan ./akademik/hafalan; figures in BENCH.md.
func BenchmarkHimpunan(b *testing.B) {
	for _, n := range []struct {
		nama   string
		selang int
	}{{"3_rentang", 3}, {"10_rentang", 10}, {"40_rentang", 40}} {
		acak := rand.New(rand.NewPCG(1, uint64(n.selang)))
		x, y := himpunanUji(acak, n.selang), himpunanUji(acak, n.selang)
		px, sx, bx := dariHimpunan(x)
		py, sy, by := dariHimpunan(y)
		for _, cara := range []struct {
			nama string
			f    func() int
		}{
			{"selang", func() int { return empatSelang(x, y) }},
			{"map", func() int { return empatPeta(px, py) }},
			{"bool", func() int { return empatSaksi(sx, sy) }},
			{"bit", func() int { return empatBit(bx, by) }},
		} {
			b.Run(n.nama+"/"+cara.nama, func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					hasilBanding = cara.f()
				}
			})
		}
	}
}
