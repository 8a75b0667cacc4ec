package kantor_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/kompartemen"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
)

func akunBernama(id, peran string) dasar.Pelaku {
	p := privasitest.Pelaku(peran, privasi.TujuanHakSubjek)
	p.ID = id
	return p
}

// A case is read by its team alone. Head, admin, officer, guardian, the accused member
// and another institution get, byte for byte, the answer of a case that does not exist.
func TestU60_U62_kompartemen(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, k := t.Context(), r.kantor
		hafsah, ali, umar := akunBernama("hafsah", privasi.PeranGuru), akunBernama("ali", privasi.PeranGuru), akunBernama("umar", privasi.PeranMusyrif)
		pengasuh, santri := akunBernama("pengasuh", privasi.PeranPengasuh), akunBernama("santri", privasi.PeranSantri)
		isi := kompartemen.Isi{Korban: "KENARI-korban", Terlapor: "KENARI-ali", Uraian: "KENARI-uraian"}
		require.ErrorIs(t, k.Laporkan(ctx, santri, isi), kompartemen.ErrSatgas, "belum ada satgas")
		_, err := k.TunjukSatgas(ctx, santri, "hafsah", "ali")
		require.ErrorIs(t, err, kantor.ErrBukanPetugas)
		_, err = k.TunjukSatgas(ctx, pengasuh, "hafsah", "ali", "umar")
		require.NoError(t, err)
		require.NoError(t, k.Laporkan(ctx, santri, isi, "ali"))

		xs, err := k.LaporanTim(ctx, hafsah)
		require.NoError(t, err)
		require.Len(t, xs, 1)
		id := xs[0].ID
		_, dapat, _, err := k.BacaLaporan(ctx, r.Penjaga, hafsah, id)
		require.NoError(t, err)
		require.Equal(t, isi, dapat)

		tiada := func(pel dasar.Pelaku, id string) error {
			_, _, _, err := k.BacaLaporan(ctx, r.Penjaga, pel, id)
			_, tutup := k.TutupLaporan(ctx, pel, id)
			_, catat := k.CatatLangkah(ctx, r.Penjaga, pel, id, "x")
			require.Equal(t, err, tutup)
			require.Equal(t, err, catat)
			return err
		}
		lain := hafsah
		lain.Lembaga = privasitest.LembagaLain
		for _, pel := range []dasar.Pelaku{ali, pengasuh, santri, r.ppdp(), akunBernama("x", privasi.PeranAdmin), akunBernama("x", privasi.PeranWali), lain} {
			require.Equal(t, tiada(pel, "tidak-ada"), tiada(pel, id), pel.ID)
		}
		xs, err = k.LaporanTim(ctx, ali)
		require.NoError(t, err)
		require.Empty(t, xs, "terlapor anggota satgas melihat daftar kosong")
		_, err = k.LaporanTim(ctx, pengasuh)
		require.ErrorIs(t, err, kompartemen.ErrTiada)

		x, err := k.CatatLangkah(ctx, r.Penjaga, hafsah, id, "KENARI-langkah")
		require.NoError(t, err)
		_, err = k.KeluarkanTerlapor(ctx, hafsah, id, umar.ID)
		require.NoError(t, err)
		require.Equal(t, tiada(umar, "tidak-ada"), tiada(umar, id), "keluar seketika")
		_, err = k.TutupLaporan(ctx, hafsah, id)
		require.NoError(t, err)
		_, _, catatan, err := k.BacaLaporan(ctx, r.Penjaga, hafsah, id)
		require.NoError(t, err)
		require.Equal(t, "KENARI-langkah", catatan[0].Teks)

		rs, _, err := k.Stores.Rekaman.Cari(ctx, privasitest.Lembaga, privasi.SaringRekaman{Jenis: "laporan"}, dasar.Page{})
		require.NoError(t, err)
		require.NotContains(t, string(rs[0].Isi), "KENARI")
		ps, err := k.Stores.Rekaman.Riwayat(ctx, privasitest.Lembaga, "laporan", id)
		require.NoError(t, err)
		require.NotEmpty(t, ps)
		require.Empty(t, ps[0].Oleh, "pelapor tidak tertulis")
		require.Equal(t, "pelapor", ps[0].Kapasitas)
		js, _, err := r.Jejak.Subjek(ctx, privasitest.Lembaga, x.Subjek, dasar.Page{})
		require.NoError(t, err)
		require.NotEmpty(t, js, "siapa dari satgas yang membaca tercatat")
	})
}
