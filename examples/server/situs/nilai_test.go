package situs_test

import (
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// kelasMatematika gives class 7A mathematics with a teacher who is signed in, and
// returns the address of its grid.
func (r *rumah) kelasMatematika() (tu, guru peramban, jalur string) {
	r.t.Helper()
	ctx, pel := r.t.Context(), r.pelaku("A", "tata_usaha", privasi.TujuanRapor)
	tu = r.tataUsaha()
	f := formulir(r.t, tu.isi("/akademik/tahun"), "/akademik/tahun", 0)
	kirimBaik(r.t, tu, "/akademik/tahun", dengan(f, "kalender", "masehi"), "disimpan")
	guru = r.guru("G01", "Idris Contoh")
	ada, err := r.s.Pegawai.Stores.Pegawai.Kenali(ctx, "A", []string{"G01"}, nil)
	require.NoError(r.t, err)
	ts, err := r.s.Akademik.Tahun(ctx, pel)
	require.NoError(r.t, err)
	rs, err := r.s.Akademik.AturRombel(ctx, pel, "", akademik.Rombel{Tahun: ts[0].ID, Jenis: akademik.Kelas, Jalur: santri.Formal, Unit: "MTs", Nama: "7A"})
	require.NoError(r.t, err)
	require.NoError(r.t, r.s.Akademik.AturMapel(ctx, pel, "", akademik.Mapel{Kode: "mtk", Nama: "Matematika", Aktif: true}, akademik.Mapel{Kode: "ipa", Nama: "IPA", Aktif: true}))
	_, err = r.s.Akademik.AturPengampu(ctx, pel, "", akademik.Pengampu{Rombel: rs[0].ID, Mapel: "mtk", Guru: pegawai.ID(ada[0].ID), Mulai: dasar.Tgl(2025, 7, 1)})
	require.NoError(r.t, err)
	return tu, guru, "/nilai/" + string(rs[0].ID) + "/mtk"
}

var selKisi = regexp.MustCompile(`name="(s:[^"]+)"`)

func TestNilai_kisi_guru(t *testing.T) {
	r := bangun(t)
	tu, guru, jalur := r.kelasMatematika()
	require.Contains(t, guru.isi(jalur), "Mintalah tata usaha", "tanpa aturan belum ada nilai")
	f := formulir(t, tu.isi("/akademik/penilaian"), "/akademik/penilaian", 0)
	kirimBuruk(t, tu, "/akademik/penilaian", dengan(f, "skala", "100", "kosong", "tolak", "k_remedial1", "batas_kkm", "k_bobot1", "90", "sejak", "2025-07-01"), 422, "AKD-ATURAN-05", `value="90"`)
	kirimBaik(t, tu, "/akademik/penilaian", dengan(f, "k_bobot1", "60"), "berlaku sejak 1 Juli 2025", "Sumatif lingkup materi 60")
	kirimBuruk(t, guru, "/akademik/penilaian", f, 403, "SRV-AKUN-08")

	asesmen := url.Values{"kunci": {"a1"}, "periode": {"1"}, "kode": {"SLM1"}, "nama": {"Bilangan"}, "komponen": {"SLM"}, "maks": {"100"}, "bobot": {"1"}}
	kirimBaik(t, guru, jalur+"/asesmen", asesmen, "Penilaian SLM1 disimpan", "Ahmad Fauzi")
	kirimBuruk(t, guru, jalur+"/asesmen", dengan(asesmen, "kunci", "a2"), 409, "AKD-ASESMEN-02", `value="Bilangan"`)
	kirimBaik(t, guru, jalur+"/asesmen", dengan(asesmen, "kunci", "a3", "kode", "SAS", "nama", "Akhir", "komponen", "SAS"), "SAS")
	isi := guru.isi(jalur)
	f = formulir(t, isi, jalur, 0)
	sel := selKisi.FindAllStringSubmatch(isi, -1)
	require.Len(t, sel, 6, "tiga santri, dua penilaian")
	isi = kirimBaik(t, guru, jalur, dengan(f, sel[0][1], "80", sel[1][1], "64,5", sel[2][1], "S"), "3 nilai disimpan", `value="64,5"`, "belum lengkap")
	require.Contains(t, isi, "<strong>71</strong>", "0,6 × 64,5 + 0,4 × 80 = 70,7")
	f = formulir(t, guru.isi(jalur), jalur, 0)
	basi := formulir(t, guru.isi(jalur), jalur, 0)
	status, isi := guru.kirim("POST", jalur, dengan(f, sel[3][1], "75", sel[5][1], "seratus"))
	require.Equal(t, 422, status)
	for _, kata := range []string{"1 nilai belum disimpan", "keliru", `value="seratus"`, `value="75"`} {
		require.Contains(t, isi, kata)
	}
	status, isi = guru.kirim("POST", jalur, dengan(basi, sel[3][1], "60"))
	require.Equal(t, 409, status)
	require.Contains(t, isi, "sudah diubah orang lain")
	require.Contains(t, guru.isi(jalur), `value="75"`)

	santri := regexp.MustCompile(regexp.QuoteMeta(jalur) + `/[^"?]+`).FindString(guru.isi(jalur))
	isi = guru.isi(santri + "?periode=1")
	for _, kata := range []string{"Nilai rapor <strong>71</strong>", "Mengapa begitu", "AKD-HITUNG-08", "64,5"} {
		require.Contains(t, isi, kata)
	}
	f = formulir(t, guru.isi(jalur+"?percobaan=2"), jalur, 0)
	remedial := selKisi.FindAllStringSubmatch(guru.isi(jalur+"?percobaan=2"), -1)
	kirimBaik(t, guru, jalur, dengan(f, remedial[1][1], "90"), "1 nilai disimpan")
	require.Contains(t, guru.isi(santri+"?periode=1"), "<strong>74</strong>", "remedial sampai KKM: 0,6 × 70 + 32")

	leger := "/akademik/kelas/" + strings.Split(jalur, "/")[2] + "/leger"
	isi = tu.isi(leger + "?periode=1")
	for _, kata := range []string{"Idris Contoh", "Matematika", "belum lengkap", "4 dari 6", "2 dari 3", ">74<", ">75<"} {
		require.Contains(t, isi, kata)
	}
	require.Contains(t, tu.isi(leger+"?periode=2"), "belum mulai")
	status, _ = guru.ambil(leger)
	require.Equal(t, 404, status, "leger dibuka wali kelas")
	status, _ = guru.ambil(strings.Replace(jalur, "/mtk", "/ipa", 1))
	require.Equal(t, 404, status, "pelajaran yang bukan ampuannya")
	kepala := r.masuk("kepala.a")
	require.NotContains(t, kepala.isi(jalur), "Simpan nilai")
	kirimBuruk(t, kepala, jalur, f, 403, "SRV-AKUN-08")
	id := regexp.MustCompile(`name="catatan" value="([^"]+)"`).FindStringSubmatch(guru.isi(jalur))
	require.NotNil(t, id)
	kirimBuruk(t, guru, jalur+"/asesmen", url.Values{"aksi": {"batal"}, "periode": {"1"}, "catatan": {id[1]}, "alasan": {"x"}}, 422, "AKD-ASESMEN-01")
	kirimBaik(t, guru, jalur+"/asesmen", url.Values{"kunci": {"b"}, "aksi": {"batal"}, "periode": {"1"}, "catatan": {id[1]}, "alasan": {"Salah pelajaran"}}, "disimpan")
}

// What the class before changes after a santri left it is shown on the grid of his class,
// and counts once it is accepted there.
func TestNilai_terbawa_berubah(t *testing.T) {
	r := bangun(t)
	tu, guru, jalur := r.kelasMatematika()
	f := formulir(t, tu.isi("/akademik/penilaian"), "/akademik/penilaian", 0)
	kirimBaik(t, tu, "/akademik/penilaian", dengan(f, "skala", "100", "kosong", "tolak", "k_remedial1", "batas_kkm", "sejak", "2025-07-01"), "berlaku sejak")
	kirimBaik(t, guru, jalur+"/asesmen", url.Values{"kunci": {"a1"}, "periode": {"1"}, "kode": {"SLM1"}, "nama": {"Bilangan"}, "komponen": {"SLM"}, "maks": {"100"}, "bobot": {"1"}}, "SLM1")
	isi := guru.isi(jalur)
	ahmad := r.id["Ahmad Fauzi"]
	for _, s := range selKisi.FindAllStringSubmatch(isi, -1) {
		if strings.Contains(s[1], string(ahmad)) {
			kirimBaik(t, guru, jalur, dengan(formulir(t, isi, jalur, 0), s[1], "80"), "1 nilai disimpan")
		}
	}
	baru := r.pindahKelas(ahmad, "7B", dasar.Tgl(2025, 10, 1))
	isi = guru.isi(baru)
	require.Contains(t, isi, "terbawa: SLM1 80 (7A)")
	require.NotContains(t, isi, "Berubah di kelas sebelumnya")
	asesmen := regexp.MustCompile(`name="catatan" value="([^"]+)"`).FindStringSubmatch(guru.isi(jalur))[1]
	kirimBaik(t, guru, jalur+"/asesmen", url.Values{"kunci": {"b1"}, "periode": {"1"}, "aksi": {"batal"}, "catatan": {asesmen}, "alasan": {"soal bocor"}}, "SLM1")
	isi = guru.isi(baru)
	require.Contains(t, isi, "terbawa: SLM1 80 (7A)", "tetap seperti saat pindah")
	require.Contains(t, isi, "SLM1 di 7A dibatalkan: soal bocor")
	f = formulir(t, isi, baru+"/bekuan", 0)
	kirimBuruk(t, tu, baru+"/bekuan", f, 403, "SRV-AKUN-08")
	kirimBuruk(t, guru, baru+"/bekuan", dengan(formulir(t, isi, baru+"/bekuan", 0), "versi", "9"), 409, "AKD-BEKUAN-01", "soal bocor")
	isi = kirimBaik(t, guru, baru+"/bekuan", f, "Perubahan dari kelas sebelumnya diterima")
	require.NotContains(t, isi, "terbawa")
}

// pindahKelas moves a santri of 7A to another class of MTs, whose mathematics is that of
// the same teacher, and returns the address of its grid.
func (r *rumah) pindahKelas(id santri.ID, nama string, hari dasar.Tanggal) string {
	r.t.Helper()
	ctx, pel, st := r.t.Context(), r.pelaku("A", "tata_usaha", privasi.TujuanRapor), r.s.Akademik.Stores
	ts, err := r.s.Akademik.Tahun(ctx, pel)
	require.NoError(r.t, err)
	rs, err := r.s.Akademik.AturRombel(ctx, pel, "", akademik.Rombel{Tahun: ts[0].ID, Jenis: akademik.Kelas, Jalur: santri.Formal, Unit: "MTs", Nama: nama})
	require.NoError(r.t, err)
	_, err = r.s.Akademik.AturPengampu(ctx, pel, "", akademik.Pengampu{Rombel: rs[0].ID, Mapel: "mtk", Guru: r.nomorGuru("G01"), Mulai: dasar.Tgl(2025, 7, 1)})
	require.NoError(r.t, err)
	ada, err := santri.BacaKeadaan(ctx, st.Santri, "A", false, id)
	require.NoError(r.t, err)
	m, err := ada[id].Pindah(santri.Keanggotaan{ID: "ke-" + nama, Santri: id, Jalur: santri.Formal, Unit: "MTs", Tingkat: "7", Kelas: nama, Mulai: hari}, "pindah")
	require.NoError(r.t, err)
	require.NoError(r.t, santri.SimpanMutasi(ctx, st.Santri, "A", m))
	return "/nilai/" + string(rs[0].ID) + "/mtk"
}
