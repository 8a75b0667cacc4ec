package nilai

import (
	"fmt"
	"strings"
)

const (
	dasarSumatif  = "Permendikbudristek 21/2022 Ps. 9"
	teksDibuang   = "%s; %d nilai tidak dihitung karena aturan buang (terendah %d, tertinggi %d)"
	teksBelumAda  = "nilai sementara dari yang sudah dinilai"
	teksNilaiAkad = "nilai rapor dari komponen menurut bobot"
)

// jelaskan writes the steps of the rapor mark, or of the value so far while there is
// none. It computes them again from the same scores; a test holds both to be equal.
func (r *Rencana) jelaskan(u *Uraian, h Hasil, skor []skorHitung) {
	akhir, teks := h.Rapor, teksNilaiAkad
	if !akhir.Ada {
		akhir, teks = h.Berjalan, teksBelumAda
	}
	if !akhir.Ada {
		return
	}
	asal := make([]int, len(skor))
	for i := range r.butir {
		asal[i] = r.jelaskanButir(u, i, skor[i])
	}
	var masukan []Masukan
	var diam []string
	for i := range r.komponen {
		k := &r.komponen[i]
		if k.Formatif {
			diam = append(diam, k.Kode)
			continue
		}
		if k.Bobot == 0 {
			continue
		}
		nol := h.Rapor.Ada && k.kosong == KosongNol
		m := Masukan{Pokok: k.Kode, Bobot: k.Bobot.Pecahan(), Kosong: k.ke == k.dari}
		if k.ke > k.dari {
			if m.Langkah = r.jelaskanKomponen(u, k, skor, asal, nol); m.Langkah == 0 {
				continue
			}
			m.Nilai = u.Langkah[m.Langkah-1].Hasil
		} else if !nol {
			continue
		}
		masukan = append(masukan, m)
	}
	if len(diam) > 0 {
		teks += "; " + strings.Join(diam, ", ") + " formatif, jadi tidak masuk angka"
	}
	n := u.catat(Langkah{Kaidah: KaidahBobot, Dasar: r.dasar + "; " + dasarSumatif, Teks: teks, Masukan: masukan, Hasil: akhir.Tepat})
	r.jelaskanAkhir(u, akhir, n)
}

func (r *Rencana) jelaskanAkhir(u *Uraian, v Nilai, n int) {
	a := &r.aturan
	dari := []Masukan{{Langkah: n, Nilai: v.Tepat}}
	u.catat(Langkah{Kaidah: KaidahBulat, Dasar: r.dasar, Teks: "dibulatkan " + a.Bulat.String(), Masukan: dari, Bulat: a.Bulat, Hasil: v.Bulat.Pecahan()})
	p, ada := a.Skala.Predikat(v.Tepat)
	if !ada && a.kkm() == 0 {
		return
	}
	teks := "pada skala " + a.Skala.Nama
	if ada {
		teks = "predikat " + p.Kode + " " + teks + ", mulai " + p.Dari.String()
	}
	if kkm := a.kkm(); kkm != 0 && v.Tuntas {
		teks += ", mencapai KKM " + kkm.String()
	} else if kkm != 0 {
		teks += ", belum mencapai KKM " + kkm.String()
	}
	if a.Skala.BulatDahulu {
		teks += " (dibulatkan dahulu)"
	}
	u.catat(Langkah{Kaidah: KaidahPredikat, Dasar: a.Skala.Sumber, Teks: teks, Masukan: dari, Hasil: v.Tepat})
}

// jelaskanButir writes which attempt counts, where there are several, and returns
// the place of the step, 0 for none.
func (r *Rencana) jelaskanButir(u *Uraian, i int, s skorHitung) int {
	if len(s.percobaan) < 2 || s.keadaan != Ada {
		return 0
	}
	b := &r.butir[i]
	var m []Masukan
	for _, p := range s.percobaan {
		if p.Keadaan == Ada {
			m = append(m, Masukan{Pokok: b.sebutan(), Nilai: p.Angka.Pecahan(), Penuh: b.penuh.Pecahan()})
		}
	}
	if len(m) < 2 {
		return 0
	}
	return u.catat(Langkah{
		Kaidah: b.remedial.kaidah(), Dasar: r.dasar, Pokok: b.Kode, Masukan: m, Batas: b.kkm, Hasil: s.pecahan(),
		Teks: fmt.Sprintf("%s: %s dari %d percobaan", b.Kode, b.remedial.sebutan(), len(m)),
	})
}

// sebutan says in words what the policy does.
func (c CaraRemedial) sebutan() string {
	switch c {
	case BatasKKM:
		return "remedial dihitung paling tinggi KKM, tidak di bawah nilai pertama,"
	case AmbilAkhir:
		return "nilai terakhir"
	case RataMinimalKKM:
		return "rata-rata nilai pertama dan terakhir, paling rendah KKM,"
	}
	return "nilai pertama"
}

func (r *Rencana) jelaskanKomponen(u *Uraian, k *komponenSusun, skor []skorHitung, asal []int, nol bool) int {
	p, letak, pakai := r.pilihan(k, skor, nol)
	if len(p) == 0 {
		return 0
	}
	l := Langkah{Dasar: r.dasar, Pokok: k.Kode, Maks: r.aturan.Skala.Maks.Pecahan()}
	dibuang := 0
	for n, i := range letak {
		b := &r.butir[i]
		m := Masukan{Pokok: b.sebutan(), Langkah: asal[i], Nilai: skor[i].pecahan(), Penuh: b.penuh.Pecahan(), Bobot: b.Bobot.Pecahan(), Dibuang: !pakai[n], Kosong: skor[i].keadaan == Belum}
		if m.Dibuang {
			dibuang++
		}
		l.Masukan = append(l.Masukan, m)
	}
	switch k.Cara {
	case PoinTotal:
		l.Kaidah, l.Teks = KaidahPoin, k.Kode+": jumlah poin dibagi poin penuh"
	case Tertinggi:
		l.Kaidah, l.Teks = KaidahTertinggi, k.Kode+": nilai tertinggi"
	default:
		l.Kaidah, l.Teks = KaidahRata, k.Kode+": rata-rata"
	}
	if dibuang > 0 {
		l.Teks = fmt.Sprintf(teksDibuang, l.Teks, dibuang, k.Buang.Terendah, k.Buang.Tertinggi)
	}
	l.Hasil = k.rasio(p, pakai).Kali(l.Maks)
	return u.catat(l)
}
