package privasi

import (
	"encoding/json"
	"reflect"

	"github.com/pesantren-go/pesantren/dasar"
)

// ErrTuang says that a copied record does not fit its type.
var ErrTuang = dasar.Aturan("PRI-SALIN-01")

// Tuang is the way back from [Salin]: it fills a record of a registered type from what a
// person brought with him. Sealed fields become fresh values, to be sealed by whoever
// keeps them now; a field that is not there keeps what rec has. What does not fit is
// refused with [ErrTuang], which names the field and no value.
func Tuang[T any](d *Daftar, isi map[string]json.RawMessage, rec *T) error {
	t, err := d.wajib(reflect.TypeFor[T]())
	if err != nil {
		return err
	}
	r := reflect.ValueOf(rec).Elem()
	for _, b := range t.Bidang {
		x, ada := isi[b.Nama]
		if !ada || string(x) == "null" {
			continue
		}
		v := r.FieldByIndex(b.letak)
		if b.Tertutup {
			err = v.Addr().Interface().(penyegel).tuang(x)
		} else {
			err = dariJSON(x, v)
		}
		if err != nil { // the cause may quote the value: leave it out
			return ErrTuang.Invalidf("bidang %s dalam salinan ini tidak terbaca; mintalah salinan baru", b.Nama).Pada(b.Nama)
		}
	}
	return nil
}
