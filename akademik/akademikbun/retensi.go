package akademikbun

import (
	"context"
	"slices"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

type tokoRetensi struct{ db bun.IDB }

// hariTerakhir finds the last day that each table knows of a santri.
const hariTerakhir = `SELECT santri, MAX(hari) AS hari FROM (
	SELECT lembaga, santri, tanggal AS hari FROM akademik_setoran
	UNION ALL SELECT lembaga, santri, tanggal FROM akademik_kitab
	UNION ALL SELECT lembaga, santri, tanggal FROM akademik_ujian_hasil
	UNION ALL SELECT lembaga, santri, pada FROM akademik_ujian_syarat
	UNION ALL SELECT lembaga, santri, tanggal FROM akademik_syahadah
	UNION ALL SELECT lembaga, santri, selesai FROM akademik_izin
	UNION ALL SELECT lembaga, santri, pada FROM akademik_rapor
) AS x WHERE lembaga = ?`

// Terakhir implements [akademik.RetensiStore].
func (t tokoRetensi) Terakhir(ctx context.Context, l dasar.LembagaID, ids ...santri.ID) (map[santri.ID]dasar.Tanggal, error) {
	hasil, bagian := map[santri.ID]dasar.Tanggal{}, slices.Collect(slices.Chunk(ids, sekali))
	if len(ids) == 0 {
		bagian = [][]santri.ID{nil}
	}
	for _, b := range bagian {
		teks, arg := hariTerakhir, []any{string(l)}
		if len(b) > 0 {
			teks, arg = teks+` AND santri IN (?)`, append(arg, bun.List(b))
		}
		var baris []struct {
			Santri santri.ID
			Hari   string
		}
		if err := t.db.NewRaw(teks+` GROUP BY santri`, arg...).Scan(ctx, &baris); err != nil {
			return nil, dasarbun.Translate(err)
		}
		for _, x := range baris {
			hasil[x.Santri] = hari(x.Hari)
		}
	}
	return hasil, nil
}

// hapusKata are the statements that erase the words of a class.
var hapusKata = map[privasi.KelasRetensi][]string{
	privasi.RetensiIdentitas: {
		padamkan("akademik_setoran", "catatan", "batal"), padamkan("akademik_kitab", "catatan", "batal"), padamkan("akademik_ujian_hasil", "catatan", "batal"),
		padamkan("akademik_ujian_syarat", "alasan", "batal"), padamkan("akademik_syahadah", "batal", "batal"),
	},
	privasi.RetensiKesehatan: {`UPDATE akademik_izin SET alasan = NULL, batal = CASE WHEN batal = '' THEN '' ELSE ?2 END, versi = versi + 1
		WHERE lembaga = ?0 AND santri IN (?1) AND (alasan IS NOT NULL OR batal NOT IN ('', ?2)) RETURNING santri`},
}

// padamkan erases the texts of two columns where there are any.
func padamkan(tabel, a, b string) string {
	padam := func(k string) string { return k + " = CASE WHEN " + k + " = '' THEN '' ELSE ?2 END" }
	set, ada := padam(a), a+" NOT IN ('', ?2)"
	if a != b {
		set, ada = set+", "+padam(b), ada+" OR "+b+" NOT IN ('', ?2)"
	}
	return "UPDATE " + tabel + " SET " + set + ", versi = versi + 1 WHERE lembaga = ?0 AND santri IN (?1) AND (" + ada + ") RETURNING santri"
}

// Hapus implements [akademik.RetensiStore].
func (t tokoRetensi) Hapus(ctx context.Context, l dasar.LembagaID, k privasi.KelasRetensi, ids ...santri.ID) (map[santri.ID]int, error) {
	n := map[santri.ID]int{}
	if len(ids) == 0 || hapusKata[k] == nil {
		return n, nil
	}
	return n, unit(ctx, t.db, func(ctx context.Context, db bun.IDB) error {
		clear(n) // the unit may run twice
		for b := range slices.Chunk(ids, sekali) {
			for _, q := range hapusKata[k] {
				var kena []santri.ID
				if err := db.NewRaw(q, string(l), bun.List(b), santri.NamaMusnah).Scan(ctx, &kena); err != nil {
					return dasarbun.Translate(err)
				}
				for _, s := range kena {
					n[s]++
				}
			}
		}
		return nil
	})
}
