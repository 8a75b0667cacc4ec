package pendedahan_test

import (
	"fmt"
	"time"

	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/pendedahan"
)

// An authority asks for more than its letter covers, and may not be mentioned for a month.
func Example() {
	m := permintaan(func(m *pendedahan.Permintaan) { m.Bidang = []string{nama, nik} })
	_, _, err := pendedahan.Minta(m, tu, hukum)
	fmt.Println(err)

	m = permintaan(func(m *pendedahan.Permintaan) {
		m.Bidang = []string{nama}
		m.Instrumen.LarangSampai, m.Instrumen.LarangPasal = kini.AddDate(0, 1, 0), "UU 8/2010 Pasal 83"
	})
	p, _, err := pendedahan.Minta(m, tu, hukum)
	if err != nil {
		fmt.Println(err)
		return
	}
	p, _, _ = p.Ujikan(pendedahan.HasilUji{Dokumen: "uji-1", Perlu: true, Seimbang: true}, ppdp, kini)
	p, _, _ = p.Setujui(ppdp, kini)
	p, _, _ = p.Setujui(kepala, kini)
	p, ev, err := p.Lakukan([]string{nama}, tu, kini)
	fmt.Println(ev.Jenis, p.Status, "ditahan:", p.Ditahan, err)
	fmt.Println("kabari hari ini:", p.PerluKabar(kini), "sebulan lagi:", p.PerluKabar(kini.AddDate(0, 1, 0)))
	// Output:
	// [PRI-DEDAH-03] santri.Santri.NIK tidak termasuk yang diminta secara sah; hapus dari daftar
	// PendedahanDilakukan kabar_ditunda ditahan: [santri.Santri.HP santri.Santri.NIK] <nil>
	// kabari hari ini: false sebulan lagi: true
}

// A sick santri at night: half an hour, the fixed set, and a reason.
func ExampleBukaDarurat() {
	d, ev, err := pendedahan.BukaDarurat("al-hikmah", "e1", "s1", privasi.Tutup("kejang, ke rumah sakit"), nil, musyrif, setelan, kini)
	fmt.Println(ev.Jenis, err)
	fmt.Println(d.Periksa(musyrif.Akun, "s1", "kesehatan.alergi", kini.Add(10*time.Minute)))
	fmt.Println(d.Periksa(musyrif.Akun, "s1", "keuangan.tagihan", kini.Add(10*time.Minute)))
	// Output:
	// AksesDarurat <nil>
	// <nil>
	// [PRI-DARURAT-01] akses darurat ini sudah berakhir atau tidak mencakup data tersebut
}
