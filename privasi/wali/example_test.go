package wali_test

import (
	"fmt"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/wali"
)

func ExampleOrang_Anak() {
	o := wali.Orang{Subjek: "s1", Lahir: dasar.Tgl(2008, 2, 29), Zona: "Asia/Jakarta"}
	a := wali.AturanUsiaBaku()
	hari, _ := o.HariDewasa(a)
	fmt.Println(hari.Panjang(), o.Anak(a, time.Date(2026, 2, 28, 10, 0, 0, 0, time.UTC)))
	// Output: 1 Maret 2026 true
}

func ExampleKewenangan_Izin() {
	a := wali.AturanUsiaBaku()
	santri := wali.Orang{Lembaga: "l", Subjek: "s1", Lahir: dasar.Tgl(2012, 1, 1), Zona: "Asia/Jakarta"}
	ibu := wali.Orang{Lembaga: "l", Subjek: "w1", Lahir: dasar.Tgl(1985, 1, 1), Zona: "Asia/Jakarta"}
	senin := time.Date(2026, 7, 13, 2, 0, 0, 0, time.UTC)

	k, _, _ := wali.Ajukan(wali.Pengajuan{Lembaga: "l", ID: "k1", Santri: "s1", Wali: ibu, Hubungan: "ibu", Lingkup: wali.SemuaHak()}, a, wali.Waktu{Oleh: "ibu", Pada: senin})
	fmt.Println(k.Izin(santri, a, wali.HakPersetujuan, senin).Efek)
	k, _, _ = k.Buktikan(wali.Pembuktian{Cara: wali.BuktiKK, Rujukan: privasi.Tutup("KK 1"), Wali: ibu}, a, wali.Waktu{Oleh: "tu", Pada: senin})
	fmt.Println(k.Izin(santri, a, wali.HakPersetujuan, senin).Efek)
	// Output:
	// [PRI-WALI-12] hubungan wali belum dibuktikan; serahkan kartu keluarga, akta atau penetapan kepada tata usaha
	// <nil>
}

func ExamplePeralihan_Tahap() {
	o := wali.Orang{Subjek: "s1", Lahir: dasar.Tgl(2009, 3, 14), Zona: "Asia/Jakarta"}
	a, s := wali.AturanUsiaBaku(), wali.SetelanBaku()
	for _, hari := range []dasar.Tanggal{dasar.Tgl(2026, 6, 1), dasar.Tgl(2027, 1, 1), dasar.Tgl(2027, 4, 1), dasar.Tgl(2027, 7, 1)} {
		fmt.Println(hari, wali.Peralihan{Santri: "s1"}.Tahap(o, a, s, hari.Waktu(nil)))
	}
	// Output:
	// 2026-06-01 anak
	// 2027-01-01 menjelang
	// 2027-04-01 tenggang
	// 2027-07-01 selesai
}
