package peramban

import (
	"context"
	"net/url"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// masukBendahara signs the treasurer in: the texts of bank rows open for that
// role only.
func (r rumah) masukBendahara(t *testing.T, ctx context.Context) {
	t.Helper()
	a := r.admin.Bendahara
	tok, err := r.srv.Akun.Undang(t.Context(), a.Lembaga, a.ID, time.Hour)
	require.NoError(t, err)
	jalan(t, ctx, chromedp.Navigate(r.url+"/undangan?token="+url.QueryEscape(tok)), chromedp.SendKeys(`input[name=sandi]`, "kuda hijau makan rumput\r"), chromedp.WaitVisible(`.kisi`))
}

// TestTagihan previews the next month, issues it and opens one bill.
func TestTagihan(t *testing.T) {
	r := buka(t)
	ctx := peramban(t)
	r.masuk(t, ctx)
	jalan(t, ctx, chromedp.EmulateViewport(1280, 800), chromedp.Navigate(r.url+"/tagihan/terbit?bulan=2026-11"), chromedp.WaitVisible(`form[method=post][action="/tagihan/terbit"] button`))
	require.Contains(t, baca(t, ctx, "main"), "471")
	potret(t, ctx, "tagihan-pratinjau", 1280, 900)
	potret(t, ctx, "tagihan-pratinjau-hp", 390, 844)
	jalan(t, ctx, chromedp.EmulateViewport(1280, 800), chromedp.Click(`form[method=post][action="/tagihan/terbit"] button`), chromedp.WaitVisible(`a[href^="/tagihan?putaran="]`))
	require.Contains(t, baca(t, ctx, "main"), "1368 tagihan terbit")
	potret(t, ctx, "tagihan-putaran", 1280, 900)
	jalan(t, ctx, chromedp.Navigate(r.url+"/tagihan"), chromedp.SendKeys(`input[name=q]`, "210006"), chromedp.WaitNotPresent(`#hasil tbody tr:nth-child(20)`), chromedp.WaitVisible(`#hasil tbody tr`))
	require.Contains(t, baca(t, ctx, "#hasil"), "November 2026", "pencarian hidup tanpa memuat ulang")
	potret(t, ctx, "tagihan-daftar", 1280, 900)
	potret(t, ctx, "tagihan-daftar-hp", 390, 844)
	jalan(t, ctx, chromedp.EmulateViewport(1280, 800), chromedp.Click(`#hasil a[href^="/tagihan/"]`), chromedp.WaitReady(`form[action$="/nota"]`))
	require.Contains(t, baca(t, ctx, "main"), "Mengapa sebesar ini")
	potret(t, ctx, "tagihan-satu", 1280, 900)
}

// TestBank uploads a statement, applies it, and decides the queue.
func TestBank(t *testing.T) {
	r := buka(t)
	ctx := peramban(t)
	r.masukBendahara(t, ctx)
	jalan(t, ctx, chromedp.EmulateViewport(1280, 800), chromedp.Navigate(r.url+"/bank"), chromedp.WaitVisible(`.mutasi`))
	require.Contains(t, baca(t, ctx, "main"), "TRSF ", "bendahara membaca uraian mutasi")
	potret(t, ctx, "bank-antrean", 1280, 900)
	potret(t, ctx, "bank-antrean-hp", 390, 844)
	jalan(t, ctx, chromedp.EmulateViewport(1280, 800), chromedp.Click(`.mutasi .usulan button`), chromedp.WaitVisible(`.kabar`))
	require.Contains(t, baca(t, ctx, ".kabar"), "Dibukukan sebagai pembayaran")

	berkas := filepath.Join(t.TempDir(), "mutasi.csv")
	require.NoError(t, os.WriteFile(berkas, []byte("TrxId,Tanggal,Trx Time,D/K,Mutasi,Saldo,Keterangan\nFT9001,01/11/2026,09:00:00,K,\"111,000.00\",\"900,111,000.00\",TRANSFER DARI HAMBA ALLAH\n"), 0o600))
	jalan(t, ctx, chromedp.Click(`details.panel summary`), chromedp.SetUploadFiles(`input[name=berkas]`, []string{berkas}), chromedp.Click(`form[action="/bank/unggah"] button`),
		chromedp.WaitVisible(`input[name=sidik] ~ button`))
	potret(t, ctx, "bank-pratinjau", 1280, 900)
	jalan(t, ctx, chromedp.EmulateViewport(1280, 800), chromedp.Click(`input[name=sidik] ~ button`), chromedp.WaitVisible(`.kabar`))
	require.Contains(t, baca(t, ctx, ".kabar"), "1 baris baru, 0 dibukukan")
	jalan(t, ctx, chromedp.Navigate(r.url+"/bank/baris?rekening=BSI&baris=FT9001"), chromedp.SendKeys(`input[name=q]`, "210006"), chromedp.WaitVisible(`#hasil .usulan button`))
	require.Contains(t, baca(t, ctx, "main"), "HAMBA ALLAH")
	potret(t, ctx, "bank-baris", 1280, 900)
	potret(t, ctx, "bank-baris-hp", 390, 844)
	jalan(t, ctx, chromedp.EmulateViewport(1280, 800), chromedp.Click(`#hasil .usulan button`), chromedp.WaitVisible(`.kabar`))
	require.Contains(t, baca(t, ctx, ".kabar"), "Rp111.000")
}

// TestJurnal writes a journal line by line and watches its balance.
func TestJurnal(t *testing.T) {
	r := buka(t)
	ctx := peramban(t)
	r.masukBendahara(t, ctx)
	jalan(t, ctx, chromedp.EmulateViewport(1280, 800), chromedp.Navigate(r.url+"/jurnal/baru"), chromedp.WaitVisible(`input[name=akun]`),
		chromedp.SendKeys(`input[name=keterangan]`, "Belanja dapur"),
		chromedp.SendKeys(`tr:nth-child(1) input[name=akun]`, "5.2.1.06"), chromedp.SendKeys(`tr:nth-child(1) input[name=debit]`, "1250000"),
		chromedp.SendKeys(`tr:nth-child(2) input[name=akun]`, "1.1.1.01"), chromedp.SendKeys(`tr:nth-child(2) input[name=kredit]`, "1200000"), chromedp.SendKeys(`tr:nth-child(2) input[name=rincian]`, "Laci 1"))
	require.Equal(t, "selisih 50.000", baca(t, ctx, "[data-imbang]"))
	jalan(t, ctx, chromedp.SendKeys(`tr:nth-child(3) input[name=akun]`, "1.1.1.01"), chromedp.SendKeys(`tr:nth-child(3) input[name=rincian]`, "Laci 2"), chromedp.SendKeys(`tr:nth-child(3) input[name=kredit]`, "50000"))
	require.Equal(t, "seimbang", baca(t, ctx, "[data-imbang]"))
	potret(t, ctx, "jurnal-tulis", 1280, 900)
	potret(t, ctx, "jurnal-tulis-hp", 390, 844)
	jalan(t, ctx, chromedp.EmulateViewport(1280, 800), chromedp.SendKeys(`tr:nth-child(2) input[name=rincian]`, "\r"), chromedp.WaitVisible(`.kabar`))
	require.Equal(t, "Jurnal dicatat.", baca(t, ctx, ".kabar"))
	require.Contains(t, baca(t, ctx, "main"), "Belanja dapur")
	potret(t, ctx, "jurnal-satu", 1280, 900)
	jalan(t, ctx, chromedp.Navigate(r.url+"/periode"), chromedp.WaitVisible(`table`))
	potret(t, ctx, "periode", 1280, 900)
}
