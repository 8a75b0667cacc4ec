package santri

import (
	"context"
	"maps"
	"slices"

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
	// Milik returns whose santri record each id is; without people, those of everybody.
	// What was erased keeps its id.
	Milik(ctx context.Context, l dasar.LembagaID, s ...privasi.SubjekID) (map[ID]privasi.SubjekID, error)
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

// RetensiSantri is what retention asks of a package whose records know a santri by his
// id alone: the books, the marks.
type RetensiSantri interface {
	// Terakhir returns the last day that the records of each santri speak of; one
	// without records is absent. Without santri it is about everybody.
	Terakhir(ctx context.Context, l dasar.LembagaID, s ...ID) (map[ID]dasar.Tanggal, error)
	// Hapus erases what stands readable of a class about santri, in a few statements,
	// and returns how many records of each it changed; it is idempotent.
	Hapus(ctx context.Context, l dasar.LembagaID, k privasi.KelasRetensi, s ...ID) (map[ID]int, error)
}

// RetensiOrang answers for people where the records know santri by id: Orang knows whose
// id it is, Catatan keeps the records.
type RetensiOrang struct {
	Orang   RetensiStore
	Catatan RetensiSantri
}

// Terakhir is [RetensiSantri].Terakhir, of people.
func (r RetensiOrang) Terakhir(ctx context.Context, l dasar.LembagaID, ss ...privasi.SubjekID) (map[privasi.SubjekID]dasar.Tanggal, error) {
	milik, err := r.Orang.Milik(ctx, l, ss...)
	if err != nil || len(milik) == 0 {
		return nil, err
	}
	var ids []ID // nobody asked for in particular: everybody
	if len(ss) > 0 {
		ids = slices.Sorted(maps.Keys(milik))
	}
	hari, err := r.Catatan.Terakhir(ctx, l, ids...)
	if err != nil {
		return nil, err
	}
	hasil := make(map[privasi.SubjekID]dasar.Tanggal, len(hari))
	for id, t := range hari {
		if s, ada := milik[id]; ada && t.After(hasil[s]) {
			hasil[s] = t
		}
	}
	return hasil, nil
}

// Hapus is [RetensiSantri].Hapus, of people.
func (r RetensiOrang) Hapus(ctx context.Context, l dasar.LembagaID, k privasi.KelasRetensi, ss ...privasi.SubjekID) (map[privasi.SubjekID]int, error) {
	hasil := map[privasi.SubjekID]int{}
	if len(ss) == 0 {
		return hasil, nil
	}
	milik, err := r.Orang.Milik(ctx, l, ss...)
	if err != nil || len(milik) == 0 {
		return hasil, err
	}
	n, err := r.Catatan.Hapus(ctx, l, k, slices.Sorted(maps.Keys(milik))...)
	for id, jumlah := range n {
		hasil[milik[id]] += jumlah
	}
	return hasil, err
}
