package keuangan_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
)

func posisi(id string, tempo dasar.Tanggal, prioritas int, jumlah, teralokasi dasar.Rupiah) keuangan.Posisi {
	return keuangan.Posisi{
		Tagihan:    keuangan.Tagihan{ID: id, Uraian: "Tagihan " + id, JatuhTempo: tempo, Prioritas: prioritas, Jumlah: jumlah},
		Teralokasi: teralokasi,
	}
}

func TestAlokasikan(t *testing.T) {
	sep, okt := dasar.Tgl(2026, 9, 10), dasar.Tgl(2026, 10, 10)
	terbuka := []keuangan.Posisi{
		posisi("t4", okt, 1, 300_000, 0), posisi("t3", okt, 2, 150_000, 0),
		posisi("t2", okt, 2, 150_000, 0), posisi("t1", sep, 9, 450_000, 400_000),
	}
	type bagian struct {
		id                       string
		sebelum, jumlah, sesudah dasar.Rupiah
		sebab                    keuangan.Kriteria
	}
	for nama, k := range map[string]struct {
		jumlah  dasar.Rupiah
		pilihan []keuangan.PilihanTagihan
		urutan  []keuangan.Kriteria
		mau     []bagian
		sisa    dasar.Rupiah
	}{
		"tempo lalu prioritas lalu nomor": {jumlah: 600_000, mau: []bagian{
			{"t1", 50_000, 50_000, 0, keuangan.PerTempo}, {"t4", 300_000, 300_000, 0, keuangan.PerPrioritas},
			{"t2", 150_000, 150_000, 0, keuangan.PerNomor}, {"t3", 150_000, 100_000, 50_000, keuangan.PerNomor}}},
		"lebih bayar menjadi sisa": {jumlah: 700_000, sisa: 50_000, mau: []bagian{
			{"t1", 50_000, 50_000, 0, keuangan.PerTempo}, {"t4", 300_000, 300_000, 0, keuangan.PerPrioritas},
			{"t2", 150_000, 150_000, 0, keuangan.PerNomor}, {"t3", 150_000, 150_000, 0, keuangan.PerNomor}}},
		"pilihan pembayar lebih dahulu": {jumlah: 200_000, pilihan: []keuangan.PilihanTagihan{{Tagihan: "t3"}, {Tagihan: "t4", Jumlah: 20_000}}, mau: []bagian{
			{"t3", 150_000, 150_000, 0, keuangan.PerPilihan}, {"t4", 300_000, 20_000, 280_000, keuangan.PerPilihan},
			{"t1", 50_000, 30_000, 20_000, keuangan.PerTempo}}},
		"tagihan yang dibatasi pembayar tidak ditambah": {jumlah: 400_000, sisa: 30_000, pilihan: []keuangan.PilihanTagihan{{Tagihan: "t3"}, {Tagihan: "t4", Jumlah: 20_000}}, mau: []bagian{
			{"t3", 150_000, 150_000, 0, keuangan.PerPilihan}, {"t4", 300_000, 20_000, 280_000, keuangan.PerPilihan},
			{"t1", 50_000, 50_000, 0, keuangan.PerTempo}, {"t2", 150_000, 150_000, 0, keuangan.PerTempo}}},
		"urutan lain": {jumlah: 310_000, urutan: []keuangan.Kriteria{keuangan.PerPrioritas}, mau: []bagian{
			{"t4", 300_000, 300_000, 0, keuangan.PerPrioritas}, {"t2", 150_000, 10_000, 140_000, keuangan.PerNomor}}},
		"uang nol": {jumlah: 0},
	} {
		t.Run(nama, func(t *testing.T) {
			p, err := keuangan.Alokasikan(k.jumlah, terbuka, k.pilihan, k.urutan)
			require.NoError(t, err)
			var dapat []bagian
			for _, b := range p.Bagian {
				dapat = append(dapat, bagian{b.Tagihan.ID, b.Sebelum, b.Jumlah, b.Sesudah, b.Sebab})
			}
			require.Equal(t, k.mau, dapat)
			require.Equal(t, k.sisa, p.Sisa)
		})
	}
}

func TestAlokasikan_ditolak(t *testing.T) {
	terbuka := []keuangan.Posisi{posisi("a", dasar.Tgl(2026, 10, 10), 1, 100, 0), posisi("lunas", dasar.Tgl(2026, 10, 10), 1, 100, 100)}
	for nama, k := range map[string]struct {
		jumlah  dasar.Rupiah
		pilihan []keuangan.PilihanTagihan
		urutan  []keuangan.Kriteria
		mau     dasar.Aturan
	}{
		"uang kurang dari nol":       {jumlah: -1, mau: "KEU-ALOKASI-02"},
		"tagihan lunas dipilih":      {jumlah: 10, pilihan: []keuangan.PilihanTagihan{{Tagihan: "lunas"}}, mau: "KEU-ALOKASI-01"},
		"tagihan orang lain":         {jumlah: 10, pilihan: []keuangan.PilihanTagihan{{Tagihan: "x"}}, mau: "KEU-ALOKASI-01"},
		"dipilih dua kali":           {jumlah: 10, pilihan: []keuangan.PilihanTagihan{{Tagihan: "a", Jumlah: 1}, {Tagihan: "a"}}, mau: "KEU-ALOKASI-01"},
		"bagian melebihi tagihan":    {jumlah: 500, pilihan: []keuangan.PilihanTagihan{{Tagihan: "a", Jumlah: 101}}, mau: "KEU-ALOKASI-02"},
		"bagian melebihi uang":       {jumlah: 10, pilihan: []keuangan.PilihanTagihan{{Tagihan: "a", Jumlah: 11}}, mau: "KEU-ALOKASI-02"},
		"bagian kurang dari nol":     {jumlah: 10, pilihan: []keuangan.PilihanTagihan{{Tagihan: "a", Jumlah: -1}}, mau: "KEU-ALOKASI-02"},
		"kriteria tidak dikenal":     {jumlah: 10, urutan: []keuangan.Kriteria{"acak"}, mau: "KEU-ALOKASI-03"},
		"kriteria berulang":          {jumlah: 10, urutan: []keuangan.Kriteria{keuangan.PerTempo, keuangan.PerTempo}, mau: "KEU-ALOKASI-03"},
		"nomor bukan yang terakhir":  {jumlah: 10, urutan: []keuangan.Kriteria{keuangan.PerNomor, keuangan.PerTempo}, mau: "KEU-ALOKASI-03"},
		"pilihan bukan urutan tetap": {jumlah: 10, urutan: []keuangan.Kriteria{keuangan.PerPilihan}, mau: "KEU-ALOKASI-03"},
	} {
		t.Run(nama, func(t *testing.T) {
			_, err := keuangan.Alokasikan(k.jumlah, terbuka, k.pilihan, k.urutan)
			require.ErrorIs(t, err, k.mau)
		})
	}
}

// F-41 on the pure function: nothing lost, nothing negative, no bill overpaid;
// and the order of the input never matters.
func TestF41_AlokasikanMenjagaJumlah(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 8).Draw(t, "tagihan")
		ps := make([]keuangan.Posisi, n)
		for i := range ps {
			jumlah := rapid.Int64Range(0, 500).Draw(t, "jumlah")
			ps[i] = posisi(fmt.Sprintf("t%d", i), dasar.Tgl(2026, rapid.IntRange(8, 10).Draw(t, "bulan"), 10), rapid.IntRange(1, 3).Draw(t, "prioritas"), dasar.Rupiah(jumlah), dasar.Rupiah(rapid.Int64Range(0, jumlah).Draw(t, "teralokasi")))
		}
		uang := dasar.Rupiah(rapid.Int64Range(0, 3000).Draw(t, "uang"))
		p, err := keuangan.Alokasikan(uang, ps, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		if p.Sisa < 0 || p.Dibayar()+p.Sisa != uang {
			t.Fatalf("uang %v: dibayar %v sisa %v", uang, p.Dibayar(), p.Sisa)
		}
		habis := true
		for _, b := range p.Bagian {
			if !habis || b.Jumlah <= 0 || b.Sesudah < 0 || b.Sebelum-b.Jumlah != b.Sesudah {
				t.Fatalf("bagian keliru: %+v", b)
			}
			habis = b.Sesudah == 0
		}
		slices.Reverse(ps)
		q, err := keuangan.Alokasikan(uang, ps, nil, keuangan.UrutanBaku())
		if err != nil || fmt.Sprint(p) != fmt.Sprint(q) {
			t.Fatalf("urutan masukan mengubah hasil: %v %v %v", p, q, err)
		}
	})
}

func ExampleAlokasikan() {
	p, _ := keuangan.Alokasikan(400_000, []keuangan.Posisi{
		{Tagihan: keuangan.Tagihan{ID: "2", Uraian: "Syahriah Oktober 2026", JatuhTempo: dasar.Tgl(2026, 10, 10), Jumlah: 350_000}},
		{Tagihan: keuangan.Tagihan{ID: "1", Uraian: "SPP September 2026", JatuhTempo: dasar.Tgl(2026, 9, 10), Jumlah: 150_000}},
	}, nil, nil)
	for _, b := range p.Bagian {
		fmt.Printf("%s: %s dari %s (%s), sisa %s\n", b.Tagihan.Uraian, b.Jumlah, b.Sebelum, b.Sebab.Teks(), b.Sesudah)
	}
	// Output:
	// SPP September 2026: Rp150.000 dari Rp150.000 (jatuh tempo paling lama), sisa Rp0
	// Syahriah Oktober 2026: Rp250.000 dari Rp350.000 (jatuh tempo paling lama), sisa Rp100.000
}
