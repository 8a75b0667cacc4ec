package hafalan

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/pesantren-go/pesantren/akademik/mushaf"
	"github.com/pesantren-go/pesantren/dasar"
)

// Kebijakan says what a recitation does to the memory. It is a setting of the school.
type Kebijakan struct {
	Menambah       []Jenis // passed: the ayat are memorised
	Memutqinkan    []Jenis // passed: the ayat are mutqin (proven firm)
	Mencabut       []Jenis // failed: the ayat are no longer memorised
	MencabutMutqin []Jenis // failed: the ayat are no longer mutqin
}

// KebijakanBaku: passed ziyadah adds, a passed exam makes mutqin, nothing is revoked.
func KebijakanBaku() Kebijakan {
	return Kebijakan{Menambah: []Jenis{Ziyadah}, Memutqinkan: []Jenis{Ujian}}
}

// Keadaan is the memory of one santri after some recitations. It is computed from all
// of them each time: taking one out again gives exactly what would be without it.
type Keadaan struct {
	Hafal   Himpunan // memorised, each ayah once
	Mutqin  Himpunan // proven by exam
	Langkah []Langkah

	peta petaStatus
}

// Langkah is what one recitation did to the memory.
type Langkah struct {
	ID      string
	Tanggal dasar.Tanggal
	Jenis   Jenis
	Hasil   Hasil
	Akhir   mushaf.Ayat // where the recitation ended: the next one usually begins after it
	Ayat    int         // ayat recited, each once
	Baru    int         // of these newly memorised
	Lama    int         // of these memorised before
	Dicabut int         // of these no longer memorised
	Mutqin  int         // of these newly mutqin
}

// String writes the step as a page shows it.
func (l Langkah) String() string {
	s := fmt.Sprintf("%s %s %s: %d ayat, %d baru, %d sudah hafal", l.Tanggal, l.Jenis, l.Hasil, l.Ayat, l.Baru, l.Lama)
	if l.Dicabut > 0 {
		s += fmt.Sprintf(", %d dicabut", l.Dicabut)
	}
	if l.Mutqin > 0 {
		s += fmt.Sprintf(", %d menjadi mutqin", l.Mutqin)
	}
	return s
}

// Susun computes the memory from recitations in any order; they are taken by day, Urut
// and ID. With [KebijakanBaku] the memorised set is the union of the passed ziyadah.
// The first malformed recitation ends it with its error.
func Susun(setoran []Setoran, kb Kebijakan) (Keadaan, error) {
	for _, s := range setoran {
		if err := s.Validate(); err != nil {
			return Keadaan{}, err
		}
	}
	urut := slices.Clone(setoran)
	slices.SortStableFunc(urut, func(a, b Setoran) int {
		return cmp.Or(a.Tanggal.Compare(b.Tanggal), cmp.Compare(a.Urut, b.Urut), cmp.Compare(a.ID, b.ID))
	})
	k := Keadaan{peta: petaBaru()}
	for _, s := range urut {
		k.terap(s, kb)
	}
	k.Hafal = k.peta.himpunan(func(s status) bool { return s.hafal })
	k.Mutqin = k.peta.himpunan(func(s status) bool { return s.mutqin })
	return k, nil
}

// terap takes one recitation into the memory.
func (k *Keadaan) terap(s Setoran, kb Kebijakan) {
	l := Langkah{ID: s.ID, Tanggal: s.Tanggal, Jenis: s.Jenis, Hasil: s.Hasil, Akhir: s.Rentang[len(s.Rentang)-1].Sampai}
	for _, x := range s.ayat().s {
		k.peta.ubah(x, func(st status, n int) status {
			baru := st.sesudah(s, kb)
			l.Ayat += n
			switch {
			case baru.hafal && !st.hafal:
				l.Baru += n
			case st.hafal && !baru.hafal:
				l.Lama, l.Dicabut = l.Lama+n, l.Dicabut+n
			case st.hafal:
				l.Lama += n
			}
			if baru.mutqin && !st.mutqin {
				l.Mutqin += n
			}
			return baru
		})
	}
	k.Langkah = append(k.Langkah, l)
}

// status is what is known of an ayah.
type status struct {
	hafal, mutqin bool
	kuat          int           // days of passed repetition since it was memorised or failed
	terakhir      dasar.Tanggal // last recitation that counts
}

// sesudah returns the status after a recitation.
func (st status) sesudah(s Setoran, kb Kebijakan) status {
	if s.Hasil == Ulang {
		if slices.Contains(kb.Mencabut, s.Jenis) {
			return status{}
		}
		if slices.Contains(kb.MencabutMutqin, s.Jenis) {
			st.mutqin = false
		}
		if st.hafal && s.Jenis != Ziyadah {
			st.kuat, st.terakhir = 0, s.Tanggal
		}
		return st
	}
	st.mutqin = st.mutqin || slices.Contains(kb.Memutqinkan, s.Jenis)
	switch {
	case st.hafal:
		if s.Tanggal.After(st.terakhir) {
			st.kuat, st.terakhir = st.kuat+1, s.Tanggal
		}
	case slices.Contains(kb.Menambah, s.Jenis):
		st.hafal, st.kuat, st.terakhir = true, 0, s.Tanggal
	}
	return st
}

// petaStatus covers all ayat with runs of equal status, in order.
type petaStatus []ruas

type ruas struct {
	Selang
	st status
}

func petaBaru() petaStatus { return petaStatus{{Selang{1, mushaf.JumlahAyat}, status{}}} }

// ubah changes the status of the ayat of x; f is given each run of equal status and
// its length.
func (p *petaStatus) ubah(x Selang, f func(status, int) status) {
	i, _ := slices.BinarySearchFunc(*p, x.Dari, func(r ruas, n int32) int { return cmp.Compare(r.Sampai, n) })
	i = max(i-1, 0) // its left neighbour may become equal
	j := i
	var ganti petaStatus
	for ; j < len(*p); j++ {
		r := (*p)[j]
		if r.Dari > x.Sampai+1 {
			break
		}
		for _, bagian := range []ruas{
			{Selang{r.Dari, min(r.Sampai, x.Dari-1)}, r.st},
			{Selang{max(r.Dari, x.Dari), min(r.Sampai, x.Sampai)}, r.st},
			{Selang{max(r.Dari, x.Sampai+1), r.Sampai}, r.st},
		} {
			if bagian.Dari > bagian.Sampai {
				continue
			}
			if bagian.Dari >= x.Dari && bagian.Sampai <= x.Sampai {
				bagian.st = f(bagian.st, bagian.Jumlah())
			}
			ganti = ganti.tambah(bagian)
		}
	}
	*p = slices.Replace(*p, i, j, ganti...)
}

func (p petaStatus) tambah(r ruas) petaStatus {
	if n := len(p) - 1; n >= 0 && p[n].st == r.st {
		p[n].Sampai = r.Sampai
		return p
	}
	return append(p, r)
}

func (p petaStatus) himpunan(mana func(status) bool) Himpunan {
	var s []Selang
	for _, r := range p {
		if mana(r.st) {
			s = sambung(s, r.Selang)
		}
	}
	return jadi(s)
}
