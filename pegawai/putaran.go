package pegawai

import (
	"fmt"
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
	Laci      string             `privasi:"-,laci kasir"`   // drawer that paid cash; one of Rekening and Laci
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

// ErrJenisPutaran says that a kind of run is unknown.
var ErrJenisPutaran = dasar.Aturan("PEG-PUTARAN-03")

// Validate refuses, with [ErrJenisPutaran], a kind that does not exist.
func (j JenisPutaran) Validate() error {
	if j == Gaji || j == THR || j == Bonus {
		return nil
	}
	return ErrJenisPutaran.Invalidf("jenis putaran harus gaji, thr, atau bonus").Pada("jenis")
}

// ErrMasaPutaran says that the days or the tax month of a run are missing, run
// backwards, or lie apart.
var ErrMasaPutaran = dasar.Aturan("PEG-PUTARAN-04")

// Validate refuses a run of an unknown kind or without sensible days: at most 62
// of them, the last in the tax month or in the one before or after (pay by Hijri
// months).
func (p Putaran) Validate() error {
	if err := p.Jenis.Validate(); err != nil {
		return err
	}
	n := p.Sampai.Selisih(p.Dari) + 1
	jarak := p.Sampai.Bulan().Compare(p.Masa.Tambah(-1)) >= 0 && p.Sampai.Bulan().Compare(p.Masa.Tambah(1)) <= 0
	if p.Masa.IsZero() || p.Dari.IsZero() || p.Sampai.IsZero() || n < 1 || n > 62 || !jarak || p.Nomor < 1 || p.Nomor > 99 {
		return ErrMasaPutaran.Invalidf("isi masa pajak dan hari yang dibayar dengan benar; paling lama 62 hari dan dekat dengan masa pajaknya").Pada("masa")
	}
	return nil
}

// HariDibayar is the number of days that the run pays.
func (p Putaran) HariDibayar() int { return p.Sampai.Selisih(p.Dari) + 1 }

// Urut is the place of the run in lists, as text: newest month first, then kind,
// number and id.
func (p Putaran) Urut() string {
	return fmt.Sprintf("%06d/%s/%02d/%s", 999_999-p.Masa.Tahun()*12-p.Masa.Ke(), p.Jenis, p.Nomor, p.ID)
}
