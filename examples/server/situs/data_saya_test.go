package situs_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/examples/server/periksa"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/buku"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/resi"
)

// wali makes the account of a santri's first guardian and signs him in.
func (r *rumah) wali(nama, masuk string) peramban {
	r.t.Helper()
	p, err := r.s.Santri.Ambil(r.t.Context(), r.pelaku("A", "admin", privasi.TujuanKesiswaan), r.id[nama])
	require.NoError(r.t, err)
	_, err = r.s.Akun.Buat(r.t.Context(), akun.Akun{Lembaga: "A", NamaMasuk: masuk, Nama: p.Wali[0].Wali.Nama, Peran: "wali", Wali: string(p.Wali[0].Wali.ID)}, sandiUji)
	require.NoError(r.t, err)
	return r.masuk(masuk)
}

func (r *rumah) subjek(nama string) privasi.SubjekID {
	r.t.Helper()
	xs, err := r.s.Santri.Stores.Santri.Ambil(r.t.Context(), "A", r.id[nama])
	require.NoError(r.t, err)
	return xs[0].Subjek
}

// lahirkan gives a santri the birth date that makes a child of him.
func (r *rumah) lahirkan(nama string) {
	r.t.Helper()
	xs, err := r.s.Santri.Stores.Santri.Ambil(r.t.Context(), "A", r.id[nama])
	require.NoError(r.t, err)
	xs[0].TanggalLahir = dasar.Tgl(2013, 5, 1)
	require.NoError(r.t, r.s.Santri.Stores.Santri.Simpan(r.t.Context(), "A", xs...))
}

// ujiPeriksa runs the offline check over a file that the server handed out: as it is, with
// a word of it forged, and cut short.
func ujiPeriksa(t *testing.T, m periksa.Permintaan, nama, isi, dari, ke, aturan string) {
	t.Helper()
	m.Berkas = filepath.Join(t.TempDir(), nama)
	jalan := func(isi string) (string, error) {
		require.NoError(t, os.WriteFile(m.Berkas, []byte(isi), 0o600))
		var out bytes.Buffer
		err := periksa.Berkas(&out, m)
		return out.String(), err
	}
	teks, err := jalan(isi)
	require.NoError(t, err, nama)
	require.Contains(t, teks, "SAH", nama)
	require.Contains(t, isi, dari, nama)
	palsu := strings.Replace(isi, dari, ke, 1)
	_, err = jalan(palsu)
	require.Equal(t, aturan, dasar.RuleOf(err), "%s dipalsukan", nama)
	for _, n := range []int{len(isi) / 2, len(isi) - 20} {
		teks, err = jalan(isi[:n])
		require.Error(t, err, "%s terpotong", nama)
		require.NotEmpty(t, dasar.RuleOf(err), nama)
		require.NotContains(t, teks, "SAH", nama)
	}
}

// A guardian sees his children and nobody else's, answers an optional purpose, keeps a
// receipt that verifies without the server, withdraws, and reads who saw the data.
func TestU28_DataSaya_waliDariMasukSampaiResi(t *testing.T) {
	r := bangun(t)
	for _, n := range []string{"Ahmad Fauzi", "Siti Aminah", "Budi Santoso"} {
		r.lahirkan(n)
	}
	w, anak, asing := r.wali("Ahmad Fauzi", "nashir"), string(r.subjek("Ahmad Fauzi")), string(r.subjek("Budi Santoso"))
	status, isi := w.ambil("/")
	require.Equal(t, 200, status)
	require.Contains(t, isi, "Ahmad Fauzi")
	require.Contains(t, isi, "Siti Aminah")
	require.NotContains(t, isi, "Budi Santoso")
	for _, u := range []string{"/data-saya/" + asing, "/data-saya/" + asing + "/izin", "/data-saya/" + asing + "/jejak", "/data-saya/tidak-ada", "/data-saya/" + anak + "/jejak/0x", "/data-saya/" + anak + "/jejak/999", "/data-saya/" + anak + "/izin/tidak-ada"} {
		status, isi = w.ambil(u)
		require.Equal(t, 404, status, u)
		require.NotContains(t, isi, "Budi", u)
	}
	for _, u := range []string{"/santri", "/kasir", "/privasi", "/akademik"} {
		status, _ = w.ambil(u)
		require.Equal(t, 403, status, u)
	}
	status, isi = w.ambil("/data-saya/" + anak)
	require.Equal(t, 200, status)
	require.Contains(t, isi, "210001")

	izin := "/data-saya/" + anak + "/izin"
	status, isi = w.ambil(izin)
	require.Equal(t, 200, status)
	require.Contains(t, isi, "Foto, nama dan prestasi dalam berita lembaga")
	require.NotContains(t, isi, "checked", "tidak ada yang tercentang dari awal")
	jawab := func(j string) (int, string) {
		return w.kirim(http.MethodPost, izin, url.Values{"tujuan": {privasi.TujuanPublikasi}, "jawab": {j}})
	}
	status, isi = jawab("setuju")
	require.Equal(t, 403, status)
	require.Contains(t, isi, "PRI-WALI-", "hubungan belum dibuktikan")

	_, err := r.s.Akun.Buat(t.Context(), akun.Akun{Lembaga: "A", NamaMasuk: "petugas.data", Nama: "Hafsah", Peran: "ppdp"}, sandiUji)
	require.NoError(t, err)
	ppdp := r.masuk("petugas.data")
	status, isi = ppdp.ambil("/privasi/wali?status=diajukan")
	require.Equal(t, 200, status)
	require.Contains(t, isi, "Nashir Setiawan")
	aksi := regexp.MustCompile(`action="(/privasi/wali/[0-9a-f-]+)"`).FindStringSubmatch(isi)
	require.NotEmpty(t, aksi)
	status, _ = ppdp.kirim(http.MethodPost, aksi[1], url.Values{"aksi": {"buktikan"}, "cara": {"kartu_keluarga"}, "nomor": {""}, "dewasa": {"ya"}})
	require.Equal(t, 422, status)
	status, isi = ppdp.kirim(http.MethodPost, aksi[1], url.Values{"aksi": {"buktikan"}, "cara": {"kartu_keluarga"}, "nomor": {"KK-7"}, "dewasa": {"ya"}})
	require.Equal(t, 200, status, isi)

	status, isi = jawab("setuju")
	require.Equal(t, 200, status)
	require.Contains(t, isi, "Anda menyetujuinya")
	unduh := regexp.MustCompile(`href="(/data-saya/[^"]+/izin/[^"]+)"`).FindStringSubmatch(isi)
	require.NotEmpty(t, unduh)
	status, berkas := w.ambil(unduh[1])
	require.Equal(t, 200, status)
	resiAsli := berkas
	g, err := resi.BacaPegangan([]byte(berkas))
	require.NoError(t, err)
	publik, err := r.s.Kantor.KunciPublik(t.Context(), "A")
	require.NoError(t, err)
	x, err := resi.Periksa(g.Resi, publik, resi.Harapan{Lembaga: "A", Subjek: privasi.SubjekID(anak), Garam: g.Garam, Kini: r.jam.Now()})
	require.NoError(t, err)
	require.Equal(t, "diberikan", x.Status)

	status, isi = jawab("tolak")
	require.Equal(t, 200, status)
	require.Contains(t, isi, "tidak dipakai untuk ini")
	status, _ = jawab("")
	require.Equal(t, 422, status)

	status, isi = w.ambil("/data-saya/" + anak + "/jejak")
	require.Equal(t, 200, status)
	require.Contains(t, isi, "Nashir Setiawan", "ia sendiri pun tercatat")
	require.NotContains(t, isi, "KK-7")
	bukti := regexp.MustCompile(`href="(/data-saya/[^"]+/jejak/\d+)"`).FindStringSubmatch(isi)
	require.NotEmpty(t, bukti)
	status, berkas = w.ambil(bukti[1])
	require.Equal(t, 200, status)
	var b kantor.BuktiJejak
	require.NoError(t, json.Unmarshal([]byte(berkas), &b))
	titik, err := buku.BukaTitik(b.Titik, publik)
	require.NoError(t, err)
	require.NoError(t, b.Bukti.Periksa(titik))
	for _, c := range []struct{ nama, isi, dari, ke, aturan string }{
		{"resi", resiAsli, "diberikan", "ditolak--", string(resi.ErrResi)},
		{"jejak", berkas, `"Peran":"wali"`, `"Peran":"guru"`, string(buku.ErrBuku)},
		{"titik", b.Titik, "\n" + strconv.FormatInt(titik.Ukuran, 10) + "\n", "\n" + strconv.FormatInt(titik.Ukuran+1, 10) + "\n", string(buku.ErrBuku)},
	} {
		ujiPeriksa(t, periksa.Permintaan{Publik: publik, Kini: r.jam.Now()}, c.nama, c.isi, c.dari, c.ke, c.aturan)
	}
	status, isi = ppdp.ambil("/privasi")
	require.Equal(t, 200, status)
	require.Contains(t, isi, "utuh")
}

// An admin makes the account of a guardian from the profile of the santri; asking
// again gives another link and no second account.
func TestAkunWali_dariProfil(t *testing.T) {
	r := bangun(t)
	p := r.masuk("umar")
	jalur := "/santri/" + string(r.id["Ahmad Fauzi"])
	_, isi := p.ambil(jalur)
	w := regexp.MustCompile(`name="wali" value="([^"]+)"`).FindStringSubmatch(isi)
	require.NotEmpty(t, w)
	for range 2 {
		status, isi := p.kirim(http.MethodPost, jalur+"/akun", url.Values{"wali": {w[1]}})
		require.Equal(t, 200, status)
		require.Contains(t, isi, "/undangan?token=")
	}
	status, isi := p.kirim(http.MethodPost, jalur+"/akun", url.Values{})
	require.Equal(t, 200, status)
	require.Contains(t, isi, "/undangan?token=")
	status, _ = p.kirim(http.MethodPost, jalur+"/akun", url.Values{"wali": {"orang-lain"}})
	require.Equal(t, 404, status)
	as, err := r.s.Akun.Daftar(t.Context(), "A")
	require.NoError(t, err)
	n := map[string]int{}
	for _, a := range as {
		n[a.Peran]++
	}
	require.Equal(t, 1, n["wali"])
	require.Equal(t, 1, n["santri"])
	require.Equal(t, string(w[1]), func() string {
		for _, a := range as {
			if a.Peran == "wali" {
				return a.Wali
			}
		}
		return ""
	}())
}
