package peramban

import (
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// TestSantri searches, opens a profile and edits it the way an office does.
func TestSantri(t *testing.T) {
	r := buka(t)
	ctx := peramban(t)
	r.masuk(t, ctx)
	jalan(t, ctx, chromedp.Navigate(r.url+"/santri"), chromedp.WaitVisible(`#hasil table`))
	require.Contains(t, baca(t, ctx, "#hasil"), "471 santri")
	potret(t, ctx, "santri", 1280, 900)
	potret(t, ctx, "santri-hp", 390, 844)
	jalan(t, ctx, chromedp.EmulateViewport(1280, 900), chromedp.SendKeys(`input[name=q]`, "wildan ridwan"),
		benar(`document.querySelectorAll('#hasil tbody tr').length === 1`), chromedp.Click(`#hasil tbody a`), chromedp.WaitVisible(`dl.data`))
	isi := baca(t, ctx, "main")
	require.Contains(t, isi, "210006")
	require.Contains(t, isi, "Riwayat status")
	potret(t, ctx, "santri-profil", 1280, 1200)
	potret(t, ctx, "santri-profil-hp", 390, 844)
	jalan(t, ctx, chromedp.EmulateViewport(1280, 900), chromedp.Click(`a[href$="/ubah"]`), chromedp.WaitVisible(`input[name=nama]`),
		chromedp.SetValue(`input[name=nik]`, "123"), chromedp.Submit(`form[action$="/ubah"]`), chromedp.WaitVisible(`.galat`))
	require.Contains(t, baca(t, ctx, ".galat"), "SAN-NIK")
	potret(t, ctx, "santri-ubah", 1280, 1000)
}

// TestImpor uploads the office's sheet again into the school that has it, and
// then into an empty one.
func TestImpor(t *testing.T) {
	r := buka(t)
	ctx := peramban(t)
	r.masuk(t, ctx)
	berkas, err := filepath.Abs("../contoh/berkas/santri-pondok.csv")
	require.NoError(t, err)
	jalan(t, ctx, chromedp.Navigate(r.url+"/impor"), chromedp.SetUploadFiles(`input[name=berkas]`, []string{berkas}), chromedp.Submit(`form[enctype]`),
		chromedp.WaitVisible(`input[name=wewenang]`))
	isi := baca(t, ctx, "main")
	require.Contains(t, isi, "480")
	require.Contains(t, isi, "SAN-NIK-01")
	potret(t, ctx, "impor-pratinjau", 1280, 1200)
	potret(t, ctx, "impor-pratinjau-hp", 390, 844)
	jalan(t, ctx, chromedp.EmulateViewport(1280, 900), chromedp.SendKeys(`input[name=kapasitas]`, "Kepala TU"), chromedp.Click(`input[name=wewenang]`),
		chromedp.Submit(`input[name=wewenang]`), chromedp.WaitVisible(`.kabar`))
	require.Contains(t, baca(t, ctx, ".kabar"), "0 santri baru", "berkas yang sama tidak menambah siapa pun")
}
