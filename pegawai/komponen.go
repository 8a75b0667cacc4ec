package pegawai

import (
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
)

// KodeKomponen is the code of a component: "pokok", "honor_mengajar", "kasbon".
// Lower case letters, digits and underscores; formulas name components by it.
type KodeKomponen string

// Golongan says on which side of the slip a component stands.
type Golongan string

// The sides. Natura is pay in kind: its value counts for tax when Pajak is set and
// never reaches the net pay.
const (
	Pendapatan Golongan = "pendapatan"
	Natura     Golongan = "natura"
	Potongan   Golongan = "potongan"
)

// Cara is how the amount of a component is found.
type Cara string

// The ways. Amounts are rounded once, half up, to whole rupiah.
const (
	CaraTetap    Cara = "tetap"        // the amount itself, a month
	CaraJam      Cara = "per_jam"      // rate × approved hours taught (SumberJam)
	CaraHadir    Cara = "per_hadir"    // rate × days present
	CaraKejadian Cara = "per_kejadian" // rate × quantity entered for the month
	CaraPersen   Cara = "persen"       // percentage of the sum of DasarPersen
	CaraRumus    Cara = "rumus"        // formula, see pegawai/rumus
	CaraJumlah   Cara = "jumlah"       // amounts entered for the month, one line each
	CaraLembur   Cara = "lembur"       // hours of overtime a day, PP 35/2021
	CaraTHR      Cara = "thr"          // Permenaker 6/2016
	CaraAngsuran Cara = "angsuran"     // instalments of kasbon due
)

// Ember is the line of form BPA1 that a component belongs to.
type Ember string

// The buckets; the zero value stands outside the form (ordinary deductions).
const (
	EmberGaji      Ember = "SalaryPensionJhtTht"
	EmberTunjPajak Ember = "IncomeTaxBenefit"
	EmberTunjLain  Ember = "OtherBenefit"
	EmberHonor     Ember = "Honorarium"
	EmberPremi     Ember = "InsurancePaidByEmployer"
	EmberNatura    Ember = "Natura"
	EmberBonus     Ember = "TantiemBonusThr"
	EmberIuran     Ember = "PensionContributionJhtThtFee"
	EmberZakat     Ember = "Zakat"
)

// Lingkup is one place where a component holds: position and unit must match the
// same assignment. An empty part matches every value.
type Lingkup struct {
	Jabatan KodeJabatan     `privasi:"-,nama jabatan"`
	Unit    santri.KodeUnit `privasi:"-,nama unit"`
}

// Komponen is one kind of pay or deduction, as the institution defines it from a
// day on. The newest version whose Sejak is not after the last day of a run holds.
type Komponen struct {
	Lembaga     dasar.LembagaID   `privasi:"-,penanda lembaga"`
	Kode        KodeKomponen      `privasi:"-,nama komponen"`
	Sejak       dasar.Tanggal     `privasi:"-,masa berlaku"`
	Nama        string            `privasi:"-,nama komponen"`
	Golongan    Golongan          `privasi:"-,golongan komponen"`
	Cara        Cara              `privasi:"-,cara hitung"`
	Nilai       dasar.Rupiah      `privasi:"-,nilai baku"`            // amount or rate of everybody; a Nilai of the person beats it
	Persen      Persen            `privasi:"-,persen baku"`           // CaraPersen
	DasarPersen []KodeKomponen    `privasi:"-,dasar persen"`          // CaraPersen: components that are added up
	Rumus       string            `privasi:"-,rumus"`                 // CaraRumus
	Ember       Ember             `privasi:"-,baris BPA1"`            // required of what counts for tax
	Pajak       bool              `privasi:"-,sifat pajak"`           // part of bruto
	Tetap       bool              `privasi:"-,sifat upah"`            // fixed: base of BPJS, THR and overtime
	Pokok       bool              `privasi:"-,sifat upah"`            // base pay: no deduction may reach it without a rule that says so
	Pengurang   bool              `privasi:"-,sifat pajak"`           // deductible in the last period (Ember EmberIuran or EmberZakat)
	Prorata     bool              `privasi:"-,sifat upah"`            // CaraTetap: shared by calendar days when the duty or value covers part of the run
	Wajib       bool              `privasi:"-,harus terisi"`          // refuse somebody in scope without value or quantity
	PerTugas    bool              `privasi:"-,sekali per tugas"`      // one line for each matching assignment instead of one for the person
	Lingkup     []Lingkup         `privasi:"-,tempat berlaku"`        // none = everybody
	Putaran     []JenisPutaran    `privasi:"-,jenis putaran"`         // runs that pay it; none = Gaji only
	Aturan      string            `privasi:"-,nomor aturan tertulis"` // written rule that allows a deduction, required of Potongan
	BolehPokok  bool              `privasi:"-,aturan membolehkan memotong gaji pokok"`
	Sebagian    bool              `privasi:"-,boleh dipotong sebagian"` // what the cap leaves is deducted, the rest waits
	Urutan      int               `privasi:"-,urutan"`                  // order on the slip, and of deductions under the cap
	Akun        keuangan.KodeAkun `privasi:"-,bagan akun"`              // expense, or what a deduction is owed to; "" = that of the settings
	Aktif       bool              `privasi:"-,masih dipakai"`
	Oleh        string            `privasi:"-,akun petugas"`
	Dicatat     time.Time         `privasi:"-,saat pencatatan"`
}

// Nilai is what one person is paid (or deducted) of a component, for a time:
// an amount, a rate or a percentage, according to the component's Cara.
type Nilai struct {
	Lembaga  dasar.LembagaID `privasi:"-,penanda lembaga"`
	ID       string          `privasi:"-,penanda acak"`
	Pegawai  ID              `privasi:"orang=pegawai"`
	Komponen KodeKomponen    `privasi:"-,nama komponen"`
	Unit     santri.KodeUnit `privasi:"-,nama unit"` // "" = whichever unit the duty is in
	Nilai    dasar.Rupiah    `privasi:"kategori=kepegawaian.gaji;kelas=spesifik;retensi=pembukuan;terbuka=gaji dihitung dengannya"`
	Persen   Persen          `privasi:"kategori=kepegawaian.gaji;kelas=spesifik;retensi=pembukuan;terbuka=gaji dihitung dengannya"`
	Mulai    dasar.Tanggal   `privasi:"-,masa berlaku"`
	Selesai  dasar.Tanggal   `privasi:"-,masa berlaku"`
	Batal    string          `privasi:"-,alasan pembatalan catatan"`
	Oleh     string          `privasi:"-,akun petugas"`
	Dicatat  time.Time       `privasi:"-,saat pencatatan"`
	Versi    int             `privasi:"-,nomor versi catatan"`
}

// Isian is one thing entered for one person and one run's time: hours of
// overtime, an event, a bonus, a correction of an earlier slip.
type Isian struct {
	Lembaga     dasar.LembagaID `privasi:"-,penanda lembaga"`
	ID          string          `privasi:"-,penanda acak"`
	Pegawai     ID              `privasi:"orang=pegawai"`
	Komponen    KodeKomponen    `privasi:"-,nama komponen"`
	Unit        santri.KodeUnit `privasi:"-,nama unit"`
	Banyak      Kuantitas       `privasi:"kategori=kepegawaian.gaji;kelas=spesifik;retensi=pembukuan;terbuka=gaji dihitung dengannya"` // CaraHadir, CaraKejadian, CaraLembur
	Jumlah      dasar.Rupiah    `privasi:"kategori=kepegawaian.gaji;kelas=spesifik;retensi=pembukuan;terbuka=gaji dihitung dengannya"` // CaraJumlah; negative corrects
	Hari        string          `privasi:"-,jenis hari lembur"`                                                                        // CaraLembur: see pegawai/lembur
	Keterangan  string          `privasi:"kategori=kepegawaian.gaji;kelas=spesifik;retensi=pembukuan;terbuka=menjelaskan isian, dari petugas"`
	Membetulkan string          `privasi:"-,putaran yang dibetulkan"` // id of the run whose slip this corrects, or ""
	Mulai       dasar.Tanggal   `privasi:"-,tanggal kejadian"`
	Selesai     dasar.Tanggal   `privasi:"-,tanggal kejadian"` // same as Mulai
	Batal       string          `privasi:"-,alasan pembatalan catatan"`
	Oleh        string          `privasi:"-,akun petugas"`
	Dicatat     time.Time       `privasi:"-,saat pencatatan"`
	Versi       int             `privasi:"-,nomor versi catatan"`
}
