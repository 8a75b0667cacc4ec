package santri

import (
	"fmt"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
)

// Hasil is the outcome of one row or one finding (IMP-22).
type Hasil string

// The four outcomes, from harmless to refused.
const (
	HasilOK         Hasil = "ok"
	HasilPerbaiki   Hasil = "perbaiki"   // repaired; the finding says what
	HasilPeringatan Hasil = "peringatan" // accepted and flagged
	HasilTolak      Hasil = "tolak"      // refused, with field and reason
)

// Berat ranks outcomes from 0 for ok to 3 for refused: a row has the gravest of its
// findings.
func (h Hasil) Berat() int {
	switch h {
	case HasilPerbaiki:
		return 1
	case HasilPeringatan:
		return 2
	case HasilTolak:
		return 3
	}
	return 0
}

// Temuan is one finding about one cell. Lama and Baru may be personal data:
// they are for the person who brought the file, not for logs; a Temuan prints
// without them.
type Temuan struct {
	Baris  int    // row number as a spreadsheet shows it
	Sel    string // the cell, such as "D64"; "" when the sheet has no such column
	Bidang string // the field, such as "nik"
	Hasil  Hasil
	Aturan dasar.Aturan
	Lama   string // as it stands in the file
	Baru   string // as it was read, when it was repaired
	Alasan string // what is wrong and what to do
}

// Nilai is the one value a list of findings shows beside the field: the new
// value of a repair, the short reason of a warning, nothing for a refusal.
func (t Temuan) Nilai() string {
	switch t.Hasil {
	case HasilPerbaiki:
		return t.Baru
	case HasilPeringatan:
		pendek, _, _ := strings.Cut(t.Alasan, ";")
		return pendek
	}
	return ""
}

// String tells place, outcome and reason, without the values.
func (t Temuan) String() string {
	return fmt.Sprintf("baris %d %s: %s [%s] %s", t.Baris, t.Bidang, t.Hasil, string(t.Aturan), t.Alasan)
}

// GoString is String.
func (t Temuan) GoString() string { return t.String() }

// BarisImpor is one row of data with its verdict: the worst of its findings.
type BarisImpor struct {
	Nomor  int
	NIS    string // the student number as written: the row's name in result files
	Hasil  Hasil
	Temuan []Temuan
	Isi    IsiBaris
}

// Utama returns the finding that the verdict rests on: the first of the worst
// ones. A row that is ok has none.
func (b BarisImpor) Utama() (Temuan, bool) {
	for _, t := range b.Temuan {
		if t.Hasil == b.Hasil {
			return t, true
		}
	}
	return Temuan{}, false
}

func (b *BarisImpor) catat(t Temuan) {
	t.Baris = b.Nomor
	b.Temuan = append(b.Temuan, t)
	if b.Hasil == "" || t.Hasil.Berat() > b.Hasil.Berat() {
		b.Hasil = t.Hasil
	}
}

// JumlahHasil counts rows by outcome; their sum is the number of rows.
type JumlahHasil struct{ Baris, OK, Perbaiki, Peringatan, Tolak int }

// Tambah counts one row; an unknown outcome counts as ok.
func (j *JumlahHasil) Tambah(h Hasil) {
	j.Baris++
	switch h {
	case HasilPerbaiki:
		j.Perbaiki++
	case HasilPeringatan:
		j.Peringatan++
	case HasilTolak:
		j.Tolak++
	default:
		j.OK++
	}
}
