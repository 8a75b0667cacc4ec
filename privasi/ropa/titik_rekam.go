package ropa

import (
	"fmt"
	"maps"
	"slices"

	"github.com/pesantren-go/pesantren/privasi"
)

// DenganTitik says in the record, for each activity, at how many points its data is
// collected, under which notice, and by which list: a form that asks for another field
// has another list, and so differs from what was put down ([Selisih]).
func (r Ropa) DenganTitik(reg privasi.Register, dt DaftarTitik) Ropa {
	hasil := r
	hasil.Baris = make([]Baris, len(r.Baris))
	tujuan := map[string]string{}
	for _, k := range reg.Kegiatan {
		tujuan[k.Kode] = k.Tujuan
	}
	for i, b := range r.Baris {
		hasil.Baris[i] = b
		milik := dt.Untuk(tujuan[b.Kegiatan])
		if len(milik) == 0 || len(b.Butir["sumber_tujuan_data"]) == 0 { // what is missing stays missing
			continue
		}
		isi := maps.Clone(b.Butir)
		isi["sumber_tujuan_data"] = append(slices.Clone(isi["sumber_tujuan_data"]), milik.sebut(reg))
		hasil.Baris[i].Butir = isi
	}
	return hasil
}

// Untuk are the points of a purpose.
func (dt DaftarTitik) Untuk(tujuan string) (milik DaftarTitik) {
	for _, p := range dt {
		if p.Tujuan == tujuan {
			milik = append(milik, p)
		}
	}
	return milik
}

func (dt DaftarTitik) sebut(reg privasi.Register) string {
	n, ada := reg.CariPemberitahuan(dt[0].Tujuan)
	kabar := "belum ada pemberitahuan"
	if ada {
		kabar = fmt.Sprintf("pemberitahuan %s versi %.8s", n.Kode, n.Versi())
	}
	return fmt.Sprintf("lewat %d titik pengumpulan, %s, daftar %.8s", len(dt), kabar, sidik("titik", dt))
}
