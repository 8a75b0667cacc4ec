package keuanganbun

import (
	"cmp"
	"context"
	"slices"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
)

// rencanaSaldo says where the sums of a balance come from: the totals of some
// years and months, and the lines of some stretches of days. bulan and ke are
// the months whose totals are used, those of the years included, and how often
// they had been summed up, all added up: it only ever grows.
type rencanaSaldo struct {
	tahun []int
	lepas []dasar.Bulan // months read from their own totals
	bulan []dasar.Bulan
	ke    int64
	ruas  []ruas
}

// ruas is a stretch of days, both ends included; an unset end is open.
type ruas struct{ dari, sampai dasar.Tanggal }

// bukuBulan are the months and years that there are.
type bukuBulan struct {
	periode []periodeRow
	tahun   map[int]int64 // year to the rangkuman_ke that its totals hold
}

// susunRencana chooses the sources for the days up to pada.Tanggal. A month
// whose totals are current, that lies in those days as a whole and holds
// nothing recorded after pada.Tercatat is read from its totals, every other
// day from the lines. A year of such months only is read from its own totals
// when those are current. Neighbouring months of lines make one stretch.
func susunRencana(b bukuBulan, pada keuangan.PadaSaat) (r rencanaSaldo) {
	slices.SortFunc(b.periode, func(a, b periodeRow) int { return a.Bulan.Compare(b.Bulan) })
	for len(b.periode) > 0 {
		n := 1
		for n < len(b.periode) && b.periode[n].Bulan.Tahun() == b.periode[0].Bulan.Tahun() {
			n++
		}
		r.tambahTahun(b.periode[:n], b.tahun, pada)
		b.periode = b.periode[n:]
	}
	return r
}

func (r *rencanaSaldo) tambahTahun(periode []periodeRow, tahun map[int]int64, pada keuangan.PadaSaat) {
	t := periode[0].Bulan.Tahun()
	var lepas []dasar.Bulan
	var ke int64
	for _, p := range periode {
		if !pada.Tanggal.IsZero() && p.Bulan.Awal().After(pada.Tanggal) {
			break
		}
		utuh := pada.Tanggal.IsZero() || !p.Bulan.Akhir().After(pada.Tanggal)
		if p.Terangkum && utuh && (pada.Tercatat.IsZero() || p.TercatatAkhir <= dasarbun.Mikro(pada.Tercatat)) {
			lepas, ke = append(lepas, p.Bulan), ke+p.RangkumanKe
			continue
		}
		akhir := p.Bulan.Akhir()
		if !utuh {
			akhir = pada.Tanggal
		}
		r.tambahRuas(p.Bulan.Awal(), akhir)
	}
	r.bulan, r.ke = append(r.bulan, lepas...), r.ke+ke
	if nilai, ada := tahun[t]; ada && nilai == ke && len(lepas) == len(periode) {
		r.tahun = append(r.tahun, t)
		return
	}
	r.lepas = append(r.lepas, lepas...)
}

// tambahRuas adds a month of lines, to the stretch before it when nothing but
// months without lines lies between.
func (r *rencanaSaldo) tambahRuas(awal, akhir dasar.Tanggal) {
	if n := len(r.ruas); n > 0 && r.ruas[n-1].sampai.TambahHari(1) == awal {
		r.ruas[n-1].sampai = akhir
		return
	}
	r.ruas = append(r.ruas, ruas{awal, akhir})
}

// bulanBuku reads the months that there are: every month with lines has a row.
func (st Jurnal) bulanBuku(ctx context.Context, l dasar.LembagaID) (b bukuBulan, err error) {
	if err = st.db.NewSelect().Model(&b.periode).Where("lembaga = ?", l).Scan(ctx); err != nil {
		return b, dasarbun.Translate(err)
	}
	var tahun []tahunRow
	err = st.db.NewSelect().Model(&tahun).Where("lembaga = ?", l).Scan(ctx)
	b.tahun = make(map[int]int64, len(tahun))
	for _, t := range tahun {
		b.tahun[t.Tahun] = t.RangkumanKe
	}
	return b, dasarbun.Translate(err)
}

type jumlahRow struct {
	Akun          string
	Unit          string
	Debit, Kredit int64
}

// saringJumlah narrows a sum to an account and units.
type saringJumlah struct {
	akun    keuangan.KodeAkun
	unit    []santri.KodeUnit // nil is all
	perUnit bool              // sums by unit as well
}

func (s saringJumlah) pakai(q *bun.SelectQuery) *bun.SelectQuery {
	if s.akun != "" {
		q = q.Where("akun = ?", s.akun)
	}
	if s.unit != nil {
		q = q.Where("unit IN (?)", bun.List(append(slices.Clone(s.unit), tanpaUnit)))
	}
	return q
}

// tanpaUnit matches no unit: a list in SQL must not be empty.
const tanpaUnit = santri.KodeUnit("\uffff")

// jumlah adds up what the plan says, in one statement, by account and, when
// asked, unit.
func (st Jurnal) jumlah(ctx context.Context, l dasar.LembagaID, pada keuangan.PadaSaat, s saringJumlah) ([]jumlahRow, error) {
	for coba := 0; ; coba++ {
		buku, err := st.bulanBuku(ctx, l)
		if err != nil {
			return nil, err
		}
		if coba == 5 { // somebody posts and sums up all the time: the lines alone are always right
			for i := range buku.periode {
				buku.periode[i].Terangkum = false
			}
		}
		r := susunRencana(buku, pada)
		rows, err := st.jumlahRencana(ctx, l, pada, s, r)
		if err != nil {
			return nil, err
		}
		i := slices.IndexFunc(rows, func(j jumlahRow) bool { return j.Akun == penanda })
		if i >= 0 && rows[i].Debit == int64(len(r.bulan)) && rows[i].Kredit == r.ke {
			return slices.Delete(rows, i, i+1), nil
		}
	}
}

// penanda is the account of the row that tells whether the plan still held when
// the statement ran: how many of its months were current, and how often they
// had been summed up. A month may have been posted to, or summed up, after the
// plan was made. No account has such a code.
const penanda = "#"

func (st Jurnal) jumlahRencana(ctx context.Context, l dasar.LembagaID, pada keuangan.PadaSaat, s saringJumlah, r rencanaSaldo) ([]jumlahRow, error) {
	kunci, satuan := "akun, unit", "unit"
	if !s.perUnit {
		kunci, satuan = "akun", "'' AS unit"
	}
	kolom := "akun, " + satuan + ", CAST(SUM(debit) AS BIGINT) AS debit, CAST(SUM(kredit) AS BIGINT) AS kredit"
	dari := func(tabel string) *bun.SelectQuery {
		return s.pakai(st.db.NewSelect().TableExpr(tabel).ColumnExpr(kolom).Where("lembaga = ?", l)).GroupExpr(kunci)
	}
	q := st.db.NewSelect().TableExpr("keuangan_periode").
		ColumnExpr("? AS akun, '' AS unit, COUNT(*) AS debit, CAST(COALESCE(SUM(rangkuman_ke), 0) AS BIGINT) AS kredit", penanda).
		Where("lembaga = ? AND terangkum AND bulan IN (?)", l, bun.List(append([]dasar.Bulan{tanpaBulan}, r.bulan...)))
	if len(r.lepas) > 0 {
		q = q.UnionAll(dari("keuangan_saldo_bulan").Where("bulan IN (?)", bun.List(r.lepas)))
	}
	if len(r.tahun) > 0 {
		q = q.UnionAll(dari("keuangan_saldo_tahun").Where("tahun IN (?)", bun.List(r.tahun)))
	}
	if len(r.ruas) > 0 {
		q = q.UnionAll(saringRuas(dari("keuangan_baris"), r.ruas, pada))
	}
	var rows []jumlahRow
	err := st.db.NewSelect().ColumnExpr("akun, unit, CAST(SUM(debit) AS BIGINT) AS debit, CAST(SUM(kredit) AS BIGINT) AS kredit").
		TableExpr("(?) AS s", q).GroupExpr("akun, unit").Scan(ctx, &rows)
	return rows, terjemah(err)
}

// tanpaBulan is a month that no books have: a list in SQL must not be empty.
var tanpaBulan = dasar.Bln(1, 1)

func saringRuas(q *bun.SelectQuery, rs []ruas, pada keuangan.PadaSaat) *bun.SelectQuery {
	q = q.WhereGroup(" AND ", func(q *bun.SelectQuery) *bun.SelectQuery {
		for _, r := range rs {
			q = q.WhereOr("tanggal BETWEEN ? AND ?", r.dari, r.sampai)
		}
		return q
	})
	if !pada.Tercatat.IsZero() {
		q = q.Where("dicatat <= ?", dasarbun.Mikro(pada.Tercatat))
	}
	return q
}

// Saldo implements [keuangan.JurnalStore].
func (st Jurnal) Saldo(ctx context.Context, l dasar.LembagaID, pada keuangan.PadaSaat, perUnit bool) ([]keuangan.SaldoAkun, error) {
	rows, err := st.jumlah(ctx, l, pada, saringJumlah{perUnit: perUnit})
	if err != nil {
		return nil, err
	}
	out := make([]keuangan.SaldoAkun, len(rows))
	for i, r := range rows {
		out[i] = keuangan.SaldoAkun{Akun: keuangan.KodeAkun(r.Akun), Unit: santri.KodeUnit(r.Unit), Debit: dasar.Rupiah(r.Debit), Kredit: dasar.Rupiah(r.Kredit)}
	}
	slices.SortFunc(out, func(a, b keuangan.SaldoAkun) int {
		return cmp.Or(cmp.Compare(a.Akun, b.Akun), cmp.Compare(a.Unit, b.Unit))
	})
	return out, nil
}
