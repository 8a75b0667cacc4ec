package dasarhttp

import "github.com/pesantren-go/pesantren/dasar"

// Keluar is an answer with a body.
type Keluar[T any] struct{ Body T }

// KeluarDaftar is an answer with a list.
type KeluarDaftar[T any] struct{ Body Isi[T] }

// Kosong is the answer of an operation that only does something.
type Kosong struct{}

// TanpaMasukan is the input of an operation that asks for nothing.
type TanpaMasukan struct{}

// Beri answers with f of v, or with the error.
func Beri[V, T any](v V, err error, f func(V) T) (*Keluar[T], error) {
	if err != nil {
		return nil, err
	}
	return &Keluar[T]{f(v)}, nil
}

// BeriDaftar answers with a list of f of each v; berikutnya is the cursor of the next
// page, "" on the last one.
func BeriDaftar[V, T any](vs []V, berikutnya string, err error, f func(V) T) (*KeluarDaftar[T], error) {
	if err != nil {
		return nil, err
	}
	return &KeluarDaftar[T]{BuatIsi(Peta(vs, f), berikutnya)}, nil
}

// BeriHalaman answers with one page of a list that is read whole; kunci tells its rows
// apart.
func BeriHalaman[V, T any](vs []V, h Halaman, err error, kunci func(V) string, f func(V) T) (*KeluarDaftar[T], error) {
	isi, lanjut := dasar.Potong(vs, h.Page(), kunci)
	return BeriDaftar(isi, lanjut, err, f)
}

// Selesai answers that the thing was done, or with the error.
func Selesai(err error) (*Kosong, error) {
	if err != nil {
		return nil, err
	}
	return &Kosong{}, nil
}

// Peta returns f of every element; nothing gives an empty list, not null.
func Peta[V, T any](vs []V, f func(V) T) []T {
	out := make([]T, len(vs))
	for i, v := range vs {
		out[i] = f(v)
	}
	return out
}

// Coba returns f of every element, or the first refusal.
func Coba[V, T any](vs []V, f func(V) (T, error)) ([]T, error) {
	out := make([]T, len(vs))
	for i, v := range vs {
		t, err := f(v)
		if err != nil {
			return nil, err
		}
		out[i] = t
	}
	return out, nil
}
