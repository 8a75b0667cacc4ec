package nilai

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestUraian_menemukan_yang_salah(t *testing.T) {
	t.Parallel()
	r, err := Susun(aturanUji(t), butirUji())
	require.NoError(t, err)
	hitung := func() *Uraian {
		u := new(Uraian)
		_, err := r.Hitung([]Isian{
			{Butir: "slm1", Percobaan: []Skor{Dapat(A(60)), Dapat(A(90))}}, {Butir: "slm2", Percobaan: []Skor{Dapat(A(80))}}, {Butir: "sas", Percobaan: []Skor{Dapat(A(70))}},
		}, u)
		require.NoError(t, err)
		require.NoError(t, u.Periksa())
		require.Len(t, u.Langkah, 6)
		return u
	}
	for nama, ubah := range map[string]func([]Langkah){
		"hasil diubah":                        func(l []Langkah) { l[2].Hasil = Utuh(99) },
		"masukan diubah":                      func(l []Langkah) { l[2].Masukan[0].Nilai = Utuh(99) },
		"rujukan ke depan":                    func(l []Langkah) { l[0].Masukan[0].Langkah = 3 },
		"rujukan ke depan yang sama angkanya": func(l []Langkah) { l[4].Masukan[0].Langkah = 6 },
		"rujukan negatif":                     func(l []Langkah) { l[0].Masukan[0].Langkah = -1 },
		"rujukan lain":                        func(l []Langkah) { l[3].Masukan[0].Langkah = 1 },
		"kaidah asing":                        func(l []Langkah) { l[0].Kaidah = "" },
		"tanpa masukan":                       func(l []Langkah) { l[0].Masukan = nil },
		"semua dibuang":                       func(l []Langkah) { l[1].Masukan[0].Dibuang = true },
		"tanpa bobot":                         func(l []Langkah) { l[3].Masukan = []Masukan{{}} },
		"tanpa penuh":                         func(l []Langkah) { l[1].Masukan[0].Penuh = Pecahan{} },
		"pembulatan lain":                     func(l []Langkah) { l[4].Bulat.Cara = KeBawah; l[4].Hasil = Utuh(1) },
	} {
		u := hitung()
		ubah(u.Langkah)
		require.ErrorIs(t, u.Periksa(), ErrUraian, nama)
	}
}

// A mark, its explanation and its rules survive being kept as JSON: the explanation
// still computes, and the fingerprint is the same.
func TestUraian_disimpan(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := acakSoal(t)
		var u Uraian
		h := s.hitung(t, &u)
		var u2 Uraian
		var h2 Hasil
		var a2 Aturan
		for _, c := range [][2]any{{u, &u2}, {h, &h2}, {s.aturan, &a2}} {
			isi, err := json.Marshal(c[0])
			require.NoError(t, err)
			require.NoError(t, json.Unmarshal(isi, c[1]))
		}
		require.Equal(t, u, u2)
		require.NoError(t, u2.Periksa())
		require.Equal(t, h, h2)
		require.Equal(t, s.aturan.Sidik(), a2.Sidik())
	})
	for _, teks := range []string{"", "1/0", "x", "1/2/3", "1e9", "0x1", strings.Repeat("9", 401)} {
		require.ErrorIs(t, new(Pecahan).UnmarshalText([]byte(teks)), ErrPecahan, teks)
	}
}

// What a page shows beside a step names every number that goes in.
func TestLangkah_rincian(t *testing.T) {
	t.Parallel()
	a := aturanUji(t)
	for i := range a.Komponen {
		if a.Komponen[i].Kode == "SLM" {
			a.Komponen[i].Buang.Terendah = 1
		}
	}
	r, err := Susun(a, butirUji())
	require.NoError(t, err)
	var u Uraian
	_, err = r.Hitung([]Isian{{Butir: "slm1", Percobaan: []Skor{Dapat(A(60))}}, {Butir: "slm2", Percobaan: []Skor{Dapat(A(80))}}, {Butir: "sas", Percobaan: []Skor{Dapat(A(70))}}}, &u)
	require.NoError(t, err)
	var rinci []string
	for _, l := range u.Langkah {
		rinci = append(rinci, l.Rincian())
	}
	require.Equal(t, []string{"sas 70", "slm1 60 (dibuang); slm2 80", "SAS 70 bobot 30; SLM 80 bobot 50", "", ""}, rinci)
}
