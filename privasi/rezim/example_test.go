package rezim_test

import (
	"fmt"
	"time"

	"github.com/pesantren-go/pesantren/privasi/rezim"
)

func Example() {
	hukum, setelan := rezim.Baku(), rezim.SetelanBaku()
	wib := time.FixedZone("WIB", 7*60*60)
	terima := time.Date(2027, 1, 16, 0, 1, 0, 0, wib)

	jam, err := hukum.Jam(rezim.TenggatAkses, rezim.Fakta{rezim.Diterima: terima}, setelan, rezim.KalenderBaku())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(jam.Rezim, jam.Tenggat.In(wib).Format("2 Jan 15:04"), "menurut", jam.Sumber)
	fmt.Println("lewat pada tenggatnya:", jam.Lewat(time.Time{}, jam.Tenggat))
	// Output:
	// PP33-2026 19 Jan 00:01 menurut UU 27/2022 art. 32; PP 33/2026 art. 77
	// lewat pada tenggatnya: false
}

// Copies of personal data that were handed out late in 2026, seen through the next law.
func ExampleHukum_Simulasi() {
	terima := time.Date(2026, 6, 1, 1, 0, 0, 0, time.UTC)
	perkara := []rezim.Perkara{{Objek: "permohonan-7", Kunci: rezim.TenggatSalinan, Selesai: terima.Add(100 * time.Hour),
		Fakta: rezim.Fakta{rezim.Diterima: terima, rezim.Terverifikasi: terima}}}
	akibat, err := rezim.Baku().Simulasi(rezim.PP33, perkara, rezim.SetelanBaku(), rezim.KalenderBaku(), terima.AddDate(0, 3, 0))
	fmt.Println(len(akibat), akibat[0].Objek, akibat[0].BaruTerlambat, err)
	// Output: 1 permohonan-7 true <nil>
}
