package nilai

import "github.com/pesantren-go/pesantren/dasar"

// Hasil is the mark of one santri in one subject. All values are on the scale of
// the rules.
type Hasil struct {
	// Rapor is the value for the rapor under the policy for what is missing.
	Rapor Nilai
	// Berjalan is the value of what is assessed so far; BilaNol the value if
	// everything not yet assessed were 0. Neither is a promise, and neither prints.
	Berjalan, BilaNol Nilai
	// Aspek are the marks that the rapor prints where the rules tell aspects apart. Rapor
	// is then the weighted mean over all components: for ranks, never printed.
	Aspek    []HasilAspek
	Komponen []HasilKomponen // in the order of codes; formative ones have no value
	Belum    []string        // what keeps Rapor away: codes of items not yet assessed, and of components without items
	Sidik    Sidik
}

// Nilai is one value. Without Ada it is no value, which is not 0. Tepat is exact,
// Bulat is Tepat rounded once by the rules; Pita is the code of its band, "" on a
// scale without bands. Tuntas tells that it reaches the KKM, and is false where
// there is none: Tepat decides, so 74,6 prints 75 and does not reach 75, unless the
// scale rounds first.
type Nilai struct {
	Ada    bool
	Tepat  Pecahan
	Bulat  Angka
	Pita   string
	Tuntas bool
}

// HasilKomponen is the value of one component so far, before weighting.
type HasilKomponen struct {
	Kode         string
	Ada          bool
	Nilai        Pecahan
	Belum        int // items not yet assessed
	Dikecualikan int
}

// Keadaan tells whether there is a rapor mark, not yet, or that the santri is
// excused from all of it.
func (h Hasil) Keadaan() Keadaan {
	switch {
	case h.Rapor.Ada:
		return Ada
	case len(h.Belum) > 0 || h.BilaNol.Ada:
		return Belum
	}
	for _, k := range h.Komponen {
		if k.Dikecualikan > 0 {
			return Dikecualikan
		}
	}
	return Belum
}

// skorHitung is the effective score of an item. n is the score in twenty-thousandths
// (so that the mean of two scores is whole), unless it does not fit and is only in x.
type skorHitung struct {
	keadaan Keadaan
	n       int64
	x       Pecahan
	tepatN  bool

	percobaan []Skor // all of them, for the explanation
}

const satuSkor = 2 * int64(satuAngka)

func (s skorHitung) pecahan() Pecahan {
	if s.tepatN {
		return pecah(s.n, satuSkor)
	}
	return s.x
}

// Hitung computes the mark out of the entries of one santri. Items without an entry
// are not yet assessed. An entry for an unknown item, two for one item, or a score
// that is not on its scale is refused with the code of the item as field. With a
// *Uraian the steps of the rapor mark are collected, or of the value so far while
// there is none.
func (r *Rencana) Hitung(isian []Isian, u *Uraian) (Hasil, error) {
	var tumpuk [48]skorHitung
	skor := tumpuk[:]
	if len(r.butir) > len(tumpuk) {
		skor = make([]skorHitung, len(r.butir))
	}
	skor = skor[:len(r.butir)]
	if err := r.baca(isian, skor); err != nil {
		return Hasil{}, err
	}
	h := Hasil{Komponen: make([]HasilKomponen, len(r.komponen)), Sidik: r.sidik}
	var berjalan, nol, rapor gabungan
	utuh := true // nothing is missing: the three values are one
	for i := range r.komponen {
		k, hk := &r.komponen[i], &h.Komponen[i]
		hk.Kode = k.Kode
		if k.Formatif {
			continue
		}
		for _, s := range skor[k.dari:k.ke] {
			switch s.keadaan {
			case Belum:
				hk.Belum++
			case Dikecualikan:
				hk.Dikecualikan++
			}
		}
		hk.Nilai, hk.Ada = r.komponenNilai(k, skor, false)
		berjalan.tambah(k, hk.Nilai, hk.Ada)
		if hk.Belum == 0 && k.ke > k.dari {
			nol.tambah(k, hk.Nilai, hk.Ada)
			rapor.tambah(k, hk.Nilai, hk.Ada)
			continue
		}
		utuh = false
		bilaNol, ada := r.komponenNilai(k, skor, true)
		nol.tambah(k, bilaNol, ada)
		v, ada := r.raporKomponen(k, hk, bilaNol, ada)
		rapor.tambah(k, v, ada)
		h.Belum = r.catatBelum(h.Belum, k, skor)
	}
	h.Berjalan = r.jadikan(berjalan)
	h.BilaNol, h.Rapor = h.Berjalan, h.Berjalan
	if !utuh {
		h.BilaNol, h.Rapor = r.jadikan(nol), r.jadikan(rapor)
	}
	if len(h.Belum) > 0 {
		h.Rapor = Nilai{}
	}
	if len(r.aspek) > 0 {
		err := r.hitungAspek(&h, isian, u)
		return h, err
	}
	if u.Perlu() {
		r.jelaskan(u, h, skor)
	}
	return h, nil
}

// baca fills the effective scores from the entries.
func (r *Rencana) baca(isian []Isian, skor []skorHitung) error {
	var tumpuk [48]bool
	sudah := tumpuk[:]
	if len(skor) > len(tumpuk) {
		sudah = make([]bool, len(skor))
	}
	for _, is := range isian {
		i, ada := r.letak[is.Butir]
		if !ada {
			return ErrIsianButir.Invalidf("penilaian tidak ada pada mata pelajaran ini; periksa kodenya").Pada("butir")
		}
		b := &r.butir[i]
		if sudah[i] {
			return ErrIsianGanda.Invalidf("nilai %s diisi dua kali untuk satu santri; sisakan satu", b.Kode).Pada(b.Kode)
		}
		sudah[i] = true
		rendah := r.rendah(b)
		for _, s := range is.Percobaan {
			if err := s.periksa(rendah, b.penuh, b.kelipat); err != nil {
				if e, ok := err.(*dasar.Error); ok {
					return e.Pada(b.Kode)
				}
				return err
			}
		}
		if is.Bebas {
			skor[i].keadaan = Dikecualikan
			continue
		}
		skor[i] = efektif(b, is.Percobaan)
		skor[i].percobaan = is.Percobaan
	}
	return nil
}

func efektif(b *butirSusun, percobaan []Skor) (s skorHitung) {
	if len(percobaan) == 1 {
		p := percobaan[0]
		return skorHitung{keadaan: p.Keadaan, n: 2 * int64(p.Angka), tepatN: true}
	}
	s.x, s.keadaan = b.remedial.Efektif(percobaan, b.kkm)
	if s.x.r == nil && satuSkor%(s.x.q+1) == 0 { // |x| is at most the full mark: no overflow
		s.n, s.tepatN = s.x.p*(satuSkor/(s.x.q+1)), true
	}
	return s
}

// komponenNilai is the value of a component on the scale of the rules, out of what
// is assessed; with nol what is not yet assessed counts 0.
func (r *Rencana) komponenNilai(k *komponenSusun, skor []skorHitung, nol bool) (Pecahan, bool) {
	if k.seragam && k.Buang == (Buang{}) && k.Cara != Tertinggi {
		return r.jumlahUtuh(k, skor, nol)
	}
	p, _, pakai := r.pilihan(k, skor, nol)
	if len(p) == 0 {
		return Pecahan{}, false
	}
	return k.rasio(p, pakai).Kali(r.aturan.Skala.Maks.Pecahan()), true
}

// jumlahUtuh is the mean of scores with one full mark, summed as integers and
// divided once.
func (r *Rencana) jumlahUtuh(k *komponenSusun, skor []skorHitung, nol bool) (Pecahan, bool) {
	var jumlah, n int64
	var sisa Pecahan
	for i := k.dari; i < k.ke; i++ {
		switch s := &skor[i]; {
		case s.keadaan == Ada && s.tepatN:
			jumlah, n = jumlah+s.n, n+1
		case s.keadaan == Ada:
			sisa, n = sisa.Tambah(s.x), n+1
		case s.keadaan == Belum && nol:
			n++
		}
	}
	if n == 0 {
		return Pecahan{}, false
	}
	penuh, maks := r.butir[k.dari].penuh, r.aturan.Skala.Maks
	v := pecah(jumlah, satuSkor*n)
	if sisa.Tanda() != 0 {
		v = v.Tambah(sisa.Bagi(Utuh(n)))
	}
	if penuh != maks {
		v = v.Kali(pecah(int64(maks), int64(penuh)))
	}
	return v, true
}

// pilihan lists what a component counts, as score and full mark in its own way of
// computing, with the place of each item, and which of it the drop rule keeps.
func (r *Rencana) pilihan(k *komponenSusun, skor []skorHitung, nol bool) (p []Poin, letak []int, pakai []bool) {
	for i := k.dari; i < k.ke; i++ {
		if skor[i].keadaan != Ada && (skor[i].keadaan != Belum || !nol) {
			continue
		}
		b := &r.butir[i]
		x := Poin{Nilai: skor[i].pecahan(), Maks: b.penuh.Pecahan(), Pasti: b.JanganBuang}
		if k.Cara != PoinTotal {
			x.Nilai, x.Maks = x.Nilai.Bagi(x.Maks).Kali(b.Bobot.Pecahan()), b.Bobot.Pecahan()
		}
		p, letak = append(p, x), append(letak, i)
	}
	return p, letak, k.Buang.pilihUntung(p)
}

// rasio is the value of the component as a share of 1.
func (k *komponenSusun) rasio(p []Poin, pakai []bool) Pecahan {
	if k.Cara != Tertinggi {
		j := jumlahDipakai(p, pakai)
		return j.nilai.Bagi(j.maks)
	}
	var tinggi Pecahan // without a drop rule
	for _, x := range p {
		tinggi = terbesar(tinggi, x.Nilai.Bagi(x.Maks))
	}
	return tinggi
}

// raporKomponen applies the policy for a component in which something is missing.
func (r *Rencana) raporKomponen(k *komponenSusun, hk *HasilKomponen, bilaNol Pecahan, ada bool) (Pecahan, bool) {
	switch {
	case k.kosong == KosongNol && k.ke == k.dari:
		return Pecahan{}, true
	case k.kosong == KosongNol:
		return bilaNol, ada
	}
	return hk.Nilai, hk.Ada
}

// catatBelum adds what keeps the rapor mark away: with weight, under "tolak".
func (r *Rencana) catatBelum(belum []string, k *komponenSusun, skor []skorHitung) []string {
	if k.Bobot == 0 || k.kosong != KosongTolak {
		return belum
	}
	if k.ke == k.dari {
		return append(belum, k.Kode)
	}
	for i := k.dari; i < k.ke; i++ {
		if skor[i].keadaan == Belum {
			belum = append(belum, r.butir[i].Kode)
		}
	}
	return belum
}

// gabungan is the weighted sum of components, divided once at the end.
type gabungan struct {
	jumlah Pecahan
	bobot  Angka
}

func (g *gabungan) tambah(k *komponenSusun, v Pecahan, ada bool) {
	if ada && k.Bobot > 0 {
		g.jumlah, g.bobot = g.jumlah.Tambah(v.Kali(k.berbobot)), g.bobot+k.Bobot
	}
}

// jadikan makes a value out of a sum: divided, rounded once, with its band.
func (r *Rencana) jadikan(g gabungan) Nilai {
	if g.bobot == 0 {
		return Nilai{}
	}
	return r.aturan.nilai(g.jumlah.Bagi(g.bobot.Pecahan()))
}

func (a *Aturan) nilai(x Pecahan) Nilai {
	v := Nilai{Ada: true, Tepat: x, Bulat: a.Bulat.Bulat(x)}
	if p, ada := a.Skala.Predikat(x); ada {
		v.Pita = p.Kode
	}
	if kkm := a.kkm(); kkm != 0 {
		v.Tuntas = a.Skala.Mencapai(x, kkm)
	}
	return v
}
