package keuangantest

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
)

// ujiSifatTagihan checks the invariants of billing on random institutions; all
// share one database.
func ujiSifatTagihan(t *testing.T, st keuangan.Stores, at dasar.Atomic[keuangan.Stores]) {
	for _, s := range []struct {
		nama string
		uji  func(*rapid.T, func() *kantor)
	}{
		{"F24_F27_putaran_dua_kali_sama_dengan_sekali", sifatDuaKali},
		{"F26_putaran_sepotong_sepotong_sama_dengan_utuh", sifatPotongan},
		{"F31_masuk_dan_keluar_ditagih_sekali", sifatMasa},
		{"F32_F33_F35_F38_F40_K01_riwayat_acak", sifatRiwayat},
	} {
		t.Run(s.nama, func(t *testing.T) {
			sedikit(t, 25, func(r *rapid.T) { s.uji(r, func() *kantor { return bukaKantor(r, st, at) }) })
		})
	}
}

// sedikit is rapid.Check for draws that each run many units of work: after n
// draws that went well the rest are left out. A failure is shrunk as usual.
func sedikit(t *testing.T, n int, uji func(*rapid.T)) {
	ke, gagal := 0, false
	rapid.Check(t, func(r *rapid.T) {
		if ke++; ke > n && !gagal {
			return
		}
		selesai := false
		defer func() { gagal = gagal || !selesai }()
		uji(r)
		selesai = true
	})
}

// isiAcak admits the same random santri to institutions.
func isiAcak(r *rapid.T, ks ...*kantor) (id []santri.ID) {
	for n := range rapid.IntRange(1, 5).Draw(r, "santri") {
		unit := rapid.SampledFrom([]santri.KodeUnit{"MTs", "MA"}).Draw(r, "unit")
		mukim := rapid.Bool().Draw(r, "mukim")
		masuk := dasar.Tgl(2026, 7, 1).TambahHari(rapid.IntRange(0, 120).Draw(r, "masuk"))
		for _, k := range ks {
			id = append(id, k.warga.masuk(n, unit, mukim, masuk))
		}
	}
	slices.Sort(id)
	return slices.Compact(id)
}

func sifatDuaKali(r *rapid.T, buka func() *kantor) {
	k := buka()
	isiAcak(r, k)
	m := minta(oktober)
	p, err := k.PratinjauTagihan(ctx, k.kasir, m, 500)
	require.NoError(r, err)
	h := k.putar(r, m)
	var terbit []string
	for _, x := range k.semuaPosisi(r) {
		x.Tagihan.ID, x.Tagihan.Putaran, x.Tagihan.Lembaga = "", "", ""
		terbit = append(terbit, fmt.Sprint(x.Tagihan.Kunci(), x.Tagihan.Jumlah, x.Tagihan.Penjelasan))
	}
	var rencana []string
	for _, x := range p.Contoh {
		rencana = append(rencana, fmt.Sprint(x.Kunci(), x.Jumlah, x.Penjelasan))
	}
	require.ElementsMatch(r, rencana, terbit, "F-27: the preview is what the run creates")
	require.Len(r, terbit, h.Putaran.Jumlah)
	sebelum := k.potret(r)
	require.Empty(r, k.putar(r, m).Putaran.ID)
	require.Equal(r, sebelum, k.potret(r), "F-24")
	k.periksa(r)
}

// A month billed at once and one billed unit by unit and fee by fee, in any
// order, come to the same bills.
func sifatPotongan(r *rapid.T, buka func() *kantor) {
	utuh, potong := buka(), buka()
	isiAcak(r, utuh, potong)
	bulan := []dasar.Bulan{september, oktober}
	for _, b := range bulan {
		utuh.putar(r, minta(b))
	}
	var potongan []keuangan.MintaTagihan
	for _, b := range bulan {
		for _, u := range []santri.KodeUnit{"MTs", "MA"} {
			for _, kode := range []keuangan.KodeKomponen{"spp", "syahriah", "makan"} {
				m := minta(b)
				m.Unit, m.Komponen = []santri.KodeUnit{u}, []keuangan.KodeKomponen{kode}
				potongan = append(potongan, m)
			}
		}
	}
	for _, m := range rapid.Permutation(potongan).Draw(r, "urutan") {
		potong.putar(r, m)
	}
	require.Equal(r, kartu(utuh.semuaPosisi(r)), kartu(potong.semuaPosisi(r)))
	require.Equal(r, utuh.saldo(r), potong.saldo(r))
}

// Days are charged from the day of entry until the day before the exit,
// whichever day of the month they are, found by looking at every day.
func sifatMasa(r *rapid.T, buka func() *kantor) {
	k := buka()
	spp := keuangan.KomponenBaku(k.lembaga)[1]
	spp.BulanMasuk, spp.BulanKeluar = keuangan.BulanProporsi, keuangan.BulanProporsi
	require.NoError(r, k.AturKomponen(ctx, k.kasir, spp))
	mau := map[santri.ID]dasar.Rupiah{}
	for n := range rapid.IntRange(1, 4).Draw(r, "santri") {
		id, a, b := santri.ID(""), 1, 31
		switch rapid.IntRange(0, 4).Draw(r, "jenis") {
		case 0:
			a = rapid.IntRange(1, 31).Draw(r, "masuk")
			id = k.warga.masuk(n, "MTs", false, dasar.Tgl(2026, 10, a))
		case 1:
			b = rapid.IntRange(0, 31).Draw(r, "keluar")
			id = k.warga.masuk(n, "MTs", false, september.Awal())
			k.warga.jadi(id, santri.Boyong, dasar.Tgl(2026, 10, 1).TambahHari(b))
		case 2: // an absence between the two ends changes nothing
			id = k.warga.masuk(n, "MTs", false, september.Awal())
			k.warga.jadi(id, santri.Cuti, dasar.Tgl(2026, 10, rapid.IntRange(2, 15).Draw(r, "cuti")))
			k.warga.jadi(id, santri.Aktif, dasar.Tgl(2026, 10, rapid.IntRange(16, 31).Draw(r, "kembali")))
		case 3: // comes and goes within the month
			a = rapid.IntRange(1, 20).Draw(r, "datang")
			b = rapid.IntRange(a+8, 31).Draw(r, "pergi")
			id = k.warga.masuk(n, "MTs", false, dasar.Tgl(2026, 10, a))
			k.warga.jadi(id, santri.Boyong, dasar.Tgl(2026, 10, 1).TambahHari(b))
		default:
			id = k.warga.masuk(n, "MTs", false, september.Awal())
		}
		if n := keuangan.Proporsi(150_000, 31, a-1, b); n > 0 {
			mau[id] = n
		}
	}
	m := minta(oktober)
	m.Komponen = []keuangan.KodeKomponen{"spp"}
	k.putar(r, m)
	got := map[santri.ID]dasar.Rupiah{}
	for _, p := range k.semuaPosisi(r) {
		got[p.Tagihan.Santri] += p.Tagihan.Jumlah
	}
	require.Equal(r, mau, got)
}

// langkahTagihan is one random command; it gives the rule that refused it.
type langkahTagihan func(*kantor) string

func aturan(err error) string { return dasar.RuleOf(err) }

// acakLangkah draws a command that means the same in every institution of the
// same history: bills are named by their natural keys.
func acakLangkah(r *rapid.T, id []santri.ID) langkahTagihan {
	s := rapid.SampledFrom(id).Draw(r, "santri")
	kode := rapid.SampledFrom([]keuangan.KodeKomponen{"spp", "syahriah", "makan"}).Draw(r, "komponen")
	bulan := rapid.SampledFrom([]dasar.Bulan{september, oktober}).Draw(r, "bulan")
	jumlah := dasar.Rupiah(rapid.SampledFrom([]int64{1, 999, 50_000, 150_000, 450_000, 700_000}).Draw(r, "jumlah"))
	pilih := func(k *kantor) string {
		for _, p := range k.posisiSantri(s, kode) {
			if p.Tagihan.Periode == bulan.String() && !p.Batal {
				return p.Tagihan.ID
			}
		}
		return "tidak-ada"
	}
	switch rapid.IntRange(0, 7).Draw(r, "perintah") {
	case 0, 1:
		return func(k *kantor) string {
			p, err := k.PratinjauTagihan(ctx, k.kasir, minta(bulan), 0)
			if err == nil {
				_, err = k.TerbitkanTagihan(ctx, k.kasir, "", p.Minta, p.Sidik, nil)
			}
			return aturan(err)
		}
	case 2:
		return func(k *kantor) string {
			_, err := k.NotaKredit(ctx, k.kasir, "", keuangan.MintaNota{Tagihan: pilih(k), Jumlah: jumlah, Alasan: "koreksi acak"})
			return aturan(err)
		}
	case 3:
		lepas, ulang := rapid.Bool().Draw(r, "lepas"), rapid.Bool().Draw(r, "ulang")
		return func(k *kantor) string {
			_, err := k.BatalkanTagihan(ctx, k.kasir, "", keuangan.MintaBatal{Tagihan: pilih(k), Lepas: lepas, Ulang: ulang, Alasan: "koreksi acak"})
			return aturan(err)
		}
	case 4:
		return func(k *kantor) string {
			_, err := k.Terima(ctx, k.kasir, "", tunai(k.warga.keluarga(s), jumlah))
			return aturan(err)
		}
	case 5:
		hari := dasar.Tgl(2026, 8, rapid.IntRange(1, 28).Draw(r, "sejak"))
		return func(k *kantor) string {
			_, err := k.AturTarif(ctx, k.kasir, keuangan.Tarif{Komponen: kode, Santri: s, Alasan: "tarif acak", Jumlah: jumlah, Sejak: hari})
			return aturan(err)
		}
	case 6:
		return func(k *kantor) string {
			_, err := k.BeriKeringanan(ctx, k.kasir, "", keuangan.Keringanan{Santri: s, Komponen: kode, Persen: decimal.NewFromInt(30), Alasan: "acak", Penyetuju: "kepala", Sejak: september.Awal()})
			return aturan(err)
		}
	}
	return func(k *kantor) string {
		_, err := k.Terima(ctx, k.kasir, "", titipan(k.warga.keluarga(s), jumlah))
		return aturan(err)
	}
}

// posisiSantri returns the bills of a santri for a fee; an error shows as none.
func (k *kantor) posisiSantri(s santri.ID, kode keuangan.KodeKomponen) []keuangan.Posisi {
	ps, _, err := k.Stores.Tagihan.Posisi(context.Background(), k.lembaga, keuangan.SaringTagihan{Santri: []santri.ID{s}, Komponen: kode}, keuangan.PadaSaat{}, dasar.Page{Limit: 500})
	if err != nil {
		panic(err)
	}
	return ps
}

// uangWali is the money of the families: credit, and what bills hold of theirs.
func (k *kantor) uangWali(t require.TestingT) (n dasar.Rupiah) {
	for _, p := range k.semuaPosisi(t) {
		n += p.Teralokasi
	}
	ts, err := k.Stores.Bayar.Titipan(ctx, k.lembaga, keuangan.PadaSaat{})
	require.NoError(t, err)
	for _, x := range ts {
		n += x
	}
	return n
}

// sifatRiwayat replays random commands and checks after each one what must
// hold of every history.
func sifatRiwayat(r *rapid.T, buka func() *kantor) {
	k := buka()
	id := isiAcak(r, k)
	terbit := map[string]keuangan.Tagihan{}
	var diterima dasar.Rupiah
	for range rapid.IntRange(3, 10).Draw(r, "langkah") {
		sebelum := k.potret(r)
		if acakLangkah(r, id)(k) != "" {
			require.Equal(r, sebelum, k.potret(r), "F-09: a refusal changes nothing")
		}
		ada := map[string]bool{}
		for _, p := range k.semuaPosisi(r) {
			if lama, sudah := terbit[p.Tagihan.ID]; sudah {
				require.Equal(r, lama, p.Tagihan, "F-32, F-35: an issued bill never changes")
			}
			terbit[p.Tagihan.ID] = p.Tagihan
			require.LessOrEqual(r, p.NotaKredit, p.Tagihan.Jumlah, "F-32")
			require.Equal(r, max(0, p.Tagihan.Jumlah-p.NotaKredit-p.Teralokasi), p.Sisa(), "F-33")
			if kunci := fmt.Sprint(p.Tagihan.Santri, p.Tagihan.Komponen, p.Tagihan.Periode); !p.Batal {
				require.False(r, ada[kunci], "F-40: two bills that are not void claim %s", kunci)
				ada[kunci] = true
			} else {
				require.Zero(r, p.Teralokasi, "F-38: a void bill holds no money")
			}
		}
		k.periksa(r)
		diterima = 0
		for _, b := range k.semuaBayar(r) {
			if b.Cara != keuangan.DariTitipan {
				diterima += b.Jumlah
			}
		}
		require.Equal(r, diterima, k.uangWali(r), "F-38: no rupiah of the families disappears")
	}
}

// RunTagihanSama replays the same random commands on two storages and demands
// the same refusals, bills, balances and arrears after every one.
func RunTagihanSama(t *testing.T, satu, dua Buka) {
	st1, at1 := satu(t)
	st2, at2 := dua(t)
	sedikit(t, 25, func(r *rapid.T) {
		a, b := bukaKantor(r, st1, at1), bukaKantor(r, st2, at2)
		id := isiAcak(r, a, b)
		for range rapid.IntRange(3, 10).Draw(r, "langkah") {
			x := acakLangkah(r, id)
			require.Equal(r, x(a), x(b), "the same refusal")
			require.Equal(r, kartu(a.semuaPosisi(r)), kartu(b.semuaPosisi(r)))
			require.Equal(r, a.saldo(r), b.saldo(r))
			for _, pada := range []dasar.Tanggal{dasar.Tgl(2026, 9, 15), dasar.Tgl(2026, 10, 19), dasar.Tgl(2026, 10, 20)} {
				m := keuangan.MintaTunggakan{Pada: keuangan.PadaSaat{Tanggal: pada}}
				ha, err := a.Tunggakan(ctx, a.kasir, m)
				require.NoError(r, err)
				hb, err := b.Tunggakan(ctx, b.kasir, m)
				require.NoError(r, err)
				require.Equal(r, ha, hb)
			}
		}
	})
}

// ujiSerentakTagihan races runs and corrections with exact expectations.
func ujiSerentakTagihan(t *testing.T, st keuangan.Stores, at dasar.Atomic[keuangan.Stores]) {
	t.Run("F25_putaran_bersamaan_satu_set", func(t *testing.T) {
		for range 2 {
			ujiPutaranBersamaan(t, bukaKantor(t, st, at))
		}
	})
	t.Run("K03_koreksi_bersamaan", func(t *testing.T) {
		k := bukaKantor(t, st, at)
		s := k.warga.masuk(1, "MTs", false, september.Awal())
		k.putar(t, minta(oktober))
		p := k.satuTagihan(t, s, "spp", "2026-10").Tagihan
		m := keuangan.MintaNota{Tagihan: p.ID, Jumlah: 40_000, Alasan: "salah tarif"}
		for _, h := range berbarengan(12, func(int) (keuangan.HasilKoreksi, error) { return k.NotaKredit(ctx, k.kasir, "kunci", m) }) {
			require.NoError(t, h.err)
		}
		require.Equal(t, dasar.Rupiah(40_000), k.satuTagihan(t, s, "spp", "2026-10").NotaKredit, "one key, one note")
		berhasil := 0
		for _, h := range berbarengan(12, func(int) (keuangan.HasilKoreksi, error) { return k.NotaKredit(ctx, k.kasir, "", m) }) {
			if h.err == nil {
				berhasil++
				continue
			}
			require.ErrorIs(t, h.err, keuangan.ErrNotaJumlah)
		}
		require.Equal(t, 2, berhasil, "150.000 holds three notes of 40.000")
		berhasil = 0
		for _, h := range berbarengan(8, func(int) (keuangan.HasilKoreksi, error) {
			return k.BatalkanTagihan(ctx, k.kasir, "", keuangan.MintaBatal{Tagihan: p.ID, Alasan: "salah santri"})
		}) {
			if h.err == nil {
				berhasil++
				continue
			}
			require.ErrorIs(t, h.err, keuangan.ErrNotaBatal)
		}
		require.Equal(t, 1, berhasil)
		k.periksa(t)
	})
}

// ujiPutaranBersamaan races runs of one preview: one of them issues everything.
func ujiPutaranBersamaan(t *testing.T, k *kantor) {
	for n := range 40 {
		k.warga.masuk(n, []santri.KodeUnit{"MTs", "MA"}[n%2], n%3 == 0, september.Awal())
	}
	r, err := k.PratinjauTagihan(ctx, k.kasir, minta(oktober), 0)
	require.NoError(t, err)
	mau, total := r.Hitung()
	hasil := berbarengan(8, func(i int) (keuangan.HasilTagihan, error) {
		return k.TerbitkanTagihan(ctx, k.kasir, []string{"", "kunci-sama"}[i%2], r.Minta, r.Sidik, nil)
	})
	n := 0
	pemenang := map[string]bool{}
	for _, h := range hasil {
		require.NoError(t, h.err)
		if h.nilai.Putaran.ID != "" && !h.nilai.Ulangan {
			n += h.nilai.Putaran.Jumlah
			pemenang[h.nilai.Putaran.ID] = true
		}
	}
	require.Equal(t, mau, n, "each bill is issued by one run")
	require.Len(t, pemenang, 1)
	ps := k.semuaPosisi(t)
	require.Len(t, ps, mau)
	var jumlah dasar.Rupiah
	for _, p := range ps {
		jumlah += p.Tagihan.Jumlah
	}
	require.Equal(t, total, jumlah)
	k.periksa(t)
}

type hasilBarengan[T any] struct {
	nilai T
	err   error
}

// berbarengan calls fn n times at once.
func berbarengan[T any](n int, fn func(int) (T, error)) []hasilBarengan[T] {
	out := make([]hasilBarengan[T], n)
	mulai := make(chan struct{})
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() {
			<-mulai
			out[i].nilai, out[i].err = fn(i)
		})
	}
	close(mulai)
	wg.Wait()
	return out
}
