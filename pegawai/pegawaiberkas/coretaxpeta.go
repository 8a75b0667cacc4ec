package pegawaiberkas

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
)

//go:embed coretax.json
var coretaxJSON []byte

// Dokumen is a kind of withholding document.
type Dokumen string

// The kinds (PER-11/PJ/2025).
const (
	BPMP Dokumen = "BPMP"
	BP21 Dokumen = "BP21"
	BPA1 Dokumen = "BPA1"
)

// PetaCoretax says how rows of one kind of document are written: names of the
// elements and their order. It is data; whoever has the template of DJP in hand
// gives another as JSON ([BacaPetaCoretax]).
type PetaCoretax struct {
	Dokumen Dokumen        `json:"dokumen"`
	Akar    string         `json:"akar"`   // root element; TIN and the list stand in it
	Daftar  string         `json:"daftar"` // element of the list
	Baris   string         `json:"baris"`  // element of a row
	Sumber  string         `json:"sumber"` // where the names are from, and how sure that is
	Unsur   []UnsurCoretax `json:"unsur"`
}

// UnsurCoretax is one element of a row: the text Tetap, or what Isi names of
// [BarisCoretax]. Pilihan translates a value; one that it lacks is refused. Kosong
// says what stands for an empty value: "nil" (xsi:nil), "hapus" (no element), or
// the text to write. Format is "koma" for a rate with a comma, or "dmy" for a day
// as 31/10/2026; without it a dot, and 2026-10-31.
type UnsurCoretax struct {
	Nama    string            `json:"nama"`
	Isi     string            `json:"isi"`
	Tetap   string            `json:"tetap"`
	Format  string            `json:"format"`
	Pilihan map[string]string `json:"pilihan"`
	Kosong  string            `json:"kosong"`
	Sumber  string            `json:"sumber"` // where name and content are from, and how sure; "" = as the document's
}

// ErrPeta says that a mapping of elements cannot be used.
var ErrPeta = dasar.Aturan("PEG-BERKAS-29")

// PetaCoretaxBaku returns the elements of a document as several public readings of
// the templates and converters of DJP have them; the official XSD was not at hand.
// Sumber of the document and of its elements says how sure each is. An unknown kind
// is refused with [ErrPeta].
func PetaCoretaxBaku(d Dokumen) (PetaCoretax, error) {
	var ps []PetaCoretax
	if err := json.Unmarshal(coretaxJSON, &ps); err != nil {
		panic("pegawaiberkas: coretax.json: " + err.Error())
	}
	i := slices.IndexFunc(ps, func(p PetaCoretax) bool { return p.Dokumen == d })
	if i < 0 {
		return PetaCoretax{}, ErrPeta.Invalidf("jenis bukti potong harus BPMP, BP21, atau BPA1").Pada("dokumen")
	}
	return ps[i], nil
}

// BacaPetaCoretax reads one mapping from JSON and checks it. Unknown members are
// refused with [ErrPeta].
func BacaPetaCoretax(data []byte) (PetaCoretax, error) {
	var p PetaCoretax
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(&p); err != nil {
		return p, ErrPeta.Invalidf("peta unsur Coretax bukan JSON yang benar; lihat contoh di dokumentasi").Pada("peta").Karena(err)
	}
	return p, p.Validate()
}

var polaUnsur = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_.-]*$`)

// Validate refuses, with [ErrPeta], names that are no XML names, contents that do
// not exist, and an element that has two.
func (p PetaCoretax) Validate() error {
	tolak := func(pesan string) error { return ErrPeta.Invalidf("peta unsur Coretax: %s", pesan).Pada("peta") }
	for _, n := range []string{p.Akar, p.Daftar, p.Baris} {
		if !polaUnsur.MatchString(n) {
			return tolak("akar, daftar dan baris harus nama unsur XML")
		}
	}
	if len(p.Unsur) == 0 || len(p.Unsur) > 200 {
		return tolak("sebutkan 1 sampai 200 unsur")
	}
	for _, u := range p.Unsur {
		_, ada := isiCoretax[u.Isi]
		switch {
		case !polaUnsur.MatchString(u.Nama):
			return tolak("setiap unsur mempunyai nama XML")
		case u.Isi != "" && (!ada || u.Tetap != ""), u.Isi == "" && u.Tetap == "":
			return tolak("setiap unsur memuat satu isi yang dikenal atau satu teks tetap")
		case u.Format != "" && u.Format != "koma" && u.Format != "dmy":
			return tolak("format harus koma atau dmy")
		}
	}
	return nil
}

// isiCoretax reads the values of a row that a mapping can name.
var isiCoretax = map[string]func(*BarisCoretax) dasarberkas.Sel{
	"masa_bulan":   func(b *BarisCoretax) dasarberkas.Sel { return dasarberkas.Bilangan(int64(b.Masa.Ke())) },
	"masa_tahun":   func(b *BarisCoretax) dasarberkas.Sel { return dasarberkas.Bilangan(int64(b.Masa.Tahun())) },
	"masa_awal":    func(b *BarisCoretax) dasarberkas.Sel { return dasarberkas.Bilangan(int64(b.MasaAwal)) },
	"banyak_bulan": func(b *BarisCoretax) dasarberkas.Sel { return dasarberkas.Bilangan(int64(b.BanyakBulan)) },
	"bulan_disetahunkan": func(b *BarisCoretax) dasarberkas.Sel {
		if b.Status != PotongDisetahunkan {
			return dasarberkas.Bilangan(0)
		}
		return dasarberkas.Bilangan(int64(b.BanyakBulan))
	},
	"warga":      func(b *BarisCoretax) dasarberkas.Sel { return pilih(b.Paspor != "", "asing", "dalam") },
	"paspor":     func(b *BarisCoretax) dasarberkas.Sel { return dasarberkas.Teks(b.Paspor) },
	"npwp":       func(b *BarisCoretax) dasarberkas.Sel { return dasarberkas.Teks(b.NPWP) },
	"nomor":      func(b *BarisCoretax) dasarberkas.Sel { return dasarberkas.Teks(b.Nomor) },
	"nama":       func(b *BarisCoretax) dasarberkas.Sel { return dasarberkas.Teks(b.Nama) },
	"ptkp":       func(b *BarisCoretax) dasarberkas.Sel { return dasarberkas.Teks(b.PTKP) },
	"jabatan":    func(b *BarisCoretax) dasarberkas.Sel { return dasarberkas.Teks(b.Jabatan) },
	"kode_objek": func(b *BarisCoretax) dasarberkas.Sel { return dasarberkas.Teks(b.KodeObjek) },
	"bruto":      func(b *BarisCoretax) dasarberkas.Sel { return dasarberkas.Uang(b.Bruto) },
	"dpp":        func(b *BarisCoretax) dasarberkas.Sel { return dasarberkas.Uang(b.DPP) },
	"dpp_persen": func(b *BarisCoretax) dasarberkas.Sel { return dasarberkas.Bilangan(int64(b.DPPPersen)) },
	"tarif": func(b *BarisCoretax) dasarberkas.Sel {
		return dasarberkas.Sel{Jenis: dasarberkas.SelAngka, Teks: persen(b.Tarif)}
	},
	"pph":                   func(b *BarisCoretax) dasarberkas.Sel { return dasarberkas.Uang(b.PPh) },
	"gaji":                  func(b *BarisCoretax) dasarberkas.Sel { return dasarberkas.Uang(b.Ember.Gaji) },
	"tunjangan_pajak":       func(b *BarisCoretax) dasarberkas.Sel { return dasarberkas.Uang(b.Ember.TunjPajak) },
	"tunjangan_lain":        func(b *BarisCoretax) dasarberkas.Sel { return dasarberkas.Uang(b.Ember.TunjLain) },
	"honor":                 func(b *BarisCoretax) dasarberkas.Sel { return dasarberkas.Uang(b.Ember.Honor) },
	"premi":                 func(b *BarisCoretax) dasarberkas.Sel { return dasarberkas.Uang(b.Ember.Premi) },
	"natura":                func(b *BarisCoretax) dasarberkas.Sel { return dasarberkas.Uang(b.Ember.Natura) },
	"bonus":                 func(b *BarisCoretax) dasarberkas.Sel { return dasarberkas.Uang(b.Ember.Bonus) },
	"iuran":                 func(b *BarisCoretax) dasarberkas.Sel { return dasarberkas.Uang(b.Ember.Iuran) },
	"zakat":                 func(b *BarisCoretax) dasarberkas.Sel { return dasarberkas.Uang(b.Ember.Zakat) },
	"gross_up":              func(b *BarisCoretax) dasarberkas.Sel { return pilih(b.GrossUp, "ya", "tidak") },
	"pemberi_lanjut":        func(b *BarisCoretax) dasarberkas.Sel { return pilih(b.PemberiLanjut, "ya", "tidak") },
	"status_potong":         func(b *BarisCoretax) dasarberkas.Sel { return dasarberkas.Teks(string(b.Status)) },
	"bukti_lalu":            func(b *BarisCoretax) dasarberkas.Sel { return dasarberkas.Teks(b.BuktiLalu) },
	"nomor_dokumen":         func(b *BarisCoretax) dasarberkas.Sel { return dasarberkas.Teks(b.NomorDokumen) },
	"tanggal_dokumen":       func(b *BarisCoretax) dasarberkas.Sel { return dasarberkas.Hari(b.TanggalPotong) },
	"tanggal_potong":        func(b *BarisCoretax) dasarberkas.Sel { return dasarberkas.Hari(b.TanggalPotong) },
	"tempat_usaha":          func(b *BarisCoretax) dasarberkas.Sel { return dasarberkas.Teks(b.TempatUsaha) },
	"tempat_usaha_penerima": func(b *BarisCoretax) dasarberkas.Sel { return dasarberkas.Teks(b.NPWP + "000000") }, // the head office of a person
}

func pilih(x bool, ya, tidak string) dasarberkas.Sel {
	if x {
		return dasarberkas.Teks(ya)
	}
	return dasarberkas.Teks(tidak)
}

// persen writes hundredths of a percent: 925 is 9.25, 500 is 5.
func persen(t int64) string {
	s := strconv.FormatInt(t/100, 10)
	if t%100 != 0 {
		s += strings.TrimRight("."+string(rune('0'+t%100/10))+string(rune('0'+t%10)), "0")
	}
	return s
}

// nilai is the value of the element in a row; tulis false leaves it out, and a
// value that is empty with Kosong "nil" stays empty.
func (u UnsurCoretax) nilai(b *BarisCoretax) (s dasarberkas.Sel, tulis bool, err error) {
	if u.Isi == "" {
		return dasarberkas.Teks(u.Tetap), true, nil
	}
	s = isiCoretax[u.Isi](b)
	if u.Pilihan != nil {
		p, ada := u.Pilihan[s.Teks]
		if !ada {
			return s, false, ErrPeta.Invalidf("peta unsur Coretax: pilihan %s tidak memuat nilai %q", u.Nama, s.Teks).Pada("peta")
		}
		s = dasarberkas.Teks(p)
	}
	switch {
	case s.Teks == "" && u.Kosong == "hapus":
		return s, false, nil
	case s.Teks == "" && u.Kosong != "nil":
		s.Teks = u.Kosong
	case u.Format == "koma":
		s = dasarberkas.Teks(strings.Replace(s.Teks, ".", ",", 1))
	case u.Format == "dmy" && len(s.Teks) == len("2026-10-31"):
		s = dasarberkas.Teks(s.Teks[8:] + "/" + s.Teks[5:7] + "/" + s.Teks[:4])
	}
	return s, true, nil
}
