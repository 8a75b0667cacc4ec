package pegawai

import (
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
)

// Pengaturan are the payroll settings of an institution from a day on. The newest
// ones whose Sejak is not after the last day of a run hold, void ones (Batal) left
// out; an institution
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
	Tunai         bool            `privasi:"-,cara bayar"`         // people without a bank account are paid in cash; false = they are refused
	TanpaNPWP     bool            `privasi:"-,cara hitung pajak"`  // 120% without a valid number; off by default (PENG-6/PJ.09/2024)
	PenyetujuLain bool            `privasi:"-,pemisahan tugas"`    // the approver is somebody else than the preparer
	HariRaya      []HariRaya      `privasi:"-,kalender"`           // dates of the holidays that THR is due for
	Akun          PetaAkun        `privasi:"-,bagan akun"`
	Rekening      string          `privasi:"-,rekening bank lembaga"`     // bank account that pays, as keuangan names it
	NPWPPemotong  string          `privasi:"-,nomor lembaga"`             // 16 digits of the institution, for the tax files
	IDTempatUsaha string          `privasi:"-,nomor lembaga"`             // IDPlaceOfBusinessActivity (NITKU), 22 digits
	Batal         string          `privasi:"-,alasan pembatalan catatan"` // why they never came into force, "" = they stand
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
	Kas           keuangan.KodeAkun `privasi:"-,bagan akun"` // pays in cash, by drawer
	Bank          keuangan.KodeAkun `privasi:"-,bagan akun"` // pays by transfer, by account
}

// PetaAkunBaku names the accounts of the default chart.
func PetaAkunBaku() PetaAkun {
	return PetaAkun{
		BebanPendidik: "5.1.1.01", BebanTenaga: "5.1.1.02", BebanBPJS: "5.1.1.03", UtangGaji: "2.1.1.02", UtangPajak: "2.1.1.03",
		UtangBPJS: "2.1.1.04", UtangPotongan: "2.1.1.01", PiutangKasbon: "1.1.2.05", Kas: keuangan.AkunKas, Bank: keuangan.AkunBank,
	}
}

// ErrPengaturan says that a setting of payroll is missing or cannot be used.
var ErrPengaturan = dasar.Aturan("PEG-ATUR-01")

// Validate refuses settings without a day, minimum wage, class of JKK, working
// week or accounts, and days of rest that leave another working week than the one
// stated.
func (p Pengaturan) Validate() error {
	salah := func(bidang, pesan string) error { return ErrPengaturan.Invalidf("%s", pesan).Pada(bidang) }
	switch a := p.Akun; {
	case p.Sejak.IsZero():
		return salah("sejak", "pengaturan penggajian belum menyebut mulai berlakunya")
	case p.UMK <= 0 || p.UMK > dasar.MaxRupiah:
		return salah("umk", "isi upah minimum kabupaten/kota tempat kerja; ia batas bawah iuran BPJS Kesehatan")
	case p.KelasJKK < 1 || p.KelasJKK > 5:
		return salah("kelas_jkk", "kelas risiko JKK harus 1 sampai 5, sesuai penetapan BPJS Ketenagakerjaan")
	case p.BatasPotongan < 0 || p.BatasPotongan > 100*100:
		return salah("batas_potongan", "batas potongan harus 0 sampai 100 persen")
	case p.HariKerja != 5 && p.HariKerja != 6:
		return salah("hari_kerja", "hari kerja sepekan harus 5 atau 6")
	case p.PekanSebulan < 0 || p.PekanSebulan > 6*100:
		return salah("pekan_sebulan", "pekan dalam sebulan paling banyak 6")
	case slices.Contains(a.Semua(), ""):
		return salah("akun", "semua akun penggajian harus diisi")
	}
	for _, u := range p.UMKUnit {
		if u.Unit == "" || u.UMK <= 0 || u.UMK > dasar.MaxRupiah {
			return salah("umk_unit", "setiap upah minimum unit menyebut unit dan jumlahnya")
		}
	}
	if slices.ContainsFunc(p.LiburPekanan, func(d time.Weekday) bool { return d < time.Sunday || d > time.Saturday }) {
		return salah("libur_pekanan", "hari libur pekanan harus Ahad sampai Sabtu")
	}
	if n := len(slices.Compact(slices.Sorted(slices.Values(p.LiburPekanan)))); n != len(p.LiburPekanan) || n > 0 && n != 7-p.HariKerja {
		return ErrPengaturan.Invalidf("%d hari kerja sepekan berarti %d hari libur pekanan yang berlainan; pilih harinya, atau kosongkan semuanya", p.HariKerja, 7-p.HariKerja).Pada("libur_pekanan")
	}
	for _, h := range p.HariRaya {
		if h.Agama == "" || h.Tanggal.IsZero() {
			return salah("hari_raya", "setiap hari raya menyebut agama dan tanggalnya")
		}
	}
	return nil
}

// UMKDi returns the minimum wage at the place of a unit.
func (p Pengaturan) UMKDi(u santri.KodeUnit) dasar.Rupiah {
	for _, x := range p.UMKUnit {
		if x.Unit == u {
			return x.UMK
		}
	}
	return p.UMK
}

// PengaturanBerlaku returns the settings that hold on a day, of a history in any
// order; false when none does. Void ones never hold.
func PengaturanBerlaku(riwayat []Pengaturan, hari dasar.Tanggal) (p Pengaturan, ada bool) {
	for _, r := range riwayat {
		if r.Batal == "" && !r.Sejak.After(hari) && (!ada || r.Sejak.After(p.Sejak)) {
			p, ada = r, true
		}
	}
	return p, ada
}

// Semua lists the accounts.
func (a PetaAkun) Semua() []keuangan.KodeAkun {
	return []keuangan.KodeAkun{a.BebanPendidik, a.BebanTenaga, a.BebanBPJS, a.UtangGaji, a.UtangPajak, a.UtangBPJS, a.UtangPotongan, a.PiutangKasbon, a.Kas, a.Bank}
}
