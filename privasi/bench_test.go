package privasi_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
)

// lebar has twenty fields of eleven categories, half of them sealed.
type lebar struct {
	Subjek privasi.SubjekID         `privasi:"subjek"`
	A      privasi.Tertutup[string] `privasi:"kategori=kontak.hp;kelas=umum;retensi=identitas"`
	B      privasi.Tertutup[string] `privasi:"kategori=kontak.hp;kelas=umum;retensi=identitas"`
	C      privasi.Tertutup[string] `privasi:"kategori=alamat;kelas=umum;retensi=identitas"`
	D      privasi.Tertutup[string] `privasi:"kategori=alamat;kelas=umum;retensi=identitas"`
	E      privasi.Tertutup[string] `privasi:"kategori=identitas.nik;kelas=umum;retensi=identitas"`
	F      privasi.Tertutup[string] `privasi:"kategori=identitas.kk;kelas=umum;retensi=identitas"`
	G      privasi.Tertutup[string] `privasi:"kategori=kesehatan;kelas=spesifik;retensi=kesehatan"`
	H      privasi.Tertutup[string] `privasi:"kategori=kesehatan;kelas=spesifik;retensi=kesehatan"`
	I      privasi.Tertutup[string] `privasi:"kategori=keluarga;kelas=spesifik;retensi=identitas"`
	J      privasi.Tertutup[string] `privasi:"kategori=keluarga;kelas=spesifik;retensi=identitas"`
	K      string                   `privasi:"kategori=identitas.nama;kelas=umum;retensi=identitas;terbuka=dicari dan diurutkan"`
	L      string                   `privasi:"kategori=identitas.nama;kelas=umum;retensi=identitas;terbuka=dicari dan diurutkan"`
	M      string                   `privasi:"kategori=identitas.nis;kelas=umum;retensi=identitas;terbuka=dicari dan diurutkan"`
	N      string                   `privasi:"kategori=identitas.kelamin;kelas=umum;retensi=identitas;terbuka=dicari dan diurutkan"`
	O      string                   `privasi:"kategori=identitas.lahir;kelas=umum;retensi=identitas;terbuka=dicari dan diurutkan"`
	P      string                   `privasi:"kategori=identitas.lahir;kelas=umum;retensi=identitas;terbuka=dicari dan diurutkan"`
	Q      string                   `privasi:"kategori=akademik;kelas=umum;retensi=akademik_tetap;terbuka=dicari dan diurutkan"`
	R      string                   `privasi:"kategori=akademik;kelas=umum;retensi=akademik_tetap;terbuka=dicari dan diurutkan"`
	S      string                   `privasi:"kategori=kesiswaan;kelas=umum;retensi=akademik_tetap;terbuka=dicari dan diurutkan"`
	T      string                   `privasi:"kategori=kesiswaan;kelas=umum;retensi=akademik_tetap;terbuka=dicari dan diurutkan"`
}

// The whole door in memory: decision on 20 fields, the trail with its leaf in the log, and
// the keys of the sealed ones.
func BenchmarkMinta20Bidang(b *testing.B) {
	r := privasitest.Rumah(b, func(d *privasi.Daftar) { privasi.MustDaftarkan[lebar](d) })
	o := lebar{Subjek: privasi.NewSubjek(), A: privasi.Tutup("x")}
	privasitest.Segel(b, r, &o)
	bidang := r.Daftar.Tipe("privasi_test.lebar").Pribadi()
	require.Len(b, bidang, 20)
	pel, ctx := privasitest.Pelaku(privasi.PeranTataUsaha, privasi.TujuanKesiswaan), context.Background()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := r.Penjaga.Minta(ctx, pel, "privasi_test.lebar", bidang, o.Subjek); err != nil {
			b.Fatal(err)
		}
	}
}

// terang has twenty readable fields of ten categories: no key is asked for.
type terang struct {
	Subjek privasi.SubjekID `privasi:"subjek"`
	A      string           `privasi:"kategori=identitas.nama;kelas=umum;retensi=identitas;terbuka=dicari dan diurutkan"`
	B      string           `privasi:"kategori=identitas.nama;kelas=umum;retensi=identitas;terbuka=dicari dan diurutkan"`
	C      string           `privasi:"kategori=identitas.nis;kelas=umum;retensi=identitas;terbuka=dicari dan diurutkan"`
	D      string           `privasi:"kategori=identitas.nis;kelas=umum;retensi=identitas;terbuka=dicari dan diurutkan"`
	E      string           `privasi:"kategori=identitas.kelamin;kelas=umum;retensi=identitas;terbuka=dicari dan diurutkan"`
	F      string           `privasi:"kategori=identitas.kelamin;kelas=umum;retensi=identitas;terbuka=dicari dan diurutkan"`
	G      string           `privasi:"kategori=identitas.lahir;kelas=umum;retensi=identitas;terbuka=dicari dan diurutkan"`
	H      string           `privasi:"kategori=identitas.lahir;kelas=umum;retensi=identitas;terbuka=dicari dan diurutkan"`
	I      string           `privasi:"kategori=akademik;kelas=umum;retensi=identitas;terbuka=dicari dan diurutkan"`
	J      string           `privasi:"kategori=akademik;kelas=umum;retensi=identitas;terbuka=dicari dan diurutkan"`
	K      string           `privasi:"kategori=kesiswaan;kelas=umum;retensi=identitas;terbuka=dicari dan diurutkan"`
	L      string           `privasi:"kategori=kesiswaan;kelas=umum;retensi=identitas;terbuka=dicari dan diurutkan"`
	M      string           `privasi:"kategori=keluarga;kelas=umum;retensi=identitas;terbuka=dicari dan diurutkan"`
	N      string           `privasi:"kategori=keluarga;kelas=umum;retensi=identitas;terbuka=dicari dan diurutkan"`
	O      string           `privasi:"kategori=identitas.nisn;kelas=umum;retensi=identitas;terbuka=dicari dan diurutkan"`
	P      string           `privasi:"kategori=identitas.nisn;kelas=umum;retensi=identitas;terbuka=dicari dan diurutkan"`
	Q      string           `privasi:"kategori=kepegawaian;kelas=umum;retensi=identitas;terbuka=dicari dan diurutkan"`
	R      string           `privasi:"kategori=kepegawaian;kelas=umum;retensi=identitas;terbuka=dicari dan diurutkan"`
	S      string           `privasi:"kategori=akun;kelas=umum;retensi=identitas;terbuka=dicari dan diurutkan"`
	T      string           `privasi:"kategori=akun;kelas=umum;retensi=identitas;terbuka=dicari dan diurutkan"`
}

// Decision on 20 fields and the trail with its leaf in the log, in memory.
func BenchmarkMinta20BidangTanpaKunci(b *testing.B) {
	r := privasitest.Rumah(b, func(d *privasi.Daftar) { privasi.MustDaftarkan[terang](d) })
	bidang := r.Daftar.Tipe("privasi_test.terang").Pribadi()
	require.Len(b, bidang, 20)
	pel, ctx, s := privasitest.Pelaku(privasi.PeranTataUsaha, privasi.TujuanKesiswaan), context.Background(), privasi.NewSubjek()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := r.Penjaga.Minta(ctx, pel, "privasi_test.terang", bidang, s); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPutuskan20Bidang(b *testing.B) {
	d := &privasi.Daftar{}
	privasi.MustDaftarkan[lebar](d)
	reg := privasitest.RegisterBaku(b, privasitest.Lembaga)
	m := permintaan(privasi.PeranTataUsaha, privasi.TujuanKesiswaan, d.Tipe("privasi_test.lebar").Pribadi()...)
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
