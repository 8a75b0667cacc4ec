package hijriah

import (
	"bytes"
	_ "embed"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"sync"

	"github.com/pesantren-go/pesantren/dasar"
)

// ErrData says that a table of months cannot be used; its cause names the row.
var ErrData = dasar.Aturan("HIJ-DATA-01")

// The month starts by the neo-MABIMS criterion (MABIMS 2021, used by the
// Ministry of Religion since Ramadan 1443 H), with the Moon's altitude and
// elongation on the deciding evening and on the evening before.
//
//go:embed data/hitungan.csv
var berkasHitungan []byte

// First days decided or proven by the holidays of the government, 2015 to 2026,
// each with its evidence.
//
//go:embed data/putusan.csv
var berkasPutusan []byte

// The Umm al-Qura calendar of Saudi Arabia as published, 1420 to 1482 H.
//
//go:embed data/ummalqura.csv
var berkasUmmAlQura []byte

// AwalBulan is one row of a table of computed month starts.
type AwalBulan struct {
	Tahun, Bulan int
	Awal         dasar.Tanggal
	Sementara    bool // the Moon was close to the limit: a decision may move it
}

// Baru makes a calendar from a table of month starts, for an institution that
// reckons by another criterion than the one shipped. kira is the approximate
// table for days outside it, without gaps; nil for none. It returns [ErrData] for
// a table with a month that is missing or is not 29 or 30 days long.
func Baru(bulan, kira []AwalBulan) (*Kalender, error) {
	pasti, err := baris(bulan, AsalHitungan)
	if err != nil {
		return nil, err
	}
	dekat, err := baris(kira, AsalKira)
	if err != nil {
		return nil, err
	}
	k, err := susun(pasti, dekat)
	if err != nil {
		return nil, ErrData.Invalidf("tabel awal bulan Hijriah tidak dapat dipakai; periksa tanggalnya").Karena(err)
	}
	return k, nil
}

func baris(bulan []AwalBulan, asal Asal) ([]awal, error) {
	daftar := make([]awal, 0, len(bulan))
	for i, b := range bulan {
		p := Putusan{Tahun: b.Tahun, Bulan: b.Bulan, Awal: b.Awal, Sumber: "tabel"}
		if err := p.Validate(); err != nil {
			return nil, ErrData.Invalidf("baris %d tabel awal bulan Hijriah tidak lengkap", i+1).Karena(err)
		}
		a := awal{ke: urutan(b.Tahun, b.Bulan), hari: b.Awal, asal: asal, ragu: b.Sementara}
		if i > 0 {
			lalu := daftar[i-1]
			if n := a.hari.Selisih(lalu.hari); a.ke != lalu.ke+1 || n < terpendek || n > terpanjang {
				return nil, ErrData.Invalidf("baris %d tabel awal bulan Hijriah: %s (%s) tidak menyambung dari %s (%s)", i+1, a.ke, a.hari, lalu.ke, lalu.hari)
			}
		}
		daftar = append(daftar, a)
	}
	return daftar, nil
}

// Hitungan returns the computed Indonesian calendar, Ramadan 1443 to Zulhijah
// 1470 H, without decisions and without the approximate table.
func Hitungan() *Kalender { return hitungan() }

// Baku returns the calendar that a new institution starts with: computed,
// with the documented official decisions above it and the approximate table
// below it.
func Baku() *Kalender { return baku() }

// PutusanResmi returns the documented official decisions that [Baku] contains,
// oldest first.
func PutusanResmi() []Putusan { return harus(BacaPutusan(bytes.NewReader(berkasPutusan))) }

// The shipped tables are read once; a test reads them too, so that a panic here
// cannot reach a release.
var (
	hitungan = sync.OnceValue(func() *Kalender {
		return harus(Baru(harus(BacaTabel(bytes.NewReader(berkasHitungan))), nil))
	})
	baku = sync.OnceValue(func() *Kalender {
		bulan := harus(BacaTabel(bytes.NewReader(berkasHitungan)))
		kira := harus(BacaTabel(bytes.NewReader(berkasUmmAlQura)))
		return harus(harus(Baru(bulan, kira)).Dengan(PutusanResmi()...))
	})
)

func harus[T any](v T, err error) T {
	if err != nil {
		panic(fmt.Sprintf("hijriah: shipped table: %v", err))
	}
	return v
}

// BacaTabel reads a table of month starts: CSV with a header and the columns
// hijri_year, hijri_month, first_day (mabims_computed_first_day and
// ummalqura_first_day are read as well, in this order of preference), and
// optionally borderline (true or false). Other columns are passed over. It
// returns [ErrData] with the line of the first fault.
func BacaTabel(r io.Reader) ([]AwalBulan, error) {
	var hasil []AwalBulan
	err := bacaCSV(r, []string{"first_day", "mabims_computed_first_day", "ummalqura_first_day"}, func(tahun, bulan int, awal dasar.Tanggal, sel func(string) string) {
		hasil = append(hasil, AwalBulan{tahun, bulan, awal, sel("borderline") == "true"})
	})
	return hasil, err
}

// BacaPutusan reads decisions: CSV with a header and the columns hijri_year,
// hijri_month, official_first_day_of_month and evidence. It returns [ErrData] with
// the line of the first fault; whether they fit a calendar, [Kalender.Dengan]
// decides.
func BacaPutusan(r io.Reader) ([]Putusan, error) {
	var hasil []Putusan
	err := bacaCSV(r, []string{"official_first_day_of_month"}, func(tahun, bulan int, awal dasar.Tanggal, sel func(string) string) {
		hasil = append(hasil, Putusan{Tahun: tahun, Bulan: bulan, Awal: awal, Sumber: sel("evidence")})
	})
	return hasil, err
}

func bacaCSV(r io.Reader, kolomHari []string, tampung func(tahun, bulan int, awal dasar.Tanggal, sel func(string) string)) error {
	c := csv.NewReader(r)
	kepala, err := c.Read()
	if err != nil {
		return ErrData.Invalidf("berkas awal bulan Hijriah kosong atau bukan CSV").Karena(err)
	}
	hari := slices.IndexFunc(kolomHari, func(n string) bool { return slices.Contains(kepala, n) })
	if hari < 0 || !slices.Contains(kepala, "hijri_year") || !slices.Contains(kepala, "hijri_month") {
		return ErrData.Invalidf("berkas awal bulan Hijriah harus memuat kolom hijri_year, hijri_month dan %s", kolomHari[0])
	}
	for {
		isi, err := c.Read()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return ErrData.Invalidf("berkas awal bulan Hijriah tidak terbaca; simpan sebagai CSV").Karena(err)
		}
		no, _ := c.FieldPos(0)
		sel := func(nama string) string {
			if i := slices.Index(kepala, nama); i >= 0 {
				return isi[i]
			}
			return ""
		}
		tahun, e1 := strconv.Atoi(sel("hijri_year"))
		bulan, e2 := strconv.Atoi(sel("hijri_month"))
		awal, e3 := dasar.ParseTanggal(sel(kolomHari[hari]))
		if err := errors.Join(e1, e2, e3); err != nil {
			return ErrData.Invalidf("baris %d berkas awal bulan Hijriah salah tulis", no).Karena(err)
		}
		tampung(tahun, bulan, awal, sel)
	}
}
