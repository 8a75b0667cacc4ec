package kantor_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/persetujuan"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/privasi/resi"
	"github.com/pesantren-go/pesantren/privasi/wali"
)

// akunOrang ties accounts to people.
type akunOrang map[string]privasi.SubjekID

func (a akunOrang) Diri(_ context.Context, pel dasar.Pelaku) (privasi.SubjekID, error) {
	return a[pel.ID], nil
}

// keluarga is a child with two guardians, each with an account; only the first is
// proven at the start.
type keluarga struct {
	anak      anak
	ayah, ibu dasar.Pelaku
}

func (r *rumah) keluarga(t *testing.T) keluarga {
	t.Helper()
	k := keluarga{r.anak(t), privasitest.Pelaku(privasi.PeranWali, privasi.TujuanHakSubjek), privasitest.Pelaku(privasi.PeranWali, privasi.TujuanHakSubjek)}
	k.ayah.ID, k.ibu.ID = "akun-ayah", "akun-ibu"
	orang := akunOrang{k.ayah.ID: privasi.NewSubjek(), k.ibu.ID: privasi.NewSubjek()}
	r.kantor.Pengenal = orang
	for _, w := range []dasar.Pelaku{k.ayah, k.ibu} {
		r.milik[w.ID] = []privasi.SubjekID{k.anak.Subjek}
		r.buktikan(t, w, orang[w.ID], k.anak.Subjek)
	}
	return k
}

func (r *rumah) buktikan(t *testing.T, akun dasar.Pelaku, siapa, santri privasi.SubjekID) wali.Kewenangan {
	t.Helper()
	x, err := r.kantor.AjukanWali(t.Context(), akun, santri, siapa, "orang tua", wali.SemuaHak()...)
	require.NoError(t, err)
	x, err = r.kantor.BuktikanWali(t.Context(), r.ppdp(), x.ID, wali.BuktiKK, "KK nomor KENARI-KK-1", true)
	require.NoError(t, err)
	return x
}

func (r *rumah) jawab(t *testing.T, pel dasar.Pelaku, x privasi.SubjekID, setuju bool) persetujuan.Persetujuan {
	t.Helper()
	require.NoError(t, r.kantor.SajikanPemberitahuan(t.Context(), pel, x, privasi.TujuanPublikasi))
	p, err := r.kantor.Jawab(t.Context(), pel, x, privasi.TujuanPublikasi, setuju)
	require.NoError(t, err)
	return p
}

func (r *rumah) publikasi(t *testing.T, x privasi.SubjekID) privasi.HasilBidang {
	t.Helper()
	return r.lihat(t, privasi.PeranTataUsaha, privasi.TujuanPublikasi, "Nama", x)
}

func TestP09_U12_I17_dariPertanyaanSampaiResi(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, k := t.Context(), r.keluarga(t)
		x := k.anak.Subjek
		require.Equal(t, privasi.ErrPutusPersetujuan, r.publikasi(t, x).Aturan)
		ps, err := r.kantor.PilihanSaya(ctx, k.ayah, x)
		require.NoError(t, err)
		require.Len(t, ps, 1)
		require.False(t, ps[0].Berlaku)
		require.True(t, ps[0].BolehTanya)
		require.Len(t, ps[0].Pemberitahuan.Butir, 7)

		_, err = r.kantor.Jawab(ctx, k.ayah, x, privasi.TujuanPublikasi, true)
		require.ErrorIs(t, err, persetujuan.ErrPemberitahuanBelumDisajikan)
		_, err = r.kantor.Jawab(ctx, k.ayah, x, privasi.TujuanPenagihan, true)
		require.ErrorIs(t, err, kantor.ErrTanpaPilihan)

		p := r.jawab(t, k.ayah, x, true)
		require.Equal(t, privasi.Penuh, r.publikasi(t, x).Tingkat, "berlaku pada putusan berikutnya")
		require.Equal(t, p.ID, r.jawab(t, k.ayah, x, true).ID, "jawaban yang sama dua kali tidak mengubah apa pun")
		rs, err := r.kantor.ResiSaya(ctx, k.ayah, x)
		require.NoError(t, err)
		require.Len(t, rs, 1)

		r.Jam.Maju(time.Hour)
		require.Equal(t, p.ID, r.jawab(t, k.ibu, x, false).ID, "wali lain menarik yang sudah diberi")
		require.Equal(t, privasi.ErrPutusPersetujuan, r.publikasi(t, x).Aturan, "penarikan berlaku seketika")
		rs, err = r.kantor.ResiSaya(ctx, k.ayah, x)
		require.NoError(t, err)
		require.Len(t, rs, 2)

		publik, err := r.kantor.KunciPublik(ctx, privasitest.Lembaga)
		require.NoError(t, err)
		for _, c := range rs {
			g, err := r.kantor.Pegangan(ctx, r.Penjaga, k.ayah, x, c.ID)
			require.NoError(t, err)
			isi, err := resi.Periksa(g.Resi, publik, resi.Harapan{Lembaga: privasitest.Lembaga, Subjek: x, Garam: g.Garam, Kini: r.Jam.Now()})
			require.NoError(t, err)
			require.Equal(t, privasi.TujuanPublikasi, isi.Tujuan)
			_, err = resi.Periksa(g.Resi, publik, resi.Harapan{Lembaga: privasitest.Lembaga, Subjek: "orang-lain", Garam: g.Garam, Kini: r.Jam.Now()})
			require.ErrorIs(t, err, resi.ErrResi)
		}
		asing := privasitest.Pelaku(privasi.PeranWali, privasi.TujuanHakSubjek)
		_, err = r.kantor.Pegangan(ctx, r.Penjaga, asing, x, rs[0].ID)
		require.ErrorIs(t, err, kantor.ErrBukanMilik)
		js, err := r.kantor.PilihanSaya(ctx, asing, x)
		require.ErrorIs(t, err, kantor.ErrBukanMilik)
		require.Empty(t, js)
	})
}

// The receipt, the consent and the leaf stay together or not at all.
func TestPersetujuan_satuUnit(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, k := t.Context(), r.keluarga(t)
		require.NoError(t, r.kantor.SajikanPemberitahuan(ctx, k.ayah, k.anak.Subjek, privasi.TujuanPublikasi))
		sebelum, err := r.kantor.Stores.Buku.Tepi(ctx, privasitest.Lembaga)
		require.NoError(t, err)
		asli := r.kantor.Atomic
		r.kantor.Atomic = gagalDiAkhir{asli}
		_, err = r.kantor.Jawab(ctx, k.ayah, k.anak.Subjek, privasi.TujuanPublikasi, true)
		require.ErrorIs(t, err, errGagal)
		r.kantor.Atomic = asli
		sesudah, err := r.kantor.Stores.Buku.Tepi(ctx, privasitest.Lembaga)
		require.NoError(t, err)
		require.Equal(t, sebelum, sesudah)
		ps, err := r.kantor.PilihanSaya(ctx, k.ayah, k.anak.Subjek)
		require.NoError(t, err)
		require.False(t, ps[0].Berlaku)
		require.Equal(t, privasi.Penuh, func() privasi.Tingkat {
			r.jawab(t, k.ayah, k.anak.Subjek, true)
			return r.publikasi(t, k.anak.Subjek).Tingkat
		}())
		n, err := r.kantor.PeriksaBuku(ctx, privasitest.Lembaga)
		require.NoError(t, err)
		require.Zero(t, n)
	})
}

var errGagal = privasi.ErrJejak.Unavailablef("gagal di akhir")

type gagalDiAkhir struct{ dasar.Atomic[kantor.Stores] }

func (g gagalDiAkhir) Do(ctx context.Context, fn func(context.Context, kantor.Stores) error) error {
	return g.Atomic.Do(ctx, func(ctx context.Context, st kantor.Stores) error {
		if err := fn(ctx, st); err != nil {
			return err
		}
		return errGagal
	})
}

func TestB20_diKertas(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, k := t.Context(), r.keluarga(t)
		ayah := r.kantor.Pengenal.(akunOrang)[k.ayah.ID]
		c := kantor.CatatanKertas{Subjek: k.anak.Subjek, Wali: ayah, Tujuan: privasi.TujuanPublikasi, Cara: persetujuan.Tertulis}
		_, err := r.kantor.CatatKertas(ctx, r.ppdp(), c)
		require.ErrorIs(t, err, persetujuan.ErrBuktiKosong)
		_, err = r.kantor.CatatKertas(ctx, k.ayah, c)
		require.ErrorIs(t, err, kantor.ErrBukanPetugas)
		c.Bukti = "Formulir PSB nomor 12"
		_, err = r.kantor.CatatKertas(ctx, r.ppdp(), c)
		require.NoError(t, err)
		require.Equal(t, privasi.Penuh, r.publikasi(t, k.anak.Subjek).Tingkat)
		c.Wali = privasi.NewSubjek()
		c.Tujuan = privasi.TujuanPublikasi
		lain := r.anak(t)
		c.Subjek = lain.Subjek
		_, err = r.kantor.CatatKertas(ctx, r.ppdp(), c)
		require.ErrorIs(t, err, wali.ErrBukanWali)
	})
}
