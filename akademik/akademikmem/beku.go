package akademikmem

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/santri"
)

type tokoBeku struct{ c *dasarmem.Conn }

const tabelBeku = "akademik_bekuan"

func idBeku(b akademik.Bekuan) string {
	return b.Asesmen + "\x00" + string(b.Santri) + "\x00" + strconv.Itoa(b.Versi)
}

// SimpanBeku implements [akademik.BekuStore].
func (t tokoBeku) SimpanBeku(_ context.Context, l dasar.LembagaID, bs ...akademik.Bekuan) error {
	return dasarmem.Unit(t.c, func(c *dasarmem.Conn) error {
		return dasarmem.View(c, tabelBeku, func(m map[kunci]akademik.Bekuan) error {
			for _, b := range bs {
				k := kunci{l, idBeku(b)}
				if _, ada := m[k]; ada {
					return akademik.ErrVersi.Conflictf("catatan itu sudah ada; muat ulang lalu ulangi")
				}
				b = b.Salin()
				b.Lembaga = l
				m[k] = b
			}
			return nil
		})
	})
}

// Beku implements [akademik.BekuStore].
func (t tokoBeku) Beku(_ context.Context, l dasar.LembagaID, s ...santri.ID) ([]akademik.Bekuan, error) {
	return baca(t.c, tabelBeku, l, akademik.Bekuan.Salin, func(b akademik.Bekuan) bool { return slices.Contains(s, b.Santri) }, func(a, b akademik.Bekuan) int {
		return cmp.Or(cmp.Compare(a.Santri, b.Santri), cmp.Compare(a.Asesmen, b.Asesmen), cmp.Compare(a.Versi, b.Versi))
	}), nil
}
