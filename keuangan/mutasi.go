package keuangan

import (
	"time"

	"github.com/shopspring/decimal"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// MutasiBank is one row of a bank statement. (Lembaga, Rekening, Kunci) is its
// natural key, so that the same file, or overlapping files, add it once. Its
// text names people and is sealed; Nominal keeps sen exactly, Jumlah is the
// whole rupiah that is booked (the difference goes to rounding).
type MutasiBank struct {
	Lembaga    dasar.LembagaID          `privasi:"-,penanda lembaga"`
	Rekening   string                   `privasi:"-,rekening bank lembaga"`
	Kunci      string                   `privasi:"-,rujukan bank atau sidik baris"`
	Subjek     privasi.SubjekID         `privasi:"subjek"` // pseudo-subject of the statement: the payer is not known yet
	Tanggal    dasar.Tanggal            `privasi:"-,tanggal buku"`
	Jam        string                   `privasi:"-,jam transaksi"`
	Masuk      bool                     `privasi:"-,arah"` // true = credit of the account
	Nominal    decimal.Decimal          `privasi:"-,jumlah pembukuan"`
	Jumlah     dasar.Rupiah             `privasi:"-,jumlah pembukuan"`
	Saldo      decimal.NullDecimal      `privasi:"-,saldo rekening lembaga"`
	Teks       privasi.Tertutup[string] `privasi:"kategori=keuangan.mutasi;kelas=spesifik;retensi=pembukuan"`
	Kelas      KelasMutasi              `privasi:"-,kelas pencocokan"`
	Usulan     []Usulan                 `privasi:"-,usulan tanpa nama orang"`
	Putusan    PutusanMutasi            `privasi:"-,putusan petugas"`
	Pembayaran string                   `privasi:"-,penanda acak"` // the payment it became, or ""
	Berkas     string                   `privasi:"-,penanda impor"`
	Baris      int                      `privasi:"-,nomor baris berkas"`
	Oleh       string                   `privasi:"-,akun petugas"`
	Dicatat    time.Time                `privasi:"-,saat pencatatan"`
	Versi      int                      `privasi:"-,nomor versi catatan"`
}

// KelasMutasi is how sure a match is.
type KelasMutasi string

// Only Pasti is posted by itself. BiayaBank and BagiHasil are proposed for
// their own accounts; Keluar is a debit that waits for a person.
const (
	Pasti      KelasMutasi = "pasti"
	Tinjau     KelasMutasi = "tinjau"
	TakDikenal KelasMutasi = "tak_dikenal"
	BiayaBank  KelasMutasi = "biaya_bank"
	BagiHasil  KelasMutasi = "bagi_hasil"
	Keluar     KelasMutasi = "keluar"
)

// PutusanMutasi is what became of a row: "" waits.
type PutusanMutasi string

// Dibukukan rows have a journal; TakKenal rows sit on titipan tak dikenal.
const (
	Menunggu  PutusanMutasi = ""
	Dibukukan PutusanMutasi = "dibukukan"
	TakKenal  PutusanMutasi = "titipan_tak_dikenal"
	Diabaikan PutusanMutasi = "diabaikan"
)

// Usulan is one proposal for a row, best first.
type Usulan struct {
	Santri   santri.ID
	Keluarga santri.KeluargaID
	Sebab    string // "va", "nama_wali_dan_santri", "jumlah_pas" (a hint, never enough)
}
