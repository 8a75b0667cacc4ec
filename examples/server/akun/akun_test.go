package akun_test

import (
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/examples/server/akun"
)

// diSetiapMesin runs a case on a SQLite file and on Postgres.
func diSetiapMesin(t *testing.T, fn func(t *testing.T, g akun.Gudang, jam *time.Time)) {
	for nama, buka := range map[string]func(t *testing.T) *bun.DB{
		"sqlite":   func(t *testing.T) *bun.DB { return dasartest.SQLite(t, akun.Migrasi) },
		"postgres": func(t *testing.T) *bun.DB { return dasartest.Postgres(t, akun.Migrasi) },
	} {
		t.Run(nama, func(t *testing.T) {
			now := time.Date(2026, 10, 1, 1, 0, 0, 0, time.UTC)
			fn(t, akun.Gudang{DB: buka(t), Now: func() time.Time { return now }}, &now)
		})
	}
}

const sandi = "kuda hijau makan rumput"

func siti() akun.Akun {
	return akun.Akun{Lembaga: "A", NamaMasuk: "Siti.TU", Nama: "Siti", Peran: "tata_usaha", Unit: []string{"MTs"}}
}

func TestGudang_buat_dan_masuk(t *testing.T) {
	diSetiapMesin(t, func(t *testing.T, g akun.Gudang, _ *time.Time) {
		ctx := t.Context()
		a, err := g.Buat(ctx, siti(), sandi)
		require.NoError(t, err)
		require.Equal(t, "siti.tu", a.NamaMasuk)
		require.NotContains(t, a.Sandi, "kuda")

		_, err = g.Buat(ctx, siti(), sandi)
		require.ErrorIs(t, err, akun.ErrAkunAda)
		lain := siti()
		lain.Lembaga = "B"
		_, err = g.Buat(ctx, lain, "sandi lembaga lain")
		require.NoError(t, err, "lembaga lain boleh memakai nama yang sama")

		p := akun.BuatPenjaga(g)
		got, err := p.Masuk(ctx, " SITI.tu ", sandi, "127.0.0.1")
		require.NoError(t, err)
		require.Equal(t, a, got)
		require.Equal(t, dasar.Pelaku{ID: a.ID, Lembaga: "A", Peran: "tata_usaha", Lingkup: dasar.Lingkup{Unit: []string{"MTs"}}}, got.Pelaku())
		_, err = p.Masuk(ctx, "siti.tu", "salah sekali", "127.0.0.1")
		require.ErrorIs(t, err, akun.ErrMasuk)
		kembar := siti()
		kembar.Lembaga = "C"
		kembar, err = g.Buat(ctx, kembar, sandi)
		require.NoError(t, err)
		_, err = p.Masuk(ctx, "siti.tu", sandi, "127.0.0.1")
		require.ErrorIs(t, err, akun.ErrKembar, "tidak ada yang masuk ke lembaga orang lain")
		require.NoError(t, g.AturSandi(ctx, kembar, "sandi yang diganti"))
		got, err = p.Masuk(ctx, "siti.tu", sandi, "127.0.0.1")
		require.NoError(t, err)
		require.Equal(t, dasar.LembagaID("A"), got.Lembaga)
		_, err = p.Masuk(ctx, "tak.ada", sandi, "127.0.0.1")
		require.ErrorIs(t, err, akun.ErrMasuk)
	})
}

func TestP38_Penjaga_memperlambat_tebakan(t *testing.T) {
	now := time.Date(2026, 10, 1, 1, 0, 0, 0, time.UTC)
	g := akun.Gudang{DB: dasartest.SQLite(t, akun.Migrasi), Now: func() time.Time { return now }}
	_, err := g.Buat(t.Context(), siti(), sandi)
	require.NoError(t, err)
	p := akun.BuatPenjaga(g)
	for range 5 {
		_, err := p.Masuk(t.Context(), "siti.tu", "tebakan lain", "127.0.0.1")
		require.ErrorIs(t, err, akun.ErrMasuk)
	}
	_, err = p.Masuk(t.Context(), "siti.tu", sandi, "127.0.0.1")
	require.ErrorIs(t, err, akun.ErrTunggu)
	require.Equal(t, dasar.Unavailable, dasar.KindOf(err))
	now = now.Add(21 * time.Second)
	_, err = p.Masuk(t.Context(), "siti.tu", sandi, "127.0.0.1")
	require.NoError(t, err)
}

// The password again, of somebody who is signed in: empty, wrong, right, and slow to
// guess without shutting him out of the door.
func TestP38_Penjaga_pastikan(t *testing.T) {
	now := time.Date(2026, 10, 1, 1, 0, 0, 0, time.UTC)
	g := akun.Gudang{DB: dasartest.SQLite(t, akun.Migrasi), Now: func() time.Time { return now }}
	a, err := g.Buat(t.Context(), siti(), sandi)
	require.NoError(t, err)
	p := akun.BuatPenjaga(g)
	require.ErrorIs(t, p.Pastikan(a, ""), akun.ErrUlang)
	require.NoError(t, p.Pastikan(a, sandi))
	for range 4 {
		require.ErrorIs(t, p.Pastikan(a, "tebakan lain"), akun.ErrUlang)
	}
	require.ErrorIs(t, p.Pastikan(a, sandi), akun.ErrTunggu)
	_, err = p.Masuk(t.Context(), "siti.tu", sandi, "127.0.0.1")
	require.NoError(t, err)
	now = now.Add(21 * time.Second)
	require.NoError(t, p.Pastikan(a, sandi))
}

func TestUndangan_sekali_pakai(t *testing.T) {
	diSetiapMesin(t, func(t *testing.T, g akun.Gudang, now *time.Time) {
		ctx := t.Context()
		a, err := g.Buat(ctx, siti(), "")
		require.NoError(t, err)
		lama, err := g.Undang(ctx, "A", a.ID, time.Hour)
		require.NoError(t, err)
		tok, err := g.Undang(ctx, "A", a.ID, time.Hour)
		require.NoError(t, err)
		require.ErrorIs(t, g.PakaiUndangan(ctx, lama), akun.ErrUndangan, "tautan lama gugur")

		var wg sync.WaitGroup
		ok := make(chan bool, 8)
		for range 8 {
			wg.Go(func() { ok <- g.PakaiUndangan(ctx, tok) == nil })
		}
		wg.Wait()
		close(ok)
		n := 0
		for v := range ok {
			if v {
				n++
			}
		}
		require.Equal(t, 1, n, "dari delapan pemakaian bersamaan hanya satu yang berhasil")

		tok, err = g.Undang(ctx, "A", a.ID, time.Hour)
		require.NoError(t, err)
		_, id, err := g.LihatUndangan(ctx, tok)
		require.NoError(t, err)
		require.Equal(t, a.ID, id)
		*now = now.Add(time.Hour)
		_, _, err = g.LihatUndangan(ctx, tok)
		require.ErrorIs(t, err, akun.ErrUndangan)
	})
}

func TestUbah_admin_terakhir_tetap(t *testing.T) {
	diSetiapMesin(t, func(t *testing.T, g akun.Gudang, _ *time.Time) {
		a := siti()
		a.Peran = "admin"
		a, err := g.Buat(t.Context(), a, sandi)
		require.NoError(t, err)
		a.Aktif = false
		require.ErrorIs(t, g.Ubah(t.Context(), a), akun.ErrTerakhir)
		b := akun.Akun{Lembaga: "A", NamaMasuk: "umar", Nama: "Umar", Peran: "admin"}
		_, err = g.Buat(t.Context(), b, sandi)
		require.NoError(t, err)
		require.NoError(t, g.Ubah(t.Context(), a))
		as, err := g.PerNama(t.Context(), "siti.tu")
		require.NoError(t, err)
		require.Empty(t, as, "akun nonaktif tidak dapat masuk")
	})
}

func TestPeriksa_menolak(t *testing.T) {
	for _, c := range []struct {
		nama string
		ubah func(*akun.Akun)
		want error
	}{
		{"nama masuk pendek", func(a *akun.Akun) { a.NamaMasuk = "ab" }, akun.ErrNamaMasuk},
		{"nama masuk berspasi", func(a *akun.Akun) { a.NamaMasuk = "siti tu" }, akun.ErrNamaMasuk},
		{"nama kosong", func(a *akun.Akun) { a.Nama = " " }, akun.ErrNama},
		{"peran tak dikenal", func(a *akun.Akun) { a.Peran = "raja" }, akun.ErrPeran},
	} {
		t.Run(c.nama, func(t *testing.T) {
			a := siti()
			c.ubah(&a)
			_, err := a.Periksa()
			require.ErrorIs(t, err, c.want)
		})
	}
}

func TestSandi(t *testing.T) {
	for _, s := range []string{"", "pendek", "siti.tu.siti", strings.Repeat("a", 12), strings.Repeat("x", 201)} {
		_, err := akun.Takaran{}.Hash(s, "siti.tu.siti")
		require.ErrorIs(t, err, akun.ErrSandi, s)
	}
	h, err := akun.Takaran{}.Hash(sandi, "siti")
	require.NoError(t, err)
	require.True(t, akun.CocokSandi(h, sandi))
	require.False(t, akun.CocokSandi(h, sandi+" "))
	for _, rusak := range []string{"", "$argon2id$v=19$m=19456,t=2,p=1$$", "$argon2id$v=19$m=99999999,t=2,p=1$AAAA$AAAA", h[:len(h)-4]} {
		require.False(t, akun.CocokSandi(rusak, sandi), rusak)
	}
}

func TestIzin(t *testing.T) {
	require.True(t, akun.Boleh("kasir", akun.Kasir))
	require.False(t, akun.Boleh("kasir", akun.Impor))
	require.False(t, akun.Boleh("peran asing", akun.LihatSantri))
	require.ErrorIs(t, akun.PeriksaIzin(dasar.Pelaku{Peran: "tata_usaha"}, akun.Kasir), akun.ErrIzin)
	require.NoError(t, akun.PeriksaIzin(dasar.Pelaku{Peran: "admin"}, akun.Kelola))
	require.True(t, akun.Boleh("kepala", akun.Dispensasi))
	require.False(t, akun.Boleh("guru", akun.Dispensasi), "yang menguji tidak melepas syaratnya sendiri")
}

func TestSesi_hanya_menyimpan_sidik_token(t *testing.T) {
	diSetiapMesin(t, func(t *testing.T, g akun.Gudang, now *time.Time) {
		ctx := context.Background()
		s := akun.GudangSesi{DB: g.DB, Now: g.Now}
		require.NoError(t, s.CommitCtx(ctx, "token-rahasia", []byte("satu"), now.Add(time.Hour)))
		require.NoError(t, s.CommitCtx(ctx, "token-rahasia", []byte("dua"), now.Add(time.Hour)))
		isi, ada, err := s.FindCtx(ctx, "token-rahasia")
		require.NoError(t, err)
		require.True(t, ada)
		require.Equal(t, "dua", string(isi))
		var n int
		require.NoError(t, g.DB.NewRaw("SELECT count(*) FROM server_sesi WHERE token = 'token-rahasia'").Scan(ctx, &n))
		require.Zero(t, n)
		*now = now.Add(2 * time.Hour)
		_, ada, err = s.FindCtx(ctx, "token-rahasia")
		require.NoError(t, err)
		require.False(t, ada)
		require.NoError(t, s.Sapu(ctx))
		require.NoError(t, g.DB.NewRaw("SELECT count(*) FROM server_sesi").Scan(ctx, &n))
		require.Zero(t, n)
	})
}
