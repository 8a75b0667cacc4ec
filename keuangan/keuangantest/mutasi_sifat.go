package keuangantest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/keuangan/keuanganmem"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/santri"
)

// ujiSifatMutasi checks the invariants of bank statements on random histories.
func ujiSifatMutasi(t *testing.T, st keuangan.Stores, at dasar.Atomic[keuangan.Stores]) {
	const lama = 1500 * time.Millisecond
	rumah := rumahBank(t)
	t.Run("TestF47_impor_ulang_dan_tumpang_tindih", func(t *testing.T) {
		cek(t, lama, func(r *rapid.T) { ujiTumpangTindih(r, rumah, st, at) })
	})
	t.Run("TestF42_urutan_dan_ulangan_tidak_mengubah_hasil", func(t *testing.T) {
		cek(t, lama, func(r *rapid.T) { ujiUrutanMutasi(r, rumah, st, at) })
	})
	t.Run("TestF48_putusan_acak_dan_urungan_sama_dengan_memori", func(t *testing.T) {
		cek(t, 2*lama, func(r *rapid.T) { ujiPutusanAcak(r, rumah, st, at) })
	})
}

var teksMutasi = []string{
	"VA 8810260001", "VA 8810260002 SPP", "VA 8810260003", "TRSF BUDI SANTOSO SPP AHMAD", "TRSF HASAN SPP AHMAD OKT", "TRSF ROFI'I AL-FARISI SPP UMAR",
	"TRANSFER DARI ORANG JAUH", "BAGI HASIL", "8810260001 DAN 8810260003",
}

// rekeningKoran draws a statement of n rows.
func rekeningKoran(r *rapid.T, k *bank, n int) (rs []keuangan.BarisBank) {
	for i := range n {
		nominal := fmt.Sprintf("%d", rapid.IntRange(1, 400).Draw(r, "ribu")*1000)
		if rapid.IntRange(0, 5).Draw(r, "keluar") == 0 {
			rs = append(rs, k.baris(1+i%19, false, nominal, rapid.SampledFrom([]string{"BIAYA ADM", "TARIKAN"}).Draw(r, "teks")))
		} else {
			rs = append(rs, k.baris(1+i%19, true, nominal, rapid.SampledFrom(teksMutasi).Draw(r, "teks")))
		}
	}
	return rs
}

func (k *bank) tagihAcak(r *rapid.T) {
	for range rapid.IntRange(0, 4).Draw(r, "tagihan") {
		o := rapid.SampledFrom(pendudukUji).Draw(r, "siapa")
		n := dasar.Rupiah(rapid.IntRange(1, 400).Draw(r, "tagih") * 1000)
		k.tagihSantri(r, santri.ID(o.id), santri.KeluargaID(o.keluarga), santri.KodeUnit(o.unit), rapid.SampledFrom([]keuangan.KodeKomponen{"spp", "makan"}).Draw(r, "komponen"),
			dasar.Bln(2026, rapid.IntRange(8, 11).Draw(r, "bulan")).TanggalKe(10), n)
	}
}

// ujiTumpangTindih: a statement read in overlapping parts, some of them twice,
// comes to the same as the statement read once, and adds each row once.
func ujiTumpangTindih(r *rapid.T, rumah *privasitest.RumahUji, st keuangan.Stores, at dasar.Atomic[keuangan.Stores]) {
	k := bukaBank(r, rumah, st, at)
	k.tagihAcak(r)
	rs := rekeningKoran(r, k, rapid.IntRange(1, 12).Draw(r, "n"))
	baru, sampai := 0, 0
	for sampai < len(rs) {
		dari := max(0, sampai-rapid.IntRange(0, 3).Draw(r, "tumpang"))
		sampai = min(len(rs), sampai+rapid.IntRange(1, 6).Draw(r, "panjang"))
		ruas := slices.Clone(rs[dari:sampai])
		if rapid.Bool().Draw(r, "dobel") {
			ruas = append(ruas, ruas[0])
		}
		for range rapid.IntRange(1, 2).Draw(r, "kali") {
			h := k.impor(r, ruas...)
			require.Empty(r, h.Gagal)
			require.Empty(r, h.Galat)
			require.Equal(r, len(ruas), h.Baru+h.Ada+h.Ulangan)
			baru += h.Baru
			k.utuh(r)
		}
	}
	require.Equal(r, len(rs), baru)
	sudah := k.keadaan(r)
	h := k.impor(r, rs...)
	require.Zero(r, h.Baru+h.Dibukukan) // the hint of a waiting row may follow the bills that were paid since
	require.Equal(r, sudah, k.keadaan(r))
	h = k.impor(r, rs...)
	require.Zero(r, h.Baru+h.Diperbarui+h.Dibukukan)
	require.Equal(r, sudah, k.keadaan(r))
}

// ujiUrutanMutasi: in whatever order and however often the rows arrive, the
// balances of accounts, families and credit are the same.
func ujiUrutanMutasi(r *rapid.T, rumah *privasitest.RumahUji, st keuangan.Stores, at dasar.Atomic[keuangan.Stores]) {
	k, lain := bukaBank(r, rumah, st, at), bukaBank(r, rumah, st, at)
	for range rapid.IntRange(0, 4).Draw(r, "tagihan") {
		n := dasar.Rupiah(rapid.IntRange(1, 400).Draw(r, "tagih") * 1000)
		for _, x := range []*bank{k, lain} {
			x.tagihSantri(r, "k-1-s1", "k-1", "MTs", "spp", dasar.Tgl(2026, 10, 10), n)
			x.tagihSantri(r, "k-1-s2", "k-1", "MTs", "spp", dasar.Tgl(2026, 9, 10), n/2)
		}
	}
	rs := rekeningKoran(r, k, rapid.IntRange(1, 8).Draw(r, "n"))
	k.impor(r, rs...)
	acak := rapid.Permutation(rs).Draw(r, "urutan")
	for _, x := range acak {
		for range rapid.IntRange(1, 2).Draw(r, "kali") {
			lain.impor(r, x)
		}
	}
	lain.utuh(r)
	require.Equal(r, k.keadaan(r), lain.keadaan(r))
}

// ujiPutusanAcak replays one random history of decisions on this storage and in
// memory; after every step both say the same, and no rupiah is booked twice.
func ujiPutusanAcak(r *rapid.T, rumah *privasitest.RumahUji, st keuangan.Stores, at dasar.Atomic[keuangan.Stores]) {
	c := dasarmem.New()
	bs := []*bank{bukaBank(r, rumah, st, at), bukaBank(r, rumah, keuanganmem.New(c, nil), keuanganmem.Atomic(c, nil))}
	rs := rekeningKoran(r, bs[0], rapid.IntRange(1, 6).Draw(r, "n"))
	for _, k := range bs {
		k.tagihSantri(r, "k-1-s1", "k-1", "MTs", "spp", dasar.Tgl(2026, 9, 10), 150_000)
		k.tagihSantri(r, "k-2-s1", "k-2", "MTs", "makan", dasar.Tgl(2026, 10, 10), 90_000)
		k.impor(r, rs...)
	}
	for range rapid.IntRange(1, 10).Draw(r, "langkah") {
		x := rapid.SampledFrom(rs).Draw(r, "baris")
		apa := rapid.SampledFrom([]string{"konfirmasi", "konfirmasi", "biaya_bank", "bagi_hasil", "titipan_tak_dikenal", "abaikan", "urungkan", "urungkan", "balik", "impor"}).Draw(r, "apa")
		siapa := santri.ID(rapid.SampledFrom(pendudukUji).Draw(r, "siapa").id)
		var hasil []string
		for _, k := range bs {
			sebelum := k.keadaan(r)
			err := k.langkah(r, x, apa, siapa, rs)
			if err != nil {
				require.NotEqual(r, dasar.Internal, dasar.KindOf(err), "%v", err)
				require.Equal(r, sebelum, k.keadaan(r), "F-09: a refusal changes nothing")
			}
			k.utuh(r)
			hasil = append(hasil, dasar.RuleOf(err))
		}
		require.Equal(r, hasil[1], hasil[0], "%s", apa)
		require.Equal(r, bs[1].keadaan(r), bs[0].keadaan(r), apa)
	}
}

func (k *bank) langkah(r *rapid.T, x keuangan.BarisBank, apa string, siapa santri.ID, rs []keuangan.BarisBank) error {
	ctx := context.Background()
	m, b := k.lihat(r, x)
	switch apa {
	case "konfirmasi":
		_, err := k.Konfirmasi(ctx, k.bendahara, "", b, siapa)
		return err
	case "urungkan":
		_, err := k.Urungkan(ctx, k.bendahara, "", b, "salah orang")
		return err
	case "balik":
		if m.Pembayaran == "" {
			return nil
		}
		_, err := k.BalikBayar(ctx, k.kasir, "", m.Pembayaran, "salah orang")
		return err
	case "impor":
		_, err := k.ImporMutasi(ctx, k.bendahara, k.berkas(rs...))
		return err
	}
	_, err := k.PutuskanMutasi(ctx, k.bendahara, "", keuangan.AksiMutasi(apa), "uji coba", b)
	return err
}

// ujiSerentakMutasi: imports and decisions at once book every row once.
func ujiSerentakMutasi(t *testing.T, st keuangan.Stores, at dasar.Atomic[keuangan.Stores]) {
	ctx := context.Background()
	k := bukaBank(t, rumahBank(t), st, at)
	for _, o := range pendudukUji {
		k.tagihSantri(t, santri.ID(o.id), santri.KeluargaID(o.keluarga), santri.KodeUnit(o.unit), "spp", dasar.Tgl(2026, 10, 10), 130_000)
	}
	var rs []keuangan.BarisBank
	for i := range 24 {
		rs = append(rs, k.baris(1+i%19, true, "50000", "VA 881026000"+string(rune('1'+i%4))))
	}
	rs = append(rs, k.baris(19, true, "70000", "TRANSFER DARI ORANG JAUH"))

	t.Run("berkas yang sama delapan kali bersamaan", func(t *testing.T) {
		var wg sync.WaitGroup
		galat := make([]error, 8)
		for i := range galat {
			wg.Go(func() { _, galat[i] = k.ImporMutasi(ctx, k.bendahara, k.berkas(rs...)) })
		}
		wg.Wait()
		require.NoError(t, errors.Join(galat...))
		k.utuh(t)
		require.Equal(t, dasar.Rupiah(24*50_000), k.saldoAkun(t, keuangan.AkunBank))
		h, err := k.HitungMutasi(ctx, k.bendahara, rekeningBank)
		require.NoError(t, err)
		require.Equal(t, map[keuangan.KelasMutasi]map[keuangan.PutusanMutasi]int{keuangan.Pasti: {keuangan.Dibukukan: 24}, keuangan.TakDikenal: {"": 1}}, h)
	})
	t.Run("satu baris diputus delapan kali bersamaan", func(t *testing.T) {
		_, b := k.lihat(t, rs[24])
		var wg sync.WaitGroup
		galat := make([]error, 8)
		for i := range galat {
			wg.Go(func() {
				if i%2 == 0 {
					_, galat[i] = k.Konfirmasi(ctx, k.bendahara, "", b, "k-2-s1")
				} else {
					_, galat[i] = k.PutuskanMutasi(ctx, k.bendahara, "", keuangan.AksiTitip, "", b)
				}
			})
		}
		wg.Wait()
		berhasil := 0
		for _, err := range galat {
			if err == nil {
				berhasil++
				continue
			}
			require.ErrorIs(t, err, keuangan.ErrMutasiVersi)
		}
		require.Equal(t, 1, berhasil)
		require.Equal(t, dasar.Rupiah(24*50_000+70_000), k.saldoAkun(t, keuangan.AkunBank))
		k.utuh(t)
	})
	t.Run("diurungkan dan dibalik bersamaan", func(t *testing.T) {
		m, b := k.lihat(t, rs[0])
		var wg sync.WaitGroup
		galat := make([]error, 6)
		for i := range galat {
			wg.Go(func() {
				if i%2 == 0 {
					_, galat[i] = k.Urungkan(ctx, k.bendahara, "", b, "salah orang")
				} else {
					_, galat[i] = k.BalikBayar(ctx, k.kasir, "", m.Pembayaran, "salah orang")
				}
			})
		}
		wg.Wait()
		berhasil := 0
		for _, err := range galat {
			if err == nil {
				berhasil++
			} else {
				require.Equal(t, dasar.Conflict, dasar.KindOf(err), "%v", err)
			}
		}
		require.Equal(t, 1, berhasil)
		k.utuh(t)
	})
}
