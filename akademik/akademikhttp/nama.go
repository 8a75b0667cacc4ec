package akademikhttp

import (
	"context"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// tipeSantri is the name under which santri.Santri stands in the inventory.
const tipeSantri = "santri.Santri"

// Santri is one santri as the caller may see one; what is withheld is empty.
type Santri struct {
	ID   string `json:"id"`
	Nama string `json:"nama,omitempty"`
	NIS  string `json:"nis,omitempty"`
}

// nama shows santri that the service has found within the caller's scope: one decision
// and one trail for all of them.
func (h pintu) nama(ctx context.Context, p dasar.Pelaku, ps []santri.Peserta) (map[santri.ID]Santri, error) {
	out := make(map[santri.ID]Santri, len(ps))
	if len(ps) == 0 {
		return out, nil
	}
	subjek := dasarhttp.Peta(ps, func(o santri.Peserta) privasi.SubjekID { return o.Subjek })
	v, err := h.s.Penjaga.Minta(ctx, p, tipeSantri, []string{"Nama", "NIS"}, subjek...)
	if err != nil {
		return nil, err
	}
	for _, o := range ps {
		out[o.ID] = Santri{string(o.ID), v.Terang(o.Subjek, "Nama", o.Nama), v.Terang(o.Subjek, "NIS", string(o.NIS))}
	}
	return out, nil
}
