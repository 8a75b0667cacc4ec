package privasi

import (
	"bytes"
	"context"
	"fmt"
	"reflect"

	"github.com/pesantren-go/pesantren/dasar"
)

// ErrBeda says that records to compare are not pairs of the same people.
var ErrBeda = dasar.Aturan("PRI-BEDA-01")

// Beda compares the sealed fields of new records with those stored, pair by
// pair, and returns the names of the fields that differ. It is how an import
// knows that a file brings nothing new. No value leaves it, so it needs no
// decision and writes no trail: it tells a writer only whether what he holds
// already is what is stored. Fresh and sealed fields may be mixed.
//
// Keys are fetched in batches; like [Segel] it is refused inside a unit of work.
// A destroyed key is [ErrKunciMusnah].
func Beda[T any](ctx context.Context, b *Brankas, d *Daftar, l dasar.LembagaID, baru, lama []*T) ([][]string, error) {
	t, err := d.wajib(reflect.TypeFor[T]())
	switch {
	case err != nil:
		return nil, err
	case dasar.DalamUnit(ctx):
		return nil, &dasar.Error{Rule: string(ErrSegelDalamUnit), Message: "data pribadi dibandingkan sebelum unit kerja dibuka"}
	case len(baru) != len(lama):
		return nil, fmt.Errorf("privasi: comparing %d records with %d", len(baru), len(lama))
	}
	hasil := make([][]string, len(baru))
	const sekali = 1000
	for awal := 0; awal < len(baru); awal += sekali {
		akhir := min(awal+sekali, len(baru))
		if err := b.bedakan(ctx, l, t, nilai(baru[awal:akhir]), nilai(lama[awal:akhir]), hasil[awal:akhir]); err != nil {
			return nil, err
		}
	}
	return hasil, nil
}

func nilai[T any](recs []*T) []reflect.Value {
	vs := make([]reflect.Value, len(recs))
	for i, r := range recs {
		vs[i] = reflect.ValueOf(r).Elem()
	}
	return vs
}

func (b *Brankas) bedakan(ctx context.Context, l dasar.LembagaID, t *Tipe, baru, lama []reflect.Value, hasil [][]string) error {
	perlu := map[KunciID]bool{}
	for i := range baru {
		if t.letakSubjek == nil {
			break
		}
		s := baru[i].FieldByIndex(t.letakSubjek).String()
		if s != lama[i].FieldByIndex(t.letakSubjek).String() {
			return ErrBeda.Invalidf("hanya catatan orang yang sama dapat dibandingkan")
		}
		for _, bid := range t.Bidang {
			if bid.Tertutup && (tersegel(baru[i], bid) || tersegel(lama[i], bid)) {
				perlu[KunciID{SubjekID(s), bid.Retensi}] = true
			}
		}
	}
	ids := make([]KunciID, 0, len(perlu))
	for id := range perlu {
		ids = append(ids, id)
	}
	ks, err := b.ambil(ctx, l, ids)
	if err != nil {
		return err
	}
	for i := range baru {
		for j := range t.Bidang {
			if bid := &t.Bidang[j]; bid.Tertutup {
				x, err := polos(ks, l, t, bid, baru[i])
				if err != nil {
					return err
				}
				y, err := polos(ks, l, t, bid, lama[i])
				if err != nil {
					return err
				}
				if !bytes.Equal(x, y) {
					hasil[i] = append(hasil[i], bid.Nama)
				}
			}
		}
	}
	return nil
}

func bidangSegel(rec reflect.Value, b Bidang) penyegel {
	return rec.FieldByIndex(b.letak).Addr().Interface().(penyegel)
}

func tersegel(rec reflect.Value, b Bidang) bool {
	p := bidangSegel(rec, b)
	return !p.Kosong() && !p.Segar()
}

// polos gives the bytes inside a field, fresh or sealed; nil when empty.
func polos(ks map[KunciID]kunciTerbuka, l dasar.LembagaID, t *Tipe, b *Bidang, rec reflect.Value) ([]byte, error) {
	p := bidangSegel(rec, *b)
	switch {
	case p.Kosong():
		return nil, nil
	case p.Segar():
		return p.enkode()
	}
	id := KunciID{SubjekID(rec.FieldByIndex(t.letakSubjek).String()), b.Retensi}
	if k := ks[id]; k.err != nil {
		return nil, k.err
	}
	bk, _ := p.Bungkus()
	return bukaSegel(ks[id].a, tempat(nil, l, t, b, id.Subjek), bk.Sandi)
}
