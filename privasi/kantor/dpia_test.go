package kantor_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/privasi/ropa"
)

// berperalihan gives the register of the house a day from which it demands assessments.
func (r *rumah) berperalihan(t *testing.T, sejak time.Time, ubah ...func(*privasi.Register)) privasi.Register {
	t.Helper()
	reg, err := r.Penjaga.Register.Ambil(t.Context(), privasitest.Lembaga)
	require.NoError(t, err)
	baru := reg.Salin()
	for i := range baru.Kegiatan {
		baru.Kegiatan[i].DPIASejak = sejak
	}
	for _, u := range ubah {
		u(&baru)
	}
	baru, err = baru.Tandatangani("akun", "Pengasuh", r.Jam.Now())
	require.NoError(t, err)
	require.NoError(t, r.Penjaga.Register.Simpan(t.Context(), privasitest.Lembaga, baru, reg.Versi))
	baru.Versi = reg.Versi + 1
	return baru
}

func kegiatan(t *testing.T, reg privasi.Register, kode string) *privasi.Kegiatan {
	t.Helper()
	i := slices.IndexFunc(reg.Kegiatan, func(k privasi.Kegiatan) bool { return k.Kode == kode })
	require.GreaterOrEqual(t, i, 0, kode)
	return &reg.Kegiatan[i]
}

// The thirty drafts of a school that opens, taken over, advised on and approved at once: each
// its own record, one signature; and after its year each shuts what it opened.
func TestU44_B36_drafSekaligus(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, a := t.Context(), r.anak(t)
		kepala, pengasuh := privasitest.Pelaku(privasi.PeranKepala, privasi.TujuanHakSubjek), privasitest.Pelaku(privasi.PeranPengasuh, privasi.TujuanHakSubjek)
		r.milik["akun-musyrif"] = []privasi.SubjekID{a.Subjek}
		lihat := func() privasi.HasilBidang {
			return r.lihat(t, privasi.PeranMusyrif, privasi.TujuanKesehatan, "Periksa", a.Subjek)
		}
		r.berperalihan(t, r.Jam.Now().Add(24*time.Hour))
		require.Equal(t, privasi.Penuh, lihat().Tingkat, "masih dalam peralihan")
		r.Jam.Maju(24 * time.Hour)
		require.Equal(t, privasi.ErrPutusDPIA, lihat().Aturan, "peralihannya lewat")

		var pilih []kantor.PilihDpia
		ds, err := r.kantor.DaftarDpia(ctx, kepala)
		require.NoError(t, err)
		for _, d := range ds {
			require.False(t, d.Usulan, "register uji sama dengan bawaan")
			require.Equal(t, d.Perlu(), d.Tertutup(r.Jam.Now()), d.Kegiatan.Kode)
			if d.Perlu() {
				pilih = append(pilih, kantor.PilihDpia{Kegiatan: d.Kegiatan.Kode})
				for _, b := range ropa.ButirDPIA() {
					require.NotEmpty(t, d.Draf[b], "%s %s", d.Kegiatan.Kode, b)
				}
			}
		}
		require.NotEmpty(t, pilih)
		_, err = r.kantor.SusunDpiaDariDraf(ctx, r.ppdp(), pilih...)
		require.ErrorIs(t, err, ropa.ErrBentur)
		_, err = r.kantor.SusunDpiaDariDraf(ctx, kepala)
		require.ErrorIs(t, err, ropa.ErrIsiDPIA, "tidak memilih apa pun")
		_, err = r.kantor.SusunDpiaDariDraf(ctx, kepala, append(slices.Clone(pilih), kantor.PilihDpia{Kegiatan: "gaib"})...)
		require.ErrorIs(t, err, kantor.ErrKegiatanAsing)
		susun, err := r.kantor.SusunDpiaDariDraf(ctx, kepala, append(pilih, pilih[0])...)
		require.NoError(t, err)
		require.Len(t, susun, len(pilih), "yang dipilih dua kali dinilai sekali; yang tadi ditolak tidak meninggalkan apa pun")
		ids := make([]string, len(susun))
		for i, d := range susun {
			ids[i] = d.ID
			require.Equal(t, ropa.NaskahDrafBaku().Versi, d.Draf)
		}
		_, err = r.kantor.SetujuiDpia(ctx, pengasuh, "Pengasuh", r.Jam.Now().AddDate(1, 0, 0), ids...)
		require.ErrorIs(t, err, ropa.ErrPindahDPIA, "belum ada saran")
		_, err = r.kantor.SaraniDpia(ctx, r.ppdp(), "tinjau lagi sesudah satu semester", ids...)
		require.NoError(t, err)
		_, err = r.kantor.SetujuiDpia(ctx, kepala, "Kepala", r.Jam.Now().AddDate(1, 0, 0), ids...)
		require.ErrorIs(t, err, ropa.ErrBentur)
		lain := pengasuh
		lain.Lembaga = privasitest.LembagaLain
		_, err = r.kantor.SetujuiDpia(ctx, lain, "Pengasuh", r.Jam.Now().AddDate(1, 0, 0), ids...)
		require.Equal(t, dasar.NotFound, dasar.KindOf(err))
		reg, err := r.Penjaga.Register.Ambil(ctx, privasitest.Lembaga)
		require.NoError(t, err)
		_, err = r.kantor.SetujuiDpia(ctx, pengasuh, "Pengasuh", r.Jam.Now().AddDate(1, 0, 0), ids...)
		require.NoError(t, err)
		sesudah, err := r.Penjaga.Register.Ambil(ctx, privasitest.Lembaga)
		require.NoError(t, err)
		require.Equal(t, reg.Versi+1, sesudah.Versi, "satu tanda tangan untuk semuanya")
		ds, err = r.kantor.DaftarDpia(ctx, kepala)
		require.NoError(t, err)
		for _, d := range ds {
			require.True(t, !d.Perlu() || d.Keadaan == kantor.DpiaBerlaku, d.Kegiatan.Kode)
		}
		_, riwayat, err := r.kantor.AmbilDpia(ctx, pengasuh, ids[1])
		require.NoError(t, err)
		require.Len(t, riwayat, 3, "tiap penilaian punya riwayatnya sendiri")
		require.Equal(t, privasi.PeranPengasuh, riwayat[2].Kapasitas)
		require.Equal(t, privasi.Penuh, lihat().Tingkat)
		r.Jam.Maju(366 * 24 * time.Hour)
		require.Equal(t, privasi.ErrPutusDPIA, lihat().Aturan, "lewat setahun")
	})
}

// A row that the institution adds, widens or takes up again is not signed without an
// assessment of what it will be, however long its transition would have been.
func TestU44_B36_kegiatanBaruDitolakTanpaDPIA(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx := t.Context()
		kepala, pengasuh := privasitest.Pelaku(privasi.PeranKepala, privasi.TujuanHakSubjek), privasitest.Pelaku(privasi.PeranPengasuh, privasi.TujuanHakSubjek)
		akhir := r.Jam.Now().Add(60 * 24 * time.Hour)
		reg := r.berperalihan(t, akhir, func(x *privasi.Register) {
			x.Kegiatan = slices.DeleteFunc(x.Kegiatan, func(k privasi.Kegiatan) bool { return k.Kode == "kesehatan-catatan" })
		})
		baku := privasi.DaftarBaku(privasitest.Lembaga, "Pesantren Uji", r.Jam.Now())
		baru, err := reg.Perbarui(baku, "kesehatan-catatan")
		require.NoError(t, err)
		_, err = r.kantor.TandatanganiRegister(ctx, kepala, baru, "Kepala")
		require.ErrorIs(t, err, ropa.ErrDPIA)
		palsu := baru.Salin()
		kegiatan(t, palsu, "kesehatan-catatan").DPIA, kegiatan(t, palsu, "kesehatan-catatan").DPIASampai = "karangan", akhir
		_, err = r.kantor.TandatanganiRegister(ctx, kepala, palsu, "Kepala")
		require.ErrorIs(t, err, ropa.ErrDPIA, "nomor yang dikarang tidak dihitung")
		_, err = r.kantor.TandatanganiRegister(ctx, r.ppdp(), baru, "PPDP")
		require.ErrorIs(t, err, kantor.ErrPenyetujuPeran)

		ds, err := r.kantor.SusunDpiaDariDraf(ctx, kepala, kantor.PilihDpia{Kegiatan: "kesehatan-catatan", Usulan: true})
		require.NoError(t, err)
		_, err = r.kantor.SaraniDpia(ctx, r.ppdp(), "setuju", ds[0].ID)
		require.NoError(t, err)
		_, err = r.kantor.SetujuiDpia(ctx, pengasuh, "Pengasuh", akhir, ds[0].ID)
		require.NoError(t, err)
		jadi, err := r.kantor.TandatanganiRegister(ctx, kepala, baru, "Kepala")
		require.NoError(t, err)
		k := kegiatan(t, jadi, "kesehatan-catatan")
		require.Equal(t, ds[0].ID, k.DPIA)
		require.Equal(t, akhir, kegiatan(t, jadi, "santri-pokok").DPIASejak, "yang lain tetap dalam peralihannya")
		daftar, err := r.kantor.DaftarDpia(ctx, kepala)
		require.NoError(t, err)
		i := slices.IndexFunc(daftar, func(d kantor.DpiaKegiatan) bool { return d.Kegiatan.Kode == "kesehatan-catatan" })
		require.Equal(t, kantor.DpiaBerlaku, daftar[i].Keadaan)
		require.False(t, daftar[i].Usulan)

		reg, err = r.Penjaga.Register.Ambil(ctx, privasitest.Lembaga)
		require.NoError(t, err)
		lebar := reg.Salin()
		kegiatan(t, lebar, "kesehatan-catatan").TingkatPeran[privasi.PeranPPDP] = privasi.Penuh
		_, err = r.kantor.TandatanganiRegister(ctx, kepala, lebar, "Kepala")
		require.ErrorIs(t, err, ropa.ErrDPIA)
		sempit := reg.Salin()
		delete(kegiatan(t, sempit, "kesehatan-catatan").TingkatPeran, privasi.PeranPPDP)
		jadi, err = r.kantor.TandatanganiRegister(ctx, kepala, sempit, "Kepala")
		require.NoError(t, err)
		require.Equal(t, ds[0].ID, kegiatan(t, jadi, "kesehatan-catatan").DPIA)

		reg, err = r.Penjaga.Register.Ambil(ctx, privasitest.Lembaga)
		require.NoError(t, err)
		for nama, ubah := range map[string]func(*privasi.Kegiatan){
			"ditunda": func(k *privasi.Kegiatan) { k.DPIASejak = akhir.Add(time.Hour) },
			"dihapus": func(k *privasi.Kegiatan) { k.DPIASejak = time.Time{} },
		} {
			lambat := reg.Salin()
			ubah(kegiatan(t, lambat, "santri-pokok"))
			_, err = r.kantor.TandatanganiRegister(ctx, kepala, lambat, "Kepala")
			require.ErrorIs(t, err, kantor.ErrPeralihanMundur, nama)
		}
		cepat := reg.Salin()
		kegiatan(t, cepat, "santri-pokok").DPIASejak = r.Jam.Now()
		_, err = r.kantor.TandatanganiRegister(ctx, kepala, cepat, "Kepala")
		require.NoError(t, err)
	})
}

// A register that was signed before there was such a day gets it with the next signature.
func TestU44_registerLamaMendapatPeralihan(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		kepala := privasitest.Pelaku(privasi.PeranKepala, privasi.TujuanHakSubjek)
		reg, err := r.Penjaga.Register.Ambil(t.Context(), privasitest.Lembaga)
		require.NoError(t, err)
		require.Zero(t, reg.Kegiatan[0].DPIASejak)
		jadi, err := r.kantor.TandatanganiRegister(t.Context(), kepala, reg, "Kepala")
		require.NoError(t, err)
		for _, k := range jadi.Kegiatan {
			require.Equal(t, r.Jam.Now().Add(privasi.MasaPeralihanDPIA), k.DPIASejak, k.Kode)
		}
	})
}
