package pdf

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestBersih(t *testing.T) {
	t.Parallel()
	for s, mau := range map[string]string{
		"Ali":                          "Ali",
		"ʿAbd al-Raḥmān, Qurʾān, ġaḍ":  "ʿAbd al-Raḥmān, Qurʾān, ġaḍ",
		"Muh\u0323ammad u\u0304":       "Muḥammad ū", // composed
		"a\tb\u00a0c\u202fd\r\ne\rf":   "a b\u00a0c d\ne f",
		"a\u200bb\u200ec\ufeffd\x00e":  "abcde",
		"علي ✓ 😀":                      "علي � �",
		"“kutip” – ‘satu’… € ½ × −5 °": "“kutip” – ‘satu’… € ½ × −5 °",
		"rusak \xff":                   "rusak �",
		"Ḍ Ṭ Ẓ Ṣ Ḥ Ā Ī Ū ḏ ṯ ḫ š ž ǧ č": "Ḍ Ṭ Ẓ Ṣ Ḥ Ā Ī Ū ḏ ṯ ḫ š ž ǧ č",
	} {
		require.Equal(t, mau, bersih(s))
	}
	for r := range mukaBiasa() {
		require.Contains(t, mukaTebal(), r, "both weights have the same letters")
	}
	for _, m := range []muka{mukaBiasa(), mukaTebal()} {
		for d := '0'; d <= '9'; d++ {
			require.Equal(t, m['0'], m[d], "digits of one width")
		}
	}
}

// Broken lines fit, and hold every letter of the text in order.
func TestSifat_baris(t *testing.T) {
	t.Parallel()
	teks := rapid.StringOf(rapid.OneOf(rapid.SampledFrom([]rune("aiuWm 0.-\n")), rapid.SampledFrom([]rune("المدرسة لا 57(٥ٌِّ)\n")), rapid.RuneFrom(nil, unicode.L, unicode.Zs)))
	rapid.Check(t, func(t *rapid.T) {
		g := gaya{tebal: rapid.Bool().Draw(t, "tebal"), pt: 10}
		s, lebar := teks.Draw(t, "teks"), rapid.Float64Range(1, 300).Draw(t, "lebar")
		bs := g.baris(s, lebar)
		require.NotEmpty(t, bs)
		for _, b := range bs {
			require.True(t, g.lebar(b) <= lebar || satuHuruf(b), "%q is too wide", b)
		}
		rapat := strings.NewReplacer(" ", "", "\n", "", string(tandaKiri), "", string(tandaKanan), "")
		require.Equal(t, rapat.Replace(bersih(s)), rapat.Replace(strings.Join(bs, "")))
		potong := g.potong(s, max(lebar, 30))
		require.LessOrEqual(t, g.lebar(potong), max(lebar, 30))
		require.NotContains(t, potong, "\n")
	})
}

// satuHuruf tells whether a line is one letter with its marks.
func satuHuruf(b string) bool {
	n := 0
	for i, r := range strings.Trim(b, string(tandaKiri)+string(tandaKanan)) {
		if i == 0 || !menempel(r) {
			n++
		}
	}
	return n == 1
}

// Whatever a table holds, its columns fill the width exactly and none is lost.
func TestSifat_lebar_kolom(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var b Tabel
		for range rapid.IntRange(1, 12).Draw(t, "kolom") {
			b.Kolom = append(b.Kolom, Kolom{Judul: "Judul", Kanan: rapid.Bool().Draw(t, "kanan")})
		}
		sel := rapid.StringOfN(rapid.SampledFrom([]rune("a 0.")), 0, 80, -1)
		b.Baris = rapid.SliceOfN(rapid.SliceOfN(sel, 0, len(b.Kolom)), 0, 5).Draw(t, "baris")
		s := susunan{lebar: 400, tinggi: 300, gaya: gaya{pt: 10}}
		lebar := b.lebar(&s, gaya{tebal: true, pt: 10})
		jumlah := 0.0
		for _, l := range lebar {
			require.Greater(t, l, 2*sisip)
			jumlah += l
		}
		require.InDelta(t, 400, jumlah, 0.1)
		require.NoError(t, b.susun(&s))
	})
}

// Amounts keep one line while texts beside them are wrapped.
func TestLebar_kolom_jumlah_utuh(t *testing.T) {
	t.Parallel()
	s := susunan{lebar: 200, gaya: gaya{pt: 10}}
	b := Tabel{Kolom: []Kolom{{Judul: "Uraian"}, {Judul: "Rp", Kanan: true}}, Baris: [][]string{{strings.Repeat("kata ", 50), "1.234.567.890"}}}
	lebar := b.lebar(&s, gaya{tebal: true, pt: 10})
	require.Len(t, s.gaya.baris("1.234.567.890", lebar[1]-2*sisip), 1)
	require.InDelta(t, s.gaya.lebar("1.234.567.890")+2*sisip, lebar[1], 0.1)
}

// Every line is on a page once and in order, none crosses the foot of its page,
// titles stand again above the rows of each further page.
func TestSifat_halaman(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := susunan{lebar: 300, tinggi: rapid.Float64Range(40, 400).Draw(t, "tinggi"), gaya: gaya{pt: 10}}
		var mau, dapat []string
		lapis1 := func(nama string, ke *[]string, tinggi float64) lapis {
			return lapis{tinggi: tinggi, gambar: func(*kanvas, float64) { *ke = append(*ke, nama) }}
		}
		kepala := []lapis{lapis1("kepala", &dapat, 10)}
		for i := range rapid.IntRange(1, 40).Draw(t, "kelompok") {
			if rapid.IntRange(0, 5).Draw(t, "jarak") == 0 {
				s.jarak(rapid.Float64Range(1, 60).Draw(t, "sela"))
			}
			k := kelompok{lekat: rapid.Bool().Draw(t, "lekat")}
			if rapid.Bool().Draw(t, "berkepala") {
				k.kepala = kepala
			}
			for j := range rapid.IntRange(1, 8).Draw(t, "lapis") {
				nama := fmt.Sprint(i, ".", j)
				mau = append(mau, nama)
				k.isi = append(k.isi, lapis1(nama, &dapat, rapid.Float64Range(1, 30).Draw(t, "tinggi")))
			}
			s.tambah(k)
		}
		for _, h := range s.halaman() {
			require.NotEmpty(t, h)
			require.NotNil(t, h[0].gambar, "no room at the top")
			y := 0.0
			for _, l := range h {
				require.InDelta(t, y, l.y, 1e-6)
				y += l.tinggi
				if l.gambar != nil {
					require.LessOrEqual(t, y, s.tinggi+1e-6)
					l.gambar(nil, 0)
				}
			}
		}
		var isi []string
		for _, n := range dapat {
			if n != "kepala" {
				isi = append(isi, n)
			}
		}
		require.Equal(t, mau, isi)
	})
}

func TestHalaman_menjaga_kelompok(t *testing.T) {
	t.Parallel()
	l := func(t float64) lapis { return lapis{tinggi: t, gambar: func(*kanvas, float64) {}} }
	banyak := func(s susunan) (n []int) {
		for _, h := range s.halaman() {
			n = append(n, len(h))
		}
		return n
	}
	dua := kelompok{isi: []lapis{l(30), l(30)}}
	require.Equal(t, []int{2, 2}, banyak(susunan{tinggi: 100, isi: []kelompok{dua, dua}}), "a group is not split")
	judul := kelompok{isi: []lapis{l(30)}, lekat: true}
	require.Equal(t, []int{2, 3}, banyak(susunan{tinggi: 100, isi: []kelompok{dua, judul, dua}}), "a title goes with what it names")
	baris := kelompok{isi: []lapis{l(40)}, kepala: []lapis{l(10)}}
	require.Equal(t, []int{2, 3, 2}, banyak(susunan{tinggi: 100, isi: []kelompok{baris, baris, baris, baris, baris}}), "titles again on further pages")
	panjang := kelompok{isi: []lapis{l(40), l(40), l(40)}, kepala: []lapis{l(10)}}
	require.Equal(t, []int{1, 3, 2}, banyak(susunan{tinggi: 100, isi: []kelompok{baris, panjang}}), "a row longer than a page goes on")
}

// At whatever height a block begins, its totals have a row above them, and no
// line of a paragraph stands alone.
func TestSusun_tidak_menyendiri(t *testing.T) {
	t.Parallel()
	for awal := range 180 {
		mulai := func() susunan {
			s := susunan{lebar: 300, tinggi: 200, gaya: gaya{pt: 10}}
			s.tambah(kelompok{isi: []lapis{{tinggi: float64(awal), gambar: func(*kanvas, float64) {}}}})
			return s
		}
		s := mulai()
		b := Tabel{Kolom: make([]Kolom, 1), Baris: make([][]string, 3), Jumlah: [][]string{{"Jumlah"}, {"Sisa"}}}
		for i := range b.Baris {
			b.Baris[i] = []string{"baris"}
		}
		require.NoError(t, b.susun(&s))
		if hs := s.halaman(); len(hs) > 1 {
			// Titles are 5 lines, a row that is not the last 4, a total 3.
			require.GreaterOrEqual(t, len(hs[1]), 5+3+3+3, "at %d", awal)
		}
		s = mulai()
		require.NoError(t, Alinea{Teks: strings.Repeat("kata\n", 4) + "kata"}.susun(&s))
		if hs := s.halaman(); len(hs) > 1 {
			require.NotEqual(t, 2, len(hs[0]), "first line alone at %d", awal)
			require.Greater(t, len(hs[1]), 2, "last line alone at %d", awal) // and the room below it
		}
	}
}

// Signatures that ask for it take the last lines of what they sign to their page.
func TestSusun_tanda_tangan_lekat(t *testing.T) {
	t.Parallel()
	for _, lekat := range []bool{false, true} {
		s := susunan{lebar: 300, tinggi: 200, gaya: gaya{pt: 10}}
		require.NoError(t, Alinea{Teks: strings.Repeat("kata\n", 9) + "kata"}.susun(&s))
		require.NoError(t, TandaTangan{Lekat: lekat, Pihak: make([]Pihak, 1)}.susun(&s))
		hs := s.halaman()
		require.Len(t, hs, 2)
		n := 10
		if lekat {
			n = 8 // and their room
		}
		require.Len(t, slices.DeleteFunc(hs[0], func(l lapis) bool { return l.gambar == nil }), n)
	}
}

// Room below the last block asks for no page.
func TestHalaman_ruang_di_akhir(t *testing.T) {
	t.Parallel()
	s := susunan{tinggi: 100, isi: []kelompok{{isi: []lapis{{tinggi: 95, gambar: func(*kanvas, float64) {}}}}}}
	s.jarak(20)
	require.Len(t, s.halaman(), 1)
}

// Texts of any length end up on pages.
func TestSusun_isi_yang_panjang(t *testing.T) {
	t.Parallel()
	panjang := strings.Repeat("kata yang panjang sekali ", 300)
	judul := []Kolom{{Judul: panjang}, {Judul: strings.Repeat("W", 500), Kanan: true}}
	s := susunan{lebar: 300, tinggi: 200, gaya: gaya{pt: 16}}
	for _, b := range []Blok{
		Kop{Nama: panjang, Baris: []string{panjang}}, Judul{Teks: panjang}, Alinea{Teks: panjang}, Pasangan{Dua: true, Isi: [][2]string{{panjang, panjang}, {"", ""}, {"x", panjang}}},
		Tabel{Kolom: judul, Baris: [][]string{{panjang, "1"}, {}}, Jumlah: [][]string{{panjang, panjang}}}, Tabel{}, TandaTangan{Tempat: panjang, Pihak: []Pihak{{panjang, panjang, panjang}, {}}},
	} {
		require.NoError(t, b.susun(&s))
	}
	hs := s.halaman()
	require.Greater(t, len(hs), 20)
	for _, h := range hs {
		akhir := h[len(h)-1]
		if akhir.gambar != nil {
			require.LessOrEqual(t, akhir.y+akhir.tinggi, s.tinggi+1e-6)
		}
	}
}
