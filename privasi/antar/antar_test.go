package antar_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/privasi/antar"
)

var saat = time.Date(2026, 11, 28, 1, 0, 0, 0, time.UTC)

func baru(j antar.Jenis) antar.Antaran { return antar.Baru("uji", j, "r1", "s1", time.Time{}, saat) }

func TestCoba(t *testing.T) {
	for nama, k := range map[string]struct {
		hasil   antar.Hasil
		berakun bool
		status  antar.Status
		sebab   antar.Sebab
	}{
		"diterima penyedia":             {antar.Hasil{Terkirim: true, Kanal: "surel", Bukti: "b"}, false, antar.Terkirim, ""},
		"gagal sementara":               {antar.Hasil{Kanal: "surel"}, false, antar.Antre, ""},
		"tanpa kanal, berakun":          {antar.Hasil{Sebab: antar.TanpaKanal}, true, antar.Ditaruh, antar.TanpaKanal},
		"tanpa kanal, tanpa akun":       {antar.Hasil{Sebab: antar.TanpaKanal}, false, antar.Gagal, antar.TanpaKanal},
		"alamat salah, berakun":         {antar.Hasil{Sebab: antar.Alamat, Kanal: "surel"}, true, antar.Ditaruh, antar.Alamat},
		"ditolak penyedia, tanpa akun":  {antar.Hasil{Sebab: antar.Ditolak, Kanal: "surel"}, false, antar.Gagal, antar.Ditolak},
		"pengirim mati, tidak menjawab": {antar.Hasil{}, true, antar.Antre, ""},
	} {
		t.Run(nama, func(t *testing.T) {
			a, err := baru(antar.Impor).Coba(k.hasil, k.berakun, saat)
			require.NoError(t, err)
			require.Equal(t, k.status, a.Status)
			require.Equal(t, k.sebab, a.Sebab)
			require.Equal(t, a.Terbuka(), a.Selesai.IsZero())
			require.Equal(t, a.Terbuka(), !a.Berikut.IsZero())
			if a.Status != antar.Antre {
				_, err = a.Coba(k.hasil, k.berakun, saat)
				require.ErrorIs(t, err, antar.ErrPindah)
			}
		})
	}
}

func TestCoba_habisLaluKeKotak(t *testing.T) {
	for berakun, mau := range map[bool]antar.Status{true: antar.Ditaruh, false: antar.Gagal} {
		a, jam := baru(antar.Impor), saat
		var err error
		for a.Status == antar.Antre {
			lama := a.Percobaan
			a, err = a.Coba(antar.Hasil{Kanal: "surel"}, berakun, jam)
			require.NoError(t, err)
			require.Equal(t, lama+1, a.Percobaan)
			if a.Status == antar.Antre {
				require.Equal(t, antar.Jeda(a.Percobaan), a.Berikut.Sub(jam))
				jam = a.Berikut
			}
		}
		require.Equal(t, mau, a.Status)
		require.Equal(t, antar.PercobaanTerbanyak, a.Percobaan)
		require.Equal(t, antar.Habis, a.Sebab)
	}
	require.Equal(t, []time.Duration{5 * time.Minute, 20 * time.Minute, 80 * time.Minute, 320 * time.Minute, 1280 * time.Minute, 24 * time.Hour},
		[]time.Duration{antar.Jeda(1), antar.Jeda(2), antar.Jeda(3), antar.Jeda(4), antar.Jeda(5), antar.Jeda(60)})
}

func TestKotak(t *testing.T) {
	for j, tunggu := range map[antar.Jenis]time.Duration{antar.Insiden: 24 * time.Hour, antar.Kebijakan: 14 * 24 * time.Hour} {
		a, err := baru(j).Coba(antar.Hasil{Sebab: antar.TanpaKanal}, true, saat)
		require.NoError(t, err)
		require.Equal(t, a, a.Lewat(saat.Add(tunggu-time.Second)))
		g := a.Lewat(saat.Add(tunggu))
		require.Equal(t, antar.Gagal, g.Status)
		require.Equal(t, antar.TakDibuka, g.Sebab)
		for _, x := range []antar.Antaran{a, g} {
			b := x.Baca(saat.Add(time.Hour))
			require.Equal(t, antar.Terkirim, b.Status, "dibuka, juga sesudah dianggap gagal")
			require.Equal(t, antar.KanalAplikasi, b.Kanal)
			require.Equal(t, b, b.Baca(saat.Add(2*time.Hour)), "yang pertama yang berlaku")
		}
	}
	a, err := baru(antar.Impor).Coba(antar.Hasil{Terkirim: true, Kanal: "surel", Bukti: "b"}, true, saat)
	require.NoError(t, err)
	b := a.Baca(saat.Add(time.Hour))
	require.Equal(t, "surel", b.Kanal, "sampai lewat surel tetap lewat surel")
	require.False(t, b.Dibaca.IsZero())
}

func TestSuratDanUlangi(t *testing.T) {
	a := baru(antar.Impor)
	_, err := a.Ulangi(saat)
	require.ErrorIs(t, err, antar.ErrPindah)
	g, err := a.Coba(antar.Hasil{Sebab: antar.TanpaKanal}, false, saat)
	require.NoError(t, err)
	_, err = g.Sampai(antar.KanalSurat, "", saat)
	require.ErrorIs(t, err, antar.ErrBukti)
	s, err := g.Sampai(antar.KanalSurat, "12/XI", saat)
	require.NoError(t, err)
	require.Equal(t, antar.Terkirim, s.Status)
	require.Equal(t, antar.KanalSurat, s.Kanal)
	_, err = s.Sampai(antar.KanalSurat, "13/XI", saat)
	require.ErrorIs(t, err, antar.ErrPindah)
	u, err := g.Ulangi(saat.Add(time.Hour))
	require.NoError(t, err)
	require.Equal(t, antar.Antre, u.Status)
	require.Zero(t, u.Percobaan)
	require.Equal(t, saat.Add(time.Hour), u.Berikut)
	require.Equal(t, antar.Batal, g.Batalkan(saat).Status)
	require.Equal(t, s, s.Batalkan(saat))
}

func TestTerlambat(t *testing.T) {
	a := antar.Baru("uji", antar.Impor, "r1", "s1", saat.Add(time.Hour), saat)
	require.False(t, a.Terlambat(saat))
	require.True(t, a.Terlambat(saat.Add(2*time.Hour)))
	tepat, lambat := a.Baca(saat), a.Baca(saat.Add(2*time.Hour))
	require.False(t, tepat.Terlambat(saat.Add(9*time.Hour)))
	require.True(t, lambat.Terlambat(saat))
}

// Whatever happens in whatever order, an end has its moment, a failure its reason and a
// delivery its proof; what reached somebody stays so.
func TestP59_akhirYangPasti(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, jam := baru(rapid.SampledFrom(antar.SemuaJenis()).Draw(t, "jenis")), saat
		for range rapid.IntRange(1, 30).Draw(t, "langkah") {
			jam = jam.Add(time.Duration(rapid.IntRange(0, 20*24).Draw(t, "jam")) * time.Hour)
			lama := a
			switch rapid.IntRange(0, 5).Draw(t, "apa") {
			case 0:
				h := antar.Hasil{Terkirim: rapid.Bool().Draw(t, "sampai"), Kanal: "surel", Bukti: "b"}
				if !h.Terkirim {
					h.Sebab = rapid.SampledFrom([]antar.Sebab{"", antar.TanpaKanal, antar.Alamat, antar.Ditolak}).Draw(t, "sebab")
				}
				a, _ = a.Coba(h, rapid.Bool().Draw(t, "berakun"), jam)
			case 1:
				a = a.Lewat(jam)
			case 2:
				a = a.Baca(jam)
			case 3:
				a, _ = a.Sampai(antar.KanalSurat, "n", jam)
			case 4:
				a, _ = a.Ulangi(jam)
			case 5:
				a = a.Batalkan(jam)
			}
			require.Equal(t, a.Terbuka(), a.Selesai.IsZero())
			require.Equal(t, a.Terbuka(), !a.Berikut.IsZero())
			require.Equal(t, a.Status == antar.Terkirim, a.Bukti != "")
			if a.Status == antar.Gagal {
				require.NotEmpty(t, a.Sebab)
			}
			if lama.Status == antar.Terkirim {
				require.Equal(t, antar.Terkirim, a.Status)
				require.Equal(t, lama.Selesai, a.Selesai)
			}
			require.LessOrEqual(t, a.Percobaan, antar.PercobaanTerbanyak)
		}
	})
}
