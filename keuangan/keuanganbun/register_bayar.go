package keuanganbun

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
)

// Ambil implements [keuangan.BayarStore].
func (st Bayar) Ambil(ctx context.Context, l dasar.LembagaID, id ...string) (out []keuangan.PembayaranRinci, err error) {
	for ruas := range slices.Chunk(id, sekaliAmbil) {
		var rows []bayarRow
		if err := st.db.NewSelect().Model(&rows).Where("lembaga = ? AND id IN (?)", l, bun.List(ruas)).Scan(ctx); err != nil {
			return nil, dasarbun.Translate(err)
		}
		peta := make(map[string]bayarRow, len(rows))
		for _, r := range rows {
			peta[r.ID] = r
		}
		rows = rows[:0]
		for _, i := range ruas {
			if r, ada := peta[i]; ada {
				rows = append(rows, r)
			}
		}
		rinci, err := st.rinci(ctx, l, rows, time.Time{})
		if err != nil {
			return nil, err
		}
		out = append(out, rinci...)
	}
	return out, nil
}

// Cari implements [keuangan.BayarStore].
func (st Bayar) Cari(ctx context.Context, l dasar.LembagaID, s keuangan.SaringBayar, p dasar.Page) ([]keuangan.PembayaranRinci, string, error) {
	sesudah, err := keuangan.BacaKursor(p.After, 2)
	if err != nil {
		return nil, "", err
	}
	var rows []bayarRow
	q := saringBayar(st.db.NewSelect().Model(&rows).Where("b.lembaga = ?", l), s)
	if sesudah != nil {
		dicatat, err := strconv.ParseInt(sesudah[0], 10, 64)
		if err != nil {
			return nil, "", keuangan.ErrKursor.Invalidf("penanda halaman tidak dikenal; mulai lagi dari halaman pertama").Pada("after")
		}
		q = q.Where("(b.dicatat, b.id) < (?, ?)", dicatat, sesudah[1])
	}
	n := p.Batas()
	if err := q.Order("b.dicatat DESC", "b.id DESC").Limit(int64(n) + 1).Scan(ctx); err != nil {
		return nil, "", dasarbun.Translate(err)
	}
	next := ""
	if len(rows) > n {
		rows = rows[:n]
		next = keuangan.Kursor(strconv.FormatInt(rows[n-1].Dicatat, 10), rows[n-1].ID)
	}
	out, err := st.rinci(ctx, l, rows, s.Tercatat)
	return out, next, err
}

func saringBayar(q *bun.SelectQuery, s keuangan.SaringBayar) *bun.SelectQuery {
	bila := func(ada bool, kueri string, args ...any) {
		if ada {
			q = q.Where(kueri, args...)
		}
	}
	bila(s.Keluarga != "", "b.keluarga = ?", s.Keluarga)
	bila(s.Tagihan != "", "b.id IN (SELECT a.bayar FROM keuangan_alokasi AS a WHERE a.lembaga = b.lembaga AND a.tagihan = ?)", s.Tagihan)
	bila(s.Rekening != "", "b.rekening = ?", s.Rekening)
	bila(s.Rujukan != "", "b.rujukan = ?", s.Rujukan)
	bila(!s.Dari.IsZero(), "b.tanggal >= ?", s.Dari)
	bila(!s.Sampai.IsZero(), "b.tanggal <= ?", s.Sampai)
	bila(s.Cara != "", "b.cara = ?", s.Cara)
	bila(s.Oleh != "", "b.oleh = ?", s.Oleh)
	bila(s.Seri != "", "b.seri = ?", s.Seri)
	bila(s.Tahun != 0, "b.tahun = ?", s.Tahun)
	bila(s.Nomor != 0, "b.nomor = ? AND b.nomor > 0", s.Nomor) // the index holds positive numbers only
	bila(!s.Tercatat.IsZero(), "b.dicatat <= ?", dasarbun.Mikro(s.Tercatat))
	return q
}

// rinci adds their allocations to payments, in one statement, as far as they
// were known at a moment; zero means now.
func (st Bayar) rinci(ctx context.Context, l dasar.LembagaID, rows []bayarRow, tercatat time.Time) ([]keuangan.PembayaranRinci, error) {
	if len(rows) == 0 {
		return nil, nil
	}
	out := make([]keuangan.PembayaranRinci, len(rows))
	id := make([]string, len(rows))
	ke := make(map[string]int, len(rows))
	for i, r := range rows {
		out[i], id[i], ke[r.ID] = r.rinci(tercatat), r.ID, i
	}
	var as []alokasiRow
	q := st.db.NewSelect().Model(&as).Where("lembaga = ? AND bayar IN (?)", l, bun.List(id))
	if !tercatat.IsZero() {
		q = q.Where("dicatat <= ?", dasarbun.Mikro(tercatat))
	}
	if err := q.Scan(ctx); err != nil {
		return nil, dasarbun.Translate(err)
	}
	slices.SortFunc(as, func(x, y alokasiRow) int {
		return cmp.Or(cmp.Compare(x.Dicatat, y.Dicatat), strings.Compare(x.ID, y.ID))
	})
	for _, a := range as {
		i := ke[a.Bayar]
		out[i].Alokasi = append(out[i].Alokasi, a.alokasi())
	}
	return out, nil
}

func (r bayarRow) rinci(tercatat time.Time) keuangan.PembayaranRinci {
	out := keuangan.PembayaranRinci{Pembayaran: keuangan.Pembayaran{
		Lembaga: dasar.LembagaID(r.Lembaga), ID: r.ID, Keluarga: santri.KeluargaID(r.Keluarga), Cara: keuangan.CaraBayar(r.Cara),
		Jumlah: dasar.Rupiah(r.Jumlah), SisaTitipan: dasar.Rupiah(r.SisaTitipan), Tanggal: r.Tanggal, Laci: r.Laci, Rekening: r.Rekening,
		Rujukan: r.Rujukan, Kuitansi: keuangan.Kuitansi{Seri: r.Seri, Tahun: r.Tahun, Nomor: r.Nomor}, Oleh: r.Oleh,
		Dicatat: dasarbun.DariMikro(r.Dicatat), Membalik: r.Membalik, Alasan: r.Alasan,
	}}
	if tercatat.IsZero() || r.DibalikPada <= dasarbun.Mikro(tercatat) {
		out.DibalikOleh = r.DibalikOleh
	}
	return out
}

func (a alokasiRow) alokasi() keuangan.Alokasi {
	return keuangan.Alokasi{
		Lembaga: dasar.LembagaID(a.Lembaga), ID: a.ID, Pembayaran: a.Bayar, Tagihan: a.Tagihan, Jumlah: dasar.Rupiah(a.Jumlah),
		Tanggal: a.Tanggal, Sebab: a.Sebab, Alasan: a.Alasan, Oleh: a.Oleh, Dicatat: dasarbun.DariMikro(a.Dicatat),
	}
}
