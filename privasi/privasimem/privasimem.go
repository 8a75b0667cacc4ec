// Package privasimem keeps keys, registers, the trail and statements of
// authority in memory: the executable specification of the privasi stores.
// Nothing survives the process, so what was sealed with these keys is lost with
// it.
package privasimem

import (
	"bytes"
	"cmp"
	"context"
	"iter"
	"maps"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/internal/kursor"
)

type sidik struct {
	l dasar.LembagaID
	s [32]byte
}

// Kunci is a [privasi.GudangKunci].
type Kunci struct{ c *dasarmem.Conn }

// NewKunci returns the key store kept in c.
func NewKunci(c *dasarmem.Conn) Kunci { return Kunci{c} }

// lihat gives fn keys and tombstones together.
func (k Kunci) lihat(fn func(kunci map[sidik][]byte, nisan map[sidik]time.Time) error) error {
	return dasarmem.Unit(k.c, func(c *dasarmem.Conn) error {
		return dasarmem.View(c, "privasi_kunci", func(kunci map[sidik][]byte) error {
			return dasarmem.View(c, "privasi_nisan", func(nisan map[sidik]time.Time) error { return fn(kunci, nisan) })
		})
	})
}

// Ambil implements [privasi.GudangKunci].
func (k Kunci) Ambil(_ context.Context, l dasar.LembagaID, ids []privasi.KunciID) (map[privasi.KunciID]privasi.Kunci, error) {
	hasil := map[privasi.KunciID]privasi.Kunci{}
	err := dasarmem.View(k.c, "privasi_nisan", func(nisan map[sidik]time.Time) error {
		for _, id := range ids {
			if pada, ada := nisan[sidik{l, id.Sidik(l)}]; ada {
				hasil[id] = privasi.Kunci{Musnah: pada}
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return hasil, dasarmem.View(k.c, "privasi_kunci", func(kunci map[sidik][]byte) error {
		for _, id := range ids {
			t, ada := kunci[sidik{l, id.Sidik(l)}]
			if _, musnah := hasil[id]; ada && !musnah {
				hasil[id] = privasi.Kunci{Terbungkus: bytes.Clone(t)}
			}
		}
		return nil
	})
}

// Buat implements [privasi.GudangKunci].
func (k Kunci) Buat(_ context.Context, l dasar.LembagaID, terbungkus map[privasi.KunciID][]byte, _ time.Time) (n int, err error) {
	return n, dasarmem.View(k.c, "privasi_kunci", func(kunci map[sidik][]byte) error {
		for id, t := range terbungkus {
			s := sidik{l, id.Sidik(l)}
			if _, ada := kunci[s]; !ada {
				kunci[s] = bytes.Clone(t)
				n++
			}
		}
		return nil
	})
}

// Musnahkan implements [privasi.GudangKunci].
func (k Kunci) Musnahkan(ctx context.Context, l dasar.LembagaID, ids []privasi.KunciID, pada time.Time) error {
	ns := make([]privasi.Nisan, len(ids))
	for i, id := range ids {
		ns[i] = privasi.Nisan{Sidik: id.Sidik(l), Pada: pada}
	}
	return k.PutarNisan(ctx, l, ns)
}

// PutarNisan implements [privasi.GudangKunci].
func (k Kunci) PutarNisan(_ context.Context, l dasar.LembagaID, ns []privasi.Nisan) error {
	return k.lihat(func(kunci map[sidik][]byte, nisan map[sidik]time.Time) error {
		for _, n := range ns {
			s := sidik{l, n.Sidik}
			if _, ada := nisan[s]; !ada {
				nisan[s] = n.Pada
			}
			delete(kunci, s)
		}
		return nil
	})
}

// Nisan implements [privasi.GudangKunci].
func (k Kunci) Nisan(_ context.Context, l dasar.LembagaID) iter.Seq2[privasi.Nisan, error] {
	return func(yield func(privasi.Nisan, error) bool) {
		var ns []privasi.Nisan
		_ = dasarmem.View(k.c, "privasi_nisan", func(nisan map[sidik]time.Time) error {
			for s, pada := range nisan {
				if s.l == l {
					ns = append(ns, privasi.Nisan{Sidik: s.s, Pada: pada})
				}
			}
			return nil
		})
		slices.SortFunc(ns, func(a, b privasi.Nisan) int { return bytes.Compare(a.Sidik[:], b.Sidik[:]) })
		for _, n := range ns {
			if !yield(n, nil) {
				return
			}
		}
	}
}

// Bungkus implements [privasi.GudangKunci].
func (k Kunci) Bungkus(_ context.Context, l dasar.LembagaID, fn func([32]byte, []byte) ([]byte, error)) (n int, err error) {
	return n, dasarmem.View(k.c, "privasi_kunci", func(kunci map[sidik][]byte) error {
		baru := map[sidik][]byte{}
		for s, t := range kunci {
			if s.l != l {
				continue
			}
			b, err := fn(s.s, bytes.Clone(t))
			if err != nil {
				return err
			}
			if b != nil {
				baru[s] = bytes.Clone(b)
			}
		}
		maps.Copy(kunci, baru)
		n = len(baru)
		return nil
	})
}

// Register is a [privasi.GudangRegister].
type Register struct{ c *dasarmem.Conn }

// NewRegister returns the store of registers kept in c.
func NewRegister(c *dasarmem.Conn) Register { return Register{c} }

// Ambil implements [privasi.GudangRegister].
func (r Register) Ambil(_ context.Context, l dasar.LembagaID) (reg privasi.Register, err error) {
	return reg, dasarmem.View(r.c, "privasi_register", func(m map[dasar.LembagaID][]privasi.Register) error {
		if len(m[l]) == 0 {
			return (privasi.Register{}).PeriksaTandaTangan()
		}
		reg = m[l][len(m[l])-1].Salin()
		return nil
	})
}

// Simpan implements [privasi.GudangRegister].
func (r Register) Simpan(_ context.Context, l dasar.LembagaID, reg privasi.Register, lama int) error {
	return dasarmem.View(r.c, "privasi_register", func(m map[dasar.LembagaID][]privasi.Register) error {
		baru, err := reg.Berikut(l, lama, len(m[l]))
		if err == nil {
			m[l] = append(slices.Clone(m[l]), baru)
		}
		return err
	})
}

// Pernyataan is a [privasi.GudangPernyataan].
type Pernyataan struct{ c *dasarmem.Conn }

// NewPernyataan returns the statements of authority kept in c.
func NewPernyataan(c *dasarmem.Conn) Pernyataan { return Pernyataan{c} }

type kunciPernyataan struct {
	l  dasar.LembagaID
	id string
}

type kunciTugas struct {
	kunciPernyataan
	s privasi.SubjekID
}

// Simpan implements [privasi.GudangPernyataan].
func (g Pernyataan) Simpan(_ context.Context, p privasi.PernyataanWewenang) error {
	return dasarmem.View(g.c, "privasi_pernyataan", func(m map[kunciPernyataan]privasi.PernyataanWewenang) error {
		k := kunciPernyataan{p.Lembaga, p.ID}
		if _, ada := m[k]; ada {
			return dasar.ErrBentrok.Conflictf("pernyataan wewenang ini sudah tersimpan")
		}
		p.Kategori = slices.Clone(p.Kategori)
		m[k] = p
		return nil
	})
}

// Ambil implements [privasi.GudangPernyataan].
func (g Pernyataan) Ambil(_ context.Context, l dasar.LembagaID, id string) (p privasi.PernyataanWewenang, err error) {
	return p, dasarmem.View(g.c, "privasi_pernyataan", func(m map[kunciPernyataan]privasi.PernyataanWewenang) error {
		var ada bool
		if p, ada = m[kunciPernyataan{l, id}]; !ada {
			return dasar.ErrTiada.NotFoundf("pernyataan wewenang tidak ditemukan")
		}
		p.Kategori = slices.Clone(p.Kategori)
		return nil
	})
}

func (g Pernyataan) tugas(fn func(map[kunciTugas]privasi.TugasKabar) error) error {
	return dasarmem.View(g.c, "privasi_kabar", fn)
}

// TambahTugas implements [privasi.GudangPernyataan].
func (g Pernyataan) TambahTugas(_ context.Context, l dasar.LembagaID, ts []privasi.TugasKabar) error {
	return g.tugas(func(m map[kunciTugas]privasi.TugasKabar) error {
		for _, t := range ts {
			k := kunciTugas{kunciPernyataan{l, t.Pernyataan}, t.Subjek}
			if _, ada := m[k]; !ada {
				t.Lembaga = l
				m[k] = t
			}
		}
		return nil
	})
}

// Tugas implements [privasi.GudangPernyataan].
func (g Pernyataan) Tugas(_ context.Context, l dasar.LembagaID, p dasar.Page) (ts []privasi.TugasKabar, lanjut string, err error) {
	pada, id, err := kursor.Baca(p.After)
	if err != nil {
		return nil, "", err
	}
	err = g.tugas(func(m map[kunciTugas]privasi.TugasKabar) error {
		for t := range maps.Values(m) {
			if t.Lembaga == l && t.Selesai.IsZero() && (p.After == "" || cmp.Or(t.Dibuat.Compare(pada), cmp.Compare(idTugas(t), id)) > 0) {
				ts = append(ts, t)
			}
		}
		return nil
	})
	slices.SortFunc(ts, func(a, b privasi.TugasKabar) int {
		return cmp.Or(a.Dibuat.Compare(b.Dibuat), cmp.Compare(idTugas(a), idTugas(b)))
	})
	if len(ts) > p.Batas() {
		ts = ts[:p.Batas()]
		lanjut = kursor.Tulis(ts[len(ts)-1].Dibuat, idTugas(ts[len(ts)-1]))
	}
	return ts, lanjut, err
}

func idTugas(t privasi.TugasKabar) string { return t.Pernyataan + "/" + string(t.Subjek) }

// Selesaikan implements [privasi.GudangPernyataan].
func (g Pernyataan) Selesaikan(_ context.Context, l dasar.LembagaID, pernyataan string, s []privasi.SubjekID, pada time.Time) error {
	return g.tugas(func(m map[kunciTugas]privasi.TugasKabar) error {
		for _, x := range s {
			k := kunciTugas{kunciPernyataan{l, pernyataan}, x}
			if t, ada := m[k]; ada && t.Selesai.IsZero() {
				t.Selesai = pada
				m[k] = t
			}
		}
		return nil
	})
}
