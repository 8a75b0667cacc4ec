package keuangantest

import (
	"context"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/keuangan/keuanganmem"
	"github.com/pesantren-go/pesantren/santri"
)

// cek checks a property for at most lama, and at least five times: databases
// are slow and the suite must stay quick. Once it has failed it is shrunk
// without a limit.
func cek(t *testing.T, lama time.Duration, uji func(*rapid.T)) {
	akhir, kali, gagal := time.Now().Add(lama), 0, false
	rapid.Check(t, func(r *rapid.T) {
		if !gagal && kali >= 5 && time.Now().After(akhir) {
			return
		}
		kali++
		lulus := false
		defer func() { gagal = gagal || !lulus }()
		uji(r)
		lulus = true
	})
}

// ujiSifatBayar checks the invariants of payments on random sequences.
func ujiSifatBayar(t *testing.T, st keuangan.Stores, at dasar.Atomic[keuangan.Stores]) {
	const lama = 1500 * time.Millisecond
	t.Run("TestF08_F09_F10_F33_F41_urutan_acak_sama_dengan_memori", func(t *testing.T) {
		cek(t, 2*lama, func(r *rapid.T) { ujiUlangan(r, st, at) })
	})
	t.Run("TestF42_urutan_dan_ulangan_tidak_mengubah_hasil", func(t *testing.T) {
		cek(t, lama, func(r *rapid.T) { ujiPermutasi(r, st, at) })
	})
	t.Run("TestF45_pembalikan_mengembalikan_keadaan", func(t *testing.T) {
		cek(t, lama, func(r *rapid.T) { ujiPulih(r, st, at) })
	})
}

// langkah is one random step of a cashier's day, the same for every storage.
type langkah struct {
	apa      string
	keluarga santri.KeluargaID
	unit     santri.KodeUnit
	komponen keuangan.KodeKomponen
	tempo    dasar.Tanggal
	jumlah   dasar.Rupiah
	ke       int // which of the payments or bills so far
	ke2      int
	ulang    bool // send it twice under one key
	hari     int  // days that pass before it
}

func buatLangkah(r *rapid.T) langkah {
	return langkah{
		apa:      rapid.SampledFrom([]string{"tagih", "tagih", "tunai", "tunai", "va", "pilih", "titipan", "titipan", "balik", "balik", "kembali", "pindah", "lepas", "kunci"}).Draw(r, "apa"),
		keluarga: rapid.SampledFrom([]santri.KeluargaID{"k-1", "k-2"}).Draw(r, "keluarga"),
		unit:     rapid.SampledFrom(satuan).Draw(r, "unit"),
		komponen: rapid.SampledFrom([]keuangan.KodeKomponen{"spp", "makan"}).Draw(r, "komponen"),
		tempo:    dasar.Bln(2026, rapid.IntRange(9, 11).Draw(r, "bulan")).TanggalKe(10),
		jumlah:   dasar.Rupiah(rapid.Int64Range(1, 300).Draw(r, "jumlah") * 1000),
		ke:       rapid.IntRange(0, 30).Draw(r, "ke"), ke2: rapid.IntRange(0, 30).Draw(r, "ke2"),
		ulang: rapid.Bool().Draw(r, "ulang"), hari: rapid.SampledFrom([]int{0, 0, 0, 0, 9}).Draw(r, "hari"),
	}
}

// jalankan does one step and says how it ended, without ids.
func (k *loket) jalankan(t require.TestingT, ke int, g langkah) string {
	ctx, kunci := context.Background(), fmt.Sprintf("kunci-%d", ke)
	k.jam.Maju(time.Second + time.Duration(g.hari)*24*time.Hour)
	bayar := func(p keuangan.PermintaanBayar) string {
		h, err := k.Terima(ctx, k.kasir, kunci, p)
		return fmt.Sprintf("%s titipan %d kuitansi %s galat %s", hasilRingkas(h), h.Titipan, h.Kuitansi, dasar.RuleOf(err))
	}
	bs, ts := k.semuaBayar(t), k.semuaPosisi(t)
	var r keuangan.PembayaranRinci
	if len(bs) > 0 {
		r = bs[g.ke%len(bs)]
	}
	tagihan := func(i int) string {
		if len(ts) == 0 {
			return "tiada"
		}
		return ts[i%len(ts)].Tagihan.ID
	}
	var err error
	switch g.apa {
	case "tagih":
		k.tagih(t, g.keluarga, g.unit, g.komponen, g.tempo, g.jumlah)
	case "tunai":
		return bayar(tunai(g.keluarga, g.jumlah))
	case "va":
		return bayar(keuangan.PermintaanBayar{Keluarga: g.keluarga, Cara: keuangan.VA, Jumlah: g.jumlah, Rekening: "BSI-1", Rujukan: fmt.Sprint(g.ke)})
	case "pilih":
		p := tunai(g.keluarga, g.jumlah)
		p.Pilihan = []keuangan.PilihanTagihan{{Tagihan: tagihan(g.ke), Jumlah: g.jumlah / 2}}
		return bayar(p)
	case "titipan":
		return bayar(titipan(g.keluarga, g.jumlah))
	case "balik":
		var h keuangan.HasilBalik
		h, err = k.BalikBayar(ctx, k.kasir, kunci, r.ID, "salah ketik")
		return fmt.Sprintf("balik %d %s, %d dilepas, galat %s", h.Pembalik.Jumlah, h.Pembalik.Tanggal, len(h.Dilepas), dasar.RuleOf(err))
	case "kembali":
		_, err = k.KembalikanTitipan(ctx, k.kasir, kunci, keuangan.PermintaanKembali{Keluarga: g.keluarga, Jumlah: g.jumlah, Cara: keuangan.Tunai, Laci: "laci-1", Alasan: "diminta wali"})
	case "pindah", "lepas":
		p := keuangan.PermintaanPindah{Pembayaran: r.ID, Dari: tagihan(g.ke), Jumlah: g.jumlah / 3, Alasan: "permintaan wali"}
		if len(r.Alokasi) > 0 {
			p.Dari = r.Alokasi[g.ke2%len(r.Alokasi)].Tagihan
		}
		if g.apa == "pindah" {
			p.Ke = tagihan(g.ke2)
		}
		_, err = k.PindahAlokasi(ctx, k.kasir, kunci, p)
	case "kunci":
		lalu := dasar.TanggalDari(k.jam.Now()).Bulan().Tambah(-1)
		err = k.Atomic.Do(ctx, func(ctx context.Context, st keuangan.Stores) error {
			return st.Buku.Periode.Ubah(ctx, k.lembaga, keuangan.Periode{Lembaga: k.lembaga, Bulan: lalu, Status: keuangan.PeriodeDikunci, Alasan: "tutup", Oleh: "kepala", Dicatat: k.jam.Now()})
		})
	}
	return dasar.RuleOf(err)
}

var polaUUID = regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}`)

// tanpaAcak numbers the random ids of a text in the order of their appearance.
func tanpaAcak(s string) string {
	nomor := map[string]string{}
	return polaUUID.ReplaceAllStringFunc(s, func(id string) string {
		if nomor[id] == "" {
			nomor[id] = fmt.Sprintf("#%d", len(nomor)+1)
		}
		return nomor[id]
	})
}

// ujiUlangan runs the same steps on the storage and on memory: after each step
// every invariant holds, both say the same, a refused step and a step sent
// again have changed nothing.
func ujiUlangan(r *rapid.T, st keuangan.Stores, at dasar.Atomic[keuangan.Stores]) {
	l := dasar.LembagaID("ulangan-" + uuid.NewString())
	k := bukaLoketDi(r, l, st, at)
	c := dasarmem.New()
	m := bukaLoketDi(r, l, keuanganmem.New(c, nil), keuanganmem.Atomic(c, nil))
	langkah := rapid.SliceOfN(rapid.Custom(buatLangkah), 1, 14).Draw(r, "langkah")
	for i, g := range langkah {
		if g.apa == "tagih" && dikunci(r, k, g.tempo) {
			continue // a bill is not issued into a locked month
		}
		sebelum := k.potret(r)
		dapat, mau := k.jalankan(r, i, g), m.jalankan(r, i, g)
		require.Equal(r, mau, dapat, "langkah %d: %+v", i, g)
		k.periksa(r)
		sesudah := k.potret(r)
		if galat := polaGalat.FindString(dapat); galat != "" {
			require.Equal(r, sebelum, sesudah, "F-09: %s", dapat)
		} else if g.ulang && g.apa != "tagih" && g.apa != "kunci" {
			k.ulangi(r, i, g)
			require.Equal(r, sesudah, k.potret(r), "F-08: langkah %d sekali lagi", i)
			m.jam.Setel(k.jam.Now())
		}
	}
	require.Equal(r, tanpaAcak(m.potret(r)), tanpaAcak(k.potret(r)))
}

var polaGalat = regexp.MustCompile(`[A-Z]+-[A-Z]+-\d\d$`)

func dikunci(r *rapid.T, k *loket, hari dasar.Tanggal) (ya bool) {
	require.NoError(r, k.Atomic.Do(context.Background(), func(ctx context.Context, st keuangan.Stores) error {
		s, err := st.Buku.Periode.Kunci(ctx, k.lembaga, hari.Bulan())
		ya = s[hari.Bulan()] == keuangan.PeriodeDikunci
		return err
	}))
	return ya
}

// ulangi sends a step again under its key. Which payments and bills it named
// has to be what it was: only steps that name none are repeated here.
func (k *loket) ulangi(r *rapid.T, ke int, g langkah) {
	switch g.apa {
	case "tunai", "va", "titipan", "kembali":
		g.hari = 0
		require.NotRegexp(r, polaGalat, k.jalankan(r, ke, g))
	}
}

// ujiPermutasi: callbacks arrive in any order and any number of times.
func ujiPermutasi(r *rapid.T, st keuangan.Stores, at dasar.Atomic[keuangan.Stores]) {
	type tagihan struct {
		unit   santri.KodeUnit
		tempo  dasar.Tanggal
		jumlah dasar.Rupiah
	}
	ts := rapid.SliceOfN(rapid.Custom(func(r *rapid.T) tagihan {
		return tagihan{rapid.SampledFrom(satuan).Draw(r, "unit"), dasar.Bln(2026, rapid.IntRange(8, 10).Draw(r, "bulan")).TanggalKe(10), dasar.Rupiah(rapid.Int64Range(1, 200).Draw(r, "jumlah"))}
	}), 0, 4).Draw(r, "tagihan")
	uang := rapid.SliceOfN(rapid.Int64Range(1, 300), 1, 5).Draw(r, "uang")
	memilih := rapid.Bool().Draw(r, "memilih")
	lurus := make([]int, len(uang))
	for i := range lurus {
		lurus[i] = i
	}
	acak := rapid.Permutation(append(slices.Clone(lurus), rapid.SliceOfN(rapid.IntRange(0, len(uang)-1), 0, 3).Draw(r, "ulangan")...)).Draw(r, "urutan")
	jalan := func(urutan []int) (map[int]dasar.Rupiah, dasar.Rupiah, dasar.Rupiah) {
		k := bukaLoket(r, st, at)
		id := make([]string, len(ts))
		for i, x := range ts {
			id[i] = k.tagih(r, "k-1", x.unit, "spp", x.tempo, x.jumlah)
		}
		for _, i := range urutan {
			p := keuangan.PermintaanBayar{Keluarga: "k-1", Cara: keuangan.VA, Jumlah: dasar.Rupiah(uang[i]), Rekening: "BSI-1", Rujukan: fmt.Sprint("cb-", i)}
			if memilih && len(id) > 0 {
				p.Pilihan = []keuangan.PilihanTagihan{{Tagihan: id[i%len(id)]}}
			}
			_, err := k.Terima(context.Background(), k.kasir, fmt.Sprint("kunci-", i), p)
			if dasar.RuleOf(err) == string(keuangan.ErrPilihanTagihan) {
				p.Pilihan = nil // the bill was paid meanwhile: the caller lets the order decide
				_, err = k.Terima(context.Background(), k.kasir, fmt.Sprint("kunci-", i), p)
			}
			if dasar.KindOf(err) != dasar.Conflict { // a repeat under other inputs finds its key used
				require.NoError(r, err)
			}
		}
		k.periksa(r)
		sisa, jumlah := map[int]dasar.Rupiah{}, dasar.Rupiah(0)
		for i, x := range id {
			sisa[i] = k.sisa(r)[x]
			jumlah += sisa[i]
		}
		return sisa, jumlah, k.titipanKeluarga(r, "k-1")
	}
	sisa1, jumlah1, titipan1 := jalan(lurus)
	sisa2, jumlah2, titipan2 := jalan(acak)
	if !memilih {
		require.Equal(r, sisa1, sisa2, "F-42: per tagihan")
	}
	require.Equal(r, []dasar.Rupiah{jumlah1, titipan1}, []dasar.Rupiah{jumlah2, titipan2}, "F-42: jumlah keluarga")
}

// ujiPulih: whatever happened before, a payment and its reversal leave every
// bill, the credit and the books as they were.
func ujiPulih(r *rapid.T, st keuangan.Stores, at dasar.Atomic[keuangan.Stores]) {
	k := bukaLoket(r, st, at)
	for i, g := range rapid.SliceOfN(rapid.Custom(buatLangkah), 0, 6).Draw(r, "langkah") {
		if g.apa != "kunci" {
			k.jalankan(r, i, g)
		}
	}
	type keadaan struct {
		sisa, saldo map[string]dasar.Rupiah
		titipan     dasar.Rupiah
	}
	lihat := func() keadaan { return keadaan{k.sisa(r), maps.Clone(k.saldo(r)), k.titipanKeluarga(r, "k-1")} }
	sebelum := lihat()
	k.jam.Maju(time.Second)
	p := tunai("k-1", dasar.Rupiah(rapid.Int64Range(1, 900).Draw(r, "jumlah"))*1000)
	if rapid.Bool().Draw(r, "dari titipan") && sebelum.titipan > 0 {
		p = titipan("k-1", dasar.Rupiah(rapid.Int64Range(1, int64(sebelum.titipan)).Draw(r, "titipan")))
	}
	h, err := k.Terima(context.Background(), k.kasir, "", p)
	if dasar.RuleOf(err) == string(keuangan.ErrTitipanBerlebih) {
		require.Equal(r, sebelum, lihat())
		return
	}
	require.NoError(r, err)
	k.jam.Maju(time.Second)
	_, err = k.BalikBayar(context.Background(), k.kasir, "", h.ID, "salah ketik")
	require.NoError(r, err)
	require.Equal(r, sebelum, lihat(), "F-45")
	k.periksa(r)
}
