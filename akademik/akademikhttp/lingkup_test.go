package akademikhttp_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
)

// boleh marks what an outsider may do with his or her own.
const boleh = 0

// Every operation of the document is called by another institution, by an officer of
// another unit and by a teacher who has nothing to do with the class, with the ids of
// this one: what lies outside does not exist, and nothing changes.
func TestLingkup_setiap_operasi(t *testing.T) {
	t.Parallel()
	k := buka(t)
	k.jadwal()
	pengampu := k.mau(200, "GET", "/pengampu", "").teksDi("isi", 0, "id")
	slm := k.asesmen("SLM1", "SLM")
	kelas, halaqah, s, tahun := k.kelas(), string(k.h.Halaqah.ID), k.santri(4), string(k.h.Tahun.ID) // not in the halaqah
	lembar := "/rombel/" + kelas + "/nilai/mtk/1"
	isian := `{"isian":[{"asesmen":"` + slm + `","santri":"` + s + `","teks":"80"}]}`
	k.mau(200, "POST", lembar, isian)
	setoran := k.mau(201, "POST", "/setoran", `{"setoran":[{"santri":"`+s+`","jenis":"ziyadah","rentang":["112:1-4"],"hasil":"lulus","tanggal":"2026-10-05"}]}`).teksDi("isi", 0, "id")

	kitab := k.mau(201, "POST", "/kitab/catatan", `{"catatan":[{"santri":"`+s+`","kitab":"nahwu","cara":"hafalan","selang":[{"dari":1,"sampai":10}],"hasil":"lulus","tanggal":"2026-10-05"}]}`).teksDi("isi", 0, "id")
	naik := k.mau(201, "POST", "/kenaikan", `{"dari":"`+tahun+`","ke":"`+tahun+`","rombel":["`+kelas+`"],"pada":"2026-10-05"}`).teksDi("id")
	jalurRapor, putaran := "/rombel/"+kelas+"/rapor/1", "/kenaikan/"+naik
	dataNaik := `"dari":"` + tahun + `","ke":"` + tahun + `","rombel":["` + kelas + `"],"pada":"2026-10-05"`

	sesi := `"tanggal":"2026-10-05","mulai":"07:00","mapel":"mtk","rombel":"` + kelas + `"`
	k.mau(200, "PUT", "/presensi", `{`+sesi+`,"versi":0,"isian":[{"santri":"`+s+`","keadaan":"alpa"}],"jurnal":{"pengajar":[{"guru":"g2"}]}}`)
	izin := k.mau(201, "POST", "/izin-santri", `{"santri":"`+s+`","jenis":"izin","mulai":"2026-10-07","selesai":"2026-10-07","alasan":"acara keluarga"}`).teksDi("id")
	jurnal := k.mau(200, "GET", "/jurnal-mengajar?dari=2026-10-05&sampai=2026-10-05", "").teksDi("isi", 0, "id")
	const bulan = "?dari=2026-10-01&sampai=2026-10-31"

	draf := k.mau(201, "POST", "/jadwal", "{"+k.dataJadwal()+"}").teksDi("id")
	k.mau(200, "POST", "/jadwal/"+draf+"/kegiatan", `{"versi":1}`)
	jj := "/jadwal/" + draf
	keg := jj + "/kegiatan/" + k.mau(200, "GET", jj, "").teksDi("kegiatan", 0, "id")
	const v = `{"versi":2}`
	const hari = `"nama":"Haul","unit":["MTs"],"pola":{"jenis":"sekali","mulai":"2026-11-10"}`
	acara := k.mau(201, "POST", "/acara", "{"+hari+"}").teksDi("id")
	const putus = `{"putusan":[{"tahun":1448,"bulan":5,"awal":"2026-10-12","sumber":"SK"}]}`

	ujian := "/ujian/" + k.ujian("diniyah")
	k.mau(200, "PUT", ujian+"/gerbang", `{"sejak":"2026-10-05","syarat":[{"kode":"adab","nama":"Adab","jenis":"manual","ambang":"1"},{"kode":"doa","nama":"Doa","jenis":"manual","ambang":"1"}]}`)
	ukur, lepas := `{"ukuran":[{"santri":"`+s+`","gerbang":"adab","nilai":"1"}]}`, `{"dispensasi":[{"santri":"`+s+`","gerbang":"doa","alasan":"sakit sepekan"}]}`
	hasilUjian := `{"hasil":[{"santri":"` + s + `","hadir":true,"nilai":"9","tanggal":"2026-10-05"}]}`
	k.mau(204, "POST", ujian+"/ukuran", ukur)
	k.mau(204, "POST", ujian+"/dispensasi", lepas)
	k.mau(204, "POST", ujian+"/hasil", hasilUjian)
	idUkur, idLepas := k.mau(200, "GET", ujian+"/ukuran", "").teksDi("isi", 0, "id"), k.mau(200, "GET", ujian+"/dispensasi", "").teksDi("isi", 0, "id")
	idHasil := k.mau(200, "GET", ujian+"/peserta", "").teksDi("peserta", 4, "hasil", 0, "id")
	dataUjian := k.dataUjian("diniyah")
	const salah, syaratSyahadah = `{"alasan":"salah orang"}`, `"syarat":[{"kode":"a","nama":"Al-Ikhlas","dasar":"ayat","lingkup":["112:1-4"]}]`
	syahadah := `{"santri":"` + s + `","judul":"Surah pendek","tanggal":"2026-10-05",` + syaratSyahadah + `}`
	idSyahadah := k.mau(201, "POST", "/syahadah", syahadah).teksDi("id")
	jamaah := k.dataKegiatan()
	kegiatan := "/kegiatan/" + k.mau(201, "POST", "/kegiatan", "{"+jamaah+"}").teksDi("id")
	nilaiCSV, setoranCSV := "NIS,Mapel,SLM1\n"+k.nis(4)+",Matematika,10\n", "Tanggal,NIS,Jenis,Dari,Sampai,Nilai\n2026-10-02,"+k.nis(4)+",ziyadah,78:1,78:40,Lancar\n"
	impor := "/impor/nilai?periode=1&sidik=x&rombel=" + kelas
	kita := k.mau(201, "POST", "/kurikulum-sendiri", "{"+strings.Replace(kurikulumKita, `"kita"`, `"kita-a"`, 1)+"}").teksDi("id")
	ikut := `{"ikut":[{"tahun":"` + tahun + `","unit":"MTs","jalur":"formal","kurikulum":"kita-a"}]}`
	k.mau(204, "PUT", "/kurikulum-ikut", ikut)

	kelompok := "/rombel/" + kelas + "/kelompok"
	bagi := `{"nama":"Bahasa","sejak":"2026-10-05","kelompok":[{"nama":"Arab","anggota":["` + s + `"]},{"nama":"Inggris"}]}`
	idBagi := k.mau(200, "PUT", kelompok, bagi).teksDi("id")

	r := `"tahun":"` + tahun + `","jenis":"kelas","jalur":"formal","unit":"MTs","tingkat":"7","nama":"7A"`
	a := `"rombel":"` + kelas + `","mapel":"mtk","periode":"1","kode":"CURI","nama":"Dicuri","komponen":"SLM","maks":"100"`
	p := `"rombel":"` + kelas + `","mapel":"mtk","guru":"g1","mulai":"2026-07-01"`
	const th = `"nama":"X","kalender":"masehi","mulai":"2030-07-01","selesai":"2031-06-20","periode":[{"kode":"1","nama":"1","mulai":"2030-07-01","selesai":"2031-06-20"}]`
	type kasus struct {
		lain, unit, guru int // another institution, another unit, another teacher
		jalur, badan     string
	}
	uji := map[string]kasus{
		"GET /tahun-ajaran": {200, 200, 200, "/tahun-ajaran", ""}, "POST /tahun-ajaran": {boleh, 403, boleh, "/tahun-ajaran", "{" + th + "}"},
		"PUT /tahun-ajaran/{id}": {409, 403, boleh, "/tahun-ajaran/" + tahun, `{"versi":1,` + th + "}"},
		"GET /mapel":             {200, 200, 200, "/mapel", ""}, "PUT /mapel": {boleh, 403, boleh, "/mapel", `{"mapel":[{"kode":"mtk","nama":"Dicuri","aktif":true}]}`},
		"GET /rombel": {200, 200, 200, "/rombel", ""}, "POST /rombel": {422, 403, boleh, "/rombel", `{"rombel":[{` + r + "}]}"},
		"PUT /rombel/{id}":          {422, 403, boleh, "/rombel/" + kelas, `{"versi":1,` + r + "}"},
		"GET /rombel/{id}/anggota":  {404, 404, 404, "/rombel/" + kelas + "/anggota", ""},
		"GET /rombel/{id}/kelompok": {404, 404, 404, kelompok, ""}, "PUT /rombel/{id}/kelompok": {404, 404, boleh, kelompok, strings.Replace(bagi, "{", `{"asal":"`+idBagi+`",`, 1)},
		"POST /rombel/{id}/kelompok/pengurungan": {404, 404, boleh, kelompok + "/pengurungan", `{"pembagian":"` + idBagi + `","versi":1}`},
		"GET /pengampu":                          {200, 200, 200, "/pengampu", ""}, "POST /pengampu": {422, 404, boleh, "/pengampu", `{"pengampu":[{` + p + "}]}"},
		"PUT /pengampu/{id}": {422, 404, boleh, "/pengampu/" + pengampu, `{"versi":1,` + p + "}"},
		"GET /aturan-nilai":  {200, 200, 200, "/aturan-nilai", ""},
		"PUT /aturan-nilai":  {boleh, 403, boleh, "/aturan-nilai", `{"sejak":"2026-07-01","kode":"x","versi":1,"skala":{"kode":"100"},"komponen":[{"kode":"SLM","bobot":"100"}]}`},
		"GET /skala-nilai":   {boleh, boleh, boleh, "/skala-nilai", ""},
		"POST /asesmen":      {404, 404, 404, "/asesmen", "{" + a + "}"}, "PUT /asesmen/{id}": {404, 404, 404, "/asesmen/" + slm, `{"versi":1,` + a + "}"},
		"GET /rombel/{id}/nilai/{mapel}/{periode}": {404, 404, 404, lembar, ""}, "POST /rombel/{id}/nilai/{mapel}/{periode}": {404, 404, 404, lembar, isian},
		"POST /rombel/{id}/nilai/{mapel}/{periode}/bawaan":    {404, 404, 404, lembar + "/bawaan", `{"santri":"` + s + `","asesmen":"` + slm + `","versi":1}`},
		"GET /rombel/{id}/nilai/{mapel}/{periode}/{santri}":   {404, 404, 404, lembar + "/" + s, ""},
		"GET /rombel/{id}/asesmen/{asesmen}/riwayat/{santri}": {404, 404, 404, "/rombel/" + kelas + "/asesmen/" + slm + "/riwayat/" + s, ""},
		"GET /leger":               {200, 200, 200, "/leger?periode=1&rombel=" + kelas, ""},
		"GET /rombel/{id}/setoran": {404, 404, 404, "/rombel/" + kelas + "/setoran?dari=2026-10-01&sampai=2026-10-31", ""},
		"GET /hafalan/{id}":        {404, 404, 404, "/hafalan/" + s, ""}, "GET /hafalan/{id}/setoran": {404, 404, 404, "/hafalan/" + s + "/setoran", ""},
		"GET /hafalan/{id}/murojaah": {404, 404, 404, "/hafalan/" + s + "/murojaah", ""},
		"POST /setoran":              {404, 404, 404, "/setoran", `{"setoran":[{"santri":"` + s + `","jenis":"ziyadah","rentang":["113:1-5"],"hasil":"lulus","tanggal":"2026-10-05"}]}`},
		"GET /kitab":                 {200, 200, 200, "/kitab", ""}, "GET /hafalan/{id}/kitab": {404, 404, 404, "/hafalan/" + s + "/kitab", ""},
		"GET /hafalan/{id}/kitab/catatan":     {404, 404, 404, "/hafalan/" + s + "/kitab/catatan", ""},
		"POST /kitab/catatan":                 {404, 404, 404, "/kitab/catatan", `{"catatan":[{"santri":"` + s + `","kitab":"imrithi","cara":"hafalan","selang":[{"dari":1,"sampai":2}],"hasil":"lulus","tanggal":"2026-10-05"}]}`},
		"POST /kitab/catatan/{id}/pembatalan": {404, 404, 404, "/kitab/catatan/" + kitab + "/pembatalan", `{"alasan":"salah orang"}`},
		"GET /rombel/{id}/rapor/{periode}":    {404, 404, 404, jalurRapor, ""}, "POST /rombel/{id}/rapor/{periode}/langkah": {404, 404, 404, jalurRapor + "/langkah", `{"langkah":"kirim","mapel":["mtk"]}`},
		"POST /rombel/{id}/rapor/{periode}/isian":    {404, 404, 404, jalurRapor + "/isian", `{"isian":[{"santri":"` + s + `","versi":0,"catatan":"x"}]}`},
		"POST /rombel/{id}/rapor/{periode}/terbitan": {404, 404, 404, jalurRapor + "/terbitan", ""}, "GET /rombel/{id}/rapor/{periode}/terbitan": {404, 404, 404, jalurRapor + "/terbitan", ""},
		"GET /rombel/{id}/rapor/{periode}/dokumen": {404, 404, 404, jalurRapor + "/dokumen", ""}, "GET /rombel/{id}/rapor/{periode}/draf": {404, 404, 404, jalurRapor + "/draf", ""},
		"GET /kenaikan": {200, 200, 200, "/kenaikan", ""}, "GET /kenaikan/{id}": {404, 404, 404, putaran, ""},
		"POST /kenaikan": {422, 422, boleh, "/kenaikan", "{" + dataNaik + "}"}, "PUT /kenaikan/{id}": {404, 404, boleh, putaran, `{"versi":1,` + dataNaik + "}"},
		"POST /kenaikan/{id}/putusan":   {404, 404, boleh, putaran + "/putusan", `{"putusan":[{"santri":"` + s + `","putusan":"pindah","versi":0}]}`},
		"POST /kenaikan/{id}/penerapan": {404, 404, boleh, putaran + "/penerapan", `{}`}, "POST /kenaikan/{id}/pengurungan": {404, 404, boleh, putaran + "/pengurungan", `{"sebab":"lain"}`},
		"GET /kurikulum": {200, 200, 200, "/kurikulum", ""}, "GET /kurikulum/{kode}": {200, 200, 200, "/kurikulum/k13-mts", ""}, "POST /kurikulum-sendiri": {boleh, 403, boleh, "/kurikulum-sendiri", "{" + kurikulumKita + "}"},
		"PUT /kurikulum-sendiri/{id}":             {404, 403, boleh, "/kurikulum-sendiri/" + kita, `{"versi":1,` + kurikulumKita + "}"},
		"POST /kurikulum-sendiri/{id}/pembatalan": {404, 403, boleh, "/kurikulum-sendiri/" + kita + "/pembatalan", `{"versi":1,"alasan":"tidak jadi"}`},
		"GET /kurikulum-ikut":                     {200, 200, 200, "/kurikulum-ikut", ""}, "PUT /kurikulum-ikut": {422, 403, boleh, "/kurikulum-ikut", ikut},
		"GET /tahun-ajaran/{id}/usul-kurikulum":  {404, 200, 200, "/tahun-ajaran/" + tahun + "/usul-kurikulum", ""},
		"POST /tahun-ajaran/{id}/usul-kurikulum": {404, 409, boleh, "/tahun-ajaran/" + tahun + "/usul-kurikulum", `{"sidik":"lama","rombel":["` + kelas + `"]}`},
		"GET /kalender":                          {200, 200, 200, "/kalender" + bulan, ""}, "GET /acara": {200, 200, 200, "/acara", ""}, "POST /acara": {422, 403, boleh, "/acara", "{" + hari + "}"},
		"PUT /acara/{id}": {422, 403, boleh, "/acara/" + acara, `{"versi":1,` + hari + "}"}, "POST /acara/{id}/pembatalan": {404, 403, boleh, "/acara/" + acara + "/pembatalan", `{"versi":1,"alasan":"salah hari"}`},
		"GET /putusan-hijriah": {200, 200, 200, "/putusan-hijriah", ""}, "POST /putusan-hijriah/percobaan": {boleh, 403, boleh, "/putusan-hijriah/percobaan", putus},
		"POST /putusan-hijriah": {boleh, 403, boleh, "/putusan-hijriah", putus}, "POST /putusan-hijriah/{id}/pembatalan": {404, 403, boleh, "/putusan-hijriah/tiada/pembatalan", `{"alasan":"salah baca"}`},
		"GET /jadwal": {200, 200, boleh, "/jadwal", ""}, "POST /jadwal": {422, 403, boleh, "/jadwal", "{" + k.dataJadwal() + "}"}, "GET /jadwal/{id}": {404, 404, boleh, jj, ""},
		"PUT /jadwal/{id}": {422, 403, boleh, jj, `{"versi":2,` + k.dataJadwal() + "}"}, "POST /jadwal/{id}/kegiatan": {404, 404, boleh, jj + "/kegiatan", v},
		"POST /jadwal/{id}/pengurungan": {404, 404, boleh, jj + "/pengurungan", v}, "POST /jadwal/{id}/pemberlakuan": {404, 404, boleh, jj + "/pemberlakuan", `{"versi":2,"mulai":"2026-10-05"}`},
		"POST /jadwal/{id}/penarikan": {404, 404, boleh, jj + "/penarikan", v}, "POST /jadwal/{id}/pembatalan": {404, 404, boleh, jj + "/pembatalan", v},
		"GET /jadwal/{id}/kegiatan/{kegiatan}/pilihan": {404, 404, boleh, keg + "/pilihan", ""}, "PUT /jadwal/{id}/kegiatan/{kegiatan}/letak": {404, 404, boleh, keg + "/letak", `{"versi":2,"letak":{"hari":1,"jam":0}}`},
		"POST /jadwal/{id}/isian": {404, 404, boleh, jj + "/isian", `{}`}, "POST /jadwal/{id}/usul": {404, 404, boleh, jj + "/usul", `{"versi":2,"pindah":[]}`},
		"GET /sesi": {200, 200, 200, "/sesi" + bulan, ""}, "GET /sesi/belum": {200, 200, 200, "/sesi/belum" + bulan, ""},
		"GET /presensi": {404, 404, 404, "/presensi?tanggal=2026-10-05&mulai=07:00&mapel=mtk&rombel=" + kelas, ""}, "PUT /presensi": {404, 404, 404, "/presensi", `{` + sesi + `,"versi":1}`},
		"PUT /presensi/pengajar": {404, 404, boleh, "/presensi/pengajar", `{` + sesi + `}`}, "GET /presensi/santri/{id}": {404, 404, 404, "/presensi/santri/" + s + bulan, ""},
		"GET /rombel/{id}/rekap-presensi": {404, 404, 404, "/rombel/" + kelas + "/rekap-presensi" + bulan, ""},
		"GET /jurnal-mengajar":            {200, 200, 200, "/jurnal-mengajar" + bulan, ""}, "POST /jurnal-mengajar/persetujuan": {404, 404, boleh, "/jurnal-mengajar/persetujuan", `{"id":["` + jurnal + `"]}`},
		"GET /izin-santri": {200, 200, 200, "/izin-santri" + bulan, ""}, "POST /izin-santri": {404, 404, boleh, "/izin-santri", `{"santri":"` + s + `","jenis":"izin","mulai":"2026-10-08","selesai":"2026-10-08"}`},
		"POST /izin-santri/{id}/persetujuan": {404, 404, boleh, "/izin-santri/" + izin + "/persetujuan", ""}, "POST /izin-santri/{id}/pembatalan": {404, 404, boleh, "/izin-santri/" + izin + "/pembatalan", `{"alasan":"salah orang"}`},
		"GET /izin-santri/{id}/alasan":  {404, 404, 404, "/izin-santri/" + izin + "/alasan", ""},
		"POST /setoran/{id}/pembatalan": {404, 404, 404, "/setoran/" + setoran + "/pembatalan", `{"alasan":"iseng"}`},
		"GET /ujian":                    {200, 200, 200, "/ujian", ""}, "POST /ujian": {404, 404, boleh, "/ujian", dataUjian}, "GET /ujian/{id}/peserta": {404, 404, 404, ujian + "/peserta", ""},
		"PUT /ujian/{id}": {404, 404, boleh, ujian, `{"versi":2,` + dataUjian[1:]}, "PUT /ujian/{id}/gerbang": {404, 404, boleh, ujian + "/gerbang", gerbangAdab},
		"GET /ujian/{id}/ukuran": {404, 404, 404, ujian + "/ukuran", ""}, "POST /ujian/{id}/ukuran": {404, 404, 404, ujian + "/ukuran", ukur},
		"POST /ujian/{id}/ukuran/{catatan}/pembatalan": {404, 404, 404, ujian + "/ukuran/" + idUkur + "/pembatalan", salah},
		"GET /ujian/{id}/dispensasi":                   {404, 404, 404, ujian + "/dispensasi", ""}, "POST /ujian/{id}/dispensasi": {404, 404, 404, ujian + "/dispensasi", lepas},
		"POST /ujian/{id}/dispensasi/{catatan}/pembatalan": {404, 404, 404, ujian + "/dispensasi/" + idLepas + "/pembatalan", salah},
		"POST /ujian/{id}/hasil":                           {404, 404, 404, ujian + "/hasil", hasilUjian}, "POST /ujian/{id}/hasil/{catatan}/pembatalan": {404, 404, 404, ujian + "/hasil/" + idHasil + "/pembatalan", salah},
		"GET /syahadah": {200, 200, 200, "/syahadah", ""}, "POST /syahadah": {404, 404, 404, "/syahadah", syahadah}, "GET /syahadah/nomor/{tahun}/{urut}": {404, 404, 404, "/syahadah/nomor/2026/1", ""},
		"POST /syahadah/{id}/pembatalan": {404, 404, 404, "/syahadah/" + idSyahadah + "/pembatalan", salah}, "POST /hafalan/{id}/syahadah": {404, 404, 404, "/hafalan/" + s + "/syahadah", "{" + syaratSyahadah + "}"},
		"GET /rombel/{id}/murojaah": {404, 404, 404, "/rombel/" + kelas + "/murojaah", ""},
		"GET /jadwal/{id}/fet":      {404, 404, boleh, jj + "/fet", ""}, "POST /jadwal/{id}/fet": {404, 404, boleh, jj + "/fet", "<fet/>"},
		"POST /jadwal/{id}/fet/peserta": {404, 404, boleh, jj + "/fet/peserta", `{"versi":1,"beda":[{"jenis":"kelompok_hilang"}]}`},
		"GET /jadwal/syarat":            {200, 200, boleh, "/jadwal/syarat", ""}, "PUT /jadwal/syarat": {boleh, 403, boleh, "/jadwal/syarat", `{"versi":0,"ruang":[],"jeda":[],"halangan":[],"beban":[]}`},
		"GET /kegiatan": {200, 200, 200, "/kegiatan", ""}, "POST /kegiatan": {422, 403, boleh, "/kegiatan", "{" + jamaah + "}"}, "PUT /kegiatan/{id}": {422, 403, boleh, kegiatan, `{"versi":1,` + jamaah + "}"},
		"GET /aturan-presensi": {200, 200, 200, "/aturan-presensi", ""}, "PUT /aturan-presensi": {boleh, 403, boleh, "/aturan-presensi", `{"sejak":"2026-10-05","hari_koreksi":300}`},
		"POST /impor/nilai/pratinjau": {404, 404, 404, strings.Replace(impor, "?periode=1&sidik=x", "/pratinjau?periode=1", 1), nilaiCSV}, "POST /impor/nilai": {404, 404, 404, impor, nilaiCSV},
		"POST /impor/setoran/pratinjau": {404, 404, 404, "/impor/setoran/pratinjau?rombel=" + kelas, setoranCSV}, "POST /impor/setoran": {404, 404, 404, "/impor/setoran?sidik=x&rombel=" + kelas, setoranCSV},
	}
	keadaan := func() (semua []string) {
		for _, x := range []string{"/tahun-ajaran", "/mapel", "/rombel", "/pengampu", "/aturan-nilai", lembar, "/rombel/" + kelas + "/anggota", "/hafalan/" + s + "/setoran", "/leger?periode=1&rombel=" + kelas,
			"/hafalan/" + s + "/kitab/catatan", jalurRapor, jalurRapor + "/draf", "/kenaikan", putaran, jj, "/acara", "/kurikulum", "/kurikulum-ikut", "/putusan-hijriah", "/sesi" + bulan, "/jurnal-mengajar" + bulan, "/izin-santri" + bulan, "/presensi/santri/" + s + bulan,
			"/ujian", ujian + "/peserta", ujian + "/ukuran", ujian + "/dispensasi", "/syahadah", "/jadwal/syarat", kelompok, "/kegiatan", "/aturan-presensi"} {
			semua = append(semua, k.mau(200, "GET", x, "").teks)
		}
		return semua
	}
	sebelum := keadaan()
	for _, op := range operasiDokumen(k.api) {
		c, ada := uji[op]
		require.True(t, ada, "%s belum diuji dari luar lembaga, unit, dan kelasnya", op)
		metode, _, _ := strings.Cut(op, " ")
		for _, dari := range []struct {
			kode   int
			kepala []string
		}{{c.lain, []string{"X-Lembaga", string(privasitest.LembagaLain)}}, {c.unit, []string{"X-Unit", "Pondok"}}, {c.guru, []string{"X-Guru", "g9"}}} {
			if dari.kode == boleh {
				continue
			}
			kepala := dari.kepala
			if strings.HasSuffix(c.badan, "\n") || c.badan == "<fet/>" {
				kepala = append(kepala, berkas...)
			}
			w := k.mau(dari.kode, metode, c.jalur, c.badan, kepala...)
			require.NotContains(t, w.teks, s, op)
			require.NotContains(t, w.teks, "Santri ", op)
			require.NotContains(t, w.teks, kelas, "%s %v", op, dari.kepala)
		}
	}
	require.Equal(t, sebelum, keadaan(), "tidak ada yang berubah")

	k.mau(403, "GET", jalurRapor+"/draf", "", "X-Guru", "g2")
	k.mau(200, "GET", jalurRapor+"/draf", "", "X-Guru", "g1")
	require.Equal(t, 0, k.mau(200, "GET", "/kenaikan", "", "X-Guru", "g2").banyak())
	require.Equal(t, 1, k.mau(200, "GET", "/kenaikan", "", "X-Guru", "g1").banyak())

	// The teacher of the subject sees its marks and no other subject's; the wali sees all.
	k.mau(200, "GET", lembar, "", "X-Guru", "g2")
	k.mau(404, "GET", strings.Replace(lembar, "mtk", "nahwu", 1), "", "X-Guru", "g2")
	k.mau(200, "GET", strings.Replace(lembar, "mtk", "nahwu", 1), "", "X-Guru", "g1")
	require.Equal(t, 2, k.mau(200, "GET", "/rombel", "", "X-Guru", "g2").banyak(), "kelas yang diajar dan halaqahnya")
	require.Equal(t, 1, k.mau(200, "GET", "/rombel", "", "X-Guru", "g1").banyak())
	require.Equal(t, 0, k.mau(200, "GET", "/rombel", "", "X-Guru", "g9").banyak())
	k.mau(200, "GET", "/rombel/"+halaqah+"/setoran?dari=2026-10-01&sampai=2026-10-31", "", "X-Guru", "g2")
	k.mau(200, "GET", "/hafalan/"+s, "", "X-Guru", "g2")
	require.Empty(t, k.log.String())
}

// operasiDokumen lists "METHOD /path" of every operation of an API.
func operasiDokumen(a *dasarhttp.API) (ops []string) {
	b, err := json.Marshal(a.OpenAPI())
	if err != nil {
		panic(err)
	}
	var d struct {
		Paths map[string]map[string]json.RawMessage `json:"paths"`
	}
	if err := json.Unmarshal(b, &d); err != nil {
		panic(err)
	}
	for path, metode := range d.Paths {
		for m := range metode {
			ops = append(ops, strings.ToUpper(m)+" "+path)
		}
	}
	return ops
}
