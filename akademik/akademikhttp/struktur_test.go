package akademikhttp_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
)

func TestStruktur(t *testing.T) {
	t.Parallel()
	k := buka(t)
	ts := k.mau(200, "GET", "/tahun-ajaran", "")
	require.Equal(t, 1, ts.banyak())
	const diniyah = `"nama":"1449 H","kalender":"hijriah","jalur":["diniyah"],"mulai":"2027-07-01","selesai":"2028-06-20","periode":[{"kode":"1","nama":"Nisfu Sanah","mulai":"2027-07-01","selesai":"2027-12-31"}]`
	a := k.mau(201, "POST", "/tahun-ajaran", "{"+diniyah+"}", "Idempotency-Key", "t")
	require.Equal(t, a.di("id"), k.mau(201, "POST", "/tahun-ajaran", "{"+diniyah+"}", "Idempotency-Key", "t").di("id"))
	k.tolak(409, akademik.ErrTahunTumpang, "POST", "/tahun-ajaran", "{"+diniyah+"}")
	jalur := "/tahun-ajaran/" + a.teksDi("id")
	require.Equal(t, true, k.mau(200, "PUT", jalur, `{"versi":1,"ditutup":true,`+diniyah+"}").di("ditutup"))
	k.tolak(409, akademik.ErrTahunDitutup, "PUT", jalur, `{"versi":2,"ditutup":true,`+strings.Replace(diniyah, "1449 H", "1449-1450 H", 1)+"}")

	id := k.ajar()
	require.Equal(t, "النحو", k.mau(200, "GET", "/mapel", "").di("isi", 1, "nama_arab"))
	require.Equal(t, 2, k.mau(200, "GET", "/rombel?tahun="+string(k.h.Tahun.ID), "").banyak())
	require.Equal(t, "Utsman", k.mau(200, "GET", "/rombel?halaqah=true", "").di("isi", 0, "nama"))
	r := `"tahun":"` + string(k.h.Tahun.ID) + `","jenis":"kelas","jalur":"formal","unit":"MTs","tingkat":"7","nama":"7B"`
	b := k.mau(201, "POST", "/rombel", `{"rombel":[{`+r+`}]}`)
	require.Equal(t, "g1", k.mau(200, "PUT", "/rombel/"+b.teksDi("isi", 0, "id"), `{"versi":1,"wali":"g1",`+r+`}`).di("wali"))
	k.tolak(409, akademik.ErrRombelGanda, "POST", "/rombel", `{"rombel":[{`+r+`}]}`)
	as := k.mau(200, "GET", "/rombel/"+k.kelas()+"/anggota?pada=2026-10-05", "")
	require.Equal(t, 5, as.banyak())
	require.Equal(t, "Santri 1", as.di("isi", 0, "nama"))

	ps := k.mau(200, "GET", "/pengampu?guru=g2&pada=2026-10-05", "")
	require.Equal(t, id, ps.di("isi", 0, "id"))
	p := `"rombel":"` + k.kelas() + `","mapel":"mtk","guru":"g2","jp":4,"mulai":"2026-07-01"`
	require.Equal(t, "2026-12-31", k.mau(200, "PUT", "/pengampu/"+id, `{"versi":1,"selesai":"2026-12-31",`+p+"}").di("selesai"))
	k.tolak(409, akademik.ErrVersi, "PUT", "/pengampu/"+id, `{"versi":1,"selesai":"2026-11-30",`+p+"}")
	require.Empty(t, k.log.String())
}

// A vacancy is nobody's: a teacher sees his or her own assignments, and a limited caller
// who is no employee none at all.
func TestPengampu_lowong(t *testing.T) {
	t.Parallel()
	k := buka(t)
	k.ajar()
	k.mau(201, "POST", "/pengampu", `{"pengampu":[{"rombel":"`+k.kelas()+`","mapel":"nahwu","jp":2,"mulai":"2026-07-01"}]}`)
	require.Equal(t, 2, k.mau(200, "GET", "/pengampu", "").banyak())
	require.Equal(t, 1, k.mau(200, "GET", "/pengampu", "", "X-Guru", "g2").banyak())
	require.Equal(t, 0, k.mau(200, "GET", "/pengampu", "", "X-Guru", "bukan-pegawai").banyak())
}
