package nilai

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestEfektif(t *testing.T) {
	t.Parallel()
	n := func(x ...int64) (s []Skor) {
		for _, v := range x {
			s = append(s, Dapat(A(v)))
		}
		return s
	}
	tidakIkut := append(n(60), Skor{})
	for nama, c := range map[string]struct {
		cara      CaraRemedial
		percobaan []Skor
		harap     Pecahan
	}{
		"batas: naik sampai KKM":                 {BatasKKM, n(65, 85), Utuh(70)},
		"batas: di bawah KKM":                    {BatasKKM, n(50, 60), Utuh(60)},
		"batas: tidak di bawah yang pertama":     {BatasKKM, n(65, 60), Utuh(65)},
		"batas: sudah tuntas":                    {BatasKKM, n(80, 90), Utuh(80)},
		"batas: yang terbaik dari remedial":      {BatasKKM, n(50, 69, 60), Utuh(69)},
		"akhir: menyusul":                        {AmbilAkhir, n(60, 95), Utuh(95)},
		"akhir: turun pun dihitung":              {AmbilAkhir, n(60, 55), Utuh(55)},
		"rata: di atas KKM":                      {RataMinimalKKM, n(60, 90), Utuh(75)},
		"rata: paling rendah KKM":                {RataMinimalKKM, n(40, 50), Utuh(70)},
		"rata: pecahan":                          {RataMinimalKKM, n(70, 85), pecah(155, 2)},
		"tanpa: yang pertama":                    {TanpaRemedial, n(60, 90), Utuh(60)},
		"remedial tidak diikuti":                 {AmbilAkhir, tidakIkut, Utuh(60)},
		"rata tidak naik tanpa remedial":         {RataMinimalKKM, tidakIkut, Utuh(60)},
		"sakit pada remedial":                    {AmbilAkhir, append(n(60), Kecualikan(Sakit)), Utuh(60)},
		"susulan sesudah sakit bukan remedial":   {BatasKKM, append([]Skor{Kecualikan(Sakit)}, n(90)...), Utuh(90)},
		"susulan sesudah belum bukan remedial":   {TanpaRemedial, append([]Skor{{}}, n(90)...), Utuh(90)},
		"nol adalah nilai pertama yang dihitung": {TanpaRemedial, n(0, 90), Utuh(0)},
	} {
		dapat, keadaan := c.cara.Efektif(c.percobaan, Utuh(70))
		require.Equal(t, Ada, keadaan, nama)
		require.Zero(t, dapat.Banding(c.harap), "%s: %s", nama, dapat)
	}
	for harap, p := range map[Keadaan][]Skor{Belum: {{}, {}}, Dikecualikan: {{}, Kecualikan(Izin)}} {
		_, keadaan := BatasKKM.Efektif(p, Utuh(70))
		require.Equal(t, harap, keadaan)
	}
	_, keadaan := BatasKKM.Efektif(nil, Utuh(70))
	require.Equal(t, Belum, keadaan)
}

func TestNilaiKesalahan(t *testing.T) {
	t.Parallel()
	n := NilaiKesalahan{Awal: A(100), PerKesalahan: 25_000, MinLulus: A(80)}
	for salah, harap := range map[int]Angka{0: A(100), 8: A(80), 9: 775_000, 40: 0, 1_000_000: 0} {
		v, lulus, err := n.Hitung(salah)
		require.NoError(t, err)
		require.Equal(t, harap, v)
		require.Equal(t, salah <= 8, lulus)
	}
	for _, salah := range []int{-1, 1_000_001} {
		_, _, err := n.Hitung(salah)
		require.ErrorIs(t, err, ErrKesalahan)
	}
	_, _, err := NilaiKesalahan{Awal: A(100), PerKesalahan: -1}.Hitung(1)
	require.ErrorIs(t, err, ErrKesalahan)
}
