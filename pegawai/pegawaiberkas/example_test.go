package pegawaiberkas_test

import (
	"fmt"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/pegawai/pegawaiberkas"
)

// A locked run goes to the bank, and who has no account is paid at the cashier.
func ExampleTulisTransfer() {
	slips := []pegawai.Slip{
		{Lembaga: "contoh", Putaran: "r", Pegawai: "a", Nomor: "P-1", Nama: "Rahma", Neto: 2_500_000},
		{Lembaga: "contoh", Putaran: "r", Pegawai: "b", Nomor: "P-2", Nama: "Umar", Neto: 1_750_000},
	}
	orang := []pegawaiberkas.Orang{ // opened through privasi, with a purpose
		{ID: "a", Rekening: pegawai.Rekening{Bank: "Mandiri", Nomor: "1440012345678", AtasNama: "RAHMA"}},
		{ID: "b"},
	}
	bayar, err := pegawaiberkas.BagiBayar(orang, slips)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, tata := range pegawaiberkas.TataTransferBaku() {
		if tata.ID != "mandiri_contoh" {
			continue
		}
		bisa, lain := tata.PerBank(bayar.Transfer)
		var berkas strings.Builder
		h, err := pegawaiberkas.TulisTransfer(&berkas, tata, pegawaiberkas.Transfer{Tanggal: dasar.Tgl(2026, 10, 30), RekeningAsal: "1440099887766", Keterangan: "Bisyaroh"}, bisa)
		fmt.Print(strings.ReplaceAll(berkas.String(), "\r", ""))
		fmt.Println(h.Banyak, h.Total, len(lain), len(bayar.Tunai), err)
	}
	// Output:
	// P,20261030,1440099887766,1,2500000
	// 1440012345678,RAHMA,IDR,2500000,BISYAROH,P-1
	// 1 Rp2.500.000 0 1 <nil>
}

func ExampleOrang_String() {
	fmt.Println(pegawaiberkas.Orang{ID: "7f1c", NIK: "3506990105908109"})
	// Output: orang 7f1c
}
