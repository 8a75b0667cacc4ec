package santritest

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// serentak runs n calls at once and returns their errors.
func serentak(n int, fn func(int) error) []error {
	galat := make([]error, n)
	mulai := make(chan struct{})
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() {
			<-mulai
			galat[i] = fn(i)
		})
	}
	close(mulai)
	wg.Wait()
	return galat
}

func (l *layanan) bersamaanNIS() {
	const n = 8
	ms := make([]santri.Penerimaan, n)
	for i := range ms {
		ms[i] = l.masukan("Ahmad", fmt.Sprintf("0812345678%02d", i))
		ms[i].Santri.NIS = "260001"
	}
	berhasil := 0
	for _, err := range serentak(n, func(i int) error { _, err := l.s.Terima(ctx, tataUsaha, ms[i]); return err }) {
		if err == nil {
			berhasil++
		} else {
			require.ErrorIs(l.t, err, santri.ErrNISDipakai)
		}
	}
	require.Equal(l.t, 1, berhasil)
	jumlah(l.t, l.toko, Lembaga, 1)
}

func (l *layanan) bersamaanSaudara() {
	const n = 8
	ms := make([]santri.Penerimaan, n)
	for i := range ms {
		ms[i] = l.masukan(fmt.Sprint("Anak ", i), "081234567890")
	}
	require.NoError(l.t, errors.Join(serentak(n, func(i int) error { _, err := l.s.Terima(ctx, tataUsaha, ms[i]); return err })...))
	ns, _, err := l.s.Cari(ctx, tataUsaha, santri.Saringan{}, dasar.Page{})
	require.NoError(l.t, err)
	require.Len(l.t, ns, n)
	wali := map[santri.WaliID]bool{}
	for _, x := range ns {
		require.Equal(l.t, ns[0].Keluarga, x.Keluarga, "satu keluarga")
		for _, w := range l.profil(x.ID).Wali {
			wali[w.Wali.ID] = true
		}
	}
	require.Len(l.t, wali, 2, "ayah dan ibu yang sama")
}

func (l *layanan) bersamaanKeluarga() {
	const penulis, kunci = 16, 20
	dapat := [penulis][]santri.Keluarga{}
	require.NoError(l.t, errors.Join(serentak(penulis, func(i int) (err error) {
		ks := make([]santri.Keluarga, kunci)
		for k := range ks {
			ks[k] = santri.Keluarga{ID: santri.KeluargaID(fmt.Sprintf("k-%d-%d", i, k)), Kunci: []byte{byte(k)}, Dicatat: mula}
		}
		dapat[i], err = l.toko.Stores.Keluarga.Pastikan(ctx, Lembaga, ks...)
		return err
	})...))
	for i := range dapat {
		require.Equal(l.t, dapat[0], dapat[i], "semua penulis mendapat keluarga yang sama")
	}
}

func (l *layanan) bersamaanStatus() {
	a := l.terima("Ahmad")
	cuti := santri.Perubahan{Ke: santri.Cuti, Pada: dasar.Tgl(2026, 9, 1), Alasan: "sakit", Syarat: []santri.Syarat{santri.RencanaCuti}}
	require.NoError(l.t, errors.Join(serentak(16, func(int) error { _, err := l.s.UbahStatus(ctx, tataUsaha, a.ID, cuti); return err })...))
	pr := l.profil(a.ID)
	require.Len(l.t, pr.Riwayat, 2, "seratus perintah sama, satu akibat")
	require.Equal(l.t, 2, pr.Santri.Versi)
}

func (l *layanan) bersamaanPenulis() {
	a := l.terima("Ahmad")
	menang := 0
	for _, err := range serentak(8, func(i int) error {
		b := a
		b.Nama = fmt.Sprint("Ahmad ke ", i)
		_, err := l.s.Perbarui(ctx, tataUsaha, b)
		return err
	}) {
		if err == nil {
			menang++
		} else {
			require.ErrorIs(l.t, err, santri.ErrVersi)
		}
	}
	require.Equal(l.t, 1, menang)
	require.Equal(l.t, 2, l.profil(a.ID).Santri.Versi)
}

func (l *layanan) bersamaanPindah() {
	a := l.terima("Ahmad")
	require.NoError(l.t, errors.Join(serentak(8, func(i int) error {
		if _, err := l.s.Mukimkan(ctx, tataUsaha, a.ID, santri.Mukim{Kamar: "9", Mulai: dasar.Tgl(2026, 9, 1)}); err != nil {
			return err
		}
		_, err := l.s.Pindahkan(ctx, tataUsaha, a.ID, santri.Keanggotaan{Jalur: santri.Formal, Unit: "MTs", Tingkat: "7", Kelas: "7B", Mulai: dasar.Tgl(2026, 9, 1)}, "pindah")
		return err
	})...))
	pr := l.profil(a.ID)
	require.Len(l.t, pr.Keanggotaan, 2)
	require.Len(l.t, pr.Mukim, 2)
	require.True(l.t, pr.Keanggotaan[1].Terbuka())
}

func (l *layanan) bersamaanKunci() {
	m := l.masukan("Ahmad", "081234567890")
	id := make([]santri.ID, 8)
	require.NoError(l.t, errors.Join(serentak(len(id), func(i int) error {
		ns, err := l.s.Sekali("kunci", [32]byte{7}).Terima(context.Background(), tataUsaha, m)
		if err == nil {
			id[i] = ns[0].ID
		}
		return err
	})...))
	for _, x := range id {
		require.Equal(l.t, id[0], x)
	}
	jumlah(l.t, l.toko, Lembaga, 1)
}
