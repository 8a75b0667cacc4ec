package pegawaiberkas

import (
	"bytes"
	"encoding/xml"
	"io"

	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
)

// TulisCoretaxXML writes rows as the file that Coretax imports. The file is made
// whole in memory first; nothing is written when a row or the mapping is refused
// ([ErrPeta], [ErrPemotong]).
func TulisCoretaxXML(w io.Writer, p PetaCoretax, c Coretax, rows []BarisCoretax) error {
	if err := c.periksa(); err != nil {
		return err
	}
	if err := p.Validate(); err != nil {
		return err
	}
	var b bytes.Buffer
	b.WriteString(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n<" + p.Akar + ` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` + "\n")
	b.WriteString("\t<TIN>" + c.NPWP + "</TIN>\n\t<" + p.Daftar + ">\n")
	for i := range rows {
		b.WriteString("\t\t<" + p.Baris + ">\n")
		for _, u := range p.Unsur {
			if err := u.xml(&b, &rows[i]); err != nil {
				return err
			}
		}
		b.WriteString("\t\t</" + p.Baris + ">\n")
	}
	b.WriteString("\t</" + p.Daftar + ">\n</" + p.Akar + ">\n")
	_, err := w.Write(b.Bytes())
	return err
}

func (u UnsurCoretax) xml(b *bytes.Buffer, r *BarisCoretax) error {
	s, tulis, err := u.nilai(r)
	switch {
	case err != nil || !tulis:
		return err
	case s.Teks == "" && u.Kosong == "nil":
		b.WriteString("\t\t\t<" + u.Nama + ` xsi:nil="true"/>` + "\n")
		return nil
	}
	b.WriteString("\t\t\t<" + u.Nama + ">")
	if err := xml.EscapeText(b, []byte(s.Teks)); err != nil {
		return err
	}
	b.WriteString("</" + u.Nama + ">\n")
	return nil
}

// TulisCoretax writes the same rows as a list for people: who it is, the elements
// as columns, the tax of the slips and what to look at.
func TulisCoretax(w io.Writer, bentuk Bentuk, k Kop, p PetaCoretax, rows []BarisCoretax) error {
	if err := p.Validate(); err != nil {
		return err
	}
	d := daftar{nama: "Coretax " + string(p.Dokumen), judul: []string{"Nomor pegawai", "Nama"}, lebar: []int{16, 32}}
	for _, u := range p.Unsur {
		d.judul = append(d.judul, u.Nama)
	}
	d.judul = append(d.judul, "PPh 21 menurut slip", "Perlu dilihat")
	for i := range rows {
		r := &rows[i]
		sel := dasarberkas.BarisTeks(r.Nomor, r.Nama)
		for _, u := range p.Unsur {
			s, _, err := u.nilai(r)
			if err != nil {
				return err
			}
			sel = append(sel, s)
		}
		lihat := ""
		if len(r.Peringatan) > 0 {
			lihat = r.Peringatan[0]
		}
		d.baris = append(d.baris, append(sel, dasarberkas.Uang(r.PPh), dasarberkas.Teks(lihat)))
	}
	return d.tulis(w, bentuk, k)
}
