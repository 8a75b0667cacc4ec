package santribun_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
	"github.com/pesantren-go/pesantren/santri/santribun"
)

const lembagaBench dasar.LembagaID = "besar"

const banyakBench = 100_000

var hariBench = dasar.Tgl(2026, 10, 1)

// santriBench invents a santri; one in fifty is named Zulaikha.
func santriBench(i int) santri.Santri {
	nama := fmt.Sprintf("Ahmad Fauzi %05d", i)
	if i%50 == 0 {
		nama = fmt.Sprintf("Siti Zulaikha %05d", i)
	}
	return santri.Santri{Lembaga: lembagaBench, ID: santri.ID(fmt.Sprintf("s-%06d", i)), Subjek: privasi.SubjekID(fmt.Sprintf("p-%06d", i)), Alias: santri.Alias(fmt.Sprintf("a-%06d", i)),
		Keluarga: santri.KeluargaID(fmt.Sprintf("k-%06d", i/2)), NIS: santri.NIS(fmt.Sprintf("%06d", i)), Nama: nama, JenisKelamin: santri.LakiLaki, Angkatan: 2026, Status: santri.Aktif}
}

// isiBench stores 100,000 santri with status, two memberships and a bed each, in
// batches of 10,000 as an import does.
func isiBench(b *testing.B, db *bun.DB) {
	ctx := context.Background()
	mulai := dasar.Tgl(2026, 7, 13)
	for awal := 0; awal < banyakBench; awal += 10_000 {
		require.NoError(b, dasarbun.Atomic(db, santribun.Stores).Do(ctx, func(ctx context.Context, s santri.Stores) error {
			var ns []santri.Santri
			var es []santri.Peristiwa
			var ks []santri.Keanggotaan
			var ms []santri.Mukim
			for i := awal; i < awal+10_000; i++ {
				n := santriBench(i)
				ns = append(ns, n)
				es = append(es, santri.Peristiwa{ID: fmt.Sprint("e", i), Santri: n.ID, Urut: 1, Ke: santri.Aktif, Pada: mulai})
				ms = append(ms, santri.Mukim{ID: fmt.Sprint("m", i), Santri: n.ID, Asrama: "A", Kamar: "1", Mulai: mulai})
				for _, j := range []santri.Jalur{santri.Formal, santri.Diniyah} {
					ks = append(ks, santri.Keanggotaan{ID: fmt.Sprint("g", j, i), Santri: n.ID, Jalur: j, Unit: santri.KodeUnit(fmt.Sprint("U", i%20)), Tingkat: "7", Kelas: "7A", Mulai: mulai})
				}
			}
			if err := s.Santri.Simpan(ctx, lembagaBench, ns...); err != nil {
				return err
			}
			if err := s.Riwayat.Catat(ctx, lembagaBench, es...); err != nil {
				return err
			}
			if err := s.Keanggotaan.Buka(ctx, lembagaBench, ks...); err != nil {
				return err
			}
			return s.Mukim.Buka(ctx, lembagaBench, ms...)
		}))
	}
}

// Benchmark100Ribu prints our search, list and facts beside the plainest
// statements over the same driver that fetch the same rows.
func Benchmark100Ribu(b *testing.B) {
	for nama, buka := range map[string]func() *bun.DB{
		"postgres": func() *bun.DB { return dasartest.Postgres(b, dasarbun.Schema, santribun.Migrasi) },
		"sqlite":   func() *bun.DB { return dasartest.SQLite(b, dasarbun.Schema, santribun.Migrasi) },
	} {
		b.Run(nama, func(b *testing.B) {
			db := buka()
			isiBench(b, db)
			_, err := db.Exec("ANALYZE")
			require.NoError(b, err)
			b.Run("cari", func(b *testing.B) { benchCari(b, db, santri.Saringan{Teks: "zulai 0500"}) })
			b.Run("cari_mentah", func(b *testing.B) {
				benchMentah(b, db, 50, "SELECT * FROM santri_santri WHERE lembaga = ? AND cari LIKE '% zulai%' AND cari LIKE '% 0500%' ORDER BY urut, id LIMIT 50")
			})
			b.Run("halaman", func(b *testing.B) {
				benchCari(b, db, santri.Saringan{Status: []santri.Status{santri.Aktif}, Unit: []santri.KodeUnit{"U7"}, Pada: hariBench})
			})
			b.Run("halaman_mentah", func(b *testing.B) {
				benchMentah(b, db, 50, `SELECT s.* FROM santri_santri s WHERE s.lembaga = ? AND s.status = 'aktif' AND EXISTS (SELECT 1 FROM santri_keanggotaan k WHERE k.lembaga = s.lembaga
					AND k.santri = s.id AND k.unit = 'U7' AND k.mulai <= '2026-10-01' AND (k.selesai IS NULL OR k.selesai > '2026-10-01')) ORDER BY s.urut, s.id LIMIT 50`)
			})
			b.Run("peserta", func(b *testing.B) { benchPeserta(b, db) })
			b.Run("peserta_mentah", func(b *testing.B) {
				benchMentah(b, db, 2*banyakBench, `SELECT s.id, s.subjek, s.alias, s.keluarga, s.nis, s.nama, s.jenis_kelamin, s.angkatan, r.ke, m.id, k.jalur, k.unit, k.tingkat, k.kelas
					FROM santri_santri s JOIN santri_riwayat r ON r.lembaga = s.lembaga AND r.santri = s.id AND r.urut = 1
					LEFT JOIN santri_mukim m ON m.lembaga = s.lembaga AND m.santri = s.id AND m.selesai IS NULL
					LEFT JOIN santri_keanggotaan k ON k.lembaga = s.lembaga AND k.santri = s.id AND k.selesai IS NULL WHERE s.lembaga = ? ORDER BY s.id`)
			})
		})
	}
}

func benchCari(b *testing.B, db *bun.DB, f santri.Saringan) {
	s := santribun.Stores(db).Santri
	for b.Loop() {
		ns, _, err := s.Cari(context.Background(), lembagaBench, f, dasar.Page{})
		if err != nil || len(ns) == 0 {
			b.Fatal(len(ns), err)
		}
	}
}

func benchPeserta(b *testing.B, db *bun.DB) {
	s := santribun.Stores(db).Peserta
	for b.Loop() {
		n := 0
		for p, err := range s.Peserta(context.Background(), lembagaBench, hariBench) {
			if err != nil || len(p.Anggota) != 2 || !p.Mukim {
				b.Fatal(p, err)
			}
			n++
		}
		if n != banyakBench {
			b.Fatal(n)
		}
	}
}

// benchMentah runs a statement and scans every column of every row.
func benchMentah(b *testing.B, db *bun.DB, mau int, q string) {
	for b.Loop() {
		rows, err := db.QueryContext(context.Background(), q, string(lembagaBench))
		if err != nil {
			b.Fatal(err)
		}
		kolom, _ := rows.Columns()
		isi, tujuan := make([]any, len(kolom)), make([]any, len(kolom))
		for i := range isi {
			tujuan[i] = &isi[i]
		}
		n := 0
		for rows.Next() {
			if err := rows.Scan(tujuan...); err != nil {
				b.Fatal(err)
			}
			n++
		}
		rows.Close()
		if n == 0 || n > mau {
			b.Fatal(n)
		}
	}
}
