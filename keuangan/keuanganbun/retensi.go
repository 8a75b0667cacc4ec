package keuanganbun

import (
	"context"
	"slices"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// Retensi erases in SQL what people wrote about people.
type Retensi struct{ db bun.IDB }

// ruasRetensi is how many people one statement is about.
const ruasRetensi = 1000

// bagiRetensi cuts a list for statements; none at all is one piece: everybody.
func bagiRetensi[T any](xs []T) [][]T {
	if len(xs) == 0 {
		return [][]T{nil}
	}
	return slices.Collect(slices.Chunk(xs, ruasRetensi))
}

// Terakhir implements [keuangan.RetensiStore].
func (st Retensi) Terakhir(ctx context.Context, l dasar.LembagaID, ids ...santri.ID) (map[santri.ID]dasar.Tanggal, error) {
	hasil := map[santri.ID]dasar.Tanggal{}
	for _, b := range bagiRetensi(ids) {
		milik := st.db.NewSelect().Table("keuangan_tagihan").Column("id", "santri", "keluarga", "terbit").Where("lembaga = ?", string(l))
		if len(b) > 0 {
			milik = milik.Where("santri IN (?)", bun.List(b))
		}
		var baris []struct {
			Santri santri.ID
			Hari   dasar.Tanggal
		}
		err := st.db.NewRaw(`WITH t AS (?) SELECT santri, MAX(hari) AS hari FROM (
			SELECT santri, terbit AS hari FROM t
			UNION ALL SELECT t.santri, n.tanggal FROM t JOIN keuangan_nota_kredit AS n ON n.lembaga = ? AND n.tagihan = t.id
			UNION ALL SELECT t.santri, a.tanggal FROM t JOIN keuangan_alokasi AS a ON a.lembaga = ? AND a.tagihan = t.id
			UNION ALL SELECT k.santri, g.tanggal FROM (SELECT DISTINCT santri, keluarga FROM t) AS k JOIN keuangan_gerak_titipan AS g ON g.lembaga = ? AND g.keluarga = k.keluarga
		) AS gerak GROUP BY santri`, milik, string(l), string(l), string(l)).Scan(ctx, &baris)
		if err != nil {
			return nil, dasarbun.Translate(err)
		}
		for _, x := range baris {
			hasil[x.Santri] = x.Hari
		}
	}
	return hasil, nil
}

const (
	hapusVA         = `DELETE FROM keuangan_va WHERE lembaga = ?0 AND santri IN (?1) RETURNING santri`
	hapusKeringanan = `UPDATE keuangan_keringanan SET alasan = ?2 WHERE lembaga = ?0 AND santri IN (?1) AND alasan NOT IN ('', ?2) RETURNING santri`
	hapusTarif      = `UPDATE keuangan_tarif SET alasan = ?2 WHERE lembaga = ?0 AND santri IN (?1) AND alasan NOT IN ('', ?2) RETURNING santri`
	hapusNota       = `UPDATE keuangan_nota_kredit SET alasan = ?2 WHERE lembaga = ?0 AND alasan NOT IN ('', ?2)
		AND tagihan IN (SELECT id FROM keuangan_tagihan WHERE lembaga = ?0 AND santri IN (?1))
		RETURNING (SELECT t.santri FROM keuangan_tagihan AS t WHERE t.lembaga = ?0 AND t.id = tagihan) AS santri`
	hapusAlokasi = `UPDATE keuangan_alokasi SET alasan = ?2 WHERE lembaga = ?0 AND alasan NOT IN ('', ?2)
		AND tagihan IN (SELECT id FROM keuangan_tagihan WHERE lembaga = ?0 AND santri IN (?1))
		RETURNING (SELECT t.santri FROM keuangan_tagihan AS t WHERE t.lembaga = ?0 AND t.id = tagihan) AS santri`
	hapusPenjelasan = `UPDATE keuangan_tagihan SET penjelasan = '[]' WHERE lembaga = ?0 AND santri IN (?1) AND penjelasan <> '[]' RETURNING santri`
	// of families of which no bill is explained any more
	hapusBayar = `UPDATE keuangan_bayar SET alasan = ?2 WHERE lembaga = ?0 AND alasan NOT IN ('', ?2)
		AND keluarga IN (SELECT t.keluarga FROM keuangan_tagihan AS t WHERE t.lembaga = ?0 AND t.santri IN (?1))
		AND keluarga NOT IN (SELECT t.keluarga FROM keuangan_tagihan AS t WHERE t.lembaga = ?0 AND t.penjelasan <> '[]'
			AND t.keluarga IN (SELECT k.keluarga FROM keuangan_tagihan AS k WHERE k.lembaga = ?0 AND k.santri IN (?1)))
		RETURNING (SELECT MIN(t.santri) FROM keuangan_tagihan AS t WHERE t.lembaga = ?0 AND t.keluarga = keuangan_bayar.keluarga AND t.santri IN (?1)) AS santri`
)

// Hapus implements [keuangan.RetensiStore].
func (st Retensi) Hapus(ctx context.Context, l dasar.LembagaID, k privasi.KelasRetensi, ids ...santri.ID) (map[santri.ID]int, error) {
	n := map[santri.ID]int{}
	putaran := map[privasi.KelasRetensi][][]string{ // payments last, when the bills of all are done
		privasi.RetensiIdentitas: {{hapusVA}},
		privasi.RetensiPembukuan: {{hapusKeringanan, hapusTarif, hapusNota, hapusAlokasi, hapusPenjelasan}, {hapusBayar}},
	}[k]
	if len(ids) == 0 || putaran == nil {
		return n, nil
	}
	return n, dalamUnit(ctx, st.db, func(ctx context.Context, db bun.IDB) error {
		clear(n) // the unit may run twice
		for _, perintah := range putaran {
			for b := range slices.Chunk(ids, ruasRetensi) {
				for _, q := range perintah {
					if err := hitungKena(ctx, db, n, q, string(l), bun.List(b), santri.NamaMusnah); err != nil {
						return err
					}
				}
			}
		}
		return nil
	})
}

// hitungKena runs a statement that returns whose each changed row is.
func hitungKena[K comparable](ctx context.Context, db bun.IDB, n map[K]int, teks string, arg ...any) error {
	var kena []K
	if err := db.NewRaw(teks, arg...).Scan(ctx, &kena); err != nil {
		return dasarbun.Translate(err)
	}
	for _, x := range kena {
		n[x]++
	}
	return nil
}

// Koran implements [keuangan.RetensiStore].
func (st Retensi) Koran(ctx context.Context, l dasar.LembagaID, ss ...privasi.SubjekID) (map[privasi.SubjekID]dasar.Tanggal, error) {
	hasil := map[privasi.SubjekID]dasar.Tanggal{}
	for _, b := range bagiRetensi(ss) {
		var baris []struct {
			Subjek privasi.SubjekID
			Hari   dasar.Tanggal
		}
		q := st.db.NewSelect().Table("keuangan_mutasi").Column("subjek").ColumnExpr("MAX(tanggal) AS hari").Where("lembaga = ?", string(l)).Where("teks IS NOT NULL").Group("subjek")
		if len(b) > 0 {
			q = q.Where("subjek IN (?)", bun.List(b))
		}
		if err := q.Scan(ctx, &baris); err != nil {
			return nil, dasarbun.Translate(err)
		}
		for _, x := range baris {
			hasil[x.Subjek] = x.Hari
		}
	}
	return hasil, nil
}

const (
	hapusRiwayatMutasi = `UPDATE keuangan_mutasi_riwayat SET alasan = ?2 WHERE lembaga = ?0 AND alasan NOT IN ('', ?2)
		AND EXISTS (SELECT 1 FROM keuangan_mutasi AS m WHERE m.lembaga = ?0 AND m.rekening = keuangan_mutasi_riwayat.rekening AND m.kunci = keuangan_mutasi_riwayat.kunci AND m.subjek IN (?1))`
	hapusMutasi = `UPDATE keuangan_mutasi SET teks = NULL, alasan = CASE WHEN alasan = '' THEN '' ELSE ?2 END
		WHERE lembaga = ?0 AND subjek IN (?1) AND (teks IS NOT NULL OR alasan NOT IN ('', ?2)) RETURNING subjek`
)

// HapusKoran implements [keuangan.RetensiStore].
func (st Retensi) HapusKoran(ctx context.Context, l dasar.LembagaID, k privasi.KelasRetensi, ss ...privasi.SubjekID) (map[privasi.SubjekID]int, error) {
	n := map[privasi.SubjekID]int{}
	if k != privasi.RetensiPembukuan {
		return n, nil
	}
	return n, dalamUnit(ctx, st.db, func(ctx context.Context, db bun.IDB) error {
		clear(n) // the unit may run twice
		for b := range slices.Chunk(ss, ruasRetensi) {
			arg := []any{string(l), bun.List(b), santri.NamaMusnah}
			if _, err := db.NewRaw(hapusRiwayatMutasi, arg...).Exec(ctx); err != nil {
				return dasarbun.Translate(err)
			}
			if err := hitungKena(ctx, db, n, hapusMutasi, arg...); err != nil {
				return err
			}
		}
		return nil
	})
}
