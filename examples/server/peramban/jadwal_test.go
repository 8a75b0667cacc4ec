package peramban

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// drafDuaKelas gives the sample school two classes with one teacher of mathematics and
// one of science, and a draft with their meetings; it returns the path of the board and
// the second class.
func (r rumah) drafDuaKelas(t *testing.T) (ke, kedua string) {
	t.Helper()
	ctx, l := t.Context(), r.admin.Admin.Lembaga
	pel := dasar.Pelaku{ID: "uji", Lembaga: l, Peran: "tata_usaha", Lingkup: dasar.LingkupSemua, Tujuan: privasi.TujuanRapor}
	hari := dasar.TanggalDari(time.Now())
	st, err := r.srv.Santri.Struktur(ctx, pel.Untuk(privasi.TujuanKesiswaan))
	require.NoError(t, err)
	ps, _, err := r.srv.Pegawai.Terima(ctx, dasar.Pelaku{ID: "uji", Lembaga: l, Peran: "hrd", Lingkup: dasar.LingkupSemua, Tujuan: privasi.TujuanKepegawaian}, "",
		pegawai.Penerimaan{Diri: pegawai.Formulir{Nomor: "G9101", Nama: "Idris Contoh", JenisKelamin: "L", Mulai: dasar.Tgl(2024, 7, 1)}},
		pegawai.Penerimaan{Diri: pegawai.Formulir{Nomor: "G9102", Nama: "Maryam Contoh", JenisKelamin: "P", Mulai: dasar.Tgl(2024, 7, 1)}})
	require.NoError(t, err)
	ak := r.srv.Akademik
	// a year of its own far ahead, so that what the sample school has stays aside
	mulai := hari.TambahHari(3000)
	ta, err := ak.AturTahun(ctx, pel, "", akademik.TahunAjaran{Nama: "Tahun jadwal", Kalender: akademik.Masehi, Mulai: mulai, Selesai: mulai.TambahHari(300),
		Periode: []akademik.Periode{{Kode: "1", Nama: "Ganjil", Mulai: mulai, Selesai: mulai.TambahHari(300)}}})
	require.NoError(t, err)
	rombel := func(nama string) akademik.Rombel {
		return akademik.Rombel{Tahun: ta.ID, Jenis: akademik.Kelas, Jalur: santri.Formal, Unit: st.Unit[0].Kode, Nama: nama}
	}
	rs, err := ak.AturRombel(ctx, pel, "", rombel("7 Papan A"), rombel("7 Papan B"))
	require.NoError(t, err)
	require.NoError(t, ak.AturMapel(ctx, pel, "", akademik.Mapel{Kode: "papan_mtk", Nama: "Matematika papan", Aktif: true}, akademik.Mapel{Kode: "papan_ipa", Nama: "IPA papan", Aktif: true}))
	ampu := func(i int, m akademik.KodeMapel, g, jp int) akademik.Pengampu {
		return akademik.Pengampu{Rombel: rs[i].ID, Mapel: m, Guru: ps[g].ID, JP: jp, Mulai: mulai}
	}
	_, err = ak.AturPengampu(ctx, pel, "", ampu(0, "papan_mtk", 0, 4), ampu(1, "papan_mtk", 0, 4), ampu(0, "papan_ipa", 1, 3), ampu(1, "papan_ipa", 1, 3))
	require.NoError(t, err)
	pekan := []jadwal.Hari{jadwal.Sabtu, jadwal.Ahad, jadwal.Senin, jadwal.Selasa, jadwal.Rabu, jadwal.Kamis}
	j, err := ak.AturJadwal(ctx, pel, "", akademik.Jadwal{Nama: "Papan ganjil", Tahun: ta.ID, Mulai: mulai, Hari: pekan,
		Kisi: []akademik.KisiKelas{{Kisi: jadwal.KisiRata("Pagi", santri.Formal, pekan, jadwal.JamRata(jadwal.Pukul(7, 0), 40, 6)...)}}})
	require.NoError(t, err)
	_, _, err = ak.BuatKegiatan(ctx, pel, "", j.ID, j.Versi)
	require.NoError(t, err)
	return "/akademik/jadwal/" + string(j.ID), string(rs[1].ID)
}

// TestJadwal places a lesson, sees a clash refused with its reason, fills the rest, prints
// the classes, and reads the board on a phone.
func TestJadwal(t *testing.T) {
	r := buka(t)
	ctx := peramban(t)
	ke, kedua := r.drafDuaKelas(t)
	r.masuk(t, ctx)
	jalan(t, ctx, chromedp.EmulateViewport(1280, 900), chromedp.Navigate(r.url+ke), chromedp.WaitVisible(`.tunggu .acara`), chromedp.Click(`.tunggu .acara`), chromedp.WaitVisible(`.pilih-acara`),
		benar(`document.querySelectorAll(".sel.bebas").length === 36 - 6`), benar(`location.search.includes("pilih=")`))
	potret(t, ctx, "jadwal-pilih", 1280, 900)
	jalan(t, ctx, chromedp.EmulateViewport(1280, 900), chromedp.Click(`.k1 .sel.b1 button`), chromedp.WaitVisible(`.kabar`), benar(`document.querySelectorAll(".papan-jadwal .acara").length === 1`))

	// the same teacher in the other class at the same time
	pelajaran := baca(t, ctx, `.papan-jadwal .acara strong`)
	jalan(t, ctx, chromedp.Navigate(r.url+ke+"?lihat=kelas&untuk="+kedua), chromedp.WaitVisible(`.tunggu .acara`), benar(`document.querySelectorAll(".papan-jadwal .acara").length === 0`),
		benar(`(() => { const a = [...document.querySelectorAll(".tunggu .acara")].find(a => a.textContent.includes("`+pelajaran+`")); a.click(); return true; })()`),
		chromedp.WaitVisible(`.k1 .sel.b1.bentrok`))
	require.Contains(t, baca(t, ctx, `.k1 .sel.b1.bentrok summary`), "dijadwalkan bersamaan pada Sabtu 07:00")
	potret(t, ctx, "jadwal-bentrok", 1280, 900)
	jalan(t, ctx, chromedp.EmulateViewport(1280, 900), chromedp.Click(`.k1 .sel.b1.bentrok summary`), chromedp.WaitVisible(`.k1 .sel.b1.bentrok form`),
		benar(`(() => { document.querySelector(".k1 .sel.b1.bentrok input[name=paksa]").remove(); return true; })()`), chromedp.Click(`.k1 .sel.b1.bentrok button`), chromedp.WaitVisible(`.galat`))
	require.Contains(t, baca(t, ctx, `.galat`), "AKD-VERSIJADWAL-06")

	jalan(t, ctx, chromedp.Navigate(r.url+ke+"/isi"), chromedp.WaitVisible(`button[value=mulai]`), chromedp.Click(`button[value=mulai]`), chromedp.WaitVisible(`button[value=terima]`))
	potret(t, ctx, "jadwal-isi", 1280, 900)
	jalan(t, ctx, chromedp.EmulateViewport(1280, 900), chromedp.Click(`button[value=terima]`), chromedp.WaitVisible(`.kabar`), benar(`!document.querySelector(".tunggu")`))
	potret(t, ctx, "jadwal-papan", 1280, 900)
	for nama, lihat := range map[string]string{"kegiatan": "/kegiatan", "kisi": "/kisi", "beban": "/beban", "bentroklist": "/bentrok", "guru": "?lihat=guru"} {
		jalan(t, ctx, chromedp.EmulateViewport(1280, 900), chromedp.Navigate(r.url+ke+lihat), chromedp.WaitVisible(`h1`))
		potret(t, ctx, "jadwal-"+nama, 1280, 900)
		jalan(t, ctx, chromedp.EmulateViewport(390, 844), benar(`document.documentElement.scrollWidth <= 390`))
		potret(t, ctx, "jadwal-"+nama+"-hp", 390, 844)
	}
	jalan(t, ctx, chromedp.EmulateViewport(390, 844), chromedp.Navigate(r.url+ke), chromedp.WaitVisible(`.papan-jadwal`), benar(`document.documentElement.scrollWidth <= 390`), chromedp.Click(`.papan-jadwal .acara`), chromedp.WaitVisible(`.pilih-acara`),
		benar(`document.documentElement.scrollWidth <= 390`))
	potret(t, ctx, "jadwal-pilih-hp", 390, 844)
	for nama, jalur := range map[string]string{"daftar": "/akademik/jadwal", "syarat": "/akademik/jadwal/syarat", "pekan": "/akademik/jadwal/pekan"} {
		jalan(t, ctx, chromedp.EmulateViewport(390, 844), chromedp.Navigate(r.url+jalur), chromedp.WaitVisible(`h1`), benar(`document.documentElement.scrollWidth <= 390`))
		potret(t, ctx, "jadwal-"+nama+"-hp", 390, 844)
		potret(t, ctx, "jadwal-"+nama, 1280, 900)
	}
	r.cetakJadwal(t, ke)
}

// cetakJadwal prints all classes: a page for each, landscape.
func (r rumah) cetakJadwal(t *testing.T, ke string) {
	t.Helper()
	ctx := peramban(t)
	r.masuk(t, ctx)
	jalan(t, ctx, chromedp.Navigate(r.url+ke+"/cetak?lihat=kelas&untuk=semua"), chromedp.WaitVisible(`.jadwal-cetak`))
	potret(t, ctx, "jadwal-cetak", 1280, 900)
	b, err := chromedp.Run(ctx, chromedp.PrintToPDF())
	require.NoError(t, err)
	dir := t.TempDir()
	if d := os.Getenv("PESANTREN_POTRET"); d != "" {
		dir = d
	}
	berkas := filepath.Join(dir, "jadwal.pdf")
	require.NoError(t, os.WriteFile(berkas, b, 0o600))
	teks, err := exec.Command("pdftotext", "-layout", berkas, "-").Output()
	require.NoError(t, err)
	lembar := strings.Split(strings.TrimSuffix(string(teks), "\f"), "\f")
	require.Len(t, lembar, 2, "satu halaman tiap kelas")
	for i, nama := range []string{"7 Papan A", "7 Papan B"} {
		for _, kata := range []string{nama, "Sabtu", "Kamis", "07:00", "Matematika"} {
			require.Contains(t, lembar[i], kata, "lembar %d", i+1)
		}
	}
}
