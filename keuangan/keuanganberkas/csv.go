package keuanganberkas

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// sel is one cell: its text, and what the file says it is.
type sel struct {
	teks  string
	jenis jenisSel
}

type jenisSel uint8

// CSV knows only text.
const (
	selTeks    jenisSel = iota
	selAngka            // a number, as workbooks store it
	selTanggal          // a day, as 2026-10-24
)

// larik is one row of a file with its line number.
type larik struct {
	nomor int
	sel   []sel
}

func (l larik) teks(i int) string {
	if i < 0 || i >= len(l.sel) {
		return ""
	}
	return l.sel[i].teks
}

// dekode turns bytes into UTF-8: with or without BOM, UTF-16 when its BOM says
// so, else Windows-1252 when the bytes are not UTF-8.
func dekode(data []byte) (teks, catatan string, err error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		if data, err = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(data); err != nil {
			return "", "", ErrBentuk.Invalidf("teks UTF-16 rusak; unduh ulang mutasi sebagai CSV").Karena(err)
		}
	}
	if !utf8.Valid(data) {
		if data, err = charmap.Windows1252.NewDecoder().Bytes(data); err != nil {
			return "", "", ErrBentuk.Invalidf("sandi huruf berkas tidak dikenal; unduh ulang mutasi sebagai CSV").Karena(err)
		}
		catatan = "berkas bukan UTF-8; dibaca sebagai Windows-1252"
	}
	if i := bytes.IndexByte(data, 0); i >= 0 {
		return "", "", ErrBentuk.Invalidf("baris %d memuat karakter NUL; ini bukan CSV yang utuh, unduh ulang dari bank", 1+bytes.Count(data[:i], []byte("\n")))
	}
	return string(data), catatan, nil
}

// pembelah splits text into rows. Rows end at CR, LF or CRLF; a cell in quotes
// may hold separators, doubled quotes and line ends; a quote inside a cell that
// does not begin with one is an ordinary character. encoding/csv knows no lone
// CR and reads an open quotation to the end of the file before it says so.
type pembelah struct {
	teks    string
	pemisah byte
	batas   Batas
	pos     int
	baris   int // line that pos is on
}

// belah returns up to maks rows, blank ones left out; maks 0 means all.
func belah(teks string, pemisah byte, b Batas, maks int) ([]larik, error) {
	p := pembelah{teks: teks, pemisah: pemisah, batas: b, baris: 1}
	var out []larik
	for n := 0; p.pos < len(p.teks) && (maks == 0 || n < maks); n++ {
		if n >= b.Baris {
			return nil, ErrBesar.Invalidf("berkas lebih dari %d baris; unduh mutasi untuk masa yang lebih pendek", b.Baris)
		}
		l, isi, err := p.satu()
		if err != nil {
			return nil, err
		}
		if isi {
			out = append(out, l)
		}
	}
	return out, nil
}

// satu reads one row and reports whether it holds anything.
func (p *pembelah) satu() (larik, bool, error) {
	l, isi := larik{nomor: p.baris}, false
	for {
		s, akhir, err := p.kolom()
		if err != nil {
			return l, false, err
		}
		s = strings.TrimSpace(s)
		isi = isi || s != ""
		if l.sel = append(l.sel, sel{teks: s}); len(l.sel) > p.batas.Kolom {
			return l, false, ErrBesar.Invalidf("baris %d lebih dari %d kolom; periksa pemisah kolom berkas", l.nomor, p.batas.Kolom)
		}
		if akhir {
			return l, isi, nil
		}
	}
}

func (p *pembelah) kolom() (string, bool, error) {
	if p.pos < len(p.teks) && p.teks[p.pos] == '"' {
		return p.berkutip()
	}
	s, err := p.polos(p.baris)
	return s, p.lewati(), err
}

// polos reads up to the next separator or line end.
func (p *pembelah) polos(baris int) (string, error) {
	mulai := p.pos
	for p.pos < len(p.teks) {
		if c := p.teks[p.pos]; c == p.pemisah || c == '\n' || c == '\r' {
			break
		}
		if p.pos++; p.pos-mulai > p.batas.Panjang {
			return "", p.panjang(baris)
		}
	}
	return p.teks[mulai:p.pos], nil
}

func (p *pembelah) panjang(baris int) error {
	return ErrBesar.Invalidf("satu kolom di baris %d lebih dari %d huruf; periksa tanda kutip di baris itu", baris, p.batas.Panjang)
}

// lewati steps over a separator or line end; true means the row ended.
func (p *pembelah) lewati() bool {
	if p.pos >= len(p.teks) {
		return true
	}
	c := p.teks[p.pos]
	p.pos++
	if c == p.pemisah {
		return false
	}
	if c == '\r' && p.pos < len(p.teks) && p.teks[p.pos] == '\n' {
		p.pos++
	}
	p.baris++
	return true
}

func (p *pembelah) berkutip() (string, bool, error) {
	mulai := p.baris
	var isi strings.Builder
	for p.pos++; ; {
		i := strings.IndexByte(p.teks[p.pos:min(len(p.teks), p.pos+p.batas.Panjang+1)], '"')
		if i < 0 {
			if len(p.teks)-p.pos > p.batas.Panjang {
				return "", true, p.panjang(mulai)
			}
			return "", true, ErrKutip.Invalidf("tanda kutip di baris %d tidak ditutup; unduh ulang mutasi dari bank", mulai)
		}
		potong := p.teks[p.pos : p.pos+i]
		p.baris += strings.Count(potong, "\n") + strings.Count(potong, "\r") - strings.Count(potong, "\r\n")
		isi.WriteString(potong)
		p.pos += i + 1
		if isi.Len() > p.batas.Panjang {
			return "", true, p.panjang(mulai)
		}
		if p.pos >= len(p.teks) || p.teks[p.pos] != '"' {
			break
		}
		isi.WriteByte('"')
		p.pos++
	}
	ekor, err := p.polos(mulai)
	return isi.String() + ekor, p.lewati(), err
}
