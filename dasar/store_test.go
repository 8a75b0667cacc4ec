package dasar_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
)

func TestPeriksaKunci(t *testing.T) {
	t.Parallel()
	require.NoError(t, dasar.PeriksaKunci("0198c1f2"))
	require.NoError(t, dasar.PeriksaKunci(strings.Repeat("k", dasar.MaksKunci)))
	for nama, kunci := range map[string]string{"kosong": "", "terlalu panjang": strings.Repeat("k", dasar.MaksKunci+1)} {
		err := dasar.PeriksaKunci(kunci)
		require.ErrorIs(t, err, dasar.ErrUlang, nama)
		require.Equal(t, dasar.Invalid, dasar.KindOf(err))
	}
}

func TestSidik(t *testing.T) {
	t.Parallel()
	type isian struct {
		Jumlah dasar.Rupiah
		Pada   dasar.Tanggal
		Lain   map[string]int
	}
	a := isian{1_000, dasar.Tgl(2026, 10, 1), map[string]int{"a": 1, "b": 2}}
	b := isian{1_000, dasar.Tgl(2026, 10, 1), map[string]int{"b": 2, "a": 1}}
	require.Equal(t, dasar.Sidik(a), dasar.Sidik(b), "urutan peta tidak berpengaruh")
	b.Pada = dasar.Tgl(2026, 10, 2)
	require.NotEqual(t, dasar.Sidik(a), dasar.Sidik(b))
	require.Panics(t, func() { dasar.Sidik(func() {}) })
}

func TestPesanKeluar(t *testing.T) {
	t.Parallel()
	utuh := dasar.Pesan{Lembaga: "nurul-contoh", ID: "1", Topik: "kuitansi.kirim"}
	require.NoError(t, utuh.Validate())
	for nama, ubah := range map[string]func(*dasar.Pesan){
		"tanpa lembaga": func(p *dasar.Pesan) { p.Lembaga = "" },
		"tanpa id":      func(p *dasar.Pesan) { p.ID = "" },
		"tanpa topik":   func(p *dasar.Pesan) { p.Topik = "" },
	} {
		p := utuh
		ubah(&p)
		require.ErrorIs(t, p.Validate(), dasar.ErrPesan, nama)
	}
}
