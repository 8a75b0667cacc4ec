package hak

import (
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/privasi/rezim"
)

// Jenis is a right.
type Jenis string

// The rights of UU 27/2022 articles 5 to 13.
const (
	Informasi    Jenis = "informasi"
	Akses        Jenis = "akses" // with the trail of processing
	Salinan      Jenis = "salinan"
	Koreksi      Jenis = "koreksi"
	Lengkapi     Jenis = "lengkapi"
	Akhiri       Jenis = "akhiri"
	Hapus        Jenis = "hapus"
	Musnah       Jenis = "musnah"
	Tarik        Jenis = "tarik_persetujuan"
	Keberatan    Jenis = "keberatan" // against decisions by machines alone
	Batasi       Jenis = "batasi"
	GantiRugi    Jenis = "ganti_rugi"
	Portabilitas Jenis = "portabilitas"
)

// Uraian is what the law says about a right.
type Uraian struct {
	Jenis   Jenis
	Nama    string
	Pasal   string
	Tenggat []string // keys of package rezim; the first is the answer's
	Merusak bool     // cannot be taken back
}

// SemuaJenis lists the rights in the order of the law. Where the law sets no length
// (information, objection, damages) the product counts the nearest one.
func SemuaJenis() []Uraian {
	return []Uraian{
		{Informasi, "Informasi tentang pengendali, tujuan dan akuntabilitas", "UU 27/2022 Pasal 5", []string{rezim.TenggatAkses}, false},
		{Koreksi, "Membetulkan dan memperbarui data", "UU 27/2022 Pasal 6, 30", []string{rezim.TenggatKoreksi}, false},
		{Lengkapi, "Melengkapi data", "UU 27/2022 Pasal 6, 30", []string{rezim.TenggatKoreksi}, false},
		{Akses, "Melihat data dan rekam jejak pemrosesannya", "UU 27/2022 Pasal 7, 32", []string{rezim.TenggatAkses}, false},
		{Salinan, "Memperoleh salinan data", "UU 27/2022 Pasal 7; PP 33/2026 Pasal 78", []string{rezim.TenggatSalinan}, false},
		{Akhiri, "Mengakhiri pemrosesan", "UU 27/2022 Pasal 8, 42", []string{rezim.TenggatHenti}, true},
		{Hapus, "Menghapus data", "UU 27/2022 Pasal 8, 43", []string{rezim.TenggatMusnah, rezim.TenggatHenti}, true},
		{Musnah, "Memusnahkan data", "UU 27/2022 Pasal 8, 44", []string{rezim.TenggatMusnah, rezim.TenggatHenti}, true},
		{Tarik, "Menarik persetujuan", "UU 27/2022 Pasal 9, 40", []string{rezim.TenggatTarik}, false},
		{Keberatan, "Berkeberatan atas keputusan otomatis", "UU 27/2022 Pasal 10; PP 33/2026 Pasal 93-96", []string{rezim.TenggatHenti}, false},
		{Batasi, "Menunda atau membatasi pemrosesan", "UU 27/2022 Pasal 11, 41", []string{rezim.TenggatBatasi}, false},
		{GantiRugi, "Menuntut ganti rugi: berkas bukti", "UU 27/2022 Pasal 12; PP 33/2026 Pasal 105-110", []string{rezim.TenggatAkses}, false},
		{Portabilitas, "Memindahkan data", "UU 27/2022 Pasal 13; PP 33/2026 Pasal 111-113", []string{rezim.TenggatSalinan}, false},
	}
}

// Uraikan gives a right; false for one that does not exist.
func (j Jenis) Uraikan() (Uraian, bool) {
	i := slices.IndexFunc(SemuaJenis(), func(u Uraian) bool { return u.Jenis == j })
	if i < 0 {
		return Uraian{}, false
	}
	return SemuaJenis()[i], true
}

// Pemohon is in which capacity somebody asks (PP 33/2026 article 23).
type Pemohon string

// The capacities.
const (
	Diri          Pemohon = "diri"
	WaliAnak      Pemohon = "wali_anak"
	WaliDisabel   Pemohon = "wali_disabilitas"
	Kuasa         Pemohon = "kuasa"
	KuasaKelompok Pemohon = "kuasa_kelompok" // for many people at once
)

// Boleh reports whether a capacity may ask for a right. The person and his guardian may
// ask for everything; so may a proxy with a special power. Somebody who acts for a group
// sees nobody's data and destroys none.
func (p Pemohon) Boleh(j Jenis) bool {
	if _, ada := j.Uraikan(); !ada {
		return false
	}
	switch p {
	case Diri, WaliAnak, WaliDisabel, Kuasa:
		return true
	case KuasaKelompok:
		return j == Informasi || j == Keberatan || j == Batasi || j == GantiRugi
	}
	return false
}

// Kanal is the way a request or an answer goes.
type Kanal string

// The channels.
const (
	Aplikasi Kanal = "aplikasi"
	Surel    Kanal = "surel"
	WhatsApp Kanal = "whatsapp"
	Telepon  Kanal = "telepon"
	Surat    Kanal = "surat"
	Loket    Kanal = "loket"
)

// SemuaKanal lists the channels, the application first.
func SemuaKanal() []Kanal { return []Kanal{Aplikasi, Surat, Loket, Telepon, WhatsApp, Surel} }

// Elektronik reports a channel whose message enters a system by itself: its receipt is
// that instant, whenever somebody reads it. The others count from the day somebody
// received them.
func (k Kanal) Elektronik() bool { return k == Aplikasi || k == Surel || k == WhatsApp }

func (k Kanal) dikenal() bool { return slices.Contains(SemuaKanal(), k) }

// IsianPermohonan are the only contents that may be demanded (PP 33/2026 article 24).
func IsianPermohonan() []string {
	return []string{"identitas", "hak", "kepentingan", "uraian", "bukti_identitas"}
}

// Status is the state of a request.
type Status string

// The states.
const (
	Diterima          Status = "diterima"
	Verifikasi        Status = "verifikasi"
	MenungguBuktiWali Status = "menunggu_bukti_wali"
	MenungguPenilaian Status = "menunggu_penilaian"
	MenungguWali      Status = "menunggu_persetujuan_wali"
	Diproses          Status = "diproses"
	Dipenuhi          Status = "dipenuhi"
	DipenuhiSebagian  Status = "dipenuhi_sebagian"
	Ditolak           Status = "ditolak"
	Diberitahukan     Status = "diberitahukan"
	Ditutup           Status = "ditutup"
	Duplikat          Status = "duplikat"
	Dibatalkan        Status = "dibatalkan"
)

// Akhir reports a state that nothing leaves.
func (s Status) Akhir() bool { return s == Ditutup || s == Duplikat || s == Dibatalkan }

// SemuaStatus lists the states, as a request passes through them.
func SemuaStatus() []Status {
	return []Status{Diterima, Verifikasi, MenungguBuktiWali, MenungguPenilaian, MenungguWali, Diproses, Dipenuhi, DipenuhiSebagian, Ditolak, Diberitahukan, Ditutup, Duplikat, Dibatalkan}
}

// Usai is when nothing of the request is left to do; zero: something is. A duplicate is
// answered with the request that it repeats.
func (p Permohonan) Usai() time.Time {
	if p.Status == Duplikat {
		return p.Dicatat
	}
	return p.Ditutup
}

// Terbuka reports a state before an answer is decided.
func (s Status) Terbuka() bool {
	switch s {
	case Diterima, Verifikasi, MenungguBuktiWali, MenungguPenilaian, MenungguWali, Diproses:
		return true
	}
	return false
}
