package nilai

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestPerTP(t *testing.T) {
	t.Parallel()
	butir := butirUji()
	butir[0].TP, butir[1].TP, butir[4].TP = []string{"TP1", "TP2"}, []string{"TP2"}, []string{"TP1", "TP3"}
	r, err := Susun(aturanUji(t), butir)
	require.NoError(t, err)
	tp, err := r.PerTP([]Isian{{Butir: "slm1", Percobaan: []Skor{Dapat(A(80))}}, {Butir: "kuis", Percobaan: []Skor{Dapat(A(7))}}, {Butir: "slm2", Percobaan: []Skor{Kecualikan(Sakit)}}})
	require.NoError(t, err)
	require.Equal(t, []NilaiTP{
		{"TP1", Nilai{Ada: true, Tepat: Utuh(75), Bulat: A(75), Tuntas: true}}, // the formative quiz counts here, 7 of 10
		{"TP2", Nilai{Ada: true, Tepat: Utuh(80), Bulat: A(80), Tuntas: true}},
		{"TP3", Nilai{Ada: true, Tepat: Utuh(70), Bulat: A(70)}},
	}, tp)
	tp, err = r.PerTP(nil)
	require.NoError(t, err)
	require.Equal(t, []NilaiTP{{TP: "TP1"}, {TP: "TP2"}, {TP: "TP3"}}, tp)
	_, err = r.PerTP([]Isian{{Butir: "x"}})
	require.ErrorIs(t, err, ErrIsianButir)
}

func TestDeskripsi(t *testing.T) {
	t.Parallel()
	tp := func(kode string, n int64, tercapai bool) TPDeskripsi {
		return TPDeskripsi{Kode: kode, Teks: "bab " + kode + ". ", Nilai: Nilai{Ada: true, Tepat: Utuh(n)}, Tercapai: tercapai}
	}
	for nama, c := range map[string]struct {
		tp    []TPDeskripsi
		harap Deskripsi
	}{
		"kosong":                     {nil, Deskripsi{}},
		"belum dinilai":              {[]TPDeskripsi{{Kode: "1"}}, Deskripsi{}},
		"dua tercapai":               {[]TPDeskripsi{tp("1", 80, true), tp("2", 95, true)}, Deskripsi{Dibuat: "Menunjukkan penguasaan yang baik dalam bab 2. Perlu penguatan dalam bab 1.", Tinggi: "2", Rendah: "1"}},
		"terendah belum":             {[]TPDeskripsi{tp("1", 60, false), tp("2", 95, true)}, Deskripsi{Dibuat: "Menunjukkan penguasaan yang baik dalam bab 2. Perlu pendampingan dalam bab 1.", Tinggi: "2", Rendah: "1"}},
		"semua sama":                 {[]TPDeskripsi{tp("2", 80, true), tp("1", 80, true)}, Deskripsi{Dibuat: "Menunjukkan penguasaan yang baik dalam bab 1.", Tinggi: "1"}},
		"satu belum":                 {[]TPDeskripsi{tp("1", 40, false)}, Deskripsi{Dibuat: "Perlu pendampingan dalam bab 1.", Tinggi: "1"}},
		"yang kosong bukan terendah": {[]TPDeskripsi{tp("1", 80, true), {Kode: "0"}, tp("2", 90, true)}, Deskripsi{Dibuat: "Menunjukkan penguasaan yang baik dalam bab 2. Perlu penguatan dalam bab 1.", Tinggi: "2", Rendah: "1"}},
	} {
		d, err := TemplatBaku().Susun(c.tp)
		require.NoError(t, err, nama)
		require.Equal(t, c.harap, d, nama)
		require.Equal(t, d.Dibuat, d.Teks())
		d.Disunting = "Bagus sekali."
		require.Equal(t, "Bagus sekali.", d.Teks(), "yang dibuat tetap disimpan")
	}
	for _, rusak := range []func(*TemplatDeskripsi){func(t *TemplatDeskripsi) { t.Tinggi = "x" }, func(t *TemplatDeskripsi) { t.Rendah = "x" }, func(t *TemplatDeskripsi) { t.BelumTP = "" }} {
		templat := TemplatBaku()
		rusak(&templat)
		_, err := templat.Susun(nil)
		require.ErrorIs(t, err, ErrTemplat)
	}
}

func TestDeskripsi_urutan_tak_berarti(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var tp []TPDeskripsi
		for i := range rapid.IntRange(0, 6).Draw(t, "n") {
			n := rapid.Int64Range(0, 4).Draw(t, "nilai")
			tp = append(tp, TPDeskripsi{Kode: string(rune('a' + i)), Teks: string(rune('a' + i)), Nilai: Nilai{Ada: n > 0, Tepat: Utuh(n)}, Tercapai: n > 2})
		}
		a, err := TemplatBaku().Susun(tp)
		require.NoError(t, err)
		b, err := TemplatBaku().Susun(rapid.Permutation(tp).Draw(t, "urutan"))
		require.NoError(t, err)
		require.Equal(t, a, b)
	})
}
