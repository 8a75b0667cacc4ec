package akademikmem

import (
	"cmp"
	"context"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
)

type tokoKalender struct{ c *dasarmem.Conn }

var (
	tabelAcara = berversi[akademik.AcaraKalender]{"akademik_acara", func(a akademik.AcaraKalender) (string, int) { return a.ID, a.Versi },
		func(a *akademik.AcaraKalender, l dasar.LembagaID, n int) { *a = a.Salin(); a.Lembaga, a.Versi = l, n }, nil}
	tabelPutusan = berversi[akademik.PutusanHijriah]{"akademik_putusan_hijriah", func(p akademik.PutusanHijriah) (string, int) { return p.ID, p.Versi },
		func(p *akademik.PutusanHijriah, l dasar.LembagaID, n int) { p.Lembaga, p.Versi = l, n }, nil}
)

// SimpanAcara implements [akademik.KalenderStore].
func (t tokoKalender) SimpanAcara(_ context.Context, l dasar.LembagaID, as ...akademik.AcaraKalender) error {
	return tabelAcara.simpan(t.c, l, as)
}

// Acara implements [akademik.KalenderStore].
func (t tokoKalender) Acara(_ context.Context, l dasar.LembagaID) ([]akademik.AcaraKalender, error) {
	return baca(t.c, tabelAcara.tabel, l, akademik.AcaraKalender.Salin, func(akademik.AcaraKalender) bool { return true },
		func(a, b akademik.AcaraKalender) int {
			return cmp.Or(cmp.Compare(a.Nama, b.Nama), cmp.Compare(a.ID, b.ID))
		}), nil
}

// SimpanPekan implements [akademik.KalenderStore].
func (t tokoKalender) SimpanPekan(_ context.Context, l dasar.LembagaID, ps ...akademik.LiburPekan) error {
	return timpa(t.c, "akademik_libur_pekan", l, ps, func(p akademik.LiburPekan) (string, akademik.LiburPekan) {
		p = p.Salin()
		p.Lembaga = l
		return string(p.Unit) + "/" + p.Sejak.String(), p
	})
}

// Pekan implements [akademik.KalenderStore].
func (t tokoKalender) Pekan(_ context.Context, l dasar.LembagaID) ([]akademik.LiburPekan, error) {
	return baca(t.c, "akademik_libur_pekan", l, akademik.LiburPekan.Salin, func(akademik.LiburPekan) bool { return true },
		func(a, b akademik.LiburPekan) int {
			return cmp.Or(b.Sejak.Compare(a.Sejak), cmp.Compare(a.Unit, b.Unit))
		}), nil
}

// SimpanPutusan implements [akademik.KalenderStore].
func (t tokoKalender) SimpanPutusan(_ context.Context, l dasar.LembagaID, ps ...akademik.PutusanHijriah) error {
	return tabelPutusan.simpan(t.c, l, ps)
}

// Putusan implements [akademik.KalenderStore].
func (t tokoKalender) Putusan(_ context.Context, l dasar.LembagaID) ([]akademik.PutusanHijriah, error) {
	return baca(t.c, tabelPutusan.tabel, l, tetap[akademik.PutusanHijriah], func(akademik.PutusanHijriah) bool { return true }, func(a, b akademik.PutusanHijriah) int {
		return cmp.Or(cmp.Compare(a.Tahun, b.Tahun), cmp.Compare(a.Bulan, b.Bulan), a.Dicatat.Compare(b.Dicatat), cmp.Compare(a.ID, b.ID))
	}), nil
}
