package contoh

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
	"github.com/pesantren-go/pesantren/santri/santriberkas"
)

// tarif is one line of tarif.csv: the code as the office writes it, and the
// price with its conditions.
type tarif struct {
	kode, uraian string
	harga        keuangan.Tarif
}

// bacaTarif reads tarif.csv through the reader of santri sheets, so that the
// same separators, line ends and encodings will do. Titles are found by name;
// tingkat, jenis_kelamin and angkatan may be absent. The second result says
// what an office should know: columns that were not read, units of nobody.
func bacaTarif(fsys fs.FS, unit []string) ([]tarif, []string, error) {
	b, err := bacaBerkas(fsys, "tarif.csv")
	if err != nil {
		return nil, nil, err
	}
	lembar, err := santriberkas.Baca(bytes.NewReader(b), "tarif.csv", santriberkas.Batas{})
	if err != nil {
		return nil, nil, errTarif.Invalidf("tarif.csv tidak terbaca; simpan ulang sebagai CSV").Karena(err)
	}
	letak, catatan := judulTarif(lembar.Baris[0])
	for _, wajib := range []string{"kode", "unit", "mukim", "jumlah"} {
		if _, ada := letak[wajib]; !ada || len(lembar.Baris) < 2 {
			return nil, nil, errTarif.Invalidf("tarif.csv harus berkolom kode,uraian,unit,mukim,jumlah dan berisi paling sedikit satu tarif")
		}
	}
	var out []tarif
	for _, baris := range lembar.Baris[1:] {
		sel := func(kolom string) string {
			if i, ada := letak[kolom]; ada && i < len(baris.Sel) {
				return strings.TrimSpace(baris.Sel[i].Teks)
			}
			return ""
		}
		t, err := satuTarif(sel, unit)
		if err != nil {
			return nil, nil, errTarif.Invalidf("tarif.csv baris %d tidak dapat dipakai: %s", baris.Nomor, sebab(err)).Karena(err)
		}
		if u := string(t.harga.Unit); u != "" && !slices.Contains(unit, u) {
			catatan = append(catatan, fmt.Sprintf("tarif.csv baris %d: unit %s tidak ada di pengaturan.json, tarifnya tidak mengenai siapa pun", baris.Nomor, u))
		}
		out = append(out, t)
	}
	return out, catatan, nil
}

func sebab(err error) string {
	if e, ok := errors.AsType[*dasar.Error](err); ok {
		return e.Message
	}
	return "periksa selnya"
}

// judulTarif maps the titles to their columns, and names the unknown ones.
func judulTarif(baris santri.BarisLembar) (letak map[string]int, catatan []string) {
	letak = map[string]int{}
	for i, s := range baris.Sel {
		nama := strings.ReplaceAll(strings.ToLower(strings.TrimSpace(s.Teks)), " ", "_")
		switch nama {
		case "":
		case "kode", "uraian", "unit", "mukim", "jumlah", "tingkat", "jenis_kelamin", "angkatan":
			letak[nama] = i
		default:
			catatan = append(catatan, fmt.Sprintf("tarif.csv: kolom %q tidak dibaca", s.Teks))
		}
	}
	return letak, catatan
}

func satuTarif(sel func(kolom string) string, unit []string) (t tarif, err error) {
	t = tarif{kode: sel("kode"), uraian: sel("uraian")}
	if t.kode == "" {
		return t, errTarif.Invalidf("isi kode")
	}
	if t.uraian == "" {
		t.uraian = t.kode
	}
	h := &t.harga
	h.Komponen, h.Tingkat, h.Unit = kodeKomponen(t.kode), sel("tingkat"), santri.KodeUnit(sel("unit"))
	if h.Komponen == "" {
		return t, errTarif.Invalidf("kode harus memuat huruf atau angka")
	}
	if i := slices.IndexFunc(unit, func(u string) bool { return strings.EqualFold(u, sel("unit")) }); i >= 0 {
		h.Unit = santri.KodeUnit(unit[i])
	}
	if h.Jumlah, err = dasar.ParseRupiah(sel("jumlah")); err != nil {
		return t, err
	}
	if h.Jumlah < 0 {
		return t, errTarif.Invalidf("jumlah tidak boleh kurang dari nol")
	}
	if h.Mukim, err = mukimTarif(sel("mukim")); err != nil {
		return t, err
	}
	if jk := sel("jenis_kelamin"); jk != "" {
		if h.JenisKelamin = santri.JenisKelamin(strings.ToUpper(jk)); h.JenisKelamin != "L" && h.JenisKelamin != "P" {
			return t, errTarif.Invalidf("jenis_kelamin harus L, P, atau kosong")
		}
	}
	if a := sel("angkatan"); a != "" {
		if h.Angkatan, err = strconv.Atoi(a); err != nil {
			return t, errTarif.Invalidf("angkatan harus tahun")
		}
	}
	return t, nil
}

// kodeKomponen makes a code of the product from the code of an office:
// "Uang Gedung" becomes uang_gedung.
func kodeKomponen(s string) keuangan.KodeKomponen {
	f := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	return keuangan.KodeKomponen(strings.Join(f, "_"))
}

func mukimTarif(s string) (keuangan.TigaNilai, error) {
	switch strings.ReplaceAll(strings.ToLower(s), " ", "_") {
	case "", "semua":
		return "", nil
	case "ya", "y", "1", "true", "mukim":
		return keuangan.Ya, nil
	case "tidak", "t", "0", "false", "non_mukim":
		return keuangan.Tidak, nil
	}
	return "", errTarif.Invalidf("mukim harus ya, tidak, atau kosong")
}

// tertulis is the code as the office wrote it.
func (f folder) tertulis(k keuangan.KodeKomponen) string {
	for _, t := range f.tarif {
		if t.harga.Komponen == k {
			return t.kode
		}
	}
	return string(k)
}

// syarat names the conditions of a price in the summary.
func (t tarif) syarat() string {
	var s []string
	for _, x := range []string{string(t.harga.Unit), t.harga.Tingkat, string(t.harga.JenisKelamin)} {
		if x != "" {
			s = append(s, x)
		}
	}
	switch t.harga.Mukim {
	case keuangan.Ya:
		s = append(s, "mukim")
	case keuangan.Tidak:
		s = append(s, "non_mukim")
	}
	if t.harga.Angkatan != 0 {
		s = append(s, strconv.Itoa(t.harga.Angkatan))
	}
	if len(s) == 0 {
		return "semua"
	}
	return strings.Join(s, " ")
}
