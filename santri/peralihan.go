package santri

import "github.com/pesantren-go/pesantren/dasar"

// Syarat is something that must be true before a status may change and that
// only a person can attest: whoever commands the change confirms it, and the
// confirmation is kept in the [Peristiwa].
type Syarat string

// The conditions that the table of transitions asks for.
const (
	Kedatangan        Syarat = "kedatangan"         // arrival registered
	KembaliTercatat   Syarat = "kembali"            // return or contact registered
	RencanaCuti       Syarat = "rencana_cuti"       // dates, bill policy and place agreed
	SudahDihubungi    Syarat = "sudah_dihubungi"    // attempts at contact logged
	SuratKeputusan    Syarat = "surat_keputusan"    // letter of decision, with dates
	SkorsSelesai      Syarat = "skors_selesai"      // end date reached or decision lifted
	LewatBatas        Syarat = "lewat_batas"        // absent longer than the institution's limit
	BebasTanggungan   Syarat = "bebas_tanggungan"   // clearance done
	SuratPindah       Syarat = "surat_pindah"       // letter and destination known
	Sowan             Syarat = "sowan"              // taken leave of the pengasuh
	BandingLewat      Syarat = "banding_lewat"      // appeal window closed
	JalurTuntas       Syarat = "jalur_tuntas"       // all required tracks completed
	TahunKhidmah      Syarat = "tahun_khidmah"      // year of service agreed
	PenerimaanKembali Syarat = "penerimaan_kembali" // re-admission decided
	PutusanDicabut    Syarat = "putusan_dicabut"    // the decision that led here was a mistake
)

// Peralihan is one allowed change of status with what it asks for.
type Peralihan struct {
	Dari, Ke Status
	Syarat   []Syarat // all of them must be confirmed
	Alasan   bool     // a reason is required
	Pimpinan bool     // by the head only
}

// DaftarStatus lists every status in the order of a santri's life.
func DaftarStatus() []Status {
	return []Status{Calon, Aktif, Cuti, Skors, TanpaKabar, Berhenti, MutasiKeluar, Boyong, Dikeluarkan, Lulus, Pengabdian, Alumni, Wafat}
}

// TabelPeralihan returns every allowed change of status. A pair that is not in
// it is refused.
func TabelPeralihan() []Peralihan {
	tabel := []Peralihan{
		{Dari: Calon, Ke: Aktif, Syarat: []Syarat{Kedatangan}},
		{Dari: Aktif, Ke: Cuti, Syarat: []Syarat{RencanaCuti}, Alasan: true},
		{Dari: Cuti, Ke: Aktif, Syarat: []Syarat{KembaliTercatat}},
		{Dari: Cuti, Ke: Berhenti, Syarat: []Syarat{SudahDihubungi}, Alasan: true},
		{Dari: Aktif, Ke: Skors, Syarat: []Syarat{SuratKeputusan}, Alasan: true},
		{Dari: Skors, Ke: Aktif, Syarat: []Syarat{SkorsSelesai}},
		{Dari: Aktif, Ke: TanpaKabar, Syarat: []Syarat{LewatBatas}},
		{Dari: TanpaKabar, Ke: Aktif, Syarat: []Syarat{KembaliTercatat}},
		{Dari: TanpaKabar, Ke: Berhenti, Syarat: []Syarat{SudahDihubungi}, Alasan: true, Pimpinan: true},
		{Dari: Aktif, Ke: Dikeluarkan, Syarat: []Syarat{SuratKeputusan, BandingLewat}, Alasan: true, Pimpinan: true},
		{Dari: Aktif, Ke: Lulus, Syarat: []Syarat{JalurTuntas}},
		{Dari: Lulus, Ke: Aktif, Syarat: []Syarat{PutusanDicabut}, Alasan: true},
		{Dari: Lulus, Ke: Pengabdian, Syarat: []Syarat{TahunKhidmah}},
		{Dari: Lulus, Ke: Alumni, Syarat: []Syarat{BebasTanggungan}},
		{Dari: Pengabdian, Ke: Alumni, Syarat: []Syarat{BebasTanggungan}},
	}
	for _, dari := range []Status{Aktif, Cuti} {
		tabel = append(tabel,
			Peralihan{Dari: dari, Ke: MutasiKeluar, Syarat: []Syarat{BebasTanggungan, SuratPindah}, Alasan: true},
			Peralihan{Dari: dari, Ke: Boyong, Syarat: []Syarat{BebasTanggungan, Sowan}, Alasan: true})
	}
	for _, dari := range []Status{Alumni, Boyong, MutasiKeluar, Berhenti} {
		tabel = append(tabel, Peralihan{Dari: dari, Ke: Aktif, Syarat: []Syarat{PenerimaanKembali}, Alasan: true})
	}
	for _, dari := range DaftarStatus() {
		if dari != Wafat {
			tabel = append(tabel, Peralihan{Dari: dari, Ke: Wafat, Pimpinan: true})
		}
	}
	return tabel
}

// CariPeralihan finds the allowed change between two statuses.
func CariPeralihan(dari, ke Status) (Peralihan, bool) {
	for _, p := range TabelPeralihan() {
		if p.Dari == dari && p.Ke == ke {
			return p, true
		}
	}
	return Peralihan{}, false
}

// ErrStatusAsing says that a text is no status.
var ErrStatusAsing = dasar.Aturan("SAN-STATUS-01")

// Validate refuses, with [ErrStatusAsing], anything but the known statuses.
func (s Status) Validate() error {
	for _, t := range DaftarStatus() {
		if s == t {
			return nil
		}
	}
	return ErrStatusAsing.Invalidf("status %q tidak dikenal; pakai salah satu dari %v", potong(string(s)), DaftarStatus())
}

// DiPesantren reports that a person of this status still belongs to the
// institution's daily life. Among such persons a NIK is unique; their
// memberships may be open.
func (s Status) DiPesantren() bool {
	switch s {
	case Calon, Aktif, Cuti, Skors, TanpaKabar, Pengabdian:
		return true
	}
	return false
}

// AlasanBaku are the reasons that a change of status may name. They are a list
// so that nobody writes personal stories into a history that is kept for good.
func AlasanBaku() []string {
	return []string{"sakit", "keluarga", "biaya", "pindah_domisili", "pindah_sekolah", "pelanggaran", "tidak_betah",
		"menikah", "bekerja", "melanjutkan_studi", "tugas", "masa_cuti_habis", "tidak_dapat_dihubungi", "mendaftar_kembali", "salah_catat", "lain"}
}
