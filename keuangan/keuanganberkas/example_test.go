package keuanganberkas_test

import (
	"fmt"
	"log"
	"strings"

	"github.com/pesantren-go/pesantren/keuangan/keuanganberkas"
)

func ExampleBaca() {
	const berkas = "TrxId,Tanggal,Trx Time,D/K,Mutasi,Saldo,Keterangan\n" +
		"FT2629900003,26/10/2026,07:15:16,K,\"250,000.00\",\"252,150,000.00\",TRSF DZAKI NUGROHO SPP HASAN OKT\n" +
		"ADM2610,31/02/2026,08:57:39,D,\"15,000.00\",\"252,135,000.00\",BIAYA ADM\n"
	b, err := keuanganberkas.Baca(strings.NewReader(berkas), "mutasi-bsi.csv", keuanganberkas.Opsi{})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(b)
	for _, r := range b.Baris {
		fmt.Println(r.Rujukan, r.Tanggal.Panjang(), r.Nominal, r.Teks)
	}
	for _, g := range b.Galat {
		fmt.Println("baris", g.Baris, string(g.Aturan), g.Pesan)
	}
	// Output:
	// mutasi bsi-1 "mutasi-bsi.csv", 1 baris
	// FT2629900003 26 Oktober 2026 250000 TRSF DZAKI NUGROHO SPP HASAN OKT
	// baris 3 KEU-BERKAS-06 tanggal tidak terbaca: tanggal itu tidak ada di kalender
}

// A school whose bank writes otherwise maps the columns itself.
func ExampleBacaTataLetak() {
	t, err := keuanganberkas.BacaTataLetak([]byte(`{
		"id": "bpd-1", "bank": "BPD", "nama": "BPD: Hari, Catatan, Masuk, Keluar, Sisa", "hari": "dmy", "teks_stabil": true,
		"kolom": {"tanggal": "Hari", "teks": "Catatan", "kredit": "Masuk", "debit": "Keluar", "saldo": "Sisa"}
	}`))
	if err != nil {
		log.Fatal(err)
	}
	b, err := keuanganberkas.Baca(strings.NewReader("Hari;Catatan;Masuk;Keluar;Sisa\n2 Okt 2026;SPP;150.000;;1.150.000\n"), "bpd.csv",
		keuanganberkas.Opsi{Sendiri: []keuanganberkas.TataLetak{t}})
	fmt.Println(b.Baris[0].Tanggal, b.Baris[0].Nominal, b.Baris[0].Masuk, err)
	// Output: 2026-10-02 150000 true <nil>
}
