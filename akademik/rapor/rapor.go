package rapor

import (
	"slices"

	"github.com/pesantren-go/pesantren/akademik/hafalan"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar"
)

// Rapor is the content of one santri's rapor of one class and term. All texts are as
// printed; "" and an empty list mean that there is nothing to print, unless the field
// says otherwise. Lists are in the order of print.
type Rapor struct {
	Sekolah Sekolah
	Santri  Santri
	Kelas   string        // "7A", "Ula 2", name of a halaqah
	Tingkat string        // "7"
	Jalur   string        // track of the class as printed: "Formal", "Diniyah", "Tahfidz"
	Tahun   string        // "2026/2027", "1447-1448 H"
	Periode string        // "Semester ganjil", "Nisfu sanah"
	Tanggal dasar.Tanggal // date under the rapor; the last day of the term unless the school says otherwise
	Hijriah string        // the same day as a Hijri label, "" = not printed

	Wali   Penanda // wali kelas, or the ustadz of the halaqah
	Kepala Penanda // head of the unit

	Formal  *Formal  // nil: no formal page
	Diniyah *Diniyah // nil: no diniyah page
	Tahfidz *Tahfidz // nil: no tahfidz page

	Sikap       []Sikap
	Ekskul      []Ekskul
	Kokurikuler []Kokurikuler
	Hadir       Kehadiran
	Catatan     string // note of the wali kelas
	Keputusan   string // promotion: "Naik ke kelas 8", "" in a term that decides nothing

	Kurang []Kurang // parts that are missing; none = complete
}

// Sekolah is the head of the paper.
type Sekolah struct {
	Nama     string // the institution
	NamaArab string
	Unit     string // "MTs Al-Contoh"
	Nomor    string // NPSN, NSM or NSPP with its label, as printed: "NSM 121235990001"
	Alamat   string
	Kota     string // before the date
}

// Santri is whose rapor it is.
type Santri struct {
	Nama     string
	NamaArab string // as given by the family, never transliterated
	NIS      string
	NISN     string
}

// Penanda is somebody who signs.
type Penanda struct {
	Nama    string // "" = a blank line to write on
	Jabatan string // "Wali Kelas", "Kepala Madrasah"
	Nomor   string // NIP with its label, "" = none
}

// Formal is the page of a formal class.
type Formal struct {
	Kurikulum string     // "Kurikulum Merdeka", "Kurikulum 2013"
	Kelompok  []Kelompok // groups of subjects; a single one may have no name
	Skala     []Skala    // legend of the predikat in use, without repetition
}

// Kelompok is a group of subjects under one heading.
type Kelompok struct {
	Nama  string // "Kelompok A", "Muatan lokal", "" = no heading
	Mapel []Mapel
}

// Mapel is one subject with its mark.
type Mapel struct {
	Kode     string
	Nama     string
	NamaArab string
	Kitab    string // "Alfiyah Ibnu Malik", "" = none
	Guru     []string

	Keadaan  nilai.Keadaan // nilai.Ada: there is a mark; nilai.Belum: print a visible blank; nilai.Dikecualikan: print a dash
	Nilai    string        // "84", "7,5"; "" unless Keadaan is nilai.Ada
	Predikat Predikat
	KKM      string // bound in force (KKM or the KKTP of the school), "" = none
	Tuntas   bool   // the mark reaches it

	// Deskripsi is what is printed of the learning objectives: Deskripsi.Teks().
	// What was generated and what a teacher made of it are both kept.
	Deskripsi nilai.Deskripsi
	Capaian   string // progress in the kitab: "350 dari 1002 bait", "" = none

	// Aspek are the marks of a subject that has several, as in K13: then Nilai, Predikat
	// and Deskripsi are theirs, and those of the subject are empty. Keadaan is nilai.Ada
	// when all of them are there, and Tuntas when all of them reach the bound.
	Aspek []Aspek

	Asal   []string // classes before whose marks of this term count here, by name
	Aturan Aturan   // rules that the mark was made by, pinned
}

// Aspek is one of the marks of a subject.
type Aspek struct {
	Nama      string // "Pengetahuan", "Keterampilan"
	Keadaan   nilai.Keadaan
	Nilai     string
	Predikat  Predikat
	Tuntas    bool
	Deskripsi nilai.Deskripsi
}

// Bagian are the marks of the subject as a table prints them: itself, or its aspects
// as subjects by themselves.
func (m Mapel) Bagian() []Mapel {
	if len(m.Aspek) == 0 {
		return []Mapel{m}
	}
	semua := make([]Mapel, len(m.Aspek))
	for i, a := range m.Aspek {
		x := m
		x.Aspek, x.Keadaan, x.Nilai, x.Predikat, x.Tuntas, x.Deskripsi = nil, a.Keadaan, a.Nilai, a.Predikat, a.Tuntas, a.Deskripsi
		if i > 0 {
			x.Capaian = "" // of the kitab: once
		}
		semua[i] = x
	}
	return semua
}

// NamaAspek lists the aspects that subjects of groups have, in the order of print.
func NamaAspek(ks []Kelompok) (nama []string) {
	for _, k := range ks {
		for _, m := range k.Mapel {
			for _, a := range m.Aspek {
				if !slices.Contains(nama, a.Nama) {
					nama = append(nama, a.Nama)
				}
			}
		}
	}
	return nama
}

// PerAspek are groups as the table of one aspect prints them; a subject of one mark
// stands in the first.
func PerAspek(ks []Kelompok, nama string) (out []Kelompok) {
	pertama := len(NamaAspek(ks)) == 0 || NamaAspek(ks)[0] == nama
	for _, k := range ks {
		x := Kelompok{Nama: k.Nama}
		for _, m := range k.Mapel {
			i := slices.IndexFunc(m.Aspek, func(a Aspek) bool { return a.Nama == nama })
			switch {
			case i >= 0:
				x.Mapel = append(x.Mapel, m.Bagian()[i])
			case len(m.Aspek) == 0 && pertama:
				x.Mapel = append(x.Mapel, m)
			}
		}
		if len(x.Mapel) > 0 {
			out = append(out, x)
		}
	}
	return out
}

// Predikat is the band of a mark; the zero value on a scale without bands.
type Predikat struct {
	Kode string // "A", "mumtaz"
	Nama string // "Sangat Baik"
	Arab string // in Arabic letters
}

// Aturan pins one version of rules of marks.
type Aturan struct {
	Nama  string      // "aturan umum versi 1"
	Sidik nilai.Sidik // of nilai.Aturan
}

// Skala is a scale as a legend explains it.
type Skala struct {
	Nama  string
	Min   string
	Maks  string
	Lulus string // "" = none
	Pita  []Pita // from high to low
}

// Pita is one band of the legend.
type Pita struct {
	Predikat
	Dari string // lowest mark of it, inclusive
}

// Diniyah is the page of a diniyah class.
type Diniyah struct {
	Kelompok []Kelompok // Mapel.NamaArab, Kitab and Capaian are filled where known
	Skala    []Skala
	Gerbang  []Gerbang
	Kitab    []Kitab // learnt beside the subjects
}

// Kitab is a kitab or nadham with how far the santri has come.
type Kitab struct {
	Nama    string // "Imrithi"
	Capaian string // "hafal 120 dari 254 bait"
}

// Gerbang is a condition before an exam or a promotion and how it stands. Of a payment
// it never says how much.
type Gerbang struct {
	Nama       string // "Hafalan Alfiyah"
	Ambang     string // "350 bait"
	Keadaan    nilai.KeadaanGerbang
	Kurang     string // "40 bait", "" = nothing, or not to be said
	Dispensasi string // who let the santri through, "" = nobody
}

// Tahfidz is the page of what the santri knows by heart, at the end of the term.
type Tahfidz struct {
	Mushaf  string    // edition that pages and juz are counted in
	Capaian []Capaian // pages first, then juz and ayat
	Setoran []Setoran // of the term, by kind
	Ujian   []Ujian   // tasmi' and exams of the term, by day
	Kitab   []Kitab   // learnt in the halaqah beside the Qur'an
}

// Capaian is progress on one basis: a percentage says nothing without it.
type Capaian struct {
	Basis  hafalan.Basis
	Jumlah string // "23", page equivalents "22,875"
	Dari   string // "604"
	Persen string // "3,81"
	Mutqin string // proven by exam, on the same basis; "" = none
}

// Setoran sums the recitations of one kind in the term.
type Setoran struct {
	Jenis hafalan.Jenis
	Kali  int // recitations
	Ulang int // of these to be repeated
	Ayat  int // ayat recited, each recitation by itself
	Baru  int // ayat that became memorised
}

// Ujian is one tasmi' or exam.
type Ujian struct {
	Tanggal dasar.Tanggal
	Jenis   hafalan.Jenis
	Bacaan  string // "An-Naba' 1-40"
	Nilai   string // "" = none given
	Hasil   hafalan.Hasil
}

// Sikap is one aspect of conduct.
type Sikap struct {
	Aspek    string // "Spiritual", "Sosial", "Akhlak"
	Predikat string
	Uraian   string
}

// Ekskul is one ekstrakurikuler.
type Ekskul struct {
	Nama       string
	Predikat   string
	Keterangan string
}

// Kokurikuler is one project since 2025/2026: words, no number.
type Kokurikuler struct {
	Tema     string
	Judul    string
	Tujuan   string
	Dimensi  []string // names of the dimensi profil lulusan
	Kelompok string
	Uraian   string
}

// Kehadiran are days of absence in the term.
type Kehadiran struct {
	Ada   bool // known; false prints a visible blank, never 0
	Sakit int
	Izin  int
	Alpa  int // without notice
}

// Kurang is a part that is missing.
type Kurang struct {
	Bagian string // "Nilai Matematika", "Kehadiran"
	Sebab  string // what is missing and who has it: "SAS belum dinilai"
}

// Lengkap reports that nothing is missing.
func (r Rapor) Lengkap() bool { return len(r.Kurang) == 0 }

// Mapel returns all subjects of the formal and the diniyah page, in the order of print.
func (r Rapor) Mapel() []Mapel {
	var semua []Mapel
	kelompok := func(ks []Kelompok) {
		for _, k := range ks {
			semua = append(semua, k.Mapel...)
		}
	}
	if r.Formal != nil {
		kelompok(r.Formal.Kelompok)
	}
	if r.Diniyah != nil {
		kelompok(r.Diniyah.Kelompok)
	}
	return semua
}
