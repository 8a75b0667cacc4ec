package keuanganmem

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/keuangan"
)

// Jurnal is the journal in memory. It keeps no totals: balances are summed
// from the lines every time.
type Jurnal struct{ c *dasarmem.Conn }

// view gives fn the journals of an institution by id, a table of its own. The
// stored lines are never changed, so that reading may share them until it
// hands out copies.
func (st Jurnal) view(l dasar.LembagaID, fn func(map[string]keuangan.Jurnal) error) error {
	return dasarmem.View(st.c, "keuangan_jurnal/"+string(l), fn)
}

// Tambah implements [keuangan.JurnalStore].
func (st Jurnal) Tambah(_ context.Context, l dasar.LembagaID, js ...keuangan.Jurnal) error {
	return dasarmem.Unit(st.c, func(c *dasarmem.Conn) error {
		for _, j := range js {
			j = j.Salin()
			j.Lembaga = l
			if j.Membalik != "" {
				if err := tandai(c, "keuangan_jurnal_membalik/"+string(l), j.Membalik, j.ID, balikGanda()); err != nil {
					return err
				}
			}
			if err := tandai(c, tabelSumber(l), j.Sumber, j.ID, sumberGanda()); err != nil {
				return err
			}
			if err := (Jurnal{c}).view(l, func(m map[string]keuangan.Jurnal) error {
				if _, ada := m[j.ID]; ada {
					return dasar.ErrBentrok.Conflictf("jurnal sudah ada")
				}
				m[j.ID] = j
				return nil
			}); err != nil {
				return err
			}
		}
		return nil
	})
}

// tandai writes into a unique index, or gives the error of a second entry.
func tandai(c *dasarmem.Conn, indeks, k, id string, ganda error) error {
	return dasarmem.View(c, indeks, func(m map[string]string) error {
		if _, ada := m[k]; ada {
			return ganda
		}
		m[k] = id
		return nil
	})
}

func tabelSumber(l dasar.LembagaID) string { return "keuangan_jurnal_sumber/" + string(l) }

func sumberGanda() error {
	return keuangan.ErrSumber.Conflictf("jurnal dengan sumber ini sudah dicatat").Pada("sumber")
}

func balikGanda() error {
	return keuangan.ErrDibalik.Conflictf("jurnal ini sudah dibalik").Pada("membalik")
}

// Ambil implements [keuangan.JurnalStore].
func (st Jurnal) Ambil(_ context.Context, l dasar.LembagaID, id ...string) (out []keuangan.Jurnal, err error) {
	err = st.view(l, func(m map[string]keuangan.Jurnal) error {
		for _, i := range id {
			if j, ada := m[i]; ada {
				out = append(out, j.Salin())
			}
		}
		return nil
	})
	return out, err
}

// Sumber implements [keuangan.JurnalStore].
func (st Jurnal) Sumber(ctx context.Context, l dasar.LembagaID, sumber ...string) ([]keuangan.Jurnal, error) {
	var id []string
	err := dasarmem.View(st.c, tabelSumber(l), func(m map[string]string) error {
		for _, s := range sumber {
			if i, ada := m[s]; ada {
				id = append(id, i)
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return st.Ambil(ctx, l, id...)
}

// semua returns the journals of an institution that fit, oldest first; they
// share memory with the store.
func (st Jurnal) semua(l dasar.LembagaID, cocok func(keuangan.Jurnal) bool) (out []keuangan.Jurnal, err error) {
	err = st.view(l, func(m map[string]keuangan.Jurnal) error {
		for _, j := range m {
			if cocok(j) {
				out = append(out, j)
			}
		}
		return nil
	})
	slices.SortFunc(out, urutJurnal)
	return out, err
}

func urutJurnal(a, b keuangan.Jurnal) int {
	return cmp.Or(a.Tanggal.Compare(b.Tanggal), a.Dicatat.Compare(b.Dicatat), cmp.Compare(a.ID, b.ID))
}

// Cari implements [keuangan.JurnalStore].
func (st Jurnal) Cari(_ context.Context, l dasar.LembagaID, s keuangan.SaringJurnal, p dasar.Page) ([]keuangan.Jurnal, string, error) {
	k, err := keuangan.BacaKursor(p.After, 1)
	if err != nil {
		return nil, "", err
	}
	js, err := st.semua(l, func(j keuangan.Jurnal) bool { return cocok(j, s) })
	if err != nil {
		return nil, "", err
	}
	if !s.Terlama {
		slices.Reverse(js)
	}
	if k != nil {
		i := slices.IndexFunc(js, func(j keuangan.Jurnal) bool { return j.ID == k[0] })
		if i < 0 {
			return nil, "", keuangan.ErrKursor.Invalidf("penanda halaman tidak dikenal; mulai lagi dari halaman pertama").Pada("after")
		}
		js = js[i+1:]
	}
	next := ""
	if n := p.Batas(); len(js) > n {
		js = js[:n]
		next = keuangan.Kursor(js[n-1].ID)
	}
	out := make([]keuangan.Jurnal, len(js))
	for i, j := range js {
		out[i] = j.Salin()
	}
	return out, next, nil
}

func cocok(j keuangan.Jurnal, s keuangan.SaringJurnal) bool {
	teks := strings.ToLower(s.Teks)
	return !(j.Tanggal.Before(s.Dari) ||
		(!s.Sampai.IsZero() && j.Tanggal.After(s.Sampai)) ||
		(s.Jenis != "" && j.Jenis != s.Jenis) ||
		(!s.Sesudah.IsZero() && !j.Dicatat.After(s.Sesudah)) ||
		(!s.Tercatat.IsZero() && j.Dicatat.After(s.Tercatat)) ||
		(s.Akun != "" && !slices.ContainsFunc(j.Baris, func(b keuangan.Baris) bool { return b.Akun == s.Akun })) ||
		(len(s.Unit) > 0 && !slices.ContainsFunc(j.Baris, func(b keuangan.Baris) bool { return slices.Contains(s.Unit, b.Unit) })) ||
		(teks != "" && !strings.Contains(strings.ToLower(j.Keterangan), teks) && !strings.Contains(strings.ToLower(j.Sumber), teks)))
}

// saat reports whether a report as of pada knows the journal.
func saat(j keuangan.Jurnal, pada keuangan.PadaSaat) bool {
	return (pada.Tanggal.IsZero() || !j.Tanggal.After(pada.Tanggal)) && (pada.Tercatat.IsZero() || !j.Dicatat.After(pada.Tercatat))
}
