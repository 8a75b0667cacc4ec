package akademikmem

import (
	"cmp"
	"context"
	"iter"
	"slices"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/presensi"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

type tokoMilik struct{ c *dasarmem.Conn }

// Setoran implements [akademik.MilikStore].
func (t tokoMilik) Setoran(ctx context.Context, l dasar.LembagaID, s ...santri.ID) iter.Seq2[akademik.Setoran, error] {
	return dasarmem.Alirkan(tokoSetoran(t).Milik(ctx, l, s...))
}

// Skor implements [akademik.MilikStore].
func (t tokoMilik) Skor(_ context.Context, l dasar.LembagaID, s ...santri.ID) iter.Seq2[akademik.Skor, error] {
	punya := func(x akademik.Skor) bool { return slices.Contains(s, x.Santri) }
	semua := append(baca(t.c, "akademik_skor_lama", l, tetap[akademik.Skor], punya, urutSkor), baca(t.c, "akademik_skor", l, tetap[akademik.Skor], punya, urutSkor)...)
	return dasarmem.Alirkan(semua, nil)
}

// Register implements [akademik.MilikStore].
func (t tokoMilik) Register(_ context.Context, l dasar.LembagaID, s ...santri.ID) iter.Seq2[akademik.Register, error] {
	lain := func(c presensi.Catatan) bool { return !slices.Contains(s, c.Santri) }
	sendiri := func(r akademik.Register) akademik.Register {
		r = r.Salin()
		r.Anggota, r.Catatan = nil, slices.DeleteFunc(r.Catatan, lain)
		return r
	}
	punya := func(r akademik.Register) bool {
		return slices.ContainsFunc(r.Catatan, func(c presensi.Catatan) bool { return !lain(c) })
	}
	urut := func(a, b akademik.Register) int {
		return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.Versi, b.Versi))
	}
	return dasarmem.Alirkan(append(baca(t.c, tabelRegister, l, sendiri, punya, urut), baca(t.c, tabelRegisterLama, l, sendiri, punya, urut)...), nil)
}

// Jurnal implements [akademik.MilikStore].
func (t tokoMilik) Jurnal(ctx context.Context, l dasar.LembagaID, guru pegawai.ID) iter.Seq2[akademik.Jurnal, error] {
	js, err := tokoPresensi(t).Jurnal(ctx, l, akademik.SaringJurnal{})
	return dasarmem.Alirkan(slices.DeleteFunc(js, func(j akademik.Jurnal) bool {
		return guru == "" || !slices.ContainsFunc(j.Pengajar, func(p akademik.Pengajar) bool { return p.Guru == guru || p.Menggantikan == guru })
	}), err)
}

// Kenaikan implements [akademik.MilikStore].
func (t tokoMilik) Kenaikan(_ context.Context, l dasar.LembagaID, s ...santri.ID) ([]akademik.BarisKenaikan, error) {
	return baca(t.c, tabelBaris.tabel, l, akademik.BarisKenaikan.Salin, func(b akademik.BarisKenaikan) bool { return slices.Contains(s, b.Santri) },
		func(a, b akademik.BarisKenaikan) int {
			return cmp.Or(cmp.Compare(a.Santri, b.Santri), cmp.Compare(a.Putaran, b.Putaran))
		}), nil
}

// Syarat implements [akademik.MilikStore].
func (t tokoMilik) Syarat(_ context.Context, l dasar.LembagaID, s ...santri.ID) ([]akademik.CatatanSyarat, error) {
	return baca(t.c, tabelSyaratUjian.tabel, l, tetap[akademik.CatatanSyarat], func(c akademik.CatatanSyarat) bool { return slices.Contains(s, c.Santri) },
		func(a, b akademik.CatatanSyarat) int {
			return cmp.Or(a.Dicatat.Compare(b.Dicatat), cmp.Compare(a.ID, b.ID))
		}), nil
}

// Hasil implements [akademik.MilikStore].
func (t tokoMilik) Hasil(_ context.Context, l dasar.LembagaID, s ...santri.ID) ([]akademik.HasilUjian, error) {
	return baca(t.c, tabelHasilUjian.tabel, l, akademik.HasilUjian.Salin, func(h akademik.HasilUjian) bool { return slices.Contains(s, h.Santri) },
		func(a, b akademik.HasilUjian) int {
			return cmp.Or(a.Dicatat.Compare(b.Dicatat), cmp.Compare(a.ID, b.ID))
		}), nil
}
