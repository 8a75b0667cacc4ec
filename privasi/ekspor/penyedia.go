package ekspor

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"reflect"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// Orang is a person under every id by which the house knows him. Owners add theirs and
// read those of their upstream: keuangan finds bills by the ids that santri added.
type Orang struct {
	Subjek privasi.SubjekID
	tanda  map[string][]string
}

// Tambah adds ids of one kind, such as "santri"; one that is there already stays once.
func (o *Orang) Tambah(jenis string, id ...string) {
	if o.tanda == nil {
		o.tanda = map[string][]string{}
	}
	for _, x := range id {
		if x != "" && !slices.Contains(o.tanda[jenis], x) {
			o.tanda[jenis] = append(o.tanda[jenis], x)
		}
	}
}

// Tanda returns the ids of a kind.
func (o Orang) Tanda(jenis string) []string { return slices.Clone(o.tanda[jenis]) }

// Semua returns every id that is known, the subject first, without their kinds.
func (o Orang) Semua() []string {
	ids := []string{string(o.Subjek)}
	for _, k := range o.tanda {
		ids = append(ids, k...)
	}
	slices.Sort(ids[1:])
	return slices.Compact(ids)
}

// Sebutan are the ids of a kind in the type of their owner.
func Sebutan[T ~string](o Orang, jenis string) []T {
	ids := make([]T, 0, len(o.tanda[jenis]))
	for _, x := range o.tanda[jenis] {
		ids = append(ids, T(x))
	}
	return ids
}

// Baris streams the records of a person: pointers to values of the registered type.
type Baris = iter.Seq2[any, error]

// Bagian is what an owner answers for one registered type.
type Bagian struct {
	Tipe  string
	Sebab string // why there are never rows; with Baris: what a reader should know of them
	Baris func(ctx context.Context, l dasar.LembagaID, o Orang) Baris
	// Sunting takes out of an opened row what is somebody else's inside a sealed value,
	// and names what it took; nil: nothing is.
	Sunting func(nilai map[string]json.RawMessage) ([]privasi.Ditahan, error)
}

// Berbukti is a row that takes its proof along: Catatan is the record, and Bukti is
// asked for after it was opened.
type Berbukti struct {
	Catatan any
	Bukti   func(ctx context.Context) (any, error)
}

// Penyedia is an owner of registered types. Each package that persists types has one.
type Penyedia interface {
	// Kenali adds the ids under which this owner keeps the person.
	Kenali(ctx context.Context, l dasar.LembagaID, o *Orang) error
	// Bagian answers for every type that this owner registered, once each.
	Bagian() []Bagian
}

// Tanpa answers for a type without rows, with the reason.
func Tanpa[T any](sebab string) Bagian {
	return Bagian{Tipe: reflect.TypeFor[T]().String(), Sebab: sebab}
}

// Dalam answers for a type that is stored inside records of another one.
func Dalam[T, Induk any]() Bagian {
	return Tanpa[T]("termuat di dalam " + reflect.TypeFor[Induk]().String())
}

// Aliran answers for a type with rows that come one by one.
func Aliran[T any](ambil func(ctx context.Context, l dasar.LembagaID, o Orang) iter.Seq2[T, error]) Bagian {
	return Bagian{Tipe: reflect.TypeFor[T]().String(), Baris: func(ctx context.Context, l dasar.LembagaID, o Orang) Baris {
		return func(yield func(any, error) bool) {
			for x, err := range ambil(ctx, l, o) {
				if !yield(&x, err) || err != nil {
					return
				}
			}
		}
	}}
}

// Daftar answers for a type whose rows of one person are few enough to be read at once.
func Daftar[T any](ambil func(ctx context.Context, l dasar.LembagaID, o Orang) ([]T, error)) Bagian {
	return Aliran(func(ctx context.Context, l dasar.LembagaID, o Orang) iter.Seq2[T, error] {
		return func(yield func(T, error) bool) {
			xs, err := ambil(ctx, l, o)
			if err != nil {
				var x T
				yield(x, err)
				return
			}
			for _, x := range xs {
				if !yield(x, nil) {
					return
				}
			}
		}
	})
}

// Milik is [Daftar] for rows that are found by the ids of one kind; without such ids
// nothing is asked.
func Milik[T any, ID ~string](jenis string, ambil func(ctx context.Context, l dasar.LembagaID, id ...ID) ([]T, error)) Bagian {
	return Daftar(func(ctx context.Context, l dasar.LembagaID, o Orang) ([]T, error) {
		ids := Sebutan[ID](o, jenis)
		if len(ids) == 0 {
			return nil, nil
		}
		return ambil(ctx, l, ids...)
	})
}

// AliranMilik is [Milik] for rows of which a person may have many: they come one by one.
func AliranMilik[T any, ID ~string](jenis string, ambil func(ctx context.Context, l dasar.LembagaID, id ...ID) iter.Seq2[T, error]) Bagian {
	return Aliran(func(ctx context.Context, l dasar.LembagaID, o Orang) iter.Seq2[T, error] {
		ids := Sebutan[ID](o, jenis)
		if len(ids) == 0 {
			return func(func(T, error) bool) {}
		}
		return ambil(ctx, l, ids...)
	})
}

// Dengan adds what a reader should know of the rows.
func (b Bagian) Dengan(sebab string) Bagian {
	b.Sebab = sebab
	return b
}

// Lengkap joins the answers of all owners, one per registered type, by name. Types
// that nobody answers for are named ([ErrTakLengkap]): there is no export without
// them.
func Lengkap(d *privasi.Daftar, ps ...Penyedia) ([]Bagian, error) {
	ada := map[string]Bagian{}
	for _, p := range ps {
		for _, b := range p.Bagian() {
			if _, ganda := ada[b.Tipe]; ganda || d.Tipe(b.Tipe) == nil || b.Baris == nil && b.Sebab == "" {
				return nil, &dasar.Error{Rule: string(ErrPenyedia), Message: fmt.Sprintf("jawaban untuk tipe %s ganda, tanpa alasan, atau tipenya tidak terdaftar", b.Tipe)}
			}
			ada[b.Tipe] = b
		}
	}
	var bs []Bagian
	var kurang []string
	for _, t := range d.Semua() {
		b, ok := ada[t.Nama]
		if !ok {
			kurang = append(kurang, t.Nama)
		}
		bs = append(bs, b)
	}
	if len(kurang) > 0 {
		return nil, &dasar.Error{Rule: string(ErrTakLengkap), Message: "ekspor ini tidak akan lengkap: belum ada yang menjawab untuk tipe " + strings.Join(kurang, ", ")}
	}
	return bs, nil
}
