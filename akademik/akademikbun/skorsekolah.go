package akademikbun

import (
	"context"
	"slices"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
)

// Skor implements [akademik.NilaiStore]. The rows of a whole school pass through here:
// they are scanned by hand, and put in order here, where it takes one pass; a database
// without fresh statistics sorts them on its disk.
func (t tokoNilai) Skor(ctx context.Context, l dasar.LembagaID, asesmen ...string) ([]akademik.Skor, error) {
	const satuSekolah = 16384 // assessments of one read; each further one reads the scores of the school again
	asesmen = slices.Clone(asesmen)
	slices.Sort(asesmen)
	b := bacaanSkor{banyak: make(map[string]int, len(asesmen)), sama: map[string]string{}}
	for bagian := range slices.Chunk(slices.Compact(asesmen), satuSekolah) {
		q := t.db.NewSelect().Table("akademik_skor").ColumnExpr("asesmen, santri, percobaan, keadaan, sebab, angka, oleh, dicatat, versi").Where("lembaga = ?", string(l)).Where("asesmen IN (?)", bun.List(bagian))
		if err := b.alir(ctx, q, l); err != nil {
			return nil, err
		}
	}
	return b.urut(asesmen), nil
}

// bacaanSkor are scores as they come, in blocks that never grow: growing one list copies
// a school's scores five times over.
type bacaanSkor struct {
	blok   [][]akademik.Skor
	banyak map[string]int // by assessment
	sama   map[string]string
	n      int
}

func (b *bacaanSkor) alir(ctx context.Context, q *bun.SelectQuery, l dasar.LembagaID) error {
	const seblok = 1024
	rows, err := q.Rows(ctx)
	if err != nil {
		return dasarbun.Translate(err)
	}
	defer rows.Close() //nolint:errcheck // read only
	var isi []akademik.Skor
	for rows.Next() {
		var asesmen, keadaan, sebab, oleh string
		var angka, dicatat int64
		s := akademik.Skor{Lembaga: l}
		if err := rows.Scan(&asesmen, &s.Santri, &s.Percobaan, &keadaan, &sebab, &angka, &oleh, &dicatat, &s.Versi); err != nil {
			return dasarbun.Translate(err)
		}
		s.Asesmen, s.Oleh = satukan(b.sama, asesmen), satukan(b.sama, oleh)
		s.Keadaan, s.Sebab, s.Angka, s.Dicatat = nilai.Keadaan(satukan(b.sama, keadaan)), nilai.Sebab(satukan(b.sama, sebab)), nilai.Angka(angka), dasarbun.DariMikro(dicatat)
		b.banyak[s.Asesmen]++
		if isi = append(isi, s); len(isi) == seblok {
			b.blok, isi = append(b.blok, isi), make([]akademik.Skor, 0, seblok)
		}
		b.n++
	}
	b.blok = append(b.blok, isi)
	return dasarbun.Translate(rows.Err())
}

// urut puts every score at its place: assessments as sorted, each in its own order.
func (b *bacaanSkor) urut(asesmen []string) []akademik.Skor {
	hasil, letak := slices.Grow([]akademik.Skor(nil), b.n)[:b.n], make(map[string]int, len(asesmen))
	mulai := 0
	for _, a := range asesmen {
		if _, ada := letak[a]; !ada {
			letak[a] = mulai
			mulai += b.banyak[a]
		}
	}
	for _, isi := range b.blok {
		for i := range isi {
			n := letak[isi[i].Asesmen]
			hasil[n], letak[isi[i].Asesmen] = isi[i], n+1
		}
	}
	for a, n := range letak { // n is where it ends by now
		if satu := hasil[n-b.banyak[a] : n]; !slices.IsSortedFunc(satu, urutSkor) {
			slices.SortFunc(satu, urutSkor)
		}
	}
	return hasil
}

// satukan keeps one copy of texts that repeat in every row.
func satukan(sama map[string]string, s string) string {
	if t, ada := sama[s]; ada {
		return t
	}
	sama[s] = s
	return s
}
