package keuanganberkas

import (
	"io"
	"iter"

	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
)

// Bentuk is the form of a list: [CSV] for people, [CSVPolos] for programs, or a
// workbook in which numbers of receipts and NIS are texts and amounts numbers.
type Bentuk = dasarberkas.Bentuk

// The forms of [dasarberkas.Tulis].
const (
	CSV      = dasarberkas.CSV
	CSVPolos = dasarberkas.CSVPolos
	XLSX     = dasarberkas.XLSX
)

// Orang tells how people are named in a list. The caller opens names through a
// decision first; what a person may not see is passed as it is shown.
type Orang struct {
	Santri   func(santri.ID) (nis, nama string)
	Keluarga func(santri.KeluargaID) string
}

// TulisTagihan writes bills with what they still ask.
func TulisTagihan(w io.Writer, b Bentuk, o Orang, ps iter.Seq2[keuangan.Posisi, error]) error {
	judul := []string{"NIS", "Nama", "Unit", "Kelas", "Komponen", "Uraian", "Periode", "Terbit", "Jatuh tempo", "Bruto", "Potongan", "Jumlah", "Nota kredit", "Dibayar", "Sisa", "Batal"}
	teks, hari, uang := dasarberkas.Teks, dasarberkas.Hari, dasarberkas.Uang
	return tulis(w, b, judul, ubah(ps, func(p keuangan.Posisi) []dasarberkas.Sel {
		t := p.Tagihan
		nis, nama := o.Santri(t.Santri)
		batal := ""
		if p.Batal {
			batal = "batal"
		}
		return []dasarberkas.Sel{
			teks(nis), teks(nama), teks(string(t.Unit)), teks(t.Kelas), teks(string(t.Komponen)), teks(t.Uraian), teks(t.Periode), hari(t.Terbit), hari(t.JatuhTempo),
			uang(t.Bruto), uang(t.Potongan), uang(t.Jumlah), uang(p.NotaKredit), uang(p.Teralokasi), uang(p.Sisa()), teks(batal),
		}
	}))
}

// TulisPembayaran writes payments, with the receipt, the part that served
// bills and the part that became credit.
func TulisPembayaran(w io.Writer, b Bentuk, o Orang, ps iter.Seq2[keuangan.PembayaranRinci, error]) error {
	judul := []string{"Kuitansi", "Tanggal", "Keluarga", "Cara", "Jumlah", "Untuk tagihan", "Titipan", "Laci", "Rekening", "Rujukan bank", "Petugas", "Keterangan"}
	teks, hari, uang := dasarberkas.Teks, dasarberkas.Hari, dasarberkas.Uang
	return tulis(w, b, judul, ubah(ps, func(p keuangan.PembayaranRinci) []dasarberkas.Sel {
		ket := p.Alasan
		if p.DibalikOleh != "" {
			ket = "dibalik"
		}
		return []dasarberkas.Sel{
			teks(p.Kuitansi.String()), hari(p.Tanggal), teks(o.Keluarga(p.Keluarga)), teks(string(p.Cara)), uang(p.Jumlah), uang(p.Jumlah - p.SisaTitipan),
			uang(p.SisaTitipan), teks(p.Laci), teks(p.Rekening), teks(p.Rujukan), teks(p.Oleh), teks(ket),
		}
	}))
}

// TulisHasil writes what an import did with each line of a statement: its
// class and why, and the lines that were left out. It names no person.
func TulisHasil(w io.Writer, b Bentuk, h keuangan.HasilMutasi) error {
	judul := []string{"Baris", "Rujukan", "Tanggal", "Arah", "Nominal", "Hasil", "Keterangan"}
	gagal := make(map[int]string, len(h.Gagal))
	for _, g := range h.Gagal {
		gagal[g.Baris] = g.Pesan
	}
	teks := dasarberkas.Teks
	return tulis(w, b, judul, func(yield func([]dasarberkas.Sel, error) bool) {
		for _, r := range h.Baris {
			arah, ket := "keluar", gagal[r.Nomor]
			if r.Masuk {
				arah = "masuk"
			}
			if ket == "" && len(r.Penjelasan) > 0 {
				ket = r.Penjelasan[0].Teks
			}
			if !yield([]dasarberkas.Sel{dasarberkas.Bilangan(int64(r.Nomor)), teks(r.Kunci), dasarberkas.Hari(r.Tanggal), teks(arah), teks(r.Nominal.StringFixed(2)), teks(string(r.Kelas)), teks(ket)}, nil) {
				return
			}
		}
		for _, g := range h.Galat {
			if !yield([]dasarberkas.Sel{dasarberkas.Bilangan(int64(g.Baris)), {}, {}, {}, {}, teks(string(g.Aturan)), teks(g.Pesan)}, nil) {
				return
			}
		}
	})
}

func tulis(w io.Writer, b Bentuk, judul []string, baris iter.Seq2[[]dasarberkas.Sel, error]) error {
	return tolakan(dasarberkas.Tulis(w, b, dasarberkas.Tabel{Nama: "Sheet1", Judul: judul, Baris: baris}))
}

func ubah[T any](xs iter.Seq2[T, error], fn func(T) []dasarberkas.Sel) iter.Seq2[[]dasarberkas.Sel, error] {
	return func(yield func([]dasarberkas.Sel, error) bool) {
		for x, err := range xs {
			if err != nil {
				yield(nil, err)
				return
			}
			if !yield(fn(x), nil) {
				return
			}
		}
	}
}
