package akademik_test

import (
	"encoding/json"
	"fmt"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik/nilai"
)

// jenisNilai are the kinds of grade_vectors.json that akademik/nilai answers.
func jenisNilai() map[string]jenisVektor {
	return map[string]jenisVektor{
		"k13_predikat":       vektorK13Predikat,
		"k13_predikat_value": vektorK13Nilai,
		"letter":             vektorHuruf,
		"rank":               vektorPeringkat,
	}
}

func vektorK13Predikat(t require.TestingT, k kasusVektor) {
	in := masukanVektor[struct {
		KKM int `json:"kkm"`
	}](t, k)
	harap := harapanVektor[struct{ A, B, C, D *[2]int64 }](t, k)
	s, err := nilai.PredikatK13(in.KKM)
	require.NoError(t, err)
	require.NoError(t, s.Periksa())
	for i, h := range []*[2]int64{harap.A, harap.B, harap.C, harap.D} {
		dari, sampai := s.Rentang(i)
		if h != nil {
			require.Equal(t, *h, [2]int64{dari.Desimal().IntPart(), sampai.Desimal().IntPart()}, s.Pita[i].Kode)
		}
	}
}

func vektorK13Nilai(t require.TestingT, k kasusVektor) {
	in := masukanVektor[struct {
		KKM   int             `json:"kkm"`
		Score decimal.Decimal `json:"score"`
	}](t, k)
	s, err := nilai.PredikatK13(in.KKM)
	require.NoError(t, err)
	harap := harapanVektor[struct {
		Predikat *string `json:"predikat"`
	}](t, k)
	p, ada := s.Predikat(nilai.DariDesimal(in.Score))
	require.True(t, ada)
	samaBila(t, harap.Predikat, p.Kode, "predikat")
}

func vektorHuruf(t require.TestingT, k kasusVektor) {
	in := masukanVektor[struct {
		Scheme [][2]json.RawMessage `json:"scheme"`
		Score  decimal.Decimal      `json:"score"`
	}](t, k)
	s := nilai.Skala{Kode: "huruf", Maks: nilai.A(100), Langkah: 1}
	for _, baris := range in.Scheme {
		var huruf string
		var batas decimal.Decimal
		require.NoError(t, json.Unmarshal(baris[0], &huruf))
		require.NoError(t, json.Unmarshal(baris[1], &batas))
		dari, err := nilai.AngkaDari(batas.Shift(2))
		require.NoError(t, err)
		s.Pita = append(s.Pita, nilai.Pita{Kode: huruf, Dari: dari})
	}
	require.NoError(t, s.Periksa())
	harap := harapanVektor[struct {
		Letter *string `json:"letter"`
	}](t, k)
	p, ada := s.Predikat(nilai.DariDesimal(in.Score))
	require.True(t, ada)
	samaBila(t, harap.Letter, p.Kode, "letter")
}

func vektorPeringkat(t require.TestingT, k kasusVektor) {
	in := masukanVektor[struct {
		Policy string              `json:"policy"`
		Scores []decimal.Decimal   `json:"scores"`
		Keys   [][]decimal.Decimal `json:"keys"`
	}](t, k)
	require.NotEqual(t, in.Scores == nil, in.Keys == nil, "scores atau keys")
	// Santri whom no key tells apart share a rank; the next one is counted on.
	seri := nilai.SeriLompat
	switch in.Policy {
	case "competition":
	case "dense":
		seri = nilai.SeriRapat
	default:
		require.NotNil(t, in.Keys, fmt.Sprintf("policy %q", in.Policy))
	}
	for _, s := range in.Scores {
		in.Keys = append(in.Keys, []decimal.Decimal{s})
	}
	kunci := make([][]nilai.Pecahan, len(in.Keys))
	for i, urut := range in.Keys {
		for _, d := range urut {
			kunci[i] = append(kunci[i], nilai.DariDesimal(d))
		}
	}
	dapat, err := nilai.Peringkat(seri, kunci)
	require.NoError(t, err)
	harap := harapanVektor[struct {
		Ranks *[]int `json:"ranks"`
	}](t, k)
	samaBila(t, harap.Ranks, dapat, "ranks")
}
