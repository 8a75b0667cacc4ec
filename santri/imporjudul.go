package santri

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/pesantren-go/pesantren/dasar"
)

// ErrJudul says that no row of the sheet looks like column titles, or that a
// column the import cannot do without is missing.
var ErrJudul = dasar.Aturan("IMP-JUDUL-01")

// JudulDalam is how many rows from the top are searched for the column titles:
// offices write names and dates above their tables.
const JudulDalam = 30

// TataLetak is the kind of sheet that the titles reveal.
type TataLetak string

// The two layouts. Both are read by the words of their titles; columns may
// stand in any order and be missing.
const (
	LembarSendiri TataLetak = "sendiri" // the institution's own list
	LembarDapodik TataLetak = "dapodik" // "Daftar Peserta Didik" of Dapodik, 66 columns
)

// Judul is what was recognised in the title rows of a sheet. Kolom gives the
// column index of each field; TakDikenal lists, as written and with their
// letter, the titles that mean nothing to the import: they are shown, never
// silently dropped.
type Judul struct {
	TataLetak  TataLetak
	Nomor      int // row number of the titles
	Data       int // index in Lembar.Baris of the first row below them
	Kolom      map[string]int
	TakDikenal []string
	blok       []string // texts above the titles
}

// CariJudul finds the title row of a sheet by its words, ignoring case, dots
// and blanks (IMP-03): the row with the most recognised titles, which must name
// at least nama and two other fields. A row of block titles (Data Ayah, Data
// Ibu, Data Wali) is read together with the row of sub-titles below it.
func CariJudul(l Lembar) (Judul, error) {
	var terbaik Judul
	for i := range min(len(l.Baris), JudulDalam) {
		if j := bacaJudul(l, i); len(j.Kolom) > len(terbaik.Kolom) {
			terbaik = j
		}
	}
	if _, ada := terbaik.Kolom["nama"]; !ada || len(terbaik.Kolom) < 3 {
		return Judul{}, ErrJudul.Invalidf("baris judul kolom tidak ditemukan; beri judul seperti NIS, NISN, NIK, Nama, L/P, Unit, Kelas di atas data")
	}
	terbaik.tentukan()
	for _, b := range l.Baris[:terbaik.Data-1] {
		for _, s := range b.Sel {
			if b.Nomor < terbaik.Nomor && !s.kosong() {
				terbaik.blok = append(terbaik.blok, s.Teks)
			}
		}
	}
	return terbaik, nil
}

// NilaiJudul tells how many titles the import recognises in the best row of a
// sheet, 0 for none. Readers use it to choose a separator or a sheet.
func NilaiJudul(l Lembar) int {
	n := 0
	for i := range min(len(l.Baris), JudulDalam) {
		n = max(n, len(bacaJudul(l, i).Kolom))
	}
	return n
}

// bacaJudul reads row i as titles.
func bacaJudul(l Lembar, i int) Judul {
	b := l.Baris[i]
	j := Judul{Nomor: b.Nomor, Data: i + 1, Kolom: map[string]int{}}
	var bawah BarisLembar
	if i+1 < len(l.Baris) && duaBaris(b, l.Baris[i+1]) {
		bawah, j.Data = l.Baris[i+1], i+2
	}
	kamus, blok := kamusJudul(), ""
	for k := range max(len(b.Sel), len(bawah.Sel)) {
		asli := strings.TrimSpace(b.sel(k).Teks)
		kata := sederhana(asli)
		if kata != "" {
			blok = blokJudul(kata)
		}
		sub := sederhana(bawah.sel(k).Teks)
		if blok != "" && sub != "" {
			kata, asli = blok+sub, strings.TrimSpace(asli+" "+bawah.sel(k).Teks)
		}
		if kata == "" || blok != "" && sub == "" && bawah.Sel != nil {
			continue
		}
		bidang, dikenal := kamus[kata]
		if _, ganda := j.Kolom[bidang]; !dikenal || ganda {
			j.TakDikenal = append(j.TakDikenal, HurufKolom(k)+" "+potongJudul(asli))
			continue
		}
		j.Kolom[bidang] = k
	}
	return j
}

// duaBaris reports whether row b holds block titles whose sub-titles stand in
// the row below.
func duaBaris(b, bawah BarisLembar) bool {
	blok, sub := false, 0
	for k := range max(len(b.Sel), len(bawah.Sel)) {
		if kata := sederhana(b.sel(k).Teks); kata != "" {
			blok = blokJudul(kata) != ""
		}
		if _, ada := kamusJudul()["ayah"+sederhana(bawah.sel(k).Teks)]; blok && ada {
			sub++
		}
	}
	return sub >= 2
}

func blokJudul(kata string) string {
	switch strings.TrimPrefix(kata, "data") {
	case "ayah", "ayahkandung":
		return "ayah"
	case "ibu", "ibukandung":
		return "ibu"
	case "wali":
		return "wali"
	}
	return ""
}

// tentukan decides the layout, and whose number a bare "HP" is: the santri's in
// Dapodik and where the wali has a column of their own, else the wali's.
func (j *Judul) tentukan() {
	j.TataLetak = LembarSendiri
	ciri := 0
	for _, b := range ciriDapodik {
		if _, ada := j.Kolom[b]; ada {
			ciri++
		}
	}
	if ciri >= 5 {
		j.TataLetak = LembarDapodik
		return
	}
	for _, b := range []string{"hp", "telepon"} {
		k, ada := j.Kolom[b]
		if _, wali := j.Kolom["wali_hp"]; ada && !wali {
			j.Kolom["wali_hp"] = k
			delete(j.Kolom, b)
		}
	}
}

// ciriDapodik are fields that the official workbook has and office lists rarely
// have.
var ciriDapodik = [...]string{"ayah_tahun_lahir", "ayah_penghasilan", "ibu_tahun_lahir", "transportasi", "skhun", "penerima_kps", "no_kps",
	"penerima_kip", "layak_pip", "no_kks", "no_akta", "lintang", "bujur", "lingkar_kepala", "jenis_tinggal", "no_peserta_un"}

// sederhana reduces a title to its lower-case letters and digits.
func sederhana(s string) string {
	if len(s) > 200 {
		return ""
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, norm.NFKC.String(s))
}

func potongJudul(s string) string {
	if r := []rune(strings.ToValidUTF8(s, "?")); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return strings.ToValidUTF8(s, "?")
}
