// Package akademikbun keeps the records of akademik in SQL, on Postgres and SQLite,
// one text for both.
//
//	err := dasarbun.Schema(ctx, db) // idempotency keys
//	err = akademikbun.Migrasi(ctx, db)
//	toko := akademikbun.Stores(db)                  // reading outside a unit
//	unit := dasarbun.Atomic(db, akademikbun.Stores) // units of work
//
// # Traps
//
//   - Days are texts like 2026-10-31, so that both databases compare them alike; ”
//     is an unset day.
//   - What lists of a record hold and no query looks at is JSON in a column.
package akademikbun

import (
	"cmp"
	"context"
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/santri/santribun"
)

//go:embed migrasi/*.sql
var berkas embed.FS

// Migrasi brings the tables of this package up to date.
func Migrasi(ctx context.Context, db *bun.DB) error {
	isi, err := fs.Sub(berkas, "migrasi")
	if err != nil {
		return err
	}
	return dasarbun.Migrasi(ctx, db, "akademik", isi)
}

// Stores returns the stores on db, which may be a transaction; it is the bind function
// of dasarbun.Atomic.
func Stores(db bun.IDB) akademik.Stores {
	return akademik.Stores{Struktur: tokoStruktur{db}, Setoran: tokoSetoran{db}, Nilai: tokoNilai{db}, Rapor: tokoRapor{db}, Jadwal: tokoJadwal{db}, Kitab: tokoKitab{db}, Ujian: tokoUjian{db},
		Kalender: tokoKalender{db}, Kurikulum: tokoKurikulum{db}, Kenaikan: tokoKenaikan{db}, Santri: santribun.Stores(db),
		Retensi: tokoRetensi{db}, Presensi: tokoPresensi{db}, Kegiatan: tokoKegiatan{db}, Kelompok: tokoKelompok{db}, Beku: tokoBeku{db}, Milik: tokoMilik{db}, Gembok: gembok{db}, Ulang: dasarbun.Ulang(db)}
}

type gembok struct{ db bun.IDB }

// Kunci implements [akademik.Gembok]: the row of the lock is written, and so held.
func (g gembok) Kunci(ctx context.Context, l dasar.LembagaID, nama string) error {
	_, err := g.db.NewRaw(`INSERT INTO akademik_gembok (lembaga, nama, n) VALUES (?, ?, 1) ON CONFLICT (lembaga, nama) DO UPDATE SET n = akademik_gembok.n + 1`, string(l), nama).Exec(ctx)
	return dasarbun.Translate(err)
}

const sekali = 4096 // values of one IN list

// unit runs fn in the transaction at hand, or in one of its own.
func unit(ctx context.Context, db bun.IDB, fn func(ctx context.Context, db bun.IDB) error) error {
	switch db.(type) {
	case bun.Tx, *bun.Tx:
		return fn(ctx, db)
	}
	return dasarbun.Atomic(db, func(tx bun.IDB) bun.IDB { return tx }).Do(ctx, fn)
}

func tulis(v any) (string, error) {
	b, err := json.Marshal(v)
	if err != nil {
		return "", fmt.Errorf("writing %T: %w", v, err)
	}
	return string(b), nil
}

func baca(s string, ke any) error {
	if err := json.Unmarshal([]byte(s), ke); err != nil {
		return fmt.Errorf("reading %T: %w", ke, err)
	}
	return nil
}

func hari(s string) (t dasar.Tanggal) {
	_ = t.UnmarshalText([]byte(s)) // written by us
	return t
}

func basi() error {
	return akademik.ErrVersi.Conflictf("data sudah diubah orang lain; muat ulang lalu ulangi")
}

// barisVersi is a row of a versioned record.
type barisVersi interface{ kunci() (id string, versi int) }

// simpanVersi inserts rows of version 1 and replaces those whose version is the next
// of the stored one, all of them or none. ganda says what a natural key that is taken
// means; nil means the same record.
func simpanVersi[R barisVersi](ctx context.Context, db bun.IDB, l dasar.LembagaID, tabel, kolom string, baris []R, ganda error) error {
	if len(baris) == 0 {
		return nil
	}
	var baru, ganti []R
	for _, b := range baris {
		if _, v := b.kunci(); v == 1 {
			baru = append(baru, b)
		} else {
			ganti = append(ganti, b)
		}
	}
	urut := func(a, b R) int { x, _ := a.kunci(); y, _ := b.kunci(); return cmp.Compare(x, y) }
	slices.SortFunc(baru, urut)
	slices.SortFunc(ganti, urut)
	return unit(ctx, db, func(ctx context.Context, db bun.IDB) error {
		periksa, yang := periksaVersi[R], ganti
		if ganda != nil { // a stale record is named before a natural key that is taken
			periksa, yang = semuaVersi[R], baris
		}
		if err := periksa(ctx, db, l, tabel, yang); err != nil {
			return err
		}
		if _, err := dasarbun.SisipBanyak(ctx, db, ganti, "CONFLICT (lembaga, id) DO UPDATE SET "+kolom); err != nil {
			return cmp.Or(kembar(err, ganda), err)
		}
		n, err := dasarbun.SisipBanyak(ctx, db, baru, "CONFLICT DO NOTHING")
		if err != nil || int(n) == len(baru) {
			return err
		}
		return gandaAtauBasi(ctx, db, l, tabel, baru, ganda)
	})
}

// gandaAtauBasi tells a row that exists already from one whose natural key is taken.
func gandaAtauBasi[R barisVersi](ctx context.Context, db bun.IDB, l dasar.LembagaID, tabel string, baru []R, ganda error) error {
	versi, err := versiKini(ctx, db, l, tabel, baru)
	if err != nil {
		return err
	}
	for _, b := range baru {
		if id, _ := b.kunci(); versi[id] == 0 && ganda != nil {
			return ganda
		}
	}
	return basi()
}

// semuaVersi refuses a batch of which a record moved on, exists already or is unknown:
// a stale record is named before anything else about it.
func semuaVersi[R barisVersi](ctx context.Context, db bun.IDB, l dasar.LembagaID, tabel string, baris []R) error {
	versi, err := versiKini(ctx, db, l, tabel, baris)
	if err != nil {
		return err
	}
	for _, b := range baris {
		if id, v := b.kunci(); versi[id] != v-1 {
			return basi()
		}
	}
	return nil
}

func versiKini[R barisVersi](ctx context.Context, db bun.IDB, l dasar.LembagaID, tabel string, baris []R) (map[string]int, error) {
	id := make([]string, len(baris))
	for i, b := range baris {
		id[i], _ = b.kunci()
	}
	versi := make(map[string]int, len(id))
	for bagian := range slices.Chunk(id, sekali) {
		var ada []struct {
			ID    string
			Versi int
		}
		q := dasarbun.ForUpdate(db.NewSelect().Table(tabel).Column("id", "versi").Where("lembaga = ?", string(l)).Where("id IN (?)", bun.List(bagian)).Order("id"))
		if err := q.Scan(ctx, &ada); err != nil {
			return nil, dasarbun.Translate(err)
		}
		for _, a := range ada {
			versi[a.ID] = a.Versi
		}
	}
	return versi, nil
}

func periksaVersi[R barisVersi](ctx context.Context, db bun.IDB, l dasar.LembagaID, tabel string, ganti []R) error {
	if len(ganti) == 0 {
		return nil
	}
	versi, err := versiKini(ctx, db, l, tabel, ganti)
	if err != nil {
		return err
	}
	sebelum := ""
	for _, b := range ganti {
		id, v := b.kunci()
		if versi[id] != v-1 || id == sebelum {
			return basi()
		}
		sebelum = id
	}
	return nil
}

// kembar turns the database's word for a taken natural key into ours.
func kembar(err, ganda error) error {
	if ganda != nil && dasar.KindOf(err) == dasar.Conflict {
		return ganda
	}
	return nil
}

// semua reads all rows of an institution: for what a school has few of.
func semua[R any](ctx context.Context, db bun.IDB, l dasar.LembagaID) (baris []R, err error) {
	err = db.NewSelect().Model(&baris).Where("lembaga = ?", string(l)).Scan(ctx)
	return baris, dasarbun.Translate(err)
}

// ambilIn reads rows by a column, whatever the number of values.
func ambilIn[R any, V any](ctx context.Context, db bun.IDB, l dasar.LembagaID, kolom string, nilai []V, ubah func(*bun.SelectQuery) *bun.SelectQuery) (hasil []R, err error) {
	for bagian := range slices.Chunk(nilai, sekali) {
		var baris []R
		q := db.NewSelect().Model(&baris).Where("lembaga = ?", string(l)).Where("? IN (?)", bun.Ident(kolom), bun.List(bagian))
		if ubah != nil {
			q = ubah(q)
		}
		if err := q.Scan(ctx); err != nil {
			return nil, dasarbun.Translate(err)
		}
		hasil = append(hasil, baris...)
	}
	return hasil, nil
}

// terjemah reads records out of rows; the first row that cannot be read ends it.
func terjemah[B, V any](baris []B, bentuk func(B) (V, error)) (hasil []V, err error) {
	for _, b := range baris {
		v, err := bentuk(b)
		if err != nil {
			return nil, err
		}
		hasil = append(hasil, v)
	}
	return hasil, nil
}

// menurut returns records in the order in which their ids were asked for, each as a copy
// of its own; unknown ones are absent.
func menurut[V any](id []string, ada []V, kunci func(V) string, salin func(V) V) (hasil []V) {
	peta := make(map[string]V, len(ada))
	for _, v := range ada {
		peta[kunci(v)] = v
	}
	for _, i := range id {
		if v, ok := peta[i]; ok {
			hasil = append(hasil, salin(v))
		}
	}
	return hasil
}
