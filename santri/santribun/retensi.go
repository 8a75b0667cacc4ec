package santribun

import (
	"context"
	"slices"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

type tokoRetensi struct{ db bun.IDB }

// barisKeluar is a person, where one of his santri stands, and since when; Status is
// unset for a wali without children.
type barisKeluar struct {
	Subjek privasi.SubjekID
	Status santri.Status
	Pada   dasar.Tanggal
}

// The last change of status is the one of the highest number, not of the latest day.
const (
	sejak       = `(SELECT r.pada FROM santri_riwayat AS r WHERE r.lembaga = s.lembaga AND r.santri = s.id ORDER BY r.urut DESC LIMIT 1) AS pada`
	keluarDiri  = `SELECT s.subjek, s.status, ` + sejak + ` FROM santri_santri AS s WHERE s.lembaga = ?`
	keluarWali  = `SELECT w.subjek, COALESCE(s.status, '') AS status, ` + sejak + ` FROM santri_wali AS w LEFT JOIN santri_perwalian AS p ON p.lembaga = w.lembaga AND p.wali = w.id LEFT JOIN santri_santri AS s ON s.lembaga = p.lembaga AND s.id = p.santri WHERE w.lembaga = ?`
	hanyaSantri = ` AND s.subjek IN (?)`
	hanyaWali   = ` AND w.subjek IN (?)`
)

// Keluar implements [santri.RetensiStore].
func (t tokoRetensi) Keluar(ctx context.Context, l dasar.LembagaID, ss ...privasi.SubjekID) (map[privasi.SubjekID]dasar.Tanggal, error) {
	hasil := map[privasi.SubjekID]dasar.Tanggal{}
	if len(ss) == 0 {
		return hasil, t.keluar(ctx, hasil, l, nil)
	}
	for bagian := range slices.Chunk(ss, sekali) {
		if err := t.keluar(ctx, hasil, l, bagian); err != nil {
			return nil, err
		}
	}
	return hasil, nil
}

func (t tokoRetensi) keluar(ctx context.Context, hasil map[privasi.SubjekID]dasar.Tanggal, l dasar.LembagaID, ss []privasi.SubjekID) error {
	for _, q := range [][2]string{{keluarDiri, hanyaSantri}, {keluarWali, hanyaWali}} {
		teks, arg := q[0], []any{string(l)}
		if len(ss) > 0 {
			teks, arg = teks+q[1], append(arg, bun.List(ss))
		}
		var baris []barisKeluar
		if err := t.db.NewRaw(teks, arg...).Scan(ctx, &baris); err != nil {
			return dasarbun.Translate(err)
		}
		for _, b := range baris {
			if b.Status == "" || b.Status.DiPesantren() {
				b.Pada = dasar.Tanggal{}
			}
			santri.Terakhir(hasil, b.Subjek, b.Pada)
		}
	}
	return nil
}

// Milik implements [santri.RetensiStore].
func (t tokoRetensi) Milik(ctx context.Context, l dasar.LembagaID, ss ...privasi.SubjekID) (map[santri.ID]privasi.SubjekID, error) {
	hasil, bagian := map[santri.ID]privasi.SubjekID{}, slices.Collect(slices.Chunk(ss, sekali))
	if len(ss) == 0 {
		bagian = [][]privasi.SubjekID{nil}
	}
	for _, b := range bagian {
		var baris []struct {
			ID     santri.ID
			Subjek privasi.SubjekID
		}
		q := t.db.NewSelect().Table("santri_santri").Column("id", "subjek").Where("lembaga = ?", string(l))
		if len(b) > 0 {
			q = q.Where("subjek IN (?)", bun.List(b))
		}
		if err := q.Scan(ctx, &baris); err != nil {
			return nil, dasarbun.Translate(err)
		}
		for _, x := range baris {
			hasil[x.ID] = x.Subjek
		}
	}
	return hasil, nil
}

// Hapus implements [santri.RetensiStore].
func (t tokoRetensi) Hapus(ctx context.Context, l dasar.LembagaID, k privasi.KelasRetensi, ss ...privasi.SubjekID) (map[privasi.SubjekID]int, error) {
	n := map[privasi.SubjekID]int{}
	if k != privasi.RetensiIdentitas {
		return n, nil
	}
	return n, unit(ctx, t.db, func(ctx context.Context, db bun.IDB) error {
		clear(n) // the unit may run twice
		for bagian := range slices.Chunk(ss, sekali) {
			if err := hapus(ctx, db, l, n, bagian); err != nil {
				return err
			}
		}
		return nil
	})
}

func hapus(ctx context.Context, db bun.IDB, l dasar.LembagaID, n map[privasi.SubjekID]int, ss []privasi.SubjekID) error {
	urut := santri.BuatPengurut().Kunci(santri.NamaMusnah)
	cari := " " + santri.KunciCari(santri.NamaMusnah)
	for _, q := range []struct {
		teks string
		arg  []any
	}{
		{`UPDATE santri_santri SET nama = ?, urut = ?, cari = ?, nama_arab = '', nis = NULL, nisn = NULL, nik = NULL, nik_indeks = NULL, no_kk = NULL, tempat_lahir = '', tanggal_lahir = NULL,
			alamat = NULL, hp = NULL, catatan = NULL, resmi = NULL, versi = versi + 1`, []any{santri.NamaMusnah, urut, cari}},
		{`UPDATE santri_wali SET nama = ?, nik = NULL, nik_indeks = NULL, hp = NULL, hp_indeks = NULL, versi = versi + 1`, []any{santri.NamaMusnah}},
	} {
		var kena []privasi.SubjekID
		err := db.NewRaw(q.teks+` WHERE lembaga = ? AND subjek IN (?) AND nama <> ? RETURNING subjek`, append(q.arg, string(l), bun.List(ss), santri.NamaMusnah)...).Scan(ctx, &kena)
		if err != nil {
			return dasarbun.Translate(err)
		}
		for _, s := range kena {
			n[s]++
		}
	}
	return nil
}
