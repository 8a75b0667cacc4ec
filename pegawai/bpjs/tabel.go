package bpjs

import (
	"fmt"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
)

// bulanKap is how long a cap of JP is trusted: BPJS Ketenagakerjaan announces one
// every February for the contribution of March, so the thirteenth month warns.
const bulanKap = 12

// Tabel is what holds in one contribution month. Immutable, may be shared.
type Tabel struct {
	bulan dasar.Bulan
	sidik string
	kes   berlaku
	jht   berlaku
	jp    berlaku
	jkm   berlaku
	jkp   berlaku
	jkk   [KelasJKK]berlaku

	lahirAkhir dasar.Tanggal // born on this day or before: JP is over
	kabur      []string      // warning about the cap of JP, or none
	lewatUsia  []string      // warning that JP is over
}

// berlaku is a row in force, beside what the hot path needs of it.
type berlaku struct {
	Baris
	laju laju
}

// laju is a row without branches: masks are -1 for yes and 0 for no.
type laju struct {
	lembaga, pekerja, tambahan uint64       // hundredths of a percent
	bawah                      dasar.Rupiah // mask: the minimum wage is the floor
	atas                       dasar.Rupiah // cap, or the largest amount
	bruto, pengurang           dasar.Rupiah // masks
}

func berlakukan(b Baris) berlaku {
	topeng := map[bool]dasar.Rupiah{true: -1}
	atas := b.Atas
	if atas == 0 {
		atas = dasar.MaxRupiah
	}
	return berlaku{b, laju{uint64(b.Lembaga), uint64(b.Pekerja), uint64(b.Tambahan), topeng[b.BawahUMK], atas, topeng[b.Bruto], topeng[b.Pengurang]}}
}

// letak is where the row of a sequence stands.
func (t *Tabel) letak(d deret) *berlaku {
	switch d.program {
	case Kesehatan:
		return &t.kes
	case JHT:
		return &t.jht
	case JP:
		return &t.jp
	case JKM:
		return &t.jkm
	case JKK:
		return &t.jkk[d.kelas-1]
	}
	return &t.jkp
}

// siapkan derives what the month and the age limit fix for everybody.
func (t *Tabel) siapkan(kap dasar.Bulan) {
	if t.jp.Atas > 0 && t.bulan.Compare(kap.Tambah(bulanKap)) >= 0 {
		t.kabur = []string{fmt.Sprintf("batas upah JP terakhir yang diketahui (%s) berlaku sejak %s; periksa pengumuman BPJS Ketenagakerjaan untuk %s dan tambahkan ke tabel iuran", t.jp.Atas, kap.Panjang(), t.bulan.Panjang())}
	}
	if t.jp.BatasUsia > 0 {
		t.lahirAkhir = t.bulan.Tambah(-12 * t.jp.BatasUsia).Awal()
		t.lewatUsia = []string{fmt.Sprintf("iuran JP tidak dihitung: usia sudah %d tahun pada %s", t.jp.BatasUsia, t.bulan.Awal().Panjang())}
	}
}

// Bulan returns the contribution month.
func (t *Tabel) Bulan() dasar.Bulan { return t.bulan }

// Baris returns the rows in force, to be shown or printed.
func (t *Tabel) Baris() []Baris {
	var semua []Baris
	for _, d := range deretWajib() {
		semua = append(semua, t.letak(d).Baris)
	}
	return semua
}

// Peringatan returns what a run should know about the table before it begins, or
// nothing: the cap of JP may be out of date. Every [Iuran] with JP repeats it.
func (t *Tabel) Peringatan() []string { return slices.Clone(t.kabur) }

// Versi names the table and the contents of its book, to be frozen on a slip:
// bpjs/2026-03/1a2b3c4d, where the month is the newest Sejak of the rows in force.
func (t *Tabel) Versi() string {
	var sejak dasar.Bulan
	for _, b := range t.Baris() {
		if b.Sejak.Compare(sejak) > 0 {
			sejak = b.Sejak
		}
	}
	return "bpjs/" + sejak.String() + "/" + t.sidik
}
