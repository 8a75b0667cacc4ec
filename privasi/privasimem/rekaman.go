package privasimem

import (
	"bytes"
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/internal/kursor"
)

// Rekaman is a [privasi.GudangRekaman].
type Rekaman struct{ c *dasarmem.Conn }

// NewRekaman returns the records kept in c.
func NewRekaman(c *dasarmem.Conn) Rekaman { return Rekaman{c} }

type kunciRekaman struct {
	l         dasar.LembagaID
	jenis, id string
}

type berkas struct {
	privasi.Rekaman
	riwayat []privasi.Peristiwa
}

func (b berkas) salin() privasi.Rekaman {
	r := b.Rekaman
	r.Isi = bytes.Clone(r.Isi)
	return r
}

func (g Rekaman) lihat(fn func(map[kunciRekaman]berkas) error) error {
	return dasarmem.View(g.c, "privasi_rekaman", fn)
}

func tiada() error { return dasar.ErrTiada.NotFoundf("rekaman tidak ditemukan") }

// Ambil implements [privasi.GudangRekaman].
func (g Rekaman) Ambil(_ context.Context, l dasar.LembagaID, jenis, id string) (r privasi.Rekaman, err error) {
	return r, g.lihat(func(m map[kunciRekaman]berkas) error {
		b, ada := m[kunciRekaman{l, jenis, id}]
		if !ada {
			return tiada()
		}
		r = b.salin()
		return nil
	})
}

// MenurutKunci implements [privasi.GudangRekaman].
func (g Rekaman) MenurutKunci(_ context.Context, l dasar.LembagaID, jenis, kunci string) (r privasi.Rekaman, err error) {
	return r, g.lihat(func(m map[kunciRekaman]berkas) error {
		b, ada := cariKunci(m, l, jenis, kunci)
		if !ada {
			return tiada()
		}
		r = b.salin()
		return nil
	})
}

func cariKunci(m map[kunciRekaman]berkas, l dasar.LembagaID, jenis, kunci string) (berkas, bool) {
	for k, b := range m {
		if k.l == l && k.jenis == jenis && b.Kunci == kunci && kunci != "" {
			return b, true
		}
	}
	return berkas{}, false
}

// Simpan implements [privasi.GudangRekaman].
func (g Rekaman) Simpan(_ context.Context, r privasi.Rekaman, lama int64, ps ...privasi.Peristiwa) (int64, error) {
	return lama + 1, g.lihat(func(m map[kunciRekaman]berkas) error {
		k := kunciRekaman{r.Lembaga, r.Jenis, r.ID}
		b, ada := m[k]
		switch lain, ganda := cariKunci(m, r.Lembaga, r.Jenis, r.Kunci); {
		case lama == 0 && ada, ganda && lain.ID != r.ID:
			return privasi.ErrRekamanGanda.Conflictf("rekaman yang sama sudah ada")
		case lama != 0 && b.Versi != lama:
			return privasi.ErrRekamanVersi.Conflictf("rekaman ini sudah diubah orang lain; muat ulang, periksa, lalu ulangi")
		}
		r.Versi, r.Isi = lama+1, bytes.Clone(r.Isi)
		if lama != 0 {
			r.Subjek, r.Pada = b.Subjek, b.Pada
		}
		m[k] = berkas{r, append(slices.Clone(b.riwayat), ps...)}
		return nil
	})
}

// Sisipkan implements [privasi.GudangRekaman].
func (g Rekaman) Sisipkan(_ context.Context, l dasar.LembagaID, rs []privasi.Rekaman) (n int64, err error) {
	return n, g.lihat(func(m map[kunciRekaman]berkas) error {
		for _, r := range rs {
			k := kunciRekaman{l, r.Jenis, r.ID}
			_, ganda := cariKunci(m, l, r.Jenis, r.Kunci)
			if _, ada := m[k]; ada || ganda {
				continue
			}
			r.Lembaga, r.Versi, r.Isi = l, 1, bytes.Clone(r.Isi)
			m[k] = berkas{Rekaman: r}
			n++
		}
		return nil
	})
}

// Cari implements [privasi.GudangRekaman].
func (g Rekaman) Cari(_ context.Context, l dasar.LembagaID, f privasi.SaringRekaman, p dasar.Page) (rs []privasi.Rekaman, lanjut string, err error) {
	pada, id, err := kursor.Baca(p.After)
	if err != nil {
		return nil, "", err
	}
	sesudah := func(r privasi.Rekaman) int { return cmp.Or(pada.Compare(r.Pada), strings.Compare(id, r.ID)) }
	if f.MenurutTenggat {
		sesudah = func(r privasi.Rekaman) int { return cmp.Or(tenggat(r).Compare(pada), strings.Compare(r.ID, id)) }
	}
	err = g.lihat(func(m map[kunciRekaman]berkas) error {
		for k, b := range m {
			if k.l == l && cocokRekaman(b.Rekaman, f) && (p.After == "" || sesudah(b.Rekaman) > 0) {
				rs = append(rs, b.salin())
			}
		}
		return nil
	})
	slices.SortFunc(rs, func(a, b privasi.Rekaman) int {
		if f.MenurutTenggat {
			return cmp.Or(tenggat(a).Compare(tenggat(b)), strings.Compare(a.ID, b.ID))
		}
		return cmp.Or(b.Pada.Compare(a.Pada), strings.Compare(b.ID, a.ID))
	})
	if len(rs) > p.Batas() {
		rs = rs[:p.Batas()]
		akhir := rs[len(rs)-1]
		if lanjut = kursor.Tulis(akhir.Pada, akhir.ID); f.MenurutTenggat {
			lanjut = kursor.Tulis(tenggat(akhir), akhir.ID)
		}
	}
	return rs, lanjut, err
}

// tenggat puts records without a deadline behind all others.
func tenggat(r privasi.Rekaman) time.Time {
	if r.Tenggat.IsZero() {
		return kursor.TanpaTenggat
	}
	return r.Tenggat
}

func cocokRekaman(r privasi.Rekaman, f privasi.SaringRekaman) bool {
	return r.Jenis == f.Jenis && (len(f.Status) == 0 || slices.Contains(f.Status, r.Status)) && (f.Subjek == "" || r.Subjek == f.Subjek) &&
		(f.Sebelum.IsZero() || !r.Tenggat.IsZero() && r.Tenggat.Before(f.Sebelum))
}

// MilikSubjek implements [privasi.GudangRekaman].
func (g Rekaman) MilikSubjek(_ context.Context, l dasar.LembagaID, jenis []string, ss []privasi.SubjekID) (rs []privasi.Rekaman, err error) {
	cari := make(map[privasi.SubjekID]bool, len(ss))
	for _, s := range ss {
		cari[s] = s != ""
	}
	err = g.lihat(func(m map[kunciRekaman]berkas) error {
		for k, b := range m {
			if k.l == l && slices.Contains(jenis, k.jenis) && cari[b.Subjek] {
				rs = append(rs, b.salin())
			}
		}
		return nil
	})
	slices.SortFunc(rs, func(a, b privasi.Rekaman) int {
		return cmp.Or(a.Pada.Compare(b.Pada), strings.Compare(a.Jenis, b.Jenis), strings.Compare(a.ID, b.ID))
	})
	return rs, err
}

// Riwayat implements [privasi.GudangRekaman].
func (g Rekaman) Riwayat(_ context.Context, l dasar.LembagaID, jenis, id string) (ps []privasi.Peristiwa, err error) {
	return ps, g.lihat(func(m map[kunciRekaman]berkas) error {
		ps = slices.Clone(m[kunciRekaman{l, jenis, id}].riwayat)
		return nil
	})
}

// Jumlah implements [privasi.GudangRekaman].
func (g Rekaman) Jumlah(_ context.Context, l dasar.LembagaID, jenis string) (map[string]int, error) {
	n := map[string]int{}
	return n, g.lihat(func(m map[kunciRekaman]berkas) error {
		for k, b := range m {
			if k.l == l && k.jenis == jenis {
				n[b.Status]++
			}
		}
		return nil
	})
}
