package keuangan

import (
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// Tagihan is one issued bill. It is immutable: (Lembaga, Santri, Komponen,
// Periode, Versi) is its natural key, and corrections are [NotaKredit],
// allocations and voids beside it. Status (sebagian, lunas, jatuh tempo) is
// computed from the outstanding and a day, never stored.
type Tagihan struct {
	Lembaga    dasar.LembagaID   `privasi:"-,penanda lembaga"`
	ID         string            `privasi:"-,penanda acak"`
	Santri     santri.ID         `privasi:"orang=santri"`
	Keluarga   santri.KeluargaID `privasi:"-,penanda acak"`
	Alias      santri.Alias      `privasi:"-,nama acak di jurnal"`
	Komponen   KodeKomponen      `privasi:"-,jenis biaya"`
	Periode    string            `privasi:"-,masa layanan"`  // 2026-10 for a month, 2026 for a year, "sekali"
	Versi      int               `privasi:"-,versi tagihan"` // 1 unless a void asked for a new bill
	Unit       santri.KodeUnit   `privasi:"-,nama unit"`     // frozen at issue, as are Tingkat and Kelas
	Tingkat    string            `privasi:"-,nama tingkat"`
	Kelas      string            `privasi:"-,nama kelas"`
	Uraian     string            `privasi:"kategori=keuangan.tagihan;kelas=umum;retensi=pembukuan;terbuka=dicetak pada tagihan dan kuitansi"` // "SPP Oktober 2026"
	Bruto      dasar.Rupiah      `privasi:"kategori=keuangan.tagihan;kelas=umum;retensi=pembukuan;terbuka=dijumlahkan dan dibukukan"`
	Potongan   dasar.Rupiah      `privasi:"kategori=keuangan.tagihan;kelas=umum;retensi=pembukuan;terbuka=dijumlahkan dan dibukukan"`
	Jumlah     dasar.Rupiah      `privasi:"kategori=keuangan.tagihan;kelas=umum;retensi=pembukuan;terbuka=dijumlahkan dan dibukukan"` // Bruto - Potongan, >= 0
	Terbit     dasar.Tanggal     `privasi:"-,tanggal buku"`
	JatuhTempo dasar.Tanggal     `privasi:"kategori=keuangan.tagihan;kelas=umum;retensi=pembukuan;terbuka=umur tunggakan dihitung dengannya"`
	Prioritas  int               `privasi:"-,urutan pembayaran"`                                                                                                                // frozen from the Komponen
	Penjelasan []Langkah         `privasi:"kategori=keuangan.tagihan.keringanan;kelas=spesifik;retensi=pembukuan;terbuka=menjelaskan jumlahnya, juga dengan alasan keringanan"` // frozen: tariff and discounts used
	Putaran    string            `privasi:"-,penanda putaran penagihan"`
	Dicatat    time.Time         `privasi:"-,saat pencatatan"`
}

// Langkah is one step of an explanation (Uraian): which rule or record, what it
// said, and the amount after it.
type Langkah struct {
	Aturan string       `privasi:"-,nomor aturan"`            // rule id or kind of record: "tarif", "keringanan", "proporsi", "alokasi"
	Rujuk  string       `privasi:"-,penanda acak"`            // id of the record used
	Teks   string       `privasi:"-,uraian tanpa nama orang"` // Indonesian sentence
	Jumlah dasar.Rupiah `privasi:"-,jumlah pembukuan"`        // amount after this step
}

// Posisi is where one bill stands as of a day and a moment of recording:
// the single definition of outstanding that card, cashier, report and ledger
// share. Sisa = Jumlah - NotaKredit - Teralokasi, and 0 when Batal.
type Posisi struct {
	Tagihan    Tagihan
	NotaKredit dasar.Rupiah
	Teralokasi dasar.Rupiah
	Batal      bool
	Tertahan   bool // the reader may not see it: amounts, due day, text and explanation are left out
}

// Sisa returns the outstanding amount, never negative.
func (p Posisi) Sisa() dasar.Rupiah {
	if p.Batal {
		return 0
	}
	return max(0, p.Tagihan.Jumlah-p.NotaKredit-p.Teralokasi)
}

// NotaKredit lowers what a bill still asks, with a reason; with Batal it voids a
// bill without allocations. Both are append-only facts beside the bill. A void
// bill keeps its key, so that no later run issues it again, unless the void
// said Ulang: the next run then issues Versi + 1.
type NotaKredit struct {
	Lembaga dasar.LembagaID `privasi:"-,penanda lembaga"`
	ID      string          `privasi:"-,penanda acak"`
	Tagihan string          `privasi:"orang=tagihan"`
	Batal   bool            `privasi:"-,jenis koreksi"` // a void: Jumlah is then all that was not yet credited
	Ulang   bool            `privasi:"-,jenis koreksi"` // of a void: the next run may bill the same period again
	Jumlah  dasar.Rupiah    `privasi:"kategori=keuangan.tagihan;kelas=umum;retensi=pembukuan;terbuka=dijumlahkan dan dibukukan"`
	Tanggal dasar.Tanggal   `privasi:"-,tanggal buku"`
	Alasan  string          `privasi:"kategori=keuangan.tagihan;kelas=umum;retensi=pembukuan;terbuka=menjelaskan koreksi, dari petugas"`
	Oleh    string          `privasi:"-,akun petugas"`
	Dicatat time.Time       `privasi:"-,saat pencatatan"`
}

var (
	// ErrTagihanTiada says that a bill does not exist in this institution.
	ErrTagihanTiada = dasar.Aturan("KEU-TAGIHAN-01")
	// ErrTagihan says that a bill contradicts itself.
	ErrTagihan = dasar.Aturan("KEU-TAGIHAN-02")
)

// Kunci returns the natural key of the bill.
func (t Tagihan) Kunci() KunciTagihan {
	return KunciTagihan{Santri: t.Santri, Komponen: t.Komponen, Periode: t.Periode, Versi: t.Versi}
}

// Validate refuses, with [ErrTagihan], a bill without its names or days, or
// whose amounts do not fit: Jumlah = Bruto - Potongan, all nol or more, Bruto
// positive and at most [dasar.MaxRupiah].
func (t Tagihan) Validate() error {
	switch {
	case t.ID == "" || t.Santri == "" || t.Keluarga == "" || t.Komponen == "" || t.Periode == "" || t.Versi < 1:
		return ErrTagihan.Invalidf("tagihan belum lengkap: santri, keluarga, komponen, masa dan versi harus ada")
	case t.Terbit.IsZero() || t.JatuhTempo.Before(t.Terbit):
		return ErrTagihan.Invalidf("jatuh tempo tagihan tidak boleh sebelum tanggal terbit").Pada("jatuh_tempo")
	case t.Bruto <= 0 || t.Potongan < 0 || t.Potongan > t.Bruto || t.Jumlah != t.Bruto-t.Potongan:
		return ErrTagihan.Invalidf("jumlah tagihan harus sama dengan tarif dikurangi potongan, dan tidak negatif").Pada("jumlah")
	}
	return t.Bruto.Batas()
}

// StatusTagihan is what a bill is called on a given day. It is computed from
// the outstanding and the day, and stored nowhere.
type StatusTagihan string

// The statuses. Of several that fit, the later one in this list is given.
const (
	StatusTerbuka    StatusTagihan = "terbuka"     // nothing paid yet, not due
	StatusSebagian   StatusTagihan = "sebagian"    // partly paid or credited, not due
	StatusJatuhTempo StatusTagihan = "jatuh_tempo" // the due date has passed and something is open
	StatusLunas      StatusTagihan = "lunas"       // nothing is open
	StatusBatal      StatusTagihan = "batal"
	StatusDitahan    StatusTagihan = "ditahan" // the reader may not see it
)

// Status returns what the bill is called on a day. The due date itself is
// still in time.
func (p Posisi) Status(pada dasar.Tanggal) StatusTagihan {
	switch {
	case p.Tertahan:
		return StatusDitahan
	case p.Batal:
		return StatusBatal
	case p.Sisa() == 0:
		return StatusLunas
	case pada.After(p.Tagihan.JatuhTempo):
		return StatusJatuhTempo
	case p.Teralokasi > 0 || p.NotaKredit > 0:
		return StatusSebagian
	}
	return StatusTerbuka
}

// ErrTagihanBerubah says that a bill cannot take a movement any more: it is
// void or unknown, or would receive more than it asks or give back more than
// it has. Stores give it as Conflict.
var ErrTagihanBerubah = dasar.Aturan("KEU-TAGIHAN-03")
