// Package peramban opens the pages of the reference server in a real browser,
// at desk and phone width, the way a person would.
package peramban

import (
	"context"
	"log/slog"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/examples/server/contoh"
	"github.com/pesantren-go/pesantren/examples/server/rakit"
	"github.com/pesantren-go/pesantren/examples/server/rakit/rakittest"
)

// rumah is a served sample school with its month run.
type rumah struct {
	url   string
	admin contoh.Hasil
	srv   *rakit.Server
}

// awal is the sample school after its month.
var awal struct {
	rakittest.Cetakan
	hasil contoh.Hasil
}

func buka(t *testing.T) rumah {
	t.Helper()
	opsi := rakit.Opsi{Now: time.Now, Takaran: rakittest.Takaran, Log: slog.New(slog.DiscardHandler)}
	opsi.Data = awal.Salin(t, func(dir string) {
		dalam := opsi
		dalam.Data = dir
		s, err := rakit.Buka(t.Context(), dalam)
		require.NoError(t, err)
		awal.hasil, err = (&contoh.Pelari{Server: s, Folder: contoh.Bawaan()}).Jalankan(t.Context())
		require.NoError(t, err)
		require.NoError(t, s.Close())
	})
	s, err := rakit.Buka(t.Context(), opsi)
	require.NoError(t, err)
	srv := httptest.NewServer(s.Handler)
	t.Cleanup(func() { srv.Close(); require.NoError(t, s.Close()) })
	return rumah{srv.URL, awal.hasil, s}
}

// undangan is the path of a one-time link for the admin of the sample school.
func (r rumah) undangan(t *testing.T) string {
	t.Helper()
	tok, err := r.srv.Akun.Undang(t.Context(), r.admin.Admin.Lembaga, r.admin.Admin.ID, time.Hour)
	require.NoError(t, err)
	return "/undangan?token=" + url.QueryEscape(tok)
}

// peramban starts a private headless browser and fails when there is none.
func peramban(t *testing.T) context.Context {
	t.Helper()
	opsi := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.DisableGPU, chromedp.UserDataDir(t.TempDir()),
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true), chromedp.NoFirstRun)
	alokasi, batal := chromedp.NewExecAllocator(t.Context(), opsi...)
	t.Cleanup(batal)
	ctx, tutup := chromedp.NewContext(alokasi)
	t.Cleanup(tutup)
	require.NoError(t, chromedp.Do(ctx, chromedp.Navigate("about:blank"))) // starts the browser
	ctx, cukup := context.WithTimeout(ctx, 5*time.Minute)
	t.Cleanup(cukup)
	return ctx
}

// potret saves a picture of the page where PESANTREN_POTRET names a folder.
func potret(t *testing.T, ctx context.Context, nama string, lebar, tinggi int64) {
	t.Helper()
	dir := os.Getenv("PESANTREN_POTRET")
	if dir == "" {
		return
	}
	require.NoError(t, chromedp.Do(ctx, chromedp.EmulateViewport(lebar, tinggi)))
	b, err := chromedp.Run(ctx, chromedp.FullScreenshot(100))
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(dir, nama+".png"), b, 0o600))
}

// jalan runs steps and fails the test when one does not come about.
func jalan(t *testing.T, ctx context.Context, langkah ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	for _, l := range langkah {
		require.NoError(t, tekun(func() error { return chromedp.Do(ctx, l) }))
	}
}

// tekun repeats a step whose element was replaced by a new page, or by a part
// that htmx swapped in, between being found and being used: then nothing was
// done yet.
func tekun(langkah func() error) (err error) {
	for range 20 {
		err = langkah()
		if err == nil || !strings.Contains(err.Error(), "No node with given id") && !strings.Contains(err.Error(), "Cannot find context") && !strings.Contains(err.Error(), "Could not find node") {
			return err
		}
	}
	return err
}

// baca returns the visible text of an element.
func baca(t *testing.T, ctx context.Context, sel string) string {
	t.Helper()
	var s string
	require.NoError(t, tekun(func() (err error) { s, err = chromedp.Run(ctx, chromedp.Text(sel)); return err }))
	return s
}

// benar waits until an expression holds on the page.
func benar(js string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := chromedp.Poll[bool](js)(ctx, t)
		return err
	})
}

// masuk signs the admin in through the invitation page.
func (r rumah) masuk(t *testing.T, ctx context.Context) {
	t.Helper()
	require.NoError(t, chromedp.Do(ctx,
		chromedp.Navigate(r.url+r.undangan(t)),
		chromedp.SendKeys(`input[name=sandi]`, "kuda hijau makan rumput\r"),
		chromedp.WaitVisible(`.kisi`),
	))
}
