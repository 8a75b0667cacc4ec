package privasitest

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/pesantren-go/pesantren/privasi"
)

// Kecuali exempts one type from [Lengkap]: it stands in the signature of a store
// and is never persisted, such as a filter.
type Kecuali struct {
	Tipe   any    // a value of the type
	Alasan string // mandatory
}

// Lengkap fails for every struct type in the signatures of the given stores
// that is not registered, so that a persisted field without a tag fails a test.
// A store is given as (*santri.Store)(nil); among them may stand [Kecuali].
//
// It walks parameters and results through pointers, slices, arrays, maps,
// channels and functions (iter.Seq2), and into the exported fields of
// registered types. It leaves out the standard library, package dasar, sealed
// values, and value types without exported fields: what such a value holds is
// tagged where it is a field.
func Lengkap(t testing.TB, d *privasi.Daftar, stores ...any) {
	t.Helper()
	kurang, err := Kurang(d, stores...)
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range kurang {
		t.Error(k)
	}
}

// Kurang is what [Lengkap] reports, one sentence per type.
func Kurang(d *privasi.Daftar, stores ...any) ([]string, error) {
	p := penelusur{d: d, sudah: map[reflect.Type]bool{}}
	var antarmuka []reflect.Type
	for _, s := range stores {
		if k, ok := s.(Kecuali); ok {
			if strings.TrimSpace(k.Alasan) == "" || k.Tipe == nil {
				return nil, fmt.Errorf("privasitest: pengecualian %T tanpa alasan", k.Tipe)
			}
			p.sudah[reflect.TypeOf(k.Tipe)] = true
			continue
		}
		rt := reflect.TypeOf(s)
		if rt == nil || rt.Kind() != reflect.Pointer || rt.Elem().Kind() != reflect.Interface || rt.Elem().NumMethod() == 0 {
			return nil, fmt.Errorf("privasitest: berikan antarmuka sebagai (*paket.Store)(nil), bukan %T", s)
		}
		antarmuka = append(antarmuka, rt.Elem())
	}
	for _, a := range antarmuka {
		for i := range a.NumMethod() {
			p.asal = a.String() + "." + a.Method(i).Name
			p.telusuri(a.Method(i).Type)
		}
	}
	slices.Sort(p.kurang)
	return p.kurang, nil
}

type penelusur struct {
	d      *privasi.Daftar
	sudah  map[reflect.Type]bool
	asal   string
	kurang []string
}

func (p *penelusur) telusuri(t reflect.Type) {
	if p.sudah[t] {
		return
	}
	p.sudah[t] = true
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Chan:
		p.telusuri(t.Elem())
	case reflect.Map:
		p.telusuri(t.Key())
		p.telusuri(t.Elem())
	case reflect.Func:
		for i := range t.NumIn() {
			p.telusuri(t.In(i))
		}
		for i := range t.NumOut() {
			p.telusuri(t.Out(i))
		}
	case reflect.Struct:
		p.struktur(t)
	}
}

func (p *penelusur) struktur(t reflect.Type) {
	if bukanCatatan(t) {
		return
	}
	if p.d.TipeDari(t) == nil {
		p.kurang = append(p.kurang, fmt.Sprintf("%s dipakai %s tetapi belum didaftarkan: beri tanda privasi pada setiap bidangnya lalu panggil privasi.Daftarkan", t, p.asal))
		return
	}
	for _, f := range reflect.VisibleFields(t) {
		if f.IsExported() && !f.Anonymous {
			p.telusuri(f.Type)
		}
	}
}

// bukanCatatan reports types that carry no record of their own.
func bukanCatatan(t reflect.Type) bool {
	jalur := t.PkgPath()
	rumah := strings.TrimSuffix(reflect.TypeFor[privasi.Daftar]().PkgPath(), "/privasi")
	switch {
	case jalur == rumah+"/dasar" || strings.HasPrefix(jalur, rumah+"/dasar/"):
		return true
	case jalur != "" && jalur != "main" && !strings.Contains(strings.SplitN(jalur, "/", 2)[0], "."): // the standard library
		return true
	case jalur == rumah+"/privasi" && strings.HasPrefix(t.Name(), "Tertutup["):
		return true
	case t.NumField() == 0:
		return true
	}
	return !slices.ContainsFunc(reflect.VisibleFields(t), func(f reflect.StructField) bool { return f.IsExported() })
}
