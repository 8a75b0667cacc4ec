package pegawaimem

import (
	"cmp"
	"context"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/pegawai"
)

type tokoMaster struct{ c *dasarmem.Conn }

func simpan[V any](c *dasarmem.Conn, tabel string, l dasar.LembagaID, vs []V, id func(V) string) error {
	return dasarmem.View(c, tabel, func(m map[kunci]V) error {
		for _, v := range vs {
			m[kunci{l, id(v)}] = v
		}
		return nil
	})
}

func semuanya[V any](V) bool { return true }

// SimpanJabatan implements [pegawai.MasterStore].
func (t tokoMaster) SimpanJabatan(_ context.Context, l dasar.LembagaID, js ...pegawai.Jabatan) error {
	for i := range js {
		js[i].Lembaga = l
	}
	return simpan(t.c, "pegawai_jabatan", l, js, func(j pegawai.Jabatan) string { return string(j.Kode) })
}

// Jabatan implements [pegawai.MasterStore].
func (t tokoMaster) Jabatan(_ context.Context, l dasar.LembagaID) ([]pegawai.Jabatan, error) {
	return baca(t.c, "pegawai_jabatan", l, semuanya[pegawai.Jabatan], func(a, b pegawai.Jabatan) int {
		return cmp.Or(cmp.Compare(a.Urutan, b.Urutan), cmp.Compare(a.Kode, b.Kode))
	}), nil
}

// SimpanShift implements [pegawai.MasterStore].
func (t tokoMaster) SimpanShift(_ context.Context, l dasar.LembagaID, ss ...pegawai.Shift) error {
	for i := range ss {
		ss[i].Lembaga = l
	}
	return simpan(t.c, "pegawai_shift", l, ss, func(s pegawai.Shift) string { return s.Kode })
}

// Shift implements [pegawai.MasterStore].
func (t tokoMaster) Shift(_ context.Context, l dasar.LembagaID) ([]pegawai.Shift, error) {
	return baca(t.c, "pegawai_shift", l, semuanya[pegawai.Shift], func(a, b pegawai.Shift) int { return cmp.Compare(a.Kode, b.Kode) }), nil
}

// SimpanKomponen implements [pegawai.MasterStore].
func (t tokoMaster) SimpanKomponen(_ context.Context, l dasar.LembagaID, ks ...pegawai.Komponen) error {
	salin := make([]pegawai.Komponen, len(ks))
	for i, k := range ks {
		k.Lembaga = l
		salin[i] = k.Salin()
	}
	return simpan(t.c, "pegawai_komponen", l, salin, func(k pegawai.Komponen) string { return string(k.Kode) + "/" + k.Sejak.String() })
}

// Komponen implements [pegawai.MasterStore].
func (t tokoMaster) Komponen(_ context.Context, l dasar.LembagaID) ([]pegawai.Komponen, error) {
	ks := baca(t.c, "pegawai_komponen", l, semuanya[pegawai.Komponen], func(a, b pegawai.Komponen) int {
		return cmp.Or(cmp.Compare(a.Urutan, b.Urutan), cmp.Compare(a.Kode, b.Kode), b.Sejak.Compare(a.Sejak))
	})
	for i := range ks {
		ks[i] = ks[i].Salin()
	}
	return ks, nil
}

// SimpanPengaturan implements [pegawai.MasterStore].
func (t tokoMaster) SimpanPengaturan(_ context.Context, l dasar.LembagaID, p pegawai.Pengaturan) error {
	p = p.Salin()
	p.Lembaga = l
	return simpan(t.c, "pegawai_pengaturan", l, []pegawai.Pengaturan{p}, func(p pegawai.Pengaturan) string { return p.Sejak.String() })
}

// Pengaturan implements [pegawai.MasterStore].
func (t tokoMaster) Pengaturan(_ context.Context, l dasar.LembagaID) ([]pegawai.Pengaturan, error) {
	ps := baca(t.c, "pegawai_pengaturan", l, semuanya[pegawai.Pengaturan], func(a, b pegawai.Pengaturan) int { return b.Sejak.Compare(a.Sejak) })
	for i := range ps {
		ps[i] = ps[i].Salin()
	}
	return ps, nil
}
