package hafalan_test

import (
	"fmt"
	"maps"
	"math/bits"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik/hafalan"
	"github.com/pesantren-go/pesantren/akademik/mushaf"
)

// The same memory kept in three other ways: a set of ayat as a map, one flag per ayah,
// and one bit per ayah.
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

// pertanyaan is one question that a page of tahfidz asks of two memories, answered in
// four ways.
type pertanyaan struct {
	nama   string
	selang func(a, b hafalan.Himpunan) int
	peta   func(a, b peta) int
	saksi  func(a, b *saksi) int
	bit    func(a, b *bit) int
}

func daftarPertanyaan() []pertanyaan {
	return []pertanyaan{
		{"gabung",
			func(a, b hafalan.Himpunan) int { return a.Gabung(b).Jumlah() },
			func(a, b peta) int { g := maps.Clone(a); maps.Copy(g, b); return len(g) },
			func(a, b *saksi) int { return a.bangun(b, func(x, y bool) bool { return x || y }).jumlah() },
			func(a, b *bit) int { return a.bangun(b, func(x, y uint64) uint64 { return x | y }).jumlah() }},
		{"kurang",
			func(a, b hafalan.Himpunan) int { return a.Kurang(b).Jumlah() },
			func(a, b peta) int { return len(a.saring(func(n int32) bool { _, ada := b[n]; return !ada })) },
			func(a, b *saksi) int { return a.bangun(b, func(x, y bool) bool { return x && !y }).jumlah() },
			func(a, b *bit) int { return a.bangun(b, func(x, y uint64) uint64 { return x &^ y }).jumlah() }},
		{"iris",
			func(a, b hafalan.Himpunan) int { return a.Iris(b).Jumlah() },
			func(a, b peta) int { return len(a.saring(func(n int32) bool { _, ada := b[n]; return ada })) },
			func(a, b *saksi) int { return a.bangun(b, func(x, y bool) bool { return x && y }).jumlah() },
			func(a, b *bit) int { return a.bangun(b, func(x, y uint64) uint64 { return x & y }).jumlah() }},
		{"jumlah",
			func(a, _ hafalan.Himpunan) int { return a.Jumlah() },
			func(a, _ peta) int { return len(a) },
			func(a, _ *saksi) int { return a.jumlah() },
			func(a, _ *bit) int { return a.jumlah() }},
		{"memuat_semua",
			func(a, b hafalan.Himpunan) int { return angkaBool(a.Gabung(b).MemuatSemua(a)) },
			func(a, b peta) int {
				g := maps.Clone(a)
				maps.Copy(g, b)
				for n := range a {
					if _, ada := g[n]; !ada {
						return 0
					}
				}
				return 1
			},
			func(a, b *saksi) int {
				g := a.bangun(b, func(x, y bool) bool { return x || y })
				return angkaBool(a.bangun(g, func(x, y bool) bool { return x && !y }).jumlah() == 0)
			},
			func(a, b *bit) int {
				g := a.bangun(b, func(x, y uint64) uint64 { return x | y })
				return angkaBool(a.bangun(g, func(x, y uint64) uint64 { return x &^ y }).jumlah() == 0)
			}},
		{"halaman_penuh",
			func(a, _ hafalan.Himpunan) int { return hafalan.Ukur(mushaf.Madinah(), a).HalamanPenuh },
			func(a, _ peta) int { return halamanPenuh(func(n int32) bool { _, ada := a[n]; return ada }) },
			func(a, _ *saksi) int { return halamanPenuh(func(n int32) bool { return a[n] }) },
			func(a, _ *bit) int { return halamanPenuh(func(n int32) bool { return a[n/64]&(1<<(n%64)) != 0 }) }},
	}
}

func angkaBool(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (p peta) saring(mau func(int32) bool) peta {
	hasil := peta{}
	for n := range p {
		if mau(n) {
			hasil[n] = struct{}{}
		}
	}
	return hasil
}

func (s *saksi) bangun(o *saksi, f func(x, y bool) bool) *saksi {
	hasil := new(saksi)
	for n := range s {
		hasil[n] = f(s[n], o[n])
	}
	return hasil
}

func (s *saksi) jumlah() (n int) {
	for _, ada := range s {
		if ada {
			n++
		}
	}
	return n
}

func (s *bit) bangun(o *bit, f func(x, y uint64) uint64) *bit {
	hasil := new(bit)
	for n := range s {
		hasil[n] = f(s[n], o[n])
	}
	return hasil
}

func (s *bit) jumlah() (n int) {
	for _, w := range s {
		n += bits.OnesCount64(w)
	}
	return n
}

// halamanPenuh stops at the first ayah of a page that is missing.
func halamanPenuh(ada func(int32) bool) (penuh int) {
	e := mushaf.Madinah()
	for n := range e.Jumlah(mushaf.Halaman) {
		r, _ := e.Bagian(mushaf.Halaman, n+1)
		utuh := true
		for a := r.Dari; a <= r.Sampai && utuh; a++ {
			utuh = ada(int32(a))
		}
		penuh += angkaBool(utuh)
	}
	return penuh
}

// All four ways give the same numbers: what is compared is only their speed.
func TestBanding_sama(t *testing.T) {
	t.Parallel()
	acak := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{1, 3, 10, 40} {
		a, b := himpunanUji(acak, n), himpunanUji(acak, n)
		pa, sa, ba := dariHimpunan(a)
		pb, sb, bb := dariHimpunan(b)
		for _, p := range daftarPertanyaan() {
			harap := p.peta(pa, pb)
			require.Equal(t, harap, p.selang(a, b), p.nama)
			require.Equal(t, harap, p.saksi(sa, sb), p.nama)
			require.Equal(t, harap, p.bit(ba, bb), p.nama)
		}
	}
}

var hasilBanding int

// ukurLama tells how long one call takes, from a block of at least two milliseconds that
// starts with a clean heap: each way pays for its own garbage and for no other's.
func ukurLama(f func() int) float64 {
	runtime.GC()
	for n := 1; ; n *= 2 {
		mulai := time.Now()
		for range n {
			hasilBanding += f()
		}
		if lama := time.Since(mulai); lama >= 2*time.Millisecond {
			return float64(lama) / float64(n)
		}
	}
}

// BenchmarkHimpunan asks each question in all four ways turn by turn and tells how many
// times longer the others take, by the median of the turns:
//
//	go test -run '^$' -bench Himpunan -benchtime 15x ./akademik/hafalan
//
// Figures in BENCH.md.
func BenchmarkHimpunan(b *testing.B) {
	for _, n := range []int{3, 10, 40} {
		acak := rand.New(rand.NewPCG(1, uint64(n)))
		x, y := himpunanUji(acak, n), himpunanUji(acak, n)
		px, sx, bx := dariHimpunan(x)
		py, sy, by := dariHimpunan(y)
		for _, p := range daftarPertanyaan() {
			b.Run(fmt.Sprintf("%s/%d_rentang", p.nama, n), func(b *testing.B) {
				var lama [4][]float64
				for b.Loop() {
					for i, f := range []func() int{func() int { return p.selang(x, y) }, func() int { return p.peta(px, py) }, func() int { return p.saksi(sx, sy) }, func() int { return p.bit(bx, by) }} {
						lama[i] = append(lama[i], ukurLama(f))
					}
				}
				tengah := func(i int) float64 { slices.Sort(lama[i]); return lama[i][len(lama[i])/2] }
				b.ReportMetric(0, "ns/op")
				b.ReportMetric(tengah(0), "ns-selang")
				for i, nama := range []string{"map", "bool", "bit"} {
					b.ReportMetric(tengah(i+1)/tengah(0), "x-"+nama)
				}
			})
		}
	}
}
