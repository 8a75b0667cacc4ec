package rezim_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi/rezim"
)

func jam(t *testing.T, kunci string, f rezim.Fakta) rezim.Jam {
	t.Helper()
	j, err := rezim.Baku().Jam(kunci, f, rezim.SetelanBaku(), rezim.KalenderBaku())
	require.NoError(t, err)
	return j
}

// A phone stolen on the Saturday before Idulfitri: 72 hours end inside the holiday.
func TestJamTakBerhentiSaatIdulfitri(t *testing.T) {
	t.Parallel()
	mulai := wib(t, "2027-03-06 02:00")
	j := jam(t, rezim.TenggatInsiden, rezim.Fakta{rezim.Terdeteksi: mulai})
	require.Equal(t, mulai.Add(72*time.Hour).UTC(), j.Tenggat)
	require.Equal(t, rezim.PP33, j.Rezim)
	require.Equal(t, rezim.Pasti, j.Keyakinan)
	require.Equal(t, time.UTC, j.Tenggat.Location())
}

func TestTepatPadaTenggatMasihTepatWaktu(t *testing.T) {
	t.Parallel()
	j := jam(t, rezim.TenggatAkses, rezim.Fakta{rezim.Diterima: wib(t, "2026-11-02 08:00")})
	besok := j.Tenggat.Add(24 * time.Hour)
	require.False(t, j.Lewat(time.Time{}, j.Tenggat))
	require.True(t, j.Lewat(time.Time{}, j.Tenggat.Add(time.Microsecond)))
	require.False(t, j.Lewat(j.Tenggat, besok))
	require.True(t, j.Lewat(j.Tenggat.Add(time.Microsecond), besok))
	require.True(t, j.Lewat(besok.Add(time.Hour), besok), "what is done after t is not done at t")
	require.False(t, rezim.Jam{}.Lewat(time.Time{}, besok), "an order has no instant")
}

func TestPeringatanTakMenggantiTenggat(t *testing.T) {
	t.Parallel()
	s := rezim.SetelanBaku()
	j := jam(t, rezim.TenggatAkses, rezim.Fakta{rezim.Diterima: wib(t, "2026-11-02 08:00")})
	require.Equal(t, j.Mulai.Add(48*time.Hour), j.Peringatan(s))
	p := jam(t, rezim.TenggatInsidenPros, rezim.Fakta{rezim.DiketahuiProsesor: wib(t, "2026-11-02 08:00")})
	require.Equal(t, p.Tenggat, p.Peringatan(s), "a 24 h clock has no target of 48 h")
	s.TargetDalamJam = 0
	require.Equal(t, j.Tenggat, j.Peringatan(s))
}

func TestHanyaSatuJamMenungguVerifikasi(t *testing.T) {
	t.Parallel()
	terima, bukti := wib(t, "2027-02-01 08:00"), wib(t, "2027-02-03 10:00")
	f := rezim.Fakta{rezim.Diterima: terima}
	_, err := rezim.Baku().Jam(rezim.TenggatSalinan, f, rezim.SetelanBaku(), nil)
	require.ErrorIs(t, err, rezim.ErrBelumMulai)
	f[rezim.Terverifikasi] = bukti
	require.Equal(t, bukti.Add(72*time.Hour).UTC(), jam(t, rezim.TenggatSalinan, f).Tenggat)
	require.Equal(t, terima.Add(72*time.Hour).UTC(), jam(t, rezim.TenggatAkses, f).Tenggat)
	f[rezim.Terverifikasi] = terima.Add(-time.Hour) // signed in before he asked
	require.Equal(t, terima.Add(72*time.Hour).UTC(), jam(t, rezim.TenggatSalinan, f).Tenggat)
}

func TestMulaiInsidenSetelan(t *testing.T) {
	t.Parallel()
	s := rezim.SetelanBaku()
	s.MulaiInsiden = rezim.MulaiKepastian
	f := rezim.Fakta{rezim.Terdeteksi: wib(t, "2026-11-02 08:00")}
	_, err := rezim.Baku().Jam(rezim.TenggatInsiden, f, s, nil)
	require.ErrorIs(t, err, rezim.ErrBelumMulai)
	f[rezim.Dipastikan] = wib(t, "2026-11-04 08:00")
	j, err := rezim.Baku().Jam(rezim.TenggatInsiden, f, s, nil)
	require.NoError(t, err)
	require.Equal(t, wib(t, "2026-11-07 08:00").UTC(), j.Tenggat)
	require.Equal(t, wib(t, "2026-11-05 08:00").UTC(), jam(t, rezim.TenggatInsiden, f).Tenggat, "the default is detection")
}

// A request of 15 January 2027 keeps its law; a copy, which only the newer law gives a
// clock, gets one from the first instant of that law.
func TestRezimLebihUntung(t *testing.T) {
	t.Parallel()
	h, s := rezim.Baku(), rezim.SetelanBaku()
	f := rezim.Fakta{rezim.Diterima: wib(t, "2027-01-15 23:59"), rezim.Terverifikasi: wib(t, "2027-01-15 23:59")}
	require.Equal(t, rezim.UU27, jam(t, rezim.TenggatAkses, f).Menurut)
	j := jam(t, rezim.TenggatSalinan, f)
	require.Equal(t, rezim.UU27, j.Rezim)
	require.Equal(t, rezim.PP33, j.Menurut)
	require.Equal(t, wib(t, "2027-01-19 00:00").UTC(), j.Tenggat)
	s.RezimLebihUntung = false
	_, err := h.Jam(rezim.TenggatSalinan, f, s, nil)
	require.ErrorIs(t, err, rezim.ErrTenggat)

	f = rezim.Fakta{rezim.Diterima: wib(t, "2027-01-15 23:59"), rezim.Terverifikasi: wib(t, "2027-01-18 09:00")}
	j = jam(t, rezim.TenggatSalinan, f)
	require.Equal(t, rezim.UU27, j.Rezim, "the law of the receipt, whenever it was verified")
	require.Equal(t, wib(t, "2027-01-21 09:00").UTC(), j.Tenggat)

	f = rezim.Fakta{rezim.Diterima: wib(t, "2027-01-16 00:01"), rezim.Terverifikasi: wib(t, "2027-01-16 00:01")}
	j = jam(t, rezim.TenggatSalinan, f)
	require.Equal(t, rezim.PP33, j.Rezim)
	require.Equal(t, wib(t, "2027-01-19 00:01").UTC(), j.Tenggat)
}

// A newer law with a shorter clock shortens a running one, and never backwards.
func TestRezimBaruHanyaMemperpendek(t *testing.T) {
	t.Parallel()
	pp, err := rezim.Baku().Cari(rezim.PP33)
	require.NoError(t, err)
	uu, err := rezim.Baku().Cari(rezim.UU27)
	require.NoError(t, err)
	a := pp.Tenggat[rezim.TenggatAkses]
	a.Jam = 24
	pp.Tenggat[rezim.TenggatAkses] = a
	h, err := rezim.BuatHukum(uu, pp)
	require.NoError(t, err)
	for mulai, mau := range map[string]string{
		"2027-01-12 08:00": "2027-01-15 08:00", // over before the new law
		"2027-01-14 08:00": "2027-01-17 00:00", // 24 h from its first instant
		"2027-01-13 03:00": "2027-01-16 03:00", // the old deadline is earlier still
		"2027-01-16 08:00": "2027-01-17 08:00",
	} {
		j, err := h.Jam(rezim.TenggatAkses, rezim.Fakta{rezim.Diterima: wib(t, mulai)}, rezim.SetelanBaku(), nil)
		require.NoError(t, err)
		require.Equal(t, wib(t, mau).UTC(), j.Tenggat, mulai)
	}
}

func TestJamDitolak(t *testing.T) {
	t.Parallel()
	h, s := rezim.Baku(), rezim.SetelanBaku()
	_, err := h.Jam("karangan", rezim.Fakta{}, s, nil)
	require.ErrorIs(t, err, rezim.ErrTenggat)
	_, err = h.Jam(rezim.TenggatAkses, rezim.Fakta{}, s, nil)
	require.ErrorIs(t, err, rezim.ErrBelumMulai)
	_, err = h.Jam(rezim.TenggatAkses, rezim.Fakta{rezim.Diterima: wib(t, "2020-01-01 00:00")}, s, nil)
	require.ErrorIs(t, err, rezim.ErrRezim)
	_, err = h.Jam(rezim.TenggatInfoLain, rezim.Fakta{rezim.Pengumpulan: wib(t, "2027-02-01 00:00")}, s, nil)
	require.ErrorIs(t, err, rezim.ErrKalenderTakAda, "no calendar at all")
}

func TestUrutanTanpaSaat(t *testing.T) {
	t.Parallel()
	j := jam(t, rezim.TenggatDPIA, rezim.Fakta{rezim.SebelumProses: wib(t, "2026-11-02 08:00")})
	require.True(t, j.Tenggat.IsZero())
	require.Equal(t, rezim.Jam{}, rezim.Terdini(j))
	k := jam(t, rezim.TenggatAkses, rezim.Fakta{rezim.Diterima: wib(t, "2026-11-02 08:00")})
	l := jam(t, rezim.TenggatHenti, rezim.Fakta{rezim.Diterima: wib(t, "2026-11-01 08:00")})
	require.Equal(t, l, rezim.Terdini(j, k, l))
}

var kunciJam = []string{rezim.TenggatAkses, rezim.TenggatSalinan, rezim.TenggatBatasi, rezim.TenggatInfoLain, rezim.TenggatMusnah, rezim.TenggatInsiden}

func acakFakta(r *rapid.T) rezim.Fakta {
	awal := time.Date(2026, 10, 1, 0, 0, 0, 0, time.UTC)
	f := rezim.Fakta{}
	for _, p := range []rezim.Pemicu{rezim.Diterima, rezim.Terverifikasi, rezim.Terdeteksi, rezim.Pengumpulan} {
		f[p] = awal.Add(time.Duration(rapid.IntRange(0, 200*24*60).Draw(r, string(p))) * time.Minute)
	}
	return f
}

// Whatever is merged in (a duplicate, another zone, another law, another calendar), no
// clock moves later, and the order of merging does not matter.
func TestI27_TenggatTakPernahMundur(t *testing.T) {
	t.Parallel()
	liburTambahan, err := rezim.KalenderBaku().Dengan(append(rezim.KalenderBaku().Libur(2027),
		rezim.HariLibur{Tanggal: dasar.Tgl(2027, 2, 10), Nama: "cuti tambahan", Sumber: "uji", Keyakinan: rezim.SatuSumber})...)
	require.NoError(t, err)
	rapid.Check(t, func(r *rapid.T) {
		kunci := rapid.SampledFrom(kunciJam).Draw(r, "kunci")
		hitung := func(nama string) rezim.Jam {
			s := rezim.SetelanBaku()
			s.Zona = rapid.SampledFrom([]string{"Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"}).Draw(r, nama+"zona")
			s.RezimLebihUntung = rapid.Bool().Draw(r, nama+"untung")
			k := rapid.SampledFrom([]*rezim.Kalender{rezim.KalenderBaku(), liburTambahan}).Draw(r, nama+"kalender")
			j, err := rezim.Baku().Jam(kunci, acakFakta(r), s, k)
			if err != nil {
				require.ErrorIs(t, err, rezim.ErrTenggat)
			}
			return j
		}
		asal := hitung("a")
		kini := asal
		var semua []rezim.Jam
		for i := range rapid.IntRange(1, 5).Draw(r, "kali") {
			b := hitung(string(rune('b' + i)))
			semua = append(semua, b)
			lebih := kini.Perketat(b)
			if !kini.Tenggat.IsZero() {
				require.False(t, lebih.Tenggat.After(kini.Tenggat))
			}
			if !kini.Mulai.IsZero() {
				require.False(t, lebih.Mulai.After(kini.Mulai))
			}
			kini = lebih
		}
		balik := asal
		for i := len(semua) - 1; i >= 0; i-- {
			balik = balik.Perketat(semua[i])
		}
		require.Equal(t, kini.Tenggat, balik.Tenggat)
		require.Equal(t, kini.Mulai, balik.Mulai)
	})
}

// A newer law in preview never gives a running clock more time than the one it started
// under.
func TestI27_RezimBaruTakMemperpanjang(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		f := acakFakta(r)
		s := rezim.SetelanBaku()
		kunci := rapid.SampledFrom(kunciJam).Draw(r, "kunci")
		untung, err := rezim.Baku().Jam(kunci, f, s, rezim.KalenderBaku())
		if err != nil {
			return
		}
		s.RezimLebihUntung = false
		kaku, err := rezim.Baku().Jam(kunci, f, s, rezim.KalenderBaku())
		if err == nil {
			require.False(t, untung.Tenggat.After(kaku.Tenggat))
		}
		require.False(t, untung.Tenggat.Before(untung.Mulai))
	})
}
