package keuanganbun

import (
	"context"
	"strconv"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
)

// letakBaris is a place in the order of the lines of an account.
type letakBaris struct {
	letakJurnal
	nomor int
}

type bukuRow struct {
	barisRow
	Sumber     string
	Keterangan string
}

// BukuBesar implements [keuangan.JurnalStore]. The balance before the page is
// summed anew for every page: a line that was posted behind the reader between
// two pages is in it.
func (st Jurnal) BukuBesar(ctx context.Context, l dasar.LembagaID, s keuangan.SaringBuku, p dasar.Page) (h keuangan.HalamanBuku, err error) {
	k, err := kursorBuku(p.After)
	if err != nil {
		return h, err
	}
	var rows []bukuRow
	q := st.barisBuku(l, s).
		ColumnExpr("b.*, j.sumber, j.keterangan").
		Join("JOIN keuangan_jurnal AS j ON j.lembaga = b.lembaga AND j.id = b.jurnal")
	if !s.Dari.IsZero() {
		q = q.Where("b.tanggal >= ?", s.Dari)
	}
	if k != nil {
		q = q.Where("(b.tanggal, b.dicatat, b.jurnal, b.nomor) > (?, ?, ?, ?)", k.tanggal, k.dicatat, k.id, k.nomor)
	}
	n := p.Batas()
	if err := q.Order("b.tanggal", "b.dicatat", "b.jurnal", "b.nomor").Limit(int64(n)+1).Scan(ctx, &rows); err != nil {
		return h, dasarbun.Translate(err)
	}
	if h.SaldoAwal, err = st.saldoSebelum(ctx, l, s, k); err != nil {
		return h, err
	}
	if len(rows) > n {
		rows = rows[:n]
		r := rows[n-1]
		h.Next = keuangan.Kursor(r.Tanggal.String(), strconv.FormatInt(r.Dicatat, 10), r.Jurnal, strconv.Itoa(r.Nomor))
	}
	saldo := h.SaldoAwal
	for _, r := range rows {
		saldo += dasar.Rupiah(r.Debit - r.Kredit)
		h.Baris = append(h.Baris, keuangan.BarisBuku{
			Jurnal: r.Jurnal, Nomor: r.Nomor, Sumber: r.Sumber, Keterangan: r.Keterangan, Tanggal: r.Tanggal, Dicatat: dasarbun.DariMikro(r.Dicatat),
			Unit: santri.KodeUnit(r.Unit), Dana: r.Dana, Laci: r.Laci, Rekening: r.Rekening,
			Debit: dasar.Rupiah(r.Debit), Kredit: dasar.Rupiah(r.Kredit), SaldoSesudah: saldo,
		})
	}
	return h, nil
}

func kursorBuku(after string) (*letakBaris, error) {
	k, err := keuangan.BacaKursor(after, 4)
	if k == nil || err != nil {
		return nil, err
	}
	letak, err := bacaLetak(k)
	if err != nil {
		return nil, err
	}
	n, err := strconv.Atoi(k[3])
	if err != nil {
		return nil, keuangan.ErrKursor.Invalidf("penanda halaman tidak dikenal; mulai lagi dari halaman pertama").Pada("after").Karena(err)
	}
	return &letakBaris{*letak, n}, nil
}

// barisBuku selects the lines of a ledger page, whatever their day from the beginning.
func (st Jurnal) barisBuku(l dasar.LembagaID, s keuangan.SaringBuku) *bun.SelectQuery {
	q := st.db.NewSelect().TableExpr("keuangan_baris AS b").Where("b.lembaga = ? AND b.akun = ?", l, s.Akun)
	if !s.Sampai.IsZero() {
		q = q.Where("b.tanggal <= ?", s.Sampai)
	}
	if s.Laci != "" {
		q = q.Where("b.laci = ?", s.Laci)
	}
	if s.Rekening != "" {
		q = q.Where("b.rekening = ?", s.Rekening)
	}
	if s.Unit != nil {
		q = q.Where("b.unit IN (?)", bun.List(append([]santri.KodeUnit{tanpaUnit}, s.Unit...)))
	}
	if !s.Tercatat.IsZero() {
		q = q.Where("b.dicatat <= ?", dasarbun.Mikro(s.Tercatat))
	}
	return q
}

// saldoSebelum sums what lies before a page: before the first day asked for,
// or up to the line k. Whole months come from the totals, unless the page is of
// one drawer or bank account.
func (st Jurnal) saldoSebelum(ctx context.Context, l dasar.LembagaID, s keuangan.SaringBuku, k *letakBaris) (dasar.Rupiah, error) {
	mulai := s.Dari
	if k != nil {
		mulai = k.tanggal.Bulan().Awal()
		if s.Laci != "" || s.Rekening != "" {
			mulai = dasar.Tanggal{}
		}
	}
	var saldo dasar.Rupiah
	if !mulai.IsZero() {
		var err error
		if saldo, err = st.saldoHari(ctx, l, s, mulai.TambahHari(-1)); err != nil {
			return 0, err
		}
	}
	if k == nil {
		return saldo, nil
	}
	q := st.barisBuku(l, s).Where("(b.tanggal, b.dicatat, b.jurnal, b.nomor) <= (?, ?, ?, ?)", k.tanggal, k.dicatat, k.id, k.nomor)
	if !mulai.IsZero() {
		q = q.Where("b.tanggal >= ?", mulai)
	}
	n, err := satuJumlah(ctx, q)
	return saldo + n, err
}

// saldoHari sums an account up to a day.
func (st Jurnal) saldoHari(ctx context.Context, l dasar.LembagaID, s keuangan.SaringBuku, hari dasar.Tanggal) (saldo dasar.Rupiah, err error) {
	if s.Laci != "" || s.Rekening != "" {
		return satuJumlah(ctx, st.barisBuku(l, s).Where("b.tanggal <= ?", hari))
	}
	rows, err := st.jumlah(ctx, l, keuangan.PadaSaat{Tanggal: hari, Tercatat: s.Tercatat}, saringJumlah{akun: s.Akun, unit: s.Unit})
	for _, r := range rows {
		saldo += dasar.Rupiah(r.Debit - r.Kredit)
	}
	return saldo, err
}

func satuJumlah(ctx context.Context, q *bun.SelectQuery) (dasar.Rupiah, error) {
	var n int64
	err := q.ColumnExpr("CAST(COALESCE(SUM(b.debit - b.kredit), 0) AS BIGINT)").Scan(ctx, &n)
	return dasar.Rupiah(n), terjemah(err)
}
