package pegawai

import (
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
)

// Pengaturan are the payroll settings of an institution from a day on. The newest
// ones whose Sejak is not after the last day of a run hold; an institution
// without any cannot run a payroll, because UMK and the class of JKK are its own
// facts and have no default.
type Pengaturan struct {
	Lembaga       dasar.LembagaID `privasi:"-,penanda lembaga"`
	Sejak         dasar.Tanggal   `privasi:"-,masa berlaku"`
	UMK           dasar.Rupiah    `privasi:"-,upah minimum"`       // of the place of work: floor of BPJS Kesehatan
	UMKUnit       []UMKUnit       `privasi:"-,upah minimum"`       // units that stand elsewhere
	KelasJKK      int             `privasi:"-,kelas risiko"`       // 1 to 5, assigned by BPJS (PP 44/2015 Lampiran I)
	BatasPotongan Persen          `privasi:"-,batas potongan"`     // cap on deductions of a payment; PP 36/2021 Ps. 65: 50%
	PekanSebulan  Kuantitas       `privasi:"-,hitungan jam"`       // weeks in a month, when planned hours fill a month: 4 is usual
	HariKerja     int             `privasi:"-,hari kerja sepekan"` // 5 or 6: overtime
	LiburPekanan  []time.Weekday  `privasi:"-,kalender"`           // weekly days off; pesantren often rest on Friday
	Libur         []dasar.Tanggal `privasi:"-,kalender"`           // other days without work
	BiayaPerBulan bool            `privasi:"-,cara hitung pajak"`  // biaya jabatan month by month (PMK 10/2025 no. 3) instead of min(5%, n × cap)
	TanpaNPWP     bool            `privasi:"-,cara hitung pajak"`  // 120% without a valid number; off by default (PENG-6/PJ.09/2024)
	PenyetujuLain bool            `privasi:"-,pemisahan tugas"`    // the approver is somebody else than the preparer
	HariRaya      []HariRaya      `privasi:"-,kalender"`           // dates of the holidays that THR is due for
	Akun          PetaAkun        `privasi:"-,bagan akun"`
	Rekening      string          `privasi:"-,rekening bank lembaga"` // bank account that pays, as keuangan names it
	NPWPPemotong  string          `privasi:"-,nomor lembaga"`         // 16 digits of the institution, for the tax files
	IDTempatUsaha string          `privasi:"-,nomor lembaga"`         // IDPlaceOfBusinessActivity (NITKU), 22 digits
	Oleh          string          `privasi:"-,akun petugas"`
	Dicatat       time.Time       `privasi:"-,saat pencatatan"`
}

// UMKUnit is the minimum wage at the place of one unit.
type UMKUnit struct {
	Unit santri.KodeUnit `privasi:"-,nama unit"`
	UMK  dasar.Rupiah    `privasi:"-,upah minimum"`
}

// HariRaya is the date of one religious holiday.
type HariRaya struct {
	Agama   Agama         `privasi:"-,hari raya"`
	Tanggal dasar.Tanggal `privasi:"-,hari raya"`
}

// PetaAkun says which account of the chart plays which part in payroll.
type PetaAkun struct {
	BebanPendidik keuangan.KodeAkun `privasi:"-,bagan akun"`
	BebanTenaga   keuangan.KodeAkun `privasi:"-,bagan akun"`
	BebanBPJS     keuangan.KodeAkun `privasi:"-,bagan akun"`
	UtangGaji     keuangan.KodeAkun `privasi:"-,bagan akun"`
	UtangPajak    keuangan.KodeAkun `privasi:"-,bagan akun"`
	UtangBPJS     keuangan.KodeAkun `privasi:"-,bagan akun"`
	UtangPotongan keuangan.KodeAkun `privasi:"-,bagan akun"` // deductions passed on: koperasi, infaq, zakat
	PiutangKasbon keuangan.KodeAkun `privasi:"-,bagan akun"`
}

// PetaAkunBaku names the accounts of the default chart.
func PetaAkunBaku() PetaAkun {
	return PetaAkun{
		BebanPendidik: "5.1.1.01", BebanTenaga: "5.1.1.02", BebanBPJS: "5.1.1.03", UtangGaji: "2.1.1.02", UtangPajak: "2.1.1.03",
		UtangBPJS: "2.1.1.04", UtangPotongan: "2.1.1.01", PiutangKasbon: "1.1.2.05",
	}
}
