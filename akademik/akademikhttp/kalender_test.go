package akademikhttp_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/hijriah"
)

// The calendar over JSON: a holiday by pattern, its day, a decision with its effect before
// and after, and a month of 28 days refused by name.
func TestKalender(t *testing.T) {
	t.Parallel()
	k := buka(t)
	data := `"nama":"Haul","libur":true,"pola":{"jenis":"bulanan","kalender":"hijriah","bulan":5,"hari_ke":1}`
	a := k.mau(201, "POST", "/acara", "{"+data+"}", "Idempotency-Key", "a")
	require.Equal(t, a.di("id"), k.mau(201, "POST", "/acara", "{"+data+"}", "Idempotency-Key", "a").di("id"))
	haul := func() string {
		for _, h := range k.mau(200, "GET", "/kalender?dari=2026-10-01&sampai=2026-10-31", "").di("isi").([]any) {
			x := h.(map[string]any)
			if len(x["acara"].([]any)) > 0 {
				require.Equal(t, []any{"Haul"}, x["libur"])
				require.Contains(t, x["hijriah"], "1 Jumadilawal 1448")
				return x["tanggal"].(string)
			}
		}
		return ""
	}
	semula, err := dasar.ParseTanggal(haul())
	require.NoError(t, err)
	putusan := func(hari dasar.Tanggal) string {
		return `{"putusan":[{"tahun":1448,"bulan":5,"awal":"` + hari.String() + `","sumber":"SK Pengasuh 1/2026"}]}`
	}
	sah := semula
	for _, geser := range []int{-1, 1} { // one of both leaves every month 29 or 30 days
		if k.kirim("POST", "/putusan-hijriah/percobaan", putusan(semula.TambahHari(geser))).Code == 200 {
			sah = semula.TambahHari(geser)
		}
	}
	require.NotEqual(t, semula, sah)
	e := k.mau(200, "POST", "/putusan-hijriah/percobaan", putusan(sah))
	require.Equal(t, sah.String(), e.di("bulan", 0, "ke"))
	require.Equal(t, "Haul", e.di("acara", 0, "nama"))
	require.Equal(t, semula.String(), haul(), "percobaan tidak menyimpan apa pun")
	k.mau(204, "POST", "/putusan-hijriah", putusan(sah))
	require.Equal(t, sah.String(), haul())
	k.tolak(422, hijriah.ErrPutusanPanjang, "POST", "/putusan-hijriah", putusan(semula.TambahHari(-3)))
	id := k.mau(200, "GET", "/putusan-hijriah", "").teksDi("isi", 0, "id")
	k.mau(204, "POST", "/putusan-hijriah/"+id+"/pembatalan", `{"alasan":"salah baca"}`)
	require.Equal(t, semula.String(), haul())
	k.mau(200, "PUT", "/acara/"+a.teksDi("id"), `{"versi":1,`+strings.Replace(data, "Haul", "Haul Akbar", 1)+"}")
	k.tolak(409, akademik.ErrVersi, "PUT", "/acara/"+a.teksDi("id"), `{"versi":1,`+data+"}")
	require.Equal(t, "salah tahun", k.mau(200, "POST", "/acara/"+a.teksDi("id")+"/pembatalan", `{"versi":2,"alasan":"salah tahun"}`).di("batal"))
	require.Empty(t, haul())
	require.Empty(t, k.log.String())
}
