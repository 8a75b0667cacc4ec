package hak_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/hak"
)

var terlapor = hak.Aktor{Akun: "akun-tu", Subjek: "p2", Kapasitas: "tata_usaha"}

func adukan(t testing.TB, k hak.Kanal) hak.Pengaduan {
	t.Helper()
	p, ev, err := hak.Adukan("al-hikmah", "a1", "s1", k, privasi.Tutup("data saya dibuka"), []string{terlapor.Akun}, santri, hukum.Setelan, kini)
	require.NoError(t, err)
	require.Equal(t, "PengaduanDiterima", ev.Jenis)
	return p
}

func TestP54_SaluranPengaduanTerpisah(t *testing.T) {
	t.Parallel()
	for _, k := range []hak.Kanal{hak.Aplikasi, hak.Surel, hak.WhatsApp, hak.Telepon, hak.Surat, hak.Loket} {
		require.NotEmpty(t, adukan(t, k).ID, "each yields a ticket")
	}
	koreksi := map[hak.Kanal]string{hak.WhatsApp: "0811", hak.Aplikasi: "data-saya"}
	require.NoError(t, hak.PeriksaKanal(map[hak.Kanal]string{hak.Aplikasi: "pengaduan", hak.Surat: "kantor"}, koreksi))
	for _, c := range []map[hak.Kanal]string{nil, {hak.Surat: "kantor"}, {hak.Surat: "kantor", hak.Surel: ""}, {hak.Surat: "kantor", "merpati": "x"}, {hak.Surat: "kantor", hak.WhatsApp: "0811", hak.Surel: "x"}} {
		require.ErrorIs(t, hak.PeriksaKanal(c, koreksi), hak.ErrKanalPengaduan, c)
	}
	_, _, err := hak.Adukan("al-hikmah", "a1", "s1", hak.Surat, privasi.Tertutup[string]{}, nil, santri, hukum.Setelan, kini)
	require.ErrorIs(t, err, hak.ErrPengaduan)
}

func TestP55_PerjalananPengaduan(t *testing.T) {
	t.Parallel()
	p := adukan(t, hak.Loket)
	require.Equal(t, kini.AddDate(0, 0, 14), p.Tenggat)
	jawab := privasi.Tutup("sudah diperiksa")
	_, _, err := p.Jawab(jawab, petugas, hukum.Setelan, kini)
	require.ErrorIs(t, err, hak.ErrPengaduan, "nobody handles it yet")
	_, _, err = p.Tutup(petugas, kini)
	require.ErrorIs(t, err, hak.ErrPengaduan)
	p, _, err = p.Tangani(petugas, petugas, kini.Add(time.Hour))
	require.NoError(t, err)
	_, _, err = p.Jawab(privasi.Tertutup[string]{}, petugas, hukum.Setelan, kini)
	require.ErrorIs(t, err, hak.ErrPengaduan)
	require.False(t, p.Lewat(p.Tenggat))
	require.True(t, p.Lewat(p.Tenggat.Add(time.Second)))
	p, ev, err := p.Jawab(jawab, petugas, hukum.Setelan, kini.Add(2*time.Hour))
	require.NoError(t, err)
	require.Equal(t, "PengaduanDijawab", ev.Jenis)
	require.Equal(t, hukum.Setelan.AlamatPengawas, p.Pengawas, "and where to go next")
	require.False(t, p.Lewat(p.Tenggat.Add(time.Hour)))
	p, _, err = p.Tutup(petugas, kini.Add(3*time.Hour))
	require.NoError(t, err)
	require.Equal(t, hak.AduanDitutup, p.Status)
	_, _, err = p.Tangani(petugas, petugas, kini)
	require.ErrorIs(t, err, hak.ErrPengaduan)
	_, _, err = p.Tambahkan([]string{"x"}, petugas, kini)
	require.ErrorIs(t, err, hak.ErrPengaduan)
}

func TestP56_PenanganBukanTerlapor(t *testing.T) {
	t.Parallel()
	p := adukan(t, hak.Aplikasi)
	_, _, err := p.Tangani(terlapor, petugas, kini)
	require.ErrorIs(t, err, hak.ErrBenturanKepentingan)
	_, _, err = p.Tangani(santri, petugas, kini)
	require.ErrorIs(t, err, hak.ErrBenturanKepentingan, "nor the one who complains")
	p, _, err = p.Tangani(petugas, petugas, kini)
	require.NoError(t, err)
	_, _, err = p.Tangani(hak.Aktor{Akun: "akun-teman"}, terlapor, kini)
	require.ErrorIs(t, err, hak.ErrBenturanKepentingan, "nor may he choose who does")
	p, _, err = p.Tambahkan([]string{petugas.Akun}, hak.Aktor{Akun: "akun-pengasuh"}, kini)
	require.NoError(t, err)
	require.Empty(t, p.Penangan, "a handler who is complained about loses it")
	require.Equal(t, hak.AduanDiterima, p.Status)
}

// No sequence of moves ends with a handler, or an answer, of somebody complained about.
func TestB43_BenturanKepentingan(t *testing.T) {
	t.Parallel()
	orang := []hak.Aktor{petugas, terlapor, santri, {Akun: "akun-3", Subjek: "p3"}, {Akun: "akun-4", Subjek: "p4"}}
	rapid.Check(t, func(r *rapid.T) {
		p := adukan(t, hak.Aplikasi)
		for range rapid.IntRange(1, 12).Draw(r, "n") {
			a, b := rapid.SampledFrom(orang).Draw(r, "a"), rapid.SampledFrom(orang).Draw(r, "b")
			q, err := p, error(nil)
			switch rapid.IntRange(0, 2).Draw(r, "gerak") {
			case 0:
				q, _, err = p.Tangani(a, b, kini)
			case 1:
				q, _, err = p.Jawab(privasi.Tutup("ya"), a, hukum.Setelan, kini)
				require.True(t, err != nil || a.Subjek != "s1")
			case 2:
				q, _, err = p.Tambahkan([]string{a.Akun}, b, kini)
			}
			if err != nil {
				continue
			}
			p = q
			require.NotContains(t, p.Terlapor, p.Penangan)
			require.NotEqual(t, santri.Akun, p.Penangan)
			require.Equal(t, kini.AddDate(0, 0, 14), p.Tenggat)
		}
	})
}
