package keuangan_test

import (
	"context"
	"fmt"
	"log"
	"os"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/keuangan/keuanganmem"
)

// A program of your own posts a journal and reads the balance. Here the books
// are in memory; keuanganbun keeps them in Postgres or SQLite.
func Example() {
	ctx := context.Background()
	db := dasarmem.New()
	buku := &keuangan.Service{Atomic: keuanganmem.Atomic(db, nil), Stores: keuanganmem.New(db, nil), Now: time.Now}
	bendahara := dasar.Pelaku{ID: "bu-siti", Lembaga: "al-hikmah", Peran: "bendahara", Lingkup: dasar.LingkupSemua}

	if err := buku.Siapkan(ctx, bendahara); err != nil { // the default chart of accounts
		log.Fatal(err)
	}
	_, err := buku.CatatJurnal(ctx, bendahara, "kunci-dari-pengirim", keuangan.MasukanJurnal{
		Tanggal: dasar.Tgl(2026, 10, 8), Keterangan: "Beli kertas",
		Baris: []keuangan.Baris{
			{Akun: "5.2.1.02", Debit: 75_000},
			{Akun: keuangan.AkunKas, Kredit: 75_000, Laci: "laci-depan"},
		},
	})
	if err != nil {
		log.Fatal(err)
	}
	neraca, err := buku.NeracaSaldo(ctx, bendahara, keuangan.SaringNeraca{Pada: keuangan.PadaSaat{Tanggal: dasar.Tgl(2026, 10, 31)}})
	if err != nil {
		log.Fatal(err)
	}
	for _, b := range neraca.Baris {
		fmt.Println(b.Akun.Kode, b.Akun.Nama, b.Akhir)
	}
	// Output:
	// 1.1.1.01 Kas Besar (Bendahara) -Rp75.000
	// 5.2.1.02 Beban Administrasi dan ATK Rp75.000
}

// Another package posts inside a unit of work of its own.
func ExampleCatat() {
	ctx := context.Background()
	db := dasarmem.New()
	bagan, _ := keuangan.BaganBaku("al-hikmah")
	_ = keuanganmem.New(db, nil).Buku.Akun.Simpan(ctx, "al-hikmah", bagan...)

	gaji := keuangan.Jurnal{
		Lembaga: "al-hikmah", ID: "j-1", Sumber: "gaji/2026-10", Jenis: keuangan.Umum, Tanggal: dasar.Tgl(2026, 10, 31),
		Keterangan: "Bisyarah Oktober 2026", Oleh: "bu-siti", Dicatat: time.Date(2026, 10, 31, 3, 0, 0, 0, time.UTC),
		Baris: []keuangan.Baris{{Akun: "5.1.1.01", Debit: 12_000_000}, {Akun: "2.1.1.02", Kredit: 12_000_000}},
	}
	catat := func() error {
		return keuanganmem.Atomic(db, nil).Do(ctx, func(ctx context.Context, st keuangan.Stores) error {
			return keuangan.Catat(ctx, st.Buku, gaji)
		})
	}
	fmt.Println(catat())
	fmt.Println(catat()) // the same cause again
	// Output:
	// <nil>
	// [KEU-JURNAL-11] jurnal dengan sumber ini sudah dicatat
}

func ExampleJurnal_Validate() {
	j := keuangan.Jurnal{
		Lembaga: "al-hikmah", ID: "j-1", Sumber: "contoh/1", Jenis: keuangan.Umum, Tanggal: dasar.Tgl(2026, 10, 8), Keterangan: "Listrik",
		Oleh: "bu-siti", Dicatat: time.Date(2026, 10, 8, 3, 0, 0, 0, time.UTC),
		Baris: []keuangan.Baris{{Akun: "5.2.1.01", Debit: 500_000}, {Akun: "1.1.1.11", Kredit: 450_000}},
	}
	fmt.Println(j.Validate())
	// Output: [KEU-JURNAL-05] debit Rp500.000 tidak sama dengan kredit Rp450.000; periksa barisnya
}

func ExampleJurnal_Balik() {
	j := keuangan.Jurnal{Lembaga: "al-hikmah", ID: "j-1", Jenis: keuangan.Umum, Baris: []keuangan.Baris{
		{Akun: "5.2.1.01", Debit: 500_000}, {Akun: "1.1.1.11", Kredit: 500_000, Rekening: "bsi"},
	}}
	balik, err := j.Balik("j-2", dasar.Tgl(2026, 10, 9), "salah rekening", "bu-siti", time.Date(2026, 10, 9, 3, 0, 0, 0, time.UTC))
	fmt.Println(balik.Sumber, err)
	for _, b := range balik.Baris {
		fmt.Println(b.Akun, b.Debit, b.Kredit)
	}
	// Output:
	// balik/j-1 <nil>
	// 5.2.1.01 Rp0 Rp500.000
	// 1.1.1.11 Rp500.000 Rp0
}

// The books go out as plain text accounting; try: hledger -f buku.journal bal
func ExampleService_TulisHledger() {
	ctx := context.Background()
	db := dasarmem.New()
	buku := &keuangan.Service{Atomic: keuanganmem.Atomic(db, nil), Stores: keuanganmem.New(db, nil), Now: time.Now}
	bendahara := dasar.Pelaku{ID: "bu-siti", Lembaga: "kecil", Lingkup: dasar.LingkupSemua}
	kecil := []keuangan.Akun{
		{Kode: "1.1", Nama: "Kas", Jenis: keuangan.Aset, Posting: true, ArusKas: "kas", Aktif: true},
		{Kode: "4.1", Nama: "Infak", Jenis: keuangan.Pendapatan, Posting: true, Aktif: true},
	}
	if err := buku.AturAkun(ctx, bendahara, kecil...); err != nil {
		log.Fatal(err)
	}
	infak := keuangan.Jurnal{
		Lembaga: "kecil", ID: "j-1", Sumber: "contoh/1", Jenis: keuangan.Umum, Tanggal: dasar.Tgl(2026, 10, 9), Keterangan: "Infak Jumat",
		Oleh: "bu-siti", Dicatat: time.Date(2026, 10, 9, 6, 0, 0, 0, time.UTC),
		Baris: []keuangan.Baris{{Akun: "1.1", Debit: 250_000, Unit: "Pondok"}, {Akun: "4.1", Kredit: 250_000, Unit: "Pondok"}},
	}
	err := buku.Atomic.Do(ctx, func(ctx context.Context, st keuangan.Stores) error { return keuangan.Catat(ctx, st.Buku, infak) })
	if err != nil {
		log.Fatal(err)
	}
	if err := buku.TulisHledger(ctx, bendahara, keuangan.PadaSaat{Tanggal: dasar.Tgl(2026, 12, 31), Tercatat: time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC)}, os.Stdout); err != nil {
		log.Fatal(err)
	}
	// Output:
	// commodity 1000. IDR
	// account Assets:K1-1  ; type:C
	// account Income:K4-1  ; type:R
	//
	// 2026-10-09 (j-1) Infak Jumat
	//     Assets:K1-1  250000 IDR = 250000 IDR  ; unit: Pondok
	//     Income:K4-1  -250000 IDR = -250000 IDR  ; unit: Pondok
	//
	// 2026-10-09 (saldo) saldo menurut buku
	//     Assets:K1-1  0 IDR = 250000 IDR
	//     Income:K4-1  0 IDR = -250000 IDR
}
