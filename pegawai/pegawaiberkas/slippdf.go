package pegawaiberkas

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas/pdf"
	"github.com/pesantren-go/pesantren/dasar/terbilang"
	"github.com/pesantren-go/pesantren/pegawai"
)

// CetakSlip is what the payslips of one run have in common.
type CetakSlip struct {
	Lembaga      string
	Alamat       []string // lines below the name
	Jenis        pegawai.JenisPutaran
	Masa         dasar.Bulan
	Dari, Sampai dasar.Tanggal // days that are paid, both included; zero = not printed
	Dibuat       time.Time     // moment in the file's properties, needed: the same slips give the same file
	Hemat        bool          // three on a sheet of A4, to be cut apart; else one on a page of A5
}

// TulisSlip writes payslips as PDF, by number. Amounts are those of the slip, part
// by part; the net is spelled out, warnings stand below, a refund of tax names its
// last day. Of the account only the last four digits are printed, and only for who
// is in orang. Doubles are refused with [ErrSlipGanda], no slips with pdf.ErrKosong.
func TulisSlip(w io.Writer, c CetakSlip, orang []Orang, slips []pegawai.Slip) error {
	slips, err := urut(slips)
	if err != nil {
		return err
	}
	siapa := orangPer(orang)
	d := pdf.Dokumen{Judul: c.judul(), Dibuat: c.Dibuat, Kertas: pdf.A5, Huruf: 8}
	if c.Hemat {
		d.Kertas, d.PerLembar, d.Huruf = pdf.A4, 3, 7
	}
	d.Bagian = func(yield func(pdf.Bagian, error) bool) {
		for i := range slips {
			s := &slips[i]
			b := pdf.Bagian{Kaki: c.judul() + ", " + s.Nomor + " " + s.Nama, Isi: append(c.kepala(s, siapa[s.Pegawai]), c.rincian(s)...)}
			if !yield(b, nil) {
				return
			}
		}
	}
	return pdf.Tulis(w, d)
}

func (c CetakSlip) judul() string {
	jenis := map[pegawai.JenisPutaran]string{pegawai.THR: "Slip THR", pegawai.Bonus: "Slip Bonus"}[c.Jenis]
	if jenis == "" {
		jenis = "Slip Gaji"
	}
	return jenis + " " + c.Masa.Panjang()
}

// kepala says whose slip it is, and of which days.
func (c CetakSlip) kepala(s *pegawai.Slip, o *Orang) []pdf.Blok {
	k, j := pdf.Kop{Nama: c.Lembaga, Baris: c.Alamat}, pdf.Judul{Teks: c.judul()}
	hari := ""
	if !c.Dari.IsZero() && !c.Sampai.IsZero() {
		hari = c.Dari.Panjang() + " sampai " + c.Sampai.Panjang()
	}
	isi := [][2]string{{"Nomor", s.Nomor}, {"Nama", s.Nama}, {"Jabatan", s.NamaJabatan}, {"Unit", string(s.Unit)}}
	if s.PTKP != "" {
		isi = append(isi, [2]string{"Status PTKP", s.PTKP})
	}
	if o != nil {
		isi = append(isi, [2]string{"Dibayar lewat", akhiran(o.Rekening)})
	}
	if c.Hemat {
		k.Baris = nil
	} else if hari != "" {
		j.Bawah = []string{hari}
	}
	return []pdf.Blok{k, j, pdf.Pasangan{Dua: true, Isi: isi}}
}

// akhiran names an account without giving it away.
func akhiran(r pegawai.Rekening) string {
	if r == (pegawai.Rekening{}) {
		return "tunai"
	}
	return r.Bank + ", akhir " + r.Nomor[max(len(r.Nomor)-4, 0):]
}

// rincian are the amounts of the slip.
func (c CetakSlip) rincian(s *pegawai.Slip) (out []pdf.Blok) {
	if c.Hemat {
		out = []pdf.Blok{berdampingan(s)}
	} else {
		for _, x := range daftarBagian {
			if t := perBagian(s, x.bagian, x.judul); len(t.Baris) > 0 && x.bagian != pegawai.BagianIuranKami {
				out = append(out, t)
			}
		}
	}
	out = append(out, pdf.Alinea{Teks: "Diterima: " + s.Neto.String(), Tebal: true}, pdf.Alinea{Teks: "Terbilang: " + terbilang.Rupiah(s.Neto, terbilang.BesarAwal)})
	var catatan []string
	if !c.Hemat {
		out = append(out, iuranKami(s)...)
	} else {
		if t := sebaris(s, pegawai.BagianIuranKami); t != "" {
			catatan = append(catatan, "Dibayar lembaga: "+t)
		}
		if t := sebaris(s, pegawai.BagianNatura); t != "" {
			catatan = append(catatan, "Natura: "+t)
		}
		for _, b := range s.Baris {
			if b.Komponen == pegawai.BarisPPhBalik && b.Keterangan != "" {
				catatan = append(catatan, b.Nama+" "+b.Keterangan)
			}
		}
	}
	for _, p := range s.Peringatan {
		catatan = append(catatan, "Perhatian: "+p)
	}
	if len(catatan) > 0 {
		out = append(out, pdf.Alinea{Teks: strings.Join(catatan, "\n"), Kecil: true})
	}
	return out
}

// perBagian is the table of one part.
func perBagian(s *pegawai.Slip, bagian pegawai.Bagian, judul string) pdf.Tabel {
	t := pdf.Tabel{Kolom: []pdf.Kolom{{Judul: judul}, {}, {Judul: "Rp", Kanan: true}}}
	var n dasar.Rupiah
	for _, b := range s.Baris {
		if b.Bagian != bagian || (b.Jumlah == 0 && b.Banyak == 0) {
			continue
		}
		n += b.Jumlah
		ket := hitungan(b)
		if ket != "" && b.Keterangan != "" {
			ket += "; "
		}
		t.Baris = append(t.Baris, []string{b.Nama, ket + b.Keterangan, b.Jumlah.Angka()})
	}
	if len(t.Baris) > 1 {
		t.Jumlah = [][]string{{"Jumlah", "", n.Angka()}}
	}
	return t
}

// iuranKami are the contributions of the institution: for information, two beside
// each other.
func iuranKami(s *pegawai.Slip) []pdf.Blok {
	p := pdf.Pasangan{Dua: true}
	for _, b := range s.Baris {
		if b.Bagian == pegawai.BagianIuranKami && b.Jumlah != 0 {
			p.Isi = append(p.Isi, [2]string{b.Nama, b.Jumlah.Angka()})
		}
	}
	if len(p.Isi) == 0 {
		return nil
	}
	return []pdf.Blok{pdf.Alinea{Teks: "Iuran BPJS dibayar lembaga: " + s.IuranKami.String(), Tebal: true}, p}
}

// hitungan is "60 × 25.000" where the line has both.
func hitungan(b pegawai.BarisSlip) string {
	if b.Banyak == 0 || b.Tarif == 0 {
		return ""
	}
	return fmt.Sprintf("%s × %s", b.Banyak, b.Tarif.Angka())
}

// berdampingan puts pay on the left and what is taken from it on the right.
func berdampingan(s *pegawai.Slip) pdf.Tabel {
	t := pdf.Tabel{Kolom: []pdf.Kolom{{Judul: "Pendapatan"}, {Judul: "Rp", Kanan: true}, {Judul: "Potongan"}, {Judul: "Rp", Kanan: true}}}
	var kiri, kanan [][]string
	for _, x := range daftarBagian[:4] { // pay, and the three parts that lessen it
		for _, b := range s.Baris {
			nama := b.Nama
			if h := hitungan(b); h != "" {
				nama += " (" + h + ")"
			}
			switch baris := []string{nama, b.Jumlah.Angka()}; {
			case b.Bagian != x.bagian || (b.Jumlah == 0 && b.Banyak == 0):
			case x.bagian == pegawai.BagianPendapatan:
				kiri = append(kiri, baris)
			default:
				kanan = append(kanan, baris)
			}
		}
	}
	for i := range max(len(kiri), len(kanan)) {
		baris := []string{"", "", "", ""}
		if i < len(kiri) {
			copy(baris, kiri[i])
		}
		if i < len(kanan) {
			copy(baris[2:], kanan[i])
		}
		t.Baris = append(t.Baris, baris)
	}
	t.Jumlah = [][]string{{"Jumlah", s.Dibayar.Angka(), "Jumlah", (s.Iuran + s.PPh + s.Potongan).Angka()}}
	return t
}

// sebaris lists the lines of a part in one sentence.
func sebaris(s *pegawai.Slip, bagian pegawai.Bagian) string {
	var out []string
	for _, b := range s.Baris {
		if b.Bagian == bagian && b.Jumlah != 0 {
			out = append(out, b.Nama+" "+b.Jumlah.Angka())
		}
	}
	return strings.Join(out, ", ")
}
