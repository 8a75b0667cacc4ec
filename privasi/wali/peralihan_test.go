package wali_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/wali"
)

var setelan = wali.SetelanBaku()

func TestU19_TahapPeralihan(t *testing.T) {
	t.Parallel()
	p, o := wali.Peralihan{Lembaga: lembaga, Santri: "fatimah"}, fatimah()
	for _, c := range []struct {
		bulan, hari, jam int
		mau              wali.Tahap
		tugas            int
	}{
		{12, 13, 23, wali.TahapAnak, 0}, // 2026: 90 days before 14 March 2027 is 14 December
		{12, 14, 0, wali.TahapMenjelang, 3},
	} {
		w := pukul(2026, c.bulan, c.hari, c.jam)
		require.Equal(t, c.mau, p.Tahap(o, usia, setelan, w))
		require.Len(t, p.Tugas(o, usia, setelan, w), c.tugas)
	}
	require.Equal(t, wali.TahapMenjelang, p.Tahap(o, usia, setelan, pukul(2027, 3, 13, 23)))
	require.Equal(t, wali.TahapTenggang, p.Tahap(o, usia, setelan, pukul(2027, 3, 14, 0)))
	require.Equal(t, wali.TahapTenggang, p.Tahap(o, usia, setelan, pukul(2027, 6, 11, 23)))
	require.Equal(t, wali.TahapSelesai, p.Tahap(o, usia, setelan, pukul(2027, 6, 12, 0)))

	o.Nikah = dasar.Tgl(2026, 9, 12) // recorded late: everything is due at once
	require.Equal(t, wali.TahapTenggang, p.Tahap(o, usia, setelan, pukul(2026, 9, 20, 8)))
	ts := p.Tugas(o, usia, setelan, pukul(2026, 9, 20, 8))
	require.Len(t, ts, 3)
	require.True(t, ts[0].Batas.Before(pukul(2026, 9, 20, 8)))

	o.Lahir = dasar.Tanggal{}
	require.Equal(t, wali.TahapAnak, p.Tahap(o, usia, setelan, pukul(2040, 1, 1, 0)))
	require.Empty(t, p.Tugas(o, usia, setelan, pukul(2040, 1, 1, 0)))
}

func TestU19_TugasSelesaiSekali(t *testing.T) {
	t.Parallel()
	p := wali.Peralihan{Lembaga: lembaga, Santri: "fatimah"}
	w := oleh("sistem", pukul(2026, 12, 20, 8))
	p, ps, err := p.Kabari("kabar_wali", w)
	require.NoError(t, err)
	require.Len(t, ps, 1)
	lagi, ps, err := p.Kabari("kabar_wali", oleh("sistem", pukul(2027, 1, 1, 8)))
	require.NoError(t, err)
	require.Empty(t, ps)
	require.Equal(t, p, lagi)
	require.Len(t, p.Tugas(fatimah(), usia, setelan, pukul(2027, 1, 1, 8)), 2)
	_, _, err = p.Kabari("kabar_burung", w)
	require.ErrorIs(t, err, wali.ErrSetelanPeralihan)
	for _, apa := range []string{"kabar_santri", "kanal_sendiri"} {
		p, _, err = p.Kabari(apa, w)
		require.NoError(t, err)
	}
	require.Empty(t, p.Tugas(fatimah(), usia, setelan, pukul(2027, 1, 1, 8)))
}

func TestU19_NasibPersetujuanWali(t *testing.T) {
	t.Parallel()
	o := fatimah()
	p := wali.Peralihan{Lembaga: lembaga, Santri: "fatimah"}
	_, _, err := p.Konfirmasi(o, usia, "fatimah", "foto", true, oleh("f", pukul(2027, 3, 13, 8)))
	require.ErrorIs(t, err, wali.ErrBelumDewasa)
	_, _, err = p.Konfirmasi(o, usia, "ayah", "foto", true, oleh("a", pukul(2027, 3, 15, 8)))
	require.ErrorIs(t, err, wali.ErrBukanSantri)
	_, _, err = p.Konfirmasi(o, usia, "fatimah", "", true, oleh("f", pukul(2027, 3, 15, 8)))
	require.ErrorIs(t, err, privasi.ErrTujuanKosong)
	p, ps, err := p.Konfirmasi(o, usia, "fatimah", "foto", true, oleh("f", pukul(2027, 4, 1, 8)))
	require.NoError(t, err)
	require.Equal(t, "dikonfirmasi:foto", ps[0].Sebab)
	p, _, err = p.Konfirmasi(o, usia, "fatimah", "lomba", false, oleh("f", pukul(2027, 4, 1, 8)))
	require.NoError(t, err)

	nasib := func(tujuan string, bulan, hari int) wali.Nasib {
		return p.Nasib(o, usia, setelan, tujuan, pukul(2027, bulan, hari, 8))
	}
	require.Equal(t, wali.NasibBerlaku, nasib("foto", 3, 1))
	require.Equal(t, wali.NasibBerlaku, nasib("foto", 3, 20), "belum dijawab, dalam tenggang")
	require.Equal(t, wali.NasibDikonfirmasi, nasib("foto", 7, 1))
	require.Equal(t, wali.NasibDitarik, nasib("lomba", 4, 2))
	require.Equal(t, wali.NasibBerlaku, nasib("lomba", 3, 20))
	require.Equal(t, wali.NasibDitangguhkan, nasib("asrama", 6, 12))

	seketika := wali.Setelan{Mode: wali.TangguhSeketika, TenggangHari: 90, KabarHari: 90}
	require.NoError(t, seketika.Periksa())
	require.Equal(t, wali.NasibDitangguhkan, p.Nasib(o, usia, seketika, "asrama", pukul(2027, 3, 14, 0)))
	require.ErrorIs(t, wali.Setelan{Mode: "kapan-kapan", KabarHari: 90}.Periksa(), wali.ErrSetelanPeralihan)
	require.NoError(t, setelan.Periksa())
}

func TestPandanganPembayar(t *testing.T) {
	t.Parallel()
	o := fatimah()
	p := wali.Peralihan{Lembaga: lembaga, Santri: "fatimah"}
	dulu := []string{privasi.KategoriNama, privasi.KategoriTagihan, privasi.KategoriKesehatan, privasi.KategoriAkademik}
	require.Len(t, p.LihatWali(o, usia, dulu, wali.PandanganPembayar(), pukul(2027, 1, 1, 0)), 4)
	require.Equal(t, []string{privasi.KategoriNama, privasi.KategoriTagihan}, p.LihatWali(o, usia, dulu, wali.PandanganPembayar(), pukul(2027, 4, 1, 0)))
	require.Empty(t, p.LihatWali(o, usia, dulu, nil, pukul(2027, 4, 1, 0)), "bukan pembayar")

	_, _, err := p.IzinkanWali(o, usia, "fatimah", []string{privasi.KategoriAkademik}, oleh("f", pukul(2027, 1, 1, 0)))
	require.ErrorIs(t, err, wali.ErrBelumDewasa)
	_, _, err = p.IzinkanWali(o, usia, "ayah", []string{privasi.KategoriAkademik}, oleh("a", pukul(2027, 4, 1, 0)))
	require.ErrorIs(t, err, wali.ErrBukanSantri)
	p, _, err = p.IzinkanWali(o, usia, "fatimah", []string{privasi.KategoriAkademik, privasi.KategoriKonseling}, oleh("f", pukul(2027, 4, 1, 0)))
	require.NoError(t, err)
	lihat := p.LihatWali(o, usia, dulu, wali.PandanganPembayar(), pukul(2027, 4, 1, 0))
	require.True(t, slices.Contains(lihat, privasi.KategoriAkademik))
	require.False(t, slices.Contains(lihat, privasi.KategoriKonseling), "tidak pernah dilihat sebelumnya")
}
