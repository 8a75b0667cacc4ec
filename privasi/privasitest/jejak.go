package privasitest

import (
	"context"
	"encoding/binary"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/buku"
)

// catatan is the n-th decision of a test, about people in two groups in turn.
func catatan(n int, subjek ...privasi.SubjekID) privasi.Catatan {
	c := privasi.Catatan{Lembaga: Lembaga, ID: fmt.Sprintf("p%04d", n), Pada: saat.Add(time.Duration(n/2) * time.Second), Pelaku: "akun", Peran: "kasir",
		Tujuan: "keuangan.pembayaran", Tipe: "santri.Santri", Register: 1, Garam: privasi.Garam{byte(n), 1}, Golongan: []string{"HP=samar,Nama=penuh", `A="tiada"`}}
	for i, s := range subjek {
		var g privasi.Garam
		binary.BigEndian.PutUint64(g[:], uint64(n)<<32|uint64(i))
		c.Orang = append(c.Orang, privasi.OrangTercatat{Subjek: s, Golongan: i % 2, Garam: g})
	}
	return c
}

// GudangJejak is the conformance suite of [privasi.GudangJejak] and of the log
// that stands under it.
func GudangJejak(t *testing.T, buka func(*testing.T) (privasi.GudangJejak, buku.Gudang)) {
	ctx := context.Background()
	t.Run("kosong", func(t *testing.T) {
		g, _ := buka(t)
		js, lanjut, err := g.Subjek(ctx, Lembaga, "s", dasar.Page{})
		require.NoError(t, err)
		require.Empty(t, js)
		require.Empty(t, lanjut)
	})
	t.Run("terbaru_dahulu_berhalaman", func(t *testing.T) {
		g, _ := buka(t)
		for i := range 7 {
			n, err := g.Tambah(ctx, catatan(i, "s", "lain"))
			require.NoError(t, err)
			require.EqualValues(t, i, n, "nomor daun tanpa sela")
		}
		milikLain := catatan(9, "s")
		milikLain.Lembaga = LembagaLain
		n, err := g.Tambah(ctx, milikLain)
		require.NoError(t, err)
		require.Zero(t, n, "tiap lembaga punya bukunya sendiri")
		dapat := semuaJejak(t, func(p dasar.Page) ([]privasi.Jejak, string, error) { return g.Subjek(ctx, Lembaga, "lain", p) })
		require.Len(t, dapat, 7)
		for i, j := range dapat {
			c := catatan(6-i, "s", "lain")
			require.Equal(t, c.Baris(1, int64(6-i)), j)
		}
		js, _, err := g.Subjek(ctx, LembagaLain, "s", dasar.Page{})
		require.NoError(t, err)
		require.Equal(t, []privasi.Jejak{milikLain.Baris(0, 0)}, js)
	})
	t.Run("penunjuk_halaman_palsu_ditolak", func(t *testing.T) {
		g, _ := buka(t)
		for _, after := range []string{"x", "1.a'b", "9999999999999999999999"} {
			_, _, err := g.Subjek(ctx, Lembaga, "s", dasar.Page{After: after})
			require.Equal(t, "PRI-HALAMAN-01", dasar.RuleOf(err), after)
			_, _, err = g.Pelaku(ctx, Lembaga, privasi.SaringJejak{Pelaku: "akun"}, dasar.Page{After: after})
			require.Equal(t, "PRI-HALAMAN-01", dasar.RuleOf(err), after)
		}
	})
	t.Run("banyak_sekaligus", func(t *testing.T) {
		g, _ := buka(t)
		var semua []privasi.SubjekID
		for i := range 3000 {
			semua = append(semua, privasi.SubjekID(fmt.Sprint("s", i)))
		}
		c := catatan(1, semua...)
		_, err := g.Tambah(ctx, c)
		require.NoError(t, err)
		js, _, err := g.Subjek(ctx, Lembaga, "s2999", dasar.Page{})
		require.NoError(t, err)
		require.Equal(t, []privasi.Jejak{c.Baris(2999, 0)}, js)
	})
	t.Run("menurut_pelaku", func(t *testing.T) { jejakPelaku(t, buka) })
	t.Run("bukti_tiap_baris", func(t *testing.T) { buktiJejak(t, buka) })
	t.Run("lupakan", func(t *testing.T) { lupakanJejak(t, buka) })
	t.Run("panjang", func(t *testing.T) { jejakPanjang(t, buka) })
	t.Run("id_seperti_aslinya", func(t *testing.T) { jejakIDAsli(t, buka) })
}

// jejakIDAsli asks with ids as they are made: a storage may keep those in a form of its
// own. The decisions fill one block of a storage that keeps blocks, and begin the next.
func jejakIDAsli(t *testing.T, buka func(*testing.T) (privasi.GudangJejak, buku.Gudang)) {
	ctx := context.Background()
	g, b := buka(t)
	a, c := privasi.NewSubjek(), privasi.NewSubjek()
	const n = 131
	for i := range n {
		_, err := g.Tambah(ctx, catatan(i, a, "pendek", c))
		require.NoError(t, err)
	}
	for _, s := range []privasi.SubjekID{a, "pendek", c} {
		var p dasar.Page
		ke := int64(n)
		for halaman := 0; halaman == 0 || p.After != ""; halaman++ {
			require.Less(t, halaman, n)
			js, lanjut, err := g.Subjek(ctx, Lembaga, s, p)
			require.NoError(t, err)
			for _, j := range js {
				ke--
				require.Equal(t, ke, j.Indeks)
				require.Equal(t, s, j.Subjek)
			}
			p.After = lanjut
		}
		require.Zero(t, ke, "setiap keputusan, yang terbaru dahulu")
	}
	titik := titikKini(t, b)
	require.NoError(t, g.Lupakan(ctx, Lembaga, a))
	js, _, err := g.Subjek(ctx, Lembaga, a, dasar.Page{})
	require.NoError(t, err)
	require.Empty(t, js)
	for _, i := range []int64{0, n - 1} {
		m, err := g.Bahan(ctx, Lembaga, c, i)
		require.NoError(t, err)
		p, err := buku.BuatBuktiJejak(m, i, titik.Ukuran, pembaca(b))
		require.NoError(t, err)
		require.NoError(t, p.Periksa(titik))
		require.True(t, p.Tersambung(c))
	}
}

func semuaJejak(t *testing.T, baca func(dasar.Page) ([]privasi.Jejak, string, error)) (semua []privasi.Jejak) {
	t.Helper()
	p := dasar.Page{Limit: 3}
	for halaman := 0; ; halaman++ {
		require.Less(t, halaman, 20)
		js, lanjut, err := baca(p)
		require.NoError(t, err)
		require.LessOrEqual(t, len(js), 3)
		semua = append(semua, js...)
		if p.After = lanjut; lanjut == "" {
			return semua
		}
	}
}

func jejakPelaku(t *testing.T, buka func(*testing.T) (privasi.GudangJejak, buku.Gudang)) {
	ctx := context.Background()
	g, _ := buka(t)
	for i := range 6 {
		c := catatan(2*i, "a", "b", "c", "d", "e")
		if i == 2 {
			c.Pelaku = "orang-lain"
		}
		_, err := g.Tambah(ctx, c)
		require.NoError(t, err)
	}
	f := privasi.SaringJejak{Pelaku: "akun", Dari: saat.Add(time.Second), Sampai: saat.Add(5 * time.Second)}
	dapat := semuaJejak(t, func(p dasar.Page) ([]privasi.Jejak, string, error) { return g.Pelaku(ctx, Lembaga, f, p) })
	require.Len(t, dapat, 15, "tiga keputusan, lima orang: yang pertama terlalu dini, yang ketiga orang lain, yang terakhir terlalu lambat")
	for i, n := range []int64{4, 3, 1} {
		for k := range 5 {
			c := catatan(int(2*n), "a", "b", "c", "d", "e")
			require.Equal(t, c.Baris(k, n), dapat[5*i+k])
		}
	}
	kosong, _, err := g.Pelaku(ctx, LembagaLain, f, dasar.Page{})
	require.NoError(t, err)
	require.Empty(t, kosong)
}

func buktiJejak(t *testing.T, buka func(*testing.T) (privasi.GudangJejak, buku.Gudang)) {
	ctx := context.Background()
	g, b := buka(t)
	for i := range 11 {
		_, err := g.Tambah(ctx, catatan(i, "a", "b", "c"))
		require.NoError(t, err)
	}
	titik := titikKini(t, b)
	baca := pembaca(b)
	for i := range int64(11) {
		m, err := g.Bahan(ctx, Lembaga, "b", i)
		require.NoError(t, err)
		p, err := buku.BuatBuktiJejak(m, i, titik.Ukuran, baca)
		require.NoError(t, err)
		require.NoError(t, p.Periksa(titik), i)
		require.True(t, p.Tersambung("b"))
		require.False(t, p.Tersambung("a"))
		p.Catatan.Golongan = []string{p.Catatan.Golongan[0], "HP=penuh"}
		require.Equal(t, "PRI-BUKU-01", dasar.RuleOf(p.Periksa(titik)), "isi baris diubah")
	}
	urut := []int64{7, 0, 10}
	ms, err := g.BahanBanyak(ctx, Lembaga, "b", urut...)
	require.NoError(t, err)
	tanya := 0
	ps, err := buku.BuatBuktiBanyak(ms, urut, titik.Ukuran, func(nomor []int64) ([]buku.Sidik, error) {
		tanya++
		return baca(nomor)
	})
	require.NoError(t, err)
	require.Equal(t, 1, tanya, "semua simpul sekali baca")
	for i, p := range ps {
		require.NoError(t, p.Periksa(titik))
		require.Equal(t, urut[i], p.Indeks)
	}
	_, err = g.BahanBanyak(ctx, Lembaga, "b", 3, 11)
	require.Equal(t, dasar.NotFound, dasar.KindOf(err), "satu yang tiada menggagalkan semuanya")
	ms, err = g.BahanBanyak(ctx, Lembaga, "b")
	require.NoError(t, err)
	require.Empty(t, ms)
	_, err = g.Bahan(ctx, Lembaga, "orang-lain", 3)
	require.Equal(t, dasar.NotFound, dasar.KindOf(err))
	_, err = g.Bahan(ctx, LembagaLain, "b", 3)
	require.Equal(t, dasar.NotFound, dasar.KindOf(err))
}

func lupakanJejak(t *testing.T, buka func(*testing.T) (privasi.GudangJejak, buku.Gudang)) {
	ctx := context.Background()
	g, b := buka(t)
	for i := range 4 {
		_, err := g.Tambah(ctx, catatan(i, "a", "b", "c"))
		require.NoError(t, err)
	}
	lama := titikKini(t, b)
	require.NoError(t, g.Lupakan(ctx, Lembaga, "b", "", "tak-ada"))
	require.NoError(t, g.Lupakan(ctx, Lembaga, "b"), "dua kali sama saja")
	js, _, err := g.Subjek(ctx, Lembaga, "b", dasar.Page{})
	require.NoError(t, err)
	require.Empty(t, js)
	js, _, err = g.Pelaku(ctx, Lembaga, privasi.SaringJejak{Pelaku: "akun"}, dasar.Page{})
	require.NoError(t, err)
	require.Len(t, js, 8, "yang lain tetap")
	_, err = g.Bahan(ctx, Lembaga, "b", 2)
	require.Equal(t, dasar.NotFound, dasar.KindOf(err))
	m, err := g.Bahan(ctx, Lembaga, "c", 2)
	require.NoError(t, err)
	p, err := buku.BuatBuktiJejak(m, 2, lama.Ukuran, pembaca(b))
	require.NoError(t, err)
	require.NoError(t, p.Periksa(lama), "buku lama tetap cocok")
	require.Equal(t, lama, titikKini(t, b))
}

func pembaca(b buku.Gudang) buku.Pembaca {
	return func(nomor []int64) ([]buku.Sidik, error) { return b.Simpul(context.Background(), Lembaga, nomor) }
}

func titikKini(t *testing.T, b buku.Gudang) buku.TitikPeriksa {
	t.Helper()
	tepi, err := b.Tepi(context.Background(), Lembaga)
	require.NoError(t, err)
	return buku.TitikPeriksa{Asal: "pesantren/uji", Ukuran: tepi.Ukuran, Akar: tepi.Akar()}
}

// GudangBuku is the conformance suite of [buku.Gudang].
func GudangBuku(t *testing.T, buka func(*testing.T) buku.Gudang) {
	ctx := context.Background()
	daun := func(n int) (ds []buku.Daun) {
		for i := range n {
			ds = append(ds, buku.Daun{Jenis: buku.JenisResi, Isi: fmt.Append(nil, "daun ", i)})
		}
		return ds
	}
	t.Run("tumbuh_dan_tetap", func(t *testing.T) {
		b := buka(t)
		semua := daun(70)
		for awal := 0; awal < 70; {
			n := min(1+awal%7, 70-awal)
			indeks, err := b.Tambah(ctx, Lembaga, semua[awal:awal+n]...)
			require.NoError(t, err)
			require.EqualValues(t, awal, indeks)
			awal += n
		}
		_, err := b.Tambah(ctx, LembagaLain, buku.Daun{Jenis: buku.JenisResi, Isi: []byte("lain")})
		require.NoError(t, err)
		isi := make([][]byte, len(semua))
		for i := range semua {
			semua[i].Indeks, isi[i] = int64(i), semua[i].Isi
		}
		p := buku.Tanam(isi...)
		require.Equal(t, p.Akar(), titikKini(t, b).Akar)
		var nomor []int64
		for n := range int64(2 * 64) {
			nomor = append(nomor, n)
		}
		slices.Reverse(nomor)
		mau, err := p.Pembaca()(nomor)
		require.NoError(t, err)
		dapat, err := b.Simpul(ctx, Lembaga, nomor)
		require.NoError(t, err)
		require.Equal(t, mau, dapat)
		ds, err := b.Daun(ctx, Lembaga, 60, 7)
		require.NoError(t, err)
		require.Equal(t, semua[60:67], ds)
		ds, err = b.Daun(ctx, Lembaga, 68, 100)
		require.NoError(t, err)
		require.Equal(t, semua[68:], ds)
		_, err = b.Simpul(ctx, Lembaga, []int64{0, 1000})
		require.Equal(t, dasar.NotFound, dasar.KindOf(err))
	})
	t.Run("titik_periksa", func(t *testing.T) {
		b := buka(t)
		for n := range int64(5) {
			require.NoError(t, b.SimpanTitik(ctx, Lembaga, buku.TitikTersimpan{Ukuran: n, Pada: saat, Teks: fmt.Sprint("titik ", n)}))
		}
		require.NoError(t, b.SimpanTitik(ctx, Lembaga, buku.TitikTersimpan{Ukuran: 2, Pada: saat, Teks: "titik palsu"}))
		require.NoError(t, b.SimpanTitik(ctx, LembagaLain, buku.TitikTersimpan{Ukuran: 9, Pada: saat, Teks: "lain"}))
		var ukuran []int64
		p := dasar.Page{Limit: 2}
		for {
			ts, lanjut, err := b.Titik(ctx, Lembaga, p)
			require.NoError(t, err)
			for _, x := range ts {
				require.Equal(t, buku.TitikTersimpan{Ukuran: x.Ukuran, Pada: saat, Teks: fmt.Sprint("titik ", x.Ukuran)}, x, "yang pertama tetap")
				ukuran = append(ukuran, x.Ukuran)
			}
			if p.After = lanjut; lanjut == "" {
				break
			}
		}
		require.Equal(t, []int64{4, 3, 2, 1, 0}, ukuran)
	})
	t.Run("serentak_tanpa_sela", func(t *testing.T) {
		b := buka(t)
		hasil := make(chan error, 40)
		for i := range cap(hasil) {
			go func() {
				_, err := b.Tambah(ctx, Lembaga, buku.Daun{Jenis: buku.JenisResi, Isi: fmt.Append(nil, i)})
				hasil <- err
			}()
		}
		for range cap(hasil) {
			require.NoError(t, <-hasil)
		}
		ds, err := b.Daun(ctx, Lembaga, 0, 100)
		require.NoError(t, err)
		require.Len(t, ds, cap(hasil))
		isi := make([][]byte, len(ds))
		for i, d := range ds {
			require.EqualValues(t, i, d.Indeks)
			isi[i] = d.Isi
		}
		require.Equal(t, buku.Akar(isi...), titikKini(t, b).Akar)
	})
}

// A trail long enough for a storage that keeps it in parts: every line of everybody is
// found in order, before and after some are forgotten, and proves what it says.
func jejakPanjang(t *testing.T, buka func(*testing.T) (privasi.GudangJejak, buku.Gudang)) {
	ctx := context.Background()
	g, b := buka(t)
	siapa := []privasi.SubjekID{"a", "b", "jarang", "c", "lupa"}
	mau := map[privasi.SubjekID][]privasi.Jejak{}
	tulis := func(dari, sampai int) {
		for i := dari; i < sampai; i++ {
			var ss []privasi.SubjekID
			for k, s := range siapa {
				if sela := []int{1, 2, 131, 7, 3}[k]; i%sela == 0 {
					ss = append(ss, s)
				}
			}
			c := catatan(i, ss...)
			if i%5 == 0 { // a leaf that is no decision
				_, err := b.Tambah(ctx, Lembaga, buku.Daun{Jenis: buku.JenisResi, Isi: []byte{byte(i)}})
				require.NoError(t, err)
			}
			n, err := g.Tambah(ctx, c)
			require.NoError(t, err)
			for k, o := range c.Orang {
				mau[o.Subjek] = append([]privasi.Jejak{c.Baris(k, n)}, mau[o.Subjek]...)
			}
		}
	}
	periksa := func() {
		t.Helper()
		titik := titikKini(t, b)
		for _, s := range append(siapa, "tak-ada") {
			p, dapat := dasar.Page{Limit: 37}, []privasi.Jejak(nil)
			for {
				js, lanjut, err := g.Subjek(ctx, Lembaga, s, p)
				require.NoError(t, err)
				dapat = append(dapat, js...)
				if p.After = lanjut; lanjut == "" {
					break
				}
				require.Len(t, js, 37)
			}
			require.Equal(t, mau[s], dapat, s)
			if len(dapat) == 0 {
				continue
			}
			for _, j := range []privasi.Jejak{dapat[0], dapat[len(dapat)/2], dapat[len(dapat)-1]} {
				m, err := g.Bahan(ctx, Lembaga, s, j.Indeks)
				require.NoError(t, err)
				bukti, err := buku.BuatBuktiJejak(m, j.Indeks, titik.Ukuran, pembaca(b))
				require.NoError(t, err)
				require.NoError(t, bukti.Periksa(titik))
				require.True(t, bukti.Tersambung(s))
			}
		}
	}
	tulis(0, 290)
	periksa()
	require.NoError(t, g.Lupakan(ctx, Lembaga, "lupa", "jarang"))
	mau["lupa"], mau["jarang"] = nil, nil
	periksa()
	tulis(290, 420)
	periksa()
	require.NoError(t, g.Lupakan(ctx, Lembaga, "lupa"))
	mau["lupa"] = nil
	periksa()
}
