package rakit

import (
	"context"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/santri"
)

const (
	tipeSantri  = "santri.Santri"
	tipeWali    = "santri.Wali"
	tipePegawai = "pegawai.Pegawai"
)

// tinjau lists the records of people whom the office asks to look at their data, and is
// told when one of them changes.
type tinjau struct{ s *Server }

// Ditulis implements [privasi.PencatatTulis].
func (t tinjau) Ditulis(ctx context.Context, pel dasar.Pelaku, x privasi.SubjekID, tipe string, bidang ...string) {
	if err := t.s.Kantor.CatatTulis(ctx, pel, x, tipe, bidang...); err != nil {
		t.s.opsi.Log.ErrorContext(ctx, "a change was not noted", "type", tipe, "err", err)
	}
}

// Catatan implements [kantor.SumberTinjau]: santri at the school, the guardians of those on
// the page, and employees in service.
func (t tinjau) Catatan(ctx context.Context, l dasar.LembagaID, tipe string, p dasar.Page) (cs []kantor.CatatanOrang, lanjut string, err error) {
	if tipe == tipePegawai {
		ps, lanjut, err := t.s.Pegawai.Stores.Pegawai.Cari(ctx, l, pegawai.Saringan{Bekerja: true, Pada: dasar.TanggalDari(t.s.opsi.Now().In(t.s.zona(l)))}, p)
		return catatanPegawai(ps), lanjut, err
	}
	xs, lanjut, err := t.s.Santri.Stores.Santri.Cari(ctx, l, santri.Saringan{Status: []santri.Status{santri.Aktif, santri.Cuti, santri.Skors, santri.TanpaKabar, santri.Pengabdian}}, p)
	if err != nil || tipe != tipeWali {
		return catatanSantri(xs), lanjut, err
	}
	cs, err = t.waliDari(ctx, l, xs)
	return cs, lanjut, err
}

// waliDari are the guardians of santri, each once.
func (t tinjau) waliDari(ctx context.Context, l dasar.LembagaID, xs []santri.Santri) ([]kantor.CatatanOrang, error) {
	if len(xs) == 0 {
		return nil, nil
	}
	ids := make([]santri.ID, len(xs))
	for i, x := range xs {
		ids[i] = x.ID
	}
	ps, err := t.s.Santri.Stores.Wali.Perwalian(ctx, l, ids...)
	if err != nil || len(ps) == 0 {
		return nil, err
	}
	var ws []santri.WaliID
	kenal := map[santri.WaliID]bool{}
	for _, p := range ps {
		if !kenal[p.Wali] {
			kenal[p.Wali], ws = true, append(ws, p.Wali)
		}
	}
	wali, err := t.s.Santri.Stores.Wali.Ambil(ctx, l, ws...)
	return catatanWali(wali), err
}

// CatatanDari implements [kantor.SumberTinjau].
func (t tinjau) CatatanDari(ctx context.Context, l dasar.LembagaID, x privasi.SubjekID) ([]kantor.CatatanOrang, error) {
	xs, err := t.s.Santri.Stores.Santri.Kenali(ctx, l, santri.TandaKenal{Subjek: []privasi.SubjekID{x}})
	if err != nil {
		return nil, err
	}
	ws, err := t.s.Santri.Stores.Wali.MenurutSubjek(ctx, l, x)
	if err != nil {
		return nil, err
	}
	ps, err := t.s.Pegawai.Stores.Pegawai.MenurutSubjek(ctx, l, x)
	return append(append(catatanSantri(xs), catatanWali(ws)...), catatanPegawai(ps)...), err
}

func catatanSantri(xs []santri.Santri) (cs []kantor.CatatanOrang) {
	for _, x := range xs {
		cs = append(cs, kantor.CatatanOrang{Subjek: x.Subjek, Tipe: tipeSantri, Dicatat: x.Dicatat})
	}
	return cs
}

func catatanWali(xs []santri.Wali) (cs []kantor.CatatanOrang) {
	for _, x := range xs {
		cs = append(cs, kantor.CatatanOrang{Subjek: x.Subjek, Tipe: tipeWali, Dicatat: x.Dicatat})
	}
	return cs
}

func catatanPegawai(xs []pegawai.Pegawai) (cs []kantor.CatatanOrang) {
	for _, x := range xs {
		cs = append(cs, kantor.CatatanOrang{Subjek: x.Subjek, Tipe: tipePegawai, Dicatat: x.Dicatat})
	}
	return cs
}
