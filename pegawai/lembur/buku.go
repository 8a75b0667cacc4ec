package lembur

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
	ErrBuku = dasar.Aturan("PEG-LEMBUR-01")
	// ErrMasa says that a day lies before the first table of a book.
	ErrMasa = dasar.Aturan("PEG-LEMBUR-02")
)

// maksBerkas bounds the bytes of a book.
const maksBerkas = 1 << 20

//go:embed lembur.json
var berkasBaku string

// Buku is a checked, immutable list of dated tables; it may be shared.
type Buku struct{ tabel []Tabel }

// Tabel is what holds from a day on. Immutable, may be shared; it comes from
// [Buku.Pada].
type Tabel struct{ isi }

// isi is a table as it stands in the file.
type isi struct {
	Sejak dasar.Tanggal `json:"sejak"`
	Jam   struct {
		Pembagi int64  `json:"pembagi"`
		Sumber  string `json:"sumber"`
	} `json:"sejam"`
	Tetap struct {
		Persen decimal.Decimal `json:"persen"` // of the whole wage: the least that the base is
		Sumber string          `json:"sumber"`
	} `json:"dasar"`
	Harian struct {
		Pekan5 int64  `json:"pekan_5"` // days of a month
		Pekan6 int64  `json:"pekan_6"`
		Sumber string `json:"sumber"`
	} `json:"harian"`
	Hasil struct {
		Bulan  int    `json:"bulan"` // months of the average
		Sumber string `json:"sumber"`
	} `json:"hasil"`
	Batas struct {
		Sehari  decimal.Decimal `json:"sehari"` // hours
		Sepekan decimal.Decimal `json:"sepekan"`
		Sumber  string          `json:"sumber"`
	} `json:"batas"`
	Pengali []pengali `json:"pengali"`
}

// pengali is the multipliers of one kind of day.
type pengali struct {
	Hari   Hari    `json:"hari"`
	Pekan  int     `json:"pekan"`
	Lapis  []lapis `json:"lapis"`
	Sumber string  `json:"sumber"`
}

// lapis is the multiplier up to an hour of the day; the last may be open.
type lapis struct {
	Sampai int64           `json:"sampai"` // 0 = every further hour
	Kali   decimal.Decimal `json:"kali"`
}

// Baku returns the embedded book: PP 35/2021, in force since 2 February 2021.
func Baku() (*Buku, error) { return Baca(strings.NewReader(berkasBaku)) }

// Baca reads a book in the form of lembur.json: a list of tables, each with the
// day it holds from, oldest first. Unknown fields are refused, as is a table that
// lacks a kind of day or whose hours do not rise, with [ErrBuku].
func Baca(r io.Reader) (*Buku, error) {
	d := json.NewDecoder(io.LimitReader(r, maksBerkas))
	d.DisallowUnknownFields()
	var b Buku
	var semua []isi
	if err := d.Decode(&semua); err != nil {
		return nil, ErrBuku.Invalidf("tabel lembur tidak terbaca; ikuti bentuk lembur.json").Karena(err)
	}
	if _, err := d.Token(); err != io.EOF || len(semua) == 0 {
		return nil, ErrBuku.Invalidf("tabel lembur harus berisi satu daftar yang tidak kosong")
	}
	for i, t := range semua {
		if salah := t.periksa(); salah != "" {
			return nil, ErrBuku.Invalidf("tabel lembur %s: %s", t.Sejak, salah)
		}
		if i > 0 && !t.Sejak.After(semua[i-1].Sejak) {
			return nil, ErrBuku.Invalidf("tabel lembur %s: urutkan menurut tanggal, satu tabel per tanggal", t.Sejak)
		}
		b.tabel = append(b.tabel, Tabel{t})
	}
	return &b, nil
}

// Pada returns the table of a day; a day before the first one, or none, is
// [ErrMasa].
func (b *Buku) Pada(hari dasar.Tanggal) (*Tabel, error) {
	for i := len(b.tabel) - 1; i >= 0 && !hari.IsZero(); i-- {
		if !b.tabel[i].isi.Sejak.After(hari) {
			return &b.tabel[i], nil
		}
	}
	return nil, ErrMasa.Invalidf("aturan lembur untuk tanggal %q belum ada di tabel lembur; tambahkan tabelnya", hari.Panjang()).Pada("tanggal")
}

// periksa says what is wrong with a table, or "".
func (t isi) periksa() string {
	positif := func(d decimal.Decimal, maks int64) bool {
		return d.IsPositive() && d.Exponent() >= -4 && d.Exponent() <= 4 && d.LessThanOrEqual(decimal.NewFromInt(maks))
	}
	switch {
	case t.Sejak.IsZero():
		return "sejak belum diisi"
	case t.Jam.Pembagi < 1 || t.Jam.Pembagi > 744:
		return "sejam.pembagi harus 1 sampai 744 jam"
	case !positif(t.Tetap.Persen, 100):
		return "dasar.persen harus di atas 0 dan paling banyak 100"
	case min(t.Harian.Pekan5, t.Harian.Pekan6) < 1 || max(t.Harian.Pekan5, t.Harian.Pekan6) > 31:
		return "harian.pekan_5 dan pekan_6 harus 1 sampai 31 hari"
	case t.Hasil.Bulan < 1 || t.Hasil.Bulan > 120:
		return "hasil.bulan harus 1 sampai 120"
	case !positif(t.Batas.Sehari, 24) || !positif(t.Batas.Sepekan, 168):
		return "batas.sehari dan batas.sepekan harus di atas 0"
	}
	for _, s := range []string{t.Jam.Sumber, t.Tetap.Sumber, t.Harian.Sumber, t.Hasil.Sumber, t.Batas.Sumber} {
		if s == "" {
			return "setiap bagian menyebut sumbernya"
		}
	}
	return t.periksaPengali(positif)
}

func (t isi) periksaPengali(positif func(decimal.Decimal, int64) bool) string {
	type kunci struct {
		hari  Hari
		pekan int
	}
	ada := map[kunci]bool{}
	for _, h := range DaftarHari() {
		ada[kunci{h, 6}] = false
		ada[kunci{h, 5}] = h == LiburPendek // exists in a week of six days only
	}
	for _, p := range t.Pengali {
		k := kunci{p.Hari, p.Pekan}
		if dulu, dikenal := ada[k]; dulu || !dikenal || p.Sumber == "" {
			return fmt.Sprintf("pengali ke hari %.20q pekan %d tidak dikenal, ganda, atau tanpa sumber", p.Hari, p.Pekan)
		}
		ada[k] = true
		bawah := int64(0)
		for i, l := range p.Lapis {
			terbuka := l.Sampai == 0 && i == len(p.Lapis)-1
			if (!terbuka && (l.Sampai <= bawah || l.Sampai > 24)) || !positif(l.Kali, 10) {
				return fmt.Sprintf("pengali %s pekan %d lapis %d: jam harus naik dan pengali di atas 0 sampai 10", p.Hari, p.Pekan, i+1)
			}
			bawah = l.Sampai
		}
		if len(p.Lapis) == 0 {
			return fmt.Sprintf("pengali %s pekan %d belum berlapis", p.Hari, p.Pekan)
		}
	}
	for k, lengkap := range ada {
		if !lengkap {
			return fmt.Sprintf("pengali %s pekan %d belum ada", k.hari, k.pekan)
		}
	}
	return ""
}
