package hak_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/hak"
	"github.com/pesantren-go/pesantren/privasi/rezim"
)

// What a page says of the clocks: a Friday evening counts on over the weekend, what waits
// for the verification has no end yet, and stopping is met by the stop.
func TestU31_HitunganJamSeperti_hukum(t *testing.T) {
	t.Parallel()
	jumat := time.Date(2026, 11, 27, 13, 0, 0, 0, time.UTC)
	p := terima(t, masukan(func(m *hak.Masukan) {
		m.Jenis, m.Kanal, m.Masuk, m.Dicatat = hak.Musnah, hak.Surat, false, jumat
	}), dewasa)
	js := p.Hitung(rezim.Baku(), jumat)
	require.Len(t, js, 2)
	require.Equal(t, "menghapus atau memusnahkan", js[0].Nama())
	require.True(t, js[0].Tenggat.IsZero(), "menunggu verifikasi")
	require.Equal(t, "menghentikan pemrosesan", js[1].Nama())
	require.Equal(t, time.Date(2026, 11, 30, 13, 0, 0, 0, time.UTC), js[1].Tenggat, "Sabtu dan Ahad ikut")
	require.Equal(t, "3×24 jam berturut-turut, hari libur ikut dihitung", js[1].Aturan.Hitungan())
	require.True(t, p.Hitung(rezim.Baku(), js[1].Tenggat.Add(time.Second))[1].Telat)
	p = harus(t, p)(p.Pastikan("KTP dilihat", petugas, dewasa, hukum, jumat.Add(time.Hour)))
	p = harus(t, p)(p.Hentikan(petugas, hak.Fakta{}, hukum, jumat.Add(2*time.Hour)))
	js = p.Hitung(rezim.Baku(), jumat.Add(200*time.Hour))
	require.Equal(t, jumat.Add(2*time.Hour), js[1].Selesai)
	require.False(t, js[1].Telat)
	require.Equal(t, jumat.Add(721*time.Hour), js[0].Tenggat)
	require.Equal(t, "30×24 jam berturut-turut, hari libur ikut dihitung", js[0].Aturan.Hitungan())
	require.Equal(t, "menjawab permohonan", terima(t, masukan(), dewasa).Hitung(rezim.Baku(), kini)[0].Nama())
}

// A reason that the form offers is one that the rule takes, and no other.
func TestB26_SebabYangDitawarkan(t *testing.T) {
	t.Parallel()
	for _, u := range hak.SemuaJenis() {
		tawar := map[hak.SebabTolak]bool{}
		for _, s := range hak.SebabUntuk(u.Jenis) {
			tawar[s.Sebab] = true
			p := terima(t, masukan(func(m *hak.Masukan) { m.Jenis = u.Jenis }), dewasa)
			tolak := hak.Penolakan{Sebab: s.Sebab, Teks: privasi.Tutup("x"), Pasal: "y", JalurAdu: "z"}
			_, _, err := p.Tolak(tolak, petugas, kini)
			if s.Uji {
				require.ErrorIs(t, err, hak.ErrUjiKeseimbangan)
				continue
			}
			require.NoError(t, err, "%s %s", u.Jenis, s.Sebab)
			require.NotEqual(t, string(s.Sebab), s.Sebab.Nama())
		}
		require.True(t, tawar[hak.TolakIdentitas] && tawar[hak.TolakTiada])
		require.False(t, tawar[hak.TolakWali], "kata wali bukan alasan petugas")
	}
	require.Equal(t, "wali tidak menyetujui", hak.TolakWali.Nama())
}

// Nobody at the desk is free: the leadership has it, once.
func TestP56_NaikKePimpinan(t *testing.T) {
	t.Parallel()
	p, ev := adukan(t, hak.Aplikasi).Naikkan([]hak.Aktor{terlapor, petugas}, petugas, kini)
	require.False(t, p.Pimpinan)
	require.Empty(t, ev.Jenis)
	for _, meja := range [][]hak.Aktor{nil, {terlapor}, {terlapor, santri}} {
		p, ev = adukan(t, hak.Aplikasi).Naikkan(meja, petugas, kini)
		require.True(t, p.Pimpinan, meja)
		require.Equal(t, "PengaduanKePimpinan", ev.Jenis)
		_, ev = p.Naikkan(meja, petugas, kini)
		require.Empty(t, ev.Jenis)
	}
}
