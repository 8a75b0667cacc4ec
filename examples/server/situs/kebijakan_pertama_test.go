package situs_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/examples/server/situs"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kebijakan"
	"github.com/pesantren-go/pesantren/santri"
)

// belumTerbit sets up an institution B that has published nothing, as one that comes from
// an older release has not.
func (r *rumah) belumTerbit() {
	r.t.Helper()
	r.tanpaKontak = true
	r.lembaga("B", "bakar")
	_, err := r.s.Akun.Buat(r.t.Context(), akun.Akun{Lembaga: "B", NamaMasuk: "tu.b", Nama: "Hamzah", Peran: "tata_usaha"}, sandiUji)
	require.NoError(r.t, err)
}

// While no policy is in force every page but those of rights, complaints, emergencies and
// setting up is closed, on the pages, on the API and under both; once published they open.
func TestP01_tanpaKebijakanTakAdaYangTerbuka(t *testing.T) {
	r := bangun(t)
	r.belumTerbit()
	aturan := string(kebijakan.ErrTanpaKebijakan)
	tu, kepala, bakar := tamu(t, r.url), r.masuk("kepala.b"), r.masuk("bakar")
	status, isi := tu.kirim(http.MethodPost, "/masuk", url.Values{"nama_masuk": {"tu.b"}, "sandi": {sandiUji}})
	require.Equal(t, 403, status)
	require.Contains(t, isi, "belum menerbitkan")
	ikuti := []peramban{tu, bakar}
	for _, p := range ikuti {
		p.c.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	}
	for _, h := range situs.SemuaTerdaftar() {
		nama := h.Metode + " " + h.Jalur
		p := tu
		if h.Izin != "" && !akun.Boleh("tata_usaha", h.Izin) {
			if h.Metode == http.MethodGet || !akun.Boleh("admin", h.Izin) {
				continue
			}
			p = bakar
		}
		status, isi := p.kirim(h.Metode, strings.Replace(ruas.ReplaceAllString(h.Jalur, "tidak-ada"), "{$}", "", 1), url.Values{})
		require.Less(t, status, 500, "%s: %s", nama, isi)
		if h.Awal || kebijakan.TakMenunggu(h.Tujuan) {
			require.NotContains(t, isi, aturan, nama)
			continue
		}
		require.Equal(t, 403, status, nama)
		require.Contains(t, isi, aturan, nama)
	}
	for _, p := range ikuti {
		p.c.CheckRedirect = nil
	}
	_, isi = tu.ambil("/santri")
	require.Contains(t, isi, "Ali, Umar menerbitkannya", "yang lain diberi tahu kepada siapa meminta")
	for _, ke := range []string{"/api/santri", "/api/pegawai", "/api/tagihan"} {
		_, isi := bakar.ambil(ke)
		require.Contains(t, isi, aturan, ke)
	}
	pel := r.pelaku("B", "tata_usaha", privasi.TujuanKesiswaan)
	_, err := r.s.Santri.Terima(t.Context(), pel, santri.Penerimaan{})
	require.ErrorIs(t, err, kebijakan.ErrTanpaKebijakan)
	_, err = r.s.Penjaga.Minta(t.Context(), pel, "santri.Santri", []string{"Nama"}, privasi.NewSubjek())
	require.ErrorIs(t, err, kebijakan.ErrTanpaKebijakan)
	status, isi = r.masuk("kasir.a").ambil("/santri")
	require.Equal(t, 200, status, "lembaga lain tidak terpengaruh")
	require.Contains(t, isi, "Ahmad Fauzi")

	status, isi = tu.ambil("/kebijakan-pertama")
	require.Equal(t, 403, status)
	require.Contains(t, isi, "SRV-AKUN-08")
	for _, p := range []peramban{bakar, kepala} {
		_, isi = p.ambil("/santri")
		require.Contains(t, isi, "lima pertanyaan", "yang boleh menerbitkan diantar ke sana")
		require.Contains(t, isi, `value="Pesantren B"`)
		require.Contains(t, isi, `value="Ali, Kepala"`)
	}
	isian := url.Values{"nama": {"Pondok B"}, "alamat": {"Jalan Mawar 1"}, "aksi": {"terbitkan"}}
	status, isi = kepala.kirim(http.MethodPost, "/kebijakan-pertama", isian)
	require.Equal(t, 422, status)
	require.Contains(t, isi, "PRI-KEBIJAKAN-16")
	require.Contains(t, isi, `value="Jalan Mawar 1"`, "yang sudah diketik tetap ada")
	status, isi = kepala.kirim(http.MethodPost, "/kebijakan-pertama", dengan(isian, "telepon", "0811-2222-3333", "aksi", "lihat"))
	require.Equal(t, 200, status)
	for _, x := range append(audiens(), "0811-2222-3333", "Pengendali data adalah Pondok B") {
		require.Contains(t, isi, x)
	}
	_, isi = tamu(t, r.url).ambil("/kebijakan?lembaga=B")
	require.Contains(t, isi, "belum menerbitkan", "melihat naskah tidak menerbitkan")
	status, isi = kepala.kirim(http.MethodPost, "/kebijakan-pertama", dengan(isian, "aksi", "terbitkan"))
	require.Equal(t, 200, status)
	require.Contains(t, isi, "langsung berlaku")
	status, isi = tu.ambil("/santri")
	require.Equal(t, 200, status, isi)
	_, isi = tamu(t, r.url).ambil("/kebijakan?lembaga=B")
	require.Contains(t, isi, "0811-2222-3333")
	_, isi = bakar.ambil("/kebijakan-pertama")
	require.Contains(t, isi, "sudah terbit untuk wali, santri, pegawai, publik")
	_, err = r.s.Santri.Terima(t.Context(), pel, santri.Penerimaan{})
	require.NotErrorIs(t, err, kebijakan.ErrTanpaKebijakan)
	require.NotEqual(t, dasar.Forbidden, dasar.KindOf(err))
}

func audiens() (as []string) {
	for _, a := range kebijakan.SemuaAudiens() {
		as = append(as, "Untuk "+string(a))
	}
	return as
}

// The first set-up goes on to the policy: what it asked is not asked again, and the text is
// read before it is published.
func TestP01_penyiapanBerlanjutKeKebijakan(t *testing.T) {
	r := &rumah{t: t, jam: dasartest.JamPada(time.Date(2025, 10, 20, 3, 0, 0, 0, time.UTC))}
	r.buka(t.TempDir())
	srv := httptest.NewServer(r.s.Handler)
	t.Cleanup(func() { srv.Close(); require.NoError(t, r.s.Close()) })
	p := tamu(t, srv.URL)
	tautan, err := r.s.TautanPenyiapan(t.Context())
	require.NoError(t, err)
	u, err := url.Parse(tautan)
	require.NoError(t, err)
	status, isi := p.kirim(http.MethodPost, "/siapkan", persiapan(u.Query().Get("token")))
	require.Equal(t, 200, status)
	for _, x := range append(audiens(), "Pesantren siap dipakai", `value="kantor@uji.example"`, `value="Umar, Admin"`) {
		require.Contains(t, isi, x)
	}
	status, isi = p.kirim(http.MethodPost, "/kebijakan-pertama", dengan(formulir(t, isi, "/kebijakan-pertama", 0), "aksi", "terbitkan"))
	require.Equal(t, 200, status, isi)
	require.Contains(t, isi, "langsung berlaku")
	status, _ = p.ambil("/santri")
	require.Equal(t, 200, status)
}
