package presensi

import (
	"cmp"
	"math/big"
	"slices"

	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// Pertemuan is one register that was taken.
type Pertemuan struct {
	Tanggal dasar.Tanggal
	Mulai   jadwal.Menit
	Anggota []santri.ID
	Catatan []Catatan // of members; ordered or not
}

// Jumlah counts lessons or days by common state.
type Jumlah struct{ Hadir, Sakit, Izin, Alpa, Terlambat int }

// Semua is the sum over all states.
func (j Jumlah) Semua() int { return j.Hadir + j.Sakit + j.Izin + j.Alpa + j.Terlambat }

// Tambah returns the sum of both.
func (j Jumlah) Tambah(x Jumlah) Jumlah {
	return Jumlah{j.Hadir + x.Hadir, j.Sakit + x.Sakit, j.Izin + x.Izin, j.Alpa + x.Alpa, j.Terlambat + x.Terlambat}
}

// Persen is the exact part that the santri was there, late ones included, as a number
// up to 100; false when nothing was counted. Round it once, where it is shown.
func (j Jumlah) Persen() (nilai.Pecahan, bool) {
	n := j.Semua()
	if n == 0 {
		return nilai.Pecahan{}, false
	}
	return nilai.DariRat(big.NewRat(int64(j.Hadir+j.Terlambat)*100, int64(n))), true
}

func (j *Jumlah) di(k Keadaan) *int {
	switch k {
	case Sakit:
		return &j.Sakit
	case Izin:
		return &j.Izin
	case Alpa:
		return &j.Alpa
	case Terlambat:
		return &j.Terlambat
	}
	return &j.Hadir
}

// Rekap is the presence of one santri over a run of days. Menit are those of lateness
// that were written down.
type Rekap struct {
	Pelajaran Jumlah
	Hari      Jumlah // days with at least one register
	Menit     int
}

// Tambah returns the sum of both, which must be about different days.
func (r Rekap) Tambah(x Rekap) Rekap {
	return Rekap{r.Pelajaran.Tambah(x.Pelajaran), r.Hari.Tambah(x.Hari), r.Menit + x.Menit}
}

// sehari is one santri on one day.
type sehari struct {
	santri santri.ID
	hari   dasar.Tanggal
}

// hitungan counts one day; awal is what its first lesson was.
type hitungan struct {
	jumlah Jumlah
	mulai  jadwal.Menit
	awal   Keadaan
}

// Rekap counts registers per santri. A santri counts once in a register however often
// it lists him; a state that is no word of the school counts as alpa. The order of
// registers does not matter.
func (a Aturan) Rekap(ps []Pertemuan) map[santri.ID]Rekap {
	harian := map[sehari]hitungan{}
	hasil := map[santri.ID]Rekap{}
	for _, p := range ps {
		catatan := make(map[santri.ID]Catatan, len(p.Catatan))
		for _, c := range p.Catatan {
			catatan[c.Santri] = c
		}
		sudah := make(map[santri.ID]bool, len(p.Anggota))
		for _, s := range p.Anggota {
			if sudah[s] {
				continue
			}
			sudah[s] = true
			k := a.pokok(catatan[s].Keadaan)
			h, ada := harian[sehari{s, p.Tanggal}]
			if !ada || cmp.Or(cmp.Compare(p.Mulai, h.mulai), cmp.Compare(beratnya(k), beratnya(h.awal))) < 0 {
				h.mulai, h.awal = p.Mulai, k
			}
			*h.jumlah.di(k)++
			harian[sehari{s, p.Tanggal}] = h
			r := hasil[s]
			*r.Pelajaran.di(k)++
			r.Menit += catatan[s].Menit
			hasil[s] = r
		}
	}
	for k, h := range harian {
		r := hasil[k.santri]
		*r.Hari.di(a.Hari.hari(h))++
		hasil[k.santri] = r
	}
	return hasil
}

func (a Aturan) pokok(k Keadaan) Keadaan {
	if k == "" {
		return Hadir
	}
	if p, kenal := a.Hitung(k); kenal {
		return p
	}
	return Alpa
}

// beratnya orders states: what stands earlier wins among equals.
func beratnya(k Keadaan) int {
	return slices.Index([]Keadaan{Sakit, Izin, Alpa, Terlambat, Hadir}, k)
}

// hari says what a day was.
func (h AturanHari) hari(x hitungan) Keadaan {
	lewat := x.jumlah.Sakit + x.jumlah.Izin + x.jumlah.Alpa
	absen := lewat > 0
	if h.Cara == PelajaranPertama {
		absen = x.awal == Sakit || x.awal == Izin || x.awal == Alpa
	} else if p, q := h.bagian(); absen {
		absen = lewat*q >= p*x.jumlah.Semua()
	}
	if !absen {
		if x.jumlah.Terlambat > 0 {
			return Terlambat
		}
		return Hadir
	}
	if h.Cara == PelajaranPertama {
		return x.awal
	}
	terbaik := Sakit
	for _, k := range []Keadaan{Izin, Alpa} {
		if *x.jumlah.di(k) > *x.jumlah.di(terbaik) {
			terbaik = k
		}
	}
	return terbaik
}

func (h AturanHari) bagian() (p, q int) {
	if h.Penyebut == 0 {
		return 1, 2
	}
	return h.Pembilang, h.Penyebut
}
