package kantor_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/buku"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
)

func TestI44_titikDanBuktiBaris(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, a, b := t.Context(), r.anak(t), r.anak(t)
		wali := privasitest.Pelaku(privasi.PeranWali, privasi.TujuanHakSubjek)
		r.milik[wali.ID] = []privasi.SubjekID{a.Subjek}
		for range 3 {
			r.lihat(t, privasi.PeranTataUsaha, privasi.TujuanKesiswaan, "HP", a.Subjek)
			r.lihat(t, privasi.PeranTataUsaha, privasi.TujuanKesiswaan, "HP", b.Subjek)
		}
		satu, err := r.kantor.TandatanganiBuku(ctx, privasitest.Lembaga)
		require.NoError(t, err)
		lagi, err := r.kantor.TandatanganiBuku(ctx, privasitest.Lembaga)
		require.NoError(t, err)
		require.Equal(t, satu, lagi, "buku yang tidak bertambah tidak ditandatangani lagi")

		js, _, err := r.kantor.JejakSaya(ctx, wali, a.Subjek, dasar.Page{})
		require.NoError(t, err)
		require.Len(t, js, 3)
		_, _, err = r.kantor.JejakSaya(ctx, wali, b.Subjek, dasar.Page{})
		require.ErrorIs(t, err, kantor.ErrBukanMilik)
		require.Equal(t, dasar.NotFound, dasar.KindOf(err))
		_, _, err = r.kantor.JejakSaya(ctx, privasitest.Pelaku(privasi.PeranKasir, privasi.TujuanHakSubjek), a.Subjek, dasar.Page{})
		require.ErrorIs(t, err, kantor.ErrBukanMilik)

		publik, err := r.kantor.KunciPublik(ctx, privasitest.Lembaga)
		require.NoError(t, err)
		for _, j := range js {
			p, err := r.kantor.BuktiBaris(ctx, wali, a.Subjek, j.Indeks)
			require.NoError(t, err)
			titik, err := buku.BukaTitik(p.Titik, publik)
			require.NoError(t, err)
			require.NoError(t, p.Bukti.Periksa(titik))
			require.Equal(t, j.Bidang, p.Bukti.Catatan.Golongan[0])
		}
		_, err = r.kantor.BuktiBaris(ctx, wali, a.Subjek, js[0].Indeks-1)
		require.Equal(t, dasar.NotFound, dasar.KindOf(err), "baris orang lain tidak ada baginya")
		n, err := r.kantor.PeriksaBuku(ctx, privasitest.Lembaga)
		require.NoError(t, err)
		require.Equal(t, 1, n)
		lain, err := r.kantor.KunciPublik(ctx, privasitest.LembagaLain)
		require.NoError(t, err)
		_, err = buku.BukaTitik(satu.Teks, lain)
		require.ErrorIs(t, err, buku.ErrBuku)
	})
}

func TestU21_anakTanpaPersetujuanWali(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, a := t.Context(), r.anak(t)
		require.Equal(t, privasi.Penuh, r.lihat(t, privasi.PeranTataUsaha, privasi.TujuanKesiswaan, "HP", a.Subjek).Tingkat)
		reg := privasitest.RegisterBaku(t, privasitest.Lembaga)
		reg.PerluWali = []privasi.DasarHukum{privasi.Kontrak}
		reg, err := reg.Tandatangani("akun", "Pengasuh", r.Jam.Now())
		require.NoError(t, err)
		require.NoError(t, r.Penjaga.Register.Simpan(ctx, privasitest.Lembaga, reg, 1))
		require.Equal(t, privasi.ErrPutusWali, r.lihat(t, privasi.PeranTataUsaha, privasi.TujuanKesiswaan, "HP", a.Subjek).Aturan)
		musyrif := privasitest.Pelaku(privasi.PeranMusyrif, privasi.TujuanKesehatan)
		r.milik[musyrif.ID] = []privasi.SubjekID{a.Subjek}
		require.Equal(t, privasi.Penuh, r.lihat(t, privasi.PeranMusyrif, privasi.TujuanKesehatan, "HP", a.Subjek).Tingkat, "kepentingan vital tidak menunggu")

		kemarin := dasar.Tgl(2026, 10, 4)
		_, err = r.kantor.CatatPerjanjian(ctx, privasitest.Pelaku(privasi.PeranTataUsaha, privasi.TujuanKesiswaan), "F-1", kemarin, a.Subjek)
		require.ErrorIs(t, err, kantor.ErrBukanPetugas)
		for _, k := range []struct {
			nomor string
			hari  dasar.Tanggal
			s     []privasi.SubjekID
			pada  string
		}{{"", kemarin, []privasi.SubjekID{a.Subjek}, "nomor"}, {"F", dasar.Tanggal{}, []privasi.SubjekID{a.Subjek}, "tanggal"}, {"F", dasar.Tgl(2027, 1, 1), []privasi.SubjekID{a.Subjek}, "tanggal"}, {"F", kemarin, nil, "santri"}} {
			_, err = r.kantor.CatatPerjanjian(ctx, r.ppdp(), k.nomor, k.hari, k.s...)
			require.ErrorIs(t, err, kantor.ErrPerjanjian)
			var e *dasar.Error
			require.ErrorAs(t, err, &e)
			require.Equal(t, k.pada, e.Field)
		}
		n, err := r.kantor.CatatPerjanjian(ctx, r.ppdp(), "F-1", kemarin, a.Subjek, privasi.NewSubjek())
		require.NoError(t, err)
		require.EqualValues(t, 2, n)
		n, err = r.kantor.CatatPerjanjian(ctx, r.ppdp(), "F-2", kemarin, a.Subjek)
		require.NoError(t, err)
		require.Zero(t, n)
		require.Equal(t, privasi.Penuh, r.lihat(t, privasi.PeranTataUsaha, privasi.TujuanKesiswaan, "HP", a.Subjek).Tingkat, "berlaku seketika")
	})
}

func TestB28_Setelan(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx := t.Context()
		x, err := r.kantor.Setelan(ctx, privasitest.Lembaga)
		require.NoError(t, err)
		x.Isi.DukunganJam = 2
		_, err = r.kantor.AturSetelan(ctx, privasitest.Pelaku(privasi.PeranAdmin, privasi.TujuanHakSubjek), x)
		require.ErrorIs(t, err, kantor.ErrBukanPetugas)
		y, err := r.kantor.AturSetelan(ctx, r.ppdp(), x)
		require.NoError(t, err)
		_, err = r.kantor.AturSetelan(ctx, r.ppdp(), x)
		require.ErrorIs(t, err, privasi.ErrRekamanGanda, "setelan yang dibaca sudah basi")
		r.Jam.Maju(time.Hour)
		y.Isi.DukunganJam = 3
		_, err = r.kantor.AturSetelan(ctx, r.ppdp(), y)
		require.NoError(t, err)
		z, err := r.kantor.Setelan(ctx, privasitest.Lembaga)
		require.NoError(t, err)
		require.Equal(t, 3, z.Isi.DukunganJam)
		lain, err := r.kantor.Setelan(ctx, privasitest.LembagaLain)
		require.NoError(t, err)
		require.Equal(t, 4, lain.Isi.DukunganJam)
	})
}
