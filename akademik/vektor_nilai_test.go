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
		"km_slm_mean":        vektorRataSLM,
		"remedial":           vektorRemedial,
		"diniyah_8":          vektorDiniyah8,
		"tahfidz_predikat":   vektorPredikatTahfidz,
		"tahfidz_errors":     vektorKesalahan,
		"promotion_k13":      vektorKenaikan,
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
	s := nilai.Skala{Kode: "huruf", Maks: nilai.A(1000), Langkah: 1} // extra credit may pass 100
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

// vektorRataSLM computes through a whole rule set of one component.
func vektorRataSLM(t require.TestingT, k kasusVektor) {
	in := masukanVektor[struct {
		Scores []decimal.Decimal `json:"scores"`
	}](t, k)
	skala, err := nilai.AmbilSkala("100")
	require.NoError(t, err)
	skala.Langkah = 1 // vectors may be finer than teachers are
	var butir []nilai.Butir
	var isian []nilai.Isian
	for i, s := range in.Scores {
		kode := fmt.Sprint("slm", i+1)
		butir = append(butir, nilai.Butir{Kode: kode, Komponen: "SLM"})
		isian = append(isian, nilai.Isian{Butir: kode, Percobaan: []nilai.Skor{nilai.Dapat(angka(t, s))}})
	}
	r, err := nilai.Susun(nilai.Aturan{Kode: "km", Versi: 1, Skala: skala, Komponen: []nilai.Komponen{{Kode: "SLM", Bobot: nilai.A(100)}}}, butir)
	require.NoError(t, err)
	h, err := r.Hitung(isian, nil)
	require.NoError(t, err)
	require.True(t, h.Rapor.Ada)
	harap := harapanVektor[struct {
		Mean *decimal.Decimal `json:"mean"`
	}](t, k)
	samaPecahan(t, harap.Mean, h.Rapor.Tepat, "mean")
}

func vektorRemedial(t require.TestingT, k kasusVektor) {
	in := masukanVektor[struct {
		Policy string           `json:"policy"`
		KKM    decimal.Decimal  `json:"kkm"`
		First  *decimal.Decimal `json:"first"`
		Second *decimal.Decimal `json:"second"`
	}](t, k)
	cara, ada := map[string]nilai.CaraRemedial{
		"cap_at_kkm": nilai.BatasKKM, "take_final": nilai.AmbilAkhir, "mean_floor_kkm": nilai.RataMinimalKKM, "none": nilai.TanpaRemedial,
	}[in.Policy]
	require.True(t, ada, "policy %q", in.Policy)
	var percobaan []nilai.Skor
	for _, d := range []*decimal.Decimal{in.First, in.Second} {
		if d == nil {
			percobaan = append(percobaan, nilai.Skor{})
			continue
		}
		percobaan = append(percobaan, nilai.Dapat(angka(t, *d)))
	}
	dapat, keadaan := cara.Efektif(percobaan, nilai.DariDesimal(in.KKM))
	harap := harapanVektor[struct {
		Effective *decimal.Decimal `json:"effective"`
	}](t, k)
	if harap.Effective != nil {
		require.Equal(t, nilai.Ada, keadaan)
		samaPecahan(t, harap.Effective, dapat, "effective")
	}
}

func vektorDiniyah8(t require.TestingT, k kasusVektor) {
	harap := harapanVektor[struct {
		Band *string `json:"band"`
	}](t, k)
	samaBila(t, harap.Band, pitaBawaan(t, k, "diniyah8"), "band")
}

func vektorPredikatTahfidz(t require.TestingT, k kasusVektor) {
	harap := harapanVektor[struct {
		Predikat *string `json:"predikat"`
	}](t, k)
	samaBila(t, harap.Predikat, pitaBawaan(t, k, "tahfidz"), "predikat")
}

func pitaBawaan(t require.TestingT, k kasusVektor, skala string) string {
	in := masukanVektor[struct {
		Score decimal.Decimal `json:"score"`
	}](t, k)
	s, err := nilai.AmbilSkala(skala)
	require.NoError(t, err)
	p, ada := s.Predikat(nilai.DariDesimal(in.Score))
	require.True(t, ada)
	return p.Kode
}

func vektorKesalahan(t require.TestingT, k kasusVektor) {
	in := masukanVektor[struct {
		Errors   int             `json:"errors"`
		PerError decimal.Decimal `json:"per_error"`
		Start    decimal.Decimal `json:"start"`
		MinPass  decimal.Decimal `json:"min_pass"`
	}](t, k)
	harap := harapanVektor[struct {
		Score *decimal.Decimal `json:"score"`
		Pass  *bool            `json:"pass"`
	}](t, k)
	dapat, lulus, err := nilai.NilaiKesalahan{Awal: angka(t, in.Start), PerKesalahan: angka(t, in.PerError), MinLulus: angka(t, in.MinPass)}.Hitung(in.Errors)
	require.NoError(t, err)
	samaPecahan(t, harap.Score, dapat.Pecahan(), "score")
	samaBila(t, harap.Pass, lulus, "pass")
}

func vektorKenaikan(t require.TestingT, k kasusVektor) {
	in := masukanVektor[struct {
		KKM     decimal.Decimal   `json:"kkm"`
		Ganjil  []decimal.Decimal `json:"ganjil"`
		Genap   []decimal.Decimal `json:"genap"`
		MaxFail int               `json:"max_fail"`
	}](t, k)
	require.Len(t, in.Genap, len(in.Ganjil))
	var b nilai.BahanKenaikan
	for i := range in.Ganjil {
		term := []nilai.Nilai{{Ada: true, Tepat: nilai.DariDesimal(in.Ganjil[i])}, {Ada: true, Tepat: nilai.DariDesimal(in.Genap[i])}}
		b.Mapel = append(b.Mapel, nilai.MapelSetahun{Kode: fmt.Sprint("mapel", i+1), KKM: angka(t, in.KKM), Term: term})
	}
	u := nilai.AturanKenaikan{MaksGagal: in.MaxFail}.Usulkan(b)
	require.True(t, u.Lengkap)
	harap := harapanVektor[struct {
		Fails   *int  `json:"fails"`
		Promote *bool `json:"promote"`
	}](t, k)
	samaBila(t, harap.Fails, len(u.Gagal), "fails")
	samaBila(t, harap.Promote, u.Naik, "promote")
}

func angka(t require.TestingT, d decimal.Decimal) nilai.Angka {
	a, err := nilai.AngkaDari(d)
	require.NoError(t, err)
	return a
}

// samaPecahan asserts an exact number; one whose decimals do not end is compared
// half up at the places that the case states.
func samaPecahan(t require.TestingT, harap *decimal.Decimal, dapat nilai.Pecahan, nama string) {
	if harap == nil {
		return
	}
	d := dapat.Desimal()
	if nilai.DariDesimal(d).Banding(dapat) != 0 {
		d = d.Round(-harap.Exponent())
	}
	require.Truef(t, harap.Equal(d), "%s: harus %s, jadi %s", nama, harap, dapat)
}
