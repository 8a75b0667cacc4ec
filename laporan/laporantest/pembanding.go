// Package laporantest holds what every implementation of laporan.Ringkasan must
// pass: it is compared, over random months of a small school, with sums made
// row by row through the ports of keuangan.
package laporantest

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/laporan"
	"github.com/pesantren-go/pesantren/santri"
)

// Pembanding is a slow, straightforward laporan.Ringkasan over the ports of
// keuangan: the specification in code.
type Pembanding struct{ Stores keuangan.Stores }

var _ laporan.Ringkasan = Pembanding{}

// Tunggakan implements laporan.Ringkasan.
func (p Pembanding) Tunggakan(ctx context.Context, l dasar.LembagaID, s keuangan.SaringTagihan, pada keuangan.PadaSaat, umur keuangan.Umur, menurut keuangan.MenurutTunggakan) ([]keuangan.BarisTunggakan, error) {
	rows, _, err := keuangan.Tunggakan(keuangan.SemuaPosisi(ctx, p.Stores.Tagihan, l, s, pada), pada.Tanggal, umur, menurut)
	if menurut == keuangan.PerSantri {
		for i := range rows {
			rows[i].Unit, rows[i].Kelas = "", ""
		}
		slices.SortFunc(rows, func(a, b keuangan.BarisTunggakan) int { return cmp.Compare(a.Santri, b.Santri) })
	}
	return rows, err
}

func semuaBayar(ctx context.Context, st keuangan.BayarStore, l dasar.LembagaID, s keuangan.SaringBayar) (out []keuangan.PembayaranRinci, err error) {
	for p := (dasar.Page{Limit: 7}); ; {
		bs, next, err := st.Cari(ctx, l, s, p)
		if err != nil {
			return nil, err
		}
		if out = append(out, bs...); next == "" {
			return out, nil
		}
		p.After = next
	}
}

// Kas implements laporan.Ringkasan.
func (p Pembanding) Kas(ctx context.Context, l dasar.LembagaID, dari, sampai dasar.Tanggal, tercatat time.Time) (out []laporan.BarisKas, err error) {
	bs, err := semuaBayar(ctx, p.Stores.Bayar, l, keuangan.SaringBayar{})
	for _, b := range bs {
		uang := b.Cara == keuangan.Tunai || b.Cara == keuangan.Transfer || b.Cara == keuangan.VA
		if !uang || b.Tanggal.Before(dari) || b.Tanggal.After(sampai) || !tercatat.IsZero() && b.Dicatat.After(tercatat) {
			continue
		}
		i := slices.IndexFunc(out, func(x laporan.BarisKas) bool {
			return x.Oleh == b.Oleh && x.Cara == b.Cara && x.Laci == b.Laci && x.Rekening == b.Rekening
		})
		if i < 0 {
			i, out = len(out), append(out, laporan.BarisKas{Oleh: b.Oleh, Cara: b.Cara, Laci: b.Laci, Rekening: b.Rekening})
		}
		out[i].Bukti++
		out[i].Masuk += max(b.Jumlah, 0)
		out[i].Keluar += max(-b.Jumlah, 0)
	}
	slices.SortFunc(out, func(a, b laporan.BarisKas) int {
		return cmp.Or(cmp.Compare(a.Oleh, b.Oleh), cmp.Compare(a.Cara, b.Cara), cmp.Compare(a.Laci, b.Laci), cmp.Compare(a.Rekening, b.Rekening))
	})
	return out, err
}

// Rekening implements laporan.Ringkasan.
func (p Pembanding) Rekening(ctx context.Context, l dasar.LembagaID, id santri.ID, pada keuangan.PadaSaat) (out []laporan.GerakRekening, err error) {
	masuk := func(t dasar.Tanggal, dicatat time.Time) bool {
		return (pada.Tanggal.IsZero() || !t.After(pada.Tanggal)) && (pada.Tercatat.IsZero() || !dicatat.After(pada.Tercatat))
	}
	milik := map[string]keuangan.Tagihan{}
	for x, err := range keuangan.SemuaPosisi(ctx, p.Stores.Tagihan, l, keuangan.SaringTagihan{Santri: []santri.ID{id}}, keuangan.PadaSaat{}) {
		if err != nil {
			return nil, err
		}
		t := x.Tagihan
		if !masuk(t.Terbit, t.Dicatat) {
			continue
		}
		milik[t.ID] = t
		out = append(out, laporan.GerakRekening{Jenis: laporan.GerakTagihan, ID: t.ID, Tagihan: t.ID, Uraian: t.Uraian, Tanggal: t.Terbit, Dicatat: t.Dicatat, Debit: t.Jumlah})
		ns, err := p.Stores.Tagihan.Nota(ctx, l, t.ID)
		if err != nil {
			return nil, err
		}
		for _, n := range ns {
			if masuk(n.Tanggal, n.Dicatat) {
				out = append(out, laporan.GerakRekening{Jenis: laporan.GerakNota, ID: n.ID, Tagihan: t.ID, Uraian: t.Uraian, Tanggal: n.Tanggal, Dicatat: n.Dicatat, Kredit: n.Jumlah})
			}
		}
	}
	bs, err := semuaBayar(ctx, p.Stores.Bayar, l, keuangan.SaringBayar{})
	for _, b := range bs {
		for _, a := range b.Alokasi {
			t, ada := milik[a.Tagihan]
			if !ada || !masuk(a.Tanggal, a.Dicatat) {
				continue
			}
			out = append(out, laporan.GerakRekening{Jenis: laporan.GerakAlokasi, ID: a.ID, Tagihan: t.ID, Bayar: a.Pembayaran, Uraian: t.Uraian, Tanggal: a.Tanggal, Dicatat: a.Dicatat,
				Debit: max(-a.Jumlah, 0), Kredit: max(a.Jumlah, 0)})
		}
	}
	out = slices.DeleteFunc(out, func(g laporan.GerakRekening) bool { return g.Debit == 0 && g.Kredit == 0 })
	urut := map[laporan.JenisGerak]int{laporan.GerakTagihan: 1, laporan.GerakNota: 2, laporan.GerakAlokasi: 3}
	slices.SortFunc(out, func(a, b laporan.GerakRekening) int {
		return cmp.Or(a.Tanggal.Compare(b.Tanggal), a.Dicatat.Compare(b.Dicatat), cmp.Compare(urut[a.Jenis], urut[b.Jenis]), cmp.Compare(a.ID, b.ID))
	})
	return out, err
}
