package keuanganbun

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
)

// Tagihan is the bills in SQL, with their corrections and totals.
type Tagihan struct{ db bun.IDB }

type tagihanRow struct {
	bun.BaseModel `bun:"table:keuangan_tagihan,alias:t"`

	Lembaga    string        `bun:"lembaga,pk"`
	ID         string        `bun:"id,pk"`
	Santri     string        `bun:"santri"`
	Keluarga   string        `bun:"keluarga"`
	Alias      string        `bun:"alias"`
	Komponen   string        `bun:"komponen"`
	Periode    string        `bun:"periode"`
	Versi      int           `bun:"versi"`
	Unit       string        `bun:"unit"`
	Tingkat    string        `bun:"tingkat"`
	Kelas      string        `bun:"kelas"`
	Uraian     string        `bun:"uraian"`
	Bruto      int64         `bun:"bruto"`
	Potongan   int64         `bun:"potongan"`
	Jumlah     int64         `bun:"jumlah"`
	Terbit     dasar.Tanggal `bun:"terbit"`
	JatuhTempo dasar.Tanggal `bun:"jatuh_tempo"`
	Prioritas  int           `bun:"prioritas"`
	Penjelasan string        `bun:"penjelasan"`
	Putaran    string        `bun:"putaran"`
	Dicatat    int64         `bun:"dicatat"`
	Teralokasi int64         `bun:"teralokasi"`
	Dikoreksi  int64         `bun:"dikoreksi"`
	Batal      bool          `bun:"batal"`
	Ulang      bool          `bun:"ulang"`
}

// langkahJSON is how a step of an explanation is stored.
type langkahJSON struct {
	Aturan string `json:"a"`
	Rujuk  string `json:"r,omitempty"`
	Teks   string `json:"t"`
	Jumlah int64  `json:"j"`
}

func barisTagihan(l dasar.LembagaID, t keuangan.Tagihan) (tagihanRow, error) {
	langkah := make([]langkahJSON, len(t.Penjelasan))
	for i, x := range t.Penjelasan {
		langkah[i] = langkahJSON{x.Aturan, x.Rujuk, x.Teks, int64(x.Jumlah)}
	}
	jelas, err := json.Marshal(langkah)
	return tagihanRow{
		Lembaga: string(l), ID: t.ID, Santri: string(t.Santri), Keluarga: string(t.Keluarga), Alias: string(t.Alias),
		Komponen: string(t.Komponen), Periode: t.Periode, Versi: t.Versi, Unit: string(t.Unit), Tingkat: t.Tingkat, Kelas: t.Kelas,
		Uraian: t.Uraian, Bruto: int64(t.Bruto), Potongan: int64(t.Potongan), Jumlah: int64(t.Jumlah), Terbit: t.Terbit,
		JatuhTempo: t.JatuhTempo, Prioritas: t.Prioritas, Penjelasan: string(jelas), Putaran: t.Putaran, Dicatat: dasarbun.Mikro(t.Dicatat),
	}, err
}

func (r tagihanRow) posisi() (keuangan.Posisi, error) {
	var langkah []langkahJSON
	if err := json.Unmarshal([]byte(r.Penjelasan), &langkah); err != nil {
		return keuangan.Posisi{}, fmt.Errorf("reading the explanation of bill %s: %w", r.ID, err)
	}
	t := keuangan.Tagihan{
		Lembaga: dasar.LembagaID(r.Lembaga), ID: r.ID, Santri: santri.ID(r.Santri), Keluarga: santri.KeluargaID(r.Keluarga),
		Alias: santri.Alias(r.Alias), Komponen: keuangan.KodeKomponen(r.Komponen), Periode: r.Periode, Versi: r.Versi,
		Unit: santri.KodeUnit(r.Unit), Tingkat: r.Tingkat, Kelas: r.Kelas, Uraian: r.Uraian, Bruto: dasar.Rupiah(r.Bruto),
		Potongan: dasar.Rupiah(r.Potongan), Jumlah: dasar.Rupiah(r.Jumlah), Terbit: r.Terbit, JatuhTempo: r.JatuhTempo,
		Prioritas: r.Prioritas, Putaran: r.Putaran, Dicatat: dasarbun.DariMikro(r.Dicatat),
	}
	for _, x := range langkah {
		t.Penjelasan = append(t.Penjelasan, keuangan.Langkah{Aturan: x.Aturan, Rujuk: x.Rujuk, Teks: x.Teks, Jumlah: dasar.Rupiah(x.Jumlah)})
	}
	return keuangan.Posisi{Tagihan: t, NotaKredit: dasar.Rupiah(r.Dikoreksi), Teralokasi: dasar.Rupiah(r.Teralokasi), Batal: r.Batal}, nil
}

func posisiBaris(rows []tagihanRow) ([]keuangan.Posisi, error) {
	var out []keuangan.Posisi
	for _, r := range rows {
		p, err := r.posisi()
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, nil
}

// Terbitkan implements [keuangan.TagihanStore]. The rows go in as they come:
// give them ordered by santri, so that two runs at once wait for each other.
func (st Tagihan) Terbitkan(ctx context.Context, l dasar.LembagaID, ts []keuangan.Tagihan) (ada []keuangan.KunciTagihan, err error) {
	rows := make([]tagihanRow, len(ts))
	for i, t := range ts {
		if rows[i], err = barisTagihan(l, t); err != nil {
			return nil, err
		}
	}
	err = dalamUnit(ctx, st.db, func(ctx context.Context, db bun.IDB) error {
		n, err := dasarbun.SisipBanyak(ctx, db, rows, "CONFLICT (lembaga, komponen, periode, santri, versi) DO NOTHING")
		if err != nil || n == int64(len(rows)) {
			return err
		}
		ada, err = terlewat(ctx, db, l, ts)
		if err == nil && int64(len(ada)) != int64(len(ts))-n {
			return dasar.ErrBentrok.Conflictf("penanda tagihan sudah dipakai")
		}
		return err
	})
	return ada, err
}

// terlewat returns the keys of those bills that are not stored under their id.
func terlewat(ctx context.Context, db bun.IDB, l dasar.LembagaID, ts []keuangan.Tagihan) (ada []keuangan.KunciTagihan, err error) {
	for ruas := range slices.Chunk(ts, 1000) {
		id := make([]string, len(ruas))
		for i, t := range ruas {
			id[i] = t.ID
		}
		var masuk []string
		err := db.NewSelect().Model((*tagihanRow)(nil)).Column("id").Where("lembaga = ? AND id IN (?)", l, bun.List(id)).Scan(ctx, &masuk)
		if err != nil {
			return nil, dasarbun.Translate(err)
		}
		kumpulan := make(map[string]bool, len(masuk))
		for _, i := range masuk {
			kumpulan[i] = true
		}
		for _, t := range ruas {
			if !kumpulan[t.ID] {
				ada = append(ada, t.Kunci())
			}
		}
	}
	return ada, nil
}

// Sudah implements [keuangan.TagihanStore]. The rows are read as they come;
// nothing else may use the unit while the stream is open.
func (st Tagihan) Sudah(ctx context.Context, l dasar.LembagaID, periode []string, komponen ...keuangan.KodeKomponen) iter.Seq2[keuangan.TagihanAda, error] {
	return func(yield func(keuangan.TagihanAda, error) bool) {
		q := st.db.NewSelect().Model((*tagihanRow)(nil)).
			Column("santri", "komponen", "periode", "versi", "id", "unit", "jumlah", "batal", "ulang").Where("lembaga = ?", l)
		if len(periode) > 0 {
			q = q.Where("periode IN (?)", bun.List(periode))
		}
		if len(komponen) > 0 {
			q = q.Where("komponen IN (?)", bun.List(komponen))
		}
		rows, err := q.Order("santri", "komponen", "periode", "versi").Rows(ctx)
		if err != nil {
			yield(keuangan.TagihanAda{}, dasarbun.Translate(err))
			return
		}
		defer rows.Close()
		if err := terbaru(rows, yield); err != nil {
			yield(keuangan.TagihanAda{}, dasarbun.Translate(err))
		}
	}
}

// terbaru gives the last version of each key of rows in order of key and version.
func terbaru(rows *sql.Rows, yield func(keuangan.TagihanAda, error) bool) error {
	var lalu, a keuangan.TagihanAda
	for rows.Next() {
		if err := rows.Scan(&a.Kunci.Santri, &a.Kunci.Komponen, &a.Kunci.Periode, &a.Kunci.Versi, &a.ID, &a.Unit, &a.Jumlah, &a.Batal, &a.Ulang); err != nil {
			return err
		}
		sama := a.Kunci
		sama.Versi = lalu.Kunci.Versi
		if lalu.ID != "" && sama != lalu.Kunci && !yield(lalu, nil) {
			return nil
		}
		lalu = a
	}
	if err := rows.Err(); err != nil {
		return err
	}
	if lalu.ID != "" {
		yield(lalu, nil)
	}
	return nil
}

// Jumlah implements [keuangan.TagihanStore].
func (st Tagihan) Jumlah(ctx context.Context, l dasar.LembagaID, periode string, unit []santri.KodeUnit, komponen ...keuangan.KodeKomponen) (total dasar.Rupiah, err error) {
	q := st.db.NewSelect().Model((*tagihanRow)(nil)).ColumnExpr("CAST(COALESCE(SUM(jumlah), 0) AS BIGINT)").
		Where("lembaga = ? AND periode = ? AND NOT batal", l, periode)
	if len(unit) > 0 {
		q = q.Where("unit IN (?)", bun.List(unit))
	}
	if len(komponen) > 0 {
		q = q.Where("komponen IN (?)", bun.List(komponen))
	}
	err = q.Scan(ctx, &total)
	return total, dasarbun.Translate(err)
}

// KunciPosisi implements [keuangan.TagihanStore].
func (st Tagihan) KunciPosisi(ctx context.Context, l dasar.LembagaID, k santri.KeluargaID) ([]keuangan.Posisi, error) {
	var rows []tagihanRow
	q := st.db.NewSelect().Model(&rows).Where("lembaga = ? AND keluarga = ?", l, k).
		Where("NOT batal AND jumlah > dikoreksi + teralokasi").Order("id")
	if err := dasarbun.ForUpdate(q).Scan(ctx); err != nil {
		return nil, dasarbun.Translate(err)
	}
	slices.SortFunc(rows, func(a, b tagihanRow) int {
		return cmp.Or(a.JatuhTempo.Compare(b.JatuhTempo), cmp.Compare(a.Prioritas, b.Prioritas), strings.Compare(a.ID, b.ID))
	})
	return posisiBaris(rows)
}

// KunciTagihan implements [keuangan.TagihanStore].
func (st Tagihan) KunciTagihan(ctx context.Context, l dasar.LembagaID, id ...string) ([]keuangan.Posisi, error) {
	if len(id) == 0 {
		return nil, nil
	}
	var rows []tagihanRow
	q := st.db.NewSelect().Model(&rows).Where("lembaga = ? AND id IN (?)", l, bun.List(id)).Order("id")
	if err := dasarbun.ForUpdate(q).Scan(ctx); err != nil {
		return nil, dasarbun.Translate(err)
	}
	return posisiBaris(rows)
}

type notaRow struct {
	bun.BaseModel `bun:"table:keuangan_nota_kredit,alias:n"`

	Lembaga string        `bun:"lembaga,pk"`
	ID      string        `bun:"id,pk"`
	Tagihan string        `bun:"tagihan"`
	Batal   bool          `bun:"batal"`
	Ulang   bool          `bun:"ulang"`
	Jumlah  int64         `bun:"jumlah"`
	Tanggal dasar.Tanggal `bun:"tanggal"`
	Alasan  string        `bun:"alasan"`
	Oleh    string        `bun:"oleh"`
	Dicatat int64         `bun:"dicatat"`
}

// Koreksi implements [keuangan.TagihanStore].
func (st Tagihan) Koreksi(ctx context.Context, l dasar.LembagaID, ns ...keuangan.NotaKredit) error {
	return dalamUnit(ctx, st.db, func(ctx context.Context, db bun.IDB) error {
		rows := make([]notaRow, len(ns))
		for i, n := range ns {
			rows[i] = notaRow{
				Lembaga: string(l), ID: n.ID, Tagihan: n.Tagihan, Batal: n.Batal, Ulang: n.Ulang, Jumlah: int64(n.Jumlah),
				Tanggal: n.Tanggal, Alasan: n.Alasan, Oleh: n.Oleh, Dicatat: dasarbun.Mikro(n.Dicatat),
			}
			res, err := db.NewUpdate().Model((*tagihanRow)(nil)).Set("dikoreksi = dikoreksi + ?", int64(n.Jumlah)).
				Set("batal = ?", n.Batal).Set("ulang = ?", n.Batal && n.Ulang).
				Where("lembaga = ? AND id = ? AND NOT batal", l, n.Tagihan).Where("dikoreksi + teralokasi + ? <= jumlah", int64(n.Jumlah)).Exec(ctx)
			if err := satuBaris(res, err, keuangan.ErrTagihanBerubah.Conflictf("tagihan sudah berubah; muat ulang lalu ulangi")); err != nil {
				return err
			}
		}
		_, err := dasarbun.SisipBanyak(ctx, db, rows, "")
		return err
	})
}

// Nota implements [keuangan.TagihanStore].
func (st Tagihan) Nota(ctx context.Context, l dasar.LembagaID, tagihan ...string) ([]keuangan.NotaKredit, error) {
	if len(tagihan) == 0 {
		return nil, nil
	}
	var rows []notaRow
	if err := st.db.NewSelect().Model(&rows).Where("lembaga = ?", l).Where("tagihan IN (?)", bun.List(tagihan)).Order("dicatat", "id").Scan(ctx); err != nil {
		return nil, dasarbun.Translate(err)
	}
	var out []keuangan.NotaKredit
	for _, r := range rows {
		out = append(out, r.nota())
	}
	return out, nil
}

func (r notaRow) nota() keuangan.NotaKredit {
	return keuangan.NotaKredit{
		Lembaga: dasar.LembagaID(r.Lembaga), ID: r.ID, Tagihan: r.Tagihan, Batal: r.Batal, Ulang: r.Ulang, Jumlah: dasar.Rupiah(r.Jumlah),
		Tanggal: r.Tanggal, Alasan: r.Alasan, Oleh: r.Oleh, Dicatat: dasarbun.DariMikro(r.Dicatat),
	}
}

// satuBaris gives the refusal when a write that should change one row changed none.
func satuBaris(res sql.Result, err error, tolak error) error {
	if err != nil {
		return dasarbun.Translate(err)
	}
	n, err := res.RowsAffected()
	if err == nil && n == 0 {
		return tolak
	}
	return dasarbun.Translate(err)
}
