package akademik

import (
	"strings"

	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/santri"
)

// KolomLeger is one column of marks of a leger: a subject, or one aspect of a subject
// whose rapor tells aspects apart.
type KolomLeger struct {
	Mapel
	Aspek nilai.Aspek // "" = the one mark of the subject
}

// Sandi is the column in short: "mtk", "mtk-P", "mtk-K".
func (k KolomLeger) Sandi() string {
	if k.Aspek == "" {
		return string(k.Kode)
	}
	return string(k.Kode) + "-" + strings.ToUpper(string(k.Aspek[:1]))
}

// Sebutan is the column in words: "Matematika", "Matematika (pengetahuan)".
func (k KolomLeger) Sebutan() string {
	if k.Aspek == "" {
		return k.Nama
	}
	return k.Nama + " (" + string(k.Aspek) + ")"
}

// Kolom lists the columns of marks: one for each subject, or for each aspect of it.
func (m MapelLeger) Kolom() (ks []KolomLeger) {
	for _, a := range m.Aspek {
		ks = append(ks, KolomLeger{m.Mapel, a})
	}
	if len(ks) == 0 {
		ks = []KolomLeger{{Mapel: m.Mapel}}
	}
	return ks
}

// Kolom lists the columns of all subjects.
func (l Leger) Kolom() (ks []KolomLeger) {
	for _, m := range l.Mapel {
		ks = append(ks, m.Kolom()...)
	}
	return ks
}

// Keadaan says what a cell of the leger shows: who does not take a subject is excused.
func (l Leger) Keadaan(id santri.ID, k KolomLeger) nilai.Keadaan {
	if !l.Ikut(id, k.Kode) {
		return nilai.Dikecualikan
	}
	return l.Nilai(id, k).Keadaan()
}

// Nilai is the mark of a santri in a column.
func (l Leger) Nilai(id santri.ID, k KolomLeger) nilai.Hasil {
	h := l.Hasil[id][k.Kode]
	for _, a := range h.Aspek {
		if a.Aspek == k.Aspek {
			return a.Hasil
		}
	}
	return h
}
