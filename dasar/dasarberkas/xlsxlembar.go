package dasarberkas

import (
	"errors"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// errCukup ends a reading that has all the rows it was asked for.
var errCukup = errors.New("enough rows")

// lembar reads the cells of one sheet. With maks below the limit of rows it
// reads that many rows and ends with errCukup.
func (p paket) lembar(b buku, l lembarBuku, maks int) (Lembar, error) {
	s := penyalin{buku: b, batas: p.batas, maks: maks, hasil: Lembar{Nama: l.nama}}
	err := p.telusur(l.part, s.elemen)
	return s.hasil, err
}

// penyalin collects rows while the XML of a sheet goes by.
type penyalin struct {
	buku     buku
	batas    Batas
	maks     int
	hasil    Lembar
	baris    Baris
	nomor    int // number of the row being read
	kolom    int // index of the cell being read
	jumlah   int // cells kept
	jenis    string
	gaya     int
	nilai    strings.Builder
	tangkap  bool // inside <v> or <t>
	fonetik  bool // inside <rPh>: reading aids, not content
	rumus    bool // a formula stands in the cell
	bernilai bool // and its value, be it empty
	data     bool // inside <sheetData>
}

func (s *penyalin) elemen(e *elemen) error {
	if e.nama == "sheetData" {
		s.data = e.buka
		return nil
	}
	if !s.data {
		return nil
	}
	switch e.nama {
	case "row":
		if e.buka {
			return s.mulaiBaris(e)
		}
		return s.akhiriBaris()
	case "c":
		if e.buka {
			s.mulaiSel(e)
			return nil
		}
		return s.akhiriSel()
	case "v", "t":
		s.tangkap = e.buka && !s.fonetik
		s.bernilai = true
	case "rPh":
		s.fonetik = e.buka
	case "f":
		s.rumus = true
	case "":
		if s.tangkap {
			if s.nilai.Len()+len(e.teks) > s.batas.Panjang {
				return ErrBukuBesar.Invalidf("sel %s lebih dari %d karakter; periksa isinya", s.nama(), s.batas.Panjang)
			}
			s.nilai.WriteString(e.teks)
		}
	}
	return nil
}

func (s *penyalin) mulaiBaris(e *elemen) error {
	s.nomor++
	if n, err := strconv.Atoi(e.atr("r")); err == nil && n >= s.nomor && n <= 1<<20 {
		s.nomor = n
	}
	s.baris, s.kolom = Baris{Nomor: s.nomor, Fisik: s.nomor}, -1
	return nil
}

func (s *penyalin) akhiriBaris() error {
	if len(s.baris.Sel) == 0 {
		return nil
	}
	s.hasil.Baris = append(s.hasil.Baris, s.baris)
	s.baris = Baris{}
	if len(s.hasil.Baris) > s.batas.Baris {
		return ErrBukuBesar.Invalidf("lembar lebih dari %d baris; bagi menjadi beberapa berkas", s.batas.Baris)
	}
	if s.maks < s.batas.Baris && len(s.hasil.Baris) >= s.maks {
		return errCukup
	}
	return nil
}

func (s *penyalin) mulaiSel(e *elemen) {
	s.kolom++
	if k, ok := kolomDari(e.atr("r")); ok {
		s.kolom = k
	}
	s.jenis = e.atr("t")
	s.gaya, _ = strconv.Atoi(e.atr("s"))
	s.nilai.Reset()
	s.rumus, s.bernilai, s.tangkap, s.fonetik = false, false, false, false
}

func (s *penyalin) akhiriSel() error {
	c := s.sel()
	if c == (Sel{}) {
		return nil
	}
	if s.kolom >= s.batas.Kolom {
		return ErrBukuBesar.Invalidf("sel %s di luar %d kolom pertama; hapus kolom yang tidak dipakai", s.nama(), s.batas.Kolom)
	}
	tambah := s.kolom + 1 - len(s.baris.Sel)
	if s.jumlah += max(tambah, 0); s.jumlah > s.batas.Sel {
		return ErrBukuBesar.Invalidf("lembar lebih dari %d sel; bagi menjadi beberapa berkas", s.batas.Sel)
	}
	for ; tambah > 0; tambah-- {
		s.baris.Sel = append(s.baris.Sel, Sel{})
	}
	s.baris.Sel[s.kolom] = c
	return nil
}

// nama names the cell being read, as a spreadsheet does: BN12.
func (s *penyalin) nama() string {
	n, err := excelize.CoordinatesToCellName(s.kolom+1, s.nomor)
	if err != nil { // beyond what a sheet can hold
		return "di baris " + strconv.Itoa(s.nomor)
	}
	return n
}

// sel makes the cell from its type, style and value.
func (s *penyalin) sel() Sel {
	v := s.nilai.String()
	if s.rumus && !s.bernilai {
		return Sel{Jenis: SelRusak, Teks: "rumus tanpa nilai"}
	}
	switch s.jenis {
	case "s":
		if i, err := strconv.Atoi(strings.TrimSpace(v)); err == nil && i >= 0 && i < len(s.buku.teks) {
			return Sel{Teks: s.buku.teks[i]}
		}
		return Sel{Jenis: SelRusak, Teks: "#REF!"}
	case "inlineStr", "str":
		return Sel{Teks: lepas(v)}
	case "b":
		return Sel{Teks: v}
	case "e":
		return Sel{Jenis: SelRusak, Teks: v}
	case "d":
		hari, _, _ := strings.Cut(v, "T")
		return Sel{Jenis: SelHari, Teks: hari}
	}
	if v = strings.TrimSpace(v); v == "" {
		return Sel{}
	}
	if s.gaya >= 0 && s.gaya < len(s.buku.tanggal) && s.buku.tanggal[s.gaya] {
		if t, ok := dariSerial(v, s.buku.d1904); ok {
			return Sel{Jenis: SelHari, Teks: t.String()}
		}
	}
	return Sel{Jenis: SelAngka, Teks: v}
}

// kolomDari reads the column of a reference such as BN12.
func kolomDari(ref string) (int, bool) {
	n := 0
	for i := range len(ref) {
		c := ref[i] | 0x20
		if c < 'a' || c > 'z' {
			return n - 1, n > 0
		}
		if n = n*26 + int(c-'a'+1); n > 1<<14 {
			return 1 << 14, true // beyond XFD: refused as too wide
		}
	}
	return n - 1, n > 0
}
