package nilai

import (
	"fmt"

	"pgregory.net/rapid"
)

// soal is a random rule set with items and the entries of one santri.
type soal struct {
	aturan Aturan
	butir  []Butir
	isian  []Isian
}

func (s soal) susun(t *rapid.T) *Rencana {
	r, err := Susun(s.aturan, s.butir)
	if err != nil {
		t.Fatalf("susun: %v", err)
	}
	return r
}

func (s soal) hitung(t *rapid.T, u *Uraian) Hasil {
	h, err := s.susun(t).Hitung(s.isian, u)
	if err != nil {
		t.Fatalf("hitung: %v", err)
	}
	return h
}

func acakSoal(t *rapid.T) (s soal) {
	dari := func(nama string, min, maks int) int { return rapid.IntRange(min, maks).Draw(t, nama) }
	s.aturan = Aturan{
		Kode: "acak", Versi: 1, Skala: Skala{Kode: "100", Nama: "100", Maks: A(100), Langkah: 100, Lulus: A(75)},
		Bulat:  Pembulatan{Tempat: dari("tempat", 0, 4)},
		Kosong: rapid.SampledFrom([]Kosong{KosongIkut, KosongTolak, KosongNol, KosongAbaikan}).Draw(t, "kosong"),
	}
	switch dari("skala", 0, 2) {
	case 1:
		s.aturan.Skala, _ = PredikatK13(75)
	case 2: // a KKM of 7/9 fits no item exactly in decimals
		s.aturan.Skala.Maks, s.aturan.Skala.Lulus = A(9), A(7)
	}
	n := dari("komponen", 1, 4)
	for i := range n {
		k := Komponen{
			Kode: fmt.Sprint("K", i), Bobot: Angka(dari("bobot", 0, 250_000)),
			Cara:     rapid.SampledFrom([]Cara{Rata, Rata, PoinTotal, Tertinggi}).Draw(t, "cara"),
			Remedial: rapid.SampledFrom([]CaraRemedial{TanpaRemedial, BatasKKM, AmbilAkhir, RataMinimalKKM}).Draw(t, "remedial"),
			Kosong:   rapid.SampledFrom([]Kosong{KosongIkut, KosongTolak, KosongNol, KosongAbaikan}).Draw(t, "kosongK"),
		}
		if i == 0 {
			k.Bobot++
		} else if k.Formatif = rapid.IntRange(0, 5).Draw(t, "formatif") == 0; k.Formatif {
			k.Bobot = 0
		}
		if k.Cara != Tertinggi && rapid.Bool().Draw(t, "buang") {
			k.Buang.Terendah = dari("rendah", 0, 2)
		}
		s.aturan.Komponen = append(s.aturan.Komponen, k)
		seragam := rapid.Bool().Draw(t, "seragam")
		maks := rapid.SampledFrom([]int64{0, 10}).Draw(t, "maksK")
		for j := range dari("butir", 0, 5) {
			b := Butir{Kode: fmt.Sprintf("K%d.%d", i, j), Komponen: k.Kode, Maks: A(maks)}
			if !seragam {
				b.Maks = A(rapid.SampledFrom([]int64{0, 10, 40, 91}).Draw(t, "maks"))
				b.Bobot = Angka(dari("bobotB", 0, 30_000))
				b.JanganBuang = rapid.IntRange(0, 4).Draw(t, "jangan") == 0
			}
			s.butir = append(s.butir, b)
			s.isian = append(s.isian, acakIsian(t, b, s.penuh(b)))
		}
	}
	return s
}

// penuh is the full mark of an item.
func (s soal) penuh(b Butir) Angka {
	if b.Maks != 0 {
		return b.Maks
	}
	return s.aturan.Skala.Maks
}

func acakIsian(t *rapid.T, b Butir, penuh Angka) Isian {
	is := Isian{Butir: b.Kode}
	is.Bebas = rapid.IntRange(0, 15).Draw(t, "bebas") == 0
	for range rapid.SampledFrom([]int{0, 1, 1, 1, 1, 2, 3}).Draw(t, "percobaan") {
		switch rapid.IntRange(0, 9).Draw(t, "keadaan") {
		case 0:
			is.Percobaan = append(is.Percobaan, Skor{})
		case 1:
			is.Percobaan = append(is.Percobaan, Kecualikan(Sakit))
		default:
			is.Percobaan = append(is.Percobaan, Dapat(100*Angka(rapid.Int64Range(0, int64(penuh/100)).Draw(t, "skor"))))
		}
	}
	return is
}
