package rezim

import (
	"fmt"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
)

var (
	// ErrTenggat says that a regime knows no deadline of that name.
	ErrTenggat = dasar.Aturan("PRI-REZIM-02")
	// ErrBelumMulai says that the fact that starts a clock is not known yet.
	ErrBelumMulai = dasar.Aturan("PRI-REZIM-03")
	// ErrData says that a table of the law cannot be used; its cause names the row.
	ErrData = dasar.Aturan("PRI-REZIM-04")
	// ErrRezim says that no regime was in force at a moment, or has that id.
	ErrRezim = dasar.Aturan("PRI-REZIM-06")
)

// The ids of the shipped regimes.
const (
	UU27 = "UU27-2022"
	PP33 = "PP33-2026"
)

// Keyakinan says how sure a number of the law is. A number below Terverifikasi is data
// that an institution may set otherwise.
type Keyakinan string

// The degrees, as the tables write them.
const (
	Pasti        Keyakinan = "verified"      // two or more independent texts agree
	SatuSumber   Keyakinan = "single source" // one text only
	BelumPeriksa Keyakinan = "unverified"    // none, or they contradict; a product default
)

// The deadlines that the product counts.
const (
	TenggatKoreksi     = "koreksi"
	TenggatAkses       = "akses"
	TenggatSalinan     = "salinan"
	TenggatTarik       = "tarik_persetujuan"
	TenggatBatasi      = "batasi"
	TenggatBatasiTolak = "batasi_tolak"
	TenggatBatasiKabar = "batasi_kabar"
	TenggatKabarMusnah = "kabar_hapus_musnah"
	TenggatInsiden     = "insiden"
	TenggatInsidenPros = "insiden_prosesor"
	TenggatInfoSebelum = "info_sebelum"
	TenggatInfoLain    = "info_tak_langsung"
	TenggatTransfer    = "info_transfer"
	TenggatDPIA        = "dpia"
	TenggatAparat      = "aparat"
	TenggatPembukuan   = "pembukuan"
	TenggatHenti       = "henti_setelah_permohonan"
	TenggatMusnah      = "musnah_setelah_permohonan"
	TenggatPengumuman  = "umumkan_sebelum_berlaku"
)

// AturanTenggat is one deadline of a regime.
type AturanTenggat struct {
	Kunci     string
	Jam       int // consecutive hours, never paused
	HariKerja int // working days; 0 with Jam 0 means order only
	Mulai     Pemicu
	Sumber    string
	Keyakinan Keyakinan
}

// Urutan reports a rule that has no length: the act must precede another.
func (a AturanTenggat) Urutan() bool { return a.Jam == 0 && a.HariKerja == 0 }

// Hitungan says in words how the length is counted.
func (a AturanTenggat) Hitungan() string {
	switch {
	case a.Jam > 0 && a.Jam%24 == 0:
		return fmt.Sprintf("%d×24 jam berturut-turut, hari libur ikut dihitung", a.Jam/24)
	case a.Jam > 0:
		return fmt.Sprintf("%d jam berturut-turut, hari libur ikut dihitung", a.Jam)
	case a.HariKerja > 0:
		return fmt.Sprintf("%d hari kerja, hari libur tidak dihitung", a.HariKerja)
	}
	return "sebelum tindakannya; tanpa hitungan hari"
}

// AturanUsia says who is a child. Two notions stand beside each other: who may consent
// alone (Dewasa, or married where Nikah counts), and who gets the safety of a child
// (Lindung, married or not).
type AturanUsia struct {
	Dewasa            int
	NikahMendewasakan bool
	Lindung           int
}

// DaftarButir names a list of contents that the law requires.
type DaftarButir string

// The lists, with the number of their contents.
const (
	ButirInformasi  DaftarButir = "informasi"  // 7: what people are told before processing
	ButirRopa       DaftarButir = "ropa"       // 13: register of processing activities
	ButirPerjanjian DaftarButir = "perjanjian" // 11: agreement with a processor
	ButirRetensi    DaftarButir = "retensi"    // 10: retention policy
	ButirDPIA       DaftarButir = "dpia"       // 4: impact assessment
)

// Butir is one content of a list.
type Butir struct {
	Kode, Teks, Sumber string
	Keyakinan          Keyakinan
}

// Rezim is one set of rules of the law. It is a value: change a copy ([Rezim.Salin]).
type Rezim struct {
	ID, Nama  string
	Sejak     dasar.Tanggal // in the zone of [Setelan].ZonaBatas
	Tenggat   map[string]AturanTenggat
	Butir     map[DaftarButir][]Butir
	Usia      AturanUsia
	Sumber    string
	Keyakinan Keyakinan
}

// Aturan gives a deadline of the regime, or [ErrTenggat].
func (r Rezim) Aturan(kunci string) (AturanTenggat, error) {
	a, ada := r.Tenggat[kunci]
	if !ada {
		return a, ErrTenggat.Invalidf("%s tidak mengenal tenggat %q", r.ID, kunci)
	}
	return a, nil
}

// Kurang lists the contents of a list that isi leaves out or blank, in the order of the
// law.
func (r Rezim) Kurang(d DaftarButir, isi map[string]string) (kurang []Butir) {
	for _, b := range r.Butir[d] {
		if isi[b.Kode] == "" {
			kurang = append(kurang, b)
		}
	}
	return kurang
}

// Salin returns a deep copy.
func (r Rezim) Salin() Rezim {
	tenggat, butir := make(map[string]AturanTenggat, len(r.Tenggat)), make(map[DaftarButir][]Butir, len(r.Butir))
	for k, a := range r.Tenggat {
		tenggat[k] = a
	}
	for d, bs := range r.Butir {
		butir[d] = slices.Clone(bs)
	}
	r.Tenggat, r.Butir = tenggat, butir
	return r
}

// Mulai is the instant at which the regime takes effect for an institution: the first
// of its day in the zone of the boundary, or earlier where the institution chose so.
func (r Rezim) Mulai(s Setelan) time.Time {
	hari := r.Sejak
	if awal := s.BeralihAwal[r.ID]; !awal.IsZero() && awal.Before(hari) {
		hari = awal
	}
	return hari.Waktu(s.zonaBatas())
}

// Mode says whether what the regime demands is enforced at a moment, or only warned of.
type Mode uint8

// The modes.
const (
	Pratinjau Mode = iota // not in force yet: warn
	Tegas                 // in force: enforce
)

// String writes the word.
func (m Mode) String() string {
	if m == Tegas {
		return "tegas"
	}
	return "pratinjau"
}

// Mode gives the mode of the regime at t.
func (r Rezim) Mode(t time.Time, s Setelan) Mode {
	if t.Before(r.Mulai(s)) {
		return Pratinjau
	}
	return Tegas
}
