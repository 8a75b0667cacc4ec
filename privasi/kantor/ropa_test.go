package kantor_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/hak"
	"github.com/pesantren-go/pesantren/privasi/insiden"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/privasi/rezim"
	"github.com/pesantren-go/pesantren/privasi/ropa"
)

// An approved assessment signs the register: specific data opens with it and closes when
// it runs out.
func TestU44_dpiaMembukaSampaiKedaluwarsa(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, a := t.Context(), r.anak(t)
		musyrif := privasitest.Pelaku(privasi.PeranMusyrif, privasi.TujuanKesehatan)
		r.milik[musyrif.ID] = []privasi.SubjekID{a.Subjek}
		reg, err := r.Penjaga.Register.Ambil(ctx, privasitest.Lembaga)
		require.NoError(t, err)
		reg = reg.Salin()
		reg.WajibDPIA = true
		reg, err = reg.Tandatangani("akun", "Pengasuh", r.Jam.Now())
		require.NoError(t, err)
		require.NoError(t, r.Penjaga.Register.Simpan(ctx, privasitest.Lembaga, reg, 1))
		lihat := func() privasi.HasilBidang {
			return r.lihat(t, privasi.PeranMusyrif, privasi.TujuanKesehatan, "Periksa", a.Subjek)
		}
		require.Equal(t, privasi.ErrPutusDPIA, lihat().Aturan)
		kepala, pengasuh := privasitest.Pelaku(privasi.PeranKepala, privasi.TujuanHakSubjek), privasitest.Pelaku(privasi.PeranPengasuh, privasi.TujuanHakSubjek)
		isi := map[string]string{"uraian": "u", "kebutuhan": "k", "risiko": "r", "langkah": "l"}
		_, err = r.kantor.SusunDpia(ctx, kepala, kantor.PilihDpia{Kegiatan: "gaib"}, isi)
		require.ErrorIs(t, err, kantor.ErrKegiatanAsing)
		keadaan := func() kantor.KeadaanDpia {
			ds, err := r.kantor.DaftarDpia(ctx, kepala)
			require.NoError(t, err)
			i := slices.IndexFunc(ds, func(d kantor.DpiaKegiatan) bool { return d.Kegiatan.Kode == "kesehatan-catatan" })
			require.Equal(t, []ropa.Pemicu{ropa.DataSpesifik}, ds[i].Pemicu)
			return ds[i].Keadaan
		}
		require.Equal(t, kantor.DpiaBelum, keadaan())
		d, err := r.kantor.SusunDpia(ctx, kepala, kantor.PilihDpia{Kegiatan: "kesehatan-catatan"}, isi)
		require.NoError(t, err)
		require.Equal(t, kantor.DpiaMenunggu, keadaan())
		_, err = r.kantor.SaraniDpia(ctx, r.ppdp(), "batasi pada musyrif", d.ID)
		require.NoError(t, err)
		_, err = r.kantor.SetujuiDpia(ctx, kepala, "Kepala", r.Jam.Now().Add(time.Hour), d.ID)
		require.ErrorIs(t, err, ropa.ErrBentur)
		ds, err := r.kantor.SetujuiDpia(ctx, pengasuh, "Pengasuh", r.Jam.Now().Add(time.Hour), d.ID)
		require.NoError(t, err)
		d = ds[0]
		require.Equal(t, privasi.Penuh, lihat().Tingkat)
		require.Equal(t, kantor.DpiaBerlaku, keadaan())
		_, riwayat, err := r.kantor.AmbilDpia(ctx, pengasuh, d.ID)
		require.NoError(t, err)
		require.Len(t, riwayat, 3)
		_, _, err = r.kantor.AmbilDpia(ctx, privasitest.Pelaku(privasi.PeranTataUsaha, privasi.TujuanKesiswaan), d.ID)
		require.ErrorIs(t, err, kantor.ErrPenyetujuPeran)
		lain := pengasuh
		lain.Lembaga = privasitest.LembagaLain
		_, _, err = r.kantor.AmbilDpia(ctx, lain, d.ID)
		require.Equal(t, dasar.NotFound, dasar.KindOf(err))
		reg, err = r.Penjaga.Register.Ambil(ctx, privasitest.Lembaga)
		require.NoError(t, err)
		for _, k := range reg.Kegiatan {
			if k.Kode == "kesehatan-catatan" {
				require.True(t, d.BerlakuPada(ropa.SidikKegiatan(k, r.Daftar, ropa.Rincian{}), r.Jam.Now()), "persetujuannya sendiri bukan perubahan kegiatan")
			}
		}
		r.Jam.Maju(time.Hour)
		require.Equal(t, privasi.ErrPutusDPIA, lihat().Aturan)
		require.Equal(t, kantor.DpiaKedaluwarsa, keadaan())
		_, err = r.kantor.AturLampiran(ctx, r.ppdp(), ropa.Lampiran{Pengendali: ropa.Pihak{Nama: "Yayasan", Kontak: "x@y.example"}, Rincian: []ropa.Rincian{{Kegiatan: "kesehatan-catatan", Sumber: []string{"klinik baru"}}}})
		require.NoError(t, err)
		require.Equal(t, kantor.DpiaBerubah, keadaan(), "lampiran yang berubah membatalkan penilaian")
	})
}

func TestI50_simulasiTakMengubahApaPun(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx := t.Context()
		i, err := r.kantor.LaporkanInsiden(ctx, r.ppdp(), insiden.Laporan{})
		require.NoError(t, err)
		_, err = r.kantor.Simulasi(ctx, r.ppdp(), "gaib")
		require.ErrorIs(t, err, rezim.ErrRezim)
		k := r.keluarga(t)
		p, err := r.kantor.AjukanPermohonan(ctx, k.ayah, k.anak.Subjek, kantor.MintaHak{Jenis: hak.Salinan, Uraian: "salinan nilai"})
		require.NoError(t, err)
		h, err := r.kantor.Simulasi(ctx, r.ppdp(), rezim.PP33)
		require.NoError(t, err)
		require.Equal(t, map[string]int{kantor.PerkaraInsiden: 1, kantor.PerkaraPermohonan: 1, kantor.PerkaraPendedahan: 0, kantor.PerkaraKegiatan: len(privasitest.RegisterBaku(t, privasitest.Lembaga).Kegiatan)}, h.Banyak)
		require.Len(t, h.Akibat[kantor.PerkaraKegiatan], h.Banyak[kantor.PerkaraKegiatan], "tanpa pengendali setiap kegiatan kurang")
		require.Empty(t, h.Akibat[kantor.PerkaraPermohonan])
		r.Jam.Maju(80 * time.Hour)
		h, err = r.kantor.Simulasi(ctx, r.ppdp(), rezim.PP33)
		require.NoError(t, err)
		require.Len(t, h.Akibat[kantor.PerkaraPermohonan], 1, "permohonan yang masih terbuka ikut diperiksa")
		require.Equal(t, p.ID, h.Akibat[kantor.PerkaraPermohonan][0].Objek)
		require.True(t, h.Akibat[kantor.PerkaraPermohonan][0].BaruTerlambat)
		b, err := r.kantor.AmbilInsiden(ctx, r.ppdp(), i.ID)
		require.NoError(t, err)
		require.Equal(t, i.Versi, b.Versi)
		require.Equal(t, i.Jam, b.Jam)
		_, err = r.kantor.Ropa(ctx, r.ppdp())
		require.ErrorIs(t, err, ropa.ErrPengendali, "tanpa pengendali tidak ada catatan")
	})
}
