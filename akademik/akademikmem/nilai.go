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
	"github.com/pesantren-go/pesantren/santri"
)

type tokoNilai struct{ c *dasarmem.Conn }

var tabelAsesmen = berversi[akademik.Asesmen]{"akademik_asesmen", func(a akademik.Asesmen) (string, int) { return a.ID, a.Versi },
	func(a *akademik.Asesmen, l dasar.LembagaID, n int) { a.Lembaga, a.Versi = l, n }, nil}

// SimpanAturan implements [akademik.NilaiStore].
func (t tokoNilai) SimpanAturan(_ context.Context, l dasar.LembagaID, as ...akademik.AturanNilai) error {
	return timpa(t.c, "akademik_aturan_nilai", l, as, func(a akademik.AturanNilai) (string, akademik.AturanNilai) {
		a = a.Salin()
		a.Lembaga = l
		return strings.Join([]string{string(a.Unit), string(a.Mapel), a.Sejak.String()}, "\x00"), a
	})
}

// Aturan implements [akademik.NilaiStore].
func (t tokoNilai) Aturan(_ context.Context, l dasar.LembagaID) ([]akademik.AturanNilai, error) {
	return baca(t.c, "akademik_aturan_nilai", l, akademik.AturanNilai.Salin, func(akademik.AturanNilai) bool { return true }, func(a, b akademik.AturanNilai) int {
		return cmp.Or(b.Sejak.Compare(a.Sejak), cmp.Compare(a.Unit, b.Unit), cmp.Compare(a.Mapel, b.Mapel))
	}), nil
}

// SimpanAsesmen implements [akademik.NilaiStore].
func (t tokoNilai) SimpanAsesmen(_ context.Context, l dasar.LembagaID, as ...akademik.Asesmen) error {
	return tabelAsesmen.simpan(t.c, l, as)
}

// Asesmen implements [akademik.NilaiStore].
func (t tokoNilai) Asesmen(_ context.Context, l dasar.LembagaID, f akademik.SaringAsesmen) ([]akademik.Asesmen, error) {
	return baca(t.c, tabelAsesmen.tabel, l, tetap[akademik.Asesmen], func(a akademik.Asesmen) bool {
		return (f.ID == nil || slices.Contains(f.ID, a.ID)) && (f.Rombel == nil || slices.Contains(f.Rombel, a.Rombel)) && (f.Mapel == "" || f.Mapel == a.Mapel) && (f.Periode == "" || f.Periode == a.Periode)
	}, func(a, b akademik.Asesmen) int {
		return cmp.Or(a.Tanggal.Compare(b.Tanggal), cmp.Compare(a.Kode, b.Kode), cmp.Compare(a.ID, b.ID))
	}), nil
}

func kunciSkor(l dasar.LembagaID, s akademik.Skor) kunci {
	return kunci{l, fmt.Sprintf("%s/%s/%d", s.Asesmen, s.Santri, s.Percobaan)}
}

// SimpanSkor implements [akademik.NilaiStore].
func (t tokoNilai) SimpanSkor(_ context.Context, l dasar.LembagaID, ss ...akademik.Skor) error {
	return dasarmem.Unit(t.c, func(c *dasarmem.Conn) error {
		var lama []akademik.Skor
		err := dasarmem.View(c, "akademik_skor", func(m map[kunci]akademik.Skor) error {
			for _, s := range ss {
				k := kunciSkor(l, s)
				ada, sudah := m[k]
				if ada.Versi != s.Versi || sudah != (s.Versi > 0) {
					return akademik.ErrVersi.Conflictf("data sudah diubah orang lain; muat ulang lalu ulangi")
				}
				if sudah {
					lama = append(lama, ada)
				}
				s.Lembaga, s.Versi = l, s.Versi+1
				m[k] = s
			}
			return nil
		})
		if err != nil {
			return err
		}
		return dasarmem.View(c, "akademik_skor_lama", func(m map[kunci]akademik.Skor) error {
			for _, s := range lama {
				k := kunciSkor(l, s)
				m[kunci{l, fmt.Sprintf("%s/%d", k.id, s.Versi)}] = s
			}
			return nil
		})
	})
}

func urutSkor(a, b akademik.Skor) int {
	return cmp.Or(cmp.Compare(a.Asesmen, b.Asesmen), cmp.Compare(a.Santri, b.Santri), cmp.Compare(a.Percobaan, b.Percobaan), cmp.Compare(a.Versi, b.Versi))
}

// Skor implements [akademik.NilaiStore].
func (t tokoNilai) Skor(_ context.Context, l dasar.LembagaID, asesmen ...string) ([]akademik.Skor, error) {
	return baca(t.c, "akademik_skor", l, tetap[akademik.Skor], func(s akademik.Skor) bool { return slices.Contains(asesmen, s.Asesmen) }, urutSkor), nil
}

// RiwayatSkor implements [akademik.NilaiStore].
func (t tokoNilai) RiwayatSkor(_ context.Context, l dasar.LembagaID, asesmen string, id santri.ID) ([]akademik.Skor, error) {
	punya := func(s akademik.Skor) bool { return s.Asesmen == asesmen && s.Santri == id }
	semua := append(baca(t.c, "akademik_skor_lama", l, tetap[akademik.Skor], punya, urutSkor), baca(t.c, "akademik_skor", l, tetap[akademik.Skor], punya, urutSkor)...)
	slices.SortFunc(semua, urutSkor)
	return semua, nil
}
