package akademik

import (
	"context"

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
}

// SumberPelajaran tells which lessons days have.
type SumberPelajaran interface {
	// Pelajaran returns the lessons of [dari, sampai] of classes (none = all), by day,
	// beginning, class, subject. Days without lessons (holidays) have none.
	Pelajaran(ctx context.Context, l dasar.LembagaID, dari, sampai dasar.Tanggal, rombel ...RombelID) ([]Pelajaran, error)
}
