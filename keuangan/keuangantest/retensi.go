package keuangantest

import (
	"context"
	"slices"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/santri"
)

// RunRetensi is the suite of [keuangan.RetensiStore]: what people wrote goes, what the
// books add up to stays. Each case opens a fresh database.
func RunRetensi(t *testing.T, buka Buka) {
	for _, k := range []struct {
		nama string
		uji  func(*testing.T, keuangan.Stores, dasar.Atomic[keuangan.Stores])
	}{
		{"hari_terakhir", ujiRetensiTerakhir},
		{"alasan_dihapus", ujiRetensiAlasan},
		{"koran", ujiRetensiKoran},
		{"TestI37_pemusnahan_acak_tidak_mengubah_buku", ujiRetensiSifat},
	} {
		t.Run(k.nama, func(t *testing.T) {
			t.Parallel()
			st, at := buka(t)
			k.uji(t, st, at)
		})
	}
}

// bersaudara are bills of two santri of one family and of one of another, each with a
// correction, an allocation, a discount and a price of its own.
func bersaudara(t *testing.T, st keuangan.Stores) []keuangan.Tagihan {
	t.Helper()
	var ts []keuangan.Tagihan
	for i, s := range []santri.ID{"s1", "s2", "s3"} {
		x := tagihanContoh(s, "spp", 100_000)
		if x.Keluarga = "k-a"; s == "s3" {
			x.Keluarga = "k-b"
		}
		terbitkan(t, st, x)
		require.NoError(t, st.Tagihan.Koreksi(ctx, pesantrenA, keuangan.NotaKredit{Lembaga: pesantrenA, ID: idUji(), Tagihan: x.ID, Jumlah: 5_000, Tanggal: dasar.Tgl(2026, 11, 2+i), Alasan: "ayah " + string(s) + " sakit", Oleh: "a", Dicatat: saat}))
		require.NoError(t, st.Tarif.SimpanKeringanan(ctx, pesantrenA, keuangan.Keringanan{Lembaga: pesantrenA, ID: idUji(), Santri: s, Komponen: "spp", Persen: decimal.NewFromInt(10), Alasan: "yatim " + string(s), Penyetuju: "kepala", Sejak: dasar.Tgl(2026, 7, 1), Dicatat: saat}))
		require.NoError(t, st.Tarif.SimpanTarif(ctx, pesantrenA, keuangan.Tarif{Lembaga: pesantrenA, ID: idUji(), Komponen: "spp", Santri: s, Jumlah: 90_000, Sejak: dasar.Tgl(2026, 7, 1), Alasan: "anak guru " + string(s), Dicatat: saat}))
		ts = append(ts, x)
	}
	return ts
}

// bayarKeluarga books a payment of a family on a bill, with reasons.
func bayarKeluarga(t *testing.T, st keuangan.Stores, id string, b keuangan.Tagihan, hari dasar.Tanggal) {
	t.Helper()
	_, err := st.Bayar.KunciTitipan(ctx, pesantrenA, b.Keluarga, "MTs")
	require.NoError(t, err)
	require.NoError(t, st.Bayar.Tambah(ctx, pesantrenA, keuangan.Pembayaran{Lembaga: pesantrenA, ID: id, Keluarga: b.Keluarga, Cara: keuangan.Tunai, Jumlah: 30_000, SisaTitipan: 10_000, Tanggal: hari, Laci: "l", Oleh: "a", Dicatat: saat, Alasan: "titipan " + id},
		[]keuangan.Alokasi{{Lembaga: pesantrenA, ID: id + ".a", Pembayaran: id, Tagihan: b.ID, Jumlah: 20_000, Tanggal: hari, Sebab: "pindah", Alasan: "diminta " + id, Oleh: "a", Dicatat: saat}},
		[]keuangan.GerakTitipan{{Lembaga: pesantrenA, ID: id + ".t", Keluarga: b.Keluarga, Jumlah: 10_000, Tanggal: hari, Sumber: "bayar/" + id, Dicatat: saat}}))
}

func ujiRetensiTerakhir(t *testing.T, st keuangan.Stores, _ dasar.Atomic[keuangan.Stores]) {
	ts := bersaudara(t, st)
	bayarKeluarga(t, st, "p1", ts[0], dasar.Tgl(2026, 12, 20))
	hari, err := st.Retensi.Terakhir(ctx, pesantrenA)
	require.NoError(t, err)
	mau := map[santri.ID]dasar.Tanggal{"s1": dasar.Tgl(2026, 12, 20), "s2": dasar.Tgl(2026, 12, 20), "s3": dasar.Tgl(2026, 11, 4)}
	require.Equal(t, mau, hari, "titipan keluarga memuat saudaranya juga")
	hari, err = st.Retensi.Terakhir(ctx, pesantrenA, "s3", "tiada")
	require.NoError(t, err)
	require.Equal(t, map[santri.ID]dasar.Tanggal{"s3": dasar.Tgl(2026, 11, 4)}, hari)
	hari, err = st.Retensi.Terakhir(ctx, pesantrenB)
	require.NoError(t, err)
	require.Empty(t, hari)
}

func ujiRetensiAlasan(t *testing.T, st keuangan.Stores, _ dasar.Atomic[keuangan.Stores]) {
	ts := bersaudara(t, st)
	bayarKeluarga(t, st, "p1", ts[0], dasar.Tgl(2026, 12, 20))
	require.NoError(t, st.Mutasi.SimpanVA(ctx, pesantrenA, keuangan.NomorVA{Nomor: "8810001", Santri: "s1"}, keuangan.NomorVA{Nomor: "8810002", Santri: "s2"}))
	hapus := func(k privasi.KelasRetensi, s ...santri.ID) map[santri.ID]int {
		n, err := st.Retensi.Hapus(ctx, pesantrenA, k, s...)
		require.NoError(t, err)
		return n
	}
	require.Empty(t, hapus(privasi.RetensiKesehatan, "s1"))
	require.Empty(t, hapus(privasi.RetensiPembukuan))
	n, err := st.Retensi.Hapus(ctx, pesantrenB, privasi.RetensiPembukuan, "s1", "s2", "s3")
	require.NoError(t, err)
	require.Empty(t, n, "lembaga lain")
	require.Equal(t, map[santri.ID]int{"s1": 1}, hapus(privasi.RetensiIdentitas, "s1", "s3"))
	va, err := st.Mutasi.CariVA(ctx, pesantrenA, "8810001", "8810002")
	require.NoError(t, err)
	require.Equal(t, map[string]santri.ID{"8810002": "s2"}, va)

	require.Equal(t, map[santri.ID]int{"s1": 5}, hapus(privasi.RetensiPembukuan, "s1"), "keringanan, tarif, nota, alokasi, penjelasan")
	require.Empty(t, hapus(privasi.RetensiPembukuan, "s1"), "dua kali tidak mengubah apa-apa")
	bayar := func() keuangan.PembayaranRinci {
		rs, err := st.Bayar.Ambil(ctx, pesantrenA, "p1")
		require.NoError(t, err)
		return rs[0]
	}
	require.Equal(t, "titipan p1", bayar().Alasan, "saudaranya masih ada")
	require.Equal(t, santri.NamaMusnah, bayar().Alokasi[0].Alasan)
	require.Equal(t, map[santri.ID]int{"s2": 5}, hapus(privasi.RetensiPembukuan, "s2", "tiada"), "keringanan, tarif, nota, penjelasan, pembayaran keluarga")
	require.Equal(t, santri.NamaMusnah, bayar().Alasan)

	ks, err := st.Tarif.Keringanan(ctx, pesantrenA, dasar.Tanggal{})
	require.NoError(t, err)
	require.Equal(t, []string{santri.NamaMusnah, santri.NamaMusnah, "yatim s3"}, []string{ks[0].Alasan, ks[1].Alasan, ks[2].Alasan})
	tarif, err := st.Tarif.Tarif(ctx, pesantrenA, dasar.Tanggal{})
	require.NoError(t, err)
	for _, x := range tarif {
		mau := map[santri.ID]string{"s3": "anak guru s3"}[x.Santri]
		if x.Santri != "s3" {
			mau = santri.NamaMusnah
		}
		require.Equal(t, mau, x.Alasan)
	}
	nota, err := st.Tagihan.Nota(ctx, pesantrenA, ts[0].ID, ts[2].ID)
	require.NoError(t, err)
	require.ElementsMatch(t, []string{santri.NamaMusnah, "ayah s3 sakit"}, []string{nota[0].Alasan, nota[1].Alasan})
	for _, p := range semua(t, st, keuangan.SaringTagihan{}, keuangan.PadaSaat{}) {
		require.Equal(t, p.Tagihan.Santri == "s3", len(p.Tagihan.Penjelasan) > 0)
		require.EqualValues(t, 100_000, p.Tagihan.Jumlah)
		require.EqualValues(t, 5_000, p.NotaKredit)
	}
	selisih, err := st.Tagihan.Periksa(ctx, pesantrenA)
	require.NoError(t, err)
	require.Empty(t, selisih)
}

func ujiRetensiKoran(t *testing.T, st keuangan.Stores, _ dasar.Atomic[keuangan.Stores]) {
	r := rumahBank(t)
	a := mutasiUji(t, r, pesantrenA, 1, nil)
	b := mutasiUji(t, r, pesantrenA, 2, func(m *keuangan.MutasiBank) { m.Tanggal = dasar.Tgl(2027, 1, 5) })
	c := mutasiUji(t, r, pesantrenA, 3, func(m *keuangan.MutasiBank) { m.Subjek = "subjek-2" })
	_, err := st.Mutasi.Tambah(ctx, pesantrenA, []keuangan.MutasiBank{a, b, c})
	require.NoError(t, err)
	a.Alasan, a.Putusan, a.Pemutus, a.Diputus = "kiriman bibi Siti", keuangan.Diabaikan, "x", saat
	require.NoError(t, st.Mutasi.Putuskan(ctx, pesantrenA, a))
	hari, err := st.Retensi.Koran(ctx, pesantrenA)
	require.NoError(t, err)
	require.Equal(t, map[privasi.SubjekID]dasar.Tanggal{"subjek-1": dasar.Tgl(2027, 1, 5), "subjek-2": c.Tanggal}, hari)

	for _, k := range []struct {
		l     dasar.LembagaID
		kelas privasi.KelasRetensi
		mau   int
	}{{pesantrenB, privasi.RetensiPembukuan, 0}, {pesantrenA, privasi.RetensiIdentitas, 0}, {pesantrenA, privasi.RetensiPembukuan, 2}, {pesantrenA, privasi.RetensiPembukuan, 0}} {
		n, err := (keuangan.Koran{Toko: st.Retensi}).Hapus(ctx, k.l, k.kelas, "subjek-1")
		require.NoError(t, err)
		require.Equal(t, k.mau, n["subjek-1"])
	}
	ms, err := st.Mutasi.Kunci(ctx, pesantrenA, rekeningBank, a.Kunci, b.Kunci, c.Kunci)
	require.NoError(t, err)
	a.Alasan, a.Versi = santri.NamaMusnah, 2
	a.Teks, b.Teks = privasi.Tertutup[string]{}, privasi.Tertutup[string]{}
	for i, mau := range []keuangan.MutasiBank{a, b, c} {
		privasitest.SamaDi(t, r, pesantrenA, mau, ms[i])
	}
	ps, err := st.Mutasi.Riwayat(ctx, pesantrenA, rekeningBank, a.Kunci)
	require.NoError(t, err)
	require.Equal(t, santri.NamaMusnah, ps[0].Alasan)
	hari, err = st.Retensi.Koran(ctx, pesantrenA, "subjek-1", "subjek-2")
	require.NoError(t, err)
	require.Equal(t, map[privasi.SubjekID]dasar.Tanggal{"subjek-2": c.Tanggal}, hari, "yang sudah dihapus tidak jatuh tempo lagi")
}

// isiBuku is everything that the books hold of an institution.
type isiBuku struct {
	Posisi []keuangan.Posisi
	Bayar  []keuangan.PembayaranRinci
	Jurnal []keuangan.Jurnal
	Saldo  map[string]dasar.Rupiah
}

func (k *loket) isiBuku(t require.TestingT) isiBuku {
	x := isiBuku{Posisi: k.semuaPosisi(t), Bayar: k.semuaBayar(t), Saldo: k.saldo(t)}
	for p := (dasar.Page{Limit: dasar.MaxPage}); ; {
		js, next, err := k.Stores.Buku.Jurnal.Cari(context.Background(), k.lembaga, keuangan.SaringJurnal{}, p)
		require.NoError(t, err)
		x.Jurnal = append(x.Jurnal, js...)
		if p.After = next; next == "" {
			return x
		}
	}
}

// tanpaKata is what must be left of the books once some santri are gone: everything but
// the words.
func (x isiBuku) tanpaKata(hilang []santri.ID) isiBuku {
	x.Posisi, x.Bayar = slices.Clone(x.Posisi), slices.Clone(x.Bayar)
	milik, dijelaskan := map[string]keuangan.Tagihan{}, map[santri.KeluargaID]bool{}
	for i, p := range x.Posisi {
		milik[p.Tagihan.ID] = p.Tagihan
		if slices.Contains(hilang, p.Tagihan.Santri) {
			x.Posisi[i].Tagihan.Penjelasan = nil
		} else {
			dijelaskan[p.Tagihan.Keluarga] = true
		}
	}
	padam := func(s *string) {
		if *s != "" {
			*s = santri.NamaMusnah
		}
	}
	for i, b := range x.Bayar {
		x.Bayar[i].Alokasi = slices.Clone(b.Alokasi)
		for j := range x.Bayar[i].Alokasi {
			if a := &x.Bayar[i].Alokasi[j]; slices.Contains(hilang, milik[a.Tagihan].Santri) {
				padam(&a.Alasan)
			}
		}
		berTagihan := slices.ContainsFunc(x.Posisi, func(p keuangan.Posisi) bool { return p.Tagihan.Keluarga == b.Keluarga })
		if berTagihan && !dijelaskan[b.Keluarga] {
			padam(&x.Bayar[i].Alasan)
		}
	}
	return x
}

// ujiRetensiSifat: whoever is destroyed, in whatever order, all amounts, balances,
// numbers and journals are what they were, and the books verify.
func ujiRetensiSifat(t *testing.T, st keuangan.Stores, at dasar.Atomic[keuangan.Stores]) {
	cek(t, time.Second, func(r *rapid.T) {
		k := bukaLoket(r, st, at)
		for i, g := range rapid.SliceOfN(rapid.Custom(buatLangkah), 2, 10).Draw(r, "langkah") {
			if g.apa != "kunci" {
				k.jalankan(r, i, g)
			}
		}
		sebelum := k.isiBuku(r)
		hilang := rapid.SliceOfNDistinct(rapid.SampledFrom([]santri.ID{"k-1-s1", "k-2-s1", "k-1-s2"}), 0, 3, rapid.ID).Draw(r, "hilang")
		for _, s := range rapid.Permutation(append(hilang, hilang...)).Draw(r, "urutan") { // each twice
			for _, kelas := range privasi.SemuaRetensi() {
				_, err := k.Stores.Retensi.Hapus(context.Background(), k.lembaga, kelas, s)
				require.NoError(r, err)
			}
		}
		require.Equal(r, sebelum.tanpaKata(hilang), k.isiBuku(r), "I-37: yang hilang hanya kata-kata")
		k.periksa(r)
		if slices.ContainsFunc(sebelum.Posisi, func(p keuangan.Posisi) bool { return slices.Contains(hilang, p.Tagihan.Santri) }) {
			require.NotEqual(r, sebelum, k.isiBuku(r), "ada yang dihapus")
		}
	})
}
