package akademikmem

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

type tokoRetensi struct{ c *dasarmem.Conn }

// Terakhir implements [akademik.RetensiStore].
func (t tokoRetensi) Terakhir(_ context.Context, l dasar.LembagaID, ids ...santri.ID) (map[santri.ID]dasar.Tanggal, error) {
	hasil := map[santri.ID]dasar.Tanggal{}
	lihat := func(s santri.ID, hari dasar.Tanggal) bool {
		if (len(ids) == 0 || slices.Contains(ids, s)) && hari.After(hasil[s]) {
			hasil[s] = hari
		}
		return false
	}
	telusuri(t.c, tabelSetoran.tabel, l, func(x akademik.Setoran) bool { return lihat(x.Santri, x.Tanggal) })
	telusuri(t.c, tabelKitab.tabel, l, func(x akademik.SetoranKitab) bool { return lihat(x.Santri, x.Tanggal) })
	telusuri(t.c, tabelHasilUjian.tabel, l, func(x akademik.HasilUjian) bool { return lihat(x.Santri, x.Tanggal) })
	telusuri(t.c, tabelSyaratUjian.tabel, l, func(x akademik.CatatanSyarat) bool { return lihat(x.Santri, x.Pada) })
	telusuri(t.c, tabelSyahadah.tabel, l, func(x akademik.Syahadah) bool { return lihat(x.Santri, x.Tanggal) })
	telusuri(t.c, tabelIzin.tabel, l, func(x akademik.IzinSantri) bool { return lihat(x.Santri, x.Selesai) })
	telusuri(t.c, tabelTerbitan, l, func(x akademik.RaporTerbit) bool { return lihat(x.Santri, x.Pada) })
	return hasil, nil
}

// telusuri shows each row of an institution.
func telusuri[V any](c *dasarmem.Conn, tabel string, l dasar.LembagaID, lihat func(V) bool) {
	_ = baca(c, tabel, l, tetap[V], lihat, func(V, V) int { return 0 })
}

// Hapus implements [akademik.RetensiStore].
func (t tokoRetensi) Hapus(_ context.Context, l dasar.LembagaID, k privasi.KelasRetensi, ids ...santri.ID) (map[santri.ID]int, error) {
	n := map[santri.ID]int{}
	return n, dasarmem.Unit(t.c, func(c *dasarmem.Conn) error {
		p := pemadam{c, l, ids, n}
		if k == privasi.RetensiKesehatan {
			return padamkan(p, tabelIzin, func(x *akademik.IzinSantri) (santri.ID, bool) {
				ada := !x.Alasan.Kosong()
				x.Alasan = privasi.Tertutup[string]{}
				return x.Santri, padam(&x.Batal) || ada
			})
		}
		if k != privasi.RetensiIdentitas {
			return nil
		}
		for _, hapus := range []func() error{
			func() error {
				return padamkan(p, tabelSetoran, func(x *akademik.Setoran) (santri.ID, bool) { return x.Santri, padam(&x.Catatan, &x.Batal) })
			},
			func() error {
				return padamkan(p, tabelKitab, func(x *akademik.SetoranKitab) (santri.ID, bool) { return x.Santri, padam(&x.Catatan, &x.Batal) })
			},
			func() error {
				return padamkan(p, tabelHasilUjian, func(x *akademik.HasilUjian) (santri.ID, bool) { return x.Santri, padam(&x.Catatan, &x.Batal) })
			},
			func() error {
				return padamkan(p, tabelSyaratUjian, func(x *akademik.CatatanSyarat) (santri.ID, bool) { return x.Santri, padam(&x.Alasan, &x.Batal) })
			},
			func() error {
				return padamkan(p, tabelSyahadah, func(x *akademik.Syahadah) (santri.ID, bool) { return x.Santri, padam(&x.Batal) })
			},
		} {
			if err := hapus(); err != nil {
				return err
			}
		}
		return nil
	})
}

// pemadam is whose words go, and how many records of each had any.
type pemadam struct {
	c   *dasarmem.Conn
	l   dasar.LembagaID
	ids []santri.ID
	n   map[santri.ID]int
}

// padamkan erases the words of the records of a table; hapus says whose a record is and
// whether it had any.
func padamkan[V any](p pemadam, t berversi[V], hapus func(*V) (santri.ID, bool)) error {
	return dasarmem.View(p.c, t.tabel, func(m map[kunci]V) error {
		for k, v := range m {
			if s, ada := hapus(&v); ada && k.l == p.l && slices.Contains(p.ids, s) {
				_, versi := t.id(v)
				t.pasang(&v, p.l, versi+1)
				m[k] = v
				p.n[s]++
			}
		}
		return nil
	})
}

// padam puts [santri.NamaMusnah] where words stood, and reports whether there were any.
func padam(teks ...*string) (ada bool) {
	for _, s := range teks {
		if *s != "" && *s != santri.NamaMusnah {
			*s, ada = santri.NamaMusnah, true
		}
	}
	return ada
}
