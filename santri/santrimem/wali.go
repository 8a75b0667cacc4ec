package santrimem

import (
	"bytes"
	"cmp"
	"context"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

const (
	tabelWali      = "santri_wali"
	tabelPerwalian = "santri_perwalian"
	tabelKeluarga  = "santri_keluarga"
)

type (
	kunciIkatan struct {
		l dasar.LembagaID
		s santri.ID
		w santri.WaliID
	}
	tokoWali     struct{ c *dasarmem.Conn }
	tokoKeluarga struct{ c *dasarmem.Conn }
)

// Simpan implements [santri.WaliStore].
func (t tokoWali) Simpan(_ context.Context, l dasar.LembagaID, ws ...santri.Wali) error {
	for _, w := range ws {
		if _, err := w.NIK.Simpan(); err != nil {
			return err
		}
		if _, err := w.HP.Simpan(); err != nil {
			return err
		}
	}
	return dasarmem.Unit(t.c, func(c *dasarmem.Conn) error {
		return dasarmem.View(c, tabelWali, func(m map[kunci[santri.WaliID]]santri.Wali) error {
			for _, w := range ws {
				k := kunci[santri.WaliID]{l, w.ID}
				if m[k].Versi != w.Versi {
					return santri.ErrVersi.Conflictf("data wali sudah diubah orang lain; muat ulang lalu ulangi")
				}
				w.Lembaga = l
				w.Versi++
				m[k] = w
			}
			return nil
		})
	})
}

// Ambil implements [santri.WaliStore].
func (t tokoWali) Ambil(_ context.Context, l dasar.LembagaID, id ...santri.WaliID) ([]santri.Wali, error) {
	return sebutan[santri.WaliID, santri.Wali](t.c, tabelWali, l, id), nil
}

// Kenali implements [santri.WaliStore].
func (t tokoWali) Kenali(_ context.Context, l dasar.LembagaID, nik, hp [][]byte) ([]santri.Wali, error) {
	n, h := himpunan(teksIndeks(nik)), himpunan(teksIndeks(hp))
	return milik[kunci[santri.WaliID]](t.c, tabelWali, func(w santri.Wali) bool { return w.Lembaga == l && (n[indeks(w.NIK)] || h[indeks(w.HP)]) },
		func(a, b santri.Wali) int { return cmp.Compare(a.ID, b.ID) }), nil
}

// MenurutSubjek implements [santri.WaliStore].
func (t tokoWali) MenurutSubjek(_ context.Context, l dasar.LembagaID, s ...privasi.SubjekID) ([]santri.Wali, error) {
	cari := himpunan(s)
	return milik[kunci[santri.WaliID]](t.c, tabelWali, func(w santri.Wali) bool { return w.Lembaga == l && cari[w.Subjek] },
		func(a, b santri.Wali) int { return cmp.Compare(a.ID, b.ID) }), nil
}

// Ikat implements [santri.WaliStore].
func (t tokoWali) Ikat(_ context.Context, l dasar.LembagaID, p ...santri.Perwalian) error {
	return dasarmem.Unit(t.c, func(c *dasarmem.Conn) error {
		return dasarmem.View(c, tabelPerwalian, func(m map[kunciIkatan]santri.Perwalian) error {
			baru := map[santri.ID]bool{}
			for _, i := range p {
				i.Lembaga = l
				m[kunciIkatan{l, i.Santri, i.Wali}] = i
				baru[i.Santri] = true
			}
			utama := map[santri.ID]int{}
			for k, i := range m {
				if k.l == l && i.Utama && baru[i.Santri] {
					utama[i.Santri]++
				}
				if utama[i.Santri] > 1 {
					return santri.ErrUtamaGanda.Conflictf("santri sudah punya kontak utama; ganti yang lama dahulu")
				}
			}
			return nil
		})
	})
}

// Lepas implements [santri.WaliStore].
func (t tokoWali) Lepas(_ context.Context, l dasar.LembagaID, p ...santri.Perwalian) error {
	return dasarmem.View(t.c, tabelPerwalian, func(m map[kunciIkatan]santri.Perwalian) error {
		for _, i := range p {
			delete(m, kunciIkatan{l, i.Santri, i.Wali})
		}
		return nil
	})
}

// Perwalian implements [santri.WaliStore].
func (t tokoWali) Perwalian(_ context.Context, l dasar.LembagaID, s ...santri.ID) ([]santri.Perwalian, error) {
	dari := himpunan(s)
	return milik[kunciIkatan](t.c, tabelPerwalian, func(p santri.Perwalian) bool { return p.Lembaga == l && dari[p.Santri] },
		func(a, b santri.Perwalian) int {
			return cmp.Or(cmp.Compare(a.Santri, b.Santri), benarDahulu(a.Utama, b.Utama),
				cmp.Compare(urutHubungan(a.Hubungan), urutHubungan(b.Hubungan)), cmp.Compare(a.Wali, b.Wali))
		}), nil
}

// Asuhan implements [santri.WaliStore].
func (t tokoWali) Asuhan(_ context.Context, l dasar.LembagaID, w ...santri.WaliID) ([]santri.Perwalian, error) {
	dari := himpunan(w)
	return milik[kunciIkatan](t.c, tabelPerwalian, func(p santri.Perwalian) bool { return p.Lembaga == l && dari[p.Wali] },
		func(a, b santri.Perwalian) int {
			return cmp.Or(cmp.Compare(a.Wali, b.Wali), cmp.Compare(a.Santri, b.Santri))
		}), nil
}

// Pastikan implements [santri.KeluargaStore].
func (t tokoKeluarga) Pastikan(_ context.Context, l dasar.LembagaID, ks ...santri.Keluarga) ([]santri.Keluarga, error) {
	hasil := make([]santri.Keluarga, 0, len(ks))
	err := dasarmem.Unit(t.c, func(c *dasarmem.Conn) error {
		return dasarmem.View(c, tabelKeluarga, func(m map[kunci[santri.KeluargaID]]santri.Keluarga) error {
			ada := map[string]santri.Keluarga{}
			for k, v := range m {
				if k.l == l && v.Kunci != nil {
					ada[string(v.Kunci)] = v
				}
			}
			for _, k := range ks {
				if lama, sudah := ada[string(k.Kunci)]; sudah && k.Kunci != nil {
					hasil = append(hasil, lama)
					continue
				}
				id := kunci[santri.KeluargaID]{l, k.ID}
				if _, sudah := m[id]; sudah {
					return dasar.ErrBentrok.Conflictf("keluarga sudah ada")
				}
				k.Lembaga, k.Kunci = l, bytes.Clone(k.Kunci)
				m[id] = k
				if k.Kunci != nil {
					ada[string(k.Kunci)] = k
				}
				hasil = append(hasil, k)
			}
			return nil
		})
	})
	if err != nil {
		return nil, err
	}
	return salinKunci(hasil), nil
}

// Ambil implements [santri.KeluargaStore].
func (t tokoKeluarga) Ambil(_ context.Context, l dasar.LembagaID, id ...santri.KeluargaID) ([]santri.Keluarga, error) {
	return salinKunci(sebutan[santri.KeluargaID, santri.Keluarga](t.c, tabelKeluarga, l, id)), nil
}

// Kenali implements [santri.KeluargaStore].
func (t tokoKeluarga) Kenali(_ context.Context, l dasar.LembagaID, ks ...[]byte) ([]santri.Keluarga, error) {
	cari := himpunan(teksIndeks(ks))
	return salinKunci(milik[kunci[santri.KeluargaID]](t.c, tabelKeluarga, func(k santri.Keluarga) bool { return k.Lembaga == l && cari[string(k.Kunci)] },
		func(a, b santri.Keluarga) int { return cmp.Compare(a.ID, b.ID) })), nil
}

func salinKunci(ks []santri.Keluarga) []santri.Keluarga {
	for i := range ks {
		ks[i].Kunci = bytes.Clone(ks[i].Kunci)
	}
	return ks
}
