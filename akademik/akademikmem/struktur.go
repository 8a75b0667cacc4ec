package akademikmem

import (
	"cmp"
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
)

type tokoStruktur struct{ c *dasarmem.Conn }

var (
	tabelTahun = berversi[akademik.TahunAjaran]{"akademik_tahun", func(t akademik.TahunAjaran) (string, int) { return string(t.ID), t.Versi },
		func(t *akademik.TahunAjaran, l dasar.LembagaID, n int) { *t = t.Salin(); t.Lembaga, t.Versi = l, n }, nil}
	tabelRombel = berversi[akademik.Rombel]{"akademik_rombel", func(r akademik.Rombel) (string, int) { return string(r.ID), r.Versi },
		func(r *akademik.Rombel, l dasar.LembagaID, n int) { r.Lembaga, r.Versi = l, n }, rombelGanda}
	tabelPengampu = berversi[akademik.Pengampu]{"akademik_pengampu", func(p akademik.Pengampu) (string, int) { return p.ID, p.Versi },
		func(p *akademik.Pengampu, l dasar.LembagaID, n int) { p.Lembaga, p.Versi = l, n }, nil}
)

func rombelGanda(a, b akademik.Rombel) error {
	if a.Tahun == b.Tahun && a.Unit == b.Unit && a.Jalur == b.Jalur && a.Nama == b.Nama {
		return akademik.ErrRombelGanda.Conflictf("kelas dengan nama itu sudah ada di tahun, unit, dan jalur ini").Pada("nama")
	}
	return nil
}

// SimpanTahun implements [akademik.StrukturStore].
func (t tokoStruktur) SimpanTahun(_ context.Context, l dasar.LembagaID, ts ...akademik.TahunAjaran) error {
	return tabelTahun.simpan(t.c, l, ts)
}

// Tahun implements [akademik.StrukturStore].
func (t tokoStruktur) Tahun(_ context.Context, l dasar.LembagaID) ([]akademik.TahunAjaran, error) {
	return baca(t.c, tabelTahun.tabel, l, akademik.TahunAjaran.Salin, func(akademik.TahunAjaran) bool { return true }, func(a, b akademik.TahunAjaran) int {
		return cmp.Or(b.Mulai.Compare(a.Mulai), cmp.Compare(a.ID, b.ID))
	}), nil
}

// SimpanMapel implements [akademik.StrukturStore].
func (t tokoStruktur) SimpanMapel(_ context.Context, l dasar.LembagaID, ms ...akademik.Mapel) error {
	return timpa(t.c, "akademik_mapel", l, ms, func(x akademik.Mapel) (string, akademik.Mapel) {
		x.Lembaga = l
		return string(x.Kode), x
	})
}

// Mapel implements [akademik.StrukturStore].
func (t tokoStruktur) Mapel(_ context.Context, l dasar.LembagaID) ([]akademik.Mapel, error) {
	return baca(t.c, "akademik_mapel", l, tetap[akademik.Mapel], func(akademik.Mapel) bool { return true }, func(a, b akademik.Mapel) int {
		return cmp.Or(cmp.Compare(a.Urutan, b.Urutan), cmp.Compare(a.Kode, b.Kode))
	}), nil
}

// SimpanRombel implements [akademik.StrukturStore].
func (t tokoStruktur) SimpanRombel(_ context.Context, l dasar.LembagaID, rs ...akademik.Rombel) error {
	return tabelRombel.simpan(t.c, l, rs)
}

// Rombel implements [akademik.StrukturStore].
func (t tokoStruktur) Rombel(_ context.Context, l dasar.LembagaID, f akademik.SaringRombel) ([]akademik.Rombel, error) {
	return baca(t.c, tabelRombel.tabel, l, tetap[akademik.Rombel], func(r akademik.Rombel) bool {
		return (f.ID == nil || slices.Contains(f.ID, r.ID)) && (f.Tahun == nil || slices.Contains(f.Tahun, r.Tahun)) && (f.Unit == nil || slices.Contains(f.Unit, string(r.Unit))) &&
			(f.Jalur == "" || f.Jalur == r.Jalur) && (f.Wali == "" || f.Wali == r.Wali) && (!f.Halaqah || r.Jenis == akademik.Halaqah)
	}, func(a, b akademik.Rombel) int {
		return cmp.Or(cmp.Compare(a.Unit, b.Unit), cmp.Compare(a.Jalur, b.Jalur), cmp.Compare(a.Tingkat, b.Tingkat), cmp.Compare(a.Nama, b.Nama), cmp.Compare(a.ID, b.ID))
	}), nil
}

// SimpanPengampu implements [akademik.StrukturStore].
func (t tokoStruktur) SimpanPengampu(_ context.Context, l dasar.LembagaID, ps ...akademik.Pengampu) error {
	return tabelPengampu.simpan(t.c, l, ps)
}

// Pengampu implements [akademik.StrukturStore].
func (t tokoStruktur) Pengampu(_ context.Context, l dasar.LembagaID, f akademik.SaringPengampu) ([]akademik.Pengampu, error) {
	return baca(t.c, tabelPengampu.tabel, l, tetap[akademik.Pengampu], func(p akademik.Pengampu) bool {
		return (f.ID == nil || slices.Contains(f.ID, p.ID)) && (f.Rombel == nil || slices.Contains(f.Rombel, p.Rombel)) && (f.Guru == "" || f.Guru == p.Guru) &&
			(f.Mapel == "" || f.Mapel == p.Mapel) && (f.Pada.IsZero() || p.Berlaku(f.Pada))
	}, func(a, b akademik.Pengampu) int {
		return cmp.Or(cmp.Compare(a.Rombel, b.Rombel), cmp.Compare(a.Mapel, b.Mapel), a.Mulai.Compare(b.Mulai), cmp.Compare(a.ID, b.ID))
	}), nil
}
