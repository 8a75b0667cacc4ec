package keuanganberkas

import (
	"io"
	"regexp"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
	"github.com/pesantren-go/pesantren/keuangan"
)

// Opsi are what a person may say about a file. The zero value recognises all.
type Opsi struct {
	TataLetak string        // id of a layout; "" recognises it
	Sendiri   []TataLetak   // layouts of the school, tried before the others
	Desimal   byte          // '.' or ',' parts the sen; 0 recognises it
	Dari      dasar.Tanggal // period, for files whose days have no year
	Sampai    dasar.Tanggal
	Batas     Batas
}

// Baca reads a statement from CSV or XLSX (see [dasarberkas.Baca]). nama is the
// file name as it came. Rows that cannot be read are listed in Galat with their
// line, the rest is read. An error means that nothing can be read: [ErrBesar],
// [ErrBentuk], [ErrKutip], [ErrTataLetak], [ErrAngka], [ErrPeriode].
func Baca(r io.Reader, nama string, o Opsi) (keuangan.BerkasBank, error) {
	ls, err := o.tataLetak()
	if err != nil {
		return keuangan.BerkasBank{}, err
	}
	l, err := dasarberkas.Baca(r, nama, dasarberkas.Opsi{Batas: o.Batas.Atau(BatasBaku()), Atas: judulDalam, Wajib: true, Kenal: func(atas []dasarberkas.Baris) int {
		t, _ := cariTataLetak(atas, ls)
		return t.nilai
	}})
	if err != nil {
		return keuangan.BerkasBank{}, tolakan(err)
	}
	t, ok := cariTataLetak(l.Baris, ls)
	if !ok {
		return keuangan.BerkasBank{}, tolakan(dasarberkas.ErrJudul)
	}
	p := pembaca{temuan: t, periode: periode{o.Dari, o.Sampai}, hasil: keuangan.BerkasBank{
		Nama: nama, TataLetak: t.tata.ID, Bank: t.tata.Bank, RujukanUnik: t.tata.RujukanUnik, TeksStabil: t.tata.TeksStabil,
	}}
	for _, c := range l.Catatan {
		p.ingatkan(0, "", ErrDibaca, c)
	}
	return p.baca(l.Baris, bentukAngka(o.Desimal))
}

func (o Opsi) tataLetak() ([]TataLetak, error) {
	for _, t := range o.Sendiri {
		if err := t.Validate(); err != nil {
			return nil, err
		}
	}
	if o.Desimal != 0 && o.Desimal != '.' && o.Desimal != ',' {
		return nil, ErrAngka.Invalidf("pemisah sen harus titik atau koma").Pada("desimal")
	}
	ls := slices.Concat(o.Sendiri, TataLetakBaku())
	if o.TataLetak == "" {
		return ls, nil
	}
	i := slices.IndexFunc(ls, func(t TataLetak) bool { return t.ID == o.TataLetak })
	if i < 0 {
		return nil, ErrSusunan.Invalidf("susunan kolom yang dipilih tidak dikenal; pilih dari daftar").Pada("tata_letak")
	}
	return ls[i : i+1], nil
}

var polaPeriode = regexp.MustCompile(`(\d{1,2}[/-]\d{1,2}[/-]\d{4})\s*(?:-|s/d|s\.d\.|sampai|to)\s*(\d{1,2}[/-]\d{1,2}[/-]\d{4})`)

// bacaPeriode finds the period that a statement states above its titles.
func bacaPeriode(rs []dasarberkas.Baris) (p periode) {
	for _, r := range rs {
		for _, s := range r.Sel {
			m := polaPeriode.FindStringSubmatch(s.Teks)
			if m == nil {
				continue
			}
			dari, _, err1 := bacaHari(m[1], "dmy", periode{})
			sampai, _, err2 := bacaHari(m[2], "dmy", periode{})
			if err1 == nil && err2 == nil && !sampai.Before(dari) {
				return periode{dari, sampai}
			}
		}
	}
	return p
}
