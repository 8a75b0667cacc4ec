package akademik

import (
	"context"

	"github.com/pesantren-go/pesantren/dasar"
)

// JadwalStore keeps timetables.
type JadwalStore interface {
	// SimpanSyarat replaces the conditions of the institution when Versi equals the
	// stored one (0 = none yet); what is stored has the next. [ErrVersi] (Conflict)
	// else.
	SimpanSyarat(ctx context.Context, l dasar.LembagaID, s SyaratJadwal) error
	// Syarat returns them; the zero value with Lembaga when there are none.
	Syarat(ctx context.Context, l dasar.LembagaID) (SyaratJadwal, error)
	// SimpanJadwal works like [StrukturStore].SimpanTahun.
	SimpanJadwal(ctx context.Context, l dasar.LembagaID, j ...Jadwal) error
	// Jadwal returns what the filter asks for, the newest Mulai first, then by name, ID.
	Jadwal(ctx context.Context, l dasar.LembagaID, f SaringJadwal) ([]Jadwal, error)
	// SimpanKegiatan stores activities of one version, replacing those of the same ID,
	// and removes the named ones. Whoever calls it saves the version in the same unit:
	// its Versi is what guards against somebody else's work.
	SimpanKegiatan(ctx context.Context, l dasar.LembagaID, j JadwalID, simpan []KegiatanJadwal, hapus ...string) error
	// Kegiatan returns the activities of versions, by version, then ID.
	Kegiatan(ctx context.Context, l dasar.LembagaID, j ...JadwalID) ([]KegiatanJadwal, error)
	// SimpanLangkah stores steps, replacing those of the same number.
	SimpanLangkah(ctx context.Context, l dasar.LembagaID, ls ...LangkahJadwal) error
	// Langkah returns the last n steps of a version, those taken back among them, the
	// newest first.
	Langkah(ctx context.Context, l dasar.LembagaID, j JadwalID, n int) ([]LangkahJadwal, error)
}

// SaringJadwal says which versions to list; conditions are joined by "and", the zero
// filter lists all.
type SaringJadwal struct {
	ID     []JadwalID
	Tahun  []TahunID
	Status StatusJadwal
}
