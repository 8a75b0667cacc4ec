package dasarberkas

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// bacaXLSX reads one sheet of a workbook, cell by cell. excelize, which writes
// our workbooks, is not used to read them: its row reader drops the kind of a
// cell, and whether a NIK was kept as a number (its 16th digit is then gone)
// is what rules must know; its cell reader keeps a whole sheet in memory
// before a limit can be applied. The tests compare the two readers.
func bacaXLSX(data []byte, o Opsi) (Lembar, error) {
	z, err := bukaPaket(data, o.Batas)
	if err != nil {
		return Lembar{}, err
	}
	buku, err := z.buku()
	if err != nil {
		return Lembar{}, rusak(err)
	}
	pilih, lain, err := z.pilih(buku, o)
	if err != nil {
		return Lembar{}, rusak(err)
	}
	l, err := z.lembar(buku, pilih, o.Batas.Baris)
	if err != nil {
		return Lembar{}, rusak(err)
	}
	for _, n := range lain {
		l.Catatan = append(l.Catatan, fmt.Sprintf("lembar %q tidak dibaca", n))
	}
	return l, nil
}

// rusak turns a fault of the container into a refusal; limits pass through.
func rusak(err error) error {
	if errors.Is(err, ErrBukuBesar) || errors.Is(err, ErrBuku) {
		return err
	}
	return ErrBuku.Invalidf("buku kerja rusak atau terpotong; buka di Excel lalu simpan ulang").Karena(err)
}

// paket is an opened workbook container: parts by lower-case path.
type paket struct {
	bagian map[string]*zip.File
	batas  Batas
}

const maksBagian = 5000

// bukaPaket looks at the directory of the container before anything is
// unpacked. archive/zip stops a part that unpacks to more than it declares, so
// the declared sizes can be trusted as upper bounds.
func bukaPaket(data []byte, b Batas) (paket, error) {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return paket{}, rusak(err)
	}
	if len(r.File) > maksBagian {
		return paket{}, ErrBukuBesar.Invalidf("buku kerja berisi lebih dari %d bagian; salin lembar datanya ke buku kerja baru", maksBagian)
	}
	p := paket{bagian: make(map[string]*zip.File, len(r.File)), batas: b}
	var jumlah uint64
	for _, f := range r.File {
		if jumlah += f.UncompressedSize64; jumlah > uint64(b.Terbuka) || f.UncompressedSize64 > uint64(b.Terbuka) {
			return paket{}, ErrBukuBesar.Invalidf("isi buku kerja lebih dari %d MB setelah dibuka; salin lembar datanya saja ke buku kerja baru", b.Terbuka>>20)
		}
		if f.UncompressedSize64 > 1<<20 && f.UncompressedSize64/max(f.CompressedSize64, 1) > uint64(b.Rasio) {
			return paket{}, ErrBukuBesar.Invalidf("buku kerja dimampatkan secara tidak wajar; buka di Excel lalu simpan ulang")
		}
		nama := strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/"))
		if _, ada := p.bagian[nama]; ada {
			return paket{}, ErrBuku.Invalidf("buku kerja memuat bagian ganda; buka di Excel lalu simpan ulang")
		}
		p.bagian[nama] = f
	}
	if _, ada := p.bagian["[content_types].xml"]; !ada {
		return paket{}, ErrBuku.Invalidf("berkas zip ini bukan buku kerja Excel; unggah berkas .xlsx atau .csv di dalamnya")
	}
	return p, nil
}

// buku is what the parts beside the sheets say.
type buku struct {
	lembar  []lembarBuku
	d1904   bool
	teks    []string // shared strings
	tanggal []bool   // by cell style: is it a date?
}

type lembarBuku struct{ nama, part string }

func (p paket) buku() (buku, error) {
	var b buku
	utama := "xl/workbook.xml"
	if rel, err := p.relasi("_rels/.rels", ""); err == nil {
		for _, r := range rel {
			if strings.HasSuffix(r.jenis, "/officeDocument") {
				utama = r.tuju
			}
		}
	}
	map_, err := p.relasi(path.Join(path.Dir(utama), "_rels", path.Base(utama)+".rels"), path.Dir(utama))
	if err != nil {
		return b, err
	}
	if err := p.isiBuku(&b, utama, map_); err != nil {
		return b, err
	}
	for _, r := range map_ {
		switch {
		case strings.HasSuffix(r.jenis, "/sharedStrings"):
			err = p.bacaTeks(&b, r.tuju)
		case strings.HasSuffix(r.jenis, "/styles"):
			err = p.bacaGaya(&b, r.tuju)
		}
		if err != nil {
			return b, err
		}
	}
	return b, nil
}

type relasi struct{ id, jenis, tuju string }

func (p paket) relasi(bagian, dasar string) ([]relasi, error) {
	var hasil []relasi
	err := p.telusur(bagian, func(e *elemen) error {
		if e.buka && e.nama == "Relationship" && !strings.EqualFold(e.atr("TargetMode"), "External") {
			t := e.atr("Target")
			if !strings.HasPrefix(t, "/") {
				t = path.Join(dasar, t)
			}
			hasil = append(hasil, relasi{e.atr("Id"), e.atr("Type"), strings.TrimPrefix(path.Clean(t), "/")})
		}
		return nil
	})
	return hasil, err
}

func (p paket) isiBuku(b *buku, bagian string, rel []relasi) error {
	var tersembunyi []lembarBuku
	err := p.telusur(bagian, func(e *elemen) error {
		switch {
		case !e.buka:
		case e.nama == "workbookPr":
			b.d1904 = e.atr("date1904") == "1" || e.atr("date1904") == "true"
		case e.nama == "sheet":
			for _, r := range rel {
				if r.id == e.atr("id") && strings.HasSuffix(r.jenis, "/worksheet") {
					l := lembarBuku{e.atr("name"), r.tuju}
					if s := e.atr("state"); s == "hidden" || s == "veryHidden" {
						tersembunyi = append(tersembunyi, l)
					} else {
						b.lembar = append(b.lembar, l)
					}
				}
			}
		}
		return nil
	})
	if len(b.lembar) == 0 {
		b.lembar = tersembunyi
	}
	return err
}

// pilih takes the sheet whose titles are known best, the first on a tie, and
// names the others.
func (p paket) pilih(b buku, o Opsi) (lembarBuku, []string, error) {
	if len(b.lembar) == 0 {
		return lembarBuku{}, nil, ErrBuku.Invalidf("buku kerja tidak punya lembar data; periksa berkasnya")
	}
	terbaik, nilai := 0, -1
	for i, l := range b.lembar[:min(len(b.lembar), 50)] {
		if len(b.lembar) == 1 {
			break
		}
		contoh, err := p.lembar(b, l, o.Atas)
		if err != nil && !errors.Is(err, errCukup) {
			return lembarBuku{}, nil, err
		}
		if n := o.nilai(contoh.Baris); n > nilai {
			terbaik, nilai = i, n
		}
	}
	var lain []string
	for i, l := range b.lembar {
		if i != terbaik {
			lain = append(lain, l.nama)
		}
	}
	return b.lembar[terbaik], lain, nil
}

// buka opens a part; the caller closes it.
func (p paket) buka(bagian string) (io.ReadCloser, error) {
	f, ada := p.bagian[strings.ToLower(bagian)]
	if !ada {
		return nil, fmt.Errorf("the workbook lacks its part %s", bagian)
	}
	return f.Open()
}
