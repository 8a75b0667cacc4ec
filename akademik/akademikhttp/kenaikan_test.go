package akademikhttp_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// A santri changes class over the API, and is taken back.
func TestKenaikan(t *testing.T) {
	t.Parallel()
	k := buka(t)
	tahun := string(k.h.Tahun.ID)
	tujuan := k.mau(201, "POST", "/rombel", `{"rombel":[{"tahun":"`+tahun+`","jenis":"kelas","jalur":"formal","unit":"MTs","tingkat":"7","nama":"7B"}]}`).teksDi("isi", 0, "id")
	data := `"dari":"` + tahun + `","ke":"` + tahun + `","rombel":["` + k.kelas() + `"],"pada":"2026-10-05"`
	a := k.mau(201, "POST", "/kenaikan", "{"+data+"}", "Idempotency-Key", "n")
	require.Equal(t, a.di("id"), k.mau(201, "POST", "/kenaikan", "{"+data+"}", "Idempotency-Key", "n").di("id"))
	jalur := "/kenaikan/" + a.teksDi("id")
	r := k.mau(200, "POST", jalur+"/putusan", `{"putusan":[{"santri":"`+k.santri(0)+`","putusan":"pindah","ke":"`+tujuan+`","sebab":"penempatan_kemampuan","versi":0},{"santri":"`+k.santri(1)+`","putusan":"terbang","versi":0}]}`)
	require.Nil(t, r.di("isi", 0, "aturan"), r.teks)
	require.NotNil(t, r.di("isi", 1, "aturan"), r.teks)
	l := k.mau(200, "GET", jalur, "")
	require.Equal(t, "Santri 1", l.di("baris", 0, "nama"))
	sidik := l.teksDi("baris", 0, "sidik")
	k.mau(200, "POST", jalur+"/penerapan", `{"pilih":[{"santri":"`+k.santri(0)+`","sidik":"`+sidik+`"}]}`)
	require.Equal(t, 4, k.mau(200, "GET", "/rombel/"+k.kelas()+"/anggota", "").banyak())
	k.mau(200, "POST", jalur+"/pengurungan", `{"sebab":"lain"}`)
	require.Equal(t, 5, k.mau(200, "GET", "/rombel/"+k.kelas()+"/anggota", "").banyak())
	require.Equal(t, "2026-10-05", k.mau(200, "PUT", jalur, `{"versi":1,`+data+"}").di("pada"))
	require.Empty(t, k.log.String())
}
