package hak

import (
	"time"

	"github.com/pesantren-go/pesantren/privasi/rezim"
)

// HitunganJam is one clock of a request as people read it: the clock, how it is counted,
// and when it was met.
type HitunganJam struct {
	rezim.Jam
	Aturan  rezim.AturanTenggat // zero while no law sets a length
	Selesai time.Time           // zero: not yet
	Telat   bool                // passed without being met, or met late
}

// namaJam says what a clock is for.
func namaJam(kunci string) string {
	switch kunci {
	case rezim.TenggatHenti:
		return "menghentikan pemrosesan"
	case rezim.TenggatMusnah:
		return "menghapus atau memusnahkan"
	case rezim.TenggatBatasi:
		return "memasang pembatasan"
	case rezim.TenggatBatasiKabar:
		return "mengabari bahwa pembatasan terpasang"
	}
	return "menjawab permohonan"
}

// Nama says what the clock is for.
func (j HitunganJam) Nama() string { return namaJam(j.Kunci) }

// Hitung lists the clocks of a request at t as the law counts them.
func (p Permohonan) Hitung(h *rezim.Hukum, t time.Time) []HitunganJam {
	js := make([]HitunganJam, len(p.Jam))
	for i, j := range p.Jam {
		js[i] = HitunganJam{Jam: j, Selesai: p.selesai(j), Telat: j.Lewat(p.selesai(j), t)}
		if r, err := h.Cari(j.Menurut); err == nil {
			js[i].Aturan = r.Tenggat[j.Kunci]
		}
	}
	return js
}
