package nilai

import (
	"math/bits"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// The ratio that the drop rule reaches is the best, then the worst, of every choice.
func TestBuang_sama_dengan_mencoba_semua(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 7).Draw(t, "n")
		p := make([]Poin, n)
		var calon uint
		for i := range p {
			p[i] = Poin{Nilai: Utuh(rapid.Int64Range(0, 12).Draw(t, "nilai")), Maks: Utuh(rapid.Int64Range(1, 12).Draw(t, "maks")), Pasti: rapid.IntRange(0, 3).Draw(t, "pasti") == 0}
			if !p[i].Pasti {
				calon |= 1 << i
			}
		}
		b := Buang{Terendah: rapid.IntRange(0, 3).Draw(t, "rendah"), Tertinggi: rapid.IntRange(0, 3).Draw(t, "tinggi")}
		var pakai uint
		for i, x := range b.Pilih(p) {
			if x {
				pakai |= 1 << i
			}
		}
		banyak := bits.OnesCount(calon)
		rendah, tinggi := min(b.Terendah, max(banyak-1, 0)), b.Tertinggi
		if rendah+tinggi >= banyak {
			tinggi = 0
		}
		require.Equal(t, ^calon&(1<<n-1), pakai&^calon, "yang pasti tetap")
		require.Equal(t, banyak-rendah-tinggi, bits.OnesCount(pakai&calon))
		rasio := func(m uint) Pecahan {
			var j jumlahPoin
			for i := range p {
				if m&(1<<i) != 0 {
					j = j.tambah(p[i])
				}
			}
			return j.nilai.Bagi(j.maks)
		}
		pilih := func(dari uint, k, arah int) (terbaik Pecahan) {
			ada := false
			for m := range uint(1) << n {
				if m&^dari != 0 || m&^calon != ^calon&(1<<n-1) || bits.OnesCount(m&calon) != k {
					continue
				}
				if x := rasio(m); !ada || x.Banding(terbaik) == arah {
					terbaik, ada = x, true
				}
			}
			return terbaik
		}
		semua := uint(1)<<n - 1
		if tinggi == 0 {
			require.Zero(t, rasio(pakai).Banding(pilih(semua, banyak-rendah, 1)))
			return
		}
		tanpaTinggi := Buang{Terendah: b.Terendah}.Pilih(p)
		var tengah uint
		for i, x := range tanpaTinggi {
			if x {
				tengah |= 1 << i
			}
		}
		require.Zero(t, rasio(pakai).Banding(pilih(tengah, banyak-rendah-tinggi, -1)))
	})
}

func TestBuang_contoh(t *testing.T) {
	t.Parallel()
	p := func(n, m int64) Poin { return Poin{Nilai: Utuh(n), Maks: Utuh(m)} }
	for nama, c := range map[string]struct {
		b     Buang
		p     []Poin
		pakai []bool
	}{
		"kosong":                            {Buang{Terendah: 1}, nil, []bool{}},
		"yang terakhir tetap":               {Buang{Terendah: 5}, []Poin{p(1, 10), p(9, 10)}, []bool{false, true}},
		"tertinggi batal":                   {Buang{Terendah: 1, Tertinggi: 2}, []Poin{p(1, 10), p(9, 10)}, []bool{false, true}},
		"seri: yang depan tetap":            {Buang{Terendah: 1}, []Poin{p(5, 10), p(5, 10), p(5, 10)}, []bool{true, true, false}},
		"semua tanpa maks: dari bawah":      {Buang{Terendah: 1, Tertinggi: 1}, []Poin{p(3, 0), p(1, 0), p(2, 0)}, []bool{false, false, true}},
		"tanpa maks seri":                   {Buang{Terendah: 1}, []Poin{p(1, 0), p(1, 0)}, []bool{false, true}},
		"tambahan tak pernah yang terendah": {Buang{Terendah: 1}, []Poin{p(5, 0), p(9, 10), p(10, 10)}, []bool{true, false, true}},
		"hanya tambahan tersisa":            {Buang{Terendah: 2}, []Poin{p(10, 10), p(2, 0), p(5, 0)}, []bool{false, false, true}},
		"nol dari nol tidak menang":         {Buang{Terendah: 1}, []Poin{p(0, 0), p(5, 10)}, []bool{false, true}},
	} {
		require.Equal(t, c.pakai, c.b.Pilih(c.p), nama)
	}
}

// What may not be dropped can pull a dropped rest down; then nothing is dropped.
func TestBuang_jangan_merugikan(t *testing.T) {
	t.Parallel()
	s, err := AmbilSkala("100")
	require.NoError(t, err)
	r, err := Susun(Aturan{Kode: "a", Versi: 1, Skala: s, Komponen: []Komponen{{Kode: "T", Bobot: A(1), Buang: Buang{Terendah: 1}}}},
		[]Butir{{Kode: "a", Komponen: "T", JanganBuang: true}, {Kode: "b", Komponen: "T"}, {Kode: "c", Komponen: "T"}})
	require.NoError(t, err)
	h, err := r.Hitung([]Isian{{Butir: "a", Percobaan: []Skor{Dapat(0)}}, {Butir: "b", Percobaan: []Skor{Dapat(A(100))}}, {Butir: "c", Percobaan: []Skor{Dapat(A(92))}}}, nil)
	require.NoError(t, err)
	require.Equal(t, A(64), h.Rapor.Bulat)
}

// The last one that may be dropped goes where something else is left.
func TestBuang_semua_yang_boleh(t *testing.T) {
	t.Parallel()
	p := []Poin{{Nilai: Utuh(80), Maks: Utuh(100), Pasti: true}, {Nilai: Utuh(20), Maks: Utuh(100)}}
	require.Equal(t, []bool{true, false}, Buang{Terendah: 1}.pilihUntung(p))
	p[1].Nilai = Utuh(90)
	require.Equal(t, []bool{true, true}, Buang{Terendah: 1}.pilihUntung(p))
	require.Equal(t, []bool{true, true}, Buang{Terendah: 1}.Pilih(p))
}
