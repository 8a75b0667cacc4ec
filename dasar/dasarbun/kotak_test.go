package dasarbun_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
)

var satuOktober = time.Date(2026, 10, 1, 1, 0, 0, 0, time.UTC)

func isiKotak(t *testing.T, db bun.IDB, l dasar.LembagaID, banyak int) {
	t.Helper()
	var p []dasar.Pesan
	for i := range banyak {
		p = append(p, dasar.Pesan{Lembaga: l, ID: fmt.Sprintf("%04d", i), Topik: "uji", Isi: []byte("isi"), Dibuat: satuOktober.Add(time.Duration(i) * time.Microsecond)})
	}
	require.NoError(t, dasarbun.Masukkan(t.Context(), db, p...))
}

// pos is the outside world of a test: it notes what arrives.
type pos struct {
	mu     sync.Mutex
	datang []string
}

func (p *pos) kirim(_ context.Context, m dasar.Pesan) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.datang = append(p.datang, string(m.Lembaga)+"/"+m.ID)
	return nil
}

func kotakUji(db bun.IDB, jam *dasartest.Jam) dasarbun.Kotak {
	return dasarbun.Kotak{DB: db, Now: jam.Now, MaksCoba: 3, Jeda: func(coba int) time.Duration { return time.Duration(coba) * time.Minute }}
}

func proses(t *testing.T, k dasarbun.Kotak, n int, kirim func(context.Context, dasar.Pesan) error) int {
	t.Helper()
	got, err := k.Proses(t.Context(), n, kirim)
	require.NoError(t, err)
	return got
}

func TestProses(t *testing.T) {
	for nama, uji := range map[string]func(*testing.T, *bun.DB, dasarbun.Kotak, *dasartest.Jam){
		"terkirim lalu terhapus, tertua dahulu":               prosesTerkirim,
		"yang belum waktunya menunggu":                        prosesBelumWaktu,
		"gagal dicoba lagi lalu mati, dapat dihidupkan":       prosesGagal,
		"gagal tidak menahan yang lain":                       prosesGagalSatu,
		"pekerja mati di tengah, pesan datang lagi":           prosesTerhenti,
		"pekerja yang terlambat tidak mengubah apa pun":       prosesTerlambat,
		"pesan yang selalu menghentikan pekerja menjadi mati": prosesRacun,
		"context berakhir mengembalikan sisanya":              prosesBerakhir,
		"banyak pekerja tidak mengirim dua kali":              prosesSerentak,
		"lembaga bergiliran":                                  prosesLembaga,
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			diDua(t, func(t *testing.T, db *bun.DB) {
				jam := dasartest.JamPada(satuOktober.Add(time.Hour))
				uji(t, db, kotakUji(db, jam), jam)
			})
		})
	}
}

func prosesTerkirim(t *testing.T, db *bun.DB, k dasarbun.Kotak, _ *dasartest.Jam) {
	isiKotak(t, db, "A", 5)
	var p pos
	require.Equal(t, 3, proses(t, k, 3, p.kirim))
	require.Equal(t, []string{"A/0000", "A/0001", "A/0002"}, p.datang)
	require.Len(t, menunggu(t, db, "A"), 2)
	require.Equal(t, 2, proses(t, k, 3, p.kirim))
	require.Zero(t, proses(t, k, 3, p.kirim))
	require.Empty(t, menunggu(t, db, "A"))
}

func prosesBelumWaktu(t *testing.T, db *bun.DB, k dasarbun.Kotak, jam *dasartest.Jam) {
	jam.Setel(satuOktober.Add(-time.Second))
	isiKotak(t, db, "A", 1)
	var p pos
	require.Zero(t, proses(t, k, 9, p.kirim))
	jam.Maju(time.Second)
	require.Equal(t, 1, proses(t, k, 9, p.kirim))
}

func prosesGagal(t *testing.T, db *bun.DB, k dasarbun.Kotak, jam *dasartest.Jam) {
	isiKotak(t, db, "A", 1)
	var lapor []int
	k.Lapor = func(p dasar.Pesan, coba int, err error) {
		require.Equal(t, "0000", p.ID)
		require.ErrorIs(t, err, errGagal)
		lapor = append(lapor, coba)
	}
	gagal := func(context.Context, dasar.Pesan) error {
		return fmt.Errorf("550 ahmad@contoh.id tidak dikenal: %w", errGagal)
	}
	for coba := range 3 {
		require.Zero(t, proses(t, k, 9, gagal))
		require.Zero(t, proses(t, k, 9, gagal), "it waits before it is tried again")
		jam.Maju(time.Duration(coba+1) * time.Minute)
	}
	require.Equal(t, []int{1, 2, 3}, lapor)
	require.Zero(t, proses(t, k, 9, gagal), "the dead rest")

	mati, lanjut, err := k.Mati(t.Context(), "A", dasar.Page{})
	require.NoError(t, err)
	require.Empty(t, lanjut)
	require.Len(t, mati, 1)
	require.Equal(t, 3, mati[0].Coba)
	require.Equal(t, []byte("isi"), mati[0].Isi)
	require.NotContains(t, mati[0].Galat, "ahmad", "the text of a foreign error may be personal")

	require.ErrorIs(t, k.Hidupkan(t.Context(), "B", "0000"), dasar.ErrTiada)
	require.NoError(t, k.Hidupkan(t.Context(), "A", "0000"))
	require.ErrorIs(t, k.Hidupkan(t.Context(), "A", "0000"), dasar.ErrTiada, "it is not dead any more")
	var p pos
	require.Equal(t, 1, proses(t, k, 9, p.kirim))
}

func prosesGagalSatu(t *testing.T, db *bun.DB, k dasarbun.Kotak, jam *dasartest.Jam) {
	isiKotak(t, db, "A", 3)
	var p pos
	n := proses(t, k, 9, func(ctx context.Context, m dasar.Pesan) error {
		if m.ID == "0001" {
			return dasar.ErrSibuk.Unavailablef("gerbang sibuk")
		}
		return p.kirim(ctx, m)
	})
	require.Equal(t, 2, n)
	jam.Maju(time.Minute)
	require.Equal(t, 1, proses(t, k, 9, p.kirim))
	require.Equal(t, []string{"A/0000", "A/0002", "A/0001"}, p.datang)
}

func prosesTerhenti(t *testing.T, db *bun.DB, k dasarbun.Kotak, jam *dasartest.Jam) {
	isiKotak(t, db, "A", 2)
	require.Panics(t, func() {
		_, _ = k.Proses(t.Context(), 9, func(context.Context, dasar.Pesan) error { panic("mati lampu") })
	})
	var p pos
	require.Zero(t, proses(t, k, 9, p.kirim), "the messages are with the dead worker still")
	jam.Maju(2 * time.Minute)
	require.Equal(t, 2, proses(t, k, 9, p.kirim))
}

func prosesTerlambat(t *testing.T, db *bun.DB, k dasarbun.Kotak, jam *dasartest.Jam) {
	isiKotak(t, db, "A", 1)
	for _, hasil := range []error{nil, errGagal} {
		_, err := k.Proses(t.Context(), 9, func(ctx context.Context, m dasar.Pesan) error {
			jam.Maju(2 * time.Minute) // slower than the lease: another worker takes over, and is at it still
			_, err := k.DB.NewUpdate().Table("kotak_keluar").Set("coba = coba + 1").Set("berikut = ?", dasarbun.Mikro(jam.Now().Add(time.Hour))).Where("lembaga = 'A'").Exec(ctx)
			assert.NoError(t, err)
			return hasil
		})
		require.NoError(t, err)
		var r struct{ Berikut int64 }
		require.NoError(t, db.NewSelect().Table("kotak_keluar").Column("berikut").Where("lembaga = 'A'").Scan(t.Context(), &r), "the row is the other's")
		require.Equal(t, dasarbun.Mikro(jam.Now().Add(time.Hour)), r.Berikut)
		jam.Maju(time.Hour)
		_, err = db.Exec("UPDATE kotak_keluar SET coba = 0")
		require.NoError(t, err)
	}
}

func prosesRacun(t *testing.T, db *bun.DB, k dasarbun.Kotak, jam *dasartest.Jam) {
	isiKotak(t, db, "A", 1)
	for range 3 {
		require.Panics(t, func() {
			_, _ = k.Proses(t.Context(), 9, func(context.Context, dasar.Pesan) error { panic("racun") })
		})
		jam.Maju(2 * time.Minute)
	}
	require.Zero(t, proses(t, k, 9, func(context.Context, dasar.Pesan) error { t.Error("tried a fourth time"); return nil }))
	mati, _, err := k.Mati(t.Context(), "A", dasar.Page{})
	require.NoError(t, err)
	require.Len(t, mati, 1)
}

func prosesBerakhir(t *testing.T, db *bun.DB, k dasarbun.Kotak, _ *dasartest.Jam) {
	isiKotak(t, db, "A", 5)
	ctx, akhiri := context.WithCancel(t.Context())
	var p pos
	n, err := k.Proses(ctx, 9, func(ctx context.Context, m dasar.Pesan) error {
		if m.ID == "0001" {
			akhiri()
		}
		return p.kirim(ctx, m)
	})
	require.NoError(t, err)
	require.Equal(t, 2, n, "what was sent is written down though the context ended")
	require.Equal(t, 3, proses(t, k, 9, p.kirim), "the rest can be taken at once")
	require.Len(t, p.datang, 5)
	var coba int
	require.NoError(t, db.NewRaw("SELECT count(*) FROM kotak_keluar").Scan(t.Context(), &coba))
	require.Zero(t, coba)
}

func prosesSerentak(t *testing.T, db *bun.DB, k dasarbun.Kotak, _ *dasartest.Jam) {
	isiKotak(t, db, "A", 150)
	isiKotak(t, db, "B", 150)
	var p pos
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for kosong := 0; kosong < 3; {
				n, err := k.Proses(t.Context(), 10, p.kirim)
				assert.NoError(t, err)
				if n == 0 {
					kosong++
				}
			}
		})
	}
	wg.Wait()
	require.Empty(t, menunggu(t, db, "A"))
	require.Empty(t, menunggu(t, db, "B"))
	kali := map[string]int{}
	for _, m := range p.datang {
		kali[m]++
		require.Equal(t, 1, kali[m], m)
	}
	require.Len(t, kali, 300)
}

func prosesLembaga(t *testing.T, db *bun.DB, k dasarbun.Kotak, _ *dasartest.Jam) {
	isiKotak(t, db, "A", 2)
	isiKotak(t, db, "B", 2)
	var p pos
	require.Equal(t, 2, proses(t, k, 2, p.kirim))
	require.Equal(t, []string{"A/0000", "B/0000"}, p.datang, "the oldest of each")
}

func TestKotakMatiBerhalaman(t *testing.T) {
	diDua(t, func(t *testing.T, db *bun.DB) {
		isiKotak(t, db, "A", 5)
		isiKotak(t, db, "B", 1)
		_, err := db.Exec("UPDATE kotak_keluar SET mati = TRUE")
		require.NoError(t, err)
		k := dasarbun.Kotak{DB: db}
		var ids []string
		for hal := (dasar.Page{Limit: 2}); ; {
			mati, lanjut, err := k.Mati(t.Context(), "A", hal)
			require.NoError(t, err)
			for _, m := range mati {
				ids = append(ids, m.ID)
			}
			if hal.After = lanjut; lanjut == "" {
				break
			}
		}
		require.Equal(t, []string{"0000", "0001", "0002", "0003", "0004"}, ids)
	})
}

func TestJalanSampaiContextBerakhir(t *testing.T) {
	db := dasartest.SQLite(t, dasarbun.Schema)
	isiKotak(t, db, "A", 25)
	ctx, akhiri := context.WithCancel(t.Context())
	var p pos
	dasarbun.Kotak{DB: db}.Jalan(ctx, time.Millisecond, 10, func(ctx context.Context, m dasar.Pesan) error {
		if m.ID == "0024" {
			defer akhiri()
		}
		return p.kirim(ctx, m)
	}, func(err error) { t.Error(err) })
	require.Len(t, p.datang, 25)

	db.Close()
	ctx, akhiri = context.WithCancel(t.Context())
	var gagal error
	dasarbun.Kotak{DB: db}.Jalan(ctx, time.Millisecond, 10, p.kirim, func(err error) { gagal = errors.Join(gagal, err); akhiri() })
	require.Error(t, gagal, "an outbox out of reach is reported")
}

func TestJedaBaku(t *testing.T) {
	for coba, kira := range map[int]time.Duration{0: 30 * time.Second, 1: 30 * time.Second, 2: time.Minute, 5: 8 * time.Minute, 12: 6 * time.Hour, 99: 6 * time.Hour} {
		d := dasarbun.JedaBaku(coba)
		require.InDelta(t, kira.Seconds(), d.Seconds(), kira.Seconds()/5+1, "after %d attempts", coba)
	}
}

func TestHapusUlang(t *testing.T) {
	diDua(t, func(t *testing.T, db *bun.DB) {
		u := dasarbun.Ulang(db)
		klaim := func(l dasar.LembagaID, kunci string, pada time.Time) bool {
			_, sudah, err := u.Klaim(t.Context(), l, "bayar", kunci, dasar.Sidik(kunci), "x", pada)
			require.NoError(t, err)
			return sudah
		}
		klaim("A", "lama", satuOktober)
		klaim("A", "baru", satuOktober.AddDate(0, 0, 7))
		klaim("B", "lama", satuOktober)
		n, err := dasarbun.HapusUlang(t.Context(), db, "A", satuOktober.AddDate(0, 0, 7))
		require.NoError(t, err)
		require.EqualValues(t, 1, n)
		require.False(t, klaim("A", "lama", satuOktober))
		require.True(t, klaim("A", "baru", satuOktober))
		require.True(t, klaim("B", "lama", satuOktober))
	})
}
