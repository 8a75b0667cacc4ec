package kantor_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/antar"
	"github.com/pesantren-go/pesantren/privasi/hak"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
)

// Who handles a request is reminded once, a day before its deadline, and never becomes a
// letter; whoever asked is told of the answer; nobody reviews his own emergency.
func TestU22_P40_kabarPermohonanDanDarurat(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, k := t.Context(), r.keluarga(t)
		ppdp, musyrif := r.ppdp(), akunBernama("musyrif", privasi.PeranMusyrif)
		r.kantor.Petugas = akunUji{{Akun: ppdp.ID, Subjek: "s-hafsah", Kapasitas: privasi.PeranPPDP}, {Akun: musyrif.ID, Subjek: "s-umar", Kapasitas: privasi.PeranPPDP}, {Akun: "akun-kepala", Subjek: "s-ali", Kapasitas: privasi.PeranKepala}}
		ayah := r.kantor.Pengenal.(akunOrang)[k.ayah.ID]
		r.kantor.Jangkau = kotak{"s-hafsah": true, ayah: true}
		p, err := r.kantor.AjukanPermohonan(ctx, k.ayah, k.anak.Subjek, kantor.MintaHak{Jenis: hak.Akses, Uraian: "KENARI-uraian"})
		require.NoError(t, err)
		require.Zero(t, r.putarKabar(t, "x").Baru, "masih tiga hari")
		r.Jam.Setel(p.Batas().Add(-25 * time.Hour))
		require.Zero(t, r.putarKabar(t, "x").Baru, "masih lebih dari sehari")
		r.Jam.Setel(p.Batas().Add(-24*time.Hour + time.Minute))
		require.EqualValues(t, 2, r.putarKabar(t, "x").Baru, "petugas meja, bukan kepala")
		for range 3 {
			r.Jam.Maju(time.Hour)
			require.Zero(t, r.putarKabar(t, "x").Baru, "sekali saja")
		}
		m := r.statusKabar(t)
		require.Equal(t, antar.Ditaruh, m["s-hafsah"].Status)
		require.Equal(t, antar.Batal, m["s-umar"].Status, "tanpa kotak: tidak menjadi surat")
		r.milik[ppdp.ID] = []privasi.SubjekID{"s-hafsah"}
		_, surat, err := r.kantor.BukaKabar(ctx, ppdp, m["s-hafsah"].ID)
		require.NoError(t, err)
		require.Contains(t, surat.Isi, kantor.Nomor(p.ID, p.Dicatat))
		require.NotContains(t, surat.Isi, "KENARI")

		_, err = r.kantor.PenuhiPermohonan(ctx, ppdp, p.ID, false, "ekspor")
		require.NoError(t, err)
		require.EqualValues(t, 1, r.putarKabar(t, "x").Baru, "yang meminta")
		r.milik[k.ayah.ID] = append(r.milik[k.ayah.ID], ayah)
		as, err := r.kantor.KotakSaya(ctx, k.ayah, ayah)
		require.NoError(t, err)
		_, surat, err = r.kantor.BukaKabar(ctx, k.ayah, as[0].ID)
		require.NoError(t, err)
		require.Contains(t, surat.Isi, "dijawab pada")
		q, err := r.kantor.AjukanPermohonan(ctx, k.ayah, k.anak.Subjek, kantor.MintaHak{Jenis: hak.Akses, Uraian: "lagi"})
		require.NoError(t, err)
		_, err = r.kantor.TolakPermohonan(ctx, ppdp, q.ID, kantor.AlasanTolak{Sebab: hak.TolakBahaya, Teks: "alasan", Pasal: "UU 27/2022 Pasal 33"})
		require.NoError(t, err)
		require.EqualValues(t, 1, r.putarKabar(t, "x").Baru, "yang ditolak pun diberi tahu")

		d, err := r.kantor.BukaDarurat(ctx, musyrif, k.anak.Subjek, "pingsan di kamar")
		require.NoError(t, err)
		require.EqualValues(t, 1, r.putarKabar(t, "x").Baru, "bukan yang membukanya sendiri")
		ds, _, err := r.kantor.DaftarAntaran(ctx, ppdp, kantor.SaringAntaran{Jenis: antar.TinjauDarurat}, dasar.Page{})
		require.NoError(t, err)
		require.Len(t, ds, 1)
		require.Equal(t, privasi.SubjekID("s-hafsah"), ds[0].Subjek)
		require.Equal(t, d.Tinjau, ds[0].Batas)
		_, surat, err = r.kantor.BukaKabar(ctx, ppdp, ds[0].ID)
		require.NoError(t, err)
		require.Contains(t, surat.Isi, "akses darurat")
		require.Equal(t, privasitest.Lembaga, ds[0].Lembaga)
	})
}
