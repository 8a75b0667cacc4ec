package mushaf

import (
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
)

var kepalaEdisi = []string{"bagian", "nomor", "surah", "ayat"}

// BacaEdisi reads an edition: CSV with the columns bagian (juz, rub or halaman), nomor,
// surah and ayat (where that part begins), in any order of bagian and with rising
// numbers from 1 inside each. nama and sumber are required: a page number without its
// edition means nothing. Refused with [ErrEdisi]: an ayah that does not exist, parts
// that do not follow each other from 1:1 on, other than 30 juz or 240 rub', a juz that
// is not the border of its first rub'.
func BacaEdisi(nama, sumber string, r io.Reader) (*Edisi, error) {
	nama, e1 := dasar.Rapikan(nama, 60)
	sumber, e2 := dasar.Rapikan(sumber, 300)
	if err := errors.Join(e1, e2); err != nil || nama == "" || sumber == "" {
		return nil, ErrEdisi.Invalidf("tulis nama edisi mushaf dan sumber tabelnya").Pada("nama").Karena(err)
	}
	awal, err := bacaAwal(r)
	if err != nil {
		return nil, err
	}
	juz, rub := awal[Juz], awal[Rub]
	if len(juz) != jumlahJuz || len(rub) != jumlahJuz*rubPerJuz || len(awal[Halaman]) == 0 {
		return nil, ErrEdisi.Invalidf("tabel mushaf harus memuat 30 juz, 240 rub, dan halamannya; yang ada %d juz, %d rub, %d halaman", len(juz), len(rub), len(awal[Halaman]))
	}
	for i, a := range juz {
		if rub[i*rubPerJuz] != a {
			return nil, ErrEdisi.Invalidf("tabel mushaf: juz %d mulai di %s, tetapi rub pertamanya di %s", i+1, a, rub[i*rubPerJuz]).Pada("juz")
		}
	}
	hizb := make([]Ayat, 0, len(rub)/rubPerHizb)
	for i := 0; i < len(rub); i += rubPerHizb {
		hizb = append(hizb, rub[i])
	}
	return &Edisi{nama: nama, sumber: sumber, juz: bagi(juz), rub: bagi(rub), hizb: bagi(hizb), halaman: bagi(awal[Halaman])}, nil
}

func bacaAwal(r io.Reader) (map[Bagian][]Ayat, error) {
	c := csv.NewReader(r)
	c.FieldsPerRecord = len(kepalaEdisi)
	if k, err := c.Read(); err != nil || !slices.Equal(k, kepalaEdisi) {
		return nil, ErrEdisi.Invalidf("baris pertama tabel mushaf harus: %s", strings.Join(kepalaEdisi, ",")).Karena(err)
	}
	awal := map[Bagian][]Ayat{}
	for {
		k, err := c.Read()
		if errors.Is(err, io.EOF) {
			return awal, nil
		}
		if err != nil {
			return nil, ErrEdisi.Invalidf("tabel mushaf tidak terbaca sebagai CSV").Karena(err)
		}
		baris, _ := c.FieldPos(0)
		b, a, err := satuAwal(k, awal)
		if err != nil {
			return nil, ErrEdisi.Invalidf("tabel mushaf baris %d salah isi; bagian (juz, rub, halaman), nomor, surah, dan ayatnya harus menyambung", baris).Karena(err)
		}
		awal[b] = append(awal[b], a)
	}
}

// satuAwal reads one row and checks that it continues its division.
func satuAwal(k []string, awal map[Bagian][]Ayat) (Bagian, Ayat, error) {
	b := Bagian(k[0])
	no, e1 := strconv.Atoi(k[1])
	surah, e2 := strconv.Atoi(k[2])
	ayat, e3 := strconv.Atoi(k[3])
	a, e4 := Ke(surah, ayat)
	if err := errors.Join(e1, e2, e3, e4); err != nil {
		return b, 0, err
	}
	lalu := awal[b]
	batas := map[Bagian]int{Juz: jumlahJuz, Rub: jumlahJuz * rubPerJuz, Halaman: maksHalaman}[b]
	switch {
	case no != len(lalu)+1 || no > batas:
		return b, 0, errors.New("number does not continue")
	case no == 1 && a != 1 || no > 1 && a <= lalu[no-2]:
		return b, 0, errors.New("ayah does not continue")
	}
	return b, a, nil
}
