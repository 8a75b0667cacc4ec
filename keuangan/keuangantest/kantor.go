package keuangantest

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"
	"sync"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// kantor is the billing office of one fresh institution: a loket whose santri
// come and go.
type kantor struct {
	*loket
	warga *warga
}

// bukaKantor gives an institution with the default fees and the prices of
// hargaBaku, without santri.
func bukaKantor(t require.TestingT, st keuangan.Stores, at dasar.Atomic[keuangan.Stores]) *kantor {
	k := &kantor{loket: bukaLoket(t, st, at), warga: &warga{}}
	k.Stores.Santri = k.warga
	k.Atomic = unitKantor{at, k.warga}
	_, err := k.AturTarif(context.Background(), k.kasir, hargaBaku()...)
	require.NoError(t, err)
	return k
}

// hargaBaku are the prices of an invented school, valid since July 2026.
func hargaBaku() []keuangan.Tarif {
	harga := func(k keuangan.KodeKomponen, u santri.KodeUnit, m keuangan.TigaNilai, n dasar.Rupiah) keuangan.Tarif {
		return keuangan.Tarif{Komponen: k, Unit: u, Mukim: m, Jumlah: n, Sejak: dasar.Tgl(2026, 7, 1)}
	}
	return []keuangan.Tarif{
		harga("spp", "MTs", "", 150_000), harga("spp", "MA", "", 175_000), harga("syahriah", "", keuangan.Ya, 350_000),
		harga("syahriah", "", keuangan.Tidak, 100_000), harga("makan", "", keuangan.Ya, 450_000),
	}
}

// unitKantor gives the stores of every unit the same source of santri.
type unitKantor struct {
	dasar.Atomic[keuangan.Stores]
	warga *warga
}

func (u unitKantor) Do(ctx context.Context, fn func(context.Context, keuangan.Stores) error) error {
	return u.Atomic.Do(ctx, func(ctx context.Context, st keuangan.Stores) error {
		st.Santri = u.warga
		return fn(ctx, st)
	})
}

// warga are the santri of one institution, with dated statuses.
type warga struct {
	mu    sync.RWMutex
	orang []wargaSatu // by ID
}

type wargaSatu struct {
	p       santri.Peserta
	riwayat []peristiwa // by day
}

type peristiwa struct {
	hari   dasar.Tanggal
	status santri.Status
}

func (w *wargaSatu) pada(hari dasar.Tanggal) santri.Peserta {
	p := w.p
	p.Anggota = slices.Clone(p.Anggota)
	for _, e := range w.riwayat {
		if !e.hari.After(hari) {
			p.Status = e.status
		}
	}
	return p
}

// masuk admits the n-th santri on a day; two in a row are one family.
func (w *warga) masuk(n int, unit santri.KodeUnit, mukim bool, hari dasar.Tanggal) santri.ID {
	id := fmt.Sprintf("0192aaaa-0000-7000-8000-%012d", n)
	p := santri.Peserta{
		ID: santri.ID(id), Subjek: privasi.SubjekID("subjek-" + id), Alias: santri.Alias("alias-" + id), Keluarga: santri.KeluargaID(fmt.Sprintf("0192bbbb-0000-7000-8000-%012d", n/2)),
		NIS: santri.NIS(fmt.Sprintf("26%04d", n)), Nama: fmt.Sprintf("Santri %d", n), JenisKelamin: santri.LakiLaki, Angkatan: 2026, Mukim: mukim,
		Anggota: []santri.Anggota{{Jalur: santri.Formal, Unit: unit, Tingkat: "7", Kelas: "7A"}},
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.orang = append(w.orang, wargaSatu{p: p, riwayat: []peristiwa{{hari, santri.Aktif}}})
	if urut := func(a, b wargaSatu) int { return strings.Compare(string(a.p.ID), string(b.p.ID)) }; !slices.IsSortedFunc(w.orang[max(0, len(w.orang)-2):], urut) {
		slices.SortFunc(w.orang, urut)
	}
	return p.ID
}

// ubah changes what is known of a santri.
func (w *warga) ubah(id santri.ID, fn func(*wargaSatu)) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for i := range w.orang {
		if w.orang[i].p.ID == id {
			fn(&w.orang[i])
		}
	}
}

// jadi gives a santri another status from a day on.
func (w *warga) jadi(id santri.ID, s santri.Status, hari dasar.Tanggal) {
	w.ubah(id, func(o *wargaSatu) { o.riwayat = append(o.riwayat, peristiwa{hari, s}) })
}

func (w *warga) keluarga(id santri.ID) (k santri.KeluargaID) {
	w.ubah(id, func(o *wargaSatu) { k = o.p.Keluarga })
	return k
}

// Peserta implements [santri.SumberPeserta].
func (w *warga) Peserta(_ context.Context, _ dasar.LembagaID, hari dasar.Tanggal, status ...santri.Status) iter.Seq2[santri.Peserta, error] {
	if len(status) == 0 {
		status = []santri.Status{santri.Aktif}
	}
	ps := w.saring(hari, func(p santri.Peserta) bool { return slices.Contains(status, p.Status) })
	return func(yield func(santri.Peserta, error) bool) {
		for _, p := range ps {
			if !yield(p, nil) {
				return
			}
		}
	}
}

func (w *warga) saring(hari dasar.Tanggal, lolos func(santri.Peserta) bool) (out []santri.Peserta) {
	w.mu.RLock()
	defer w.mu.RUnlock()
	for i := range w.orang {
		if p := w.orang[i].pada(hari); lolos(p) {
			out = append(out, p)
		}
	}
	return out
}

// PesertaKeluarga implements [santri.SumberPeserta].
func (w *warga) PesertaKeluarga(_ context.Context, _ dasar.LembagaID, hari dasar.Tanggal, k ...santri.KeluargaID) ([]santri.Peserta, error) {
	return w.saring(hari, func(p santri.Peserta) bool { return slices.Contains(k, p.Keluarga) }), nil
}

// PesertaID implements [santri.SumberPeserta].
func (w *warga) PesertaID(_ context.Context, _ dasar.LembagaID, hari dasar.Tanggal, id ...santri.ID) ([]santri.Peserta, error) {
	return w.saring(hari, func(p santri.Peserta) bool { return slices.Contains(id, p.ID) }), nil
}

// NamaWali implements [santri.SumberPeserta].
func (w *warga) NamaWali(context.Context, dasar.LembagaID, dasar.Tanggal) iter.Seq2[santri.WaliSantri, error] {
	return func(func(santri.WaliSantri, error) bool) {}
}

// minta asks for a run of a month, issued on its first day.
func minta(b dasar.Bulan) keuangan.MintaTagihan {
	return keuangan.MintaTagihan{Bulan: b, Terbit: b.Awal()}
}

// putar previews and issues a run that must go through, however much it is.
func (k *kantor) putar(t require.TestingT, m keuangan.MintaTagihan) keuangan.HasilTagihan {
	m.Batas.PersenLalu = 1_000_000
	r, err := k.PratinjauTagihan(context.Background(), k.kasir, m, 0)
	require.NoError(t, err)
	require.Empty(t, r.Halangan)
	h, err := k.TerbitkanTagihan(context.Background(), k.kasir, "", r.Minta, r.Sidik, nil)
	require.NoError(t, err)
	return h
}

// kartu describes bills without ids and moments, by natural key, to compare
// what two histories came to.
func kartu(ps []keuangan.Posisi) (out []string) {
	for _, p := range ps {
		t := p.Tagihan
		out = append(out, fmt.Sprintf("%s %s %s v%d %s %s bruto=%d potongan=%d jumlah=%d terbit=%s tempo=%s nota=%d alokasi=%d batal=%v",
			t.Santri, t.Komponen, t.Periode, t.Versi, t.Unit, t.Kelas, t.Bruto, t.Potongan, t.Jumlah, t.Terbit, t.JatuhTempo, p.NotaKredit, p.Teralokasi, p.Batal))
	}
	slices.Sort(out)
	return out
}

// satuTagihan returns the only bill of a santri for a fee and period.
func (k *kantor) satuTagihan(t require.TestingT, s santri.ID, kode keuangan.KodeKomponen, periode string) keuangan.Posisi {
	ps, _, err := k.Stores.Tagihan.Posisi(context.Background(), k.lembaga, keuangan.SaringTagihan{Santri: []santri.ID{s}, Komponen: kode, Periode: periode}, keuangan.PadaSaat{}, dasar.Page{})
	require.NoError(t, err)
	require.Len(t, ps, 1)
	return ps[0]
}
