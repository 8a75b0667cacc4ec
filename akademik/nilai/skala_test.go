package nilai

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
)

func TestSkala_menolak(t *testing.T) {
	t.Parallel()
	baik := Skala{Kode: "x", Nama: "X", Maks: A(10), Langkah: A(1), Lulus: A(6), Pita: []Pita{{Kode: "B", Dari: A(6), Nilai: A(8)}, {Kode: "K", Nilai: A(3)}}}
	require.NoError(t, baik.Periksa())
	for nama, c := range map[string]struct {
		ubah   func(*Skala)
		aturan dasar.Aturan
		bidang string
	}{
		"terbalik":           {func(s *Skala) { s.Min = A(11) }, ErrSkala, "maks"},
		"langkah nol":        {func(s *Skala) { s.Langkah = 0 }, ErrSkala, "langkah"},
		"langkah tak pas":    {func(s *Skala) { s.Langkah = A(3) }, ErrSkala, "langkah"},
		"lulus di luar":      {func(s *Skala) { s.Lulus = A(11) }, ErrSkala, "lulus"},
		"pita tanpa kode":    {func(s *Skala) { s.Pita[0].Kode = " " }, ErrPita, "pita"},
		"kode ganda":         {func(s *Skala) { s.Pita[0].Kode = "k" }, ErrPita, "pita"},
		"pita naik":          {func(s *Skala) { slices.Reverse(s.Pita) }, ErrPita, "pita"},
		"pita di luar":       {func(s *Skala) { s.Pita[0].Dari = A(11) }, ErrPita, "pita"},
		"huruf tanpa pita":   {func(s *Skala) { s.Pita, s.MasukanPita = nil, true }, ErrPita, "pita"},
		"nilai di pita lain": {func(s *Skala) { s.MasukanPita, s.Pita[0].Nilai = true, A(5) }, ErrPita, "pita"},
	} {
		s := baik
		s.Pita = slices.Clone(baik.Pita)
		c.ubah(&s)
		err := s.Periksa()
		require.ErrorIs(t, err, c.aturan, nama)
		require.Equal(t, c.bidang, err.(*dasar.Error).Field, nama)
	}
	require.NoError(t, baik.Terima(A(10)))
	for _, a := range []Angka{A(11), A(-1), 55_000} {
		require.ErrorIs(t, baik.Terima(a), ErrLuarSkala)
	}
	_, err := baik.CariPita("Z")
	require.ErrorIs(t, err, ErrPitaTiada)
	_, err = baik.CariPita("")
	require.ErrorIs(t, err, ErrPitaTiada)
}

func TestSkala_setidaknya(t *testing.T) {
	t.Parallel()
	s := Skala{Pita: []Pita{{Kode: "SB", Dari: A(3)}, {Kode: "B", Dari: A(2)}, {Kode: "C", Dari: A(1)}}}
	for kode, harap := range map[string]bool{"SB": true, "b ": true, "C": false} {
		ya, err := s.Setidaknya(kode, "B")
		require.NoError(t, err)
		require.Equal(t, harap, ya, kode)
	}
	for _, k := range [][2]string{{"X", "B"}, {"B", "X"}} {
		_, err := s.Setidaknya(k[0], k[1])
		require.ErrorIs(t, err, ErrPitaTiada)
	}
}

// Every KKM splits what is above it into three without a gap; C is never narrower
// than B, and B never narrower than A, by at most one.
func TestPredikatK13_membagi_habis(t *testing.T) {
	t.Parallel()
	for kkm := 1; kkm <= 98; kkm++ {
		s, err := PredikatK13(kkm)
		require.NoError(t, err)
		require.NoError(t, s.Periksa())
		lebar := make([]Angka, 4)
		atas := A(100)
		for i := range s.Pita {
			dari, sampai := s.Rentang(i)
			require.Equal(t, atas, sampai, "KKM %d %s", kkm, s.Pita[i].Kode)
			lebar[i], atas = sampai-dari+satuAngka, dari-satuAngka
		}
		require.Equal(t, A(-1), atas)
		require.Equal(t, A(int64(kkm)), s.Pita[2].Dari)
		require.True(t, lebar[2] >= lebar[1] && lebar[1] >= lebar[0] && lebar[2]-lebar[0] <= satuAngka, "KKM %d: %v", kkm, lebar)
	}
	for _, kkm := range []int{-1, 0, 99, 101} {
		_, err := PredikatK13(kkm)
		require.ErrorIs(t, err, ErrKKM)
	}
}

// A higher value is never in a lower band, rounded first or not.
func TestPredikat_monoton(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s, err := PredikatK13(rapid.IntRange(1, 98).Draw(t, "kkm"))
		require.NoError(t, err)
		s.BulatDahulu = rapid.Bool().Draw(t, "bulat")
		a, b := Angka(rapid.Int64Range(0, int64(A(100))).Draw(t, "a")), Angka(rapid.Int64Range(0, int64(A(100))).Draw(t, "b"))
		p, _ := s.Predikat(max(a, b).Pecahan())
		q, _ := s.Predikat(min(a, b).Pecahan())
		require.GreaterOrEqual(t, p.Dari, q.Dari)
		require.Equal(t, s.Mencapai(a.Pecahan(), s.Lulus), func() bool { p, _ := s.Predikat(a.Pecahan()); return p.Kode != "D" }())
	})
}

// Ranks do not depend on the order in which santri are given.
func TestPeringkat_urutan_tak_berarti(t *testing.T) {
	t.Parallel()
	_, err := Peringkat("", nil)
	require.ErrorIs(t, err, ErrSeri)
	rapid.Check(t, func(t *rapid.T) {
		seri := rapid.SampledFrom([]Seri{SeriLompat, SeriRapat}).Draw(t, "seri")
		n := rapid.SliceOfN(rapid.Int64Range(0, 6), 0, 12).Draw(t, "nilai")
		kunci := make([][]Pecahan, len(n))
		for i, v := range n {
			if v > 0 {
				kunci[i] = []Pecahan{Utuh(v)}
			}
		}
		r, err := Peringkat(seri, kunci)
		require.NoError(t, err)
		for i := range n {
			lebih := map[int64]bool{}
			jumlah := 0
			for _, v := range n {
				if v > n[i] {
					jumlah, lebih[v] = jumlah+1, true
				}
			}
			switch {
			case n[i] == 0:
				require.Zero(t, r[i])
			case seri == SeriLompat:
				require.Equal(t, jumlah+1, r[i])
			default:
				require.Equal(t, len(lebih)+1, r[i])
			}
		}
	})
}

func TestSkalaBawaan(t *testing.T) {
	t.Parallel()
	semua, err := SkalaBawaan()
	require.NoError(t, err)
	for _, s := range semua {
		require.NoError(t, s.Periksa(), s.Kode)
		require.NotEmpty(t, s.Sumber, s.Kode)
		sama, err := AmbilSkala(s.Kode)
		require.NoError(t, err)
		require.Equal(t, s, sama)
	}
	semua[2].Pita[0].Kode = "Z" // a copy of the caller's own
	huruf, err := AmbilSkala("huruf")
	require.NoError(t, err)
	require.Equal(t, "A", huruf.Pita[0].Kode)
	_, err = AmbilSkala("tidak ada")
	require.ErrorIs(t, err, ErrSkalaTiada)
	for nama, isi := range map[string]string{
		"bukan JSON": "[", "kolom asing": `[{"kode":"a","batas":"1"}]`, "tanpa kode": `[{"maks":"10","langkah":"1"}]`, "angka salah": `[{"kode":"a","maks":"sepuluh"}]`,
		"ganda": `[{"kode":"a","maks":"10","langkah":"1"},{"kode":"a","maks":"10","langkah":"1"}]`, "skala salah": `[{"kode":"a"}]`,
	} {
		_, err := BacaSkala(strings.NewReader(isi))
		require.ErrorIs(t, err, ErrSkala, nama)
	}
}

// The bands of a maximum of 8, at and just below every bound.
func TestSkala_diniyah8(t *testing.T) {
	t.Parallel()
	s, err := AmbilSkala("diniyah8")
	require.NoError(t, err)
	for teks, pita := range map[string]string{"8": "jayyid", "7": "jayyid", "6,9999": "mutawassith", "5,5": "mutawassith", "5,49": "radi", "4": "radi", "3,99": "tidak tuntas", "0": "tidak tuntas"} {
		a, err := ParseAngka(teks)
		require.NoError(t, err)
		p, _ := s.Predikat(a.Pecahan())
		require.Equal(t, pita, p.Kode, teks)
		require.Equal(t, pita == "jayyid" || pita == "mutawassith", s.Mencapai(a.Pecahan(), s.Lulus), teks)
	}
}
