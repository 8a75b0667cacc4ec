package bpjs

import (
	"cmp"

	"github.com/pesantren-go/pesantren/dasar"
)

// Program is one insurance of BPJS, by its short name.
type Program string

// The programs. JKP costs the worker and the institution nothing extra: 0,22% is
// paid by the State and 0,14% is taken out of JKK (PP 37/2021 Ps. 11, PP 6/2025).
const (
	Kesehatan Program = "KES"
	JHT       Program = "JHT"
	JP        Program = "JP"
	JKK       Program = "JKK"
	JKM       Program = "JKM"
	JKP       Program = "JKP"
)

// KelasJKK is the number of risk classes of JKK (PP 44/2015 Ps. 16(1)).
const KelasJKK = 5

// Baris is one dated row: a program, or a class of JKK, from the contribution
// month Sejak until the next row of the same program and class.
type Baris struct {
	Sejak     dasar.Bulan
	Program   Program
	Kelas     int // 1 to [KelasJKK] for JKK, else 0
	Lembaga   Tarif
	Pekerja   Tarif
	Tambahan  Tarif        // of the worker, for every further family member
	BawahUMK  bool         // the minimum wage is the floor of the base
	Atas      dasar.Rupiah // cap of the base, 0 = none
	BatasUsia int          // a worker of this age is no longer charged, 0 = none
	Bruto     bool         // the institution's share is bruto for PPh 21
	Pengurang bool         // the worker's share is deductible for PPh 21
	Sumber    string       // the regulation, in words
}

// dasarIuran returns the base: the wage between floor and cap.
func (b *Baris) dasarIuran(upah, umk dasar.Rupiah) dasar.Rupiah {
	if b.BawahUMK {
		upah = max(upah, umk)
	}
	if b.Atas > 0 {
		upah = min(upah, b.Atas)
	}
	return upah
}

func urutBaris(a, b Baris) int {
	return cmp.Or(cmp.Compare(a.Program, b.Program), cmp.Compare(a.Kelas, b.Kelas), a.Sejak.Compare(b.Sejak))
}

// deret names the sequence of rows that a row belongs to.
type deret struct {
	program Program
	kelas   int
}

func (b Baris) deret() deret { return deret{b.Program, b.Kelas} }

// deretWajib are the sequences that every book has, in the order of lists.
func deretWajib() []deret {
	wajib := []deret{{Kesehatan, 0}, {JHT, 0}, {JP, 0}}
	for k := range KelasJKK {
		wajib = append(wajib, deret{JKK, k + 1})
	}
	return append(wajib, deret{JKM, 0}, deret{JKP, 0})
}
