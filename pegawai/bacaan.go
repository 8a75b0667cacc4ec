package pegawai

import (
	"errors"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// Peringatan is something that a person should look at although it was accepted,
// or what was mended while it was read. Pesan holds nothing personal.
type Peringatan struct {
	Bidang string // the input it is about, "" when it is about the whole
	Aturan dasar.Aturan
	Pesan  string
}

// Bacaan is what reading a form found besides its values.
type Bacaan struct {
	Perbaikan  []Peringatan
	Peringatan []Peringatan
}

// pembaca gathers what reading many fields found.
type pembaca struct {
	b     Bacaan
	salah []error
}

func (p *pembaca) ingatkan(bidang string, a dasar.Aturan, pesan string) {
	p.b.Peringatan = append(p.b.Peringatan, Peringatan{bidang, a, pesan})
}

// tambah takes over what a value of package santri found.
func (p *pembaca) tambah(bidang string, b santri.Bacaan) {
	for _, x := range b.Perbaikan {
		p.b.Perbaikan = append(p.b.Perbaikan, Peringatan{bidang, x.Aturan, x.Pesan})
	}
	for _, x := range b.Peringatan {
		p.ingatkan(bidang, x.Aturan, x.Pesan)
	}
}

// tolak records a refusal under the field of the form.
func (p *pembaca) tolak(bidang string, err error) {
	if err == nil {
		return
	}
	p.salah = append(p.salah, diBidang(err, bidang))
}

// diBidang names the field that an error is about.
func diBidang(err error, bidang string) error {
	if e, ok := errors.AsType[*dasar.Error](err); ok {
		return e.Pada(bidang)
	}
	return err
}

// baca reads one field with a parser of package santri.
func baca[T any](p *pembaca, bidang, teks string, parse func(string) (T, santri.Bacaan, error)) T {
	v, b, err := parse(teks)
	p.tambah(bidang, b)
	p.tolak(bidang, err)
	return v
}

// bacaDiam reads one field with a parser that repairs nothing.
func bacaDiam[T any](p *pembaca, bidang, teks string, parse func(string) (T, error)) T {
	v, err := parse(teks)
	p.tolak(bidang, err)
	return v
}

// satuBaris reads a line of text of at most maks characters.
func satuBaris(maks int) func(string) (string, error) {
	return func(s string) (string, error) { return dasar.Rapikan(s, maks) }
}
