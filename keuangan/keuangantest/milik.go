package keuangantest

import (
	"context"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
)

// ujiMilik: everything of one santri and his family, and nothing of anybody else's.
func ujiMilik(t *testing.T, st keuangan.Stores, at dasar.Atomic[keuangan.Stores]) {
	ctx, k := context.Background(), bukaLoket(t, st, at)
	l := k.lembaga
	satu, dua := k.tagih(t, "k-1", "MTs", "spp", dasar.Tgl(2026, 10, 10), 150_000), k.tagih(t, "k-2", "MTs", "spp", dasar.Tgl(2026, 10, 10), 150_000)
	b, as, ts := bayarContoh(k, "p1", satu)
	require.NoError(t, k.tambah(b, as, ts))
	ps, _, err := st.Tagihan.Posisi(ctx, l, keuangan.SaringTagihan{ID: []string{satu, dua}}, keuangan.PadaSaat{}, dasar.Page{})
	require.NoError(t, err)
	require.Len(t, ps, 2)
	pemilik, tagihan := map[string]santri.ID{}, map[string]keuangan.Tagihan{}
	for _, p := range ps {
		pemilik[p.Tagihan.ID], tagihan[p.Tagihan.ID] = p.Tagihan.Santri, p.Tagihan
	}
	aku, dia := pemilik[satu], pemilik[dua]
	require.NotEqual(t, aku, dia)
	saat := k.jam.Maju(time.Second)
	nota := keuangan.NotaKredit{Lembaga: l, ID: "n1", Tagihan: satu, Jumlah: 1_000, Tanggal: dasar.Tgl(2026, 10, 20), Alasan: "salah kelas", Oleh: "kasir-1", Dicatat: saat}
	ringan := func(id string, s santri.ID) keuangan.Keringanan {
		return keuangan.Keringanan{Lembaga: l, ID: id, Santri: s, Komponen: "spp", Persen: decimal.New(25, 0), Alasan: "yatim", Penyetuju: "kepala", Sejak: dasar.Tgl(2026, 7, 1), Dicatat: saat}
	}
	harga := func(id string, s santri.ID) keuangan.Tarif {
		return keuangan.Tarif{Lembaga: l, ID: id, Komponen: "spp", Santri: s, Jumlah: 90_000, Sejak: dasar.Tgl(2026, 7, 1), Alasan: "anak guru", Dicatat: saat}
	}
	require.NoError(t, at.Do(ctx, func(ctx context.Context, st keuangan.Stores) error {
		return errAtauNil(st.Tagihan.Koreksi(ctx, l, nota), st.Tarif.SimpanKeringanan(ctx, l, ringan("r1", aku), ringan("r2", dia)), st.Tarif.SimpanTarif(ctx, l, harga("h1", aku), harga("h2", dia), harga("h3", "")),
			st.Mutasi.SimpanVA(ctx, l, keuangan.NomorVA{Lembaga: l, Nomor: "8801", Santri: aku}, keuangan.NomorVA{Lembaga: l, Nomor: "8802", Santri: dia}))
	}))

	m := st.Milik
	sama := func(harap, dapat any, err error) {
		t.Helper()
		require.NoError(t, err)
		require.Equal(t, harap, dapat)
	}
	sama([]keuangan.Tagihan{tagihan[satu]}, dasartest.Kumpul(t, m.Tagihan(ctx, l, aku)), nil)
	xn, err := m.Nota(ctx, l, aku)
	sama([]keuangan.NotaKredit{nota}, xn, err)
	sama(as, dasartest.Kumpul(t, m.Alokasi(ctx, l, aku)), nil)
	xk, err := m.Keringanan(ctx, l, aku)
	require.NoError(t, err)
	require.Len(t, xk, 1)
	require.Equal(t, "r1", xk[0].ID)
	require.True(t, xk[0].Persen.Equal(decimal.New(25, 0)))
	xh, err := m.Tarif(ctx, l, aku)
	sama([]keuangan.Tarif{harga("h1", aku)}, xh, err)
	xv, err := m.VA(ctx, l, aku)
	sama([]keuangan.NomorVA{{Lembaga: l, Nomor: "8801", Santri: aku}}, xv, err)
	sama([]keuangan.Pembayaran{b}, dasartest.Kumpul(t, m.Pembayaran(ctx, l, "k-1")), nil)
	sama(ts, dasartest.Kumpul(t, m.Titipan(ctx, l, "k-1")), nil)
	for _, di := range []struct {
		l dasar.LembagaID
		s []santri.ID
		k []santri.KeluargaID
	}{{l, nil, nil}, {l + "-lain", []santri.ID{aku}, []santri.KeluargaID{"k-1"}}} {
		kosong := func(n int, err error) {
			t.Helper()
			require.NoError(t, err)
			require.Zero(t, n)
		}
		kosong(len(dasartest.Kumpul(t, m.Tagihan(ctx, di.l, di.s...))), nil)
		x2, err := m.Nota(ctx, di.l, di.s...)
		kosong(len(x2), err)
		kosong(len(dasartest.Kumpul(t, m.Alokasi(ctx, di.l, di.s...))), nil)
		kosong(len(dasartest.Kumpul(t, m.Pembayaran(ctx, di.l, di.k...))), nil)
		kosong(len(dasartest.Kumpul(t, m.Titipan(ctx, di.l, di.k...))), nil)
		x6, err := m.Keringanan(ctx, di.l, di.s...)
		kosong(len(x6), err)
	}
}
