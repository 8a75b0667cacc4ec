package agregat_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/agregat"
)

// orang are the people from a to b, b excluded.
func orang(a, b int) (ids []privasi.SubjekID) {
	for i := a; i < b; i++ {
		ids = append(ids, privasi.SubjekID(fmt.Sprintf("s%03d", i)))
	}
	return ids
}

func tabel(judul string, batas ...int) agregat.Tabel {
	t := agregat.Tabel{Judul: judul}
	for i := range batas[1:] {
		t.Sel = append(t.Sel, agregat.Sel{Nama: fmt.Sprintf("k%d", i), Anggota: orang(batas[i], batas[i+1])})
	}
	return t
}

func TestB50_TerlaluSedikit(t *testing.T) {
	t.Parallel()
	_, err := agregat.Sajikan(tabel("x", 0, 4), agregat.KelompokTerkecil)
	require.ErrorIs(t, err, agregat.ErrTerlaluSedikit)
	_, err = agregat.Sajikan(tabel("x", 0, 2, 4), agregat.KelompokTerkecil)
	require.ErrorIs(t, err, agregat.ErrTerlaluSedikit, "seluruhnya kurang dari k")
	s, err := agregat.Sajikan(tabel("x", 0, 5), agregat.KelompokTerkecil)
	require.NoError(t, err)
	require.Equal(t, agregat.Sajian{Judul: "x", Angka: []agregat.Angka{{Nama: "k0", N: 5}}, Total: 5}, s)
}

func TestSajikan(t *testing.T) {
	t.Parallel()
	for nama, c := range map[string]struct {
		batas []int
		mau   []int // -1 is hidden
	}{
		"semua cukup":                   {[]int{0, 5, 11, 20}, []int{5, 6, 9}},
		"satu kecil menyeret satu":      {[]int{0, 3, 11, 30}, []int{-1, -1, 19}},
		"dua kecil belum k":             {[]int{0, 2, 4, 12, 30}, []int{-1, -1, -1, 18}},
		"dua kecil sudah k":             {[]int{0, 3, 6, 12, 30}, []int{-1, -1, 6, 18}},
		"kelompok kosong tersembunyi":   {[]int{0, 0, 8, 20}, []int{-1, -1, 12}},
		"satu sel cukup tetap satu":     {[]int{0, 9}, []int{9}},
		"kecil dan satu besar, habis":   {[]int{0, 1, 9}, []int{-1, -1}},
		"urutan tabel tidak berubah":    {[]int{0, 19, 27, 30}, []int{19, -1, -1}},
		"tepat k bersama dua sel kecil": {[]int{0, 1, 5, 15}, []int{-1, -1, 10}},
	} {
		s, err := agregat.Sajikan(tabel("x", c.batas...), 5)
		require.NoError(t, err, nama)
		for i, a := range s.Angka {
			require.Equal(t, c.mau[i] == -1, a.Tersembunyi, "%s sel %d", nama, i)
			require.Equal(t, max(c.mau[i], 0), a.N, "%s sel %d", nama, i)
		}
		require.Equal(t, c.batas[len(c.batas)-1], s.Total, nama)
	}
}

func TestTabelTakSah(t *testing.T) {
	t.Parallel()
	ganda, dua := tabel("x", 0, 9, 20), tabel("x", 0, 9, 20)
	ganda.Sel[1].Nama = "k0"
	dua.Sel[1].Anggota = orang(8, 20)
	for nama, err := range map[string]error{
		"nama ganda": func() error { _, err := agregat.Sajikan(ganda, 5); return err }(), "orang di dua sel": func() error { _, err := agregat.Sajikan(dua, 5); return err }(),
		"kosong": func() error { _, err := agregat.Sajikan(agregat.Tabel{}, 5); return err }(), "k satu": func() error { _, err := agregat.Sajikan(tabel("x", 0, 9), 1); return err }(),
		"baru tak sah": agregat.Periksa(ganda, nil, 5), "lama tak sah": agregat.Periksa(tabel("x", 0, 9), []agregat.Tabel{ganda}, 5),
	} {
		require.ErrorIs(t, err, agregat.ErrTabel, nama)
	}
	ulang := tabel("x", 0, 9)
	ulang.Sel[0].Anggota = append(ulang.Sel[0].Anggota, orang(0, 9)...)
	s, err := agregat.Sajikan(ulang, 5)
	require.NoError(t, err)
	require.Equal(t, 9, s.Total, "orang yang sama dihitung sekali")
}

// Two tables of the same school, one of them without the one who left.
func TestSelisihMenunjukOrang(t *testing.T) {
	t.Parallel()
	lama := []agregat.Tabel{tabel("September", 0, 10, 30)}
	require.ErrorIs(t, agregat.Periksa(tabel("Oktober", 0, 10, 31), lama, 5), agregat.ErrSelisih)
	require.ErrorIs(t, agregat.Periksa(tabel("Oktober", 0, 10, 34), lama, 5), agregat.ErrSelisih)
	require.NoError(t, agregat.Periksa(tabel("Oktober", 0, 10, 35), lama, 5))
	require.NoError(t, agregat.Periksa(tabel("Oktober", 0, 10, 30), lama, 5), "angka yang sama")
	require.ErrorIs(t, agregat.Periksa(tabel("Oktober", 0, 6, 30), lama, 5), agregat.ErrSelisih, "kelompok di dalam kelompok")
	require.NoError(t, agregat.Periksa(tabel("lain", 100, 110, 120), lama, 5), "orang lain sama sekali")
	require.NoError(t, agregat.Periksa(tabel("x", 0, 10), nil, 5))
	require.ErrorIs(t, agregat.Periksa(tabel("x", 0, 3), lama, 5), agregat.ErrTerlaluSedikit)
}

// No number under k is ever shown, what is hidden cannot be had from the total, and
// no two tables that both pass leave a rest under k.
func TestI52_TidakMenunjukSatuOrang(t *testing.T) {
	t.Parallel()
	gambar := func(t *rapid.T, nama string) agregat.Tabel {
		var sel [6]agregat.Sel
		n := rapid.IntRange(1, 6).Draw(t, nama+" sel")
		for i, s := range orang(0, 40) {
			if j := rapid.IntRange(-1, n-1).Draw(t, fmt.Sprintf("%s %d", nama, i)); j >= 0 {
				sel[j].Anggota = append(sel[j].Anggota, s)
			}
		}
		for i := range sel {
			sel[i].Nama = fmt.Sprintf("k%d", i)
		}
		return agregat.Tabel{Judul: nama, Sel: sel[:n]}
	}
	rapid.Check(t, func(t *rapid.T) {
		k := rapid.IntRange(2, 8).Draw(t, "k")
		a := gambar(t, "a")
		s, err := agregat.Sajikan(a, k)
		if err != nil {
			require.ErrorIs(t, err, agregat.ErrTerlaluSedikit)
			return
		}
		sisa, sembunyi := s.Total, 0
		for i, x := range s.Angka {
			if x.Tersembunyi {
				sembunyi++
				continue
			}
			require.GreaterOrEqual(t, x.N, k)
			require.Len(t, a.Sel[i].Anggota, x.N)
			sisa -= x.N
		}
		if sembunyi > 0 {
			require.GreaterOrEqual(t, sisa, k)
			require.GreaterOrEqual(t, sembunyi, 2)
		}
		b := gambar(t, "b")
		if agregat.Periksa(b, []agregat.Tabel{a}, k) != nil {
			return
		}
		t2, err := agregat.Sajikan(b, k)
		require.NoError(t, err)
		for i, x := range s.Angka {
			for j, y := range t2.Angka {
				if x.Tersembunyi || y.Tersembunyi {
					continue
				}
				luar := map[privasi.SubjekID]bool{}
				for _, p := range a.Sel[i].Anggota {
					luar[p] = true
				}
				dalam := 0
				for _, p := range b.Sel[j].Anggota {
					if luar[p] {
						dalam++
					}
				}
				if dalam == y.N && x.N > y.N {
					require.GreaterOrEqual(t, x.N-y.N, k)
				}
			}
		}
	})
}

func ExampleSajikan() {
	s, _ := agregat.Sajikan(agregat.Tabel{Judul: "Santri per asal", Sel: []agregat.Sel{{Nama: "Jombang", Anggota: orang(0, 40)}, {Nama: "Kediri", Anggota: orang(40, 52)}, {Nama: "Maluku", Anggota: orang(52, 53)}}}, agregat.KelompokTerkecil)
	for _, a := range s.Angka {
		fmt.Println(a.Nama, a.N, a.Tersembunyi)
	}
	fmt.Println(s.Total)
	// Output:
	// Jombang 40 false
	// Kediri 0 true
	// Maluku 0 true
	// 53
}

func ExamplePeriksa() {
	september, oktober := tabel("September", 0, 30), tabel("Oktober", 0, 31)
	fmt.Println(agregat.Periksa(oktober, []agregat.Tabel{september}, agregat.KelompokTerkecil))
	// Output: [PRI-AGREGAT-02] selisih dengan tabel "September" menunjuk kurang dari 5 orang; gabungkan kelompoknya
}
