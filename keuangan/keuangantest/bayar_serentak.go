package keuangantest

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
)

// serentak starts n goroutines at once and returns what each call returned.
func serentak(n int, fn func(i int) error) []error {
	errs, mulai := make([]error, n), make(chan struct{})
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() {
			<-mulai
			errs[i] = fn(i)
		})
	}
	close(mulai)
	wg.Wait()
	return errs
}

func semuaNil(t *testing.T, errs []error) {
	for _, err := range errs {
		require.NoError(t, err)
	}
}

func ujiSerentakBayar(t *testing.T, st keuangan.Stores, at dasar.Atomic[keuangan.Stores]) {
	for nama, uji := range map[string]func(*testing.T, keuangan.Stores, dasar.Atomic[keuangan.Stores]){
		"64_kasir_satu_keluarga":            uji64Kasir,
		"seribu_kuitansi":                   ujiSeribuKuitansi,
		"kunci_yang_sama":                   ujiKunciSerentak,
		"dibalik_dua_kali_bersamaan":        ujiBalikSerentak,
		"satu_titipan_dipakai_bersamaan":    ujiTitipanSerentak,
		"satu_baris_bank_banyak_permintaan": ujiBarisBankSerentak,
		"seratus_bayar_satu_tagihan":        ujiSeratusBayar,
		"semua_operasi_bercampur":           ujiCampur,
	} {
		t.Run(nama, func(t *testing.T) { uji(t, st, at) })
	}
}

// uji64Kasir: K-02. Three bills of one family and 64 cashiers who each take
// 20.000: the bills are paid exactly, the rest is credit, the receipts are 1 to 64.
func uji64Kasir(t *testing.T, st keuangan.Stores, at dasar.Atomic[keuangan.Stores]) {
	k := bukaLoket(t, st, at)
	k.tigaTagihan(t) // 950.000
	semuaNil(t, serentak(64, func(i int) error {
		petugas := k.kasir
		petugas.ID = fmt.Sprintf("kasir-%d", i)
		p := tunai("k-1", 20_000)
		p.Laci = fmt.Sprintf("laci-%d", i)
		_, err := k.Terima(context.Background(), petugas, fmt.Sprintf("kunci-%d", i), p)
		return err
	}))
	for id, sisa := range k.sisa(t) {
		require.Zero(t, sisa, "tagihan %s", id)
	}
	require.Equal(t, dasar.Rupiah(64*20_000-950_000), k.titipanKeluarga(t, "k-1"))
	saldo := k.saldo(t)
	kas := dasar.Rupiah(0)
	for _, u := range satuan {
		kas += saldo[kunciSaldo(keuangan.AkunKas, u)]
	}
	require.Equal(t, dasar.Rupiah(64*20_000), kas)
	require.Equal(t, dasar.Rupiah(-330_000), saldo[kunciSaldo(keuangan.AkunTitipan, "MTs")])
	require.Equal(t, nomor(1, 64), k.nomorKuitansi(t))
	k.periksa(t)
}

func nomor(dari, sampai int64) (out []int64) {
	for n := dari; n <= sampai; n++ {
		out = append(out, n)
	}
	return out
}

func (k *loket) nomorKuitansi(t *testing.T) (out []int64) {
	for _, r := range k.semuaBayar(t) {
		if !r.Kuitansi.IsZero() {
			out = append(out, r.Kuitansi.Nomor)
		}
	}
	slices.Sort(out)
	return out
}

// ujiSeribuKuitansi: K-05, across 99 to 100 and 999 to 1000, with calls that
// are refused or sent twice in between.
func ujiSeribuKuitansi(t *testing.T, st keuangan.Stores, at dasar.Atomic[keuangan.Stores]) {
	k := bukaLoket(t, st, at)
	const kasir, tiap = 20, 51
	semuaNil(t, serentak(kasir, func(i int) error {
		kel := santri.KeluargaID(fmt.Sprintf("k-%d", i%9+1))
		for n := range tiap {
			kunci := fmt.Sprintf("kunci-%d-%d", i, n)
			if _, err := k.Terima(context.Background(), k.kasir, kunci, tunai(kel, 1000)); err != nil {
				return err
			}
			switch n % 10 {
			case 3:
				h, err := k.Terima(context.Background(), k.kasir, kunci, tunai(kel, 1000))
				if err != nil || !h.Ulangan {
					return fmt.Errorf("ulangan %v: %w", h.Ulangan, err)
				}
			case 7:
				if _, err := k.Terima(context.Background(), k.kasir, kunci, tunai(kel, 1001)); dasar.KindOf(err) != dasar.Conflict {
					return fmt.Errorf("isi lain di bawah kunci lama: %w", err)
				}
			}
		}
		return nil
	}))
	require.Equal(t, nomor(1, kasir*tiap), k.nomorKuitansi(t))
	k.periksa(t)
}

// ujiKunciSerentak: F-08 with 16 goroutines at once: one row, one result.
func ujiKunciSerentak(t *testing.T, st keuangan.Stores, at dasar.Atomic[keuangan.Stores]) {
	k := bukaLoket(t, st, at)
	k.tigaTagihan(t)
	id := make([]string, 16)
	asli := make([]bool, 16)
	semuaNil(t, serentak(16, func(i int) error {
		h, err := k.Terima(context.Background(), k.kasir, "kunci-sama", tunai("k-1", 70_000))
		id[i], asli[i] = h.ID, !h.Ulangan
		return err
	}))
	for _, x := range id {
		require.Equal(t, id[0], x)
	}
	require.Len(t, slices.DeleteFunc(asli, func(b bool) bool { return !b }), 1)
	require.Len(t, k.semuaBayar(t), 1)
	k.periksa(t)
}

// ujiBalikSerentak reverses each of 20 payments twice at once: 20 succeed, 20
// are refused, and nothing is left.
func ujiBalikSerentak(t *testing.T, st keuangan.Stores, at dasar.Atomic[keuangan.Stores]) {
	k := bukaLoket(t, st, at)
	k.tigaTagihan(t)
	sisa, saldo := k.sisa(t), k.saldo(t)
	var id []string
	for range 20 {
		id = append(id, k.terima(t, tunai("k-1", 60_000)).ID)
	}
	berhasil, ditolak := 0, 0
	for _, err := range serentak(40, func(i int) error {
		_, err := k.BalikBayar(context.Background(), k.kasir, "", id[i/2], "salah ketik")
		return err
	}) {
		if err == nil {
			berhasil++
			continue
		}
		require.ErrorIs(t, err, keuangan.ErrBayarDibalik)
		ditolak++
	}
	require.Equal(t, []int{20, 20}, []int{berhasil, ditolak})
	require.Equal(t, sisa, k.sisa(t))
	require.Equal(t, saldo, k.saldo(t))
	require.Zero(t, k.titipanKeluarga(t, "k-1"))
	require.Equal(t, nomor(1, 20), k.nomorKuitansi(t))
	k.periksa(t)
}

// ujiTitipanSerentak: of twelve uses and refunds of 10.000 on a credit of
// 70.000 exactly seven go through.
func ujiTitipanSerentak(t *testing.T, st keuangan.Stores, at dasar.Atomic[keuangan.Stores]) {
	k := bukaLoket(t, st, at)
	k.terima(t, tunai("k-1", 70_000))
	k.tagih(t, "k-1", "MA", "spp", okt10, 500_000)
	berhasil := 0
	for _, err := range serentak(12, func(i int) (err error) {
		if i%3 == 0 {
			_, err = k.KembalikanTitipan(context.Background(), k.kasir, "", keuangan.PermintaanKembali{Keluarga: "k-1", Jumlah: 10_000, Cara: keuangan.Tunai, Laci: "laci-1", Alasan: "diminta wali"})
		} else {
			_, err = k.Terima(context.Background(), k.kasir, "", titipan("k-1", 10_000))
		}
		return err
	}) {
		if err == nil {
			berhasil++
			continue
		}
		require.ErrorIs(t, err, keuangan.ErrTitipanKurang)
	}
	require.Equal(t, 7, berhasil)
	require.Zero(t, k.titipanKeluarga(t, "k-1"))
	k.periksa(t)
}

// ujiBarisBankSerentak: one bank row, handed in by many under keys of their
// own, is one payment.
func ujiBarisBankSerentak(t *testing.T, st keuangan.Stores, at dasar.Atomic[keuangan.Stores]) {
	k := bukaLoket(t, st, at)
	k.tigaTagihan(t)
	berhasil := 0
	for _, err := range serentak(12, func(i int) error {
		p := keuangan.PermintaanBayar{Keluarga: "k-1", Cara: keuangan.VA, Jumlah: 50_000, Rekening: "BSI-1", Rujukan: "baris-1"}
		if i%2 == 1 {
			p.Keluarga = "k-2"
		}
		_, err := k.Terima(context.Background(), k.kasir, fmt.Sprint("kunci-", i), p)
		return err
	}) {
		if err == nil {
			berhasil++
			continue
		}
		require.ErrorIs(t, err, keuangan.ErrBayarSudah)
	}
	require.Equal(t, 1, berhasil)
	require.Len(t, k.semuaBayar(t), 1)
	require.Equal(t, nomor(1, 1), k.nomorKuitansi(t))
	k.periksa(t)
}

// ujiSeratusBayar: K-02 on one bill: it is paid once, every other rupiah is
// credit.
func ujiSeratusBayar(t *testing.T, st keuangan.Stores, at dasar.Atomic[keuangan.Stores]) {
	k := bukaLoket(t, st, at)
	id := k.tagih(t, "k-1", "MTs", "spp", okt10, 150_000)
	semuaNil(t, serentak(100, func(int) error {
		_, err := k.Terima(context.Background(), k.kasir, "", tunai("k-1", 4_000))
		return err
	}))
	require.Zero(t, k.sisa(t)[id])
	require.Equal(t, dasar.Rupiah(250_000), k.titipanKeluarga(t, "k-1"))
	require.Equal(t, nomor(1, 100), k.nomorKuitansi(t))
	k.periksa(t)
}

// ujiCampur lets every operation of the counter meet every other one. What is
// refused is refused by a rule; nothing ends in a deadlock or an internal
// failure, and the books are whole.
func ujiCampur(t *testing.T, st keuangan.Stores, at dasar.Atomic[keuangan.Stores]) {
	k := bukaLoket(t, st, at)
	var tagihan, bayar []string
	for i := range 12 {
		kel := santri.KeluargaID(fmt.Sprintf("k-%d", i%2+1))
		tagihan = append(tagihan, k.tagih(t, kel, satuan[i%3], "spp", okt10.TambahHari(i), 100_000))
		bayar = append(bayar, k.terima(t, tunai(kel, 60_000)).ID)
	}
	ctx := context.Background()
	for _, err := range serentak(96, func(i int) (err error) {
		kel, x := santri.KeluargaID(fmt.Sprintf("k-%d", i%2+1)), i*5%12
		switch i % 6 {
		case 0, 1:
			_, err = k.Terima(ctx, k.kasir, fmt.Sprint("kunci-", i/2), tunai(kel, 55_000))
		case 2:
			_, err = k.Terima(ctx, k.kasir, "", titipan(kel, 7_000))
		case 3:
			_, err = k.BalikBayar(ctx, k.kasir, "", bayar[x], "salah ketik")
		case 4:
			_, err = k.PindahAlokasi(ctx, k.kasir, "", keuangan.PermintaanPindah{Pembayaran: bayar[x], Dari: tagihan[(i+x)%12], Ke: tagihan[(i*7+3)%12], Jumlah: 1_000, Alasan: "permintaan wali"})
		case 5:
			_, err = k.KembalikanTitipan(ctx, k.kasir, "", keuangan.PermintaanKembali{Keluarga: kel, Jumlah: 9_000, Cara: keuangan.Tunai, Laci: "laci-1", Alasan: "diminta wali"})
		}
		return err
	}) {
		if err != nil {
			require.NotContains(t, []dasar.Kind{dasar.Internal, dasar.Unavailable}, dasar.KindOf(err), "%v", err)
			require.NotEmpty(t, dasar.RuleOf(err))
		}
	}
	k.periksa(t)
}
