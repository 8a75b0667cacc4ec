package akademikhttp_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/jadwal"
)

// dataJadwal is a timetable of MTs with four periods on two days.
func (k *kantor) dataJadwal() string {
	return `"tahun":"` + string(k.h.Tahun.ID) + `","nama":"Ganjil","unit":["MTs"],"jalur":["formal"],"hari":[1,2],"mulai":"2026-10-05",
		"kisi":[{"id":"pagi","jalur":"formal","hari":[{"hari":1,"jam":["07:00-07:40","07:40-08:20","08:20-09:00","09:00-09:40"]},{"hari":2,"jam":["07:00-07:40","07:40-08:20","08:20-09:00","09:00-09:40"]}]}]`
}

// A timetable is made over the API: meetings out of the assignments, one put by hand, a
// clash refused in words, the rest by the filler, taken back and accepted again, and in
// force; lessons and registers follow from it.
func TestJadwal(t *testing.T) {
	t.Parallel()
	k := buka(t)
	k.ajar()
	k.mau(201, "POST", "/pengampu", `{"pengampu":[{"rombel":"`+k.kelas()+`","mapel":"nahwu","guru":"g2","jp":2,"mulai":"2026-07-01"}]}`)
	a := k.mau(201, "POST", "/jadwal", "{"+k.dataJadwal()+"}", "Idempotency-Key", "j")
	require.Equal(t, a.di("id"), k.mau(201, "POST", "/jadwal", "{"+k.dataJadwal()+"}", "Idempotency-Key", "j").di("id"))
	jalur := "/jadwal/" + a.teksDi("id")
	versi := func() string { return fmt.Sprintf("%.0f", k.mau(200, "GET", jalur, "").di("versi")) }
	require.EqualValues(t, 3, k.mau(200, "POST", jalur+"/kegiatan", `{"versi":`+versi()+`}`).di("baru"), "4 JP menjadi dua pertemuan, 2 JP satu")
	p := k.mau(200, "GET", jalur, "")
	satu, dua := p.teksDi("kegiatan", 0, "id"), p.teksDi("kegiatan", 1, "id")
	require.Nil(t, p.di("kegiatan", 0, "letak"))
	k.mau(200, "PUT", jalur+"/kegiatan/"+satu+"/letak", `{"versi":`+versi()+`,"letak":{"hari":1,"jam":0}}`)
	j := k.tolak(409, akademik.ErrLetakBentrok, "PUT", jalur+"/kegiatan/"+dua+"/letak", `{"versi":`+versi()+`,"letak":{"hari":1,"jam":1}}`)
	require.NotEmpty(t, j.teksDi("detail"))
	bebas := 0
	for _, x := range k.mau(200, "GET", jalur+"/kegiatan/"+dua+"/pilihan", "").di("isi").([]any) {
		if len(x.(map[string]any)["bentrok"].([]any)) == 0 {
			bebas++
		}
	}
	require.NotZero(t, bebas)
	require.EqualValues(t, 1, k.mau(200, "POST", jalur+"/pengurungan", `{"versi":`+versi()+`}`).di("pindah"))
	u := k.mau(200, "POST", jalur+"/isian", `{"benih":1}`)
	require.Nil(t, u.di("menunggu"), "tiga pertemuan muat: %s", u.teks)
	k.mau(204, "POST", jalur+"/usul", u.teks)
	k.tolak(409, akademik.ErrVersi, "POST", jalur+"/usul", u.teks)
	p = k.mau(200, "GET", jalur, "")
	require.NotNil(t, p.di("kegiatan", 2, "letak"))
	require.Equal(t, "berlaku", k.mau(200, "POST", jalur+"/pemberlakuan", `{"versi":`+versi()+`,"mulai":"2026-10-05"}`).di("status"))
	k.tolak(409, akademik.ErrJadwalTetap, "PUT", jalur, `{"versi":`+versi()+`,`+k.dataJadwal()+`}`)
	require.NotZero(t, k.mau(200, "GET", "/sesi?dari=2026-10-05&sampai=2026-10-06", "", "X-Guru", "g2").banyak())
	salin := k.mau(201, "POST", "/jadwal", `{"asal":"`+a.teksDi("id")+`",`+k.dataJadwal()+`}`).teksDi("id")
	require.Len(t, k.mau(200, "GET", "/jadwal/"+salin, "").di("kegiatan"), 3, "salinan membawa isinya")
	k.mau(204, "POST", "/jadwal/"+salin+"/pembatalan", `{"versi":1}`)
	require.Equal(t, 2, k.mau(200, "GET", "/jadwal", "").banyak())
	awal := k.mau(200, "GET", "/jadwal?batas=1", "")
	require.Equal(t, 1, awal.banyak())
	kedua := k.mau(200, "GET", "/jadwal?batas=1&setelah="+awal.teksDi("berikutnya"), "")
	require.NotEqual(t, awal.di("isi"), kedua.di("isi"))
	require.Nil(t, kedua.di("berikutnya"))
	require.Empty(t, k.log.String())
}

// What every timetable must respect is stored over the API and holds; a version goes out
// as a file of FET and comes back as a proposal.
func TestFETdanSyarat(t *testing.T) {
	t.Parallel()
	k := buka(t)
	k.ajar()
	syarat := `"ruang":[{"id":"Lab","zona":"L"}],"jeda":[{"nama":"Istirahat","hari":[1],"jam":"09:00-09:20","sumber":"SK kepala"}],"halangan":[{"jenis":"guru","id":"g2","hari":2,"jam":"00:00-24:00"}],"beban":[{"guru":"g2","jp_hari":4}]`
	k.tolak(422, akademik.ErrGuruTiada, "PUT", "/jadwal/syarat", `{"versi":0,`+strings.ReplaceAll(syarat, `"g2"`, `"g7"`)+"}")
	k.tolak(422, jadwal.ErrSelang, "PUT", "/jadwal/syarat", `{"versi":0,`+strings.Replace(syarat, "09:20", "08:20", 1)+"}")
	k.mau(204, "PUT", "/jadwal/syarat", `{"versi":0,`+syarat+"}")
	k.tolak(409, akademik.ErrVersi, "PUT", "/jadwal/syarat", `{"versi":0,`+syarat+"}")
	var ada, harap map[string]any
	j := k.mau(200, "GET", "/jadwal/syarat", "")
	ada = j.isi
	require.NoError(t, json.Unmarshal([]byte(`{"versi":1,`+syarat+"}"), &harap))
	require.Equal(t, harap, ada)

	jalur := "/jadwal/" + k.mau(201, "POST", "/jadwal", "{"+k.dataJadwal()+"}").teksDi("id")
	versi := func() string { return fmt.Sprintf("%.0f", k.mau(200, "GET", jalur, "").di("versi")) }
	k.mau(200, "POST", jalur+"/kegiatan", `{"versi":`+versi()+`}`)
	u := k.mau(200, "POST", jalur+"/isian", `{"benih":1,"langkah":5000}`)
	require.EqualValues(t, 1, u.di("menunggu"), "dua pertemuan, satu hari: yang kedua terhalang: %s", u.teks)
	k.mau(204, "POST", jalur+"/usul", u.teks)
	f := k.mau(200, "GET", jalur+"/fet", "")
	require.Contains(t, f.teksDi("isi"), "<fet ")
	require.Contains(t, f.teksDi("isi"), "Matematika")
	require.NotNil(t, f.di("catatan"))
	k.mau(200, "POST", jalur+"/pengurungan", `{"versi":`+versi()+`}`)
	k.tolak(422, jadwal.ErrFET, "POST", jalur+"/fet", "bukan berkas FET", berkas...)
	balik := k.mau(200, "POST", jalur+"/fet", f.teksDi("isi"), berkas...)
	require.Equal(t, u.di("pindah"), balik.di("pindah"), "yang sama pulang pergi")
	require.Nil(t, balik.di("beda"))
	kelompok := strings.Replace(f.teksDi("isi"), "<Number_of_Students>0</Number_of_Students>", "<Group><Name>7A pa</Name></Group><Group><Name>7A pi</Name></Group>", 1)
	u = k.mau(200, "POST", jalur+"/fet", kelompok, berkas...)
	require.Len(t, u.di("beda"), 2)
	beda, err := json.Marshal(u.di("beda"))
	require.NoError(t, err)
	k.tolak(422, akademik.ErrBedaPeserta, "POST", jalur+"/fet/peserta", `{"versi":`+versi()+`,"beda":[{"jenis":"berbagi_baru"}]}`)
	k.mau(204, "POST", jalur+"/fet/peserta", `{"versi":`+versi()+`,"beda":`+string(beda)+"}")
	k.tolak(409, akademik.ErrVersi, "POST", jalur+"/fet/peserta", `{"versi":1,"beda":`+string(beda)+"}")
	balik = k.mau(200, "POST", jalur+"/fet", kelompok, berkas...)
	require.Nil(t, balik.di("beda"), "diambil: tidak berbeda lagi")
	k.mau(204, "POST", jalur+"/usul", balik.teks)
	letak := 0
	for _, x := range k.mau(200, "GET", jalur, "").di("kegiatan").([]any) {
		if x.(map[string]any)["letak"] != nil {
			letak++
		}
	}
	require.Equal(t, 1, letak)
	require.Empty(t, k.log.String())
}
