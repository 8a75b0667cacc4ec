package keuangantest

import (
	"context"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

func ujiImporMutasi(t *testing.T, st keuangan.Stores, at dasar.Atomic[keuangan.Stores]) {
	rumah := rumahBank(t)
	for nama, uji := range map[string]func(*testing.T, *bank){
		"VA dibukukan sendiri, yang lain menunggu":      imporBiasa,
		"VA melunasi santrinya dahulu, lalu saudaranya": imporSantriDahulu,
		"biaya, bagi hasil dan sen":                     imporSen,
		"bulan terkunci":                                imporBulanTerkunci,
		"dikenali kemudian":                             imporDikenaliKemudian,
		"pratinjau":                                     imporPratinjau,
		"rujukan sama, isi lain":                        imporRujukanBeda,
		"putus di tengah lalu diulang":                  imporPutus,
	} {
		t.Run(nama, func(t *testing.T) { uji(t, bukaBank(t, rumah, st, at)) })
	}
}

func imporBiasa(t *testing.T, k *bank) {
	va, nama, asing := k.baris(1, true, "250000", "VA 8810260003 SPP"), k.baris(2, true, "250000", "TRSF BUDI SANTOSO SPP SALMA OKT"), k.baris(3, true, "70000", "TRANSFER DARI ORANG JAUH")
	keluar, biaya := k.baris(4, false, "1000000", "TARIKAN TUNAI"), k.baris(5, false, "15000", "BIAYA ADM")
	h := k.impor(t, va, nama, asing, keluar, biaya)
	require.Equal(t, 5, h.Baru)
	require.Equal(t, 1, h.Dibukukan)
	require.Empty(t, h.Gagal)
	for r, kelas := range map[*keuangan.BarisBank]keuangan.KelasMutasi{&va: keuangan.Pasti, &nama: keuangan.Tinjau, &asing: keuangan.TakDikenal, &keluar: keuangan.Keluar, &biaya: keuangan.BiayaBank} {
		m, _ := k.lihat(t, *r)
		require.Equal(t, kelas, m.Kelas)
		require.Equal(t, kelas == keuangan.Pasti, m.Putusan == keuangan.Dibukukan)
	}
	m, _ := k.lihat(t, va)
	b, err := k.AmbilBayar(context.Background(), k.bendahara, m.Pembayaran)
	require.NoError(t, err)
	require.Equal(t, keuangan.VA, b.Cara)
	require.Equal(t, santri.KeluargaID("k-2"), b.Keluarga)
	require.Equal(t, va.Tanggal, b.Tanggal)
	require.Equal(t, dasar.Rupiah(250_000), b.SisaTitipan, "nothing was due")
	require.Equal(t, va.Rujukan, b.Rujukan)
	k.utuh(t)
}

func imporSantriDahulu(t *testing.T, k *bank) {
	lama := k.tagih(t, "k-1", "MA", "spp", dasar.Tgl(2026, 8, 10), 100_000)
	milik := k.tagihSantri(t, "k-1-s2", "k-1", "MA", "makan", dasar.Tgl(2026, 9, 10), 300_000)
	r := k.baris(1, true, "350000", "VA 8810260002")
	k.impor(t, r)
	m, _ := k.lihat(t, r)
	b, err := k.AmbilBayar(context.Background(), k.bendahara, m.Pembayaran)
	require.NoError(t, err)
	require.Len(t, b.Alokasi, 2)
	require.Equal(t, milik, b.Alokasi[0].Tagihan)
	require.Equal(t, dasar.Rupiah(300_000), b.Alokasi[0].Jumlah)
	require.Equal(t, lama, b.Alokasi[1].Tagihan, "the rest serves the family")
	require.Equal(t, dasar.Rupiah(50_000), b.Alokasi[1].Jumlah)
	k.utuh(t)
}

func imporSen(t *testing.T, k *bank) {
	k.atur(t, func(p *keuangan.Pengaturan) { p.BukukanBiaya = true })
	k.saldo = decimal.RequireFromString("1000.40")
	hasil, pajak, va := k.baris(1, true, "431287.25", "BAGI HASIL"), k.baris(1, false, "86257.45", "PAJAK BAGI HASIL"), k.baris(2, true, "250000", "VA 8810260003")
	receh := k.baris(3, true, "0.30", "BAGI HASIL")
	h := k.impor(t, hasil, pajak, va, receh)
	require.Equal(t, 4, h.Dibukukan)
	require.Equal(t, dasar.Rupiah(-431_287), k.saldoAkun(t, keuangan.AkunBagiHasil))
	require.Equal(t, dasar.Rupiah(86_257), k.saldoAkun(t, keuangan.AkunBiayaBank))
	// 1000.40 -> 432287.65 -> 346030.20 -> 596030.20 -> 596030.50: rounded, the bank moved 431288, -86258, 250000, 1.
	require.Equal(t, dasar.Rupiah(431_288-86_258+250_000+1), k.saldoAkun(t, keuangan.AkunBank), "the books follow the rounded balance of the bank")
	require.Equal(t, dasar.Rupiah(-1+1-1), k.saldoAkun(t, keuangan.AkunPembulatan))
	m, b := k.lihat(t, hasil)
	require.True(t, m.Nominal.Equal(hasil.Nominal), "sen stay on the row")
	_, err := k.Urungkan(context.Background(), k.bendahara, "", b, "bukan bagi hasil")
	require.NoError(t, err)
	require.Zero(t, k.saldoAkun(t, keuangan.AkunBagiHasil))
	beda, err := k.Stores.Buku.Jurnal.Periksa(context.Background(), k.lembaga)
	require.NoError(t, err)
	require.Empty(t, beda)
}

func imporBulanTerkunci(t *testing.T, k *bank) {
	ctx := context.Background()
	k.jam.Setel(time.Date(2026, 11, 20, 3, 0, 0, 0, time.UTC))
	require.NoError(t, k.KunciPeriode(ctx, k.bendahara, dasar.Bln(2026, 10), "tutup buku"))
	r := k.baris(31, true, "250000", "VA 8810260003")
	h := k.impor(t, r)
	require.Empty(t, h.Gagal)
	m, b := k.lihat(t, r)
	require.Equal(t, dasar.Tgl(2026, 10, 31), m.Tanggal, "the day of the bank stays")
	p, err := k.AmbilBayar(ctx, k.bendahara, m.Pembayaran)
	require.NoError(t, err)
	require.Equal(t, dasar.Tgl(2026, 11, 1), p.Tanggal, "booked on the first open day")
	k.utuh(t)
	_, err = k.Urungkan(ctx, k.bendahara, "", b, "salah orang")
	require.NoError(t, err)
	k.utuh(t)
}

func imporDikenaliKemudian(t *testing.T, k *bank) {
	ctx := context.Background()
	k.atur(t, func(p *keuangan.Pengaturan) { p.AwalanVA = "" })
	r, diputus := k.baris(1, true, "250000", "VA 8810260003"), k.baris(1, true, "90000", "VA 8810260004")
	k.impor(t, r, diputus)
	m, _ := k.lihat(t, r)
	require.Equal(t, keuangan.TakDikenal, m.Kelas)
	_, b := k.lihat(t, diputus)
	_, err := k.PutuskanMutasi(ctx, k.bendahara, "", keuangan.AksiAbaikan, "uang pinjaman", b)
	require.NoError(t, err)

	require.NoError(t, k.AturVA(ctx, k.bendahara, keuangan.NomorVA{Nomor: "8810260003", Santri: "k-2-s1"}, keuangan.NomorVA{Nomor: "8810260004", Santri: "k-3-s1"}))
	h := k.impor(t, r, diputus)
	require.Equal(t, []int{0, 2, 1, 1}, []int{h.Baru, h.Ada, h.Diperbarui, h.Dibukukan}, "baru, ada, diperbarui, dibukukan")
	m, _ = k.lihat(t, diputus)
	require.Equal(t, keuangan.Diabaikan, m.Putusan, "a decision stands")
	k.utuh(t)
}

func imporPratinjau(t *testing.T, k *bank) {
	ctx := context.Background()
	sebelum := k.keadaan(t)
	va, nama := k.baris(1, true, "250000", "VA 8810260003"), k.baris(2, true, "100000", "TRSF HASAN SPP AHMAD")
	depan := k.baris(2, true, "5", "x")
	depan.Tanggal = dasar.Tgl(2026, 10, 21)
	p := k.berkas(va, va, nama, depan)
	pra, err := k.PratinjauMutasi(ctx, k.bendahara, p)
	require.NoError(t, err)
	require.Equal(t, []int{2, 0, 1}, []int{pra.Baru, pra.Ada, pra.Ulangan})
	require.Equal(t, 1, pra.PerKelas[keuangan.Tinjau].Baris)
	require.Equal(t, "100000", pra.PerKelas[keuangan.Tinjau].Total.String())
	require.Len(t, pra.Galat, 1)
	require.Equal(t, keuangan.ErrMutasiDepan, pra.Galat[0].Aturan)
	require.Equal(t, sebelum, k.keadaan(t), "a preview writes nothing")

	require.NoError(t, k.AturVA(ctx, k.bendahara, keuangan.NomorVA{Nomor: "8810260003", Santri: "k-3-s1"}))
	p.Sidik = pra.Sidik
	_, err = k.ImporMutasi(ctx, k.bendahara, p)
	require.ErrorIs(t, err, keuangan.ErrPratinjauBasi, "the number belongs to somebody else meanwhile")
	require.Equal(t, sebelum, k.keadaan(t))
	pra, err = k.PratinjauMutasi(ctx, k.bendahara, p)
	require.NoError(t, err)
	p.Sidik = pra.Sidik
	n := 0
	p.Maju = func(selesai, total int) { n++; require.Equal(t, []int{n, 1}, []int{selesai, total}) }
	_, err = k.ImporMutasi(ctx, k.bendahara, p)
	require.NoError(t, err)
	require.Equal(t, 1, n)
}

func imporRujukanBeda(t *testing.T, k *bank) {
	r := k.baris(1, true, "250000", "VA 8810260003")
	k.impor(t, r)
	lain := r
	lain.Nominal = decimal.NewFromInt(900_000)
	h := k.impor(t, lain)
	require.Len(t, h.Galat, 1)
	require.Equal(t, keuangan.ErrRujukanBeda, h.Galat[0].Aturan)
	require.Zero(t, h.Baru+h.Ada)
	k.utuh(t)
}

// putus fails units of work from the n-th on, after their work is done: the
// process dies before they commit.
type putus struct {
	dasar.Atomic[keuangan.Stores]
	sisa *int
}

func (p putus) Do(ctx context.Context, fn func(context.Context, keuangan.Stores) error) error {
	return p.Atomic.Do(ctx, func(ctx context.Context, st keuangan.Stores) error {
		if err := fn(ctx, st); err != nil {
			return err
		}
		if *p.sisa--; *p.sisa < 0 {
			return errBatal
		}
		return nil
	})
}

func imporPutus(t *testing.T, k *bank) {
	k.tagih(t, "k-2", "MTs", "spp", dasar.Tgl(2026, 10, 10), 400_000)
	var rs []keuangan.BarisBank
	for i := range 6 {
		rs = append(rs, k.baris(1+i, true, "250000", "VA 8810260003"))
	}
	utuh := k.Atomic
	for n := 0; ; n++ {
		sisa := n
		k.Atomic = putus{utuh, &sisa}
		_, err := k.ImporMutasi(context.Background(), k.bendahara, k.berkas(rs...))
		k.utuh(t)
		if err == nil {
			break
		}
		require.ErrorIs(t, err, errBatal)
	}
	k.Atomic = utuh
	require.Equal(t, dasar.Rupiah(6*250_000), k.saldoAkun(t, keuangan.AkunBank))
	h := k.impor(t, rs...)
	require.Zero(t, h.Baru+h.Dibukukan)
}

func ujiAntrean(t *testing.T, st keuangan.Stores, at dasar.Atomic[keuangan.Stores]) {
	rumah := rumahBank(t)
	for nama, uji := range map[string]func(*testing.T, *bank){
		"usulan dikonfirmasi":                 antreKonfirmasi,
		"titipan tak dikenal lalu dikenali":   antreTakKenal,
		"dipasangkan dengan pembayaran kasir": antrePasang,
		"diputus bersama":                     antreMassal,
		"diurungkan":                          antreUrung,
		"dibalik oleh kasir":                  antreDibalik,
		"teks dibuka lewat putusan":           antreTampil,
	} {
		t.Run(nama, func(t *testing.T) { uji(t, bukaBank(t, rumah, st, at)) })
	}
}

func antreKonfirmasi(t *testing.T, k *bank) {
	ctx := context.Background()
	tagihan := k.tagihSantri(t, "k-1-s2", "k-1", "MA", "spp", dasar.Tgl(2026, 10, 10), 200_000)
	r := k.baris(1, true, "250000", "TRSF BUDI SANTOSO SPP SALMA OKT")
	k.impor(t, r)
	m, b := k.lihat(t, r)
	h, err := k.Konfirmasi(ctx, k.bendahara, "kunci-1", b, m.Usulan[0].Santri)
	require.NoError(t, err)
	require.Equal(t, keuangan.Dibukukan, h.Mutasi.Putusan)
	require.Equal(t, "k-1-s2", string(m.Usulan[0].Santri))
	require.Equal(t, keuangan.Transfer, h.Bayar.Cara)
	require.Equal(t, tagihan, h.Bayar.Alokasi[0].Tagihan)
	require.Equal(t, dasar.Rupiah(50_000), h.Bayar.SisaTitipan)
	k.utuh(t)

	lagi, err := k.Konfirmasi(ctx, k.bendahara, "kunci-1", b, m.Usulan[0].Santri)
	require.NoError(t, err, "the same call again")
	require.True(t, lagi.Ulangan)
	require.Equal(t, h.Bayar.ID, lagi.Bayar.ID)
	_, err = k.Konfirmasi(ctx, k.bendahara, "kunci-1", b, "k-2-s1")
	require.ErrorIs(t, err, dasar.ErrUlang, "the same key for another santri")
	_, err = k.Konfirmasi(ctx, k.bendahara, "kunci-2", b, m.Usulan[0].Santri)
	require.ErrorIs(t, err, keuangan.ErrMutasiVersi, "as seen before it was decided")
	_, b = k.lihat(t, r)
	_, err = k.Konfirmasi(ctx, k.bendahara, "kunci-3", b, m.Usulan[0].Santri)
	require.ErrorIs(t, err, keuangan.ErrAksiPutusan, "decided already")
	k.utuh(t)
}

func antreTakKenal(t *testing.T, k *bank) {
	ctx := context.Background()
	k.tagih(t, "k-2", "MTs", "spp", dasar.Tgl(2026, 10, 10), 100_000)
	r := k.baris(1, true, "70000", "TRANSFER DARI ORANG JAUH")
	k.impor(t, r)
	_, b := k.lihat(t, r)
	awal := k.keadaan(t)
	ms, err := k.PutuskanMutasi(ctx, k.bendahara, "titip", keuangan.AksiTitip, "", b)
	require.NoError(t, err)
	require.Equal(t, keuangan.TakKenal, ms[0].Putusan)
	titip := k.keadaan(t)
	k.utuh(t)

	_, b = k.lihat(t, r)
	h, err := k.Konfirmasi(ctx, k.bendahara, "", b, "k-2-s1")
	require.NoError(t, err, "somebody asked at the window")
	require.Equal(t, keuangan.DariTakKenal, h.Bayar.Cara)
	require.Equal(t, dasar.Rupiah(70_000), h.Bayar.Pembagian.Dibayar())
	k.utuh(t)

	_, b = k.lihat(t, r)
	_, err = k.Urungkan(ctx, k.bendahara, "", b, "salah orang")
	require.NoError(t, err)
	require.Equal(t, titip, k.keadaan(t), "back on titipan tak dikenal")
	_, b = k.lihat(t, r)
	_, err = k.Urungkan(ctx, k.bendahara, "", b, "tunggu dahulu")
	require.NoError(t, err)
	require.Equal(t, awal, k.keadaan(t), "and back in the queue")
	k.utuh(t)
}

func antrePasang(t *testing.T, k *bank) {
	ctx := context.Background()
	kasir, err := k.Terima(ctx, k.kasir, "", keuangan.PermintaanBayar{Keluarga: "k-3", Cara: keuangan.Transfer, Jumlah: 300_000, Rekening: rekeningBank, Tanggal: dasar.Tgl(2026, 10, 1)})
	require.NoError(t, err)
	tunai, err := k.Terima(ctx, k.kasir, "", keuangan.PermintaanBayar{Keluarga: "k-3", Cara: keuangan.Tunai, Jumlah: 300_000, Laci: "laci-1"})
	require.NoError(t, err)
	r, lain, kurang := k.baris(1, true, "300000", "TRSF ROFI'I AL-FARISI SPP UMAR"), k.baris(2, true, "300000", "TRSF ROFI'I AL FARISI SPP UMAR"), k.baris(2, true, "299999", "x")
	k.impor(t, r, lain, kurang)
	saldo := k.saldoAkun(t, keuangan.AkunBank)
	_, b := k.lihat(t, r)
	_, bLain := k.lihat(t, lain)
	_, bKurang := k.lihat(t, kurang)

	_, err = k.Pasangkan(ctx, k.bendahara, "", bKurang, kasir.ID)
	require.ErrorIs(t, err, keuangan.ErrPasangan, "another amount")
	_, err = k.Pasangkan(ctx, k.bendahara, "", b, tunai.ID)
	require.ErrorIs(t, err, keuangan.ErrPasangan, "cash")
	_, err = k.Pasangkan(ctx, k.bendahara, "", b, "tak-ada")
	require.ErrorIs(t, err, keuangan.ErrBayarTiada)
	h, err := k.Pasangkan(ctx, k.bendahara, "pasang", b, kasir.ID)
	require.NoError(t, err)
	require.Equal(t, kasir.ID, h.Mutasi.Pembayaran)
	require.Equal(t, saldo, k.saldoAkun(t, keuangan.AkunBank), "the money was booked by the cashier")
	_, err = k.Pasangkan(ctx, k.bendahara, "", bLain, kasir.ID)
	require.ErrorIs(t, err, keuangan.ErrMutasiGanda, "one payment, one row")
	k.utuh(t)

	_, b = k.lihat(t, r)
	h, err = k.Urungkan(ctx, k.bendahara, "", b, "pasangan keliru")
	require.NoError(t, err)
	require.Equal(t, keuangan.Menunggu, h.Mutasi.Putusan)
	p, err := k.AmbilBayar(ctx, k.kasir, kasir.ID)
	require.NoError(t, err)
	require.Empty(t, p.DibalikOleh, "the cashier's payment stands")
	_, err = k.Pasangkan(ctx, k.bendahara, "", bLain, kasir.ID)
	require.NoError(t, err)
	_, err = k.BalikBayar(ctx, k.kasir, "", kasir.ID, "salah ketik")
	require.NoError(t, err)
	m, _ := k.lihat(t, lain)
	require.Equal(t, keuangan.Menunggu, m.Putusan, "its payment is gone")
	k.utuh(t)
}

func antreMassal(t *testing.T, k *bank) {
	ctx := context.Background()
	biaya, tarik, hasil, asing := k.baris(1, false, "15000", "BIAYA ADM"), k.baris(2, false, "6500", "KLIRING"), k.baris(3, true, "1200", "JASA GIRO"), k.baris(4, true, "5000", "TANPA NAMA")
	k.impor(t, biaya, tarik, hasil, asing)
	var bs []keuangan.BarisMutasi
	for _, r := range []keuangan.BarisBank{biaya, tarik, hasil, asing} {
		_, b := k.lihat(t, r)
		bs = append(bs, b)
	}
	awal := k.keadaan(t)
	for nama, x := range map[string]struct {
		aksi   keuangan.AksiMutasi
		alasan string
		bs     []keuangan.BarisMutasi
		aturan dasar.Aturan
	}{
		"konfirmasi bersama":       {keuangan.AksiKonfirmasi, "", bs[3:], keuangan.ErrMassal},
		"aksi tak dikenal":         {"hapus", "", bs[:1], keuangan.ErrAksiKelas},
		"abaikan tanpa alasan":     {keuangan.AksiAbaikan, " ", bs[:1], keuangan.ErrAlasan},
		"tanpa baris":              {keuangan.AksiTitip, "", nil, keuangan.ErrAksiPutusan},
		"baris dua kali":           {keuangan.AksiBiaya, "", []keuangan.BarisMutasi{bs[0], bs[0]}, keuangan.ErrAksiPutusan},
		"uang masuk bukan biaya":   {keuangan.AksiBiaya, "", []keuangan.BarisMutasi{bs[0], bs[2]}, keuangan.ErrAksiKelas},
		"uang keluar bukan hasil":  {keuangan.AksiHasil, "", []keuangan.BarisMutasi{bs[2], bs[0]}, keuangan.ErrAksiKelas},
		"uang keluar dititipkan":   {keuangan.AksiTitip, "", []keuangan.BarisMutasi{bs[3], bs[1]}, keuangan.ErrAksiKelas},
		"baris yang tak ada":       {keuangan.AksiBiaya, "", []keuangan.BarisMutasi{bs[0], {Rekening: "BCA 1", Kunci: bs[0].Kunci, Versi: 1}}, keuangan.ErrMutasiTiada},
		"versi yang sudah berubah": {keuangan.AksiBiaya, "", []keuangan.BarisMutasi{{Rekening: rekeningBank, Kunci: bs[0].Kunci, Versi: 7}}, keuangan.ErrMutasiVersi},
	} {
		_, err := k.PutuskanMutasi(ctx, k.bendahara, "", x.aksi, x.alasan, x.bs...)
		require.ErrorIs(t, err, x.aturan, nama)
		require.Equal(t, awal, k.keadaan(t), nama)
	}
	ms, err := k.PutuskanMutasi(ctx, k.bendahara, "biaya", keuangan.AksiBiaya, "", bs[0], bs[1])
	require.NoError(t, err)
	require.Len(t, ms, 2)
	lagi, err := k.PutuskanMutasi(ctx, k.bendahara, "biaya", keuangan.AksiBiaya, "", bs[0], bs[1])
	require.NoError(t, err)
	require.Equal(t, []string{ms[0].Jurnal, ms[1].Jurnal}, []string{lagi[0].Jurnal, lagi[1].Jurnal}, "the same call again does nothing")
	_, err = k.PutuskanMutasi(ctx, k.bendahara, "", keuangan.AksiHasil, "", bs[2])
	require.NoError(t, err)
	_, err = k.PutuskanMutasi(ctx, k.bendahara, "", keuangan.AksiTitip, "belum jelas", bs[3])
	require.NoError(t, err)
	require.Equal(t, dasar.Rupiah(21_500), k.saldoAkun(t, keuangan.AkunBiayaBank))
	require.Equal(t, dasar.Rupiah(-1_200), k.saldoAkun(t, keuangan.AkunBagiHasil))
	require.Equal(t, dasar.Rupiah(-5_000), k.saldoAkun(t, keuangan.AkunTitipanTakKenal))
	k.utuh(t)
}

func antreUrung(t *testing.T, k *bank) {
	ctx := context.Background()
	k.tagih(t, "k-2", "MTs", "spp", dasar.Tgl(2026, 10, 10), 100_000)
	va := k.baris(1, true, "150000", "VA 8810260003")
	_, err := k.ImporMutasi(ctx, k.bendahara, k.berkas())
	require.NoError(t, err)
	awal := k.keadaan(t)
	k.impor(t, va)
	_, b := k.lihat(t, va)
	h, err := k.Urungkan(ctx, k.bendahara, "urung", b, "bukan santri ini")
	require.NoError(t, err)
	require.Equal(t, keuangan.Menunggu, h.Mutasi.Putusan)
	require.Equal(t, append([]string{"baris " + va.Rujukan + " pasti  bayar=false"}, awal...), k.keadaan(t), "as if it had never been booked")
	ulang, err := k.Urungkan(ctx, k.bendahara, "urung", b, "bukan santri ini")
	require.NoError(t, err)
	require.True(t, ulang.Ulangan)
	_, b = k.lihat(t, va)
	_, err = k.Urungkan(ctx, k.bendahara, "", b, "sekali lagi")
	require.ErrorIs(t, err, keuangan.ErrAksiPutusan, "it waits")

	dua := k.impor(t, va)
	require.Zero(t, dua.Dibukukan, "what a person undid is not booked by itself again")
	hasil, err := k.Konfirmasi(ctx, k.bendahara, "", b, "k-3-s1")
	require.NoError(t, err)
	require.Equal(t, santri.KeluargaID("k-3"), hasil.Bayar.Keluarga)
	k.utuh(t)
	riwayat, err := k.RiwayatMutasi(ctx, k.bendahara, b)
	require.NoError(t, err)
	require.Len(t, riwayat, 3)
	require.Equal(t, "bukan santri ini", riwayat[1].Alasan)
}

func antreDibalik(t *testing.T, k *bank) {
	ctx := context.Background()
	k.saldo = decimal.RequireFromString("0.30")
	va := k.baris(1, true, "150000.30", "VA 8810260003")
	k.impor(t, va)
	require.Equal(t, dasar.Rupiah(150_001), k.saldoAkun(t, keuangan.AkunBank), "0.30 and 150000.60, rounded")
	m, _ := k.lihat(t, va)
	_, err := k.BalikBayar(ctx, k.kasir, "", m.Pembayaran, "salah orang")
	require.NoError(t, err)
	m, _ = k.lihat(t, va)
	require.Equal(t, keuangan.Menunggu, m.Putusan, "the row waits again")
	require.Zero(t, k.saldoAkun(t, keuangan.AkunBank))
	require.Zero(t, k.saldoAkun(t, keuangan.AkunPembulatan))
	k.utuh(t)
}

func antreTampil(t *testing.T, k *bank) {
	ctx := context.Background()
	r := k.baris(1, true, "70000", "TRANSFER DARI ORANG JAUH")
	k.impor(t, r, k.baris(2, true, "80000", "TRANSFER DARI ORANG LAIN"))
	bs, next, err := k.AntreanMutasi(ctx, k.bendahara, keuangan.SaringMutasi{Menunggu: true, Kelas: keuangan.TakDikenal}, dasar.Page{Limit: 1})
	require.NoError(t, err)
	require.NotEmpty(t, next)
	require.Equal(t, "TRANSFER DARI ORANG JAUH", bs[0].Tampil)
	jejak, _, err := k.rumah.Jejak.Subjek(ctx, k.lembaga, bs[0].Subjek, dasar.Page{})
	require.NoError(t, err)
	require.Len(t, jejak, 1, "who opened it is written down")

	kasir := k.bendahara
	kasir.Peran = privasi.PeranKasir
	bs, _, err = k.AntreanMutasi(ctx, kasir, keuangan.SaringMutasi{}, dasar.Page{})
	require.NoError(t, err)
	require.Equal(t, privasi.TeksTiada, bs[0].Tampil, "not for a cashier")
	hitung, err := k.HitungMutasi(ctx, k.bendahara, rekeningBank)
	require.NoError(t, err)
	require.Equal(t, 2, hitung[keuangan.TakDikenal][keuangan.Menunggu])
}

func ujiTolakMutasi(t *testing.T, st keuangan.Stores, at dasar.Atomic[keuangan.Stores]) {
	ctx := context.Background()
	k := bukaBank(t, rumahBank(t), st, at)
	r, keluar := k.baris(1, true, "70000", "TRANSFER DARI ORANG JAUH"), k.baris(2, false, "70000", "TARIKAN")
	k.impor(t, r, keluar)
	_, b := k.lihat(t, r)
	_, bKeluar := k.lihat(t, keluar)
	tamu := k.bendahara
	tamu.Lingkup = dasar.Lingkup{Unit: []string{"MTs"}}
	asing := k.bendahara
	asing.Lembaga = "lembaga-lain"
	require.NoError(t, k.Siapkan(ctx, asing))
	tanpaSegel := k.Service
	tanpaSegel.Brankas, tanpaSegel.Penjaga = nil, nil
	salah := k.baris(3, true, "1", "x")
	salahSaldo := k.berkas(salah)
	salahSaldo.Berkas.SaldoAwal, salahSaldo.Berkas.SaldoAkhir = decimal.NewNullDecimal(decimal.Zero), decimal.NewNullDecimal(decimal.New(2, 0))
	tanpaRekening := k.berkas(salah)
	tanpaRekening.Rekening = ""

	awal := k.keadaan(t)
	for nama, x := range map[string]struct {
		lakukan func() error
		aturan  dasar.Aturan
	}{
		"di luar lingkup: impor":      {func() error { _, err := k.ImporMutasi(ctx, tamu, k.berkas(salah)); return err }, dasar.ErrLingkup},
		"di luar lingkup: pratinjau":  {func() error { _, err := k.PratinjauMutasi(ctx, tamu, k.berkas(salah)); return err }, dasar.ErrLingkup},
		"di luar lingkup: konfirmasi": {func() error { _, err := k.Konfirmasi(ctx, tamu, "", b, "k-2-s1"); return err }, dasar.ErrLingkup},
		"di luar lingkup: pasangkan":  {func() error { _, err := k.Pasangkan(ctx, tamu, "", b, "x"); return err }, dasar.ErrLingkup},
		"di luar lingkup: putuskan":   {func() error { _, err := k.PutuskanMutasi(ctx, tamu, "", keuangan.AksiTitip, "", b); return err }, dasar.ErrLingkup},
		"di luar lingkup: urungkan":   {func() error { _, err := k.Urungkan(ctx, tamu, "", b, "alasan"); return err }, dasar.ErrLingkup},
		"di luar lingkup: antrean": {func() error {
			_, _, err := k.AntreanMutasi(ctx, tamu, keuangan.SaringMutasi{}, dasar.Page{})
			return err
		}, dasar.ErrLingkup},
		"di luar lingkup: hitung":     {func() error { _, err := k.HitungMutasi(ctx, tamu, ""); return err }, dasar.ErrLingkup},
		"di luar lingkup: riwayat":    {func() error { _, err := k.RiwayatMutasi(ctx, tamu, b); return err }, dasar.ErrLingkup},
		"di luar lingkup: nomor VA":   {func() error { return k.AturVA(ctx, tamu) }, dasar.ErrLingkup},
		"di luar lingkup: terbitkan":  {func() error { _, err := k.TerbitkanVA(ctx, tamu); return err }, dasar.ErrLingkup},
		"lembaga lain":                {func() error { _, err := k.Konfirmasi(ctx, asing, "", b, "k-2-s1"); return err }, keuangan.ErrMutasiTiada},
		"santri tak ada":              {func() error { _, err := k.Konfirmasi(ctx, k.bendahara, "", b, "orang-lain"); return err }, keuangan.ErrAksiSantri},
		"uang keluar jadi pembayaran": {func() error { _, err := k.Konfirmasi(ctx, k.bendahara, "", bKeluar, "k-2-s1"); return err }, keuangan.ErrAksiKelas},
		"tagihan pilihan tidak ada": {func() error {
			_, err := k.Konfirmasi(ctx, k.bendahara, "", b, "k-2-s1", keuangan.PilihanTagihan{Tagihan: "tak-ada"})
			return err
		}, keuangan.ErrPilihanTagihan},
		"urungkan tanpa alasan": {func() error { _, err := k.Urungkan(ctx, k.bendahara, "", b, ""); return err }, keuangan.ErrAlasan},
		"tanpa penyegel":        {func() error { _, err := tanpaSegel.ImporMutasi(ctx, k.bendahara, k.berkas(salah)); return err }, keuangan.ErrBrankas},
		"tanpa penjaga": {func() error {
			_, _, err := tanpaSegel.AntreanMutasi(ctx, k.bendahara, keuangan.SaringMutasi{}, dasar.Page{})
			return err
		}, keuangan.ErrBrankas},
		"saldo berkas tidak cocok": {func() error { _, err := k.ImporMutasi(ctx, k.bendahara, salahSaldo); return err }, keuangan.ErrSaldoBerkas},
		"rekening tidak disebut":   {func() error { _, err := k.ImporMutasi(ctx, k.bendahara, tanpaRekening); return err }, keuangan.ErrRekening},
	} {
		require.ErrorIs(t, x.lakukan(), x.aturan, nama)
		require.Equal(t, awal, k.keadaan(t), nama)
	}
}
