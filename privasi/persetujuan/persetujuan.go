package persetujuan

import (
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// Status is what a consent is at a moment.
type Status string

// The states. Kedaluwarsa and Ditangguhkan are computed and never stored.
const (
	TakAda       Status = "tak_ada"
	Diminta      Status = "diminta"
	Diberikan    Status = "diberikan"
	Diperbarui   Status = "diperbarui"
	Ditolak      Status = "ditolak"
	DitundaJawab Status = "ditunda_jawab"
	Ditarik      Status = "ditarik"
	Dibatalkan   Status = "dibatalkan" // found void
	Kedaluwarsa  Status = "kedaluwarsa"
	Ditangguhkan Status = "ditangguhkan"
)

// SemuaStatus lists the states.
func SemuaStatus() []Status {
	return []Status{TakAda, Diminta, Diberikan, Diperbarui, Ditolak, DitundaJawab, Ditarik, Dibatalkan, Kedaluwarsa, Ditangguhkan}
}

// Berlaku reports whether consent is in force.
func (s Status) Berlaku() bool { return s == Diberikan || s == Diperbarui }

// ISO is the state in the words of ISO/IEC TS 27560. A suspended consent has none
// of its own and is exported as terminated; catatan then says so.
func (s Status) ISO() (keadaan, catatan string) {
	switch s {
	case Diminta:
		return "ConsentRequested", ""
	case Diberikan:
		return "ConsentGiven", ""
	case Diperbarui:
		return "RenewedConsentGiven", ""
	case Ditolak:
		return "ConsentRefused", ""
	case DitundaJawab:
		return "ConsentRequestDeferred", ""
	case Ditarik:
		return "ConsentWithdrawn", ""
	case Dibatalkan:
		return "ConsentInvalidated", ""
	case Kedaluwarsa:
		return "ConsentExpired", ""
	case Ditangguhkan:
		return "ConsentTerminated", "ditangguhkan sampai santri menjawab"
	}
	return "ConsentUnknown", ""
}

// Cara is how consent was expressed (UU 27/2022 article 22). Silence is none.
type Cara string

// The ways.
const (
	Elektronik Cara = "elektronik"
	Tertulis   Cara = "tertulis"
	Rekaman    Cara = "rekaman"
)

// SemuaCara lists the ways.
func SemuaCara() []Cara { return []Cara{Elektronik, Tertulis, Rekaman} }

// Pemberi is who speaks: the person himself, or one guardian.
type Pemberi struct {
	Diri bool             `privasi:"-,orangnya sendiri"`
	Wali privasi.SubjekID `privasi:"-,id acak wali"` // used when Diri is false
}

// Langkah is one step in the life of a consent.
type Langkah struct {
	Ke            Status    `privasi:"-,status sesudahnya"`
	Pada          time.Time `privasi:"-,saat terjadi"`
	Oleh          Pemberi   `privasi:"-,siapa yang berkehendak"`
	Akun          string    `privasi:"-,akun yang mencatat"`
	Cara          Cara      `privasi:"-,cara menyatakan"`
	Bukti         string    `privasi:"-,kunci bukti"`
	Pemberitahuan string    `privasi:"-,sidik versi pemberitahuan"`
	Formulir      string    `privasi:"-,kode formulir"`
	Sampai        time.Time `privasi:"-,akhir berlaku"` // of a yes; zero: no end date; exclusive
	Sebab         string    `privasi:"-,kode sebab"`
}

// Persetujuan is the consent of one person for one purpose: steps, oldest first.
type Persetujuan struct {
	Lembaga  dasar.LembagaID  `privasi:"-,lembaga"`
	ID       string           `privasi:"-,kunci teknis"`
	Subjek   privasi.SubjekID `privasi:"subjek"`
	Tujuan   string           `privasi:"-,kode tujuan"`
	Kegiatan string           `privasi:"-,kode kegiatan"`
	Langkah  []Langkah        `privasi:"-,riwayat"`
	Versi    uint64           `privasi:"-,versi catatan"`
}

// Bukti is the evidence of a consent on paper or in a recording: where it is kept,
// and the hash of its file.
type Bukti struct {
	Lembaga dasar.LembagaID          `privasi:"-,lembaga"`
	ID      string                   `privasi:"-,kunci teknis"`
	Subjek  privasi.SubjekID         `privasi:"subjek"`
	Uraian  privasi.Tertutup[string] `privasi:"kategori=berkas.bukti;kelas=spesifik;retensi=permohonan"`
	Sidik   string                   `privasi:"-,sidik berkas"`
	Pada    time.Time                `privasi:"-,saat dicatat"`
	Versi   uint64                   `privasi:"-,versi catatan"`
}

// terakhir is the last step up to and at t.
func (p Persetujuan) terakhir(t time.Time) (Langkah, bool) {
	for _, l := range slices.Backward(p.Langkah) {
		if !l.Pada.After(t) {
			return l, true
		}
	}
	return Langkah{Ke: TakAda}, false
}

// kini is the stored state, and the moment of its last step.
func (p Persetujuan) kini() (Status, time.Time) {
	if len(p.Langkah) == 0 {
		return TakAda, time.Time{}
	}
	l := p.Langkah[len(p.Langkah)-1]
	return l.Ke, l.Pada
}

// Usai is when nothing of this consent is left to be proven from: its last step, or the
// end that the yes carries. Zero: it goes on until somebody ends it.
func (p Persetujuan) Usai() time.Time {
	if len(p.Langkah) == 0 {
		return time.Time{}
	}
	l := p.Langkah[len(p.Langkah)-1]
	if l.Ke.Berlaku() {
		return l.Sampai
	}
	return l.Pada
}

// tambah returns a copy with one more step, and what happened.
func (p Persetujuan) tambah(l Langkah) (Persetujuan, []privasi.Peristiwa) {
	dari, _ := p.kini()
	p.Langkah = append(slices.Clone(p.Langkah), l)
	return p, []privasi.Peristiwa{p.peristiwa(dari, l)}
}

func (p Persetujuan) peristiwa(dari Status, l Langkah) privasi.Peristiwa {
	jenis := map[Status]string{Diminta: "PersetujuanDiminta", Diberikan: "PersetujuanDiberikan", Diperbarui: "PersetujuanDiperbarui", Ditolak: "PersetujuanDitolak",
		DitundaJawab: "PersetujuanDitunda", Ditarik: "PersetujuanDitarik", Dibatalkan: "PersetujuanDibatalkan"}[l.Ke]
	kapasitas := "wali"
	if l.Oleh.Diri {
		kapasitas = "diri"
	} else if l.Oleh.Wali == "" {
		kapasitas = "petugas"
	}
	if dari == TakAda {
		dari = ""
	}
	return privasi.Peristiwa{Jenis: jenis, Objek: p.ID, Subjek: p.Subjek, Dari: string(dari), Ke: string(l.Ke), Oleh: l.Akun, Kapasitas: kapasitas, Sebab: l.Sebab, Pada: l.Pada}
}
