package peramban

import (
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
)

// An employee asks on a phone that something about him be corrected: no page is wider than
// the screen, the keyboard sends the form, what he typed is there after a refusal, and the
// number and the deadline are said at once.
func TestP48_MohonDiHP(t *testing.T) {
	r, ctx := buka(t), peramban(t)
	l := r.admin.Admin.Lembaga
	pel := dasar.Pelaku{ID: "uji", Lembaga: l, Peran: "hrd", Lingkup: dasar.LingkupSemua, Tujuan: privasi.TujuanKepegawaian}
	ps, _, err := r.srv.Pegawai.Terima(t.Context(), pel, "", pegawai.Penerimaan{Diri: pegawai.Formulir{Nama: "Maryam Contoh", JenisKelamin: "P", TanggalLahir: dasar.Tgl(1990, 1, 1), Mulai: dasar.Tgl(2024, 7, 1)}})
	require.NoError(t, err)
	a, err := r.srv.Akun.Buat(t.Context(), akun.Akun{Lembaga: l, NamaMasuk: "maryam", Nama: "Maryam Contoh", Peran: "guru", Pegawai: string(ps[0].ID)}, "")
	require.NoError(t, err)
	tok, err := r.srv.Akun.Undang(t.Context(), l, a.ID, time.Hour)
	require.NoError(t, err)
	saya := r.url + "/data-saya/" + string(ps[0].Subjek) + "/permohonan"
	sempit := benar(`document.documentElement.scrollWidth <= window.innerWidth`)
	jalan(t, ctx, chromedp.EmulateViewport(390, 844),
		chromedp.Navigate(r.url+"/undangan?token="+tok), chromedp.SendKeys(`input[name=sandi]`, "kuda hijau makan rumput\r"), chromedp.WaitVisible(`.kisi`),
		chromedp.Navigate(saya), sempit)
	potret(t, ctx, "mohon-daftar-390", 390, 844)
	jalan(t, ctx, chromedp.Click(`a[href$="?jenis=koreksi"]`), chromedp.WaitVisible(`textarea[name=uraian]`), sempit,
		chromedp.SendKeys(`textarea[name=uraian]`, "di akta tertulis lain"), chromedp.SetValue(`select[name=bidang]`, "pegawai.Pegawai.Nama"), chromedp.Submit(`main form`), chromedp.WaitVisible(`.galat`), sempit)
	require.Contains(t, baca(t, ctx, `.galat`), "PRI-HAK-02")
	potret(t, ctx, "mohon-salah-390", 390, 844)
	jalan(t, ctx, benar(`document.querySelector('textarea[name=uraian]').value == 'di akta tertulis lain' && document.querySelector('select[name=bidang]').value == 'pegawai.Pegawai.Nama'`),
		chromedp.SendKeys(`input[name=usul]`, "Maryam binti Contoh\r"), chromedp.WaitVisible(`.kabar`), sempit)
	require.Regexp(t, `nomor PDP/\d{4}/\d\d/[0-9A-F]{6}\. Jawaban paling lambat`, baca(t, ctx, `.kabar`))
	potret(t, ctx, "mohon-satu-390", 390, 844)
	jalan(t, ctx, chromedp.Navigate(r.url+"/pengaduan"), sempit)
	potret(t, ctx, "aduan-390", 390, 844)
}
