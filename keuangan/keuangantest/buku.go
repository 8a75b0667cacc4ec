package keuangantest

import (
	"context"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
)

// RunBuku tests the stores of the ledger: accounts, settings, journals, months
// and totals, one institution beside another, the rules of [keuangan.Catat] on
// them, the invariants of the ledger as properties, and many at once. It passes
// for memory, SQLite and Postgres.
func RunBuku(t *testing.T, open Buka) {
	kasus := []struct {
		nama string
		uji  func(*testing.T, *buku)
	}{
		{"akun_disimpan_dan_diganti", ujiAkun},
		{"pengaturan_bertanggal", ujiPengaturan},
		{"jurnal_kembali_utuh", ujiJurnalUtuh},
		{"sumber_ganda_ditolak", ujiSumberGanda},
		{"pembalikan_ganda_ditolak", ujiBalikGanda},
		{"semua_atau_tidak_sama_sekali", ujiSemuaAtauTidak},
		{"cari_jurnal_per_halaman", ujiCari},
		{"kursor_asing_ditolak", ujiKursor},
		{"saldo_per_unit_dan_per_saat", ujiSaldo},
		{"saldo_melebihi_batas_ditolak", ujiSaldoBatas},
		{"buku_besar_berjalan", ujiBukuBesar},
		{"rangkuman_tidak_mengubah_saldo", ujiRangkum},
		{"rangkuman_basi_dibaca_dari_baris", ujiRangkumBasi},
		{"status_bulan", ujiPeriode},
		{"penolakan_catat", ujiPenolakan},
		{"jurnal_tersimpan_rusak_ketahuan", ujiPeriksaJurnal},
	}
	for _, k := range kasus {
		t.Run(k.nama, func(t *testing.T) {
			t.Parallel()
			st, at := open(t)
			tetangga := bukaBuku(t, st, at, "pesantren-tetangga")
			tetangga.harusCatat(t, tetangga.jurnal(dasar.Tgl(2026, 10, 1), dk(keuangan.AkunKas, "4.1.1.01", 77, "")...))
			k.uji(t, bukaBuku(t, st, at, lembagaUji(1)))
			require.Equal(t, map[keuangan.KodeAkun]dasar.Rupiah{keuangan.AkunKas: 77, "4.1.1.01": -77}, tetangga.saldo(t, keuangan.PadaSaat{}), "the institution next door")
			require.Len(t, tetangga.semuaJurnal(t, keuangan.SaringJurnal{}, 50), 1)
		})
	}
	t.Run("sifat", func(t *testing.T) { runSifat(t, open) })
	t.Run("serentak", func(t *testing.T) { runSerentak(t, open) })
	t.Run("layanan", func(t *testing.T) { runLayananBuku(t, open) })
}

var ctx = context.Background()

func ujiAkun(t *testing.T, b *buku) {
	st := b.st.Buku.Akun
	semua, err := st.Semua(ctx, b.l)
	require.NoError(t, err)
	bagan, err := keuangan.BaganBaku(b.l)
	require.NoError(t, err)
	require.ElementsMatch(t, bagan, semua)
	require.True(t, slices.IsSortedFunc(semua, func(a, b keuangan.Akun) int { return cmpKode(a.Kode, b.Kode) }), "ordered by the bytes of the code")

	baru := semua[3]
	baru.Nama, baru.Aktif, baru.Keterangan = "Kas yang diganti 'nama'", false, "é \\ %"
	require.NoError(t, st.Simpan(ctx, b.l, baru))
	ambil, err := st.Ambil(ctx, b.l, baru.Kode, semua[4].Kode, "9.9.9")
	require.NoError(t, err)
	require.Equal(t, map[keuangan.KodeAkun]keuangan.Akun{baru.Kode: baru, semua[4].Kode: semua[4]}, ambil)

	kosong, err := st.Ambil(ctx, b.l)
	require.NoError(t, err)
	require.Empty(t, kosong)
	asing, err := st.Semua(ctx, "pesantren-asing")
	require.NoError(t, err)
	require.Empty(t, asing)
}

func cmpKode(a, b keuangan.KodeAkun) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func ujiPengaturan(t *testing.T, b *buku) {
	st := b.st.Pengaturan
	kosong, err := st.Riwayat(ctx, b.l)
	require.NoError(t, err)
	require.Empty(t, kosong)
	lama, baru := keuangan.PengaturanBaku(), keuangan.PengaturanBaku()
	lama.Lembaga, lama.Sejak, lama.Oleh, lama.Dicatat = b.l, dasar.Tgl(2026, 1, 1), "bendahara", saat
	baru.Lembaga, baru.Sejak, baru.Oleh, baru.Dicatat = b.l, dasar.Tgl(2026, 10, 1), "bendahara", saat
	baru.Seri, baru.AwalanVA, baru.UrutanAlokasi = "B", "8810", []keuangan.Kriteria{keuangan.PerPrioritas, keuangan.PerTempo}
	baru.RekeningBank = []keuangan.RekeningBank{{Kode: "BSI", Uraian: "BSI KCP Malang"}}
	require.NoError(t, st.Simpan(ctx, b.l, lama))
	require.NoError(t, st.Simpan(ctx, b.l, baru))
	ada, err := st.Riwayat(ctx, b.l)
	require.NoError(t, err)
	require.Equal(t, []keuangan.Pengaturan{baru, lama}, ada, "newest first")
	baru.Seri = "C"
	require.NoError(t, st.Simpan(ctx, b.l, baru))
	pada, err := b.st.Setelan(ctx, b.l, dasar.Tgl(2026, 9, 30))
	require.NoError(t, err)
	require.Equal(t, lama, pada)
	pada, err = b.st.Setelan(ctx, b.l, dasar.Tgl(2026, 10, 1))
	require.NoError(t, err)
	require.Equal(t, baru, pada, "replaced, and valid from its own day on")
	pada, err = b.st.Setelan(ctx, "pesantren-asing", dasar.Tgl(2026, 10, 1))
	require.NoError(t, err)
	require.Equal(t, keuangan.PengaturanBaku(), pada)
}

func ujiJurnalUtuh(t *testing.T, b *buku) {
	j := b.jurnal(dasar.Tgl(2026, 2, 28),
		keuangan.Baris{Akun: keuangan.AkunKas, Debit: dasar.MaxRupiah, Unit: "MTs", Laci: "laci 'depan'"},
		keuangan.Baris{Akun: "1.1.1.14", Debit: 1, Unit: "MTs", Dana: "zakat", Rekening: "bsi-zakat"},
		keuangan.Baris{Akun: "2.1.4.01", Kredit: 1, Unit: "MTs", Dana: "zakat"},
		keuangan.Baris{Akun: "4.1.1.01", Kredit: dasar.MaxRupiah, Unit: "MTs", Alias: "alias-acak"})
	j.Keterangan, j.Dicatat = `Setoran "awal" 100% \ é`, saat.Add(123456*time.Microsecond)
	salinan := j.Salin()
	b.harusCatat(t, j)
	j.Baris[0].Debit = 5 // what the caller does with his copy afterwards is his own affair

	js, err := b.st.Buku.Jurnal.Ambil(ctx, b.l, "tidak-ada", j.ID)
	require.NoError(t, err)
	require.Equal(t, []keuangan.Jurnal{salinan}, js)
	js[0].Baris[0].Debit = 6
	js, err = b.st.Buku.Jurnal.Sumber(ctx, b.l, j.Sumber, "tidak/ada")
	require.NoError(t, err)
	require.Equal(t, []keuangan.Jurnal{salinan}, js)

	k := b.jurnal(dasar.Tgl(2026, 2, 28), dk("5.2.1.02", keuangan.AkunKas, 10, "")...)
	b.harusCatat(t, k)
	js, err = b.st.Buku.Jurnal.Ambil(ctx, b.l, k.ID, j.ID)
	require.NoError(t, err)
	require.Equal(t, []keuangan.Jurnal{k, salinan}, js, "in the order asked for")
	js, err = b.st.Buku.Jurnal.Ambil(ctx, b.l)
	require.NoError(t, err)
	require.Empty(t, js)
	js, err = b.st.Buku.Jurnal.Ambil(ctx, "pesantren-tetangga", j.ID)
	require.NoError(t, err)
	require.Empty(t, js, "another institution's journal")
}

func ujiSumberGanda(t *testing.T, b *buku) {
	j := b.jurnal(dasar.Tgl(2026, 10, 1), dk(keuangan.AkunKas, "4.1.1.01", 100, "")...)
	b.harusCatat(t, j)
	k := b.jurnal(dasar.Tgl(2026, 10, 2), dk(keuangan.AkunKas, "4.1.1.01", 100, "")...)
	k.Sumber = j.Sumber
	err := b.catat(k)
	require.ErrorIs(t, err, keuangan.ErrSumber)
	require.Equal(t, dasar.Conflict, dasar.KindOf(err))
	require.ErrorIs(t, b.catat(b.jurnal(j.Tanggal, j.Baris...), k), keuangan.ErrSumber, "also beside a good one")
	l := b.jurnal(j.Tanggal, j.Baris...)
	m := b.jurnal(j.Tanggal, j.Baris...)
	m.Sumber = l.Sumber
	require.ErrorIs(t, b.catat(l, m), keuangan.ErrSumber, "twice in one batch")
	require.Len(t, b.semuaJurnal(t, keuangan.SaringJurnal{}, 50), 1)

	lain := bukaBuku(t, b.st, b.at, lembagaUji(2))
	k.Lembaga = lain.l
	require.NoError(t, lain.catat(k), "the same cause in another institution")
}

func ujiBalikGanda(t *testing.T, b *buku) {
	j := b.jurnal(dasar.Tgl(2026, 10, 1), dk(keuangan.AkunKas, "4.1.1.01", 100, "MTs")...)
	b.harusCatat(t, j)
	balik, err := j.Balik(idUji(), dasar.Tgl(2026, 10, 3), "salah catat", "petugas-uji", b.kini())
	require.NoError(t, err)
	b.harusCatat(t, balik)
	require.Zero(t, b.saldo(t, keuangan.PadaSaat{})[keuangan.AkunKas])

	lagi := balik.Salin()
	lagi.ID, lagi.Sumber = idUji(), "balik-lain/"+j.ID
	err = b.catat(lagi)
	require.ErrorIs(t, err, keuangan.ErrDibalik)
	require.Equal(t, dasar.Conflict, dasar.KindOf(err))
	ulang := balik.Salin()
	ulang.ID = idUji()
	require.Equal(t, dasar.Conflict, dasar.KindOf(b.catat(ulang)), "same cause and same original")
	require.Len(t, b.semuaJurnal(t, keuangan.SaringJurnal{}, 50), 2)
}

func ujiSemuaAtauTidak(t *testing.T, b *buku) {
	j := b.jurnal(dasar.Tgl(2026, 10, 1), dk(keuangan.AkunKas, "4.1.1.01", 100, "")...)
	b.harusCatat(t, j)
	bagus, ganda := b.jurnal(j.Tanggal, j.Baris...), b.jurnal(j.Tanggal, j.Baris...)
	ganda.Sumber = j.Sumber
	require.ErrorIs(t, b.st.Buku.Jurnal.Tambah(ctx, b.l, bagus, ganda), keuangan.ErrSumber, "a store outside a unit opens its own")
	require.NoError(t, b.st.Buku.Jurnal.Tambah(ctx, b.l))
	js, err := b.st.Buku.Jurnal.Ambil(ctx, b.l, bagus.ID)
	require.NoError(t, err)
	require.Empty(t, js)
	sama := b.jurnal(j.Tanggal, j.Baris...)
	sama.ID = j.ID
	require.Equal(t, dasar.Conflict, dasar.KindOf(b.catat(sama)), "an id that exists")
	b.utuh(t)
}

func ujiCari(t *testing.T, b *buku) {
	pagi := b.jurnal(dasar.Tgl(2026, 9, 30), dk(keuangan.AkunKas, "4.1.1.01", 1, "MTs")...)
	pagi.Keterangan = "Syahriah SEPTEMBER 100%"
	siang := b.jurnal(dasar.Tgl(2026, 10, 1), dk(keuangan.AkunBank, "4.1.1.03", 2, "MA")...)
	siang.Sumber = "penagihan/x_y/makan"
	sore := b.jurnal(dasar.Tgl(2026, 10, 1), dk("5.2.1.02", keuangan.AkunKas, 3, "")...)
	sore.Jenis = keuangan.Koreksi
	mundur := b.jurnal(dasar.Tgl(2026, 9, 1), dk("5.2.1.02", keuangan.AkunKas, 4, "")...) // recorded last, dated first
	b.harusCatat(t, pagi, siang, sore)
	b.harusCatat(t, mundur)

	kasus := []struct {
		nama  string
		s     keuangan.SaringJurnal
		harap []keuangan.Jurnal
	}{
		{"semua, terbaru dahulu", keuangan.SaringJurnal{}, []keuangan.Jurnal{sore, siang, pagi, mundur}},
		{"terlama dahulu", keuangan.SaringJurnal{Terlama: true}, []keuangan.Jurnal{mundur, pagi, siang, sore}},
		{"rentang hari", keuangan.SaringJurnal{Dari: dasar.Tgl(2026, 9, 1), Sampai: dasar.Tgl(2026, 9, 30)}, []keuangan.Jurnal{pagi, mundur}},
		{"jenis", keuangan.SaringJurnal{Jenis: keuangan.Koreksi}, []keuangan.Jurnal{sore}},
		{"akun", keuangan.SaringJurnal{Akun: keuangan.AkunKas}, []keuangan.Jurnal{sore, pagi, mundur}},
		{"unit", keuangan.SaringJurnal{Unit: []santri.KodeUnit{"MA", "MTs"}}, []keuangan.Jurnal{siang, pagi}},
		{"teks keterangan, huruf besar kecil", keuangan.SaringJurnal{Teks: "september"}, []keuangan.Jurnal{pagi}},
		{"persen bukan tanda segala", keuangan.SaringJurnal{Teks: "0%"}, []keuangan.Jurnal{pagi}},
		{"garis bawah bukan tanda segala", keuangan.SaringJurnal{Teks: "x_Y"}, []keuangan.Jurnal{siang}},
		{"teks yang tidak ada", keuangan.SaringJurnal{Teks: `a\_`}, nil},
		{"tercatat sampai", keuangan.SaringJurnal{Tercatat: sore.Dicatat}, []keuangan.Jurnal{sore, siang, pagi}},
		{"tercatat sesudah", keuangan.SaringJurnal{Sesudah: sore.Dicatat}, []keuangan.Jurnal{mundur}},
		{"gabungan", keuangan.SaringJurnal{Akun: keuangan.AkunKas, Sampai: dasar.Tgl(2026, 9, 30), Unit: []santri.KodeUnit{""}}, []keuangan.Jurnal{mundur}},
	}
	for _, k := range kasus {
		for _, n := range []int{1, 2, 50} {
			require.Equal(t, k.harap, b.semuaJurnal(t, k.s, n), "%s, %d per page", k.nama, n)
		}
	}
}

func ujiKursor(t *testing.T, b *buku) {
	b.harusCatat(t, b.jurnal(dasar.Tgl(2026, 10, 1), dk(keuangan.AkunKas, "4.1.1.01", 1, "")...))
	for _, after := range []string{"bukan kursor", keuangan.Kursor("a"), keuangan.Kursor("a", "b", "c"), keuangan.Kursor("2026-02-30", "1", "c"), keuangan.Kursor("2026-02-01", "x", "c", "1"), "%%%"} {
		_, _, err := b.st.Buku.Jurnal.Cari(ctx, b.l, keuangan.SaringJurnal{}, dasar.Page{After: after})
		require.ErrorIs(t, err, keuangan.ErrKursor, after)
		_, err = b.st.Buku.Jurnal.BukuBesar(ctx, b.l, keuangan.SaringBuku{Akun: keuangan.AkunKas}, dasar.Page{After: after})
		require.ErrorIs(t, err, keuangan.ErrKursor, after)
	}
}

func ujiSaldo(t *testing.T, b *buku) {
	kosong, err := b.st.Buku.Jurnal.Saldo(ctx, b.l, keuangan.PadaSaat{}, true)
	require.NoError(t, err)
	require.Empty(t, kosong)
	sept := b.jurnal(dasar.Tgl(2026, 9, 30), dk(keuangan.AkunKas, "4.1.1.01", 1000, "MTs")...)
	okt := b.jurnal(dasar.Tgl(2026, 10, 31), dk(keuangan.AkunKas, "4.1.1.01", 200, "MA")...)
	beli := b.jurnal(dasar.Tgl(2026, 10, 31), dk("5.2.1.02", keuangan.AkunKas, 50, "MTs")...)
	b.harusCatat(t, sept)
	b.harusCatat(t, okt)
	b.harusCatat(t, beli)

	saldo, err := b.st.Buku.Jurnal.Saldo(ctx, b.l, keuangan.PadaSaat{}, true)
	require.NoError(t, err)
	require.Equal(t, []keuangan.SaldoAkun{
		{Akun: keuangan.AkunKas, Unit: "MA", Debit: 200}, {Akun: keuangan.AkunKas, Unit: "MTs", Debit: 1000, Kredit: 50},
		{Akun: "4.1.1.01", Unit: "MA", Kredit: 200}, {Akun: "4.1.1.01", Unit: "MTs", Kredit: 1000}, {Akun: "5.2.1.02", Unit: "MTs", Debit: 50},
	}, saldo, "not netted, ordered by account and unit")
	saldo, err = b.st.Buku.Jurnal.Saldo(ctx, b.l, keuangan.PadaSaat{}, false)
	require.NoError(t, err)
	require.Equal(t, []keuangan.SaldoAkun{{Akun: keuangan.AkunKas, Debit: 1200, Kredit: 50}, {Akun: "4.1.1.01", Kredit: 1200}, {Akun: "5.2.1.02", Debit: 50}}, saldo)

	kas := func(hari dasar.Tanggal, tercatat time.Time) dasar.Rupiah {
		return b.saldo(t, keuangan.PadaSaat{Tanggal: hari, Tercatat: tercatat})[keuangan.AkunKas]
	}
	for putaran := range 2 { // the second time from the monthly totals
		require.EqualValues(t, 1000, kas(dasar.Tgl(2026, 10, 30), time.Time{}), "the day itself counts, the next does not")
		require.EqualValues(t, 1150, kas(dasar.Tgl(2026, 10, 31), time.Time{}))
		require.EqualValues(t, 0, kas(dasar.Tgl(2026, 9, 29), time.Time{}))
		require.EqualValues(t, 1200, kas(dasar.Tgl(2026, 12, 31), okt.Dicatat), "the moment itself counts, the next does not")
		require.EqualValues(t, 0, kas(dasar.Tanggal{}, sept.Dicatat.Add(-time.Microsecond)))
		require.EqualValues(t, 1150, kas(dasar.Tanggal{}, beli.Dicatat))
		if putaran == 0 {
			require.NoError(t, b.st.Buku.Jurnal.Rangkum(ctx, b.l))
		}
	}
}

// ujiSaldoBatas is F-15: a sum beyond int64 is refused, never wrapped.
func ujiSaldoBatas(t *testing.T, b *buku) {
	besar := make([]keuangan.Baris, 0, 2000)
	for range 1000 {
		besar = append(besar, dk(keuangan.AkunKas, "4.1.1.01", dasar.MaxRupiah, "")...)
	}
	for range 9 {
		b.harusCatat(t, b.jurnal(dasar.Tgl(2026, 10, 1), besar...))
	}
	require.Equal(t, 9000*dasar.MaxRupiah, b.saldo(t, keuangan.PadaSaat{})[keuangan.AkunKas])
	b.harusCatat(t, b.jurnal(dasar.Tgl(2027, 1, 1), besar...)) // the sum over both years is too large, each year is not
	_, err := b.st.Buku.Jurnal.Saldo(ctx, b.l, keuangan.PadaSaat{}, false)
	require.ErrorIs(t, err, keuangan.ErrJumlah)
	require.NoError(t, b.st.Buku.Jurnal.Rangkum(ctx, b.l))
	_, err = b.st.Buku.Jurnal.Saldo(ctx, b.l, keuangan.PadaSaat{}, false)
	require.ErrorIs(t, err, keuangan.ErrJumlah, "nor from the totals")
	require.Equal(t, 9000*dasar.MaxRupiah, b.saldo(t, keuangan.PadaSaat{Tanggal: dasar.Tgl(2026, 10, 31)})[keuangan.AkunKas])
}

func ujiBukuBesar(t *testing.T, b *buku) {
	masuk := func(hari dasar.Tanggal, jumlah dasar.Rupiah, unit santri.KodeUnit, laci string) keuangan.Jurnal {
		baris := dk(keuangan.AkunKas, "4.1.1.01", jumlah, unit)
		baris[0].Laci = laci
		j := b.jurnal(hari, baris...)
		b.harusCatat(t, j)
		return j
	}
	a := masuk(dasar.Tgl(2026, 9, 15), 100, "MTs", "laci-1")
	c := masuk(dasar.Tgl(2026, 10, 5), 30, "MTs", "laci-1")
	d := masuk(dasar.Tgl(2026, 10, 5), 7, "MA", "laci-2")
	e := masuk(dasar.Tgl(2026, 10, 2), 1000, "", "laci-1") // backdated
	dua := b.jurnal(dasar.Tgl(2026, 10, 6), append(dk(keuangan.AkunKas, "4.1.1.01", 2, ""), dk("5.2.1.02", keuangan.AkunKas, 1, "")...)...)
	b.harusCatat(t, dua)

	baca := func(s keuangan.SaringBuku, n int) (jurnal []string, saldo []dasar.Rupiah, awal dasar.Rupiah) {
		p := dasar.Page{Limit: n}
		for halaman := 0; ; halaman++ {
			h, err := b.st.Buku.Jurnal.BukuBesar(ctx, b.l, s, p)
			require.NoError(t, err)
			require.LessOrEqual(t, len(h.Baris), n)
			if halaman == 0 {
				awal = h.SaldoAwal
			} else {
				require.Equal(t, saldo[len(saldo)-1], h.SaldoAwal, "a page starts where the last one ended")
			}
			for _, r := range h.Baris {
				jurnal, saldo = append(jurnal, r.Jurnal), append(saldo, r.SaldoSesudah)
			}
			if h.Next == "" {
				return jurnal, saldo, awal
			}
			p.After = h.Next
		}
	}
	rp := func(n ...dasar.Rupiah) []dasar.Rupiah { return n }
	kasus := []struct {
		nama   string
		s      keuangan.SaringBuku
		awal   dasar.Rupiah
		jurnal []string
		saldo  []dasar.Rupiah
	}{
		{"semua", keuangan.SaringBuku{}, 0, []string{a.ID, e.ID, c.ID, d.ID, dua.ID, dua.ID}, rp(100, 1100, 1130, 1137, 1139, 1138)},
		{"dari hari", keuangan.SaringBuku{Dari: dasar.Tgl(2026, 10, 1)}, 100, []string{e.ID, c.ID, d.ID, dua.ID, dua.ID}, rp(1100, 1130, 1137, 1139, 1138)},
		{"dari tengah bulan", keuangan.SaringBuku{Dari: dasar.Tgl(2026, 10, 3), Sampai: dasar.Tgl(2026, 10, 5)}, 1100, []string{c.ID, d.ID}, rp(1130, 1137)},
		{"laci", keuangan.SaringBuku{Laci: "laci-2"}, 0, []string{d.ID}, rp(7)},
		{"laci dari hari", keuangan.SaringBuku{Laci: "laci-1", Dari: dasar.Tgl(2026, 10, 5)}, 1100, []string{c.ID, dua.ID, dua.ID}, rp(1130, 1132, 1131)},
		{"unit", keuangan.SaringBuku{Unit: []santri.KodeUnit{"MTs", "MA"}, Dari: dasar.Tgl(2026, 10, 1)}, 100, []string{c.ID, d.ID}, rp(130, 137)},
		{"lembaga sendiri", keuangan.SaringBuku{Unit: []santri.KodeUnit{""}}, 0, []string{e.ID, dua.ID, dua.ID}, rp(1000, 1002, 1001)},
		{"unit yang tidak ada", keuangan.SaringBuku{Unit: []santri.KodeUnit{"SMP"}}, 0, nil, nil},
		{"daftar unit kosong", keuangan.SaringBuku{Unit: []santri.KodeUnit{}}, 0, nil, nil},
		{"tercatat", keuangan.SaringBuku{Tercatat: d.Dicatat, Dari: dasar.Tgl(2026, 10, 1)}, 100, []string{c.ID, d.ID}, rp(130, 137)},
		{"rekening", keuangan.SaringBuku{Rekening: "bsi"}, 0, nil, nil},
	}
	for putaran := range 2 {
		for _, k := range kasus {
			k.s.Akun = keuangan.AkunKas
			for _, n := range []int{1, 2, 3, 50} {
				jurnal, saldo, awal := baca(k.s, n)
				require.Equal(t, k.jurnal, jurnal, "%s, %d per page", k.nama, n)
				require.Equal(t, k.saldo, saldo, "%s, %d per page", k.nama, n)
				require.Equal(t, k.awal, awal, "%s, %d per page", k.nama, n)
			}
		}
		if putaran == 0 {
			require.NoError(t, b.st.Buku.Jurnal.Rangkum(ctx, b.l))
		}
	}
	h, err := b.st.Buku.Jurnal.BukuBesar(ctx, b.l, keuangan.SaringBuku{Akun: keuangan.AkunKas, Laci: "laci-2"}, dasar.Page{})
	require.NoError(t, err)
	require.Equal(t, []keuangan.BarisBuku{{
		Jurnal: d.ID, Nomor: 1, Sumber: d.Sumber, Keterangan: d.Keterangan, Tanggal: d.Tanggal, Dicatat: d.Dicatat,
		Unit: "MA", Laci: "laci-2", Debit: 7, SaldoSesudah: 7,
	}}, h.Baris)
}

func ujiRangkum(t *testing.T, b *buku) {
	for bulan := range 4 {
		for hari := range 3 {
			b.harusCatat(t, b.jurnal(dasar.Tgl(2026, 7+bulan, 1+hari*10), dk(keuangan.AkunKas, "4.1.1.01", dasar.Rupiah(1+bulan*10+hari), "MTs")...))
		}
	}
	b.utuh(t)
	pada := []keuangan.PadaSaat{{}, {Tanggal: dasar.Tgl(2026, 8, 31)}, {Tanggal: dasar.Tgl(2026, 9, 11)}, {Tercatat: saat.Add(5 * time.Second)}, {Tanggal: dasar.Tgl(2026, 9, 30), Tercatat: saat.Add(8 * time.Second)}}
	var sebelum []map[keuangan.KodeAkun]dasar.Rupiah
	for _, p := range pada {
		sebelum = append(sebelum, b.saldo(t, p))
	}
	cocok := func() {
		t.Helper()
		b.utuh(t)
		for i, p := range pada {
			require.Equal(t, sebelum[i], b.saldo(t, p), "as of %+v", p)
		}
	}
	st := b.st.Buku.Jurnal
	require.NoError(t, st.Rangkum(ctx, b.l, dasar.Bln(2026, 8)))
	cocok()
	require.NoError(t, st.Rangkum(ctx, b.l, dasar.Bln(2026, 9), dasar.Bln(2026, 8), dasar.Bln(2030, 1), dasar.Bln(2026, 9)))
	cocok()
	require.NoError(t, st.Rangkum(ctx, b.l))
	cocok()
	require.NoError(t, st.Rangkum(ctx, b.l), "again changes nothing")
	cocok()
	require.NoError(t, b.at.Do(ctx, func(ctx context.Context, st keuangan.Stores) error { return st.Buku.Jurnal.Rangkum(ctx, b.l) }), "inside a unit")
	cocok()
}

func ujiRangkumBasi(t *testing.T, b *buku) {
	b.harusCatat(t, b.jurnal(dasar.Tgl(2026, 7, 1), dk(keuangan.AkunKas, "4.1.1.01", 100, "")...))
	b.harusCatat(t, b.jurnal(dasar.Tgl(2026, 9, 1), dk(keuangan.AkunKas, "4.1.1.01", 10, "")...))
	require.NoError(t, b.st.Buku.Jurnal.Rangkum(ctx, b.l))
	b.harusCatat(t, b.jurnal(dasar.Tgl(2026, 7, 31), dk(keuangan.AkunKas, "4.1.1.01", 1, "")...)) // into a month that is summed up
	b.harusCatat(t, b.jurnal(dasar.Tgl(2026, 8, 1), dk(keuangan.AkunKas, "4.1.1.01", 1000, "")...))
	require.EqualValues(t, 1111, b.saldo(t, keuangan.PadaSaat{})[keuangan.AkunKas])
	require.EqualValues(t, 101, b.saldo(t, keuangan.PadaSaat{Tanggal: dasar.Tgl(2026, 7, 31)})[keuangan.AkunKas])
	b.utuh(t)
	require.NoError(t, b.st.Buku.Jurnal.Rangkum(ctx, b.l))
	require.EqualValues(t, 1111, b.saldo(t, keuangan.PadaSaat{})[keuangan.AkunKas])
	b.utuh(t)

	gagal := b.jurnal(dasar.Tgl(2026, 7, 31), dk(keuangan.AkunKas, "4.1.1.01", 5, "")...)
	err := b.at.Do(ctx, func(ctx context.Context, st keuangan.Stores) error {
		if err := keuangan.Catat(ctx, st.Buku, gagal); err != nil {
			return err
		}
		saldo, err := st.Buku.Jurnal.Saldo(ctx, b.l, keuangan.PadaSaat{Tanggal: dasar.Tgl(2026, 7, 31)}, false)
		require.NoError(t, err)
		require.EqualValues(t, 106, saldo[0].Netto(), "a unit reads its own postings")
		return dasar.ErrSibuk.Unavailablef("batal")
	})
	require.ErrorIs(t, err, dasar.ErrSibuk)
	require.EqualValues(t, 1111, b.saldo(t, keuangan.PadaSaat{})[keuangan.AkunKas])
	b.utuh(t)
}

func ujiPeriode(t *testing.T, b *buku) {
	okt, nov := dasar.Bln(2026, 10), dasar.Bln(2026, 11)
	kunci := func() (status map[dasar.Bulan]keuangan.StatusPeriode) {
		require.NoError(t, b.at.Do(ctx, func(ctx context.Context, st keuangan.Stores) (err error) {
			status, err = st.Buku.Periode.Kunci(ctx, b.l, okt, nov)
			return err
		}))
		return status
	}
	require.Equal(t, map[dasar.Bulan]keuangan.StatusPeriode{okt: keuangan.PeriodeBuka, nov: keuangan.PeriodeBuka}, kunci(), "without a record a month is open")
	require.NoError(t, b.ubahPeriode(okt, keuangan.PeriodeDikunci))
	require.Equal(t, map[dasar.Bulan]keuangan.StatusPeriode{okt: keuangan.PeriodeDikunci, nov: keuangan.PeriodeBuka}, kunci())
	j := b.jurnal(okt.Akhir(), dk(keuangan.AkunKas, "4.1.1.01", 100, "")...)
	require.ErrorIs(t, b.catat(j), keuangan.ErrTerkunci)
	require.NoError(t, b.ubahPeriode(nov, keuangan.PeriodeDikunci))
	require.NoError(t, b.ubahPeriode(okt, keuangan.PeriodeBuka))
	require.NoError(t, b.catat(j))

	riwayat, err := b.st.Buku.Periode.Riwayat(ctx, b.l)
	require.NoError(t, err)
	require.Len(t, riwayat, 3)
	require.Equal(t, []dasar.Bulan{okt, nov, okt}, []dasar.Bulan{riwayat[0].Bulan, riwayat[1].Bulan, riwayat[2].Bulan}, "newest first")
	require.Equal(t, keuangan.Periode{Lembaga: b.l, Bulan: okt, Status: keuangan.PeriodeDikunci, Alasan: "uji", Oleh: "petugas-uji", Dicatat: saat.Add(time.Second)}, riwayat[2])
	lain, err := b.st.Buku.Periode.Riwayat(ctx, "pesantren-tetangga")
	require.NoError(t, err)
	require.Empty(t, lain)
}

// ujiPeriksaJurnal gives the store a journal that Catat would refuse: the
// check must say so.
func ujiPeriksaJurnal(t *testing.T, b *buku) {
	j := b.jurnal(dasar.Tgl(2026, 10, 1), keuangan.Baris{Akun: keuangan.AkunKas, Debit: 100}, keuangan.Baris{Akun: "4.1.1.01", Kredit: 90})
	require.NoError(t, b.at.Do(ctx, func(ctx context.Context, st keuangan.Stores) error {
		if _, err := st.Buku.Periode.Kunci(ctx, b.l, j.Tanggal.Bulan()); err != nil {
			return err
		}
		return st.Buku.Jurnal.Tambah(ctx, b.l, j)
	}))
	selisih, err := b.st.Buku.Jurnal.Periksa(ctx, b.l)
	require.NoError(t, err)
	require.Equal(t, []keuangan.Selisih{{Apa: "jurnal " + j.ID, Tersimpan: 100, Hitung: 90}}, selisih)
}
