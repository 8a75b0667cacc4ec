package pdf_test

import (
	"io"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"

	"github.com/pesantren-go/pesantren/dasar/dasarberkas/pdf"
)

// arabUji holds what Arabic asks for: joined letters, lam with alif, the name of
// God, marks above and below, numbers, and lines of both directions.
func arabUji() pdf.Bagian {
	return pdf.Bagian{Kaki: "Rapor محمد الأمين, kelas 7A", Isi: []pdf.Blok{
		pdf.Kop{Nama: "معهد الحكمة — Pondok Al-Ḥikmah", Baris: []string{"قسم التعليم الديني"}},
		pdf.Judul{Teks: "كشف الدرجات", Bawah: []string{"السنة الدراسية ١٤٤٧/١٤٤٨ هـ"}},
		pdf.Pasangan{Dua: true, Isi: [][2]string{{"Nama", "Muhammad Amin"}, {"الاسم", "محمد الأمين بن عبد الله"}, {"Kelas", "7A (السابع)"}, {"Wali", "ʿAlī"}}},
		pdf.Tabel{
			Kolom: []pdf.Kolom{{Judul: "No", Kanan: true}, {Judul: "Pelajaran"}, {Judul: "المادة"}, {Judul: "Nilai", Kanan: true}, {Judul: "التقدير"}},
			Baris: [][]string{
				{"1", "Fikih", "الفقه: فتح القريب", "87,5", "جيد جدا"},
				{"2", "Naḥwu (الآجرومية)", "النَّحْوُ وَالصَّرْفُ", "92", "ممتاز"},
				{"3", "Tauhid", "عقيدة العوام (٥٧ بيتا)", "76,25", "جيد"},
				{"4", "Pegon", "ڤڠاجيان كتاب ڮونوڠ ࢮ", "60", "مقبول"},
			},
			Jumlah: [][]string{{"", "Rata-rata", "المعدل", "78,94", "جيد"}},
		},
		pdf.Alinea{Teks: "بِسْمِ ٱللَّهِ ٱلرَّحْمَٰنِ ٱلرَّحِيمِ \u06dd ٱلْحَمْدُ لِلَّهِ رَبِّ ٱلْعَٰلَمِينَ \u06dd", Tebal: true},
		pdf.Alinea{Teks: "حصل الطالب Muhammad Amin على 87,5 من 100 (جيد جدا)، وهذا من 12 مادة في 2026/2027. لا إله إلا الله، الإسلام والأخلاق للأولاد. قال: «اقرأ» [1]."},
		pdf.Alinea{Teks: "Santri ini telah menghafal سورة البقرة sampai ayat 141 dan 87,5% dari عقيدة العوام 57 bait, dengan predikat جيد جدا (Jayyid Jiddan), lalu melanjutkan ke الآجرومية bab 3."},
		pdf.Alinea{Teks: "نص قصير", Rata: pdf.Tengah},
		pdf.TandaTangan{Tempat: "Kediri, 31 Oktober 2026", Pihak: []pdf.Pihak{{Sebagai: "ولي الفصل", Nama: "أحمد فؤاد"}, {Sebagai: "مدير المعهد", Nama: "KH. عبد الرحمن"}}},
	}}
}

// tanpaArah takes away the marks that pdftotext puts round Arabic.
var tanpaArah = strings.NewReplacer("\u202a", "", "\u202b", "", "\u202c", "")

// The page is looked at as a picture whenever it changes; its text is copied as
// it was written.
func TestEmas_arab(t *testing.T) {
	t.Parallel()
	isi := tulis(t, pdf.Dokumen{Judul: "Arab", Dibuat: saat, Kertas: pdf.A5, Bagian: pdf.Satu(arabUji())})
	dir := t.TempDir()
	poppler(t, isi, "pdftoppm", "-r", "90", "-png", "-", filepath.Join(dir, "arab"))
	emasGambar(t, filepath.Join(dir, "arab-1.png"))
	teks := tanpaArah.Replace(string(poppler(t, isi, "pdftotext", "-layout", "-", "-")))
	for _, mau := range []string{
		"معهد الحكمة", "السنة الدراسية", "محمد الأمين بن عبد الله", "جيد جدا", "النَّحْوُ وَالصَّرْفُ", "ڤڠاجيان كتاب ڮونوڠ ࢮ",
		"بِسْمِ ٱللَّهِ ٱلرَّحْمَٰنِ ٱلرَّحِيمِ", "87,5", "78,94", "2026/2027", "١٤٤٧/١٤٤٨", "لا إله إلا الله", "والأخلاق للأولاد", "57", "87,5%", "أحمد فؤاد",
	} {
		require.Contains(t, norm.NFC.String(teks), norm.NFC.String(mau))
	}
	require.NotContains(t, teks, "\ufffd")
	for _, r := range teks {
		require.False(t, r >= 0xe000 && r <= 0xf8ff || r >= 0xfe70 && r <= 0xfeff, "%q stands for %U", teks, r)
	}
	require.Less(t, len(isi), 60_000, "only the shapes that are used are in the file")
	require.Equal(t, isi, tulis(t, pdf.Dokumen{Judul: "Arab", Dibuat: saat, Kertas: pdf.A5, Bagian: pdf.Satu(arabUji())}))
}

// A document without Arabic holds no Arabic font.
func TestTulis_tanpa_arab(t *testing.T) {
	t.Parallel()
	require.NotContains(t, string(poppler(t, tulis(t, dokumenUji()["surat"]), "pdffonts", "-")), "arab")
	d := pdf.Dokumen{Dibuat: saat, Bagian: pdf.Satu(pdf.Bagian{Isi: []pdf.Blok{pdf.Alinea{Teks: "علي"}}})}
	require.Contains(t, string(poppler(t, tulis(t, d), "pdffonts", "-")), "arab")
}

// The slips of BenchmarkTulis_seribu_slip with Arabic names and terms.
func BenchmarkTulis_seribu_slip_arab(b *testing.B) {
	for b.Loop() {
		err := pdf.Tulis(io.Discard, pdf.Dokumen{Dibuat: saat, PerLembar: 3, Bagian: func(yield func(pdf.Bagian, error) bool) {
			for i := range 1000 {
				s := slip(i, "محمد الأمين بن عبد الله")
				s.Isi = append(s.Isi, pdf.Alinea{Teks: "التقدير: جيد جدا (87,5)"})
				if !yield(s, nil) {
					return
				}
			}
		}})
		require.NoError(b, err)
	}
}
