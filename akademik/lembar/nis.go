package lembar

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

var (
	// ErrNIS says that a row has no NIS, or one that a spreadsheet destroyed.
	ErrNIS = dasar.Aturan("AKD-LEMBAR-03")
	// ErrSantri says that the NIS is not one of those whose rows may be written.
	ErrSantri = dasar.Aturan("AKD-LEMBAR-04")
	// ErrNol marks a repair: a spreadsheet took the zeros in front of a NIS away.
	ErrNol = dasar.Aturan("AKD-LEMBAR-07")
)

// Pengenal recognises santri by the NIS of a row. The zero Pengenal knows nobody.
type Pengenal struct {
	santri map[string]santri.ID
	nol    map[string]string // NIS by itself without zeros in front; "" when several have it
}

// BuatPengenal knows the santri whose rows a person may write, by NIS.
func BuatPengenal(orang map[string]santri.ID) Pengenal {
	p := Pengenal{orang, make(map[string]string, len(orang))}
	for nis := range orang {
		tanpa := strings.TrimLeft(nis, "0")
		if _, ganda := p.nol[tanpa]; ganda {
			nis = ""
		}
		p.nol[tanpa] = nis
	}
	return p
}

// Kenali returns the NIS of a cell as the institution writes it and whose it is. The
// finding says what was repaired ([ErrNol]) or refused ([ErrNIS], [ErrSantri]); its
// place is for the caller to add. A cell that needs neither has the zero finding.
func (p Pengenal) Kenali(s santri.Sel) (nis string, id santri.ID, t santri.Temuan) {
	t.Bidang = "nis"
	if nis = bacaNIS(s); nis == "" {
		t.Hasil, t.Aturan, t.Alasan = santri.HasilTolak, ErrNIS, "NIS kosong atau rusak; isi NIS santri"
		return "", "", t
	}
	if id, ada := p.santri[nis]; ada {
		return nis, id, santri.Temuan{}
	}
	if utuh := p.nol[strings.TrimLeft(nis, "0")]; len(utuh) > len(nis) {
		t.Hasil, t.Aturan, t.Baru, t.Alasan = santri.HasilPerbaiki, ErrNol, utuh, "angka nol di depan NIS hilang dan dikembalikan"
		return utuh, p.santri[utuh], t
	}
	t.Hasil, t.Aturan, t.Alasan = santri.HasilTolak, ErrSantri, "NIS tidak dikenal di sini; periksa NIS atau terima dahulu santrinya"
	return nis, "", t
}

// bacaNIS reads a NIS as text; a number cell without its exponent.
func bacaNIS(s santri.Sel) string {
	t := strings.TrimSpace(s.Teks)
	switch s.Jenis {
	case santri.SelRusak, santri.SelTanggal:
		return ""
	case santri.SelAngka:
		d, ok := Angka(t)
		if t = d.String(); !ok || !d.IsInteger() || len(t) > 15 { // spreadsheets keep 15 digits
			return ""
		}
		return t
	}
	return strings.TrimPrefix(t, "'")
}

// Angka reads the text of a number cell, exponents of a sensible size included.
func Angka(t string) (decimal.Decimal, bool) {
	d, err := decimal.NewFromString(t)
	return d, err == nil && len(t) <= 40 && d.Exponent() <= 20 && d.Exponent() >= -40
}
