package situs_test

import (
	"net/http"
	"net/url"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/examples/server/akun"
)

func TestSantri_cari_profil_dan_ubah(t *testing.T) {
	r := bangun(t)
	p := r.masuk("umar")
	isi := p.isi("/santri?q=siti")
	require.Contains(t, isi, "Siti Aminah")
	require.NotContains(t, isi, "Budi Santoso")
	require.Contains(t, p.isi("/santri?q=zzz"), "Tidak ada santri yang cocok")
	status, _ := p.ambil("/santri?status=hantu")
	require.Equal(t, 422, status, "saringan asing bukan daftar kosong")

	id := "/santri/" + string(r.id["Ahmad Fauzi"])
	isi = p.isi(id)
	for _, kata := range []string{"Nashir Setiawan", "Siti Aminah", "Riwayat status", "Siapa yang melihat"} {
		require.Contains(t, isi, kata)
	}
	require.NotContains(t, isi, "081234567890", "HP wali tersamar")

	f := formulir(t, p.isi(id+"/ubah"), id+"/ubah", 0)
	status, isi = p.kirim(http.MethodPost, id+"/ubah", dengan(f, "jenis_kelamin", "L", "nik", "3506993203100001"))
	require.Equal(t, 422, status)
	require.Contains(t, isi, "SAN-NIK-03")
	status, isi = p.kirim(http.MethodPost, id+"/ubah", dengan(f, "nik", "", "tempat_lahir", "Kediri"))
	require.Equal(t, 200, status, isi)
	require.Contains(t, isi, "Data disimpan")
	status, isi = p.kirim(http.MethodPost, id+"/ubah", dengan(f, "tempat_lahir", "Blitar"))
	require.Equal(t, 409, status, "versi lama tidak menimpa")
	require.Contains(t, isi, "sudah diubah orang lain")

	status, isi = p.kirim(http.MethodPost, id+"/status", url.Values{"ke": {"alumni"}, "pada": {"2025-10-20"}})
	require.Equal(t, 422, status)
	require.Contains(t, isi, "SAN-STATUS-02")
	status, isi = p.kirim(http.MethodPost, id+"/kelas", url.Values{"jalur": {"formal"}, "unit": {"MTs"}, "tingkat": {"7"}, "kelas": {"7B"}, "mulai": {"2025-10-20"}})
	require.Equal(t, 200, status, isi)
	require.Contains(t, isi, "7B")
}

func TestSantri_baru(t *testing.T) {
	r := bangun(t)
	p := r.masuk("umar")
	f := dengan(formulir(t, p.isi("/santri/baru"), "/santri/baru", 0), "nama", "Zainab", "jenis_kelamin", "P", "nis", "210009", "unit", "MTs", "jalur", "formal", "tingkat", "7", "kelas", "7A", "ayah", "Hasan Basri", "hp_wali", "0813 0000 1111")
	status, isi := p.kirim(http.MethodPost, "/santri/baru", dengan(f, "nama", "", "hp_wali", "0813x"))
	require.Equal(t, 422, status)
	require.Contains(t, isi, "SAN-NAMA-01")
	require.Contains(t, isi, "SAN-HP")
	status, isi = p.kirim(http.MethodPost, "/santri/baru", dengan(f, "nama", "Zainab", "hp_wali", "0813 0000 1111", "status", "aktif", "mukim", "ya"))
	require.Equal(t, 200, status, isi)
	require.Contains(t, isi, "Santri diterima")
	require.Contains(t, isi, "Hasan Basri")
	status, isi = p.kirim(http.MethodPost, "/santri/baru", dengan(f, "nama", "Orang Lain"))
	require.Equal(t, 409, status)
	require.Contains(t, isi, "SAN-NIS")
}

func TestSantri_lembaga_dan_unit_lain_tidak_ada(t *testing.T) {
	r := bangun(t)
	r.lembaga("B", "budi")
	id := string(r.id["Ahmad Fauzi"])
	for _, p := range []peramban{r.masuk("budi"), unitPondok(r)} {
		for _, path := range []string{"/santri/" + id, "/santri/" + id + "/ubah", "/santri/" + id + "/rekening"} {
			status, isi := p.ambil(path)
			require.Equal(t, 404, status, path)
			require.NotContains(t, isi, "Ahmad")
		}
		require.NotContains(t, p.isi("/santri"), "Ahmad Fauzi")
	}
}

// unitPondok is an admin whose scope is the unit Pondok, where nobody studies.
func unitPondok(r *rumah) peramban {
	_, err := r.s.Akun.Buat(r.t.Context(), akun.Akun{Lembaga: "A", NamaMasuk: "pondok", Nama: "Ali", Peran: "admin", Unit: []string{"Pondok"}}, sandiUji)
	require.NoError(r.t, err)
	return r.masuk("pondok")
}

func TestImpor_lewat_halaman(t *testing.T) {
	r := bangun(t)
	p := r.masuk("umar")
	status, isi := p.unggah("/impor", "", "", nil)
	require.Equal(t, 422, status)
	require.Contains(t, isi, "SRV-IMPOR-01")
	for nama, rusak := range map[string]string{"kosong.csv": "", "acak.csv": "a;b;c\n1;2;3\n", "kutip.csv": strings.Repeat(`"`, 1<<20), "palsu.xlsx": "bukan zip", "nul.csv": "No;NIS;Nama Lengkap\n1;2;A\x00B\n"} {
		status, isi := p.unggah("/impor", nama, rusak, nil)
		require.Contains(t, []int{200, 422}, status, nama)
		if status == 422 {
			require.Contains(t, isi, "Aturan IMP-", nama)
		}
	}
	b, err := os.ReadFile("../contoh/berkas/santri-pondok.csv")
	require.NoError(t, err)
	baris := strings.SplitAfterN(string(b), "\n", 12)
	status, isi = p.unggah("/impor", "santri.csv", strings.Join(baris[:11], ""), url.Values{"unit_diniyah": {"Pondok"}})
	require.Equal(t, 200, status, isi)
	require.Contains(t, isi, "Pratinjau impor santri.csv")
	aksi := atribut(isi[strings.LastIndex(isi, "<form"):], "action")
	f := dengan(formulir(t, isi, aksi, 0), "kapasitas", "Kepala TU", "cara", "baik")
	status, isi = p.kirim(http.MethodPost, aksi, f)
	require.Equal(t, 403, status, "tanpa pernyataan wewenang tidak ada yang masuk")
	require.Contains(t, isi, "PRI-WEWENANG")
	status, isi = p.kirim(http.MethodPost, aksi, dengan(f, "wewenang", "ya"))
	require.Equal(t, 200, status, isi)
	require.Contains(t, isi, "Impor selesai")
	_, isi = p.kirim(http.MethodPost, aksi, dengan(f, "wewenang", "ya"))
	require.Contains(t, isi, "sudah diterapkan")
	lain := unitPondok(r)
	status, _ = lain.ambil(aksi)
	require.Equal(t, 404, status, "pratinjau petugas lain tidak ada")
	require.Contains(t, p.isi("/impor/contoh.csv"), "Nama Lengkap")
}
