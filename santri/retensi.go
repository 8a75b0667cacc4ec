package santri

import (
	"context"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// NamaMusnah stands where the name of somebody stood whose identity was destroyed.
const NamaMusnah = "(dimusnahkan)"

// RetensiStore is what retention asks of the records of people: when they left, and
// that they no longer name anybody.
type RetensiStore interface {
	// Keluar returns for each known person the day since which nothing here needs him:
	// of a santri that of his last change of status, of a wali the latest of his
	// children's. The day is unset while he is needed: somebody of
	// [Status.DiPesantren], one whose day of leaving nobody noted, a wali without
	// children. Without people it is about everybody.
	Keluar(ctx context.Context, l dasar.LembagaID, s ...privasi.SubjekID) (map[privasi.SubjekID]dasar.Tanggal, error)
	// Hapus erases what stands readable of the class identitas: name ([NamaMusnah]),
	// numbers, birth, blind indexes, and the sealed bytes. Records stay under id and
	// alias, with status and year of intake, which name nobody. It returns how many
	// records of each person it changed; it is idempotent. Other classes have nothing
	// readable here.
	Hapus(ctx context.Context, l dasar.LembagaID, k privasi.KelasRetensi, s ...privasi.SubjekID) (map[privasi.SubjekID]int, error)
}

// Kosongkan returns the record without what [RetensiStore].Hapus erases.
func (s Santri) Kosongkan() Santri {
	return Santri{Lembaga: s.Lembaga, ID: s.ID, Subjek: s.Subjek, Alias: s.Alias, Keluarga: s.Keluarga, Nama: NamaMusnah, JenisKelamin: s.JenisKelamin,
		Kesehatan: s.Kesehatan, Angkatan: s.Angkatan, Status: s.Status, Dicatat: s.Dicatat, Versi: s.Versi + 1}
}

// Kosongkan returns the record without what [RetensiStore].Hapus erases.
func (w Wali) Kosongkan() Wali {
	return Wali{Lembaga: w.Lembaga, ID: w.ID, Subjek: w.Subjek, Nama: NamaMusnah, Dicatat: w.Dicatat, Versi: w.Versi + 1}
}

// Terakhir joins what one person is in several places: the latest day, or unset when
// one of them still needs him.
func Terakhir(m map[privasi.SubjekID]dasar.Tanggal, s privasi.SubjekID, hari dasar.Tanggal) {
	lama, ada := m[s]
	switch {
	case !ada:
		m[s] = hari
	case lama.IsZero() || hari.IsZero():
		m[s] = dasar.Tanggal{}
	case hari.After(lama):
		m[s] = hari
	}
}
