package privasi

import (
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"

	"github.com/pesantren-go/pesantren/dasar"
)

// ErrIsiRekaman says that the stored content of a record cannot be read.
var ErrIsiRekaman = dasar.Aturan("PRI-REKAMAN-03")

// tersegelJSON is how a sealed value stands inside the content of a record.
type tersegelJSON struct {
	Sandi  []byte `json:"s"`
	Indeks []byte `json:"i,omitempty"`
}

// TulisIsi writes a registered value for [Rekaman.Isi]: JSON by field names, with
// sealed fields as their ciphertext. A fresh field is refused with
// [ErrBelumSegel]; a type that is not registered with [ErrTipe]. Zero fields are
// left out, so that a field that a later version adds reads as zero.
func TulisIsi[T any](d *Daftar, rec *T) ([]byte, error) {
	if _, err := d.wajib(reflect.TypeFor[T]()); err != nil {
		return nil, err
	}
	v, err := keJSON(reflect.ValueOf(rec).Elem())
	if err != nil {
		return nil, err
	}
	return json.Marshal(v)
}

// BacaIsi reads what [TulisIsi] wrote. A field that the type no longer has is
// left out; anything else that does not fit is [ErrIsiRekaman].
func BacaIsi[T any](d *Daftar, isi []byte, rec *T) error {
	if _, err := d.wajib(reflect.TypeFor[T]()); err != nil {
		return err
	}
	if err := dariJSON(isi, reflect.ValueOf(rec).Elem()); err != nil {
		return &dasar.Error{Rule: string(ErrIsiRekaman), Message: "isi rekaman rusak; pulihkan dari cadangan"}
	}
	return nil
}

// apaAdanya reports types that write and read themselves.
func apaAdanya(t reflect.Type) bool {
	return t.Implements(reflect.TypeFor[json.Marshaler]()) || t.Implements(reflect.TypeFor[encoding.TextMarshaler]()) || t == reflect.TypeFor[[]byte]()
}

func keJSON(v reflect.Value) (any, error) {
	if iniTertutup(v.Type()) {
		return segelKeJSON(v)
	}
	if apaAdanya(v.Type()) {
		return json.RawMessage(wajibJSON(v.Interface())), nil
	}
	switch v.Kind() {
	case reflect.Struct:
		return structKeJSON(v)
	case reflect.Pointer:
		if v.IsNil() {
			return nil, nil
		}
		return keJSON(v.Elem())
	case reflect.Slice, reflect.Array:
		xs := make([]any, v.Len())
		for i := range xs {
			x, err := keJSON(v.Index(i))
			if err != nil {
				return nil, err
			}
			xs[i] = x
		}
		return xs, nil
	case reflect.Map:
		m := make(map[string]any, v.Len())
		for _, k := range v.MapKeys() {
			x, err := keJSON(v.MapIndex(k))
			if err != nil {
				return nil, err
			}
			m[k.String()] = x
		}
		return m, nil
	}
	return v.Interface(), nil
}

func structKeJSON(v reflect.Value) (any, error) {
	m := map[string]any{}
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if !f.IsExported() || v.Field(i).IsZero() {
			continue
		}
		x, err := keJSON(v.Field(i))
		if err != nil {
			return nil, err
		}
		m[f.Name] = x
	}
	return m, nil
}

func segelKeJSON(v reflect.Value) (any, error) {
	salin := reflect.New(v.Type())
	salin.Elem().Set(v)
	b, ok := salin.Interface().(penyegel).Bungkus()
	if !ok {
		return nil, &dasar.Error{Rule: string(ErrBelumSegel), Message: "data pribadi belum disegel; panggil privasi.Segel sebelum menyimpan"}
	}
	return tersegelJSON(b), nil
}

// wajibJSON is for values that marshal themselves: moments, days, numbers.
func wajibJSON(v any) []byte {
	b, err := json.Marshal(v)
	if err != nil {
		panic(fmt.Sprintf("privasi: %T tidak dapat ditulis: %v", v, err)) // only plain values in records
	}
	return b
}

func dariJSON(isi []byte, v reflect.Value) error {
	if iniTertutup(v.Type()) {
		var s tersegelJSON
		if err := json.Unmarshal(isi, &s); err != nil {
			return err
		}
		v.Addr().Interface().(penyegel).pasang(Bungkus(s))
		return nil
	}
	if apaAdanya(v.Type()) || apaAdanya(reflect.PointerTo(v.Type())) {
		return json.Unmarshal(isi, v.Addr().Interface())
	}
	switch v.Kind() {
	case reflect.Struct:
		return structDariJSON(isi, v)
	case reflect.Pointer:
		if string(isi) == "null" {
			return nil
		}
		v.Set(reflect.New(v.Type().Elem()))
		return dariJSON(isi, v.Elem())
	case reflect.Slice, reflect.Array:
		return irisDariJSON(isi, v)
	case reflect.Map:
		return petaDariJSON(isi, v)
	}
	return json.Unmarshal(isi, v.Addr().Interface())
}

func structDariJSON(isi []byte, v reflect.Value) error {
	var m map[string]json.RawMessage
	if err := json.Unmarshal(isi, &m); err != nil {
		return err
	}
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if x, ada := m[f.Name]; ada && f.IsExported() {
			if err := dariJSON(x, v.Field(i)); err != nil {
				return err
			}
		}
	}
	return nil
}

func irisDariJSON(isi []byte, v reflect.Value) error {
	var xs []json.RawMessage
	if err := json.Unmarshal(isi, &xs); err != nil {
		return err
	}
	if v.Kind() == reflect.Slice {
		v.Set(reflect.MakeSlice(v.Type(), len(xs), len(xs)))
	}
	if v.Len() != len(xs) {
		return fmt.Errorf("panjang larik berbeda")
	}
	for i := range xs {
		if err := dariJSON(xs[i], v.Index(i)); err != nil {
			return err
		}
	}
	return nil
}

func petaDariJSON(isi []byte, v reflect.Value) error {
	var m map[string]json.RawMessage
	if err := json.Unmarshal(isi, &m); err != nil {
		return err
	}
	v.Set(reflect.MakeMapWithSize(v.Type(), len(m)))
	for k, x := range m {
		e := reflect.New(v.Type().Elem()).Elem()
		if err := dariJSON(x, e); err != nil {
			return err
		}
		v.SetMapIndex(reflect.ValueOf(k).Convert(v.Type().Key()), e)
	}
	return nil
}
