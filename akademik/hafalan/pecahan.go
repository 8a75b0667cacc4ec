package hafalan

import (
	"math/big"
	"math/bits"

	"github.com/shopspring/decimal"
)

// pecahan is an exact sum of fractions. It stays in two integers as long as they
// suffice, which the pages of a mushaf do: the page lengths of the shipped one have
// the common multiple 144,403,552,893,600.
type pecahan struct {
	n, d  uint64   // n/d; d 0 is 0/1
	besar *big.Rat // instead of n/d once they would overflow
}

func (p *pecahan) tambah(n, d uint64) {
	if p.besar == nil && p.muat(n, d) {
		return
	}
	if p.besar == nil {
		p.besar = p.rat()
	}
	p.besar.Add(p.besar, rat(n, d))
}

// muat adds n/d within 63 bits, or changes nothing.
func (p *pecahan) muat(n, d uint64) bool {
	if p.d == 0 {
		p.d = 1
	}
	fpb := fpb(p.d, d)
	lama, baru := d/fpb, p.d/fpb // what each numerator is widened by
	atas, penyebut := bits.Mul64(p.d, lama)
	atas2, x := bits.Mul64(p.n, lama)
	atas3, y := bits.Mul64(n, baru)
	if batas := uint64(1) << 62; atas|atas2|atas3 != 0 || penyebut >= batas || x >= batas || y >= batas || x+y >= batas {
		return false
	}
	p.n, p.d = x+y, penyebut
	return true
}

func fpb(a, b uint64) uint64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

func rat(n, d uint64) *big.Rat {
	return new(big.Rat).SetFrac(new(big.Int).SetUint64(n), new(big.Int).SetUint64(d))
}

func (p *pecahan) rat() *big.Rat {
	if p.besar != nil {
		return p.besar
	}
	return rat(p.n, max(p.d, 1))
}

// kali returns the sum times k/dari, half up to that many places (at most 3).
func (p *pecahan) kali(k, dari uint64, angka int32) decimal.Decimal {
	if p.besar != nil {
		return decimal.NewFromBigRat(new(big.Rat).Mul(p.besar, rat(k, dari)), angka)
	}
	skala := [...]uint64{1, 10, 100, 1000}[angka]
	lebih, penyebut := bits.Mul64(max(p.d, 1), 2*dari)
	tinggi, rendah := bits.Mul64(p.n, 2*k*skala)
	rendah, bawa := bits.Add64(rendah, penyebut/2, 0)
	tinggi += bawa
	if lebih != 0 || tinggi >= penyebut {
		return decimal.NewFromBigRat(new(big.Rat).Mul(p.rat(), rat(k, dari)), angka)
	}
	hasil, _ := bits.Div64(tinggi, rendah, penyebut)
	if hasil > 1<<62 {
		return decimal.NewFromBigRat(new(big.Rat).Mul(p.rat(), rat(k, dari)), angka)
	}
	return decimal.New(int64(hasil), -angka)
}
