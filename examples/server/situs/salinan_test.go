package situs_test

import (
	"archive/zip"
	"bytes"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/akademik/presensi"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/examples/server/periksa"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/ekspor"
	"github.com/pesantren-go/pesantren/privasi/hak"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/wali"
	"github.com/pesantren-go/pesantren/santri"
)

// buktikan proves the first guardian of a santri, by two people of the desk.
func (r *rumah) buktikan(nama string) {
	r.t.Helper()
	ctx, pel := r.t.Context(), r.pelaku("A", privasi.PeranPPDP, privasi.TujuanHakSubjek)
	ps, err := r.s.Santri.Stores.Wali.Perwalian(ctx, "A", r.id[nama])
	require.NoError(r.t, err)
	ws, err := r.s.Santri.Stores.Wali.Ambil(ctx, "A", ps[0].Wali)
	require.NoError(r.t, err)
	k, err := r.s.Kantor.AjukanWali(ctx, pel, r.subjek(nama), ws[0].Subjek, "ayah", wali.SemuaHak()...)
	require.NoError(r.t, err)
	pel.ID = "petugas-lain"
	_, err = r.s.Kantor.BuktikanWali(ctx, pel, k.ID, wali.BuktiKK, "KK-7", true)
	require.NoError(r.t, err)
}

// berakademik gives a santri and his classmate marks and presence, each changed once.
func (r *rumah) berakademik(nama, teman string) {
	r.t.Helper()
	ctx, st, pada := r.t.Context(), r.s.Akademik.Stores, r.jam.Now()
	for versi, angka := range []nilai.Angka{nilai.A(60), nilai.A(75)} {
		var ss []akademik.Skor
		var cs []presensi.Catatan
		for _, n := range []string{nama, teman} {
			ss = append(ss, akademik.Skor{Asesmen: "uh1", Santri: r.id[n], Percobaan: 1, Keadaan: nilai.Ada, Angka: angka, Oleh: "guru", Dicatat: pada, Versi: versi})
			cs = append(cs, presensi.Catatan{Santri: r.id[n], Keadaan: presensi.Alpa, Menit: versi})
		}
		require.NoError(r.t, st.Nilai.SimpanSkor(ctx, "A", ss...))
		require.NoError(r.t, st.Presensi.SimpanRegister(ctx, "A", akademik.Register{ID: "2025-10-20/0420/r/mtk", Tanggal: dasar.Tgl(2025, 10, 20), Mulai: 420, Selesai: 460, Rombel: "r", Mapel: "mtk", JP: 1,
			Anggota: []santri.ID{r.id[nama], r.id[teman]}, Catatan: cs, Oleh: "guru", Dicatat: pada, Versi: versi}))
	}
	for i, n := range []string{nama, teman} {
		id := string(rune('a' + i))
		require.NoError(r.t, st.Setoran.Simpan(ctx, "A", akademik.Setoran{ID: "s" + id, Santri: r.id[n], Tanggal: dasar.Tgl(2025, 10, 20), Oleh: "guru", Dicatat: pada}))
		require.NoError(r.t, st.Ujian.SimpanHasil(ctx, "A", akademik.HasilUjian{ID: "h" + id, Ujian: "u", Santri: r.id[n], Ke: 1, Nilai: "90", Tanggal: dasar.Tgl(2025, 10, 20), Oleh: "guru", Dicatat: pada}))
	}
}

// baris counts, in every table of the database, the rows in which one of the ids stands
// anywhere: a scan that knows nothing of types, owners or columns.
func (r *rumah) baris(ids ...string) map[string]int64 {
	r.t.Helper()
	ctx := r.t.Context()
	var tabel []string
	require.NoError(r.t, r.s.DB.NewRaw(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`).Scan(ctx, &tabel))
	hasil := map[string]int64{}
	for _, t := range tabel {
		var kolom []string
		require.NoError(r.t, r.s.DB.NewRaw(`SELECT name FROM pragma_table_info(?)`, t).Scan(ctx, &kolom))
		var syarat []string
		var arg []any
		for _, k := range kolom {
			for _, id := range ids {
				syarat = append(syarat, `instr(CAST("`+k+`" AS BLOB), CAST(? AS BLOB)) > 0`)
				arg = append(arg, id)
			}
		}
		var n int64
		require.NoError(r.t, r.s.DB.NewRaw(`SELECT COUNT(*) FROM "`+t+`" WHERE `+strings.Join(syarat, " OR "), arg...).Scan(ctx, &n))
		if n > 0 {
			hasil[t] = n
		}
	}
	return hasil
}

// Where the rows of a person stand, and which sections tell of them.
var tabelSeksi = map[string][]string{
	"santri_santri": {"santri.Santri"}, "santri_perwalian": {"santri.Perwalian"}, "santri_keanggotaan": {"santri.Keanggotaan"}, "santri_mukim": {"santri.Mukim"}, "santri_riwayat": {"santri.Peristiwa"},
	"keuangan_tagihan": {"keuangan.Tagihan"}, "keuangan_alokasi": {"keuangan.Alokasi"}, "keuangan_keringanan": {"keuangan.Keringanan"}, "keuangan_va": {"keuangan.NomorVA"},
	"akademik_setoran": {"akademik.Setoran"}, "akademik_ujian_hasil": {"akademik.HasilUjian"}, "privasi_catatan": {"privasi.Jejak"}, "privasi_kabar": {"privasi.TugasKabar"},
	"akademik_skor+akademik_skor_lama":         {"akademik.Skor"},
	"akademik_presensi+akademik_register_lama": {"akademik.Register"},
	"privasi_rekaman": {"wali.Orang", "wali.Kewenangan", "wali.Kapasitas", "wali.Peralihan", "persetujuan.Persetujuan", "persetujuan.Penyajian", "resi.Catatan", "hak.Permohonan", "hak.Pengaduan", "hak.CatatanKoreksi",
		"kantor.Salinan", "kantor.Musnah", "kantor.Pembatasan", "kantor.Perjanjian", "retensi.Penahanan", "insiden.Terdampak", "insiden.Kabar", "kantor.KirimanKabar", "pendedahan.Pendedahan", "pendedahan.Darurat",
		"kebijakan.TugasKabar", "kantor.HasilKabar", "kebijakan.Pengakuan"},
	"privasi_peristiwa": {"privasi.Peristiwa"},
}

// Tables in which a person stands and which no section tells of, with the type that says
// why in the manifest.
var tabelDitahan = map[string]string{
	"keuangan_baris":            "keuangan.Baris",    // journals name him by a random alias
	"akademik_register_anggota": "akademik.Register", // the list of a class, kept once for all its lessons
	"privasi_blok":              "",                  // an index: in which stretch of the trail he stands
	"server_akun":               "",                  // the account that signs in; the server's own, registered nowhere yet
}

func TestI31_U28_unduhSemua(t *testing.T) {
	r := bangun(t)
	for _, n := range []string{"Ahmad Fauzi", "Siti Aminah", "Budi Santoso"} {
		r.lahirkan(n)
	}
	r.tagihOktober()
	r.berakademik("Ahmad Fauzi", "Budi Santoso")
	w, x := r.wali("Ahmad Fauzi", "nashir"), r.subjek("Ahmad Fauzi")
	jalur := "/data-saya/" + string(x) + "/unduh"
	status, isi := w.ambil(jalur)
	require.Equal(t, 200, status)
	require.Contains(t, isi, "Unduh semua data")
	status, isi = w.kirim(http.MethodPost, jalur, nil)
	require.Equal(t, 403, status)
	require.Contains(t, isi, "PRI-EKSPOR-09", "hubungan belum dibuktikan")
	r.buktikan("Ahmad Fauzi")
	status, isi = w.kirim(http.MethodPost, jalur, url.Values{"jenis": {"bukti"}, "dari": {"2025-10-20"}, "sampai": {"x"}})
	require.Equal(t, 422, status, isi)
	_, _ = w.ambil("/data-saya/" + string(x) + "/izin")
	status, isi = w.kirim(http.MethodPost, "/data-saya/"+string(x)+"/izin", url.Values{"tujuan": {privasi.TujuanPublikasi}, "jawab": {"setuju"}})
	require.Equal(t, 200, status, isi)

	status, berkas := w.kirim(http.MethodPost, jalur, nil)
	require.Equal(t, 200, status)
	publik, err := r.s.Kantor.KunciPublik(t.Context(), "A")
	require.NoError(t, err)
	h, err := ekspor.Periksa(strings.NewReader(berkas), int64(len(berkas)), publik, r.jam.Now())
	require.NoError(t, err)
	require.Equal(t, x, h.Subjek)
	require.EqualValues(t, 1, h.Resi)
	jumlah, sebab := map[string]int64{}, map[string]string{}
	var tipe, daftar []string
	for _, s := range h.Seksi {
		jumlah[s.Tipe], sebab[s.Tipe] = s.Baris, s.Sebab
		tipe = append(tipe, s.Tipe)
	}
	for _, d := range r.s.Daftar.Semua() {
		daftar = append(daftar, d.Nama)
	}
	require.Equal(t, daftar, tipe, "satu seksi untuk tiap tipe terdaftar di server")

	r.cocokPindai(t, x, jumlah, sebab)
	teks := bongkar(t, berkas)
	for _, orang := range []string{"Budi", "Santoso", "Nashir", "+62812", "KK-7", "Siti", string(r.id["Budi Santoso"]), string(r.subjek("Budi Santoso"))} {
		require.NotContains(t, teks, orang, "data orang lain")
	}
	require.Contains(t, teks, "210001")
	require.Contains(t, teks, "Syahriah")

	var out bytes.Buffer
	nama := filepath.Join(t.TempDir(), "salinan.zip")
	require.NoError(t, os.WriteFile(nama, []byte(berkas), 0o600))
	require.NoError(t, periksa.Berkas(&out, periksa.Permintaan{Berkas: nama, Publik: publik, Kini: r.jam.Now()}))
	require.Contains(t, out.String(), "UTUH")
}

// cocokPindai holds the counts of the sections against the scan of the whole database.
func (r *rumah) cocokPindai(t *testing.T, x privasi.SubjekID, jumlah map[string]int64, sebab map[string]string) {
	t.Helper()
	ctx := t.Context()
	xs, err := r.s.Santri.Stores.Santri.Ambil(ctx, "A", r.id["Ahmad Fauzi"])
	require.NoError(t, err)
	ids := []string{string(x), string(xs[0].ID), string(xs[0].Alias)}
	ts, err := r.s.Keuangan.Stores.Milik.Tagihan(ctx, "A", xs[0].ID)
	require.NoError(t, err)
	require.NotEmpty(t, ts)
	for _, b := range ts {
		ids = append(ids, b.ID)
	}
	pindai := r.baris(ids...)
	pindai["privasi_peristiwa"]-- // that this very copy was finished was written after it
	for tabel, tipe := range tabelSeksi {
		var ada, harap int64
		for nama := range strings.SplitSeq(tabel, "+") {
			ada += pindai[nama]
			delete(pindai, nama)
		}
		for _, n := range tipe {
			require.Contains(t, jumlah, n)
			harap += jumlah[n]
		}
		require.Equal(t, ada, harap, "%s melawan %v", tabel, tipe)
	}
	for tabel, tipe := range tabelDitahan {
		if _, ada := pindai[tabel]; ada && tipe != "" {
			require.NotEmpty(t, sebab[tipe], tabel)
		}
		delete(pindai, tabel)
	}
	require.Empty(t, pindai, "baris orang ini di tabel yang tidak dijawab siapa pun")
	require.Positive(t, jumlah["keuangan.Tagihan"])
	require.EqualValues(t, 2, jumlah["akademik.Skor"])
	require.EqualValues(t, 2, jumlah["akademik.Register"])
}

// bongkar joins everything inside a zip.
func bongkar(t *testing.T, berkas string) string {
	t.Helper()
	z, err := zip.NewReader(strings.NewReader(berkas), int64(len(berkas)))
	require.NoError(t, err)
	var b strings.Builder
	for _, f := range z.File {
		x, err := f.Open()
		require.NoError(t, err)
		_, err = io.Copy(&b, x)
		require.NoError(t, err)
	}
	return b.String()
}

func TestU34_U52_berkasBuktiDariMeja(t *testing.T) {
	r := bangun(t)
	r.lahirkan("Ahmad Fauzi")
	w, x := r.wali("Ahmad Fauzi", "nashir"), r.subjek("Ahmad Fauzi")
	_, err := r.s.Akun.Buat(t.Context(), akun.Akun{Lembaga: "A", NamaMasuk: "petugas.data", Nama: "Hafsah", Peran: "ppdp"}, sandiUji)
	require.NoError(t, err)
	ppdp := r.masuk("petugas.data")
	status, isi := ppdp.ambil("/privasi/salinan")
	require.Equal(t, 200, status)
	require.Contains(t, isi, "Tidak ada permohonan")
	status, isi = ppdp.kirim(http.MethodPost, "/privasi/salinan", url.Values{"subjek": {string(x)}})
	require.Equal(t, 403, status)
	require.Contains(t, isi, "PRI-EKSPOR-11")

	r.buktikan("Ahmad Fauzi")
	status, _ = w.ambil("/data-saya/" + string(x))
	require.Equal(t, 200, status)
	as, err := r.s.Akun.Daftar(t.Context(), "A")
	require.NoError(t, err)
	i := slices.IndexFunc(as, func(a akun.Akun) bool { return a.NamaMasuk == "nashir" })
	pel := dasar.Pelaku{ID: as[i].ID, Lembaga: "A", Peran: "wali", Tujuan: privasi.TujuanHakSubjek}
	p, err := r.s.Kantor.AjukanPermohonan(t.Context(), pel, x, kantor.MintaHak{Jenis: hak.GantiRugi})
	require.NoError(t, err)
	status, isi = ppdp.ambil("/privasi/salinan")
	require.Equal(t, 200, status)
	require.Contains(t, isi, kantor.Nomor(p.ID, p.Dicatat))
	f := formulir(t, isi, "/privasi/salinan", 1)
	status, berkas := ppdp.kirim(http.MethodPost, "/privasi/salinan", dengan(f, "dari", "2025-10-20", "sampai", "2025-10-20"))
	require.Equal(t, 200, status)
	publik, err := r.s.Kantor.KunciPublik(t.Context(), "A")
	require.NoError(t, err)
	h, err := ekspor.Periksa(strings.NewReader(berkas), int64(len(berkas)), publik, r.jam.Now())
	require.NoError(t, err)
	require.Equal(t, ekspor.JenisBukti, h.Jenis)
	require.Positive(t, h.BarisJejak)
	require.NotContains(t, bongkar(t, berkas), "Ahmad Fauzi", "bukti tanpa isi datanya")
	status, berkas = ppdp.kirim(http.MethodPost, "/privasi/salinan", formulir(t, isi, "/privasi/salinan", 0))
	require.Equal(t, 200, status)
	require.Contains(t, bongkar(t, berkas), "Ahmad Fauzi")
}
