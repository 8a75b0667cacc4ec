package privasihttp_test

import (
	"context"
	"encoding/json"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/privasi/ropa"
)

const (
	kepala   = "kepala/kepala"
	pengasuh = "pengasuh/pengasuh"
)

// teksJSON writes a body.
func teksJSON(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	require.NoError(t, err)
	return string(b)
}

// The register over JSON: its rows, attachments with places, processors and transfers in the
// order of the law, settings, rows that wait for a signature, and an assessment by three
// people. A part is judged before it is kept, and nobody writes over somebody else.
func TestU39_U40_U44_registerLewatAPI(t *testing.T) {
	r, ctx := bangun(t), t.Context()
	r.kantor.Titik = ropa.DaftarTitik{{Kode: "POST /santri", Jenis: ropa.TitikPemakaian, Tujuan: privasi.TujuanKesiswaan, Bidang: []string{"nama"}}, {Kode: "POST /impor", Jenis: ropa.TitikImpor, Tujuan: privasi.TujuanImpor}}
	reg, err := r.Penjaga.Register.Ambil(ctx, privasitest.Lembaga)
	require.NoError(t, err)
	require.Len(t, isi(r.mau(200, kepala, "GET", "/rekam-kegiatan/kegiatan?batas=500", "")), len(reg.Kegiatan))
	require.Len(t, r.halaman(ppdp, "/rekam-kegiatan/kegiatan?tujuan="+privasi.TujuanPublikasi), 1)
	require.Equal(t, []string{"sistem-kontak"}, ids(r.halaman(ppdp, "/rekam-kegiatan/kegiatan?cari=Sistem-KONTAK"), "kode"))
	require.Equal(t, []string{"POST /impor"}, ids(r.halaman(ppdp, "/rekam-kegiatan/titik?jenis=impor"), "kode"))
	require.Len(t, r.halaman(ppdp, "/rekam-kegiatan/titik"), 2)

	l := r.mau(200, ppdp, "GET", "/rekam-kegiatan/lampiran", "")
	require.EqualValues(t, 0, l["versi"])
	require.Equal(t, "PRI-ROPA-01", r.mau(422, ppdp, "PUT", "/rekam-kegiatan/lampiran", `{"pengendali":{"nama":""},"penyelenggara":{"nama":"Uji"},"ppdp":"","pemenuhan_hak":"","versi":0}`)["aturan"])
	l = r.mau(200, ppdp, "PUT", "/rekam-kegiatan/lampiran", `{"pengendali":{"nama":"Yayasan Uji","kontak":"uji@uji.example"},"penyelenggara":{"nama":"Yayasan Uji"},"ppdp":"ppdp@uji.example","pemenuhan_hak":"lewat kantor","versi":0}`)
	require.EqualValues(t, 1, l["versi"])
	require.Equal(t, "ID", l["pengendali"].(map[string]any)["negara"])
	require.Len(t, l["peringatan"], 1)

	awan := map[string]any{"badan_hukum": "Awan Ltd", "kota": "Singapura", "negara": "SG", "pengelola": "awan", "mulai": awal, "versi": 1}
	salah := r.mau(422, ppdp, "PUT", "/rekam-kegiatan/tempat/sg", teksJSON(t, awan))
	require.Equal(t, []any{"PRI-ROPA-05", "pengelola"}, []any{salah["aturan"], salah["bidang"]}, "pengelolanya belum terdaftar")
	sebelas := map[string]string{}
	for _, b := range ropa.ButirPerjanjian() {
		sebelas[b] = "diatur pasal " + b
	}
	p := map[string]any{"pihak": map[string]string{"nama": "Awan Ltd", "negara": "SG"}, "kegiatan": []string{}, "perjanjian": map[string]any{"nomor": "PKS-1", "mulai": awal, "isi": map[string]string{}}, "versi": 1}
	require.Equal(t, "PRI-ROPA-02", r.mau(422, ppdp, "PUT", "/rekam-kegiatan/prosesor/awan", teksJSON(t, p))["aturan"])
	p["perjanjian"].(map[string]any)["isi"] = sebelas
	r.mau(200, ppdp, "PUT", "/rekam-kegiatan/prosesor/awan", teksJSON(t, p))
	require.Equal(t, "PRI-REKAMAN-01", r.mau(409, ppdp, "PUT", "/rekam-kegiatan/tempat/sg", teksJSON(t, awan))["aturan"], "versi yang dibaca sudah lewat")
	awan["versi"] = 2
	r.mau(200, ppdp, "PUT", "/rekam-kegiatan/tempat/sg", teksJSON(t, awan))
	awan["versi"], awan["kota"] = 3, "Jurong"
	r.mau(200, ppdp, "PUT", "/rekam-kegiatan/tempat/sg", teksJSON(t, awan))
	require.Equal(t, []string{"Jurong"}, ids(r.halaman(ppdp, "/rekam-kegiatan/tempat"), "kota"), "diganti, bukan ditambah")
	x := map[string]any{"tempat": "sg", "penerima": "Awan Ltd", "kegiatan": []string{"kesiswaan"}, "penilaian": "TIA-1", "mekanisme": "mengikat", "mengikat": map[string]any{"pada": awal, "memenuhi": true, "dokumen": "D-2"}, "dikabari": awal, "mulai": awal.AddDate(0, 1, 0), "versi": 4}
	require.Equal(t, "PRI-ROPA-06", r.mau(422, ppdp, "PUT", "/rekam-kegiatan/transfer/t1", teksJSON(t, x))["aturan"], "kesetaraan negara belum dinilai")
	x["setara"] = map[string]any{"pada": awal, "memenuhi": false, "dokumen": "D-1"}
	r.mau(200, ppdp, "PUT", "/rekam-kegiatan/transfer/t1", teksJSON(t, x))
	tr := r.halaman(ppdp, "/rekam-kegiatan/transfer")
	require.Equal(t, []any{"SG", nil}, []any{tr[0]["negara"], tr[0]["catatan"]})
	require.Equal(t, []any{"awan", nil}, []any{r.halaman(ppdp, "/rekam-kegiatan/prosesor")[0]["id"], r.halaman(ppdp, "/rekam-kegiatan/prosesor")[0]["catatan"]})

	pel := privasitest.Pelaku(privasi.PeranPPDP, privasi.TujuanHakSubjek)
	_, err = r.kantor.AturProsesor(ctx, pel, ropa.Prosesor{}, 5)
	require.ErrorIs(t, err, kantor.ErrBagian, "bagian tanpa kunci tidak ditemukan lagi")
	_, err = r.kantor.AturTransfer(ctx, pel, ropa.Transfer{}, 5)
	require.ErrorIs(t, err, kantor.ErrBagian)
	rinci := `{"sebagai":"pengendali","kategori_subjek":["santri"],"sumber":["wali"],"tempat":["%s"],"versi":5}`
	require.Equal(t, "PRI-ROPA-22", r.mau(422, ppdp, "PUT", "/rekam-kegiatan/kegiatan/sistem-kontak/rincian", fmt.Sprintf(rinci, "bulan"))["aturan"])
	require.Equal(t, "PRI-KANTOR-26", r.mau(404, ppdp, "PUT", "/rekam-kegiatan/kegiatan/tidak-ada/rincian", fmt.Sprintf(rinci, "sg"))["aturan"])
	r.mau(200, ppdp, "PUT", "/rekam-kegiatan/kegiatan/sistem-kontak/rincian", fmt.Sprintf(rinci, "sg"))
	k := r.mau(200, kepala, "GET", "/rekam-kegiatan/kegiatan/sistem-kontak", "")
	require.Equal(t, []any{"wali"}, k["rincian"].(map[string]any)["sumber"])
	require.EqualValues(t, 6, k["lampiran"])
	r.mau(404, kepala, "GET", "/rekam-kegiatan/kegiatan/tidak-ada", "")
	r.mau(200, ppdp, "POST", "/rekam-kegiatan/kelengkapan", "")

	set := r.mau(200, ppdp, "GET", "/setelan-privasi", "")
	s := set["isi"].(map[string]any)
	s["kelompok_terkecil"] = 1
	require.Equal(t, "PRI-REZIM-05", r.mau(422, ppdp, "PUT", "/setelan-privasi", teksJSON(t, map[string]any{"isi": s, "versi": 0}))["aturan"])
	s["kelompok_terkecil"] = 9
	require.EqualValues(t, 9, r.mau(200, ppdp, "PUT", "/setelan-privasi", teksJSON(t, map[string]any{"isi": s, "versi": 0}))["isi"].(map[string]any)["kelompok_terkecil"])
	r.mau(409, ppdp, "PUT", "/setelan-privasi", teksJSON(t, map[string]any{"isi": s, "versi": 0}))

	baris := privasi.Kegiatan{}
	r.kantor.Baku = func(_ context.Context, l dasar.LembagaID) (privasi.Register, error) {
		b := privasi.DaftarBaku(l, "Uji", r.Jam.Now())
		baris = b.Kegiatan[0]
		baris.Kode, baris.Kategori = "baru", []string{privasi.KategoriNama}
		b.Kegiatan = append(b.Kegiatan, baris)
		return b, nil
	}
	tunggu := r.halaman(kepala, "/register/pembaruan")
	require.Contains(t, ids(tunggu, "kode"), "baru")
	tanda := r.mau(200, kepala, "GET", "/register", "")
	require.Equal(t, "PRI-KANTOR-26", r.mau(422, kepala, "POST", "/register/pembaruan", `{"kegiatan":[],"jabatan":"Kepala","versi":1}`)["aturan"])
	r.mau(403, ppdp, "POST", "/register/pembaruan", `{"kegiatan":["baru"],"jabatan":"Petugas","versi":1}`)
	r.mau(409, kepala, "POST", "/register/pembaruan", fmt.Sprintf(`{"kegiatan":["baru"],"jabatan":"Kepala","versi":%v}`, tanda["versi"].(float64)+1))
	kini := r.mau(200, kepala, "POST", "/register/pembaruan", fmt.Sprintf(`{"kegiatan":["baru"],"jabatan":"Kepala","versi":%v}`, tanda["versi"]))
	require.Equal(t, []any{tanda["versi"].(float64) + 1, "kepala", "Kepala"}, []any{kini["versi"], kini["oleh"], kini["jabatan"]})
	require.NotContains(t, ids(r.halaman(kepala, "/register/pembaruan"), "kode"), "baru")

	r.dpia(t)
	for _, jalur := range []string{"/rekam-kegiatan/kegiatan", "/rekam-kegiatan/lampiran", "/rekam-kegiatan/tempat", "/rekam-kegiatan/titik", "/register", "/register/pembaruan", "/penilaian-dampak"} {
		r.mau(403, "x/tata_usaha", "GET", jalur, "")
	}
	asing := "petugas/ppdp/" + string(privasitest.LembagaLain)
	require.Empty(t, r.halaman(asing, "/rekam-kegiatan/tempat"))
	require.EqualValues(t, 0, r.mau(200, asing, "GET", "/setelan-privasi", "")["versi"])
}

// dpia carries an assessment from its draft to its signature.
func (r *rumah) dpia(t *testing.T) {
	perlu := isi(r.mau(200, kepala, "GET", "/penilaian-dampak?perlu=true&keadaan=belum+ada&batas=500", ""))
	require.NotEmpty(t, perlu)
	require.NotContains(t, ids(perlu, "keadaan"), string(kantor.DpiaTakPerlu))
	require.Less(t, len(isi(r.mau(200, kepala, "GET", "/penilaian-dampak?perlu=true&batas=500", ""))), len(isi(r.mau(200, kepala, "GET", "/penilaian-dampak?batas=500", ""))))
	kode := perlu[0]["kegiatan"].(string)
	badan := teksJSON(t, map[string]any{"kegiatan": kode, "isi": map[string]string{"uraian": "u", "kebutuhan": "k", "risiko": "r", "langkah": "l"}})
	require.Equal(t, string(ropa.ErrIsiDPIA), r.mau(422, kepala, "POST", "/penilaian-dampak", `{"kegiatan":"`+kode+`","isi":{}}`)["aturan"])
	require.Equal(t, "PRI-ROPA-13", r.mau(403, ppdp, "POST", "/penilaian-dampak", badan)["aturan"], "yang mengawasi tidak menyusun")
	d := r.mau(201, kepala, "POST", "/penilaian-dampak", badan, "Idempotency-Key", "kunci-1")
	require.Equal(t, d["id"], r.mau(201, kepala, "POST", "/penilaian-dampak", badan, "Idempotency-Key", "kunci-1")["id"])
	r.mau(409, kepala, "POST", "/penilaian-dampak", teksJSON(t, map[string]any{"kegiatan": kode, "isi": map[string]string{"uraian": "lain", "kebutuhan": "k", "risiko": "r", "langkah": "l"}}), "Idempotency-Key", "kunci-1")
	satu := teksJSON(t, map[string]any{"id": []any{d["id"]}, "saran": "batasi perannya"})
	r.mau(403, kepala, "POST", "/penilaian-dampak/saran", satu)
	require.Equal(t, "disarani", isi(r.mau(200, ppdp, "POST", "/penilaian-dampak/saran", satu))[0]["status"])
	setuju := teksJSON(t, map[string]any{"id": []any{d["id"]}, "jabatan": "Pengasuh", "sampai": r.Jam.Now().AddDate(1, 0, 0)})
	require.Equal(t, string(ropa.ErrBentur), r.mau(403, kepala, "POST", "/penilaian-dampak/persetujuan", setuju)["aturan"], "yang menyusun tidak menyetujui")
	require.Equal(t, "disetujui", isi(r.mau(200, pengasuh, "POST", "/penilaian-dampak/persetujuan", setuju))[0]["status"])
	l := r.mau(200, ppdp, "GET", "/penilaian-dampak/"+d["id"].(string), "")
	require.Equal(t, []any{"batasi perannya", 3}, []any{l["saran"], len(l["riwayat"].([]any))})
	require.Equal(t, []string{kode}, ids(isi(r.mau(200, kepala, "GET", "/penilaian-dampak?keadaan="+string(kantor.DpiaBerlaku)+"&batas=500", "")), "kegiatan"))
	r.mau(404, "petugas/ppdp/"+string(privasitest.LembagaLain), "GET", "/penilaian-dampak/"+d["id"].(string), "")
	r.mau(422, kepala, "POST", "/penilaian-dampak/draf", `{"kegiatan":[]}`)
	require.Equal(t, "disusun", isi(r.mau(200, kepala, "POST", "/penilaian-dampak/draf", `{"kegiatan":[{"kegiatan":"`+perlu[1]["kegiatan"].(string)+`"}]}`))[0]["status"])
}
