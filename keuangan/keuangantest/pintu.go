package keuangantest

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// terbatas says that people had the processing of their data restricted.
type terbatas []privasi.SubjekID

// Fakta implements [privasi.SumberFakta].
func (t terbatas) Fakta(context.Context, dasar.LembagaID, []privasi.SubjekID, string, time.Time) (map[privasi.SubjekID]privasi.Fakta, error) {
	m := map[privasi.SubjekID]privasi.Fakta{}
	for _, s := range t {
		m[s] = privasi.Fakta{Dibatasi: true}
	}
	return m, nil
}

// What people owe and pay is their data: every reader asks the door, whose trail names
// them, and what it holds back is marked and empty, or refused.
func ujiPintu(t *testing.T, st keuangan.Stores, at dasar.Atomic[keuangan.Stores]) {
	ctx, k := context.Background(), bukaLoket(t, st, at)
	spp, _, _ := k.tigaTagihan(t)
	lain := k.tagih(t, "k-2", "MTs", "spp", sep10, 90_000)
	h := k.terima(t, tunai("k-1", 1_000_000))
	dilihat := func(s privasi.SubjekID) (tipe []string) {
		js, _, err := k.Penjaga.Jejak.Subjek(ctx, k.lembaga, s, dasar.Page{})
		require.NoError(t, err)
		for _, j := range js {
			tipe = append(tipe, j.Tipe)
		}
		return tipe
	}

	baca := map[string]func(dasar.Pelaku) error{
		"tagihan":  func(p dasar.Pelaku) error { _, err := k.AmbilTagihan(ctx, p, spp); return err },
		"nota":     func(p dasar.Pelaku) error { _, err := k.NotaTagihan(ctx, p, spp); return err },
		"bayar":    func(p dasar.Pelaku) error { _, err := k.AmbilBayar(ctx, p, h.ID); return err },
		"kuitansi": func(p dasar.Pelaku) error { _, err := k.Kuitansi(ctx, p, h.ID); return err },
		"rekening": func(p dasar.Pelaku) error { return k.LihatRekening(ctx, p, "k-1-s1") },
	}
	tamu := k.kasir
	tamu.Peran = privasi.PeranTataUsaha // whom the register gives no money
	for nama, fn := range baca {
		n := len(dilihat("subjek-k-1-s1"))
		require.NoError(t, fn(k.kasir), nama)
		require.Greater(t, len(dilihat("subjek-k-1-s1")), n, "%s: yang melihat dicatat", nama)
		require.ErrorIs(t, fn(tamu), privasi.ErrTingkat, nama)
	}
	require.NotContains(t, dilihat("subjek-k-2-s1"), "keuangan.Pembayaran", "keluarga lain tidak tersentuh")

	// One family had processing restricted: its rows stay, marked and empty; the others are as ever.
	k.Penjaga.Fakta = terbatas{"subjek-k-1-s1"}
	ps, _, err := k.CariTagihan(ctx, k.kasir, keuangan.SaringTagihan{}, keuangan.PadaSaat{}, dasar.Page{})
	require.NoError(t, err)
	for _, p := range ps {
		if p.Tagihan.ID == lain {
			require.Equal(t, dasar.Rupiah(90_000), p.Sisa())
			require.False(t, p.Tertahan)
			continue
		}
		require.True(t, p.Tertahan)
		require.Equal(t, keuangan.StatusDitahan, p.Status(okt10))
		x := p.Tagihan
		require.Equal(t, keuangan.Posisi{Tertahan: true, Batal: p.Batal, Tagihan: keuangan.Tagihan{Lembaga: x.Lembaga, ID: x.ID, Santri: x.Santri, Keluarga: x.Keluarga, Alias: x.Alias, Komponen: x.Komponen,
			Periode: x.Periode, Versi: x.Versi, Unit: x.Unit, Tingkat: x.Tingkat, Kelas: x.Kelas, Terbit: x.Terbit, Prioritas: x.Prioritas, Putaran: x.Putaran, Dicatat: x.Dicatat}}, p)
	}
	bs, _, err := k.CariBayar(ctx, k.kasir, keuangan.SaringBayar{Keluarga: "k-1"}, dasar.Page{})
	require.NoError(t, err)
	require.Len(t, bs, 1)
	require.True(t, bs[0].Tertahan)
	require.Zero(t, bs[0].Jumlah+bs[0].SisaTitipan)
	require.Empty(t, bs[0].Alokasi)
	m, err := k.TitipanKeluarga(ctx, k.kasir, keuangan.PadaSaat{})
	require.NoError(t, err)
	require.NotContains(t, m, santri.KeluargaID("k-1"))
	for nama, fn := range baca {
		require.ErrorIs(t, fn(k.kasir), privasi.ErrTingkat, nama)
	}
	k.tagih(t, "k-1", "MTs", "spp", okt10, 150_000)
	p, err := k.PratinjauBayar(ctx, k.kasir, keuangan.PermintaanBayar{Keluarga: "k-1"})
	require.NoError(t, err)
	require.True(t, p.Tertahan && p.Terbuka[0].Tertahan)
	require.Zero(t, p.Titipan)
	_, err = k.PratinjauBayar(ctx, k.kasir, tunai("k-1", 1_000))
	require.ErrorIs(t, err, privasi.ErrTingkat)
	_, err = k.Terima(ctx, k.kasir, "", tunai("k-1", 1_000))
	require.NoError(t, err, "uang yang dibawa tetap diterima")

	hasil, err := k.Tunggakan(ctx, k.kasir, keuangan.MintaTunggakan{Pada: keuangan.PadaSaat{Tanggal: dasar.Tgl(2026, 10, 20)}})
	require.NoError(t, err)
	require.Equal(t, dasar.Rupiah(90_000+149_000), hasil.Total.Jumlah, "jumlah buku tidak berubah")
	for _, b := range hasil.Baris {
		require.Equal(t, b.Keluarga == "k-1", b.Tertahan)
		require.Equal(t, b.Keluarga == "k-1", b.Jumlah == 0)
	}

	// Why somebody pays less is his finances: it waits for an assessment, his bill does not.
	k.Penjaga.Fakta, k.Penjaga.Register = nil, tanpaDPIA{k.Penjaga.Register}
	p0, err := k.AmbilTagihan(ctx, k.kasir, lain)
	require.NoError(t, err)
	require.Equal(t, dasar.Rupiah(90_000), p0.Tagihan.Jumlah)
	require.Empty(t, p0.Tagihan.Penjelasan)

	k.Penjaga = nil
	_, err = k.AmbilTagihan(ctx, k.kasir, lain)
	require.ErrorIs(t, err, keuangan.ErrPenjaga, "tanpa pintu tidak ada yang diperlihatkan")
}

// tanpaDPIA is a register whose rows show specific data under an assessment only.
type tanpaDPIA struct{ privasi.GudangRegister }

// Ambil implements [privasi.GudangRegister].
func (g tanpaDPIA) Ambil(ctx context.Context, l dasar.LembagaID) (privasi.Register, error) {
	r, err := g.GudangRegister.Ambil(ctx, l)
	r.WajibDPIA = true
	return r, err
}
