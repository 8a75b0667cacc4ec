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
	"time"

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
	jumlah := map[string]int64{}
	var tipe, daftar []string
	for _, s := range h.Seksi {
		jumlah[s.Tipe] = s.Baris
		tipe = append(tipe, s.Tipe)
	}
	for _, d := range r.s.Daftar.Semua() {
		daftar = append(daftar, d.Nama)
	}
	require.Equal(t, daftar, tipe, "satu seksi untuk tiap tipe terdaftar di server")

	require.Positive(t, jumlah["keuangan.Tagihan"])
	require.EqualValues(t, 2, jumlah["akademik.Skor"])
	require.EqualValues(t, 2, jumlah["akademik.Register"])
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

// Whoever typed his password long ago types it again before data leaves; what he had
// filled in stays, and the answer holds for a while.
func TestP38_salinanMintaSandiLagi(t *testing.T) {
	r := bangun(t)
	r.lahirkan("Ahmad Fauzi")
	w, x := r.wali("Ahmad Fauzi", "nashir"), r.subjek("Ahmad Fauzi")
	r.buktikan("Ahmad Fauzi")
	jalur := "/data-saya/" + string(x) + "/unduh"
	_, isi := w.ambil(jalur)
	require.NotContains(t, isi, `name="sandi"`)
	r.jam.Maju(6 * time.Minute)
	_, isi = w.ambil(jalur)
	require.Contains(t, isi, `name="sandi"`)
	bukti := url.Values{"jenis": {"bukti"}, "dari": {"2025-10-02"}, "sampai": {"2025-10-20"}}
	for _, sandi := range []string{"", "salah sama sekali"} {
		status, isi := w.kirim(http.MethodPost, jalur, dengan(bukti, "sandi", sandi))
		require.Equal(t, 403, status)
		require.Contains(t, isi, "SRV-AKUN-12")
		require.Contains(t, isi, `value="2025-10-02"`, "isian tetap")
	}
	status, isi := w.kirim(http.MethodPost, jalur, dengan(bukti, "sandi", sandiUji))
	require.Equal(t, 200, status)
	require.True(t, strings.HasPrefix(isi, "PK"))
	bukti.Del("sandi")
	status, _ = w.kirim(http.MethodPost, jalur, bukti)
	require.Equal(t, 200, status, "berlaku lima menit")
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
	_, isi = ppdp.ambil("/privasi/permohonan/" + p.ID)
	require.Contains(t, isi, "/privasi/salinan?nomor="+strings.ReplaceAll(kantor.Nomor(p.ID, p.Dicatat), "/", "%2f"))
	_, isi = ppdp.ambil("/privasi/salinan?nomor=PMH-TIADA")
	require.Contains(t, isi, "Nomor itu tidak ada")
	_, isi = ppdp.ambil("/privasi/salinan?nomor=" + kantor.Nomor(p.ID, p.Dicatat))
	r.jam.Maju(6 * time.Minute)
	status, tolak := ppdp.kirim(http.MethodPost, "/privasi/salinan", formulir(t, isi, "/privasi/salinan", 0))
	require.Equal(t, 403, status)
	require.Contains(t, tolak, "SRV-AKUN-12")
	require.Contains(t, tolak, kantor.Nomor(p.ID, p.Dicatat))
	status, _ = ppdp.kirim(http.MethodPost, "/privasi/salinan", dengan(formulir(t, isi, "/privasi/salinan", 0), "sandi", sandiUji))
	require.Equal(t, 200, status)
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
