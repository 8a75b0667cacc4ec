package keuanganmem

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
)

// Tagihan is the bills in memory, with their corrections and totals.
type Tagihan struct{ c *dasarmem.Conn }

// barisTagihan is a bill with its totals, which Periksa compares with the
// rows behind them. The explanation inside is never changed.
type barisTagihan struct {
	t          keuangan.Tagihan
	teralokasi dasar.Rupiah
	dikoreksi  dasar.Rupiah
	batal      bool
	ulang      bool // void, and the next run may bill the period again
}

// kunciAlami is the natural key of a bill of any version.
type kunciAlami struct {
	lembaga  dasar.LembagaID
	santri   santri.ID
	komponen keuangan.KodeKomponen
	periode  string
}

const (
	tabelTagihan = "keuangan_tagihan"
	tabelAlami   = "keuangan_tagihan_alami" // ids by version - 1
	tabelNota    = "keuangan_nota_kredit"
	tabelAlokasi = "keuangan_alokasi"
)

func (b barisTagihan) posisi() keuangan.Posisi {
	t := b.t
	t.Penjelasan = slices.Clone(t.Penjelasan)
	return keuangan.Posisi{Tagihan: t, NotaKredit: b.dikoreksi, Teralokasi: b.teralokasi, Batal: b.batal}
}

func lihatTagihan(c *dasarmem.Conn, fn func(map[kunci]barisTagihan) error) error {
	return dasarmem.View(c, tabelTagihan, fn)
}

// Terbitkan implements [keuangan.TagihanStore].
func (st Tagihan) Terbitkan(_ context.Context, l dasar.LembagaID, ts []keuangan.Tagihan) (ada []keuangan.KunciTagihan, err error) {
	err = dasarmem.Unit(st.c, func(c *dasarmem.Conn) error {
		if err := penandaBaru(c, l, ts); err != nil {
			return err
		}
		var baru []keuangan.Tagihan
		err := dasarmem.View(c, tabelAlami, func(m map[kunciAlami][]string) error {
			for _, t := range ts {
				k := kunciAlami{l, t.Santri, t.Komponen, t.Periode}
				if t.Versi-1 < len(m[k]) && m[k][t.Versi-1] != "" {
					ada = append(ada, t.Kunci())
					continue
				}
				versi := slices.Clone(m[k])
				for len(versi) < t.Versi {
					versi = append(versi, "")
				}
				versi[t.Versi-1] = t.ID
				m[k] = versi
				baru = append(baru, t)
			}
			return nil
		})
		if err != nil {
			return err
		}
		return lihatTagihan(c, func(m map[kunci]barisTagihan) error {
			for _, t := range baru {
				t.Lembaga, t.Penjelasan = l, slices.Clone(t.Penjelasan)
				m[kunci{l, t.ID}] = barisTagihan{t: t}
			}
			return nil
		})
	})
	return ada, err
}

func penandaBaru(c *dasarmem.Conn, l dasar.LembagaID, ts []keuangan.Tagihan) error {
	return lihatTagihan(c, func(m map[kunci]barisTagihan) error {
		for _, t := range ts {
			if _, ada := m[kunci{l, t.ID}]; ada {
				return dasar.ErrBentrok.Conflictf("penanda tagihan sudah dipakai")
			}
		}
		return nil
	})
}

// Sudah implements [keuangan.TagihanStore].
func (st Tagihan) Sudah(_ context.Context, l dasar.LembagaID, periode []string, komponen ...keuangan.KodeKomponen) iter.Seq2[keuangan.TagihanAda, error] {
	var out []keuangan.TagihanAda
	err := dasarmem.Unit(st.c, func(c *dasarmem.Conn) error {
		var terakhir []string
		err := dasarmem.View(c, tabelAlami, func(m map[kunciAlami][]string) error {
			for k, id := range m {
				if k.lembaga == l && (len(periode) == 0 || slices.Contains(periode, k.periode)) && (len(komponen) == 0 || slices.Contains(komponen, k.komponen)) {
					terakhir = append(terakhir, id[len(id)-1])
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		return lihatTagihan(c, func(m map[kunci]barisTagihan) error {
			for _, id := range terakhir {
				b := m[kunci{l, id}]
				out = append(out, keuangan.TagihanAda{Kunci: b.t.Kunci(), ID: id, Unit: b.t.Unit, Jumlah: b.t.Jumlah, Batal: b.batal, Ulang: b.ulang})
			}
			return nil
		})
	})
	slices.SortFunc(out, func(a, b keuangan.TagihanAda) int {
		return cmp.Or(cmp.Compare(a.Kunci.Santri, b.Kunci.Santri), cmp.Compare(a.Kunci.Komponen, b.Kunci.Komponen), strings.Compare(a.Kunci.Periode, b.Kunci.Periode))
	})
	return func(yield func(keuangan.TagihanAda, error) bool) {
		for _, a := range out {
			if !yield(a, nil) {
				return
			}
		}
		if err != nil {
			yield(keuangan.TagihanAda{}, err)
		}
	}
}

// Jumlah implements [keuangan.TagihanStore].
func (st Tagihan) Jumlah(_ context.Context, l dasar.LembagaID, periode string, unit []santri.KodeUnit, komponen ...keuangan.KodeKomponen) (total dasar.Rupiah, err error) {
	err = lihatTagihan(st.c, func(m map[kunci]barisTagihan) (err error) {
		for k, b := range m {
			if k.lembaga == l && !b.batal && b.t.Periode == periode && (len(unit) == 0 || slices.Contains(unit, b.t.Unit)) &&
				(len(komponen) == 0 || slices.Contains(komponen, b.t.Komponen)) {
				if total, err = dasar.JumlahRupiah(total, b.t.Jumlah); err != nil {
					return err
				}
			}
		}
		return nil
	})
	return total, err
}

// KunciPosisi implements [keuangan.TagihanStore].
func (st Tagihan) KunciPosisi(_ context.Context, l dasar.LembagaID, k santri.KeluargaID) (out []keuangan.Posisi, err error) {
	err = lihatTagihan(st.c, func(m map[kunci]barisTagihan) error {
		for kk, b := range m {
			if p := b.posisi(); kk.lembaga == l && b.t.Keluarga == k && p.Sisa() > 0 {
				out = append(out, p)
			}
		}
		return nil
	})
	slices.SortFunc(out, func(a, b keuangan.Posisi) int {
		return cmp.Or(a.Tagihan.JatuhTempo.Compare(b.Tagihan.JatuhTempo), cmp.Compare(a.Tagihan.Prioritas, b.Tagihan.Prioritas), strings.Compare(a.Tagihan.ID, b.Tagihan.ID))
	})
	return out, err
}

// KunciTagihan implements [keuangan.TagihanStore].
func (st Tagihan) KunciTagihan(_ context.Context, l dasar.LembagaID, id ...string) (out []keuangan.Posisi, err error) {
	id = slices.Clone(id)
	slices.Sort(id)
	err = lihatTagihan(st.c, func(m map[kunci]barisTagihan) error {
		for _, i := range slices.Compact(id) {
			if b, ada := m[kunci{l, i}]; ada {
				out = append(out, b.posisi())
			}
		}
		return nil
	})
	return out, err
}

// Koreksi implements [keuangan.TagihanStore].
func (st Tagihan) Koreksi(_ context.Context, l dasar.LembagaID, ns ...keuangan.NotaKredit) error {
	return dasarmem.Unit(st.c, func(c *dasarmem.Conn) error {
		for _, n := range ns {
			n.Lembaga = l
			if err := ubahTagihan(c, l, n.Tagihan, func(b *barisTagihan) {
				b.dikoreksi += n.Jumlah
				b.batal, b.ulang = b.batal || n.Batal, b.ulang || (n.Batal && n.Ulang)
			}); err != nil {
				return err
			}
			if err := dasarmem.View(c, tabelNota, func(m map[kunci]keuangan.NotaKredit) error {
				if _, ada := m[kunci{l, n.ID}]; ada {
					return dasar.ErrBentrok.Conflictf("nota kredit sudah ada")
				}
				m[kunci{l, n.ID}] = n
				return nil
			}); err != nil {
				return err
			}
		}
		return nil
	})
}

// Nota implements [keuangan.TagihanStore].
func (st Tagihan) Nota(_ context.Context, l dasar.LembagaID, tagihan ...string) (out []keuangan.NotaKredit, err error) {
	err = dasarmem.View(st.c, tabelNota, func(m map[kunci]keuangan.NotaKredit) error {
		for k, n := range m {
			if k.lembaga == l && slices.Contains(tagihan, n.Tagihan) {
				out = append(out, n)
			}
		}
		return nil
	})
	slices.SortFunc(out, func(a, b keuangan.NotaKredit) int {
		return cmp.Or(a.Dicatat.Compare(b.Dicatat), cmp.Compare(a.ID, b.ID))
	})
	return out, err
}

// alokasikan moves the allocation totals of bills and keeps the movements.
func alokasikan(c *dasarmem.Conn, l dasar.LembagaID, as []keuangan.Alokasi) error {
	for _, a := range as {
		a.Lembaga = l
		if err := ubahTagihan(c, l, a.Tagihan, func(b *barisTagihan) { b.teralokasi += a.Jumlah }); err != nil {
			return err
		}
		if err := dasarmem.View(c, tabelAlokasi, func(m map[kunci]keuangan.Alokasi) error {
			if _, ada := m[kunci{l, a.ID}]; ada {
				return dasar.ErrBentrok.Conflictf("alokasi sudah ada")
			}
			m[kunci{l, a.ID}] = a
			return nil
		}); err != nil {
			return err
		}
	}
	return nil
}

// ubahTagihan moves the totals of a bill; one that does not exist, is void, or
// would receive more than it asks or less than nothing, is Conflict.
func ubahTagihan(c *dasarmem.Conn, l dasar.LembagaID, id string, ubah func(*barisTagihan)) error {
	return lihatTagihan(c, func(m map[kunci]barisTagihan) error {
		b, ada := m[kunci{l, id}]
		batal := b.batal
		ubah(&b)
		if !ada || batal || b.teralokasi < 0 || b.dikoreksi < 0 || b.teralokasi+b.dikoreksi > b.t.Jumlah {
			return keuangan.ErrTagihanBerubah.Conflictf("tagihan sudah berubah; muat ulang lalu ulangi")
		}
		m[kunci{l, id}] = b
		return nil
	})
}

// Posisi implements [keuangan.TagihanStore].
func (st Tagihan) Posisi(_ context.Context, l dasar.LembagaID, s keuangan.SaringTagihan, pada keuangan.PadaSaat, p dasar.Page) (ps []keuangan.Posisi, next string, err error) {
	sesudah, err := keuangan.BacaKursor(p.After, 2)
	if err != nil {
		return nil, "", err
	}
	if sesudah != nil {
		if _, err := dasar.ParseTanggal(sesudah[0]); err != nil {
			return nil, "", keuangan.ErrKursor.Invalidf("penanda halaman tidak dikenal; mulai lagi dari halaman pertama").Pada("after")
		}
	}
	err = dasarmem.Unit(st.c, func(c *dasarmem.Conn) error {
		hitung, err := posisiPada(c, l, pada)
		if err != nil {
			return err
		}
		return lihatTagihan(c, func(m map[kunci]barisTagihan) error {
			for k, b := range m {
				if k.lembaga != l || !tercatat(pada, b.t.Terbit, b.t.Dicatat) {
					continue
				}
				x := hitung(b)
				if lolosTagihan(s, x) && (sesudah == nil || strings.Compare(b.t.JatuhTempo.String()+"\x1f"+b.t.ID, strings.Join(sesudah, "\x1f")) > 0) {
					ps = append(ps, x)
				}
			}
			return nil
		})
	})
	slices.SortFunc(ps, func(a, b keuangan.Posisi) int {
		return cmp.Or(a.Tagihan.JatuhTempo.Compare(b.Tagihan.JatuhTempo), strings.Compare(a.Tagihan.ID, b.Tagihan.ID))
	})
	if n := p.Batas(); len(ps) > n {
		ps = ps[:n]
		t := ps[n-1].Tagihan
		next = keuangan.Kursor(t.JatuhTempo.String(), t.ID)
	}
	return ps, next, err
}

// posisiPada returns a function that gives a bill's position as of pada, from
// the rows and not from the totals.
func posisiPada(c *dasarmem.Conn, l dasar.LembagaID, pada keuangan.PadaSaat) (func(barisTagihan) keuangan.Posisi, error) {
	type jumlah struct {
		alokasi, nota dasar.Rupiah
		batal         bool
	}
	per := map[string]jumlah{}
	err := dasarmem.View(c, tabelNota, func(m map[kunci]keuangan.NotaKredit) error {
		for k, n := range m {
			if j := per[n.Tagihan]; k.lembaga == l && tercatat(pada, n.Tanggal, n.Dicatat) {
				j.nota += n.Jumlah
				j.batal = j.batal || n.Batal
				per[n.Tagihan] = j
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = dasarmem.View(c, tabelAlokasi, func(m map[kunci]keuangan.Alokasi) error {
		for k, a := range m {
			if j := per[a.Tagihan]; k.lembaga == l && tercatat(pada, a.Tanggal, a.Dicatat) {
				j.alokasi += a.Jumlah
				per[a.Tagihan] = j
			}
		}
		return nil
	})
	return func(b barisTagihan) keuangan.Posisi {
		j := per[b.t.ID]
		b.teralokasi, b.dikoreksi, b.batal = j.alokasi, j.nota, j.batal
		return b.posisi()
	}, err
}

// tercatat reports whether a fact of a day, recorded at a moment, is known as of pada.
func tercatat(pada keuangan.PadaSaat, hari dasar.Tanggal, dicatat interface{ UnixMicro() int64 }) bool {
	return (pada.Tanggal.IsZero() || !hari.After(pada.Tanggal)) && (pada.Tercatat.IsZero() || dicatat.UnixMicro() <= pada.Tercatat.UnixMicro())
}

func lolosTagihan(s keuangan.SaringTagihan, p keuangan.Posisi) bool {
	t := p.Tagihan
	return (len(s.ID) == 0 || slices.Contains(s.ID, t.ID)) &&
		(len(s.Santri) == 0 || slices.Contains(s.Santri, t.Santri)) &&
		(s.Keluarga == "" || s.Keluarga == t.Keluarga) &&
		(len(s.Unit) == 0 || slices.Contains(s.Unit, t.Unit)) &&
		(s.Kelas == "" || s.Kelas == t.Kelas) &&
		(s.Komponen == "" || s.Komponen == t.Komponen) &&
		(s.Periode == "" || s.Periode == t.Periode) &&
		(s.Putaran == "" || s.Putaran == t.Putaran) &&
		(!s.Terbuka || p.Sisa() > 0)
}

// Periksa implements [keuangan.TagihanStore].
func (st Tagihan) Periksa(_ context.Context, l dasar.LembagaID) (out []keuangan.Selisih, err error) {
	err = dasarmem.Unit(st.c, func(c *dasarmem.Conn) error {
		hitung, err := posisiPada(c, l, keuangan.PadaSaat{})
		if err != nil {
			return err
		}
		return lihatTagihan(c, func(m map[kunci]barisTagihan) error {
			for k, b := range m {
				if k.lembaga != l {
					continue
				}
				x := hitung(b)
				for _, s := range []keuangan.Selisih{
					{Apa: "tagihan " + k.id + " alokasi", Tersimpan: b.teralokasi, Hitung: x.Teralokasi},
					{Apa: "tagihan " + k.id + " koreksi", Tersimpan: b.dikoreksi, Hitung: x.NotaKredit},
					{Apa: "tagihan " + k.id + " batal", Tersimpan: satu(b.batal), Hitung: satu(x.Batal)},
				} {
					if s.Tersimpan != s.Hitung {
						out = append(out, s)
					}
				}
			}
			return nil
		})
	})
	slices.SortFunc(out, func(a, b keuangan.Selisih) int { return strings.Compare(a.Apa, b.Apa) })
	return out, err
}

func satu(b bool) dasar.Rupiah {
	if b {
		return 1
	}
	return 0
}

// Putaran is the records of bill runs in memory.
type Putaran struct{ c *dasarmem.Conn }

func (st Putaran) view(fn func(map[kunci]keuangan.Putaran) error) error {
	return dasarmem.View(st.c, "keuangan_putaran", fn)
}

func salinPutaran(p keuangan.Putaran) keuangan.Putaran {
	p.Unit, p.Komponen, p.Gagal = slices.Clone(p.Unit), slices.Clone(p.Komponen), slices.Clone(p.Gagal)
	return p
}

// Giliran implements [keuangan.PutaranStore]: a unit in memory is alone already.
func (st Putaran) Giliran(context.Context, dasar.LembagaID) error { return nil }

// Tambah implements [keuangan.PutaranStore].
func (st Putaran) Tambah(_ context.Context, l dasar.LembagaID, p keuangan.Putaran) error {
	return st.view(func(m map[kunci]keuangan.Putaran) error {
		if _, ada := m[kunci{l, p.ID}]; ada {
			return dasar.ErrBentrok.Conflictf("putaran penagihan sudah ada")
		}
		p.Lembaga = l
		m[kunci{l, p.ID}] = salinPutaran(p)
		return nil
	})
}

// Ambil implements [keuangan.PutaranStore].
func (st Putaran) Ambil(_ context.Context, l dasar.LembagaID, id ...string) (out []keuangan.Putaran, err error) {
	err = st.view(func(m map[kunci]keuangan.Putaran) error {
		for _, i := range id {
			if p, ada := m[kunci{l, i}]; ada {
				out = append(out, salinPutaran(p))
			}
		}
		return nil
	})
	return out, err
}

// Cari implements [keuangan.PutaranStore].
func (st Putaran) Cari(_ context.Context, l dasar.LembagaID, p dasar.Page) (ps []keuangan.Putaran, next string, err error) {
	sesudah, err := keuangan.BacaKursor(p.After, 2)
	if err != nil {
		return nil, "", err
	}
	urut := func(p keuangan.Putaran) string { return fmt.Sprintf("%020d", p.Dicatat.UnixMicro()) }
	err = st.view(func(m map[kunci]keuangan.Putaran) error {
		for k, x := range m {
			if k.lembaga == l && (sesudah == nil || urut(x)+"\x1f"+x.ID < strings.Join(sesudah, "\x1f")) {
				ps = append(ps, salinPutaran(x))
			}
		}
		return nil
	})
	slices.SortFunc(ps, func(a, b keuangan.Putaran) int {
		return cmp.Or(b.Dicatat.Compare(a.Dicatat), strings.Compare(b.ID, a.ID))
	})
	if n := p.Batas(); len(ps) > n {
		ps = ps[:n]
		next = keuangan.Kursor(urut(ps[n-1]), ps[n-1].ID)
	}
	return ps, next, err
}
