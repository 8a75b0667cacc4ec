package santritest

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/santri"
)

func retensiKeluar(t *testing.T, p *Pabrik, k Toko) {
	di, pergi, lama := p.Santri("Ahmad"), p.Santri("Budi", lulus), p.Santri("Citra", lulus)
	kakak := p.SantriDi(LembagaLain, "Lain", lulus)
	require.NoError(t, k.Stores.Santri.Simpan(ctx, Lembaga, di, pergi, lama))
	require.NoError(t, k.Stores.Santri.Simpan(ctx, LembagaLain, kakak))
	ke := func(s santri.Santri, urut int, ke santri.Status, pada dasar.Tanggal) santri.Peristiwa {
		e := p.Masuk(s)
		e.Urut, e.Ke, e.Pada = urut, ke, pada
		return e
	}
	require.NoError(t, k.Stores.Riwayat.Catat(ctx, Lembaga, p.Masuk(di), p.Masuk(pergi), ke(pergi, 2, santri.Lulus, dasar.Tgl(2026, 9, 9)), ke(pergi, 3, santri.Alumni, dasar.Tgl(2026, 9, 1))))
	masih, habis, tanpa := p.Wali("Umar", "+62811"), p.Wali("Utsman", "+62812"), p.Wali("Ali", "+62813")
	require.NoError(t, k.Stores.Wali.Simpan(ctx, Lembaga, masih, habis, tanpa))
	require.NoError(t, k.Stores.Wali.Ikat(ctx, Lembaga, santri.Perwalian{Lembaga: Lembaga, Santri: di.ID, Wali: masih.ID, Hubungan: santri.Ayah},
		santri.Perwalian{Lembaga: Lembaga, Santri: pergi.ID, Wali: masih.ID, Hubungan: santri.Ayah}, santri.Perwalian{Lembaga: Lembaga, Santri: pergi.ID, Wali: habis.ID, Hubungan: santri.Ibu}))

	semua := map[privasi.SubjekID]dasar.Tanggal{di.Subjek: {}, lama.Subjek: {}, pergi.Subjek: dasar.Tgl(2026, 9, 1), masih.Subjek: {}, habis.Subjek: dasar.Tgl(2026, 9, 1), tanpa.Subjek: {}}
	dapat, err := k.Stores.Retensi.Keluar(ctx, Lembaga)
	require.NoError(t, err)
	require.Equal(t, semua, dapat, "peristiwa terakhir menurut nomornya; yang harinya tidak tercatat belum keluar")
	dapat, err = k.Stores.Retensi.Keluar(ctx, Lembaga, habis.Subjek, di.Subjek, kakak.Subjek)
	require.NoError(t, err)
	require.Equal(t, map[privasi.SubjekID]dasar.Tanggal{di.Subjek: {}, habis.Subjek: dasar.Tgl(2026, 9, 1)}, dapat)

	milik, err := k.Stores.Retensi.Milik(ctx, Lembaga)
	require.NoError(t, err)
	require.Equal(t, map[santri.ID]privasi.SubjekID{di.ID: di.Subjek, pergi.ID: pergi.Subjek, lama.ID: lama.Subjek}, milik)
	milik, err = k.Stores.Retensi.Milik(ctx, Lembaga, pergi.Subjek, kakak.Subjek, habis.Subjek)
	require.NoError(t, err)
	require.Equal(t, map[santri.ID]privasi.SubjekID{pergi.ID: pergi.Subjek}, milik, "bukan lembaga lain, bukan wali")
}

func lulus(s *santri.Santri) { s.Status = santri.Alumni }

func retensiHapus(t *testing.T, p *Pabrik, k Toko) {
	a, b, w := p.Santri("Ahmad Fauzi"), p.Santri("Budi"), p.Wali("Umar", "+62811")
	w.Subjek = a.Subjek // the same person
	lain := p.SantriDi(LembagaLain, "Lain", func(s *santri.Santri) { s.Subjek = a.Subjek })
	require.NoError(t, k.Stores.Santri.Simpan(ctx, Lembaga, a, b))
	require.NoError(t, k.Stores.Santri.Simpan(ctx, LembagaLain, lain))
	require.NoError(t, k.Stores.Wali.Simpan(ctx, Lembaga, w))
	for _, kelas := range []privasi.KelasRetensi{privasi.RetensiKesehatan, privasi.RetensiPembukuan} {
		n, err := k.Stores.Retensi.Hapus(ctx, Lembaga, kelas, a.Subjek)
		require.NoError(t, err)
		require.Empty(t, n)
	}
	n, err := k.Stores.Retensi.Hapus(ctx, Lembaga, privasi.RetensiIdentitas, a.Subjek, "tiada")
	require.NoError(t, err)
	require.Equal(t, map[privasi.SubjekID]int{a.Subjek: 2}, n)
	n, err = k.Stores.Retensi.Hapus(ctx, Lembaga, privasi.RetensiIdentitas, a.Subjek)
	require.NoError(t, err)
	require.Empty(t, n, "dua kali tidak mengubah apa-apa")

	a.Versi, b.Versi, w.Versi, lain.Versi = 1, 1, 1, 1
	ada, err := k.Stores.Santri.Ambil(ctx, Lembaga, a.ID, b.ID)
	require.NoError(t, err)
	privasitest.SamaSemua(t, p.R, []santri.Santri{a.Kosongkan(), b}, ada)
	ws, err := k.Stores.Wali.Ambil(ctx, Lembaga, w.ID)
	require.NoError(t, err)
	samaWali(t, p, []santri.Wali{w.Kosongkan()}, ws)
	ada, err = k.Stores.Santri.Ambil(ctx, LembagaLain, lain.ID)
	require.NoError(t, err)
	privasitest.SamaDi(t, p.R, LembagaLain, lain, ada[0])
	for _, f := range []santri.Saringan{{Teks: "fauzi"}, {Teks: string(a.NIS)}} {
		jumlah, err := k.Stores.Santri.Hitung(ctx, Lembaga, f)
		require.NoError(t, err)
		require.Zero(t, jumlah, "tidak dapat dicari lagi")
	}
	bungkus, _ := a.NIK.Bungkus()
	ada, err = k.Stores.Santri.Kenali(ctx, Lembaga, santri.TandaKenal{IndeksNIK: [][]byte{bungkus.Indeks}})
	require.NoError(t, err)
	require.Empty(t, ada)
}
