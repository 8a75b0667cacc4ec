package hijriah

import (
	"cmp"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
)

var (
	// ErrDiLuar says that the calendar does not reach the day or month asked
	// for, or does not know it exactly.
	ErrDiLuar = dasar.Aturan("HIJ-RENTANG-01")
	// ErrTanggal says that there is no such Hijri day: month 13, or day 30 of a
	// month of 29 days.
	ErrTanggal = dasar.Aturan("HIJ-TANGGAL-01")
)

// A Hijri month has 29 or 30 days, never anything else.
const (
	terpendek  = 29
	terpanjang = 30
)

// urut numbers Hijri months without a gap, so that the next month is +1.
type urut int

func urutan(tahun, bulan int) urut { return urut(tahun*12 + bulan - 1) }

func adaBulan(tahun, bulan int) bool { return tahun >= 1 && tahun <= 9999 && bulan >= 1 && bulan <= 12 }

func (u urut) tahun() int { return int(u) / 12 }
func (u urut) bulan() int { return int(u)%12 + 1 }

// String writes Ramadan 1448 H.
func (u urut) String() string {
	h := dasar.Hijriah{Tahun: u.tahun(), Bulan: u.bulan(), Hari: 1}
	return h.String()[2:]
}

// awal is the known first day of one month and why it is known.
type awal struct {
	ke     urut
	hari   dasar.Tanggal
	asal   Asal
	ragu   bool // computed, close to the limit
	sumber string
}

// Kalender is an immutable set of Hijri month starts; it is safe for use by many
// goroutines. Get one from [Baku], [Hitungan] or [Baru]; the zero value
// knows nothing.
type Kalender struct {
	pasti []awal // computed or decided, rising, gaps allowed
	dekat []awal // the approximation as published, rising, without gaps; may be empty
	kira  []awal // pasti and dekat joined into one line without gaps; may be empty
}

// Dari returns the Hijri label of a day. An unset day gives an unset label.
// A day that is neither computed nor decided gives [ErrDiLuar]: after an isolated
// decision the first 29 days are known and the 30th is not.
func (k *Kalender) Dari(t dasar.Tanggal) (dasar.Hijriah, error) {
	if t.IsZero() {
		return dasar.Hijriah{}, nil
	}
	h, _, ok := cariHari(k.pasti, t)
	if !ok {
		return dasar.Hijriah{}, ErrDiLuar.Invalidf("tanggal %s di luar kalender Hijriah yang diketahui (%s)", t.Panjang(), k.cakupan())
	}
	return h, nil
}

// Tanggal returns the civil day of a Hijri label; an unset label gives an unset
// day. It returns [ErrTanggal] for a day that the month does not have and
// [ErrDiLuar] for one that the calendar does not know.
func (k *Kalender) Tanggal(h dasar.Hijriah) (dasar.Tanggal, error) {
	if h.IsZero() {
		return dasar.Tanggal{}, nil
	}
	if !adaBulan(h.Tahun, h.Bulan) || h.Hari < 1 || h.Hari > terpanjang {
		return dasar.Tanggal{}, ErrTanggal.Invalidf("tanggal Hijriah %d-%d-%d tidak ada; hari 1 sampai 30, bulan 1 sampai 12", h.Hari, h.Bulan, h.Tahun)
	}
	mula, err := k.AwalBulan(h.Tahun, h.Bulan)
	if err != nil {
		return dasar.Tanggal{}, err
	}
	if h.Hari <= terpendek {
		return mula.TambahHari(h.Hari - 1), nil
	}
	panjang, err := k.PanjangBulan(h.Tahun, h.Bulan)
	if err != nil {
		return dasar.Tanggal{}, err
	}
	if h.Hari > panjang {
		return dasar.Tanggal{}, ErrTanggal.Invalidf("%s hanya %d hari", urutan(h.Tahun, h.Bulan), panjang)
	}
	return mula.TambahHari(h.Hari - 1), nil
}

// AwalBulan returns the first day of a Hijri month, or [ErrDiLuar] when it is
// neither computed nor decided.
func (k *Kalender) AwalBulan(tahun, bulan int) (dasar.Tanggal, error) {
	if !adaBulan(tahun, bulan) {
		return dasar.Tanggal{}, ErrTanggal.Invalidf("bulan Hijriah %d-%d tidak ada; pilih bulan 1 sampai 12", bulan, tahun)
	}
	a, ok := cariBulan(k.pasti, urutan(tahun, bulan))
	if !ok {
		return dasar.Tanggal{}, ErrDiLuar.Invalidf("awal %s belum diketahui (kalender mencakup %s)", urutan(tahun, bulan), k.cakupan())
	}
	return a.hari, nil
}

// PanjangBulan returns the number of days of a Hijri month, 29 or 30, or
// [ErrDiLuar] when its first day or that of the next month is unknown.
func (k *Kalender) PanjangBulan(tahun, bulan int) (int, error) {
	mula, err := k.AwalBulan(tahun, bulan)
	if err != nil {
		return 0, err
	}
	u := urutan(tahun, bulan) + 1
	lusa, err := k.AwalBulan(u.tahun(), u.bulan())
	if err != nil {
		return 0, err
	}
	return lusa.Selisih(mula), nil
}

// Rentang returns the first and the last day that [Kalender.Dari] may label.
// Days between them can be unknown where a decision stands alone. A calendar
// without months gives unset days.
func (k *Kalender) Rentang() (dari, sampai dasar.Tanggal) {
	if len(k.pasti) == 0 {
		return
	}
	return k.pasti[0].hari, k.pasti[len(k.pasti)-1].hari.TambahHari(terpendek - 1)
}

func (k *Kalender) cakupan() string {
	if len(k.pasti) == 0 {
		return "kosong"
	}
	dari, sampai := k.Rentang()
	return dari.Panjang() + " sampai " + sampai.Panjang()
}

// cariBulan finds the month u in a rising list.
func cariBulan(daftar []awal, u urut) (awal, bool) {
	i, ok := slices.BinarySearchFunc(daftar, u, func(a awal, u urut) int { return cmp.Compare(a.ke, u) })
	if !ok {
		return awal{}, false
	}
	return daftar[i], true
}

// cariHari labels t by the last month in the list that begins on or before it,
// and returns the index of that month. Where the next month is not in the list
// only 29 days of this one are certain.
func cariHari(daftar []awal, t dasar.Tanggal) (dasar.Hijriah, int, bool) {
	i, tepat := slices.BinarySearchFunc(daftar, t, func(a awal, t dasar.Tanggal) int { return a.hari.Compare(t) })
	if !tepat {
		i--
	}
	if i < 0 {
		return dasar.Hijriah{}, 0, false
	}
	a := daftar[i]
	hari := t.Selisih(a.hari) + 1
	bersambung := i+1 < len(daftar) && daftar[i+1].ke == a.ke+1
	if !bersambung && hari > terpendek {
		return dasar.Hijriah{}, 0, false
	}
	return dasar.Hijriah{Tahun: a.ke.tahun(), Bulan: a.ke.bulan(), Hari: hari}, i, true
}
