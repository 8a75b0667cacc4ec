package peramban

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// halaqahDuaPuluh gives twenty santri of the sample school a halaqah and signs its
// ustadz in; it returns the path of the sheet.
func (r rumah) halaqahDuaPuluh(t *testing.T) (jalur, undangan string) {
	t.Helper()
	ctx, l := t.Context(), r.admin.Admin.Lembaga
	pel := dasar.Pelaku{ID: "uji", Lembaga: l, Peran: "tata_usaha", Lingkup: dasar.LingkupSemua, Tujuan: privasi.TujuanKesiswaan}
	hari := dasar.TanggalDari(time.Now())
	st, err := r.srv.Santri.Struktur(ctx, pel)
	require.NoError(t, err)
	ns, _, err := r.srv.Santri.Cari(ctx, pel, santri.Saringan{Status: []santri.Status{santri.Aktif}}, dasar.Page{Limit: 20})
	require.NoError(t, err)
	for _, n := range ns {
		_, err := r.srv.Santri.Pindahkan(ctx, pel, n.ID, santri.Keanggotaan{Jalur: santri.Tahfidz, Unit: st.Unit[0].Kode, Tingkat: "1", Kelas: "Utsman", Mulai: hari}, "pindah")
		require.NoError(t, err)
	}
	ps, _, err := r.srv.Pegawai.Terima(ctx, dasar.Pelaku{ID: "uji", Lembaga: l, Peran: "hrd", Lingkup: dasar.LingkupSemua, Tujuan: privasi.TujuanKepegawaian}, "",
		pegawai.Penerimaan{Diri: pegawai.Formulir{Nomor: "G9001", Nama: "Idris Contoh", JenisKelamin: "L", Mulai: dasar.Tgl(2024, 7, 1)}})
	require.NoError(t, err)
	pel = pel.Untuk(privasi.TujuanRapor)
	ta, err := r.srv.Akademik.AturTahun(ctx, pel, "", akademik.TahunAjaran{Nama: "Tahun ini", Kalender: akademik.Masehi, Jalur: []santri.Jalur{santri.Tahfidz}, Mulai: hari.TambahHari(-100), Selesai: hari.TambahHari(200),
		Periode: []akademik.Periode{{Kode: "1", Nama: "Ganjil", Mulai: hari.TambahHari(-100), Selesai: hari.TambahHari(200)}}})
	require.NoError(t, err)
	rs, err := r.srv.Akademik.AturRombel(ctx, pel, "", akademik.Rombel{Tahun: ta.ID, Jenis: akademik.Halaqah, Jalur: santri.Tahfidz, Unit: st.Unit[0].Kode, Tingkat: "1", Nama: "Utsman", Wali: ps[0].ID})
	require.NoError(t, err)
	a, err := r.srv.Akun.Buat(ctx, akun.Akun{Lembaga: l, NamaMasuk: "guru.uji", Nama: "Idris", Peran: "guru", Pegawai: string(ps[0].ID)}, "")
	require.NoError(t, err)
	tok, err := r.srv.Akun.Undang(ctx, l, a.ID, time.Hour)
	require.NoError(t, err)
	return "/tahfidz/" + string(rs[0].ID), "/undangan?token=" + url.QueryEscape(tok)
}

// TestTahfidz hears a halaqah of twenty on a phone: one number and a tap for each.
func TestTahfidz(t *testing.T) {
	r := buka(t)
	ctx := peramban(t)
	jalur, undangan := r.halaqahDuaPuluh(t)
	jalan(t, ctx, chromedp.EmulateViewport(390, 844), chromedp.Navigate(r.url+undangan), chromedp.SendKeys(`input[name=sandi]`, "kuda hijau makan rumput\r"), chromedp.WaitVisible(`.saklar`),
		chromedp.Navigate(r.url+"/akademik"), chromedp.WaitVisible(`.kisi`))
	potret(t, ctx, "akademik-hp", 390, 844)
	jalan(t, ctx, chromedp.Click(`.kisi a`), chromedp.WaitVisible(`#lembar`), benar(`document.documentElement.scrollWidth <= 390`),
		benar(`document.querySelectorAll(".setor").length === 20`),
		benar(`(() => { document.querySelectorAll(".setor").forEach((s, i) => { s.querySelector("select[name^=surah]").value = "78"; s.querySelector("input[name^=dari]").value = "1"; s.querySelector("input[name^=sampai]").value = String(5 + i); }); return true; })()`))
	potret(t, ctx, "halaqah-hp", 390, 844)
	jalan(t, ctx, chromedp.EmulateViewport(390, 844), chromedp.Click(`.setor-simpan button`), chromedp.WaitVisible(`.kabar`))
	require.Contains(t, baca(t, ctx, "main"), "20 dari 20 sudah setor")
	potret(t, ctx, "halaqah", 1280, 1000)
	jalan(t, ctx, chromedp.Navigate(r.url+jalur), chromedp.WaitVisible(`.setor`), chromedp.Click(`.setor a`), chromedp.WaitVisible(`.peta`))
	require.Contains(t, baca(t, ctx, "main"), "An-Naba")
	potret(t, ctx, "hafalan", 1280, 1000)
	potret(t, ctx, "hafalan-hp", 390, 844)
	jalan(t, ctx, chromedp.EmulateViewport(390, 844), benar(`document.documentElement.scrollWidth <= 390`))
	orang, err := chromedp.Run(ctx, chromedp.Evaluate[string](`location.pathname.split("/").pop()`))
	require.NoError(t, err)
	halaqah := strings.TrimPrefix(jalur, "/tahfidz/")
	for nama, ke := range map[string]string{"rapor-tahfidz": "/rapor/" + halaqah + "/santri/" + orang, "murojaah": "/murojaah/" + halaqah} {
		jalan(t, ctx, chromedp.EmulateViewport(390, 844), chromedp.Navigate(r.url+ke), chromedp.WaitVisible(`main h1`), benar(`document.documentElement.scrollWidth <= 390`))
		potret(t, ctx, nama+"-hp", 390, 844)
		potret(t, ctx, nama, 1200, 900)
	}
}
