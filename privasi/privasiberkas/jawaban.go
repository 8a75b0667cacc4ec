package privasiberkas

import (
	"io"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas/pdf"
	"github.com/pesantren-go/pesantren/privasi/hak"
	"github.com/pesantren-go/pesantren/privasi/kantor"
)

// ErrBelumDiputus says that there is no answer to write yet.
var ErrBelumDiputus = dasar.Aturan("PRI-SURAT-01")

// Jawaban is the answer to a request on its way to paper.
type Jawaban struct {
	Kop     pdf.Kop
	Berkas  kantor.BerkasPermohonan
	Kepada  string // whose data it is
	Kota    string // place of the signature; "" = the day alone
	Penanda pdf.Pihak
	Bidang  func(string) string // a field in the words of the office; nil: as it is called
	Zona    *time.Location
	Dibuat  time.Time // moment in the file's properties
}

// TulisJawaban writes the letter as PDF.
func TulisJawaban(w io.Writer, j Jawaban) error {
	p := j.Berkas.Permohonan
	if p.Diputus.IsZero() {
		return ErrBelumDiputus.Conflictf("permohonan ini belum diputus; penuhi atau tolak dahulu, lalu cetak suratnya")
	}
	nomor := kantor.Nomor(p.ID, p.Dicatat)
	return pdf.Tulis(w, pdf.Dokumen{Judul: "Jawaban permohonan " + nomor, Dibuat: j.Dibuat, Huruf: 11,
		Bagian: pdf.Satu(pdf.Bagian{Kaki: "Jawaban permohonan " + nomor, Isi: j.isi(nomor)})})
}

func (j Jawaban) isi(nomor string) []pdf.Blok {
	p := j.Berkas.Permohonan
	u, _ := p.Jenis.Uraikan()
	bs := []pdf.Blok{
		j.Kop,
		pdf.Judul{Teks: "Jawaban Permohonan", Bawah: []string{"Nomor " + nomor}},
		pdf.Alinea{Teks: "Kepada Yth. " + j.Kepada},
		pdf.Pasangan{Isi: [][2]string{{"Yang diminta", u.Nama}, {"Dasar", u.Pasal}, {"Diterima", j.saat(p.Diterima)}, {"Diputus", j.saat(p.Diputus)}, {"Putusan", Putusan(j.Berkas)}}},
	}
	if p.SebabTolak != "" {
		bs = append(bs, j.penolakan()...)
	} else {
		bs = append(bs, j.pemenuhan()...)
	}
	tempat := dasar.TanggalDari(p.Diputus.In(j.Zona)).Panjang()
	if j.Kota != "" {
		tempat = j.Kota + ", " + tempat
	}
	return append(bs, pdf.TandaTangan{Tempat: tempat, Pihak: []pdf.Pihak{j.Penanda}, Lekat: true})
}

func (j Jawaban) penolakan() []pdf.Blok {
	p := j.Berkas.Permohonan
	isi := [][2]string{{"Alasan", p.SebabTolak.Nama()}, {"Dasar penolakan", p.PasalTolak}}
	if p.UjiTolak != "" {
		isi = append(isi, [2]string{"Uji keseimbangan", p.UjiTolak})
	}
	return []pdf.Blok{
		pdf.Alinea{Teks: "Permohonan ini tidak dapat kami penuhi.", Tebal: true},
		pdf.Pasangan{Isi: isi},
		pdf.Alinea{Teks: j.Berkas.Jawaban},
		pdf.Alinea{Teks: "Bila Anda tidak menerima putusan ini, Anda dapat mengadu melalui " + p.JalurAdu + "."},
	}
}

func (j Jawaban) pemenuhan() []pdf.Blok {
	p := j.Berkas.Permohonan
	bs := []pdf.Blok{pdf.Alinea{Teks: "Permohonan ini sudah kami kerjakan. Bukti pelaksanaannya: " + p.Bukti + "."}}
	if len(j.Berkas.Koreksi) > 0 {
		t := pdf.Tabel{Kolom: []pdf.Kolom{{Judul: "Data"}, {Judul: "Semula"}, {Judul: "Menjadi"}}}
		for _, k := range j.Berkas.Koreksi {
			t.Baris = append(t.Baris, []string{j.bidang(k.Bidang), k.Semula, k.Menjadi})
		}
		bs = append(bs, t)
	}
	if !p.Dihentikan.IsZero() {
		bs = append(bs, pdf.Alinea{Teks: "Pemrosesan dihentikan sejak " + j.saat(p.Dihentikan) + "."})
	}
	if !p.Dibatasi.IsZero() {
		bs = append(bs, pdf.Alinea{Teks: "Pemrosesan dibatasi sejak " + j.saat(p.Dibatasi) + ": data hanya disimpan, tidak dipakai."})
	}
	return append(bs, pdf.Alinea{Teks: "Bila jawaban ini belum sesuai, Anda dapat mengadu di halaman Pengaduan atau di kantor kami.", Kecil: true})
}

func (j Jawaban) bidang(nama string) string {
	if j.Bidang == nil {
		return nama
	}
	return j.Bidang(nama)
}

func (j Jawaban) saat(t time.Time) string {
	return dasar.TanggalDari(t.In(j.Zona)).Panjang() + " pukul " + t.In(j.Zona).Format("15.04")
}

// Putusan is what was decided, in a word. The state of a request that was told no longer
// says it; its moves do.
func Putusan(b kantor.BerkasPermohonan) string {
	if b.SebabTolak != "" {
		return "ditolak"
	}
	for _, e := range b.Riwayat {
		if e.Ke == string(hak.DipenuhiSebagian) {
			return "dipenuhi sebagian"
		}
	}
	return string(hak.Dipenuhi)
}
