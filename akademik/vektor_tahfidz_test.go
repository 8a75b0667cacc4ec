package akademik_test

import (
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik/hafalan"
	"github.com/pesantren-go/pesantren/akademik/mushaf"
	"github.com/pesantren-go/pesantren/dasar"
)

// jenisTahfidz are the kinds of tahfidz_vectors.json.
func jenisTahfidz() map[string]jenisVektor {
	return map[string]jenisVektor{
		"tahfidz_progress":      vektorCapaian,
		"tahfidz_invalid_range": vektorRentangSalah,
	}
}

func vektorCapaian(t require.TestingT, k kasusVektor) {
	masuk := masukanVektor[struct {
		Ranges []string `json:"ranges"`
	}](t, k)
	harap := harapanVektor[struct {
		Ayah         *int             `json:"ayah"`
		PctAyah      *decimal.Decimal `json:"pct_ayah"`
		FullPages    *int             `json:"full_pages"`
		PageEquiv    *decimal.Decimal `json:"page_equiv"`
		PctPageEquiv *decimal.Decimal `json:"pct_page_equiv"`
		FullJuz      *int             `json:"full_juz"`
		PctFullJuz   *decimal.Decimal `json:"pct_full_juz"`
	}](t, k)
	// Each range is a passed ziyadah, so that the whole road is tried and not only the
	// arithmetic at its end.
	var setoran []hafalan.Setoran
	for _, teks := range masuk.Ranges {
		r, err := mushaf.Madinah().Baca(teks)
		require.NoError(t, err, teks)
		setoran = append(setoran, hafalan.Setoran{ID: teks, Tanggal: dasar.Tgl(2026, 11, 2), Jenis: hafalan.Ziyadah, Rentang: []mushaf.Rentang{r}, Hasil: hafalan.Lulus})
	}
	keadaan, err := hafalan.Susun(setoran, hafalan.KebijakanBaku())
	require.NoError(t, err)
	c := hafalan.Ukur(mushaf.Madinah(), keadaan.Hafal)
	persen := func(b hafalan.Basis) decimal.Decimal {
		p, err := c.Persen(b)
		require.NoError(t, err)
		return p
	}
	samaBila(t, harap.Ayah, c.Ayat, "ayah")
	samaAngka(t, harap.PctAyah, persen(hafalan.BasisAyat), "pct_ayah")
	samaBila(t, harap.FullPages, c.HalamanPenuh, "full_pages")
	samaAngka(t, harap.PageEquiv, c.SetaraHalaman, "page_equiv")
	samaAngka(t, harap.PctPageEquiv, persen(hafalan.BasisHalaman), "pct_page_equiv")
	samaBila(t, harap.FullJuz, c.JuzPenuh, "full_juz")
	samaAngka(t, harap.PctFullJuz, persen(hafalan.BasisJuz), "pct_full_juz")
}

func vektorRentangSalah(t require.TestingT, k kasusVektor) {
	masuk := masukanVektor[struct {
		Range string `json:"range"`
	}](t, k)
	harapanVektor[struct{}](t, k)
	_, err := mushaf.Madinah().Baca(masuk.Range)
	require.Error(t, err)
	require.Equal(t, dasar.Invalid, dasar.KindOf(err))
}

// samaAngka asserts a number that the case states; 1.0 and 1 are the same number.
func samaAngka(t require.TestingT, harap *decimal.Decimal, dapat decimal.Decimal, nama string) {
	if harap != nil {
		require.Truef(t, harap.Equal(dapat), "%s: harus %s, jadi %s", nama, harap, dapat)
	}
}
