package pph21_test

import (
	"fmt"
	"os"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai/pph21"
)

// A year of one ustadz: eleven months by TER, THR in March, and December. What the
// THR month took too much comes back in the last period.
func Example() {
	tahun := pph21.Setahun{Status: pph21.K2, Masa: dasar.Bln(2026, 12), Bulan: 12}
	for bulan := 1; bulan <= 12; bulan++ {
		bruto := dasar.Rupiah(3_500_000)
		if bulan == 3 {
			bruto += 3_500_000
		}
		tahun.Bruto += bruto
		if bulan == 12 {
			break
		}
		tabel, err := pph21.Baku().Pada(dasar.Tgl(2026, bulan, 1))
		if err != nil {
			fmt.Println(err)
			return
		}
		m, err := tabel.Bulanan(tahun.Status, bruto, nil)
		if err != nil {
			fmt.Println(err)
			return
		}
		if m.Potong != 0 {
			fmt.Println("bulan", bulan, m.Tarif, m.Potong)
		}
		tahun.Dipotong += m.Potong
	}
	tabel, _ := pph21.Baku().Pada(dasar.Tgl(2026, 12, 1))
	a, _ := tabel.MasaTerakhir(tahun, nil)
	fmt.Println("Desember", a.PKP, a.Pajak, a.PPh, "kembali paling lambat", a.BatasKembali.Panjang())
	// Output:
	// bulan 3 0,75% Rp52.500
	// Desember Rp0 Rp0 -Rp52.500 kembali paling lambat 31 Januari 2027
}

func ExampleTabel_Pasal17() {
	tabel, _ := pph21.Baku().Pada(dasar.Tgl(2026, 1, 1))
	pajak, _ := tabel.Pasal17(417_600_000)
	fmt.Println(pajak)
	// Output: Rp73.400.000
}

func ExampleTabel_Objek() {
	tabel, _ := pph21.Baku().Pada(dasar.Tgl(2026, 1, 1))
	o, _ := tabel.Objek("21-100-15")
	fmt.Println(o.Dokumen, o.Nama, o.DPPPersen, o.Tarif)
	// Output: BP21 Peserta/anggota kepanitiaan 100 pasal17
}

// ExampleBacaFS reads a folder of tables: here the one that is shipped.
func ExampleBacaFS() {
	bagian, err := pph21.BacaFS(os.DirFS("data"))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, b := range bagian[:3] {
		fmt.Println(b.Jenis, b.Sejak, b.Sumber)
	}
	// Output:
	// biaya_jabatan 2024-01-01 PMK 168/2023 Ps. 10(2)
	// biaya_pensiun 2024-01-01 PMK 168/2023 Ps. 11(2)
	// ketentuan 2024-01-01 PMK 168/2023; UU PPh Ps. 17(4) dan 21(5a)
}
