package keuangan

import (
	"cmp"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/santri"
)

// Rules of matching, named in the explanation of a result.
const (
	aturanCocokVA     = "KEU-COCOK-01" // a virtual account number stands in the text
	aturanCocokNama   = "KEU-COCOK-02" // payer is a wali, and the santri's first name is there
	aturanCocokBiaya  = "KEU-COCOK-03" // a bank charge or profit share by its first words
	aturanCocokKeluar = "KEU-COCOK-04" // another debit
	aturanCocokTiada  = "KEU-COCOK-05" // nobody is recognised
)

// HasilCocok is the class of one row, the proposals best first, and why.
// Penjelasan names no person: it points at santri by id.
type HasilCocok struct {
	Kelas      KelasMutasi
	Usulan     []Usulan
	Penjelasan []Langkah
}

// Pengenal recognises the senders of bank rows. It is an index over the names
// of all wali, made once per import: looking at one row costs the same for a
// hundred santri and for a hundred thousand. It may be used by many goroutines.
type Pengenal struct {
	va     map[string]Usulan
	wali   map[string][]anakWali // by full name of the wali, folded
	maks   int                   // most words of a wali's name
	nama   map[string]bool       // every word of a name
	umum   map[string]bool
	kirim  map[string]bool
	sapaan map[string]bool
	biaya  [][]string
	hasil  [][]string
}

// anakWali is one santri of a wali.
type anakWali struct {
	Usulan
	nis   santri.NIS
	nama  []string // all words of the santri's name
	depan int      // how many of them are the first name
}

// BuatPengenal makes the index. va are the owners of the virtual account
// numbers that the rows contain ([AngkaMutasi]).
func BuatPengenal(wali []santri.WaliSantri, va map[string]Usulan, k KataMutasi) *Pengenal {
	p := &Pengenal{
		va: va, wali: make(map[string][]anakWali, len(wali)), nama: map[string]bool{},
		umum: himpun(k.Umum), kirim: himpun(k.Pengirim), sapaan: himpun(k.Sapaan), biaya: frasa(k.Biaya), hasil: frasa(k.Hasil),
	}
	for _, w := range wali {
		kunci := kataNama(santri.TanpaGelar(w.Wali))
		anak := anakWali{Usulan: Usulan{w.Santri, w.Keluarga, SebabNama}, nis: w.NIS, nama: kataNama(w.Nama)}
		if depan, _, _ := strings.Cut(strings.TrimSpace(w.Nama), " "); len(anak.nama) > 0 {
			anak.depan = min(max(len(kataNama(depan)), 1), len(anak.nama))
		}
		for _, s := range [][]string{kunci, anak.nama} {
			for _, x := range s {
				p.nama[x] = true
			}
		}
		if len(kunci) > 0 && len(anak.nama) > 0 {
			g := strings.Join(kunci, " ")
			p.wali[g] = append(p.wali[g], anak)
			p.maks = max(p.maks, len(kunci))
		}
	}
	return p
}

func kataNama(s string) []string { return strings.Fields(santri.KunciCari(s)) }

func himpun(kata []string) map[string]bool {
	m := make(map[string]bool, len(kata))
	for _, k := range kata {
		m[k] = true
	}
	return m
}

func frasa(fs []string) [][]string {
	out := make([][]string, len(fs))
	for i, f := range fs {
		out[i] = strings.Fields(f)
	}
	return out
}

// AngkaMutasi returns the numbers of six digits or more in a text, each whole:
// a number is never found inside a longer one.
func AngkaMutasi(teks string) (out []string) {
	for _, a := range strings.FieldsFunc(teks, func(r rune) bool { return r < '0' || r > '9' }) {
		if len(a) >= 6 && len(a) <= maksVA && !slices.Contains(out, a) {
			out = append(out, a)
		}
	}
	return out
}

// Cocokkan classifies one row. In order: a virtual account number of a known
// santri is [Pasti] whatever the amount (of several santri: [Tinjau]); a payer
// who is the full name of a wali, in a text that holds the first name of that
// wali's santri, is [Tinjau]; profit share and bank charges by their first
// words; another debit is [Keluar]; the rest is [TakDikenal].
func (p *Pengenal) Cocokkan(b BarisBank) HasilCocok {
	kata := kataNama(b.Teks)
	if !b.Masuk {
		if berawal(kata, p.biaya) {
			return p.hasilCocok(BiayaBank, nil, aturanCocokBiaya, "teks berawal dengan kata biaya bank")
		}
		return p.hasilCocok(Keluar, nil, aturanCocokKeluar, "uang keluar; petugas yang memutuskan")
	}
	if us := p.cariVA(b.Teks); len(us) == 1 {
		return p.hasilCocok(Pasti, us, aturanCocokVA, SebabVA.Teks())
	} else if len(us) > 1 {
		return p.hasilCocok(Tinjau, us, aturanCocokVA, "teks memuat nomor rekening virtual beberapa santri; pilih salah satu")
	}
	if berawal(kata, p.hasil) {
		return p.hasilCocok(BagiHasil, nil, aturanCocokBiaya, "teks berawal dengan kata bagi hasil bank")
	}
	cocok, petunjuk := p.cariNama(kata)
	if len(cocok) > 0 {
		return p.hasilCocok(Tinjau, cocok, aturanCocokNama, SebabNama.Teks())
	}
	return p.hasilCocok(TakDikenal, petunjuk, aturanCocokTiada, "tidak ada nomor rekening virtual atau pasangan nama wali dan santri yang dikenal")
}

func (p *Pengenal) hasilCocok(k KelasMutasi, us []Usulan, aturan, teks string) HasilCocok {
	h := HasilCocok{Kelas: k, Usulan: us, Penjelasan: []Langkah{{Aturan: aturan, Teks: teks}}}
	for _, u := range us {
		h.Penjelasan = append(h.Penjelasan, Langkah{Aturan: aturan, Rujuk: string(u.Santri), Teks: u.Sebab.Teks()})
	}
	return h
}

// berawal reports whether a phrase stands among the first words: the bank may
// put a word of its own before it.
func berawal(kata []string, frasa [][]string) bool {
	for _, f := range frasa {
		for i := 0; i <= 1 && i+len(f) <= len(kata); i++ {
			if slices.Equal(kata[i:i+len(f)], f) {
				return true
			}
		}
	}
	return false
}

func (p *Pengenal) cariVA(teks string) (us []Usulan) {
	for _, a := range AngkaMutasi(teks) {
		if u, ada := p.va[a]; ada && !slices.ContainsFunc(us, func(x Usulan) bool { return x.Santri == u.Santri }) {
			us = append(us, Usulan{u.Santri, u.Keluarga, SebabVA})
		}
	}
	return us
}

// calon is a possible santri with how well the text fits.
type calon struct {
	anakWali
	nilai int
}

// cariNama looks for full names of wali in the text. It returns the santri
// whose first name is there too, and, as hints when there are none, those whose
// wali is the payer all the same.
func (p *Pengenal) cariNama(kata []string) (cocok, petunjuk []Usulan) {
	var layak, wali []calon
	bertanda := p.pengirim(kata)
	for i := range kata {
		for n := min(p.maks, len(kata)-i); n > 0; n-- {
			anak := p.wali[strings.Join(kata[i:i+n], " ")]
			for _, a := range anak {
				r := p.rentang(kata, i, n, a)
				if len(bertanda) > 0 && !slices.Contains(bertanda, i) {
					continue
				}
				if j, pas := a.disebut(kata, i, n); pas > 0 && (r == utuh || r == bersebut && (j+pas == i || j == i+n)) {
					layak = append(layak, calon{a, 100*n + 10*pas})
				} else if r == utuh {
					wali = append(wali, calon{a, n})
				}
			}
		}
	}
	if len(layak) > 0 {
		return urutkan(layak, SebabNama), nil
	}
	if us := urutkan(wali, SebabWali); len(us) <= maksPetunjuk {
		petunjuk = us
	}
	return nil, petunjuk
}

// maksPetunjuk bounds the hints of a row: more of them help nobody.
const maksPetunjuk = 3

func urutkan(cs []calon, sebab SebabUsulan) (us []Usulan) {
	slices.SortStableFunc(cs, func(a, b calon) int {
		return cmp.Or(cmp.Compare(b.nilai, a.nilai), cmp.Compare(a.nis, b.nis), cmp.Compare(a.Santri, b.Santri))
	})
	for _, c := range cs {
		if !slices.ContainsFunc(us, func(u Usulan) bool { return u.Santri == c.Santri }) {
			us = append(us, Usulan{c.Santri, c.Keluarga, sebab})
		}
	}
	return us
}

// pengirim returns the places where the name of a payer begins: after "dari",
// "trsf" and the like, titles passed over.
func (p *Pengenal) pengirim(kata []string) (di []int) {
	for i := range kata {
		if !p.kirim[kata[i]] {
			continue
		}
		j := i + 1
		for j < len(kata) && p.sapaan[kata[j]] {
			j++
		}
		if j < len(kata) && p.sebutan(kata[j]) {
			di = append(di, j)
		}
	}
	return di
}

// sebutan reports a word that is part of somebody's name here.
func (p *Pengenal) sebutan(w string) bool { return p.nama[w] && !p.umum[w] && !p.sapaan[w] }

// How a wali's name lies among the words around it.
const (
	utuh     = iota // no other name word beside it
	bersebut        // the santri's name beside it, and nothing else
	lain            // part of a longer, other name
)

// rentang tells whether words i to i+n are the whole name of the payer. A name
// of two words or more may have the santri's name directly beside it, unless a
// word such as "dari" says where the payer's name begins.
func (p *Pengenal) rentang(kata []string, i, n int, a anakWali) int {
	awal, akhir := i, i+n
	for awal > 0 && p.sebutan(kata[awal-1]) {
		awal--
	}
	for akhir < len(kata) && p.sebutan(kata[akhir]) {
		akhir++
	}
	kiri, kanan := kata[awal:i], kata[i+n:akhir]
	switch {
	case len(kiri) == 0 && len(kanan) == 0:
		return utuh
	case n < 2 || awal > 0 && (p.kirim[kata[awal-1]] || p.sapaan[kata[awal-1]]):
		return lain
	case len(kanan) == 0 && a.berawalan(kiri), len(kiri) == 0 && a.berawalan(kanan):
		return bersebut
	}
	return lain
}

// berawalan reports whether the words are the santri's first name, or more of
// the name from its beginning.
func (a anakWali) berawalan(w []string) bool {
	return len(w) >= a.depan && len(w) <= len(a.nama) && slices.Equal(w, a.nama[:len(w)])
}

// disebut finds the santri's first name outside words i to i+n, and says where
// and how many words of the name stand there: 0 when it does not.
func (a anakWali) disebut(kata []string, i, n int) (di, pas int) {
	for j := range kata {
		if j+a.depan > len(kata) || j < i+n && j+a.depan > i {
			continue
		}
		if !slices.Equal(kata[j:j+a.depan], a.nama[:a.depan]) {
			continue
		}
		m := a.depan
		for m < len(a.nama) && j+m < len(kata) && j+m != i && kata[j+m] == a.nama[m] {
			m++
		}
		if m > pas {
			di, pas = j, m
		}
	}
	return di, pas
}
