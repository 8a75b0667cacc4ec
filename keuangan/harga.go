package keuangan

import (
	"fmt"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// Validate refuses, with [ErrTarif], a price without fee, first day or a
// possible amount; a price for one santri needs a reason. Nol rupiah is a
// price: it says that nothing is charged.
func (t Tarif) Validate() error {
	switch {
	case t.Komponen == "":
		return ErrTarif.Invalidf("komponen tarif belum dipilih").Pada("komponen")
	case t.Jumlah < 0:
		return ErrTarif.Invalidf("jumlah tarif tidak boleh kurang dari nol").Pada("jumlah")
	case t.Sejak.IsZero() || (!t.Sampai.IsZero() && !t.Sejak.Before(t.Sampai)):
		return ErrTarif.Invalidf("masa berlaku tarif harus punya tanggal mulai, dan berakhir sesudahnya").Pada("sejak")
	case t.JenisKelamin != "" && t.JenisKelamin != santri.LakiLaki && t.JenisKelamin != santri.Perempuan:
		return ErrTarif.Invalidf("jenis kelamin pada tarif: L, P, atau kosong").Pada("jenis_kelamin")
	case t.Mukim != "" && t.Mukim != Ya && t.Mukim != Tidak:
		return ErrTarif.Invalidf("syarat mukim: ya, tidak, atau kosong").Pada("mukim")
	case t.Angkatan != 0 && (t.Angkatan < 1900 || t.Angkatan > 9999):
		return ErrTarif.Invalidf("angkatan ditulis sebagai tahun, misalnya 2026").Pada("angkatan")
	case t.Santri != "" && t.Alasan == "":
		return ErrTarif.Invalidf("tarif khusus seorang santri harus beralasan").Pada("alasan")
	}
	return t.Jumlah.Batas()
}

// SamaSyarat reports whether two prices are of one fee and ask the same
// conditions, so that at most one of them may hold on a day.
func (t Tarif) SamaSyarat(u Tarif) bool {
	return t.Komponen == u.Komponen && t.Unit == u.Unit && t.Tingkat == u.Tingkat && t.JenisKelamin == u.JenisKelamin &&
		t.Mukim == u.Mukim && t.Angkatan == u.Angkatan && t.Santri == u.Santri
}

// Berlaku reports whether the price holds on a day: from Sejak until before Sampai.
func (t Tarif) Berlaku(pada dasar.Tanggal) bool { return berlaku(t.Sejak, t.Sampai, pada) }

// Cocok reports whether a santri fulfils the conditions, and through which
// membership: the first that fulfils unit and level together, or the main one
// when neither is asked.
func (t Tarif) Cocok(p santri.Peserta) (santri.Anggota, bool) {
	if (t.Santri != "" && t.Santri != p.ID) || (t.JenisKelamin != "" && t.JenisKelamin != p.JenisKelamin) ||
		(t.Angkatan != 0 && t.Angkatan != p.Angkatan) || (t.Mukim != "" && (t.Mukim == Ya) != p.Mukim) {
		return santri.Anggota{}, false
	}
	if t.Unit == "" && t.Tingkat == "" {
		return p.Utama(), true
	}
	for _, a := range p.Anggota {
		if (t.Unit == "" || t.Unit == a.Unit) && (t.Tingkat == "" || t.Tingkat == a.Tingkat) {
			return a, true
		}
	}
	return santri.Anggota{}, false
}

// kekhususan ranks prices: one for a single santri before all others, then by
// the number of conditions.
func (t Tarif) kekhususan() int {
	n := 0
	for _, syarat := range []bool{t.Unit != "", t.Tingkat != "", t.JenisKelamin != "", t.Mukim != "", t.Angkatan != 0} {
		if syarat {
			n++
		}
	}
	if t.Santri != "" {
		n += 100
	}
	return n
}

// Syarat names the conditions for people: "unit MTs, mukim"; "semua santri"
// when there are none.
func (t Tarif) Syarat() string {
	var s []string
	tambah := func(ada bool, teks string) {
		if ada {
			s = append(s, teks)
		}
	}
	tambah(t.Santri != "", "khusus santri ini")
	tambah(t.Unit != "", "unit "+string(t.Unit))
	tambah(t.Tingkat != "", "tingkat "+t.Tingkat)
	tambah(t.JenisKelamin == santri.LakiLaki, "putra")
	tambah(t.JenisKelamin == santri.Perempuan, "putri")
	tambah(t.Mukim == Ya, "mukim")
	tambah(t.Mukim == Tidak, "tidak mukim")
	tambah(t.Angkatan != 0, fmt.Sprintf("angkatan %d", t.Angkatan))
	if len(s) == 0 {
		return "semua santri"
	}
	return strings.Join(s, ", ")
}

// Langkah explains the price as the first step of a bill.
func (t Tarif) Langkah() Langkah {
	teks := fmt.Sprintf("Tarif %s untuk %s sejak %s: %s", t.Komponen, t.Syarat(), t.Sejak.Panjang(), t.Jumlah)
	if t.Alasan != "" {
		teks += " (" + t.Alasan + ")"
	}
	return Langkah{Aturan: "tarif", Rujuk: t.ID, Teks: teks, Jumlah: t.Jumlah}
}

// DaftarHarga is a price list that finds the price of a fee for a santri.
type DaftarHarga struct {
	umum   map[KodeKomponen][]Tarif
	khusus map[santriKomponen][]Tarif
}

// SusunHarga makes a price list of prices of any day; their order does not matter.
func SusunHarga(ts []Tarif) DaftarHarga {
	d := DaftarHarga{map[KodeKomponen][]Tarif{}, map[santriKomponen][]Tarif{}}
	for _, t := range ts {
		if t.Santri == "" {
			d.umum[t.Komponen] = append(d.umum[t.Komponen], t)
		} else {
			k := santriKomponen{t.Santri, t.Komponen}
			d.khusus[k] = append(d.khusus[k], t)
		}
	}
	return d
}

// Pilih returns the most specific price of a fee that matches the santri on a
// day, and the membership through which it does; ok is false when none
// matches. Two equally specific ones are refused with [ErrTarifRancu].
func (d DaftarHarga) Pilih(k KodeKomponen, p santri.Peserta, pada dasar.Tanggal) (t Tarif, a santri.Anggota, ok bool, err error) {
	var rancu *Tarif
	terbaik := -1
	for _, daftar := range [2][]Tarif{d.khusus[santriKomponen{p.ID, k}], d.umum[k]} {
		if terbaik >= 100 {
			break
		}
		for i, calon := range daftar {
			n := calon.kekhususan()
			if n < terbaik || !calon.Berlaku(pada) {
				continue
			}
			lewat, cocok := calon.Cocok(p)
			switch {
			case !cocok:
			case n == terbaik:
				rancu = &daftar[i]
			default:
				t, a, terbaik, rancu = calon, lewat, n, nil
			}
		}
	}
	if rancu != nil {
		return Tarif{}, santri.Anggota{}, false, ErrTarifRancu.Invalidf("dua tarif %s sama kuatnya (%s; %s); akhiri salah satu atau lengkapi syaratnya", k, t.Syarat(), rancu.Syarat()).Pada("tarif")
	}
	return t, a, terbaik >= 0, nil
}
