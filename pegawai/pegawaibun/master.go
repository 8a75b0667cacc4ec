package pegawaibun

import (
	"cmp"
	"context"
	"slices"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/pegawai"
)

type tokoMaster struct{ db bun.IDB }

// barisMaster is a definition of the institution. They are few, read as a whole
// and never searched: one table, one JSON text each.
type barisMaster struct {
	bun.BaseModel `bun:"table:pegawai_master,alias:m"`

	Lembaga string `bun:"lembaga,pk"`
	Jenis   string `bun:"jenis,pk"`
	Kode    string `bun:"kode,pk"`
	Isi     string `bun:"isi"`
}

func simpanMaster[T any](ctx context.Context, db bun.IDB, l dasar.LembagaID, jenis string, vs []T, kode func(T) string) error {
	baris := make([]barisMaster, 0, len(vs))
	for _, v := range vs {
		isi, err := tulis(v)
		if err != nil {
			return err
		}
		baris = append(baris, barisMaster{Lembaga: string(l), Jenis: jenis, Kode: kode(v), Isi: isi})
	}
	slices.SortFunc(baris, func(a, b barisMaster) int { return cmp.Compare(a.Kode, b.Kode) })
	_, err := dasarbun.SisipBanyak(ctx, db, baris, "CONFLICT (lembaga, jenis, kode) DO UPDATE SET isi = EXCLUDED.isi")
	return err
}

func bacaMaster[T any](ctx context.Context, db bun.IDB, l dasar.LembagaID, jenis string, urut func(a, b T) int) ([]T, error) {
	var baris []barisMaster
	if err := db.NewSelect().Model(&baris).Where("lembaga = ? AND jenis = ?", string(l), jenis).Scan(ctx); err != nil {
		return nil, dasarbun.Translate(err)
	}
	var hasil []T
	for _, b := range baris {
		var v T
		if err := baca(b.Isi, &v); err != nil {
			return nil, err
		}
		hasil = append(hasil, v)
	}
	slices.SortFunc(hasil, urut)
	return hasil, nil
}

// SimpanJabatan implements [pegawai.MasterStore].
func (t tokoMaster) SimpanJabatan(ctx context.Context, l dasar.LembagaID, js ...pegawai.Jabatan) error {
	for i := range js {
		js[i].Lembaga = l
	}
	return simpanMaster(ctx, t.db, l, "jabatan", js, func(j pegawai.Jabatan) string { return string(j.Kode) })
}

// Jabatan implements [pegawai.MasterStore].
func (t tokoMaster) Jabatan(ctx context.Context, l dasar.LembagaID) ([]pegawai.Jabatan, error) {
	return bacaMaster(ctx, t.db, l, "jabatan", func(a, b pegawai.Jabatan) int {
		return cmp.Or(cmp.Compare(a.Urutan, b.Urutan), cmp.Compare(a.Kode, b.Kode))
	})
}

// SimpanShift implements [pegawai.MasterStore].
func (t tokoMaster) SimpanShift(ctx context.Context, l dasar.LembagaID, ss ...pegawai.Shift) error {
	for i := range ss {
		ss[i].Lembaga = l
	}
	return simpanMaster(ctx, t.db, l, "shift", ss, func(s pegawai.Shift) string { return s.Kode })
}

// Shift implements [pegawai.MasterStore].
func (t tokoMaster) Shift(ctx context.Context, l dasar.LembagaID) ([]pegawai.Shift, error) {
	return bacaMaster(ctx, t.db, l, "shift", func(a, b pegawai.Shift) int { return cmp.Compare(a.Kode, b.Kode) })
}

// SimpanKomponen implements [pegawai.MasterStore].
func (t tokoMaster) SimpanKomponen(ctx context.Context, l dasar.LembagaID, ks ...pegawai.Komponen) error {
	for i := range ks {
		ks[i].Lembaga = l
	}
	return simpanMaster(ctx, t.db, l, "komponen", ks, func(k pegawai.Komponen) string { return string(k.Kode) + "/" + k.Sejak.String() })
}

// Komponen implements [pegawai.MasterStore].
func (t tokoMaster) Komponen(ctx context.Context, l dasar.LembagaID) ([]pegawai.Komponen, error) {
	return bacaMaster(ctx, t.db, l, "komponen", func(a, b pegawai.Komponen) int {
		return cmp.Or(cmp.Compare(a.Urutan, b.Urutan), cmp.Compare(a.Kode, b.Kode), b.Sejak.Compare(a.Sejak))
	})
}

// SimpanPengaturan implements [pegawai.MasterStore].
func (t tokoMaster) SimpanPengaturan(ctx context.Context, l dasar.LembagaID, p pegawai.Pengaturan) error {
	p.Lembaga = l
	return simpanMaster(ctx, t.db, l, "pengaturan", []pegawai.Pengaturan{p}, func(p pegawai.Pengaturan) string { return p.Sejak.String() })
}

// Pengaturan implements [pegawai.MasterStore].
func (t tokoMaster) Pengaturan(ctx context.Context, l dasar.LembagaID) ([]pegawai.Pengaturan, error) {
	return bacaMaster(ctx, t.db, l, "pengaturan", func(a, b pegawai.Pengaturan) int { return b.Sejak.Compare(a.Sejak) })
}
