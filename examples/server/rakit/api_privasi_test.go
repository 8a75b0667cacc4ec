package rakit_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/examples/server/situs"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// tagOperasi are the operations of a group of the document.
func (k kantor) tagOperasi(tag string) (ops []operasiAPI) {
	k.t.Helper()
	_, isi := k.ambil(http.DefaultClient, "/api/openapi.json")
	var d struct {
		Paths map[string]map[string]struct {
			ID     string   `json:"operationId"`
			Tujuan string   `json:"x-tujuan"`
			Tags   []string `json:"tags"`
		} `json:"paths"`
	}
	require.NoError(k.t, json.Unmarshal([]byte(isi), &d))
	for jalur, x := range d.Paths {
		for metode, o := range x {
			if len(o.Tags) == 1 && o.Tags[0] == tag {
				ops = append(ops, operasiAPI{o.ID, strings.ToUpper(metode), jalur, o.Tujuan})
			}
		}
	}
	return ops
}

// The desk is the officer's, what has to be approved is also the leadership's, and what a
// person asks about himself is everybody's: kantor decides about whom.
func TestAPI_privasi_setiap_peran(t *testing.T) {
	k := buka(t)
	meja, saya := k.tagOperasi("privasi"), k.tagOperasi("data-saya")
	require.Greater(t, len(meja), 65)
	require.Greater(t, len(saya), 15)
	himpunan := func(ids string) map[string]bool {
		m := map[string]bool{}
		for _, id := range strings.Fields(ids) {
			m[id] = true
		}
		return m
	}
	menyetujui := himpunan(`daftar-pendedahan ambil-pendedahan setujui-pendedahan tolak-pendedahan rekam-kegiatan daftar-pengaduan jawab-pengaduan tutup-pengaduan
		daftar-kegiatan-register ambil-kegiatan-register daftar-titik-pengumpulan tanda-register daftar-pembaruan-register daftar-dpia ambil-dpia sarani-dpia
		daftar-permohonan verifikasi-permohonan hentikan-pemrosesan penuhi-permohonan kabari-permohonan tutup-permohonan daftar-pemusnahan ambil-pemusnahan setujui-pemusnahan tahan-pemusnahan lanjutkan-pemusnahan perintah-tetap`)
	menandatangani := himpunan("tandatangani-pembaruan-register susun-dpia susun-dpia-dari-draf setujui-dpia")
	tidak := func(operasiAPI) bool { return false }
	pimpinan := func(o operasiAPI) bool { return menyetujui[o.id] || menandatangani[o.id] }
	boleh := map[string]func(operasiAPI) bool{"ppdp": func(o operasiAPI) bool { return !menandatangani[o.id] }, "admin": func(o operasiAPI) bool { return menandatangani[o.id] }, "kepala": pimpinan, "pengasuh": pimpinan}
	for _, p := range akun.SemuaPeran() {
		if boleh[p] == nil {
			boleh[p] = tidak
		}
	}
	k.setiapPeran(t, meja, boleh)
	k.t = t
	for _, peran := range []string{"wali", "kasir"} {
		c := k.masuk("api." + peran)
		for _, o := range saya {
			status, isi := k.kirim(c, o.metode, ruasAPI.ReplaceAllString(o.jalur, "tidak-ada"), "{}")
			require.NotContains(t, isi, "SRV-AKUN-08", o.id)
			require.Less(t, status, 500, "%s: %s", o.id, isi)
			if strings.Contains(o.jalur, "{subjek}") && o.metode == "GET" {
				require.Contains(t, []int{404, 422}, status, "%s: %s", o.id, isi)
			}
		}
	}
}

// A guardian over the API: his child's consents, trail and request, made once however often
// it is sent; neither another family's nor another institution's.
func TestAPI_privasi_wali(t *testing.T) {
	k := buka(t)
	pel := dasar.Pelaku{ID: "uji", Lembaga: k.l.ID, Peran: "tata_usaha", Lingkup: dasar.LingkupSemua, Tujuan: privasi.TujuanKesiswaan}
	anak := func(nis, nama, wali string) (santri.Santri, santri.WaliID) {
		n, _, err := santri.Isian{NIS: nis, Nama: nama, JenisKelamin: "L", TanggalLahir: dasar.Tgl(2012, 3, 1)}.Baca()
		require.NoError(t, err)
		n.Status = santri.Aktif
		ws, kunci, _, err := santri.BacaWali(santri.IsianWali{Nama: wali, HP: "0812-3456-7890", Hubungan: santri.Ayah, Utama: true})
		require.NoError(t, err)
		ns, err := k.srv.Santri.Terima(t.Context(), pel, santri.Penerimaan{Santri: n, Wali: ws, KunciKeluarga: kunci, Pada: dasar.Tgl(2025, 7, 14)})
		require.NoError(t, err)
		p, err := k.srv.Santri.Ambil(t.Context(), pel, ns[0].ID)
		require.NoError(t, err)
		return ns[0], p.Wali[0].Wali.ID
	}
	ali, ayah := anak("1", "Ali", "Nashir")
	lain, _ := anak("2", "Hamzah", "Darmo")
	_, err := k.srv.Akun.Buat(t.Context(), akun.Akun{Lembaga: k.l.ID, NamaMasuk: "nashir", Nama: "Nashir", Peran: "wali", Wali: string(ayah)}, sandi)
	require.NoError(t, err)
	c := k.masuk("nashir")
	ke := "/data-saya/" + string(ali.Subjek)
	mau := func(kode int, metode, path, badan, kunci string) map[string]any {
		t.Helper()
		q, err := http.NewRequest(metode, k.url+"/api"+path, strings.NewReader(badan))
		require.NoError(t, err)
		q.Header.Set("Content-Type", "application/json")
		if kunci != "" {
			q.Header.Set("Idempotency-Key", kunci)
		}
		res, err := c.Do(q)
		require.NoError(t, err)
		defer res.Body.Close()
		hasil := map[string]any{}
		_ = json.NewDecoder(res.Body).Decode(&hasil)
		require.Equal(t, kode, res.StatusCode, "%s: %v", path, hasil)
		return hasil
	}
	for _, x := range []string{"/data", "/periksa", "/izin", "/resi", "/jejak", "/masa-simpan", "/pendedahan", "/darurat", "/insiden", "/permohonan"} {
		mau(200, "GET", ke+x, "", "")
		require.Equal(t, "PRI-KANTOR-02", mau(404, "GET", "/data-saya/"+string(lain.Subjek)+x, "", "")["aturan"], x)
	}
	require.Len(t, mau(200, "GET", "/data-saya", "", "")["isi"], 2, "diri dan anaknya")
	nama := mau(200, "GET", ke+"/data", "", "")["isi"].([]any)[0].(map[string]any)["bidang"].([]any)
	require.Contains(t, nama, map[string]any{"bidang": "Nama", "kategori": privasi.KategoriNama, "tingkat": "penuh", "sebab": "diizinkan oleh kegiatan dalam register", "isi": "Ali"})
	mau(204, "POST", ke+"/konfirmasi", `{"bidang":["santri.Santri.Nama"]}`, "")
	require.Equal(t, "SRV-AKUN-12", mau(403, "POST", ke+"/salinan", `{"sandi":"kira-kira"}`, "")["aturan"])
	require.Equal(t, "PRI-EKSPOR-09", mau(403, "POST", ke+"/salinan", `{"sandi":"`+sandi+`"}`, "")["aturan"], "walinya belum terbukti")
	satu := mau(201, "POST", ke+"/permohonan", `{"jenis":"akses","uraian":"apa saja"}`, "kunci-1")
	lagi := mau(201, "POST", ke+"/permohonan", `{"jenis":"akses","uraian":"apa saja"}`, "kunci-1")
	require.Equal(t, satu["id"], lagi["id"], "dikirim dua kali, dicatat sekali")
	mau(409, "POST", ke+"/permohonan", `{"jenis":"akses","uraian":"yang lain"}`, "kunci-1")
	require.Len(t, mau(200, "GET", ke+"/permohonan", "", "")["isi"], 1)
	require.Equal(t, "apa saja", mau(200, "GET", "/permohonan-hak/"+satu["id"].(string), "", "")["uraian"])
	mau(404, "POST", "/data-saya/"+string(lain.Subjek)+"/permohonan", `{"jenis":"akses"}`, "kunci-2")
	mau(422, "POST", ke+"/permohonan", `{"jenis":"gaib"}`, "")
	adu := mau(201, "POST", "/pengaduan", `{"rincian":"datanya bocor"}`, "kunci-3")
	require.Equal(t, adu["id"], mau(201, "POST", "/pengaduan", `{"rincian":"datanya bocor"}`, "kunci-3")["id"])
	require.Len(t, mau(200, "GET", "/pengaduan-saya", "", "")["isi"], 1)
	require.NotEmpty(t, mau(201, "POST", "/insiden", `{}`, "kunci-4")["id"])
	require.NotEmpty(t, mau(200, "GET", "/buku-privasi", "", "")["kunci_publik"])
	mau(200, "GET", "/jadwal-retensi", "", "")
	mau(200, "GET", "/kebijakan-privasi/wali", "", "")
	status, isi := k.ambil(http.DefaultClient, "/api/lembaga/"+string(k.l.ID)+"/kebijakan-privasi/versi?audiens=wali")
	require.Equal(t, 200, status, "kebijakan terbaca tanpa masuk: %s", isi)

	c = k.sebagai("ppdp")
	require.Len(t, mau(200, "GET", "/permohonan-hak?batas=1", "", "")["isi"], 1)
	require.Equal(t, "PRI-HAK-01", mau(409, "POST", "/permohonan-hak/"+satu["id"].(string)+"/pemenuhan", `{"bukti":"B-1"}`, "")["aturan"], "walinya belum terbukti")
	require.False(t, mau(200, "GET", "/rekam-kegiatan", "", "")["lengkap"].(bool))
	require.NotEmpty(t, mau(200, "GET", "/simulasi-aturan?rezim=PP33-2026", "", "")["banyak"])
	perintah := mau(201, "POST", "/perintah-pengawas", `{"jenis":"henti","nomor":"S-1","instansi":"Komdigi","lingkup":["identitas.nisn"],"diterima":"2026-01-02T08:00:00+07:00"}`, "k")
	mau(409, "POST", "/perintah-pengawas/"+perintah["id"].(string)+"/laporan", "", "")
	require.Equal(t, "dilaksanakan", mau(200, "POST", "/perintah-pengawas/"+perintah["id"].(string)+"/pelaksanaan", `{"bukti":"B-1"}`, "")["status"])

	_, err = k.srv.SiapkanLembaga(t.Context(), akun.Lembaga{ID: "lain", Nama: "Lain", Zona: "Asia/Jakarta"}, situs.Persiapan{Nama: "Lain", Zona: "Asia/Jakarta", Unit: []string{"MTs"}, Admin: akun.Akun{NamaMasuk: "admin.lain", Nama: "Umar", Peran: "admin"}, Sandi: sandi, Jabatan: "Pimpinan", TandaTangan: true, Kontak: "0811-0000-0001"})
	require.NoError(t, err)
	_, err = k.srv.Akun.Buat(t.Context(), akun.Akun{Lembaga: "lain", NamaMasuk: "ppdp.lain", Nama: "Petugas", Peran: "ppdp"}, sandi)
	require.NoError(t, err)
	c = k.masuk("ppdp.lain")
	require.Empty(t, mau(200, "GET", "/permohonan-hak", "", "")["isi"])
	mau(404, "GET", "/permohonan-hak/"+satu["id"].(string), "", "")
	mau(404, "POST", "/perintah-pengawas/"+perintah["id"].(string)+"/pencabutan", "", "")
}

// An incident from its sign to its notices, and an authority's request from its letter to
// the handing over, over the API alone: nobody skips a step, and a request is recorded once
// however often it is sent.
func TestAPI_P44_U46_insidenDanPendedahan(t *testing.T) {
	k := buka(t)
	n, _, err := santri.Isian{NIS: "1", Nama: "Ali", JenisKelamin: "L", TanggalLahir: dasar.Tgl(2012, 3, 1)}.Baca()
	require.NoError(t, err)
	n.Status = santri.Aktif
	ns, err := k.srv.Santri.Terima(t.Context(), dasar.Pelaku{ID: "uji", Lembaga: k.l.ID, Peran: "tata_usaha", Lingkup: dasar.LingkupSemua, Tujuan: privasi.TujuanKesiswaan}, santri.Penerimaan{Santri: n, Pada: dasar.Tgl(2025, 7, 14)})
	require.NoError(t, err)
	ppdp, kepala, pengasuh := k.sebagai("ppdp"), k.sebagai("kepala"), k.sebagai("pengasuh")
	mau := func(c *http.Client, kode int, path, badan string) (hasil map[string]any) {
		t.Helper()
		status, isi := k.kirim(c, "POST", path, badan)
		require.Equal(t, kode, status, "%s: %s", path, isi)
		require.NoError(t, json.Unmarshal([]byte(isi), &hasil))
		return hasil
	}
	satu := "/insiden/" + mau(kepala, 201, "/insiden", `{"jenis":["kerahasiaan"]}`)["id"].(string)
	mau(ppdp, 409, satu+"/kabar", `{}`)
	mau(ppdp, 200, satu+"/penyelidikan", "")
	require.EqualValues(t, 0, mau(ppdp, 200, satu+"/radius", `{"akun":["tidak-ada"]}`)["banyak"])
	mau(ppdp, 422, satu+"/kepastian", `{"jenis":["kerahasiaan"],"isi":{"kapan":"","bagaimana":"","penanganan":"","pemulihan":"","kontak_ppdp":""}}`)
	require.Equal(t, "dipastikan", mau(ppdp, 200, satu+"/kepastian", `{"jenis":["kerahasiaan"],"dari":"2026-01-02T00:00:00Z","sampai":"2026-01-02T09:00:00Z","isi":{"kapan":"malam Lebaran","bagaimana":"HP dicuri","penanganan":"akun dikunci","pemulihan":"sandi diganti","kontak_ppdp":"ppdp@pondok.example"}}`)["status"])
	require.EqualValues(t, 1, mau(ppdp, 200, satu+"/kabar", `{}`)["banyak"], "pengawas")
	mau(ppdp, 409, satu+"/penutupan", "")
	mau(kepala, 403, satu+"/kiriman", `{"terkirim":true}`)
	lain := "/insiden/" + mau(kepala, 201, "/insiden", `{}`)["id"].(string)
	mau(ppdp, 200, lain+"/penyelidikan", "")
	require.Equal(t, "bukan_kegagalan", mau(ppdp, 200, lain+"/bukan", `{"alasan":"ditemukan terkunci"}`)["status"])

	badan := `{"subjek":"` + string(ns[0].Subjek) + `","jenis":"aparat","penerima":"Polres","negara":"ID","tujuan":"penyidikan","dasar":"kewajiban hukum","rujukan":"KUHAP","diminta":["santri.Santri.Nama"],"bidang":["santri.Santri.Nama"],
		"instrumen":{"jenis":"surat perintah","nomor":"S-9","tanggal":"2026-01-02","instansi":"Polres","pasal":"KUHAP 38","lingkup":["santri.Santri.Nama"],"petugas":"kartu anggota dilihat"}}`
	x := mau(ppdp, 201, "/pendedahan", badan)
	dedah := "/pendedahan/" + x["id"].(string)
	mau(ppdp, 409, dedah+"/pelaksanaan", `{"bidang":["santri.Santri.Nama"]}`)
	mau(ppdp, 200, dedah+"/uji", `{"dokumen":"UJI-1","perlu":true,"seimbang":true}`)
	mau(kepala, 200, dedah+"/persetujuan", "")
	mau(kepala, 403, dedah+"/persetujuan", "")
	require.Equal(t, "disetujui", mau(pengasuh, 200, dedah+"/persetujuan", "")["status"])
	mau(kepala, 403, dedah+"/pelaksanaan", `{"bidang":["santri.Santri.Nama"]}`)
	mau(ppdp, 403, dedah+"/pelaksanaan", `{"bidang":["santri.Santri.HP"]}`)
	require.Equal(t, "dilakukan", mau(ppdp, 200, dedah+"/pelaksanaan", `{"bidang":["santri.Santri.Nama"]}`)["status"])
	require.Equal(t, "kabar_subjek", mau(ppdp, 200, dedah+"/kabar", `{"bukti":"SURAT-1"}`)["status"])
}
