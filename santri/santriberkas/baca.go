package santriberkas

import (
	"io"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
	"github.com/pesantren-go/pesantren/santri"
)

var (
	// ErrBesar says that a file, its unpacked content, its rows, columns or one
	// cell exceed a limit of [Batas] (IMP-13).
	ErrBesar = dasar.Aturan("IMP-BERKAS-01")
	// ErrBentuk says that a file is not what can be read: an old .xls, a PDF, a
	// picture, a web page, an encrypted or damaged workbook.
	ErrBentuk = dasar.Aturan("IMP-BERKAS-02")
	// ErrKutip says that a quotation mark in a CSV is never closed.
	ErrKutip = dasar.Aturan("IMP-BERKAS-03")
	// ErrKosong says that a file holds no filled cell.
	ErrKosong = dasar.Aturan("IMP-BERKAS-04")
)

// Batas are the limits of one file (IMP-13). A zero field takes the value of
// [dasarberkas.BatasBaku].
type Batas = dasarberkas.Batas

// Baca reads a CSV or XLSX file (see [dasarberkas.Baca]). The separator of a
// CSV and the sheet of a workbook are those under which the import recognises
// the most column titles (IMP-02). nama is the file name as it came. Errors
// carry [ErrBesar], [ErrBentuk], [ErrKutip] or [ErrKosong] and say what to do.
func Baca(r io.Reader, nama string, b Batas) (santri.Lembar, error) {
	l, err := dasarberkas.Baca(r, nama, dasarberkas.Opsi{Batas: b, Atas: santri.JudulDalam, Kenal: func(atas []dasarberkas.Baris) int {
		return santri.NilaiJudul(santri.Lembar{Baris: baris(atas)})
	}})
	if err != nil {
		return santri.Lembar{}, dasarberkas.Sebagai(err, map[dasar.Aturan]dasar.Aturan{
			dasarberkas.ErrBesar: ErrBesar, dasarberkas.ErrBukuBesar: ErrBesar,
			dasarberkas.ErrBentuk: ErrBentuk, dasarberkas.ErrHalaman: ErrBentuk, dasarberkas.ErrBuku: ErrBentuk,
			dasarberkas.ErrKutip: ErrKutip, dasarberkas.ErrKosong: ErrKosong,
		})
	}
	return santri.Lembar{Nama: l.Nama, Baris: baris(l.Baris), Catatan: l.Catatan}, nil
}

// baris copies all cells into one piece of memory.
func baris(rs []dasarberkas.Baris) []santri.BarisLembar {
	n := 0
	for _, r := range rs {
		n += len(r.Sel)
	}
	semua := make([]santri.Sel, 0, n)
	out := make([]santri.BarisLembar, len(rs))
	for i, r := range rs {
		mulai := len(semua)
		for _, s := range r.Sel {
			semua = append(semua, santri.Sel{Jenis: jenis(s.Jenis), Teks: s.Teks})
		}
		out[i] = santri.BarisLembar{Nomor: r.Nomor, Sel: semua[mulai:len(semua):len(semua)]}
	}
	return out
}

func jenis(j dasarberkas.Jenis) santri.JenisSel {
	switch j {
	case dasarberkas.SelAngka, dasarberkas.SelUang:
		return santri.SelAngka
	case dasarberkas.SelHari:
		return santri.SelTanggal
	case dasarberkas.SelRusak:
		return santri.SelRusak
	}
	return santri.SelTeks
}
