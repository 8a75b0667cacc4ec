package santrimem

import (
	"cmp"
	"context"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/santri"
)

const (
	tabelAnggota = "santri_keanggotaan"
	tabelMukim   = "santri_mukim"
)

type (
	barisAnggota = map[kunci[string]]santri.Keanggotaan
	barisMukim   = map[kunci[string]]santri.Mukim
	tokoAnggota  struct{ c *dasarmem.Conn }
	tokoMukim    struct{ c *dasarmem.Conn }
)

func urutAnggota(a, b santri.Keanggotaan) int {
	return cmp.Or(cmp.Compare(a.Santri, b.Santri), cmp.Compare(urutJalur(a.Jalur), urutJalur(b.Jalur)), a.Mulai.Compare(b.Mulai), cmp.Compare(a.ID, b.ID))
}

// Buka implements [santri.KeanggotaanStore].
func (t tokoAnggota) Buka(_ context.Context, l dasar.LembagaID, ks ...santri.Keanggotaan) error {
	type jalur struct {
		s santri.ID
		j santri.Jalur
	}
	return dasarmem.Unit(t.c, func(c *dasarmem.Conn) error {
		return dasarmem.View(c, tabelAnggota, func(m barisAnggota) error {
			buka := map[jalur]bool{}
			for k, v := range m {
				if k.l == l && v.Terbuka() {
					buka[jalur{v.Santri, v.Jalur}] = true
				}
			}
			for _, k := range ks {
				id, j := kunci[string]{l, k.ID}, jalur{k.Santri, k.Jalur}
				if _, ada := m[id]; ada {
					return dasar.ErrBentrok.Conflictf("keanggotaan sudah ada")
				}
				if k.Terbuka() && buka[j] {
					return santri.ErrAnggotaGanda.Conflictf("santri masih anggota jalur ini; pindahkan atau tutup dahulu")
				}
				buka[j] = buka[j] || k.Terbuka()
				k.Lembaga = l
				m[id] = k
			}
			return nil
		})
	})
}

// Tutup implements [santri.KeanggotaanStore].
func (t tokoAnggota) Tutup(_ context.Context, l dasar.LembagaID, ts ...santri.Penutupan) error {
	return dasarmem.Unit(t.c, func(c *dasarmem.Conn) error {
		return dasarmem.View(c, tabelAnggota, func(m barisAnggota) error {
			for _, p := range ts {
				id := kunci[string]{l, p.ID}
				k, ada := m[id]
				if !ada || !k.Terbuka() {
					return santri.ErrAnggotaTutup.Conflictf("keanggotaan sudah ditutup; muat ulang")
				}
				k.Selesai, k.Sebab = p.Selesai, p.Sebab
				m[id] = k
			}
			return nil
		})
	})
}

// Lanjutkan implements [santri.KeanggotaanStore].
func (t tokoAnggota) Lanjutkan(_ context.Context, l dasar.LembagaID, ts ...santri.Penutupan) error {
	return dasarmem.Unit(t.c, func(c *dasarmem.Conn) error {
		return dasarmem.View(c, tabelAnggota, func(m barisAnggota) error {
			for _, p := range ts {
				id := kunci[string]{l, p.ID}
				k, ada := m[id]
				for i, x := range m {
					ada = ada && (i.l != l || x.Santri != k.Santri || x.Jalur != k.Jalur || !x.Terbuka())
				}
				if !ada || k.Selesai != p.Selesai || k.Sebab != p.Sebab {
					return santri.ErrAnggotaLanjut.Conflictf("keanggotaan sudah berubah; muat ulang")
				}
				k.Selesai, k.Sebab = dasar.Tanggal{}, ""
				m[id] = k
			}
			return nil
		})
	})
}

// Milik implements [santri.KeanggotaanStore].
func (t tokoAnggota) Milik(_ context.Context, l dasar.LembagaID, s ...santri.ID) ([]santri.Keanggotaan, error) {
	dari := himpunan(s)
	return milik[kunci[string]](t.c, tabelAnggota, func(k santri.Keanggotaan) bool { return k.Lembaga == l && dari[k.Santri] }, urutAnggota), nil
}

func urutMukim(a, b santri.Mukim) int {
	return cmp.Or(cmp.Compare(a.Santri, b.Santri), a.Mulai.Compare(b.Mulai), cmp.Compare(a.ID, b.ID))
}

// Buka implements [santri.MukimStore].
func (t tokoMukim) Buka(_ context.Context, l dasar.LembagaID, ms ...santri.Mukim) error {
	return dasarmem.Unit(t.c, func(c *dasarmem.Conn) error {
		return dasarmem.View(c, tabelMukim, func(m barisMukim) error {
			buka := map[santri.ID]bool{}
			for k, v := range m {
				if k.l == l && v.Terbuka() {
					buka[v.Santri] = true
				}
			}
			for _, k := range ms {
				id := kunci[string]{l, k.ID}
				if _, ada := m[id]; ada {
					return dasar.ErrBentrok.Conflictf("catatan mukim sudah ada")
				}
				if k.Terbuka() && buka[k.Santri] {
					return santri.ErrMukimGanda.Conflictf("santri sudah mukim; pindahkan atau akhiri dahulu")
				}
				buka[k.Santri] = buka[k.Santri] || k.Terbuka()
				k.Lembaga = l
				m[id] = k
			}
			return nil
		})
	})
}

// Tutup implements [santri.MukimStore].
func (t tokoMukim) Tutup(_ context.Context, l dasar.LembagaID, ts ...santri.Penutupan) error {
	return dasarmem.Unit(t.c, func(c *dasarmem.Conn) error {
		return dasarmem.View(c, tabelMukim, func(m barisMukim) error {
			for _, p := range ts {
				id := kunci[string]{l, p.ID}
				k, ada := m[id]
				if !ada || !k.Terbuka() {
					return santri.ErrMukimTutup.Conflictf("mukim sudah berakhir; muat ulang")
				}
				k.Selesai = p.Selesai
				m[id] = k
			}
			return nil
		})
	})
}

// Lanjutkan implements [santri.MukimStore].
func (t tokoMukim) Lanjutkan(_ context.Context, l dasar.LembagaID, ts ...santri.Penutupan) error {
	return dasarmem.Unit(t.c, func(c *dasarmem.Conn) error {
		return dasarmem.View(c, tabelMukim, func(m barisMukim) error {
			for _, p := range ts {
				id := kunci[string]{l, p.ID}
				k, ada := m[id]
				for i, x := range m {
					ada = ada && (i.l != l || x.Santri != k.Santri || !x.Terbuka())
				}
				if !ada || k.Selesai != p.Selesai {
					return santri.ErrMukimLanjut.Conflictf("mukim sudah berubah; muat ulang")
				}
				k.Selesai = dasar.Tanggal{}
				m[id] = k
			}
			return nil
		})
	})
}

// Milik implements [santri.MukimStore].
func (t tokoMukim) Milik(_ context.Context, l dasar.LembagaID, s ...santri.ID) ([]santri.Mukim, error) {
	dari := himpunan(s)
	return milik[kunci[string]](t.c, tabelMukim, func(m santri.Mukim) bool { return m.Lembaga == l && dari[m.Santri] }, urutMukim), nil
}
