package akademikberkas

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/pesantren-go/pesantren/akademik/hafalan"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/akademik/rapor"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas/pdf"
)

// kolomMapel is a column of a table of subjects. Whether it is there is said by
// [rapor.KolomTerisi], for the screen and for paper.
type kolomMapel struct {
	pdf.Kolom
	ada bool
	isi func(rapor.Mapel) string
}

// tabelMapel is the table of subjects, numbered through all groups.
func tabelMapel(kelompok []rapor.Kelompok, kolom []kolomMapel) pdf.Tabel {
	kolom = slices.DeleteFunc(kolom, func(k kolomMapel) bool { return !k.ada })
	t := pdf.Tabel{Kolom: []pdf.Kolom{{Judul: "No", Bagi: 6, Kanan: true}}, Sela: map[int]string{}}
	for _, k := range kolom {
		t.Kolom = append(t.Kolom, k.Kolom)
	}
	for _, k := range kelompok {
		if len(k.Mapel) > 0 {
			t.Sela[len(t.Baris)] = k.Nama
		}
		for _, m := range k.Mapel {
			baris := []string{strconv.Itoa(len(t.Baris) + 1)}
			for _, k := range kolom {
				baris = append(baris, k.isi(m))
			}
			t.Baris = append(t.Baris, baris)
		}
	}
	return t
}

// angkaMapel is the mark as printed: a visible blank when there is none yet, a dash for
// who is excused.
func angkaMapel(m rapor.Mapel) string {
	switch m.Keadaan {
	case nilai.Ada:
		return m.Nilai
	case nilai.Dikecualikan:
		return "–"
	}
	return kosong
}

// formal is the page of a formal class: a mark and the words of what was reached
// (Kurikulum Merdeka), with predikat and bound where the scale has them (K13).
//
// Where subjects have several marks, each aspect has a table of its own.
func formal(f rapor.Formal) (out []pdf.Blok) {
	aspek := rapor.NamaAspek(f.Kelompok)
	if len(aspek) == 0 {
		out = append(out, tabelFormal(f.Kelompok))
	}
	for _, nama := range aspek {
		out = append(out, pdf.Alinea{Teks: nama, Tebal: true}, tabelFormal(rapor.PerAspek(f.Kelompok, nama)))
	}
	return append(out, legenda(f.Skala)...)
}

func tabelFormal(ks []rapor.Kelompok) pdf.Tabel {
	ada := rapor.KolomTerisi(ks)
	return tabelMapel(ks, []kolomMapel{
		{pdf.Kolom{Judul: "Mata pelajaran", Bagi: 30}, true, func(m rapor.Mapel) string {
			return strings.Join(nonKosong(m.Nama, m.NamaArab, m.Kitab, m.Terbawa()), "\n")
		}},
		{pdf.Kolom{Judul: "KKM", Bagi: 8, Kanan: true}, ada.KKM, func(m rapor.Mapel) string { return m.KKM }},
		{pdf.Kolom{Judul: "Nilai", Bagi: 10, Kanan: true}, true, angkaMapel},
		{pdf.Kolom{Judul: "Predikat", Bagi: 13}, ada.Predikat, func(m rapor.Mapel) string { return cmp.Or(m.Predikat.Kode, m.Predikat.Nama) }},
		{pdf.Kolom{Judul: "Capaian kompetensi", Bagi: 60}, ada.Capaian, rapor.Mapel.TeksCapaian},
	})
}

// diniyah is the page of a diniyah class, with the Arabic names beside the Indonesian.
func diniyah(d rapor.Diniyah) []pdf.Blok {
	ada := rapor.KolomTerisi(d.Kelompok)
	t := tabelMapel(d.Kelompok, []kolomMapel{
		{pdf.Kolom{Judul: "Pelajaran", Bagi: 24}, true, func(m rapor.Mapel) string { return strings.Join(nonKosong(m.Nama, m.Terbawa()), "\n") }},
		{pdf.Kolom{Judul: "المادة", Bagi: 22}, ada.NamaArab, func(m rapor.Mapel) string { return m.NamaArab }},
		{pdf.Kolom{Judul: "Kitab", Bagi: 26}, ada.Kitab, func(m rapor.Mapel) string { return m.Kitab }},
		{pdf.Kolom{Judul: "Nilai", Bagi: 10, Kanan: true}, true, angkaMapel},
		{pdf.Kolom{Judul: "Predikat", Bagi: 18}, ada.Predikat, func(m rapor.Mapel) string { return cmp.Or(m.Predikat.Nama, m.Predikat.Kode) }},
		{pdf.Kolom{Judul: "التقدير", Bagi: 16}, ada.PredikatArab, func(m rapor.Mapel) string { return m.Predikat.Arab }},
		{pdf.Kolom{Judul: "Capaian", Bagi: 26}, ada.Capaian, rapor.Mapel.TeksCapaian},
	})
	out := append(append([]pdf.Blok{t}, legenda(d.Skala)...), tabelKitab(d.Kitab)...)
	if len(d.Gerbang) == 0 {
		return out
	}
	g := pdf.Tabel{Kolom: []pdf.Kolom{{Judul: "Syarat", Bagi: 34}, {Judul: "Ambang", Bagi: 18}, {Judul: "Keadaan", Bagi: 48}}}
	for _, x := range d.Gerbang {
		g.Baris = append(g.Baris, []string{x.Nama, x.Ambang, keadaanGerbang(x)})
	}
	return append(out, g)
}

// tabelKitab is what is learnt beside the subjects.
func tabelKitab(ks []rapor.Kitab) []pdf.Blok {
	if len(ks) == 0 {
		return nil
	}
	t := pdf.Tabel{Kolom: []pdf.Kolom{{Judul: "Kitab dan nadham", Bagi: 40}, {Judul: "Capaian", Bagi: 60}}}
	for _, k := range ks {
		t.Baris = append(t.Baris, []string{k.Nama, k.Capaian})
	}
	return []pdf.Blok{t}
}

func keadaanGerbang(g rapor.Gerbang) string {
	s := "belum diketahui"
	switch g.Keadaan {
	case nilai.GerbangTerpenuhi:
		s = "terpenuhi"
	case nilai.GerbangBelum:
		s = "belum terpenuhi"
	}
	if g.Kurang != "" {
		s += ", kurang " + g.Kurang
	}
	if g.Dispensasi != "" {
		s += ", dispensasi oleh " + g.Dispensasi
	}
	return s
}

// legenda explains the scales in small letters.
func legenda(skala []rapor.Skala) (out []pdf.Blok) {
	for _, s := range skala {
		var pita []string
		for _, p := range s.Pita {
			nama := strings.Join(nonKosong(p.Nama, p.Arab), " ")
			if p.Kode != "" && len(p.Kode) <= 3 {
				nama = strings.TrimSpace(p.Kode + " " + nama)
			}
			pita = append(pita, nama+" mulai "+p.Dari)
		}
		teks := s.Nama + ", " + s.Min + " sampai " + s.Maks
		if s.Lulus != "" {
			teks += ", lulus mulai " + s.Lulus
		}
		if len(pita) > 0 {
			teks += ": " + strings.Join(pita, "; ")
		}
		out = append(out, pdf.Alinea{Teks: teks, Kecil: true})
	}
	return out
}

// sebutanBasis names what a percentage is of.
var sebutanBasis = map[hafalan.Basis]string{hafalan.BasisHalaman: "Halaman", hafalan.BasisJuz: "Juz penuh", hafalan.BasisAyat: "Ayat"}

var sebutanJenis = map[hafalan.Jenis]string{hafalan.Ziyadah: "Ziyadah", hafalan.Murojaah: "Muroja'ah", hafalan.Tasmi: "Tasmi'", hafalan.Ujian: "Ujian"}

// tahfidz is the page of what is known by heart, each share with what it is of.
func tahfidz(h rapor.Tahfidz) []pdf.Blok {
	capaian := pdf.Tabel{Kolom: []pdf.Kolom{{Judul: "Hafalan menurut", Bagi: 30}, {Judul: "Dihafal", Bagi: 18, Kanan: true}, {Judul: "Dari", Bagi: 14, Kanan: true}, {Judul: "Persen", Bagi: 14, Kanan: true}, {Judul: "Mutqin", Bagi: 18, Kanan: true}}}
	for _, c := range h.Capaian {
		persen := c.Persen
		if persen != "" {
			persen += "%"
		}
		capaian.Baris = append(capaian.Baris, []string{sebutanBasis[c.Basis], c.Jumlah, c.Dari, persen, c.Mutqin})
	}
	var out []pdf.Blok
	if len(h.Capaian) > 0 {
		out = append(out, capaian)
	}
	if h.Mushaf != "" {
		out = append(out, pdf.Alinea{Teks: "Halaman dan juz menurut mushaf " + h.Mushaf + ".", Kecil: true})
	}
	if len(h.Setoran) > 0 {
		t := pdf.Tabel{Kolom: []pdf.Kolom{{Judul: "Setoran periode ini", Bagi: 30}, {Judul: "Kali", Bagi: 14, Kanan: true}, {Judul: "Diulang", Bagi: 14, Kanan: true}, {Judul: "Ayat", Bagi: 14, Kanan: true}, {Judul: "Ayat baru", Bagi: 16, Kanan: true}}}
		for _, s := range h.Setoran {
			t.Baris = append(t.Baris, []string{sebutanJenis[s.Jenis], strconv.Itoa(s.Kali), strconv.Itoa(s.Ulang), strconv.Itoa(s.Ayat), strconv.Itoa(s.Baru)})
		}
		out = append(out, t)
	}
	if len(h.Ujian) > 0 {
		t := pdf.Tabel{Kolom: []pdf.Kolom{{Judul: "Tasmi' dan ujian", Bagi: 26}, {Judul: "Jenis", Bagi: 16}, {Judul: "Bacaan", Bagi: 40}, {Judul: "Nilai", Bagi: 12, Kanan: true}, {Judul: "Hasil", Bagi: 14}}}
		for _, u := range h.Ujian {
			hasil := map[hafalan.Hasil]string{hafalan.Lulus: "Lulus", hafalan.Ulang: "Ulang"}[u.Hasil]
			t.Baris = append(t.Baris, []string{u.Tanggal.Panjang(), sebutanJenis[u.Jenis], u.Bacaan, u.Nilai, hasil})
		}
		out = append(out, t)
	}
	return append(out, tabelKitab(h.Kitab)...)
}
