package peramban

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// TestLaporan opens a total down to the paper behind it: trial balance, ledger;
// arrears by unit, class, santri, account.
func TestLaporan(t *testing.T) {
	r := buka(t)
	ctx := peramban(t)
	r.masuk(t, ctx)
	jalan(t, ctx, chromedp.Navigate(r.url+"/neraca-saldo?sampai=2026-10-31"), chromedp.WaitVisible(`tfoot`))
	potret(t, ctx, "neraca-saldo", 1280, 900)
	potret(t, ctx, "neraca-saldo-hp", 390, 844)
	jumlah := strings.Fields(baca(t, ctx, "tfoot"))
	require.Equal(t, jumlah[len(jumlah)-1], jumlah[len(jumlah)-2], "debit sama dengan kredit")
	jalan(t, ctx, chromedp.EmulateViewport(1280, 900), chromedp.Click(`tbody tr td a`), chromedp.WaitVisible(`select[name=akun]`))
	require.Contains(t, baca(t, ctx, "h1"), "Buku besar")
	potret(t, ctx, "buku-besar", 1280, 900)

	jalan(t, ctx, chromedp.Navigate(r.url+"/tunggakan?menurut=unit&pada=2026-10-31"), chromedp.WaitVisible(`tfoot`))
	potret(t, ctx, "tunggakan-unit", 1280, 900)
	for _, judul := range []string{"Tunggakan per kelas", "Tunggakan per santri", "Rekening santri"} {
		jalan(t, ctx, chromedp.Click(`tbody tr td a`), chromedp.WaitVisible(`h1[data-judul="`+judul+`"]`))
	}
	potret(t, ctx, "rekening", 1280, 900)
	potret(t, ctx, "rekening-hp", 390, 844)
	jalan(t, ctx, chromedp.EmulateViewport(1280, 900), chromedp.Navigate(r.url+"/kas?dari=2026-10-01&sampai=2026-10-31"), chromedp.WaitVisible(`tfoot`), chromedp.Click(`tbody tr td a`), chromedp.WaitVisible(`h1[data-judul="Rincian kas"]`))
	potret(t, ctx, "kas-rinci", 1280, 900)
}
