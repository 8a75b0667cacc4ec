package keuangantest

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/santri"
)

// RunMutasi is the suite of bank statements: what every [keuangan.MutasiStore]
// promises, and what import and queue keep on top of it.
func RunMutasi(t *testing.T, buka Buka) {
	for _, k := range []struct {
		nama string
		uji  func(*testing.T, keuangan.Stores, dasar.Atomic[keuangan.Stores])
	}{
		{"baris_disimpan_sekali", ujiSimpanMutasi},
		{"putusan_berversi_dan_tercatat", ujiPutusMutasi},
		{"halaman_dan_saringan", ujiCariMutasi},
		{"nomor_va", ujiVA},
		{"impor", ujiImporMutasi},
		{"antrean", ujiAntrean},
		{"ditolak_tidak_mengubah_apa_pun", ujiTolakMutasi},
		{"sifat", ujiSifatMutasi},
		{"serentak", ujiSerentakMutasi},
	} {
		t.Run(k.nama, func(t *testing.T) {
			t.Parallel()
			st, at := buka(t)
			k.uji(t, st, at)
		})
	}
}

// mutasiUji makes a sealed row.
func mutasiUji(t *testing.T, r *privasitest.RumahUji, l dasar.LembagaID, ke int, ubah func(*keuangan.MutasiBank)) keuangan.MutasiBank {
	m := keuangan.MutasiBank{
		Lembaga: l, ID: fmt.Sprintf("0192cccc-0000-7000-8000-%012d", ke), Rekening: rekeningBank, Kunci: fmt.Sprintf("FT%04d", ke), Subjek: "subjek-1",
		Tanggal: dasar.Tgl(2026, 10, 1+ke%28), Jam: "10:00", Masuk: true, Nominal: decimal.New(95_000_050, -2), Jumlah: 950_000,
		Saldo: decimal.NewNullDecimal(decimal.New(-123_45, -2)), Teks: privasi.Tutup("TRSF SITI AMINAH"), Kelas: keuangan.Tinjau,
		Usulan: []keuangan.Usulan{{Santri: "s1", Keluarga: "k1", Sebab: keuangan.SebabNama}}, Berkas: "berkas-1", Baris: ke, Oleh: "uji", Dicatat: saat, Versi: 1,
	}
	if ubah != nil {
		ubah(&m)
	}
	privasitest.SegelUntuk(t, r, l, &m)
	return m
}

func ujiSimpanMutasi(t *testing.T, st keuangan.Stores, _ dasar.Atomic[keuangan.Stores]) {
	ctx, r := context.Background(), rumahBank(t)
	a := mutasiUji(t, r, "uji", 1, nil)
	b := mutasiUji(t, r, "uji", 2, func(m *keuangan.MutasiBank) {
		m.Saldo, m.Usulan, m.TanggalPos, m.Masuk, m.Kelas = decimal.NullDecimal{}, nil, dasar.Tgl(2026, 9, 30), false, keuangan.Keluar
		m.Teks, m.Kunci = privasi.Tertutup[string]{}, "ft/ä'\"%_\\x"
	})
	baru, err := st.Mutasi.Tambah(ctx, "uji", []keuangan.MutasiBank{b, a})
	require.NoError(t, err)
	require.Equal(t, []string{b.Kunci, a.Kunci}, baru, "in the order given")

	lagi := mutasiUji(t, r, "uji", 1, func(m *keuangan.MutasiBank) { m.ID, m.Jumlah = "0192dddd-0000-7000-8000-000000000001", 1 })
	lain := mutasiUji(t, r, "uji", 3, func(m *keuangan.MutasiBank) { m.Rekening, m.Kunci = "BCA 1", a.Kunci })
	baru, err = st.Mutasi.Tambah(ctx, "uji", []keuangan.MutasiBank{lagi, lain})
	require.NoError(t, err)
	require.Equal(t, []string{a.Kunci}, baru, "the same key of another account is another row")

	ms, err := st.Mutasi.Kunci(ctx, "uji", rekeningBank, "tak-ada", b.Kunci, a.Kunci)
	require.NoError(t, err)
	require.Len(t, ms, 2)
	privasitest.Sama(t, r, a, ms[0])
	privasitest.Sama(t, r, b, ms[1])

	segar := mutasiUji(t, r, "uji", 9, nil)
	segar.Teks = privasi.Tutup("belum disegel")
	_, err = st.Mutasi.Tambah(ctx, "uji", []keuangan.MutasiBank{segar})
	require.ErrorIs(t, err, privasi.ErrBelumSegel)

	ms, err = st.Mutasi.Kunci(ctx, "lain", rekeningBank, a.Kunci)
	require.NoError(t, err)
	require.Empty(t, ms, "another institution sees nothing")
	baru, err = st.Mutasi.Tambah(ctx, "lain", []keuangan.MutasiBank{mutasiUji(t, r, "lain", 1, nil)})
	require.NoError(t, err)
	require.Len(t, baru, 1)
}

func ujiPutusMutasi(t *testing.T, st keuangan.Stores, at dasar.Atomic[keuangan.Stores]) {
	ctx, r := context.Background(), rumahBank(t)
	a, b := mutasiUji(t, r, "uji", 1, nil), mutasiUji(t, r, "uji", 2, nil)
	_, err := st.Mutasi.Tambah(ctx, "uji", []keuangan.MutasiBank{a, b})
	require.NoError(t, err)

	a.Kelas, a.Usulan, a.Putusan, a.Pembayaran, a.Jurnal = keuangan.Pasti, nil, keuangan.Dibukukan, "bayar-1", "jurnal-1"
	a.Alasan, a.Pemutus, a.Diputus = "alasan uji", "petugas", saat.Add(1)
	a.Diputus = a.Diputus.Truncate(1000)
	require.NoError(t, st.Mutasi.Putuskan(ctx, "uji", a))
	ms, err := st.Mutasi.Kunci(ctx, "uji", rekeningBank, a.Kunci)
	require.NoError(t, err)
	a.Versi = 2
	privasitest.Sama(t, r, a, ms[0])

	require.ErrorIs(t, st.Mutasi.Putuskan(ctx, "uji", mutasiUji(t, r, "uji", 1, nil)), keuangan.ErrMutasiVersi, "stale version")
	require.ErrorIs(t, st.Mutasi.Putuskan(ctx, "uji", mutasiUji(t, r, "uji", 7, nil)), keuangan.ErrMutasiVersi, "unknown row")
	require.ErrorIs(t, st.Mutasi.Putuskan(ctx, "lain", a), keuangan.ErrMutasiVersi, "another institution")
	b.Putusan, b.Pembayaran = keuangan.Dibukukan, "bayar-1"
	err = at.Do(ctx, func(ctx context.Context, st keuangan.Stores) error { return st.Mutasi.Putuskan(ctx, "uji", b) })
	require.ErrorIs(t, err, keuangan.ErrMutasiGanda, "one payment, one row")

	a.Putusan, a.Pembayaran, a.Jurnal, a.Alasan = keuangan.Menunggu, "", "", "salah orang"
	require.NoError(t, st.Mutasi.Putuskan(ctx, "uji", a))
	require.NoError(t, st.Mutasi.Putuskan(ctx, "uji", b), "the payment is free again")
	riwayat, err := st.Mutasi.Riwayat(ctx, "uji", rekeningBank, a.Kunci)
	require.NoError(t, err)
	require.Len(t, riwayat, 2)
	require.Equal(t, []int{2, 3}, []int{riwayat[0].Versi, riwayat[1].Versi})
	require.Equal(t, keuangan.PeristiwaMutasi{
		Lembaga: "uji", Rekening: rekeningBank, Kunci: a.Kunci, Versi: 2, Kelas: keuangan.Pasti, Putusan: keuangan.Dibukukan, Pembayaran: "bayar-1", Jurnal: "jurnal-1",
		Alasan: "alasan uji", Oleh: "petugas", Dicatat: a.Diputus,
	}, riwayat[0])
	riwayat, err = st.Mutasi.Riwayat(ctx, "lain", rekeningBank, a.Kunci)
	require.NoError(t, err)
	require.Empty(t, riwayat)
}

func ujiCariMutasi(t *testing.T, st keuangan.Stores, _ dasar.Atomic[keuangan.Stores]) {
	ctx, r := context.Background(), rumahBank(t)
	var ms []keuangan.MutasiBank
	for i := range 23 {
		ms = append(ms, mutasiUji(t, r, "uji", i, func(m *keuangan.MutasiBank) {
			m.Tanggal, m.Kelas = dasar.Tgl(2026, 10, 20-i/5), keuangan.SemuaKelasMutasi()[i%3]
			m.Rekening = []string{rekeningBank, "BCA 1"}[i%2]
			m.Berkas = []string{"berkas-1", "berkas-2"}[i%2]
		}))
	}
	_, err := st.Mutasi.Tambah(ctx, "uji", ms)
	require.NoError(t, err)
	ms[4].Putusan, ms[4].Pembayaran = keuangan.Dibukukan, "bayar-4"
	require.NoError(t, st.Mutasi.Putuskan(ctx, "uji", ms[4]))
	slices.SortStableFunc(ms, func(a, b keuangan.MutasiBank) int { return a.Tanggal.Compare(b.Tanggal) })

	for nama, k := range map[string]struct {
		saring keuangan.SaringMutasi
		cocok  func(keuangan.MutasiBank) bool
	}{
		"semua":      {keuangan.SaringMutasi{}, func(keuangan.MutasiBank) bool { return true }},
		"rekening":   {keuangan.SaringMutasi{Rekening: "BCA 1"}, func(m keuangan.MutasiBank) bool { return m.Rekening == "BCA 1" }},
		"kelas":      {keuangan.SaringMutasi{Kelas: keuangan.Tinjau}, func(m keuangan.MutasiBank) bool { return m.Kelas == keuangan.Tinjau }},
		"menunggu":   {keuangan.SaringMutasi{Menunggu: true}, func(m keuangan.MutasiBank) bool { return m.Putusan == "" }},
		"putusan":    {keuangan.SaringMutasi{Putusan: keuangan.Dibukukan}, func(m keuangan.MutasiBank) bool { return m.Putusan == keuangan.Dibukukan }},
		"pembayaran": {keuangan.SaringMutasi{Pembayaran: "bayar-4"}, func(m keuangan.MutasiBank) bool { return m.Pembayaran == "bayar-4" }},
		"berkas":     {keuangan.SaringMutasi{Berkas: "berkas-2"}, func(m keuangan.MutasiBank) bool { return m.Berkas == "berkas-2" }},
		"hari": {keuangan.SaringMutasi{Dari: dasar.Tgl(2026, 10, 17), Sampai: dasar.Tgl(2026, 10, 18)}, func(m keuangan.MutasiBank) bool {
			return m.Tanggal == dasar.Tgl(2026, 10, 17) || m.Tanggal == dasar.Tgl(2026, 10, 18)
		}},
	} {
		var mau, dapat []string
		for _, m := range ms {
			if k.cocok(m) {
				mau = append(mau, m.ID)
			}
		}
		for p := (dasar.Page{Limit: 4}); ; {
			halaman, next, err := st.Mutasi.Cari(ctx, "uji", k.saring, p)
			require.NoError(t, err)
			for _, m := range halaman {
				dapat = append(dapat, m.ID)
			}
			if p.After = next; next == "" {
				break
			}
			require.Len(t, halaman, 4)
		}
		require.Equal(t, mau, dapat, nama)
	}
	_, _, err = st.Mutasi.Cari(ctx, "uji", keuangan.SaringMutasi{}, dasar.Page{After: "bukan-kursor"})
	require.ErrorIs(t, err, keuangan.ErrKursor)
	_, _, err = st.Mutasi.Cari(ctx, "uji", keuangan.SaringMutasi{}, dasar.Page{After: keuangan.Kursor("kemarin", "x")})
	require.ErrorIs(t, err, keuangan.ErrKursor)
	kosong, _, err := st.Mutasi.Cari(ctx, "lain", keuangan.SaringMutasi{}, dasar.Page{})
	require.NoError(t, err)
	require.Empty(t, kosong)

	hitung, err := st.Mutasi.Hitung(ctx, "uji", "")
	require.NoError(t, err)
	require.Equal(t, map[keuangan.KelasMutasi]map[keuangan.PutusanMutasi]int{
		keuangan.Pasti: {"": 8}, keuangan.Tinjau: {"": 7, keuangan.Dibukukan: 1}, keuangan.TakDikenal: {"": 7},
	}, hitung)
	hitung, err = st.Mutasi.Hitung(ctx, "uji", "BCA 1")
	require.NoError(t, err)
	require.Equal(t, map[keuangan.KelasMutasi]map[keuangan.PutusanMutasi]int{
		keuangan.Pasti: {"": 4}, keuangan.Tinjau: {"": 4}, keuangan.TakDikenal: {"": 3},
	}, hitung)
	hitung, err = st.Mutasi.Hitung(ctx, "lain", "")
	require.NoError(t, err)
	require.Empty(t, hitung)
}

func ujiVA(t *testing.T, st keuangan.Stores, at dasar.Atomic[keuangan.Stores]) {
	ctx := context.Background()
	va := func(n, s string) keuangan.NomorVA {
		return keuangan.NomorVA{Lembaga: "uji", Nomor: n, Santri: santri.ID(s)}
	}
	require.NoError(t, st.Mutasi.SimpanVA(ctx, "uji", va("8810002", "s2"), va("8810001", "s1")))
	require.NoError(t, st.Mutasi.SimpanVA(ctx, "uji", va("8810001", "s1"), va("8810003", "s1")), "again, and a second number")
	err := st.Mutasi.SimpanVA(ctx, "uji", va("8810009", "s9"), va("8810002", "s1"))
	require.ErrorIs(t, err, keuangan.ErrVADipakai)
	require.NoError(t, st.Mutasi.SimpanVA(ctx, "lain", va("8810002", "s1")), "another institution")
	ada, err := st.Mutasi.CariVA(ctx, "uji", "8810001", "8810002", "8810003", "8810009", "881000")
	require.NoError(t, err)
	require.Equal(t, map[string]santri.ID{"8810001": "s1", "8810002": "s2", "8810003": "s1"}, ada, "all or nothing")

	k := bukaBank(t, rumahBank(t), st, at)
	for _, salah := range []struct {
		va     keuangan.NomorVA
		aturan dasar.Aturan
	}{
		{va("12345", "k-1-s1"), keuangan.ErrVA}, {va("8810 26", "k-1-s1"), keuangan.ErrVA}, {va("٨٨١٠٠٠١", "k-1-s1"), keuangan.ErrVA},
		{va("8810777", ""), keuangan.ErrVASantri}, {va("8810777", "orang-lain"), keuangan.ErrVASantri},
	} {
		require.ErrorIs(t, k.AturVA(ctx, k.bendahara, va("8810888", "k-2-s1"), salah.va), salah.aturan)
	}
	ada, err = k.Stores.Mutasi.CariVA(ctx, k.lembaga, "8810888")
	require.NoError(t, err)
	require.Empty(t, ada)
	require.NoError(t, k.AturVA(ctx, k.bendahara, va("8810260001", "k-3-s1")), "the bank gave this number to another santri")
	n, err := k.TerbitkanVA(ctx, k.bendahara)
	require.NoError(t, err)
	require.Equal(t, 4, n)
	ada, err = k.Stores.Mutasi.CariVA(ctx, k.lembaga, "8810260001", "8810260002", "8810260003", "8810260004")
	require.NoError(t, err)
	require.Equal(t, map[string]santri.ID{"8810260001": "k-3-s1", "8810260002": "k-1-s2", "8810260003": "k-2-s1", "8810260004": "k-3-s1"}, ada)
}
