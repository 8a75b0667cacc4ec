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
//
// A row waits until it is decided. What it was decided to is Putusan; what was
// booked for it is Pembayaran, or Jurnal, or both (see [Service.Konfirmasi]).
type MutasiBank struct {
	Lembaga    dasar.LembagaID          `privasi:"-,penanda lembaga"`
	ID         string                   `privasi:"-,penanda acak"` // rising: rows of one day stay in the order of their file
	Rekening   string                   `privasi:"-,rekening bank lembaga"`
	Kunci      string                   `privasi:"-,rujukan bank atau sidik baris"`
	Subjek     privasi.SubjekID         `privasi:"subjek"` // pseudo-subject of the statement: the payer is not known yet
	Tanggal    dasar.Tanggal            `privasi:"-,tanggal buku"`
	TanggalPos dasar.Tanggal            `privasi:"-,tanggal bank"` // the other date of banks that give two, or unset
	Jam        string                   `privasi:"-,jam transaksi"`
	Masuk      bool                     `privasi:"-,arah"`             // true = credit of the account
	Nominal    decimal.Decimal          `privasi:"-,jumlah pembukuan"` // > 0, at most two decimals
	Jumlah     dasar.Rupiah             `privasi:"-,jumlah pembukuan"`
	Saldo      decimal.NullDecimal      `privasi:"-,saldo rekening lembaga"` // after the movement, where the file tells it
	Teks       privasi.Tertutup[string] `privasi:"kategori=keuangan.mutasi;kelas=spesifik;retensi=pembukuan"`
	Kelas      KelasMutasi              `privasi:"-,kelas pencocokan"`
	Usulan     []Usulan                 `privasi:"-,usulan tanpa nama orang"`
	Putusan    PutusanMutasi            `privasi:"-,putusan petugas"`
	Pembayaran string                   `privasi:"-,penanda acak"` // the payment it became or is the same as, or ""
	Jurnal     string                   `privasi:"-,penanda acak"` // the journal booked for the row besides a payment, or ""
	Alasan     string                   `privasi:"-,alasan dari petugas, tanpa uraian pribadi"`
	Berkas     string                   `privasi:"-,penanda impor"`
	Baris      int                      `privasi:"-,nomor baris berkas"`
	Oleh       string                   `privasi:"-,akun petugas"` // who imported it
	Dicatat    time.Time                `privasi:"-,saat pencatatan"`
	Pemutus    string                   `privasi:"-,akun petugas"` // who decided last
	Diputus    time.Time                `privasi:"-,saat pencatatan"`
	Versi      int                      `privasi:"-,nomor versi catatan"` // 1 when inserted
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

// SemuaKelasMutasi lists the classes in the order of the queue.
func SemuaKelasMutasi() []KelasMutasi {
	return []KelasMutasi{Pasti, Tinjau, TakDikenal, BiayaBank, BagiHasil, Keluar}
}

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
	Santri   santri.ID         `privasi:"-,penanda acak"`
	Keluarga santri.KeluargaID `privasi:"-,penanda acak"`
	Sebab    SebabUsulan       `privasi:"-,sebab usulan tanpa nama orang"`
}

// SebabUsulan says why a santri is proposed for a row.
type SebabUsulan string

// Only SebabVA is certain. SebabNama makes a row [Tinjau]. The last two are
// hints on rows that nobody is recognised in: never enough to book by.
const (
	SebabVA     SebabUsulan = "va"
	SebabNama   SebabUsulan = "nama_wali_dan_santri"
	SebabWali   SebabUsulan = "nama_wali"
	SebabJumlah SebabUsulan = "jumlah_pas"
)

// Teks explains the reason on the page of the queue.
func (s SebabUsulan) Teks() string {
	switch s {
	case SebabVA:
		return "nomor rekening virtual santri ini ada di teks mutasi"
	case SebabNama:
		return "pengirim bernama lengkap sama dengan wali, dan nama depan santrinya ada di teks"
	case SebabWali:
		return "petunjuk saja: pengirim bernama sama dengan wali, tetapi nama santri tidak disebut"
	case SebabJumlah:
		return "petunjuk saja: jumlahnya pas dengan tagihan terbuka satu keluarga"
	}
	return string(s)
}

// PeristiwaMutasi is one decision about a row: an append-only fact. The newest
// one is what the row shows.
type PeristiwaMutasi struct {
	Lembaga    dasar.LembagaID `privasi:"-,penanda lembaga"`
	Rekening   string          `privasi:"-,rekening bank lembaga"`
	Kunci      string          `privasi:"-,rujukan bank atau sidik baris"`
	Versi      int             `privasi:"-,nomor versi catatan"` // of the row after the decision
	Kelas      KelasMutasi     `privasi:"-,kelas pencocokan"`
	Putusan    PutusanMutasi   `privasi:"-,putusan petugas"`
	Pembayaran string          `privasi:"-,penanda acak"`
	Jurnal     string          `privasi:"-,penanda acak"`
	Alasan     string          `privasi:"-,alasan dari petugas, tanpa uraian pribadi"`
	Oleh       string          `privasi:"-,akun petugas"`
	Dicatat    time.Time       `privasi:"-,saat pencatatan"`
}

// Peristiwa returns the decision that the row shows now.
func (m MutasiBank) Peristiwa() PeristiwaMutasi {
	return PeristiwaMutasi{
		Lembaga: m.Lembaga, Rekening: m.Rekening, Kunci: m.Kunci, Versi: m.Versi, Kelas: m.Kelas, Putusan: m.Putusan,
		Pembayaran: m.Pembayaran, Jurnal: m.Jurnal, Alasan: m.Alasan, Oleh: m.Pemutus, Dicatat: m.Diputus,
	}
}

// Salin returns a copy that shares no memory with m.
func (m MutasiBank) Salin() MutasiBank {
	if m.Usulan != nil {
		m.Usulan = append([]Usulan{}, m.Usulan...)
	}
	return m
}

// bertanda returns the amount as it changes the account: negative for a debit.
func (m MutasiBank) bertanda() decimal.Decimal {
	if m.Masuk {
		return m.Nominal
	}
	return m.Nominal.Neg()
}
