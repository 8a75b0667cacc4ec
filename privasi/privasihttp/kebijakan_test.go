package privasihttp_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/kebijakan"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
)

// Whoever asks reads the policy of an institution, in every version with its period and what
// it changed, without an account; an institution that published none is like none.
func TestP03_P04_kebijakanTanpaMasuk(t *testing.T) {
	r, ctx := bangun(t), t.Context()
	pel := dasar.Pelaku{ID: "petugas", Lembaga: privasitest.Lembaga, Peran: privasi.PeranPPDP, Lingkup: dasar.LingkupSemua, Tujuan: privasi.TujuanHakSubjek}
	alamat := "/lembaga/" + string(privasitest.Lembaga) + "/kebijakan-privasi"
	require.Equal(t, string(dasar.ErrTiada), r.mau(404, "", "GET", alamat, "")["aturan"])
	_, err := r.kantor.AturProfil(ctx, pel, kantor.ProfilKantor{Nama: "Pesantren Uji", Telepon: "0811-0000-0001", PPDP: "ppdp@uji.example"})
	require.NoError(t, err)
	require.NoError(t, r.kantor.SiapkanKebijakan(ctx, pel))
	n, err := r.kantor.NaskahBaku(ctx, privasitest.Lembaga, kebijakan.Wali)
	require.NoError(t, err)
	n.Ringkasan, n.Klausul = n.Ringkasan+" Kami menjawab setiap pertanyaan.", append(n.Klausul, kebijakan.Klausul{Kunci: "tambahan", Judul: "Pertanyaan", Teks: "Pertanyaan dijawab kantor."})
	r.Jam.Maju(time.Hour)
	k, err := r.kantor.TerbitkanKebijakan(ctx, pel, n, r.Jam.Now().Add(24*time.Hour))
	require.NoError(t, err)

	x := r.mau(200, "", "GET", alamat, "")
	require.Equal(t, []any{"Pesantren Uji", "ppdp@uji.example"}, []any{x["nama"], x["ppdp"]})
	require.NotEmpty(t, x["kunci_publik"])
	require.Len(t, x["audiens"], len(kebijakan.SemuaAudiens()))
	vs := r.halaman("", alamat+"/versi?audiens=wali")
	require.Len(t, vs, 2)
	require.Equal(t, []any{true, false}, []any{vs[0]["berlaku"], vs[1]["berlaku"]})
	require.Equal(t, []any{vs[1]["dari"], nil}, []any{vs[0]["sampai"], vs[1]["sampai"]})
	require.Len(t, r.halaman("", alamat+"/versi"), 1+len(kebijakan.SemuaAudiens()))
	require.Empty(t, r.halaman("", alamat+"/versi?audiens=tetangga"))

	v := r.mau(200, "", "GET", alamat+"/versi/"+k.ID, "")
	require.Equal(t, []any{k.ID, "id", "wali", vs[0]["id"]}, []any{v["id"], v["bahasa"], v["audiens"], v["induk"]})
	require.Len(t, v["klausul"], len(k.Klausul))
	require.NotEmpty(t, v["tujuan"])
	beda := v["perubahan"].(map[string]any)
	require.Equal(t, []any{true, 1, 0}, []any{beda["ringkasan"], len(beda["klausul"].([]any)), len(beda["tujuan"].([]any))})
	satu := beda["klausul"].([]any)[0].(map[string]any)
	require.Equal(t, []any{"ditambah", "Pertanyaan dijawab kantor."}, []any{satu["perubahan"], satu["baru"].(map[string]any)["teks"]})
	pertama := r.mau(200, "", "GET", alamat+"/versi/"+vs[0]["id"].(string), "")["perubahan"].(map[string]any)
	require.Empty(t, pertama["klausul"])
	r.mau(404, "", "GET", alamat+"/versi/tidak-ada", "")
	r.mau(404, "", "GET", "/lembaga/"+string(privasitest.LembagaLain)+"/kebijakan-privasi/versi/"+k.ID, "")
	r.mau(401, "", "GET", "/kebijakan-privasi/wali", "")
}
