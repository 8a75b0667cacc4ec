package keuangan_test

import (
	"encoding/csv"
	"errors"
	"fmt"
	"iter"
	"os"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
)

var oktober = dasar.Bln(2026, 10)

func komponenUji(kode keuangan.KodeKomponen, ubah ...func(*keuangan.Komponen)) keuangan.Komponen {
	k := keuangan.Komponen{
		Kode: kode, Uraian: "SPP", Piutang: "1.1.2.01", Pendapatan: "4.1.1.01", Keringanan: "4.1.1.91", Prioritas: 20,
		Berkala: keuangan.Bulanan, TanggalTempo: 10, Aktif: true,
	}
	for _, u := range ubah {
		u(&k)
	}
	return k
}

func bahan(ks []keuangan.Komponen, ts ...keuangan.Tarif) keuangan.BahanTagihan {
	return keuangan.BahanTagihan{
		Minta: keuangan.MintaTagihan{Bulan: oktober, Terbit: dasar.Tgl(2026, 10, 1)}, Komponen: ks, Harga: keuangan.SusunHarga(ts), Ada: keuangan.SudahDitagih{},
	}
}

func orang(id santri.ID) keuangan.MasaPeserta {
	return keuangan.MasaPeserta{Peserta: santri.Peserta{
		ID: id, Keluarga: santri.KeluargaID("k-" + id), Alias: santri.Alias("x-" + id), JenisKelamin: santri.LakiLaki, Status: santri.Aktif,
		Anggota: []santri.Anggota{{Jalur: santri.Formal, Unit: "MTs", Tingkat: "7", Kelas: "7A"}},
	}}
}

func barisan(ps ...keuangan.MasaPeserta) iter.Seq2[keuangan.MasaPeserta, error] {
	return func(yield func(keuangan.MasaPeserta, error) bool) {
		for _, p := range ps {
			if !yield(p, nil) {
				return
			}
		}
	}
}

func wujudkan(t require.TestingT, b keuangan.BahanTagihan, ps ...keuangan.MasaPeserta) (keuangan.Rencana, []keuangan.Tagihan) {
	var out []keuangan.Tagihan
	r, err := keuangan.Wujud(b, barisan(ps...), func(t keuangan.Tagihan) error { out = append(out, t); return nil })
	require.NoError(t, err)
	return r, out
}

func TestWujud_satu_tagihan_menjelaskan_diri(t *testing.T) {
	t.Parallel()
	b := bahan([]keuangan.Komponen{komponenUji("spp")}, tarif("t1", 350_000, unit("MTs")))
	b.Keringanan = keuangan.SusunKeringanan([]keuangan.Keringanan{{ID: "r1", Santri: "a", Komponen: "spp", Nominal: 50_000, Alasan: "saudara kandung", Sejak: juli}})
	r, ts := wujudkan(t, b, orang("a"))
	require.Equal(t, []keuangan.Tagihan{{
		Santri: "a", Keluarga: "k-a", Alias: "x-a", Komponen: "spp", Periode: "2026-10", Versi: 1, Unit: "MTs", Tingkat: "7", Kelas: "7A",
		Uraian: "SPP Oktober 2026", Bruto: 350_000, Potongan: 50_000, Jumlah: 300_000, Terbit: dasar.Tgl(2026, 10, 1), JatuhTempo: dasar.Tgl(2026, 10, 10), Prioritas: 20,
		Penjelasan: []keuangan.Langkah{
			{Aturan: "tarif", Rujuk: "t1", Teks: "Tarif spp untuk unit MTs sejak 1 Juli 2026: Rp350.000", Jumlah: 350_000},
			{Aturan: "keringanan", Rujuk: "r1", Teks: "Keringanan Rp50.000 (saudara kandung): −Rp50.000", Jumlah: 300_000},
		},
	}}, ts)
	require.Equal(t, []keuangan.RingkasTagihan{{Komponen: "spp", Uraian: "SPP Oktober 2026", Jumlah: 1, Bruto: 350_000, Potongan: 50_000, Total: 300_000}}, r.Komponen)
	require.Empty(t, r.Halangan)
	require.Len(t, r.Sidik, 64)
}

// The October of a school of 471 santri: its totals are known.
func TestWujud_oktober_contoh(t *testing.T) {
	t.Parallel()
	f, err := os.Open("testdata/oktober_santri.csv")
	require.NoError(t, err)
	defer f.Close()
	baris, err := csv.NewReader(f).ReadAll()
	require.NoError(t, err)
	var ps []keuangan.MasaPeserta
	for _, x := range baris[1:] {
		p := orang(santri.ID(x[0]))
		p.Peserta.Mukim = x[3] == "ya"
		p.Peserta.Anggota[0] = santri.Anggota{Jalur: santri.Formal, Unit: santri.KodeUnit(x[1]), Kelas: x[2]}
		ps = append(ps, p)
	}
	untuk := func(k keuangan.KodeKomponen, t keuangan.Tarif) keuangan.Tarif { t.Komponen = k; return t }
	b := bahan(nil,
		tarif("1", 150_000, unit("MTs")), tarif("2", 175_000, unit("MA")),
		untuk("syahriah", tarif("3", 350_000, mukim(keuangan.Ya))), untuk("syahriah", tarif("4", 100_000, mukim(keuangan.Tidak))),
		untuk("makan", tarif("5", 450_000, mukim(keuangan.Ya))))
	b.Komponen = keuangan.KomponenBaku("l")[:3]
	r, ts := wujudkan(t, b, ps...)
	require.Equal(t, []keuangan.RingkasTagihan{
		{Komponen: "syahriah", Uraian: "Syahriah Oktober 2026", Jumlah: 471, Bruto: 153_600_000, Total: 153_600_000},
		{Komponen: "spp", Uraian: "SPP Oktober 2026", Jumlah: 471, Bruto: 76_575_000, Total: 76_575_000},
		{Komponen: "makan", Uraian: "Uang makan Oktober 2026", Jumlah: 426, Bruto: 191_700_000, Total: 191_700_000, TanpaTarif: 45},
	}, r.Komponen)
	n, total := r.Hitung()
	require.Equal(t, 1368, n)
	require.Equal(t, dasar.Rupiah(421_875_000), total)
	require.Len(t, ts, n)
	require.Equal(t, map[string]int{string(keuangan.ErrTanpaTarif): 45}, r.Dilewati)
	require.Empty(t, r.Gagal)
}

func TestWujud_gagal_didaftar_yang_lain_ditagih(t *testing.T) {
	t.Parallel()
	tanpaKeluarga := orang("b")
	tanpaKeluarga.Peserta.Keluarga = ""
	rancu := orang("c")
	rancu.Peserta.JenisKelamin = santri.Perempuan
	b := bahan([]keuangan.Komponen{komponenUji("spp")}, tarif("t1", 100, unit("MTs")), tarif("t2", 200, putri))
	r, ts := wujudkan(t, b, orang("a"), tanpaKeluarga, rancu)
	require.Len(t, ts, 1)
	require.Equal(t, santri.ID("a"), ts[0].Santri)
	require.Len(t, r.Gagal, 2)
	require.Equal(t, string(keuangan.ErrTanpaKeluarga), r.Gagal[0].Aturan)
	require.Equal(t, string(keuangan.ErrTarifRancu), r.Gagal[1].Aturan)
	require.Contains(t, r.Gagal[1].Sebab, "akhiri salah satu")
	require.Empty(t, r.Halangan)
}

func TestWujud_bulan_masuk_dan_keluar(t *testing.T) {
	t.Parallel()
	aturan := func(masuk, keluar keuangan.AturanBulan) func(*keuangan.Komponen) {
		return func(k *keuangan.Komponen) { k.BulanMasuk, k.BulanKeluar = masuk, keluar }
	}
	tgl := func(h int) dasar.Tanggal { return dasar.Tgl(2026, 10, h) }
	var kosong dasar.Tanggal
	for nama, k := range map[string]struct {
		aturan        func(*keuangan.Komponen)
		masuk, keluar dasar.Tanggal
		mau           dasar.Rupiah // 0 = no bill
	}{
		"penuh_sebulan":                      {aturan("", ""), kosong, kosong, 310_000},
		"masuk_di_tengah_tetap_penuh":        {aturan("", ""), tgl(20), kosong, 310_000},
		"masuk_tanggal_satu_bukan_di_tengah": {aturan(keuangan.BulanProporsi, ""), tgl(1), kosong, 310_000},
		"masuk_tanggal_11_proporsi":          {aturan(keuangan.BulanProporsi, ""), tgl(11), kosong, 210_000},
		"masuk_tanggal_satu_tidak_bebas":     {aturan(keuangan.BulanBebas, ""), tgl(1), kosong, 310_000},
		"masuk_bebas":                        {aturan(keuangan.BulanBebas, ""), tgl(11), kosong, 0},
		"keluar_tanggal_11_proporsi":         {aturan("", keuangan.BulanProporsi), kosong, tgl(11), 100_000},
		"keluar_bebas":                       {aturan("", keuangan.BulanBebas), kosong, tgl(11), 0},
		"masuk_dan_keluar_proporsi":          {aturan(keuangan.BulanProporsi, keuangan.BulanProporsi), tgl(11), tgl(21), 100_000},
		"keluar_tanggal_satu":                {aturan("", ""), kosong, tgl(1), 0},
		"keluar_sesudah_bulan":               {aturan("", keuangan.BulanProporsi), kosong, dasar.Tgl(2026, 11, 1), 310_000},
		"masuk_sesudah_bulan":                {aturan("", ""), dasar.Tgl(2026, 11, 1), kosong, 0},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			p := orang("a")
			p.Masuk, p.Keluar = k.masuk, k.keluar
			r, ts := wujudkan(t, bahan([]keuangan.Komponen{komponenUji("spp", k.aturan)}, tarif("t", 310_000)), p)
			if k.mau == 0 {
				require.Empty(t, ts)
				require.Equal(t, 1, r.Dilewati[string(keuangan.ErrBebas)])
				return
			}
			require.Len(t, ts, 1)
			require.Equal(t, k.mau, ts[0].Jumlah)
		})
	}
}

// Whoever leaves on the day another comes pays the month together with them,
// once: no overlap and no gap.
func TestF31_MasukKeluarSekali(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		jumlah := dasar.Rupiah(rapid.Int64Range(1, 10_000_000).Draw(t, "tarif"))
		bulan := dasar.Bln(2024, rapid.IntRange(1, 12).Draw(t, "bulan"))
		hari := bulan.TanggalKe(rapid.IntRange(2, 31).Draw(t, "hari"))
		b := bahan([]keuangan.Komponen{komponenUji("spp", func(k *keuangan.Komponen) {
			k.BulanMasuk, k.BulanKeluar = keuangan.BulanProporsi, keuangan.BulanProporsi
		})}, tarif("t", jumlah, func(t *keuangan.Tarif) { t.Sejak = dasar.Tgl(2020, 1, 1) }))
		b.Minta.Bulan, b.Minta.Terbit = bulan, bulan.Awal()
		pergi, datang := orang("a"), orang("b")
		pergi.Keluar, datang.Masuk = hari, hari
		r, _ := wujudkan(t, b, pergi, datang)
		_, total := r.Hitung()
		require.Equal(t, jumlah, total)
	})
}

func ada(k keuangan.Komponen, as ...keuangan.TagihanAda) keuangan.SudahDitagih {
	s := keuangan.SudahDitagih{}
	for _, a := range as {
		s.Tambah(k, oktober, a)
	}
	return s
}

func sudah(periode string, versi int) keuangan.TagihanAda {
	return keuangan.TagihanAda{Kunci: keuangan.KunciTagihan{Santri: "a", Komponen: "spp", Periode: periode, Versi: versi}}
}

func TestWujud_yang_sudah_ada(t *testing.T) {
	t.Parallel()
	batal := func(a keuangan.TagihanAda, ulang bool) keuangan.TagihanAda { a.Batal, a.Ulang = true, ulang; return a }
	for nama, k := range map[string]struct {
		ada   keuangan.TagihanAda
		versi int // 0 = nothing new
	}{
		"sudah_ditagih":          {sudah("2026-10", 1), 0},
		"batal_tetap_terkunci":   {batal(sudah("2026-10", 1), false), 0},
		"batal_terbitkan_ulang":  {batal(sudah("2026-10", 1), true), 2},
		"bulan_lain":             {sudah("2026-09", 1), 1},
		"tahunan_batal_tak_ikut": {batal(sudah("2026", 1), false), 1},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			b := bahan([]keuangan.Komponen{komponenUji("spp")}, tarif("t", 100))
			b.Ada = ada(b.Komponen[0], k.ada)
			r, ts := wujudkan(t, b, orang("a"))
			require.Empty(t, r.Halangan)
			if k.versi == 0 {
				require.Empty(t, ts)
				require.Equal(t, 1, r.Komponen[0].Ada)
				return
			}
			require.Len(t, ts, 1)
			require.Equal(t, k.versi, ts[0].Versi)
		})
	}
}

func TestF40_MasaGandaMenghalangi(t *testing.T) {
	t.Parallel()
	tahunan := func(k *keuangan.Komponen) { k.Berkala = keuangan.Tahunan }
	for nama, k := range map[string]struct {
		komponen keuangan.Komponen
		ada      string
		halang   bool
	}{
		"bulanan_di_dalam_tahun_yang_ditagih": {komponenUji("spp"), "2026", true},
		"bulanan_di_luar_tahun_itu":           {komponenUji("spp"), "2025", false},
		"bulanan_sesudah_sekali":              {komponenUji("spp"), "sekali", true},
		"tahunan_mencakup_bulan":              {komponenUji("spp", tahunan), "2027-06", true},
		"tahunan_lain":                        {komponenUji("spp", tahunan), "2026-06", false},
		"sekali_sesudah_bulanan":              {komponenUji("spp", func(k *keuangan.Komponen) { k.Berkala = keuangan.SekaliSaja }), "2020-01", true},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			b := bahan([]keuangan.Komponen{k.komponen}, tarif("t", 100))
			b.Ada = ada(k.komponen, sudah(k.ada, 1))
			r, ts := wujudkan(t, b, orang("a"))
			if !k.halang {
				require.Empty(t, r.Halangan)
				require.Len(t, ts, 1)
				return
			}
			require.Empty(t, ts)
			require.Len(t, r.Halangan, 1)
			require.Equal(t, string(keuangan.ErrMasaGanda), r.Halangan[0].Aturan)
		})
	}
}

func TestWujud_batas_pengaman(t *testing.T) {
	t.Parallel()
	dua := []keuangan.Komponen{komponenUji("spp"), komponenUji("makan")}
	makan := tarif("m", 100)
	makan.Komponen = "makan"
	for nama, k := range map[string]struct {
		batas keuangan.BatasTagihan
		lalu  dasar.Rupiah
		mau   dasar.Aturan
	}{
		"di_dalam_batas":         {keuangan.BatasTagihan{}, 0, ""},
		"terlalu_banyak_seorang": {keuangan.BatasTagihan{PerSantri: 1}, 0, keuangan.ErrTerlaluBanyak},
		"terlalu_banyak_semua":   {keuangan.BatasTagihan{Jumlah: 1}, 0, keuangan.ErrTerlaluBanyak},
		"tepat_tiga_kali_lalu":   {keuangan.BatasTagihan{}, 67, ""},
		"melonjak":               {keuangan.BatasTagihan{}, 66, keuangan.ErrLonjakan},
		"tepat_pada_batas":       {keuangan.BatasTagihan{PersenLalu: 400}, 50, ""},
		"lonjakan_diizinkan":     {keuangan.BatasTagihan{PersenLalu: 400}, 66, ""},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			b := bahan(dua, tarif("s", 100), makan)
			b.Minta.Batas, b.Lalu = k.batas, k.lalu
			r, _ := wujudkan(t, b, orang("a"))
			if k.mau == "" {
				require.Empty(t, r.Halangan)
				return
			}
			require.Len(t, r.Halangan, 1)
			require.Equal(t, string(k.mau), r.Halangan[0].Aturan)
		})
	}
}

func TestWujud_hanya_unit_yang_diminta(t *testing.T) {
	t.Parallel()
	ma := orang("b")
	ma.Peserta.Anggota[0].Unit = "MA"
	b := bahan([]keuangan.Komponen{komponenUji("spp")}, tarif("t", 100))
	b.Minta.Unit = []santri.KodeUnit{"MA"}
	_, ts := wujudkan(t, b, orang("a"), ma)
	require.Len(t, ts, 1)
	require.Equal(t, santri.ID("b"), ts[0].Santri)
}

func TestWujud_sidik(t *testing.T) {
	t.Parallel()
	dasarnya := func() keuangan.BahanTagihan {
		return bahan([]keuangan.Komponen{komponenUji("spp")}, tarif("t", 100), tarif("u", 200, unit("MA")))
	}
	sidik := func(b keuangan.BahanTagihan, ps ...keuangan.MasaPeserta) string {
		r, _ := wujudkan(t, b, ps...)
		return r.Sidik
	}
	asal := sidik(dasarnya(), orang("a"), orang("b"))
	require.Equal(t, asal, sidik(dasarnya(), orang("a"), orang("b")), "same inputs, same hash")

	b := dasarnya()
	b.Harga = keuangan.SusunHarga([]keuangan.Tarif{tarif("u", 200, unit("MA")), tarif("t", 100)})
	require.Equal(t, asal, sidik(b, orang("a"), orang("b")), "the order of entry does not matter")
	b.Contoh = 5
	require.Equal(t, asal, sidik(b, orang("a"), orang("b")), "what is shown does not matter")

	lain := map[string]string{"satu santri kurang": sidik(dasarnya(), orang("a"))}
	b = dasarnya()
	b.Harga = keuangan.SusunHarga([]keuangan.Tarif{tarif("t", 101)})
	lain["harga lain"] = sidik(b, orang("a"), orang("b"))
	b = dasarnya()
	b.Komponen[0].TanggalTempo = 11
	lain["tempo lain"] = sidik(b, orang("a"), orang("b"))
	b = dasarnya()
	b.Minta.Terbit = dasar.Tgl(2026, 10, 2)
	lain["tanggal terbit lain"] = sidik(b, orang("a"), orang("b"))
	pindah := orang("b")
	pindah.Peserta.Keluarga = "k-lain"
	lain["keluarga lain"] = sidik(dasarnya(), orang("a"), pindah)
	pindah.Peserta.Keluarga = ""
	lain["gagal"] = sidik(dasarnya(), orang("a"), pindah)
	for nama, s := range lain {
		require.NotEqual(t, asal, s, nama)
	}
}

func TestWujud_permintaan_salah(t *testing.T) {
	t.Parallel()
	for nama, ubah := range map[string]func(*keuangan.BahanTagihan){
		"tanpa_bulan":            func(b *keuangan.BahanTagihan) { b.Minta.Bulan = dasar.Bulan{} },
		"tanpa_terbit":           func(b *keuangan.BahanTagihan) { b.Minta.Terbit = dasar.Tanggal{} },
		"terbit_salah_tahun":     func(b *keuangan.BahanTagihan) { b.Minta.Terbit = dasar.Tgl(2062, 10, 1) },
		"terbit_jauh_sebelum":    func(b *keuangan.BahanTagihan) { b.Minta.Terbit = dasar.Tgl(2025, 9, 30) },
		"batas_negatif":          func(b *keuangan.BahanTagihan) { b.Minta.Batas.Jumlah = -1 },
		"komponen_diminta_ganda": func(b *keuangan.BahanTagihan) { b.Komponen = append(b.Komponen, b.Komponen...) },
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			b := bahan([]keuangan.Komponen{komponenUji("spp")}, tarif("t", 100))
			ubah(&b)
			_, err := keuangan.Wujud(b, barisan(orang("a")), nil)
			require.ErrorIs(t, err, keuangan.ErrMintaTagihan)
		})
	}
}

func TestWujud_galat_menghentikan(t *testing.T) {
	t.Parallel()
	rusak := errors.New("rusak")
	b := bahan([]keuangan.Komponen{komponenUji("spp")}, tarif("t", 100))
	_, err := keuangan.Wujud(b, barisan(orang("a")), func(keuangan.Tagihan) error { return rusak })
	require.ErrorIs(t, err, rusak)
	_, err = keuangan.Wujud(b, func(yield func(keuangan.MasaPeserta, error) bool) { yield(keuangan.MasaPeserta{}, rusak) }, nil)
	require.ErrorIs(t, err, rusak)
	_, err = keuangan.Wujud(b, barisan(orang("b"), orang("a")), nil)
	require.Error(t, err, "santri out of order")
}

// acakBahan draws a whole run: fees of each interval, prices, discounts, santri.
func acakBahan(t *rapid.T) (keuangan.BahanTagihan, []keuangan.MasaPeserta) {
	berkala := []keuangan.Berkala{keuangan.Bulanan, keuangan.Tahunan, keuangan.SekaliSaja}
	var ks []keuangan.Komponen
	var ts []keuangan.Tarif
	for i := range rapid.IntRange(1, 3).Draw(t, "komponen") {
		kode := keuangan.KodeKomponen(fmt.Sprintf("k%d", i))
		ks = append(ks, komponenUji(kode, func(k *keuangan.Komponen) {
			k.Berkala = rapid.SampledFrom(berkala).Draw(t, "berkala")
			if k.Berkala == keuangan.Bulanan {
				k.BulanMasuk = rapid.SampledFrom([]keuangan.AturanBulan{keuangan.BulanPenuh, keuangan.BulanProporsi, keuangan.BulanBebas}).Draw(t, "masuk")
			}
		}))
		x := tarif(fmt.Sprintf("t%d", i), dasar.Rupiah(rapid.Int64Range(0, 900_000).Draw(t, "harga")))
		x.Komponen = kode
		ts = append(ts, x)
	}
	b := bahan(ks, ts...)
	var ps []keuangan.MasaPeserta
	var ringan []keuangan.Keringanan
	for i := range rapid.IntRange(0, 6).Draw(t, "santri") {
		p := orang(santri.ID(fmt.Sprintf("s%d", i)))
		if rapid.Bool().Draw(t, "baru?") {
			p.Masuk = dasar.Tgl(2026, 10, rapid.IntRange(2, 31).Draw(t, "masuk"))
		}
		ps = append(ps, p)
		if rapid.Bool().Draw(t, "ringan?") {
			k := acakKeringanan(t, i)
			k.Santri, k.Komponen, k.Sejak = p.Peserta.ID, "k0", juli
			ringan = append(ringan, k)
		}
	}
	b.Keringanan = keuangan.SusunKeringanan(ringan)
	return b, ps
}

func TestF28_JumlahTagihanCocok(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		b, ps := acakBahan(t)
		r, ts := wujudkan(t, b, ps...)
		jumlah := map[keuangan.KodeKomponen]dasar.Rupiah{}
		for _, x := range ts {
			x.ID = "id"
			require.NoError(t, func() error { x.Versi = 1; return x.Validate() }())
			akhir := x.Penjelasan[len(x.Penjelasan)-1].Jumlah
			require.Equal(t, x.Jumlah, akhir, "the explanation ends at the amount")
			jumlah[x.Komponen] += x.Jumlah
		}
		for _, k := range r.Komponen {
			require.Equal(t, jumlah[k.Komponen], k.Total)
			require.Equal(t, k.Bruto-k.Potongan, k.Total)
		}
	})
}

// Preview and issue are one function: without and with a receiver it says the
// same, and what exists afterwards is not wished again.
func TestF27_PratinjauSamaDenganTerbit(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		b, ps := acakBahan(t)
		pratinjau, err := keuangan.Wujud(b, barisan(ps...), nil)
		require.NoError(t, err)
		terbit, ts := wujudkan(t, b, ps...)
		require.Equal(t, pratinjau, terbit)
		for _, x := range ts {
			i := slices.IndexFunc(b.Komponen, func(k keuangan.Komponen) bool { return k.Kode == x.Komponen })
			b.Ada.Tambah(b.Komponen[i], oktober, keuangan.TagihanAda{Kunci: x.Kunci(), Jumlah: x.Jumlah})
		}
		r, lagi := wujudkan(t, b, ps...)
		require.Empty(t, lagi, "F-24: a second run wishes nothing")
		require.Empty(t, r.Halangan)
	})
}
