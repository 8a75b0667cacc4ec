package privasitest_test

import (
	"context"
	"iter"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
)

type (
	terdaftar struct {
		Subjek privasi.SubjekID         `privasi:"subjek"`
		HP     privasi.Tertutup[string] `privasi:"kategori=kontak.hp;kelas=umum;retensi=identitas"`
		Nama   string                   `privasi:"kategori=identitas.nama;kelas=umum;retensi=identitas;terbuka=dicari"`
		Rinci  []rincian                `privasi:"-,rincian teknis"`
	}
	rincian     struct{ X string }
	tersembunyi struct{ Nama string }
	saringan    struct{ Nama string }
	nilai       struct{ x int } //lint:ignore U1000 read by reflection only

	toko interface {
		Simpan(ctx context.Context, l dasar.LembagaID, t *terdaftar) error
		Cari(ctx context.Context, f saringan, p dasar.Page) (map[string][]terdaftar, string, error)
		Semua(ctx context.Context) iter.Seq2[tersembunyi, error]
		Jumlah() (nilai, error)
	}
)

func TestLengkapMenemukanTipeTanpaTanda(t *testing.T) {
	d := &privasi.Daftar{}
	privasi.MustDaftarkan[terdaftar](d)
	kurang, err := privasitest.Kurang(d, (*toko)(nil), privasitest.Kecuali{Tipe: saringan{}, Alasan: "saringan, tidak disimpan"})
	require.NoError(t, err)
	require.Len(t, kurang, 2)
	require.Contains(t, kurang[0], "privasitest_test.rincian dipakai privasitest_test.toko.")
	require.Contains(t, kurang[1], "privasitest_test.tersembunyi dipakai privasitest_test.toko.Semua")

	kurang, err = privasitest.Kurang(&privasi.Daftar{}, (*toko)(nil))
	require.NoError(t, err)
	require.Len(t, kurang, 3)
}

func TestLengkapMenolakSalahPakai(t *testing.T) {
	for _, s := range []any{nil, 1, terdaftar{}, (*terdaftar)(nil), (*any)(nil), privasitest.Kecuali{Tipe: saringan{}}, privasitest.Kecuali{Alasan: "x"}} {
		_, err := privasitest.Kurang(&privasi.Daftar{}, s)
		require.Error(t, err, "%T", s)
	}
}

type saksi struct {
	testing.TB
	gagal bool
}

func (s *saksi) Errorf(string, ...any) { s.gagal = true }
func (s *saksi) FailNow()              { panic("gagal") }

// gagal reports whether fn fails the test that it is given.
func gagal(t *testing.T, fn func(testing.TB)) (hasil bool) {
	s := &saksi{TB: t}
	defer func() { _ = recover(); hasil = s.gagal }()
	fn(s)
	return s.gagal
}

func TestTanpaKenariMelihatSetiapBentuk(t *testing.T) {
	for isi, mau := range map[string]bool{"aman": false, "x KENARI-77 y": true, "kenari-77": true, "4b454e4152492d3737": true, "4B454E4152492D3737": true, "S0VOQVJJLTc3": true, "": false} {
		require.Equal(t, mau, gagal(t, func(tb testing.TB) { privasitest.TanpaKenari(tb, "berkas", []byte(isi), "KENARI-77") }), isi)
	}
}

func TestSamaMelihatBeda(t *testing.T) {
	r := privasitest.Rumah(t, func(d *privasi.Daftar) { privasi.MustDaftarkan[terdaftar](d) })
	a := terdaftar{Subjek: privasi.NewSubjek(), Nama: "Ahmad", HP: privasi.Tutup("0811")}
	b, nama, hp, kosong := a, a, a, a
	b.HP, hp.HP, kosong.HP, nama.Nama = privasi.Tutup("0811"), privasi.Tutup("0812"), privasi.Tertutup[string]{}, "Budi"
	privasitest.Segel(t, r, &b)
	for nama, k := range map[string]struct {
		x     terdaftar
		gagal bool
	}{"sama": {b, false}, "nama_lain": {nama, true}, "hp_lain": {hp, true}, "hp_kosong": {kosong, true}} {
		require.Equal(t, k.gagal, gagal(t, func(tb testing.TB) { privasitest.Sama(tb, r, a, k.x) }), nama)
	}
	privasitest.SamaSemua(t, r, []terdaftar{a, hp}, []terdaftar{b, hp})
	require.True(t, gagal(t, func(tb testing.TB) { privasitest.SamaSemua(tb, r, []terdaftar{a}, nil) }))
	require.Equal(t, map[string]string{"HP": "0812"}, privasitest.Buka(t, r, hp))
	require.False(t, a.HP.Segar() && b.HP.Segar())
	require.True(t, a.HP.Segar(), "Sama tidak mengubah catatan pemanggil")
}
