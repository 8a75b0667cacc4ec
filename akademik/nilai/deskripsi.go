package nilai

import (
	"cmp"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
)

// NilaiTP is the value of one learning objective, out of all items that measure it,
// formative ones too: it feeds the description and never the rapor number.
type NilaiTP struct {
	TP    string
	Nilai Nilai
}

// PerTP returns the mean of score/full mark per TP, on the scale of the rules, in
// the order of codes. A TP without any score has a value without Ada. Entries are
// checked as [Rencana.Hitung] does.
func (r *Rencana) PerTP(isian []Isian) ([]NilaiTP, error) {
	skor := make([]skorHitung, len(r.butir))
	if err := r.baca(isian, skor); err != nil {
		return nil, err
	}
	jumlah := map[string]jumlahPoin{}
	for i, b := range r.butir {
		for _, tp := range b.TP {
			j := jumlah[tp]
			if skor[i].keadaan == Ada {
				j = j.tambah(Poin{Nilai: skor[i].pecahan().Bagi(b.penuh.Pecahan()), Maks: Utuh(1)})
			}
			jumlah[tp] = j
		}
	}
	hasil := make([]NilaiTP, 0, len(jumlah))
	for tp, j := range jumlah {
		n := NilaiTP{TP: tp}
		if j.maks.Tanda() > 0 {
			n.Nilai = r.aturan.nilai(j.nilai.Bagi(j.maks).Kali(r.aturan.Skala.Maks.Pecahan()))
		}
		hasil = append(hasil, n)
	}
	slices.SortFunc(hasil, func(a, b NilaiTP) int { return strings.Compare(a.TP, b.TP) })
	return hasil, nil
}

// TPDeskripsi is a TP as a description speaks of it: Teks is its clause ("membaca
// teks prosedur"), without a full stop.
type TPDeskripsi struct {
	Kode     string
	Teks     string
	Nilai    Nilai
	Tercapai bool // by its KKTP
}

// TemplatDeskripsi are the sentences of an institution, each with {tp} where the
// clause stands. They hold no name: the rapor has it already.
type TemplatDeskripsi struct {
	Tinggi  string `privasi:"-,templat"` // of the highest TP, when it is reached
	Rendah  string `privasi:"-,templat"` // of the lowest TP, when it is reached
	BelumTP string `privasi:"-,templat"` // of a TP that is not reached
	Pemisah string `privasi:"-,templat"` // between the two sentences, "" = a blank
	Sumber  string `privasi:"-,rujukan"`
}

// TemplatBaku are sentences as schools write them; no wording is official.
func TemplatBaku() TemplatDeskripsi {
	return TemplatDeskripsi{
		Tinggi:  "Menunjukkan penguasaan yang baik dalam {tp}.",
		Rendah:  "Perlu penguatan dalam {tp}.",
		BelumTP: "Perlu pendampingan dalam {tp}.",
		Sumber:  "contoh; kalimat ditetapkan lembaga",
	}
}

// Deskripsi is the text of capaian kompetensi: what was generated, and what a
// teacher made of it. Both are kept.
type Deskripsi struct {
	Dibuat    string // generated
	Disunting string // by a teacher, "" when untouched
	Tinggi    string // codes of the TP that it speaks of, "" for none
	Rendah    string
}

// Teks is what prints.
func (d Deskripsi) Teks() string {
	if d.Disunting != "" {
		return d.Disunting
	}
	return d.Dibuat
}

// ErrTemplat says that a sentence has no {tp}.
var ErrTemplat = dasar.Aturan("AKD-DESKRIPSI-01")

// Susun writes the description from the highest and the lowest TP that have a value.
// Of equal ones the lower code is taken; where all are equal there is one sentence.
// Without any value the text is empty.
func (t TemplatDeskripsi) Susun(tp []TPDeskripsi) (Deskripsi, error) {
	for bidang, s := range map[string]string{"tinggi": t.Tinggi, "rendah": t.Rendah, "belum": t.BelumTP} {
		if !strings.Contains(s, "{tp}") {
			return Deskripsi{}, ErrTemplat.Invalidf("kalimat deskripsi %s harus memuat {tp}", bidang).Pada(bidang)
		}
	}
	tp = slices.DeleteFunc(slices.Clone(tp), func(x TPDeskripsi) bool { return !x.Nilai.Ada })
	if len(tp) == 0 {
		return Deskripsi{}, nil
	}
	slices.SortFunc(tp, func(a, b TPDeskripsi) int { return strings.Compare(a.Kode, b.Kode) })
	banding := func(a, b TPDeskripsi) int { return a.Nilai.Tepat.Banding(b.Nilai.Tepat) }
	tinggi, rendah := slices.MaxFunc(tp, banding), slices.MinFunc(tp, banding)
	d := Deskripsi{Dibuat: t.kalimat(t.Tinggi, tinggi), Tinggi: tinggi.Kode}
	if banding(tinggi, rendah) != 0 {
		d.Rendah = rendah.Kode
		d.Dibuat += cmp.Or(t.Pemisah, " ") + t.kalimat(t.Rendah, rendah)
	}
	return d, nil
}

func (t TemplatDeskripsi) kalimat(templat string, x TPDeskripsi) string {
	if !x.Tercapai {
		templat = t.BelumTP
	}
	return strings.ReplaceAll(templat, "{tp}", strings.TrimSuffix(strings.TrimSpace(x.Teks), "."))
}
