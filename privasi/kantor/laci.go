package kantor

import (
	"context"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// kepala is what a storage must know of a state.
type kepala struct {
	lembaga dasar.LembagaID
	id      string
	subjek  privasi.SubjekID
	kunci   string    // natural key; "" = none
	status  string    // what lists filter by
	tenggat time.Time // the next deadline; zero = none
	pada    time.Time // when it came in
	versi   *uint64   // where the state carries its version
}

// laci is the drawer of one kind of record: how a state of a room becomes a
// [privasi.Rekaman] and comes back.
type laci[T any] struct {
	jenis  string
	kepala func(*T) kepala
}

func (l laci[T]) rekaman(d *privasi.Daftar, x *T) (privasi.Rekaman, error) {
	isi, err := privasi.TulisIsi(d, x)
	if err != nil {
		return privasi.Rekaman{}, err
	}
	k := l.kepala(x)
	return privasi.Rekaman{Lembaga: k.lembaga, Jenis: l.jenis, ID: k.id, Versi: int64(*k.versi), Subjek: k.subjek, Kunci: k.kunci,
		Status: k.status, Tenggat: k.tenggat, Pada: k.pada, Isi: isi}, nil
}

func (l laci[T]) keadaan(d *privasi.Daftar, r privasi.Rekaman) (x T, err error) {
	if err := privasi.BacaIsi(d, r.Isi, &x); err != nil {
		return x, err
	}
	*l.kepala(&x).versi = uint64(r.Versi)
	return x, nil
}

func (l laci[T]) semua(d *privasi.Daftar, rs []privasi.Rekaman) ([]T, error) {
	xs := make([]T, len(rs))
	for i, r := range rs {
		x, err := l.keadaan(d, r)
		if err != nil {
			return nil, err
		}
		xs[i] = x
	}
	return xs, nil
}

func (l laci[T]) ambil(ctx context.Context, s *Service, di dasar.LembagaID, id string) (x T, err error) {
	r, err := s.Stores.Rekaman.Ambil(ctx, di, l.jenis, id)
	if err != nil {
		return x, err
	}
	return l.keadaan(s.Daftar, r)
}

func (l laci[T]) cari(ctx context.Context, s *Service, di dasar.LembagaID, f privasi.SaringRekaman, p dasar.Page) ([]T, string, error) {
	f.Jenis = l.jenis
	rs, lanjut, err := s.Stores.Rekaman.Cari(ctx, di, f, p)
	if err != nil {
		return nil, "", err
	}
	xs, err := l.semua(s.Daftar, rs)
	return xs, lanjut, err
}

func (l laci[T]) milik(ctx context.Context, s *Service, di dasar.LembagaID, ss ...privasi.SubjekID) ([]T, error) {
	rs, err := s.Stores.Rekaman.MilikSubjek(ctx, di, []string{l.jenis}, ss)
	if err != nil {
		return nil, err
	}
	return l.semua(s.Daftar, rs)
}

// simpan stores a sealed state inside a unit, in the place of the version that it
// carries, and gives it the new one.
func (l laci[T]) simpan(ctx context.Context, s *Service, st Stores, pel dasar.Pelaku, x *T, ps []privasi.Peristiwa) error {
	r, err := l.rekaman(s.Daftar, x)
	if err != nil {
		return err
	}
	versi, err := st.Rekaman.Simpan(ctx, r, r.Versi, berkapasitas(ps, pel.Peran)...)
	if err != nil {
		return err
	}
	*l.kepala(x).versi = uint64(versi)
	return nil
}

// berkapasitas says of each move in which role somebody made it.
func berkapasitas(ps []privasi.Peristiwa, peran string) []privasi.Peristiwa {
	for i := range ps {
		if ps[i].Kapasitas == "" {
			ps[i].Kapasitas = peran
		}
	}
	return ps
}

// catat seals a state and stores it with its moves; ikut, when given, runs in the
// same unit.
func catat[T any](ctx context.Context, s *Service, l laci[T], pel dasar.Pelaku, x T, ps []privasi.Peristiwa, ikut ...func(context.Context, Stores) error) (T, error) {
	if err := privasi.Segel(ctx, s.Brankas, s.Daftar, l.kepala(&x).lembaga, &x); err != nil {
		return x, err
	}
	semula, lama := *l.kepala(&x).versi, ""
	err := s.Atomic.Do(ctx, func(ctx context.Context, st Stores) (err error) {
		*l.kepala(&x).versi = semula // the unit may run twice
		if lama, err = s.klaim(ctx, st, pel, l.jenis, l.kepala(&x)); err != nil || lama != "" {
			return err
		}
		if err := l.simpan(ctx, s, st, pel, &x, ps); err != nil {
			return err
		}
		for _, fn := range ikut {
			if err := fn(ctx, st); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil || lama == "" {
		return x, err
	}
	return l.ambil(ctx, s, pel.Lembaga, lama)
}

// gerak reads a state, lets a rule move it and stores the outcome. A rule that
// returns no move changed nothing, and nothing is stored.
func gerak[T any](ctx context.Context, s *Service, l laci[T], pel dasar.Pelaku, id string, aturan func(T) (T, []privasi.Peristiwa, error)) (T, error) {
	x, err := l.ambil(ctx, s, pel.Lembaga, id)
	if err != nil {
		return x, err
	}
	y, ps, err := aturan(x)
	if err != nil || len(ps) == 0 {
		return y, err
	}
	return catat(ctx, s, l, pel, y, ps)
}

// gerakan is a state with the moves that led to it as it is now.
type gerakan[T any] struct {
	x  T
	ps []privasi.Peristiwa
}

// catatBanyak seals states and stores them with their moves in one unit, all or nothing.
// What a rule did not move is left as it is.
func catatBanyak[T any](ctx context.Context, s *Service, l laci[T], pel dasar.Pelaku, gs []gerakan[T]) ([]T, error) {
	hasil := make([]T, len(gs))
	alamat := make([]*T, len(gs))
	for i := range gs {
		hasil[i], alamat[i] = gs[i].x, &hasil[i]
	}
	if err := privasi.Segel(ctx, s.Brankas, s.Daftar, pel.Lembaga, alamat...); err != nil {
		return nil, err
	}
	var rs []privasi.GerakRekaman
	for i, x := range alamat {
		if len(gs[i].ps) == 0 {
			continue
		}
		r, err := l.rekaman(s.Daftar, x)
		if err != nil {
			return nil, err
		}
		rs = append(rs, privasi.GerakRekaman{Rekaman: r, Peristiwa: berkapasitas(gs[i].ps, pel.Peran)})
	}
	if err := s.Atomic.Do(ctx, func(ctx context.Context, st Stores) error { return st.Banyak.Gerakkan(ctx, pel.Lembaga, rs) }); err != nil {
		return nil, err
	}
	for i, x := range alamat {
		if len(gs[i].ps) > 0 {
			*l.kepala(x).versi++
		}
	}
	return hasil, nil
}
