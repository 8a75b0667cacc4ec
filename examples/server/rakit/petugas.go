package rakit

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/hak"
	"github.com/pesantren-go/pesantren/santri"
)

// Petugas implements [kantor.SumberPetugas].
func (o orang) Petugas(ctx context.Context, l dasar.LembagaID, peran ...string) ([]hak.Aktor, error) {
	as, err := o.s.Akun.Daftar(ctx, l)
	if err != nil {
		return nil, err
	}
	as = slices.DeleteFunc(as, func(a akun.Akun) bool { return !a.Aktif || len(peran) > 0 && !slices.Contains(peran, a.Peran) })
	milik, err := o.subjekAkun(ctx, l, as)
	if err != nil {
		return nil, err
	}
	xs := make([]hak.Aktor, len(as))
	for i, a := range as {
		xs[i] = hak.Aktor{Akun: a.ID, Subjek: milik[a.ID], Kapasitas: a.Peran}
	}
	return xs, nil
}

// subjekAkun are the people behind accounts, by account, in three statements. Like
// [orang.diri] a guardian comes before a santri, and he before an employee.
func (o orang) subjekAkun(ctx context.Context, l dasar.LembagaID, as []akun.Akun) (map[string]privasi.SubjekID, error) {
	var ws []santri.WaliID
	var ss []santri.ID
	var ps []pegawai.ID
	for _, a := range as {
		switch {
		case a.Wali != "":
			ws = append(ws, santri.WaliID(a.Wali))
		case a.Santri != "":
			ss = append(ss, santri.ID(a.Santri))
		case a.Pegawai != "":
			ps = append(ps, pegawai.ID(a.Pegawai))
		}
	}
	subjek := map[string]privasi.SubjekID{} // by kind and id
	wali, err := o.s.Santri.Stores.Wali.Ambil(ctx, l, ws...)
	if err != nil {
		return nil, err
	}
	for _, x := range wali {
		subjek["w"+string(x.ID)] = x.Subjek
	}
	anak, err := o.s.Santri.Stores.Santri.Ambil(ctx, l, ss...)
	if err != nil {
		return nil, err
	}
	for _, x := range anak {
		subjek["s"+string(x.ID)] = x.Subjek
	}
	staf, err := o.s.Pegawai.Stores.Pegawai.Ambil(ctx, l, ps...)
	if err != nil {
		return nil, err
	}
	for _, x := range staf {
		subjek["p"+string(x.ID)] = x.Subjek
	}
	milik := make(map[string]privasi.SubjekID, len(as))
	for _, a := range as {
		switch {
		case a.Wali != "":
			milik[a.ID] = subjek["w"+a.Wali]
		case a.Santri != "":
			milik[a.ID] = subjek["s"+a.Santri]
		case a.Pegawai != "":
			milik[a.ID] = subjek["p"+a.Pegawai]
		}
	}
	return milik, nil
}
