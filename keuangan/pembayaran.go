package keuangan

import (
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// CaraBayar is how money came in.
type CaraBayar string

// Tunai goes to the drawer of a cashier; Transfer and VA go to a bank account;
// DariTitipan uses the family's own credit. DariTakKenal gives money that
// reached the bank earlier, and waited on titipan tak dikenal, to the family
// that turned out to have sent it.
const (
	Tunai        CaraBayar = "tunai"
	Transfer     CaraBayar = "transfer"
	VA           CaraBayar = "va"
	DariTitipan  CaraBayar = "titipan"
	DariTakKenal CaraBayar = "titipan_tak_dikenal"
)

// Pembayaran is one movement of money between a family and its bills:
// Jumlah = sum of its allocations + SisaTitipan, always. Money that came in
// has a Kuitansi, numbered without gaps per (Lembaga, Seri, Tahun); using the
// family's own credit, giving credit back and reversing have none, because no
// new money was received. It is immutable; a mistake is undone by a second
// Pembayaran that names the first in Membalik and carries the opposite
// amounts, and the receipt stays in the register, marked. Credit given back to
// the family ([Service.KembalikanTitipan]) is a Pembayaran with negative
// amounts as well, so that the sum over payments is the money that stayed.
type Pembayaran struct {
	Lembaga     dasar.LembagaID   `privasi:"-,penanda lembaga"`
	ID          string            `privasi:"-,penanda acak"`
	Keluarga    santri.KeluargaID `privasi:"orang=keluarga"`
	Cara        CaraBayar         `privasi:"-,cara bayar"`
	Jumlah      dasar.Rupiah      `privasi:"kategori=keuangan.pembayaran;kelas=umum;retensi=pembukuan;terbuka=dijumlahkan dan dibukukan"`
	SisaTitipan dasar.Rupiah      `privasi:"kategori=keuangan.pembayaran;kelas=umum;retensi=pembukuan;terbuka=dijumlahkan dan dibukukan"` // what Jumlah leaves after its allocations
	Tanggal     dasar.Tanggal     `privasi:"-,tanggal buku"`
	Laci        string            `privasi:"-,laci kasir"`              // Tunai
	Rekening    string            `privasi:"-,rekening bank"`           // Transfer, VA
	Rujukan     string            `privasi:"-,kunci baris mutasi bank"` // natural key of the bank row, or ""
	Kuitansi    Kuitansi          `privasi:"-,nomor kuitansi"`
	Oleh        string            `privasi:"-,akun petugas"`
	Dicatat     time.Time         `privasi:"-,saat pencatatan"`
	Membalik    string            `privasi:"-,pembayaran asal"`                                                                                      // id of the payment that this one reverses, or ""
	Alasan      string            `privasi:"kategori=keuangan.pembayaran;kelas=umum;retensi=pembukuan;terbuka=menjelaskan pembatalan, dari petugas"` // of a reversal or of credit given back
}

// Kuitansi is a receipt number, printed as KW/2026/000123.
type Kuitansi struct {
	Seri  string `privasi:"-,nomor kuitansi"`
	Tahun int    `privasi:"-,nomor kuitansi"`
	Nomor int64  `privasi:"-,nomor kuitansi"` // from 1, without gaps
}

// Alokasi is one append-only movement between a payment and a bill. Jumlah is
// positive when money is put on the bill and negative when it is released;
// what a bill has received is the sum.
type Alokasi struct {
	Lembaga    dasar.LembagaID `privasi:"-,penanda lembaga"`
	ID         string          `privasi:"-,penanda acak"`
	Pembayaran string          `privasi:"-,penanda acak"` // a reversal's releases carry the reversal's id
	Tagihan    string          `privasi:"orang=tagihan"`
	Jumlah     dasar.Rupiah    `privasi:"kategori=keuangan.pembayaran;kelas=umum;retensi=pembukuan;terbuka=dijumlahkan dan dibukukan"`
	Tanggal    dasar.Tanggal   `privasi:"-,tanggal buku"`
	Sebab      string          `privasi:"-,kriteria alokasi"`                                                                                     // which criterion chose it, or pindah, lepas, balik
	Alasan     string          `privasi:"kategori=keuangan.pembayaran;kelas=umum;retensi=pembukuan;terbuka=menjelaskan pemindahan, dari petugas"` // of a move or release
	Oleh       string          `privasi:"-,akun petugas"`
	Dicatat    time.Time       `privasi:"-,saat pencatatan"`
}

// GerakTitipan is one append-only movement of a family's credit. The balance
// is the sum and never negative.
type GerakTitipan struct {
	Lembaga  dasar.LembagaID   `privasi:"-,penanda lembaga"`
	ID       string            `privasi:"-,penanda acak"`
	Keluarga santri.KeluargaID `privasi:"orang=keluarga"` // "" = titipan tak dikenal
	Jumlah   dasar.Rupiah      `privasi:"kategori=keuangan.pembayaran.titipan;kelas=spesifik;retensi=pembukuan;terbuka=dijumlahkan dan dibukukan"`
	Tanggal  dasar.Tanggal     `privasi:"-,tanggal buku"`
	Sumber   string            `privasi:"-,penyebab tanpa nama orang"` // unique, as of a Jurnal
	Dicatat  time.Time         `privasi:"-,saat pencatatan"`
}
