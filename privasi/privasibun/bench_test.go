package privasibun_test

import (
	"context"
	"testing"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasibun"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
)

// An import of 20,000 new people with two sealed fields under two keys, keys
// going into the database.
func BenchmarkSegel20Ribu(b *testing.B) {
	for nama, db := range map[string]*bun.DB{"SQLite": dasartest.SQLite(b, privasibun.Migrasi), "Postgres": dasartest.Postgres(b, privasibun.Migrasi)} {
		b.Run(nama, func(b *testing.B) {
			d := &privasi.Daftar{}
			privasi.MustDaftarkan[orang](d)
			br := privasi.BuatBrankas(privasibun.NewKunci(db), privasitest.Induk(b))
			for b.Loop() {
				b.StopTimer()
				recs := make([]*orang, 20_000)
				for i := range recs {
					recs[i] = &orang{privasi.NewSubjek(), privasi.Tutup("3599012902120001"), privasi.Tutup("asma")}
				}
				b.StartTimer()
				if err := privasi.Segel(context.Background(), br, d, "uji", recs...); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/20_000, "ns/orang")
		})
	}
}

// A page of fifty people: register from the database, one trail statement, one
// key fetch.
func BenchmarkMinta50Orang(b *testing.B) {
	for nama, db := range map[string]*bun.DB{"SQLite": dasartest.SQLite(b, privasibun.Migrasi), "Postgres": dasartest.Postgres(b, privasibun.Migrasi)} {
		b.Run(nama, func(b *testing.B) {
			ctx, g := context.Background(), gudang(db)
			r := privasitest.Rumah(b, func(d *privasi.Daftar) { privasi.MustDaftarkan[orang](d) })
			r.Brankas = privasi.BuatBrankas(g.Kunci, privasitest.Induk(b))
			r.Penjaga.Brankas, r.Penjaga.Jejak = r.Brankas, g.Jejak
			recs, s := make([]*orang, 50), make([]privasi.SubjekID, 50)
			for i := range recs {
				s[i] = privasi.NewSubjek()
				recs[i] = &orang{s[i], privasi.Tutup("3599012902120001"), privasi.Tutup("asma")}
			}
			privasitest.Segel(b, r, recs...)
			pel := dasar.Pelaku{ID: "a", Lembaga: privasitest.Lembaga, Peran: privasi.PeranPPDP, Tujuan: privasi.TujuanHakSubjek}
			for b.Loop() {
				v, err := r.Penjaga.Minta(ctx, pel, "privasibun_test.orang", []string{"NIK", "Sakit"}, s...)
				if err != nil {
					b.Fatal(err)
				}
				for _, o := range recs {
					v.Sajikan(o)
				}
			}
		})
	}
}
