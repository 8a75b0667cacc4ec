package peramban

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
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
	r := buka(t)
	ctx := peramban(t)
	r.masukHRD(t, ctx)
	masa := dasar.Bln(2026, 11) // the sample school has a draft of this month
	r.stafUji(t, masa)
	dua := func(nama string) {
		t.Helper()
		jalan(t, ctx, chromedp.WaitVisible(`.bawah`))
		potret(t, ctx, nama, 1280, 1000)
		jalan(t, ctx, chromedp.EmulateViewport(390, 844), benar(`document.documentElement.scrollWidth <= 390`))
		potret(t, ctx, nama+"-hp", 390, 844)
		jalan(t, ctx, chromedp.EmulateViewport(1280, 1000))
	}
	jalan(t, ctx, chromedp.Navigate(r.url+"/gaji/pengaturan"), chromedp.WaitVisible(`input[name=umk]`), chromedp.SetValue(`input[name=sejak]`, masa.Awal().String()),
		chromedp.SetValue(`input[name=umk]`, "2.492.811"), chromedp.SetValue(`select[name=kelas_jkk]`, "1"), chromedp.Click(`input[name=libur][value="0"]`), chromedp.Click(`form.panel > button[type=submit]`), chromedp.WaitVisible(`.galat`))
	require.Contains(t, baca(t, ctx, ".galat"), "PEG-ATUR-01", "dua hari libur dengan enam hari kerja")
	jalan(t, ctx, chromedp.Click(`input[name=libur][value="0"]`), chromedp.Click(`form.panel > button[type=submit]`), kabar("Pengaturan penggajian disimpan"))
	jalan(t, ctx, chromedp.SetValue(`#hari-raya input[name="raya.Islam"]`, dasar.Bln(masa.Tahun(), 3).Awal().String()), chromedp.Click(`#hari-raya button[type=submit]`), kabar("tanggal, termasuk tahun-tahun lalu"))
	dua("gaji-pengaturan")

	jalan(t, ctx, chromedp.Navigate(r.url+"/gaji/komponen"), chromedp.WaitVisible(`#hasil table`))
	dua("gaji-komponen")
	jalan(t, ctx, chromedp.Click(`form input[value=mukafaah] ~ button`), kabar("Mukafaah dipakai"))
	jalan(t, ctx, chromedp.Navigate(r.url+"/gaji/komponen/baru"), chromedp.WaitVisible(`input[name=kode]`), chromedp.SendKeys(`input[name=kode]`, "insentif"), chromedp.SendKeys(`input[name=nama]`, "Insentif Tahfidz"),
		chromedp.SetValue(`input[name=sejak]`, masa.Awal().String()), pilihCara("rumus"), chromedp.WaitVisible(`textarea[name=rumus]`), chromedp.SendKeys(`textarea[name=rumus]`, "insentif * 2"),
		benar(`document.querySelector("#periksa").textContent.includes("saling membutuhkan")`))
	dua("gaji-komponen-lingkar")
	jalan(t, ctx, benar(`(() => { document.querySelector("textarea[name=rumus]").value = ""; return true; })()`), chromedp.SendKeys(`textarea[name=rumus]`, "upah_tetap * 0.05"), chromedp.WaitVisible(`#periksa .kabar`),
		chromedp.SetValue(`input[name=bulan]`, masa.String()), chromedp.Click(`button[value=coba]`), chromedp.WaitVisible(`#coba table`))
	require.Contains(t, baca(t, ctx, "#coba"), "300.000")
	dua("gaji-komponen-coba")
	jalan(t, ctx, chromedp.Click(`button[value=simpan]`), kabar("Insentif Tahfidz disimpan"))
	dua("gaji-komponen-satu")

	jalan(t, ctx, chromedp.Navigate(r.url+"/gaji"), chromedp.Click(`tbody a`), chromedp.WaitVisible(`input[value=hitung] ~ button`), chromedp.Click(`input[value=hitung] ~ button`), chromedp.WaitVisible(`a[href*="/slip/"]`))
	dua("gaji-putaran")
	jalan(t, ctx, chromedp.Click(`h2 ~ .gulir a[href*="/slip/"]`), chromedp.WaitVisible(`tfoot`))
	require.Contains(t, baca(t, ctx, "main"), "Insentif Tahfidz")
	dua("gaji-slip")

	lembar := filepath.Join(t.TempDir(), "staf.csv")
	require.NoError(t, os.WriteFile(lembar, []byte("nip;nama;jenis_kelamin;tanggal_lahir;nik;jabatan;unit;agama;tmt;status_kepegawaian;ptkp;gaji_pokok\n"+
		"P9101;Rahma Contoh;P;1986-07-01;3506994107869001;Guru;MTs;Islam;2024-08-01;tidak_tetap;TK/0;3800000\nP9102;Taufiq Contoh;L;1991-08-01;3506990108919002;Guru;MTs;Islam;2021-07-01;tetap;K/1;tiga juta\n"), 0o600))
	jalan(t, ctx, chromedp.Navigate(r.url+"/pegawai/impor"), chromedp.WaitVisible(`input[name=berkas]`))
	dua("pegawai-impor")
	jalan(t, ctx, chromedp.SetUploadFiles(`input[name=berkas]`, []string{lembar}), chromedp.Click(`form.panel button[type=submit]`), chromedp.WaitVisible(`#status select[name=jenis]`))
	dua("pegawai-impor-pratinjau")
	jalan(t, ctx, chromedp.SetValue(`#status select[name=jenis]`, "waktu"), chromedp.SetValue(`#status select[name=klasifikasi]`, "pegawai_tetap"), chromedp.Click(`#status button`), chromedp.WaitVisible(`#status .tanda.baik`))
	jalan(t, ctx, chromedp.SendKeys(`input[name=kapasitas]`, "Kepala TU"), chromedp.Click(`input[name=wewenang]`), chromedp.Click(`button[value=terapkan]`), kabar("1 pegawai baru"))
	dua("pegawai-impor-hasil")
}

// kabar waits until the page says what was done; the page may change while it waits.
func kabar(kata string) chromedp.Action[chromedp.Void] {
	tunggu := benar(`[...document.querySelectorAll(".kabar")].some(k => k.textContent.includes("` + kata + `"))`)
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) (err error) {
		for range 20 {
			if _, err = tunggu(ctx, t); err == nil || !strings.Contains(err.Error(), "navigated or closed") {
				return err
			}
		}
		return err
	})
}

// pilihCara chooses the way of computing as a person does, so that the page hears of it.
func pilihCara(cara string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := chromedp.Poll[bool](`(() => { const s = document.querySelector("select[name=cara]"); s.value = "`+cara+`"; s.dispatchEvent(new Event("change", {bubbles: true})); return true; })()`)(ctx, t)
		return err
	})
}
