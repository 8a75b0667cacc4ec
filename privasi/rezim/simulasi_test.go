package rezim_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/privasi/rezim"
)

func TestI50_SimulasiMenyebutYangBaruTerlambat(t *testing.T) {
	t.Parallel()
	terima := wib(t, "2026-06-01 08:00")
	f := rezim.Fakta{rezim.Diterima: terima, rezim.Terverifikasi: terima, rezim.Pengumpulan: terima}
	penuh := map[string]string{}
	pp, err := rezim.Baku().Cari(rezim.PP33)
	require.NoError(t, err)
	for _, b := range pp.Butir[rezim.ButirRopa] {
		penuh[b.Kode] = "ada"
	}
	kurang := map[string]string{}
	for k, v := range penuh {
		kurang[k] = v
	}
	delete(kurang, "peta_aliran")
	ps := []rezim.Perkara{
		{Objek: "akses-tepat", Kunci: rezim.TenggatAkses, Fakta: f, Selesai: terima.Add(72 * time.Hour)},
		{Objek: "akses-telat-dua-duanya", Kunci: rezim.TenggatAkses, Fakta: f, Selesai: terima.Add(80 * time.Hour)},
		{Objek: "salinan-telat", Kunci: rezim.TenggatSalinan, Fakta: f, Selesai: terima.Add(80 * time.Hour)},
		{Objek: "salinan-tepat", Kunci: rezim.TenggatSalinan, Fakta: f, Selesai: terima.Add(72 * time.Hour)},
		{Objek: "kabar-belum", Kunci: rezim.TenggatInfoLain, Fakta: f},
		{Objek: "belum-mulai", Kunci: rezim.TenggatInsiden, Fakta: f},
		{Objek: "register-lengkap", Daftar: rezim.ButirRopa, Isi: penuh},
		{Objek: "register-kurang", Daftar: rezim.ButirRopa, Isi: kurang},
		{Objek: "pemberitahuan-kosong", Daftar: rezim.ButirInformasi}, // demanded before as well: nothing new
	}
	as, err := rezim.Baku().Simulasi(rezim.PP33, ps, rezim.SetelanBaku(), rezim.KalenderBaku(), wib(t, "2026-11-28 08:00"))
	require.NoError(t, err)
	var objek []string
	for _, a := range as {
		objek = append(objek, a.Objek)
	}
	require.Equal(t, []string{"salinan-telat", "kabar-belum", "register-kurang"}, objek)
	require.True(t, as[0].BaruTerlambat)
	require.True(t, as[0].Lama.Tenggat.IsZero())
	require.Equal(t, rezim.PP33, as[0].Baru.Rezim)
	require.Equal(t, "peta_aliran", as[2].Kurang[0].Kode)

	_, err = rezim.Baku().Simulasi("PP99", ps, rezim.SetelanBaku(), rezim.KalenderBaku(), time.Time{})
	require.ErrorIs(t, err, rezim.ErrRezim)
	_, err = rezim.Baku().Simulasi(rezim.PP33, []rezim.Perkara{{Kunci: rezim.TenggatInfoLain, Fakta: rezim.Fakta{rezim.Pengumpulan: wib(t, "2025-01-02 08:00")}}},
		rezim.SetelanBaku(), rezim.KalenderBaku(), time.Time{})
	require.ErrorIs(t, err, rezim.ErrKalenderTakAda)
}

// Against an oracle: newly late is what the next law calls late and the present does not;
// and the same matters before and after.
func TestI50_SimulasiLengkapDanTakMengubah(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		kini := time.Date(2026, 12, 31, 0, 0, 0, 0, time.UTC)
		awal := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
		var ps []rezim.Perkara
		mau := map[string]bool{}
		for i := range rapid.IntRange(0, 12).Draw(r, "n") {
			mulai := awal.Add(time.Duration(rapid.IntRange(0, 300*24).Draw(r, "mulai")) * time.Hour)
			selesai := mulai.Add(time.Duration(rapid.IntRange(0, 200).Draw(r, "lama")) * time.Hour)
			kunci := rapid.SampledFrom([]string{rezim.TenggatAkses, rezim.TenggatSalinan, rezim.TenggatBatasiTolak}).Draw(r, "kunci")
			p := rezim.Perkara{Objek: string(rune('a' + i)), Kunci: kunci, Fakta: rezim.Fakta{rezim.Diterima: mulai, rezim.Terverifikasi: mulai}, Selesai: selesai}
			mau[p.Objek] = kunci != rezim.TenggatAkses && selesai.Sub(mulai) > 72*time.Hour
			ps = append(ps, p)
		}
		s := rezim.SetelanBaku()
		as, err := rezim.Baku().Simulasi(rezim.PP33, ps, s, rezim.KalenderBaku(), kini)
		require.NoError(t, err)
		for _, a := range as {
			require.True(t, mau[a.Objek], a.Objek)
			delete(mau, a.Objek)
		}
		for o, m := range mau {
			require.False(t, m, o)
		}
		lagi, err := rezim.Baku().Simulasi(rezim.PP33, ps, s, rezim.KalenderBaku(), kini)
		require.NoError(t, err)
		require.Equal(t, as, lagi)
		in, err := rezim.Baku().Pada(kini, s)
		require.NoError(t, err)
		require.Equal(t, rezim.UU27, in.ID)
	})
}
