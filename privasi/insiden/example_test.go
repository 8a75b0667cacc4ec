package insiden_test

import (
	"fmt"
	"time"

	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/insiden"
)

// A stolen phone: whom it concerns comes out of the trail, and who has to be told follows.
func Example() {
	malam := time.Date(2027, 3, 5, 19, 0, 0, 0, time.UTC)
	jejak := []privasi.Jejak{
		{Lembaga: "al-hikmah", Pelaku: "akun-musyrif", Subjek: "s1", Tipe: tipeOrang, Bidang: "HP=penuh,Nama=penuh", Pada: malam},
		{Lembaga: "al-hikmah", Pelaku: "akun-kasir", Subjek: "s2", Tipe: tipeOrang, Bidang: "Nama=penuh", Pada: malam},
	}
	orang := insiden.Radius("i1", "al-hikmah", jejak, insiden.Jendela{Akun: []string{"akun-musyrif"}, Dari: malam.Add(-time.Hour)}, daftar())
	i, _, err := insiden.Deteksi(insiden.Laporan{Lembaga: "al-hikmah", ID: "i1", Terdeteksi: malam}, insiden.Aktor{Akun: "akun-1"}, hukum)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("batas:", i.Batas().Format("2 Jan 15:04 MST"))
	for _, k := range i.Susun(orang, malam) {
		fmt.Println(k.Pihak, k.Subjek, k.Kategori)
	}
	_, _, err = i.Tutup(orang, nil, insiden.Aktor{Akun: "akun-1"}, malam)
	fmt.Println(err)
	// Output:
	// batas: 8 Mar 19:00 UTC
	// subjek s1 [identitas.nama kontak.hp]
	// pengawas  [identitas.nama kontak.hp]
	// [PRI-INSIDEN-02] 1 orang belum dikabari; kirim kabarnya, atau umumkan bagi yang tidak terjangkau
}
