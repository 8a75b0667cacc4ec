package hak_test

import (
	"fmt"
	"time"

	"github.com/pesantren-go/pesantren/privasi/hak"
	"github.com/pesantren-go/pesantren/privasi/rezim"
)

// A letter that arrived on Friday and is typed in on Monday counts from Friday.
func Example() {
	senin := time.Date(2026, 11, 9, 1, 0, 0, 0, time.UTC)
	hukum := hak.Hukum{Hukum: rezim.Baku(), Setelan: rezim.SetelanBaku(), Kalender: rezim.KalenderBaku()}
	petugas := hak.Aktor{Akun: "akun-2", Subjek: "p1", Kapasitas: "ppdp"}
	p, _, _, err := hak.Terima(hak.Masukan{Lembaga: "al-hikmah", ID: "r1", Subjek: "s1", Pemohon: "s1", Sebagai: hak.Diri, Jenis: hak.Koreksi,
		Kanal: hak.Surat, Pindaian: "berkas-7", Tiba: senin.AddDate(0, 0, -3), Dicatat: senin}, petugas, hak.Fakta{}, hukum, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(p.Status, "batas", p.Batas().Format("2 Jan 15:04 MST"), p.Jam[0].Sumber)
	p, ev, err := p.Pastikan("tanda tangan dicocokkan", petugas, hak.Fakta{}, hukum, senin)
	fmt.Println(ev.Jenis, p.Status, err)
	_, _, err = p.Tolak(hak.Penolakan{}, petugas, senin)
	fmt.Println(err)
	// Output:
	// diterima batas 9 Nov 01:00 UTC UU 27/2022 art. 30; PP 33/2026 art. 71
	// PermohonanDiverifikasi diproses <nil>
	// [PRI-HAK-11] penolakan harus menyebut alasan, penjelasan, pasal dan cara mengadu
}
