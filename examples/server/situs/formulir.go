package situs

import (
	"errors"
	"net/url"
	"strconv"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/privasi"
)

// formulir is a form with what was typed and what is wrong with each field. Embed
// it in the data of a page; its boxes are the parts "kotak", "pilih" and "centang".
type formulir struct {
	F          url.Values
	Salah      map[string]string // message by field
	Lain       []string          // messages without a field
	Aturan     []string
	Peringatan []string
	Terkunci   map[string]bool // fields that this role may not read in full: left empty, they stay
	status     int
}

func formulirBaru(f url.Values) formulir {
	return formulir{F: f, Salah: map[string]string{}, Terkunci: map[string]bool{}}
}

// bidangForm is one field of a person in a form: its name there, the struct field
// that the register decides about, and what is stored.
type bidangForm struct{ form, bidang, teks string }

// buka fills in what is open to this role in full, sealed or plain; a field that is
// not stays empty and is named in Terkunci. What was typed stays.
func (i *formulir) buka(v *privasi.Pandangan, s privasi.SubjekID, bidang []bidangForm) {
	if i.F == nil {
		i.F = url.Values{}
	}
	for _, b := range bidang {
		if v.Tingkat(s, b.bidang) != privasi.Penuh {
			i.Terkunci[b.form] = true
		} else if !i.F.Has(b.form) {
			i.F.Set(b.form, b.teks)
		}
	}
}

// tetap reports whether a field that this role may not read was left as it is.
func (i formulir) tetap(form string) bool {
	return i.Terkunci[form] && strings.TrimSpace(i.F.Get(form)) == ""
}

// salahkan puts every refusal of err beside its field. What is no refusal is left out.
func (i *formulir) salahkan(err error) {
	if err == nil {
		return
	}
	if b, ok := err.(interface{ Unwrap() []error }); ok {
		for _, e := range b.Unwrap() {
			i.salahkan(e)
		}
		return
	}
	e, ok := errors.AsType[*dasar.Error](err)
	if !ok {
		return
	}
	if i.status == 0 {
		i.status = dasarhttp.Status(err)
	}
	if e.Field != "" && i.Salah[e.Field] == "" {
		i.Salah[e.Field] = kalimat(e.Message)
	} else if e.Field == "" {
		i.Lain = append(i.Lain, kalimat(e.Message))
	}
	i.Aturan = append(i.Aturan, e.Rule)
}

// pakai takes a refusal over that whoever filled the form can mend; anything else
// is given back.
func (i *formulir) pakai(err error) error {
	switch dasar.KindOf(err) {
	case dasar.Invalid, dasar.Conflict, dasar.Forbidden:
		if err == nil || dasar.RuleOf(err) == "" {
			return err
		}
		i.salahkan(err)
		return nil
	}
	return err
}

// Keliru reports whether anything is wrong.
func (i formulir) Keliru() bool { return len(i.Salah)+len(i.Lain) > 0 }

// Opsi is one choice of a list.
type Opsi struct{ Kode, Nama string }

// pembacaForm reads the fields of a form; the errors of all fields are joined, each
// with its field.
type pembacaForm struct {
	f     url.Values
	salah []error
}

func (p *pembacaForm) err() error { return errors.Join(p.salah...) }

func (p *pembacaForm) teks(n string) string { return strings.TrimSpace(p.f.Get(n)) }

func (p *pembacaForm) ya(n string) bool { return p.f.Get(n) != "" }

// isian reads one field; an empty one is the zero value.
func isianForm[T any](p *pembacaForm, n string, parse func(string) (T, error)) (v T) {
	t := p.teks(n)
	if t == "" {
		return v
	}
	v, err := parse(t)
	if err != nil {
		p.salah = append(p.salah, diBidang(err, n))
	}
	return v
}

func (p *pembacaForm) tanggal(n string) dasar.Tanggal { return isianForm(p, n, dasar.ParseTanggal) }

func (p *pembacaForm) rupiah(n string) dasar.Rupiah { return isianForm(p, n, dasar.ParseRupiah) }

func (p *pembacaForm) angka(n string) int {
	return isianForm(p, n, func(s string) (int, error) {
		v, err := strconv.Atoi(s)
		if err != nil || v < 0 {
			return 0, errForm.Invalidf("isian ini harus angka")
		}
		return v, nil
	})
}

// diAwalan puts what a refusal is about before the name of its field.
func diAwalan(err error, awalan string) error {
	if e, ok := errors.AsType[*dasar.Error](err); ok && e.Field != "" {
		return e.Pada(awalan + e.Field)
	}
	return err
}
