package akademiktest

import (
	"context"
	"fmt"
	"iter"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// murid are santri made up on the fly, for benchmarks: reading them costs nothing.
type murid struct {
	santri.SumberPeserta
	kelas, isi int
}

// Murid gives so many classes of so many santri in unit MTs, named K000 and on; the
// santri of class 3 are s003-00 and on.
func Murid(kelas, isi int) santri.SumberPeserta { return murid{kelas: kelas, isi: isi} }

// Peserta implements [santri.SumberPeserta].
func (m murid) Peserta(context.Context, dasar.LembagaID, dasar.Tanggal, ...santri.Status) iter.Seq2[santri.Peserta, error] {
	return func(yield func(santri.Peserta, error) bool) {
		for k := range m.kelas {
			for i := range m.isi {
				p := santri.Peserta{ID: santri.ID(fmt.Sprintf("s%03d-%02d", k, i)), Nama: fmt.Sprintf("Santri %d", i), Status: santri.Aktif,
					Anggota: []santri.Anggota{{Jalur: santri.Formal, Unit: "MTs", Kelas: fmt.Sprintf("K%03d", k)}}}
				if !yield(p, nil) {
					return
				}
			}
		}
	}
}
