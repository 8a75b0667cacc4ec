package santriberkas_test

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasimem"
	"github.com/pesantren-go/pesantren/santri"
	"github.com/pesantren-go/pesantren/santri/santriberkas"
	"github.com/pesantren-go/pesantren/santri/santrimem"
)

const berkasContoh = "NIS;NISN;Nama;L/P;Tempat, Tgl Lahir;Unit;Kelas\n" +
	"260001;0131234567;Ali;L;Kediri, 12 Maret 2013;MTs;7A\n" +
	"260002;131234568;Nisa;perempuan;Kediri, 31 Februari 2013;MTs;7A\n"

// A file is read and judged without any storage.
func ExampleBaca() {
	lembar, err := santriberkas.Baca(strings.NewReader(berkasContoh), "santri.csv", santriberkas.Batas{})
	if err != nil {
		fmt.Println(err)
		return
	}
	hasil, err := santri.PeriksaLembar(lembar, santri.AturanImpor{
		Struktur: santri.Struktur{Unit: []santri.Unit{{Kode: "MTs", Nama: "MTs Contoh", Jalur: santri.Formal}}},
		Hari:     dasar.Tgl(2026, 10, 5),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, b := range hasil.Baris {
		fmt.Println(b.Nomor, b.NIS, b.Hasil)
		for _, t := range b.Temuan {
			fmt.Println("  ", t.Sel, t.Bidang, t.Hasil, t.Alasan)
		}
	}
	// Output:
	// 2 260001 ok
	// 3 260002 tolak
	//    B3 nisn perbaiki nol di depan NISN yang hilang dikembalikan
	//    D3 jenis_kelamin perbaiki jenis kelamin ditulis dengan kata
	//    E3 tanggal_lahir tolak tanggal itu tidak ada di kalender; urutannya hari, bulan, tahun
}

// The whole way: wiring in memory, a preview, the statement of authority, and
// the good rows applied; then the same file again.
func Example_impor() {
	ctx := context.Background()
	jam := func() time.Time { return time.Date(2026, 10, 5, 1, 0, 0, 0, time.UTC) }

	c, daftar := dasarmem.New(), &privasi.Daftar{}
	privasi.DaftarkanTipe(daftar)
	santri.DaftarkanTipe(daftar)
	induk, _ := privasi.IndukDari([]byte("kunci induk contoh 32 karakter!!"))
	brankas := privasi.BuatBrankas(privasimem.NewKunci(c), induk)
	register, _ := privasi.DaftarBaku("contoh", "Pesantren Contoh", jam()).Tandatangani("pengasuh", "Pengasuh", jam())
	gudang := privasimem.NewRegister(c)
	_ = gudang.Simpan(ctx, "contoh", register, 0)
	penjaga := &privasi.Penjaga{Register: gudang, Jejak: privasimem.NewJejak(c), Brankas: brankas, Daftar: daftar, Now: jam}

	ikat := func(c *dasarmem.Conn) santri.ImporStores {
		return santri.ImporStores{Stores: santrimem.Stores(c), Impor: santrimem.Impor(c), Pernyataan: privasimem.NewPernyataan(c)}
	}
	layanan := &santri.Service{Atomic: dasarmem.Atomic(c, santrimem.Stores), Stores: santrimem.Stores(c), Brankas: brankas, Daftar: daftar, Now: jam}
	impor := &santri.Impor{Service: layanan, Penjaga: penjaga, Atomic: dasarmem.Atomic(c, ikat), Stores: ikat(c)}

	pel := dasar.Pelaku{ID: "tu-1", Lembaga: "contoh", Peran: privasi.PeranTataUsaha, Lingkup: dasar.LingkupSemua, Tujuan: privasi.TujuanImpor}
	_ = layanan.AturStruktur(ctx, pel, santri.Struktur{Unit: []santri.Unit{{Lembaga: "contoh", Kode: "MTs", Nama: "MTs Contoh", Jalur: santri.Formal, Urutan: 1}}})

	for range 2 {
		lembar, _ := santriberkas.Baca(strings.NewReader(berkasContoh), "santri.csv", santriberkas.Batas{})
		p, err := impor.Periksa(ctx, pel, santri.PermintaanImpor{Lembar: lembar})
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println("pratinjau:", p.Baru, "baru,", p.Sama, "sama,", p.Jumlah.Tolak, "ditolak")
		w, _ := privasi.Nyatakan(pel, "kepala tata usaha", privasi.NaskahWewenang, "santri.csv", p.Kategori, jam())
		h, _, err := impor.Terapkan(ctx, pel, p.Token, santri.YangBaikSaja, w)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println("diterapkan:", h.Baru, "baru,", h.Sama, "sama,", h.Dikabari, "orang dikabari")
	}
	// Output:
	// pratinjau: 1 baru, 0 sama, 1 ditolak
	// diterapkan: 1 baru, 0 sama, 1 orang dikabari
	// pratinjau: 0 baru, 1 sama, 1 ditolak
	// diterapkan: 0 baru, 1 sama, 0 orang dikabari
}

// A cell that would start a formula is left alone for an official upload.
func ExampleTulisCSV() {
	t := dasarberkas.Tabel{Judul: []string{"NIS", "Catatan"}, Baris: func(yield func([]dasarberkas.Sel, error) bool) {
		yield(dasarberkas.BarisTeks("0012", "=HYPERLINK(...)"), nil)
	}}
	var b strings.Builder
	_ = santriberkas.TulisCSV(&b, t, santriberkas.UntukUnggahResmi)
	fmt.Print(strings.ReplaceAll(b.String(), "\r\n", "\n"))
	// Output:
	// NIS,Catatan
	// 0012,=HYPERLINK(...)
}
