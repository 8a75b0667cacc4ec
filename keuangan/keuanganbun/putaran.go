package keuanganbun

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/keuangan"
)

// Putaran is the records of bill runs in SQL.
type Putaran struct{ db bun.IDB }

type putaranRow struct {
	bun.BaseModel `bun:"table:keuangan_putaran,alias:p"`

	Lembaga  string        `bun:"lembaga,pk"`
	ID       string        `bun:"id,pk"`
	Bulan    dasar.Bulan   `bun:"bulan"`
	Unit     string        `bun:"unit"`
	Terbit   dasar.Tanggal `bun:"terbit"`
	Sidik    string        `bun:"sidik"`
	Komponen string        `bun:"komponen"`
	Gagal    string        `bun:"gagal"`
	Jumlah   int64         `bun:"jumlah"`
	Total    int64         `bun:"total"`
	Oleh     string        `bun:"oleh"`
	Dicatat  int64         `bun:"dicatat"`
}

// Giliran implements [keuangan.PutaranStore]: the fees of the institution are
// the rows that a run takes for itself.
func (st Putaran) Giliran(ctx context.Context, l dasar.LembagaID) error {
	var kode []string
	q := st.db.NewSelect().Model((*komponenRow)(nil)).Column("kode").Where("lembaga = ?", l).Order("kode")
	return dasarbun.Translate(dasarbun.ForUpdate(q).Scan(ctx, &kode))
}

// Tambah implements [keuangan.PutaranStore].
func (st Putaran) Tambah(ctx context.Context, l dasar.LembagaID, p keuangan.Putaran) error {
	row := putaranRow{
		Lembaga: string(l), ID: p.ID, Bulan: p.Bulan, Terbit: p.Terbit, Sidik: p.Sidik, Jumlah: int64(p.Jumlah), Total: int64(p.Total),
		Oleh: p.Oleh, Dicatat: dasarbun.Mikro(p.Dicatat),
	}
	for _, x := range []struct {
		ke   *string
		dari any
	}{{&row.Unit, p.Unit}, {&row.Komponen, p.Komponen}, {&row.Gagal, p.Gagal}} {
		b, err := json.Marshal(x.dari)
		if err != nil {
			return fmt.Errorf("writing bill run %s: %w", p.ID, err)
		}
		*x.ke = string(b)
	}
	return dasarbun.OneRow(st.db.NewInsert().Model(&row).On("CONFLICT DO NOTHING").Exec(ctx))
}

func (r putaranRow) putaran() (keuangan.Putaran, error) {
	p := keuangan.Putaran{
		Lembaga: dasar.LembagaID(r.Lembaga), ID: r.ID, Bulan: r.Bulan, Terbit: r.Terbit, Sidik: r.Sidik, Jumlah: int(r.Jumlah),
		Total: dasar.Rupiah(r.Total), Oleh: r.Oleh, Dicatat: dasarbun.DariMikro(r.Dicatat),
	}
	for _, x := range []struct {
		dari string
		ke   any
	}{{r.Unit, &p.Unit}, {r.Komponen, &p.Komponen}, {r.Gagal, &p.Gagal}} {
		if err := json.Unmarshal([]byte(x.dari), x.ke); err != nil {
			return p, fmt.Errorf("reading bill run %s: %w", r.ID, err)
		}
	}
	return p, nil
}

// Ambil implements [keuangan.PutaranStore].
func (st Putaran) Ambil(ctx context.Context, l dasar.LembagaID, id ...string) ([]keuangan.Putaran, error) {
	if len(id) == 0 {
		return nil, nil
	}
	var rows []putaranRow
	if err := st.db.NewSelect().Model(&rows).Where("lembaga = ? AND id IN (?)", l, bun.List(id)).Scan(ctx); err != nil {
		return nil, dasarbun.Translate(err)
	}
	peta := make(map[string]putaranRow, len(rows))
	for _, r := range rows {
		peta[r.ID] = r
	}
	var out []keuangan.Putaran
	for _, i := range id {
		if r, ada := peta[i]; ada {
			p, err := r.putaran()
			if err != nil {
				return nil, err
			}
			out = append(out, p)
		}
	}
	return out, nil
}

// Cari implements [keuangan.PutaranStore].
func (st Putaran) Cari(ctx context.Context, l dasar.LembagaID, p dasar.Page) (ps []keuangan.Putaran, next string, err error) {
	sesudah, err := keuangan.BacaKursor(p.After, 2)
	if err != nil {
		return nil, "", err
	}
	var rows []putaranRow
	q := st.db.NewSelect().Model(&rows).Where("lembaga = ?", l)
	if sesudah != nil {
		mikro, err := strconv.ParseInt(sesudah[0], 10, 64)
		if err != nil {
			return nil, "", keuangan.ErrKursor.Invalidf("penanda halaman tidak dikenal; mulai lagi dari halaman pertama").Pada("after")
		}
		q = q.Where("(dicatat, id) < (?, ?)", mikro, sesudah[1])
	}
	n := p.Batas()
	if err := q.Order("dicatat DESC", "id DESC").Limit(int64(n) + 1).Scan(ctx); err != nil {
		return nil, "", dasarbun.Translate(err)
	}
	if len(rows) > n {
		rows = rows[:n]
		next = keuangan.Kursor(fmt.Sprintf("%020d", rows[n-1].Dicatat), rows[n-1].ID)
	}
	for _, r := range rows {
		x, err := r.putaran()
		if err != nil {
			return nil, "", err
		}
		ps = append(ps, x)
	}
	return ps, next, nil
}
