package akademikmem

import (
	"cmp"
	"context"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
)

type tokoKegiatan struct{ c *dasarmem.Conn }

var tabelKegiatan = berversi[akademik.Kegiatan]{"akademik_kegiatan", func(k akademik.Kegiatan) (string, int) { return k.ID, k.Versi },
	func(k *akademik.Kegiatan, l dasar.LembagaID, n int) { *k = k.Salin(); k.Lembaga, k.Versi = l, n }, nil}

// SimpanKegiatan implements [akademik.KegiatanStore].
func (t tokoKegiatan) SimpanKegiatan(_ context.Context, l dasar.LembagaID, ks ...akademik.Kegiatan) error {
	return tabelKegiatan.simpan(t.c, l, ks)
}

// Kegiatan implements [akademik.KegiatanStore].
func (t tokoKegiatan) Kegiatan(_ context.Context, l dasar.LembagaID) ([]akademik.Kegiatan, error) {
	return baca(t.c, tabelKegiatan.tabel, l, akademik.Kegiatan.Salin, func(akademik.Kegiatan) bool { return true }, func(a, b akademik.Kegiatan) int {
		return cmp.Or(cmp.Compare(a.Mulai, b.Mulai), cmp.Compare(a.Nama, b.Nama), cmp.Compare(a.ID, b.ID))
	}), nil
}

// SimpanAturan implements [akademik.KegiatanStore].
func (t tokoKegiatan) SimpanAturan(_ context.Context, l dasar.LembagaID, as ...akademik.AturanPresensi) error {
	return timpa(t.c, "akademik_aturan_presensi", l, as, func(a akademik.AturanPresensi) (string, akademik.AturanPresensi) {
		a = a.Salin()
		a.Lembaga = l
		return a.Sejak.String(), a
	})
}

// Aturan implements [akademik.KegiatanStore].
func (t tokoKegiatan) Aturan(_ context.Context, l dasar.LembagaID) ([]akademik.AturanPresensi, error) {
	return baca(t.c, "akademik_aturan_presensi", l, akademik.AturanPresensi.Salin, func(akademik.AturanPresensi) bool { return true }, func(a, b akademik.AturanPresensi) int {
		return b.Sejak.Compare(a.Sejak)
	}), nil
}
