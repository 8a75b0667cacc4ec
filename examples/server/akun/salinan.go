package akun

import (
	"context"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/ekspor"
	"github.com/pesantren-go/pesantren/santri"
)

// TandaAkun is the kind of ids under which somebody's accounts are known here.
const TandaAkun = "akun"

// DaftarkanTipe registers what this package keeps about people.
func DaftarkanTipe(d *privasi.Daftar) { privasi.MustDaftarkan[Akun](d) }

// Ekspor answers for the accounts when a person takes his data with him.
func (g Gudang) Ekspor() ekspor.Penyedia { return penyedia{g} }

type penyedia struct{ g Gudang }

// Kenali implements [ekspor.Penyedia].
func (p penyedia) Kenali(ctx context.Context, l dasar.LembagaID, o *ekspor.Orang) error {
	as, err := p.milik(ctx, l, *o)
	for _, a := range as {
		o.Tambah(TandaAkun, a.ID)
	}
	return err
}

// Bagian implements [ekspor.Penyedia].
func (p penyedia) Bagian() []ekspor.Bagian {
	return []ekspor.Bagian{ekspor.Daftar(p.milik).Dengan("tanpa sidik kata sandi; undangan dan sesi masuk hanya menyimpan sidik tautannya dan habis sendiri")}
}

// milik are the accounts of a person, oldest first, without what opens them.
func (p penyedia) milik(ctx context.Context, l dasar.LembagaID, o ekspor.Orang) (as []Akun, err error) {
	tanda := []struct{ kolom, jenis string }{{"wali", santri.TandaWali}, {"santri", santri.TandaSantri}, {"pegawai", pegawai.TandaPegawai}}
	var bs []barisAkun
	q := p.g.DB.NewSelect().Model(&bs).Where("lembaga = ?", string(l)).WhereGroup(" AND ", func(q *bun.SelectQuery) *bun.SelectQuery {
		q = q.Where("FALSE")
		for _, t := range tanda {
			if ids := o.Tanda(t.jenis); len(ids) > 0 {
				q = q.WhereOr("? IN (?)", bun.Ident(t.kolom), bun.List(ids))
			}
		}
		return q
	})
	if err := q.Order("dibuat", "id").Scan(ctx); err != nil {
		return nil, dasarbun.Translate(err)
	}
	for _, b := range bs {
		a := dariBaris(b)
		a.Subjek, a.Sandi = o.Subjek, ""
		as = append(as, a)
	}
	return as, nil
}
