package santriberkas_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/santri"
)

const lembaga = privasitest.Lembaga

func TestImpor_daftar_pondok_lalu_dapodik(t *testing.T) {
	t.Parallel()
	pondok, dapodik := baca(t, "santri-pondok.csv"), baca(t, "dapodik-mts.xlsx")
	h := bacaHarapan(t)
	diSemua(t, func(t *testing.T, r *rumah) {
		p, hasil := r.masukkan(t, lembaga, santri.PermintaanImpor{Lembar: pondok})
		diterima := h.Pondok.Rows - h.Pondok.Tolak
		require.Equal(t, h.Keluarga, p.Keluarga)
		require.Equal(t, diterima, hasil.Baru)
		require.Equal(t, h.Pondok.Tolak, hasil.Ditolak)
		require.Zero(t, hasil.Berubah+hasil.Sama+hasil.Ditahan)
		orang := r.semua(t, lembaga)
		require.Len(t, orang, diterima)
		rumahTangga := map[santri.KeluargaID]bool{}
		for _, o := range orang {
			rumahTangga[o.Keluarga] = true
		}
		require.Len(t, rumahTangga, h.Keluarga)
		irfan := orang["230001"]
		require.Equal(t, "Irfan", irfan.Nama)
		require.True(t, irfan.Mukim)
		require.Equal(t, []santri.Anggota{{Jalur: santri.Formal, Unit: "MA", Tingkat: "10", Kelas: "10C"},
			{Jalur: santri.Diniyah, Unit: "Pondok", Tingkat: "2 Ula", Kelas: "2 Ula"}}, irfan.Anggota)
		require.False(t, orang["210006"].Mukim)
		require.Empty(t, r.semua(t, privasitest.LembagaLain))

		// The same file again changes nothing.
		p, hasil = r.masukkan(t, lembaga, santri.PermintaanImpor{Lembar: pondok})
		require.Equal(t, santri.HasilImpor{Pernyataan: hasil.Pernyataan, Pada: hasil.Pada, Sama: diterima, Ditolak: h.Pondok.Tolak}, hasil)
		require.Empty(t, p.TingkatBaru)
		require.Equal(t, orang, r.semua(t, lembaga))

		// The official workbook recognises its own and adds only who was refused.
		p, hasil = r.masukkan(t, lembaga, santri.PermintaanImpor{Lembar: dapodik})
		baru := 0
		for _, b := range p.Baris {
			if b.Tindakan == santri.TindakBaru {
				require.NotContains(t, orang, santri.NIS(b.NIS))
				baru++
			}
		}
		require.Equal(t, baru, hasil.Baru)
		require.Equal(t, h.Dapodik.Rows, hasil.Baru+hasil.Berubah)
		require.Len(t, r.semua(t, lembaga), diterima+baru)

		sesudah := r.semua(t, lembaga)
		for _, l := range []santri.Lembar{dapodik, pondok, dapodik} {
			_, hasil = r.masukkan(t, lembaga, santri.PermintaanImpor{Lembar: l})
			require.Zero(t, hasil.Baru)
			require.Zero(t, hasil.Berubah)
		}
		require.Equal(t, sesudah, r.semua(t, lembaga))
		require.Empty(t, r.semua(t, privasitest.LembagaLain))
	})
}

func TestImpor_dapodik_ke_lembaga_kosong(t *testing.T) {
	t.Parallel()
	dapodik := baca(t, "dapodik-mts.xlsx")
	h := bacaHarapan(t).Dapodik
	diSemua(t, func(t *testing.T, r *rumah) {
		p := r.pratinjau(t, lembaga, santri.PermintaanImpor{Lembar: dapodik})
		require.Equal(t, santri.JumlahHasil{Baris: h.Rows, OK: h.Rows - len(h.Perbaiki), Perbaiki: len(h.Perbaiki)}, p.Jumlah)
		require.Equal(t, h.Rows, p.Baru)
		require.Empty(t, r.semua(t, lembaga), "pratinjau tidak menyimpan apa pun")
		_, _, err := r.impor.Terapkan(context.Background(), tataUsaha(lembaga), p.Token, santri.SemuaAtauTidak, r.wewenang(t, tataUsaha(lembaga), p.TataLetak))
		require.NoError(t, err)
		require.Len(t, r.semua(t, lembaga), h.Rows)
		satu := r.semua(t, lembaga)["260003"]
		require.Equal(t, []santri.Anggota{{Jalur: santri.Formal, Unit: "MTs", Tingkat: "7", Kelas: "7A"}}, satu.Anggota)
		ada, err := r.toko.Santri.Ambil(context.Background(), lembaga, satu.ID)
		require.NoError(t, err)
		require.Equal(t, santri.NISN("0133943583"), ada[0].NISN)
		require.Equal(t, dasar.Tgl(2013, 6, 30), ada[0].TanggalLahir)
		require.False(t, ada[0].Kesehatan.Kosong())
		require.False(t, ada[0].Resmi.Kosong())
	})
}
