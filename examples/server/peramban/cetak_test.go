package peramban

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// TestCetak_setiap_lembar_membawa_pertanyaannya prints the arrears of all santri
// and looks at every sheet: question, moment and number of rows stand on each.
func TestCetak_setiap_lembar_membawa_pertanyaannya(t *testing.T) {
	r := buka(t)
	ctx := peramban(t)
	r.masuk(t, ctx)
	jalan(t, ctx, chromedp.Navigate(r.url+"/tunggakan?menurut=santri&unit=MTs&pada=2026-10-31"), chromedp.WaitVisible(`tfoot`))
	b, err := chromedp.Run(ctx, chromedp.PrintToPDF())
	require.NoError(t, err)
	dir := t.TempDir()
	if d := os.Getenv("PESANTREN_POTRET"); d != "" {
		dir = d
	}
	berkas := filepath.Join(dir, "tunggakan.pdf")
	require.NoError(t, os.WriteFile(berkas, b, 0o600))
	teks, err := exec.Command("pdftotext", "-layout", berkas, "-").Output()
	require.NoError(t, err)
	lembar := strings.Split(strings.TrimSuffix(string(teks), "\f"), "\f")
	require.Greater(t, len(lembar), 2)
	for i, l := range lembar {
		l = strings.Join(strings.Fields(l), " ")
		for _, kata := range []string{"Pondok Pesantren Contoh", "pada: 31 Oktober 2026", "unit: MTs", "baris", "dibuat", "sidik"} {
			require.Contains(t, l, kata, "lembar %d", i+1)
		}
	}
}
