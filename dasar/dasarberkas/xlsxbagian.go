package dasarberkas

import (
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/pesantren-go/pesantren/dasar"
)

// elemen is one step through the XML of a part: a tag that opens or closes, or
// text (nama is then "").
type elemen struct {
	nama  string
	buka  bool
	teks  string
	semua []xml.Attr
}

func (e *elemen) atr(nama string) string {
	for _, a := range e.semua {
		if a.Name.Local == nama {
			return a.Value
		}
	}
	return ""
}

const (
	maksToken = 1 << 20 // bytes between two steps
	maksDalam = 64      // nested elements
)

// telusur walks a part without building a tree. Depth and the size of a single
// tag or text are bounded, and a part that ends inside an element is an error.
func (p paket) telusur(bagian string, tiap func(*elemen) error) error {
	r, err := p.buka(bagian)
	if err != nil {
		return err
	}
	defer r.Close()
	jaga := &pembatas{r: r}
	d := xml.NewDecoder(jaga)
	d.CharsetReader = func(sandi string, in io.Reader) (io.Reader, error) {
		if strings.EqualFold(sandi, "us-ascii") || strings.EqualFold(sandi, "ascii") {
			return in, nil
		}
		return nil, errors.New("workbook parts must be UTF-8")
	}
	var e elemen
	var dalam []string // RawToken, twice as fast as Token, leaves matching to us
	for {
		jaga.sisa = maksToken
		t, err := d.RawToken()
		if err == io.EOF && len(dalam) == 0 {
			return nil
		}
		if err == io.EOF {
			return io.ErrUnexpectedEOF
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if dalam = append(dalam, t.Name.Local); len(dalam) > maksDalam {
				return errors.New("elements are nested too deeply")
			}
			e = elemen{nama: t.Name.Local, buka: true, semua: t.Attr}
		case xml.EndElement:
			if n := len(dalam); n == 0 || dalam[n-1] != t.Name.Local {
				return errors.New("elements do not match")
			}
			dalam = dalam[:len(dalam)-1]
			e = elemen{nama: t.Name.Local}
		case xml.CharData:
			e = elemen{teks: string(t)}
		default:
			continue
		}
		if err := tiap(&e); err != nil {
			return err
		}
	}
}

// pembatas ends a reading that needs more than maksToken bytes for one step.
type pembatas struct {
	r    io.Reader
	sisa int
}

func (p *pembatas) Read(b []byte) (int, error) {
	if p.sisa <= 0 {
		return 0, ErrBukuBesar.Invalidf("buku kerja memuat teks yang terlalu panjang; salin datanya ke buku kerja baru")
	}
	n, err := p.r.Read(b)
	p.sisa -= n
	return n, err
}

func (p paket) bacaTeks(b *buku, bagian string) error {
	var isi strings.Builder
	tangkap, fonetik := false, false
	return p.telusur(bagian, func(e *elemen) error {
		switch e.nama {
		case "si":
			if e.buka {
				isi.Reset()
				return nil
			}
			b.teks = append(b.teks, lepas(isi.String()))
			if len(b.teks) > p.batas.Sel {
				return ErrBukuBesar.Invalidf("buku kerja lebih dari %d teks; bagi menjadi beberapa berkas", p.batas.Sel)
			}
		case "t":
			tangkap = e.buka && !fonetik
		case "rPh":
			fonetik = e.buka
		case "":
			if tangkap && isi.Len()+len(e.teks) > p.batas.Panjang {
				return ErrBukuBesar.Invalidf("satu sel memuat lebih dari %d karakter; periksa isinya", p.batas.Panjang)
			}
			if tangkap {
				isi.WriteString(e.teks)
			}
		}
		return nil
	})
}

// lepas undoes the escape _x000D_ that workbooks use for characters XML cannot
// hold.
func lepas(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	return polaLepas.ReplaceAllStringFunc(s, func(m string) string {
		n, err := strconv.ParseUint(m[2:6], 16, 16)
		if err != nil {
			return m
		}
		return string(rune(n))
	})
}

var polaLepas = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

func (p paket) bacaGaya(b *buku, bagian string) error {
	sendiri := map[int]string{}
	dalamXfs := false
	return p.telusur(bagian, func(e *elemen) error {
		switch {
		case e.nama == "numFmt" && e.buka:
			if id, err := strconv.Atoi(e.atr("numFmtId")); err == nil {
				sendiri[id] = e.atr("formatCode")
			}
		case e.nama == "cellXfs":
			dalamXfs = e.buka
		case e.nama == "xf" && e.buka && dalamXfs && len(b.tanggal) < 1<<16:
			id, _ := strconv.Atoi(e.atr("numFmtId"))
			pola, ada := sendiri[id]
			b.tanggal = append(b.tanggal, ada && polaTanggal(pola) || !ada && bawaanTanggal(id))
		}
		return nil
	})
}

// bawaanTanggal knows the built-in date formats (ECMA-376, part 1, 18.8.30),
// the East Asian ones included.
func bawaanTanggal(id int) bool {
	return id >= 14 && id <= 17 || id == 22 || id >= 27 && id <= 31 || id == 36 || id >= 50 && id <= 58
}

// polaTanggal reports whether a number format shows a day or a year, outside
// quotes, brackets and escapes.
func polaTanggal(pola string) bool {
	pola, _, _ = strings.Cut(strings.ToLower(pola), ";")
	pola = abaikanPola.ReplaceAllString(pola, "")
	return strings.ContainsAny(pola, "dy") && !strings.ContainsAny(pola, "0#?")
}

var abaikanPola = regexp.MustCompile(`"[^"]*"|\[[^\]]*\]|\\.|_.|\*.|general`)

// dariSerial turns a day number into a day; the hour of the day is dropped.
// Day 60 of the 1900 system is the 29 February 1900 that never was.
func dariSerial(v string, d1904 bool) (dasar.Tanggal, bool) {
	if len(v) > 40 {
		return dasar.Tanggal{}, false
	}
	n, err := decimal.NewFromString(v)
	if err != nil || n.Exponent() > 10 || n.Exponent() < -40 || n.IsNegative() || n.GreaterThan(decimal.NewFromInt(2_958_465)) {
		return dasar.Tanggal{}, false
	}
	hari := int(n.IntPart())
	switch {
	case d1904:
		return dasar.Tgl(1904, 1, 1).TambahHari(hari), hari <= 2_957_003
	case hari == 0 || hari == 60:
		return dasar.Tanggal{}, false
	case hari < 60:
		return dasar.Tgl(1899, 12, 31).TambahHari(hari), true
	}
	return dasar.Tgl(1899, 12, 30).TambahHari(hari), true
}
