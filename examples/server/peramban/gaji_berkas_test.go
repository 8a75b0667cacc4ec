package peramban

import (
	"net/url"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// TestGajiBerkas finds the documents of the paid month of the sample school, and why
// there are none of the month that was just begun, at desk and phone width.
func TestGajiBerkas(t *testing.T) {
	r := buka(t)
	ctx := peramban(t)
	hrd := r.admin.HRD
	ps, _, err := r.srv.Pegawai.DaftarPutaran(t.Context(), hrd.Pelaku().Untuk(privasi.TujuanPenggajian), dasar.Page{Limit: 5})
	require.NoError(t, err)
	require.Len(t, ps, 2)
	tok, err := r.srv.Akun.Undang(t.Context(), hrd.Lembaga, hrd.ID, time.Hour)
	require.NoError(t, err)
	jalan(t, ctx, chromedp.Navigate(r.url+"/undangan?token="+url.QueryEscape(tok)), chromedp.SendKeys(`input[name=sandi]`, "kuda hijau makan rumput\r"), chromedp.WaitVisible(`.menu`))
	satu := "/gaji/" + ps[1].ID
	for _, x := range []struct{ nama, jalur, tunggu string }{
		{"gaji", "/gaji", "main table"}, {"gaji-terkunci", satu, `#dokumen a[href$="bpmp.xml"]`}, {"gaji-draf", "/gaji/" + ps[0].ID, `#dokumen summary`},
	} {
		for _, layar := range []struct {
			nama  string
			lebar int64
		}{{"", 1280}, {"-hp", 390}} {
			jalan(t, ctx, chromedp.EmulateViewport(layar.lebar, 900), chromedp.Navigate(r.url+x.jalur), chromedp.WaitVisible(x.tunggu), benar(`document.documentElement.scrollWidth <= innerWidth`))
			potret(t, ctx, x.nama+layar.nama, layar.lebar, 900)
		}
	}
	require.Contains(t, baca(t, ctx, "#dokumen"), "Dokumen dibuat sesudah putaran dikunci")
	jalan(t, ctx, chromedp.EmulateViewport(1280, 900), chromedp.Navigate(r.url+satu), chromedp.WaitVisible(`#dokumen`))
	require.Contains(t, baca(t, ctx, "#dokumen"), "dibuat oleh yang membayarkan gaji")
	jalan(t, ctx, chromedp.Click(`#dokumen a[href$="bpa1.xml"]`), chromedp.WaitVisible(`.galat`))
	require.Contains(t, baca(t, ctx, ".galat"), "Tidak ada BPA1 untuk masa Oktober 2026")
	potret(t, ctx, "gaji-tolak", 1280, 900)
	jalan(t, ctx, chromedp.Click(`main table a[href*="/slip/"]`), chromedp.WaitVisible(`a[href$="/pdf"]`))
	potret(t, ctx, "slip", 1280, 900)
	for _, lebar := range []int64{1280, 390} {
		jalan(t, ctx, chromedp.EmulateViewport(lebar, 900), chromedp.Navigate(r.url+satu), chromedp.Click(`main table a[href*="/slip/"]`), chromedp.WaitVisible(`a[href*="/slip?tahun="]`),
			chromedp.Click(`a[href*="/slip?tahun="]`), chromedp.WaitVisible(`a[href$="/pdf"]`), benar(`document.documentElement.scrollWidth <= innerWidth`))
		require.Contains(t, baca(t, ctx, "main"), "Dibuat sesudah masa pajak terakhirnya dikunci")
		potret(t, ctx, map[int64]string{1280: "pegawai-slip", 390: "pegawai-slip-hp"}[lebar], lebar, 900)
	}
}
