package resi

import (
	"strconv"

	"github.com/pesantren-go/pesantren/privasi/persetujuan"
)

// Kurang lists the steps of consents that should have a receipt and have none: each
// yes and each withdrawal, in the order given, as ids of receipts. UU 27/2022
// article 24 wants each consent proven; an empty list says that each is.
func Kurang(ps []persetujuan.Persetujuan, ada []Catatan) (kurang []string) {
	punya := make(map[string]bool, len(ada))
	for _, c := range ada {
		punya[string(c.Lembaga)+"\x00"+c.ID] = true
	}
	for _, p := range ps {
		for i, l := range p.Langkah {
			id := p.ID + "." + strconv.Itoa(i)
			if (l.Ke.Berlaku() || l.Ke == persetujuan.Ditarik) && !punya[string(p.Lembaga)+"\x00"+id] {
				kurang = append(kurang, id)
			}
		}
	}
	return kurang
}
