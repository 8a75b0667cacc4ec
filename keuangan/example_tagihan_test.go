package keuangan_test

import (
	"context"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
)

// A month of days cut anywhere adds up to the month.
func ExampleProporsi() {
	fmt.Println(keuangan.Proporsi(100_000, 31, 0, 10), keuangan.Proporsi(100_000, 31, 10, 21), keuangan.Proporsi(100_000, 31, 21, 31))
	// Output: Rp32.258 Rp35.483 Rp32.259
}

// Three classes share one cost: nothing is lost, the first carries the remainder.
func ExampleBagiSebanding() {
	bagian, err := keuangan.BagiSebanding(100_000, 1, 1, 1)
	fmt.Println(bagian, err)
	// Output: [Rp33.334 Rp33.333 Rp33.333] <nil>
}

// The configured order decides, not the order of entry, and every step is
// explained.
func ExampleTerapkanKeringanan() {
	potongan, langkah := keuangan.TerapkanKeringanan(350_000,
		keuangan.Keringanan{ID: "b", Urutan: 2, Nominal: 50_000, Alasan: "anak pegawai"},
		keuangan.Keringanan{ID: "a", Urutan: 1, Persen: decimal.NewFromInt(10), Alasan: "saudara kandung"})
	for _, l := range langkah {
		fmt.Println(l.Teks, "=", l.Jumlah)
	}
	fmt.Println("potongan", potongan)
	// Output:
	// Keringanan 10% (saudara kandung): −Rp35.000 = Rp315.000
	// Keringanan Rp50.000 (anak pegawai): −Rp50.000 = Rp265.000
	// potongan Rp85.000
}

// Preview, then issue what was previewed. Issuing again finds nothing to do.
func ExampleService_TerbitkanTagihan() {
	ctx := context.Background()
	s, bendahara := tagihanOktober(ctx)
	_, err := s.BeriKeringanan(ctx, bendahara, "", keuangan.Keringanan{
		Santri: "fatimah", Komponen: "spp", Persen: decimal.NewFromInt(50), Alasan: "saudara kandung", Penyetuju: "kepala", Sejak: dasar.Tgl(2026, 11, 1),
	})
	harus(err)
	november := keuangan.MintaTagihan{Bulan: dasar.Bln(2026, 11), Terbit: dasar.Tgl(2026, 11, 1), Komponen: []keuangan.KodeKomponen{"spp"}}
	r, err := s.PratinjauTagihan(ctx, bendahara, november, 10)
	harus(err)
	for _, t := range r.Contoh {
		fmt.Println(t.Santri, t.Uraian, t.Jumlah, "jatuh tempo", t.JatuhTempo.Panjang())
		for _, l := range t.Penjelasan {
			fmt.Println("  " + l.Teks)
		}
	}
	for range 2 {
		h, err := s.TerbitkanTagihan(ctx, bendahara, "", r.Minta, r.Sidik, nil)
		harus(err)
		fmt.Println(h.Putaran.Jumlah, "tagihan,", h.Putaran.Total)
	}
	// Output:
	// ahmad SPP November 2026 Rp150.000 jatuh tempo 10 November 2026
	//   Tarif spp untuk unit MTs sejak 1 Juli 2026: Rp150.000
	// fatimah SPP November 2026 Rp87.500 jatuh tempo 10 November 2026
	//   Tarif spp untuk unit MA sejak 1 Juli 2026: Rp175.000
	//   Keringanan 50% (saudara kandung): −Rp87.500
	// 2 tagihan, Rp237.500
	// 0 tagihan, Rp0
}

// A bill that was paid is corrected by a credit note: the excess becomes the
// family's credit.
func ExampleService_NotaKredit() {
	ctx := context.Background()
	s, bendahara := tagihanOktober(ctx)
	_, err := s.Terima(ctx, bendahara, "", keuangan.PermintaanBayar{Keluarga: "keluarga-1", Cara: keuangan.Tunai, Jumlah: 325_000, Laci: "laci-1"})
	harus(err)
	ps, _, err := s.CariTagihan(ctx, bendahara, keuangan.SaringTagihan{}, keuangan.PadaSaat{}, dasar.Page{})
	harus(err)
	h, err := s.NotaKredit(ctx, bendahara, "", keuangan.MintaNota{Tagihan: ps[0].Tagihan.ID, Jumlah: 25_000, Alasan: "salah tarif"})
	harus(err)
	fmt.Println(h.Posisi.Tagihan.Jumlah, "dikoreksi", h.Posisi.NotaKredit, "menjadi titipan", h.Dilepas, h.Posisi.Status(dasar.Tgl(2026, 10, 20)))
	// Output: Rp150.000 dikoreksi Rp25.000 menjadi titipan Rp25.000 lunas
}

// Who owes what, and since when.
func ExampleService_Tunggakan() {
	ctx := context.Background()
	s, bendahara := tagihanOktober(ctx)
	h, err := s.Tunggakan(ctx, bendahara, keuangan.MintaTunggakan{Menurut: keuangan.PerUnit})
	harus(err)
	fmt.Println(h.Minta.Pada.Tanggal.Panjang(), h.Minta.Umur.Label()[:2])
	for _, b := range h.Baris {
		fmt.Println(b.Unit, b.Jumlah, b.Umur[:2], "sejak", b.Tertua.Panjang())
	}
	// Output:
	// 20 Oktober 2026 [Belum jatuh tempo 1–30 hari]
	// MA Rp175.000 [Rp0 Rp175.000] sejak 10 Oktober 2026
	// MTs Rp150.000 [Rp0 Rp150.000] sejak 10 Oktober 2026
}
