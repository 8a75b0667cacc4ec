package pegawai

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

func (p *pembacaImpor) sel(bidang string) (santri.Sel, bool) {
	i, ada := p.judul.kolom[bidang]
	if !ada || i >= len(p.h.sumber.Sel) {
		return santri.Sel{}, ada
	}
	return p.h.sumber.Sel[i], ada
}

// teks reads a cell as one tidy line of text; what cannot be read is refused and
// counts as empty.
func (p *pembacaImpor) teks(bidang string, maks int) string {
	s, _ := p.sel(bidang)
	return p.teksSel(bidang, s, maks)
}

func (p *pembacaImpor) teksSel(bidang string, s santri.Sel, maks int) string {
	if s.Jenis == santri.SelRusak {
		p.temu(bidang, santri.HasilTolak, ErrImporSel, "", "sel berisi galat lembar kerja; isi ulang nilainya")
		return ""
	}
	t, err := dasar.Rapikan(santri.LepasJaga(tulisSel(s)), maks)
	if err != nil {
		p.galat(bidang, diBidang(err, bidang))
		return ""
	}
	return t
}

// angka reads the cell of a long number as text. A number cell of 16 digits or more
// that ends in 0 is refused: spreadsheets keep 15 digits and write 0 for the rest.
func (p *pembacaImpor) angka(bidang string) string {
	t := p.teks(bidang, 60)
	if s, _ := p.sel(bidang); s.Jenis != santri.SelAngka || len(t) < 16 || !digit(t) {
		return t
	}
	if strings.HasSuffix(t, "0") {
		p.temu(bidang, santri.HasilTolak, ErrImporAngka, "", "disimpan sebagai angka, jadi angka terakhirnya hilang; ketik ulang sebagai teks")
		return ""
	}
	p.temu(bidang, santri.HasilPerbaiki, ErrImporAngkaTeks, t, "sel angka dibaca sebagai teks")
	return t
}

// tulisSel writes a cell as text: a number without exponent, everything else as it
// stands.
func tulisSel(s santri.Sel) string {
	if s.Jenis != santri.SelAngka || len(s.Teks) > 40 || digit(s.Teks) {
		return s.Teks
	}
	n, err := decimal.NewFromString(strings.TrimSpace(s.Teks))
	if err != nil || n.Exponent() > 20 || n.Exponent() < -40 {
		return s.Teks
	}
	return n.String()
}

// tanggal reads a day.
func (p *pembacaImpor) tanggal(bidang string, s santri.Sel) (t dasar.Tanggal) {
	if s.Jenis != santri.SelTanggal {
		s = santri.Sel{Teks: p.teksSel(bidang, s, 60)}
	}
	if strings.TrimSpace(s.Teks) == "" {
		return t
	}
	t, err := santri.BacaTanggal(s)
	if err != nil {
		p.galat(bidang, diBidang(err, bidang))
	}
	return t
}

func (p *pembacaImpor) yaTidak(bidang string) ya {
	switch kata := sederhana(p.teks(bidang, 40)); kata {
	case "":
		return takDisebut
	case "ya", "y", "1", "ikut", "sudah", "aktif", "v", "true", "ada", "peserta":
		return yaDisebut
	case "tidak", "tdk", "t", "0", "belum", "n", "false", "no", "nonaktif", "bukan":
		return tidakDisebut
	}
	p.temu(bidang, santri.HasilTolak, ErrImporYa, "", "tulis ya atau tidak")
	return takDisebut
}
