package santriberkas_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasibun"
	"github.com/pesantren-go/pesantren/privasi/privasimem"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/santri"
	"github.com/pesantren-go/pesantren/santri/santribun"
	"github.com/pesantren-go/pesantren/santri/santrimem"
)

// rumah is a small pesantren wired on one storage, with a second institution
// beside it.
type rumah struct {
	*privasitest.RumahUji
	impor *santri.Impor
	toko  santri.ImporStores
	db    *bun.DB // nil in memory
}

// penyimpanan names the storages that every case of this file runs on.
var penyimpanan = [...]struct {
	nama string
	buka func(testing.TB) *bun.DB
}{
	{"memori", func(testing.TB) *bun.DB { return nil }},
	{"sqlite", func(t testing.TB) *bun.DB { return dasartest.SQLite(t, privasibun.Migrasi, santribun.Migrasi) }},
	{"postgres", func(t testing.TB) *bun.DB { return dasartest.Postgres(t, privasibun.Migrasi, santribun.Migrasi) }},
}

// diSemua runs a case on memory, SQLite and Postgres.
func diSemua(t *testing.T, fn func(*testing.T, *rumah)) {
	t.Helper()
	for _, p := range penyimpanan {
		t.Run(p.nama, func(t *testing.T) {
			t.Parallel()
			fn(t, buatRumah(t, p.buka(t)))
		})
	}
}

func buatRumah(t testing.TB, db *bun.DB) *rumah {
	t.Helper()
	r := &rumah{RumahUji: privasitest.Rumah(t, santri.DaftarkanTipe), db: db}
	var unit dasar.Atomic[santri.Stores]
	var unitImpor dasar.Atomic[santri.ImporStores]
	if db == nil {
		ikat := func(c *dasarmem.Conn) santri.ImporStores {
			return santri.ImporStores{Stores: santrimem.Stores(c), Impor: santrimem.Impor(c), Pernyataan: privasimem.NewPernyataan(c)}
		}
		r.toko, unit, unitImpor = ikat(r.Conn), dasarmem.Atomic(r.Conn, santrimem.Stores), dasarmem.Atomic(r.Conn, ikat)
	} else {
		ikat := func(db bun.IDB) santri.ImporStores {
			return santri.ImporStores{Stores: santribun.Stores(db), Impor: santribun.Impor(db), Pernyataan: privasibun.NewPernyataan(db)}
		}
		r.toko, unit, unitImpor = ikat(db), dasarbun.Atomic(db, santribun.Stores), dasarbun.Atomic(db, ikat)
		r.Brankas = privasi.BuatBrankas(privasibun.NewKunci(db), privasitest.Induk(t))
		r.Brankas.Now = r.Jam.Now
		r.Jejak = privasibun.NewJejak(db)
		r.Penjaga = &privasi.Penjaga{Register: r.Register, Jejak: r.Jejak, Brankas: r.Brankas, Daftar: r.Daftar, Now: r.Jam.Now}
	}
	layanan := &santri.Service{Atomic: unit, Stores: r.toko.Stores, Brankas: r.Brankas, Daftar: r.Daftar, Now: r.Jam.Now}
	r.impor = &santri.Impor{Service: layanan, Penjaga: r.Penjaga, Atomic: unitImpor, Stores: r.toko}
	for _, l := range []dasar.LembagaID{privasitest.Lembaga, privasitest.LembagaLain} {
		r.unit(t, l, "Pondok", "MTs", "MA")
	}
	return r
}

// unit gives an institution its units; the first is the pondok itself.
func (r *rumah) unit(t testing.TB, l dasar.LembagaID, kode ...string) {
	t.Helper()
	p := tataUsaha(l)
	require.NoError(t, r.impor.Service.AturStruktur(context.Background(), p, struktur(kode...)))
}

func tataUsaha(l dasar.LembagaID) dasar.Pelaku {
	p := privasitest.Pelaku(privasi.PeranTataUsaha, privasi.TujuanImpor)
	p.Lembaga = l
	return p
}

func (r *rumah) wewenang(t testing.TB, p dasar.Pelaku, tl santri.TataLetak) privasi.PernyataanWewenang {
	t.Helper()
	w, err := privasi.Nyatakan(p, "kepala tata usaha", privasi.NaskahWewenang, "berkas uji", santri.KategoriImpor(tl), r.Jam.Now())
	require.NoError(t, err)
	return w
}

// pratinjau previews a file.
func (r *rumah) pratinjau(t testing.TB, l dasar.LembagaID, m santri.PermintaanImpor) santri.Pratinjau {
	t.Helper()
	p, err := r.impor.Periksa(context.Background(), tataUsaha(l), m)
	require.NoError(t, err)
	return p
}

// masukkan previews and applies the good rows of a file.
func (r *rumah) masukkan(t testing.TB, l dasar.LembagaID, m santri.PermintaanImpor) (santri.Pratinjau, santri.HasilImpor) {
	t.Helper()
	p := r.pratinjau(t, l, m)
	h, sudah, err := r.impor.Terapkan(context.Background(), tataUsaha(l), p.Token, santri.YangBaikSaja, r.wewenang(t, tataUsaha(l), p.TataLetak))
	require.NoError(t, err)
	require.False(t, sudah)
	return p, h
}

// semua reads every santri of an institution as of the day of the test.
func (r *rumah) semua(t testing.TB, l dasar.LembagaID) map[santri.NIS]santri.Peserta {
	t.Helper()
	hasil := map[santri.NIS]santri.Peserta{}
	for p, err := range r.toko.Peserta.Peserta(context.Background(), l, dasar.TanggalDari(r.Jam.Now())) {
		require.NoError(t, err)
		hasil[p.NIS] = p
	}
	return hasil
}
