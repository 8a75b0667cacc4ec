package santribun

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"cmp"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

const berlaku = "k.mulai <= ? AND (k.selesai IS NULL OR k.selesai > ?)"

// saring adds the conditions of a filter to a query over santri_santri s.
func saring(q *bun.SelectQuery, l dasar.LembagaID, f santri.Saringan) *bun.SelectQuery {
	q = q.Where("s.lembaga = ?", string(l))
	if len(f.Status) > 0 {
		q = q.Where("s.status IN (?)", bun.List(f.Status))
	}
	if f.JenisKelamin != "" {
		q = q.Where("s.jenis_kelamin = ?", string(f.JenisKelamin))
	}
	if len(f.Keluarga) > 0 {
		q = q.Where("s.keluarga IN (?)", bun.List(f.Keluarga))
	}
	if len(f.ID) > 0 {
		q = q.Where("s.id IN (?)", bun.List(f.ID))
	}
	if f.Angkatan != 0 {
		q = q.Where("s.angkatan = ?", f.Angkatan)
	}
	if len(f.IndeksNIK) > 0 {
		q = q.Where("s.nik_indeks = ?", f.IndeksNIK)
	}
	for _, k := range strings.Fields(f.Teks) {
		q = saringKata(q, k)
	}
	return saringLingkup(saringAnggota(q, f), f)
}

// saringKata wants a word of the name, the NIS or the NISN to start with k. A
// folded word holds letters and digits only, so that no pattern sign hides in it.
func saringKata(q *bun.SelectQuery, k string) *bun.SelectQuery {
	nomor := strings.ToLower(k)
	return q.WhereGroup(" AND ", func(q *bun.SelectQuery) *bun.SelectQuery {
		n := utf8.RuneCountInString(nomor)
		q = q.Where("substr(lower(s.nis), 1, ?) = ?", n, nomor).WhereOr("substr(s.nisn, 1, ?) = ?", n, nomor)
		if polos := santri.KunciCari(k); polos != "" {
			q = q.WhereOr("s.cari LIKE ?", "% "+polos+"%")
		}
		return q
	})
}

func saringAnggota(q *bun.SelectQuery, f santri.Saringan) *bun.SelectQuery {
	if len(f.Unit) == 0 && f.Jalur == "" && f.Tingkat == "" && f.Kelas == "" {
		return q
	}
	dalam := q.NewSelect().TableExpr("santri_keanggotaan AS k").ColumnExpr("1").
		Where("k.lembaga = s.lembaga AND k.santri = s.id").Where(berlaku, f.Pada, f.Pada)
	if len(f.Unit) > 0 {
		dalam = dalam.Where("k.unit IN (?)", bun.List(f.Unit))
	}
	for kolom, nilai := range map[string]string{"jalur": string(f.Jalur), "tingkat": f.Tingkat, "kelas": f.Kelas} {
		if nilai != "" {
			dalam = dalam.Where("k.? = ?", bun.Ident(kolom), nilai)
		}
	}
	return q.Where("EXISTS (?)", dalam)
}

// saringLingkup keeps to the units of an actor: memberships that hold on the
// day, or all when none does.
func saringLingkup(q *bun.SelectQuery, f santri.Saringan) *bun.SelectQuery {
	switch {
	case f.Lingkup == nil:
		return q
	case len(f.Lingkup) == 0:
		return q.Where("1 = 0")
	}
	return q.Where(`EXISTS (SELECT 1 FROM santri_keanggotaan AS k WHERE k.lembaga = s.lembaga AND k.santri = s.id AND k.unit IN (?)
		AND (`+berlaku+` OR NOT EXISTS (SELECT 1 FROM santri_keanggotaan AS k2 WHERE k2.lembaga = s.lembaga AND k2.santri = s.id
		AND k2.mulai <= ? AND (k2.selesai IS NULL OR k2.selesai > ?))))`, bun.List(f.Lingkup), f.Pada, f.Pada, f.Pada, f.Pada)
}

// Kenali implements [santri.Store].
func (t toko) Kenali(ctx context.Context, l dasar.LembagaID, k santri.TandaKenal) ([]santri.Santri, error) {
	baris, err := kenali(ctx, t.db, l, k)
	return ubah(baris, barisSantri.santri), err
}

func kenali(ctx context.Context, db bun.IDB, l dasar.LembagaID, k santri.TandaKenal) ([]barisSantri, error) {
	ada := map[santri.ID]barisSantri{}
	tampung := func(baris []barisSantri, err error) error {
		for _, b := range baris {
			ada[b.ID] = b
		}
		return err
	}
	lahir := map[santri.NamaLahir]bool{}
	nama := make([]string, 0, len(k.NamaLahir))
	for _, n := range k.NamaLahir {
		if !n.Lahir.IsZero() {
			lahir[n] = true
			nama = append(nama, " "+n.Nama)
		}
	}
	for _, err := range []error{
		tampung(petik[barisSantri](ctx, db, l, "id", isi(k.ID))),
		tampung(petik[barisSantri](ctx, db, l, "subjek", isi(k.Subjek))),
		tampung(petik[barisSantri](ctx, db, l, "nis", isi(k.NIS))),
		tampung(petik[barisSantri](ctx, db, l, "nisn", isi(k.NISN))),
		tampung(petik[barisSantri](ctx, db, l, "nik_indeks", k.IndeksNIK)),
	} {
		if err != nil {
			return nil, err
		}
	}
	serupa, err := petik[barisSantri](ctx, db, l, "cari", unik(nama))
	if err != nil {
		return nil, err
	}
	for _, b := range serupa {
		if lahir[santri.NamaLahir{Nama: b.Cari[1:], Lahir: b.TanggalLahir}] {
			ada[b.ID] = b
		}
	}
	hasil := make([]barisSantri, 0, len(ada))
	for _, b := range ada {
		hasil = append(hasil, b)
	}
	slices.SortFunc(hasil, func(a, b barisSantri) int { return cmp.Compare(a.ID, b.ID) })
	return hasil, nil
}

// isi drops empty and repeated values: they name nobody.
func isi[T ~string](v []T) []T {
	return slices.DeleteFunc(unik(v), func(x T) bool { return x == "" })
}
