package akademik

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"github.com/pesantren-go/pesantren/akademik/rapor"
	"github.com/pesantren-go/pesantren/dasar"
)

// IsiRapor is what people write for the rapor of one santri. In the entry of a subject
// only Deskripsi is used, in that of the wali kelas everything else.
type IsiRapor struct {
	Deskripsi string // replaces the generated description, "" = keep that
	// Keterampilan replaces the second description of a subject with two marks (K13);
	// Deskripsi is then that of pengetahuan.
	Keterampilan string
	Sikap        []rapor.Sikap
	Ekskul       []rapor.Ekskul
	Kokurikuler  []rapor.Kokurikuler
	Hadir        rapor.Kehadiran // replaces what presence counts
	Catatan      string
	Keputusan    string
}

var (
	// ErrIsianRapor says that an entry for a rapor is malformed.
	ErrIsianRapor = dasar.Aturan("AKD-RAPOR-07")
	// ErrIsianBentrok says that somebody else changed the entry since it was shown
	// (Conflict).
	ErrIsianBentrok = dasar.Aturan("AKD-RAPOR-08")
)

const (
	maksUraian = 600 // characters of a text on a rapor
	maksBagian = 12  // entries of one part
	maksAbsen  = 366 // days
)

// Kosong reports whether nothing was written.
func (i IsiRapor) Kosong() bool {
	return i.Deskripsi == "" && i.Keterampilan == "" && len(i.Sikap) == 0 && len(i.Ekskul) == 0 && len(i.Kokurikuler) == 0 && i.Hadir == rapor.Kehadiran{} && i.Catatan == "" && i.Keputusan == ""
}

// Validate refuses, with [ErrIsianRapor], texts that are too long or not in one line,
// parts without a name and days of absence out of range.
func (i IsiRapor) Validate() error {
	type teks struct {
		bidang, isi string
		maks        int
	}
	semua := []teks{{"deskripsi", i.Deskripsi, maksUraian}, {"keterampilan", i.Keterampilan, maksUraian}, {"catatan", i.Catatan, maksUraian}, {"keputusan", i.Keputusan, maksNama * 2}}
	for _, s := range i.Sikap {
		semua = append(semua, teks{"sikap", s.Aspek, maksNama}, teks{"sikap", s.Predikat, maksNama}, teks{"sikap", s.Uraian, maksUraian})
	}
	for _, e := range i.Ekskul {
		semua = append(semua, teks{"ekskul", e.Nama, maksNama}, teks{"ekskul", e.Predikat, maksNama}, teks{"ekskul", e.Keterangan, maksUraian})
	}
	for _, k := range i.Kokurikuler {
		semua = append(semua, teks{"kokurikuler", k.Tema, maksUraian}, teks{"kokurikuler", k.Judul, maksUraian}, teks{"kokurikuler", k.Tujuan, maksUraian}, teks{"kokurikuler", k.Kelompok, maksNama}, teks{"kokurikuler", k.Uraian, maksUraian})
		for _, d := range k.Dimensi {
			semua = append(semua, teks{"kokurikuler", d, maksNama})
		}
	}
	for _, t := range semua {
		if s, err := dasar.Rapikan(t.isi, t.maks); err != nil || s != t.isi {
			return ErrIsianRapor.Invalidf("tulis dalam satu baris, paling banyak %d karakter, tanpa spasi di tepi", t.maks).Pada(t.bidang)
		}
	}
	return i.periksaBagian()
}

func (i IsiRapor) periksaBagian() error {
	switch {
	case len(i.Sikap) > maksBagian || len(i.Ekskul) > maksBagian || len(i.Kokurikuler) > maksBagian:
		return ErrIsianRapor.Invalidf("paling banyak %d baris tiap bagian", maksBagian)
	case slices.ContainsFunc(i.Sikap, func(s rapor.Sikap) bool { return s.Aspek == "" || s.Predikat == "" && s.Uraian == "" }):
		return ErrIsianRapor.Invalidf("sikap memerlukan aspek, dan predikat atau uraian").Pada("sikap")
	case slices.ContainsFunc(i.Ekskul, func(e rapor.Ekskul) bool { return e.Nama == "" }):
		return ErrIsianRapor.Invalidf("isi nama ekstrakurikulernya").Pada("ekskul")
	case slices.ContainsFunc(i.Kokurikuler, func(k rapor.Kokurikuler) bool { return k.Judul == "" && k.Tema == "" }):
		return ErrIsianRapor.Invalidf("isi tema atau judul kokurikulernya").Pada("kokurikuler")
	}
	for bidang, n := range map[string]int{"sakit": i.Hadir.Sakit, "izin": i.Hadir.Izin, "alpa": i.Hadir.Alpa} {
		if n < 0 || n > maksAbsen || n > 0 && !i.Hadir.Ada {
			return ErrIsianRapor.Invalidf("hari tidak hadir 0 sampai %d", maksAbsen).Pada(bidang)
		}
	}
	return nil
}

// Rapi brings texts into one line and parts into the order of their names, so that the
// order in which they were typed never matters.
func (i IsiRapor) Rapi() (IsiRapor, error) {
	var galat error
	satu := func(s *string) {
		t, err := dasar.Rapikan(*s, utf8.RuneCountInString(*s))
		if err != nil && galat == nil {
			galat = ErrIsianRapor.Invalidf("tulisan memuat karakter yang tidak dapat dicetak; ketik ulang").Karena(err)
		}
		*s = t
	}
	i.Sikap, i.Ekskul, i.Kokurikuler = slices.Clone(i.Sikap), slices.Clone(i.Ekskul), slices.Clone(i.Kokurikuler)
	for _, s := range []*string{&i.Deskripsi, &i.Keterampilan, &i.Catatan, &i.Keputusan} {
		satu(s)
	}
	for n := range i.Sikap {
		satu(&i.Sikap[n].Aspek)
		satu(&i.Sikap[n].Predikat)
		satu(&i.Sikap[n].Uraian)
	}
	for n := range i.Ekskul {
		satu(&i.Ekskul[n].Nama)
		satu(&i.Ekskul[n].Predikat)
		satu(&i.Ekskul[n].Keterangan)
	}
	for n := range i.Kokurikuler {
		k := &i.Kokurikuler[n]
		for _, s := range []*string{&k.Tema, &k.Judul, &k.Tujuan, &k.Kelompok, &k.Uraian} {
			satu(s)
		}
		k.Dimensi = slices.Sorted(slices.Values(k.Dimensi))
	}
	slices.SortStableFunc(i.Ekskul, func(a, b rapor.Ekskul) int { return cmp.Compare(a.Nama, b.Nama) })
	slices.SortStableFunc(i.Kokurikuler, func(a, b rapor.Kokurikuler) int { return cmp.Compare(a.Judul+a.Tema, b.Judul+b.Tema) })
	return i, galat
}
