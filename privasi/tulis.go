package privasi

import (
	"context"
	"reflect"

	"github.com/pesantren-go/pesantren/dasar"
)

// PencatatTulis is told which fields of a person somebody wrote anew, once that is stored.
// What it keeps is when a field was last looked at, never what stands in it. It answers
// nothing: a note that is lost makes a field look older than it is, and the change stands.
type PencatatTulis interface {
	Ditulis(ctx context.Context, pel dasar.Pelaku, s SubjekID, tipe string, bidang ...string)
}

// Berubah names the personal fields in which baru differs from lama, both pointers to the
// same registered type: readable ones by value, sealed ones when they were typed in anew or
// emptied. Ask it before sealing.
func Berubah(d *Daftar, tipe string, lama, baru any) (bidang []string) {
	t := d.Tipe(tipe)
	a, b := reflect.Indirect(reflect.ValueOf(lama)), reflect.Indirect(reflect.ValueOf(baru))
	if t == nil || a.Type() != b.Type() {
		return nil
	}
	for _, nama := range t.Pribadi() {
		x, y := a.FieldByName(nama), b.FieldByName(nama)
		if !x.IsValid() {
			continue
		}
		if s, tertutup := y.Interface().(interface {
			Segar() bool
			Kosong() bool
		}); tertutup {
			if s.Segar() || s.Kosong() && !x.Interface().(interface{ Kosong() bool }).Kosong() {
				bidang = append(bidang, nama)
			}
		} else if !reflect.DeepEqual(x.Interface(), y.Interface()) {
			bidang = append(bidang, nama)
		}
	}
	return bidang
}
