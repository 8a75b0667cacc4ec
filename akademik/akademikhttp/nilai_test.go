package akademikhttp_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
)

func TestNilai(t *testing.T) {
	t.Parallel()
	k := buka(t)
	k.ajar()
	require.Equal(t, "100", k.mau(200, "GET", "/aturan-nilai", "").di("isi", 0, "skala", "kode"))
	require.GreaterOrEqual(t, k.mau(200, "GET", "/skala-nilai", "").banyak(), 5)
	slm, sas := k.asesmen("SLM1", "SLM"), k.asesmen("SAS", "SAS")
	jalur := "/rombel/" + k.kelas() + "/nilai/mtk/1"
	isi := func(a string, s int, teks, lama string) string {
		return `{"asesmen":"` + a + `","santri":"` + k.santri(s) + `","teks":"` + teks + `","lama":"` + lama + `"}`
	}
	j := k.mau(200, "POST", jalur, `{"isian":[`+isi(slm, 0, "64,5", "")+","+isi(sas, 0, "81.5", "")+","+isi(slm, 1, "S", "")+","+isi(slm, 2, "101", "")+`]}`)
	require.EqualValues(t, 3, j.di("tersimpan"))
	require.Equal(t, "AKD-SKALA-03", j.di("gagal", 0, "aturan"), "yang lain tersimpan")
	j = k.mau(200, "POST", jalur, `{"isian":[`+isi(slm, 0, "70", "")+`]}`)
	require.Equal(t, string(akademik.ErrSkorBentrok), j.di("gagal", 0, "aturan"))

	l := k.mau(200, "GET", jalur, "")
	require.Equal(t, "Santri 1", l.di("santri", 0, "nama"))
	require.Equal(t, "713/10", l.di("santri", 0, "hasil", "rapor", "tepat"), "60% × 64,5 + 40% × 81,5")
	require.Equal(t, "71", l.di("santri", 0, "hasil", "rapor", "bulat"))
	require.Equal(t, true, l.di("santri", 0, "hasil", "rapor", "tuntas"))
	require.Equal(t, false, l.di("santri", 2, "hasil", "rapor", "ada"))
	require.Equal(t, "S", l.di("santri", 1, "skor", 0, "teks"))
	u := k.mau(200, "GET", jalur+"/"+k.santri(0), "")
	require.Equal(t, "71,3", u.di("langkah", len(u.di("langkah").([]any))-1, "hasil"), u.teks)
	k.tolak(404, akademik.ErrSantriTiada, "GET", jalur+"/"+k.santri(5), "")

	k.mau(200, "POST", jalur, `{"isian":[`+isi(slm, 0, "66", "64,5")+`]}`)
	r := k.mau(200, "GET", "/rombel/"+k.kelas()+"/asesmen/"+slm+"/riwayat/"+k.santri(0), "")
	require.Equal(t, []any{"64,5", "66"}, []any{r.di("isi", 0, "teks"), r.di("isi", 1, "teks")})
	require.Equal(t, "Ulangan 1", k.mau(200, "PUT", "/asesmen/"+slm, `{"versi":1,"rombel":"`+k.kelas()+`","mapel":"mtk","periode":"1","kode":"SLM1","nama":"Ulangan 1","komponen":"SLM","maks":"100","bobot":"1"}`).di("nama"))

	g := k.mau(200, "GET", "/leger?periode=1&rombel="+k.kelas(), "")
	require.Equal(t, "72", g.di("isi", 0, "santri", 0, "nilai", "mtk", "bulat"))
	require.EqualValues(t, 1, g.di("isi", 0, "mapel", 0, "rapor"))
	require.Empty(t, k.log.String())
}
