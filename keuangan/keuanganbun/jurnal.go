package keuanganbun

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
)

// Jurnal is the journal in SQL.
type Jurnal struct{ db bun.IDB }

type jurnalRow struct {
	bun.BaseModel `bun:"table:keuangan_jurnal,alias:j"`

	Lembaga    string        `bun:"lembaga,pk"`
	ID         string        `bun:"id,pk"`
	Sumber     string        `bun:"sumber"`
	Jenis      string        `bun:"jenis"`
	Tanggal    dasar.Tanggal `bun:"tanggal"`
	Keterangan string        `bun:"keterangan"`
	Membalik   string        `bun:"membalik,nullzero"`
	Oleh       string        `bun:"oleh"`
	Dicatat    int64         `bun:"dicatat"`
}

type barisRow struct {
	bun.BaseModel `bun:"table:keuangan_baris,alias:b"`

	Lembaga  string        `bun:"lembaga,pk"`
	Jurnal   string        `bun:"jurnal,pk"`
	Nomor    int           `bun:"nomor,pk"`
	Akun     string        `bun:"akun"`
	Debit    int64         `bun:"debit"`
	Kredit   int64         `bun:"kredit"`
	Unit     string        `bun:"unit"`
	Dana     string        `bun:"dana"`
	Laci     string        `bun:"laci"`
	Rekening string        `bun:"rekening"`
	Alias    string        `bun:"alias"`
	Tanggal  dasar.Tanggal `bun:"tanggal"`
	Dicatat  int64         `bun:"dicatat"`
}

// Tambah implements [keuangan.JurnalStore]: two statements, however many
// journals. A duplicate shows as a row that was not inserted, so that no error
// of the database ends the transaction before its cause is known.
func (st Jurnal) Tambah(ctx context.Context, l dasar.LembagaID, js ...keuangan.Jurnal) error {
	if len(js) == 0 {
		return nil
	}
	kop, baris := barisSQL(l, js)
	return dalamUnit(ctx, st.db, func(ctx context.Context, db bun.IDB) error {
		n, err := dasarbun.SisipBanyak(ctx, db, kop, "CONFLICT DO NOTHING")
		if err != nil {
			return err
		}
		if n != int64(len(kop)) {
			return Jurnal{db}.sebabGanda(ctx, l, js)
		}
		_, err = dasarbun.SisipBanyak(ctx, db, baris, "")
		return err
	})
}

func barisSQL(l dasar.LembagaID, js []keuangan.Jurnal) (kop []jurnalRow, baris []barisRow) {
	kop = make([]jurnalRow, len(js))
	for i, j := range js {
		dicatat := dasarbun.Mikro(j.Dicatat)
		kop[i] = jurnalRow{
			Lembaga: string(l), ID: j.ID, Sumber: j.Sumber, Jenis: string(j.Jenis), Tanggal: j.Tanggal,
			Keterangan: j.Keterangan, Membalik: j.Membalik, Oleh: j.Oleh, Dicatat: dicatat,
		}
		for k, b := range j.Baris {
			baris = append(baris, barisRow{
				Lembaga: string(l), Jurnal: j.ID, Nomor: k + 1, Akun: string(b.Akun), Debit: int64(b.Debit), Kredit: int64(b.Kredit),
				Unit: string(b.Unit), Dana: b.Dana, Laci: b.Laci, Rekening: b.Rekening, Alias: string(b.Alias), Tanggal: j.Tanggal, Dicatat: dicatat,
			})
		}
	}
	return kop, baris
}

// sebabGanda says why journals were not inserted: a second reversal first,
// because it usually repeats its cause too. Journals of js that were inserted
// are told apart by their id.
func (st Jurnal) sebabGanda(ctx context.Context, l dasar.LembagaID, js []keuangan.Jurnal) error {
	sumber, balik := make(map[string]string, len(js)), map[string]string{}
	for _, j := range js {
		sumber[j.Sumber] = j.ID
		if j.Membalik != "" {
			balik[j.Membalik] = j.ID
		}
	}
	var rows []jurnalRow
	err := st.db.NewSelect().Model(&rows).Column("id", "sumber", "membalik").
		Where("lembaga = ? AND (sumber IN (?) OR membalik IN (?))", l, bun.List(slices.Sorted(maps.Keys(sumber))), bun.List(append(slices.Sorted(maps.Keys(balik)), ""))).Scan(ctx)
	if err != nil {
		return dasarbun.Translate(err)
	}
	for _, r := range rows {
		if id, ada := balik[r.Membalik]; ada && id != r.ID {
			return keuangan.ErrDibalik.Conflictf("jurnal ini sudah dibalik").Pada("membalik")
		}
	}
	for _, r := range rows {
		if id, ada := sumber[r.Sumber]; ada && id != r.ID {
			return keuangan.ErrSumber.Conflictf("jurnal dengan sumber ini sudah dicatat").Pada("sumber")
		}
	}
	return dasar.ErrBentrok.Conflictf("jurnal sudah ada")
}

// Ambil implements [keuangan.JurnalStore].
func (st Jurnal) Ambil(ctx context.Context, l dasar.LembagaID, id ...string) ([]keuangan.Jurnal, error) {
	return st.menurut(ctx, l, "id", id, func(r jurnalRow) string { return r.ID })
}

// Sumber implements [keuangan.JurnalStore].
func (st Jurnal) Sumber(ctx context.Context, l dasar.LembagaID, sumber ...string) ([]keuangan.Jurnal, error) {
	return st.menurut(ctx, l, "sumber", sumber, func(r jurnalRow) string { return r.Sumber })
}

// sekaliAmbil is how many keys one statement asks for.
const sekaliAmbil = 1000

// menurut reads journals by a unique column, in the order asked for.
func (st Jurnal) menurut(ctx context.Context, l dasar.LembagaID, kolom string, nilai []string, kunci func(jurnalRow) string) (out []keuangan.Jurnal, err error) {
	for bagian := range slices.Chunk(nilai, sekaliAmbil) {
		var rows []jurnalRow
		if err := st.db.NewSelect().Model(&rows).Where("lembaga = ? AND ? IN (?)", l, bun.Ident(kolom), bun.List(bagian)).Scan(ctx); err != nil {
			return nil, dasarbun.Translate(err)
		}
		peta := make(map[string]jurnalRow, len(rows))
		for _, r := range rows {
			peta[kunci(r)] = r
		}
		urut := make([]jurnalRow, 0, len(rows))
		for _, n := range bagian {
			if r, ada := peta[n]; ada {
				urut = append(urut, r)
			}
		}
		js, err := st.lengkapi(ctx, l, urut)
		if err != nil {
			return nil, err
		}
		out = append(out, js...)
	}
	return out, nil
}

// lengkapi adds their lines to journals, in one statement.
func (st Jurnal) lengkapi(ctx context.Context, l dasar.LembagaID, kop []jurnalRow) ([]keuangan.Jurnal, error) {
	if len(kop) == 0 {
		return nil, nil
	}
	id := make([]string, len(kop))
	for i, k := range kop {
		id[i] = k.ID
	}
	var rows []barisRow
	if err := st.db.NewSelect().Model(&rows).Where("lembaga = ? AND jurnal IN (?)", l, bun.List(id)).Order("jurnal", "nomor").Scan(ctx); err != nil {
		return nil, dasarbun.Translate(err)
	}
	baris := make(map[string][]keuangan.Baris, len(kop))
	for _, r := range rows {
		baris[r.Jurnal] = append(baris[r.Jurnal], keuangan.Baris{
			Akun: keuangan.KodeAkun(r.Akun), Debit: dasar.Rupiah(r.Debit), Kredit: dasar.Rupiah(r.Kredit), Unit: santri.KodeUnit(r.Unit),
			Dana: r.Dana, Laci: r.Laci, Rekening: r.Rekening, Alias: santri.Alias(r.Alias),
		})
	}
	out := make([]keuangan.Jurnal, len(kop))
	for i, k := range kop {
		out[i] = keuangan.Jurnal{
			Lembaga: dasar.LembagaID(k.Lembaga), ID: k.ID, Sumber: k.Sumber, Jenis: keuangan.JenisJurnal(k.Jenis), Tanggal: k.Tanggal,
			Keterangan: k.Keterangan, Membalik: k.Membalik, Oleh: k.Oleh, Dicatat: dasarbun.DariMikro(k.Dicatat), Baris: slices.Clone(baris[k.ID]),
		}
	}
	return out, nil
}

// Cari implements [keuangan.JurnalStore].
func (st Jurnal) Cari(ctx context.Context, l dasar.LembagaID, s keuangan.SaringJurnal, p dasar.Page) ([]keuangan.Jurnal, string, error) {
	k, err := kursorJurnal(p.After)
	if err != nil {
		return nil, "", err
	}
	var rows []jurnalRow
	q := saringJurnal(st.db.NewSelect().Model(&rows).Where("j.lembaga = ?", l), s)
	banding, arah := "<", "DESC"
	if s.Terlama {
		banding, arah = ">", "ASC"
	}
	if k != nil {
		q = q.Where("(j.tanggal, j.dicatat, j.id) "+banding+" (?, ?, ?)", k.tanggal, k.dicatat, k.id)
	}
	n := p.Batas()
	if err := q.OrderExpr("j.tanggal " + arah + ", j.dicatat " + arah + ", j.id " + arah).Limit(int64(n) + 1).Scan(ctx); err != nil {
		return nil, "", dasarbun.Translate(err)
	}
	next := ""
	if len(rows) > n {
		rows = rows[:n]
		r := rows[n-1]
		next = keuangan.Kursor(r.Tanggal.String(), strconv.FormatInt(r.Dicatat, 10), r.ID)
	}
	js, err := st.lengkapi(ctx, l, rows)
	return js, next, err
}

func saringJurnal(q *bun.SelectQuery, s keuangan.SaringJurnal) *bun.SelectQuery {
	const punya = "EXISTS (SELECT 1 FROM keuangan_baris b WHERE b.lembaga = j.lembaga AND b.jurnal = j.id AND b.? IN (?))"
	bila := func(ada bool, kueri string, args ...any) {
		if ada {
			q = q.Where(kueri, args...)
		}
	}
	bila(!s.Dari.IsZero(), "j.tanggal >= ?", s.Dari)
	bila(!s.Sampai.IsZero(), "j.tanggal <= ?", s.Sampai)
	bila(s.Jenis != "", "j.jenis = ?", s.Jenis)
	bila(!s.Sesudah.IsZero(), "j.dicatat > ?", dasarbun.Mikro(s.Sesudah))
	bila(!s.Tercatat.IsZero(), "j.dicatat <= ?", dasarbun.Mikro(s.Tercatat))
	bila(s.Akun != "", punya, bun.Ident("akun"), bun.List([]keuangan.KodeAkun{s.Akun}))
	bila(len(s.Unit) > 0, punya, bun.Ident("unit"), bun.List(s.Unit))
	if s.Teks != "" {
		pola := "%" + strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(strings.ToLower(s.Teks)) + "%"
		bila(true, `(LOWER(j.keterangan) LIKE ?0 ESCAPE '\' OR LOWER(j.sumber) LIKE ?0 ESCAPE '\')`, pola)
	}
	return q
}

// letakJurnal is a place in the order of journals.
type letakJurnal struct {
	tanggal dasar.Tanggal
	dicatat int64
	id      string
}

func kursorJurnal(after string) (*letakJurnal, error) {
	k, err := keuangan.BacaKursor(after, 3)
	if k == nil || err != nil {
		return nil, err
	}
	return bacaLetak(k)
}

func bacaLetak(k []string) (*letakJurnal, error) {
	t, errT := dasar.ParseTanggal(k[0])
	d, errD := strconv.ParseInt(k[1], 10, 64)
	if err := cmp.Or(errT, errD); err != nil {
		return nil, keuangan.ErrKursor.Invalidf("penanda halaman tidak dikenal; mulai lagi dari halaman pertama").Pada("after").Karena(err)
	}
	return &letakJurnal{t, d, k[2]}, nil
}
