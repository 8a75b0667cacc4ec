package hafalan

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/pesantren-go/pesantren/akademik/mushaf"
	"github.com/pesantren-go/pesantren/dasar"
)

// ErrTarget says that a target has no days, no amount or no known basis.
var ErrTarget = dasar.Aturan("AKD-HAFALAN-08")

// Target is what shall be newly memorised in a term. What is tested at its end is
// another number: see [Syarat].
type Target struct {
	Nama    string
	Dari    dasar.Tanggal // first and last day of the term, both included
	Sampai  dasar.Tanggal
	Basis   Basis
	Jumlah  decimal.Decimal // in that basis, above 0
	Lingkup Himpunan        // ayat that count; empty = all
}

// Validate refuses a target that cannot be measured with [ErrTarget].
func (t Target) Validate() error {
	switch {
	case t.Dari.IsZero() || t.Sampai.Before(t.Dari):
		return ErrTarget.Invalidf("isi hari pertama dan hari terakhir target").Pada("sampai")
	case t.Basis != BasisAyat && t.Basis != BasisHalaman && t.Basis != BasisJuz:
		return ErrTarget.Invalidf("pilih dasar target: ayat, halaman, atau juz").Pada("basis")
	case !t.Jumlah.IsPositive():
		return ErrTarget.Invalidf("isi jumlah target, lebih dari 0").Pada("jumlah")
	}
	return nil
}

// HasilTarget is how far a target is reached on a day.
type HasilTarget struct {
	Awal     decimal.Decimal // memorised before the term, in the basis
	Capai    decimal.Decimal // added in the term; negative when more was revoked than added
	Sisa     decimal.Decimal // still to do, never below 0
	Semula   decimal.Decimal // what an even pace would have reached by the end of the day, 3 places
	SisaHari int             // days left in the term after the day
	PerHari  decimal.Decimal // Sisa by the days left, rounded up to 3 places; all of it when none is left
	Tercapai bool
	Uraian   []string
}

// Ukur measures the target on a day: what is memorised then, less what was memorised
// the day before the term. Days after the term count as its last day.
func (t Target) Ukur(e *mushaf.Edisi, setoran []Setoran, kb Kebijakan, pada dasar.Tanggal) (HasilTarget, error) {
	if err := t.Validate(); err != nil {
		return HasilTarget{}, err
	}
	if pada.After(t.Sampai) {
		pada = t.Sampai
	}
	awal, err := t.jumlahSampai(e, setoran, kb, t.Dari.TambahHari(-1))
	if err != nil {
		return HasilTarget{}, err
	}
	kini, err := t.jumlahSampai(e, setoran, kb, pada)
	if err != nil {
		return HasilTarget{}, err
	}
	h := HasilTarget{Awal: awal, Capai: kini.Sub(awal), SisaHari: min(t.Sampai.Selisih(pada), t.Sampai.Selisih(t.Dari)+1)}
	h.Sisa = decimal.Max(t.Jumlah.Sub(h.Capai), decimal.Zero)
	h.Tercapai = h.Sisa.IsZero()
	panjang := int64(t.Sampai.Selisih(t.Dari)) + 1
	lewat := max(int64(pada.Selisih(t.Dari))+1, 0)
	h.Semula = t.Jumlah.Mul(decimal.NewFromInt(lewat)).DivRound(decimal.NewFromInt(panjang), 3)
	h.PerHari = h.Sisa
	if h.SisaHari > 0 {
		h.PerHari = h.Sisa.Div(decimal.NewFromInt(int64(h.SisaHari))).RoundCeil(3)
	}
	h.Uraian = []string{
		fmt.Sprintf("target %s %s, %s sampai %s, mushaf %s", angka(t.Jumlah), t.Basis, t.Dari.Panjang(), t.Sampai.Panjang(), e.Nama()),
		fmt.Sprintf("sebelum masa target %s; pada %s %s; bertambah %s", angka(awal), pada.Panjang(), angka(kini), angka(h.Capai)),
		fmt.Sprintf("laju rata sampai hari itu %s; kurang %s dalam %d hari, %s per hari", angka(h.Semula), angka(h.Sisa), h.SisaHari, angka(h.PerHari)),
	}
	return h, nil
}

func (t Target) jumlahSampai(e *mushaf.Edisi, setoran []Setoran, kb Kebijakan, hari dasar.Tanggal) (decimal.Decimal, error) {
	var sampai []Setoran
	for _, s := range setoran {
		if !s.Tanggal.After(hari) {
			sampai = append(sampai, s)
		}
	}
	k, err := Susun(sampai, kb)
	if err != nil {
		return decimal.Zero, err
	}
	h := k.Hafal
	if !t.Lingkup.Kosong() {
		h = h.Iris(t.Lingkup)
	}
	return Ukur(e, h).Jumlah(t.Basis)
}
