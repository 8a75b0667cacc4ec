package privasi_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
)

func TestBeda(t *testing.T) {
	r, lama := rumah(t), contoh()
	sama := lama
	berubah, kosong := lama, orang{Subjek: lama.Subjek}
	berubah.HP, berubah.Alamat = privasi.Tutup("+628999"), privasi.Tertutup[alamat]{}
	tersegel := berubah
	privasitest.Segel(t, r, &lama)
	privasitest.Segel(t, r, &tersegel)
	semua := []string{"NIK", "HP", "Alamat", "Periksa", "Berat", "Foto", "Nilai"}
	beda, err := privasi.Beda(t.Context(), r.Brankas, r.Daftar, privasitest.Lembaga,
		[]*orang{&sama, &berubah, &tersegel, &kosong, &kosong}, []*orang{&lama, &lama, &lama, &lama, &kosong})
	require.NoError(t, err)
	require.Equal(t, [][]string{nil, {"HP", "Alamat"}, {"HP", "Alamat"}, semua, nil}, beda)
	require.True(t, sama.HP.Segar(), "tidak mengubah apa pun")
}

func TestBedaDitolak(t *testing.T) {
	r, a, b := rumah(t), contoh(), contoh()
	ctx := t.Context()
	privasitest.Segel(t, r, &a, &b)
	_, err := privasi.Beda(ctx, r.Brankas, r.Daftar, privasitest.Lembaga, []*orang{&a}, []*orang{&b})
	require.ErrorIs(t, err, privasi.ErrBeda)
	_, err = privasi.Beda(dasar.TandaiUnit(ctx), r.Brankas, r.Daftar, privasitest.Lembaga, []*orang{&a}, []*orang{&a})
	require.ErrorIs(t, err, privasi.ErrSegelDalamUnit)
	_, err = privasi.Beda(ctx, r.Brankas, r.Daftar, privasitest.Lembaga, []*orang{&a}, nil)
	require.Error(t, err)
	_, err = privasi.Beda(ctx, r.Brankas, &privasi.Daftar{}, privasitest.Lembaga, []*orang{&a}, []*orang{&a})
	require.ErrorIs(t, err, privasi.ErrTipe)
	require.NoError(t, r.Brankas.Musnahkan(ctx, privasitest.Lembaga, a.Subjek, privasi.RetensiIdentitas))
	_, err = privasi.Beda(ctx, r.Brankas, r.Daftar, privasitest.Lembaga, []*orang{&a}, []*orang{&a})
	require.ErrorIs(t, err, privasi.ErrKunciMusnah)
}
