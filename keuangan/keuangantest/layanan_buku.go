package keuangantest

import (
	"bytes"
	"context"
	"encoding/csv"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
)

// kantorBuku is the treasurer's office of one institution: its service, its
// clock and three people.
type kantorBuku struct {
	*keuangan.Service
	*buku
	jam       *dasartest.Jam
	bendahara dasar.Pelaku // the whole institution
	mts       dasar.Pelaku // the unit MTs only
	pengasuh  dasar.Pelaku // may reopen months
}

func bukaKantorBuku(t *testing.T, b *buku) *kantorBuku {
	k := &kantorBuku{buku: b, jam: dasartest.JamPada(saat)}
	k.Service = &keuangan.Service{Atomic: b.at, Stores: b.st, Now: k.jam.Now, Penjaga: pintu(k.jam.Now)}
	pelaku := func(id, peran string, l dasar.Lingkup) dasar.Pelaku {
		return dasar.Pelaku{ID: id, Lembaga: b.l, Peran: peran, Lingkup: l, Tujuan: "keuangan.laporan"}
	}
	k.bendahara = pelaku("bendahara-1", "bendahara", dasar.LingkupSemua)
	k.mts = pelaku("tu-mts", "tata_usaha", dasar.Lingkup{Unit: []string{"MTs"}})
	k.pengasuh = pelaku("pengasuh", "pengasuh", dasar.LingkupSemua)
	require.NoError(t, k.Siapkan(ctx, k.bendahara))
	return k
}

func runLayananBuku(t *testing.T, open Buka) {
	kasus := []struct {
		nama string
		uji  func(*testing.T, *kantorBuku)
	}{
		{"siapkan_dan_bagan", layananBagan},
		{"F08_jurnal_tangan_sekali", layananJurnal},
		{"jurnal_tangan_ditolak", layananJurnalTolak},
		{"pembalikan", layananBalik},
		{"lingkup_unit", layananLingkup},
		{"kunci_dan_buka_bulan", layananPeriode},
		{"saldo_awal", layananSaldoAwal},
		{"neraca_saldo", layananNeraca},
		{"hledger_menghitung_sama", layananHledger},
	}
	for _, k := range kasus {
		t.Run(k.nama, func(t *testing.T) {
			st, at := open(t)
			k.uji(t, bukaKantorBuku(t, bukaBuku(t, st, at, lembagaUji(1))))
		})
	}
}

func (k *kantorBuku) tangan(t *testing.T, pel dasar.Pelaku, hari dasar.Tanggal, baris []keuangan.Baris) keuangan.Jurnal {
	t.Helper()
	k.jam.Maju(1e9)
	j, err := k.CatatJurnal(ctx, pel, "", keuangan.MasukanJurnal{Tanggal: hari, Keterangan: "uji", Baris: baris})
	require.NoError(t, err)
	return j
}

func layananBagan(t *testing.T, k *kantorBuku) {
	bagan, err := k.BaganAkun(ctx, k.mts)
	require.NoError(t, err)
	require.Len(t, bagan, 113)
	a := bagan[len(bagan)-1]
	a.Nama = "Beban Lain-lain (diubah)"
	require.NoError(t, k.AturAkun(ctx, k.bendahara, a, keuangan.Akun{Kode: "5.2.1.10", Nama: "Beban Qurban", Jenis: keuangan.Beban, Induk: "5", Posting: true, Aktif: true}))
	require.NoError(t, k.Siapkan(ctx, k.bendahara), "again changes nothing")
	lagi, err := k.BaganAkun(ctx, k.bendahara)
	require.NoError(t, err)
	require.Len(t, lagi, 114)
	require.Equal(t, a.Nama, keuangan.Peta(lagi)[a.Kode].Nama)
	require.Equal(t, k.l, keuangan.Peta(lagi)["5.2.1.10"].Lembaga)

	require.ErrorIs(t, k.AturAkun(ctx, k.mts, a), dasar.ErrLingkup)
	require.ErrorIs(t, k.Siapkan(ctx, k.mts), dasar.ErrLingkup)
	require.ErrorIs(t, k.Siapkan(ctx, dasar.Pelaku{}), dasar.ErrPelaku)
	require.ErrorIs(t, k.AturAkun(ctx, k.bendahara, keuangan.Akun{Kode: "5.9", Nama: "Yatim", Jenis: keuangan.Beban, Induk: "5.8", Posting: true}), keuangan.ErrBagan)
	require.ErrorIs(t, k.AturAkun(ctx, k.bendahara, a, a), keuangan.ErrBagan)

	k.tangan(t, k.bendahara, dasar.Tgl(2026, 10, 1), dk("5.2.1.10", keuangan.AkunKas, 5, ""))
	terpakai := keuangan.Peta(lagi)["5.2.1.10"]
	ubah := func(fn func(*keuangan.Akun)) error {
		a := terpakai
		fn(&a)
		return k.AturAkun(ctx, k.bendahara, a)
	}
	require.ErrorIs(t, ubah(func(a *keuangan.Akun) { a.Kontra = true }), keuangan.ErrAkunTerpakai)
	require.ErrorIs(t, ubah(func(a *keuangan.Akun) { a.Posting = false }), keuangan.ErrAkunTerpakai)
	require.ErrorIs(t, ubah(func(a *keuangan.Akun) { a.Aktif = false }), keuangan.ErrAkunTerpakai, "it has a balance")
	k.tangan(t, k.bendahara, dasar.Tgl(2026, 10, 1), dk(keuangan.AkunKas, "5.2.1.10", 5, ""))
	require.NoError(t, ubah(func(a *keuangan.Akun) { a.Aktif = false }))

	p, err := k.Setelan(ctx, k.mts)
	require.NoError(t, err)
	require.Equal(t, keuangan.PengaturanBaku(), p)
	p.Sejak, p.Seri = dasar.Tgl(2026, 10, 8), "A"
	require.NoError(t, k.AturSetelan(ctx, k.bendahara, p))
	p, err = k.Setelan(ctx, k.mts)
	require.NoError(t, err)
	require.Equal(t, "A", p.Seri)
	require.Equal(t, "bendahara-1", p.Oleh)
	require.ErrorIs(t, k.AturSetelan(ctx, k.mts, p), dasar.ErrLingkup)
	p.Akun.Kas = "1.1.1"
	require.ErrorIs(t, k.AturSetelan(ctx, k.bendahara, p), keuangan.ErrPengaturan)
}

func layananJurnal(t *testing.T, k *kantorBuku) {
	m := keuangan.MasukanJurnal{Tanggal: dasar.Tgl(2026, 10, 7), Keterangan: "  Beli  kertas ", Baris: dk("5.2.1.02", keuangan.AkunKas, 75_000, "MTs")}
	j, err := k.CatatJurnal(ctx, k.bendahara, "kunci-1", m)
	require.NoError(t, err)
	require.Equal(t, keuangan.Umum, j.Jenis)
	require.Equal(t, "Beli kertas", j.Keterangan)
	require.Equal(t, "bendahara-1", j.Oleh)
	require.Equal(t, saat, j.Dicatat)
	k.jam.Maju(1e9)
	lagi, err := k.CatatJurnal(ctx, k.bendahara, "kunci-1", m)
	require.NoError(t, err)
	require.Equal(t, j, lagi, "same key and content: the first result")
	lain := m
	lain.Baris = dk("5.2.1.02", keuangan.AkunKas, 75_001, "MTs")
	_, err = k.CatatJurnal(ctx, k.bendahara, "kunci-1", lain)
	require.ErrorIs(t, err, dasar.ErrUlang)
	require.Equal(t, dasar.Conflict, dasar.KindOf(err))

	salah := m
	salah.Baris = dk("5.2.1.02", "9.9", 1, "")
	_, err = k.CatatJurnal(ctx, k.bendahara, "kunci-2", salah)
	require.ErrorIs(t, err, keuangan.ErrAkunTiada)
	_, err = k.CatatJurnal(ctx, k.bendahara, "kunci-2", m)
	require.NoError(t, err, "a refusal does not use up the key")

	ids := make([]string, 12)
	errs := ramai(len(ids), func(i int) error {
		j, err := k.CatatJurnal(context.Background(), k.bendahara, "kunci-3", m)
		ids[i] = j.ID
		return err
	})
	for i := range ids {
		require.NoError(t, errs[i])
		require.Equal(t, ids[0], ids[i], "all get the one journal")
	}
	require.Len(t, k.semuaJurnal(t, keuangan.SaringJurnal{}, 50), 3)
	k.utuh(t)
}

func layananJurnalTolak(t *testing.T, k *kantorBuku) {
	piutang := keuangan.Komponen{Lembaga: k.l, Kode: "spp", Uraian: "SPP", Piutang: "1.1.2.01", Pendapatan: "4.1.1.01", Keringanan: "4.1.1.91", Berkala: keuangan.Bulanan, TanggalTempo: 10, Aktif: true}
	require.NoError(t, k.st.Tarif.SimpanKomponen(ctx, k.l, piutang))
	kasus := []struct {
		nama  string
		m     keuangan.MasukanJurnal
		harap dasar.Aturan
	}{
		{"piutang santri", keuangan.MasukanJurnal{Baris: dk("1.1.2.01", "4.1.1.01", 5, "")}, keuangan.ErrAkunKontrol},
		{"titipan keluarga", keuangan.MasukanJurnal{Baris: dk(keuangan.AkunKas, keuangan.AkunTitipan, 5, "")}, keuangan.ErrAkunKontrol},
		{"titipan tak dikenal", keuangan.MasukanJurnal{Baris: dk(keuangan.AkunBank, keuangan.AkunTitipanTakKenal, 5, "")}, keuangan.ErrAkunKontrol},
		{"dana asing", keuangan.MasukanJurnal{Baris: []keuangan.Baris{{Akun: "1.1.1.14", Dana: "haji", Debit: 5}, {Akun: "2.1.4.01", Dana: "haji", Kredit: 5}}}, keuangan.ErrDanaTiada},
		{"jenis pembalik", keuangan.MasukanJurnal{Jenis: keuangan.Pembalik, Baris: dk(keuangan.AkunKas, "4.1.1.01", 5, "")}, keuangan.ErrJenisJurnal},
		{"jenis penutup", keuangan.MasukanJurnal{Jenis: keuangan.Penutup, Baris: dk(keuangan.AkunKas, "4.1.1.01", 5, "")}, keuangan.ErrJenisJurnal},
		{"jenis asing", keuangan.MasukanJurnal{Jenis: "x", Baris: dk(keuangan.AkunKas, "4.1.1.01", 5, "")}, keuangan.ErrJenisJurnal},
	}
	for _, c := range kasus {
		c.m.Tanggal, c.m.Keterangan = dasar.Tgl(2026, 10, 7), "uji"
		_, err := k.CatatJurnal(ctx, k.bendahara, "", c.m)
		require.ErrorIs(t, err, c.harap, c.nama)
	}
	_, err := k.CatatJurnal(ctx, k.bendahara, "", keuangan.MasukanJurnal{Tanggal: dasar.Tgl(2026, 10, 7), Keterangan: strings.Repeat("x", 301), Baris: dk(keuangan.AkunKas, "4.1.1.01", 5, "")})
	require.ErrorIs(t, err, keuangan.ErrTeksJurnal)
	_, err = k.CatatJurnal(ctx, dasar.Pelaku{}, "", keuangan.MasukanJurnal{})
	require.ErrorIs(t, err, dasar.ErrPelaku)
	_, err = k.CatatJurnal(ctx, k.bendahara, strings.Repeat("k", 201), keuangan.MasukanJurnal{Tanggal: dasar.Tgl(2026, 10, 7), Keterangan: "uji", Baris: dk(keuangan.AkunKas, "4.1.1.01", 5, "")})
	require.ErrorIs(t, err, dasar.ErrUlang)
	require.Empty(t, k.semuaJurnal(t, keuangan.SaringJurnal{}, 50))
}

func layananBalik(t *testing.T, k *kantorBuku) {
	j := k.tangan(t, k.bendahara, dasar.Tgl(2026, 9, 20), dk("5.2.1.02", keuangan.AkunKas, 100, "MTs"))
	balik, err := k.BalikJurnal(ctx, k.bendahara, "b-1", j.ID, "salah akun")
	require.NoError(t, err)
	require.Equal(t, j.Tanggal, balik.Tanggal, "the month is open: on the day of the journal")
	require.Equal(t, j.ID, balik.Membalik)
	lagi, err := k.BalikJurnal(ctx, k.bendahara, "b-1", j.ID, "salah akun")
	require.NoError(t, err)
	require.Equal(t, balik, lagi)
	_, err = k.BalikJurnal(ctx, k.bendahara, "b-2", j.ID, "salah akun")
	require.ErrorIs(t, err, keuangan.ErrDibalik)
	_, err = k.BalikJurnal(ctx, k.bendahara, "", balik.ID, "balik lagi")
	require.ErrorIs(t, err, keuangan.ErrJurnalPembalik)
	_, err = k.BalikJurnal(ctx, k.bendahara, "", j.ID, " ")
	require.ErrorIs(t, err, keuangan.ErrTeksJurnal)
	_, err = k.BalikJurnal(ctx, k.bendahara, "", "tidak-ada", "x")
	require.ErrorIs(t, err, keuangan.ErrJurnalTiada)

	otomatis := k.jurnal(dasar.Tgl(2026, 9, 20), dk("5.2.1.02", keuangan.AkunKas, 7, "")...)
	otomatis.Sumber = "bayar/" + otomatis.ID
	k.harusCatat(t, otomatis)
	_, err = k.BalikJurnal(ctx, k.bendahara, "", otomatis.ID, "x")
	require.ErrorIs(t, err, keuangan.ErrAsalJurnal)

	lama := k.tangan(t, k.bendahara, dasar.Tgl(2026, 8, 20), dk("5.2.1.02", keuangan.AkunKas, 30, ""))
	require.NoError(t, k.KunciPeriode(ctx, k.bendahara, dasar.Bln(2026, 8), "selesai"))
	balik, err = k.BalikJurnal(ctx, k.bendahara, "", lama.ID, "salah")
	require.NoError(t, err)
	require.Equal(t, dasar.Tgl(2026, 10, 8), balik.Tanggal, "the month is locked: today")
	k.utuh(t)
}

func layananLingkup(t *testing.T, k *kantorBuku) {
	campur := k.tangan(t, k.bendahara, dasar.Tgl(2026, 10, 1), append(dk("5.2.1.02", keuangan.AkunKas, 10, "MTs"), dk("5.2.1.02", keuangan.AkunKas, 5, "MA")...))
	ma := k.tangan(t, k.bendahara, dasar.Tgl(2026, 10, 2), dk("5.2.1.02", keuangan.AkunKas, 7, "MA"))
	umum := k.tangan(t, k.bendahara, dasar.Tgl(2026, 10, 2), dk("5.2.1.02", keuangan.AkunKas, 3, ""))

	_, err := k.CatatJurnal(ctx, k.mts, "", keuangan.MasukanJurnal{Tanggal: dasar.Tgl(2026, 10, 1), Keterangan: "uji", Baris: dk("5.2.1.02", keuangan.AkunKas, 1, "MA")})
	require.ErrorIs(t, err, dasar.ErrLingkup)
	_, err = k.CatatJurnal(ctx, k.mts, "", keuangan.MasukanJurnal{Tanggal: dasar.Tgl(2026, 10, 1), Keterangan: "uji", Baris: dk("5.2.1.02", keuangan.AkunKas, 1, "")})
	require.ErrorIs(t, err, dasar.ErrLingkup)

	j, err := k.AmbilJurnal(ctx, k.mts, campur.ID)
	require.NoError(t, err)
	require.Equal(t, campur.Baris[:2], j.Baris, "the lines of the own unit only")
	for _, id := range []string{ma.ID, umum.ID, "tidak-ada"} {
		_, err = k.AmbilJurnal(ctx, k.mts, id)
		require.ErrorIs(t, err, keuangan.ErrJurnalTiada)
		_, err = k.BalikJurnal(ctx, k.mts, "", id, "x")
		require.ErrorIs(t, err, keuangan.ErrJurnalTiada)
	}
	_, err = k.BalikJurnal(ctx, k.mts, "", campur.ID, "x")
	require.ErrorIs(t, err, keuangan.ErrJurnalTiada, "lines of another unit would be undone with it")

	js, _, err := k.CariJurnal(ctx, k.mts, keuangan.SaringJurnal{}, dasar.Page{})
	require.NoError(t, err)
	require.Equal(t, []keuangan.Jurnal{j}, js)
	_, _, err = k.CariJurnal(ctx, k.mts, keuangan.SaringJurnal{Unit: []santri.KodeUnit{"MA"}}, dasar.Page{})
	require.ErrorIs(t, err, dasar.ErrLingkup)
	_, _, err = k.CariJurnal(ctx, k.bendahara, keuangan.SaringJurnal{Jenis: "UMUM"}, dasar.Page{})
	require.ErrorIs(t, err, keuangan.ErrJenisJurnal, "an unknown filter is an error, not an empty list")

	n, err := k.NeracaSaldo(ctx, k.mts, keuangan.SaringNeraca{})
	require.NoError(t, err)
	require.EqualValues(t, 10, n.Debit)
	h, err := k.BukuBesar(ctx, k.mts, keuangan.SaringBuku{Akun: keuangan.AkunKas}, dasar.Page{})
	require.NoError(t, err)
	require.Len(t, h.Baris, 1)
	_, err = k.NeracaSaldo(ctx, k.mts, keuangan.SaringNeraca{Unit: []santri.KodeUnit{""}})
	require.ErrorIs(t, err, dasar.ErrLingkup)
	_, err = k.BukuBesar(ctx, k.mts, keuangan.SaringBuku{Akun: keuangan.AkunKas, Unit: []santri.KodeUnit{"MA"}}, dasar.Page{})
	require.ErrorIs(t, err, dasar.ErrLingkup)
	tanpa := k.mts
	tanpa.Lingkup = dasar.Lingkup{}
	for _, err := range []error{
		second(k.NeracaSaldo(ctx, tanpa, keuangan.SaringNeraca{})), k.KunciPeriode(ctx, k.mts, dasar.Bln(2026, 9), "x"), k.RangkumBuku(ctx, k.mts),
		second(k.PeriksaBuku(ctx, k.mts)), second(k.CatatSaldoAwal(ctx, k.mts, "", dasar.Tgl(2026, 10, 1))), second(k.TutupSaldoAwal(ctx, k.mts, dasar.Tgl(2026, 10, 1))),
		k.TulisHledger(ctx, k.mts, keuangan.PadaSaat{}, &bytes.Buffer{}),
	} {
		require.ErrorIs(t, err, dasar.ErrLingkup)
	}

	asing := k.bendahara
	asing.Lembaga = "pesantren-asing"
	_, err = k.AmbilJurnal(ctx, asing, campur.ID)
	require.ErrorIs(t, err, keuangan.ErrJurnalTiada)
	n, err = k.NeracaSaldo(ctx, asing, keuangan.SaringNeraca{})
	require.NoError(t, err)
	require.Empty(t, n.Baris)
}

func second[T any](_ T, err error) error { return err }

func layananPeriode(t *testing.T, k *kantorBuku) {
	sept := dasar.Bln(2026, 9)
	k.tangan(t, k.bendahara, sept.Akhir(), dk("5.2.1.02", keuangan.AkunKas, 10, ""))
	require.ErrorIs(t, k.KunciPeriode(ctx, k.bendahara, sept, "  "), keuangan.ErrAlasanPeriode)
	require.ErrorIs(t, k.KunciPeriode(ctx, k.bendahara, dasar.Bln(2026, 10), "x"), keuangan.ErrBelumBerakhir)
	require.ErrorIs(t, k.KunciPeriode(ctx, k.bendahara, dasar.Bulan{}, "x"), keuangan.ErrStatusPeriode)
	require.ErrorIs(t, k.BukaPeriode(ctx, k.pengasuh, sept, "x"), keuangan.ErrStatusPeriode, "it is open")
	require.NoError(t, k.KunciPeriode(ctx, k.bendahara, sept, "rekonsiliasi selesai"))
	require.ErrorIs(t, k.KunciPeriode(ctx, k.bendahara, sept, "lagi"), keuangan.ErrStatusPeriode)
	_, err := k.CatatJurnal(ctx, k.bendahara, "", keuangan.MasukanJurnal{Tanggal: sept.Awal(), Keterangan: "uji", Baris: dk("5.2.1.02", keuangan.AkunKas, 1, "")})
	require.ErrorIs(t, err, keuangan.ErrTerkunci)
	k.utuh(t)

	require.ErrorIs(t, k.BukaPeriode(ctx, k.bendahara, sept, "lupa"), keuangan.ErrPembuka)
	k.jam.Maju(1e9)
	require.ErrorIs(t, k.BukaPeriode(ctx, k.pengasuh, sept, ""), keuangan.ErrAlasanPeriode)
	require.NoError(t, k.BukaPeriode(ctx, k.pengasuh, sept, "nota tertinggal"))
	susul := k.tangan(t, k.bendahara, sept.Awal(), dk("5.2.1.02", keuangan.AkunKas, 1, ""))
	js, _, err := k.Susulan(ctx, k.bendahara, sept, dasar.Page{})
	require.NoError(t, err)
	require.Equal(t, []keuangan.Jurnal{susul}, js)
	js, _, err = k.Susulan(ctx, k.bendahara, dasar.Bln(2026, 8), dasar.Page{})
	require.NoError(t, err)
	require.Empty(t, js, "never locked")
	require.NoError(t, k.KunciPeriode(ctx, k.bendahara, sept, "selesai lagi"))

	status, err := k.StatusBuku(ctx, k.bendahara)
	require.NoError(t, err)
	require.Len(t, status, 1)
	require.Equal(t, "selesai lagi", status[0].Alasan)
	riwayat, err := k.RiwayatPeriode(ctx, k.bendahara)
	require.NoError(t, err)
	require.Len(t, riwayat, 3)
	k.utuh(t)
}

func layananSaldoAwal(t *testing.T, k *kantorBuku) {
	hari := dasar.Tgl(2026, 10, 1)
	awal := []keuangan.SaldoAwal{
		{Akun: keuangan.AkunBank, Jumlah: 250_000_000, Rekening: "bsi"},
		{Akun: keuangan.AkunKas, Jumlah: 1_500_000, Laci: "brankas", Unit: "MTs"},
		{Akun: "2.1.1.01", Jumlah: 20_000_000},
		{Akun: "1.2.2.92", Jumlah: 5_000_000}, // contra: usual side is kredit
		{Akun: "1.1.1.14", Jumlah: 9_000_000, Dana: "zakat"},
	}
	j, err := k.CatatSaldoAwal(ctx, k.bendahara, "awal", hari, awal...)
	require.NoError(t, err)
	lagi, err := k.CatatSaldoAwal(ctx, k.bendahara, "awal", hari, awal...)
	require.NoError(t, err)
	require.Equal(t, j.ID, lagi.ID)
	harap := map[keuangan.KodeAkun]dasar.Rupiah{
		keuangan.AkunBank: 250_000_000, keuangan.AkunKas: 1_500_000, "2.1.1.01": -20_000_000, "1.2.2.92": -5_000_000, "1.1.1.14": 9_000_000,
		"3.2.1.04": -9_000_000, keuangan.AkunSaldoAwal: -226_500_000,
	}
	require.Equal(t, harap, k.saldo(t, keuangan.PadaSaat{}))

	tutup, err := k.TutupSaldoAwal(ctx, k.bendahara, hari)
	require.NoError(t, err)
	require.Len(t, tutup.Baris, 4, "per unit")
	harap[keuangan.AkunSaldoAwal], harap["3.1.1.01"] = 0, -226_500_000
	require.Equal(t, harap, k.saldo(t, keuangan.PadaSaat{}))
	tutup, err = k.TutupSaldoAwal(ctx, k.bendahara, hari)
	require.NoError(t, err)
	require.Zero(t, tutup, "nothing left to close")
	k.utuh(t)

	for _, s := range []struct {
		saldo keuangan.SaldoAwal
		harap dasar.Aturan
	}{
		{keuangan.SaldoAwal{Akun: "4.1.1.01", Jumlah: 1}, keuangan.ErrSaldoAwal},
		{keuangan.SaldoAwal{Akun: "9.9", Jumlah: 1}, keuangan.ErrSaldoAwal},
		{keuangan.SaldoAwal{Akun: "2.1.1.01"}, keuangan.ErrSaldoAwal},
		{keuangan.SaldoAwal{Akun: "2.1.1.01", Jumlah: -dasar.MaxRupiah - 1}, keuangan.ErrSaldoAwal},
		{keuangan.SaldoAwal{Akun: keuangan.AkunTitipan, Jumlah: 1}, keuangan.ErrAkunKontrol},
		{keuangan.SaldoAwal{Akun: "1.1.1.14", Jumlah: 1, Dana: "haji"}, keuangan.ErrDanaTiada},
		{keuangan.SaldoAwal{Akun: "1.1.1.14", Jumlah: 1}, keuangan.ErrDana},
		{keuangan.SaldoAwal{Akun: keuangan.AkunBank, Jumlah: 1}, keuangan.ErrRincian},
	} {
		_, err := k.CatatSaldoAwal(ctx, k.bendahara, "", hari, s.saldo)
		require.ErrorIs(t, err, s.harap, "%+v", s.saldo)
	}
	require.Equal(t, harap, k.saldo(t, keuangan.PadaSaat{}))
}

func layananNeraca(t *testing.T, k *kantorBuku) {
	k.tangan(t, k.bendahara, dasar.Tgl(2026, 9, 30), dk(keuangan.AkunKas, "4.1.1.01", 1000, "MTs"))
	k.tangan(t, k.bendahara, dasar.Tgl(2026, 10, 1), dk("5.2.1.02", keuangan.AkunKas, 300, "MTs"))
	k.tangan(t, k.bendahara, dasar.Tgl(2026, 10, 9), dk(keuangan.AkunKas, "4.1.1.01", 50, "MA")) // tomorrow
	baris := func(n keuangan.Neraca) (out []keuangan.BarisNeraca) {
		for _, b := range n.Baris {
			b.Akun = keuangan.Akun{Kode: b.Akun.Kode}
			out = append(out, b)
		}
		return out
	}
	akun := func(k keuangan.KodeAkun) keuangan.Akun { return keuangan.Akun{Kode: k} }
	for range 2 {
		n, err := k.NeracaSaldo(ctx, k.bendahara, keuangan.SaringNeraca{Dari: dasar.Tgl(2026, 10, 1)})
		require.NoError(t, err)
		require.Equal(t, []keuangan.BarisNeraca{
			{Akun: akun(keuangan.AkunKas), Awal: 1000, Kredit: 300, Akhir: 700}, {Akun: akun("4.1.1.01"), Awal: -1000, Akhir: -1000}, {Akun: akun("5.2.1.02"), Debit: 300, Akhir: 300},
		}, baris(n), "up to today")
		require.EqualValues(t, 1000, n.Debit)
		require.EqualValues(t, 1000, n.Kredit)
		n, err = k.NeracaSaldo(ctx, k.bendahara, keuangan.SaringNeraca{Pada: keuangan.PadaSaat{Tanggal: dasar.Tgl(2026, 12, 31)}, Unit: []santri.KodeUnit{"MA", "MTs"}})
		require.NoError(t, err)
		require.EqualValues(t, 1050, n.Debit)
		require.Equal(t, "Kas Besar (Bendahara)", n.Baris[0].Akun.Nama)
		require.NoError(t, k.RangkumBuku(ctx, k.bendahara))
	}
	_, err := k.NeracaSaldo(ctx, k.bendahara, keuangan.SaringNeraca{Dari: dasar.Tgl(2026, 10, 2), Pada: keuangan.PadaSaat{Tanggal: dasar.Tgl(2026, 10, 1)}})
	require.ErrorIs(t, err, keuangan.ErrTanggalLaporan)
	_, err = k.BukuBesar(ctx, k.bendahara, keuangan.SaringBuku{Akun: keuangan.AkunKas, Dari: dasar.Tgl(2026, 10, 2), Sampai: dasar.Tgl(2026, 10, 1)}, dasar.Page{})
	require.ErrorIs(t, err, keuangan.ErrTanggalLaporan)
	_, err = k.BukuBesar(ctx, k.bendahara, keuangan.SaringBuku{Akun: "9.9"}, dasar.Page{})
	require.ErrorIs(t, err, keuangan.ErrAkunTiada)
	selisih, err := k.PeriksaBuku(ctx, k.bendahara)
	require.NoError(t, err)
	require.Empty(t, selisih)
}

// layananHledger lets a program written by others add up our journals. It
// needs hledger (Debian package hledger) and fails without it.
func layananHledger(t *testing.T, k *kantorBuku) {
	for i := range 120 {
		unit := unitAcak[i%3]
		k.harusCatat(t, k.jurnal(dasar.Bln(2026, 8+i%3).TanggalKe(1+i*7%28), dk(akunAcak[i%len(akunAcak)], akunAcak[(i*3+1)%len(akunAcak)], dasar.Rupiah(1000+i*i), unit)...))
	}
	aneh := k.jurnal(dasar.Tgl(2026, 10, 2), dk("5.2.1.02", keuangan.AkunKas, 5, "MTs")...)
	aneh.Keterangan, aneh.Baris[0].Alias = "titik;koma | pipa = {tanda} (kurung) ; x: y", "alias"
	zakat := k.jurnal(dasar.Tgl(2026, 10, 3), keuangan.Baris{Akun: "1.1.1.14", Dana: "zakat", Debit: 7}, keuangan.Baris{Akun: "2.1.4.01", Dana: "zakat", Kredit: 7})
	k.harusCatat(t, aneh, zakat)
	require.NoError(t, k.RangkumBuku(ctx, k.bendahara))
	k.jam.Maju(1e12)

	for _, pada := range []keuangan.PadaSaat{{}, {Tanggal: dasar.Tgl(2026, 9, 15)}} {
		var teks bytes.Buffer
		require.NoError(t, k.TulisHledger(ctx, k.bendahara, pada, &teks))
		harap := map[string]dasar.Rupiah{}
		for akun, n := range k.saldo(t, pada) {
			if n != 0 {
				harap[strings.ReplaceAll(string(akun), ".", "-")] = n
			}
		}
		saldo, err := hledger(t, teks.String(), "bal", "--flat", "-N", "--layout=bare", "-O", "csv")
		require.NoError(t, err)
		require.Equal(t, harap, saldo)
	}
	var teks bytes.Buffer
	require.NoError(t, k.TulisHledger(ctx, k.bendahara, keuangan.PadaSaat{}, &teks))
	_, err := hledger(t, strings.Replace(teks.String(), " 7 IDR =", " 8 IDR =", 1), "bal", "--layout=bare", "-O", "csv")
	require.Error(t, err, "the oracle can say no")
	dana, err := hledger(t, teks.String(), "bal", "tag:dana=^zakat$", "--flat", "-N", "--layout=bare", "-O", "csv")
	require.NoError(t, err)
	require.Equal(t, map[string]dasar.Rupiah{"1-1-1-14": 7, "2-1-4-01": -7}, dana)
}

// hledger runs the program strictly on a journal and returns its balances by
// account.
func hledger(t *testing.T, teks string, args ...string) (map[string]dasar.Rupiah, error) {
	t.Helper()
	program, err := exec.LookPath("hledger")
	require.NoError(t, err, "this test needs hledger (apt-get install hledger)")
	c := exec.Command(program, append([]string{"-s", "-f", "-"}, args...)...)
	c.Stdin = strings.NewReader(teks)
	c.Env = append(c.Environ(), "LANG=C.UTF-8", "LC_ALL=C.UTF-8")
	var galat bytes.Buffer
	c.Stderr = &galat
	out, err := c.Output()
	if err != nil {
		t.Logf("hledger: %s", strings.TrimSpace(galat.String()))
		return nil, err
	}
	rows, err := csv.NewReader(bytes.NewReader(out)).ReadAll()
	require.NoError(t, err)
	saldo := map[string]dasar.Rupiah{}
	for _, r := range rows[1:] {
		n, err := strconv.ParseInt(r[2], 10, 64)
		require.NoError(t, err, r)
		_, kode, _ := strings.Cut(r[0], ":K")
		saldo[kode] = dasar.Rupiah(n)
	}
	return saldo, nil
}
