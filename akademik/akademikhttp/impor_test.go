package akademikhttp_test

import (
	"io"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/akademikberkas"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
	"github.com/pesantren-go/pesantren/santri"
)

func bacaNilai(r io.Reader, nama string) (santri.Lembar, error) {
	return akademikberkas.BacaNilai(r, nama, dasarberkas.Batas{})
}

func bacaSetoran(r io.Reader, nama string) (santri.Lembar, error) {
	return akademikberkas.BacaSetoran(r, nama, dasarberkas.Batas{})
}

// berkas is a header that says the body is a file.
var berkas = []string{"Content-Type", "application/octet-stream"}

func (k *kantor) nis(i int) string { return string(k.h.Santri[i].NIS) }

// A sheet of marks comes as a file: shown first, applied as it was shown, without what
// stands and without what the teacher does not teach.
func TestImporNilai(t *testing.T) {
	t.Parallel()
	k := buka(t)
	k.ajar()
	k.mau(201, "POST", "/pengampu", `{"pengampu":[{"rombel":"`+k.kelas()+`","mapel":"nahwu","guru":"g1","jp":2,"mulai":"2026-07-01"}]}`)
	slm := k.asesmen("SLM1", "SLM")
	k.mau(200, "POST", "/rombel/"+k.kelas()+"/nilai/mtk/1", `{"isian":[{"asesmen":"`+slm+`","santri":"`+k.santri(0)+`","teks":"70"}]}`)
	lembar := "NIS,Mapel,SLM1\n" + k.nis(0) + ",Matematika,80\n" + k.nis(1) + ",Matematika,\"64,5\"\n" + k.nis(2) + ",Matematika,101\n" + k.nis(3) + ",Nahwu,75\n"
	q := "?periode=1&nama=nilai.csv&rombel=" + k.kelas()
	guru := append([]string{"X-Guru", "g2"}, berkas...)
	p := k.mau(200, "POST", "/impor/nilai/pratinjau"+q, lembar, guru...)
	require.Equal(t, []any{1.0, 1.0, 2.0, 1.0, 1.0}, []any{p.di("ok"), p.di("peringatan"), p.di("ditolak"), p.di("baru"), p.di("beda")}, p.teks)
	require.Equal(t, []any{string(akademik.ErrSkorLain), "70", "80"}, []any{p.di("baris", 0, "temuan", 0, "aturan"), p.di("baris", 0, "temuan", 0, "lama"), p.di("baris", 0, "temuan", 0, "baru")})
	require.Equal(t, "AKD-SKALA-03", p.di("baris", 2, "temuan", 0, "aturan"))
	require.Equal(t, "tolak", p.di("baris", 3, "hasil"), "bukan pelajaran yang diampunya")
	k.tolak(409, akademik.ErrPratinjauBasi, "POST", "/impor/nilai"+q+"&sidik=lain", lembar, guru...)
	q += "&sidik=" + url.QueryEscape(p.teksDi("sidik"))
	for range 2 {
		h := k.mau(200, "POST", "/impor/nilai"+q, lembar, append(guru, "Idempotency-Key", "i")...)
		require.Equal(t, []any{1.0, 1.0, 2.0}, []any{h.di("tersimpan"), h.di("dilewati"), h.di("ditolak")})
	}
	l := k.mau(200, "GET", "/rombel/"+k.kelas()+"/nilai/mtk/1", "")
	require.Equal(t, []any{"70", "64,5"}, []any{l.di("santri", 0, "skor", 0, "teks"), l.di("santri", 1, "skor", 0, "teks")})
	k.mau(200, "POST", "/impor/nilai/pratinjau?periode=1&nama=nilai.csv", lembar, guru...)
	k.tolak(404, akademik.ErrRombelTiada, "POST", "/impor/nilai/pratinjau?periode=1&rombel="+string(k.h.Halaqah.ID)+"&rombel=tiada", lembar, guru...)
	k.tolak(404, akademik.ErrMapelTiada, "POST", "/impor/nilai/pratinjau?periode=1&rombel="+string(k.h.Halaqah.ID), lembar, guru...)
	k.tolak(422, dasarberkas.ErrKosong, "POST", "/impor/nilai/pratinjau?periode=1", " ", guru...)
	require.Empty(t, k.log.String())
}

// A sheet of recitations is recorded once, and by a teacher only for the own halaqah.
func TestImporSetoran(t *testing.T) {
	t.Parallel()
	k := buka(t)
	lembar := "Tanggal,NIS,Jenis,Dari,Sampai,Nilai\n2026-10-02," + k.nis(0) + ",ziyadah,78:1,78:40,Lancar\n2026-10-02," + k.nis(4) + ",ziyadah,78:1,78:40,Lancar\n2026-10-02," + k.nis(1) + ",ziyadah,78:1,78:41,Lancar\n"
	guru := append([]string{"X-Guru", "g2"}, berkas...)
	p := k.mau(200, "POST", "/impor/setoran/pratinjau?nama=setoran.csv", lembar, guru...)
	require.Equal(t, []any{1.0, 2.0, 1.0}, []any{p.di("ok"), p.di("ditolak"), p.di("baru")}, p.teks)
	kantor := k.mau(200, "POST", "/impor/setoran/pratinjau?nama=setoran.csv", lembar, berkas...)
	require.Equal(t, 2.0, kantor.di("baru"), "kantor menulis bagi semua santri")
	q := "?nama=setoran.csv&sidik=" + url.QueryEscape(p.teksDi("sidik"))
	require.Equal(t, 1.0, k.mau(200, "POST", "/impor/setoran"+q, lembar, guru...).di("tersimpan"))
	p = k.mau(200, "POST", "/impor/setoran/pratinjau?nama=setoran.csv", lembar, guru...)
	require.Equal(t, []any{0.0, 1.0}, []any{p.di("baru"), p.di("sama")})
	require.EqualValues(t, 40, k.mau(200, "GET", "/hafalan/"+k.santri(0), "").di("ayat"))
	require.NotContains(t, strings.ToLower(p.teks), "santri 1", "nama tidak ikut")
	require.Empty(t, k.log.String())
}
