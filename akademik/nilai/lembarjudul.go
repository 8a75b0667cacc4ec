package nilai

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/pesantren-go/pesantren/akademik/lembar"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

var (
	// ErrSelTanggal says that a spreadsheet made a date of what was typed, such as
	// 8/10.
	ErrSelTanggal = dasar.Aturan("AKD-SEL-03")
	// ErrSelRusak says that a cell holds an error value such as #N/A.
	ErrSelRusak = dasar.Aturan("AKD-SEL-04")
)

// judulLembar is what was recognised in the row of titles.
type judulLembar struct {
	data       int // index in Lembar.Baris of the first row below
	lebar      int
	nis, mapel int // columns, -1 when there is none
	butir      []kolomButir
	takDikenal []string
}

type kolomButir struct {
	letak int
	kode  string // folded
	judul string // as a finding names it
}

// judulTetap gives the titles of a sheet of marks beside the assessments, reduced as
// sederhana does. Columns of "lain" are known and not read.
var judulTetap = [...]struct{ arti, judul string }{
	{"nis", "nis noinduk nomorinduk nomorinduksantri nomorinduksiswa noinduksantri noinduksiswa nislokal"},
	{"mapel", "mapel matapelajaran pelajaran kodemapel kitab"},
	{"lain", "no nomor nourut nama namalengkap namasantri namasiswa kelas rombel lp jk nisn"},
}

var judulDikenal = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for _, d := range judulTetap {
		for judul := range strings.FieldsSeq(d.judul) {
			m[judul] = d.arti
		}
	}
	return m
})

// NilaiJudul tells how many titles of a sheet of marks the best of the first rows
// has, 0 without NIS. Readers use it to choose a separator or a sheet.
func NilaiJudul(l santri.Lembar) (terbaik int) {
	for i := range min(len(l.Baris), santri.JudulDalam) {
		n, nis := 0, false
		for _, s := range l.Baris[i].Sel {
			if arti, dikenal := judulDikenal()[sederhana(s.Teks)]; dikenal {
				n, nis = n+1, nis || arti == "nis"
			}
		}
		if nis {
			terbaik = max(terbaik, n)
		}
	}
	return terbaik
}

func siapkanLembar(l santri.Lembar, bahan BahanLembar) (*pembacaLembar, error) {
	p := &pembacaLembar{bahan: bahan, kenal: lembar.BuatPengenal(bahan.Santri), butir: map[*Rencana]map[string]*butirSusun{}, sudah: map[kunciBaris]int{}}
	if len(bahan.Kelas) == 0 {
		p.bahan.Kelas = []KelasLembar{{Mapel: bahan.Mapel}}
	} else {
		p.kelas = map[santri.ID][]int{}
	}
	kode := map[string]bool{}
	for i, k := range p.bahan.Kelas {
		for _, id := range k.Santri {
			p.kelas[id] = append(p.kelas[id], i)
		}
		if err := p.pakaiMapel(k.Mapel, kode); err != nil {
			return nil, err
		}
	}
	for i := range min(len(l.Baris), santri.JudulDalam) {
		if j := bacaJudulLembar(l, i, kode); j.nis >= 0 && len(j.butir) > len(p.judul.butir) {
			p.judul = j
		}
	}
	switch {
	case len(p.judul.butir) == 0:
		return nil, ErrLembarJudul.Invalidf("baris judul tidak ditemukan; beri judul NIS, mapel, dan kode penilaian di atas data").Pada("judul")
	case p.judul.mapel < 0 && bahan.Tetap == "":
		return nil, ErrLembarJudul.Invalidf("tambah kolom mapel, atau pilih satu mata pelajaran untuk lembar ini").Pada("mapel")
	}
	return p, nil
}

// pakaiMapel takes the plans of one class in; kode gets the titles of their columns.
func (p *pembacaLembar) pakaiMapel(mapel map[string]*Rencana, kode map[string]bool) error {
	nama := map[string]string{}
	for _, kunci := range slices.Sorted(maps.Keys(mapel)) {
		r := mapel[kunci]
		lipat := sederhana(kunci)
		if lain, ada := nama[lipat]; ada && mapel[lain] != r || lipat == "" || r == nil {
			return ErrLembarBahan.Invalidf("nama mata pelajaran %q kosong atau sama dengan yang lain; bedakan namanya", kunci).Pada("mapel")
		} else if !ada {
			nama[lipat] = kunci
		}
		butir := map[string]*butirSusun{}
		for i := range r.butir {
			k := sederhana(r.butir[i].Kode)
			if _, ganda := butir[k]; ganda || k == "" {
				return ErrLembarBahan.Invalidf("kode penilaian %q tidak dapat menjadi judul kolom; pakai huruf dan angka yang berbeda", r.butir[i].Kode).Pada("butir")
			}
			butir[k], kode[k] = &r.butir[i], true
		}
		p.butir[r] = butir
	}
	p.mapel = append(p.mapel, nama)
	return nil
}

func bacaJudulLembar(l santri.Lembar, i int, kode map[string]bool) judulLembar {
	b := l.Baris[i]
	j := judulLembar{data: i + 1, lebar: len(b.Sel), nis: -1, mapel: -1}
	sudah := map[string]bool{}
	for k, s := range b.Sel {
		judul := sederhana(s.Teks)
		arti := judulDikenal()[judul]
		switch {
		case judul == "":
		case sudah[judul]:
			j.takDikenal = append(j.takDikenal, santri.HurufKolom(k)+" "+santri.PotongSel(strings.TrimSpace(s.Teks)))
		case arti == "nis" && j.nis < 0:
			j.nis = k
		case arti == "mapel" && j.mapel < 0:
			j.mapel = k
		case kode[judul]:
			j.butir = append(j.butir, kolomButir{k, judul, santri.PotongSel(strings.TrimSpace(s.Teks))})
		case arti == "":
			j.takDikenal = append(j.takDikenal, santri.HurufKolom(k)+" "+santri.PotongSel(strings.TrimSpace(s.Teks)))
		}
		sudah[judul] = true
	}
	return j
}

// letak is the column that a finding about a field stands in, -1 for none.
func (j judulLembar) letak(bidang string) int {
	switch bidang {
	case "nis":
		return j.nis
	case "mapel":
		return j.mapel
	}
	for _, k := range j.butir {
		if k.judul == bidang {
			return k.letak
		}
	}
	return -1
}

// bacaSelLembar reads a cell by its kind. A number cell is no text that could be
// doubtful, but its last binary digits are noise: it counts to eight decimals.
func (s Skala) bacaSelLembar(c santri.Sel) (Skor, error) {
	switch c.Jenis {
	case santri.SelTanggal:
		return Skor{}, ErrSelTanggal.Invalidf("lembar kerja mengubah isian ini menjadi tanggal; ketik ulang sebagai angka")
	case santri.SelRusak:
		return Skor{}, ErrSelRusak.Invalidf("sel berisi galat lembar kerja; isi ulang nilainya")
	case santri.SelAngka:
		d, ok := lembar.Angka(strings.TrimSpace(c.Teks))
		if !ok {
			return Skor{}, salahSel(s)
		}
		a, err := AngkaDari(d.Round(8))
		if err == nil {
			err = s.Terima(a)
		}
		if err != nil {
			return Skor{}, err
		}
		return Dapat(a), nil
	}
	return s.BacaSel(c.Teks)
}

// skalaButir is the scale that scores of the item are on.
func (r *Rencana) skalaButir(b *butirSusun) Skala {
	s := r.aturan.Skala
	s.Min, s.Maks = r.rendah(b), b.penuh
	return s
}

func barisKosong(b santri.BarisLembar) bool {
	return !slices.ContainsFunc(b.Sel, func(s santri.Sel) bool { return strings.TrimSpace(s.Teks) != "" })
}

// sederhana reduces a title or name to its lower-case letters and digits.
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
