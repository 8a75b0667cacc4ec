package pegawai_test

import (
	"context"
	"fmt"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/pegawai/pegawaimem"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasimem"
	"github.com/pesantren-go/pesantren/santri"
	"github.com/pesantren-go/pesantren/santri/santrimem"
)

// kantorContoh is kepegawaian wired up in memory on 5 October 2026, with one unit, the
// default positions and the default components.
func kantorContoh() (*pegawai.Service, *dasarmem.Conn, dasar.Pelaku) {
	ctx, c := context.Background(), dasarmem.New()
	induk, err := privasi.IndukDari([]byte("32 byte acak, dari berkas kunci!"))
	if err != nil {
		panic(err)
	}
	daftar := &privasi.Daftar{}
	pegawai.DaftarkanTipe(daftar)
	kini := func() time.Time { return time.Date(2026, 10, 5, 1, 0, 0, 0, time.UTC) }
	brankas := privasi.BuatBrankas(privasimem.NewKunci(c), induk)
	register := privasimem.NewRegister(c)
	reg, err := privasi.DaftarBaku("al-hikmah", "Al-Hikmah", kini()).Tandatangani("akun-pengasuh", "Pengasuh", kini())
	if err != nil {
		panic(err)
	}
	s := &pegawai.Service{
		Atomic: dasarmem.Atomic(c, pegawaimem.Stores), Stores: pegawaimem.Stores(c), Unit: santrimem.Stores(c).Struktur, Brankas: brankas, Daftar: daftar, Now: kini,
		Penjaga: &privasi.Penjaga{Register: register, Jejak: privasimem.NewJejak(c), Brankas: brankas, Daftar: daftar, Now: kini},
	}
	hr := dasar.Pelaku{ID: "akun-hr", Lembaga: "al-hikmah", Peran: privasi.PeranHRD, Lingkup: dasar.LingkupSemua, Tujuan: privasi.TujuanPenggajian}
	for _, err := range []error{
		register.Simpan(ctx, hr.Lembaga, reg, 0),
		santrimem.Stores(c).Struktur.SimpanUnit(ctx, hr.Lembaga, santri.Unit{Kode: "MTs", Nama: "MTs Al-Hikmah", Jalur: santri.Formal}),
		s.AturJabatan(ctx, hr, "", pegawai.JabatanBaku()...),
		s.Stores.Master.SimpanKomponen(ctx, hr.Lembaga, pegawai.KomponenBaku(dasar.Tgl(2026, 1, 1))...),
	} {
		if err != nil {
			panic(err)
		}
	}
	return s, c, hr
}

// A teacher is taken on with duty, contract and pay; in January the pay rises.
func ExampleService_Terima() {
	ctx := context.Background()
	s, _, hr := kantorContoh()
	ps, w, err := s.Terima(ctx, hr, "", pegawai.Penerimaan{
		Diri: pegawai.Formulir{Nomor: "P001", Nama: "Fauzan", JenisKelamin: "L", Agama: "Islam", TanggalLahir: dasar.Tgl(1977, 3, 6), Mulai: dasar.Tgl(2026, 10, 5),
			NIK: "3506990603774410", Bank: "BSI", NoRekening: "0278077285", AtasNama: "FAUZAN"},
		Penugasan: []pegawai.Penugasan{{Jabatan: "guru", Unit: "MTs", Utama: true, JamPekan: 1800}},
		Kontrak:   []pegawai.Kontrak{{Jenis: pegawai.KontrakTetap, Klasifikasi: pegawai.PegawaiTetap, Metode: pegawai.Gross}},
		Nilai:     []pegawai.Nilai{{Komponen: "pokok", Nilai: 2_500_000}},
	})
	fmt.Println(len(ps), len(w), err)
	_, _, err = s.Nilai().Catat(ctx, hr, "", pegawai.Nilai{Pegawai: ps[0].ID, Komponen: "pokok", Nilai: 2_750_000, Mulai: dasar.Tgl(2027, 1, 1)})
	fmt.Println(err)
	_, _, err = s.Nilai().Ganti(ctx, hr, "", pegawai.Nilai{Pegawai: ps[0].ID, Komponen: "pokok", Nilai: 2_750_000, Mulai: dasar.Tgl(2027, 1, 1)})
	profil, _ := s.Ambil(ctx, hr, ps[0].ID)
	for _, n := range profil.Nilai {
		fmt.Printf("%s %s %q\n", n.Nilai, n.Mulai, n.Selesai)
	}
	fmt.Println(profil.Pegawai.NIK, err)
	// Output:
	// 1 0 <nil>
	// [PEG-NILAI-02] nilai pokok lain berlaku sejak 5 Oktober 2026; akhiri atau ganti dahulu
	// Rp2.500.000 2026-10-05 "2026-12-31"
	// Rp2.750.000 2027-01-01 ""
	// ••• <nil>
}

// An office's sheet: what "honorer" means for the tax is said by a person.
func ExampleImpor() {
	ctx := context.Background()
	s, c, hr := kantorContoh()
	im := &pegawai.Impor{Service: s, Atomic: dasarmem.Atomic(c, func(c *dasarmem.Conn) pegawai.ImporStores {
		return pegawai.ImporStores{Stores: pegawaimem.Stores(c), Pernyataan: privasimem.NewPernyataan(c)}
	})}
	minta := pegawai.PermintaanImpor{Sejak: dasar.Tgl(2026, 10, 1)} // pegawaiberkas.BacaPegawai reads it from CSV or XLSX
	for i, b := range [][]string{
		{"NIY", "Nama", "L/P", "NIK", "Tgl Lahir", "Tugas", "TMT", "Status", "PTKP", "Gapok"},
		{"G-01", "Fauzan", "L", "3506990603774410", "6 Maret 1977", "Guru", "1-12-2024", "honorer", "K/1", "2.000.000"},
		{"G-02", "Khalid", "L", "35069910066356", "10-6-1963", "Penjaga Malam", "1-5-2020", "tetap", "TK/0", "1.750.000"},
	} {
		r := santri.BarisLembar{Nomor: i + 1}
		for _, t := range b {
			r.Sel = append(r.Sel, santri.Sel{Teks: t})
		}
		minta.Lembar.Baris = append(minta.Lembar.Baris, r)
	}
	p, err := im.Periksa(ctx, hr, minta)
	fmt.Println(p.StatusTanya, err)
	minta.Kontrak = map[string]pegawai.PilihanKontrak{"honorer": {Jenis: pegawai.KontrakWaktu, Klasifikasi: pegawai.PegawaiTetap, Selesai: dasar.Tgl(2027, 6, 30)}}
	p, _ = im.Periksa(ctx, hr, minta)
	for _, b := range p.Baris {
		u, _ := b.Utama()
		fmt.Printf("%d %s %s %q %s.\n", b.Nomor, b.Hasil, b.Tindakan, u.Sel, u.Alasan)
	}
	w, _ := privasi.Nyatakan(hr, "kepala tata usaha", privasi.NaskahWewenang, "guru.csv", pegawai.KategoriImpor(), s.Now())
	h, err := im.Terapkan(ctx, hr, "", minta, p.Sidik, santri.YangBaikSaja, w)
	fmt.Println(h.Baru, h.Ditolak, h.Dikabari, err)
	// Output:
	// [honorer] <nil>
	// 2 ok baru "" .
	// 3 tolak tolak "D3" NIK harus 16 angka, ini 14; periksa di kartu keluarga.
	// 1 1 1 <nil>
}
