package akademikmem

import (
	"cmp"
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
)

type tokoUjian struct{ c *dasarmem.Conn }

var (
	tabelUjian = berversi[akademik.Ujian]{"akademik_ujian", func(u akademik.Ujian) (string, int) { return u.ID, u.Versi },
		func(u *akademik.Ujian, l dasar.LembagaID, n int) { *u = u.Salin(); u.Lembaga, u.Versi = l, n }, nil}
	tabelSyaratUjian = berversi[akademik.CatatanSyarat]{"akademik_ujian_syarat", func(c akademik.CatatanSyarat) (string, int) { return c.ID, c.Versi },
		func(c *akademik.CatatanSyarat, l dasar.LembagaID, n int) { c.Lembaga, c.Versi = l, n }, nil}
	tabelHasilUjian = berversi[akademik.HasilUjian]{"akademik_ujian_hasil", func(h akademik.HasilUjian) (string, int) { return h.ID, h.Versi },
		func(h *akademik.HasilUjian, l dasar.LembagaID, n int) { *h = h.Salin(); h.Lembaga, h.Versi = l, n }, nil}
	tabelSyahadah = berversi[akademik.Syahadah]{"akademik_syahadah", func(s akademik.Syahadah) (string, int) { return s.ID, s.Versi },
		func(s *akademik.Syahadah, l dasar.LembagaID, n int) { *s = s.Salin(); s.Lembaga, s.Versi = l, n },
		func(a, b akademik.Syahadah) error {
			if a.Tahun == b.Tahun && a.Urut == b.Urut {
				return akademik.ErrSyahadahNomor.Conflictf("nomor syahadah itu sudah dipakai; ulangi")
			}
			return nil
		}}
)

// SimpanUjian implements [akademik.UjianStore].
func (t tokoUjian) SimpanUjian(_ context.Context, l dasar.LembagaID, u ...akademik.Ujian) error {
	return tabelUjian.simpan(t.c, l, u)
}

// Ujian implements [akademik.UjianStore].
func (t tokoUjian) Ujian(_ context.Context, l dasar.LembagaID, id ...string) ([]akademik.Ujian, error) {
	return baca(t.c, tabelUjian.tabel, l, akademik.Ujian.Salin, func(u akademik.Ujian) bool { return len(id) == 0 || slices.Contains(id, u.ID) }, func(a, b akademik.Ujian) int {
		return cmp.Or(b.Mulai.Compare(a.Mulai), cmp.Compare(a.Nama, b.Nama), cmp.Compare(a.ID, b.ID))
	}), nil
}

// SimpanSyarat implements [akademik.UjianStore].
func (t tokoUjian) SimpanSyarat(_ context.Context, l dasar.LembagaID, c ...akademik.CatatanSyarat) error {
	return tabelSyaratUjian.simpan(t.c, l, c)
}

// Syarat implements [akademik.UjianStore].
func (t tokoUjian) Syarat(_ context.Context, l dasar.LembagaID, ujian string) ([]akademik.CatatanSyarat, error) {
	return baca(t.c, tabelSyaratUjian.tabel, l, tetap[akademik.CatatanSyarat], func(c akademik.CatatanSyarat) bool { return c.Ujian == ujian }, func(a, b akademik.CatatanSyarat) int {
		return cmp.Or(cmp.Compare(a.Santri, b.Santri), cmp.Compare(a.Gerbang, b.Gerbang), a.Dicatat.Compare(b.Dicatat), cmp.Compare(a.ID, b.ID))
	}), nil
}

// SimpanHasil implements [akademik.UjianStore].
func (t tokoUjian) SimpanHasil(_ context.Context, l dasar.LembagaID, h ...akademik.HasilUjian) error {
	return tabelHasilUjian.simpan(t.c, l, h)
}

// Hasil implements [akademik.UjianStore].
func (t tokoUjian) Hasil(_ context.Context, l dasar.LembagaID, ujian ...string) ([]akademik.HasilUjian, error) {
	return baca(t.c, tabelHasilUjian.tabel, l, akademik.HasilUjian.Salin, func(h akademik.HasilUjian) bool { return slices.Contains(ujian, h.Ujian) }, func(a, b akademik.HasilUjian) int {
		return cmp.Or(cmp.Compare(a.Ujian, b.Ujian), cmp.Compare(a.Santri, b.Santri), cmp.Compare(a.Ke, b.Ke), a.Dicatat.Compare(b.Dicatat), cmp.Compare(a.ID, b.ID))
	}), nil
}

// SimpanSyahadah implements [akademik.UjianStore].
func (t tokoUjian) SimpanSyahadah(_ context.Context, l dasar.LembagaID, s ...akademik.Syahadah) error {
	return tabelSyahadah.simpan(t.c, l, s)
}

// Syahadah implements [akademik.UjianStore].
func (t tokoUjian) Syahadah(_ context.Context, l dasar.LembagaID, f akademik.SaringSyahadah) ([]akademik.Syahadah, error) {
	return baca(t.c, tabelSyahadah.tabel, l, akademik.Syahadah.Salin, func(s akademik.Syahadah) bool {
		return (f.ID == nil || slices.Contains(f.ID, s.ID)) && (f.Santri == nil || slices.Contains(f.Santri, s.Santri)) && (f.Tahun == 0 || f.Tahun == s.Tahun)
	}, func(a, b akademik.Syahadah) int {
		return cmp.Or(cmp.Compare(b.Tahun, a.Tahun), cmp.Compare(b.Urut, a.Urut))
	}), nil
}
