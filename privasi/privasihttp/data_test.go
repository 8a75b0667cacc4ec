package privasihttp_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/ekspor"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
)

// What the page of one's own data does, over JSON: read through the door as oneself whatever
// one's office is, confirm what is right, see who looked with the proof, and take a copy
// that verifies. Another person and another institution find nobody.
func TestP12_P47_U23_dataSendiri(t *testing.T) {
	r := bangun(t)
	x, lain := string(r.orang("Siti")), string(r.orang("Darmo"))
	saya := x + "/kasir"
	data := "/data-saya/" + x
	require.Equal(t, []map[string]any{{"subjek": x, "diri": true}}, isi(r.mau(200, saya, "GET", "/data-saya", "")))
	cs := r.halaman(saya, data+"/data")
	require.Len(t, cs, 1)
	require.Equal(t, tipeWarga, cs[0]["catatan"])
	bidang := map[string]map[string]any{}
	for _, b := range cs[0]["bidang"].([]any) {
		m := b.(map[string]any)
		bidang[m["bidang"].(string)] = m
	}
	require.Equal(t, []any{"Siti", "penuh"}, []any{bidang["Nama"]["isi"], bidang["Nama"]["tingkat"]})
	require.Equal(t, []any{"+62811000111", "penuh"}, []any{bidang["HP"]["isi"], bidang["HP"]["tingkat"]})
	require.Equal(t, []any{privasi.TeksAda, "ada", "data orang lain"}, []any{bidang["Ortu"]["isi"], bidang["Ortu"]["tingkat"], bidang["Ortu"]["sebab"]})

	jejak := r.halaman(saya, data+"/jejak")
	require.Len(t, jejak, 1, "yang membuka sendiri pun tercatat")
	require.Equal(t, []any{tipeWarga, privasi.PeranDiri}, []any{jejak[0]["catatan"], jejak[0]["peran"]})
	require.NotEmpty(t, r.mau(200, saya, "GET", data+"/jejak/0/bukti", "")["bukti"])

	usang := r.halaman(saya, data+"/periksa")
	require.Len(t, usang, 3)
	require.Equal(t, []any{tipeWarga + ".Nama", true, false}, []any{usang[0]["bidang"], usang[0]["usang"], usang[0]["diperiksa"]})
	r.mau(204, saya, "POST", data+"/konfirmasi", `{"bidang":["`+tipeWarga+`.Nama"]}`)
	require.Equal(t, true, isi(r.mau(200, saya, "GET", data+"/periksa", ""))[0]["diperiksa"])
	for _, buruk := range []string{`[]`, `["` + tipeWarga + `.NIK"]`} {
		salah := r.mau(422, saya, "POST", data+"/konfirmasi", `{"bidang":`+buruk+`}`)
		require.Equal(t, []any{"PRI-TINJAU-01", "bidang"}, []any{salah["aturan"], salah["bidang"]})
	}

	w := r.kirim(saya, "POST", data+"/salinan", `{"sandi":"rahasia"}`)
	require.Equal(t, 200, w.Code, w.Body)
	require.Equal(t, "application/zip", w.Header().Get("Content-Type"))
	kunci := r.mau(200, saya, "GET", "/buku-privasi", "")["kunci_publik"].(string)
	h, err := ekspor.Periksa(bytes.NewReader(w.Body.Bytes()), int64(w.Body.Len()), kunci, r.Jam.Now())
	require.NoError(t, err)
	require.Equal(t, privasi.SubjekID(x), h.Manifes.Subjek)
	require.Equal(t, privasi.PeranDiri, h.Manifes.Peran)
	require.Equal(t, "sandi", r.mau(403, saya, "POST", data+"/salinan", `{"sandi":"kira-kira"}`)["bidang"])
	require.Equal(t, "PRI-EKSPOR-12", r.mau(422, saya, "POST", data+"/salinan", `{"sandi":"rahasia","bukti":true}`)["aturan"])
	require.Equal(t, "PRI-EKSPOR-11", r.mau(403, ppdp, "POST", "/permohonan-hak/tidak-ada/salinan", `{"sandi":"rahasia","subjek":"`+x+`"}`)["aturan"])

	for _, p := range []struct{ metode, jalur, badan string }{{"GET", "/data", ""}, {"GET", "/periksa", ""}, {"POST", "/konfirmasi", `{"bidang":["` + tipeWarga + `.Nama"]}`}, {"POST", "/salinan", `{"sandi":"rahasia"}`}} {
		for _, siapa := range []string{lain + "/guru", x + "/kasir/" + string(privasitest.LembagaLain), ppdp} {
			require.Equal(t, "PRI-KANTOR-02", r.mau(404, siapa, p.metode, data+p.jalur, p.badan)["aturan"], "%s %s", siapa, p.jalur)
		}
	}
	require.NotContains(t, strings.Join(ids(r.halaman(saya, data+"/jejak"), "peran"), " "), "guru", "yang ditolak tidak membuka apa pun")
}

// ids are the values of one key.
func ids(bs []map[string]any, kunci string) (xs []string) {
	for _, b := range bs {
		xs = append(xs, b[kunci].(string))
	}
	return xs
}

// Every list of the office is read in pages: one that grows for ever answers in no time all
// the same.
func TestDaftar_berhalaman(t *testing.T) {
	doc, n := bangun(t).api.OpenAPI(), 0
	for jalur, p := range doc.Paths {
		if p.Get == nil {
			continue
		}
		c := p.Get.Responses["200"].Content["application/json"]
		if c == nil || doc.Components.Schemas.SchemaFromRef(c.Schema.Ref).Properties["berikutnya"] == nil {
			continue
		}
		n++
		var nama []string
		for _, x := range p.Get.Parameters {
			nama = append(nama, x.Name)
		}
		require.Subset(t, nama, []string{"setelah", "batas"}, jalur)
	}
	require.GreaterOrEqual(t, n, 35)
}
