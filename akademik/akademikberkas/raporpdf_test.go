package akademikberkas_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik/akademikberkas"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/akademik/rapor"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas/pdf"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
)

var saat = time.Date(2027, 6, 19, 10, 0, 0, 0, time.FixedZone("WIB", 7*3600))

// raporLengkap has every part that a rapor may have.
func raporLengkap(t testing.TB) (r rapor.Rapor) {
	t.Helper()
	isi, err := os.ReadFile("../rapor/testdata/lengkap.json")
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(isi, &r))
	return r
}

// raporPanjang has thirty subjects, long names and long descriptions.
func raporPanjang(t testing.TB) rapor.Rapor {
	r := raporLengkap(t)
	r.Diniyah, r.Tahfidz, r.Kurang = nil, nil, nil
	r.Santri.Nama = "Raden Mas Muhammad Abdurrahman Wahid Hasyim Asyari bin Kiai Haji Sholahuddin Al-Ayyubi"
	r.Santri.NamaArab = "محمد عبد الرحمن واحد هاشم أشعري بن الحاج صلاح الدين الأيوبي"
	var ms []rapor.Mapel
	for i := range 30 {
		ms = append(ms, rapor.Mapel{
			Nama: fmt.Sprintf("Mata Pelajaran Muatan Lokal Keterampilan dan Kewirausahaan Nomor %d", i+1), Keadaan: nilai.Ada, Nilai: "87,5", KKM: "75", Predikat: rapor.Predikat{Kode: "B"},
			Deskripsi: nilai.Deskripsi{Dibuat: strings.Repeat("Menunjukkan penguasaan yang sangat baik dalam menganalisis, membandingkan dan menyajikan hasil pengamatan. ", 3)},
		})
	}
	r.Formal.Kelompok = []rapor.Kelompok{{Nama: "Kelompok A", Mapel: ms[:12]}, {Nama: "Kelompok B", Mapel: ms[12:]}}
	r.Catatan = strings.Repeat("Ananda rajin dan santun; pertahankan, dan biasakan murojaah sesudah subuh. ", 12)
	return r
}

func terbit(r rapor.Rapor) rapor.Dokumen {
	r.Kurang = nil
	return rapor.Dokumen{Rapor: r, Terbit: rapor.Terbitan{Nomor: 123, Versi: 2, Sidik: r.Sidik(), Pada: r.Tanggal}}
}

func urut(ds ...rapor.Dokumen) iter.Seq2[rapor.Dokumen, error] {
	return func(yield func(rapor.Dokumen, error) bool) {
		for _, d := range ds {
			if !yield(d, nil) {
				return
			}
		}
	}
}

func poppler(t testing.TB, isi []byte, program string, opsi ...string) string {
	t.Helper()
	c := exec.Command(program, opsi...)
	c.Stdin = bytes.NewReader(isi)
	out, err := c.Output()
	require.NoError(t, err, program)
	return string(out)
}

// simpan keeps the documents for eyes in the folder that PESANTREN_DOKUMEN names.
func simpan(t testing.TB, nama string, isi []byte) {
	t.Helper()
	if folder := os.Getenv("PESANTREN_DOKUMEN"); folder != "" {
		require.NoError(t, os.WriteFile(folder+"/"+nama, isi, 0o600))
	}
}

// tanpaArah takes away the marks that pdftotext puts round Arabic.
var tanpaArah = strings.NewReplacer("\u202a", "", "\u202b", "", "\u202c", "")

func cetak(t testing.TB, nama string, ds ...rapor.Dokumen) (halaman []string) {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, akademikberkas.TulisRapor(&b, akademikberkas.CetakRapor{Judul: nama, Dibuat: saat}, urut(ds...)))
	simpan(t, nama+".pdf", b.Bytes())
	teks := poppler(t, b.Bytes(), "pdftotext", "-layout", "-", "-")
	dasartest.Emas(t, nama+".txt", []byte(teks))
	return strings.Split(strings.TrimSuffix(tanpaArah.Replace(teks), "\f"), "\f")
}

// The text of whole rapor; the pictures were looked at.
func TestTulisRapor_emas(t *testing.T) {
	t.Parallel()
	r := raporLengkap(t)
	draf := cetak(t, "rapor-draf", rapor.Dokumen{Rapor: r})
	for _, h := range draf {
		require.Contains(t, h, "DRAF BELUM LENGKAP")
		require.Contains(t, h, "Draf · sidik "+r.Sidik().Pendek())
	}
	d := terbit(r)
	jadi := cetak(t, "rapor-terbit", d)
	for i, h := range jadi {
		require.NotContains(t, h, "DRAF")
		require.Contains(t, h, "Rapor nomor 000123/2 · sidik "+d.Terbit.Sidik.Pendek())
		require.Contains(t, h, fmt.Sprintf("halaman %d dari %d", i+1, len(jadi)))
	}
	semua := strings.Join(jadi, "")
	for _, m := range r.Mapel() {
		require.Contains(t, semua, m.Nama)
		require.Contains(t, semua, m.NamaArab)
		require.Contains(t, semua, m.Predikat.Arab)
	}
	require.Contains(t, semua, r.Sekolah.NamaArab)
	require.NotContains(t, semua, "\ufffd")
}

// Subjects of K13 have a table for each aspect, each with mark, predikat and words.
func TestTulisRapor_aspek(t *testing.T) {
	t.Parallel()
	r := raporLengkap(t)
	r.Diniyah, r.Tahfidz = nil, nil
	r.Formal.Kurikulum = "Kurikulum 2013"
	r.Formal.Kelompok = []rapor.Kelompok{{Nama: "Kelompok A", Mapel: []rapor.Mapel{{Nama: "Matematika", KKM: "75", Keadaan: nilai.Ada, Aspek: []rapor.Aspek{
		{Nama: "Pengetahuan", Keadaan: nilai.Ada, Nilai: "74", Predikat: rapor.Predikat{Kode: "D"}, Deskripsi: nilai.Deskripsi{Dibuat: "Perlu penguatan dalam pecahan."}},
		{Nama: "Keterampilan", Keadaan: nilai.Ada, Nilai: "92", Predikat: rapor.Predikat{Kode: "B"}, Deskripsi: nilai.Deskripsi{Dibuat: "Terampil mengukur luas."}}}}}}}
	var b bytes.Buffer
	require.NoError(t, akademikberkas.TulisRapor(&b, akademikberkas.CetakRapor{Dibuat: saat}, urut(terbit(r))))
	simpan(t, "rapor-k13.pdf", b.Bytes())
	teks := strings.Join(strings.Fields(poppler(t, b.Bytes(), "pdftotext", "-layout", "-", "-")), " ")
	require.Regexp(t, `Pengetahuan No Mata pelajaran KKM Nilai Predikat .*1 Matematika 75 74 D Perlu penguatan dalam pecahan\. Keterampilan No .* 1 Matematika 75 92 B Terampil mengukur luas\.`, teks)
}

// Kitab beside the subjects stand on the page of the class, also where nothing of the
// Qur'an was recited yet.
func TestTulisRapor_kitab(t *testing.T) {
	t.Parallel()
	r := raporLengkap(t)
	r.Formal = nil
	r.Diniyah.Kitab = []rapor.Kitab{{Nama: "Imrithi", Capaian: "hafal 120 dari 254 bait"}}
	r.Tahfidz = &rapor.Tahfidz{Kitab: []rapor.Kitab{{Nama: "Tuhfatul Athfal", Capaian: "hafal 61 dari 61 bait"}}}
	var b bytes.Buffer
	require.NoError(t, akademikberkas.TulisRapor(&b, akademikberkas.CetakRapor{Dibuat: saat}, urut(terbit(r))))
	teks := strings.Join(strings.Fields(poppler(t, b.Bytes(), "pdftotext", "-layout", "-", "-")), " ")
	require.Contains(t, teks, "Imrithi hafal 120 dari 254 bait")
	require.Contains(t, teks, "Tuhfatul Athfal hafal 61 dari 61 bait")
	require.NotContains(t, teks, "Hafalan menurut")
}

// Thirty subjects, long names and descriptions: nothing is lost, nothing overlaps.
func TestTulisRapor_panjang(t *testing.T) {
	t.Parallel()
	r := raporPanjang(t)
	halaman := cetak(t, "rapor-panjang", terbit(r))
	require.Greater(t, len(halaman), 3)
	var b bytes.Buffer
	require.NoError(t, akademikberkas.TulisRapor(&b, akademikberkas.CetakRapor{Dibuat: saat}, urut(terbit(r))))
	takBertumpuk(t, b.Bytes())
	rapat := strings.Join(strings.Fields(poppler(t, b.Bytes(), "pdftotext", "-raw", "-", "-")), " ")
	require.Equal(t, 30, strings.Count(rapat, "87,5"))
	require.Equal(t, 30*3, strings.Count(rapat, "Menunjukkan penguasaan"))
}

// A mark that is not there is a blank to see, one that is excused a dash, 0 is 0.
func TestTulisRapor_keadaan_nilai(t *testing.T) {
	t.Parallel()
	r := rapor.Rapor{Kelas: "7A", Formal: &rapor.Formal{Kelompok: []rapor.Kelompok{{Mapel: []rapor.Mapel{
		{Nama: "Pertama", Keadaan: nilai.Belum}, {Nama: "Kedua", Keadaan: nilai.Dikecualikan}, {Nama: "Ketiga", Keadaan: nilai.Ada, Nilai: "0"},
	}}}}}
	var b bytes.Buffer
	require.NoError(t, akademikberkas.TulisRapor(&b, akademikberkas.CetakRapor{Dibuat: saat}, urut(rapor.Dokumen{Rapor: r})))
	teks := poppler(t, b.Bytes(), "pdftotext", "-raw", "-", "-")
	require.Contains(t, teks, "1 Pertama ........\n2 Kedua –\n3 Ketiga 0\n")
	require.Contains(t, teks, "Sakit ........\n", "presence that is not known is no 0")
	r.Hadir = rapor.Kehadiran{Ada: true, Sakit: 2}
	b.Reset()
	require.NoError(t, akademikberkas.TulisRapor(&b, akademikberkas.CetakRapor{Dibuat: saat}, urut(rapor.Dokumen{Rapor: r})))
	require.Contains(t, poppler(t, b.Bytes(), "pdftotext", "-raw", "-", "-"), "Sakit 2\nIzin 0\n")
}

func TestTulisRapor_kelas(t *testing.T) {
	t.Parallel()
	var ds []rapor.Dokumen
	for i := range 5 {
		r := raporLengkap(t)
		r.Diniyah, r.Tahfidz = nil, nil
		r.Santri.Nama = fmt.Sprintf("Santri Contoh %d", i+1)
		ds = append(ds, terbit(r))
	}
	var biasa, duplex bytes.Buffer
	require.NoError(t, akademikberkas.TulisRapor(&biasa, akademikberkas.CetakRapor{Dibuat: saat}, urut(ds...)))
	require.NoError(t, akademikberkas.TulisRapor(&duplex, akademikberkas.CetakRapor{Dibuat: saat, Duplex: true}, urut(ds...)))
	for i, h := range strings.Split(poppler(t, duplex.Bytes(), "pdftotext", "-raw", "-", "-"), "\f") {
		if strings.Contains(h, "halaman 1 dari") {
			require.Equal(t, 0, i%2, "page %d is the back of a sheet", i+1)
		}
	}
	require.Less(t, biasa.Len(), 200_000)
}

func TestTulisRapor_ditolak(t *testing.T) {
	t.Parallel()
	d := terbit(raporLengkap(t))
	d.Rapor.Formal.Kelompok[0].Mapel[0].Nilai = "100"
	require.ErrorIs(t, akademikberkas.TulisRapor(io.Discard, akademikberkas.CetakRapor{Dibuat: saat}, urut(d)), rapor.ErrIsi)
	require.ErrorIs(t, akademikberkas.TulisRapor(io.Discard, akademikberkas.CetakRapor{Dibuat: saat}, urut()), pdf.ErrKosong)
	putus := errors.New("putus")
	require.ErrorIs(t, akademikberkas.TulisRapor(io.Discard, akademikberkas.CetakRapor{Dibuat: saat}, func(yield func(rapor.Dokumen, error) bool) { yield(rapor.Dokumen{}, putus) }), putus)
}

// A class of forty with formal and diniyah pages.
func BenchmarkTulisRapor_kelas(b *testing.B) {
	r := raporLengkap(b)
	ds := make([]rapor.Dokumen, 40)
	for i := range ds {
		ds[i] = terbit(r)
	}
	for b.Loop() {
		require.NoError(b, akademikberkas.TulisRapor(io.Discard, akademikberkas.CetakRapor{Dibuat: saat}, urut(ds...)))
	}
}

// Marks of a class and unit before are named under their subject, on both pages.
func TestTulisRapor_terbawa(t *testing.T) {
	t.Parallel()
	r := raporLengkap(t)
	r.Tahfidz = nil
	r.Formal.Kelompok[0].Mapel[0].Asal = []string{"SMP 7C"}
	r.Diniyah.Kelompok[0].Mapel[0].Asal = []string{"Ula 2", "Wustha 1"}
	var b bytes.Buffer
	require.NoError(t, akademikberkas.TulisRapor(&b, akademikberkas.CetakRapor{Dibuat: saat}, urut(terbit(r))))
	simpan(t, "rapor-terbawa.pdf", b.Bytes())
	teks := strings.Join(strings.Fields(poppler(t, b.Bytes(), "pdftotext", "-raw", "-", "-")), " ")
	require.Contains(t, teks, "termasuk nilai di SMP 7C")
	require.Contains(t, teks, "termasuk nilai di Ula 2, Wustha 1")
}
