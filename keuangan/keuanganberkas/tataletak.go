package keuanganberkas

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"slices"
	"strings"
	"unicode"

	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
)

//go:embed tataletak.json
var tataLetakJSON []byte

// TataLetak is how one kind of statement is written. It is data: a school whose
// bank writes otherwise gives one as JSON ([BacaTataLetak]).
//
// Kolom maps the parts of a row to the titles of the columns: tanggal (the day
// that counts), tanggal_pos (the other one, kept beside it), jam, teks, teks_2, rujukan, saldo or
// saldo_sebelum, and either debit and kredit, or nominal and arah. Without arah
// the amount carries its side: "1,000.00 CR", or a minus. Other names only help
// to recognise the layout. A title may list alternatives ("Debit|Debet"), begin
// with "?" when files leave the column out, and end with "#2" for the second
// column of that title. "*sesudah nominal" is the column without title after
// the amount. Capitals, dots and blanks of titles do not matter.
type TataLetak struct {
	ID          string            `json:"id"`
	Bank        string            `json:"bank"`
	Nama        string            `json:"nama"`
	Kolom       map[string]string `json:"kolom"`
	Hari        string            `json:"hari"`         // order of day, month and year: dmy, mdy, ymd
	RujukanUnik bool              `json:"rujukan_unik"` // every movement has a reference of its own
	TeksStabil  bool              `json:"teks_stabil"`  // the text of a movement never changes
}

var kolomWajib = []string{"tanggal", "teks"}

// TataLetakBaku returns the layouts seen in files of Indonesian banks. Each has
// a single source: the file in hand has the last word.
func TataLetakBaku() []TataLetak {
	var ls []TataLetak
	if err := json.Unmarshal(tataLetakJSON, &ls); err != nil {
		panic("keuanganberkas: tataletak.json: " + err.Error())
	}
	return ls
}

// BacaTataLetak reads one layout from JSON and checks it. Unknown members are
// refused.
func BacaTataLetak(data []byte) (TataLetak, error) {
	var t TataLetak
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(&t); err != nil {
		return t, ErrSusunan.Invalidf("susunan kolom bukan JSON yang benar; lihat contoh di dokumentasi").Pada("tata_letak").Karena(err)
	}
	return t, t.Validate()
}

// Validate refuses a layout without the columns that a row needs.
func (t TataLetak) Validate() error {
	tolak := func(pesan string) error { return ErrSusunan.Invalidf("susunan kolom: %s", pesan).Pada("tata_letak") }
	if t.ID == "" || len(t.Kolom) > 30 {
		return tolak("isi id, dan paling banyak 30 kolom")
	}
	for _, w := range kolomWajib {
		if t.Kolom[w] == "" {
			return tolak("kolom " + w + " belum dipetakan")
		}
	}
	if t.Kolom["nominal"] == "" && (t.Kolom["debit"] == "" || t.Kolom["kredit"] == "") {
		return tolak("petakan nominal, atau debit dan kredit")
	}
	if !slices.Contains([]string{"dmy", "mdy", "ymd"}, t.Hari) {
		return tolak("susunan hari harus dmy, mdy, atau ymd")
	}
	for k, j := range t.Kolom {
		if strings.Trim(j, "?*|# ") == "" {
			return tolak("judul kolom " + k + " kosong")
		}
	}
	return nil
}

const sesudahNominal = "*sesudah nominal"

// letak is where the parts of a row stand in one file.
type letak map[string]int

// kolom returns the place of a part, -1 when the file has none.
func (l letak) kolom(nama string) int {
	if i, ada := l[nama]; ada {
		return i
	}
	return -1
}

// cocok finds the columns in a row of titles; nilai counts the titles that
// the layout knows, 0 when a needed one is missing.
func (t TataLetak) cocok(judul []string) (l letak, nilai int) {
	l = letak{}
	for nama, pola := range t.Kolom {
		pola, boleh := strings.CutPrefix(pola, "?")
		if pola == sesudahNominal {
			continue
		}
		i := cariJudul(judul, pola)
		if i < 0 && !boleh {
			return nil, 0
		}
		if i >= 0 {
			l[nama] = i
			nilai++
		}
	}
	if i, ada := l["nominal"]; ada && strings.HasSuffix(t.Kolom["arah"], sesudahNominal) && i+1 < len(judul) && judul[i+1] == "" {
		l["arah"] = i + 1
		nilai++
	}
	return l, nilai
}

func cariJudul(judul []string, pola string) int {
	for p := range strings.SplitSeq(pola, "|") {
		p, nomor, _ := strings.Cut(p, "#")
		ke := 1
		if nomor == "2" {
			ke = 2
		}
		for i, j := range judul {
			if j == lipat(p) {
				if ke--; ke == 0 {
					return i
				}
			}
		}
	}
	return -1
}

// lipat writes a title without capitals, blanks and signs.
func lipat(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// judulDalam is how many rows from the top the titles are looked for.
const judulDalam = 60

// temuan is a recognised title row.
type temuan struct {
	tata  TataLetak
	letak letak
	di    int // index of the title row
	nilai int
}

// cariTataLetak returns the layout that knows the most titles of a row; the
// first one wins a tie.
func cariTataLetak(rs []dasarberkas.Baris, ls []TataLetak) (t temuan, ok bool) {
	for i, r := range rs[:min(len(rs), judulDalam)] {
		judul := make([]string, len(r.Sel))
		for j, s := range r.Sel {
			judul[j] = lipat(s.Teks)
		}
		for _, l := range ls {
			if di, nilai := l.cocok(judul); nilai > t.nilai {
				t, ok = temuan{l, di, i, nilai}, true
			}
		}
	}
	return t, ok
}
