package akademik

import (
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
)

// PeriodeLain names a term of another academic year.
type PeriodeLain struct {
	Tahun TahunID
	Kode  string
}

// ErrPadanan says that a term is said to be the same as one that does not exist, that is
// of its own year, that shares no day with it, or that another term has already.
var ErrPadanan = dasar.Aturan("AKD-TAHUN-06")

// TulisPadanan writes terms as [Periode].Setara keeps them.
func TulisPadanan(ps ...PeriodeLain) string {
	t := make([]string, len(ps))
	for i, p := range ps {
		t[i] = p.String()
	}
	slices.Sort(t)
	return strings.Join(slices.Compact(t), "\n")
}

// String is the term in one line: "<id of the year>/<code>".
func (p PeriodeLain) String() string { return string(p.Tahun) + "/" + p.Kode }

// BacaPeriodeLain reads what [PeriodeLain.String] wrote; [ErrPadanan] when it is none.
func BacaPeriodeLain(s string) (PeriodeLain, error) {
	tahun, kode, ada := strings.Cut(s, "/")
	if !ada || tahun == "" || kode == "" {
		return PeriodeLain{}, ErrPadanan.Invalidf("pilih periode tahun lain dari daftar").Pada("periode")
	}
	return PeriodeLain{TahunID(tahun), kode}, nil
}

// Padanan lists the terms of other years that the school says are this one.
func (p Periode) Padanan() (hasil []PeriodeLain) {
	for s := range strings.SplitSeq(p.Setara, "\n") {
		if x, err := BacaPeriodeLain(s); err == nil {
			hasil = append(hasil, x)
		}
	}
	return hasil
}

// periksaPadanan holds the terms that a year names against the other years.
func (t TahunAjaran) periksaPadanan(semua []TahunAjaran) error {
	dipakai := map[PeriodeLain]bool{}
	for _, p := range t.Periode {
		if p.Setara == "" {
			continue
		}
		if TulisPadanan(p.Padanan()...) != p.Setara {
			return ErrPadanan.Invalidf("pilih periode tahun lain dari daftar").Pada("periode")
		}
		for _, x := range p.Padanan() {
			i := slices.IndexFunc(semua, func(y TahunAjaran) bool { return y.ID == x.Tahun && y.ID != t.ID })
			if i < 0 {
				return ErrPadanan.Invalidf("periode %s disetarakan dengan tahun ajaran yang tidak ada", p.Nama).Pada("periode")
			}
			y, ada := semua[i].CariPeriode(x.Kode)
			switch {
			case !ada || y.Mulai.After(p.Selesai) || p.Mulai.After(y.Selesai):
				return ErrPadanan.Invalidf("periode %s disetarakan dengan periode tahun %s yang tidak ada atau tidak sezaman", p.Nama, semua[i].Nama).Pada("periode")
			case dipakai[x]:
				return ErrPadanan.Invalidf("periode %s tahun %s disetarakan dengan dua periode; pilih satu", y.Nama, semua[i].Nama).Pada("periode")
			}
			dipakai[x] = true
		}
	}
	return nil
}

// kodeDi lists the codes under which a term of one year is kept in another: what either
// of them says, else its own code.
func kodeDi(semua []TahunAjaran, tahun TahunID, p Periode, lain TahunID) (kode []string) {
	if tahun == lain {
		return []string{p.Kode}
	}
	for _, x := range p.Padanan() {
		if x.Tahun == lain {
			kode = append(kode, x.Kode)
		}
	}
	for _, t := range semua {
		for _, y := range t.Periode {
			if t.ID == lain && slices.Contains(y.Padanan(), PeriodeLain{tahun, p.Kode}) && !slices.Contains(kode, y.Kode) {
				kode = append(kode, y.Kode)
			}
		}
	}
	if len(kode) == 0 {
		return []string{p.Kode}
	}
	slices.Sort(kode)
	return kode
}
