package situs_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/situs"
	"github.com/pesantren-go/pesantren/privasi/ropa"
	"github.com/pesantren-go/pesantren/santri"
)

// Whatever takes something is a registered point: a new form without its declaration is
// found here, and refused at its first use.
func TestP13_SetiapRuteTulisAdalahTitik(t *testing.T) {
	titik := new(situs.Situs).Titik()
	pola := situs.PolaTulis()
	require.Greater(t, len(pola), 150)
	for _, p := range pola {
		_, err := titik.Terima(p)
		require.NoError(t, err, "tulis isian %q di titik_isian.go", p)
	}
	require.Len(t, titik, len(pola))
	require.Len(t, situs.IsianTitik(), len(pola), "titik_isian.go menyebut rute yang sudah tidak ada")

	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/santri/baru", nil)
	r.Pattern = "POST /santri/baru"
	require.ErrorIs(t, situs.TanpaTitik(r), ropa.ErrTitikTakTerdaftar)
	r.Method = http.MethodGet
	require.NoError(t, situs.TanpaTitik(r), "membaca bukan mengumpulkan")
}

// Mass assignment over the real routes: with whatever field a form does not ask for, in
// the form, in the address or as a file, the whole is refused and nothing is stored.
func TestP14_IsianAsingDitolakDiSetiapRute(t *testing.T) {
	r := bangun(t)
	r.mejaData()
	petugas := map[string]peramban{}
	for _, a := range []string{"umar", "bendahara.a", "kepala.a", "meja.data"} {
		petugas[a] = r.masuk(a)
	}
	sebelum := r.semuaSantri()
	hs := situs.SemuaTerdaftar()
	ditolak := map[string]bool{}
	rapid.Check(t, func(t *rapid.T) {
		h := rapid.SampledFrom(hs).Filter(func(h situs.HalamanTerdaftar) bool { return h.Metode == http.MethodPost }).Draw(t, "rute")
		asing := rapid.OneOf(rapid.SampledFrom([]string{"lembaga", "lembaga_id", "Peran", "status_", "subjek_id", "versi_register", "NIK", "id_santri"}), rapid.StringMatching(`zz[a-z]{1,8}`)).
			Filter(func(n string) bool { return !h.Titik.Menerima(n) }).Draw(t, "asing")
		isi := url.Values{"kunci": {"k"}, "aksi": {"simpan"}}
		for _, n := range h.Titik.Bidang {
			isi.Set(strings.Replace(n, "*", "1", 1), rapid.SampledFrom([]string{"", "1", "ya", "2025-10-20", "Budi"}).Draw(t, n))
		}
		jalur := strings.Replace(ruas.ReplaceAllString(h.Jalur, "tidak-ada"), "{$}", "", 1)
		if rapid.Bool().Draw(t, "di alamat") {
			jalur += "?" + url.QueryEscape(asing) + "=1"
		} else {
			isi.Set(asing, "1")
		}
		for _, p := range petugas {
			status, badan := p.kirim(http.MethodPost, jalur, isi)
			if status == 403 && strings.Contains(badan, "SRV-AKUN-08") {
				continue // not his page
			}
			require.Equal(t, 422, status, "%s %s: %s", h.Jalur, asing, badan)
			require.Contains(t, badan, "PRI-ROPA-15", h.Jalur)
			ditolak[h.Jalur] = true
		}
	})
	require.Greater(t, len(ditolak), 15)
	status, badan := petugas["umar"].unggah("/impor", "s.csv", "NIS;Nama\n1;A\n", url.Values{"unit": {"MTs"}, "zz_berkas": {"x"}})
	require.Equal(t, 422, status)
	require.Contains(t, badan, "PRI-ROPA-15")
	require.Equal(t, sebelum, r.semuaSantri())
	r.utuh()
}

func (r *rumah) semuaSantri() []santri.Santri {
	r.t.Helper()
	ids := make([]santri.ID, 0, len(r.id))
	for _, nama := range []string{"Ahmad Fauzi", "Siti Aminah", "Budi Santoso"} {
		ids = append(ids, r.id[nama])
	}
	xs, err := r.s.Santri.Stores.Santri.Ambil(r.t.Context(), dasar.LembagaID("A"), ids...)
	require.NoError(r.t, err)
	require.Len(r.t, xs, 3)
	return xs
}

// The office reads what comes in where, under which notice, and takes the list along.
func TestP13_TitikTampilDiRegister(t *testing.T) {
	r := bangun(t)
	r.mejaData()
	meja := r.masuk("meja.data")
	_, isi := meja.ambil("/privasi/register")
	require.Contains(t, isi, "titik pengumpulan")
	status, isi := meja.ambil("/privasi/register/titik?q=hp_wali")
	require.Equal(t, 200, status)
	require.Contains(t, isi, "<code>POST /santri/baru</code>")
	require.Contains(t, isi, "Data santri dan keluarganya")
	require.NotContains(t, isi, "POST /kasir")
	_, isi = meja.ambil("/privasi/register/titik?ke=50")
	require.Contains(t, isi, "Dari awal")
	_, isi = meja.ambil("/privasi/register/titik?q=tidak-ada-sama-sekali")
	require.Contains(t, isi, "Tidak ada titik pengumpulan")
	_, isi = meja.ambil("/privasi/register/titik/berkas/csv")
	require.Contains(t, isi, "POST /api/santri")
}
