package keuanganberkas

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
	"github.com/pesantren-go/pesantren/santri/santriberkas"
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

// Baca reads a statement from CSV (comma, semicolon, tab or bar; UTF-8, UTF-16
// or Windows-1252) or XLSX. nama is the file name as it came. Rows that cannot
// be read are listed in Galat with their line, the rest is read. An error means
// that nothing can be read: [ErrBesar], [ErrBentuk], [ErrKutip], [ErrTataLetak],
// [ErrAngka], [ErrPeriode].
func Baca(r io.Reader, nama string, o Opsi) (keuangan.BerkasBank, error) {
	b := o.Batas.lengkap()
	data, err := io.ReadAll(io.LimitReader(r, b.Ukuran+1))
	if err != nil {
		return keuangan.BerkasBank{}, fmt.Errorf("reading the statement: %w", err)
	}
	if int64(len(data)) > b.Ukuran {
		return keuangan.BerkasBank{}, ErrBesar.Invalidf("berkas lebih besar dari %d MB; unduh mutasi untuk masa yang lebih pendek", b.Ukuran>>20)
	}
	ls, err := o.tataLetak()
	if err != nil {
		return keuangan.BerkasBank{}, err
	}
	rs, catatan, err := bacaLarik(data, nama, b, ls)
	if err != nil {
		return keuangan.BerkasBank{}, err
	}
	t, ok := cariTataLetak(rs, ls)
	if !ok {
		return keuangan.BerkasBank{}, ErrTataLetak.Invalidf("judul kolom berkas tidak dikenal; unduh mutasi sebagai CSV dari bank, atau petakan kolomnya sendiri").Pada("berkas")
	}
	p := pembaca{temuan: t, periode: periode{o.Dari, o.Sampai}, hasil: keuangan.BerkasBank{
		Nama: nama, TataLetak: t.tata.ID, Bank: t.tata.Bank, RujukanUnik: t.tata.RujukanUnik, TeksStabil: t.tata.TeksStabil,
	}}
	for _, c := range catatan {
		p.ingatkan(0, "", ErrDibaca, c)
	}
	return p.baca(rs, bentukAngka(o.Desimal))
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

// bacaLarik reads the rows of a file, told apart by its first bytes. For CSV
// each separator is tried on the top rows, and the one under which a layout
// knows the most titles is taken.
func bacaLarik(data []byte, nama string, b Batas, ls []TataLetak) ([]larik, []string, error) {
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return bacaBuku(data, nama, b)
	}
	for _, k := range []string{"%PDF-", "\xd0\xcf\x11\xe0", "\x89PNG", "\xff\xd8\xff", "\x1f\x8b", "PK"} {
		if bytes.HasPrefix(data, []byte(k)) {
			return nil, nil, ErrBentuk.Invalidf("berkas ini bukan CSV atau XLSX; unduh mutasi sebagai CSV").Pada("berkas")
		}
	}
	teks, catatan, err := dekode(data)
	if err != nil {
		return nil, nil, err
	}
	var pemisah byte
	var galat error
	nilai := 0
	for _, c := range []byte(",;\t|") {
		rs, err := belah(teks, c, b, judulDalam)
		if err != nil {
			if galat == nil {
				galat = err
			}
			continue
		}
		if t, ok := cariTataLetak(rs, ls); ok && t.nilai > nilai {
			pemisah, nilai = c, t.nilai
		}
	}
	if pemisah == 0 {
		if galat == nil {
			galat = ErrTataLetak.Invalidf("judul kolom berkas tidak dikenal; unduh mutasi sebagai CSV dari bank, atau petakan kolomnya sendiri").Pada("berkas")
		}
		return nil, nil, galat
	}
	rs, err := belah(teks, pemisah, b, 0)
	if catatan != "" {
		return rs, []string{catatan}, err
	}
	return rs, nil, err
}

// bacaBuku reads a workbook through the reader that the import of santri uses,
// which knows zip bombs and damaged files.
func bacaBuku(data []byte, nama string, b Batas) ([]larik, []string, error) {
	l, err := santriberkas.Baca(bytes.NewReader(data), nama, santriberkas.Batas{Ukuran: b.Ukuran, Baris: b.Baris, Kolom: b.Kolom, Panjang: b.Panjang})
	if err != nil {
		return nil, nil, err
	}
	rs := make([]larik, len(l.Baris))
	for i, br := range l.Baris {
		rs[i] = larik{nomor: br.Nomor, sel: make([]sel, len(br.Sel))}
		for j, s := range br.Sel {
			rs[i].sel[j] = sel{teks: strings.TrimSpace(s.Teks), jenis: jenisBuku(s.Jenis)}
		}
	}
	return rs, l.Catatan, nil
}

func jenisBuku(j santri.JenisSel) jenisSel {
	switch j {
	case santri.SelAngka:
		return selAngka
	case santri.SelTanggal:
		return selTanggal
	}
	return selTeks
}

var polaPeriode = regexp.MustCompile(`(\d{1,2}[/-]\d{1,2}[/-]\d{4})\s*(?:-|s/d|s\.d\.|sampai|to)\s*(\d{1,2}[/-]\d{1,2}[/-]\d{4})`)

// bacaPeriode finds the period that a statement states above its titles.
func bacaPeriode(rs []larik) (p periode) {
	for _, r := range rs {
		for _, s := range r.sel {
			m := polaPeriode.FindStringSubmatch(s.teks)
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
