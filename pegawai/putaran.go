package pegawai

import (
	"time"

	"github.com/pesantren-go/pesantren/dasar"
)

// JenisPutaran says what a run pays.
type JenisPutaran string

// The kinds of run. In one tax month every kind may run once, or more often with
// a Nomor.
const (
	Gaji  JenisPutaran = "gaji"
	THR   JenisPutaran = "thr"
	Bonus JenisPutaran = "bonus"
)

// StatusPutaran is where a run stands.
type StatusPutaran string

// The states of a run, in order; Dibalik ends one that was posted and undone.
const (
	Draf      StatusPutaran = "draf"
	Dihitung  StatusPutaran = "dihitung"
	Diperiksa StatusPutaran = "diperiksa"
	Disetujui StatusPutaran = "disetujui"
	Dikunci   StatusPutaran = "dikunci"
	Dibayar   StatusPutaran = "dibayar"
	Diposting StatusPutaran = "diposting"
	Dibalik   StatusPutaran = "dibalik"
)

// Putaran is one payroll run over everybody in service. Dari and Sampai are the
// days that are paid, both included; Masa is the tax month. The natural key is
// (Lembaga, Masa, Jenis, Nomor).
type Putaran struct {
	Lembaga   dasar.LembagaID    `privasi:"-,penanda lembaga"`
	ID        string             `privasi:"-,penanda acak"`
	Jenis     JenisPutaran       `privasi:"-,jenis putaran"`
	Nomor     int                `privasi:"-,nomor urut"` // 1 unless a month has several of a kind
	Masa      dasar.Bulan        `privasi:"-,masa pajak"`
	Dari      dasar.Tanggal      `privasi:"-,masa upah"`
	Sampai    dasar.Tanggal      `privasi:"-,masa upah"`
	Status    StatusPutaran      `privasi:"-,status putaran"`
	Sidik     string             `privasi:"-,sidik hasil hitungan"` // hash of all slips: the same inputs give the same
	Jumlah    Jumlahan           `privasi:"-,jumlah pembukuan"`     // sums of the slips
	Tabel     string             `privasi:"-,versi tabel hukum"`    // tables of the law that were used
	Peristiwa []PeristiwaPutaran `privasi:"-,riwayat putaran"`      // every step, oldest first
	Dibayar   dasar.Tanggal      `privasi:"-,tanggal bayar"`
	Rujukan   string             `privasi:"-,rujukan pembayaran"` // transfer file or cash list
	Rekening  string             `privasi:"-,rekening bank lembaga"`
	Oleh      string             `privasi:"-,akun petugas"` // who prepared it last
	Dicatat   time.Time          `privasi:"-,saat pencatatan"`
	Versi     int                `privasi:"-,nomor versi catatan"`
}

// PeristiwaPutaran is one step of a run.
type PeristiwaPutaran struct {
	Dari    StatusPutaran `privasi:"-,status putaran"`
	Ke      StatusPutaran `privasi:"-,status putaran"`
	Alasan  string        `privasi:"-,alasan tanpa uraian pribadi"`
	Oleh    string        `privasi:"-,akun petugas"`
	Dicatat time.Time     `privasi:"-,saat pencatatan"`
}

// Jumlahan are the sums over the slips of a run.
type Jumlahan struct {
	Orang     int          `privasi:"-,jumlah orang"`
	Dibayar   dasar.Rupiah `privasi:"-,jumlah pembukuan"` // pay in money before deductions
	Bruto     dasar.Rupiah `privasi:"-,jumlah pembukuan"` // gross for tax
	PPh       dasar.Rupiah `privasi:"-,jumlah pembukuan"` // withheld; negative = given back
	Iuran     dasar.Rupiah `privasi:"-,jumlah pembukuan"` // BPJS of the employees
	IuranKami dasar.Rupiah `privasi:"-,jumlah pembukuan"` // BPJS of the institution
	Potongan  dasar.Rupiah `privasi:"-,jumlah pembukuan"` // other deductions
	Neto      dasar.Rupiah `privasi:"-,jumlah pembukuan"` // paid out
}

// Terkunci reports that the slips can no longer change.
func (s StatusPutaran) Terkunci() bool {
	return s == Dikunci || s == Dibayar || s == Diposting
}
