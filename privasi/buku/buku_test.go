package buku_test

import (
	"bytes"
	"crypto"
	"crypto/ed25519"
	"encoding/hex"
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/buku"
)

func daunUji(n int) [][]byte {
	ds := make([][]byte, n)
	for i := range ds {
		ds[i] = fmt.Appendf(nil, "daun %d", i)
	}
	return ds
}

// The eight leaves that every implementation of RFC 6962 is tried with.
func TestVektor_RFC6962(t *testing.T) {
	var daun [][]byte
	for _, h := range []string{"", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"} {
		b, err := hex.DecodeString(h)
		require.NoError(t, err)
		daun = append(daun, b)
	}
	for n, akar := range map[int]string{
		0: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
		1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
		8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
	} {
		a := buku.Akar(daun[:n]...)
		require.Equal(t, akar, hex.EncodeToString(a[:]), n)
	}
}

// Every proof of every size up to seventy leaves holds, and no leaf passes for
// another.
func TestBuktiMuat_semuaUkuran(t *testing.T) {
	for n := 1; n <= 70; n++ {
		daun := daunUji(n)
		p := buku.Tanam(daun...)
		for i := range daun {
			b, err := buku.BuktiMuat(int64(n), int64(i), p.Pembaca())
			require.NoError(t, err)
			require.NoError(t, buku.PeriksaMuat(b, int64(n), p.Akar(), int64(i), daun[i]))
			require.Equal(t, "PRI-BUKU-01", dasar.RuleOf(buku.PeriksaMuat(b, int64(n), p.Akar(), int64(i), []byte("palsu"))))
			rusakkan(t, n, i, b, p, daun[i])
		}
	}
}

// rusakkan shortens and changes the proof; it is left out for a tree of one leaf, whose proof is empty.
func rusakkan(t *testing.T, n, i int, b []buku.Sidik, p buku.Pohon, isi []byte) {
	t.Helper()
	if n < 2 {
		return
	}
	require.Error(t, buku.PeriksaMuat(b, int64(n), p.Akar(), int64((i+1)%n), isi), "daun di tempat lain")
	require.Error(t, buku.PeriksaMuat(b[:len(b)-1], int64(n), p.Akar(), int64(i), isi))
	b = slices.Clone(b)
	b[0][3] ^= 1
	require.Error(t, buku.PeriksaMuat(b, int64(n), p.Akar(), int64(i), isi))
}

func TestI42_duaTitikPeriksaTersambung(t *testing.T) {
	for baru := 1; baru <= 70; baru++ {
		p := buku.Tanam(daunUji(baru)...)
		atas := buku.TitikPeriksa{Asal: "a", Ukuran: int64(baru), Akar: p.Akar()}
		for lama := 0; lama <= baru; lama++ {
			bawah := buku.TitikPeriksa{Asal: "a", Ukuran: int64(lama), Akar: buku.Akar(daunUji(lama)...)}
			b, err := buku.BuktiSambung(int64(lama), int64(baru), p.Pembaca())
			require.NoError(t, err)
			require.NoError(t, buku.PeriksaSambung(b, bawah, atas), "%d/%d", lama, baru)
			if lama > 0 {
				tukar := daunUji(lama)
				tukar[0] = []byte("diubah")
				ubah := buku.TitikPeriksa{Asal: "a", Ukuran: int64(lama), Akar: buku.Akar(tukar...)}
				require.Error(t, buku.PeriksaSambung(b, ubah, atas), "isi lama diubah: %d/%d", lama, baru)
			}
			if lama < baru {
				require.Error(t, buku.PeriksaSambung(b, atas, bawah), "buku terpotong")
			}
		}
	}
}

// Leaves that come in any number of batches give the same tree.
func TestTepi_urutanKirimanTakMengubah(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 200).Draw(t, "n")
		daun, semua := daunUji(n), buku.Tanam(daunUji(n)...)
		var tepi buku.Tepi
		nomor := int64(0)
		for sisa := daun; len(sisa) > 0; {
			k := rapid.IntRange(1, len(sisa)).Draw(t, "k")
			var baru []buku.Simpul
			tepi, baru = tepi.Tambah(sisa[:k]...)
			for _, s := range baru {
				require.Equal(t, nomor, s.Nomor, "simpul bernomor urut, tak pernah dinomori ulang")
				nomor++
				satu, err := semua.Pembaca()([]int64{s.Nomor})
				require.NoError(t, err)
				require.Equal(t, satu[0], s.Sidik)
			}
			sisa = sisa[k:]
			baca, err := buku.BacaTepi(tepi.Ukuran, tepi.Bita())
			require.NoError(t, err)
			require.Equal(t, tepi, baca)
		}
		require.Equal(t, semua.Akar(), tepi.Akar())
	})
}

func TestBacaTepi_rusak(t *testing.T) {
	for _, b := range [][]byte{nil, make([]byte, 31), make([]byte, 64)} {
		_, err := buku.BacaTepi(1, b)
		require.Equal(t, "PRI-BUKU-01", dasar.RuleOf(err))
	}
	_, err := buku.BacaTepi(-1, nil)
	require.Error(t, err)
}

func kunciUji(t *testing.T, benih byte) (crypto.Signer, string) {
	t.Helper()
	k := ed25519.NewKeyFromSeed(bytes.Repeat([]byte{benih}, ed25519.SeedSize))
	publik, err := buku.KunciPublik("pesantren/uji", k)
	require.NoError(t, err)
	return k, publik
}

func TestTitikPeriksa_bertanda(t *testing.T) {
	kunci, publik := kunciUji(t, 1)
	_, lain := kunciUji(t, 2)
	titik := buku.TitikPeriksa{Asal: "pesantren/uji", Ukuran: 3, Akar: buku.Akar(daunUji(3)...)}
	teks, err := titik.Tandatangani(kunci)
	require.NoError(t, err)
	dapat, err := buku.BukaTitik(teks, publik)
	require.NoError(t, err)
	require.Equal(t, titik, dapat)
	_, err = buku.BukaTitik(teks, lain)
	require.Equal(t, "PRI-BUKU-01", dasar.RuleOf(err))
	for i := range teks {
		b := []byte(teks)
		b[i] ^= 1
		if _, err := buku.BukaTitik(string(b), publik); err == nil {
			t.Fatalf("bita %d diubah dan tetap sah", i)
		}
	}
}

func FuzzBacaTitik(f *testing.F) {
	f.Add(buku.TitikPeriksa{Asal: "pesantren/uji", Ukuran: 8}.Teks())
	f.Add("a\n-1\n\n")
	f.Fuzz(func(t *testing.T, teks string) {
		if titik, err := buku.BacaTitik(teks); err == nil && titik.Teks() != teks {
			t.Fatalf("%q dibaca sebagai %q", teks, titik.Teks())
		}
	})
}

func BenchmarkDaunJejak(b *testing.B) {
	for _, n := range []int{1, 1000} {
		c := privasi.Catatan{Lembaga: "uji", ID: "p", Golongan: []string{"HP=samar,Nama=penuh"}, Orang: make([]privasi.OrangTercatat, n)}
		b.Run(fmt.Sprint(n, "_orang"), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				buku.DaunJejak(&c)
			}
		})
	}
}

// The short way to the root of a decision's people is the long one.
func TestDaunJejak_akarOrang(t *testing.T) {
	for n := range 40 {
		c := privasi.Catatan{Lembaga: "uji", ID: "p", Golongan: []string{"x", "y"}}
		var isi [][]byte
		for i := range n {
			o := privasi.OrangTercatat{Subjek: privasi.SubjekID(fmt.Sprint("s", i)), Golongan: i % 2, Garam: privasi.Garam{byte(i)}}
			c.Orang = append(c.Orang, o)
			k := buku.Komitmen(o)
			isi = append(isi, k[:])
		}
		akar := buku.Akar(isi...)
		d := buku.DaunJejak(&c)
		require.Equal(t, akar[:], d.Isi[len(d.Isi)-len(akar):], n)
	}
}
