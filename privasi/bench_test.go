package privasi_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasimem"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
)

// lebar has twenty sealed fields.
type lebar struct {
	Subjek                                                     privasi.SubjekID         `privasi:"subjek"`
	A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P, Q, R, S, T privasi.Tertutup[string] `privasi:"kategori=kontak.hp;kelas=umum;retensi=identitas"`
}

// The whole door: decision on 20 fields, trail in memory, key unwrapped.
func BenchmarkMinta20Bidang(b *testing.B) {
	r := privasitest.Rumah(b, func(d *privasi.Daftar) { privasi.MustDaftarkan[lebar](d) })
	o := lebar{Subjek: privasi.NewSubjek(), A: privasi.Tutup("x")}
	privasitest.Segel(b, r, &o)
	bidang := r.Daftar.Tipe("privasi_test.lebar").Pribadi()
	require.Len(b, bidang, 20)
	pel, ctx := privasitest.Pelaku(privasi.PeranBendahara, privasi.TujuanPenagihan), context.Background()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := r.Penjaga.Minta(ctx, pel, "privasi_test.lebar", bidang, o.Subjek); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPutuskan20Bidang(b *testing.B) {
	d := &privasi.Daftar{}
	privasi.MustDaftarkan[lebar](d)
	reg := privasitest.RegisterBaku(b, privasitest.Lembaga)
	m := permintaan(privasi.PeranBendahara, privasi.TujuanPenagihan, d.Tipe("privasi_test.lebar").Pribadi()...)
	m.Tipe = "privasi_test.lebar"
	b.ReportAllocs()
	for b.Loop() {
		privasi.Putuskan(reg, d, m)
	}
}

func BenchmarkBaca(b *testing.B) {
	r, o := rumah(b), contoh()
	privasitest.Segel(b, r, &o)
	v := minta(b, r, privasi.PeranTataUsaha, privasi.TujuanKesiswaan, []string{"HP"}, o.Subjek)
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := privasi.Baca(v, o.Subjek, "HP", o.HP); err != nil {
			b.Fatal(err)
		}
	}
}

// An import: 100,000 new people, seven sealed fields, three keys each.
func BenchmarkSegel100Ribu(b *testing.B) {
	r := rumah(b)
	for b.Loop() {
		b.StopTimer()
		brankas := privasi.BuatBrankas(privasimem.NewKunci(dasarmem.New()), privasitest.Induk(b))
		recs := make([]*orang, 100_000)
		for i := range recs {
			o := contoh()
			o.HP = privasi.Tutup(fmt.Sprint("+62", i))
			recs[i] = &o
		}
		b.StartTimer()
		if err := privasi.Segel(context.Background(), brankas, r.Daftar, privasitest.Lembaga, recs...); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/100_000, "ns/orang")
}
