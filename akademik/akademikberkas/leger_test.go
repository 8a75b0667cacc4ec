package akademikberkas_test

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/akademikberkas"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/akademik/rapor"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas/pdf"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/santri"
)

// legerUji has mapel subjects; the first santri lacks the first mark and is excused
// from the second.
func legerUji(t testing.TB, mapel int) akademikberkas.CetakLeger {
	t.Helper()
	c := akademikberkas.CetakLeger{Lembaga: "Pondok Pesantren Al-Contoh", Dibuat: saat, Nama: map[santri.ID]string{}, NIS: map[santri.ID]string{}}
	l := &c.Leger
	l.Rombel, l.Periode, l.Tahun = akademik.Rombel{Unit: "MTs", Nama: "7A"}, akademik.Periode{Nama: "Semester ganjil"}, akademik.TahunAjaran{Nama: "2026/2027"}
	l.Hasil = map[santri.ID]map[akademik.KodeMapel]nilai.Hasil{}
	for i := range mapel {
		m := akademik.Mapel{Kode: akademik.KodeMapel(fmt.Sprintf("mapel%d", i+1)), Nama: fmt.Sprintf("Mata Pelajaran %d", i+1)}
		if i == 1 {
			m.NamaArab = "النحو"
		}
		l.Mapel = append(l.Mapel, akademik.MapelLeger{Mapel: m})
	}
	for i := range 32 {
		id := santri.ID(fmt.Sprint("s", i+1))
		l.Santri = append(l.Santri, santri.Peserta{ID: id})
		c.Nama[id], c.NIS[id] = fmt.Sprintf("Muhammad Abdurrahman Contoh %d", i+1), fmt.Sprintf("0240%02d", i+1)
		l.Hasil[id] = map[akademik.KodeMapel]nilai.Hasil{}
		for j, m := range l.Mapel {
			h := nilai.Hasil{Rapor: nilai.Nilai{Ada: true, Bulat: nilai.Angka(785_000 + i*10_000)}}
			switch {
			case i == 0 && j == 0:
				h = nilai.Hasil{Belum: []string{"SAS"}}
			case i == 0 && j == 1:
				h = nilai.Hasil{Komponen: []nilai.HasilKomponen{{Kode: "sumatif", Dikecualikan: 1}}}
			}
			l.Hasil[id][m.Kode] = h
		}
	}
	return c
}

func TestTulisLeger(t *testing.T) {
	t.Parallel()
	c := legerUji(t, 3)
	var b bytes.Buffer
	require.NoError(t, akademikberkas.TulisLeger(&b, dasarberkas.XLSX, c))
	f, err := excelize.OpenReader(&b)
	require.NoError(t, err)
	defer f.Close()
	rows, err := f.GetRows("Leger 7A", excelize.Options{RawCellValue: true})
	require.NoError(t, err)
	require.Equal(t, []string{"No", "NIS", "Nama", "Mata Pelajaran 1", "Mata Pelajaran 2", "Mata Pelajaran 3", "Belum ada"}, rows[2])
	require.Equal(t, []string{"1", "024001", "Muhammad Abdurrahman Contoh 1", "", "–", "78.5", "1"}, rows[3])
	require.Equal(t, []string{"2", "024002", "Muhammad Abdurrahman Contoh 2", "79.5", "79.5", "79.5", "0"}, rows[4])
	jenis, err := f.GetCellType("Leger 7A", "F4")
	require.NoError(t, err)
	require.Equal(t, excelize.CellTypeUnset, jenis, "a mark is a number")
	var csv bytes.Buffer
	require.NoError(t, akademikberkas.TulisLeger(&csv, dasarberkas.CSV, c))
	require.Contains(t, csv.String(), "1;024001;Muhammad Abdurrahman Contoh 1;;–;78,5;1\r\n")
}

// A subject of K13 has a column for each of its marks.
func TestTulisLeger_aspek(t *testing.T) {
	t.Parallel()
	c := legerUji(t, 2)
	c.Leger.Mapel[1].Aspek = nilai.DaftarAspek()
	s2 := c.Leger.Santri[1].ID
	h := func(n int64) nilai.Hasil { return nilai.Hasil{Rapor: nilai.Nilai{Ada: true, Bulat: nilai.A(n)}} }
	c.Leger.Hasil[s2]["mapel2"] = nilai.Hasil{Aspek: []nilai.HasilAspek{{Aspek: nilai.Pengetahuan, Hasil: h(74)}, {Aspek: nilai.Keterampilan, Hasil: h(91)}}}
	var csv bytes.Buffer
	require.NoError(t, akademikberkas.TulisLeger(&csv, dasarberkas.CSV, c))
	require.Contains(t, csv.String(), "Mata Pelajaran 1;Mata Pelajaran 2 (pengetahuan);Mata Pelajaran 2 (keterampilan);Belum ada")
	require.Contains(t, csv.String(), "Muhammad Abdurrahman Contoh 2;79,5;74;91;0\r\n")
	var b bytes.Buffer
	require.NoError(t, akademikberkas.TulisLegerPDF(&b, c))
	teks := poppler(t, b.Bytes(), "pdftotext", "-layout", "-", "-")
	require.Regexp(t, `mapel1 +mapel2-P +mapel2-K`, teks)
}

func TestTulisLegerPDF(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	c := legerUji(t, 30)
	require.NoError(t, akademikberkas.TulisLegerPDF(&b, c))
	simpan(t, "leger.pdf", b.Bytes())
	takBertumpuk(t, b.Bytes())
	teks := poppler(t, b.Bytes(), "pdftotext", "-layout", "-", "-")
	dasartest.Emas(t, "leger.txt", []byte(teks))
	require.Equal(t, 2, strings.Count(teks, "Muhammad Abdurrahman Contoh 32"), "the names again beside further subjects")
	require.Equal(t, 30, strings.Count(strings.Join(strings.Fields(teks), " "), "Mata Pelajaran "))
	require.Contains(t, tanpaArah.Replace(teks), "النحو")
	b.Reset()
	c.Leger.Mapel, c.Tanda = nil, "SEMENTARA"
	require.NoError(t, akademikberkas.TulisLegerPDF(&b, c))
	require.Contains(t, poppler(t, b.Bytes(), "pdftotext", "-", "-"), "Belum ada guru pengampu")
}

func syahadahUji() akademikberkas.Syahadah {
	return akademikberkas.Syahadah{
		Sekolah: rapor.Sekolah{Nama: "Pondok Pesantren Al-Contoh", NamaArab: "معهد المثال الإسلامي", Unit: "Madrasah Tahfidz Al-Contoh", Alamat: "Jalan Contoh 1", Kota: "Contohan"},
		Nomor:   "017/SYH/VI/2027", Santri: rapor.Santri{Nama: "Ahmad Contoh bin Fulan", NamaArab: "أحمد بن فلان", NIS: "240017"},
		Capaian: "Al-Qur'an juz 30 (37 surah, 564 ayat)", CapaianArab: "جزء عمّ (٥٦٤ آية)", Nilai: "92", Predikat: rapor.Predikat{Kode: "mumtaz", Nama: "Mumtaz", Arab: "ممتاز"},
		Dasar: "ujian tanggal 10 Juni 2027 di hadapan tiga penguji", Tanggal: dasar.Tgl(2027, 6, 19), Hijriah: "14 Muharram 1449 H",
		Penanda: []rapor.Penanda{{Jabatan: "Penguji", Nama: "Ustadz Dua"}, {Jabatan: "Kepala Madrasah Tahfidz", Nama: "Kiai Contoh, M.Ag.", Nomor: "NIP 198001012005011001"}},
	}
}

func TestTulisSyahadah(t *testing.T) {
	t.Parallel()
	panjang := syahadahUji()
	panjang.Santri.Nama = "Raden Mas Muhammad Abdurrahman Wahid Hasyim Asyari bin Kiai Haji Sholahuddin Al-Ayyubi Al-Jawi"
	panjang.Santri.NamaArab = "محمد عبد الرحمن واحد هاشم أشعري بن الحاج صلاح الدين الأيوبي الجاوي"
	var b bytes.Buffer
	require.NoError(t, akademikberkas.TulisSyahadah(&b, saat, func(yield func(akademikberkas.Syahadah, error) bool) {
		_ = yield(syahadahUji(), nil) && yield(panjang, nil)
	}))
	simpan(t, "syahadah.pdf", b.Bytes())
	teks := poppler(t, b.Bytes(), "pdftotext", "-layout", "-", "-")
	dasartest.Emas(t, "syahadah.txt", []byte(teks))
	for _, mau := range []string{"شهادة تحفيظ القرآن الكريم", "أحمد بن فلان", "Ahmad Contoh bin Fulan", "ممتاز", "017/SYH/VI/2027", "halaman 1 dari 1", "14 Muharram 1449 H"} {
		require.Contains(t, tanpaArah.Replace(teks), mau)
	}
	require.Equal(t, 2, strings.Count(teks, "\f"), "one page each")
	require.ErrorIs(t, akademikberkas.TulisSyahadah(io.Discard, saat, func(func(akademikberkas.Syahadah, error) bool) {}), pdf.ErrKosong)
}
