package peramban

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/rakit"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
)

// stafUji takes two teachers on, ready for a run of last month.
func (r rumah) stafUji(t *testing.T, masa dasar.Bulan) {
	t.Helper()
	pel := dasar.Pelaku{ID: "uji", Lembaga: r.admin.Admin.Lembaga, Peran: "hrd", Lingkup: dasar.LingkupSemua, Tujuan: privasi.TujuanKepegawaian}
	st, err := r.srv.Santri.Struktur(t.Context(), pel)
	require.NoError(t, err)
	status, err := pegawai.BuatStatusPajak(masa.Tahun(), "K/1")
	require.NoError(t, err)
	for i, nama := range []string{"Maryam Contoh", "Zakaria Contoh"} {
		_, _, err := r.srv.Pegawai.Terima(t.Context(), pel, "", pegawai.Penerimaan{
			Diri: pegawai.Formulir{Nomor: fmt.Sprintf("P9%03d", i), Nama: nama, JenisKelamin: "L", TanggalLahir: dasar.Tgl(1990, 5, 1), Agama: "Islam", NIK: fmt.Sprintf("350699010590%04d", 7000+i),
				Mulai: dasar.Tgl(2024, 7, 1), Bank: "BSI", NoRekening: "7123456789", AtasNama: "CONTOH"},
			Kontrak:     []pegawai.Kontrak{{Jenis: pegawai.KontrakTetap, Klasifikasi: pegawai.PegawaiTetap, Metode: pegawai.Gross}},
			Penugasan:   []pegawai.Penugasan{{Jabatan: "guru", Unit: st.Unit[0].Kode, Utama: true}},
			StatusPajak: []pegawai.StatusPajak{status},
			Kepesertaan: []pegawai.Kepesertaan{{Kesehatan: true, JHT: true, JP: true, JKKJKM: true}},
			Nilai:       []pegawai.Nilai{{Komponen: "pokok", Nilai: 6_000_000}},
		})
		require.NoError(t, err)
	}
}

// TestGaji sets payroll up, enters a holiday, tries and adds a component whose formula
// is checked while it is typed, and computes a run with it.
func TestGaji(t *testing.T) {
	r := buka(t, rakit.Opsi{})
	ctx := peramban(t)
	r.masukHRD(t, ctx)
	masa := dasar.TanggalDari(time.Now()).Bulan().Tambah(-1)
	r.stafUji(t, masa)
	dua := func(nama string) {
		t.Helper()
		potret(t, ctx, nama, 1280, 1000)
		jalan(t, ctx, chromedp.EmulateViewport(390, 844), benar(`document.documentElement.scrollWidth <= 390`))
		potret(t, ctx, nama+"-hp", 390, 844)
		jalan(t, ctx, chromedp.EmulateViewport(1280, 1000))
	}
	jalan(t, ctx, chromedp.Navigate(r.url+"/gaji/pengaturan"), chromedp.WaitVisible(`input[name=umk]`), chromedp.SetValue(`input[name=sejak]`, masa.Awal().String()),
		chromedp.SendKeys(`input[name=umk]`, "2492811"), chromedp.SetValue(`select[name=kelas_jkk]`, "1"), chromedp.Click(`input[name=libur][value="0"]`), chromedp.Click(`form.panel > button[type=submit]`), chromedp.WaitVisible(`.galat`))
	require.Contains(t, baca(t, ctx, ".galat"), "PEG-ATUR-01", "dua hari libur dengan enam hari kerja")
	jalan(t, ctx, chromedp.Click(`input[name=libur][value="0"]`), chromedp.Click(`form.panel > button[type=submit]`), chromedp.WaitVisible(`#hari-raya`))
	require.Contains(t, baca(t, ctx, ".kabar"), "disimpan")
	jalan(t, ctx, chromedp.SetValue(`#hari-raya input[name="raya.Islam"]`, dasar.Bln(masa.Tahun(), 3).Awal().String()), chromedp.Click(`#hari-raya button[type=submit]`), chromedp.WaitVisible(`.kabar`))
	require.Contains(t, baca(t, ctx, ".kabar"), "1 tanggal")
	dua("gaji-pengaturan")

	jalan(t, ctx, chromedp.Navigate(r.url+"/gaji/komponen"), chromedp.WaitVisible(`#hasil table`))
	dua("gaji-komponen")
	jalan(t, ctx, chromedp.Click(`form input[value=mukafaah] ~ button`), chromedp.WaitVisible(`.kabar`))
	require.Contains(t, baca(t, ctx, ".kabar"), "Mukafaah dipakai")
	jalan(t, ctx, chromedp.Navigate(r.url+"/gaji/komponen/baru"), chromedp.WaitVisible(`input[name=kode]`), chromedp.SendKeys(`input[name=kode]`, "insentif"), chromedp.SendKeys(`input[name=nama]`, "Insentif Tahfidz"),
		chromedp.SetValue(`input[name=sejak]`, masa.Awal().String()), pilihCara("rumus"), chromedp.WaitVisible(`textarea[name=rumus]`), chromedp.SendKeys(`textarea[name=rumus]`, "insentif * 2"),
		benar(`document.querySelector("#periksa").textContent.includes("saling membutuhkan")`))
	dua("gaji-komponen-lingkar")
	jalan(t, ctx, benar(`(() => { document.querySelector("textarea[name=rumus]").value = ""; return true; })()`), chromedp.SendKeys(`textarea[name=rumus]`, "upah_tetap * 0.05"), chromedp.WaitVisible(`#periksa .kabar`),
		chromedp.SetValue(`input[name=bulan]`, masa.String()), chromedp.Click(`button[value=coba]`), chromedp.WaitVisible(`#coba table`))
	require.Contains(t, baca(t, ctx, "#coba"), "300.000")
	dua("gaji-komponen-coba")
	jalan(t, ctx, chromedp.Click(`button[value=simpan]`), chromedp.WaitVisible(`#riwayat`))
	require.Contains(t, baca(t, ctx, ".kabar"), "Insentif Tahfidz disimpan")
	dua("gaji-komponen-satu")

	jalan(t, ctx, chromedp.Navigate(r.url+"/gaji"), chromedp.WaitVisible(`input[name=bulan]`), chromedp.SetValue(`input[name=bulan]`, masa.String()), chromedp.Click(`form.alat button[type=submit]`), chromedp.WaitVisible(`input[value=hitung] ~ button`),
		chromedp.Click(`input[value=hitung] ~ button`), chromedp.WaitVisible(`a[href*="/slip/"]`))
	dua("gaji-putaran")
	jalan(t, ctx, chromedp.Click(`table a[href*="/slip/"]`), chromedp.WaitVisible(`tfoot`))
	require.Contains(t, baca(t, ctx, "main"), "Insentif Tahfidz")
	dua("gaji-slip")
}

// pilihCara chooses the way of computing as a person does, so that the page hears of it.
func pilihCara(cara string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := chromedp.Poll[bool](`(() => { const s = document.querySelector("select[name=cara]"); s.value = "`+cara+`"; s.dispatchEvent(new Event("change", {bubbles: true})); return true; })()`)(ctx, t)
		return err
	})
}
