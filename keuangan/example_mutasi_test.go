package keuangan_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
)

// A number that the bank gave to a santri is certain. A name is a proposal, and
// only when payer and santri are both there.
func ExamplePengenal_Cocokkan() {
	wali := []santri.WaliSantri{{Santri: "s-17", Keluarga: "k-9", NIS: "260017", Nama: "Salma Fauziah", Wali: "H. Budi Santoso"}}
	va := map[string]keuangan.Usulan{"8810260017": {Santri: "s-17", Keluarga: "k-9"}}
	p := keuangan.BuatPengenal(wali, va, keuangan.KataMutasiBaku())
	for _, teks := range []string{"VA 8810260017 SYAHRIAH", "TRSF BUDI SANTOSO SPP SALMA OKT", "TRANSFER DARI BUDI SANTOSO"} {
		h := p.Cocokkan(keuangan.BarisBank{Masuk: true, Teks: teks})
		fmt.Println(h.Kelas, h.Usulan[0].Santri, "-", h.Usulan[0].Sebab.Teks())
	}
	// Output:
	// pasti s-17 - nomor rekening virtual santri ini ada di teks mutasi
	// tinjau s-17 - pengirim bernama lengkap sama dengan wali, dan nama depan santrinya ada di teks
	// tak_dikenal s-17 - petunjuk saja: pengirim bernama sama dengan wali, tetapi nama santri tidak disebut
}

// The same movement has the same key in every file, so that a statement may be
// read twice; a row that a file lists twice counts once.
func ExampleBerkasBank_Susun() {
	baris := func(nomor int, rujukan string, rupiah int64, saldo int64) keuangan.BarisBank {
		return keuangan.BarisBank{Baris: nomor, Tanggal: dasar.Tgl(2026, 10, 16), Masuk: true, Nominal: decimal.NewFromInt(rupiah),
			Saldo: decimal.NewNullDecimal(decimal.NewFromInt(saldo)), Rujukan: rujukan}
	}
	s, err := keuangan.BerkasBank{RujukanUnik: true, Baris: []keuangan.BarisBank{
		baris(2, "FT1", 950_000, 1_950_000), baris(3, "FT2", 250_000, 2_200_000), baris(4, "FT1", 950_000, 1_950_000), baris(5, "FT3", 100_000, 2_500_000),
	}}.Susun()
	fmt.Println(len(s.Baris), "baris, diulang di baris", s.Ulangan, err)
	for _, p := range s.Peringatan {
		fmt.Println("baris", p.Baris, p.Pesan)
	}
	// Output:
	// 3 baris, diulang di baris [4] <nil>
	// baris 5 saldo baris ini tidak bersambung dengan baris 3; mungkin ada mutasi yang tidak ikut di berkas
}
