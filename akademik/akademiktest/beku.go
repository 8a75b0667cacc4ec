package akademiktest

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

func bekuan(a string, s santri.ID, versi int, bobot int64) akademik.Bekuan {
	return akademik.Bekuan{Asesmen: a, Santri: s, Versi: versi, Oleh: "akun", Dicatat: saat,
		Isi:  akademik.Asesmen{Lembaga: lembaga, ID: a, Rombel: "r1", Mapel: "m1", Periode: "1", Kode: "SLM1", Nama: "Satu", Komponen: "SLM", Maks: nilai.A(100), Bobot: nilai.A(bobot), Tanggal: dasar.Tgl(2026, 8, 1), Dicatat: saat, Versi: 2},
		Skor: []akademik.Skor{{Lembaga: lembaga, Asesmen: a, Santri: s, Percobaan: 1, Keadaan: nilai.Ada, Angka: 645_000, Dicatat: saat, Versi: 1}}}
}

func ujiBeku(t *testing.T, k Toko) {
	ctx, st := t.Context(), k.Stores.Beku
	a, b, c := bekuan("a", "s1", 1, 1), bekuan("b", "s1", 1, 1), bekuan("a", "s2", 1, 1)
	require.NoError(t, st.SimpanBeku(ctx, lembaga, c, b, a))
	require.NoError(t, st.SimpanBeku(ctx, lain, bekuan("a", "s1", 1, 5)))
	a2 := bekuan("a", "s1", 2, 3)
	require.NoError(t, st.SimpanBeku(ctx, lembaga, a2))
	require.ErrorIs(t, st.SimpanBeku(ctx, lembaga, bekuan("z", "s1", 1, 1), a2), akademik.ErrVersi)
	for _, x := range []*akademik.Bekuan{&a, &b, &c, &a2} {
		x.Lembaga = lembaga
	}
	ada, err := st.Beku(ctx, lembaga, "s2", "s1", "tiada")
	require.NoError(t, err)
	require.Equal(t, []akademik.Bekuan{a, a2, b, c}, ada, "yang ditolak tidak tersimpan separuh")
	ada[0].Skor[0].Angka = 0
	ada, err = st.Beku(ctx, lembaga, "s1")
	require.NoError(t, err)
	require.Equal(t, []akademik.Bekuan{a, a2, b}, ada)
	ada, err = st.Beku(ctx, lembaga)
	require.NoError(t, err)
	require.Empty(t, ada)
}

func (m *model) beku(l dasar.LembagaID) perintah {
	bs := beberapa(m, func(versi int) akademik.Bekuan {
		return bekuan(m.id("a", 2), m.orang(), versi+1, int64(m.pilih("bobot", 3)))
	}, func(b akademik.Bekuan) string { return b.Asesmen + string(b.Santri) })
	return func(ctx context.Context, st akademik.Stores) error { return st.Beku.SimpanBeku(ctx, l, bs...) }
}
