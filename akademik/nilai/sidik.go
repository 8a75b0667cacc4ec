package nilai

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Sidik is the fingerprint of a rule set: equal when everything that can change a
// mark, a band or a printed name is equal, whatever the order in which components
// and items were entered. It is comparable; the zero value is none.
type Sidik string

// Sidik returns the fingerprint of the rules.
func (a Aturan) Sidik() Sidik { return sidikSusun(a.urut(), nil) }

// Sebutan names the rules in explanations: "aturan merdeka versi 2".
func (a Aturan) Sebutan() string { return fmt.Sprintf("aturan %s versi %d", a.Kode, a.Versi) }

func (a Aturan) urut() Aturan {
	a = a.salin()
	slices.SortFunc(a.Komponen, func(x, y Komponen) int { return cmp.Compare(lipatKode(x.Kode), lipatKode(y.Kode)) })
	return a
}

// sidikSusun hashes a text of lines "name=value" in which zero values are left out,
// so that a field that the program learns later does not change old fingerprints.
func sidikSusun(a Aturan, butir []butirSusun) Sidik {
	var t tulisSidik
	t.baris("aturan", isi{"kode", a.Kode}, isi{"versi", a.Versi}, isi{"nama", a.Nama}, isi{"kkm", a.KKM}, isi{"kosong", a.Kosong},
		isi{"tempat", a.Bulat.Tempat}, isi{"bulat", a.Bulat.Cara}, isi{"dasar", a.Dasar}, isi{"bawaan", a.Bawaan})
	s := a.Skala
	t.baris("skala", isi{"kode", s.Kode}, isi{"nama", s.Nama}, isi{"min", s.Min}, isi{"maks", s.Maks}, isi{"langkah", s.Langkah}, isi{"lulus", s.Lulus},
		isi{"bulat_dahulu", s.BulatDahulu}, isi{"masukan_pita", s.MasukanPita}, isi{"sumber", s.Sumber})
	for _, p := range s.Pita {
		t.baris("pita", isi{"kode", p.Kode}, isi{"nama", p.Nama}, isi{"arab", p.Arab}, isi{"dari", p.Dari}, isi{"nilai", p.Nilai})
	}
	for _, k := range a.Komponen {
		t.baris("komponen", isi{"kode", k.Kode}, isi{"nama", k.Nama}, isi{"bobot", k.Bobot}, isi{"cara", k.Cara}, isi{"rendah", k.Buang.Terendah},
			isi{"tinggi", k.Buang.Tertinggi}, isi{"remedial", k.Remedial}, isi{"kosong", k.Kosong}, isi{"formatif", k.Formatif}, isi{"aspek", k.Aspek}, isi{"setara", k.Setara})
	}
	for _, b := range butir {
		t.baris("butir", isi{"kode", b.Kode}, isi{"nama", b.Nama}, isi{"komponen", lipatKode(b.Komponen)}, isi{"maks", b.penuh}, isi{"bobot", b.Bobot},
			isi{"jangan_buang", b.JanganBuang}, isi{"tp", strings.Join(b.TP, "\x00")}, isi{"asal", b.Asal})
	}
	h := sha256.Sum256([]byte(t.String()))
	return Sidik(hex.EncodeToString(h[:]))
}

type isi struct {
	nama  string
	nilai any
}

type tulisSidik struct{ strings.Builder }

func (t *tulisSidik) baris(nama string, semua ...isi) {
	t.WriteString(nama)
	for _, i := range semua {
		if s := fmt.Sprint(i.nilai); s != "" && s != "0" && s != "false" {
			t.WriteString(" " + i.nama + "=" + strconv.Quote(s))
		}
	}
	t.WriteString("\n")
}
