package keuangantest

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
)

// RunBayar is the suite of payments: what every [keuangan.BayarStore] promises,
// and what the operations of payment keep on top of it. Each case opens a fresh
// database.
func RunBayar(t *testing.T, buka Buka) {
	for _, k := range []struct {
		nama string
		uji  func(*testing.T, keuangan.Stores, dasar.Atomic[keuangan.Stores])
	}{
		{"nomor_berurut_dan_tanpa_lubang", ujiNomor},
		{"pembayaran_disimpan_dan_dicari", ujiSimpanBayar},
		{"yang_sudah_ada_ditolak", ujiBayarBentrok},
		{"titipan_tidak_pernah_kurang_dari_nol", ujiTitipan},
		{"halaman_pembayaran", ujiHalamanBayar},
		{"dilihat_pada_saat_lalu", ujiBayarTercatat},
		{"lembaga_lain_tidak_tersentuh", ujiLembagaLain},
		{"kasir", ujiKasir},
		{"pembalikan", ujiBalik},
		{"titipan", ujiPakaiTitipan},
		{"pindah_alokasi", ujiPindah},
		{"kuitansi", ujiKuitansi},
		{"P11_pintu", ujiPintu},
		{"ditolak_tidak_mengubah_apa_pun", ujiTolakBayar},
		{"sifat", ujiSifatBayar},
		{"serentak", ujiSerentakBayar},
		{"milik_seorang", ujiMilik},
	} {
		t.Run(k.nama, func(t *testing.T) {
			t.Parallel()
			st, at := buka(t)
			k.uji(t, st, at)
		})
	}
}

var errBatal = errors.New("batalkan unit ini")

func ujiNomor(t *testing.T, _ keuangan.Stores, at dasar.Atomic[keuangan.Stores]) {
	ambil := func(l dasar.LembagaID, seri string, tahun int, gagal error) (n int64) {
		err := at.Do(context.Background(), func(ctx context.Context, st keuangan.Stores) (err error) {
			if n, err = st.Bayar.Nomor(ctx, l, seri, tahun); err != nil {
				return err
			}
			return gagal
		})
		require.ErrorIs(t, err, gagal)
		return n
	}
	require.Equal(t, int64(1), ambil("a", "KW", 2026, nil))
	require.Equal(t, int64(2), ambil("a", "KW", 2026, nil))
	require.Equal(t, int64(3), ambil("a", "KW", 2026, errBatal), "nomor di unit yang batal")
	require.Equal(t, int64(3), ambil("a", "KW", 2026, nil), "nomor yang batal dipakai lagi")
	require.Equal(t, int64(1), ambil("a", "KW", 2027, nil), "tahun lain")
	require.Equal(t, int64(1), ambil("a", "MTS", 2026, nil), "seri lain")
	require.Equal(t, int64(1), ambil("b", "KW", 2026, nil), "lembaga lain")
}

// bayarContoh is a payment of 100.000: 70.000 on a bill, the rest credit.
func bayarContoh(k *loket, id, tagihan string) (keuangan.Pembayaran, []keuangan.Alokasi, []keuangan.GerakTitipan) {
	saat := k.jam.Maju(time.Second)
	b := keuangan.Pembayaran{
		Lembaga: k.lembaga, ID: id, Keluarga: "k-1", Cara: keuangan.Transfer, Jumlah: 100_000, SisaTitipan: 30_000, Tanggal: dasar.Tgl(2026, 10, 20),
		Rekening: "BSI-1", Rujukan: "ruj-" + id, Kuitansi: keuangan.Kuitansi{Seri: "KW", Tahun: 2026, Nomor: int64(len(id))}, Oleh: "kasir-1", Dicatat: saat,
	}
	as := []keuangan.Alokasi{{Lembaga: k.lembaga, ID: id + ".a", Pembayaran: id, Tagihan: tagihan, Jumlah: 70_000, Tanggal: b.Tanggal, Sebab: "jatuh_tempo", Oleh: "kasir-1", Dicatat: saat}}
	ts := []keuangan.GerakTitipan{{Lembaga: k.lembaga, ID: id + ".t", Keluarga: "k-1", Jumlah: 30_000, Tanggal: b.Tanggal, Sumber: "bayar/" + id, Dicatat: saat}}
	return b, as, ts
}

func (k *loket) tambah(b keuangan.Pembayaran, as []keuangan.Alokasi, ts []keuangan.GerakTitipan) error {
	return k.Atomic.Do(context.Background(), func(ctx context.Context, st keuangan.Stores) error {
		if _, err := st.Bayar.KunciTitipan(ctx, k.lembaga, b.Keluarga, "MTs"); err != nil {
			return err
		}
		return st.Bayar.Tambah(ctx, k.lembaga, b, as, ts)
	})
}

func ujiSimpanBayar(t *testing.T, st keuangan.Stores, at dasar.Atomic[keuangan.Stores]) {
	ctx, k := context.Background(), bukaLoket(t, st, at)
	tagihan := k.tagih(t, "k-1", "MTs", "spp", dasar.Tgl(2026, 10, 10), 150_000)
	b, as, ts := bayarContoh(k, "p1", tagihan)
	require.NoError(t, k.tambah(b, as, ts))

	mau := keuangan.PembayaranRinci{Pembayaran: b, Alokasi: as}
	rs, err := st.Bayar.Ambil(ctx, k.lembaga, "tiada", "p1")
	require.NoError(t, err)
	require.Equal(t, []keuangan.PembayaranRinci{mau}, rs)
	require.Equal(t, dasar.Rupiah(80_000), k.sisa(t)[tagihan])
	require.Equal(t, dasar.Rupiah(30_000), k.titipanKeluarga(t, "k-1"))

	for nama, s := range map[string]keuangan.SaringBayar{
		"semua": {}, "keluarga": {Keluarga: "k-1"}, "tagihan": {Tagihan: tagihan}, "baris bank": {Rekening: "BSI-1", Rujukan: "ruj-p1"}, "cara": {Cara: keuangan.Transfer},
		"petugas": {Oleh: "kasir-1"}, "nomor": {Seri: "KW", Tahun: 2026, Nomor: 2}, "hari": {Dari: b.Tanggal, Sampai: b.Tanggal}, "saat": {Tercatat: b.Dicatat},
	} {
		rs, next, err := st.Bayar.Cari(ctx, k.lembaga, s, dasar.Page{})
		require.NoError(t, err, nama)
		require.Equal(t, []keuangan.PembayaranRinci{mau}, rs, nama)
		require.Empty(t, next, nama)
	}
	for nama, s := range map[string]keuangan.SaringBayar{
		"keluarga": {Keluarga: "k-2"}, "tagihan": {Tagihan: "x"}, "baris bank": {Rekening: "BSI-2", Rujukan: "ruj-p1"}, "rujukan": {Rujukan: "x"}, "cara": {Cara: keuangan.Tunai},
		"petugas": {Oleh: "x"}, "nomor": {Nomor: 3}, "seri": {Seri: "X"}, "tahun": {Tahun: 2027}, "sesudah": {Dari: b.Tanggal.TambahHari(1)}, "sebelum": {Sampai: b.Tanggal.TambahHari(-1)},
		"saat": {Tercatat: b.Dicatat.Add(-time.Microsecond)},
	} {
		rs, _, err := st.Bayar.Cari(ctx, k.lembaga, s, dasar.Page{})
		require.NoError(t, err, nama)
		require.Empty(t, rs, nama)
	}
}

func ujiBayarBentrok(t *testing.T, st keuangan.Stores, at dasar.Atomic[keuangan.Stores]) {
	k := bukaLoket(t, st, at)
	tagihan := k.tagih(t, "k-1", "MTs", "spp", dasar.Tgl(2026, 10, 10), 150_000)
	b, as, ts := bayarContoh(k, "p1", tagihan)
	require.NoError(t, k.tambah(b, as, ts))
	sebelum := k.potret(t)

	lain := func(ubah func(*keuangan.Pembayaran, []keuangan.Alokasi, []keuangan.GerakTitipan)) error {
		b, as, ts := bayarContoh(k, "p22", tagihan)
		ubah(&b, as, ts)
		return k.tambah(b, as, ts)
	}
	for nama, x := range map[string]struct {
		mau  dasar.Aturan
		ubah func(*keuangan.Pembayaran, []keuangan.Alokasi, []keuangan.GerakTitipan)
	}{
		"penanda":                 {"KEU-BAYAR-05", func(b *keuangan.Pembayaran, _ []keuangan.Alokasi, _ []keuangan.GerakTitipan) { b.ID = "p1" }},
		"nomor kuitansi":          {"KEU-BAYAR-05", func(b *keuangan.Pembayaran, _ []keuangan.Alokasi, _ []keuangan.GerakTitipan) { b.Kuitansi.Nomor = 2 }},
		"baris bank":              {"KEU-BAYAR-05", func(b *keuangan.Pembayaran, _ []keuangan.Alokasi, _ []keuangan.GerakTitipan) { b.Rujukan = "ruj-p1" }},
		"tagihan lebih bayar":     {"KEU-TAGIHAN-03", func(_ *keuangan.Pembayaran, as []keuangan.Alokasi, _ []keuangan.GerakTitipan) { as[0].Jumlah = 80_001 }},
		"tagihan kurang dari nol": {"KEU-TAGIHAN-03", func(_ *keuangan.Pembayaran, as []keuangan.Alokasi, _ []keuangan.GerakTitipan) { as[0].Jumlah = -70_001 }},
		"tagihan tiada": {"KEU-TAGIHAN-03", func(_ *keuangan.Pembayaran, as []keuangan.Alokasi, _ []keuangan.GerakTitipan) {
			as[0].Tagihan = "tiada"
		}},
		"sumber titipan": {"KEU-TITIPAN-03", func(_ *keuangan.Pembayaran, _ []keuangan.Alokasi, ts []keuangan.GerakTitipan) {
			ts[0].Sumber = "bayar/p1"
		}},
		"titipan kurang":      {"KEU-TITIPAN-01", func(_ *keuangan.Pembayaran, _ []keuangan.Alokasi, ts []keuangan.GerakTitipan) { ts[0].Jumlah = -30_001 }},
		"membalik yang tiada": {"KEU-BALIK-01", func(b *keuangan.Pembayaran, _ []keuangan.Alokasi, _ []keuangan.GerakTitipan) { b.Membalik = "tiada" }},
	} {
		err := lain(x.ubah)
		require.ErrorIs(t, err, x.mau, nama)
		require.Equal(t, dasar.Conflict, dasar.KindOf(err), nama)
		require.Equal(t, sebelum, k.potret(t), nama)
	}
	require.NoError(t, lain(func(b *keuangan.Pembayaran, as []keuangan.Alokasi, ts []keuangan.GerakTitipan) {
		b.Membalik, b.Rujukan, b.Jumlah, as[0].Jumlah, ts[0].Jumlah = "p1", "", -100_000, -70_000, -30_000
	}))
	require.ErrorIs(t, lain(func(b *keuangan.Pembayaran, as []keuangan.Alokasi, _ []keuangan.GerakTitipan) {
		b.ID, b.Kuitansi.Nomor, as[0].ID, b.Membalik = "p333", 333, "p333.a", "p1"
	}), keuangan.ErrBayarDibalik, "dibalik dua kali")
	require.NoError(t, lain(func(b *keuangan.Pembayaran, as []keuangan.Alokasi, ts []keuangan.GerakTitipan) {
		b.ID, b.Rujukan, b.Kuitansi.Nomor, as[0].ID, ts[0].Sumber = "p4444", "ruj-p1", 4, "p4444.a", "bayar/p4444"
	}), "baris bank dari pembayaran yang dibalik boleh dibayarkan lagi")
}

func ujiTitipan(t *testing.T, st keuangan.Stores, at dasar.Atomic[keuangan.Stores]) {
	ctx := context.Background()
	gerak := func(l dasar.LembagaID, kel string, n dasar.Rupiah, hari int, sumber string) keuangan.GerakTitipan {
		return keuangan.GerakTitipan{Lembaga: l, ID: sumber, Keluarga: "k-" + "1", Jumlah: n, Tanggal: dasar.Tgl(2026, 10, hari), Sumber: sumber, Dicatat: time.Date(2026, 11, hari, 0, 0, 0, 0, time.UTC)}
	}
	do := func(fn func(context.Context, keuangan.Stores) error) error { return at.Do(ctx, fn) }
	require.NoError(t, do(func(ctx context.Context, st keuangan.Stores) error {
		x, err := st.Bayar.KunciTitipan(ctx, "a", "k-1", "MTs")
		require.Equal(t, keuangan.Titipan{Unit: "MTs"}, x)
		if err != nil {
			return err
		}
		return st.Bayar.TambahTitipan(ctx, "a", gerak("a", "1", 50_000, 1, "s1"), gerak("a", "1", -20_000, 5, "s2"))
	}))
	require.NoError(t, do(func(ctx context.Context, st keuangan.Stores) error {
		x, err := st.Bayar.KunciTitipan(ctx, "a", "k-1", "MA")
		require.Equal(t, keuangan.Titipan{Saldo: 30_000, Unit: "MTs"}, x, "unit titipan tidak berubah")
		return err
	}))
	require.ErrorIs(t, do(func(ctx context.Context, st keuangan.Stores) error {
		return st.Bayar.TambahTitipan(ctx, "a", gerak("a", "1", -30_001, 6, "s3"))
	}), keuangan.ErrTitipanKurang)
	require.ErrorIs(t, do(func(ctx context.Context, st keuangan.Stores) error {
		return st.Bayar.TambahTitipan(ctx, "a", gerak("a", "1", 1, 6, "s1"))
	}), keuangan.ErrTitipanSumber)
	require.ErrorIs(t, do(func(ctx context.Context, st keuangan.Stores) error {
		return st.Bayar.TambahTitipan(ctx, "b", gerak("b", "1", 1, 6, "s1"))
	}), keuangan.ErrTitipanKurang, "keluarga yang belum dikunci")

	for nama, x := range map[string]struct {
		pada keuangan.PadaSaat
		mau  dasar.Rupiah
	}{
		"sekarang":      {keuangan.PadaSaat{}, 30_000},
		"sebelum":       {keuangan.PadaSaat{Tanggal: dasar.Tgl(2026, 9, 30)}, 0},
		"hari pertama":  {keuangan.PadaSaat{Tanggal: dasar.Tgl(2026, 10, 1)}, 50_000},
		"hari kelima":   {keuangan.PadaSaat{Tanggal: dasar.Tgl(2026, 10, 5)}, 30_000},
		"tercatat lalu": {keuangan.PadaSaat{Tanggal: dasar.Tgl(2026, 10, 31), Tercatat: time.Date(2026, 11, 4, 0, 0, 0, 0, time.UTC)}, 50_000},
	} {
		for _, diminta := range []bool{true, false} {
			var err error
			ts, err := st.Bayar.Titipan(ctx, "a", x.pada)
			if diminta {
				ts, err = st.Bayar.Titipan(ctx, "a", x.pada, "k-1", "k-2")
			}
			require.NoError(t, err, nama)
			_, ada := ts["k-1"]
			require.Equal(t, x.mau, ts["k-1"], nama)
			require.Equal(t, x.mau != 0, ada, "%s: keluarga tanpa titipan tidak ikut", nama)
		}
	}
}

func ujiHalamanBayar(t *testing.T, st keuangan.Stores, at dasar.Atomic[keuangan.Stores]) {
	ctx, k := context.Background(), bukaLoket(t, st, at)
	const n = 7
	for i := range n {
		if i%3 != 0 {
			k.jam.Maju(time.Second)
		}
		k.terima(t, tunai("k-1", dasar.Rupiah(1000+i)))
	}
	semua := k.semuaBayar(t)
	require.Len(t, semua, n)
	var dapat []keuangan.PembayaranRinci
	for p := (dasar.Page{Limit: 2}); ; {
		bs, next, err := st.Bayar.Cari(ctx, k.lembaga, keuangan.SaringBayar{}, p)
		require.NoError(t, err)
		dapat = append(dapat, bs...)
		if p.After = next; next == "" {
			break
		}
	}
	require.Len(t, dapat, n)
	for i, r := range dapat {
		require.Equal(t, semua[n-1-i].ID, r.ID, "terbaru lebih dahulu")
		if i > 0 {
			require.False(t, r.Dicatat.After(dapat[i-1].Dicatat))
		}
	}
	for _, rusak := range []string{"x", "%%", keuangan.Kursor("satu"), keuangan.Kursor("bukan-angka", "x")} {
		_, _, err := st.Bayar.Cari(ctx, k.lembaga, keuangan.SaringBayar{}, dasar.Page{After: rusak})
		require.ErrorIs(t, err, keuangan.ErrKursor, "%q", rusak)
	}
}

func ujiBayarTercatat(t *testing.T, st keuangan.Stores, at dasar.Atomic[keuangan.Stores]) {
	ctx, k := context.Background(), bukaLoket(t, st, at)
	a := k.tagih(t, "k-1", "MTs", "spp", dasar.Tgl(2026, 10, 10), 150_000)
	b := k.tagih(t, "k-1", "MA", "spp", dasar.Tgl(2026, 10, 11), 150_000)
	h := k.terima(t, tunai("k-1", 100_000))
	mau, _, err := st.Bayar.Cari(ctx, k.lembaga, keuangan.SaringBayar{}, dasar.Page{})
	require.NoError(t, err)
	saat := k.jam.Now()
	k.jam.Maju(time.Hour)
	_, err = k.PindahAlokasi(ctx, k.kasir, "", keuangan.PermintaanPindah{Pembayaran: h.ID, Dari: a, Ke: b, Jumlah: 40_000, Alasan: "salah santri"})
	require.NoError(t, err)
	k.jam.Maju(time.Hour)
	_, err = k.BalikBayar(ctx, k.kasir, "", h.ID, "salah keluarga")
	require.NoError(t, err)
	lalu, _, err := st.Bayar.Cari(ctx, k.lembaga, keuangan.SaringBayar{Tercatat: saat}, dasar.Page{})
	require.NoError(t, err)
	require.Equal(t, mau, lalu, "yang dikatakan dahulu tetap dapat dikatakan lagi")
	kini, _, err := st.Bayar.Cari(ctx, k.lembaga, keuangan.SaringBayar{}, dasar.Page{})
	require.NoError(t, err)
	require.Len(t, kini, 2)
	require.Equal(t, kini[0].ID, kini[1].DibalikOleh)
	require.Len(t, kini[1].Alokasi, 3)
}

func ujiLembagaLain(t *testing.T, st keuangan.Stores, at dasar.Atomic[keuangan.Stores]) {
	ctx := context.Background()
	a, b := bukaLoket(t, st, at), bukaLoket(t, st, at)
	for _, k := range []*loket{a, b} {
		k.tagih(t, "k-1", "MTs", "spp", dasar.Tgl(2026, 10, 10), 150_000)
		k.terima(t, tunai("k-1", 200_000))
	}
	sebelum := b.potret(t)
	idB := b.semuaBayar(t)[0].ID
	for i := range 3 {
		a.terima(t, tunai("k-1", dasar.Rupiah(1000*(i+1))))
	}
	a.terima(t, tunai("k-2", 5000))
	_, err := a.BalikBayar(ctx, a.kasir, "", a.semuaBayar(t)[1].ID, "salah ketik")
	require.NoError(t, err)
	_, err = a.BalikBayar(ctx, a.kasir, "", idB, "punya lembaga lain")
	require.ErrorIs(t, err, keuangan.ErrBayarTiada)
	rs, err := st.Bayar.Ambil(ctx, a.lembaga, idB)
	require.NoError(t, err)
	require.Empty(t, rs)
	require.Equal(t, sebelum, b.potret(t))
	a.periksa(t)
	b.periksa(t)
}

// hasilRingkas prints what a payment did, for tables.
func hasilRingkas(h keuangan.HasilBayar) string {
	s := ""
	for _, b := range h.Pembagian.Bagian {
		s += fmt.Sprintf("%s %d; ", b.Tagihan.Uraian, b.Jumlah)
	}
	return fmt.Sprintf("%ssisa %d", s, h.Pembagian.Sisa)
}
