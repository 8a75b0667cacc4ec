package privasi

import (
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"
)

// How a T becomes bytes inside a seal: a text is its own bytes (its methods are
// not asked, they may mask), then encoding.TextMarshaler, then JSON. The choice
// is a property of the type, so that sealing and opening agree.

func lewatTeks[T any]() bool {
	t := reflect.TypeFor[T]()
	return t.Implements(reflect.TypeFor[encoding.TextMarshaler]()) &&
		reflect.PointerTo(t).Implements(reflect.TypeFor[encoding.TextUnmarshaler]())
}

func enkode[T any](v T) ([]byte, error) {
	r := reflect.ValueOf(&v).Elem()
	switch {
	case r.Kind() == reflect.String:
		return []byte(r.String()), nil
	case lewatTeks[T]():
		return any(v).(encoding.TextMarshaler).MarshalText()
	}
	return json.Marshal(v)
}

func dekode[T any](b []byte) (v T, err error) {
	r := reflect.ValueOf(&v).Elem()
	switch {
	case r.Kind() == reflect.String:
		r.SetString(string(b))
	case lewatTeks[T]():
		err = any(&v).(encoding.TextUnmarshaler).UnmarshalText(b)
	default:
		err = json.Unmarshal(b, &v)
	}
	if err != nil { // the cause may quote the value: leave it out
		return v, fmt.Errorf("privasi: isi segel bukan %T", v)
	}
	return v, nil
}

// teks is the text that people see: the characters of a text, the String of a
// type that has one, its encoded form otherwise.
func teks[T any](b []byte) (string, error) {
	if reflect.TypeFor[T]().Kind() == reflect.String {
		return string(b), nil
	}
	v, err := dekode[T](b)
	if err != nil {
		return "", err
	}
	if s, ok := any(v).(fmt.Stringer); ok {
		return s.String(), nil
	}
	return string(b), nil
}

// jsonDari is an opened value in JSON: a text for what is kept as a text, and the
// canonical form of the rest.
func jsonDari[T any](b []byte) (json.RawMessage, error) {
	if reflect.TypeFor[T]().Kind() == reflect.String || lewatTeks[T]() {
		return json.Marshal(string(b))
	}
	if _, err := dekode[T](b); err != nil {
		return nil, err
	}
	return json.Marshal(json.RawMessage(b))
}

// dariSalinan reads what jsonDari wrote.
func dariSalinan[T any](x json.RawMessage) (v T, err error) {
	if reflect.TypeFor[T]().Kind() != reflect.String && !lewatTeks[T]() {
		return dekode[T](x)
	}
	var s string
	if err := json.Unmarshal(x, &s); err != nil {
		return v, err
	}
	return dekode[T]([]byte(s))
}

// teksBiasa is the text of a readable field of any type; a zero value that is
// not a text or number is "".
func teksBiasa(v any) string {
	r := reflect.ValueOf(v)
	if r.Kind() == reflect.String {
		return r.String()
	}
	switch x := v.(type) {
	case fmt.Stringer:
		return x.String()
	case encoding.TextMarshaler:
		b, _ := x.MarshalText()
		return string(b)
	}
	return fmt.Sprint(v)
}
