package dasarhttp

import (
	"reflect"
	"strings"
	"unicode/utf8"

	"github.com/pesantren-go/pesantren/dasar"
)

// ErrTeks says that a text holds what no database keeps: a NUL, or bytes that
// are not UTF-8 (422).
var ErrTeks = dasar.Aturan("DSR-HTTP-05")

// PeriksaTeks refuses, with [ErrTeks], a text that no database keeps, before it
// reaches one. Handlers outside huma call it on what a form or a path brings.
func PeriksaTeks(bidang, s string) error {
	if utf8.ValidString(s) && strings.IndexByte(s, 0) < 0 {
		return nil
	}
	return ErrTeks.Invalidf("isian memuat karakter yang tidak dapat disimpan; hapus lalu ketik ulang").Pada(bidang)
}

// periksaMasukan checks every text of an operation's input. Bytes are files,
// whose readers judge them.
func periksaMasukan(v reflect.Value, bidang string) error {
	switch v.Kind() {
	case reflect.String:
		return PeriksaTeks(bidang, v.String())
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			return periksaMasukan(v.Elem(), bidang)
		}
	case reflect.Slice, reflect.Array:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			return nil
		}
		for i := range v.Len() {
			if err := periksaMasukan(v.Index(i), bidang); err != nil {
				return err
			}
		}
	case reflect.Map:
		for it := v.MapRange(); it.Next(); {
			for _, x := range []reflect.Value{it.Key(), it.Value()} {
				if err := periksaMasukan(x, bidang); err != nil {
					return err
				}
			}
		}
	case reflect.Struct:
		return periksaStruct(v, bidang)
	}
	return nil
}

func periksaStruct(v reflect.Value, bidang string) error {
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if !f.IsExported() {
			continue // values with a form of their own, such as a day
		}
		if err := periksaMasukan(v.Field(i), namaBidang(f, bidang)); err != nil {
			return err
		}
	}
	return nil
}

func namaBidang(f reflect.StructField, luar string) string {
	for _, tag := range []string{"json", "query", "path", "header"} {
		nama, _, _ := strings.Cut(f.Tag.Get(tag), ",")
		if nama == "" || nama == "-" {
			continue
		}
		if tag == "json" && luar != "" {
			return luar + "." + nama
		}
		return nama
	}
	return luar
}
