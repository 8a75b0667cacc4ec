package akun

import (
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
)

// Izin is one thing a role may open. Pages and API operations name one.
type Izin string

// What can be allowed.
const (
	LihatSantri   Izin = "santri.lihat"
	UbahSantri    Izin = "santri.ubah"
	Impor         Izin = "santri.impor"
	LihatUang     Izin = "keuangan.lihat"
	Menagih       Izin = "keuangan.tagih"
	Kasir         Izin = "keuangan.kasir"
	Bank          Izin = "keuangan.bank"
	Buku          Izin = "keuangan.buku" // journal, periods
	Laporan       Izin = "laporan"
	LihatPegawai  Izin = "pegawai.lihat" // staff, their duties, leave and presence
	UbahPegawai   Izin = "pegawai.ubah"
	PutusPegawai  Izin = "pegawai.putus" // decide leave and hours that somebody else entered
	LihatGaji     Izin = "gaji.lihat"
	UbahGaji      Izin = "gaji.ubah"           // prepare a run, components, settings
	SetujuGaji    Izin = "gaji.setujui"        // approve a run that somebody else prepared
	BayarGaji     Izin = "gaji.bayar"          // pay and post a locked run
	LihatAkademik Izin = "akademik.lihat"      // classes and their santri; a teacher sees what he or she teaches
	IsiAkademik   Izin = "akademik.isi"        // recitations, marks, presence of lessons
	AturAkademik  Izin = "akademik.atur"       // years, subjects, classes, who teaches
	Peringkat     Izin = "akademik.peringkat"  // ranks of santri, a report apart
	Dispensasi    Izin = "akademik.dispensasi" // let a santri through a gate before an exam, see why others were
	Kelola        Izin = "sistem.kelola"       // accounts, settings
	Privasi       Izin = "privasi"             // register and trail
	MejaPrivasi   Izin = "privasi.meja"        // the desk of the data protection officer
	SetujuPrivasi Izin = "privasi.setujui"     // disclosures that somebody else prepared
	TandaRegister Izin = "privasi.tanda"       // sign the register of processing: never its watcher
	TerbitPertama Izin = "privasi.pertama"     // publish the first privacy policy
	Dukungan      Izin = "dukungan"            // support from outside: asks by ticket, opens nothing by itself
	TunjukSatgas  Izin = "satgas.tunjuk"       // name the task team against violence
)

// peran is the role table: small, complete and testable. A role that is not
// here may open nothing.
var peran = [...]struct {
	kode, nama string
	izin       []Izin
}{
	{"admin", "Admin", []Izin{TerbitPertama, LihatSantri, UbahSantri, Impor, LihatUang, Menagih, Kasir, Bank, Buku, Laporan, LihatPegawai, UbahPegawai, PutusPegawai, LihatGaji, UbahGaji, SetujuGaji, BayarGaji, LihatAkademik, IsiAkademik, AturAkademik, Peringkat, Kelola, Privasi, TandaRegister, Dispensasi}},
	{"bendahara", "Bendahara", []Izin{LihatSantri, LihatUang, Menagih, Kasir, Bank, Buku, Laporan, LihatGaji, BayarGaji}},
	{"kasir", "Kasir", []Izin{LihatSantri, LihatUang, Kasir}},
	{"tata_usaha", "Tata Usaha", []Izin{LihatSantri, UbahSantri, Impor, LihatAkademik, AturAkademik, Peringkat}},
	{"hrd", "Kepegawaian", []Izin{LihatPegawai, UbahPegawai, LihatGaji, UbahGaji}},
	{"kepala", "Kepala", []Izin{TerbitPertama, SetujuPrivasi, TandaRegister, LihatSantri, LihatUang, Laporan, LihatPegawai, PutusPegawai, LihatGaji, SetujuGaji, LihatAkademik, Peringkat, Dispensasi, TunjukSatgas}},
	{"pengasuh", "Pengasuh", []Izin{TerbitPertama, SetujuPrivasi, TandaRegister, LihatSantri, LihatUang, Laporan, LihatPegawai, PutusPegawai, LihatGaji, SetujuGaji, LihatAkademik, Peringkat, Dispensasi, TunjukSatgas}},
	{"guru", "Guru atau Ustadz", []Izin{LihatAkademik, IsiAkademik}},
	{"ppdp", "Petugas Pelindungan Data", []Izin{TerbitPertama, Privasi, MejaPrivasi, SetujuPrivasi}},
	{"dukungan", "Dukungan Teknis dari Luar", []Izin{Dukungan}},
	{"wali", "Wali Santri", nil},
	{"santri", "Santri", nil},
}

// SemuaPeran lists the role codes in the order of the office.
func SemuaPeran() []string {
	out := make([]string, len(peran))
	for i, p := range peran {
		out[i] = p.kode
	}
	return out
}

// NamaPeran is the role as people read it.
func NamaPeran(kode string) string {
	for _, p := range peran {
		if p.kode == kode {
			return p.nama
		}
	}
	return kode
}

// Boleh reports whether a role may open something; unknown roles may not.
func Boleh(kode string, i Izin) bool {
	for _, p := range peran {
		if p.kode == kode {
			return slices.Contains(p.izin, i)
		}
	}
	return false
}

// PeriksaIzin refuses, with [ErrIzin], what a role may not open.
func PeriksaIzin(p dasar.Pelaku, i Izin) error {
	if !Boleh(p.Peran, i) {
		return ErrIzin.Forbiddenf("peran %s tidak membuka bagian ini; minta admin bila memang tugas Anda", NamaPeran(p.Peran))
	}
	return nil
}
