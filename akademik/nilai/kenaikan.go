package nilai

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
)

// AturanKenaikan are the thresholds of one institution for promotion. They are data:
// the K13 guide names not more than two subjects below KKM, sikap and compulsory
// ekstrakurikuler at least Baik, and absence without notice of at most 15%, and
// schools differ. The zero value of a threshold asks for nothing.
type AturanKenaikan struct {
	MaksGagal   int    `privasi:"-,aturan kenaikan"` // subjects below KKM that are still promoted
	MinSikap    string `privasi:"-,aturan kenaikan"` // code on Sikap, "" = not asked
	MinEkskul   string `privasi:"-,aturan kenaikan"` // of the compulsory one
	EkskulWajib string `privasi:"-,aturan kenaikan"` // its name on the rapor, "" = Pramuka
	MaksAlpa    Angka  `privasi:"-,aturan kenaikan"` // percent of days, 0 = not asked
	Gerbang     bool   `privasi:"-,aturan kenaikan"` // every gate of the year's diniyah exams must be met or dispensed
	Ujian       bool   `privasi:"-,aturan kenaikan"` // every diniyah exam of the year must be passed
	MinHafalan  Angka  `privasi:"-,aturan kenaikan"` // of the Qur'an by heart at the end of the year, 0 = not asked
	Satuan      string `privasi:"-,aturan kenaikan"` // of MinHafalan: juz, halaman or ayat
	Sikap       Skala  `privasi:"-,aturan kenaikan"`
	BulatDahulu bool   `privasi:"-,aturan kenaikan"` // round the yearly mean before it meets the KKM
}

// MapelSetahun is one subject of a year, or one aspect of it: the marks of its terms. A term without a
// mark is not a failed one.
type MapelSetahun struct {
	Kode  string
	KKM   Angka
	Term  []Nilai
	Aspek Aspek // of a subject that is there once for each
}

// BahanKenaikan is what a proposal looks at. Alpa counts days without notice of
// HariEfektif.
type BahanKenaikan struct {
	Mapel             []MapelSetahun
	Sikap, Ekskul     string // codes on the scale of sikap, "" = not there
	Alpa, HariEfektif int
	GerbangTerbuka    int      // gates neither met nor dispensed
	UjianBelum        []string // names of exams that were not sat or not passed
	Hafalan           *Pecahan // in the unit that is asked for, nil = not known
}

// wajibBaku is the compulsory ekstrakurikuler of the K13 guide.
const wajibBaku = "Pramuka"

// NamaEkskul is the compulsory ekstrakurikuler that MinEkskul asks about.
func (a AturanKenaikan) NamaEkskul() string { return cmp.Or(a.EkskulWajib, wajibBaku) }

// KodeSikap is the band of the scale of sikap that somebody wrote, by its code or its
// name; "" when it is none.
func (a AturanKenaikan) KodeSikap(teks string) string {
	for _, p := range a.Sikap.Pita {
		if t := lipatKode(teks); t != "" && (t == lipatKode(p.Kode) || t == lipatKode(p.Nama)) {
			return p.Kode
		}
	}
	return ""
}

// TerendahSikap is the lowest of what somebody wrote about several aspects: "" when
// there are none or one is on no scale.
func (a AturanKenaikan) TerendahSikap(teks ...string) (terendah string) {
	for i, t := range teks {
		kode := a.KodeSikap(t)
		if kode == "" {
			return ""
		}
		if lebih, err := a.Sikap.Setidaknya(kode, terendah); i == 0 || err == nil && !lebih {
			terendah = kode
		}
	}
	return terendah
}

// Usul is a proposal to the meeting of teachers (rapat dewan guru), which decides:
// its decision is a record of its own and may differ. Lengkap is false while
// something is not yet there; nothing is proposed then.
type Usul struct {
	Lengkap bool
	Naik    bool
	Gagal   []string // codes of subjects whose mean over the terms is below KKM
	Alasan  []Alasan // what stands against it, or is missing
}

// Alasan is one reason, with the rule it follows from.
type Alasan struct {
	Aturan dasar.Aturan
	Teks   string
}

// The reasons of a proposal. They are not errors.
var (
	ErrNaikGagal   = dasar.Aturan("AKD-NAIK-01") // too many subjects below KKM
	ErrNaikSikap   = dasar.Aturan("AKD-NAIK-02") // sikap below the threshold
	ErrNaikEkskul  = dasar.Aturan("AKD-NAIK-03") // compulsory ekstrakurikuler below the threshold
	ErrNaikAlpa    = dasar.Aturan("AKD-NAIK-04") // too many days without notice
	ErrNaikGerbang = dasar.Aturan("AKD-NAIK-05") // a gate is neither met nor dispensed
	ErrNaikLengkap = dasar.Aturan("AKD-NAIK-06") // something is not yet there
	ErrNaikUjian   = dasar.Aturan("AKD-NAIK-07") // a diniyah exam is not passed
	ErrNaikHafalan = dasar.Aturan("AKD-NAIK-08") // less by heart than asked for
)

// Usulkan weighs the year. A subject fails when the mean of its terms is below its
// KKM, in one aspect or in both: a semester below is made good by another above.
func (a AturanKenaikan) Usulkan(b BahanKenaikan) Usul {
	u := Usul{Lengkap: len(b.Mapel) > 0}
	if !u.Lengkap {
		u.tolak(ErrNaikLengkap, "belum ada mata pelajaran")
	}
	for _, m := range b.Mapel {
		a.mapel(&u, m)
	}
	if len(u.Gagal) > a.MaksGagal {
		u.tolak(ErrNaikGagal, "%d mata pelajaran di bawah KKM, paling banyak %d", len(u.Gagal), a.MaksGagal)
	}
	a.predikat(&u, ErrNaikSikap, "sikap", b.Sikap, a.MinSikap)
	a.predikat(&u, ErrNaikEkskul, a.NamaEkskul(), b.Ekskul, a.MinEkskul)
	a.hadir(&u, b)
	if a.Gerbang && b.GerbangTerbuka > 0 {
		u.tolak(ErrNaikGerbang, "%d syarat ujian belum terpenuhi dan belum mendapat dispensasi", b.GerbangTerbuka)
	}
	if a.Ujian && len(b.UjianBelum) > 0 {
		u.tolak(ErrNaikUjian, "belum lulus %s", strings.Join(b.UjianBelum, ", "))
	}
	switch {
	case a.MinHafalan == 0:
	case b.Hafalan == nil:
		u.belum("hafalan belum dihitung")
	case b.Hafalan.bandingAngka(a.MinHafalan) < 0:
		u.tolak(ErrNaikHafalan, "hafalan %s %s, paling sedikit %s", Pembulatan{Tempat: 2}.Bulat(*b.Hafalan), a.Satuan, a.MinHafalan)
	}
	u.Naik = u.Lengkap && len(u.Alasan) == 0
	return u
}

func (a AturanKenaikan) hadir(u *Usul, b BahanKenaikan) {
	switch {
	case a.MaksAlpa == 0:
	case b.HariEfektif <= 0:
		u.belum("presensi setahun belum ada")
	default:
		if alpa := pecah(int64(b.Alpa)*100, int64(b.HariEfektif)); alpa.bandingAngka(a.MaksAlpa) > 0 {
			u.tolak(ErrNaikAlpa, "%d dari %d hari tanpa keterangan, lebih dari %s%%", b.Alpa, b.HariEfektif, a.MaksAlpa)
		}
	}
}

func (a AturanKenaikan) mapel(u *Usul, m MapelSetahun) {
	var jumlah Pecahan
	sebut := strings.TrimSpace(m.Kode + " " + string(m.Aspek))
	for _, n := range m.Term {
		if !n.Ada {
			u.belum("nilai %s belum lengkap", sebut)
			return
		}
		jumlah = jumlah.Tambah(n.Tepat)
	}
	if len(m.Term) == 0 {
		u.belum("nilai %s belum ada", sebut)
		return
	}
	s := Skala{BulatDahulu: a.BulatDahulu}
	if !s.Mencapai(jumlah.Bagi(Utuh(int64(len(m.Term)))), m.KKM) && !slices.Contains(u.Gagal, m.Kode) {
		u.Gagal = append(u.Gagal, m.Kode)
	}
}

func (a AturanKenaikan) predikat(u *Usul, aturan dasar.Aturan, nama, kode, minimal string) {
	if minimal == "" {
		return
	}
	cukup, err := a.Sikap.Setidaknya(kode, minimal)
	switch {
	case err != nil:
		u.belum("predikat %s belum diisi dengan benar", nama)
	case !cukup:
		u.tolak(aturan, "predikat %s %s, paling rendah %s", nama, kode, minimal)
	}
}

func (u *Usul) tolak(a dasar.Aturan, format string, isi ...any) {
	u.Alasan = append(u.Alasan, Alasan{a, fmt.Sprintf(format, isi...)})
}

func (u *Usul) belum(format string, isi ...any) {
	u.Lengkap = false
	u.tolak(ErrNaikLengkap, format, isi...)
}
