package privasimem

import (
	"bytes"
	"context"
	"maps"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// Ganti implements [privasi.GudangBanyak].
func (g Rekaman) Ganti(_ context.Context, l dasar.LembagaID, rs []privasi.Rekaman) (ids []string, err error) {
	err = g.lihat(func(m map[kunciRekaman]berkas) error {
		for _, r := range rs {
			k := kunciRekaman{l, r.Jenis, r.ID}
			b, ada := m[k]
			if !ada || b.Versi != r.Versi {
				continue
			}
			b.Versi, b.Status, b.Tenggat, b.Isi = r.Versi+1, r.Status, r.Tenggat, bytes.Clone(r.Isi)
			m[k] = b
			ids = append(ids, r.ID)
		}
		return nil
	})
	slices.Sort(ids)
	return ids, err
}

// Gerakkan implements [privasi.GudangBanyak].
func (g Rekaman) Gerakkan(_ context.Context, l dasar.LembagaID, gs []privasi.GerakRekaman) error {
	return g.lihat(func(m map[kunciRekaman]berkas) error {
		jadi := map[kunciRekaman]berkas{}
		for _, x := range gs {
			r := x.Rekaman
			k := kunciRekaman{l, r.Jenis, r.ID}
			b, ada := m[k]
			_, dua := jadi[k]
			_, ganda := cariKunci(m, l, r.Jenis, r.Kunci)
			switch {
			case r.Versi == 0 && (ada || dua || ganda):
				return privasi.ErrRekamanGanda.Conflictf("rekaman yang sama sudah ada")
			case r.Versi != 0 && (b.Versi != r.Versi || dua):
				return privasi.ErrRekamanVersi.Conflictf("salah satu rekaman sudah diubah orang lain; muat ulang, periksa, lalu ulangi")
			case r.Versi == 0:
				b = berkas{Rekaman: r}
				b.Lembaga = l
			}
			b.Versi, b.Status, b.Tenggat, b.Isi = r.Versi+1, r.Status, r.Tenggat, bytes.Clone(r.Isi)
			b.riwayat = append(slices.Clone(b.riwayat), x.Peristiwa...)
			jadi[k] = b
		}
		maps.Copy(m, jadi)
		return nil
	})
}
