package pendedahan_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/pendedahan"
)

var (
	vendor  = pendedahan.Aktor{Akun: "akun-vendor", Kapasitas: "dukungan"}
	musyrif = pendedahan.Aktor{Akun: "akun-musyrif", Subjek: "p4", Kapasitas: "musyrif"}
	setelan = hukum.Setelan
)

func dukungan(t testing.TB) pendedahan.AksesDukungan {
	t.Helper()
	d, ev, err := pendedahan.MintaDukungan("al-hikmah", "t1", " TKT-7 ", "perintah-1", []string{"akun"}, vendor, kini)
	require.NoError(t, err)
	require.Equal(t, "AksesDukunganDiminta", ev.Jenis)
	return d
}

func TestP24_DukunganBerakhirSendiri(t *testing.T) {
	t.Parallel()
	d := dukungan(t)
	require.ErrorIs(t, d.Periksa(vendor.Akun, "akun", kini), pendedahan.ErrAksesDukungan, "not agreed yet")
	d, ev, err := d.Setujui(time.Hour, ppdp, setelan, kini)
	require.NoError(t, err)
	require.Equal(t, "AksesDukunganDibuka", ev.Jenis)
	require.NoError(t, d.Periksa(vendor.Akun, "akun.masuk", kini))
	require.NoError(t, d.Periksa(vendor.Akun, "akun", kini.Add(time.Hour-time.Microsecond)))
	require.ErrorIs(t, d.Periksa(vendor.Akun, "akun", kini.Add(time.Hour)), pendedahan.ErrAksesDukunganHabis)
	require.ErrorIs(t, d.Periksa(vendor.Akun, "kesehatan", kini), pendedahan.ErrAksesDukungan)
	require.ErrorIs(t, d.Periksa(vendor.Akun, "akuntansi", kini), pendedahan.ErrAksesDukungan, "paths match at a dot")
	require.ErrorIs(t, d.Periksa("akun-lain", "akun", kini), pendedahan.ErrAksesDukungan)
	require.Equal(t, "diminta", d.Status(kini.Add(-time.Second)))
	e, _ := d.Hentikan(ppdp, kini.Add(time.Minute))
	require.NoError(t, e.Periksa(vendor.Akun, "akun", kini))
	require.ErrorIs(t, e.Periksa(vendor.Akun, "akun", kini.Add(time.Minute)), pendedahan.ErrAksesDukunganHabis)
	f, _ := e.Hentikan(ppdp, kini.Add(time.Hour))
	require.Equal(t, e, f)
}

func TestB48_DukunganTanpaTiketAtauTerlaluLama(t *testing.T) {
	t.Parallel()
	for nama, c := range map[string][3]string{"tanpa tiket": {"  ", "perintah-1", "akun"}, "tanpa kategori": {"TKT", "perintah-1", ""}} {
		var kategori []string
		if c[2] != "" {
			kategori = []string{c[2]}
		}
		_, _, err := pendedahan.MintaDukungan("al-hikmah", "t1", c[0], c[1], kategori, vendor, kini)
		require.ErrorIs(t, err, pendedahan.ErrAksesDukungan, nama)
	}
	d := dukungan(t)
	for _, lama := range []time.Duration{0, -time.Hour, 4*time.Hour + time.Microsecond} {
		_, _, err := d.Setujui(lama, ppdp, setelan, kini)
		require.ErrorIs(t, err, pendedahan.ErrAksesDukungan, lama)
	}
	_, _, err := d.Setujui(time.Hour, vendor, setelan, kini)
	require.ErrorIs(t, err, pendedahan.ErrAksesDukungan, "not by himself")
	d, _, err = d.Setujui(4*time.Hour, ppdp, setelan, kini)
	require.NoError(t, err)
	_, _, err = d.Setujui(time.Hour, ppdp, setelan, kini.Add(5*time.Hour))
	require.ErrorIs(t, err, pendedahan.ErrAksesDukungan, "one ticket, one window")
}

func TestU49_DukunganTanpaPerintahTertulis(t *testing.T) {
	t.Parallel()
	_, _, err := pendedahan.MintaDukungan("al-hikmah", "t1", "TKT-7", "", []string{"akun"}, vendor, kini)
	require.ErrorIs(t, err, pendedahan.ErrAksesDukungan)
}

func buka(riwayat []pendedahan.Darurat, pada time.Time) (pendedahan.Darurat, error) {
	d, _, err := pendedahan.BukaDarurat("al-hikmah", fmt.Sprint("e", len(riwayat)), "s1", privasi.Tutup("kejang"), riwayat, musyrif, setelan, pada)
	return d, err
}

func TestB47_DaruratTanpaAlasanAtauKetigaKali(t *testing.T) {
	t.Parallel()
	_, _, err := pendedahan.BukaDarurat("al-hikmah", "e1", "s1", privasi.Tertutup[string]{}, nil, musyrif, setelan, kini)
	require.ErrorIs(t, err, pendedahan.ErrDarurat)
	_, _, err = pendedahan.BukaDarurat("al-hikmah", "e1", "", privasi.Tutup("x"), nil, musyrif, setelan, kini)
	require.ErrorIs(t, err, pendedahan.ErrDarurat)
	satu, err := buka(nil, kini)
	require.NoError(t, err)
	dua, err := buka([]pendedahan.Darurat{satu}, kini.Add(time.Hour))
	require.NoError(t, err)
	riwayat := []pendedahan.Darurat{satu, dua}
	_, err = buka(riwayat, kini.Add(24*time.Hour-time.Microsecond))
	require.ErrorIs(t, err, pendedahan.ErrDarurat, "the third within 24 hours")
	_, err = buka(riwayat, kini.Add(24*time.Hour))
	require.NoError(t, err)
	_, _, err = pendedahan.BukaDarurat("lain", "e1", "s1", privasi.Tutup("x"), riwayat, musyrif, setelan, kini.Add(2*time.Hour))
	require.NoError(t, err, "another institution's count is its own")
	_, _, err = pendedahan.BukaDarurat("al-hikmah", "e1", "s1", privasi.Tutup("x"), riwayat, kepala, setelan, kini.Add(2*time.Hour))
	require.NoError(t, err, "another account's as well")
}

// A fixed set of categories, half an hour, one person.
func TestDaruratHanyaHimpunanTetap(t *testing.T) {
	t.Parallel()
	d, err := buka(nil, kini)
	require.NoError(t, err)
	require.Equal(t, kini.Add(30*time.Minute), d.Berakhir)
	for _, k := range pendedahan.KategoriDarurat() {
		require.NoError(t, d.Periksa(musyrif.Akun, "s1", k, kini), k)
	}
	require.NoError(t, d.Periksa(musyrif.Akun, "s1", "kesehatan.alergi", kini.Add(30*time.Minute-time.Microsecond)))
	for _, k := range []string{privasi.KategoriNIK, privasi.KategoriRekening, privasi.KategoriKonseling, privasi.KategoriKedisiplinan, privasi.KategoriAkademik, privasi.KategoriAlamat, "kesehatan_gigi", ""} {
		require.ErrorIs(t, d.Periksa(musyrif.Akun, "s1", k, kini), pendedahan.ErrDarurat, k)
	}
	require.ErrorIs(t, d.Periksa(musyrif.Akun, "s1", "kesehatan", kini.Add(30*time.Minute)), pendedahan.ErrDarurat)
	require.ErrorIs(t, d.Periksa(musyrif.Akun, "s1", "kesehatan", kini.Add(-time.Second)), pendedahan.ErrDarurat)
	require.ErrorIs(t, d.Periksa(musyrif.Akun, "s2", "kesehatan", kini), pendedahan.ErrDarurat)
	require.ErrorIs(t, d.Periksa(kepala.Akun, "s1", "kesehatan", kini), pendedahan.ErrDarurat)
	require.Equal(t, []string{privasi.PeranPPDP, privasi.PeranWali}, pendedahan.PihakDarurat())
}

func TestDaruratTakDitinjauMengunciAkun(t *testing.T) {
	t.Parallel()
	d, err := buka(nil, kini)
	require.NoError(t, err)
	batas := kini.Add(48 * time.Hour)
	r := []pendedahan.Darurat{d}
	require.False(t, pendedahan.Terkunci(r, "al-hikmah", musyrif.Akun, batas))
	require.True(t, pendedahan.Terkunci(r, "al-hikmah", musyrif.Akun, batas.Add(time.Microsecond)))
	require.False(t, pendedahan.Terkunci(r, "al-hikmah", kepala.Akun, batas.Add(time.Hour)))
	require.False(t, pendedahan.Terkunci(r, "lain", musyrif.Akun, batas.Add(time.Hour)))
	_, err = buka(r, batas.Add(time.Hour))
	require.ErrorIs(t, err, pendedahan.ErrAkunTerkunci)
	for _, c := range []struct {
		a       pendedahan.Aktor
		catatan privasi.Tertutup[string]
	}{{musyrif, privasi.Tutup("benar")}, {ppdp, privasi.Tertutup[string]{}}, {pendedahan.Aktor{}, privasi.Tutup("benar")}} {
		_, _, err := d.Tinjauan(true, c.catatan, c.a, kini.Add(time.Hour))
		require.ErrorIs(t, err, pendedahan.ErrTinjau)
	}
	e, ev, err := d.Tinjauan(false, privasi.Tutup("tidak ada yang sakit"), ppdp, batas.Add(2*time.Hour))
	require.NoError(t, err)
	require.Equal(t, "tidak_wajar", ev.Sebab)
	r = []pendedahan.Darurat{e}
	require.True(t, pendedahan.Terkunci(r, "al-hikmah", musyrif.Akun, batas.Add(time.Hour)), "it was locked then")
	require.False(t, pendedahan.Terkunci(r, "al-hikmah", musyrif.Akun, batas.Add(2*time.Hour)))
	_, _, err = e.Tinjauan(true, privasi.Tutup("benar"), kepala, batas.Add(3*time.Hour))
	require.ErrorIs(t, err, pendedahan.ErrTinjau, "once")
}

func TestP46_TokenTakMelebihiLingkup(t *testing.T) {
	t.Parallel()
	k := pendedahan.Token{Lembaga: "al-hikmah", ID: "k1", Pihak: "Dinas", Pendedahan: "d1", Tujuan: "pelaporan", Bidang: []string{nama}, Subjek: []privasi.SubjekID{"s1", "s2"}, Mulai: kini, Berakhir: kini.Add(time.Hour)}
	s1 := []privasi.SubjekID{"s1"}
	require.NoError(t, k.Periksa("al-hikmah", "pelaporan", []string{nama}, s1, kini))
	for apa, err := range map[string]error{
		"kosong":           (pendedahan.Token{}).Periksa("", "", nil, nil, kini),
		"lembaga lain":     k.Periksa("lain", "pelaporan", []string{nama}, s1, kini),
		"tujuan lain":      k.Periksa("al-hikmah", "pemasaran", []string{nama}, s1, kini),
		"bidang lain":      k.Periksa("al-hikmah", "pelaporan", []string{nama, hp}, s1, kini),
		"tanpa bidang":     k.Periksa("al-hikmah", "pelaporan", nil, s1, kini),
		"orang lain":       k.Periksa("al-hikmah", "pelaporan", []string{nama}, []privasi.SubjekID{"s1", "s3"}, kini),
		"tanpa orang":      k.Periksa("al-hikmah", "pelaporan", []string{nama}, nil, kini),
		"sebelum":          k.Periksa("al-hikmah", "pelaporan", []string{nama}, s1, kini.Add(-time.Second)),
		"habis":            k.Periksa("al-hikmah", "pelaporan", []string{nama}, s1, kini.Add(time.Hour)),
		"tanpa akhir":      pendedahan.Token{Lembaga: "l", Pendedahan: "d", Tujuan: "t", Bidang: []string{nama}, Subjek: s1, Mulai: kini}.Periksa("l", "t", []string{nama}, s1, kini),
		"tanpa pendedahan": pendedahan.Token{Lembaga: "l", Tujuan: "t", Bidang: []string{nama}, Subjek: s1, Mulai: kini, Berakhir: kini.Add(time.Hour)}.Periksa("l", "t", []string{nama}, s1, kini),
	} {
		require.ErrorIs(t, err, pendedahan.ErrToken, apa)
	}
	c, _ := k.Cabut(ppdp, kini.Add(time.Minute))
	require.NoError(t, c.Periksa("al-hikmah", "pelaporan", []string{nama}, s1, kini))
	require.ErrorIs(t, c.Periksa("al-hikmah", "pelaporan", []string{nama}, s1, kini.Add(time.Minute)), pendedahan.ErrToken)
	d, _ := c.Cabut(ppdp, kini.Add(time.Hour))
	require.Equal(t, c, d)
}

func perintah(ubah ...func(*pendedahan.Perintah)) (pendedahan.Perintah, privasi.Peristiwa, error) {
	p := pendedahan.Perintah{Lembaga: "al-hikmah", ID: "o1", Jenis: pendedahan.PerintahHenti, Nomor: "1/2026", Instansi: "Komdigi", Lingkup: []string{"kesehatan"}, Diterima: kini}
	for _, u := range ubah {
		u(&p)
	}
	return pendedahan.TerimaPerintah(p, ppdp, hukum)
}

func TestU55_PerintahPengawas(t *testing.T) {
	t.Parallel()
	p, ev, err := perintah()
	require.NoError(t, err)
	require.Equal(t, "PerintahLembagaDiterima", ev.Jenis)
	require.Equal(t, kini.Add(72*time.Hour), p.Tenggat, "it names no deadline")
	require.True(t, p.Menghentikan("kesehatan.catatan", kini), "stopped from its receipt, carried out or not")
	require.False(t, p.Menghentikan("kesehatan.catatan", kini.Add(-time.Second)))
	require.False(t, p.Menghentikan("akademik", kini))
	require.True(t, p.Lewat(kini.Add(73*time.Hour)))
	_, _, err = p.Laporkan(ppdp, kini)
	require.ErrorIs(t, err, pendedahan.ErrPerintah)
	_, _, err = p.Laksanakan("", ppdp, kini)
	require.ErrorIs(t, err, pendedahan.ErrPerintah)
	p, ev, err = p.Laksanakan("bukti-1", ppdp, kini.Add(time.Hour))
	require.NoError(t, err)
	require.Equal(t, []string{"diterima", "dilaksanakan"}, []string{ev.Dari, ev.Ke})
	require.False(t, p.Lewat(kini.Add(73*time.Hour)))
	p, _, err = p.Laporkan(ppdp, kini.Add(2*time.Hour))
	require.NoError(t, err)
	require.True(t, p.Menghentikan("kesehatan", kini.Add(999*time.Hour)))
	p, ev, err = p.Cabut(ppdp, kini.Add(1000*time.Hour))
	require.NoError(t, err)
	require.Equal(t, []string{"dilaporkan", "dicabut"}, []string{ev.Dari, ev.Ke})
	require.False(t, p.Menghentikan("kesehatan", kini.Add(1000*time.Hour)))
	_, _, err = p.Cabut(ppdp, kini)
	require.ErrorIs(t, err, pendedahan.ErrPerintah)

	p, _, err = perintah(func(p *pendedahan.Perintah) { p.Tenggat = kini.Add(24 * time.Hour) })
	require.NoError(t, err)
	require.Equal(t, kini.Add(24*time.Hour), p.Tenggat)
	tegur, _, err := perintah(func(p *pendedahan.Perintah) { p.Jenis, p.Lingkup = pendedahan.PerintahTegur, nil })
	require.NoError(t, err)
	require.False(t, tegur.Menghentikan("kesehatan", kini))
	for nama, ubah := range map[string]func(*pendedahan.Perintah){
		"jenis":    func(p *pendedahan.Perintah) { p.Jenis = "saran" },
		"nomor":    func(p *pendedahan.Perintah) { p.Nomor = "" },
		"instansi": func(p *pendedahan.Perintah) { p.Instansi = "" },
		"lingkup":  func(p *pendedahan.Perintah) { p.Jenis, p.Lingkup = pendedahan.PerintahHapus, nil },
		"tenggat":  func(p *pendedahan.Perintah) { p.Tenggat = kini.Add(-time.Hour) },
		"saat":     func(p *pendedahan.Perintah) { p.Diterima = time.Time{} },
	} {
		_, _, err := perintah(ubah)
		require.ErrorIs(t, err, pendedahan.ErrPerintah, nama)
	}
}

// Whatever happens in whatever order, no account has more than two emergencies that opened
// within 24 hours, and none while it is locked.
func TestDaruratTakPernahLebihDariDua(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		var riwayat []pendedahan.Darurat
		t1 := kini
		for range rapid.IntRange(1, 20).Draw(r, "n") {
			t1 = t1.Add(time.Duration(rapid.IntRange(0, 30).Draw(r, "jeda")) * time.Hour)
			if n := len(riwayat); n > 0 && rapid.Bool().Draw(r, "tinjau") {
				i := rapid.IntRange(0, n-1).Draw(r, "i")
				if d, _, err := riwayat[i].Tinjauan(true, privasi.Tutup("benar"), ppdp, t1); err == nil {
					riwayat[i] = d
				}
				continue
			}
			d, err := buka(riwayat, t1)
			if err != nil {
				continue
			}
			for _, x := range riwayat {
				require.False(t, t1.After(x.Mulai.Add(48*time.Hour)) && x.Ditinjau.IsZero(), "locked")
			}
			riwayat = append(riwayat, d)
			n := 0
			for _, x := range riwayat {
				if x.Mulai.After(t1.Add(-24 * time.Hour)) {
					n++
				}
			}
			require.LessOrEqual(t, n, 2)
		}
	})
}
