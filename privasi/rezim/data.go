package rezim

import (
	"bytes"
	_ "embed"
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/pesantren-go/pesantren/dasar"
)

// The tables that come along.
var (
	//go:embed data/rezim.csv
	berkasRezim []byte
	//go:embed data/tenggat.csv
	berkasTenggat []byte
	//go:embed data/butir.csv
	berkasButir []byte
	//go:embed data/libur.csv
	berkasLibur []byte
)

// Baku returns the shipped law.
func Baku() *Hukum { return baku() }

// KalenderBaku returns the shipped working-day calendar: 2026 and 2027.
func KalenderBaku() *Kalender { return kalenderBaku() }

// The shipped tables are read once; a test reads them too, so that a panic here cannot
// reach a release.
var (
	baku = sync.OnceValue(func() *Hukum {
		return harus(BacaHukum(bytes.NewReader(berkasRezim), bytes.NewReader(berkasTenggat), bytes.NewReader(berkasButir)))
	})
	kalenderBaku = sync.OnceValue(func() *Kalender { return harus(BuatKalender(harus(BacaLibur(bytes.NewReader(berkasLibur))))) })
)

func harus[T any](v T, err error) T {
	if err != nil {
		panic(fmt.Sprintf("rezim: shipped table: %v", err))
	}
	return v
}

// BacaHukum reads the law from three CSV tables with headers, in the form of the shipped
// ones: regimes, deadlines (with the regimes each belongs to) and required contents. A
// fault is [ErrData]; its cause names table and line.
func BacaHukum(rezim, tenggat, butir io.Reader) (*Hukum, error) {
	var rs []Rezim
	err := bacaCSV(rezim, "rezim", []string{"id", "name", "from", "adult_age", "marriage_makes_adult", "protected_age", "source", "confidence"}, func(sel func(string) string) error {
		r := Rezim{ID: sel("id"), Nama: sel("name"), Sumber: sel("source"), Keyakinan: Keyakinan(sel("confidence")),
			Tenggat: map[string]AturanTenggat{}, Butir: map[DaftarButir][]Butir{}}
		var e error
		if r.Sejak, e = dasar.ParseTanggal(sel("from")); e != nil {
			return e
		}
		r.Usia.NikahMendewasakan = sel("marriage_makes_adult") == "yes"
		if r.Usia.Dewasa, e = strconv.Atoi(sel("adult_age")); e != nil {
			return e
		}
		r.Usia.Lindung, e = strconv.Atoi(sel("protected_age"))
		rs = append(rs, r)
		return e
	})
	if err != nil {
		return nil, err
	}
	if err := bacaTenggat(tenggat, rs); err != nil {
		return nil, err
	}
	if err := bacaButir(butir, rs); err != nil {
		return nil, err
	}
	return BuatHukum(rs...)
}

func bacaTenggat(r io.Reader, rs []Rezim) error {
	return bacaCSV(r, "tenggat", []string{"key", "hours", "working_days", "starts", "source", "confidence", "regimes"}, func(sel func(string) string) error {
		a := AturanTenggat{Kunci: sel("key"), Mulai: Pemicu(sel("starts")), Sumber: sel("source"), Keyakinan: Keyakinan(sel("confidence"))}
		var e error
		if a.Jam, e = angka(sel("hours")); e != nil {
			return e
		}
		if a.HariKerja, e = angka(sel("working_days")); e != nil {
			return e
		}
		return tiapRezim(rs, sel("regimes"), func(r *Rezim) error {
			if _, ganda := r.Tenggat[a.Kunci]; ganda {
				return fmt.Errorf("deadline %q twice", a.Kunci)
			}
			r.Tenggat[a.Kunci] = a
			return nil
		})
	})
}

func bacaButir(r io.Reader, rs []Rezim) error {
	return bacaCSV(r, "butir", []string{"list", "code", "text", "source", "confidence", "regimes"}, func(sel func(string) string) error {
		b, d := Butir{sel("code"), sel("text"), sel("source"), Keyakinan(sel("confidence"))}, DaftarButir(sel("list"))
		return tiapRezim(rs, sel("regimes"), func(r *Rezim) error {
			r.Butir[d] = append(r.Butir[d], b)
			return nil
		})
	})
}

// tiapRezim does something for each regime named in a cell.
func tiapRezim(rs []Rezim, sel string, fn func(*Rezim) error) error {
	ids := strings.Fields(sel)
	if len(ids) == 0 {
		return fmt.Errorf("no regime")
	}
	for _, id := range ids {
		i := slices.IndexFunc(rs, func(x Rezim) bool { return x.ID == id })
		if i < 0 {
			return fmt.Errorf("unknown regime %q", id)
		}
		if err := fn(&rs[i]); err != nil {
			return err
		}
	}
	return nil
}

func angka(s string) (int, error) {
	if s == "" {
		return 0, nil
	}
	return strconv.Atoi(s)
}

// BacaLibur reads holidays of whole years: CSV with date, kind (libur or cuti_bersama),
// name, source and confidence. A fault is [ErrData].
func BacaLibur(r io.Reader) (ls []HariLibur, err error) {
	err = bacaCSV(r, "libur", []string{"date", "kind", "name", "source", "confidence"}, func(sel func(string) string) error {
		t, e := dasar.ParseTanggal(sel("date"))
		if k := sel("kind"); e == nil && k != "libur" && k != "cuti_bersama" {
			e = fmt.Errorf("unknown kind %q", k)
		}
		ls = append(ls, HariLibur{t, sel("kind") == "cuti_bersama", sel("name"), sel("source"), Keyakinan(sel("confidence"))})
		return e
	})
	return ls, err
}

func bacaCSV(r io.Reader, tabel string, kolom []string, tampung func(sel func(string) string) error) error {
	c := csv.NewReader(r)
	kepala, err := c.Read()
	if err != nil {
		return ErrData.Invalidf("tabel %s kosong atau bukan CSV", tabel).Karena(err)
	}
	for _, k := range kolom {
		if !slices.Contains(kepala, k) {
			return ErrData.Invalidf("tabel %s harus memuat kolom %s", tabel, strings.Join(kolom, ", "))
		}
	}
	for nomor := 2; ; nomor++ {
		baris, err := c.Read()
		if err == io.EOF {
			return nil
		}
		if err == nil {
			err = tampung(func(k string) string { return baris[slices.Index(kepala, k)] })
		}
		if err != nil {
			return ErrData.Invalidf("tabel %s baris %d tidak dapat dipakai", tabel, nomor).Karena(err)
		}
	}
}
