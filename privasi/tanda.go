package privasi

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// Bidang is what the tag of one field says.
type Bidang struct {
	Nama     string // the Go field name, by which fields are asked for
	Sebagai  string // the name that ciphertext is bound to; Nama unless the tag says otherwise
	Kategori string
	Kelas    Kelas
	Retensi  KelasRetensi
	Tertutup bool   // the field is a Tertutup[T]
	Indeks   bool   // a blind index is kept
	Subjek   bool   // the field holds the person's id
	Orang    string // the field holds an id that stands for the person: of what, such as "santri"
	Bebas    string // reason why the field is not personal data
	Terbuka  string // reason why personal data stays readable

	letak    []int // for reflect.Value.FieldByIndex
	golongan int   // fields of which every register says the same share it
}

// Pribadi reports whether the field holds personal data.
func (b Bidang) Pribadi() bool { return b.Kategori != "" }

// GalatTanda says which field of which type has a wrong tag, and why. It is a
// mistake in the program: registration happens at start-up and in tests.
type GalatTanda struct{ Tipe, Bidang, Sebab string }

func (e *GalatTanda) Error() string {
	if e.Bidang == "" {
		return fmt.Sprintf("privasi: %s: %s", e.Tipe, e.Sebab)
	}
	return fmt.Sprintf("privasi: %s.%s: %s", e.Tipe, e.Bidang, e.Sebab)
}

var tipeSubjek = reflect.TypeFor[SubjekID]()

// bacaBidang reads the tags of a struct. An embedded struct without a tag is
// read as if its fields stood in the outer one.
func bacaBidang(nama string, t reflect.Type, letak []int) ([]Bidang, error) {
	var bs []Bidang
	for i := range t.NumField() {
		f := t.Field(i)
		di := append(slices.Clone(letak), i)
		tanda, ada := f.Tag.Lookup("privasi")
		if !ada && f.Anonymous && f.Type.Kind() == reflect.Struct && f.IsExported() {
			dalam, err := bacaBidang(nama, f.Type, di)
			if err != nil {
				return nil, err
			}
			bs = append(bs, dalam...)
			continue
		}
		if !ada {
			return nil, &GalatTanda{nama, f.Name, "tanpa tanda"}
		}
		b, sebab := bacaTanda(tanda)
		if sebab == "" {
			b.Nama, b.letak = f.Name, di
			b, sebab = cocokkan(b, f)
		}
		if sebab != "" {
			return nil, &GalatTanda{nama, f.Name, sebab}
		}
		bs = append(bs, b)
	}
	return bs, nil
}

// bacaTanda reads the text of one tag; a reason means that it is wrong.
func bacaTanda(tanda string) (b Bidang, sebab string) {
	if alasan, bebas := strings.CutPrefix(tanda, "-"); bebas {
		alasan, ada := strings.CutPrefix(alasan, ",")
		if b.Bebas = strings.TrimSpace(alasan); !ada || b.Bebas == "" {
			return b, "bebas tanpa alasan"
		}
		return b, ""
	}
	if tanda == "subjek" {
		return Bidang{Subjek: true}, ""
	}
	if jenis, lewat := strings.CutPrefix(tanda, "orang="); lewat {
		if !polaJalur.MatchString(jenis) {
			return b, "orang tanpa jenis id"
		}
		return Bidang{Orang: jenis}, ""
	}
	lihat := map[string]bool{}
	for bagian := range strings.SplitSeq(tanda, ";") {
		kunci, nilai, _ := strings.Cut(bagian, "=")
		if lihat[kunci] {
			return b, "kunci ganda: " + kunci
		}
		lihat[kunci] = true
		if sebab := bacaBagian(&b, bagian, kunci, nilai); sebab != "" {
			return b, sebab
		}
	}
	if !lihat["kategori"] || !lihat["kelas"] || !lihat["retensi"] {
		return b, "tanda tak lengkap: kategori, kelas dan retensi wajib ada"
	}
	return b, ""
}

func bacaBagian(b *Bidang, bagian, kunci, nilai string) (sebab string) {
	switch kunci {
	case "kategori":
		if b.Kategori = nilai; !polaJalur.MatchString(nilai) {
			return "kategori tak sah: " + nilai
		}
	case "kelas":
		if b.Kelas = Spesifik; nilai == "umum" {
			b.Kelas = Umum
		} else if nilai != "spesifik" {
			return "kelas tak dikenal: " + nilai
		}
	case "retensi":
		if b.Retensi = KelasRetensi(nilai); !slices.Contains(SemuaRetensi(), b.Retensi) {
			return "retensi tak dikenal: " + nilai
		}
	case "indeks":
		if b.Indeks = true; bagian != "indeks" {
			return "indeks tidak menerima nilai"
		}
	case "terbuka":
		if b.Terbuka = strings.TrimSpace(nilai); b.Terbuka == "" {
			return "terbuka tanpa alasan"
		}
	case "sebagai":
		if b.Sebagai = nilai; nilai == "" {
			return "sebagai tanpa nama"
		}
	default:
		return "kunci tak dikenal: " + kunci
	}
	return ""
}

// cocokkan compares what a tag says with the type of its field.
func cocokkan(b Bidang, f reflect.StructField) (Bidang, string) {
	b.Tertutup = iniTertutup(f.Type)
	if b.Sebagai == "" {
		b.Sebagai = f.Name
	}
	switch {
	case !f.IsExported():
		return b, "bidang tidak diekspor"
	case !b.Tertutup && memuatTertutup(f.Type, nil):
		return b, "Tertutup harus menjadi tipe bidang itu sendiri, bukan di dalam penunjuk, irisan, peta atau struct"
	case b.Subjek && f.Type != tipeSubjek:
		return b, "subjek harus bertipe privasi.SubjekID"
	case b.Orang != "" && f.Type.Kind() != reflect.String:
		return b, "orang harus berupa id teks"
	case b.Tertutup && !b.Pribadi():
		return b, "tertutup tanpa perlu: bidang ini dinyatakan bukan data pribadi"
	case b.Tertutup && b.Terbuka != "":
		return b, "tertutup tanpa perlu: bidang ini dinyatakan terbuka"
	case b.Indeks && !b.Tertutup:
		return b, "indeks hanya untuk bidang Tertutup"
	case b.Pribadi() && !b.Tertutup && b.Terbuka == "":
		return b, "data pribadi harus Tertutup, atau terbuka dengan alasan"
	case b.Terbuka != "" && wajibTertutup(b.Kategori):
		return b, "kategori " + b.Kategori + " wajib Tertutup"
	}
	return b, ""
}

func iniTertutup(t reflect.Type) bool {
	return t.PkgPath() == tipeSubjek.PkgPath() && strings.HasPrefix(t.Name(), "Tertutup[") &&
		reflect.PointerTo(t).Implements(tipePenyegel)
}

// memuatTertutup reports whether a Tertutup hides anywhere inside t, where
// Segel would not find it.
func memuatTertutup(t reflect.Type, sudah []reflect.Type) bool {
	if iniTertutup(t) {
		return true
	}
	if slices.Contains(sudah, t) {
		return false
	}
	sudah = append(sudah, t)
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Chan:
		return memuatTertutup(t.Elem(), sudah)
	case reflect.Map:
		return memuatTertutup(t.Key(), sudah) || memuatTertutup(t.Elem(), sudah)
	case reflect.Struct:
		for i := range t.NumField() {
			if memuatTertutup(t.Field(i).Type, sudah) {
				return true
			}
		}
	}
	return false
}
