package akademikberkas

import (
	"io"
	"iter"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/akademik/rapor"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas/pdf"
)

// Syahadah is a certificate of what somebody knows by heart, as it prints. Texts that
// are "" are left out.
type Syahadah struct {
	Sekolah rapor.Sekolah
	Nomor   string // as printed: "017/SYH/VI/2027"
	Santri  rapor.Santri

	Capaian     string // "Al-Qur'an juz 30 (564 ayat)"
	CapaianArab string // "جزء عمّ"
	Nilai       string
	Predikat    rapor.Predikat // Arab is data of the school: ممتاز, جيد جدا, جيد, مقبول
	Dasar       string         // what it rests on: "ujian tanggal 10 Juni 2027 di hadapan 3 penguji"

	Tanggal dasar.Tanggal
	Hijriah string
	Penanda []rapor.Penanda // 1 to 4, the head last
	Tanda   string          // across the page, such as "CONTOH"
}

// TulisSyahadah writes certificates on lying A4 with a frame, each on a page of its
// own. Its words bend to nobody's sex: it is given "to", "for the memory of".
func TulisSyahadah(w io.Writer, dibuat time.Time, syahadah iter.Seq2[Syahadah, error]) error {
	return pdf.Tulis(w, pdf.Dokumen{Judul: "Syahadah", Dibuat: dibuat, Mendatar: true, Huruf: 11, Bagian: func(yield func(pdf.Bagian, error) bool) {
		for s, err := range syahadah {
			if !yield(s.bagian(), err) || err != nil {
				return
			}
		}
	}})
}

func (s Syahadah) bagian() pdf.Bagian {
	b := pdf.Bagian{Kaki: strings.Join(nonKosong("Syahadah "+s.Nomor, s.Santri.Nama), " · "), Tanda: s.Tanda, Bingkai: true}
	tambah := func(besar, tebal bool, baris ...string) {
		if ada := nonKosong(baris...); len(ada) > 0 {
			b.Isi = append(b.Isi, pdf.Alinea{Teks: strings.Join(ada, "\n"), Rata: pdf.Tengah, Besar: besar, Tebal: tebal})
		}
	}
	b.Isi = append(b.Isi, pdf.Kop{Arab: s.Sekolah.NamaArab, Nama: s.Sekolah.Nama, Baris: nonKosong(strings.Join(nonKosong(s.Sekolah.Unit, s.Sekolah.Nomor, s.Sekolah.Alamat), " · "))})
	tambah(true, true, "شهادة تحفيظ القرآن الكريم")
	tambah(false, true, "SYAHADAH TAHFIDZ", s.Nomor)
	tambah(false, false, "تُمنح هذه الشهادة إلى · Diberikan kepada")
	tambah(true, true, s.Santri.NamaArab, s.Santri.Nama)
	tambah(false, false, imbuh("NIS / NISN ", strings.Join(nonKosong(s.Santri.NIS, s.Santri.NISN), " / ")))
	tambah(false, true, imbuh("لحفظ: ", s.CapaianArab), imbuh("atas hafalan ", s.Capaian))
	hasil := strings.Join(nonKosong(s.Predikat.Nama, imbuh("nilai ", s.Nilai)), ", ")
	tambah(false, false, imbuh("بتقدير: ", s.Predikat.Arab), imbuh("dengan hasil ", hasil), imbuh("berdasarkan ", s.Dasar))
	var pihak []pdf.Pihak
	for _, p := range s.Penanda {
		pihak = append(pihak, pdf.Pihak{Sebagai: p.Jabatan, Nama: p.Nama, Nomor: p.Nomor})
	}
	b.Isi = append(b.Isi, pdf.TandaTangan{Lekat: true, Tempat: tempatTanggal(s.Sekolah.Kota, s.Tanggal, s.Hijriah), Pihak: pihak})
	return b
}

// imbuh puts words before a text that is there.
func imbuh(awal, s string) string {
	if s == "" {
		return ""
	}
	return awal + s
}
