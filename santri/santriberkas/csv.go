package santriberkas

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"github.com/pesantren-go/pesantren/santri"
)

// bacaCSV decodes the text, finds the separator and splits it. encoding/csv is
// not used: it drops blank lines from its count, knows no lone CR, and reads a
// quotation mark that is never closed to the end of the file before it says so.
func bacaCSV(data []byte, b Batas) (santri.Lembar, error) {
	teks, catatan, err := dekode(data)
	if err != nil {
		return santri.Lembar{}, err
	}
	var l santri.Lembar
	if catatan != "" {
		l.Catatan = append(l.Catatan, catatan)
	}
	mulai, pemisah := barisSep(teks)
	if pemisah == 0 {
		pemisah = tebakPemisah(teks, b)
	}
	p := pembelah{teks: teks[mulai:], pemisah: pemisah, batas: b, baris: 1}
	if mulai > 0 {
		p.nomor, p.baris = 1, 2
	}
	for p.lanjut() {
		if len(p.sel) > 0 {
			l.Baris = append(l.Baris, santri.BarisLembar{Nomor: p.nomor, Sel: p.sel})
		}
	}
	return l, p.err
}

// dekode turns the bytes into UTF-8 (IMP-01): with or without BOM, UTF-16 when
// its BOM says so, else Windows-1252 when the bytes are not UTF-8.
func dekode(data []byte) (string, string, error) {
	var catatan string
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		d, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(data)
		if err != nil {
			return "", "", ErrBentuk.Invalidf("teks UTF-16 rusak; simpan ulang sebagai CSV UTF-8").Karena(err)
		}
		data = d
	}
	if !utf8.Valid(data) {
		d, err := charmap.Windows1252.NewDecoder().Bytes(data)
		if err != nil {
			return "", "", ErrBentuk.Invalidf("sandi huruf berkas tidak dikenal; simpan ulang sebagai CSV UTF-8").Karena(err)
		}
		data, catatan = d, "berkas bukan UTF-8; dibaca sebagai Windows-1252. Periksa huruf beraksen sebelum menerapkan"
	}
	if i := bytes.IndexByte(data, 0); i >= 0 {
		n := 1 + bytes.Count(data[:i], []byte("\n"))
		return "", "", ErrBentuk.Invalidf("baris %d memuat karakter NUL; ini bukan berkas CSV yang utuh. Simpan ulang dari aplikasi asalnya", n)
	}
	return string(data), catatan, nil
}

// barisSep reads the first line "sep=;" that spreadsheets write to announce the
// separator, and returns where the rest begins.
func barisSep(teks string) (int, byte) {
	i := strings.IndexAny(teks, "\r\n")
	if i < 0 || i > 8 {
		return 0, 0
	}
	awal := strings.ToLower(strings.Trim(teks[:i], `"`))
	if len(awal) != 5 || awal[:4] != "sep=" || !strings.ContainsRune(";,\t|", rune(awal[4])) {
		return 0, 0
	}
	if strings.HasPrefix(teks[i:], "\r\n") {
		i++
	}
	return i + 1, awal[4]
}

// tebakPemisah tries each separator on the first rows and takes the one under
// which the most column titles are recognised (IMP-02); when none is, the one
// that gives the first filled row the most columns.
func tebakPemisah(teks string, b Batas) byte {
	var terbaik byte = ';'
	nilai := 0
	for _, c := range []byte(";,\t|") {
		p := pembelah{teks: teks, pemisah: c, batas: b, baris: 1}
		var contoh santri.Lembar
		for len(contoh.Baris) < santri.JudulDalam && p.lanjut() {
			if len(p.sel) > 0 {
				contoh.Baris = append(contoh.Baris, santri.BarisLembar{Nomor: p.nomor, Sel: p.sel})
			}
		}
		n := santri.NilaiJudul(contoh) * 1000
		if len(contoh.Baris) > 0 {
			n += len(contoh.Baris[0].Sel)
		}
		if n > nilai {
			nilai, terbaik = n, c
		}
	}
	return terbaik
}

// pembelah splits CSV text into rows of cells, one row per lanjut. Rows end at
// CR, LF or CRLF; a cell in quotes may hold separators, doubled quotes and
// line ends; a quote inside an unquoted cell is an ordinary character.
type pembelah struct {
	teks    string
	pemisah byte
	batas   Batas
	pos     int
	baris   int // physical line, for messages
	nomor   int // row, as a spreadsheet counts
	terisi  int
	sel     []santri.Sel
	err     error
}

func (p *pembelah) lanjut() bool {
	if p.err != nil || p.pos >= len(p.teks) {
		return false
	}
	if p.nomor++; p.nomor > p.batas.Baris {
		p.err = ErrBesar.Invalidf("berkas lebih dari %d baris; bagi menjadi beberapa berkas", p.batas.Baris)
		return false
	}
	p.sel = make([]santri.Sel, 0, cap(p.sel))
	berisi := false
	for {
		s, akhir := p.satu()
		if p.err != nil {
			return false
		}
		if s != "" {
			berisi = berisi || strings.TrimSpace(s) != ""
			if p.terisi++; p.terisi > p.batas.Sel {
				p.err = ErrBesar.Invalidf("berkas lebih dari %d sel terisi; bagi menjadi beberapa berkas", p.batas.Sel)
				return false
			}
		}
		p.sel = append(p.sel, santri.Sel{Teks: s})
		if len(p.sel) > p.batas.Kolom {
			p.err = ErrBesar.Invalidf("baris %d lebih dari %d kolom; periksa pemisah kolom berkas", p.baris, p.batas.Kolom)
			return false
		}
		if akhir {
			break
		}
	}
	if !berisi {
		p.sel = p.sel[:0]
	}
	return true
}

// satu reads one cell and reports whether it ended its row.
func (p *pembelah) satu() (string, bool) {
	if p.pos < len(p.teks) && p.teks[p.pos] == '"' {
		return p.berkutip()
	}
	mulai := p.pos
	for p.pos < len(p.teks) {
		if c := p.teks[p.pos]; c == p.pemisah || c == '\n' || c == '\r' {
			break
		}
		p.pos++
		if p.pos-mulai > p.batas.Panjang {
			p.terlaluPanjang(p.baris)
			return "", true
		}
	}
	return p.teks[mulai:p.pos], p.akhiri()
}

// akhiri steps over the separator or line end at pos; true means the row ended.
func (p *pembelah) akhiri() bool {
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

func (p *pembelah) berkutip() (string, bool) {
	mulai := p.baris
	p.pos++
	var isi strings.Builder
	for {
		i := strings.IndexByte(p.teks[p.pos:min(len(p.teks), p.pos+p.batas.Panjang+2)], '"')
		if i < 0 {
			if len(p.teks)-p.pos > p.batas.Panjang {
				p.terlaluPanjang(mulai)
			} else {
				p.err = ErrKutip.Invalidf(`tanda kutip (") di baris %d tidak pernah ditutup; perbaiki baris itu`, mulai)
			}
			return "", true
		}
		potong := p.teks[p.pos : p.pos+i]
		p.baris += hitungBaris(potong)
		isi.WriteString(potong)
		p.pos += i + 1
		if isi.Len() > p.batas.Panjang {
			p.terlaluPanjang(mulai)
			return "", true
		}
		if p.pos < len(p.teks) && p.teks[p.pos] == '"' { // doubled: one quote
			isi.WriteByte('"')
			p.pos++
			continue
		}
		break
	}
	ekor, akhir := p.ekor() // text after the closing quote belongs to the cell
	if p.err == nil && isi.Len()+len(ekor) > p.batas.Panjang {
		p.terlaluPanjang(mulai)
	}
	return isi.String() + ekor, akhir
}

func (p *pembelah) ekor() (string, bool) {
	mulai := p.pos
	for p.pos < len(p.teks) && p.pos-mulai <= p.batas.Panjang {
		if c := p.teks[p.pos]; c == p.pemisah || c == '\n' || c == '\r' {
			break
		}
		p.pos++
	}
	return p.teks[mulai:p.pos], p.akhiri()
}

func (p *pembelah) terlaluPanjang(baris int) {
	p.err = ErrBesar.Invalidf("sel di baris %d lebih dari %d karakter; periksa tanda kutip dan pemisah kolom di baris itu", baris, p.batas.Panjang)
}

func hitungBaris(s string) int {
	return strings.Count(s, "\n") + strings.Count(s, "\r") - strings.Count(s, "\r\n")
}
