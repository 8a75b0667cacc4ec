package santri_test

import (
	"context"
	"fmt"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasimem"
	"github.com/pesantren-go/pesantren/santri"
	"github.com/pesantren-go/pesantren/santri/santrimem"
)

func ExampleParseNIK() {
	n, bacaan, err := santri.ParseNIK("'3506 9952 0310 0001")
	fmt.Println(err)
	for _, p := range bacaan.Perbaikan {
		fmt.Println(p.Aturan, p.Pesan)
	}
	fmt.Println(n.JenisKelamin(), n.KemungkinanLahir())
	for _, p := range n.Cocok(dasar.Tgl(2010, 3, 13), santri.Perempuan) {
		fmt.Println(p.Aturan, p.Pesan)
	}
	_, _, err = santri.ParseNIK("3.50699E+15")
	fmt.Println(err)
	// Output:
	// <nil>
	// aturan SAN-ANGKA-02 tanda kutip di depan angka dibuang
	// aturan SAN-ANGKA-03 spasi, titik, atau tanda hubung di dalam angka dibuang
	// P [1910-03-12 2010-03-12]
	// aturan SAN-NIK-07 tanggal lahir berbeda dari NIK; cocokkan dengan akta atau kartu keluarga
	// [SAN-ANGKA-01] angka dirusak lembar kerja (ditulis dengan E+); salin ulang dari dokumen asli sebagai teks
}

func ExampleParseHP() {
	for _, s := range []string{"0812-3456-7890", "81234567890", "(021) 5551234", "O812345"} {
		n, bacaan, err := santri.ParseHP(s)
		fmt.Printf("%q %d %q\n", n, len(bacaan.Peringatan), dasar.RuleOf(err))
	}
	// Output:
	// "+6281234567890" 0 ""
	// "+6281234567890" 0 ""
	// "+62215551234" 1 ""
	// "" 0 "SAN-HP-01"
}

func ExampleUbah() {
	aktif := santri.Santri{ID: "a", Status: santri.Aktif}
	riwayat := []santri.Peristiwa{{Santri: "a", Urut: 1, Ke: santri.Aktif, Pada: dasar.Tgl(2026, 7, 13)}}
	petugas := dasar.Pelaku{ID: "akun-tu", Peran: "tata_usaha"}
	_, _, err := santri.Ubah(aktif, riwayat, santri.Perubahan{Ke: santri.Alumni, Pada: dasar.Tgl(2026, 10, 5)}, petugas, dasar.Tgl(2026, 10, 5))
	fmt.Println(err)
	e, _, err := santri.Ubah(aktif, riwayat, santri.Perubahan{Ke: santri.Cuti, Pada: dasar.Tgl(2026, 10, 5), Alasan: "sakit",
		Syarat: []santri.Syarat{santri.RencanaCuti}}, petugas, dasar.Tgl(2026, 10, 5))
	fmt.Println(e.Dari, e.Ke, e.Pada, err)
	// Output:
	// [SAN-STATUS-02] status tidak dapat berubah dari aktif menjadi alumni; pilih cuti, skors, tanpa_kabar, dikeluarkan, lulus, mutasi_keluar, boyong, wafat
	// aktif cuti 2026-10-05 <nil>
}

// A school takes a brother and a sister in, with everything kept in memory.
func ExampleService_Terima() {
	ctx := context.Background()
	c := dasarmem.New()
	induk, err := privasi.IndukDari([]byte("32 byte acak, dari berkas kunci!"))
	if err != nil {
		fmt.Println(err)
		return
	}
	daftar := &privasi.Daftar{}
	santri.DaftarkanTipe(daftar)
	layanan := &santri.Service{
		Atomic: dasarmem.Atomic(c, santrimem.Stores), Stores: santrimem.Stores(c),
		Brankas: privasi.BuatBrankas(privasimem.NewKunci(c), induk), Daftar: daftar,
		Now: func() time.Time { return time.Date(2026, 10, 5, 1, 0, 0, 0, time.UTC) },
	}
	petugas := dasar.Pelaku{ID: "akun-tu", Lembaga: "al-hikmah", Peran: "tata_usaha", Lingkup: dasar.LingkupSemua, Tujuan: privasi.TujuanKesiswaan}
	if err := layanan.AturStruktur(ctx, petugas, santri.Struktur{Unit: []santri.Unit{{Kode: "MTs", Nama: "MTs Al-Hikmah", Jalur: santri.Formal}}}); err != nil {
		fmt.Println(err)
		return
	}
	var keluarga santri.KeluargaID
	for _, i := range []santri.Isian{{NIS: "260001", Nama: "Ahmad Fauzi", JenisKelamin: "L", NIK: "3506991203100001"}, {NIS: "260002", Nama: "Siti Aminah", JenisKelamin: "P"}} {
		n, _, err := i.Baca()
		if err != nil {
			fmt.Println(err)
			return
		}
		n.Status = santri.Aktif
		wali, kunci, _, err := santri.BacaWali(santri.IsianWali{Nama: "H. Nashir Setiawan", HP: "0812-3456-7890", Hubungan: santri.Ayah, Utama: true})
		if err != nil {
			fmt.Println(err)
			return
		}
		ns, err := layanan.Terima(ctx, petugas, santri.Penerimaan{Santri: n, Wali: wali, KunciKeluarga: kunci, Pada: dasar.Tgl(2026, 7, 13),
			Keanggotaan: []santri.Keanggotaan{{Jalur: santri.Formal, Unit: "MTs", Kelas: "7A"}}})
		if err != nil {
			fmt.Println(err)
			return
		}
		keluarga = ns[0].Keluarga
		fmt.Println(ns[0].NIS, ns[0].Nama, "NIK", ns[0].NIK)
	}
	anak, err := layanan.Keluarga(ctx, petugas, keluarga)
	for _, p := range anak {
		fmt.Println(p.Nama, p.Utama().Unit, p.Utama().Kelas, p.Status)
	}
	fmt.Println(err)
	// Output:
	// 260001 Ahmad Fauzi NIK •••
	// 260002 Siti Aminah NIK •••
	// Ahmad Fauzi MTs 7A aktif
	// Siti Aminah MTs 7A aktif
	// <nil>
}
