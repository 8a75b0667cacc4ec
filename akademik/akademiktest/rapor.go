package akademiktest

import (
	"context"
	"errors"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/rapor"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/santri"
)

func langkah(r akademik.RombelID, m akademik.KodeMapel, versi int) akademik.LangkahRapor {
	return akademik.LangkahRapor{Rombel: r, Periode: "1", Mapel: m, Versi: versi, Langkah: rapor.Kirim, Keadaan: rapor.Dikirim, Alasan: "karena uji", Oleh: "akun", Dicatat: saat}
}

func ujiRaporLangkah(t *testing.T, k Toko) {
	ctx, st := t.Context(), k.Stores.Rapor
	a, b, c, d := langkah("r1", "mtk", 1), langkah("r1", "mtk", 2), langkah("r1", "", 1), langkah("r2", "mtk", 1)
	d.Periode = "2"
	require.NoError(t, st.CatatLangkah(ctx, lembaga, b, a, d))
	require.NoError(t, st.CatatLangkah(ctx, lembaga, c))
	require.NoError(t, st.CatatLangkah(ctx, lain, a))
	require.NoError(t, st.CatatLangkah(ctx, lembaga))
	for _, x := range []*akademik.LangkahRapor{&a, &b, &c, &d} {
		x.Lembaga = lembaga
	}
	for nama, u := range map[string]struct {
		periode string
		r       []akademik.RombelID
		harap   []akademik.LangkahRapor
	}{
		"semua":   {"", nil, []akademik.LangkahRapor{c, a, b, d}},
		"periode": {"2", nil, []akademik.LangkahRapor{d}},
		"kelas":   {"1", []akademik.RombelID{"r1", "tiada"}, []akademik.LangkahRapor{c, a, b}},
		"tiada":   {"1", []akademik.RombelID{"r2"}, nil},
	} {
		ada, err := st.Langkah(ctx, lembaga, u.periode, u.r...)
		require.NoError(t, err, nama)
		require.Equal(t, u.harap, ada, nama)
	}
	require.ErrorIs(t, st.CatatLangkah(ctx, lembaga, langkah("r9", "", 1), langkah("r1", "mtk", 2)), akademik.ErrVersi, "langkah yang sudah ada")
	require.ErrorIs(t, st.CatatLangkah(ctx, lembaga, langkah("r9", "", 1), langkah("r1", "mtk", 4)), akademik.ErrVersi, "langkah yang melompat")
	ada, err := st.Langkah(ctx, lembaga, "")
	require.NoError(t, err)
	require.Len(t, ada, 4, "tidak ada yang setengah tersimpan")
}

// segel seals records for a store that is tried by itself.
func segel[T any](t *testing.T, recs ...*T) {
	t.Helper()
	r := privasitest.Rumah(t, akademik.DaftarkanTipe)
	require.NoError(t, privasi.Segel(t.Context(), r.Brankas, r.Daftar, lembaga, recs...))
}

func ujiRaporIsian(t *testing.T, k Toko) {
	ctx, st := t.Context(), k.Stores.Rapor
	buat := func(r akademik.RombelID, m akademik.KodeMapel, s santri.ID) akademik.IsianRapor {
		return akademik.IsianRapor{Rombel: r, Periode: "1", Mapel: m, Santri: s, Subjek: privasi.SubjekID("sub-" + s), Isi: privasi.Tutup(akademik.IsiRapor{Catatan: "baik"}), Oleh: "akun", Dicatat: saat}
	}
	a, b, c := buat("r1", "", "s2"), buat("r1", "", "s1"), buat("r1", "mtk", "s1")
	require.ErrorIs(t, st.SimpanIsian(ctx, lembaga, a), privasi.ErrBelumSegel)
	segel(t, &a, &b, &c)
	require.NoError(t, st.SimpanIsian(ctx, lembaga, c, a, b))
	require.NoError(t, st.SimpanIsian(ctx, lain, a))
	ada, err := st.Isian(ctx, lembaga, "1", "r1", "r2")
	require.NoError(t, err)
	samaIsian(t, []akademik.IsianRapor{b, a, c}, ada, 1)
	a.Versi, a.Oleh = 1, "akun lain"
	require.NoError(t, st.SimpanIsian(ctx, lembaga, a))
	require.ErrorIs(t, st.SimpanIsian(ctx, lembaga, a), akademik.ErrVersi, "versi lama")
	baru := buat("r1", "", "s9")
	segel(t, &baru)
	hantu := baru
	hantu.Santri, hantu.Versi = "hantu", 3
	require.ErrorIs(t, st.SimpanIsian(ctx, lembaga, baru, hantu), akademik.ErrVersi)
	require.ErrorIs(t, st.SimpanIsian(ctx, lembaga, baru, b), akademik.ErrVersi, "yang sudah ada")
	ada, err = st.Isian(ctx, lembaga, "1", "r1")
	require.NoError(t, err)
	require.Len(t, ada, 3, "tidak ada yang setengah tersimpan")
	require.Equal(t, "akun lain", ada[1].Oleh)
	for _, kosong := range [][]akademik.RombelID{nil, {"r2"}} {
		ada, err = st.Isian(ctx, lembaga, "1", kosong...)
		require.NoError(t, err)
		require.Empty(t, ada)
	}
}

func samaIsian(t *testing.T, harap, ada []akademik.IsianRapor, versi int) {
	t.Helper()
	require.Len(t, ada, len(harap))
	for i, h := range harap {
		a, _ := h.Isi.Bungkus()
		b, _ := ada[i].Isi.Bungkus()
		require.Equal(t, a.Sandi, b.Sandi)
		h.Lembaga, h.Versi, h.Isi = lembaga, versi, ada[i].Isi
		ada[i].Isi, h.Isi = akademik.IsianRapor{}.Isi, akademik.IsianRapor{}.Isi
		require.Equal(t, h, ada[i])
	}
}

func ujiRaporTerbit(t *testing.T, k Toko) {
	ctx, st := t.Context(), k.Stores.Rapor
	buat := func(nomor, versi int, r akademik.RombelID, s santri.ID) akademik.RaporTerbit {
		isi := rapor.Rapor{Kelas: "7A"}
		return akademik.RaporTerbit{Nomor: nomor, Versi: versi, Rombel: r, Periode: "1", Santri: s, Subjek: privasi.SubjekID("sub-" + s), Sidik: isi.Sidik(), Isi: privasi.Tutup(isi), Kurang: 2, Pada: HariIni,
			Alasan: "salah tulis", Oleh: "akun", Dicatat: saat}
	}
	a, b, c := buat(1, 1, "r1", "s1"), buat(1, 2, "r1", "s1"), buat(12, 1, "r2", "s2")
	require.ErrorIs(t, st.SimpanTerbitan(ctx, lembaga, a), privasi.ErrBelumSegel)
	segel(t, &a, &b, &c)
	require.NoError(t, st.SimpanTerbitan(ctx, lembaga, c, b, a))
	require.NoError(t, st.SimpanTerbitan(ctx, lain, a))
	for nama, u := range map[string]struct {
		f     akademik.SaringTerbitan
		harap []akademik.RaporTerbit
	}{
		"semua":       {akademik.SaringTerbitan{}, []akademik.RaporTerbit{a, b, c}},
		"kelas":       {akademik.SaringTerbitan{Rombel: []akademik.RombelID{"r1"}, Periode: "1"}, []akademik.RaporTerbit{a, b}},
		"santri":      {akademik.SaringTerbitan{Santri: []santri.ID{"s2"}}, []akademik.RaporTerbit{c}},
		"nomor":       {akademik.SaringTerbitan{Nomor: 1, Versi: 2}, []akademik.RaporTerbit{b}},
		"tanpa kelas": {akademik.SaringTerbitan{Rombel: []akademik.RombelID{}}, nil},
		"periode":     {akademik.SaringTerbitan{Periode: "2"}, nil},
		"isi":         {akademik.SaringTerbitan{Nomor: 12, Isi: true}, []akademik.RaporTerbit{c}},
	} {
		ada, err := st.Terbitan(ctx, lembaga, u.f)
		require.NoError(t, err, nama)
		require.Len(t, ada, len(u.harap), nama)
		for i, h := range u.harap {
			if !u.f.Isi {
				require.True(t, ada[i].Isi.Kosong(), nama)
			} else {
				x, _ := h.Isi.Bungkus()
				y, _ := ada[i].Isi.Bungkus()
				require.Equal(t, x.Sandi, y.Sandi)
			}
			h.Lembaga, h.Isi, ada[i].Isi = lembaga, akademik.RaporTerbit{}.Isi, akademik.RaporTerbit{}.Isi
			require.Equal(t, h, ada[i], nama)
		}
	}
	baru, kembar := buat(13, 1, "r2", "s3"), buat(14, 1, "r2", "s2")
	segel(t, &baru, &kembar)
	require.ErrorIs(t, st.SimpanTerbitan(ctx, lembaga, baru, a), akademik.ErrVersi, "nomor dan versi yang sudah ada")
	require.ErrorIs(t, st.SimpanTerbitan(ctx, lembaga, baru, kembar), akademik.ErrVersi, "santri yang sudah punya versi itu")
	ada, err := st.Terbitan(ctx, lembaga, akademik.SaringTerbitan{})
	require.NoError(t, err)
	require.Len(t, ada, 3, "tidak ada yang setengah tersimpan")
}

// Numbers have no gap, whoever fails and whoever comes at once.
func ujiRaporNomor(t *testing.T, k Toko) {
	ctx := t.Context()
	ambil := func(l dasar.LembagaID, n int, gagal error) (pertama int, err error) {
		err = k.Atomic.Do(ctx, func(ctx context.Context, st akademik.Stores) error {
			if pertama, err = st.Rapor.Nomor(ctx, l, n); err != nil {
				return err
			}
			return gagal
		})
		return pertama, err
	}
	n, err := ambil(lembaga, 3, nil)
	require.NoError(t, err)
	require.Equal(t, 1, n)
	rusak := errors.New("gagal")
	_, err = ambil(lembaga, 9, rusak)
	require.ErrorIs(t, err, rusak)
	n, err = ambil(lain, 1, nil)
	require.NoError(t, err)
	require.Equal(t, 1, n, "tiap lembaga punya urutannya")
	var wg sync.WaitGroup
	var mu sync.Mutex
	dapat := map[int]bool{}
	errs := make([]error, 8)
	for i := range errs {
		wg.Go(func() {
			n, err := ambil(lembaga, 2, nil)
			mu.Lock()
			defer mu.Unlock()
			dapat[n], errs[i] = true, err
		})
	}
	wg.Wait()
	require.NoError(t, errors.Join(errs...))
	require.Len(t, dapat, 8)
	for i := range 8 {
		require.True(t, dapat[4+2*i], "tanpa lubang")
	}
}
