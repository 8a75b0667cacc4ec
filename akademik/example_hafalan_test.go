package akademik_test

import (
	"context"
	"fmt"
	"strings"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/hafalan"
	"github.com/pesantren-go/pesantren/akademik/mushaf"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

func bacaan(t string) akademik.RentangAyat {
	r := pasti(mushaf.Madinah().Baca(t))
	return akademik.RentangAyat{Dari: int(r.Dari), Sampai: int(r.Sampai)}
}

// Recitations add up to what is known by heart: what overlaps counts once, and one made
// void never was.
func ExampleService_CatatSetoran() {
	h, ctx := bukaSekolah(), context.Background()
	setor := func(t string) akademik.Setoran {
		return akademik.Setoran{Santri: h.santri[0], Rombel: h.halaqah.ID, Jenis: hafalan.Ziyadah, Rentang: []akademik.RentangAyat{bacaan(t)}, Hasil: hafalan.Lulus, Tanggal: dasar.Tgl(2026, 10, 5)}
	}
	ss := pasti(h.CatatSetoran(ctx, h.kepala, "", setor("78:1-40"), setor("78:31-40"), setor("juz 29")))
	fmt.Println(pasti(h.Hafalan(ctx, h.kepala, h.santri[0])).Hafal.Jumlah(), "ayat")
	pasti(h.BatalSetoran(ctx, h.kepala, "", ss[2].ID, "salah santri"))
	fmt.Println(pasti(h.Hafalan(ctx, h.kepala, h.santri[0])).Hafal.Jumlah(), "ayat")
	// Output:
	// 471 ayat
	// 40 ayat
}

// An exam has gates before it: who has not met them does not sit it, unless somebody lets
// him through in his own name.
func ExampleService_CatatHasilUjian() {
	h, ctx := bukaSekolah(), context.Background()
	u := pasti(h.AturUjian(ctx, h.kepala, "", akademik.Ujian{Jenis: akademik.UjianDiniyah, Nama: "Nisfu sanah", Periode: "1", Rombel: []akademik.RombelID{h.kelas.ID}, Mulai: dasar.Tgl(2026, 10, 5), Selesai: dasar.Tgl(2026, 10, 9)}))
	pasti(h.AturGerbang(ctx, h.kepala, "", u.ID, u.Mulai, []akademik.SyaratUjian{{Gerbang: nilai.Gerbang{Kode: "juz", Nama: "Hafal 1 juz", Jenis: nilai.GerbangHafalan, Ambang: nilai.A(1), Satuan: "juz"}}}))
	hasil := akademik.HasilUjian{Santri: h.santri[0], Hadir: true, Nilai: "8.5", Hasil: hafalan.Lulus, Tanggal: u.Mulai}
	fmt.Println(h.CatatHasilUjian(ctx, h.kepala, "", u.ID, hasil))
	fmt.Println(h.CatatSyarat(ctx, h.kepala, "", u.ID, akademik.CatatanSyarat{Santri: h.santri[0], Gerbang: "juz", Jenis: akademik.DispensasiSyarat, Alasan: "pindahan bulan ini"}))
	fmt.Println(h.CatatHasilUjian(ctx, h.kepala, "", u.ID, hasil))
	for _, p := range pasti(h.PesertaUjian(ctx, h.kepala, u.ID)).Peserta {
		fmt.Println(p.Layak, p.Putusan[0].Keadaan, p.Putusan[0].Dispensasi.Oleh, len(p.Hasil))
	}
	// Output:
	// [AKD-UJIAN-05] syarat ujian santri itu belum terpenuhi; penuhi dahulu atau mintakan dispensasi
	// <nil>
	// <nil>
	// true belum akun-kepala 1
	// false belum  0
}

// A juz that passed its exam is mutqin, and carries a numbered syahadah.
func ExampleService_TerbitkanSyahadah() {
	h, ctx := bukaSekolah(), context.Background()
	hari := dasar.Tgl(2026, 10, 5)
	_, err := h.TerbitkanSyahadah(ctx, h.kepala, "", h.santri[0], "Syahadah juz 30", hari, akademik.SyaratJuz(1, true))
	fmt.Println(err)
	u := pasti(h.AturUjian(ctx, h.kepala, "", akademik.Ujian{Jenis: akademik.UjianTahfidz, Nama: "Tasmi juz 30", Periode: "1", Rombel: []akademik.RombelID{h.halaqah.ID}, Mulai: hari, Selesai: hari}))
	fmt.Println(h.CatatHasilUjian(ctx, h.kepala, "", u.ID, akademik.HasilUjian{Santri: h.santri[0], Hadir: true, Penguji: []pegawai.ID{"ust-hasan"}, Tanggal: hari,
		Bagian: []akademik.BagianUjian{{Rentang: bacaan("juz 30"), Kesalahan: []akademik.Kesalahan{{Jenis: "lupa", Banyak: 2}}}}}))
	s := pasti(h.TerbitkanSyahadah(ctx, h.kepala, "", h.santri[0], "Syahadah juz 30", hari, akademik.SyaratJuz(1, true)))
	fmt.Println(s.Nomor(), s.Syarat[0].Nama, "ada", s.Syarat[0].Ada)
	// Output:
	// [AKD-SYAHADAH-02] syarat belum terpenuhi: Mutqin 1 juz: 0 dari 1 juz, kurang 1
	// <nil>
	// 001/SYH/2026 Mutqin 1 juz ada 1
}

// A sheet of recitations is judged row by row before anything is written; what stands is
// recorded once, also when the sheet comes again.
func ExampleService_TerapkanImporSetoran() {
	h, ctx := bukaSekolah(), context.Background()
	var lembar santri.Lembar
	for i, teks := range []string{"tanggal;nis;jenis;rentang;nilai", "2026-10-05;260001;ziyadah;78:1-40;lancar", "2026-10-05;260001;ziyadah;114:5-9;lancar", "2026-10-05;269999;ziyadah;1:1-7;lancar"} {
		b := santri.BarisLembar{Nomor: i + 1}
		for sel := range strings.SplitSeq(teks, ";") {
			b.Sel = append(b.Sel, santri.Sel{Teks: sel})
		}
		lembar.Baris = append(lembar.Baris, b)
	}
	m := akademik.MintaImporSetoran{Lembar: lembar, Rombel: []akademik.RombelID{h.halaqah.ID}}
	p := pasti(h.PeriksaImporSetoran(ctx, h.kepala, m))
	for _, b := range p.Baris {
		fmt.Println(b.Nomor, b.Hasil)
		for _, t := range b.Temuan {
			fmt.Println("  ", t.Aturan, t.Alasan)
		}
	}
	x := pasti(h.TerapkanImporSetoran(ctx, h.kepala, "unggah-1", m, p.Sidik))
	fmt.Println(x.Tersimpan, "disimpan,", x.Ditolak, "ditolak")
	p = pasti(h.PeriksaImporSetoran(ctx, h.kepala, m))
	fmt.Println(p.Baru, "baru,", p.Sama, "sudah ada")
	// Output:
	// 2 ok
	// 3 tolak
	//    aturan AKD-MUSHAF-01 An-Nas ayat 9 tidak ada; surah 114 berisi 6 ayat
	// 4 tolak
	//    aturan AKD-LEMBAR-04 NIS tidak dikenal di sini; periksa NIS atau terima dahulu santrinya
	// 1 disimpan, 2 ditolak
	// 0 baru, 1 sudah ada
}
