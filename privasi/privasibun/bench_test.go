package privasibun_test

import (
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"testing"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasibun"
	"github.com/pesantren-go/pesantren/privasi/privasimem"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
)

// delapan has eight sealed columns under two keys, as an employee has.
type delapan struct {
	Subjek privasi.SubjekID         `privasi:"subjek"`
	A      privasi.Tertutup[string] `privasi:"kategori=identitas.nik;kelas=umum;retensi=pembukuan;indeks"`
	B      privasi.Tertutup[string] `privasi:"kategori=identitas.npwp;kelas=umum;retensi=pembukuan"`
	C      privasi.Tertutup[string] `privasi:"kategori=identitas.nuptk;kelas=umum;retensi=identitas"`
	D      privasi.Tertutup[string] `privasi:"kategori=identitas.nip;kelas=umum;retensi=identitas"`
	E      privasi.Tertutup[string] `privasi:"kategori=kontak.hp;kelas=umum;retensi=identitas"`
	F      privasi.Tertutup[string] `privasi:"kategori=kontak.surel;kelas=umum;retensi=identitas"`
	G      privasi.Tertutup[string] `privasi:"kategori=alamat;kelas=umum;retensi=identitas"`
	H      privasi.Tertutup[string] `privasi:"kategori=keuangan.rekening;kelas=spesifik;retensi=pembukuan"`
}

const isiDelapan = "3599012902120001"

func orangDelapan(n int) []*delapan {
	recs := make([]*delapan, n)
	for i := range recs {
		t := func() privasi.Tertutup[string] { return privasi.Tutup(isiDelapan) }
		recs[i] = &delapan{privasi.NewSubjek(), t(), t(), t(), t(), t(), t(), t(), t()}
	}
	return recs
}

// An import of 100,000 new people with eight sealed columns under two keys: the bare
// cipher with its keys made and wrapped, the same through the door with keys in memory,
// and with the keys going into the database, at most two statements per 4,096 keys.
func BenchmarkSegel100Ribu(b *testing.B) {
	const n = 100_000
	ctx, d := context.Background(), &privasi.Daftar{}
	privasi.MustDaftarkan[delapan](d)
	per := func(b *testing.B) {
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/n, "ns/orang")
	}
	b.Run("sandi", func(b *testing.B) {
		induk := privasitest.Induk(b)
		for b.Loop() {
			for range n {
				var as [2]cipher.AEAD
				for i := range as {
					k := make([]byte, 32)
					_, _ = rand.Read(k)
					if _, err := induk.Bungkus(ctx, k, k[:16]); err != nil {
						b.Fatal(err)
					}
					blok, _ := aes.NewCipher(k)
					as[i], _ = cipher.NewGCMWithRandomNonce(blok)
				}
				for i := range 8 {
					as[i%2].Seal(nil, nil, []byte(isiDelapan), []byte("tempat sepanjang yang sebenarnya, kira-kira seratus dua puluh bita: lembaga, orang, kelas, tipe dan bidang"))
				}
			}
		}
		per(b)
	})
	gudang := map[string]func() privasi.GudangKunci{
		"memori":   func() privasi.GudangKunci { return privasimem.NewKunci(dasarmem.New()) },
		"SQLite":   func() privasi.GudangKunci { return privasibun.NewKunci(dasartest.SQLite(b, privasibun.Migrasi)) },
		"Postgres": func() privasi.GudangKunci { return privasibun.NewKunci(dasartest.Postgres(b, privasibun.Migrasi)) },
	}
	for _, nama := range []string{"memori", "SQLite", "Postgres"} {
		br := privasi.BuatBrankas(gudang[nama](), privasitest.Induk(b))
		b.Run(nama, func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				recs := orangDelapan(n)
				b.StartTimer()
				if err := privasi.Segel(ctx, br, d, "uji", recs...); err != nil {
					b.Fatal(err)
				}
			}
			per(b)
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
