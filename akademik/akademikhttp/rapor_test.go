package akademikhttp_test

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik/rapor"
)

// A class goes from marks to published rapor over the API: the teacher sends, the wali
// checks and writes, the office locks and publishes; opened again it has another version.
func TestRapor(t *testing.T) {
	t.Parallel()
	k := buka(t)
	k.ajar()
	slm, sas := k.asesmen("SLM1", "SLM"), k.asesmen("SAS", "SAS")
	var sel []string
	for i := range 5 {
		for _, a := range []string{slm, sas} {
			sel = append(sel, `{"asesmen":"`+a+`","santri":"`+k.santri(i)+`","teks":"80"}`)
		}
	}
	nilai := "/rombel/" + k.kelas() + "/nilai/mtk/1"
	k.mau(200, "POST", nilai, `{"isian":[`+strings.Join(sel, ",")+`]}`, "X-Guru", "g2")
	jalur := "/rombel/" + k.kelas() + "/rapor/1"
	guru, wali := []string{"X-Guru", "g2"}, []string{"X-Guru", "g1"}
	k.tolak(403, rapor.ErrPeran, "POST", jalur+"/langkah", `{"langkah":"periksa","mapel":["mtk"]}`, guru...)
	k.mau(204, "POST", jalur+"/langkah", `{"langkah":"kirim","mapel":["mtk"]}`, guru...)
	k.mau(204, "POST", jalur+"/langkah", `{"langkah":"periksa","mapel":["mtk"]}`, wali...)
	j := k.mau(200, "POST", jalur+"/isian", `{"isian":[{"santri":"`+k.santri(0)+`","versi":0,"catatan":"Pertahankan.","hadir":{"sakit":1,"izin":0,"alpa":0}},{"santri":"tiada","versi":0,"catatan":"x"}]}`, wali...)
	require.EqualValues(t, 1, j.di("tersimpan"))
	require.Equal(t, "tiada", j.di("gagal", 0, "santri"))
	k.mau(204, "POST", jalur+"/langkah", `{"langkah":"kunci","alasan":"rapat sudah setuju"}`)
	require.Equal(t, "dikunci", k.mau(200, "GET", jalur, "", guru...).di("kelas"))
	k.tolak(409, rapor.ErrTerkunci, "POST", nilai, `{"isian":[`+sel[0]+`]}`, guru...)

	a := k.mau(201, "POST", jalur+"/terbitan", "", "Idempotency-Key", "t")
	require.Equal(t, a.teks, k.mau(201, "POST", jalur+"/terbitan", "", "Idempotency-Key", "t").teks)
	require.Equal(t, 5, a.banyak())
	require.EqualValues(t, 1, a.di("isi", 0, "nomor"))
	d := k.mau(200, "GET", jalur+"/dokumen?santri="+k.santri(0), "", wali...)
	require.Equal(t, 1, d.banyak())
	require.Equal(t, "Pertahankan.", d.di("isi", 0, "isi", "Catatan"))
	var mentah struct {
		Isi []struct {
			Sidik string
			Isi   json.RawMessage
		}
	}
	require.NoError(t, json.Unmarshal([]byte(d.teks), &mentah))
	require.Equal(t, mentah.Isi[0].Sidik, fmt.Sprintf("%x", sha256.Sum256(mentah.Isi[0].Isi)), "pembaca dapat memeriksa sidiknya sendiri")

	k.mau(204, "POST", jalur+"/langkah", `{"langkah":"buka","alasan":"ada nilai yang keliru"}`)
	k.mau(204, "POST", jalur+"/langkah", `{"langkah":"kunci","alasan":"rapat sudah setuju"}`)
	b := k.mau(201, "POST", jalur+"/terbitan", "")
	require.EqualValues(t, 2, b.di("isi", 0, "versi"))
	require.Equal(t, a.di("isi", 0, "sidik"), b.di("isi", 0, "sidik"), "isi yang sama, sidik yang sama")
	require.Equal(t, 10, k.mau(200, "GET", jalur+"/terbitan", "", wali...).banyak())
	require.Empty(t, k.log.String())
}
