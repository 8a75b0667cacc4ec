package peramban

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/kurikulum"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// TestKurikulum opens the menu of school life by keyboard and on a phone, and reads every
// page of the curriculum without one that is wider than the phone.
func TestKurikulum(t *testing.T) {
	r := buka(t)
	ctx := peramban(t)
	r.drafDuaKelas(t)
	pel := dasar.Pelaku{ID: "uji", Lembaga: r.admin.Admin.Lembaga, Peran: "tata_usaha", Lingkup: dasar.LingkupSemua, Tujuan: privasi.TujuanRapor}
	ak := r.srv.Akademik
	tahun, err := ak.Tahun(t.Context(), pel)
	require.NoError(t, err)
	rs, err := ak.Rombel(t.Context(), pel, akademik.SaringRombel{Tahun: []akademik.TahunID{tahun[0].ID}})
	require.NoError(t, err)
	katalog, err := kurikulum.Bawaan()
	require.NoError(t, err)
	mts, _ := katalog.Pada("merdeka-mts", tahun[0].Mulai)
	milik, err := ak.AturKurikulum(t.Context(), pel, "", akademik.KurikulumSendiri{Isi: mts.SalinSebagai("mts-kita", "Merdeka Kita", tahun[0].Mulai)})
	require.NoError(t, err)
	require.NoError(t, ak.AturIkutKurikulum(t.Context(), pel, "", akademik.IkutKurikulum{Tahun: tahun[0].ID, Unit: rs[0].Unit, Jalur: santri.Formal, Kurikulum: "mts-kita", Setara: "7"},
		akademik.IkutKurikulum{Tahun: tahun[0].ID, Unit: rs[0].Unit, Jalur: santri.Formal, Rombel: rs[1].ID, Kurikulum: "k13-ma", Setara: "10", Pilihan: []string{"Peminatan IPS"}}))
	r.masuk(t, ctx)
	thn := "?tahun=" + string(tahun[0].ID)
	for _, h := range []struct{ nama, jalur, tunggu string }{{"kurikulum", "/akademik/kurikulum" + thn, "#daftar"}, {"kurikulum-satu", "/akademik/kurikulum/satu?kode=merdeka-mts", "#salin"},
		{"kurikulum-ubah", "/akademik/kurikulum/ubah?id=" + milik.ID, "table.isi-kurikulum"}, {"kurikulum-usul", "/akademik/kurikulum/usul" + thn, "#usul"}} {
		for _, lebar := range []int64{1200, 390} {
			jalan(t, ctx, chromedp.EmulateViewport(lebar, 900), chromedp.Navigate(r.url+h.jalur), chromedp.WaitVisible(h.tunggu), benar(`document.documentElement.scrollWidth <= innerWidth`))
			potret(t, ctx, fmt.Sprintf("%s-%d", h.nama, lebar), lebar, 900)
		}
	}
	const menu = `.menu-grup details:nth-of-type(3)`
	jalan(t, ctx, chromedp.EmulateViewport(390, 844), chromedp.Navigate(r.url+"/akademik"), chromedp.WaitVisible(`.menu-grup summary.kini`), benar(`document.querySelector(".menu-grup").getBoundingClientRect().height < 60`),
		benar(`[...document.querySelectorAll(".menu-grup summary")].every(s => s.getBoundingClientRect().right <= innerWidth)`),
		chromedp.Focus(menu+` summary`), chromedp.KeyEvent(kb.Enter), chromedp.WaitVisible(menu+` a`), benar(`document.documentElement.scrollWidth <= innerWidth`))
	potret(t, ctx, "menu-akademik", 390, 844)
	jalan(t, ctx, chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent(kb.Enter), chromedp.WaitVisible(`#daftar`), benar(`location.pathname === "/akademik/kurikulum"`))
}
