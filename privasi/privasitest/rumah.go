package privasitest

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasimem"
)

// Lembaga and LembagaLain are the institutions that a [RumahUji] serves; both have
// signed the default register.
const (
	Lembaga     dasar.LembagaID = "uji"
	LembagaLain dasar.LembagaID = "lain"
)

// RumahUji is privasi set up in memory, for the tests of other packages.
type RumahUji struct {
	Conn       *dasarmem.Conn
	Jam        *dasartest.Jam // stands at 2026-10-05 08:00 WIB until it is moved
	Kunci      privasi.GudangKunci
	Register   privasi.GudangRegister
	Jejak      privasi.GudangJejak
	Pernyataan privasi.GudangPernyataan
	Brankas    *privasi.Brankas
	Daftar     *privasi.Daftar
	Penjaga    *privasi.Penjaga
}

// Rumah returns a fresh set-up. daftarkan registers the types under test,
// such as santri.DaftarkanTipe.
func Rumah(t testing.TB, daftarkan ...func(*privasi.Daftar)) *RumahUji {
	t.Helper()
	c := dasarmem.New()
	r := &RumahUji{
		Conn: c, Jam: dasartest.JamPada(time.Date(2026, 10, 5, 1, 0, 0, 0, time.UTC)), Daftar: &privasi.Daftar{},
		Kunci: privasimem.NewKunci(c), Register: privasimem.NewRegister(c), Jejak: privasimem.NewJejak(c), Pernyataan: privasimem.NewPernyataan(c),
	}
	privasi.DaftarkanTipe(r.Daftar)
	for _, d := range daftarkan {
		d(r.Daftar)
	}
	r.Brankas = privasi.BuatBrankas(r.Kunci, Induk(t))
	r.Brankas.Now = r.Jam.Now
	r.Penjaga = &privasi.Penjaga{Register: privasi.Singgahkan(r.Register, r.Jam.Now), Jejak: r.Jejak, Brankas: r.Brankas, Daftar: r.Daftar, Now: r.Jam.Now}
	for _, l := range []dasar.LembagaID{Lembaga, LembagaLain} {
		require.NoError(t, r.Register.Simpan(context.Background(), l, RegisterBaku(t, l), 0))
	}
	return r
}

// Induk returns a master key for tests, always the same.
func Induk(t testing.TB) privasi.Pembungkus {
	t.Helper()
	p, err := privasi.IndukDari([]byte("kunci induk untuk uji, 32 byte!!"))
	require.NoError(t, err)
	return p
}

// RegisterBaku returns the default register of an institution, in force since
// 2026-07-01, without the day from which it demands impact assessments: suites travel
// through years.
func RegisterBaku(t require.TestingT, l dasar.LembagaID) privasi.Register {
	sejak := time.Date(2026, 7, 1, 0, 0, 0, 0, time.UTC)
	reg := privasi.DaftarBaku(l, "Pesantren Uji", sejak)
	for i := range reg.Kegiatan {
		reg.Kegiatan[i].DPIASejak = time.Time{}
	}
	reg, err := reg.Tandatangani("akun-kepala", "Pengasuh", sejak)
	require.NoError(t, err)
	return reg
}

// Pelaku returns an actor of [Lembaga] in a role, for a purpose.
func Pelaku(peran, tujuan string) dasar.Pelaku {
	return dasar.Pelaku{ID: "akun-" + peran, Lembaga: Lembaga, Peran: peran, Lingkup: dasar.LingkupSemua, Tujuan: tujuan}
}

// Segel seals records for [Lembaga].
func Segel[T any](t testing.TB, r *RumahUji, recs ...*T) {
	t.Helper()
	SegelUntuk(t, r, Lembaga, recs...)
}

// SegelUntuk seals records for an institution.
func SegelUntuk[T any](t testing.TB, r *RumahUji, l dasar.LembagaID, recs ...*T) {
	t.Helper()
	require.NoError(t, privasi.Segel(context.Background(), r.Brankas, r.Daftar, l, recs...))
}

// serbaBoleh returns a door through which everything of a type can be seen, in
// a register of its own.
func (r *RumahUji) serbaBoleh(t testing.TB, l dasar.LembagaID, tipe *privasi.Tipe) *privasi.Penjaga {
	t.Helper()
	sejak := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	reg := privasi.DaftarBaku(l, "Uji", sejak)
	k := privasi.Kegiatan{Kode: "uji", Tujuan: privasi.TujuanSistem, Dasar: privasi.KewajibanHukum, Rujukan: "uji", Mulai: sejak,
		Status: privasi.Aktif, TingkatPeran: map[string]privasi.Tingkat{privasi.PeranAdmin: privasi.Penuh}}
	for _, b := range tipe.Bidang {
		if b.Pribadi() {
			k.Kategori = append(k.Kategori, b.Kategori)
		}
	}
	if len(k.Kategori) > 0 {
		reg.Kegiatan = []privasi.Kegiatan{k}
	}
	reg, err := reg.Tandatangani("uji", "uji", sejak)
	require.NoError(t, err)
	gudang := privasimem.NewRegister(dasarmem.New())
	require.NoError(t, gudang.Simpan(context.Background(), l, reg, 0))
	return &privasi.Penjaga{Register: gudang, Jejak: privasimem.NewJejak(dasarmem.New()), Brankas: r.Brankas, Daftar: r.Daftar, Now: r.Jam.Now}
}
