package insiden_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/insiden"
	"github.com/pesantren-go/pesantren/privasi/rezim"
)

var (
	kini  = time.Date(2027, 3, 5, 19, 0, 0, 0, time.UTC) // Saturday 02:00 WIB, before Idulfitri
	hukum = insiden.Hukum{Hukum: rezim.Baku(), Setelan: rezim.SetelanBaku(), Kalender: rezim.KalenderBaku()}
	ppdp  = insiden.Aktor{Akun: "akun-ppdp", Kapasitas: insiden.PeranPPDP}
	admin = insiden.Aktor{Akun: "akun-admin", Kapasitas: "admin"}
	isi   = insiden.IsiKabar{Kapan: "5 Maret 2027", Bagaimana: "telepon petugas hilang", Penanganan: "akun dikunci", Pemulihan: "kata sandi diganti", KontakPPDP: "ppdp@alhikmah.example"}
)

func laporan(ubah ...func(*insiden.Laporan)) insiden.Laporan {
	l := insiden.Laporan{Lembaga: "al-hikmah", ID: "i1", Jenis: []insiden.Kegagalan{insiden.Kerahasiaan}, Terdeteksi: kini}
	for _, u := range ubah {
		u(&l)
	}
	return l
}

func deteksi(t testing.TB, ubah ...func(*insiden.Laporan)) insiden.Insiden {
	t.Helper()
	i, ev, err := insiden.Deteksi(laporan(ubah...), admin, hukum)
	require.NoError(t, err)
	require.Equal(t, "InsidenTerdeteksi", ev.Jenis)
	return i
}

func kepastian(ubah ...func(*insiden.Kepastian)) insiden.Kepastian {
	k := insiden.Kepastian{Jenis: []insiden.Kegagalan{insiden.Kerahasiaan, insiden.Kerahasiaan}, Dari: kini.Add(-time.Hour), Sampai: kini, Isi: isi}
	for _, u := range ubah {
		u(&k)
	}
	return k
}

func dipastikan(t testing.TB, ubah ...func(*insiden.Kepastian)) insiden.Insiden {
	t.Helper()
	i, _, err := deteksi(t).Selidiki(admin, kini.Add(time.Hour))
	require.NoError(t, err)
	i, ev, err := i.Pastikan(kepastian(ubah...), ppdp, hukum, kini.Add(2*time.Hour))
	require.NoError(t, err)
	require.Equal(t, []string{"diselidiki", "dipastikan"}, []string{ev.Dari, ev.Ke})
	return i
}

func terdampak(s ...privasi.SubjekID) (ts []insiden.Terdampak) {
	for _, x := range s {
		ts = append(ts, insiden.Terdampak{Lembaga: "al-hikmah", Insiden: "i1", Subjek: x, Bidang: []insiden.BidangTerdampak{{"santri.Santri", "HP", privasi.KategoriHP, "penuh"}}})
	}
	return ts
}

func kirim(t testing.TB, ks []insiden.Kabar, pihak ...insiden.Pihak) []insiden.Kabar {
	t.Helper()
	ks = slices.Clone(ks)
	for n := range ks {
		if slices.Contains(pihak, ks[n].Pihak) && ks[n].Status == insiden.Antre {
			var err error
			ks[n], _, err = ks[n].Catat(true, "surat", "resi", "", kini.Add(3*time.Hour))
			require.NoError(t, err)
		}
	}
	return ks
}

func TestPerjalananInsiden(t *testing.T) {
	t.Parallel()
	i := dipastikan(t)
	require.Equal(t, []insiden.Kegagalan{insiden.Kerahasiaan}, i.Jenis)
	ts := terdampak("s1", "s2")
	ks := kirim(t, i.Susun(ts, kini), insiden.Subjek, insiden.Pengawas)
	require.Len(t, ks, 3)
	i, _, err := i.Beritahukan(ts, ks, ppdp, kini.Add(4*time.Hour))
	require.NoError(t, err)
	i, _, err = i.Pulihkan(admin, kini.Add(5*time.Hour))
	require.NoError(t, err)
	i, ev, err := i.Tutup(ts, ks, ppdp, kini.Add(6*time.Hour))
	require.NoError(t, err)
	require.Equal(t, "InsidenDitutup", ev.Jenis)
	require.Equal(t, insiden.Ditutup, i.Status)
	require.False(t, i.Lewat(kini.AddDate(1, 0, 0)))
	for nama, gerak := range map[string]func() error{
		"selidiki": func() error { _, _, err := i.Selidiki(admin, kini); return err },
		"pastikan": func() error { _, _, err := i.Pastikan(kepastian(), ppdp, hukum, kini); return err },
		"bukan":    func() error { _, _, err := i.Bukan("keliru", ppdp, kini); return err },
		"kabari":   func() error { _, _, err := i.Beritahukan(ts, ks, ppdp, kini); return err },
		"pulihkan": func() error { _, _, err := i.Pulihkan(admin, kini); return err },
		"tutup":    func() error { _, _, err := i.Tutup(ts, ks, ppdp, kini); return err },
	} {
		require.ErrorIs(t, gerak(), insiden.ErrPerpindahan, nama)
	}
}

func TestLaporanDitolak(t *testing.T) {
	t.Parallel()
	for nama, ubah := range map[string]func(*insiden.Laporan){
		"tanpa lembaga":  func(l *insiden.Laporan) { l.Lembaga = "" },
		"tanpa waktu":    func(l *insiden.Laporan) { l.Terdeteksi = time.Time{} },
		"jenis karangan": func(l *insiden.Laporan) { l.Jenis = []insiden.Kegagalan{"sial"} },
		"rentang balik":  func(l *insiden.Laporan) { l.Dari, l.Sampai = kini, kini.Add(-time.Hour) },
		"prosesor nanti": func(l *insiden.Laporan) { l.DiketahuiProsesor = kini.Add(time.Hour) },
	} {
		_, _, err := insiden.Deteksi(laporan(ubah), admin, hukum)
		require.ErrorIs(t, err, insiden.ErrInsiden, nama)
	}
	_, _, err := insiden.Deteksi(laporan(func(l *insiden.Laporan) { l.Terdeteksi = kini.AddDate(-9, 0, 0) }), admin, hukum)
	require.ErrorIs(t, err, rezim.ErrRezim)
}

// Both starts of the clock, and no path around the notices.
func TestU46_JamKegagalan(t *testing.T) {
	t.Parallel()
	i := dipastikan(t)
	require.Equal(t, kini.Add(72*time.Hour), i.Batas(), "inside Idulfitri, from detection")
	h := hukum
	h.Setelan.MulaiInsiden = rezim.MulaiKepastian
	j, _, err := insiden.Deteksi(laporan(), admin, h)
	require.NoError(t, err)
	require.Equal(t, kini.Add(72*time.Hour), j.Batas(), "an alarm of our own while nothing is sure")
	j, _, err = j.Selidiki(admin, kini)
	require.NoError(t, err)
	j, _, err = j.Pastikan(kepastian(), ppdp, h, kini.Add(20*time.Hour))
	require.NoError(t, err)
	require.Equal(t, kini.Add(92*time.Hour), j.Batas())
	k, _, err := insiden.Deteksi(laporan(func(l *insiden.Laporan) { l.DiketahuiProsesor = kini.Add(-time.Hour) }), admin, hukum)
	require.NoError(t, err)
	require.Equal(t, kini.Add(23*time.Hour), k.Batas(), "the earliest over all rules")
	_, _, err = i.Tutup(terdampak("s1"), nil, ppdp, kini)
	require.ErrorIs(t, err, insiden.ErrKabarBelumLengkap)
}

func TestP40_KabarDalamTenggat(t *testing.T) {
	t.Parallel()
	for lama, telat := range map[time.Duration]bool{72 * time.Hour: false, 72*time.Hour + time.Microsecond: true} {
		i := dipastikan(t)
		ts := terdampak("s1")
		i, _, err := i.Beritahukan(ts, kirim(t, i.Susun(ts, kini), insiden.Subjek, insiden.Pengawas), ppdp, kini.Add(lama))
		require.NoError(t, err)
		require.Equal(t, telat, i.Lewat(kini.AddDate(0, 1, 0)))
	}
	require.True(t, dipastikan(t).Lewat(kini.Add(73*time.Hour)))
}

func TestB44_TutupTanpaKabar(t *testing.T) {
	t.Parallel()
	i := dipastikan(t, func(k *insiden.Kepastian) { k.Umum = true })
	ts := terdampak("s1", "s2")
	ks := i.Susun(ts, kini)
	require.Len(t, ks, 4)
	for pihak, terkirim := range map[insiden.Pihak][]insiden.Pihak{
		insiden.Subjek:   {insiden.Pengawas, insiden.Umum},
		insiden.Pengawas: {insiden.Subjek, insiden.Umum},
		insiden.Umum:     {insiden.Subjek, insiden.Pengawas},
	} {
		_, _, err := i.Beritahukan(ts, kirim(t, ks, terkirim...), ppdp, kini)
		require.ErrorIs(t, err, insiden.ErrKabarBelumLengkap)
		require.ErrorContains(t, err, map[insiden.Pihak]string{insiden.Subjek: "2 orang", insiden.Pengawas: "pengawas", insiden.Umum: "masyarakat"}[pihak])
	}
	asing := kirim(t, ks, insiden.Subjek, insiden.Pengawas, insiden.Umum)
	for n := range asing {
		asing[n].Insiden = "i2"
	}
	_, _, err := i.Beritahukan(ts, asing, ppdp, kini)
	require.ErrorIs(t, err, insiden.ErrKabarBelumLengkap, "notices of another incident")
	lebih := kirim(t, ks, insiden.Pengawas, insiden.Umum)
	_, _, err = i.Beritahukan(nil, lebih, ppdp, kini)
	require.ErrorIs(t, err, insiden.ErrKabarBelumLengkap, "a notice that waits counts, whoever is listed")
}

func TestYangTakTerjangkauDiumumkan(t *testing.T) {
	t.Parallel()
	i := dipastikan(t)
	ts := terdampak("s1")
	ks := kirim(t, i.Susun(ts, kini), insiden.Pengawas)
	var err error
	ks[0], _, err = ks[0].Catat(false, "whatsapp", "", "alamat_salah", kini)
	require.NoError(t, err)
	require.ErrorIs(t, i.Lengkap(ts, ks), insiden.ErrKabarBelumLengkap)
	ks = kirim(t, append(ks, i.Umumkan(ks, kini)), insiden.Umum)
	require.NoError(t, i.Lengkap(ts, ks))
	_, _, err = ks[0].Catat(false, "a", "", "b", kini)
	require.ErrorIs(t, err, insiden.ErrKabarSelesai)
	sampai, _, err := ks[0].Catat(true, "surat", "12/XI", "", kini)
	require.NoError(t, err, "yang gagal masih dapat sampai lewat jalan lain")
	_, _, err = sampai.Catat(true, "surat", "13/XI", "", kini)
	require.ErrorIs(t, err, insiden.ErrKabarSelesai)
	baru := i.Susun(ts, kini)[0]
	for _, c := range []func() error{
		func() error { _, _, err := baru.Catat(true, "surat", "", "", kini); return err },
		func() error { _, _, err := baru.Catat(true, "", "resi", "", kini); return err },
		func() error { _, _, err := baru.Catat(false, "surat", "", "", kini); return err },
	} {
		require.ErrorIs(t, c(), insiden.ErrKabarSebab)
	}
}

func TestBukanKegagalan(t *testing.T) {
	t.Parallel()
	i, _, err := deteksi(t).Selidiki(admin, kini)
	require.NoError(t, err)
	for _, c := range []struct {
		alasan string
		a      insiden.Aktor
	}{{"", ppdp}, {" \n", ppdp}, {"telepon ditemukan", admin}, {"telepon ditemukan", insiden.Aktor{Kapasitas: insiden.PeranPPDP}}} {
		_, _, err := i.Bukan(c.alasan, c.a, kini)
		require.ErrorIs(t, err, insiden.ErrBukanKegagalan)
	}
	i, _, err = i.Bukan("telepon ditemukan sebelum dibuka", ppdp, kini)
	require.NoError(t, err)
	require.False(t, i.Lewat(kini.AddDate(1, 0, 0)))
	i, _, err = i.Tutup(nil, nil, admin, kini)
	require.NoError(t, err)
	require.Equal(t, "akun-ppdp", i.TandaPPDP)
}

func TestP33_TanpaPenanggungJawab(t *testing.T) {
	t.Parallel()
	i, _, err := deteksi(t).Selidiki(admin, kini)
	require.NoError(t, err)
	_, _, err = i.Pastikan(kepastian(func(k *insiden.Kepastian) { k.Isi.KontakPPDP = "" }), ppdp, hukum, kini)
	require.ErrorIs(t, err, insiden.ErrTanpaPPDP)
	for nama, ubah := range map[string]func(*insiden.Kepastian){
		"kapan":      func(k *insiden.Kepastian) { k.Isi.Kapan = "" },
		"bagaimana":  func(k *insiden.Kepastian) { k.Isi.Bagaimana = "" },
		"penanganan": func(k *insiden.Kepastian) { k.Isi.Penanganan = "" },
		"pemulihan":  func(k *insiden.Kepastian) { k.Isi.Pemulihan = "" },
	} {
		_, _, err = i.Pastikan(kepastian(ubah), ppdp, hukum, kini)
		require.ErrorIs(t, err, insiden.ErrIsiKabar, nama)
	}
	for _, ubah := range []func(*insiden.Kepastian){
		func(k *insiden.Kepastian) { k.Jenis = nil }, func(k *insiden.Kepastian) { k.Dari = time.Time{} }, func(k *insiden.Kepastian) { k.Sampai = k.Dari.Add(-time.Hour) },
	} {
		_, _, err = i.Pastikan(kepastian(ubah), ppdp, hukum, kini)
		require.ErrorIs(t, err, insiden.ErrInsiden)
	}
}

// No sequence of moves closes an incident without every notice, unless the officer signed
// that it was none; and the deadline is the least over the rules, never later than before.
func TestI47_TakAdaJalanTutupTanpaKabar(t *testing.T) {
	t.Parallel()
	ts := terdampak("s1", "s2", "s3")
	rapid.Check(t, func(r *rapid.T) {
		i := deteksi(t, func(l *insiden.Laporan) {
			if rapid.Bool().Draw(r, "prosesor") {
				l.DiketahuiProsesor = kini.Add(-time.Duration(rapid.IntRange(0, 100).Draw(r, "jam")) * time.Hour)
			}
		})
		var ks []insiden.Kabar
		for range rapid.IntRange(1, 30).Draw(r, "langkah") {
			lama := i.Batas()
			a := rapid.SampledFrom([]insiden.Aktor{ppdp, admin}).Draw(r, "aktor")
			pada := kini.Add(time.Duration(rapid.IntRange(0, 500).Draw(r, "pada")) * time.Hour)
			q, err := i, error(nil)
			switch rapid.IntRange(0, 8).Draw(r, "gerak") {
			case 0:
				q, _, err = i.Selidiki(a, pada)
			case 1:
				q, _, err = i.Pastikan(kepastian(func(k *insiden.Kepastian) { k.Umum = rapid.Bool().Draw(r, "umum") }), a, hukum, pada)
			case 2:
				if rapid.IntRange(0, 3).Draw(r, "bukan") == 0 {
					q, _, err = i.Bukan(rapid.SampledFrom([]string{"", "keliru"}).Draw(r, "alasan"), a, pada)
				}
			case 3:
				q, _, err = i.Beritahukan(ts, ks, a, pada)
			case 4:
				q, _, err = i.Pulihkan(a, pada)
			case 5:
				q, _, err = i.Tutup(ts, ks, a, pada)
			case 6:
				ks = i.Susun(ts, pada)
			default:
				if len(ks) > 0 {
					n := rapid.IntRange(0, len(ks)-1).Draw(r, "n")
					if k, _, err := ks[n].Catat(rapid.Bool().Draw(r, "terkirim"), "surat", "resi", "alamat_salah", pada); err == nil {
						ks[n] = k
					}
				}
			}
			require.False(t, q.Batas().After(lama))
			for _, j := range q.Jam {
				require.True(t, j.Tenggat.IsZero() || !q.Batas().After(j.Tenggat), "the least over the rules")
			}
			if err != nil {
				require.Equal(t, i, q)
				continue
			}
			i = q
			if i.Status == insiden.Diberitahukan || i.Status == insiden.Dipulihkan || i.Status == insiden.Ditutup {
				require.True(t, i.TandaPPDP != "" && i.AlasanBukan != "" || !i.Diberitahukan.IsZero())
			}
			if i.Status == insiden.Ditutup && i.TandaPPDP == "" {
				require.NoError(t, i.Lengkap(ts, ks))
			}
		}
	})
}

// One piece of advice for every category that this library has a name for.
func TestP39_SaranTiapKategori(t *testing.T) {
	t.Parallel()
	f, err := parser.ParseFile(token.NewFileSet(), "../kategori.go", nil, 0)
	require.NoError(t, err)
	n, umum := 0, insiden.SaranUntuk([]string{"tak.dikenal"})[0]
	ast.Inspect(f, func(x ast.Node) bool {
		v, ok := x.(*ast.ValueSpec)
		if !ok || len(v.Names) != 1 || !strings.HasPrefix(v.Names[0].Name, "Kategori") || len(v.Values) != 1 {
			return true
		}
		l, ok := v.Values[0].(*ast.BasicLit)
		if !ok {
			return true
		}
		k, err := strconv.Unquote(l.Value)
		require.NoError(t, err)
		s := insiden.SaranUntuk([]string{k})
		require.Len(t, s, 1)
		require.Equal(t, k, s[0].Kategori, "%s has no advice of its own", v.Names[0].Name)
		require.NotEqual(t, umum.Teks, s[0].Teks)
		n++
		return true
	})
	require.GreaterOrEqual(t, n, 25)
	require.Equal(t, "kesehatan", insiden.SaranUntuk([]string{"kesehatan.izin"})[0].Kategori, "a part uses the advice of the whole")
	require.Equal(t, "", insiden.SaranUntuk([]string{""})[0].Kategori)
	require.Len(t, insiden.SaranUntuk([]string{"kontak.hp", "kontak.hp", "x", "y"}), 2)
}

func TestP39_KabarMemuatSaranDataYangTerungkap(t *testing.T) {
	t.Parallel()
	i := dipastikan(t)
	k := i.Susun(terdampak("s1"), kini)
	teks, err := i.Tulis(k[0], "Pesantren Al-Hikmah")
	require.NoError(t, err)
	for _, s := range []string{"nomor telepon", "kode OTP", isi.Kapan, isi.Bagaimana, isi.Penanganan, isi.Pemulihan, isi.KontakPPDP, "kerahasiaan"} {
		require.Contains(t, teks, s)
	}
	require.NotContains(t, teks, "SLIK", "nothing about data that was not exposed")
	teks, err = i.Tulis(k[1], "Pesantren Al-Hikmah")
	require.NoError(t, err)
	require.NotContains(t, teks, "sebaiknya Anda")
	_, err = deteksi(t).Tulis(k[0], "P")
	require.ErrorIs(t, err, insiden.ErrIsiKabar)
	ganda := append(terdampak("s1"), insiden.Terdampak{Subjek: "s1", Bidang: []insiden.BidangTerdampak{{"x", "y", privasi.KategoriNIK, "penuh"}}})
	ks := i.Susun(ganda, kini)
	require.Len(t, ks, 2, "one notice a person")
	require.Equal(t, []string{privasi.KategoriNIK, privasi.KategoriHP}, ks[0].Kategori)
}

func TestDaftarkanTipe(t *testing.T) {
	t.Parallel()
	var d privasi.Daftar
	insiden.DaftarkanTipe(&d)
	for _, n := range []string{"Insiden", "Terdampak", "Kabar"} {
		require.NotNil(t, d.Tipe("insiden."+n), n)
	}
}
