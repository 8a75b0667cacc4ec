package kenaikan

import (
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// Putusan is what the meeting of teachers decided about one santri; "" = nothing yet.
type Putusan string

// The decisions. Naik, Tinggal and Pindah need a class that follows.
const (
	Naik    Putusan = "naik"    // to a higher level
	Tinggal Putusan = "tinggal" // the level once more, in the next year
	Pindah  Putusan = "pindah"  // to another class, also in mid-year
	Tamat   Putusan = "tamat"   // this track is finished, the santri stays
	Lulus   Putusan = "lulus"   // graduates and leaves
)

// DaftarPutusan lists the decisions in the order of the office.
func DaftarPutusan() []Putusan { return []Putusan{Naik, Tinggal, Pindah, Tamat, Lulus} }

// Bertujuan reports whether a class must follow.
func (p Putusan) Bertujuan() bool { return p == Naik || p == Tinggal || p == Pindah }

// sebab is the reason for which the membership ends (santri.SebabBaku).
func (p Putusan) sebab() string {
	if p == Tamat || p == Lulus {
		return "selesai"
	}
	return string(p)
}

// Kelas is a class of a year as a plan sees it. Mulai and Selesai are those of its
// year.
type Kelas struct {
	ID        string
	Tahun     string
	Jalur     santri.Jalur
	Unit      santri.KodeUnit
	Tingkat   string
	Nama      string
	Kelamin   santri.JenisKelamin // "" = both
	Kapasitas int                 // 0 = not limited
	Mulai     dasar.Tanggal
	Selesai   dasar.Tanggal
}

// Baris is one santri of a plan.
type Baris struct {
	Santri  santri.ID
	Dari    Kelas
	Putusan Putusan
	Tujuan  string // id of the class that follows, "" where none does
}

// Rencana is what shall happen on a day.
type Rencana struct {
	Pada   dasar.Tanggal // first day of what begins; graduation takes effect on it
	Kelas  []Kelas       // classes that may follow
	Baris  []Baris
	Syarat []santri.Syarat // what whoever commits confirms, for Lulus
}

// Fakta is what stands.
type Fakta struct {
	Santri   map[santri.ID]santri.Keadaan
	Isi      map[string][]santri.ID // who is in a class that may follow, in its year, by id of the class
	Struktur santri.Struktur
	Pelaku   dasar.Pelaku
	HariIni  dasar.Tanggal
}

// Selisih is what one row changes: Berakhir ends, Mulai begins, and Mutasi is what a
// store does for it. Mutasi carries no ids of its own yet. With Masalah nothing
// happens.
type Selisih struct {
	Baris    Baris
	Berakhir []santri.Keanggotaan // as they stand, still open
	Mulai    *santri.Keanggotaan
	Mukim    bool          // the place in the dormitory ends
	Status   santri.Status // new one, "" = stays
	Mutasi   santri.Mutasi
	Masalah  *dasar.Error
}

var (
	// ErrPutusan says that a row has no decision, or one that does not exist.
	ErrPutusan = dasar.Aturan("AKD-KENAIKAN-01")
	// ErrSantri says that the institution has no such santri, or that he or she is not
	// in the pesantren.
	ErrSantri = dasar.Aturan("AKD-KENAIKAN-02")
	// ErrSudahPindah says that the santri is not in the class of the row any more
	// (Conflict).
	ErrSudahPindah = dasar.Aturan("AKD-KENAIKAN-03")
	// ErrTujuan says that the class that follows is missing, does not exist, is of
	// another track, or is the one that the santri is in.
	ErrTujuan = dasar.Aturan("AKD-KENAIKAN-04")
	// ErrTingkat says that the level of the class that follows does not fit the decision.
	ErrTingkat = dasar.Aturan("AKD-KENAIKAN-05")
	// ErrKelamin says that the class that follows is not for santri of this sex.
	ErrKelamin = dasar.Aturan("AKD-KENAIKAN-06")
	// ErrPenuh says that the class that follows has no place left.
	ErrPenuh = dasar.Aturan("AKD-KENAIKAN-07")
	// ErrGanda says that a plan names a santri twice in one track.
	ErrGanda = dasar.Aturan("AKD-KENAIKAN-08")
)

// Bandingkan holds a plan against what stands, row by row in its order. Rows before
// take the places of a class first.
func Bandingkan(r Rencana, f Fakta) []Selisih {
	type jalur struct {
		s santri.ID
		j santri.Jalur
	}
	hasil := make([]Selisih, len(r.Baris))
	sudah := map[jalur]bool{}
	lulus := map[santri.ID]bool{}
	for i, b := range r.Baris {
		hasil[i].Baris = b
		t := jalur{b.Santri, b.Dari.Jalur}
		if sudah[t] || lulus[b.Santri] {
			hasil[i].Masalah = ErrGanda.Invalidf("santri ini sudah diputuskan di baris lain")
			continue
		}
		sudah[t] = true
		hasil[i].Masalah = hasil[i].susun(r, f)
		lulus[b.Santri] = hasil[i].Masalah == nil && b.Putusan == Lulus
	}
	bagiTempat(r, f, hasil)
	return hasil
}

// susun fills the difference of one row, but for the places of the class.
func (s *Selisih) susun(r Rencana, f Fakta) *dasar.Error {
	b := s.Baris
	k, ada := f.Santri[b.Santri]
	switch {
	case !slices.Contains(DaftarPutusan(), b.Putusan):
		return ErrPutusan.Invalidf("putusan belum diisi; pilih naik, tinggal, pindah, tamat, atau lulus").Pada("putusan")
	case !ada || !k.Santri.Status.DiPesantren():
		return ErrSantri.Invalidf("santri tidak dikenal atau tidak lagi di pesantren")
	}
	buka, ada := k.Terbuka(b.Dari.Jalur)
	switch {
	case !ada:
		return ErrSudahPindah.Conflictf("santri tidak lagi anggota jalur %s", b.Dari.Jalur)
	case buka.Unit != b.Dari.Unit || buka.Kelas != b.Dari.Nama:
		return ErrSudahPindah.Conflictf("santri sudah di %s %s sejak %s", buka.Unit, buka.Kelas, buka.Mulai.Panjang())
	case b.Putusan != Pindah && !buka.Mulai.Before(r.Pada):
		return ErrSudahPindah.Conflictf("santri baru mulai di %s %s pada %s, tidak sebelum hari putusan ini berlaku", buka.Unit, buka.Kelas, buka.Mulai.Panjang())
	}
	m, err := s.mutasi(r, f, k, buka)
	if err != nil {
		return err
	}
	s.rinci(k, m)
	return nil
}

// mutasi asks santri's own rules for the move.
func (s *Selisih) mutasi(r Rencana, f Fakta, k santri.Keadaan, buka santri.Keanggotaan) (santri.Mutasi, *dasar.Error) {
	var m santri.Mutasi
	var err error
	switch b := s.Baris; b.Putusan {
	case Lulus:
		m, err = k.Ubah(santri.Perubahan{Ke: santri.Lulus, Pada: r.Pada, Syarat: r.Syarat}, f.Pelaku, f.HariIni)
	case Tamat:
		m, err = k.Keluar(b.Dari.Jalur, r.Pada, b.Putusan.sebab())
	default:
		t, salah := cariTujuan(r, f, b, buka, k.Santri.JenisKelamin)
		if salah != nil {
			return m, salah
		}
		ke := santri.Keanggotaan{Lembaga: k.Santri.Lembaga, Santri: b.Santri, Jalur: t.Jalur, Unit: t.Unit, Tingkat: t.Tingkat, Kelas: t.Nama, Mulai: r.Pada}
		m, err = k.Pindah(ke, b.Putusan.sebab())
	}
	if err == nil {
		return m, nil
	}
	if e, ya := err.(*dasar.Error); ya {
		return m, e
	}
	return m, ErrPutusan.Invalidf("putusan ini tidak dapat dijalankan").Karena(err)
}

func (s *Selisih) rinci(k santri.Keadaan, m santri.Mutasi) {
	s.Mutasi, s.Mukim = m, len(m.TutupMukim) > 0
	for _, t := range m.Tutup {
		i := slices.IndexFunc(k.Anggota, func(a santri.Keanggotaan) bool { return a.ID == t.ID })
		s.Berakhir = append(s.Berakhir, k.Anggota[i])
	}
	if len(m.Buka) > 0 {
		s.Mulai = &m.Buka[0]
	}
	if m.Peristiwa != nil {
		s.Status = m.Peristiwa.Ke
	}
}
