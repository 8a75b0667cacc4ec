package akademik

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
)

// Ajar is what one teacher has to do with on a day: all of the classes whose wali or
// ustadz he or she is, and the subjects taught in others. The zero value is nothing.
type Ajar struct {
	Guru pegawai.ID
	Ampu []Pengampu // those that hold on the day
}

// Rombel reports whether the class is one of the teacher's.
func (a Ajar) Rombel(r Rombel) bool {
	return a.Wali(r) || slices.ContainsFunc(a.Ampu, func(p Pengampu) bool { return p.Rombel == r.ID })
}

// Mapel reports whether the teacher has to do with a subject of the class: its wali
// with every one.
func (a Ajar) Mapel(r Rombel, m KodeMapel) bool { return a.Wali(r) || a.Mengampu(r, m) }

// Mengampu reports whether the teacher teaches the subject in the class.
func (a Ajar) Mengampu(r Rombel, m KodeMapel) bool {
	return slices.ContainsFunc(a.Ampu, func(p Pengampu) bool { return p.Rombel == r.ID && p.Mapel == m })
}

// Wali reports whether the teacher is the wali of the class, or the ustadz of the
// halaqah.
func (a Ajar) Wali(r Rombel) bool { return a.Guru != "" && r.Wali == a.Guru }

// Ajar reads what a teacher has to do with today; "" teaches nothing.
func (s *Service) Ajar(ctx context.Context, pel dasar.Pelaku, guru pegawai.ID) (Ajar, error) {
	if guru == "" {
		return Ajar{}, nil
	}
	ps, err := s.Pengampu(ctx, pel, SaringPengampu{Guru: guru, Pada: s.HariIni(pel.Lembaga)})
	return Ajar{guru, ps}, err
}
