package nilai

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func aturanK13(t *testing.T) Aturan {
	skala, err := PredikatK13(75)
	require.NoError(t, err)
	return Aturan{Kode: "k13", Versi: 1, Nama: "K13", Skala: skala, KKM: A(75), Komponen: []Komponen{
		{Kode: "PH", Nama: "Penilaian harian", Bobot: A(50), Aspek: Pengetahuan},
		{Kode: "PAS", Nama: "Penilaian akhir semester", Bobot: A(50), Aspek: Pengetahuan},
		{Kode: "PRAK", Nama: "Praktik", Bobot: A(100), Cara: Tertinggi, Aspek: Keterampilan},
		{Kode: "F", Nama: "Formatif", Formatif: true},
	}}
}

func TestAspek_dua_nilai(t *testing.T) {
	t.Parallel()
	r, err := Susun(aturanK13(t), []Butir{{Kode: "PH1", Komponen: "PH", TP: []string{"pecahan"}}, {Kode: "PAS", Komponen: "PAS"}, {Kode: "PR1", Komponen: "PRAK", TP: []string{"mengukur"}}, {Kode: "F1", Komponen: "F", TP: []string{"pecahan"}}})
	require.NoError(t, err)
	isi := func(kode string, n int64) Isian {
		return Isian{Butir: kode, Percobaan: []Skor{{Keadaan: Ada, Angka: A(n)}}}
	}
	u := &Uraian{}
	h, err := r.Hitung([]Isian{isi("PH1", 80), isi("PAS", 67), isi("PR1", 90), isi("F1", 10)}, u)
	require.NoError(t, err)
	require.NoError(t, u.Periksa())
	require.Len(t, h.Aspek, 2)
	p, k := h.Aspek[0], h.Aspek[1]
	require.Equal(t, []any{Pengetahuan, "73.5", A(74), "D", false}, []any{p.Aspek, p.Rapor.Tepat.Rat().FloatString(1), p.Rapor.Bulat, p.Rapor.Pita, p.Rapor.Tuntas}, "dibulatkan dahulu: 73,5 menjadi 74, di bawah 75")
	require.Equal(t, []any{Keterampilan, A(90), "B", true}, []any{k.Aspek, k.Rapor.Bulat, k.Rapor.Pita, k.Rapor.Tuntas})
	require.False(t, h.Rapor.Tuntas, "satu aspek belum tuntas, pelajarannya belum tuntas")
	tp, err := r.PerTPAspek(Keterampilan, []Isian{isi("PH1", 80), isi("PR1", 90)})
	require.NoError(t, err)
	require.Len(t, tp, 1)
	require.Equal(t, "mengukur", tp[0].TP)

	h, err = r.Hitung([]Isian{isi("PH1", 80), isi("PAS", 70)}, nil)
	require.NoError(t, err)
	require.Equal(t, []Keadaan{Ada, Belum, Belum}, []Keadaan{h.Aspek[0].Keadaan(), h.Aspek[1].Keadaan(), h.Keadaan()})
	_, err = r.Hitung([]Isian{isi("lain", 1)}, nil)
	require.ErrorIs(t, err, ErrIsianButir, "yang asing tetap ditolak")
}

func TestAspek_aturan(t *testing.T) {
	t.Parallel()
	for nama, ubah := range map[string]func(*Aturan){
		"asing":       func(a *Aturan) { a.Komponen[0].Aspek = "sikap" },
		"setengah":    func(a *Aturan) { a.Komponen[1].Aspek = "" },
		"tanpa bobot": func(a *Aturan) { a.Komponen[2].Bobot = 0 },
	} {
		a := aturanK13(t)
		ubah(&a)
		require.ErrorIs(t, a.Periksa(), ErrAspek, nama)
	}
	a := aturanK13(t)
	require.NoError(t, a.Periksa())
	a.Komponen[0].Bobot = A(51)
	require.ErrorIs(t, a.Periksa(), ErrBobotLebih, "setiap aspek paling banyak 100")
	b := aturanK13(t)
	b.Komponen[2].Aspek = Pengetahuan
	require.NotEqual(t, aturanK13(t).Sidik(), b.Sidik())
}

// A subject is below KKM when one aspect is, and counts once.
func TestUsulkan_aspek(t *testing.T) {
	t.Parallel()
	m := func(a Aspek, n int64) MapelSetahun {
		return MapelSetahun{Kode: "MTK", Aspek: a, KKM: A(75), Term: []Nilai{{Ada: true, Tepat: Utuh(n)}}}
	}
	require.Equal(t, []string{"MTK"}, AturanKenaikan{}.Usulkan(BahanKenaikan{Mapel: []MapelSetahun{m(Pengetahuan, 80), m(Keterampilan, 70)}}).Gagal)
	require.True(t, AturanKenaikan{MaksGagal: 1}.Usulkan(BahanKenaikan{Mapel: []MapelSetahun{m(Pengetahuan, 60), m(Keterampilan, 70)}}).Naik)
}
