package rumus_test

import (
	"fmt"
	"math"
	"math/big"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai/rumus"
)

// pohon is a formula of the naive evaluator: its text with parentheses
// everywhere, and its value on unbounded fractions. nil means a division by nol.
type pohon struct {
	teks  string
	nilai func() *big.Rat
}

func rat(b rumus.Bilangan) *big.Rat {
	r, ok := new(big.Rat).SetString(b.Desimal().String())
	if !ok {
		panic("bukan angka")
	}
	return r
}

var isiNama = map[string]rumus.Bilangan{"a": rumus.Utuh(3_460_000), "b": rumus.Perseratus(-1250), "c": rumus.Utuh(0), "d": rumus.Perseratus(333)}

func cariNama(nama string) (rumus.Bilangan, bool) { b, ada := isiNama[nama]; return b, ada }

// undiPohon draws a formula of at most the given depth.
func undiPohon(r *rapid.T, dalam int) pohon {
	jenis := rapid.IntRange(0, 9).Draw(r, "jenis")
	if dalam == 0 {
		jenis %= 2
	}
	switch jenis {
	case 0:
		n := rapid.Int64Range(0, 99_999_999).Draw(r, "angka")
		return pohon{fmt.Sprintf("%d.%04d", n/10_000, n%10_000), func() *big.Rat { return big.NewRat(n, 10_000) }}
	case 1:
		nama := rapid.SampledFrom([]string{"a", "b", "c", "d"}).Draw(r, "nama")
		return pohon{nama, func() *big.Rat { return rat(isiNama[nama]) }}
	case 2:
		x := undiPohon(r, dalam-1)
		return pohon{"-(" + x.teks + ")", satu(x, func(v *big.Rat) *big.Rat { return v.Neg(v) })}
	case 3:
		x := undiPohon(r, dalam-1)
		return pohon{"bulat(" + x.teks + ")", satu(x, bulatNaif)}
	case 4:
		x, y, z, w := undiPohon(r, dalam-1), undiPohon(r, dalam-1), undiPohon(r, dalam-1), undiPohon(r, dalam-1)
		o := rapid.SampledFrom([]string{"<", "<=", ">", ">=", "=", "<>"}).Draw(r, "pembanding")
		return pohon{"jika(" + x.teks + o + y.teks + "," + z.teks + "," + w.teks + ")", func() *big.Rat {
			p, q := x.nilai(), y.nilai()
			if p == nil || q == nil {
				return nil
			}
			if s := p.Cmp(q); (s < 0 && (o == "<" || o == "<=" || o == "<>")) || (s == 0 && (o == "<=" || o == ">=" || o == "=")) || (s > 0 && (o == ">" || o == ">=" || o == "<>")) {
				return z.nilai()
			}
			return w.nilai()
		}}
	}
	o := rapid.SampledFrom([]string{"+", "-", "*", "/", "min", "max"}).Draw(r, "operator")
	x, y := undiPohon(r, dalam-1), undiPohon(r, dalam-1)
	teks := "(" + x.teks + ") " + o + " (" + y.teks + ")"
	if len(o) == 3 {
		teks = o + "(" + x.teks + "," + y.teks + ")"
	}
	return pohon{teks, func() *big.Rat {
		p, q := x.nilai(), y.nilai()
		if p == nil || q == nil || (o == "/" && q.Sign() == 0) {
			return nil
		}
		return duaNaif(o, p, q)
	}}
}

func satu(x pohon, f func(*big.Rat) *big.Rat) func() *big.Rat {
	return func() *big.Rat {
		v := x.nilai()
		if v == nil {
			return nil
		}
		return f(new(big.Rat).Set(v))
	}
}

func duaNaif(o string, p, q *big.Rat) *big.Rat {
	switch o {
	case "+":
		return new(big.Rat).Add(p, q)
	case "-":
		return new(big.Rat).Sub(p, q)
	case "*":
		return new(big.Rat).Mul(p, q)
	case "/":
		return new(big.Rat).Quo(p, q)
	}
	if (o == "min") == (p.Cmp(q) < 0) {
		return p
	}
	return q
}

// bulatNaif rounds half away from zero by adding a half and dropping the rest.
func bulatNaif(v *big.Rat) *big.Rat {
	setengah := big.NewRat(int64(v.Sign()), 2)
	v.Add(v, setengah)
	return new(big.Rat).SetInt(new(big.Int).Quo(v.Num(), v.Denom()))
}

// What fits is exactly the naive value; what does not is refused, never wrong.
func TestHitung_sama_dengan_naif(t *testing.T) {
	t.Parallel()
	var cocok, limpah int
	rapid.Check(t, func(r *rapid.T) {
		p := undiPohon(r, 4)
		f, err := rumus.Urai(p.teks)
		if err != nil {
			require.ErrorIs(r, err, rumus.ErrPanjang)
			return
		}
		requireTerbaca(r, f)
		got, err := f.Hitung(cariNama, nil)
		harap := p.nilai()
		switch {
		case err == nil:
			require.NotNil(r, harap)
			cocok++
			require.Equal(r, bulatNaif(new(big.Rat).Set(harap)).Num().Int64(), int64(got.Rupiah()))
			d := harap.FloatString(20)
			require.Equal(r, decimal.RequireFromString(d).String(), got.Desimal().String())
		case dasar.RuleOf(err) == string(rumus.ErrBagiNol):
			require.Nil(r, harap)
		default:
			require.ErrorIs(r, err, rumus.ErrLimpah)
			limpah++
		}
	})
	require.Greater(t, cocok, 10*limpah, "kebanyakan rumus muat")
}

// requireTerbaca reads the formula's own text back.
func requireTerbaca(t require.TestingT, f rumus.Rumus) {
	g := urai(t, f.String())
	require.Equal(t, f.String(), g.String())
	a, galatA := f.Hitung(cariNama, nil)
	b, galatB := g.Hitung(cariNama, nil)
	require.Equal(t, a, b)
	require.Equal(t, dasar.RuleOf(galatA), dasar.RuleOf(galatB))
}

// Numbers at the bounds of a fraction: a result is exact or refused, a product or
// quotient is refused only when it does not fit, and comparisons never err.
func TestHitung_di_tepi(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		isi := map[string]rumus.Bilangan{}
		var v []*big.Rat
		for _, n := range []string{"x", "y"} {
			d := decimal.New(rapid.Int64Min(-math.MaxInt64).Draw(r, n), -rapid.Int32Range(0, 18).Draw(r, "desimal "+n))
			b, err := rumus.DariDesimal(d)
			require.NoError(r, err)
			isi[n], v = b, append(v, d.Rat())
		}
		cari := func(n string) (rumus.Bilangan, bool) { b, ada := isi[n]; return b, ada }
		for _, o := range []string{"+", "-", "*", "/"} {
			got, err := urai(r, "x "+o+" y").Hitung(cari, nil)
			if o == "/" && v[1].Sign() == 0 {
				require.ErrorIs(r, err, rumus.ErrBagiNol)
				continue
			}
			harap := duaNaif(o, v[0], v[1])
			if err == nil {
				require.Equal(r, harap.FloatString(20), got.Desimal().StringFixed(20), o)
				continue
			}
			require.ErrorIs(r, err, rumus.ErrLimpah)
			muat := harap.Num().IsInt64() && harap.Num().Int64() > math.MinInt64 && harap.Denom().IsInt64() && new(big.Rat).Abs(harap).Cmp(new(big.Rat).SetInt64(int64(dasar.MaxRupiah))) <= 0
			require.False(r, muat && (o == "*" || o == "/"), "%s ditolak padahal muat", o)
		}
		got, err := urai(r, "jika(x < y, -1, jika(x > y, 1, 0))").Hitung(cari, nil)
		require.NoError(r, err)
		require.Equal(r, rumus.Utuh(int64(v[0].Cmp(v[1]))), got)
	})
}

// Amounts of payroll and rates of the law never overflow.
func TestHitung_upah_selalu_muat(t *testing.T) {
	t.Parallel()
	f := urai(t, "bulat((pokok + tunjangan) * 0.0375 / 12 * bulan) + jam * tarif / 173 * 1.5 - min(pokok / 21 * hari, tunjangan / 25)")
	rapid.Check(t, func(r *rapid.T) {
		isi := map[string]rumus.Bilangan{}
		for _, n := range []string{"pokok", "tunjangan", "tarif"} {
			isi[n] = rumus.Utuh(rapid.Int64Range(0, 1_000_000_000).Draw(r, n))
		}
		for _, n := range []string{"bulan", "jam", "hari"} {
			isi[n] = rumus.Perseratus(rapid.Int64Range(0, 40_000).Draw(r, n))
		}
		_, err := f.Hitung(func(n string) (rumus.Bilangan, bool) { b, ada := isi[n]; return b, ada }, nil)
		require.NoError(r, err)
	})
}

func TestHitung_bilangan_terkecil(t *testing.T) {
	t.Parallel()
	cari := func(string) (rumus.Bilangan, bool) { return rumus.Utuh(math.MinInt64), true }
	for _, teks := range []string{"-x", "0 - x", "1 / x", "x * x", "x + x", "x / -1 * 0", "bulat(x)"} {
		_, err := urai(t, teks).Hitung(cari, nil)
		requireGalat(t, err, rumus.ErrLimpah, "")
	}
	got, err := urai(t, "jika(x < 0, x / x, 2)").Hitung(cari, nil)
	require.NoError(t, err)
	require.Equal(t, rumus.Utuh(1), got)
}

func TestDariDesimal(t *testing.T) {
	t.Parallel()
	for teks, harap := range map[string]string{
		"0": "0", "0e9000": "0", "12.50": "12,5", "-0.000001": "-0,000001", "1e18": "1000000000000000000", "9223372036854775807": "9223372036854775807", "-9223372036854775807": "-9223372036854775807",
		"1.000000000000000000": "1",
	} {
		got, err := rumus.DariDesimal(decimal.RequireFromString(teks))
		require.NoError(t, err, teks)
		require.Equal(t, harap, got.String())
	}
	for _, teks := range []string{"9223372036854775808", "-9223372036854775808", "1e19", "1e9000", "1e-19", "1e-9000", "0.1234567890123456789"} {
		_, err := rumus.DariDesimal(decimal.RequireFromString(teks))
		requireGalat(t, err, rumus.ErrLimpah, "terlalu")
	}
}

func TestBilangan_rupiah(t *testing.T) {
	t.Parallel()
	for n, harap := range map[int64]dasar.Rupiah{0: 0, 49: 0, 50: 1, 149: 1, 150: 2, -49: 0, -50: -1, -150: -2, 12_345: 123} {
		b := rumus.Perseratus(n)
		require.Equal(t, harap, b.Rupiah(), n)
		require.True(t, decimal.New(n, -2).Equal(b.Desimal()))
		d, err := rumus.DariDesimal(decimal.New(n, -2))
		require.NoError(t, err)
		require.Equal(t, b, d)
	}
	require.Equal(t, rumus.Bilangan{}, rumus.Utuh(0))
	require.Equal(t, rumus.Utuh(3), rumus.Perseratus(300))
}

func TestUrutan(t *testing.T) {
	t.Parallel()
	urut, err := rumus.Urutan(map[string][]string{})
	require.NoError(t, err)
	require.Empty(t, urut)
	urut, err = rumus.Urutan(map[string][]string{"b": {"a", "a", "bawaan"}, "a": {"z"}, "z": nil, "c": {"b", "z"}})
	require.NoError(t, err)
	require.Equal(t, []string{"z", "a", "b", "c"}, urut)
	for lingkar, butuh := range map[string]map[string][]string{
		"a -> a":           {"a": {"a"}},
		"a -> b -> a":      {"a": {"b"}, "b": {"a"}},
		"b -> d -> c -> b": {"a": {"d"}, "b": {"d"}, "c": {"b"}, "d": {"c"}},
	} {
		_, err := rumus.Urutan(butuh)
		require.ErrorIs(t, err, rumus.ErrLingkar)
		require.ErrorContains(t, err, ": "+lingkar+";")
	}
}

// Everything that a component needs comes before it; edges to smaller numbers only
// have no circle, one edge back makes one.
func TestUrutan_sifat(t *testing.T) {
	t.Parallel()
	type kode string
	rapid.Check(t, func(r *rapid.T) {
		n := rapid.IntRange(1, 30).Draw(r, "banyak")
		acak := rapid.Permutation(angka(n)).Draw(r, "acak")
		nama := func(i int) kode { return kode(fmt.Sprintf("k%02d", acak[i])) }
		butuh := map[kode][]kode{}
		for i := range n {
			butuh[nama(i)] = nil
			if i > 0 {
				for _, j := range rapid.SliceOfN(rapid.IntRange(0, i-1), 0, 4).Draw(r, "butuh") {
					butuh[nama(i)] = append(butuh[nama(i)], nama(j))
				}
			}
		}
		urut, err := rumus.Urutan(butuh)
		require.NoError(r, err)
		require.Len(r, urut, n)
		sudah := map[kode]bool{}
		for _, k := range urut {
			for _, b := range butuh[k] {
				require.True(r, sudah[b], "%s sebelum %s", b, k)
			}
			sudah[k] = true
		}
		i := rapid.IntRange(0, n-1).Draw(r, "lingkar")
		butuh[nama(i)] = append(butuh[nama(i)], nama(i))
		_, err = rumus.Urutan(butuh)
		require.ErrorIs(r, err, rumus.ErrLingkar)
	})
}

func angka(n int) []int {
	semua := make([]int, n)
	for i := range semua {
		semua[i] = i
	}
	return semua
}
