package keuangantest

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
)

var (
	sep10 = dasar.Tgl(2026, 9, 10)
	okt10 = dasar.Tgl(2026, 10, 10)
)

// tigaTagihan issues three bills of k-1 in three units: September in MTs,
// October in MA, October in Pondok.
func (k *loket) tigaTagihan(t *testing.T) (spp, makan, syahriah string) {
	spp = k.tagih(t, "k-1", "MTs", "spp", sep10, 150_000)
	makan = k.tagih(t, "k-1", "MA", "makan", okt10, 450_000)
	syahriah = k.tagih(t, "k-1", "Pondok", "syahriah", okt10, 350_000)
	return spp, makan, syahriah
}

func ujiKasir(t *testing.T, st keuangan.Stores, at dasar.Atomic[keuangan.Stores]) {
	ctx, k := context.Background(), bukaLoket(t, st, at)
	spp, makan, syahriah := k.tigaTagihan(t)

	p, err := k.PratinjauBayar(ctx, k.kasir, keuangan.PermintaanBayar{Keluarga: "k-1"})
	require.NoError(t, err)
	require.Len(t, p.Terbuka, 3)
	require.Empty(t, p.Pembagian.Bagian, "halaman baru dibuka: belum ada uang")
	require.Equal(t, []string{spp, syahriah, makan}, []string{p.Terbuka[0].Tagihan.ID, p.Terbuka[1].Tagihan.ID, p.Terbuka[2].Tagihan.ID})

	sebelum := k.potret(t)
	p, err = k.PratinjauBayar(ctx, k.kasir, tunai("k-1", 600_000))
	require.NoError(t, err)
	require.Equal(t, sebelum, k.potret(t), "pratinjau tidak menulis")

	h := k.terima(t, tunai("k-1", 600_000))
	require.Equal(t, p.Pembagian, h.Pembagian, "pratinjau sama dengan yang dibukukan")
	require.Equal(t, "spp September 2026 150000; syahriah Oktober 2026 350000; makan Oktober 2026 100000; sisa 0", hasilRingkas(h))
	require.Equal(t, "KW/2026/000001", h.Kuitansi.String())
	require.Equal(t, dasar.Tgl(2026, 10, 20), h.Tanggal)
	require.Equal(t, map[string]dasar.Rupiah{spp: 0, syahriah: 0, makan: 350_000}, k.sisa(t))

	js, err := st.Buku.Jurnal.Sumber(ctx, k.lembaga, "bayar/"+h.ID)
	require.NoError(t, err)
	require.Len(t, js, 1)
	require.ElementsMatch(t, []keuangan.Baris{
		{Akun: keuangan.AkunKas, Unit: "MA", Laci: "laci-1", Debit: 100_000},
		{Akun: keuangan.AkunKas, Unit: "MTs", Laci: "laci-1", Debit: 150_000},
		{Akun: keuangan.AkunKas, Unit: "Pondok", Laci: "laci-1", Debit: 350_000},
		{Akun: "1.1.2.03", Unit: "MA", Kredit: 100_000},
		{Akun: keuangan.AkunPiutangSantri, Unit: "MTs", Kredit: 150_000},
		{Akun: keuangan.AkunPiutangSantri, Unit: "Pondok", Kredit: 350_000},
	}, js[0].Baris)

	// More than is due becomes credit of the family, never an error (K-02).
	h = k.terima(t, keuangan.PermintaanBayar{Keluarga: "k-1", Cara: keuangan.VA, Jumlah: 500_000, Rekening: "BSI-1", Rujukan: "baris-1", Tanggal: dasar.Tgl(2026, 10, 19)})
	require.Equal(t, "makan Oktober 2026 350000; sisa 150000", hasilRingkas(h))
	require.Equal(t, dasar.Rupiah(150_000), h.Titipan)
	require.Equal(t, dasar.Rupiah(150_000), h.SisaTitipan)
	require.Equal(t, int64(2), h.Kuitansi.Nomor)
	require.Equal(t, dasar.Rupiah(-150_000), k.saldo(t)[kunciSaldo(keuangan.AkunTitipan, "MTs")], "titipan ada di unit santri pertama")
	k.periksa(t)
	ujiKasirLingkup(t, k)
	ujiKasirUlang(t, k)
}

// ujiKasirLingkup: an officer of one unit serves the bills of that unit only.
func ujiKasirLingkup(t *testing.T, k *loket) {
	ctx := context.Background()
	k.tagih(t, "k-2", "Pondok", "syahriah", sep10, 100_000)
	mts := k.tagih(t, "k-2", "MTs", "spp", okt10, 100_000)
	petugas := k.kasir
	petugas.ID, petugas.Lingkup = "kasir-mts", dasar.Lingkup{Unit: []string{"MTs"}}
	p, err := k.PratinjauBayar(ctx, petugas, tunai("k-2", 10_000))
	require.NoError(t, err)
	require.Len(t, p.Terbuka, 1)
	require.Equal(t, mts, p.Terbuka[0].Tagihan.ID)
	h, err := k.Terima(ctx, petugas, "", tunai("k-2", 10_000))
	require.NoError(t, err)
	require.Equal(t, mts, h.Alokasi[0].Tagihan)
	for _, kel := range []santri.KeluargaID{"k-pondok", "tidak-ada", ""} {
		_, err = k.PratinjauBayar(ctx, petugas, keuangan.PermintaanBayar{Keluarga: kel})
		require.ErrorIs(t, err, keuangan.ErrBayarKeluarga, "%s", kel)
		require.Equal(t, dasar.NotFound, dasar.KindOf(err))
	}
	pondok := k.terima(t, tunai("k-pondok", 5000))
	_, err = k.AmbilBayar(ctx, petugas, pondok.ID)
	require.ErrorIs(t, err, keuangan.ErrBayarTiada, "pembayaran keluarga di luar lingkup tidak ada baginya")
	_, err = k.BalikBayar(ctx, petugas, "", pondok.ID, "coba-coba")
	require.ErrorIs(t, err, keuangan.ErrBayarTiada)
	_, err = k.Kuitansi(ctx, petugas, pondok.ID)
	require.ErrorIs(t, err, keuangan.ErrBayarTiada)
	bs, _, err := k.CariBayar(ctx, petugas, keuangan.SaringBayar{}, dasar.Page{})
	require.NoError(t, err)
	for _, b := range bs {
		require.NotEqual(t, pondok.ID, b.ID)
	}
	require.Len(t, bs, 3, "dua keluarga punya santri di MTs")
	ts, err := k.TitipanKeluarga(ctx, petugas, keuangan.PadaSaat{}, "k-1", "k-pondok")
	require.NoError(t, err)
	require.Equal(t, map[santri.KeluargaID]dasar.Rupiah{"k-1": 150_000}, ts)
	_, err = k.TitipanKeluarga(ctx, petugas, keuangan.PadaSaat{})
	require.ErrorIs(t, err, dasar.ErrLingkup)
	// What other units' bills got is corrected by somebody who covers them.
	campur := k.terima(t, tunai("k-2", 150_000))
	_, err = k.BalikBayar(ctx, petugas, "", campur.ID, "salah ketik")
	require.ErrorIs(t, err, dasar.ErrLingkup)
	_, err = k.PindahAlokasi(ctx, petugas, "", keuangan.PermintaanPindah{Pembayaran: campur.ID, Dari: mts, Jumlah: 1, Alasan: "permintaan wali"})
	require.ErrorIs(t, err, dasar.ErrLingkup)
	pondok2 := k.tagih(t, "k-2", "Pondok", "syahriah", okt10, 1000)
	_, err = k.PindahAlokasi(ctx, petugas, "", keuangan.PermintaanPindah{Pembayaran: h.ID, Dari: mts, Ke: pondok2, Jumlah: 1, Alasan: "permintaan wali"})
	require.ErrorIs(t, err, keuangan.ErrPindah)
	_, err = k.BalikBayar(ctx, petugas, "", h.ID, "salah ketik")
	require.NoError(t, err, "pembayaran yang hanya menyentuh unitnya")
	ma := petugas
	ma.Lingkup = dasar.Lingkup{Unit: []string{"MA"}}
	_, err = k.KembalikanTitipan(ctx, ma, "", keuangan.PermintaanKembali{Keluarga: "k-1", Jumlah: 1, Cara: keuangan.Tunai, Laci: "laci-1", Alasan: "diminta wali"})
	require.ErrorIs(t, err, dasar.ErrLingkup, "titipan keluarga ini dipegang MTs")
	_, err = k.Terima(ctx, dasar.Pelaku{}, "", tunai("k-1", 1))
	require.ErrorIs(t, err, dasar.ErrPelaku)
}

// ujiKasirUlang: the same key books once (F-08).
func ujiKasirUlang(t *testing.T, k *loket) {
	ctx := context.Background()
	k.tagih(t, "k-3", "MTs", "spp", okt10, 100_000)
	h, err := k.Terima(ctx, k.kasir, "kunci-1", tunai("k-3", 120_000))
	require.NoError(t, err)
	require.False(t, h.Ulangan)
	sebelum := k.potret(t)
	k.jam.Maju(time.Hour)
	lagi, err := k.Terima(ctx, k.kasir, "kunci-1", tunai("k-3", 120_000))
	require.NoError(t, err)
	require.True(t, lagi.Ulangan)
	require.Equal(t, h.PembayaranRinci, lagi.PembayaranRinci)
	require.Equal(t, h.Titipan, lagi.Titipan)
	require.Equal(t, h.Pembagian.Bagian[0].Jumlah, lagi.Pembagian.Bagian[0].Jumlah)
	require.Equal(t, h.Pembagian.Sisa, lagi.Pembagian.Sisa)
	_, err = k.Terima(ctx, k.kasir, "kunci-1", tunai("k-3", 120_001))
	require.ErrorIs(t, err, dasar.ErrUlang)
	require.Equal(t, dasar.Conflict, dasar.KindOf(err))
	require.Equal(t, sebelum, k.potret(t))

	// A refused call leaves its key free for the corrected request.
	_, err = k.Terima(ctx, k.kasir, "kunci-2", keuangan.PermintaanBayar{Keluarga: "k-3", Cara: keuangan.DariTitipan, Jumlah: 999_999})
	require.ErrorIs(t, err, keuangan.ErrTitipanKurang)
	_, err = k.Terima(ctx, k.kasir, "kunci-2", tunai("k-3", 1000))
	require.NoError(t, err)

	// The bank row is a natural key: paid once whatever the Idempotency-Key.
	bank := keuangan.PermintaanBayar{Keluarga: "k-3", Cara: keuangan.VA, Jumlah: 5000, Rekening: "BSI-1", Rujukan: "baris-9"}
	_, err = k.Terima(ctx, k.kasir, "kunci-3", bank)
	require.NoError(t, err)
	sebelum = k.potret(t)
	_, err = k.Terima(ctx, k.kasir, "kunci-4", bank)
	require.ErrorIs(t, err, keuangan.ErrBayarSudah)
	require.Equal(t, sebelum, k.potret(t))
	k.periksa(t)
}

func ujiTolakBayar(t *testing.T, st keuangan.Stores, at dasar.Atomic[keuangan.Stores]) {
	ctx, k := context.Background(), bukaLoket(t, st, at)
	spp, _, _ := k.tigaTagihan(t)
	k.terima(t, tunai("k-2", 50_000))
	lunas := k.tagih(t, "k-1", "MTs", "spp", sep10, 10_000)
	k.terima(t, keuangan.PermintaanBayar{Keluarga: "k-1", Cara: keuangan.Tunai, Jumlah: 10_000, Laci: "laci-1", Pilihan: []keuangan.PilihanTagihan{{Tagihan: lunas}}})
	orang := k.tagih(t, "k-2", "MTs", "spp", okt10, 10_000)
	require.NoError(t, at.Do(ctx, func(ctx context.Context, st keuangan.Stores) error {
		return st.Buku.Periode.Ubah(ctx, k.lembaga, keuangan.Periode{Lembaga: k.lembaga, Bulan: dasar.Bln(2026, 8), Status: keuangan.PeriodeDikunci, Alasan: "tutup", Oleh: "kepala", Dicatat: k.jam.Now()})
	}))
	require.NoError(t, st.Tarif.SimpanKomponen(ctx, k.lembaga, keuangan.KomponenBaku(k.lembaga)...))
	asing := k.tagih(t, "k-4", "MTs", "spp", okt10, 10_000)
	sebelum := k.potret(t)

	ubah := func(fn func(*keuangan.PermintaanBayar)) keuangan.PermintaanBayar {
		p := tunai("k-1", 100_000)
		fn(&p)
		return p
	}
	for nama, x := range map[string]struct {
		mau dasar.Aturan
		p   keuangan.PermintaanBayar
	}{
		"nol":                        {"KEU-BAYAR-01", tunai("k-1", 0)},
		"kurang dari nol":            {"KEU-BAYAR-01", tunai("k-1", -5)},
		"lebih dari batas":           {"DSR-RUPIAH-02", tunai("k-1", dasar.MaxRupiah+1)},
		"cara tidak dikenal":         {"KEU-BAYAR-02", ubah(func(p *keuangan.PermintaanBayar) { p.Cara = "cek" })},
		"tunai tanpa laci":           {"KEU-BAYAR-02", ubah(func(p *keuangan.PermintaanBayar) { p.Laci = "" })},
		"tunai dengan rekening":      {"KEU-BAYAR-02", ubah(func(p *keuangan.PermintaanBayar) { p.Rekening = "BSI" })},
		"transfer tanpa rekening":    {"KEU-BAYAR-02", ubah(func(p *keuangan.PermintaanBayar) { p.Cara, p.Laci = keuangan.Transfer, "" })},
		"transfer dengan laci":       {"KEU-BAYAR-02", ubah(func(p *keuangan.PermintaanBayar) { p.Cara, p.Rekening = keuangan.Transfer, "BSI" })},
		"titipan dengan laci":        {"KEU-BAYAR-02", ubah(func(p *keuangan.PermintaanBayar) { p.Cara = keuangan.DariTitipan })},
		"laci dengan karakter nakal": {"KEU-BAYAR-02", ubah(func(p *keuangan.PermintaanBayar) { p.Laci = "laci\x00" })},
		"besok":                      {"KEU-BAYAR-03", ubah(func(p *keuangan.PermintaanBayar) { p.Tanggal = dasar.Tgl(2026, 10, 21) })},
		"keluarga kosong":            {"KEU-BAYAR-04", ubah(func(p *keuangan.PermintaanBayar) { p.Keluarga = "" })},
		"keluarga tidak ada":         {"KEU-BAYAR-04", ubah(func(p *keuangan.PermintaanBayar) { p.Keluarga = "x" })},
		"periode dikunci":            {"KEU-PERIODE-01", ubah(func(p *keuangan.PermintaanBayar) { p.Tanggal = dasar.Tgl(2026, 8, 31) })},
		"pilihan lunas":              {"KEU-ALOKASI-01", ubah(func(p *keuangan.PermintaanBayar) { p.Pilihan = []keuangan.PilihanTagihan{{Tagihan: lunas}} })},
		"pilihan orang lain":         {"KEU-ALOKASI-01", ubah(func(p *keuangan.PermintaanBayar) { p.Pilihan = []keuangan.PilihanTagihan{{Tagihan: orang}} })},
		"pilihan keluarga lain":      {"KEU-ALOKASI-01", ubah(func(p *keuangan.PermintaanBayar) { p.Pilihan = []keuangan.PilihanTagihan{{Tagihan: asing}} })},
		"pilihan melebihi tagihan": {"KEU-ALOKASI-02", ubah(func(p *keuangan.PermintaanBayar) {
			p.Jumlah, p.Pilihan = 900_000, []keuangan.PilihanTagihan{{Tagihan: spp, Jumlah: 150_001}}
		})},
		"titipan kurang":           {"KEU-TITIPAN-01", titipan("k-2", 50_001)},
		"titipan melebihi tagihan": {"KEU-TITIPAN-02", titipan("k-2", 10_001)},
	} {
		_, err := k.Terima(ctx, k.kasir, "kunci "+nama, x.p)
		require.ErrorIs(t, err, x.mau, nama)
		require.Equal(t, sebelum, k.potret(t), "F-09: %s", nama)
		if x.mau != "KEU-PERIODE-01" && x.p.Jumlah != 0 { // a preview shows the bills for nol, and locks no month
			_, err = k.PratinjauBayar(ctx, k.kasir, x.p)
			require.ErrorIs(t, err, x.mau, "pratinjau %s", nama)
		}
	}
	h := k.terima(t, tunai("k-1", 1000))
	require.Equal(t, int64(3), h.Kuitansi.Nomor, "penolakan tidak memakan nomor kuitansi")

	// A fee without receivable account: nothing is guessed.
	k.tagih(t, "k-5", "MTs", "tabungan", okt10, 10_000)
	_, err := k.Terima(ctx, k.kasir, "", tunai("k-5", 1000))
	require.ErrorIs(t, err, keuangan.ErrBayarKomponen)
}

func ujiKuitansi(t *testing.T, st keuangan.Stores, at dasar.Atomic[keuangan.Stores]) {
	ctx, k := context.Background(), bukaLoket(t, st, at)
	k.tigaTagihan(t)
	h := k.terima(t, tunai("k-1", 1_000_000))
	c, err := k.Kuitansi(ctx, k.kasir, h.ID)
	require.NoError(t, err)
	require.Equal(t, keuangan.KuitansiCetak{
		Nomor: "KW/2026/000001", Judul: "Kuitansi", Bayar: h.Pembayaran, Terbilang: "satu juta rupiah", Titipan: 50_000,
		Baris: []keuangan.BarisKuitansi{
			{Santri: "k-1-s1", Uraian: "spp September 2026", Jumlah: 150_000},
			{Santri: "k-1-s1", Uraian: "syahriah Oktober 2026", Jumlah: 350_000},
			{Santri: "k-1-s1", Uraian: "makan Oktober 2026", Jumlah: 450_000},
		},
	}, c)
	k.tagih(t, "k-1", "MTs", "spp", okt10, 20_000)
	pakai := k.terima(t, titipan("k-1", 20_000))
	c, err = k.Kuitansi(ctx, k.kasir, pakai.ID)
	require.NoError(t, err)
	require.Equal(t, []string{"", "Bukti pemakaian titipan", "dua puluh ribu rupiah"}, []string{c.Nomor, c.Judul, c.Terbilang})
	balik, err := k.BalikBayar(ctx, k.kasir, "", h.ID, "uang palsu")
	require.NoError(t, err)
	c, err = k.Kuitansi(ctx, k.kasir, h.ID)
	require.NoError(t, err)
	require.True(t, c.Dibalik)
	require.Equal(t, "KW/2026/000001", c.Nomor, "kuitansi yang dibalik tetap di daftar")
	c, err = k.Kuitansi(ctx, k.kasir, balik.Pembalik.ID)
	require.NoError(t, err)
	require.Equal(t, []string{"", "Bukti pembalikan"}, []string{c.Nomor, c.Judul})
	_, err = k.Kuitansi(ctx, k.kasir, "tiada")
	require.ErrorIs(t, err, keuangan.ErrBayarTiada)
	k.periksa(t)
}
