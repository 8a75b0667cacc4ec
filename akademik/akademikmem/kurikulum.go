package akademikmem

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
)

type tokoKurikulum struct{ c *dasarmem.Conn }

var tabelKurikulum = berversi[akademik.KurikulumSendiri]{"akademik_kurikulum", func(k akademik.KurikulumSendiri) (string, int) { return k.ID, k.Versi },
	func(k *akademik.KurikulumSendiri, l dasar.LembagaID, n int) {
		*k = k.Salin()
		k.Lembaga, k.Versi = l, n
	}, nil}

// SimpanKurikulum implements [akademik.KurikulumStore].
func (t tokoKurikulum) SimpanKurikulum(_ context.Context, l dasar.LembagaID, ks ...akademik.KurikulumSendiri) error {
	return tabelKurikulum.simpan(t.c, l, ks)
}

// Kurikulum implements [akademik.KurikulumStore].
func (t tokoKurikulum) Kurikulum(_ context.Context, l dasar.LembagaID) ([]akademik.KurikulumSendiri, error) {
	return baca(t.c, tabelKurikulum.tabel, l, akademik.KurikulumSendiri.Salin, func(akademik.KurikulumSendiri) bool { return true }, func(a, b akademik.KurikulumSendiri) int {
		return cmp.Or(cmp.Compare(a.Isi.Kode, b.Isi.Kode), a.Isi.Berlaku.Compare(b.Isi.Berlaku), cmp.Compare(a.ID, b.ID))
	}), nil
}

// SimpanIkut implements [akademik.KurikulumStore].
func (t tokoKurikulum) SimpanIkut(_ context.Context, l dasar.LembagaID, is ...akademik.IkutKurikulum) error {
	return timpa(t.c, "akademik_kurikulum_ikut", l, is, func(i akademik.IkutKurikulum) (string, akademik.IkutKurikulum) {
		i = i.Salin()
		i.Lembaga = l
		return strings.Join([]string{string(i.Tahun), string(i.Unit), string(i.Jalur), i.Tingkat, string(i.Rombel)}, "\x00"), i
	})
}

// Ikut implements [akademik.KurikulumStore].
func (t tokoKurikulum) Ikut(_ context.Context, l dasar.LembagaID, tahun ...akademik.TahunID) ([]akademik.IkutKurikulum, error) {
	return baca(t.c, "akademik_kurikulum_ikut", l, akademik.IkutKurikulum.Salin, func(i akademik.IkutKurikulum) bool { return len(tahun) == 0 || slices.Contains(tahun, i.Tahun) },
		func(a, b akademik.IkutKurikulum) int {
			return cmp.Or(cmp.Compare(a.Tahun, b.Tahun), cmp.Compare(a.Unit, b.Unit), cmp.Compare(a.Jalur, b.Jalur), cmp.Compare(a.Tingkat, b.Tingkat), cmp.Compare(a.Rombel, b.Rombel))
		}), nil
}
