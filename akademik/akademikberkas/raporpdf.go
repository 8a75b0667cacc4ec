package akademikberkas

import (
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/akademik/rapor"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas/pdf"
)

// CetakRapor is what the rapor of one file have in common. The zero value of every
// field but Dibuat is usable.
type CetakRapor struct {
	Judul  string    // in the file's properties
	Dibuat time.Time // moment in the file's properties, needed: the same rapor give the same file
	Duplex bool      // each santri begins on the front of a sheet
	Huruf  int       // size of the letters in points; 0 is 9
}

// TulisRapor writes rapor as PDF on A4, one santri after the other, each with pages
// numbered by themselves: what is in the Rapor and nothing else. They are asked for one
// by one, and only the pages are kept, so that a class needs the memory of its file.
//
// A rapor that is a draft, incomplete or replaced says so across every page and lists
// what is missing; number, version and the beginning of the hash stand at the foot of
// every page. One that was changed after its publication is refused with
// rapor.ErrIsi, none at all with pdf.ErrKosong.
func TulisRapor(w io.Writer, c CetakRapor, dokumen iter.Seq2[rapor.Dokumen, error]) error {
	huruf := c.Huruf
	if huruf == 0 {
		huruf = 9
	}
	return pdf.Tulis(w, pdf.Dokumen{Judul: c.Judul, Dibuat: c.Dibuat, Duplex: c.Duplex, Huruf: huruf, Bagian: func(yield func(pdf.Bagian, error) bool) {
		for d, err := range dokumen {
			if err == nil {
				err = d.Periksa()
			}
			if err != nil {
				yield(pdf.Bagian{}, err)
				return
			}
			if !yield(bagianRapor(d), nil) {
				return
			}
		}
	}})
}

func bagianRapor(d rapor.Dokumen) pdf.Bagian {
	r := d.Rapor
	b := pdf.Bagian{Kaki: kakiRapor(d), Tanda: d.Tanda(), Isi: kepalaRapor(r)}
	halaman := func(judul string, bawah []string, isi []pdf.Blok) {
		if len(b.Isi) > 2 { // the head, and a page of another track
			b.Isi = append(b.Isi, pdf.HalamanBaru{})
		}
		b.Isi = append(append(b.Isi, pdf.Judul{Teks: judul, Bawah: bawah}), isi...)
	}
	if r.Formal != nil {
		halaman("LAPORAN HASIL BELAJAR", nonKosong(r.Formal.Kurikulum), formal(*r.Formal))
	}
	if r.Diniyah != nil {
		halaman("RAPOR DINIYAH", []string{"كشف الدرجات"}, diniyah(*r.Diniyah))
	}
	if r.Tahfidz != nil {
		halaman("RAPOR TAHFIDZ", []string{"تحفيظ القرآن الكريم"}, tahfidz(*r.Tahfidz))
	}
	b.Isi = append(b.Isi, penutupRapor(r)...)
	return b
}

// kakiRapor begins with what a shortened line must keep.
func kakiRapor(d rapor.Dokumen) string {
	nomor := "Draf"
	if s := d.Terbit.Sebutan(); s != "" {
		nomor = "Rapor nomor " + s
	}
	return fmt.Sprintf("%s · sidik %s · %s · %s · %s %s", nomor, d.Rapor.Sidik().Pendek(), d.Rapor.Santri.Nama, d.Rapor.Kelas, d.Rapor.Periode, d.Rapor.Tahun)
}

// kepalaRapor is the head of the paper and whose rapor it is: two blocks.
func kepalaRapor(r rapor.Rapor) []pdf.Blok {
	s := r.Santri
	isi := [][2]string{{"Nama", s.Nama}}
	if s.NamaArab != "" {
		isi = append(isi, [2]string{"Nama Arab", s.NamaArab})
	}
	isi = append(isi, [2]string{"NIS / NISN", strings.Join(nonKosong(s.NIS, s.NISN), " / ")})
	if r.Sekolah.Unit != "" {
		isi = append(isi, [2]string{"Unit", r.Sekolah.Unit})
	}
	kelas := r.Kelas
	if r.Tingkat != "" && r.Tingkat != r.Kelas {
		kelas += " (tingkat " + r.Tingkat + ")"
	}
	isi = append(isi, [2]string{"Kelas", kelas}, [2]string{"Tahun ajaran", r.Tahun}, [2]string{"Periode", r.Periode})
	if r.Jalur != "" {
		isi = append(isi, [2]string{"Jalur", r.Jalur})
	}
	return []pdf.Blok{
		pdf.Kop{Arab: r.Sekolah.NamaArab, Nama: r.Sekolah.Nama, Baris: nonKosong(r.Sekolah.Unit, r.Sekolah.Nomor, r.Sekolah.Alamat)},
		pdf.Pasangan{Dua: true, Isi: isi},
	}
}

// penutupRapor is what belongs to no track: conduct, activities, presence, the note,
// the decision, what is missing, and the signatures.
func penutupRapor(r rapor.Rapor) (out []pdf.Blok) {
	tabel := func(kolom []pdf.Kolom, baris [][]string) {
		if len(baris) > 0 {
			out = append(out, pdf.Tabel{Kolom: kolom, Baris: baris})
		}
	}
	var sikap, kokurikuler, ekskul [][]string
	for _, x := range r.Sikap {
		sikap = append(sikap, []string{x.Aspek, x.Predikat, x.Uraian})
	}
	for _, x := range r.Kokurikuler {
		ket := nonKosong(x.Tujuan, x.Uraian)
		if len(x.Dimensi) > 0 {
			ket = append(ket, "Dimensi: "+strings.Join(x.Dimensi, ", "))
		}
		if x.Kelompok != "" {
			ket = append(ket, "Kelompok: "+x.Kelompok)
		}
		kokurikuler = append(kokurikuler, []string{strings.Join(nonKosong(x.Tema, x.Judul), "\n"), strings.Join(ket, "\n")})
	}
	for _, x := range r.Ekskul {
		ekskul = append(ekskul, []string{x.Nama, x.Predikat, x.Keterangan})
	}
	tabel([]pdf.Kolom{{Judul: "Sikap", Bagi: 20}, {Judul: "Predikat", Bagi: 16}, {Judul: "Uraian", Bagi: 64}}, sikap)
	tabel([]pdf.Kolom{{Judul: "Kokurikuler", Bagi: 30}, {Judul: "Uraian", Bagi: 70}}, kokurikuler)
	tabel([]pdf.Kolom{{Judul: "Ekstrakurikuler", Bagi: 30}, {Judul: "Predikat", Bagi: 16}, {Judul: "Keterangan", Bagi: 54}}, ekskul)
	tabel([]pdf.Kolom{{Judul: "Ketidakhadiran", Bagi: 30}, {Judul: "Hari", Bagi: 10, Kanan: true}, {Bagi: 60}}, kehadiran(r.Hadir))
	if r.Catatan != "" {
		out = append(out, pdf.Alinea{Teks: "Catatan wali kelas", Tebal: true}, pdf.Alinea{Teks: r.Catatan})
	}
	if r.Keputusan != "" {
		out = append(out, pdf.Alinea{Teks: "Keputusan: " + r.Keputusan, Tebal: true})
	}
	if len(r.Kurang) > 0 {
		var kurang []string
		for _, k := range r.Kurang {
			kurang = append(kurang, k.Bagian+": "+k.Sebab)
		}
		out = append(out, pdf.Alinea{Teks: "Belum lengkap: " + strings.Join(kurang, "; "), Tebal: true, Kecil: true})
	}
	return append(out, tandaTangan(r))
}

// kosong is the visible blank of what is not known.
const kosong = "........"

func kehadiran(k rapor.Kehadiran) [][]string {
	hari := func(n int) string {
		if !k.Ada {
			return kosong
		}
		return strconv.Itoa(n)
	}
	return [][]string{{"Sakit", hari(k.Sakit)}, {"Izin", hari(k.Izin)}, {"Tanpa keterangan", hari(k.Alpa)}}
}

func tandaTangan(r rapor.Rapor) pdf.TandaTangan {
	pihak := func(p rapor.Penanda, jabatan string) pdf.Pihak {
		if p.Jabatan != "" {
			jabatan = p.Jabatan
		}
		return pdf.Pihak{Sebagai: jabatan, Nama: p.Nama, Nomor: p.Nomor}
	}
	return pdf.TandaTangan{Lekat: true, Tempat: tempatTanggal(r.Sekolah.Kota, r.Tanggal, r.Hijriah), Pihak: []pdf.Pihak{{Sebagai: "Orang Tua/Wali"}, pihak(r.Kepala, "Kepala"), pihak(r.Wali, "Wali Kelas")}}
}

// tempatTanggal is the place and the day of a signature, with its Hijri label below.
func tempatTanggal(kota string, t dasar.Tanggal, hijriah string) string {
	if t.IsZero() {
		return kota
	}
	return strings.Join(nonKosong(strings.Join(nonKosong(kota, t.Panjang()), ", "), hijriah), "\n")
}

// nonKosong are the texts that hold something.
func nonKosong(s ...string) (out []string) {
	for _, x := range s {
		if x != "" {
			out = append(out, x)
		}
	}
	return out
}
