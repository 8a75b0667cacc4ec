package rumus

import (
	"fmt"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai/uraian"
)

var (
	// ErrNama says that a formula names something that has no value.
	ErrNama = dasar.Aturan("PEG-RUMUS-05")
	// ErrBagiNol says that a formula divides by nol.
	ErrBagiNol = dasar.Aturan("PEG-RUMUS-06")
	// ErrLimpah says that a number, or the result, is too large or too fine to be
	// exact.
	ErrLimpah = dasar.Aturan("PEG-RUMUS-07")
	// ErrKosong says that a formula was never read.
	ErrKosong = dasar.Aturan("PEG-RUMUS-08")
)

// Hitung evaluates the formula; nilai gives the value of a name, or false. The
// result is exact and within ±[dasar.MaxRupiah]; nothing is allocated unless u
// collects the step. Errors name the place in the formula, counted from 1.
func (r Rumus) Hitung(nilai func(nama string) (Bilangan, bool), u *uraian.Uraian) (Bilangan, error) {
	if r.IsZero() {
		return Bilangan{}, ErrKosong.Invalidf("rumus masih kosong").Pada("rumus")
	}
	h, err := r.nilai(len(r.simpul)-1, nilai)
	if err != nil {
		return Bilangan{}, err
	}
	if h.banding(Utuh(int64(dasar.MaxRupiah))) > 0 || h.banding(Utuh(-int64(dasar.MaxRupiah))) < 0 {
		return Bilangan{}, ErrLimpah.Invalidf("hasil rumus melebihi %s", dasar.MaxRupiah).Pada("rumus")
	}
	if u.Perlu() {
		u.Catat("", "rumus "+r.String()+r.dengan(nilai), h.Rupiah())
	}
	return h, nil
}

// dengan lists the values of the names.
func (r Rumus) dengan(nilai func(string) (Bilangan, bool)) string {
	var b strings.Builder
	sela := ", dengan "
	for _, n := range r.nama {
		if v, ada := nilai(n); ada {
			fmt.Fprintf(&b, "%s%s = %s", sela, n, v)
			sela = "; "
		}
	}
	return b.String()
}

// nilai evaluates one part. jika looks at the branch it takes only.
func (r *Rumus) nilai(i int, nilai func(string) (Bilangan, bool)) (Bilangan, error) {
	s := r.simpul[i]
	switch s.op {
	case opAngka:
		return r.angka[s.a], nil
	case opNama:
		b, ada := nilai(r.nama[s.a])
		if !ada {
			return b, s.galat(ErrNama, "%s tidak dikenal atau belum punya nilai", r.nama[s.a])
		}
		return b, nil
	}
	a, err := r.nilai(int(s.a), nilai)
	if err != nil {
		return a, err
	}
	switch s.op {
	case opBulat:
		return a.bulat(), nil
	case opLawan:
		return s.muat(a.lawan())
	}
	b, err := r.nilai(int(s.b), nilai)
	if err != nil {
		return b, err
	}
	if s.op == opJika {
		if s.banding.benar(a.banding(b)) {
			return r.nilai(int(s.c), nilai)
		}
		return r.nilai(int(s.d), nilai)
	}
	return s.dua(a, b)
}

// dua applies an operation of two values.
func (s simpul) dua(a, b Bilangan) (Bilangan, error) {
	switch s.op {
	case opTambah:
		return s.muat(a.tambah(b))
	case opKurang:
		return s.muat(a.kurang(b))
	case opKali:
		return s.muat(a.kali(b))
	case opBagi:
		if b.a == 0 {
			return b, s.galat(ErrBagiNol, "pembagian dengan nol; beri syarat, misalnya jika(x > 0, y / x, 0)")
		}
		return s.muat(a.bagi(b))
	}
	if (s.op == opMin) == (a.banding(b) <= 0) { // min, or max with a above b
		return a, nil
	}
	return b, nil
}

// benar reports whether a comparison holds of -1, 0 or 1.
func (o op) benar(b int) bool {
	switch o {
	case opKecil:
		return b < 0
	case opKecilSama:
		return b <= 0
	case opBesar:
		return b > 0
	case opBesarSama:
		return b >= 0
	case opSama:
		return b == 0
	}
	return b != 0
}

func (s simpul) muat(b Bilangan, ok bool) (Bilangan, error) {
	if !ok {
		return b, s.galat(ErrLimpah, "angkanya terlalu besar atau terlalu halus untuk dihitung dengan tepat")
	}
	return b, nil
}

func (s simpul) galat(a dasar.Aturan, format string, args ...any) error {
	e := a.Invalidf(format, args...)
	e.Message = tempat(int(s.pos)) + e.Message
	return e.Pada("rumus")
}

func tempat(pos int) string { return fmt.Sprintf("rumus, huruf ke-%d: ", pos) }
