package keuangan

import (
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

var (
	// ErrMintaTagihan says that a bill run is asked for wrongly.
	ErrMintaTagihan = dasar.Aturan("KEU-TAGIH-01")
	// ErrPratinjauBerubah says that the bills are no longer those that were previewed.
	ErrPratinjauBerubah = dasar.Aturan("KEU-TAGIH-02")
	// ErrMasaGanda says that two bills would claim the same service period.
	ErrMasaGanda = dasar.Aturan("KEU-TAGIH-03")
	// ErrTerlaluBanyak says that a run makes more bills than its bounds allow.
	ErrTerlaluBanyak = dasar.Aturan("KEU-TAGIH-04")
	// ErrLonjakan says that a run asks far more than the month before.
	ErrLonjakan = dasar.Aturan("KEU-TAGIH-05")
	// ErrTanpaKeluarga says that a santri has no family that could pay.
	ErrTanpaKeluarga = dasar.Aturan("KEU-TAGIH-06")
	// ErrTanpaTarif says that no price matches a santri.
	ErrTanpaTarif = dasar.Aturan("KEU-TAGIH-07")
	// ErrBebas says that nothing is charged: the price is nol, or the month of
	// entry or exit is free.
	ErrBebas = dasar.Aturan("KEU-TAGIH-08")
	// ErrTanpaPratinjau says that a run was asked for that nobody previewed.
	ErrTanpaPratinjau = dasar.Aturan("KEU-TAGIH-09")
	// ErrPutaranTiada says that a bill run does not exist here or is out of scope.
	ErrPutaranTiada = dasar.Aturan("KEU-TAGIH-10")
)

// MintaTagihan asks for a bill run: which month, which fees, for whom. The
// same request is previewed and issued.
type MintaTagihan struct {
	Bulan    dasar.Bulan
	Komponen []KodeKomponen    // none = every active fee
	Unit     []santri.KodeUnit // bills of these units only; none = the whole institution
	Terbit   dasar.Tanggal     // day of the books; unset = today
	Status   []santri.Status   // who is billed; none = aktif
	Batas    BatasTagihan
}

// BatasTagihan are the safety bounds of a run; a zero bound is the default of
// [BatasBaku].
type BatasTagihan struct {
	PerSantri  int // bills of one santri
	Jumlah     int // bills in all
	PersenLalu int // total of the monthly fees in percent of the month before, when there was one
}

// BatasBaku are the bounds of a run that names none: 12 bills per santri, one
// million bills, three times the month before.
func BatasBaku() BatasTagihan {
	return BatasTagihan{PerSantri: 12, Jumlah: 1_000_000, PersenLalu: 300}
}

// Validate refuses, with [ErrMintaTagihan], a request without month or day, a
// day of the books that is far from the month, and negative bounds.
func (m MintaTagihan) Validate() error {
	switch {
	case m.Bulan.IsZero():
		return ErrMintaTagihan.Invalidf("bulan tagihan belum dipilih").Pada("bulan")
	case m.Terbit.IsZero():
		return ErrMintaTagihan.Invalidf("tanggal terbit belum diisi").Pada("terbit")
	case m.Terbit.Bulan().Compare(m.Bulan.Tambah(-12)) < 0 || m.Terbit.Bulan().Compare(m.Bulan.Tambah(24)) > 0:
		return ErrMintaTagihan.Invalidf("tanggal terbit %s terlalu jauh dari %s; periksa tahunnya", m.Terbit.Panjang(), m.Bulan.Panjang()).Pada("terbit")
	case m.Batas.PerSantri < 0 || m.Batas.Jumlah < 0 || m.Batas.PersenLalu < 0:
		return ErrMintaTagihan.Invalidf("batas pengaman tidak boleh negatif").Pada("batas")
	}
	for _, s := range m.Status {
		if err := s.Validate(); err != nil {
			return err
		}
	}
	return nil
}

// MasaPeserta is a santri with the part of the month in which the santri was
// there: [Masuk, Keluar). An unset Masuk means since before the month, an
// unset Keluar still there after it. The facts are those of the first such day.
type MasaPeserta struct {
	Peserta       santri.Peserta
	Masuk, Keluar dasar.Tanggal
}

// hari returns the first day in the month on which the santri was there: the
// day whose price and discounts hold.
func (m MasaPeserta) hari(b dasar.Bulan) dasar.Tanggal {
	if m.Masuk.After(b.Awal()) {
		return m.Masuk
	}
	return b.Awal()
}

// Rencana is the result of comparing the bills that should be with the bills
// that are: what a run would issue, what it passes over and why, and what
// forbids it. Sidik is a hash of all of it.
type Rencana struct {
	Minta    MintaTagihan
	Komponen []RingkasTagihan // by Prioritas and Kode
	Contoh   []Tagihan        // the first bills, without ids, when asked for
	Gagal    []Kecualian      // santri who need something mended first; the others are billed
	Lebih    int              // failures beyond the [MaksKecualian] in Gagal
	Dilewati map[string]int   // what is not charged by rule: count per rule id
	Halangan []Kecualian      // what forbids the run as a whole
	Sidik    string
}

// MaksKecualian bounds the lists of failures in a [Rencana].
const MaksKecualian = 1000

// RingkasTagihan counts the new bills of one fee. Ada counts santri who have
// the bill already, TanpaTarif those whom no price matches.
type RingkasTagihan struct {
	Komponen        KodeKomponen `privasi:"-,jenis biaya"`
	Uraian          string       `privasi:"-,jenis biaya"`
	Jumlah          int          `privasi:"-,jumlah per jenis biaya"`
	Bruto, Potongan dasar.Rupiah `privasi:"-,jumlah pembukuan"`
	Total           dasar.Rupiah `privasi:"-,jumlah pembukuan"`
	Ada, TanpaTarif int          `privasi:"-,jumlah per jenis biaya"`
}

// Kecualian is one santri and fee (or none) that something is wrong with.
type Kecualian struct {
	Santri   santri.ID    `privasi:"-,penanda acak"`
	Komponen KodeKomponen `privasi:"-,jenis biaya"`
	Aturan   string       `privasi:"-,nomor aturan"`           // rule id
	Sebab    string       `privasi:"-,sebab tanpa nama orang"` // Indonesian sentence that says what to do
}

// Hitung returns the number of new bills and their total.
func (r Rencana) Hitung() (n int, total dasar.Rupiah) {
	for _, k := range r.Komponen {
		n += k.Jumlah
		total += k.Total
	}
	return n, total
}

// Putaran is a bill run that issued bills: who ran it, over what, and what
// came of it. A run that finds nothing to issue leaves no record.
type Putaran struct {
	Lembaga  dasar.LembagaID   `privasi:"-,penanda lembaga"`
	ID       string            `privasi:"-,penanda acak"`
	Bulan    dasar.Bulan       `privasi:"-,masa layanan"`
	Unit     []santri.KodeUnit `privasi:"-,nama unit"`
	Terbit   dasar.Tanggal     `privasi:"-,tanggal buku"`
	Sidik    string            `privasi:"-,sidik pratinjau"`
	Komponen []RingkasTagihan  `privasi:"-,jumlah per jenis biaya"`
	Gagal    []Kecualian       `privasi:"-,penanda acak dan sebab tanpa nama orang"`
	Jumlah   int               `privasi:"-,jumlah tagihan"`
	Total    dasar.Rupiah      `privasi:"-,jumlah pembukuan"`
	Oleh     string            `privasi:"-,akun petugas"`
	Dicatat  time.Time         `privasi:"-,saat pencatatan"`
}
