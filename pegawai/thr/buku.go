package thr

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/pesantren-go/pesantren/dasar"
)

var (
	// ErrBuku says that a book cannot be read or contradicts itself.
	ErrBuku = dasar.Aturan("PEG-THR-01")
	// ErrMasa says that a day lies before the first table of a book.
	ErrMasa = dasar.Aturan("PEG-THR-02")
	// ErrAgama says that no holiday is known for a religion.
	ErrAgama = dasar.Aturan("PEG-THR-03")
)

const (
	maksBerkas = 1 << 20 // bytes of a book
	maksBulan  = 60      // of a table: 60 × 60 × dasar.MaxRupiah fits an int64
)

//go:embed thr.json
var berkasBaku string

// Buku is a checked, immutable list of dated tables; it may be shared.
type Buku struct{ tabel []Tabel }

// Tabel is what holds from a day on. Immutable, may be shared; it comes from
// [Buku.Pada].
type Tabel struct{ isi }

// isi is a table as it stands in the file.
type isi struct {
	Sejak dasar.Tanggal `json:"sejak"`
	Hak   struct {
		Bulan  int    `json:"bulan"` // of service: fewer have no right
		Sumber string `json:"sumber"`
	} `json:"hak"`
	Penuh struct {
		Bulan  int    `json:"bulan_penuh"` // of service: as many have a whole wage
		Sumber string `json:"sumber"`
	} `json:"besar"`
	Harian struct {
		Bulan  int    `json:"bulan"` // of the average
		Sumber string `json:"sumber"`
	} `json:"harian"`
	Bayar struct {
		HariSebelum int    `json:"hari_sebelum"`
		Sumber      string `json:"sumber"`
	} `json:"bayar"`
	Berhenti struct {
		Hari          int    `json:"hari"`           // before the holiday: who leaves later keeps the right
		WaktuTertentu bool   `json:"waktu_tertentu"` // workers of a fixed term keep it as well
		Sumber        string `json:"sumber"`
	} `json:"berhenti"`
	Sambung struct {
		Sumber string `json:"sumber"`
	} `json:"sambung"`
	Telat struct {
		Persen decimal.Decimal `json:"persen"`
		Sumber string          `json:"sumber"`
	} `json:"denda"`
	Raya []struct {
		Agama string `json:"agama"`
		Nama  string `json:"nama"`
	} `json:"hari_raya"`
}

// Baku returns the embedded book: Permenaker 6/2016, in force since 8 March 2016.
// That workers of a fixed term lose the right when they leave before the holiday
// is not certain: waktu_tertentu is the switch.
func Baku() (*Buku, error) { return Baca(strings.NewReader(berkasBaku)) }

// Baca reads a book in the form of thr.json: a list of tables, each with the day
// it holds from, oldest first. Unknown fields and missing parts are refused with
// [ErrBuku].
func Baca(r io.Reader) (*Buku, error) {
	d := json.NewDecoder(io.LimitReader(r, maksBerkas))
	d.DisallowUnknownFields()
	var b Buku
	var semua []isi
	if err := d.Decode(&semua); err != nil {
		return nil, ErrBuku.Invalidf("tabel THR tidak terbaca; ikuti bentuk thr.json").Karena(err)
	}
	if _, err := d.Token(); err != io.EOF || len(semua) == 0 {
		return nil, ErrBuku.Invalidf("tabel THR harus berisi satu daftar yang tidak kosong")
	}
	for i, t := range semua {
		if salah := t.periksa(); salah != "" {
			return nil, ErrBuku.Invalidf("tabel THR %s: %s", t.Sejak, salah)
		}
		if i > 0 && !t.Sejak.After(semua[i-1].Sejak) {
			return nil, ErrBuku.Invalidf("tabel THR %s: urutkan menurut tanggal, satu tabel per tanggal", t.Sejak)
		}
		b.tabel = append(b.tabel, Tabel{t})
	}
	return &b, nil
}

// Pada returns the table for a holiday on that day; a day before the first one, or
// none, is [ErrMasa].
func (b *Buku) Pada(hariRaya dasar.Tanggal) (*Tabel, error) {
	for i := len(b.tabel) - 1; i >= 0 && !hariRaya.IsZero(); i-- {
		if !b.tabel[i].Sejak.After(hariRaya) {
			return &b.tabel[i], nil
		}
	}
	return nil, ErrMasa.Invalidf("aturan THR untuk tanggal %q belum ada di tabel THR; tambahkan tabelnya", hariRaya.Panjang()).Pada("hari_raya")
}

// HariRaya names the holiday that THR is due for. A religion without one, the
// empty one included, is refused with [ErrAgama].
func (t *Tabel) HariRaya(agama string) (string, error) {
	for _, r := range t.Raya {
		if r.Agama == agama {
			return r.Nama, nil
		}
	}
	return "", ErrAgama.Invalidf("hari raya untuk THR belum dapat ditentukan; isi agama pegawai, atau tambahkan hari rayanya ke tabel THR").Pada("agama")
}

// periksa says what is wrong with a table, or "".
func (t isi) periksa() string {
	switch {
	case t.Sejak.IsZero():
		return "sejak belum diisi"
	case t.Hak.Bulan < 0 || t.Penuh.Bulan < 1 || t.Hak.Bulan > t.Penuh.Bulan || t.Penuh.Bulan > maksBulan:
		return "hak.bulan harus 0 sampai besar.bulan_penuh, dan itu 1 sampai 60"
	case t.Harian.Bulan < 1 || t.Harian.Bulan > maksBulan:
		return "harian.bulan harus 1 sampai 60"
	case min(t.Bayar.HariSebelum, t.Berhenti.Hari) < 0 || max(t.Bayar.HariSebelum, t.Berhenti.Hari) > 366:
		return "bayar.hari_sebelum dan berhenti.hari harus 0 sampai 366"
	case t.Telat.Persen.IsNegative() || t.Telat.Persen.Exponent() < -4 || t.Telat.Persen.Exponent() > 2 || t.Telat.Persen.GreaterThan(decimal.NewFromInt(100)):
		return "denda.persen harus 0 sampai 100"
	case len(t.Raya) == 0:
		return "hari_raya belum diisi"
	}
	for _, s := range []string{t.Hak.Sumber, t.Penuh.Sumber, t.Harian.Sumber, t.Bayar.Sumber, t.Berhenti.Sumber, t.Sambung.Sumber, t.Telat.Sumber} {
		if s == "" {
			return "setiap bagian menyebut sumbernya"
		}
	}
	ada := map[string]bool{"": true}
	for _, r := range t.Raya {
		if ada[r.Agama] || r.Nama == "" {
			return fmt.Sprintf("hari raya agama %.20q kosong atau ganda", r.Agama)
		}
		ada[r.Agama] = true
	}
	return ""
}
