package peramban

import (
	"context"
	"net/url"
	"slices"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/jadwal"
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
}
