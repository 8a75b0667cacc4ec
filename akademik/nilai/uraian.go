package nilai

import (
	"fmt"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
)

// Kaidah is the permanent id of a way to compute: it stands beside every step of an
// explanation, in the code at the constants below only.
type Kaidah string

// The ways to compute. Ids are retired, never reused.
const (
	KaidahPertama    Kaidah = "AKD-HITUNG-01" // the first attempt counts
	KaidahBatasKKM   Kaidah = "AKD-HITUNG-02" // the best later attempt up to Batas, never below the first
	KaidahAmbilAkhir Kaidah = "AKD-HITUNG-03" // the last attempt counts
	KaidahRataKKM    Kaidah = "AKD-HITUNG-04" // mean of first and last attempt, at least Batas
	KaidahRata       Kaidah = "AKD-HITUNG-05" // Maks × ΣBobot·Nilai/Penuh ÷ ΣBobot
	KaidahPoin       Kaidah = "AKD-HITUNG-06" // Maks × ΣNilai ÷ ΣPenuh
	KaidahTertinggi  Kaidah = "AKD-HITUNG-07" // Maks × the greatest Nilai/Penuh
	KaidahBobot      Kaidah = "AKD-HITUNG-08" // ΣBobot·Nilai ÷ ΣBobot
	KaidahBulat      Kaidah = "AKD-HITUNG-09" // rounded by Bulat
	KaidahPredikat   Kaidah = "AKD-HITUNG-10" // the band of the value, which stays
)

// Langkah is one step of an explanation: what goes in, by which way, and what comes
// out. It carries everything needed to compute it again ([Langkah.HitungUlang]).
// Teks is an Indonesian clause without personal data; Pokok is the code of the item
// or component that the step is about, "" for the mark itself; Dasar is the article
// or the rule of the institution that it follows.
type Langkah struct {
	Kaidah  Kaidah     `privasi:"-,rujukan aturan"`
	Dasar   string     `privasi:"-,rujukan aturan"`
	Pokok   string     `privasi:"-,kode penilaian"`
	Teks    string     `privasi:"-,uraian hitungan"`
	Masukan []Masukan  `privasi:"-,uraian hitungan"`
	Maks    Pecahan    `privasi:"-,uraian hitungan"` // greatest value of the scale that the result is on
	Batas   Pecahan    `privasi:"-,uraian hitungan"` // the KKM of a remedial
	Bulat   Pembulatan `privasi:"-,uraian hitungan"`
	Hasil   Pecahan    `privasi:"-,hasil hitungan"`
}

// Masukan is one number that goes into a step. Langkah is the place, from 1, of the
// earlier step that it comes from, 0 for what somebody entered. Dibuang tells that a
// drop rule left it out; Kosong that nobody has assessed it yet and the institution
// counts that as 0.
type Masukan struct {
	Pokok   string  `privasi:"-,kode penilaian"`
	Langkah int     `privasi:"-,uraian hitungan"`
	Nilai   Pecahan `privasi:"-,uraian hitungan"`
	Penuh   Pecahan `privasi:"-,uraian hitungan"` // out of how much
	Bobot   Pecahan `privasi:"-,uraian hitungan"`
	Dibuang bool    `privasi:"-,uraian hitungan"`
	Kosong  bool    `privasi:"-,uraian hitungan"`
}

// String writes the step on one line, as a page shows it.
func (l Langkah) String() string {
	s := fmt.Sprintf("%s = %s", l.Teks, l.Hasil)
	if l.Dasar != "" {
		s += " (" + l.Dasar + ")"
	}
	return s
}

// Rincian lists the numbers that go into the step as a page shows them: "SLM1 72; SLM2
// 85". A full mark is named where it is not that of the scale, a weight where weights
// differ. "" for a step that goes on with one number.
func (l Langkah) Rincian() string {
	berbobot := l.Kaidah == KaidahBobot
	for _, m := range l.Masukan {
		berbobot = berbobot || m.Bobot.Banding(l.Masukan[0].Bobot) != 0
	}
	var s []string
	for _, m := range l.Masukan {
		if m.Pokok == "" {
			continue
		}
		t := m.Pokok + " " + m.Nilai.String()
		if m.Penuh.Tanda() > 0 && l.Maks.Tanda() > 0 && m.Penuh.Banding(l.Maks) != 0 {
			t += " dari " + m.Penuh.String()
		}
		if berbobot && m.Bobot.Tanda() > 0 {
			t += " bobot " + m.Bobot.String()
		}
		if m.Dibuang {
			t += " (dibuang)"
		} else if m.Kosong {
			t += " (belum dinilai)"
		}
		s = append(s, t)
	}
	return strings.Join(s, "; ")
}

// ErrUraian says that a step of an explanation does not compute to what it states,
// or names a step that comes later.
var ErrUraian = dasar.Aturan("AKD-URAIAN-01")

// HitungUlang computes the step again from its own inputs. A way it does not know,
// and a division by nothing, is [ErrUraian].
func (l Langkah) HitungUlang() (Pecahan, error) {
	var pakai []Masukan
	var bobot, penuh Pecahan
	for _, m := range l.Masukan {
		if !m.Dibuang {
			pakai, bobot, penuh = append(pakai, m), bobot.Tambah(m.Bobot), penuh.Tambah(m.Penuh)
		}
	}
	if len(pakai) == 0 {
		return Pecahan{}, ErrUraian.Invalidf("langkah tanpa masukan; hitung ulang nilainya")
	}
	switch l.Kaidah {
	case KaidahPertama, KaidahBatasKKM, KaidahAmbilAkhir, KaidahRataKKM:
		var ada []Pecahan
		for _, m := range pakai {
			ada = append(ada, m.Nilai)
		}
		return kaidahRemedial(l.Kaidah).pilih(ada, l.Batas), nil
	case KaidahRata, KaidahPoin, KaidahTertinggi:
		return l.ulangKomponen(pakai, bobot, penuh)
	case KaidahBobot:
		if bobot.Tanda() == 0 {
			return Pecahan{}, ErrUraian.Invalidf("langkah tanpa bobot; hitung ulang nilainya")
		}
		return jumlahkan(pakai, func(m Masukan) Pecahan { return m.Nilai.Kali(m.Bobot) }).Bagi(bobot), nil
	case KaidahBulat:
		return l.Bulat.Bulat(pakai[0].Nilai).Pecahan(), nil
	case KaidahPredikat:
		return pakai[0].Nilai, nil
	}
	return Pecahan{}, ErrUraian.Invalidf("kaidah hitung tidak dikenal; perbarui program")
}

func (l Langkah) ulangKomponen(pakai []Masukan, bobot, penuh Pecahan) (Pecahan, error) {
	for _, m := range pakai {
		if m.Penuh.Tanda() <= 0 || bobot.Tanda() <= 0 {
			return Pecahan{}, ErrUraian.Invalidf("langkah tanpa nilai penuh atau bobot; hitung ulang nilainya")
		}
	}
	rasio := func(m Masukan) Pecahan { return m.Nilai.Bagi(m.Penuh) }
	switch l.Kaidah {
	case KaidahPoin:
		return jumlahkan(pakai, func(m Masukan) Pecahan { return m.Nilai }).Bagi(penuh).Kali(l.Maks), nil
	case KaidahTertinggi:
		m := rasio(pakai[0])
		for _, x := range pakai[1:] {
			m = terbesar(m, rasio(x))
		}
		return m.Kali(l.Maks), nil
	}
	return jumlahkan(pakai, func(m Masukan) Pecahan { return rasio(m).Kali(m.Bobot) }).Bagi(bobot).Kali(l.Maks), nil
}

func jumlahkan(m []Masukan, nilai func(Masukan) Pecahan) (s Pecahan) {
	for _, x := range m {
		s = s.Tambah(nilai(x))
	}
	return s
}

func kaidahRemedial(k Kaidah) CaraRemedial {
	for _, c := range []CaraRemedial{BatasKKM, AmbilAkhir, RataMinimalKKM} {
		if c.kaidah() == k {
			return c
		}
	}
	return TanpaRemedial
}

// Uraian collects steps in the order in which they are computed. A nil *Uraian is
// ready and collects nothing, so that an unexplained mark costs nothing.
type Uraian struct{ Langkah []Langkah }

// Perlu reports whether anybody asked for the steps.
func (u *Uraian) Perlu() bool { return u != nil }

func (u *Uraian) catat(l Langkah) int {
	u.Langkah = append(u.Langkah, l)
	return len(u.Langkah)
}

// Periksa computes every step again and follows every number to the step that it
// comes from: what a published mark must pass.
func (u *Uraian) Periksa() error {
	for i, l := range u.Langkah {
		for _, m := range l.Masukan {
			if m.Langkah < 0 || m.Langkah > i || m.Langkah > 0 && u.Langkah[m.Langkah-1].Hasil.Banding(m.Nilai) != 0 {
				return ErrUraian.Invalidf("langkah %d memakai angka yang bukan hasil langkah %d; hitung ulang nilainya", i+1, m.Langkah)
			}
		}
		ulang, err := l.HitungUlang()
		if err != nil {
			return err
		}
		if ulang.Banding(l.Hasil) != 0 {
			return ErrUraian.Invalidf("langkah %d menyatakan %s tetapi masukannya menghasilkan %s; hitung ulang nilainya", i+1, l.Hasil, ulang)
		}
	}
	return nil
}
