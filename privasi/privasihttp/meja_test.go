package privasihttp_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/antar"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/kebijakan"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/privasi/retensi"
)

// Mulai implements [kantor.SumberMulai]: everybody left on one day.
func (r *rumah) Mulai(_ context.Context, l dasar.LembagaID, ss ...privasi.SubjekID) (map[privasi.SubjekID][]retensi.Mulai, error) {
	m := map[privasi.SubjekID][]retensi.Mulai{}
	for _, w := range r.warga {
		if l == privasitest.Lembaga && (len(ss) == 0 || ss[0] == w.Subjek) {
			m[w.Subjek] = []retensi.Mulai{{Kelas: privasi.RetensiIdentitas, Pada: dasar.Tgl(2020, 6, 20)}}
		}
	}
	return m, nil
}

// Berakun implements [kantor.Penjangkau]: the first person alone has an account.
func (r *rumah) Berakun(context.Context, dasar.LembagaID, []privasi.SubjekID) (map[privasi.SubjekID]bool, error) {
	return map[privasi.SubjekID]bool{r.warga[0].Subjek: true}, nil
}

// Pembaca implements [kantor.SumberPembaca].
func (r *rumah) Pembaca(_ context.Context, _ dasar.LembagaID, a kebijakan.Audiens) (ss []privasi.SubjekID, _ error) {
	for _, w := range r.warga {
		if a == kebijakan.Pegawai {
			ss = append(ss, w.Subjek)
		}
	}
	return ss, nil
}

// The desk of retention over JSON: what is due, held and destroyed, each in pages, by two
// people, and nothing of it in another institution.
func TestU42_I27_retensiLewatAPI(t *testing.T) {
	r, ctx := bangun(t), t.Context()
	r.kantor.Mulai = r
	x, y := string(r.orang("Siti")), string(r.orang("Umar"))
	asing := "petugas/ppdp/" + string(privasitest.LembagaLain)
	require.Len(t, r.halaman(ppdp, "/jatuh-tempo"), 2)
	require.Empty(t, r.halaman(ppdp, "/jatuh-tempo?kelas=kesehatan"))
	require.Len(t, r.halaman(x+"/guru", "/data-saya/"+x+"/masa-simpan"), len(privasi.SemuaRetensi()))
	require.NotEmpty(t, r.halaman(x+"/guru", "/jadwal-retensi"))

	tahan := `{"subjek":"` + x + `","kelas":"identitas","sebab":"perkara_hukum","rujukan":"12/Pdt","uraian":"gugatan"}`
	require.Equal(t, string(retensi.ErrPenahanan), r.mau(422, ppdp, "POST", "/penahanan-data", `{"kelas":"gaib","sebab":"x","rujukan":"1"}`)["aturan"])
	h := r.mau(201, ppdp, "POST", "/penahanan-data", tahan, "Idempotency-Key", "k1")
	require.Equal(t, h["id"], r.mau(201, ppdp, "POST", "/penahanan-data", tahan, "Idempotency-Key", "k1")["id"])
	r.mau(403, kepala, "POST", "/penahanan-data", tahan)
	require.Equal(t, []string{x}, ids(r.halaman(ppdp, "/penahanan-data"), "subjek"), "dikirim dua kali, ditahan sekali")
	require.Equal(t, []string{y}, ids(r.halaman(ppdp, "/jatuh-tempo"), "subjek"))
	require.Empty(t, r.halaman(asing, "/penahanan-data"))
	r.mau(404, asing, "POST", "/penahanan-data/"+h["id"].(string)+"/pelepasan", `{"sebab":"selesai"}`)

	p, err := r.kantor.RencanakanMusnah(ctx, privasitest.Pelaku(privasi.PeranPPDP, privasi.TujuanHakSubjek), kantor.RencanaMusnah{Sebab: retensi.SebabRetensi, Prosesor: []string{"hosting"}})
	require.NoError(t, err)
	satu := "/pemusnahan/" + p.ID
	require.Equal(t, []string{p.ID}, ids(r.halaman(kepala, "/pemusnahan?status=direncanakan"), "id"))
	require.Empty(t, r.halaman(kepala, "/pemusnahan?status=ditutup"))
	require.Equal(t, []any{map[string]any{"subjek": y, "kelas": "identitas", "tindakan": string(p.Sasaran[0].Tindakan)}}, r.mau(200, kepala, "GET", satu, "")["data"])
	r.mau(404, asing, "GET", satu, "")
	r.mau(403, "x/guru", "GET", satu, "")
	r.Jam.Maju(time.Hour)
	require.Equal(t, "disetujui", r.mau(200, kepala, "POST", satu+"/persetujuan", "")["status"])
	r.Jam.Maju(time.Hour)
	r.mau(409, kepala, "POST", satu+"/persetujuan", "")
	require.Equal(t, "ditahan", r.mau(200, ppdp, "POST", satu+"/penahanan", "")["status"])
	require.Equal(t, "disetujui", r.mau(200, ppdp, "POST", satu+"/kelanjutan", "")["status"])
	require.NotNil(t, r.mau(200, ppdp, "POST", "/penahanan-data/"+h["id"].(string)+"/pelepasan", `{"sebab":"selesai"}`)["sampai"])
	r.mau(409, ppdp, "POST", "/penahanan-data/"+h["id"].(string)+"/pelepasan", `{"sebab":"selesai"}`)
	require.Equal(t, []any{}, r.mau(200, kepala, "GET", "/perintah-tetap", "")["kelas"])
	r.mau(403, "x/guru", "GET", "/perintah-tetap", "")
}

// What the desk watches: what became of every notice, whose data nobody looked at, how old
// the last backup is and how far the log is signed. The person opens his notice himself.
func TestP31_P59_kabarDanKeadaanLewatAPI(t *testing.T) {
	r, ctx := bangun(t), t.Context()
	r.kantor.Jangkau = r
	x, y := r.orang("Siti"), r.orang("Umar")
	pel := privasitest.Pelaku(privasi.PeranPPDP, privasi.TujuanHakSubjek)
	k := r.mau(200, ppdp, "GET", "/keadaan-privasi", "")
	require.Equal(t, []any{true, nil}, []any{k["cadangan"].(map[string]any)["basi"], k["cadangan"].(map[string]any)["pada"]})
	require.NoError(t, r.kantor.CatatCadangan(ctx, privasitest.Lembaga, kantor.Cadangan{Sidik: "ab", Ukuran: 7, Oleh: "petugas"}))
	require.Equal(t, false, r.mau(200, ppdp, "GET", "/keadaan-privasi", "")["cadangan"].(map[string]any)["basi"])
	r.Jam.Maju(kantor.CadanganBasi + time.Hour)
	_, err := r.Penjaga.Minta(ctx, pel, tipeWarga, []string{"Nama"}, x)
	require.NoError(t, err)
	k = r.mau(200, ppdp, "GET", "/keadaan-privasi", "")
	require.Equal(t, true, k["cadangan"].(map[string]any)["basi"])
	buku := k["buku"].(map[string]any)
	require.Equal(t, []any{buku["ukuran"], true}, []any{buku["sesudah"], buku["perlu"]})
	r.mau(200, ppdp, "GET", "/buku-privasi", "")
	buku = r.mau(200, ppdp, "GET", "/keadaan-privasi", "")["buku"].(map[string]any)
	require.Equal(t, []any{0.0, false}, []any{buku["sesudah"], buku["perlu"]})
	require.NotEmpty(t, buku["titik"])

	require.Equal(t, []string{string(x), string(y)}, ids(r.halaman(ppdp, "/data-lama?catatan="+tipeWarga), "subjek"))
	require.NoError(t, r.kantor.KonfirmasiData(ctx, dasar.Pelaku{ID: string(x), Lembaga: privasitest.Lembaga, Peran: privasi.PeranDiri}, x, tipeWarga+".Nama", tipeWarga+".HP", tipeWarga+".Ortu"))
	require.Equal(t, []string{string(y)}, ids(r.halaman(ppdp, "/data-lama?catatan="+tipeWarga), "subjek"))
	r.mau(422, ppdp, "GET", "/data-lama", "")

	r.kabarkan(t, pel)
	saya := string(x) + "/diri"
	require.Len(t, r.halaman(ppdp, "/antaran"), 2)
	gagal := r.halaman(ppdp, "/antaran?jenis=kebijakan&status=gagal")
	require.Equal(t, []string{string(y)}, ids(gagal, "subjek"), "tanpa akun, tanpa kanal")
	require.Equal(t, map[string]any{"kebijakan": map[string]any{"ditaruh": 1.0, "gagal": 1.0}}, r.mau(200, ppdp, "GET", "/antaran/jumlah", "")["jumlah"])
	kotak := r.halaman(saya, "/data-saya/"+string(x)+"/kabar")
	require.Len(t, kotak, 1)
	buka := "/kabar/" + kotak[0]["id"].(string) + "/pembukaan"
	require.Equal(t, "PRI-KANTOR-02", r.mau(404, saya, "GET", "/data-saya/"+string(y)+"/kabar", "")["aturan"])
	for _, lain := range []string{string(y) + "/diri", ppdp, string(x) + "/diri/" + string(privasitest.LembagaLain)} {
		r.mau(404, lain, "POST", buka, "")
	}
	surat := r.mau(200, saya, "POST", buka, "")
	require.NotEmpty(t, surat["isi"])
	require.NotNil(t, surat["dibaca"])
	require.Equal(t, string(antar.ErrBukti), r.mau(422, ppdp, "POST", "/antaran/penyerahan", `{"bukti":""}`)["aturan"])
	require.EqualValues(t, 1, r.mau(200, ppdp, "POST", "/antaran/penyerahan", `{"bukti":"SRT-1","id":["`+gagal[0]["id"].(string)+`"]}`)["banyak"])
	r.mau(409, ppdp, "POST", "/antaran/pengulangan", `{"id":["`+gagal[0]["id"].(string)+`"]}`)
	require.Empty(t, r.halaman("petugas/ppdp/"+string(privasitest.LembagaLain), "/antaran"))
	for _, jalur := range []string{"/keadaan-privasi", "/data-lama?catatan=" + tipeWarga, "/antaran", "/antaran/jumlah"} {
		r.mau(403, kepala, "GET", jalur, "")
	}
}

// kabarkan publishes a second policy for employees, and lets the round tell them.
func (r *rumah) kabarkan(t *testing.T, pel dasar.Pelaku) {
	t.Helper()
	ctx := t.Context()
	_, err := r.kantor.AturProfil(ctx, pel, kantor.ProfilKantor{Nama: "Pesantren Uji", Telepon: "0811-0000-0001"})
	require.NoError(t, err)
	require.NoError(t, r.kantor.SiapkanKebijakan(ctx, pel))
	r.kantor.Pembaca = r
	n, err := r.kantor.NaskahBaku(ctx, privasitest.Lembaga, kebijakan.Pegawai)
	require.NoError(t, err)
	n.Ringkasan += " Kami menjawab setiap pertanyaan."
	r.Jam.Maju(time.Hour)
	_, err = r.kantor.TerbitkanKebijakan(ctx, pel, n, r.Jam.Now().Add(24*time.Hour))
	require.NoError(t, err)
	_, err = r.kantor.RutinKabar(ctx, privasitest.Lembaga, "uji")
	require.NoError(t, err)
}
