package peramban

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// TestKasir walks the way of a cashier with the keyboard alone: search, type an
// amount, see the allocation, confirm, see the receipt.
func TestKasir(t *testing.T) {
	r := buka(t)
	ctx := peramban(t)
	r.masuk(t, ctx)
	potret(t, ctx, "beranda", 1280, 800)
	potret(t, ctx, "beranda-hp", 360, 800)
	jalan(t, ctx, chromedp.Navigate(r.url+"/kasir"), chromedp.SendKeys(`input[name=q]`, "Fatimah"), chromedp.WaitVisible(`#hasil .kartu`))
	potret(t, ctx, "kasir-cari", 1280, 800)
	jalan(t, ctx, chromedp.EmulateViewport(1280, 800), chromedp.Navigate(r.url+"/kasir?q=210006"), chromedp.WaitVisible(`input[name=jumlah]`),
		chromedp.SendKeys(`input[name=jumlah]`, "1200000"), chromedp.WaitVisible(`#bagi table`))
	nilai, err := chromedp.Run(ctx, chromedp.Value(`input[name=jumlah]`))
	require.NoError(t, err)
	require.Equal(t, "1.200.000", nilai, "angka dikelompokkan sambil diketik")
	require.Contains(t, baca(t, ctx, "#bagi"), "Titipan keluarga")
	potret(t, ctx, "kasir-keluarga", 1280, 900)
	potret(t, ctx, "kasir-keluarga-hp", 390, 844)
	jalan(t, ctx, chromedp.EmulateViewport(1280, 800), chromedp.SendKeys(`input[name=jumlah]`, "\r"), chromedp.WaitVisible(`.kuitansi`))
	kuitansi := baca(t, ctx, ".kuitansi")
	require.Contains(t, kuitansi, "satu juta dua ratus ribu rupiah")
	require.Contains(t, kuitansi, "KW/")
	potret(t, ctx, "kuitansi-a5", 1280, 900)
	jalan(t, ctx, chromedp.Click(`a[href="?kertas=58"]`), chromedp.WaitVisible(`.kertas-58`))
	potret(t, ctx, "kuitansi-58", 500, 800)
	require.Equal(t, []string{"163 567"}, lembarCetak(t, ctx, "cetak-58"), "satu lembar, 58 mm kali 200 mm")
	jalan(t, ctx, chromedp.EmulateViewport(1280, 800), chromedp.Click(`a[href="?kertas=a5"]`), chromedp.WaitVisible(`.kertas-a5`))
	require.Equal(t, []string{"420 594"}, lembarCetak(t, ctx, "cetak-a5"), "satu lembar A5")
	jalan(t, ctx, chromedp.KeyEvent("n"), chromedp.WaitVisible(`input[name=q]`))
}

// lembarCetak prints the page and returns width and height in points of each
// sheet; where PESANTREN_POTRET names a folder, the document is kept there.
func lembarCetak(t *testing.T, ctx context.Context, nama string) (lembar []string) {
	t.Helper()
	ya := true
	pdf, err := chromedp.Run(ctx, func(ctx context.Context, t *chromedp.Target) ([]byte, error) {
		x, err := cdp.Call(ctx, t, page.PrintToPDF, page.PrintToPDFParams{PreferCSSPageSize: &ya})
		if err != nil {
			return nil, err
		}
		return x.Data, nil
	})
	require.NoError(t, err)
	if dir := os.Getenv("PESANTREN_POTRET"); dir != "" {
		require.NoError(t, os.WriteFile(filepath.Join(dir, nama+".pdf"), pdf, 0o600))
	}
	for _, m := range regexp.MustCompile(`/MediaBox \[0 0 (\d+)[.\d]* (\d+)`).FindAllSubmatch(pdf, -1) {
		lembar = append(lembar, string(m[1])+" "+string(m[2]))
	}
	return lembar
}
