package resi_test

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/buku"
	"github.com/pesantren-go/pesantren/privasi/persetujuan"
	"github.com/pesantren-go/pesantren/privasi/resi"
)

const asal = "pesantren/uji"

var (
	kunci = ed25519.NewKeyFromSeed(bytes.Repeat([]byte{7}, ed25519.SeedSize))
	garam = bytes.Repeat([]byte{9}, 16)
	kini  = time.Date(2026, 10, 5, 1, 0, 0, 0, time.UTC)
)

func persetujuanUji() persetujuan.Persetujuan {
	wali := persetujuan.Pemberi{Wali: "ayah"}
	return persetujuan.Persetujuan{Lembaga: "uji", ID: "p1", Subjek: "fatimah", Tujuan: "kesiswaan.publikasi", Kegiatan: "publikasi-foto", Langkah: []persetujuan.Langkah{
		{Ke: persetujuan.Diminta, Pada: kini.Add(-time.Hour), Oleh: wali, Pemberitahuan: "v1"},
		{Ke: persetujuan.Diberikan, Pada: kini.Add(-30 * time.Minute), Oleh: wali, Cara: persetujuan.Elektronik, Pemberitahuan: "v1"},
		{Ke: persetujuan.Ditarik, Pada: kini, Oleh: persetujuan.Pemberi{Diri: true}, Cara: persetujuan.Elektronik},
	}}
}

// terbit issues the receipt of a step as the middle leaf of a log of n leaves.
func terbit(t uji, n int, langkah int) (teks []byte, publik string) {
	t.Helper()
	i, err := resi.Susun(persetujuanUji(), langkah, garam)
	require.NoError(t, err)
	b, err := resi.Terbitkan(i, kunci)
	require.NoError(t, err)
	daun := make([][]byte, n)
	for j := range daun {
		daun[j] = fmt.Appendf(nil, "daun %d", j)
	}
	daun[n/2] = b.Daun()
	p := buku.Tanam(daun...)
	bukti, err := buku.BuktiMuat(p.Ukuran(), int64(n/2), p.Pembaca())
	require.NoError(t, err)
	titik, err := buku.TitikPeriksa{Asal: asal, Ukuran: p.Ukuran(), Akar: p.Akar()}.Tandatangani(kunci)
	require.NoError(t, err)
	publik, err = buku.KunciPublik(asal, kunci)
	require.NoError(t, err)
	return b.Lengkapi(int64(n/2), bukti, titik).Tulis(), publik
}

type uji interface {
	require.TestingT
	Helper()
}

func harapan() resi.Harapan {
	return resi.Harapan{Lembaga: "uji", Subjek: "fatimah", Garam: garam, Kini: kini}
}

func TestDaftarkanTipe(t *testing.T) {
	t.Parallel()
	d := &privasi.Daftar{}
	resi.DaftarkanTipe(d)
	require.Equal(t, []string{"Garam"}, d.Tipe("resi.Catatan").Pribadi())
}

// The bytes are a contract with whoever holds a receipt: they never change.
func TestBitaEmas(t *testing.T) {
	t.Parallel()
	teks, publik := terbit(t, 3, 1)
	dasartest.Emas(t, "resi.json", append(append(bytes.Clone(teks), '\n'), publik...))
}

func TestU08_ResiTerbuktiLuring(t *testing.T) {
	t.Parallel()
	for _, n := range []int{1, 2, 3, 8, 70} {
		teks, publik := terbit(t, n, 1)
		i, err := resi.Periksa(teks, publik, harapan())
		require.NoError(t, err)
		require.Equal(t, "diberikan", i.Status)
		require.Equal(t, "ConsentGiven", i.ISO)
		require.Equal(t, "wali", i.Kapasitas)
		require.Equal(t, resi.Komitmen(garam, "uji", "ayah"), i.Wali)
		require.NotContains(t, string(teks), "fatimah")
		require.NotContains(t, string(teks), "ayah")
	}
	teks, publik := terbit(t, 5, 2)
	i, err := resi.Periksa(teks, publik, harapan())
	require.NoError(t, err)
	require.Equal(t, "diri", i.Kapasitas)
	require.Empty(t, i.Wali)
	require.Equal(t, "v1", i.Pemberitahuan, "penarikan bersandar pada pemberitahuan yang dulu dibaca")
}

// requireSatuGalat: every refusal reads the same.
func requireSatuGalat(t require.TestingT, err error, apa string) {
	require.ErrorIs(t, err, resi.ErrResi, apa)
	require.Equal(t, "[PRI-RESI-01] resi ini tidak sah", err.Error(), apa)
}

func TestB45_SatuGalat(t *testing.T) {
	t.Parallel()
	teks, publik := terbit(t, 9, 1)
	for nama, ubah := range map[string]func(*resi.Harapan){
		"lembaga lain":  func(h *resi.Harapan) { h.Lembaga = "lain" },
		"orang lain":    func(h *resi.Harapan) { h.Subjek = "aisyah" },
		"garam lain":    func(h *resi.Harapan) { h.Garam = bytes.Repeat([]byte{8}, 16) },
		"tanpa garam":   func(h *resi.Harapan) { h.Garam = nil },
		"masa depan":    func(h *resi.Harapan) { h.Kini = kini.Add(-36 * time.Minute) },
		"tanpa jam":     func(h *resi.Harapan) { h.Kini = time.Time{} },
		"jam jauh lalu": func(h *resi.Harapan) { h.Kini = time.Unix(0, 0) },
	} {
		h := harapan()
		ubah(&h)
		_, err := resi.Periksa(teks, publik, h)
		requireSatuGalat(t, err, nama)
	}
	lain, err := buku.KunciPublik(asal, ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize)))
	require.NoError(t, err)
	namaLain, err := buku.KunciPublik("pesantren/lain", kunci)
	require.NoError(t, err)
	for nama, k := range map[string]string{"kunci lain": lain, "buku lain": namaLain, "bukan kunci": "x+y+z", "kosong": ""} {
		_, err := resi.Periksa(teks, k, harapan())
		requireSatuGalat(t, err, nama)
	}
	for nama, b := range map[string][]byte{
		"kosong": nil, "bukan json": []byte("resi"), "berspasi": append([]byte(" "), teks...), "ekor": append(bytes.Clone(teks), '\n'),
		"kunci ganda": bytes.Replace(teks, []byte(`"skema"`), []byte(`"Skema":"x","skema"`), 1), "terlalu panjang": bytes.Repeat([]byte("a"), resi.MaksResi+1),
	} {
		_, err := resi.Periksa(b, publik, harapan())
		requireSatuGalat(t, err, nama)
	}
	h := harapan()
	h.Kini = kini.Add(-35 * time.Minute)
	_, err = resi.Periksa(teks, publik, h)
	require.NoError(t, err, "selisih jam lima menit masih diterima")
}

// The parts of two honest receipts do not make a third.
func TestB45_PotonganResiLain(t *testing.T) {
	t.Parallel()
	a, publik := terbit(t, 9, 1)
	b, _ := terbit(t, 9, 2)
	var ra, rb, x resi.Resi
	require.NoError(t, json.Unmarshal(a, &ra))
	require.NoError(t, json.Unmarshal(b, &rb))
	for nama, ubah := range map[string]func(){
		"tanda":      func() { x.Tanda = rb.Tanda },
		"isi":        func() { x.Isi = rb.Isi },
		"bertanda":   func() { x.Bertanda = rb.Bertanda },
		"titik":      func() { x.Titik = rb.Titik },
		"dua saksi":  func() { x.Titik += strings.SplitN(x.Titik, "\n\n", 2)[1] },
		"skema lain": func() { x.Isi.Skema = "pesantren/resi/2"; y, _ := resi.Terbitkan(x.Isi, kunci); x.Bertanda = y },
	} {
		x = ra
		ubah()
		_, err := resi.Periksa(x.Tulis(), publik, harapan())
		requireSatuGalat(t, err, nama)
	}
}

// Each of the thousands of bits counts.
func TestI17_SatuBit(t *testing.T) {
	t.Parallel()
	teks, publik := terbit(t, 5, 1)
	_, err := resi.Periksa(teks, publik, harapan())
	require.NoError(t, err)
	for i := range teks {
		for bit := range 8 {
			rusak := bytes.Clone(teks)
			rusak[i] ^= 1 << bit
			if _, err := resi.Periksa(rusak, publik, harapan()); !errors.Is(err, resi.ErrResi) {
				t.Fatalf("bit %d bita %d (%q) diubah dan tetap sah", bit, i, teks[max(0, i-20):min(len(teks), i+20)])
			}
		}
	}
}

// Each consent that is in force has a receipt that holds.
func TestI17_SetiapPersetujuanPunyaResi(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var ps []persetujuan.Persetujuan
		var daun [][]byte
		var catatan []resi.Catatan
		for i := range rapid.IntRange(1, 6).Draw(t, "orang") {
			p := persetujuanUji()
			p.ID = fmt.Sprintf("p%d", i)
			p.Langkah = p.Langkah[:rapid.IntRange(1, 3).Draw(t, "langkah")]
			ps = append(ps, p)
			for j := 1; j < len(p.Langkah); j++ {
				isi, err := resi.Susun(p, j, garam)
				require.NoError(t, err)
				b, err := resi.Terbitkan(isi, kunci)
				require.NoError(t, err)
				daun = append(daun, b.Daun())
				catatan = append(catatan, b.Catat(p.Subjek, garam, int64(len(daun)-1)))
			}
		}
		require.Empty(t, resi.Kurang(ps, catatan))
		if len(catatan) == 0 {
			return
		}
		buang := rapid.IntRange(0, len(catatan)-1).Draw(t, "buang")
		require.Equal(t, []string{catatan[buang].ID}, resi.Kurang(ps, append(catatan[:buang:buang], catatan[buang+1:]...)))

		pohon := buku.Tanam(daun...)
		titik, err := buku.TitikPeriksa{Asal: asal, Ukuran: pohon.Ukuran(), Akar: pohon.Akar()}.Tandatangani(kunci)
		require.NoError(t, err)
		publik, err := buku.KunciPublik(asal, kunci)
		require.NoError(t, err)
		for _, c := range catatan {
			b, err := c.Bertanda()
			require.NoError(t, err)
			bukti, err := buku.BuktiMuat(pohon.Ukuran(), c.Indeks, pohon.Pembaca())
			require.NoError(t, err)
			i, err := resi.Periksa(b.Lengkapi(c.Indeks, bukti, titik).Tulis(), publik, harapan())
			require.NoError(t, err)
			require.Equal(t, c.ID, i.ID)
		}
	})
}

// Different salts of one person cannot be tied together; lengths keep the parts of a
// commitment apart.
func TestI43_KomitmenTakTerhubung(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		g := rapid.SliceOfN(rapid.Byte(), 16, 32)
		a, b := g.Draw(t, "a"), g.Draw(t, "b")
		require.Equal(t, bytes.Equal(a, b), bytes.Equal(resi.Komitmen(a, "uji", "fatimah"), resi.Komitmen(b, "uji", "fatimah")))
		require.NotEqual(t, resi.Komitmen(a, "uji", "fatimah"), resi.Komitmen(a, "ujif", "atimah"))
		require.NotContains(t, string(resi.Komitmen(a, "uji", "fatimah")), "fatimah")
	})
}

func TestTerbitDitolak(t *testing.T) {
	t.Parallel()
	for _, langkah := range []int{-1, 3} {
		_, err := resi.Susun(persetujuanUji(), langkah, garam)
		require.ErrorIs(t, err, resi.ErrTerbitResi)
	}
	_, err := resi.Susun(persetujuanUji(), 1, garam[:15])
	require.ErrorIs(t, err, resi.ErrTerbitResi)
	ec, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	require.NoError(t, err)
	_, err = resi.Terbitkan(resi.Isi{}, ec)
	require.ErrorIs(t, err, resi.ErrTerbitResi)

	p := persetujuanUji()
	p.Langkah[2].Oleh = persetujuan.Pemberi{}
	i, err := resi.Susun(p, 2, garam)
	require.NoError(t, err)
	require.Equal(t, "petugas", i.Kapasitas)
	p.Langkah[0].Pemberitahuan, p.Langkah[1].Pemberitahuan = "", ""
	i, err = resi.Susun(p, 2, garam)
	require.NoError(t, err)
	require.Empty(t, i.Pemberitahuan)
}

// The same step gives the same receipt, so that withdrawing twice brings no second.
func TestB21_TarikDuaKaliResiSama(t *testing.T) {
	t.Parallel()
	a, publik := terbit(t, 4, 2)
	b, _ := terbit(t, 4, 2)
	require.Equal(t, a, b)
	p := resi.Pegangan{Resi: a, Garam: garam}
	baca, err := resi.BacaPegangan(p.Tulis())
	require.NoError(t, err)
	_, err = resi.Periksa(baca.Resi, publik, resi.Harapan{Lembaga: "uji", Subjek: "fatimah", Garam: baca.Garam, Kini: kini})
	require.NoError(t, err)
	for _, rusak := range [][]byte{nil, []byte("{}"), append(p.Tulis(), ' '), bytes.Repeat([]byte("a"), resi.MaksResi+1025)} {
		_, err := resi.BacaPegangan(rusak)
		requireSatuGalat(t, err, string(rusak[:min(len(rusak), 20)]))
	}
}

func TestCatatanRusak(t *testing.T) {
	t.Parallel()
	i, err := resi.Susun(persetujuanUji(), 1, garam)
	require.NoError(t, err)
	b, err := resi.Terbitkan(i, kunci)
	require.NoError(t, err)
	c := b.Catat("fatimah", garam, 0)
	dapat, err := c.Bertanda()
	require.NoError(t, err)
	require.Equal(t, b, dapat)
	for nama, ubah := range map[string]func(*resi.Catatan){
		"isi": func(c *resi.Catatan) { c.Isi = strings.Replace(c.Isi, "{", "{ ", 1) }, "tanda": func(c *resi.Catatan) { c.Tanda = "?" },
		"id": func(c *resi.Catatan) { c.ID = "p2.1" }, "lembaga": func(c *resi.Catatan) { c.Lembaga = "lain" }, "bukan json": func(c *resi.Catatan) { c.Isi = "x" },
	} {
		x := c
		ubah(&x)
		_, err := x.Bertanda()
		requireSatuGalat(t, err, nama)
	}
}

func FuzzPeriksa(f *testing.F) {
	f.Add([]byte("{}"))
	f.Add([]byte(`{"isi":{},"tanda":"","indeks":0,"bukti":[],"titik":"a\n\nb"}`))
	publik, err := buku.KunciPublik(asal, kunci)
	require.NoError(f, err)
	f.Fuzz(func(t *testing.T, teks []byte) {
		_, err := resi.Periksa(teks, publik, harapan())
		require.ErrorIs(t, err, resi.ErrResi)
	})
}

// Goal: under a millisecond in a log of 65,537 leaves.
func BenchmarkPeriksa(b *testing.B) {
	teks, publik := terbit(b, 65_537, 1)
	b.ReportMetric(float64(len(teks)), "bita/resi")
	for b.Loop() {
		if _, err := resi.Periksa(teks, publik, harapan()); err != nil {
			b.Fatal(err)
		}
	}
}

func Example() {
	teks, publik := terbit(contoh{}, 3, 1)
	i, err := resi.Periksa(teks, publik, resi.Harapan{Lembaga: "uji", Subjek: "fatimah", Garam: garam, Kini: kini})
	fmt.Println(i.Tujuan, i.Status, i.Kapasitas, err)
	// Output: kesiswaan.publikasi diberikan wali <nil>
}

type contoh struct{}

func (contoh) Helper()                   {}
func (contoh) Errorf(f string, a ...any) { panic(fmt.Sprintf(f, a...)) }
func (contoh) FailNow()                  { panic("gagal") }
