package akademikmem

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
)

type tokoRapor struct{ c *dasarmem.Conn }

const (
	tabelLangkah  = "akademik_rapor_langkah"
	tabelIsian    = "akademik_rapor_isian"
	tabelTerbitan = "akademik_rapor"
)

func tempatLembar(bagian ...string) string { return strings.Join(bagian, "\x00") }

func basi() error {
	return akademik.ErrVersi.Conflictf("data sudah diubah orang lain; muat ulang lalu ulangi")
}

// CatatLangkah implements [akademik.RaporStore].
func (t tokoRapor) CatatLangkah(_ context.Context, l dasar.LembagaID, ks ...akademik.LangkahRapor) error {
	ks = slices.SortedStableFunc(slices.Values(ks), func(a, b akademik.LangkahRapor) int { return a.Versi - b.Versi })
	return dasarmem.Unit(t.c, func(c *dasarmem.Conn) error {
		return dasarmem.View(c, tabelLangkah, func(m map[kunci]akademik.LangkahRapor) error {
			for _, k := range ks {
				id := func(versi int) kunci {
					return kunci{l, tempatLembar(string(k.Rombel), k.Periode, string(k.Mapel), fmt.Sprint(versi))}
				}
				_, ada := m[id(k.Versi)]
				_, sebelum := m[id(k.Versi-1)]
				if ada || k.Versi < 1 || k.Versi > 1 && !sebelum {
					return basi()
				}
				k.Lembaga = l
				m[id(k.Versi)] = k
			}
			return nil
		})
	})
}

// Langkah implements [akademik.RaporStore].
func (t tokoRapor) Langkah(_ context.Context, l dasar.LembagaID, periode string, r ...akademik.RombelID) ([]akademik.LangkahRapor, error) {
	return baca(t.c, tabelLangkah, l, tetap[akademik.LangkahRapor], func(k akademik.LangkahRapor) bool {
		return (periode == "" || k.Periode == periode) && (len(r) == 0 || slices.Contains(r, k.Rombel))
	}, func(a, b akademik.LangkahRapor) int {
		return cmp.Or(cmp.Compare(a.Rombel, b.Rombel), cmp.Compare(a.Periode, b.Periode), cmp.Compare(a.Mapel, b.Mapel), cmp.Compare(a.Versi, b.Versi))
	}), nil
}

// SimpanIsian implements [akademik.RaporStore].
func (t tokoRapor) SimpanIsian(_ context.Context, l dasar.LembagaID, is ...akademik.IsianRapor) error {
	return dasarmem.Unit(t.c, func(c *dasarmem.Conn) error {
		return dasarmem.View(c, tabelIsian, func(m map[kunci]akademik.IsianRapor) error {
			for _, i := range is {
				if _, err := i.Isi.Simpan(); err != nil {
					return err
				}
				k := kunci{l, tempatLembar(string(i.Rombel), i.Periode, string(i.Mapel), string(i.Santri))}
				if lama, ada := m[k]; lama.Versi != i.Versi || ada != (i.Versi > 0) {
					return basi()
				}
				i.Lembaga, i.Versi = l, i.Versi+1
				m[k] = i
			}
			return nil
		})
	})
}

// Isian implements [akademik.RaporStore].
func (t tokoRapor) Isian(_ context.Context, l dasar.LembagaID, periode string, r ...akademik.RombelID) ([]akademik.IsianRapor, error) {
	return baca(t.c, tabelIsian, l, tetap[akademik.IsianRapor], func(i akademik.IsianRapor) bool {
		return i.Periode == periode && slices.Contains(r, i.Rombel)
	}, func(a, b akademik.IsianRapor) int {
		return cmp.Or(cmp.Compare(a.Rombel, b.Rombel), cmp.Compare(a.Mapel, b.Mapel), cmp.Compare(a.Santri, b.Santri))
	}), nil
}

// Nomor implements [akademik.RaporStore].
func (t tokoRapor) Nomor(_ context.Context, l dasar.LembagaID, n int) (pertama int, err error) {
	err = dasarmem.View(t.c, "akademik_rapor_nomor", func(m map[kunci]int) error {
		pertama = m[kunci{l, ""}] + 1
		m[kunci{l, ""}] += n
		return nil
	})
	return pertama, err
}

// SimpanTerbitan implements [akademik.RaporStore].
func (t tokoRapor) SimpanTerbitan(_ context.Context, l dasar.LembagaID, ts ...akademik.RaporTerbit) error {
	return dasarmem.Unit(t.c, func(c *dasarmem.Conn) error {
		return dasarmem.View(c, tabelTerbitan, func(m map[kunci]akademik.RaporTerbit) error {
			for _, x := range ts {
				if _, err := x.Isi.Simpan(); err != nil {
					return err
				}
				k := kunci{l, fmt.Sprintf("%d/%d", x.Nomor, x.Versi)}
				if _, ada := m[k]; ada {
					return basi()
				}
				for lain, y := range m {
					if lain.l == l && y.Rombel == x.Rombel && y.Periode == x.Periode && y.Santri == x.Santri && y.Versi == x.Versi {
						return basi()
					}
				}
				x.Lembaga = l
				m[k] = x
			}
			return nil
		})
	})
}

// Terbitan implements [akademik.RaporStore].
func (t tokoRapor) Terbitan(_ context.Context, l dasar.LembagaID, f akademik.SaringTerbitan) ([]akademik.RaporTerbit, error) {
	hasil := baca(t.c, tabelTerbitan, l, tetap[akademik.RaporTerbit], func(x akademik.RaporTerbit) bool {
		return (f.Rombel == nil || slices.Contains(f.Rombel, x.Rombel)) && (f.Periode == "" || f.Periode == x.Periode) && (f.Santri == nil || slices.Contains(f.Santri, x.Santri)) &&
			(f.Nomor == 0 || f.Nomor == x.Nomor) && (f.Versi == 0 || f.Versi == x.Versi)
	}, func(a, b akademik.RaporTerbit) int { return cmp.Or(a.Nomor-b.Nomor, a.Versi-b.Versi) })
	if !f.Isi {
		for i := range hasil {
			hasil[i].Isi = akademik.RaporTerbit{}.Isi
		}
	}
	return hasil, nil
}
