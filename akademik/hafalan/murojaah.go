package hafalan

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/pesantren-go/pesantren/akademik/mushaf"
	"github.com/pesantren-go/pesantren/dasar"
)

// ErrMurojaah says that a rule of repetition has no intervals, or one that is not a
// number of days from 1 to 3,660.
var ErrMurojaah = dasar.Aturan("AKD-HAFALAN-06")

// AturanMurojaah says when what is memorised is due again. Strength 0 is newly
// memorised or failed; each day with a passed repetition adds 1.
type AturanMurojaah struct {
	Jarak  []int // days until due, by strength; the last one holds for every greater strength
	Mutqin int   // days until due for what is mutqin; 0 = by strength like the rest
	Sumber string
}

// AturanMurojaahBaku doubles from one day to a month. No source prescribes numbers: it is
// a start that a school replaces by its own.
func AturanMurojaahBaku() AturanMurojaah {
	return AturanMurojaah{Jarak: []int{1, 2, 4, 8, 16, 30}, Sumber: "setelan awal, tanpa sumber; ganti dengan kebiasaan pesantren"}
}

const maksJarak = 3660

// Validate refuses a rule without usable intervals with [ErrMurojaah].
func (a AturanMurojaah) Validate() error {
	if len(a.Jarak) == 0 || a.Mutqin < 0 || a.Mutqin > maksJarak || slices.ContainsFunc(a.Jarak, func(n int) bool { return n < 1 || n > maksJarak }) {
		return ErrMurojaah.Invalidf("isi jarak murojaah dalam hari, 1 sampai %d, untuk tiap kekuatan", maksJarak).Pada("jarak")
	}
	return nil
}

func (a AturanMurojaah) jarak(st status) int {
	if st.mutqin && a.Mutqin > 0 {
		return a.Mutqin
	}
	return a.Jarak[min(st.kuat, len(a.Jarak)-1)]
}

// Tagihan is a run of memorised ayat with one history, and when it is due.
type Tagihan struct {
	Rentang  mushaf.Rentang
	Kekuatan int
	Mutqin   bool
	Terakhir dasar.Tanggal // last recitation that counts
	Tempo    dasar.Tanggal // due on this day
	Lewat    int           // days overdue on the day asked for; negative = that many days left
}

// String explains the line: why it is due.
func (t Tagihan) String() string {
	sifat := fmt.Sprintf("kekuatan %d", t.Kekuatan)
	if t.Mutqin {
		sifat = "mutqin"
	}
	return fmt.Sprintf("%s: terakhir %s (%s), jatuh tempo %s", t.Rentang, t.Terakhir.Panjang(), sifat, t.Tempo.Panjang())
}

// Murojaah lists what is due on a day or earlier, the longest overdue first, then in
// the order of the mushaf.
func (k Keadaan) Murojaah(a AturanMurojaah, pada dasar.Tanggal) ([]Tagihan, error) {
	semua, err := k.Jadwal(a, pada)
	return slices.DeleteFunc(semua, func(t Tagihan) bool { return t.Lewat < 0 }), err
}

// Jadwal lists all that is memorised by the day it is due, also what is not due yet.
func (k Keadaan) Jadwal(a AturanMurojaah, pada dasar.Tanggal) ([]Tagihan, error) {
	if err := a.Validate(); err != nil {
		return nil, err
	}
	var hasil []Tagihan
	for _, r := range k.peta {
		if !r.st.hafal {
			continue
		}
		tempo := r.st.terakhir.TambahHari(a.jarak(r.st))
		hasil = append(hasil, Tagihan{
			Rentang:  mushaf.Rentang{Dari: mushaf.Ayat(r.Dari), Sampai: mushaf.Ayat(r.Sampai)},
			Kekuatan: r.st.kuat, Mutqin: r.st.mutqin, Terakhir: r.st.terakhir, Tempo: tempo, Lewat: pada.Selisih(tempo),
		})
	}
	slices.SortStableFunc(hasil, func(x, y Tagihan) int {
		return cmp.Or(x.Tempo.Compare(y.Tempo), cmp.Compare(x.Rentang.Dari, y.Rentang.Dari))
	})
	return hasil, nil
}
