package keuangantest

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
)

// kunciBulan locks a month of the institution.
func (k *loket) kunciBulan(t *testing.T, b dasar.Bulan) {
	require.NoError(t, k.Atomic.Do(context.Background(), func(ctx context.Context, st keuangan.Stores) error {
		return st.Buku.Periode.Ubah(ctx, k.lembaga, keuangan.Periode{Lembaga: k.lembaga, Bulan: b, Status: keuangan.PeriodeDikunci, Alasan: "tutup buku", Oleh: "kepala", Dicatat: k.jam.Now()})
	}))
}

func ujiBalik(t *testing.T, st keuangan.Stores, at dasar.Atomic[keuangan.Stores]) {
	ctx, k := context.Background(), bukaLoket(t, st, at)
	spp, makan, syahriah := k.tigaTagihan(t)
	sisa, saldo := k.sisa(t), k.saldo(t)
	h := k.terima(t, tunai("k-1", 600_000))
	b, err := k.BalikBayar(ctx, k.kasir, "balik-1", h.ID, "salah keluarga")
	require.NoError(t, err)
	require.Empty(t, b.Dilepas)
	require.Equal(t, sisa, k.sisa(t), "F-45: semua tagihan kembali seperti semula")
	require.Equal(t, saldo, k.saldo(t), "F-07: jurnal dan pembaliknya saling meniadakan")
	require.Equal(t, keuangan.Pembayaran{
		Lembaga: k.lembaga, ID: b.Pembalik.ID, Keluarga: "k-1", Cara: keuangan.Tunai, Jumlah: -600_000, Tanggal: dasar.Tgl(2026, 10, 20), Laci: "laci-1",
		Oleh: "kasir-1", Dicatat: k.jam.Now(), Membalik: h.ID, Alasan: "salah keluarga",
	}, b.Pembalik)
	r, err := k.AmbilBayar(ctx, k.kasir, h.ID)
	require.NoError(t, err)
	require.Equal(t, b.Pembalik.ID, r.DibalikOleh)
	require.Equal(t, h.Kuitansi, r.Kuitansi)

	lagi, err := k.BalikBayar(ctx, k.kasir, "balik-1", h.ID, "salah keluarga")
	require.NoError(t, err)
	require.True(t, lagi.Ulangan)
	require.Equal(t, b.Pembalik, lagi.Pembalik)
	sebelum := k.potret(t)
	for nama, x := range map[string]struct {
		mau        dasar.Aturan
		id, alasan string
	}{
		"dua kali":      {"KEU-BALIK-01", h.ID, "salah keluarga"},
		"pembalik":      {"KEU-BALIK-02", b.Pembalik.ID, "salah lagi"},
		"tanpa alasan":  {"KEU-BALIK-04", h.ID, "  "},
		"alasan pendek": {"KEU-BALIK-04", h.ID, "eh"},
		"alasan rusak":  {"KEU-BALIK-04", h.ID, "salah\x00ketik"},
		"tiada":         {"KEU-BAYAR-06", "tiada", "salah keluarga"},
	} {
		_, err := k.BalikBayar(ctx, k.kasir, "", x.id, x.alasan)
		require.ErrorIs(t, err, x.mau, nama)
		require.Equal(t, sebelum, k.potret(t), "F-09: %s", nama)
	}
	k.terima(t, tunai("k-1", 950_000))
	require.Equal(t, map[string]dasar.Rupiah{spp: 0, makan: 0, syahriah: 0}, k.sisa(t))
	k.periksa(t)
	ujiBalikTanggal(t, k)
	ujiBalikTerpakai(t, k)
}

// ujiBalikTanggal: the opposite entry lies in the month of the payment while
// that is open, and otherwise today.
func ujiBalikTanggal(t *testing.T, k *loket) {
	ctx := context.Background()
	okt := func(hari int) keuangan.HasilBayar {
		p := tunai("k-2", 1000)
		p.Tanggal = dasar.Tgl(2026, 10, hari)
		return k.terima(t, p)
	}
	a, b := okt(3), okt(4)
	balik := func(id string) dasar.Tanggal {
		h, err := k.BalikBayar(ctx, k.kasir, "", id, "salah ketik")
		require.NoError(t, err)
		return h.Pembalik.Tanggal
	}
	k.jam.Setel(time.Date(2026, 11, 5, 3, 0, 0, 0, time.UTC))
	require.Equal(t, dasar.Tgl(2026, 10, 31), balik(a.ID), "oktober masih buka")
	k.kunciBulan(t, dasar.Bln(2026, 10))
	require.Equal(t, dasar.Tgl(2026, 11, 5), balik(b.ID), "oktober sudah dikunci")
	c := k.terima(t, tunai("k-2", 1000))
	require.Equal(t, dasar.Tgl(2026, 11, 5), balik(c.ID), "bulan berjalan")
	k.periksa(t)
}

// ujiBalikTerpakai: uses of the rest are undone first, newest first, and no
// more of them than needed.
func ujiBalikTerpakai(t *testing.T, k *loket) {
	ctx := context.Background()
	nov := dasar.Tgl(2026, 11, 10)
	lama := k.terima(t, tunai("k-6", 40_000)) // all credit
	k.jam.Maju(time.Minute)
	h := k.terima(t, tunai("k-6", 100_000)) // all credit
	var tagihan []string
	var pakai []keuangan.HasilBayar
	for range 3 {
		k.jam.Maju(time.Minute)
		tagihan = append(tagihan, k.tagih(t, "k-6", "MA", "spp", nov, 30_000))
		pakai = append(pakai, k.terima(t, titipan("k-6", 30_000)))
	}
	require.Equal(t, dasar.Rupiah(50_000), k.titipanKeluarga(t, "k-6"))
	k.periksa(t)
	k.jam.Maju(time.Minute)
	b, err := k.BalikBayar(ctx, k.kasir, "", h.ID, "cek kosong")
	require.NoError(t, err)
	require.Len(t, b.Dilepas, 2, "100.000 tertutup sesudah dua pemakaian dilepas")
	require.Equal(t, pakai[2].ID, b.Dilepas[0].Membalik, "terbaru lebih dahulu")
	require.Equal(t, pakai[1].ID, b.Dilepas[1].Membalik)
	require.Equal(t, dasar.Rupiah(10_000), k.titipanKeluarga(t, "k-6"))
	sisa := k.sisa(t)
	require.Equal(t, []dasar.Rupiah{0, 30_000, 30_000}, []dasar.Rupiah{sisa[tagihan[0]], sisa[tagihan[1]], sisa[tagihan[2]]})
	k.periksa(t)

	// What was given back in cash does not come back by itself.
	_, err = k.KembalikanTitipan(ctx, k.kasir, "", keuangan.PermintaanKembali{Keluarga: "k-6", Jumlah: 10_000, Cara: keuangan.Tunai, Laci: "laci-1", Alasan: "diminta wali"})
	require.NoError(t, err)
	sebelum := k.potret(t)
	_, err = k.BalikBayar(ctx, k.kasir, "", lama.ID, "cek kosong juga")
	require.ErrorIs(t, err, keuangan.ErrTitipanTerpakai)
	require.Equal(t, sebelum, k.potret(t))
	k.periksa(t)
}

func ujiPakaiTitipan(t *testing.T, st keuangan.Stores, at dasar.Atomic[keuangan.Stores]) {
	ctx, k := context.Background(), bukaLoket(t, st, at)
	k.terima(t, tunai("k-1", 300_000)) // credit held in MTs, the unit of the first santri
	spp, _, _ := k.tigaTagihan(t)
	h := k.terima(t, titipan("k-1", 200_000))
	require.Equal(t, "spp September 2026 150000; syahriah Oktober 2026 50000; sisa 0", hasilRingkas(h))
	require.Equal(t, dasar.Rupiah(100_000), h.Titipan)
	require.True(t, h.Kuitansi.IsZero(), "memakai titipan bukan penerimaan uang")
	require.Zero(t, k.sisa(t)[spp])
	saldo := k.saldo(t)
	require.Equal(t, dasar.Rupiah(-100_000), saldo[kunciSaldo(keuangan.AkunTitipan, "MTs")])
	require.Equal(t, dasar.Rupiah(-50_000), saldo[kunciSaldo(keuangan.AkunAntarUnit, "MTs")], "MTs berutang 50.000 kepada Pondok")
	require.Equal(t, dasar.Rupiah(50_000), saldo[kunciSaldo(keuangan.AkunAntarUnit, "Pondok")])
	k.periksa(t)

	kembali := keuangan.PermintaanKembali{Keluarga: "k-1", Jumlah: 60_000, Cara: keuangan.Transfer, Rekening: "BSI-1", Alasan: "santri pindah"}
	r, err := k.KembalikanTitipan(ctx, k.kasir, "kembali-1", kembali)
	require.NoError(t, err)
	require.Equal(t, dasar.Rupiah(40_000), r.Titipan)
	require.Equal(t, []dasar.Rupiah{-60_000, -60_000}, []dasar.Rupiah{r.Jumlah, r.SisaTitipan})
	require.True(t, r.Kuitansi.IsZero())
	lagi, err := k.KembalikanTitipan(ctx, k.kasir, "kembali-1", kembali)
	require.NoError(t, err)
	require.True(t, lagi.Ulangan)
	require.Equal(t, r.ID, lagi.ID)
	k.periksa(t)
	sebelum := k.potret(t)
	ubah := func(fn func(*keuangan.PermintaanKembali)) keuangan.PermintaanKembali {
		p := kembali
		fn(&p)
		return p
	}
	for nama, x := range map[string]struct {
		mau dasar.Aturan
		p   keuangan.PermintaanKembali
	}{
		"F-45 melebihi titipan": {"KEU-TITIPAN-01", ubah(func(p *keuangan.PermintaanKembali) { p.Jumlah = 40_001 })},
		"nol":                   {"KEU-BAYAR-01", ubah(func(p *keuangan.PermintaanKembali) { p.Jumlah = 0 })},
		"cara":                  {"KEU-BAYAR-02", ubah(func(p *keuangan.PermintaanKembali) { p.Cara = keuangan.VA })},
		"tanpa alasan":          {"KEU-BALIK-04", ubah(func(p *keuangan.PermintaanKembali) { p.Alasan = "" })},
		"keluarga lain":         {"KEU-BAYAR-04", ubah(func(p *keuangan.PermintaanKembali) { p.Keluarga = "x" })},
	} {
		_, err := k.KembalikanTitipan(ctx, k.kasir, "", x.p)
		require.ErrorIs(t, err, x.mau, nama)
		require.Equal(t, sebelum, k.potret(t), nama)
	}
	_, err = k.BalikBayar(ctx, k.kasir, "", r.ID, "transfer gagal")
	require.NoError(t, err)
	require.Equal(t, dasar.Rupiah(100_000), k.titipanKeluarga(t, "k-1"), "pengembalian yang dibalik")
	k.periksa(t)
	ujiTakKenal(t, k)
}

// ujiTakKenal: money that waited without an owner becomes a payment, once, and
// goes back to waiting when that is undone.
func ujiTakKenal(t *testing.T, k *loket) {
	ctx := context.Background()
	hari := dasar.Tgl(2026, 10, 20)
	require.NoError(t, k.Atomic.Do(ctx, func(ctx context.Context, st keuangan.Stores) error {
		if _, err := st.Bayar.KunciTitipan(ctx, k.lembaga, "", ""); err != nil {
			return err
		}
		return errAtauNil(
			keuangan.Catat(ctx, st.Buku, keuangan.Jurnal{
				Lembaga: k.lembaga, ID: "jm-1", Sumber: "mutasi/1", Jenis: keuangan.Umum, Tanggal: hari, Keterangan: "Mutasi tak dikenal", Oleh: "kasir-1", Dicatat: k.jam.Now(),
				Baris: []keuangan.Baris{{Akun: keuangan.AkunBank, Rekening: "BSI-1", Debit: 80_000}, {Akun: keuangan.AkunTitipanTakKenal, Kredit: 80_000}},
			}),
			st.Bayar.TambahTitipan(ctx, k.lembaga, keuangan.GerakTitipan{Lembaga: k.lembaga, ID: "g-1", Jumlah: 80_000, Tanggal: hari, Sumber: "mutasi/1", Dicatat: k.jam.Now()}))
	}))
	k.tagih(t, "k-7", "MA", "spp", okt10, 50_000)
	minta := keuangan.PermintaanBayar{Keluarga: "k-7", Cara: keuangan.DariTakKenal, Jumlah: 80_000, Rekening: "BSI-1", Rujukan: "baris-77"}
	h := k.terima(t, minta)
	require.Equal(t, "spp Oktober 2026 50000; sisa 30000", hasilRingkas(h))
	require.Equal(t, dasar.Rupiah(30_000), h.Titipan)
	require.False(t, h.Kuitansi.IsZero(), "sekarang keluarga mendapat kuitansinya")
	require.Zero(t, k.titipanKeluarga(t, ""))
	_, err := k.Terima(ctx, k.kasir, "", keuangan.PermintaanBayar{Keluarga: "k-7", Cara: keuangan.DariTakKenal, Jumlah: 1, Rekening: "BSI-1"})
	require.ErrorIs(t, err, keuangan.ErrTitipanKurang)
	_, err = k.BalikBayar(ctx, k.kasir, "", h.ID, "bukan keluarga ini")
	require.NoError(t, err)
	require.Equal(t, dasar.Rupiah(80_000), k.titipanKeluarga(t, ""))
	require.Zero(t, k.titipanKeluarga(t, "k-7"))
	require.Equal(t, dasar.Rupiah(-80_000), k.saldo(t)[kunciSaldo(keuangan.AkunTitipanTakKenal, "")])
}

func errAtauNil(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func ujiPindah(t *testing.T, st keuangan.Stores, at dasar.Atomic[keuangan.Stores]) {
	ctx, k := context.Background(), bukaLoket(t, st, at)
	spp, makan, syahriah := k.tigaTagihan(t)
	h := k.terima(t, tunai("k-1", 400_000)) // spp 150.000, syahriah 250.000
	pindah := func(kunci, dari, ke string, n dasar.Rupiah) error {
		_, err := k.PindahAlokasi(ctx, k.kasir, kunci, keuangan.PermintaanPindah{Pembayaran: h.ID, Dari: dari, Ke: ke, Jumlah: n, Alasan: "permintaan wali"})
		return err
	}
	require.NoError(t, pindah("pindah-1", syahriah, makan, 200_000))
	require.NoError(t, pindah("pindah-1", syahriah, makan, 200_000), "kunci yang sama")
	require.Equal(t, map[string]dasar.Rupiah{spp: 0, syahriah: 300_000, makan: 250_000}, k.sisa(t))
	require.Equal(t, dasar.Rupiah(400_000), k.saldo(t)[kunciSaldo(keuangan.AkunKas, "MTs")]+k.saldo(t)[kunciSaldo(keuangan.AkunKas, "Pondok")], "uang tidak berpindah")
	require.Equal(t, dasar.Rupiah(200_000), k.saldo(t)[kunciSaldo(keuangan.AkunAntarUnit, "MA")], "MA berpiutang kepada Pondok")
	require.Equal(t, dasar.Rupiah(-200_000), k.saldo(t)[kunciSaldo(keuangan.AkunAntarUnit, "Pondok")])
	k.periksa(t)
	require.NoError(t, pindah("", makan, "", 50_000), "dilepas ke titipan")
	c, err := k.Kuitansi(ctx, k.kasir, h.ID)
	require.NoError(t, err)
	require.Equal(t, []dasar.Rupiah{150_000, 250_000}, []dasar.Rupiah{c.Baris[0].Jumlah, c.Baris[1].Jumlah}, "kertas kuitansi tetap seperti saat dibayar")
	require.Len(t, c.Baris, 2)
	require.Equal(t, dasar.Rupiah(50_000), k.titipanKeluarga(t, "k-1"))
	k.periksa(t)
	r, err := k.AmbilBayar(ctx, k.kasir, h.ID)
	require.NoError(t, err)
	bersih := map[string]dasar.Rupiah{}
	for _, a := range r.Bersih() {
		bersih[a.Tagihan] = a.Jumlah
	}
	require.Equal(t, map[string]dasar.Rupiah{spp: 150_000, syahriah: 50_000, makan: 150_000}, bersih)

	orang := k.tagih(t, "k-2", "MTs", "spp", okt10, 10_000)
	dibalik := k.terima(t, tunai("k-1", 1000))
	_, err = k.BalikBayar(ctx, k.kasir, "", dibalik.ID, "salah ketik")
	require.NoError(t, err)
	sebelum := k.potret(t)
	for nama, x := range map[string]struct {
		mau dasar.Aturan
		p   keuangan.PermintaanPindah
	}{
		"lebih dari yang ada":     {"KEU-PINDAH-01", keuangan.PermintaanPindah{Pembayaran: h.ID, Dari: syahriah, Ke: makan, Jumlah: 50_001, Alasan: "permintaan wali"}},
		"lebih dari yang diminta": {"KEU-PINDAH-01", keuangan.PermintaanPindah{Pembayaran: h.ID, Dari: makan, Ke: spp, Jumlah: 1, Alasan: "permintaan wali"}},
		"tagihan orang lain":      {"KEU-PINDAH-01", keuangan.PermintaanPindah{Pembayaran: h.ID, Dari: makan, Ke: orang, Jumlah: 1, Alasan: "permintaan wali"}},
		"tagihan tiada":           {"KEU-PINDAH-01", keuangan.PermintaanPindah{Pembayaran: h.ID, Dari: makan, Ke: "tiada", Jumlah: 1, Alasan: "permintaan wali"}},
		"nol":                     {"KEU-PINDAH-01", keuangan.PermintaanPindah{Pembayaran: h.ID, Dari: makan, Ke: syahriah, Alasan: "permintaan wali"}},
		"ke tagihan yang sama":    {"KEU-PINDAH-01", keuangan.PermintaanPindah{Pembayaran: h.ID, Dari: makan, Ke: makan, Jumlah: 1, Alasan: "permintaan wali"}},
		"pembayaran dibalik":      {"KEU-PINDAH-02", keuangan.PermintaanPindah{Pembayaran: dibalik.ID, Dari: syahriah, Ke: makan, Jumlah: 1, Alasan: "permintaan wali"}},
		"tanpa alasan":            {"KEU-BALIK-04", keuangan.PermintaanPindah{Pembayaran: h.ID, Dari: makan, Ke: syahriah, Jumlah: 1}},
		"pembayaran tiada":        {"KEU-BAYAR-06", keuangan.PermintaanPindah{Pembayaran: "x", Dari: makan, Ke: syahriah, Jumlah: 1, Alasan: "permintaan wali"}},
	} {
		_, err := k.PindahAlokasi(ctx, k.kasir, "", x.p)
		require.ErrorIs(t, err, x.mau, nama)
		require.Equal(t, sebelum, k.potret(t), nama)
	}
	// Undoing a payment whose allocations were moved and released undoes those too.
	_, err = k.BalikBayar(ctx, k.kasir, "", h.ID, "uang palsu")
	require.NoError(t, err)
	require.Equal(t, map[string]dasar.Rupiah{spp: 150_000, syahriah: 350_000, makan: 450_000, orang: 10_000}, k.sisa(t))
	require.Zero(t, k.titipanKeluarga(t, "k-1"))
	for s, n := range k.saldo(t) {
		require.NotContains(t, s, string(keuangan.AkunAntarUnit), "%d", n)
	}
	k.periksa(t)
}
