package privasi_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
)

type isiUji struct {
	Subjek  privasi.SubjekID           `privasi:"subjek"`
	Rincian privasi.Tertutup[string]   `privasi:"kategori=kontak.hp;kelas=umum;retensi=permohonan;indeks"`
	Hari    dasar.Tanggal              `privasi:"-,uji"`
	Saat    time.Time                  `privasi:"-,uji"`
	Langkah []langkahUji               `privasi:"-,uji"`
	Peta    map[privasi.SubjekID][]int `privasi:"-,uji"`
	Sampai  *time.Time                 `privasi:"-,uji"`
	Bita    []byte                     `privasi:"-,uji"`
	Larik   [2]int64                   `privasi:"-,uji"`
	Garam   privasi.Garam              `privasi:"-,uji"`
}

type langkahUji struct {
	Pada time.Time
	Apa  string
}

func TestIsiRekaman(t *testing.T) {
	r := privasitest.Rumah(t, func(d *privasi.Daftar) { privasi.MustDaftarkan[isiUji](d) })
	sampai := berapat.Add(time.Hour)
	a := isiUji{Subjek: "s", Rincian: privasi.Tutup("+62811"), Hari: dasar.Tgl(2026, 2, 28), Saat: berapat, Langkah: []langkahUji{{berapat, "satu"}, {time.Time{}, ""}},
		Peta: map[privasi.SubjekID][]int{"s": {1, 2}}, Sampai: &sampai, Bita: []byte{0, 255}, Larik: [2]int64{1 << 60, -1}, Garam: privasi.Garam{9}}
	_, err := privasi.TulisIsi(r.Daftar, &a)
	require.ErrorIs(t, err, privasi.ErrBelumSegel)
	privasitest.Segel(t, r, &a)
	isi, err := privasi.TulisIsi(r.Daftar, &a)
	require.NoError(t, err)
	require.NotContains(t, string(isi), "62811")
	var b isiUji
	require.NoError(t, privasi.BacaIsi(r.Daftar, isi, &b))
	privasitest.Sama(t, r, a, b)
	lagi, err := privasi.TulisIsi(r.Daftar, &b)
	require.NoError(t, err)
	require.Equal(t, string(isi), string(lagi))

	var kosong isiUji
	require.NoError(t, privasi.BacaIsi(r.Daftar, []byte(`{"Dulu":1}`), &kosong), "bidang yang sudah tidak ada dilewati")
	require.True(t, kosong.Rincian.Kosong())
	for _, rusak := range []string{"", "[]", `{"Rincian":"terbuka"}`, `{"Larik":[1]}`, `{"Peta":[]}`} {
		require.ErrorIs(t, privasi.BacaIsi(r.Daftar, []byte(rusak), &kosong), privasi.ErrIsiRekaman, rusak)
	}
	_, err = privasi.TulisIsi(&privasi.Daftar{}, &a)
	require.ErrorIs(t, err, privasi.ErrTipe)
}
