package keuangan

import (
	"time"

	"github.com/shopspring/decimal"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// KodeKomponen is the code of a fee, such as "spp", "syahriah", "makan".
type KodeKomponen string

// Komponen is one kind of fee: which accounts it is posted to, how often it is
// due and in which order a payment serves it.
type Komponen struct {
	Lembaga      dasar.LembagaID `privasi:"-,penanda lembaga"`
	Kode         KodeKomponen    `privasi:"-,jenis biaya"`
	Uraian       string          `privasi:"-,jenis biaya"`
	Piutang      KodeAkun        `privasi:"-,bagan akun"`
	Pendapatan   KodeAkun        `privasi:"-,bagan akun"`
	Keringanan   KodeAkun        `privasi:"-,bagan akun"`
	Prioritas    int             `privasi:"-,urutan pembayaran"` // smaller is served first
	Berkala      Berkala         `privasi:"-,masa layanan"`
	AwalTahun    int             `privasi:"-,masa layanan"`     // first month of the service year of a Tahunan fee, 1 to 12; 0 = July
	TanggalTempo int             `privasi:"-,hari jatuh tempo"` // day of the month, 1 to 31 (31 = last day)
	BulanMasuk   AturanBulan     `privasi:"-,aturan bulan masuk"`
	BulanKeluar  AturanBulan     `privasi:"-,aturan bulan keluar"`
	Aktif        bool            `privasi:"-,jenis biaya"`
}

// Berkala is the service interval of a [Komponen].
type Berkala string

// A monthly fee claims a month once, a yearly fee a service year once (named by
// the year it begins in), a single fee is asked once in a lifetime.
const (
	Bulanan    Berkala = "bulanan"
	Tahunan    Berkala = "tahunan"
	SekaliSaja Berkala = "sekali"
)

// AturanBulan says what is charged for a month that a santri enters or leaves
// in the middle of.
type AturanBulan string

// The zero value is BulanPenuh. Only monthly fees know the other two.
const (
	BulanPenuh    AturanBulan = ""         // the whole month
	BulanProporsi AturanBulan = "proporsi" // by days, floor(A×cum÷N) differences
	BulanBebas    AturanBulan = "bebas"    // nothing
)

// Tarif is the price of a Komponen for the santri who match its conditions
// from Sejak until before Sampai (unset = open). An empty condition matches
// everyone. Of several matching tariffs the most specific wins (per-santri
// first, then the number of conditions); two equally specific ones are refused
// as ambiguous, never guessed.
type Tarif struct {
	Lembaga      dasar.LembagaID     `privasi:"-,penanda lembaga"`
	ID           string              `privasi:"-,penanda acak"`
	Komponen     KodeKomponen        `privasi:"-,jenis biaya"`
	Unit         santri.KodeUnit     `privasi:"-,syarat tarif"`
	Tingkat      string              `privasi:"-,syarat tarif"`
	JenisKelamin santri.JenisKelamin `privasi:"-,syarat tarif"`
	Mukim        TigaNilai           `privasi:"-,syarat tarif"`
	Angkatan     int                 `privasi:"-,syarat tarif"`
	Santri       santri.ID           `privasi:"orang=santri"`
	Jumlah       dasar.Rupiah        `privasi:"kategori=keuangan.tagihan;kelas=umum;retensi=pembukuan;terbuka=harga, milik orang hanya bila khusus untuknya"`
	Sejak        dasar.Tanggal       `privasi:"-,masa berlaku"`
	Sampai       dasar.Tanggal       `privasi:"-,masa berlaku"`
	Alasan       string              `privasi:"kategori=keuangan.tagihan.keringanan;kelas=spesifik;retensi=pembukuan;terbuka=menjelaskan harga khusus"`
	Dicatat      time.Time           `privasi:"-,saat pencatatan"`
}

// TigaNilai is yes, no, or not asked (the zero value).
type TigaNilai string

// The two answers; "" matches both.
const (
	Ya    TigaNilai = "ya"
	Tidak TigaNilai = "tidak"
)

// Keringanan is a granted discount of one santri on one Komponen: a percentage
// or a fixed amount, with its reason, approver and dates. Several apply one
// after the other in the order of Urutan (then ID), never in the order of
// entry: a percentage is taken from what the earlier ones left, and rounded
// half up once. Together they never exceed the gross.
type Keringanan struct {
	Lembaga   dasar.LembagaID `privasi:"-,penanda lembaga"`
	ID        string          `privasi:"-,penanda acak"`
	Santri    santri.ID       `privasi:"orang=santri"`
	Komponen  KodeKomponen    `privasi:"-,jenis biaya"`
	Persen    decimal.Decimal `privasi:"kategori=keuangan.tagihan;kelas=umum;retensi=pembukuan;terbuka=tagihan dihitung dengannya"` // over 0 to 100, at most four decimals, when Nominal is 0
	Nominal   dasar.Rupiah    `privasi:"kategori=keuangan.tagihan;kelas=umum;retensi=pembukuan;terbuka=tagihan dihitung dengannya"` // used when Persen is 0
	Urutan    int             `privasi:"-,urutan penerapan"`
	Alasan    string          `privasi:"kategori=keuangan.tagihan.keringanan;kelas=spesifik;retensi=pembukuan;terbuka=menjelaskan potongan, dari daftar"`
	Penyetuju string          `privasi:"-,akun penyetuju"`
	Sejak     dasar.Tanggal   `privasi:"-,masa berlaku"`
	Sampai    dasar.Tanggal   `privasi:"-,masa berlaku"`
	Dicatat   time.Time       `privasi:"-,saat pencatatan"`
	Dicabut   time.Time       `privasi:"-,saat pencabutan"` // zero = in force
}

var (
	// ErrTarif says that a price is described wrongly.
	ErrTarif = dasar.Aturan("KEU-TARIF-01")
	// ErrTarifRancu says that two equally specific prices match one santri.
	ErrTarifRancu = dasar.Aturan("KEU-TARIF-02")
	// ErrTarifGanda says that a price with the same conditions and first day exists.
	ErrTarifGanda = dasar.Aturan("KEU-TARIF-03")
	// ErrTarifTutup says that a price is unknown or has an end already.
	ErrTarifTutup = dasar.Aturan("KEU-TARIF-04")
)
