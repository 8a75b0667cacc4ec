package akademik

import (
	"cmp"
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

// JamJurnal gives payroll the hours taught: those of approved journals, beside those
// entered by hand. It satisfies pegawai.SumberJam; bind both to the unit of the run.
type JamJurnal struct {
	Jurnal  PresensiStore
	Catatan pegawai.BerkalaStore[pegawai.CatatanJam]
}

// Jam implements [pegawai.SumberJam].
func (s JamJurnal) Jam(ctx context.Context, l dasar.LembagaID, dari, sampai dasar.Tanggal) ([]pegawai.Jam, error) {
	// Whole months, because a plan gives way to journals of its month.
	js, err := s.Jurnal.Jurnal(ctx, l, SaringJurnal{Dari: dari.Bulan().Awal(), Sampai: sampai.Bulan().Akhir()})
	if err != nil {
		return nil, err
	}
	var cs []pegawai.CatatanJam
	for c, err := range s.Catatan.Selama(ctx, l, dari, sampai) {
		if err != nil {
			return nil, err
		}
		cs = append(cs, c)
	}
	return GabungJam(dari, sampai, js, cs), nil
}

// JamTertunda implements [pegawai.SumberJam].
func (s JamJurnal) JamTertunda(ctx context.Context, l dasar.LembagaID, dari, sampai dasar.Tanggal) (int, error) {
	n, err := pegawai.HitungTertunda(s.Catatan.Selama(ctx, l, dari, sampai))
	if err != nil {
		return 0, err
	}
	js, err := s.Jurnal.Jurnal(ctx, l, SaringJurnal{Dari: dari, Sampai: sampai, Menunggu: true})
	for _, j := range js {
		if len(j.Pengajar) > 0 && j.JP > 0 {
			n++
		}
	}
	return n, err
}

// GabungJam sums the approved hours of [dari, sampai] by person and unit, ordered so.
// Each teacher of a lesson has its JP; a substitute has them instead of whom he stood in
// for. Nothing is counted twice: hours entered by hand for a day replace the journals of
// that person, unit and day, and hours filled from the plan of a month give way when the
// person has journals in that unit and month.
func GabungJam(dari, sampai dasar.Tanggal, js []Jurnal, cs []pegawai.CatatanJam) []pegawai.Jam {
	type tempat struct {
		guru pegawai.ID
		unit santri.KodeUnit
	}
	type hari struct {
		tempat
		hari dasar.Tanggal
	}
	type bulan struct {
		tempat
		bulan dasar.Bulan
	}
	berjurnal, tangan := map[bulan]bool{}, map[hari]bool{}
	for _, j := range js {
		for _, p := range j.Pengajar {
			if j.Terlaksana {
				berjurnal[bulan{tempat{p.Guru, j.Unit}, j.Tanggal.Bulan()}] = true
			}
		}
	}
	jam := map[tempat]pegawai.Jam{}
	tambah := func(t tempat, n pegawai.Kuantitas, badal bool) {
		x := jam[t]
		x.Pegawai, x.Unit = t.guru, t.unit
		if x.Jumlah += n; badal {
			x.Badal += n
		}
		jam[t] = x
	}
	for _, c := range cs {
		t := tempat{c.Pegawai, c.Unit}
		if c.DariRencana() {
			if berjurnal[bulan{t, c.Mulai.Bulan()}] {
				continue
			}
		} else {
			tangan[hari{t, c.Mulai}] = true
		}
		if c.Disetujui != "" {
			tambah(t, c.Jumlah, c.Menggantikan != "")
		}
	}
	for _, j := range js {
		if !j.Terlaksana || j.Disetujui == "" || j.JP <= 0 || j.Tanggal.Before(dari) || j.Tanggal.After(sampai) {
			continue
		}
		for _, p := range j.Pengajar {
			if t := (tempat{p.Guru, j.Unit}); !tangan[hari{t, j.Tanggal}] {
				tambah(t, pegawai.Kuantitas(j.JP)*100, p.Menggantikan != "")
			}
		}
	}
	hasil := make([]pegawai.Jam, 0, len(jam))
	for _, x := range jam {
		hasil = append(hasil, x)
	}
	slices.SortFunc(hasil, func(a, b pegawai.Jam) int {
		return cmp.Or(cmp.Compare(a.Pegawai, b.Pegawai), cmp.Compare(a.Unit, b.Unit))
	})
	return hasil
}
