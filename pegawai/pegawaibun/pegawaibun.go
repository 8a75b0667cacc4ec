// Package pegawaibun keeps the records of kepegawaian in SQL, on Postgres and
// SQLite, one text for both. It moves sealed bytes and needs no key.
//
//	err := dasarbun.Schema(ctx, db) // idempotency keys
//	err = keuanganbun.Migrasi(ctx, db)
//	err = pegawaibun.Migrasi(ctx, db)
//	toko := pegawaibun.Stores(db)                   // reading outside a unit
//	unit := dasarbun.Atomic(db, pegawaibun.Stores)  // units of work, books included
//
// # Traps
//
//   - Streams read batch by batch (keyset), so that other store methods may be
//     called while one runs, inside a unit too; outside one the batches are not of
//     one moment.
//   - Slips of a run are replaced as a whole; the service sees to it that a locked
//     run is never given.
//   - Streams are joined by the order of Pegawai: ids are random UUIDs, whose order
//     is the same under every collation.
package pegawaibun

import (
	"cmp"
	"context"
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/keuangan/keuanganbun"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
)

//go:embed migrasi/*.sql
var berkas embed.FS

// Migrasi brings the tables of this package up to date.
func Migrasi(ctx context.Context, db *bun.DB) error {
	isi, err := fs.Sub(berkas, "migrasi")
	if err != nil {
		return err
	}
	return dasarbun.Migrasi(ctx, db, "pegawai", isi)
}

// Stores returns the stores on db, which may be a transaction, with the books they
// post to; it is the bind function of dasarbun.Atomic.
func Stores(db bun.IDB) pegawai.Stores {
	return pegawai.Stores{
		Pegawai: tokoPegawai{db}, Master: tokoMaster{db}, Putaran: tokoPutaran{db}, Slip: tokoSlip{db}, Retensi: tokoRetensi{db},
		Penugasan: tokoBerkala[pegawai.Penugasan]{db, jenisPenugasan}, Kontrak: tokoBerkala[pegawai.Kontrak]{db, biasa[pegawai.Kontrak]("kontrak")},
		Kepesertaan: tokoBerkala[pegawai.Kepesertaan]{db, biasa[pegawai.Kepesertaan]("kepesertaan")},
		StatusPajak: tokoBerkala[pegawai.StatusPajak]{db, biasa[pegawai.StatusPajak]("status_pajak")},
		SaldoPajak:  tokoBerkala[pegawai.SaldoPajak]{db, biasa[pegawai.SaldoPajak]("saldo_pajak")},
		Nilai:       tokoBerkala[pegawai.Nilai]{db, biasa[pegawai.Nilai]("nilai")}, Isian: tokoBerkala[pegawai.Isian]{db, biasa[pegawai.Isian]("isian")},
		Jam: tokoBerkala[pegawai.CatatanJam]{db, jenisJam}, Presensi: tokoBerkala[pegawai.Presensi]{db, biasa[pegawai.Presensi]("presensi")},
		Cuti: tokoBerkala[pegawai.Cuti]{db, jenisCuti}, Dokumen: tokoDokumen{tokoBerkala[pegawai.Dokumen]{db, jenisDokumen}},
		Kasbon:    tokoBerkala[pegawai.Kasbon]{db, biasa[pegawai.Kasbon]("kasbon")},
		SumberJam: sumberJam{tokoBerkala[pegawai.CatatanJam]{db, jenisJam}},
		Buku:      keuanganbun.New(db, nil).Buku, Ulang: dasarbun.Ulang(db),
	}
}

const (
	sekali = 4096 // values of one IN list
	alir   = 2000 // rows of one batch of a stream
)

// unit runs fn in the transaction at hand, or in one of its own.
func unit(ctx context.Context, db bun.IDB, fn func(ctx context.Context, db bun.IDB) error) error {
	switch db.(type) {
	case bun.Tx, *bun.Tx:
		return fn(ctx, db)
	}
	return dasarbun.Atomic(db, func(tx bun.IDB) bun.IDB { return tx }).Do(ctx, fn)
}

// susun puts records into the order asked for.
func susun[K comparable, V any](id []K, ada []V, sebut func(V) K) []V {
	peta := make(map[K]V, len(ada))
	for _, v := range ada {
		peta[sebut(v)] = v
	}
	var hasil []V
	for _, i := range id {
		if v, ok := peta[i]; ok {
			hasil = append(hasil, v)
		}
	}
	return hasil
}

func basi() error {
	return pegawai.ErrVersi.Conflictf("data sudah diubah orang lain; muat ulang lalu ulangi")
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

func sandi[T any](t privasi.Tertutup[T], galat *error) []byte {
	b, err := t.Simpan()
	*galat = cmp.Or(*galat, err)
	return b.Sandi
}

func segel[T any](sandi, indeks []byte) privasi.Tertutup[T] {
	return privasi.DariSegel[T](privasi.Bungkus{Sandi: sandi, Indeks: indeks})
}

func hari(s string) (t dasar.Tanggal) {
	_ = t.UnmarshalText([]byte(s)) // written by us
	return t
}

// ambilBanyak reads rows by a column, whatever their number.
func ambilBanyak[R, V any](ctx context.Context, db bun.IDB, l dasar.LembagaID, kolom string, nilai []V, ubah ...func(*bun.SelectQuery) *bun.SelectQuery) (hasil []R, err error) {
	for bagian := range slices.Chunk(nilai, sekali) {
		var baris []R
		q := db.NewSelect().Model(&baris).Where("lembaga = ?", string(l)).Where("? IN (?)", bun.Ident(kolom), bun.List(bagian))
		for _, u := range ubah {
			q = u(q)
		}
		if err := q.Scan(ctx); err != nil {
			return nil, dasarbun.Translate(err)
		}
		hasil = append(hasil, baris...)
	}
	return hasil, nil
}
