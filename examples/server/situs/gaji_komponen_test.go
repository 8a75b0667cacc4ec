package situs_test

import (
	"maps"
	"net/http"
	"net/url"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
)

func (r *rumah) komponen() map[pegawai.KodeKomponen][]pegawai.Komponen {
	r.t.Helper()
	ks, err := r.s.Pegawai.Komponen(r.t.Context(), r.pelaku("A", "hrd", privasi.TujuanPenggajian))
	require.NoError(r.t, err)
	m := map[pegawai.KodeKomponen][]pegawai.Komponen{}
	for _, k := range ks {
		m[k.Kode] = append(m[k.Kode], k)
	}
	return m
}

// isianKomponen is the form of a new component as an office fills it.
func isianKomponen(pasangan ...string) url.Values {
	v := url.Values{"baru": {"ya"}, "kode": {"insentif"}, "nama": {"Insentif Tahfidz"}, "sejak": {"2025-09-01"}, "golongan": {"pendapatan"}, "cara": {"rumus"}, "ember": {"OtherBenefit"},
		"rumus": {"upah_tetap * 0.05"}, "aktif": {"ya"}, "urutan": {"300"}, "lingkup_jabatan": {"guru", ""}, "lingkup_unit": {"MTs", ""}}
	return dengan(v, pasangan...)
}

// A component is tried, added, changed from a day on, copied, put out of use, and
// found by search; each version stays in its history.
func TestGajiKomponen_tambah_ubah_gandakan_matikan(t *testing.T) {
	r := bangun(t)
	hrd := r.kepegawaian(true)
	kirim := func(v url.Values, kata string) string {
		t.Helper()
		status, isi := hrd.kirim(http.MethodPost, "/gaji/komponen", v)
		require.Equal(t, 200, status)
		require.Contains(t, isi, kata)
		return isi
	}
	awal := len(r.komponen())
	isi := kirim(isianKomponen("aksi", "coba", "bulan", "2025-09"), "700.000") // 5% of 7,000,000 for two teachers
	require.Contains(t, isi, "Maryam Contoh")
	require.Contains(t, isi, "Zakaria Contoh")
	require.Contains(t, isi, "rumus upah_tetap * 0.05")
	require.Len(t, r.komponen(), awal, "percobaan tidak menyimpan")
	kirim(isianKomponen("aksi", "simpan"), "Insentif Tahfidz disimpan")
	k := r.komponen()["insentif"]
	require.Len(t, k, 1)
	require.True(t, k[0].Pajak)
	require.Equal(t, []pegawai.Lingkup{{Jabatan: "guru", Unit: "MTs"}}, k[0].Lingkup)
	require.Contains(t, hrd.isi("/gaji/komponen/satu?kode=insentif&coba=2025-09"), "700.000")
	require.Contains(t, hrd.isi("/gaji/komponen?q=tahfidz"), "Insentif Tahfidz")
	require.NotContains(t, hrd.isi("/gaji/komponen?q=tahfidz"), "Honor Piket")
	require.Contains(t, hrd.isi("/gaji/komponen?q=takada"), "Tidak ada komponen yang cocok")

	ubah := isianKomponen("sejak", "2025-11-01", "rumus", "upah_tetap * 0.1")
	ubah.Del("baru")
	kirim(ubah, "berlaku sejak 1 November 2025")
	require.Len(t, r.komponen()["insentif"], 2)
	require.Contains(t, hrd.isi("/gaji/komponen"), "berubah 1 November 2025")
	require.Contains(t, hrd.isi("/gaji/komponen/satu?kode=insentif"), "akan datang")
	kirim(url.Values{"aksi": {"mati"}, "kode": {"insentif"}, "sejak": {"2025-12-01"}}, "tidak dipakai lagi sejak 1 Desember 2025")
	require.False(t, r.komponen()["insentif"][0].Aktif)
	require.Equal(t, "upah_tetap * 0.1", r.komponen()["insentif"][0].Rumus)
	kirim(url.Values{"aksi": {"hidup"}, "kode": {"insentif"}, "sejak": {"2025-12-01"}}, "dipakai kembali")

	_, isi = hrd.ambil("/gaji/komponen/baru?dari=insentif")
	v := formulir(t, isi, "/gaji/komponen", 0)
	require.Equal(t, "insentif_2", v.Get("kode"))
	require.Contains(t, isi, "upah_tetap * 0.05")
	status, isi := hrd.ambil("/gaji/komponen/satu?kode=tidak_ada")
	require.Equal(t, 404, status)
	require.Contains(t, isi, "SRV-KOMPONEN-02")
}

// What cannot stand is refused with rule and field, and leaves nothing behind; the
// check while typing says the same.
func TestGajiKomponen_ditolak(t *testing.T) {
	r := bangun(t)
	hrd := r.kepegawaian(true)
	status, isi := hrd.kirim(http.MethodPost, "/gaji/komponen", isianKomponen())
	require.Equal(t, 200, status, isi)
	awal := r.komponen()
	for _, c := range []struct {
		v      []string
		aturan string
		status int
	}{
		{[]string{"kode", "insentif"}, "SRV-KOMPONEN-01", 409}, {[]string{"kode", "Insentif 2"}, "PEG-KOMPONEN-01", 422}, {[]string{"kode", "jam"}, "PEG-KOMPONEN-01", 422}, {[]string{"kode", "b", "nama", ""}, "PEG-KOMPONEN-01", 422},
		{[]string{"kode", "b", "rumus", "b * 2"}, "PEG-RUMUS-09", 422}, {[]string{"kode", "b", "rumus", "tidak_ada + 1"}, "PEG-KOMPONEN-04", 422}, {[]string{"kode", "b", "rumus", "1 +"}, "PEG-RUMUS-01", 422},
		{[]string{"kode", "b", "rumus", "1.500"}, "PEG-RUMUS", 422}, {[]string{"kode", "b", "rumus", ""}, "PEG-KOMPONEN-03", 422}, {[]string{"kode", "b", "cara", "tetap"}, "PEG-KOMPONEN-03", 422},
		{[]string{"kode", "b", "golongan", "potongan", "ember", ""}, "PEG-POTONGAN-01", 422}, {[]string{"kode", "b", "ember", "Zakat"}, "PEG-KOMPONEN-02", 422}, {[]string{"kode", "b", "akun", "2.1.1.02"}, "PEG-AKUN-01", 422},
		{[]string{"kode", "b", "sejak", ""}, "PEG-KOMPONEN-01", 422}, {[]string{"kode", "b", "nilai", "lima"}, "DSR-RUPIAH", 422}, {[]string{"kode", "b", "urutan", "satu"}, "SRV-HALAMAN-02", 422},
		{[]string{"kode", "b", "lingkup_unit", "TK"}, "SRV-HALAMAN-02", 422}, {[]string{"kode", "b", "putaran", "lebaran"}, "PEG-KOMPONEN-01", 422},
	} {
		for _, jalur := range []string{"/gaji/komponen", "/gaji/komponen/periksa"} {
			status, isi := hrd.kirim(http.MethodPost, jalur, isianKomponen(c.v...))
			require.Contains(t, isi, c.aturan, "%v", c.v)
			if jalur == "/gaji/komponen" {
				require.Equal(t, c.status, status, "%v", c.v)
			} else {
				require.Equal(t, 200, status)
				require.NotContains(t, isi, "<main", "hanya bagian halaman")
			}
		}
	}
	v := isianKomponen("kode", "b")
	v["lingkup_unit"] = []string{"TK", ""}
	_, isi = hrd.kirim(http.MethodPost, "/gaji/komponen", v)
	require.Contains(t, isi, "PEG-TUGAS-04", "unit yang tidak ada")
	// a circle over two components, made by changing the first
	status, isi = hrd.kirim(http.MethodPost, "/gaji/komponen", isianKomponen("kode", "b", "rumus", "insentif * 2"))
	require.Equal(t, 200, status, isi)
	lingkar := isianKomponen("rumus", "b / 2")
	lingkar.Del("baru")
	_, isi = hrd.kirim(http.MethodPost, "/gaji/komponen/periksa", lingkar)
	require.Contains(t, isi, "saling membutuhkan")
	status, isi = hrd.kirim(http.MethodPost, "/gaji/komponen", lingkar)
	require.Equal(t, 422, status)
	require.Contains(t, isi, "PEG-RUMUS-09")
	status, isi = hrd.kirim(http.MethodPost, "/gaji/komponen", url.Values{"aksi": {"mati"}, "kode": {"insentif"}, "sejak": {"2025-12-01"}})
	require.Equal(t, 422, status, "b masih memakainya")
	require.Contains(t, isi, "PEG-KOMPONEN-04")
	for _, v := range []url.Values{{"aksi": {"mati"}, "kode": {"insentif"}, "sejak": {"besok"}}, {"aksi": {"mati"}, "kode": {"hantu"}, "sejak": {"2025-12-01"}}, {"aksi": {"siap"}, "kode": {"hantu"}}, {"aksi": {"coba"}, "bulan": {"x"}}, {}} {
		status, _ := hrd.kirim(http.MethodPost, "/gaji/komponen", v)
		require.Equal(t, 422, status, "%v", v)
	}
	_, isi = hrd.kirim(http.MethodPost, "/gaji/komponen/periksa", isianKomponen("kode", "c", "rumus", "min(jam, 24) * 12500"))
	require.Contains(t, isi, "rumusnya memakai jam")
	kini := r.komponen()
	delete(kini, "b")
	require.Equal(t, awal, kini, "penolakan tidak menyisakan apa pun")
	status, _ = r.masuk("kepala.a").kirim(http.MethodPost, "/gaji/komponen", isianKomponen("kode", "d"))
	require.Equal(t, 403, status)
}

// The components of a pesantren are added in one click, once; those that were waiting
// for a rule come into use with it.
func TestGajiKomponen_siap_pakai(t *testing.T) {
	r := bangun(t)
	hrd := r.kepegawaian(true)
	isi := hrd.isi("/gaji/komponen")
	for _, x := range pegawai.KomponenPesantren(dasar.Tgl(2025, 10, 1)) {
		require.Contains(t, isi, x.Nama)
		for range 2 {
			status, isi := hrd.kirim(http.MethodPost, "/gaji/komponen", url.Values{"aksi": {"siap"}, "kode": {string(x.Kode)}})
			require.Equal(t, 200, status, isi)
		}
		k := r.komponen()[x.Kode]
		require.True(t, k[0].Aktif, x.Kode)
		require.NotEqual(t, "belum diisi", k[0].Aturan)
		require.LessOrEqual(t, len(k), 2)
	}
	require.NotContains(t, hrd.isi("/gaji/komponen"), ">Tambahkan<")
	jalur := r.putaranGaji(hrd)
	status, isi := hrd.kirim(http.MethodPost, jalur, aksi("hitung"))
	require.Equal(t, 200, status, isi)
}

// What one institution defines is not there for another.
func TestGajiKomponen_lembaga_lain(t *testing.T) {
	r := bangun(t)
	hrd := r.kepegawaian(true)
	status, isi := hrd.kirim(http.MethodPost, "/gaji/komponen", isianKomponen())
	require.Equal(t, 200, status, isi)
	r.lembaga("B", "bakar")
	lain := r.masuk("bakar")
	status, _ = lain.ambil("/gaji/komponen/satu?kode=insentif")
	require.Equal(t, 404, status)
	require.NotContains(t, lain.isi("/gaji/komponen?q=insentif"), "Insentif Tahfidz")
	require.Contains(t, lain.isi("/gaji/komponen"), "Belum ada komponen")
	require.NotContains(t, lain.isi("/gaji/pengaturan"), "Riwayat pengaturan")
	v := maps.Clone(isianKomponen())
	v.Del("baru")
	status, _ = lain.kirim(http.MethodPost, "/gaji/komponen", dengan(v, "lingkup_jabatan", "", "lingkup_unit", "", "nama", "Milik B"))
	require.Equal(t, 200, status)
	require.Equal(t, "Insentif Tahfidz", r.komponen()["insentif"][0].Nama)
}
