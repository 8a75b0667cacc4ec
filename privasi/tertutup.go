package privasi

import (
	"database/sql/driver"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"log/slog"
	"reflect"

	"github.com/pesantren-go/pesantren/dasar"
)

// ErrTertutup says that code tried to write a sealed value as it is: to JSON,
// XML, gob, SQL. That is a mistake in the program, and fails loudly instead of
// losing or leaking data.
var ErrTertutup = dasar.Aturan("PRI-TUTUP-01")

// ErrBelumSegel says that a storage was given a value that [Segel] has not
// sealed yet.
var ErrBelumSegel = dasar.Aturan("PRI-TUTUP-02")

const samaran = "•••"

// Bungkus is a sealed value as a storage keeps it.
type Bungkus struct {
	Sandi  []byte // ciphertext; nil means that there is no value
	Indeks []byte // keyed blind index for search and uniqueness, or nil
}

// Tertutup holds personal data that only a logged decision opens. It is empty
// (the zero value), fresh (just typed in, by [Tutup]) or sealed (ciphertext, by
// [Segel] or [DariSegel]).
//
// Its only field is a function: fmt, encoders, diff and dump libraries walk
// into a plain unexported field by reflection, and stop at a function. Every
// verb of fmt, slog and html/template prints the fixed mask "•••"; every
// encoder gets [ErrTertutup].
type Tertutup[T any] struct{ ambil func() isi[T] }

type isi[T any] struct {
	nilai   T
	bungkus Bungkus
	segel   bool
}

// Tutup returns v as a fresh value. An empty text gives the empty Tertutup.
func Tutup[T any](v T) Tertutup[T] {
	if r := reflect.ValueOf(&v).Elem(); r.Kind() == reflect.String && r.Len() == 0 {
		return Tertutup[T]{}
	}
	return Tertutup[T]{func() isi[T] { return isi[T]{nilai: v} }}
}

// DariSegel returns the sealed value that a storage kept; a Bungkus without
// ciphertext gives the empty Tertutup. The bytes must not be changed afterwards.
func DariSegel[T any](b Bungkus) Tertutup[T] {
	if len(b.Sandi) == 0 {
		return Tertutup[T]{}
	}
	return Tertutup[T]{func() isi[T] { return isi[T]{bungkus: b, segel: true} }}
}

func (t Tertutup[T]) lihat() isi[T] {
	if t.ambil == nil {
		return isi[T]{}
	}
	return t.ambil()
}

// Kosong reports whether there is no value.
func (t Tertutup[T]) Kosong() bool { return t.ambil == nil }

// Segar reports whether there is a value that has not been sealed.
func (t Tertutup[T]) Segar() bool { return t.ambil != nil && !t.lihat().segel }

// Bungkus returns the sealed bytes, to be moved into and out of a storage as
// they are; an empty value gives an empty Bungkus. It reports false for a fresh
// value, which a storage must refuse; see [Tertutup.Simpan].
func (t Tertutup[T]) Bungkus() (Bungkus, bool) {
	if t.Segar() {
		return Bungkus{}, false
	}
	return t.lihat().bungkus, true
}

// Simpan is Bungkus for storages: it refuses a fresh value with
// [ErrBelumSegel].
func (t Tertutup[T]) Simpan() (Bungkus, error) {
	b, ok := t.Bungkus()
	if !ok {
		return b, &dasar.Error{Rule: string(ErrBelumSegel), Message: "data pribadi belum disegel; panggil privasi.Segel sebelum menyimpan"}
	}
	return b, nil
}

// The unexported half, through which this package alone seals and opens any T.
type penyegel interface {
	Segar() bool
	Kosong() bool
	Bungkus() (Bungkus, bool)
	enkode() ([]byte, error)
	pasang(Bungkus)
	teks([]byte) (string, error)
	json([]byte) (json.RawMessage, error)
	tuang(json.RawMessage) error
}

func (t *Tertutup[T]) enkode() ([]byte, error)                { return enkode(t.lihat().nilai) }
func (t *Tertutup[T]) pasang(b Bungkus)                       { *t = DariSegel[T](b) }
func (t *Tertutup[T]) teks(b []byte) (string, error)          { return teks[T](b) }
func (t *Tertutup[T]) json(b []byte) (json.RawMessage, error) { return jsonDari[T](b) }
func (t *Tertutup[T]) tuang(x json.RawMessage) error {
	v, err := dariSalinan[T](x)
	*t = Tutup(v)
	return err
}

var tipePenyegel = reflect.TypeFor[penyegel]()

func salahTulis() error {
	return &dasar.Error{Rule: string(ErrTertutup), Message: "nilai tertutup tidak boleh ditulis apa adanya; buka lewat Penjaga.Minta"}
}

// String prints the mask.
func (Tertutup[T]) String() string { return samaran }

// GoString prints the mask.
func (Tertutup[T]) GoString() string { return samaran }

// Format prints the mask for every verb.
func (Tertutup[T]) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, samaran) }

// LogValue logs the mask.
func (Tertutup[T]) LogValue() slog.Value { return slog.StringValue(samaran) }

// MarshalJSON refuses with [ErrTertutup].
func (Tertutup[T]) MarshalJSON() ([]byte, error) { return nil, salahTulis() }

// MarshalText refuses with [ErrTertutup].
func (Tertutup[T]) MarshalText() ([]byte, error) { return nil, salahTulis() }

// MarshalBinary refuses with [ErrTertutup].
func (Tertutup[T]) MarshalBinary() ([]byte, error) { return nil, salahTulis() }

// GobEncode refuses with [ErrTertutup].
func (Tertutup[T]) GobEncode() ([]byte, error) { return nil, salahTulis() }

// MarshalXML refuses with [ErrTertutup].
func (Tertutup[T]) MarshalXML(*xml.Encoder, xml.StartElement) error { return salahTulis() }

// MarshalYAML refuses with [ErrTertutup].
func (Tertutup[T]) MarshalYAML() (any, error) { return nil, salahTulis() }

// Value refuses with [ErrTertutup]: a storage writes Sandi and Indeks of
// [Tertutup.Simpan] into columns of their own.
func (Tertutup[T]) Value() (driver.Value, error) { return nil, salahTulis() }

// Scan refuses with [ErrTertutup]: a storage reads columns into [DariSegel].
func (*Tertutup[T]) Scan(any) error { return salahTulis() }

// UnmarshalJSON refuses with [ErrTertutup]: a border reads text and calls
// [Tutup].
func (*Tertutup[T]) UnmarshalJSON([]byte) error { return salahTulis() }

// UnmarshalText refuses with [ErrTertutup], like UnmarshalJSON.
func (*Tertutup[T]) UnmarshalText([]byte) error { return salahTulis() }

// GobDecode refuses with [ErrTertutup].
func (*Tertutup[T]) GobDecode([]byte) error { return salahTulis() }
