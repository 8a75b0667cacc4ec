package rakit

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/wali"
	"github.com/pesantren-go/pesantren/santri"
)

// Berakun implements [kantor.Penjangkau].
func (o orang) Berakun(ctx context.Context, l dasar.LembagaID, ss []privasi.SubjekID) (map[privasi.SubjekID]bool, error) {
	as, err := o.s.Akun.Daftar(ctx, l)
	if err != nil {
		return nil, err
	}
	as = slices.DeleteFunc(as, func(a akun.Akun) bool { return !a.Aktif })
	milik, err := o.subjekAkun(ctx, l, as)
	if err != nil {
		return nil, err
	}
	punya, waliPunya := map[privasi.SubjekID]bool{}, map[santri.WaliID]bool{}
	for _, a := range as {
		punya[milik[a.ID]] = true
		waliPunya[santri.WaliID(a.Wali)] = a.Wali != ""
	}
	ya := map[privasi.SubjekID]bool{}
	var belum []privasi.SubjekID
	for _, s := range ss {
		if ya[s] = punya[s] && s != ""; !ya[s] {
			belum = append(belum, s)
		}
	}
	return ya, o.lewatWali(ctx, l, belum, waliPunya, ya)
}

// lewatWali adds children whose guardian has an account.
func (o orang) lewatWali(ctx context.Context, l dasar.LembagaID, ss []privasi.SubjekID, punya map[santri.WaliID]bool, ya map[privasi.SubjekID]bool) error {
	if len(ss) == 0 {
		return nil
	}
	xs, err := o.s.Santri.Stores.Santri.Kenali(ctx, l, santri.TandaKenal{Subjek: ss})
	if err != nil {
		return err
	}
	anak := map[santri.ID]privasi.SubjekID{}
	var ids []santri.ID
	for _, x := range xs {
		if o.orang(x).Anak(wali.AturanUsiaBaku(), o.s.opsi.Now()) {
			anak[x.ID], ids = x.Subjek, append(ids, x.ID)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	ps, err := o.s.Santri.Stores.Wali.Perwalian(ctx, l, ids...)
	for _, p := range ps {
		if punya[p.Wali] {
			ya[anak[p.Santri]] = true
		}
	}
	return err
}
