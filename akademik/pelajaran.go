package akademik

import (
	"context"
	"strings"

	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
)

// Pelajaran is one lesson on one day, as the timetable had it when it was asked.
// Presence and journals keep it as a copy: changing the timetable moves nothing of the
// past. The zero value is no lesson.
type Pelajaran struct {
	Tanggal dasar.Tanggal
	jadwal.Selang
	Rombel RombelID
	Mapel  KodeMapel
	Guru   []pegawai.ID // who teaches it together; empty = nobody yet
	Ruang  string       // "" = none
	JP     int          // periods of its grid

	Kelompok []string // the groups of the class that have it, by name; none = all of it
}

// Sesi names the register of the lesson.
func (p Pelajaran) Sesi() Sesi {
	return Sesi{Tanggal: p.Tanggal, Mulai: p.Mulai, Rombel: p.Rombel, Mapel: p.Mapel, Kelompok: strings.Join(p.Kelompok, "+")}
}

// NamaKelompok lists the groups that a session is about, none = the whole class.
func (s Sesi) NamaKelompok() []string {
	if s.Kelompok == "" {
		return nil
	}
	return strings.Split(s.Kelompok, "+")
}

// SumberPelajaran tells which lessons days have.
type SumberPelajaran interface {
	// Pelajaran returns the lessons of [dari, sampai] of classes (none = all), by day,
	// beginning, class, subject. Days without lessons (holidays) have none.
	Pelajaran(ctx context.Context, l dasar.LembagaID, dari, sampai dasar.Tanggal, rombel ...RombelID) ([]Pelajaran, error)
}
