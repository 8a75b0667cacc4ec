package situs_test

import (
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/akademiktest"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// A school chooses a curriculum for a unit, copies and changes it, follows the copy in one
// level and applies what its classes lack.
func TestKurikulum_dari_pilihan_sampai_kelas(t *testing.T) {
	r := bangun(t)
	tu := r.pelaku("A", "tata_usaha", privasi.TujuanRapor)
	ta, err := r.s.Akademik.AturTahun(t.Context(), tu, "", akademiktest.TahunMasehi(2025))
	require.NoError(t, err)
	_, err = r.s.Akademik.AturRombel(t.Context(), tu, "", akademik.Rombel{Tahun: ta.ID, Jenis: akademik.Kelas, Jalur: santri.Formal, Unit: "MTs", Tingkat: "7", Nama: "7A"})
	require.NoError(t, err)
	_, err = r.s.Akun.Buat(t.Context(), akun.Akun{Lembaga: "A", NamaMasuk: "tu.satu", Nama: "Petugas", Peran: "tata_usaha"}, sandiUji)
	require.NoError(t, err)
	p := r.masuk("tu.satu")
	_, isi := p.ambil("/akademik/kurikulum")
	require.Contains(t, isi, "Belum ada kurikulum yang dipilih")
	tempat := func(akhir string) string {
		m := regexp.MustCompile(`<option value="([^"]+)">` + akhir).FindStringSubmatch(isi)
		require.NotNil(t, m, isi)
		return strings.ReplaceAll(m[1], "&amp;", "&")
	}
	unit, tingkat := tempat("MTs jalur formal: semua tingkat"), tempat("MTs jalur formal: tingkat 7")
	ikut := func(f url.Values) (int, string) {
		f.Set("tahun", string(ta.ID))
		return p.kirim(http.MethodPost, "/akademik/kurikulum/ikut", f)
	}
	status, isi := ikut(url.Values{"tempat": {""}})
	require.Equal(t, 422, status)
	require.Contains(t, isi, "AKD-KURIKULUM-11")
	status, isi = ikut(url.Values{"tempat": {unit}, "kurikulum": {"k13-mts"}})
	require.Equal(t, 200, status, isi)
	require.Contains(t, isi, "Kurikulum 2013 MTs")

	_, isi = p.ambil("/akademik/kurikulum/satu?kode=merdeka-mts")
	require.Contains(t, isi, "KMA 450/2024")
	require.Contains(t, isi, "satu sumber")
	status, _ = p.ambil("/akademik/kurikulum/satu?kode=ktsp")
	require.Equal(t, 404, status)
	salin := url.Values{"kode": {"merdeka-mts"}, "sejak": {"2024-07-01"}, "kode_baru": {"merdeka-mts"}, "nama": {"Merdeka Kita"}, "berlaku": {"2025-07-01"}}
	status, isi = p.kirim(http.MethodPost, "/akademik/kurikulum/salin", salin)
	require.Equal(t, 409, status)
	require.Contains(t, isi, "AKD-KURIKULUM-09")
	salin.Set("kode_baru", "mts-kita")
	status, isi = p.kirim(http.MethodPost, "/akademik/kurikulum/salin", salin)
	require.Equal(t, 200, status, isi)
	milik, err := r.s.Akademik.KurikulumSendiri(t.Context(), tu)
	require.NoError(t, err)
	require.Len(t, milik, 1)

	f := url.Values{}
	for _, m := range regexp.MustCompile(`<input[^>]* name="([a-z_0-9]+)"[^>]* value="([^"]*)"|<input name="([a-z_0-9]+)" value="([^"]*)"`).FindAllStringSubmatch(isi[strings.Index(isi, `action="/akademik/kurikulum/ubah"`):strings.Index(isi, "Batalkan versi ini")], -1) {
		f.Set(m[1]+m[3], strings.ReplaceAll(m[2]+m[4], "&#39;", "'"))
	}
	f.Del("dua_nilai") // a box that is not ticked
	f.Set("satuan", "tahun")
	f.Set("rapor", "formal")
	f.Set("yakin", string(milik[0].Isi.Yakin))
	for i, m := range milik[0].Isi.Mapel {
		f.Set(fmt.Sprint("m_yakin", i+1), string(m.Yakin))
	}
	f.Set("m_arab1", "القرآن الكريم")
	f.Set("m_yakin1", "periksa")
	f.Set("t_ko1", "200")
	f.Set("m_kode2", "")
	f.Set("j1_1", "seratus+1")
	status, isi = p.kirim(http.MethodPost, "/akademik/kurikulum/ubah", f)
	require.Equal(t, 422, status)
	require.Contains(t, isi, `value="seratus&#43;1"`, "yang diketik tetap")
	require.Contains(t, isi, "1 dengan bagian kokurikuler")
	f.Set("j1_1", "108+12")
	f.Set("kunci", "diperbaiki")
	status, isi = p.kirim(http.MethodPost, "/akademik/kurikulum/ubah", f)
	require.Equal(t, 200, status, isi)
	baru, err := r.s.Akademik.KurikulumSendiri(t.Context(), tu)
	require.NoError(t, err)
	lama := milik[0].Isi
	lama.Mapel = append(lama.Mapel[:1:1], lama.Mapel[2:]...)
	lama.Mapel[0].Jam[0].JP, lama.Mapel[0].Jam[0].Kokurikuler, lama.Mapel[0].NamaArab, lama.Mapel[0].Yakin, lama.Tingkat[0].Kokurikuler = 108, 12, "القرآن الكريم", "periksa", 200
	require.Equal(t, lama, baru[0].Isi, "yang tidak diubah tetap, juga yang tidak tampak di formulir")
	_, isi = p.ambil("/akademik/kurikulum/beda?kode=mts-kita&sejak=" + lama.Berlaku.String())
	for _, kata := range []string{"108&#43;12", "القرآن الكريم", "kokurikuler lain", "periksa"} {
		require.Contains(t, isi, kata, "dibandingkan dengan yang disalin")
	}
	status, _ = p.ambil("/akademik/kurikulum/beda?kode=tiada")
	require.Equal(t, 404, status)
	f.Set("kunci", "dikirim dari halaman lama")
	status, isi = p.kirim(http.MethodPost, "/akademik/kurikulum/ubah", f)
	require.Equal(t, 409, status)
	require.Contains(t, isi, "AKD-VERSI-01")

	status, isi = ikut(url.Values{"tempat": {tingkat}, "kurikulum": {"mts-kita"}, "pilihan": {"Muatan lokal"}})
	require.Equal(t, 200, status, isi)
	status, isi = p.kirim(http.MethodPost, "/akademik/kurikulum/ubah", url.Values{"id": {baru[0].ID}, "versi": {"2"}, "aksi": {"batal"}, "alasan": {"tidak jadi"}})
	require.Equal(t, 409, status)
	require.Contains(t, isi, "AKD-KURIKULUM-10")
	usul := "/akademik/kurikulum/usul?tahun=" + string(ta.ID)
	_, isi = p.ambil(usul)
	require.Contains(t, isi, "Merdeka Kita")
	require.Contains(t, isi, "14 pelajaran belum ada")
	sidik := regexp.MustCompile(`name="sidik" value="([0-9a-f]+)"`).FindStringSubmatch(isi)[1]
	kelas := regexp.MustCompile(`name="kelas" value="([^"]+)"`).FindStringSubmatch(isi)[1]
	status, isi = p.kirim(http.MethodPost, "/akademik/kurikulum/usul", url.Values{"tahun": {string(ta.ID)}, "sidik": {sidik}})
	require.Equal(t, 422, status, isi)
	terap := url.Values{"tahun": {string(ta.ID)}, "sidik": {sidik}, "kelas": {kelas}, "penilaian": {"ya"}}
	status, isi = p.kirim(http.MethodPost, "/akademik/kurikulum/usul", terap)
	require.Equal(t, 200, status, isi)
	require.Contains(t, isi, "14 mata pelajaran, 14 pelajaran kelas yang menunggu guru, 1 aturan penilaian")
	require.Contains(t, isi, "belum ada guru")
	status, isi = p.kirim(http.MethodPost, "/akademik/kurikulum/usul", terap)
	require.Equal(t, 409, status)
	require.Contains(t, isi, "AKD-KURIKULUM-12")
	_, isi = p.ambil("/akademik/kelas/" + kelas)
	require.Contains(t, isi, "Tugaskan")
	status, isi = ikut(url.Values{"tempat": {tingkat}, "kurikulum": {"mts-kita"}, "aksi": {"tarik"}})
	require.Equal(t, 200, status)
	require.NotContains(t, isi, "tingkat 7</td>")

	_, isi = p.ambil("/akademik/penilaian?kurikulum=k13-mts")
	require.Contains(t, isi, `value="PAS"`)
	status, isi = p.kirim(http.MethodPost, "/akademik/penilaian", url.Values{"sejak": {"2026-07-01"}, "skala": {"k13"}, "kkm": {"75"}, "kosong": {"tolak"}, "k_kode1": {"PAS"}, "k_nama1": {"PAS"}, "k_bobot1": {"100"}})
	require.Equal(t, 200, status, isi)
	require.Contains(t, isi, "Predikat K13")
}

// A teacher sees the curricula, and of classes only his or her own; changing is the
// office's.
func TestKurikulum_guru(t *testing.T) {
	r := bangun(t)
	tu := r.pelaku("A", "tata_usaha", privasi.TujuanRapor)
	ta, err := r.s.Akademik.AturTahun(t.Context(), tu, "", akademiktest.TahunMasehi(2025))
	require.NoError(t, err)
	rs, err := r.s.Akademik.AturRombel(t.Context(), tu, "", akademik.Rombel{Tahun: ta.ID, Jenis: akademik.Kelas, Jalur: santri.Formal, Unit: "MTs", Tingkat: "7", Nama: "7A"})
	require.NoError(t, err)
	_, err = r.s.Akun.Buat(t.Context(), akun.Akun{Lembaga: "A", NamaMasuk: "guru.x", Nama: "Guru", Peran: "guru"}, sandiUji)
	require.NoError(t, err)
	p := r.masuk("guru.x")
	status, isi := p.ambil("/akademik/kurikulum")
	require.Equal(t, 200, status)
	require.Contains(t, isi, "Kurikulum Merdeka</a> <small>MTs")
	require.NotContains(t, isi, "/akademik/kurikulum/ikut")
	_, isi = p.ambil("/akademik/kurikulum/usul")
	require.NotContains(t, isi, string(rs[0].ID))
	status, _ = p.kirim(http.MethodPost, "/akademik/kurikulum/ikut", url.Values{})
	require.Equal(t, 403, status)
}
