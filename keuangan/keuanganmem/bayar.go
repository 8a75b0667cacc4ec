package keuanganmem

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
)

// Bayar is the payments, credit and receipt numbers in memory.
type Bayar struct{ c *dasarmem.Conn }

type kunciNomor struct {
	lembaga dasar.LembagaID
	seri    string
	tahun   int
}

type barisBayar struct {
	b           keuangan.Pembayaran
	dibalikOleh string
	dibalikPada time.Time
}

// rinci is the payment as it was known at a moment; zero means now.
func (x barisBayar) rinci(tercatat time.Time) keuangan.PembayaranRinci {
	r := keuangan.PembayaranRinci{Pembayaran: x.b}
	if tercatat.IsZero() || !x.dibalikPada.After(tercatat) {
		r.DibalikOleh = x.dibalikOleh
	}
	return r
}

const (
	tabelBayar   = "keuangan_bayar"
	tabelNomor   = "keuangan_nomor"
	tabelTitipan = "keuangan_titipan"
	tabelGerak   = "keuangan_gerak_titipan"
)

// Nomor implements [keuangan.BayarStore].
func (st Bayar) Nomor(_ context.Context, l dasar.LembagaID, seri string, tahun int) (n int64, err error) {
	err = dasarmem.View(st.c, tabelNomor, func(m map[kunciNomor]int64) error {
		k := kunciNomor{l, seri, tahun}
		m[k]++
		n = m[k]
		return nil
	})
	return n, err
}

// Tambah implements [keuangan.BayarStore].
func (st Bayar) Tambah(_ context.Context, l dasar.LembagaID, b keuangan.Pembayaran, as []keuangan.Alokasi, ts []keuangan.GerakTitipan) error {
	b.Lembaga = l
	return dasarmem.Unit(st.c, func(c *dasarmem.Conn) error {
		if err := tambahBayar(c, b); err != nil {
			return err
		}
		return geserUang(c, l, as, ts)
	})
}

// tambahBayar keeps a payment whose id, receipt number, bank row and reversal
// are all new, and marks the payment that it reverses.
func tambahBayar(c *dasarmem.Conn, b keuangan.Pembayaran) error {
	return dasarmem.View(c, tabelBayar, func(m map[kunci]barisBayar) error {
		if b.Membalik != "" {
			asal, ada := m[kunci{b.Lembaga, b.Membalik}]
			if !ada || asal.dibalikOleh != "" {
				return keuangan.ErrBayarDibalik.Conflictf("pembayaran ini sudah dibalik; tidak perlu diulang")
			}
			asal.dibalikOleh, asal.dibalikPada = b.ID, b.Dicatat
			m[kunci{b.Lembaga, b.Membalik}] = asal
		}
		for k, x := range m {
			if k.lembaga == b.Lembaga && bentrokBayar(x, b) {
				return bayarSudah()
			}
		}
		m[kunci{b.Lembaga, b.ID}] = barisBayar{b: b}
		return nil
	})
}

func bentrokBayar(x barisBayar, b keuangan.Pembayaran) bool {
	samaBaris := b.Rujukan != "" && x.b.Rujukan == b.Rujukan && x.b.Rekening == b.Rekening && x.dibalikOleh == ""
	samaKuitansi := b.Kuitansi.Nomor != 0 && x.b.Kuitansi == b.Kuitansi
	return x.b.ID == b.ID || samaBaris || samaKuitansi
}

func bayarSudah() error {
	return keuangan.ErrBayarSudah.Conflictf("uang ini sudah dicatat sebagai pembayaran; periksa daftar pembayaran").Pada("rujukan")
}

// geserUang moves bills and credit together.
func geserUang(c *dasarmem.Conn, l dasar.LembagaID, as []keuangan.Alokasi, ts []keuangan.GerakTitipan) error {
	if err := alokasikan(c, l, as); err != nil {
		return err
	}
	return gerakkan(c, l, ts)
}

// gerakkan appends credit movements and moves the credit they add up to.
func gerakkan(c *dasarmem.Conn, l dasar.LembagaID, ts []keuangan.GerakTitipan) error {
	for _, t := range ts {
		t.Lembaga = l
		err := dasarmem.View(c, tabelGerak, func(m map[kunci]keuangan.GerakTitipan) error {
			if _, ada := m[kunci{l, t.Sumber}]; ada {
				return keuangan.ErrTitipanSumber.Conflictf("gerak titipan ini sudah dicatat")
			}
			m[kunci{l, t.Sumber}] = t
			return nil
		})
		if err != nil {
			return err
		}
		err = dasarmem.View(c, tabelTitipan, func(m map[kunci]keuangan.Titipan) error {
			x, ada := m[kunci{l, string(t.Keluarga)}]
			if x.Saldo += t.Jumlah; !ada || x.Saldo < 0 {
				return keuangan.ErrTitipanKurang.Conflictf("titipan tidak cukup; muat ulang lalu ulangi")
			}
			m[kunci{l, string(t.Keluarga)}] = x
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// TambahAlokasi implements [keuangan.BayarStore].
func (st Bayar) TambahAlokasi(_ context.Context, l dasar.LembagaID, as []keuangan.Alokasi, ts []keuangan.GerakTitipan) error {
	return dasarmem.Unit(st.c, func(c *dasarmem.Conn) error { return geserUang(c, l, as, ts) })
}

// TambahTitipan implements [keuangan.TitipanStore].
func (st Bayar) TambahTitipan(_ context.Context, l dasar.LembagaID, ts ...keuangan.GerakTitipan) error {
	return dasarmem.Unit(st.c, func(c *dasarmem.Conn) error { return gerakkan(c, l, ts) })
}

// KunciTitipan implements [keuangan.TitipanStore].
func (st Bayar) KunciTitipan(_ context.Context, l dasar.LembagaID, k santri.KeluargaID, unit santri.KodeUnit) (t keuangan.Titipan, err error) {
	err = dasarmem.View(st.c, tabelTitipan, func(m map[kunci]keuangan.Titipan) error {
		ada := false
		if t, ada = m[kunci{l, string(k)}]; !ada {
			t.Unit = unit
			m[kunci{l, string(k)}] = t
		}
		return nil
	})
	return t, err
}

// Titipan implements [keuangan.TitipanStore]. It adds up the movements.
func (st Bayar) Titipan(_ context.Context, l dasar.LembagaID, pada keuangan.PadaSaat, ks ...santri.KeluargaID) (map[santri.KeluargaID]dasar.Rupiah, error) {
	out := map[santri.KeluargaID]dasar.Rupiah{}
	err := dasarmem.View(st.c, tabelGerak, func(m map[kunci]keuangan.GerakTitipan) error {
		for k, g := range m {
			if k.lembaga == l && tercatat(pada, g.Tanggal, g.Dicatat) && (len(ks) == 0 || slices.Contains(ks, g.Keluarga)) {
				out[g.Keluarga] += g.Jumlah
			}
		}
		for k, n := range out {
			if n == 0 {
				delete(out, k)
			}
		}
		return nil
	})
	return out, err
}

// Ambil implements [keuangan.BayarStore].
func (st Bayar) Ambil(_ context.Context, l dasar.LembagaID, id ...string) (out []keuangan.PembayaranRinci, err error) {
	err = dasarmem.Unit(st.c, func(c *dasarmem.Conn) error {
		err := dasarmem.View(c, tabelBayar, func(m map[kunci]barisBayar) error {
			for _, i := range id {
				if x, ada := m[kunci{l, i}]; ada {
					out = append(out, x.rinci(time.Time{}))
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		return isiAlokasi(c, l, out, time.Time{})
	})
	return out, err
}

// isiAlokasi adds their allocations to payments, in the order recorded, as far
// as they were known at a moment; zero means now.
func isiAlokasi(c *dasarmem.Conn, l dasar.LembagaID, out []keuangan.PembayaranRinci, tercatat time.Time) error {
	per := make(map[string][]keuangan.Alokasi, len(out))
	for _, r := range out {
		per[r.ID] = nil
	}
	return dasarmem.View(c, tabelAlokasi, func(m map[kunci]keuangan.Alokasi) error {
		for k, a := range m {
			if as, diminta := per[a.Pembayaran]; k.lembaga == l && diminta && (tercatat.IsZero() || !a.Dicatat.After(tercatat)) {
				per[a.Pembayaran] = append(as, a)
			}
		}
		for i, r := range out {
			as := slices.Clone(per[r.ID])
			slices.SortFunc(as, func(x, y keuangan.Alokasi) int {
				return cmp.Or(x.Dicatat.Compare(y.Dicatat), strings.Compare(x.ID, y.ID))
			})
			out[i].Alokasi = as
		}
		return nil
	})
}

// Cari implements [keuangan.BayarStore].
func (st Bayar) Cari(_ context.Context, l dasar.LembagaID, s keuangan.SaringBayar, p dasar.Page) (out []keuangan.PembayaranRinci, next string, err error) {
	sesudah, err := keuangan.BacaKursor(p.After, 2)
	if err == nil && sesudah != nil {
		_, err = strconv.ParseInt(sesudah[0], 10, 64)
	}
	if err != nil {
		return nil, "", keuangan.ErrKursor.Invalidf("penanda halaman tidak dikenal; mulai lagi dari halaman pertama").Pada("after")
	}
	err = dasarmem.Unit(st.c, func(c *dasarmem.Conn) error {
		var semua []keuangan.PembayaranRinci
		err := dasarmem.View(c, tabelBayar, func(m map[kunci]barisBayar) error {
			for k, x := range m {
				if k.lembaga == l && lolosBayar(s, x.b) {
					semua = append(semua, x.rinci(s.Tercatat))
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		if err := isiAlokasi(c, l, semua, s.Tercatat); err != nil {
			return err
		}
		out = slices.DeleteFunc(semua, func(r keuangan.PembayaranRinci) bool {
			return s.Tagihan != "" && !slices.ContainsFunc(r.Alokasi, func(a keuangan.Alokasi) bool { return a.Tagihan == s.Tagihan })
		})
		return nil
	})
	slices.SortFunc(out, func(x, y keuangan.PembayaranRinci) int { return strings.Compare(letakBayar(y), letakBayar(x)) })
	if sesudah != nil {
		batas := strings.Join(sesudah, "\x1f")
		out = slices.DeleteFunc(out, func(r keuangan.PembayaranRinci) bool { return letakBayar(r) >= batas })
	}
	if n := p.Batas(); len(out) > n {
		out = out[:n]
		next = keuangan.Kursor(strings.Split(letakBayar(out[n-1]), "\x1f")...)
	}
	return out, next, err
}

// letakBayar is the place of a payment in the order recorded.
func letakBayar(r keuangan.PembayaranRinci) string {
	return fmt.Sprintf("%020d\x1f%s", r.Dicatat.UnixMicro(), r.ID)
}

func lolosBayar(s keuangan.SaringBayar, b keuangan.Pembayaran) bool {
	return (s.Keluarga == "" || s.Keluarga == b.Keluarga) &&
		(s.Rekening == "" || s.Rekening == b.Rekening) &&
		(s.Rujukan == "" || s.Rujukan == b.Rujukan) &&
		(s.Dari.IsZero() || !b.Tanggal.Before(s.Dari)) &&
		(s.Sampai.IsZero() || !b.Tanggal.After(s.Sampai)) &&
		(s.Cara == "" || s.Cara == b.Cara) &&
		(s.Oleh == "" || s.Oleh == b.Oleh) &&
		(s.Seri == "" || s.Seri == b.Kuitansi.Seri) &&
		(s.Tahun == 0 || s.Tahun == b.Kuitansi.Tahun) &&
		(s.Nomor == 0 || s.Nomor == b.Kuitansi.Nomor) &&
		(s.Tercatat.IsZero() || !b.Dicatat.After(s.Tercatat))
}

// Periksa implements [keuangan.BayarStore].
func (st Bayar) Periksa(_ context.Context, l dasar.LembagaID) (out []keuangan.Selisih, err error) {
	err = dasarmem.Unit(st.c, func(c *dasarmem.Conn) error {
		saldo := map[string]dasar.Rupiah{}
		err := dasarmem.View(c, tabelGerak, func(m map[kunci]keuangan.GerakTitipan) error {
			for k, g := range m {
				if k.lembaga == l {
					saldo[string(g.Keluarga)] += g.Jumlah
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		err = dasarmem.View(c, tabelTitipan, func(m map[kunci]keuangan.Titipan) error {
			for k, t := range m {
				if k.lembaga == l && t.Saldo != saldo[k.id] {
					out = append(out, keuangan.Selisih{Apa: "titipan " + k.id, Tersimpan: t.Saldo, Hitung: saldo[k.id]})
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		nomor, err := periksaNomor(c, l)
		out = append(out, nomor...)
		return err
	})
	slices.SortFunc(out, func(a, b keuangan.Selisih) int { return strings.Compare(a.Apa, b.Apa) })
	return out, err
}

// periksaNomor compares each receipt counter with the number of receipts.
func periksaNomor(c *dasarmem.Conn, l dasar.LembagaID) (out []keuangan.Selisih, err error) {
	ada := map[kunciNomor]int64{}
	err = dasarmem.View(c, tabelBayar, func(m map[kunci]barisBayar) error {
		for k, x := range m {
			if k.lembaga == l && x.b.Kuitansi.Nomor > 0 {
				ada[kunciNomor{l, x.b.Kuitansi.Seri, x.b.Kuitansi.Tahun}]++
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = dasarmem.View(c, tabelNomor, func(m map[kunciNomor]int64) error {
		for k, n := range m {
			if k.lembaga == l && n != ada[k] {
				out = append(out, keuangan.Selisih{Apa: "kuitansi " + k.seri + "/" + strconv.Itoa(k.tahun), Tersimpan: dasar.Rupiah(n), Hitung: dasar.Rupiah(ada[k])})
			}
		}
		return nil
	})
	return out, err
}
