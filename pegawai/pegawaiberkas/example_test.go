package pegawaiberkas_test

import (
	"fmt"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/pegawai/pegawaiberkas"
	"github.com/pesantren-go/pesantren/pegawai/pph21"
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

// What a file for the bank opens of people, and a tax file.
func ExampleKeperluan_Bidang() {
	for _, k := range []pegawaiberkas.Keperluan{pegawaiberkas.UntukBayar, pegawaiberkas.UntukPajak} {
		slip, orang := k.Bidang()
		fmt.Println(k, slip, orang)
	}
	// Output:
	// bayar [Nama Nomor Neto] [Rekening]
	// pajak [Nama Nomor PTKP Bruto DPP PPh Ember BiayaJabatan] [NIK NPWP]
}

// The salaries of a month become the file that Coretax imports.
func ExampleTulisCoretaxXML() {
	tabel, err := pph21.Baku().Pada(dasar.Tgl(2026, 10, 31))
	if err != nil {
		fmt.Println(err)
		return
	}
	c := pegawaiberkas.Coretax{NPWP: "0012345678901000", TempatUsaha: "0012345678901000000000", Masa: dasar.Bln(2026, 10), Tabel: tabel}
	orang := []pegawaiberkas.Orang{{ID: "a", NIK: "3506990105908109"}}
	slips := []pegawai.Slip{
		{Pegawai: "a", Putaran: "gaji", Nomor: "P-1", Klasifikasi: pegawai.PegawaiTetap, KodeObjek: "21-100-01", PTKP: "TK/0", Tarif: 225, Bruto: 10_000_000, PPh: 225_000},
		{Pegawai: "a", Putaran: "thr", Nomor: "P-1", Klasifikasi: pegawai.PegawaiTetap, KodeObjek: "21-100-01", PTKP: "TK/0", Tarif: 900, Bruto: 10_000_000, PPh: 1_575_000},
	}
	rows, err := pegawaiberkas.BarisBPMP(c, orang, slips)
	if err != nil {
		fmt.Println(err) // whose number is missing, and which
		return
	}
	peta, err := pegawaiberkas.PetaCoretaxBaku(pegawaiberkas.BPMP)
	if err != nil {
		fmt.Println(err)
		return
	}
	var berkas strings.Builder
	if err := pegawaiberkas.TulisCoretaxXML(&berkas, peta, c, rows); err != nil {
		fmt.Println(err)
		return
	}
	for baris := range strings.Lines(berkas.String()) {
		if strings.Contains(baris, "Gross") || strings.Contains(baris, "Rate") {
			fmt.Println(strings.TrimSpace(baris))
		}
	}
	fmt.Println(rows[0].PPh, len(rows[0].Peringatan))
	// Output:
	// <Gross>20000000</Gross>
	// <Rate>9</Rate>
	// Rp1.800.000 0
}

// Payslips, three on a sheet of A4.
func ExampleTulisSlip() {
	cetak := pegawaiberkas.CetakSlip{
		Lembaga: "Pondok Contoh", Jenis: pegawai.Gaji, Masa: dasar.Bln(2026, 10), Hemat: true, Dibuat: time.Date(2026, 10, 31, 9, 0, 0, 0, time.UTC),
	}
	slips := []pegawai.Slip{{Pegawai: "a", Putaran: "r", Nomor: "P-1", Nama: "Rahma", Dibayar: 2_500_000, Neto: 2_500_000, Baris: []pegawai.BarisSlip{
		{Nama: "Bisyaroh Pokok", Bagian: pegawai.BagianPendapatan, Jumlah: 2_500_000},
	}}}
	var berkas strings.Builder
	err := pegawaiberkas.TulisSlip(&berkas, cetak, nil, slips)
	fmt.Println(berkas.String()[:4], err)
	// Output: %PDF <nil>
}
