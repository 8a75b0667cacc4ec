package akademikhttp_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/kalender"
	"github.com/pesantren-go/pesantren/akademik/presensi"
)

func (k *kantor) dataKegiatan() string {
	return `"nama":"Jamaah Subuh","jenis":"jamaah","pola":{"jenis":"mingguan","mulai":"2026-10-01","hari":[0,1,2,3,4,5,6]},"mulai":"04:15","selesai":"05:00","rombel":["` + k.kelas() + `"],"petugas":["g2"],"aktif":true`
}

// An activity of the pondok is made over the API, its register is taken with a word of
// the school by whoever is named for it, and it stops.
func TestKegiatan(t *testing.T) {
	t.Parallel()
	k := buka(t)
	aturan := `{"sejak":"2026-07-01","kata":[{"kode":"piket","nama":"Piket","singkat":"P","hitung":"hadir"}],"pembilang":1,"penyebut":3,"hari_koreksi":7,"jurnal_langsung":true}`
	k.mau(204, "PUT", "/aturan-presensi", aturan, "Idempotency-Key", "a")
	k.mau(204, "PUT", "/aturan-presensi", aturan, "Idempotency-Key", "a")
	k.tolak(422, presensi.ErrAturan, "PUT", "/aturan-presensi", strings.Replace(aturan, `"P"`, `"S"`, 1))
	as := k.mau(200, "GET", "/aturan-presensi", "")
	require.Equal(t, []any{1, 7.0, 3.0, "piket", "akun-kepala"}, []any{as.banyak(), as.di("isi", 0, "hari_koreksi"), as.di("isi", 0, "penyebut"), as.di("isi", 0, "kata", 0, "kode"), as.di("isi", 0, "oleh")})

	data := k.dataKegiatan()
	a := k.mau(201, "POST", "/kegiatan", "{"+data+"}", "Idempotency-Key", "k")
	require.Equal(t, a.di("id"), k.mau(201, "POST", "/kegiatan", "{"+data+"}", "Idempotency-Key", "k").di("id"))
	require.Equal(t, []any{"04:15", "mingguan"}, []any{a.di("mulai"), a.di("pola", "jenis")})
	k.tolak(422, kalender.ErrPola, "POST", "/kegiatan", "{"+strings.Replace(data, "[0,1,2,3,4,5,6]", "[]", 1)+"}")
	k.tolak(422, akademik.ErrKegiatanPondok, "POST", "/kegiatan", "{"+strings.Replace(data, `"selesai":"05:00"`, `"selesai":"04:00"`, 1)+"}")
	guru := []string{"X-Guru", "g2"}
	require.Equal(t, 1, k.mau(200, "GET", "/kegiatan", "", guru...).banyak(), "petugasnya")
	require.Equal(t, 1, k.mau(200, "GET", "/kegiatan", "", "X-Guru", "g1").banyak(), "wali kelasnya")
	isi := `"tanggal":"2026-10-05","mulai":"04:15","kegiatan":"` + a.teksDi("id") + `","rombel":"` + k.kelas() + `"`
	r := k.mau(200, "PUT", "/presensi", `{`+isi+`,"versi":0,"isian":[{"santri":"`+k.santri(0)+`","keadaan":"piket"},{"santri":"`+k.santri(1)+`","keadaan":"alpa"}]}`, guru...)
	require.Empty(t, r.di("tolak"), r.teks)
	l := k.mau(200, "GET", "/presensi?tanggal=2026-10-05&mulai=04:15&kegiatan="+a.teksDi("id")+"&rombel="+k.kelas(), "", guru...)
	require.Equal(t, []any{"piket", "alpa", "hadir"}, []any{l.di("anggota", 0, "keadaan"), l.di("anggota", 1, "keadaan"), l.di("anggota", 2, "keadaan")})
	henti := `{"versi":1,` + strings.Replace(data, `"aktif":true`, `"aktif":false`, 1) + `}`
	require.Equal(t, false, k.mau(200, "PUT", "/kegiatan/"+a.teksDi("id"), henti).di("aktif"))
	k.tolak(409, akademik.ErrVersi, "PUT", "/kegiatan/"+a.teksDi("id"), henti)
	require.Empty(t, k.log.String())
}
