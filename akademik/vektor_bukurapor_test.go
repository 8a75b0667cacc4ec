package akademik_test

import (
	"encoding/json"
	"maps"
	"math/big"
	"slices"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik/nilai"
)

// jenisBukuRapor are the kinds that other gradebooks (Canvas, Moodle) need and this
// one does not. They stand on the public rules where a rule is shared, and are test
// code where it is not: ours always normalises weights, never truncates.
func jenisBukuRapor() map[string]jenisVektor {
	return map[string]jenisVektor{
		"group_points":     vektorKelompok,
		"course_total":     vektorTotal,
		"limit_rule":       vektorBatasMoodle,
		"moodle_aggregate": vektorGabungMoodle,
	}
}

type butirCanvas struct {
	ID            int              `json:"id"`
	Score         *decimal.Decimal `json:"score"`
	Max           decimal.Decimal  `json:"max"`
	Excused       bool             `json:"excused"`
	Hidden        bool             `json:"hidden"`
	Omit          bool             `json:"omit"`
	PendingReview bool             `json:"pending_review"`
}

type aturanCanvas struct {
	DropLowest  int   `json:"drop_lowest"`
	DropHighest int   `json:"drop_highest"`
	NeverDrop   []int `json:"never_drop"`
}

type poinCanvas struct {
	skor, mungkin nilai.Pecahan
	dibuang       []int
}

// poinKelompok is one of the two totals of a group: current, or final.
func poinKelompok(items []butirCanvas, a aturanCanvas, final bool) (h poinCanvas) {
	items = slices.Clone(items)
	slices.SortFunc(items, func(x, y butirCanvas) int { return x.ID - y.ID })
	var poin []nilai.Poin
	var id []int
	for _, b := range items {
		if b.Excused || b.Hidden || b.Omit || !final && (b.Score == nil || b.PendingReview) {
			continue
		}
		p := nilai.Poin{Maks: nilai.DariDesimal(b.Max), Pasti: slices.Contains(a.NeverDrop, b.ID)}
		if b.Score != nil {
			p.Nilai = nilai.DariDesimal(*b.Score)
		}
		poin, id = append(poin, p), append(id, b.ID)
	}
	h.dibuang = []int{}
	for i, pakai := range (nilai.Buang{Terendah: a.DropLowest, Tertinggi: a.DropHighest}).Pilih(poin) {
		if !pakai {
			h.dibuang = append(h.dibuang, id[i])
			continue
		}
		h.skor, h.mungkin = h.skor.Tambah(poin[i].Nilai), h.mungkin.Tambah(poin[i].Maks)
	}
	return h
}

func vektorKelompok(t require.TestingT, k kasusVektor) {
	in := masukanVektor[struct {
		Items []butirCanvas `json:"items"`
		Rules aturanCanvas  `json:"rules"`
	}](t, k)
	type total struct {
		Score    *decimal.Decimal `json:"score"`
		Possible *decimal.Decimal `json:"possible"`
		Dropped  *[]int           `json:"dropped"`
	}
	harap := harapanVektor[struct{ Current, Final *total }](t, k)
	for nama, h := range map[string]*total{"current": harap.Current, "final": harap.Final} {
		if h == nil {
			continue
		}
		dapat := poinKelompok(in.Items, in.Rules, nama == "final")
		samaPecahan(t, h.Score, dapat.skor, nama+".score")
		samaPecahan(t, h.Possible, dapat.mungkin, nama+".possible")
		if h.Dropped != nil {
			slices.Sort(*h.Dropped)
		}
		samaBila(t, h.Dropped, dapat.dibuang, nama+".dropped")
	}
}

func vektorTotal(t require.TestingT, k kasusVektor) {
	in := masukanVektor[struct {
		Groups []struct {
			ID     int              `json:"id"`
			Weight *decimal.Decimal `json:"weight"`
			Items  []butirCanvas    `json:"items"`
		} `json:"groups"`
		Scheme string `json:"scheme"`
	}](t, k)
	require.Contains(t, []string{"percent", "points"}, in.Scheme)
	harap := harapanVektor[map[string]json.RawMessage](t, k)
	for nama, isi := range harap {
		require.Contains(t, []string{"current", "final"}, nama, "expected")
		var jumlah, bobot, skor nilai.Pecahan
		for _, g := range in.Groups {
			p := poinKelompok(g.Items, aturanCanvas{}, nama == "final")
			skor = skor.Tambah(p.skor)
			if p.mungkin.Tanda() > 0 && g.Weight != nil {
				w := nilai.DariDesimal(*g.Weight)
				jumlah, bobot = jumlah.Tambah(p.skor.Bagi(p.mungkin).Kali(w)), bobot.Tambah(w)
			}
		}
		total, ada := skor, true
		if in.Scheme == "percent" {
			if total, ada = jumlah, bobot.Tanda() > 0; ada && bobot.Banding(nilai.Utuh(100)) < 0 {
				total = jumlah.Kali(nilai.Utuh(100)).Bagi(bobot)
			}
		}
		if string(isi) == "null" || !ada {
			require.Equal(t, string(isi) == "null", !ada, nama)
			continue
		}
		var h decimal.Decimal
		require.NoError(t, json.Unmarshal(isi, &h))
		samaPecahan(t, &h, nilai.Pembulatan{Tempat: 2}.Bulat(total).Pecahan(), nama)
	}
}

// vektorBatasMoodle drops n times the lowest raw grade, or keeps the n highest;
// extra credit is never touched.
func vektorBatasMoodle(t require.TestingT, k kasusVektor) {
	in := masukanVektor[struct {
		Grades      map[string]decimal.Decimal `json:"grades"`
		GradeMax    map[string]decimal.Decimal `json:"grademax"`
		ExtraCredit []string                   `json:"extra_credit"`
		Rules       struct {
			DropLow  *int `json:"droplow"`
			KeepHigh *int `json:"keephigh"`
		} `json:"rules"`
	}](t, k)
	biasa := slices.DeleteFunc(slices.Sorted(maps.Keys(in.Grades)), func(i string) bool { return slices.Contains(in.ExtraCredit, i) })
	slices.SortStableFunc(biasa, func(i, j string) int { // what goes first: the lowest, of equal ones the larger maximum
		if c := in.Grades[i].Cmp(in.Grades[j]); c != 0 {
			return c
		}
		return in.GradeMax[j].Cmp(in.GradeMax[i])
	})
	buang := 0
	switch r := in.Rules; {
	case r.DropLow != nil && r.KeepHigh == nil:
		buang = min(*r.DropLow, len(biasa))
	case r.KeepHigh != nil && r.DropLow == nil:
		buang = max(len(biasa)-*r.KeepHigh, 0)
	default:
		require.Fail(t, "rules: droplow atau keephigh")
	}
	simpan := slices.DeleteFunc(slices.Sorted(maps.Keys(in.Grades)), func(i string) bool { return slices.Contains(biasa[:buang], i) })
	harap := harapanVektor[struct {
		Kept *[]string `json:"kept"`
	}](t, k)
	if harap.Kept != nil {
		slices.Sort(*harap.Kept)
		require.Equal(t, *harap.Kept, append([]string{}, simpan...), "kept")
	}
}

type masukanMoodle struct {
	Method      string            `json:"method"`
	Values      []decimal.Decimal `json:"values"`
	Max         decimal.Decimal   `json:"max"`
	CategoryMax decimal.Decimal   `json:"category_max"`
	Coef        []decimal.Decimal `json:"coef"`
}

func vektorGabungMoodle(t require.TestingT, k kasusVektor) {
	in := masukanVektor[masukanMoodle](t, k)
	harap := harapanVektor[struct {
		All         *decimal.Decimal `json:"all"`
		FirstHidden *decimal.Decimal `json:"first_hidden"`
	}](t, k)
	if harap.All != nil {
		samaPecahan(t, harap.All, in.gabung(t, 0), "all")
	}
	if harap.FirstHidden != nil {
		samaPecahan(t, harap.FirstHidden, in.gabung(t, 1), "first_hidden")
	}
}

// gabung aggregates the values from the given one on and cuts the result down to a
// whole number.
func (m masukanMoodle) gabung(t require.TestingT, dari int) nilai.Pecahan {
	x := make([]*big.Rat, 0, len(m.Values)) // ratios
	jumlah, berbobot, bobot := new(big.Rat), new(big.Rat), new(big.Rat)
	for i, v := range m.Values {
		if i < dari {
			continue
		}
		r := new(big.Rat).Quo(v.Rat(), m.Max.Rat())
		x = append(x, r)
		jumlah.Add(jumlah, r)
		if m.Method == "weighted_mean" {
			bobot.Add(bobot, m.Coef[i].Rat())
			berbobot.Add(berbobot, new(big.Rat).Mul(m.Coef[i].Rat(), r))
		}
	}
	require.NotEmpty(t, x)
	rata := new(big.Rat).Quo(jumlah, new(big.Rat).SetInt64(int64(len(x))))
	urut := slices.SortedFunc(slices.Values(x), func(a, b *big.Rat) int { return a.Cmp(b) })
	n := len(urut)
	var hasil *big.Rat
	switch m.Method {
	case "mean", "simple_weighted_mean": // with one maximum Σvalues/Σmax is the mean
		hasil = rata
	case "weighted_mean":
		require.Positive(t, bobot.Sign(), "coef")
		hasil = berbobot.Quo(berbobot, bobot)
	case "min":
		hasil = urut[0]
	case "max":
		hasil = urut[n-1]
	case "median":
		hasil = new(big.Rat).Add(urut[(n-1)/2], urut[n/2])
		hasil.Quo(hasil, big.NewRat(2, 1))
	case "mode":
		hasil = modus(urut)
	case "sum":
		return nilai.Pembulatan{Cara: nilai.KeBawah}.Bulat(nilai.DariRat(jumlah.Mul(jumlah, m.Max.Rat()))).Pecahan()
	default:
		require.Fail(t, "method "+m.Method)
	}
	return nilai.Pembulatan{Cara: nilai.KeBawah}.Bulat(nilai.DariRat(new(big.Rat).Mul(hasil, m.CategoryMax.Rat()))).Pecahan()
}

// modus is the most frequent value, the highest of several.
func modus(urut []*big.Rat) *big.Rat {
	terbaik, banyak := urut[0], 0
	for _, x := range urut {
		n := 0
		for _, y := range urut {
			if x.Cmp(y) == 0 {
				n++
			}
		}
		if n >= banyak {
			terbaik, banyak = x, n
		}
	}
	return terbaik
}
