package kalender

import (
	"fmt"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/hijriah"
)

// ErrTahun says that an academic year cannot be proposed: no such calendar, month or
// number of terms. A Hijri year outside the calendar carries hijriah.ErrDiLuar.
var ErrTahun = dasar.Aturan("AKD-KALENDER-05")

// Tahun is a proposal for an academic year: its days and terms. Days are Gregorian in
// either calendar, and stay what they were when they are stored.
type Tahun struct {
	Nama     string // 2026/2027, 1447-1448 H
	Kalender Kalender
	Mulai    dasar.Tanggal
	Selesai  dasar.Tanggal // the last day
	Masa     []Masa
	// Sementara: a border follows a Hijri month that a decision may still move.
	Sementara bool
}

// Masa is one term, both ends included.
type Masa struct {
	Kode    string // "1", "2"
	Nama    string
	Mulai   dasar.Tanggal
	Selesai dasar.Tanggal
}

// UsulTahun proposes the year of twelve months that begins with a month of a calendar:
// UsulTahun(k, Masehi, 2026, 7, 2) is July 2026 to June 2027 in two semesters,
// UsulTahun(k, Hijriah, 1447, 10, 3) Syawal 1447 to Ramadan 1448 in three terms. Terms
// are whole months, the longer ones first; masa is 1 to 12.
func UsulTahun(k *hijriah.Kalender, kal Kalender, tahun, bulan, masa int) (Tahun, error) {
	switch {
	case kal != Masehi && kal != Hijriah:
		return Tahun{}, ErrTahun.Invalidf("pilih kalender tahun ajaran: masehi atau hijriah").Pada("kalender")
	case bulan < 1 || bulan > 12 || tahun < 1 || tahun > 9000:
		return Tahun{}, ErrTahun.Invalidf("isi tahun dan bulan mulainya, bulan 1 sampai 12").Pada("bulan")
	case masa < 1 || masa > 12:
		return Tahun{}, ErrTahun.Invalidf("tahun ajaran memuat 1 sampai 12 masa").Pada("masa")
	}
	awal, ragu, err := awalBulan(k, kal, tahun, bulan)
	if err != nil {
		return Tahun{}, err
	}
	t := Tahun{Nama: namaTahun(kal, tahun, bulan), Kalender: kal, Mulai: awal[0], Selesai: awal[12].TambahHari(-1), Sementara: ragu[0]}
	for i, m := 0, 0; i < masa; i++ {
		panjang := 12 / masa
		if i < 12%masa {
			panjang++
		}
		t.Masa = append(t.Masa, Masa{
			Kode: fmt.Sprint(i + 1), Nama: fmt.Sprintf("%s %d", namaMasa(masa), i+1),
			Mulai: awal[m], Selesai: awal[m+panjang].TambahHari(-1),
		})
		m += panjang
		t.Sementara = t.Sementara || ragu[m]
	}
	return t, nil
}

// awalBulan gives the first days of thirteen months, twelve and the one after, and
// which of them a decision may still move.
func awalBulan(k *hijriah.Kalender, kal Kalender, tahun, bulan int) (awal [13]dasar.Tanggal, ragu [13]bool, err error) {
	for i := range awal {
		if kal == Masehi {
			awal[i] = dasar.Bln(tahun, bulan).Tambah(i).Awal()
			continue
		}
		n := tahun*12 + bulan - 1 + i
		if awal[i], err = k.AwalBulan(n/12, n%12+1); err != nil {
			return awal, ragu, err
		}
		l, err := k.Uraikan(awal[i])
		if err != nil {
			return awal, ragu, err
		}
		ragu[i] = l.Sementara
	}
	return awal, ragu, nil
}

func namaTahun(kal Kalender, tahun, bulan int) string {
	pisah, akhir := "/", ""
	if kal == Hijriah {
		pisah, akhir = "-", " H"
	}
	if bulan == 1 {
		return fmt.Sprintf("%d%s", tahun, akhir)
	}
	return fmt.Sprintf("%d%s%d%s", tahun, pisah, tahun+1, akhir)
}

func namaMasa(n int) string {
	switch n {
	case 2:
		return "Semester"
	case 3:
		return "Catur wulan"
	case 4:
		return "Triwulan"
	}
	return "Masa"
}
