package akademikberkas

import (
	"io"

	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
	"github.com/pesantren-go/pesantren/santri"
)

// BacaNilai reads a sheet of marks for [nilai.PeriksaLembar] (see
// [dasarberkas.Baca]). The separator of a CSV and the sheet of a workbook are those
// under which most titles of such a sheet are known. namaBerkas is the file name as it
// came, used in messages only. Errors carry an id of package dasarberkas, from
// dasarberkas.ErrBesar on, and say what to do.
func BacaNilai(r io.Reader, namaBerkas string, b dasarberkas.Batas) (santri.Lembar, error) {
	return baca(r, namaBerkas, b, nilai.NilaiJudul)
}

// baca reads the sheet in which kenal knows the most titles.
func baca(r io.Reader, namaBerkas string, b dasarberkas.Batas, kenal func(santri.Lembar) int) (santri.Lembar, error) {
	l, err := dasarberkas.Baca(r, namaBerkas, dasarberkas.Opsi{Batas: b, Atas: santri.JudulDalam, Kenal: func(atas []dasarberkas.Baris) int {
		return kenal(santri.Lembar{Baris: barisLembar(atas)})
	}})
	if err != nil {
		return santri.Lembar{}, err
	}
	return santri.Lembar{Nama: l.Nama, Baris: barisLembar(l.Baris), Catatan: l.Catatan}, nil
}

func barisLembar(rs []dasarberkas.Baris) []santri.BarisLembar {
	hasil := make([]santri.BarisLembar, len(rs))
	for i, r := range rs {
		sel := make([]santri.Sel, len(r.Sel))
		for j, s := range r.Sel {
			sel[j] = santri.Sel{Jenis: jenisSel(s.Jenis), Teks: s.Teks}
		}
		hasil[i] = santri.BarisLembar{Nomor: r.Nomor, Sel: sel}
	}
	return hasil
}

func jenisSel(j dasarberkas.Jenis) santri.JenisSel {
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
