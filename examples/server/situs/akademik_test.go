package situs_test

import (
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// guru signs a teacher of institution A in, with an employee of that number.
func (r *rumah) guru(nomor, nama string) peramban {
	r.t.Helper()
	_, _, err := r.s.Pegawai.Terima(r.t.Context(), r.pelaku("A", "hrd", privasi.TujuanKepegawaian), "", pegawai.Penerimaan{Diri: pegawai.Formulir{Nomor: nomor, Nama: nama, JenisKelamin: "L", Mulai: dasar.Tgl(2024, 7, 1)}})
	require.NoError(r.t, err)
	ada, err := r.s.Pegawai.Stores.Pegawai.Kenali(r.t.Context(), "A", []string{nomor}, nil)
	require.NoError(r.t, err)
	_, err = r.s.Akun.Buat(r.t.Context(), akun.Akun{Lembaga: "A", NamaMasuk: "guru." + strings.ToLower(nomor), Nama: nama, Peran: "guru", Pegawai: string(ada[0].ID)}, sandiUji)
	require.NoError(r.t, err)
	return r.masuk("guru." + strings.ToLower(nomor))
}

// tataUsaha signs the office in.
func (r *rumah) tataUsaha() peramban {
	r.t.Helper()
	_, err := r.s.Akun.Buat(r.t.Context(), akun.Akun{Lembaga: "A", NamaMasuk: "tu.a", Nama: "Siti", Peran: "tata_usaha"}, sandiUji)
	require.NoError(r.t, err)
	return r.masuk("tu.a")
}

var alamatKelas = regexp.MustCompile(`/akademik/kelas/([0-9a-f]{8}-[0-9a-f-]{27})`)

// siapAkademik gives the school a year and the classes that its santri are in, and
// returns the address of class 7A.
func (r *rumah) siapAkademik(tu peramban) string {
	r.t.Helper()
	f := formulir(r.t, tu.isi("/akademik/tahun"), "/akademik/tahun", 0)
	kirimBaik(r.t, tu, "/akademik/tahun", dengan(f, "kalender", "masehi"), "Tahun ajaran 2025/2026 disimpan", "sekarang")
	f = formulir(r.t, tu.isi("/akademik/kelas"), "/akademik/kelas", 0)
	isi := kirimBaik(r.t, tu, "/akademik/kelas", dengan(f, "aksi", "usul"), "1 kelas dibuat", "MTs 7A")
	return alamatKelas.FindString(isi)
}

func TestAkademik_siapkan_tahun_kelas_pengampu(t *testing.T) {
	r := bangun(t)
	tu := r.tataUsaha()
	require.Contains(t, tu.isi("/akademik"), "Buat tahun ajaran")
	require.Contains(t, tu.isi("/akademik/kelas"), "Buat tahun ajaran dahulu")
	f := formulir(t, tu.isi("/akademik/tahun"), "/akademik/tahun", 0)
	kirimBuruk(t, tu, "/akademik/tahun", dengan(f, "kalender", "masehi", "p_selesai1", "2026-02-01"), 422, "AKD-TAHUN-02", `value="2026-02-01"`)
	jalur := r.siapAkademik(tu)
	isi := tu.isi(jalur)
	for _, kata := range []string{"Ahmad Fauzi", "Siti Aminah", "Budi Santoso", "Belum ada guru pengampu"} {
		require.Contains(t, isi, kata)
	}
	kirimBuruk(t, tu, "/akademik/mapel", url.Values{"kode": {"Nahwu"}, "nama": {"Nahwu"}}, 422, "AKD-MAPEL-01", `value="Nahwu"`)
	kirimBaik(t, tu, "/akademik/mapel", url.Values{"kunci": {"m"}, "kode": {"nahwu"}, "nama": {"Nahwu"}, "nama_arab": {"النحو"}, "kitab": {"Alfiyah"}, "satuan": {"bait"}, "banyak": {"1002"}, "aktif": {"ya"}}, "1002 bait", "النحو")
	require.Contains(t, tu.isi("/akademik/mapel?mapel=nahwu"), "Ubah Nahwu")

	guru := r.guru("G01", "Idris Contoh")
	require.Contains(t, guru.isi("/akademik"), "belum mengampu")
	status, isi := guru.ambil(jalur)
	require.Equal(t, 404, status, "kelas yang bukan ampuannya tidak ada bagi guru")
	require.NotContains(t, isi, "Ahmad")
	pilih := regexp.MustCompile(`<option value="([^"]+)">Idris Contoh`).FindStringSubmatch(tu.isi(jalur))
	require.NotNil(t, pilih)
	ajar := url.Values{"kunci": {"p1"}, "aksi": {"catat"}, "mapel": {"nahwu"}, "guru": {pilih[1]}, "jp": {"4"}, "mulai": {"2025-07-01"}}
	kirimBaik(t, tu, jalur+"/pengampu", ajar, "Idris Contoh", "4 JP")
	kirimBuruk(t, tu, jalur+"/pengampu", dengan(ajar, "kunci", "p2"), 409, "AKD-PENGAMPU-02")
	isi = guru.isi("/akademik")
	require.Contains(t, isi, "7A")
	require.Contains(t, isi, "Nahwu")
	require.Contains(t, guru.isi(jalur), "Ahmad Fauzi")
	kirimBuruk(t, guru, jalur+"/pengampu", ajar, 403, "SRV-AKUN-08")
	catatan := regexp.MustCompile(`name="catatan" value="([^"]+)"`).FindStringSubmatch(tu.isi(jalur))
	require.NotNil(t, catatan)
	kirimBaik(t, tu, jalur+"/pengampu", url.Values{"kunci": {"p3"}, "aksi": {"akhiri"}, "catatan": {catatan[1]}, "terakhir": {"2025-09-30"}}, "30 September 2025")
	require.Contains(t, guru.isi("/akademik"), "belum mengampu")

	f = formulir(t, tu.isi(jalur), jalur, 0)
	basi := formulir(t, tu.isi(jalur), jalur, 0)
	kirimBaik(t, tu, jalur, dengan(f, "wali", pilih[1], "kapasitas", "32"), "Kelas disimpan", "3 dari 32")
	kirimBuruk(t, tu, jalur, dengan(basi, "kapasitas", "30"), 409, "AKD-VERSI-01")
	require.Contains(t, guru.isi("/akademik"), "wali kelas")
	kirimBuruk(t, r.masuk("kepala.a"), "/akademik/tahun", url.Values{}, 403, "SRV-AKUN-08")
	status, _ = r.masuk("kasir.a").ambil("/akademik")
	require.Equal(t, http.StatusForbidden, status)
}

// The account page ties a teacher's account to the employee with a number.
func TestAkun_nomor_pegawai(t *testing.T) {
	r := bangun(t)
	r.guru("G02", "Zubair Contoh")
	admin := r.masuk("umar")
	v := url.Values{"nama": {"Zubair"}, "nama_masuk": {"zubair"}, "peran": {"guru"}, "nomor_pegawai": {"G99"}}
	kirimBuruk(t, admin, "/akun", v, 422, "SRV-HALAMAN-02")
	kirimBaik(t, admin, "/akun", dengan(v, "nomor_pegawai", "G02"), "Tautan sekali pakai", `name="nomor_pegawai" value="G02"`)
}

// Which term of another year is this one is chosen from a list, and stays as chosen.
func TestAkademik_periode_setara(t *testing.T) {
	r := bangun(t)
	tu := r.tataUsaha()
	f := formulir(t, tu.isi("/akademik/tahun"), "/akademik/tahun", 0)
	require.NotContains(t, tu.isi("/akademik/tahun"), "Setara dengan", "belum ada tahun lain")
	kirimBaik(t, tu, "/akademik/tahun", dengan(f, "kalender", "masehi", "jalur", "formal"), "2025/2026 disimpan")
	isi := tu.isi("/akademik/tahun")
	ganjil := regexp.MustCompile(`<option value="([^"]+)">2025/2026: Ganjil`).FindStringSubmatch(isi)
	require.NotNil(t, ganjil)
	f = dengan(formulir(t, isi, "/akademik/tahun", 0), "kalender", "hijriah", "nama", "1447 H", "jalur", "diniyah", "p_kode1", "nisfu", "p_kode2", "akhir")
	kirimBuruk(t, tu, "/akademik/tahun", dengan(f, "p_setara2", ganjil[1]), 422, "AKD-TAHUN-06", `value="`+ganjil[1]+`" selected`)
	delete(f, "p_setara2")
	kirimBaik(t, tu, "/akademik/tahun", dengan(f, "kunci", "t2", "p_setara1", ganjil[1]), "1447 H disimpan")
	ubah := regexp.MustCompile(`/akademik/tahun\?tahun=[^"#]+`).FindAllString(tu.isi("/akademik/tahun"), -1)
	require.Len(t, ubah, 2)
	require.Equal(t, 1, strings.Count(tu.isi(ubah[0])+tu.isi(ubah[1]), "selected>2025/2026: Ganjil"))

	// A year may have any number of terms: the form shows them all, and saving keeps them.
	pel := r.pelaku("A", "tata_usaha", privasi.TujuanRapor)
	x := akademik.TahunAjaran{Nama: "2026/2027", Kalender: akademik.Masehi, Jalur: []santri.Jalur{santri.Formal}, Mulai: dasar.Tgl(2026, 7, 1), Selesai: dasar.Tgl(2027, 6, 30)}
	for i := range 6 {
		awal := dasar.Bln(2026, 7).Tambah(2 * i)
		x.Periode = append(x.Periode, akademik.Periode{Kode: "catur" + strconv.Itoa(i+1), Nama: "Catur " + strconv.Itoa(i+1), Mulai: awal.Awal(), Selesai: awal.Tambah(1).Akhir()})
	}
	x, err := r.s.Akademik.AturTahun(t.Context(), pel, "", x)
	require.NoError(t, err)
	f = formulir(t, tu.isi("/akademik/tahun?tahun="+string(x.ID)), "/akademik/tahun", 0)
	require.Equal(t, "catur6", f.Get("p_kode6"))
	kirimBaik(t, tu, "/akademik/tahun", dengan(f, "nama", "2026/2027 baru", "kalender", "masehi", "jalur", "formal"), "2026/2027 baru disimpan")
	ts, err := r.s.Akademik.Tahun(t.Context(), pel)
	require.NoError(t, err)
	y := ts[slices.IndexFunc(ts, func(y akademik.TahunAjaran) bool { return y.ID == x.ID })]
	require.Equal(t, x.Periode, y.Periode)
	require.Equal(t, "2026/2027 baru", y.Nama)
}
