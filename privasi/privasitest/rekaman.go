package privasitest

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

func rekaman(n int) privasi.Rekaman {
	r := privasi.Rekaman{Lembaga: Lembaga, Jenis: "permohonan", ID: fmt.Sprintf("r%03d", n), Subjek: privasi.SubjekID(fmt.Sprint("s", n%3)), Status: []string{"diterima", "ditutup"}[n%2],
		Pada: saat.Add(time.Duration(n/2) * time.Minute), Isi: fmt.Appendf(nil, `{"N":%d}`, n)}
	if n%4 != 3 {
		r.Tenggat = saat.Add(time.Duration(100-n/2) * time.Hour)
	}
	return r
}

func berversi(r privasi.Rekaman, v int64) privasi.Rekaman { r.Versi = v; return r }

// GudangRekaman is the conformance suite of [privasi.GudangRekaman].
func GudangRekaman(t *testing.T, buka func(*testing.T) privasi.GudangRekaman) {
	ctx := context.Background()
	pindah := func(ke string) privasi.Peristiwa {
		return privasi.Peristiwa{Jenis: "PermohonanPindah", Objek: "r000", Subjek: "s0", Ke: ke, Oleh: "akun", Pada: saat}
	}
	t.Run("baru_lalu_berubah", func(t *testing.T) {
		g, r := buka(t), rekaman(0)
		v, err := g.Simpan(ctx, r, 0, pindah("diterima"))
		require.NoError(t, err)
		require.EqualValues(t, 1, v)
		_, err = g.Simpan(ctx, r, 0, pindah("diterima"))
		require.ErrorIs(t, err, privasi.ErrRekamanGanda)
		require.Equal(t, dasar.Conflict, dasar.KindOf(err))
		ubah := r
		ubah.Status, ubah.Isi, ubah.Tenggat, ubah.Subjek, ubah.Pada = "diproses", []byte(`{}`), time.Time{}, "lain", saat.Add(time.Hour)
		v, err = g.Simpan(ctx, ubah, 1, pindah("verifikasi"), pindah("diproses"))
		require.NoError(t, err)
		require.EqualValues(t, 2, v)
		_, err = g.Simpan(ctx, ubah, 1, pindah("basi"))
		require.ErrorIs(t, err, privasi.ErrRekamanVersi)
		hilang := rekaman(1)
		_, err = g.Simpan(ctx, hilang, 3, pindah("basi"))
		require.ErrorIs(t, err, privasi.ErrRekamanVersi)
		ubah.Subjek, ubah.Pada = r.Subjek, r.Pada
		dapat, err := g.Ambil(ctx, Lembaga, "permohonan", "r000")
		require.NoError(t, err)
		require.Equal(t, berversi(ubah, 2), dapat)
		ps, err := g.Riwayat(ctx, Lembaga, "permohonan", "r000")
		require.NoError(t, err)
		require.Equal(t, []privasi.Peristiwa{pindah("diterima"), pindah("verifikasi"), pindah("diproses")}, ps, "yang gagal tidak meninggalkan jejak")
		for _, k := range [][2]string{{"lain", "permohonan"}, {"uji", "insiden"}} {
			_, err = g.Ambil(ctx, dasar.LembagaID(k[0]), k[1], "r000")
			require.Equal(t, dasar.NotFound, dasar.KindOf(err), k)
			ps, err = g.Riwayat(ctx, dasar.LembagaID(k[0]), k[1], "r000")
			require.NoError(t, err)
			require.Empty(t, ps)
		}
	})
	t.Run("kunci_alami", func(t *testing.T) {
		g := buka(t)
		a, b := rekaman(0), rekaman(1)
		a.Kunci, b.Kunci = "koreksi|s", "koreksi|s"
		_, err := g.Simpan(ctx, a, 0)
		require.NoError(t, err)
		_, err = g.Simpan(ctx, b, 0)
		require.ErrorIs(t, err, privasi.ErrRekamanGanda)
		lain := b
		lain.Lembaga = LembagaLain
		_, err = g.Simpan(ctx, lain, 0)
		require.NoError(t, err, "kunci hanya berlaku di lembaganya")
		dapat, err := g.MenurutKunci(ctx, Lembaga, "permohonan", "koreksi|s")
		require.NoError(t, err)
		require.Equal(t, berversi(a, 1), dapat)
		_, err = g.MenurutKunci(ctx, Lembaga, "permohonan", "")
		require.Equal(t, dasar.NotFound, dasar.KindOf(err))
		a.Kunci = ""
		_, err = g.Simpan(ctx, a, 1)
		require.NoError(t, err)
		_, err = g.Simpan(ctx, b, 0)
		require.NoError(t, err, "kunci yang dilepas boleh dipakai lagi")
		a.Kunci = b.Kunci
		_, err = g.Simpan(ctx, a, 2)
		require.ErrorIs(t, err, privasi.ErrRekamanGanda)
		dapat, err = g.Ambil(ctx, Lembaga, "permohonan", a.ID)
		require.NoError(t, err)
		require.EqualValues(t, 2, dapat.Versi)
	})
	t.Run("banyak", func(t *testing.T) {
		g := buka(t)
		var rs []privasi.Rekaman
		for n := range 200 {
			rs = append(rs, rekaman(n))
		}
		rs[150].Kunci, rs[151].Kunci = "k", "k"
		_, err := g.Simpan(ctx, rs[7], 0)
		require.NoError(t, err)
		n, err := g.Sisipkan(ctx, Lembaga, rs)
		require.NoError(t, err)
		require.EqualValues(t, 198, n, "yang sudah ada dan yang berkunci sama dilewati")
		n, err = g.Sisipkan(ctx, Lembaga, rs)
		require.NoError(t, err)
		require.Zero(t, n)
		n, err = g.Sisipkan(ctx, Lembaga, nil)
		require.NoError(t, err)
		require.Zero(t, n)
		j, err := g.Jumlah(ctx, Lembaga, "permohonan")
		require.NoError(t, err)
		require.Equal(t, 199, j["diterima"]+j["ditutup"])
		j, err = g.Jumlah(ctx, LembagaLain, "permohonan")
		require.NoError(t, err)
		require.Empty(t, j)
	})
	t.Run("cari_berhalaman", func(t *testing.T) { cariRekaman(t, buka(t)) })
	t.Run("milik_subjek", func(t *testing.T) {
		g := buka(t)
		isiRekaman(t, g)
		rs, err := g.MilikSubjek(ctx, Lembaga, []string{"permohonan", "insiden"}, []privasi.SubjekID{"s1", "", "s9", "s1"})
		require.NoError(t, err)
		var mau []privasi.Rekaman
		for n := range 12 {
			if n%3 == 1 {
				mau = append(mau, berversi(rekaman(n), 1))
			}
		}
		require.Equal(t, mau, rs)
		rs, err = g.MilikSubjek(ctx, LembagaLain, []string{"permohonan"}, []privasi.SubjekID{"s1"})
		require.NoError(t, err)
		require.Len(t, rs, 1)
		rs, err = g.MilikSubjek(ctx, Lembaga, nil, []privasi.SubjekID{"s1"})
		require.NoError(t, err)
		require.Empty(t, rs)
	})
}

func isiRekaman(t *testing.T, g privasi.GudangRekaman) {
	t.Helper()
	for n := range 12 {
		_, err := g.Simpan(context.Background(), rekaman(n), 0)
		require.NoError(t, err)
	}
	lain := rekaman(1)
	lain.Lembaga = LembagaLain
	jenis := rekaman(2)
	jenis.Jenis, jenis.Subjek = "insiden", "s2"
	for _, r := range []privasi.Rekaman{lain, jenis} {
		_, err := g.Simpan(context.Background(), r, 0)
		require.NoError(t, err)
	}
}

func cariRekaman(t *testing.T, g privasi.GudangRekaman) {
	isiRekaman(t, g)
	semua := func(f privasi.SaringRekaman) (ids []string) {
		f.Jenis = "permohonan"
		p := dasar.Page{Limit: 3}
		for {
			rs, lanjut, err := g.Cari(t.Context(), Lembaga, f, p)
			require.NoError(t, err)
			for _, r := range rs {
				require.Equal(t, Lembaga, r.Lembaga)
				ids = append(ids, r.ID)
			}
			if p.After = lanjut; lanjut == "" {
				return ids
			}
			require.Less(t, len(ids), 20)
		}
	}
	var terbaru, tenggat []string
	for n := 11; n >= 0; n-- {
		terbaru = append(terbaru, rekaman(n).ID)
	}
	require.Equal(t, terbaru, semua(privasi.SaringRekaman{}))
	for _, n := range []int{10, 8, 9, 6, 4, 5, 2, 0, 1} {
		tenggat = append(tenggat, rekaman(n).ID)
	}
	require.Equal(t, append(slices.Clone(tenggat), "r003", "r007", "r011"), semua(privasi.SaringRekaman{MenurutTenggat: true}), "tanpa tenggat di belakang")
	require.Equal(t, []string{"r010", "r008", "r006", "r004", "r002", "r000"}, semua(privasi.SaringRekaman{Status: []string{"diterima"}}))
	require.Equal(t, []string{"r010", "r008", "r009"}, semua(privasi.SaringRekaman{Sebelum: saat.Add(97 * time.Hour), MenurutTenggat: true}))
	require.Equal(t, []string{"r010", "r007", "r004", "r001"}, semua(privasi.SaringRekaman{Subjek: "s1"}))
	_, _, err := g.Cari(t.Context(), Lembaga, privasi.SaringRekaman{Jenis: "permohonan"}, dasar.Page{After: "x"})
	require.Equal(t, "PRI-HALAMAN-01", dasar.RuleOf(err))
}
