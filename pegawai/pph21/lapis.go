package pph21

import (
	"math"

	"github.com/pesantren-go/pesantren/dasar"
)

// Lapis is one row of a ladder of rates: above DiAtas up to and including Sampai.
// The first row holds 0 as well.
type Lapis struct {
	DiAtas dasar.Rupiah
	Sampai dasar.Rupiah // 0 = no upper bound
	Tarif  Tarif
}

// jenjang is a ladder of rates, ready for searching: (sampai[i-1], sampai[i]] has
// tarif[i].
type jenjang struct {
	sampai []int64             // the last is the largest int64
	tarif  []int64             // hundredths of a percent
	dasar  []int64             // tax on everything below the row, in ten-thousandths of a rupiah
	ember  [banyakEmber]uint16 // where a search begins: the row that holds the bucket's lowest amount
}

// A ladder is searched from the row of a bucket of 65.536 rupiah: monthly pay lies in
// the first thousand of them, and rows are rarely narrower. What lies above begins at
// the last bucket's row.
const (
	lebarEmber  = 16
	banyakEmber = 1024
)

var (
	// ErrSambung says that the rows of a ladder do not begin at 0, leave a gap,
	// overlap, or do not end open.
	ErrSambung = dasar.Aturan("PEG-PPH-11")
	// ErrNaik says that the rates of a ladder do not rise strictly, have more than
	// two decimals, or lie outside 0% to 60%.
	ErrNaik = dasar.Aturan("PEG-PPH-12")
)

// buatJenjang checks the rows: contiguous from 0 to no bound, rates rising.
func buatJenjang(lapis []Lapis) (*jenjang, error) {
	j := &jenjang{}
	var bawah, pajak int64
	for i, l := range lapis {
		akhir := i == len(lapis)-1
		switch {
		case int64(l.DiAtas) != bawah:
			return nil, ErrSambung.Invalidf("lapis %d harus mulai dari %s, bukan %s", i+1, dasar.Rupiah(bawah), l.DiAtas)
		case akhir != (l.Sampai == 0):
			return nil, ErrSambung.Invalidf("lapis %d: hanya lapis terakhir, dan selalu lapis terakhir, yang tanpa batas atas", i+1)
		case !akhir && (l.Sampai <= l.DiAtas || l.Sampai > dasar.MaxRupiah):
			return nil, ErrSambung.Invalidf("lapis %d: batas atas %s tidak di atas batas bawahnya, atau terlalu besar", i+1, l.Sampai)
		case l.Tarif < 0 || l.Tarif > maksTarif || (i > 0 && int64(l.Tarif) <= j.tarif[i-1]):
			return nil, ErrNaik.Invalidf("lapis %d: tarif %s harus di atas tarif lapis sebelumnya dan paling banyak %s", i+1, l.Tarif, Tarif(maksTarif))
		}
		atas := int64(l.Sampai)
		j.dasar = append(j.dasar, pajak)
		if pajak += (atas - bawah) * int64(l.Tarif); akhir {
			atas = math.MaxInt64
		}
		j.sampai, j.tarif, bawah = append(j.sampai, atas), append(j.tarif, int64(l.Tarif)), atas
	}
	if len(lapis) == 0 {
		return nil, ErrSambung.Invalidf("tabel tidak berisi satu lapis pun")
	}
	j.susunEmber()
	return j, nil
}

// cari returns the row that holds x; the first one holds what is negative too.
func (j *jenjang) cari(x int64) int {
	i := int(j.ember[min(max(x, 0)>>lebarEmber, banyakEmber-1)])
	for j.sampai[i] < x { // the last row has no bound
		i++
	}
	return i
}

// susunEmber finds the row of the lowest amount of every bucket.
func (j *jenjang) susunEmber() {
	i := 0
	for e := range j.ember {
		for j.sampai[i] < int64(e)<<lebarEmber {
			i++
		}
		j.ember[e] = uint16(i)
	}
}

// bawah is the exclusive lower bound of row i.
func (j *jenjang) bawah(i int) int64 {
	if i == 0 {
		return 0
	}
	return j.sampai[i-1]
}

// progresif is the tax on x with each part at its own rate, in ten-thousandths of
// a rupiah.
func (j *jenjang) progresif(x int64) int64 {
	i := j.cari(x)
	return j.dasar[i] + (x-j.bawah(i))*j.tarif[i]
}

func (j *jenjang) puncak() int64 { return j.tarif[len(j.tarif)-1] }

// lapis returns the rows as they were read.
func (j *jenjang) lapis() []Lapis {
	semua := make([]Lapis, len(j.tarif))
	for i := range semua {
		semua[i] = Lapis{dasar.Rupiah(j.bawah(i)), dasar.Rupiah(j.sampai[i]), Tarif(j.tarif[i])}
	}
	semua[len(semua)-1].Sampai = 0
	return semua
}
