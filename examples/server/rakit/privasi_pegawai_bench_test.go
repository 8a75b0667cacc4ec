package rakit_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// A thousand employees, whose records have eight sealed columns under two keys: read as
// they are, and with all eight opened; then where the difference goes.
func BenchmarkPegawaiSeribu(b *testing.B) {
	for nama, url := range map[string]func() string{"SQLite": func() string { return "" }, "Postgres": func() string { return dasartest.PostgresURL(b) }} {
		s, _ := seribu(b, url())
		ctx, ids, recs := context.Background(), make([]pegawai.ID, 1000), make([]*pegawai.Pegawai, 1000)
		for i := range recs {
			ids[i] = pegawai.ID(fmt.Sprintf("p%04d", i))
			recs[i] = &pegawai.Pegawai{Lembaga: "A", ID: ids[i], Subjek: privasi.NewSubjek(), Alias: santri.Alias(fmt.Sprint("a", i)), Nomor: fmt.Sprint("P", i), Nama: fmt.Sprint("Pegawai ", i),
				NIK: privasi.Tutup(santri.NIK(fmt.Sprintf("359901290212%04d", i+1))), NPWP: privasi.Tutup(pegawai.NPWP(fmt.Sprintf("359901290212%04d", i+1))), NUPTK: privasi.Tutup(fmt.Sprintf("123456789012%04d", i)),
				NIP: privasi.Tutup(fmt.Sprintf("19700101199603%04d", i)), HP: privasi.Tutup(santri.NomorHP("+6281234567890")), Surel: privasi.Tutup("orang@contoh.invalid"),
				Alamat: privasi.Tutup("Jalan Melati 1, Kediri"), Rekening: privasi.Tutup(pegawai.Rekening{Bank: "BSI", Nomor: "7123456789", AtasNama: "ORANG"}), Mulai: dasar.Tgl(2020, 7, 1)}
		}
		require.NoError(b, privasi.Segel(ctx, s.Brankas, s.Daftar, "A", recs...))
		semua := make([]pegawai.Pegawai, len(recs))
		for i, r := range recs {
			semua[i] = *r
		}
		require.NoError(b, s.Pegawai.Stores.Pegawai.Simpan(ctx, "A", semua...))
		pel := dasar.Pelaku{ID: "hrd", Lembaga: "A", Peran: privasi.PeranHRD, Lingkup: dasar.LingkupSemua, Tujuan: privasi.TujuanPenggajian}
		bidang := []string{"Nama", "Nomor", "NIK", "NPWP", "NUPTK", "NIP", "HP", "Surel", "Alamat", "Rekening"}
		baca := func() []pegawai.Pegawai {
			xs, err := s.Pegawai.Stores.Pegawai.Ambil(ctx, "A", ids...)
			if err != nil || len(xs) != 1000 {
				b.Fatal(len(xs), err)
			}
			return xs
		}
		subjek := make([]privasi.SubjekID, 1000)
		for i, r := range recs {
			subjek[i] = r.Subjek
		}
		minta := func() *privasi.Pandangan {
			v, err := s.Penjaga.Minta(ctx, pel, "pegawai.Pegawai", bidang, subjek...)
			if err != nil {
				b.Fatal(err)
			}
			return v
		}
		sajikan := func(v *privasi.Pandangan, xs []pegawai.Pegawai) {
			for i := range xs {
				if x := v.Sajikan(&xs[i]); x["Rekening"] != "BSI 7123456789 a.n. ORANG" || x["Surel"] != "orang@contoh.invalid" {
					b.Fatal(x)
				}
			}
		}
		xs, v := baca(), minta()
		for _, x := range []struct {
			nama string
			fn   func()
		}{{"tanpa_pintu", func() { baca() }}, {"delapan_tersegel_dibuka", func() { sajikan(minta(), baca()) }}, {"bagian_minta", func() { minta() }}, {"bagian_buka", func() { sajikan(v, xs) }}} {
			b.Run(nama+"/"+x.nama, func(b *testing.B) {
				for b.Loop() {
					x.fn()
				}
			})
		}
	}
}
