package privasi_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/privasi"
)

func samarkan(kategori, nilai string) string {
	for _, s := range privasi.SamaranBaku() {
		if s.Kategori == kategori {
			return s.Samarkan(nilai)
		}
	}
	return privasi.Samaran{}.Samarkan(nilai)
}

func TestSamaran(t *testing.T) {
	for _, k := range []struct{ kategori, nilai, mau string }{
		{privasi.KategoriNIK, "3599012902120001", "359901•••01"},
		{privasi.KategoriNIK, "3599", "•••"},
		{privasi.KategoriNIK, "35990129021", "•••"},
		{privasi.KategoriHP, "+6281234567890", "•••890"},
		{privasi.KategoriHP, "12345", "•••"},
		{privasi.KategoriRekening, "7123456789", "•••6789"},
		{privasi.KategoriNama, "Ahmad fauzi bin Zainal", "A. F. B. Z."},
		{privasi.KategoriNama, "Öğuz", "Ö."},
		{privasi.KategoriNama, "محمد صالح", "م. ص."},
		{privasi.KategoriNama, "123", "•••"},
		{privasi.KategoriAlamat, "Jl. Melati 3, Ds. Sukorejo, Kab. Kediri", "•••, Kab. Kediri"},
		{privasi.KategoriAlamat, "Jl. Melati 3", "•••"},
		{privasi.KategoriLahir, "2012-02-29", "2012"},
		{privasi.KategoriLahir, "29 Februari 2012", "2012"},
		{privasi.KategoriLahir, "Kediri", "•••"},
		{privasi.KategoriSurel, "ahmad@contoh.id", "a•••@contoh.id"},
		{privasi.KategoriSurel, "a@contoh.id", "•••"},
		{privasi.KategoriSurel, "bukan surel", "•••"},
		{privasi.KategoriKesehatan, "asma", "•••"},
		{privasi.KategoriNIK, "", ""},
		{privasi.KategoriNIK, "  ", ""},
	} {
		require.Equal(t, k.mau, samarkan(k.kategori, k.nilai), "%s %q", k.kategori, k.nilai)
	}
	require.Equal(t, "•••", privasi.Samaran{Cara: privasi.SamarTepi, Depan: -5, Belakang: 1}.Samarkan("panjang sekali"))
}

// A mask at the edges shows at most what it says, and hides at least four
// characters.
func TestSamaranTepiMenyembunyikan(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		nilai := rapid.StringMatching(`[0-9a-z]{0,30}`).Draw(rt, "nilai")
		s := privasi.Samaran{Cara: privasi.SamarTepi, Depan: rapid.IntRange(0, 8).Draw(rt, "depan"), Belakang: rapid.IntRange(0, 8).Draw(rt, "belakang")}
		dapat := []rune(s.Samarkan(nilai))
		if len(nilai) > 0 {
			require.LessOrEqual(t, len(dapat)-3, max(0, len(nilai)-4))
		}
	})
}
