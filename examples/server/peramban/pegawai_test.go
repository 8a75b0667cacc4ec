package peramban

import (
	"context"
	"net/url"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
)

// masukHRD makes an HR officer and signs the officer in; the default positions and
// components are there.
func (r rumah) masukHRD(t *testing.T, ctx context.Context) {
	t.Helper()
	l := r.admin.Admin.Lembaga
	a, err := r.srv.Akun.Buat(t.Context(), akun.Akun{Lembaga: l, NamaMasuk: "hrd.uji", Nama: "Laila", Peran: "hrd"}, "")
	require.NoError(t, err)
	pel := dasar.Pelaku{ID: a.ID, Lembaga: l, Peran: "hrd", Lingkup: dasar.LingkupSemua, Tujuan: privasi.TujuanPenggajian}
	require.NoError(t, r.srv.Pegawai.SiapkanPenggajian(t.Context(), pel, dasar.Tgl(time.Now().Year(), 1, 1)))
	tok, err := r.srv.Akun.Undang(t.Context(), l, a.ID, time.Hour)
	require.NoError(t, err)
	require.NoError(t, chromedp.Do(ctx, chromedp.Navigate(r.url+"/undangan?token="+url.QueryEscape(tok)),
		chromedp.SendKeys(`input[name=sandi]`, "kuda hijau makan rumput\r"), chromedp.WaitVisible(`.menu`)))
}

// TestPegawai takes somebody on, gives a duty and a raise, and fills a day of
// presence, at desk and phone width.
func TestPegawai(t *testing.T) {
	r := buka(t)
	ctx := peramban(t)
	r.masukHRD(t, ctx)
	jalan(t, ctx, chromedp.Navigate(r.url+"/pegawai/baru"), chromedp.WaitVisible(`input[name=nama]`),
		chromedp.SendKeys(`input[name=nama]`, "Maryam Contoh, S.Pd."), chromedp.SendKeys(`input[name=nomor]`, "P9001"), chromedp.SetValue(`select[name=jenis_kelamin]`, "P"),
		chromedp.SetValue(`input[name=tanggal_lahir]`, "1990-05-01"), chromedp.SetValue(`input[name=mulai]`, "2024-07-01"), chromedp.SetValue(`select[name=jabatan]`, "guru"),
		chromedp.SetValue(`select[name=jenis]`, "tetap"), chromedp.SetValue(`select[name=klasifikasi]`, "pegawai_tetap"), chromedp.SendKeys(`input[name=pokok]`, "3500000"),
		chromedp.SetValue(`select[name=ptkp]`, "TK/0"), chromedp.SetValue(`input[name=nik]`, "12"))
	potret(t, ctx, "pegawai-baru", 1280, 1000)
	jalan(t, ctx, chromedp.EmulateViewport(1280, 1000), chromedp.Click(`main button[type=submit]`), chromedp.WaitVisible(`.galat`))
	require.Contains(t, baca(t, ctx, ".galat"), "SAN-NIK")
	potret(t, ctx, "pegawai-baru-hp", 390, 844)
	jalan(t, ctx, chromedp.EmulateViewport(1280, 1000), chromedp.SetValue(`input[name=nik]`, "3506994105900001"), chromedp.SetValue(`select[name=jabatan]`, "guru"),
		benar(`(() => { const u = document.querySelector("select[name=unit]"); u.selectedIndex = 1; return u.value !== ""; })()`), chromedp.Click(`main button[type=submit]`), chromedp.WaitVisible(`#penugasan`))
	isi := baca(t, ctx, "main")
	require.Contains(t, isi, "Maryam Contoh, S.Pd.")
	require.Contains(t, isi, "Guru")
	potret(t, ctx, "pegawai-profil", 1280, 1200)
	potret(t, ctx, "pegawai-profil-hp", 390, 844)
	jalan(t, ctx, chromedp.EmulateViewport(1280, 1000), chromedp.Click(`a[href$="/gaji"].kecil`), chromedp.WaitVisible(`#nilai`), chromedp.Click(`#nilai > details > summary`),
		chromedp.SetValue(`#nilai select[name=komponen]`, "pokok"), chromedp.SendKeys(`#nilai input[name=nilai]`, "3750000"), chromedp.SetValue(`#nilai > details input[name=mulai]`, time.Now().Format("2006-01-02")),
		chromedp.Click(`#nilai button[value=ganti]`), chromedp.WaitVisible(`.kabar`))
	require.Contains(t, baca(t, ctx, "#nilai"), "3.750.000")
	potret(t, ctx, "pegawai-gaji", 1280, 1200)
	potret(t, ctx, "pegawai-gaji-hp", 390, 844)
	jalan(t, ctx, chromedp.EmulateViewport(1280, 1000), chromedp.Navigate(r.url+"/pegawai/kehadiran"), chromedp.WaitVisible(`table.lembar`),
		chromedp.SetValue(`table.lembar select`, "hadir"), chromedp.SetValue(`table.lembar input[type=time]`, "07:05"), chromedp.Click(`button[value=simpan]`), chromedp.WaitVisible(`.kabar`))
	require.Contains(t, baca(t, ctx, ".kabar"), "disimpan")
	potret(t, ctx, "kehadiran", 1280, 900)
	potret(t, ctx, "kehadiran-hp", 390, 844)
	for _, h := range []string{"pegawai", "pegawai/kehadiran/rekap", "pegawai/cuti", "pegawai/jam", "pegawai/jabatan", "gaji/kasbon"} {
		jalan(t, ctx, chromedp.EmulateViewport(390, 844), chromedp.Navigate(r.url+"/"+h), chromedp.WaitVisible(`main h1`), benar(`document.documentElement.scrollWidth <= 390`))
		potret(t, ctx, "hal-"+url.PathEscape(h), 390, 844)
	}
}
