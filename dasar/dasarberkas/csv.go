package dasarberkas

import (
	"bytes"
	"math"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// bacaCSV decodes the text, finds the separator and splits it. encoding/csv is
// not used: it drops blank lines from its count, knows no lone CR, and reads a
// quotation mark that is never closed to the end of the file before it says so.
func bacaCSV(data []byte, o Opsi) (l Lembar, err error) {
	teks, catatan, err := dekode(data)
	if err != nil {
		return l, err
	}
	if catatan != "" {
		l.Catatan = append(l.Catatan, catatan)
	}
	mulai, tertulis := barisSep(teks)
	p := pembelah{teks: teks[mulai:], batas: o.Batas, fisik: 1}
	if mulai > 0 {
		p.nomor, p.fisik = 1, 2
	}
	if p.pemisah, err = o.pilihPemisah(p, tertulis); err != nil {
		return l, err
	}
	l.Baris = p.ambil(math.MaxInt)
	return l, p.err
}

// dekode turns the bytes into UTF-8: with or without BOM, UTF-16 when its BOM
// says so, else Windows-1252 when the bytes are not UTF-8.
func dekode(data []byte) (teks, catatan string, err error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		if data, err = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(data); err != nil {
			return "", "", ErrBentuk.Invalidf("teks UTF-16 rusak; simpan atau unduh ulang sebagai CSV UTF-8").Karena(err)
		}
	}
	if !utf8.Valid(data) {
		if data, err = charmap.Windows1252.NewDecoder().Bytes(data); err != nil {
			return "", "", ErrBentuk.Invalidf("sandi huruf berkas tidak dikenal; simpan atau unduh ulang sebagai CSV UTF-8").Karena(err)
		}
		catatan = "berkas bukan UTF-8; dibaca sebagai Windows-1252. Periksa huruf beraksen sebelum menerapkan"
	}
	if i := bytes.IndexByte(data, 0); i >= 0 {
		n := 1 + bytes.Count(data[:i], []byte("\n"))
		return "", "", ErrBentuk.Invalidf("baris %d memuat karakter NUL; ini bukan berkas CSV yang utuh. Simpan atau unduh ulang dari asalnya", n)
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

// pilihPemisah tries each separator on the first rows and takes the one under
// which the most column titles are known; on a tie the one that the file
// announces, else the one that gives the first filled row the most columns, the
// semicolon before others.
func (o Opsi) pilihPemisah(p pembelah, tertulis byte) (terbaik byte, err error) {
	terbaik = ';'
	nilai, kolom := 0, 0
	for _, c := range []byte(",;\t|") {
		coba := p
		coba.pemisah = c
		atas := coba.ambil(o.Atas)
		n, k := o.nilai(atas), 0
		if len(atas) > 0 {
			k = len(atas[0].Sel)
		}
		if c == tertulis {
			k = math.MaxInt
		}
		if n > nilai || n == nilai && (k > kolom || k == kolom && c == ';') {
			terbaik, nilai, kolom = c, n, k
		}
		if err == nil {
			err = coba.err
		}
	}
	switch {
	case nilai > 0 || !o.Wajib:
		return terbaik, nil
	case err != nil:
		return 0, err
	}
	return 0, ErrJudul.Invalidf("judul kolom berkas tidak dikenal; periksa apakah ini berkas yang benar")
}

// pembelah splits CSV text into rows of cells, one row per lanjut. Rows end at
// CR, LF or CRLF; a cell in quotes may hold separators, doubled quotes and
// line ends; a quote inside an unquoted cell is an ordinary character.
type pembelah struct {
	teks    string
	pemisah byte
	batas   Batas
	pos     int
	fisik   int // line that pos is on
	nomor   int // row, as a spreadsheet counts
	terisi  int
	baris   Baris // read last; a blank row has no cells
	err     error
}

// ambil collects up to maks filled rows; p.err tells why there are no more.
func (p *pembelah) ambil(maks int) (rs []Baris) {
	for len(rs) < maks && p.lanjut() {
		if len(p.baris.Sel) > 0 {
			rs = append(rs, p.baris)
		}
	}
	return rs
}

func (p *pembelah) lanjut() bool {
	if p.err != nil || p.pos >= len(p.teks) {
		return false
	}
	if p.nomor++; p.nomor > p.batas.Baris {
		p.err = ErrBesar.Invalidf("berkas lebih dari %d baris; bagi menjadi beberapa berkas", p.batas.Baris)
		return false
	}
	p.baris = Baris{p.nomor, p.fisik, make([]Sel, 0, cap(p.baris.Sel))}
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
		p.baris.Sel = append(p.baris.Sel, Sel{Teks: s})
		if len(p.baris.Sel) > p.batas.Kolom {
			p.err = ErrBesar.Invalidf("baris %d lebih dari %d kolom; periksa pemisah kolom berkas", p.baris.Fisik, p.batas.Kolom)
			return false
		}
		if akhir {
			break
		}
	}
	if !berisi {
		p.baris.Sel = p.baris.Sel[:0]
	}
	return true
}

// satu reads one cell and reports whether it ended its row.
func (p *pembelah) satu() (string, bool) {
	if p.pos < len(p.teks) && p.teks[p.pos] == '"' {
		return p.berkutip()
	}
	return p.polos(0, p.fisik)
}

// polos reads up to the next separator or line end; sudah bytes of the cell,
// which began on line fisik, were read before.
func (p *pembelah) polos(sudah, fisik int) (string, bool) {
	mulai := p.pos
	for p.pos < len(p.teks) {
		if c := p.teks[p.pos]; c == p.pemisah || c == '\n' || c == '\r' {
			break
		}
		if p.pos++; sudah+p.pos-mulai > p.batas.Panjang {
			p.terlaluPanjang(fisik)
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
	p.fisik++
	return true
}

func (p *pembelah) berkutip() (string, bool) {
	mulai := p.fisik
	p.pos++
	var isi strings.Builder
	for {
		i := strings.IndexByte(p.teks[p.pos:min(len(p.teks), p.pos+p.batas.Panjang+1)], '"')
		if i < 0 {
			if len(p.teks)-p.pos > p.batas.Panjang {
				p.terlaluPanjang(mulai)
			} else {
				p.err = ErrKutip.Invalidf(`tanda kutip (") di baris %d tidak pernah ditutup; perbaiki baris itu`, mulai)
			}
			return "", true
		}
		potong := p.teks[p.pos : p.pos+i]
		p.fisik += strings.Count(potong, "\n") + strings.Count(potong, "\r") - strings.Count(potong, "\r\n")
		isi.WriteString(potong)
		p.pos += i + 1
		if isi.Len() > p.batas.Panjang {
			p.terlaluPanjang(mulai)
			return "", true
		}
		if p.pos >= len(p.teks) || p.teks[p.pos] != '"' {
			break
		}
		isi.WriteByte('"') // doubled: one quote
		p.pos++
	}
	ekor, akhir := p.polos(isi.Len(), mulai) // text after the closing quote belongs to the cell
	return isi.String() + ekor, akhir
}

func (p *pembelah) terlaluPanjang(fisik int) {
	p.err = ErrBesar.Invalidf("sel di baris %d lebih dari %d karakter; periksa tanda kutip dan pemisah kolom di baris itu", fisik, p.batas.Panjang)
}
