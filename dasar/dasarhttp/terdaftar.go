package dasarhttp

import (
	"reflect"
	"slices"
)

// Terdaftar is a registered operation with the names of what it takes, as they are sent:
// "nama", and "baris.jumlah" for what lies inside.
type Terdaftar struct {
	Operasi
	Masukan []string
}

// Semua lists the operations in the order of their registration.
func (a *API) Semua() []Terdaftar { return slices.Clone(a.semua) }

// masukan collects the names of an input type; a type inside itself is named once.
func masukan(t reflect.Type, luar string, dalam ...reflect.Type) (ns []string) {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice || t.Kind() == reflect.Map {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct || slices.Contains(dalam, t) {
		return nil
	}
	for i := range t.NumField() {
		f := t.Field(i)
		nama := namaBidang(f, luar)
		if !f.IsExported() || f.Tag.Get("path") != "" || f.Tag.Get("header") != "" {
			continue // values with a form of their own, such as a day; what a thing is called, how it is sent
		}
		if nama != luar {
			ns = append(ns, nama)
		}
		ns = append(ns, masukan(f.Type, nama, append(dalam, t)...)...)
	}
	return slices.Compact(ns)
}
