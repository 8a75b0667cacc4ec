package akademikberkas_test

import (
	"encoding/xml"
	"testing"

	"github.com/stretchr/testify/require"
)

// takBertumpuk refuses words of a file that lie on each other or leave their page.
func takBertumpuk(t testing.TB, isi []byte) {
	t.Helper()
	type kata struct {
		X0   float64 `xml:"xMin,attr"`
		Y0   float64 `xml:"yMin,attr"`
		X1   float64 `xml:"xMax,attr"`
		Y1   float64 `xml:"yMax,attr"`
		Teks string  `xml:",chardata"`
	}
	var dok struct {
		Halaman []struct {
			Lebar  float64 `xml:"width,attr"`
			Tinggi float64 `xml:"height,attr"`
			Kata   []kata  `xml:"word"`
		} `xml:"body>doc>page"`
	}
	require.NoError(t, xml.Unmarshal([]byte(poppler(t, isi, "pdftotext", "-bbox", "-", "-")), &dok))
	require.NotEmpty(t, dok.Halaman)
	for _, h := range dok.Halaman {
		for i, a := range h.Kata {
			require.True(t, a.X0 >= 0 && a.Y0 >= 0 && a.X1 <= h.Lebar && a.Y1 <= h.Tinggi, "%q leaves the page", a.Teks)
			for _, b := range h.Kata[i+1:] {
				// Boxes are as high as the font; lines of 1.35 overlap a little.
				x := min(a.X1, b.X1) - max(a.X0, b.X0)
				y := min(a.Y1, b.Y1) - max(a.Y0, b.Y0)
				require.False(t, x > 0.5 && y > 0.35*min(a.Y1-a.Y0, b.Y1-b.Y0), "%q lies on %q", a.Teks, b.Teks)
			}
		}
	}
}
