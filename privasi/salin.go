package privasi

import (
	"encoding/json"
	"reflect"

	"github.com/pesantren-go/pesantren/dasar"
)

// Ditahan is a field that a copy leaves out, and why.
type Ditahan struct{ Bidang, Sebab string }

// Salin returns a record as the person it is about may take it with him: each field
// by its name in JSON, sealed ones opened through the view. What the decision does
// not release in full, and what no longer opens, is left out with its reason. rec is
// a pointer to a record of a registered type.
//
// A record of another person than s is refused ([ErrTingkat]); whose a record is that
// names its person by another id is for the caller to know. A type without personal
// data in its fields needs no view; any other is refused without the view of that type
// and person.
func Salin(d *Daftar, v *Pandangan, s SubjekID, rec any) (map[string]json.RawMessage, []Ditahan, error) {
	r := reflect.ValueOf(rec)
	if r.Kind() != reflect.Pointer || r.IsNil() {
		return nil, nil, &dasar.Error{Rule: string(ErrTipe), Message: "yang disalin harus penunjuk ke catatan"}
	}
	t, err := d.wajib(r.Elem().Type())
	if err != nil {
		return nil, nil, err
	}
	asing := t.letakSubjek != nil && (s == "" || SubjekID(r.Elem().FieldByIndex(t.letakSubjek).String()) != s)
	if asing || len(t.Pribadi()) > 0 && (v == nil || v.tipe != t || v.putusan.untuk(s) == nil) {
		return nil, nil, ErrTingkat.Forbiddenf("catatan %s ini bukan milik orang yang diminta", t.Nama)
	}
	p := penyalin{v, s, map[string]json.RawMessage{}, nil}
	for _, b := range t.Bidang {
		if err := p.bidang(b, r.Elem().FieldByIndex(b.letak)); err != nil {
			return nil, nil, err
		}
	}
	return p.isi, p.ditahan, nil
}

type penyalin struct {
	v       *Pandangan
	subjek  SubjekID
	isi     map[string]json.RawMessage
	ditahan []Ditahan
}

func (p *penyalin) bidang(b Bidang, nilai reflect.Value) error {
	if b.Pribadi() {
		if h := p.v.putusan.Hasil(p.subjek, b.Nama); h.Tingkat < Penuh {
			p.ditahan = append(p.ditahan, Ditahan{b.Nama, h.Sebab})
			return nil
		}
	}
	if b.Tertutup {
		p.tersegel(b, nilai.Addr().Interface().(penyegel))
		return nil
	}
	x, err := keJSON(nilai)
	if err != nil {
		return err
	}
	p.isi[b.Nama], err = json.Marshal(x)
	return err
}

// tersegel opens one sealed field; an empty one is null. One that does not open is
// said and holds nothing else back.
func (p *penyalin) tersegel(b Bidang, t penyegel) {
	polos, ada, err := p.v.buka(p.subjek, b.Nama, t)
	if err == nil && ada {
		p.isi[b.Nama], err = t.json(polos)
	}
	switch {
	case dasar.RuleOf(err) == string(ErrKunciMusnah):
		p.ditahan = append(p.ditahan, Ditahan{b.Nama, sebab(ErrPutusMusnah)})
	case err != nil:
		p.ditahan = append(p.ditahan, Ditahan{b.Nama, "isinya tidak terbaca; tanyakan kepada pejabat pelindungan data pribadi"})
	case !ada:
		p.isi[b.Nama] = json.RawMessage("null")
	}
}
