package akademik

import (
	"encoding/hex"
	"fmt"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// PratinjauImpor is what a person sees before a sheet of marks or recitations is
// written: a verdict for every row, and what applying it would do. Nothing is kept
// between preview and application; Sidik binds both to the same sheet and to the same
// stored marks.
type PratinjauImpor struct {
	Jumlah     santri.JumlahHasil // verdicts; their sum is the number of rows
	TakDikenal []string           // titles that mean nothing: these columns are not read
	Catatan    []string           // what reading the file had to assume
	Baris      []BarisImpor
	Baru       int // marks or recitations that would be written
	Sama       int // that stand already as in the sheet
	Beda       int // marks that stand with another value
	Sidik      string

	lembar  []LembarNilai
	isian   []IsianSkor // new marks
	ganti   []IsianSkor // over other marks
	setoran []Setoran
}

// BarisImpor is one row of a sheet with its verdict, the worst of its findings. A
// refused row writes nothing; the others stand by themselves. It prints without the NIS
// and the contents.
type BarisImpor struct {
	Nomor  int // as a spreadsheet shows it; the titles count
	NIS    string
	Santri santri.ID // "" when not known
	Rombel RombelID  // "" when none
	Isi    string    // the subject, or what was recited
	Hasil  santri.Hasil
	Temuan []santri.Temuan
	Baru   int
	Sama   int
	Beda   int
}

// Format prints the verdict only.
func (b BarisImpor) Format(f fmt.State, _ rune) {
	_, _ = fmt.Fprintf(f, "baris %d %s", b.Nomor, b.Hasil)
}

// HasilImpor is what applying a sheet did.
type HasilImpor struct {
	Tersimpan int        // marks or recitations
	Sama      int        // stood already
	Dilewati  int        // marks left as they stand, which the sheet has otherwise
	Ditolak   int        // rows
	Gagal     []GalatSel // marks that somebody changed after the preview
}

var (
	// ErrPratinjauBasi says that sheet or stored marks are no longer those of the
	// preview (Conflict).
	ErrPratinjauBasi = dasar.Aturan("AKD-IMPOR-01")
	// ErrSkorLain warns that a mark stands already with another value.
	ErrSkorLain = dasar.Aturan("AKD-IMPOR-02")
	// ErrPernahBatal warns that the recitation was recorded before and made void: it
	// is not recorded again.
	ErrPernahBatal = dasar.Aturan("AKD-IMPOR-03")
)

// temu adds a finding and makes the verdict no better than it.
func (b *BarisImpor) temu(t santri.Temuan) {
	t.Baris = b.Nomor
	b.Temuan = append(slices.Clip(b.Temuan), t)
	if t.Hasil.Berat() > b.Hasil.Berat() {
		b.Hasil = t.Hasil
	}
}

func (p *PratinjauImpor) tambah(b BarisImpor) {
	p.Jumlah.Tambah(b.Hasil)
	p.Baru, p.Sama, p.Beda = p.Baru+b.Baru, p.Sama+b.Sama, p.Beda+b.Beda
	p.Baris = append(p.Baris, b)
}

// cap is the mark of what was shown.
func (p *PratinjauImpor) cap(l santri.Lembar, lain ...any) {
	s := dasar.Sidik([]any{l.Baris, lain, p.Jumlah, p.ganti})
	p.Sidik = hex.EncodeToString(s[:])
}

func (h HasilImpor) tulis() string {
	return fmt.Sprintf("%d %d %d %d", h.Tersimpan, h.Sama, h.Dilewati, h.Ditolak)
}

// bacaHasilImpor reads what the first call of an application planned.
func bacaHasilImpor(s string) (h HasilImpor, err error) {
	if _, err := fmt.Sscanf(s, "%d %d %d %d", &h.Tersimpan, &h.Sama, &h.Dilewati, &h.Ditolak); err != nil {
		return h, fmt.Errorf("reading the outcome of an import: %w", err)
	}
	return h, nil
}

func pratinjauBasi() error {
	return ErrPratinjauBasi.Conflictf("lembar atau nilai yang tersimpan sudah berubah sejak pratinjau; periksa lagi berkasnya lalu terapkan")
}
