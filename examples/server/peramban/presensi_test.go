package peramban

import (
	"context"
	"fmt"
	"net/url"
	"slices"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// satuPelajaran is a timetable of one lesson, yesterday and today, from midnight on.
type satuPelajaran struct{ p akademik.Pelajaran }

// Pelajaran implements [akademik.SumberPelajaran].
func (j satuPelajaran) Pelajaran(_ context.Context, _ dasar.LembagaID, dari, sampai dasar.Tanggal, rombel ...akademik.RombelID) (ps []akademik.Pelajaran, err error) {
	for _, h := range []dasar.Tanggal{j.p.Tanggal.TambahHari(-1), j.p.Tanggal} {
		if p := j.p; !h.Before(dari) && !h.After(sampai) && (len(rombel) == 0 || slices.Contains(rombel, p.Rombel)) {
			p.Tanggal = h
			ps = append(ps, p)
		}
	}
	return ps, nil
}

// kelasEmpatPuluh gives forty santri of the sample school a class with a lesson of a
// teacher, who is invited; it returns the path of the register.
func (r rumah) kelasEmpatPuluh(t *testing.T) (jalur, undangan string) {
	t.Helper()
	ctx, l := t.Context(), r.admin.Admin.Lembaga
	pel := dasar.Pelaku{ID: "uji", Lembaga: l, Peran: "tata_usaha", Lingkup: dasar.LingkupSemua, Tujuan: privasi.TujuanKesiswaan}
	hari := r.srv.Akademik.HariIni(l)
	st, err := r.srv.Santri.Struktur(ctx, pel)
	require.NoError(t, err)
	ns, _, err := r.srv.Santri.Cari(ctx, pel, santri.Saringan{Status: []santri.Status{santri.Aktif}}, dasar.Page{Limit: 40})
	require.NoError(t, err)
	require.Len(t, ns, 40)
	for _, n := range ns {
		_, err := r.srv.Santri.Pindahkan(ctx, pel, n.ID, santri.Keanggotaan{Jalur: santri.Tahfidz, Unit: st.Unit[0].Kode, Tingkat: "1", Kelas: "Ula 1", Mulai: hari.TambahHari(-1)}, "pindah")
		require.NoError(t, err)
	}
	ps, _, err := r.srv.Pegawai.Terima(ctx, dasar.Pelaku{ID: "uji", Lembaga: l, Peran: "hrd", Lingkup: dasar.LingkupSemua, Tujuan: privasi.TujuanKepegawaian}, "",
		pegawai.Penerimaan{Diri: pegawai.Formulir{Nomor: "G9002", Nama: "Harun Contoh", JenisKelamin: "L", Mulai: dasar.Tgl(2024, 7, 1)}})
	require.NoError(t, err)
	pel = pel.Untuk(privasi.TujuanRapor)
	ta, err := r.srv.Akademik.AturTahun(ctx, pel, "", akademik.TahunAjaran{Nama: "Tahun ini", Kalender: akademik.Masehi, Jalur: []santri.Jalur{santri.Tahfidz}, Mulai: hari.TambahHari(-100), Selesai: hari.TambahHari(200),
		Periode: []akademik.Periode{{Kode: "1", Nama: "Ganjil", Mulai: hari.TambahHari(-100), Selesai: hari.TambahHari(200)}}})
	require.NoError(t, err)
	rs, err := r.srv.Akademik.AturRombel(ctx, pel, "", akademik.Rombel{Tahun: ta.ID, Jenis: akademik.Kelas, Jalur: santri.Tahfidz, Unit: st.Unit[0].Kode, Tingkat: "1", Nama: "Ula 1", Wali: ps[0].ID})
	require.NoError(t, err)
	require.NoError(t, r.srv.Akademik.AturMapel(ctx, pel, "", akademik.Mapel{Kode: "fikih", Nama: "Fikih", Aktif: true}))
	r.srv.Akademik.SumberPelajaran = satuPelajaran{akademik.Pelajaran{Tanggal: hari, Selang: jadwal.Selang{Mulai: 0, Selesai: jadwal.Pukul(24, 0)}, Rombel: rs[0].ID, Mapel: "fikih", Guru: []pegawai.ID{ps[0].ID}, JP: 2, Ruang: "Aula"}}
	_, err = r.srv.Akademik.AturPengampu(ctx, pel, "", akademik.Pengampu{Rombel: rs[0].ID, Mapel: "fikih", Guru: ps[0].ID, Mulai: ta.Mulai})
	require.NoError(t, err)
	require.NoError(t, r.srv.Akademik.AturPenilaian(ctx, pel, "", akademik.AturanNilai{Sejak: ta.Mulai, Aturan: akademik.AturanNilaiUsul()}))
	for _, kode := range []string{"T1", "T2"} {
		_, err = r.srv.Akademik.AturAsesmen(ctx, pel, "", akademik.Asesmen{Rombel: rs[0].ID, Mapel: "fikih", Periode: "1", Kode: kode, Nama: "Tulis " + kode, Komponen: "SLM", Maks: nilai.A(100), Bobot: nilai.A(1), Tanggal: hari})
		require.NoError(t, err)
	}
	_, err = r.srv.Akademik.CatatIzin(ctx, pel, "", akademik.MasukanIzin{Santri: ns[0].ID, Jenis: akademik.IzinUKS, Mulai: hari, Selesai: hari, Setujui: true})
	require.NoError(t, err)
	a, err := r.srv.Akun.Buat(ctx, akun.Akun{Lembaga: l, NamaMasuk: "guru.hadir", Nama: "Harun", Peran: "guru", Pegawai: string(ps[0].ID)}, "")
	require.NoError(t, err)
	tok, err := r.srv.Akun.Undang(ctx, l, a.ID, time.Hour)
	require.NoError(t, err)
	return "/presensi/" + string(rs[0].ID) + "/" + hari.String() + "/0000/fikih", "/undangan?token=" + url.QueryEscape(tok)
}

// TestPresensi takes the register of forty on a phone: three taps, the journal and one
// save.
func TestPresensi(t *testing.T) {
	r := buka(t)
	ctx := peramban(t)
	jalur, undangan := r.kelasEmpatPuluh(t)
	jalan(t, ctx, chromedp.EmulateViewport(390, 844), chromedp.Navigate(r.url+undangan), chromedp.SendKeys(`input[name=sandi]`, "kuda hijau makan rumput\r"), chromedp.WaitVisible(`.saklar`),
		chromedp.Navigate(r.url+"/akademik/hari-ini"), chromedp.WaitVisible(`.hari-ini .tombol`), benar(`document.documentElement.scrollWidth <= 390`))
	potret(t, ctx, "hari-ini-hp", 390, 844)
	potret(t, ctx, "hari-ini", 1200, 900)
	jalan(t, ctx, chromedp.EmulateViewport(390, 844), chromedp.Click(`.hari-ini .tombol a`), chromedp.WaitVisible(`#presensi`), benar(`document.documentElement.scrollWidth <= 390`),
		benar(`document.querySelectorAll(".lembar-presensi li").length === 40 && document.querySelectorAll("input[value=hadir]:checked").length === 39`),
		benar(`[...document.querySelectorAll(".segi label")].every(l => l.offsetWidth >= 43 && l.offsetHeight >= 43)`),
		chromedp.Click(`.lembar-presensi li:nth-child(5) input[value=alpa]`), chromedp.Click(`.lembar-presensi li:nth-child(6) input[value=terlambat]`), chromedp.SendKeys(`.lembar-presensi li:nth-child(6) .menit`, "10"))
	potret(t, ctx, "presensi-isi-hp", 390, 844)
	jalan(t, ctx, chromedp.EmulateViewport(390, 844), chromedp.SendKeys(`input[name=materi]`, "Thaharah"), chromedp.Click(`.simpan-presensi button`), chromedp.WaitVisible(`.kabar`))
	require.Contains(t, baca(t, ctx, "main"), "37 hadir, 1 sakit, 1 alpa, 1 terlambat")
	potret(t, ctx, "presensi", 1200, 1000)
	kelas := "/akademik/kelas/" + jalur[len("/presensi/"):len("/presensi/")+36] + "/presensi"
	for _, x := range []struct{ nama, jalur, ada string }{{"presensi-rekap", kelas, "1 pelajaran tercatat"}, {"presensi-belum", "/akademik/presensi/belum", "1 pelajaran"}, {"jurnal-ajar", "/akademik/jurnal", "Thaharah"}} {
		jalan(t, ctx, chromedp.EmulateViewport(390, 844), chromedp.Navigate(r.url+x.jalur), chromedp.WaitVisible(`main h1`), benar(`document.documentElement.scrollWidth <= 390`))
		require.Contains(t, baca(t, ctx, "main"), x.ada)
		potret(t, ctx, x.nama+"-hp", 390, 844)
		potret(t, ctx, x.nama, 1200, 900)
	}
	r.tempelNilai(t, ctx, "/nilai/"+jalur[len("/presensi/"):len("/presensi/")+36]+"/fikih")
}

// tempelan pastes text into the cell of a row and column, as a spreadsheet gives it.
func tempelan(baris, kolom int, teks string) string {
	return fmt.Sprintf(`(() => { const el = document.querySelectorAll("form[data-kisi] tbody tr")[%d].cells[%d].querySelector("input:not([type=hidden])"), d = new DataTransfer();
		el.focus(); d.setData("text/plain", %q); el.dispatchEvent(new ClipboardEvent("paste", {clipboardData: d, bubbles: true, cancelable: true})); return true; })()`, baris, kolom, teks)
}

// selNilai reads the boxes of rows as a table.
const selNilai = `[...document.querySelectorAll("form[data-kisi] tbody tr")].slice(36).map(tr => [...tr.querySelectorAll("input:not([type=hidden])")].map(i => i.value).join("|")).join(" ")`

// tempelNilai pastes marks out of a spreadsheet: decimal commas, blanks and words land in
// their cells, what has no cell is told, what is outside the scale is kept beside its
// reason while the rest is saved.
func (r rumah) tempelNilai(t *testing.T, ctx context.Context, jalur string) {
	t.Helper()
	jalan(t, ctx, chromedp.EmulateViewport(390, 844), chromedp.Navigate(r.url+jalur), chromedp.WaitVisible(`form[data-kisi]`), benar(`document.documentElement.scrollWidth <= 390`),
		benar(tempelan(36, 1, "70\t71\r\n85,5\t90\t12\r\n\tS\r\n 101 \t7\r\n60\t61\r\n62\t\r\n")), benar(selNilai+` === "70|71 85,5|90 |S 101|7"`))
	require.Equal(t, "7 nilai ditempel dan belum disimpan. 4 nilai tidak punya sel di sini dan tidak ikut; periksa sel awalnya dan banyaknya baris.", baca(t, ctx, `[data-tempel]`))
	potret(t, ctx, "nilai-tempel-hp", 390, 844)
	potret(t, ctx, "nilai-tempel", 1200, 900)
	jalan(t, ctx, chromedp.Click(`.setor-simpan button`), chromedp.WaitVisible(`.galat`), benar(selNilai+` === "70|71 85,5|90 |S 101|7"`), benar(`document.querySelectorAll("[aria-invalid]").length === 1`))
	require.Contains(t, baca(t, ctx, `.galat`), "1 nilai belum disimpan")
	require.Contains(t, baca(t, ctx, `td.keliru`), "100", "the reason names the scale")
	potret(t, ctx, "nilai-keliru-hp", 390, 844)
	jalan(t, ctx, chromedp.Navigate(r.url+jalur), chromedp.WaitVisible(`form[data-kisi]`), benar(selNilai+` === "70|71 85,5|90 |S |7"`),
		benar(tempelan(37, 2, "88,25")), benar(selNilai+` === "70|71 85,5|90 |S |7"`)) // one value is left to the browser
}
