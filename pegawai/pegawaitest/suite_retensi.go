package pegawaitest

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/santri"
)

// Amounts stay as they are while names go: the year still adds up (I-37).
func ujiRetensi(t *testing.T, k Toko) {
	ctx, r := t.Context(), privasitest.Rumah(t, pegawai.DaftarkanTipe)
	a, b := orang(t, r, lembaga, "a", "P1", "Siti", "3506994107863094"), orang(t, r, lembaga, "b", "P2", "Ahmad", "3506991407863095")
	a.Berhenti = dasar.Tgl(2026, 8, 31)
	require.NoError(t, k.Stores.Pegawai.Simpan(ctx, lembaga, a, b))
	require.NoError(t, k.Stores.Pegawai.Simpan(ctx, lain, orang(t, r, lain, "a", "P1", "Lain", "3506994107863094")))
	sa, sb := slip("a", "Siti", 100, 1), slip("b", "Ahmad", 200, 2)
	sa.Subjek, sb.Subjek = a.Subjek, b.Subjek
	require.NoError(t, k.Stores.Slip.Ganti(ctx, lembaga, "r1", urutan(sa, sb)))
	sa.Putaran, sb.Putaran = "r1", "r1"

	keluar, err := k.Stores.Retensi.Keluar(ctx, lembaga)
	require.NoError(t, err)
	require.Equal(t, map[privasi.SubjekID]dasar.Tanggal{a.Subjek: dasar.Tgl(2026, 8, 31), b.Subjek: {}}, keluar)
	keluar, err = k.Stores.Retensi.Keluar(ctx, lembaga, b.Subjek, "tiada")
	require.NoError(t, err)
	require.Equal(t, map[privasi.SubjekID]dasar.Tanggal{b.Subjek: {}}, keluar)

	for i, id := range []string{"r1", "r2"} { // b has a slip in the later run too
		require.NoError(t, k.Stores.Putaran.Simpan(ctx, lembaga, putaran(id, dasar.Bln(2026, 8+i), pegawai.Gaji, pegawai.Diposting)))
	}
	sb2 := sb
	sb2.Putaran = ""
	require.NoError(t, k.Stores.Slip.Ganti(ctx, lembaga, "r2", urutan(sb2)))
	gaji, err := k.Stores.Retensi.Digaji(ctx, lembaga)
	require.NoError(t, err)
	require.Equal(t, map[privasi.SubjekID]dasar.Tanggal{a.Subjek: dasar.Tgl(2026, 9, 1), b.Subjek: dasar.Tgl(2026, 10, 1)}, gaji)
	gaji, err = k.Stores.Retensi.Digaji(ctx, lembaga, a.Subjek, "tiada")
	require.NoError(t, err)
	require.Equal(t, map[privasi.SubjekID]dasar.Tanggal{a.Subjek: dasar.Tgl(2026, 9, 1)}, gaji)
	gaji, err = k.Stores.Retensi.Digaji(ctx, lain)
	require.NoError(t, err)
	require.Empty(t, gaji)

	a.Versi, b.Versi = 1, 1
	for _, kelas := range []privasi.KelasRetensi{privasi.RetensiIdentitas, privasi.RetensiPembukuan, privasi.RetensiKesehatan} {
		baru, ada := a.Kosongkan(kelas)
		n, err := k.Stores.Retensi.Hapus(ctx, lembaga, kelas, a.Subjek)
		require.NoError(t, err)
		mau := map[privasi.SubjekID]int{}
		if ada {
			mau[a.Subjek] = 1
		}
		if a = baru; kelas == privasi.RetensiPembukuan {
			mau[a.Subjek]++ // his slip
		}
		require.Equal(t, mau, n, kelas)
		n, err = k.Stores.Retensi.Hapus(ctx, lembaga, kelas, a.Subjek)
		require.NoError(t, err)
		require.Empty(t, n, "dua kali tidak mengubah apa-apa")
	}
	ada, err := k.Stores.Pegawai.Ambil(ctx, lembaga, "a", "b")
	require.NoError(t, err)
	privasitest.SamaSemua(t, r, []pegawai.Pegawai{a, b}, ada)
	require.Equal(t, santri.NamaMusnah, ada[0].Nama)
	require.True(t, ada[0].NIK.Kosong())
	sa, _ = sa.Kosongkan()
	require.Equal(t, []pegawai.Slip{sa, sb}, dasartest.Kumpul(t, k.Stores.Slip.Alirkan(ctx, lembaga, "r1")))
	ada, err = k.Stores.Pegawai.Ambil(ctx, lain, "a")
	require.NoError(t, err)
	require.Equal(t, "Lain", ada[0].Nama)
}
