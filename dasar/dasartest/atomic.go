package dasartest

import (
	"context"
	"errors"
	"runtime"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
)

// BukuKas is the smallest store that [RunAtomic] can judge units of work with:
// amounts under a key, per institution. Whoever implements [dasar.Atomic]
// writes one over it, in a test.
type BukuKas interface {
	// Isi gives the amount; without one the error is of kind NotFound.
	Isi(ctx context.Context, l dasar.LembagaID, kunci string) (int64, error)
	// IsiTerkunci is Isi, and nobody else changes the amount before the unit ends.
	IsiTerkunci(ctx context.Context, l dasar.LembagaID, kunci string) (int64, error)
	// Simpan sets the amount, whether there was one or not.
	Simpan(ctx context.Context, l dasar.LembagaID, kunci string, jumlah int64) error
	// Tambah adds n to an amount that exists, and returns the sum.
	Tambah(ctx context.Context, l dasar.LembagaID, kunci string, n int64) (int64, error)
	// Unit opens units on what the store is bound to: nested ones within a unit.
	Unit() dasar.Atomic[BukuKas]
}

// RunAtomic checks that an implementation keeps the contract of [dasar.Atomic].
// open returns an empty store of the subtest's own, bound to no unit.
func RunAtomic(t *testing.T, open func(*testing.T) BukuKas) {
	for nama, uji := range map[string]func(*testing.T, BukuKas){
		"disimpan seluruhnya":                     atomicDisimpan,
		"galat membatalkan seluruhnya":            atomicGalat,
		"panik membatalkan dan diteruskan":        atomicPanik,
		"goroutine berhenti membatalkan":          atomicGoexit,
		"bersarang yang gagal batal sendiri":      atomicBersarangGagal,
		"bersarang batal bersama induknya":        atomicIndukGagal,
		"bersarang yang panik batal sendiri":      atomicBersarangPanik,
		"context ditandai dan nilainya tetap":     atomicContext,
		"context berakhir membatalkan":            atomicContextBerakhir,
		"context sudah berakhir tidak dijalankan": atomicContextMati,
		"lembaga lain tidak tersentuh":            atomicLembaga,
		"64 penambah serentak tidak ada hilang":   atomicPenambah,
		"64 pembaca terkunci tidak ada hilang":    atomicTerkunci,
		"64 penambah tanpa unit tidak ada hilang": atomicTanpaUnit,
		"acak sama dengan model":                  atomicAcak,
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			uji(t, open(t))
		})
	}
}

const (
	lembagaA dasar.LembagaID = "A"
	lembagaB dasar.LembagaID = "B"
)

var errMeledak = errors.New("meledak")

func isi(t *testing.T, b BukuKas, kunci string, want int64) {
	t.Helper()
	got, err := b.Isi(t.Context(), lembagaA, kunci)
	require.NoError(t, err)
	require.Equal(t, want, got)
}

func kosong(t *testing.T, b BukuKas, kunci string) {
	t.Helper()
	_, err := b.Isi(context.Background(), lembagaA, kunci)
	require.Error(t, err, "%s is still there", kunci)
	require.Equal(t, dasar.NotFound, dasar.KindOf(err), "%v", err)
}

func atomicDisimpan(t *testing.T, b BukuKas) {
	err := b.Unit().Do(t.Context(), func(ctx context.Context, b BukuKas) error {
		if err := b.Simpan(ctx, lembagaA, "laci", 5); err != nil {
			return err
		}
		n, err := b.Tambah(ctx, lembagaA, "laci", 2) // a unit reads its own writes
		assert.EqualValues(t, 7, n)
		if err != nil {
			return err
		}
		return b.Simpan(ctx, lembagaA, "bank", 9)
	})
	require.NoError(t, err)
	isi(t, b, "laci", 7)
	isi(t, b, "bank", 9)
}

func atomicGalat(t *testing.T, b BukuKas) {
	require.NoError(t, b.Simpan(t.Context(), lembagaA, "laci", 1))
	err := b.Unit().Do(t.Context(), func(ctx context.Context, b BukuKas) error {
		_, err := b.Tambah(ctx, lembagaA, "laci", 1)
		if err == nil {
			err = b.Simpan(ctx, lembagaA, "bank", 9)
		}
		if err != nil {
			return err
		}
		return errMeledak
	})
	require.True(t, err == errMeledak, "the error of fn comes back untouched, not %v", err)
	isi(t, b, "laci", 1)
	kosong(t, b, "bank")
}

func atomicPanik(t *testing.T, b BukuKas) {
	require.PanicsWithValue(t, "meledak", func() {
		_ = b.Unit().Do(t.Context(), func(ctx context.Context, b BukuKas) error {
			assert.NoError(t, b.Simpan(ctx, lembagaA, "laci", 1))
			panic("meledak")
		})
	})
	kosong(t, b, "laci")
	require.NoError(t, b.Simpan(t.Context(), lembagaA, "laci", 2), "the storage stays usable")
}

func atomicGoexit(t *testing.T, b BukuKas) {
	var wg sync.WaitGroup
	wg.Go(func() {
		_ = b.Unit().Do(t.Context(), func(ctx context.Context, b BukuKas) error {
			assert.NoError(t, b.Simpan(ctx, lembagaA, "laci", 1))
			runtime.Goexit() // what t.FailNow does
			return nil
		})
	})
	wg.Wait()
	kosong(t, b, "laci")
	require.NoError(t, b.Simpan(t.Context(), lembagaA, "laci", 2), "the storage stays usable")
}

func atomicBersarangGagal(t *testing.T, b BukuKas) {
	err := b.Unit().Do(t.Context(), func(ctx context.Context, b BukuKas) error {
		if err := b.Simpan(ctx, lembagaA, "laci", 1); err != nil {
			return err
		}
		err := b.Unit().Do(ctx, func(ctx context.Context, b BukuKas) error {
			n, err := b.Tambah(ctx, lembagaA, "laci", 10) // sees what the outer unit wrote
			assert.EqualValues(t, 11, n)
			if err == nil {
				err = b.Simpan(ctx, lembagaA, "bank", 9)
			}
			if err != nil {
				return err
			}
			return errMeledak
		})
		assert.True(t, err == errMeledak, "%v", err)
		return b.Unit().Do(ctx, func(ctx context.Context, b BukuKas) error {
			_, err := b.Tambah(ctx, lembagaA, "laci", 1)
			return err
		})
	})
	require.NoError(t, err)
	isi(t, b, "laci", 2)
	kosong(t, b, "bank")
}

func atomicIndukGagal(t *testing.T, b BukuKas) {
	err := b.Unit().Do(t.Context(), func(ctx context.Context, b BukuKas) error {
		err := b.Unit().Do(ctx, func(ctx context.Context, b BukuKas) error {
			return b.Simpan(ctx, lembagaA, "laci", 1)
		})
		if err != nil {
			return err
		}
		return errMeledak
	})
	require.True(t, err == errMeledak, "%v", err)
	kosong(t, b, "laci")
}

func atomicBersarangPanik(t *testing.T, b BukuKas) {
	err := b.Unit().Do(t.Context(), func(ctx context.Context, b BukuKas) error {
		if err := b.Simpan(ctx, lembagaA, "laci", 1); err != nil {
			return err
		}
		assert.PanicsWithValue(t, "meledak", func() {
			_ = b.Unit().Do(ctx, func(ctx context.Context, b BukuKas) error {
				assert.NoError(t, b.Simpan(ctx, lembagaA, "bank", 9))
				panic("meledak")
			})
		})
		_, err := b.Tambah(ctx, lembagaA, "laci", 1)
		return err
	})
	require.NoError(t, err)
	isi(t, b, "laci", 2)
	kosong(t, b, "bank")
}

func atomicContext(t *testing.T, b BukuKas) {
	type kunci struct{}
	ctx := context.WithValue(t.Context(), kunci{}, "jejak")
	require.False(t, dasar.DalamUnit(ctx))
	periksa := func(ctx context.Context) {
		assert.True(t, dasar.DalamUnit(ctx), "the context of fn is marked")
		assert.Equal(t, "jejak", ctx.Value(kunci{}), "the caller's values pass through")
	}
	err := b.Unit().Do(ctx, func(ctx context.Context, b BukuKas) error {
		periksa(ctx)
		return b.Unit().Do(ctx, func(ctx context.Context, b BukuKas) error {
			periksa(ctx)
			return b.Simpan(ctx, lembagaA, "laci", 1)
		})
	})
	require.NoError(t, err)
	isi(t, b, "laci", 1)
}

func atomicContextBerakhir(t *testing.T, b BukuKas) {
	ctx, akhiri := context.WithCancel(t.Context())
	defer akhiri()
	err := b.Unit().Do(ctx, func(ctx context.Context, b BukuKas) error {
		assert.NoError(t, b.Simpan(ctx, lembagaA, "laci", 1))
		akhiri()
		return nil
	})
	require.Error(t, err, "a unit whose context ended is not kept, and says so")
	require.Equal(t, dasar.Unavailable, dasar.KindOf(err), "%v", err)
	kosong(t, b, "laci")
	require.NoError(t, b.Simpan(t.Context(), lembagaA, "laci", 2), "the storage stays usable")
}

func atomicContextMati(t *testing.T, b BukuKas) {
	ctx, akhiri := context.WithCancel(t.Context())
	akhiri()
	err := b.Unit().Do(ctx, func(context.Context, BukuKas) error {
		t.Error("fn ran though the context had ended")
		return nil
	})
	require.ErrorIs(t, err, context.Canceled)
	require.Equal(t, dasar.Unavailable, dasar.KindOf(err), "%v", err)
}

func atomicLembaga(t *testing.T, b BukuKas) {
	err := b.Unit().Do(t.Context(), func(ctx context.Context, b BukuKas) error {
		if err := b.Simpan(ctx, lembagaA, "laci", 1); err != nil {
			return err
		}
		return b.Simpan(ctx, lembagaB, "laci", 100)
	})
	require.NoError(t, err)
	_, err = b.Tambah(t.Context(), lembagaB, "laci", 1)
	require.NoError(t, err)
	isi(t, b, "laci", 1)
}

func atomicPenambah(t *testing.T, b BukuKas) {
	serentak(t, b, func(ctx context.Context) error {
		return b.Unit().Do(ctx, func(ctx context.Context, b BukuKas) error {
			_, err := b.Tambah(ctx, lembagaA, "laci", 1)
			return err
		})
	})
}

func atomicTanpaUnit(t *testing.T, b BukuKas) {
	serentak(t, b, func(ctx context.Context) error {
		_, err := b.Tambah(ctx, lembagaA, "laci", 1)
		return err
	})
}

func atomicTerkunci(t *testing.T, b BukuKas) {
	serentak(t, b, func(ctx context.Context) error {
		return b.Unit().Do(ctx, func(ctx context.Context, b BukuKas) error {
			n, err := b.IsiTerkunci(ctx, lembagaA, "laci")
			if err != nil {
				return err
			}
			return b.Simpan(ctx, lembagaA, "laci", n+1)
		})
	})
}

// serentak adds one from 64 goroutines at once: all go through, none is lost.
func serentak(t *testing.T, b BukuKas, tambahSatu func(context.Context) error) {
	const banyak, kali = 64, 5
	require.NoError(t, b.Simpan(t.Context(), lembagaA, "laci", 0))
	var wg sync.WaitGroup
	mulai := make(chan struct{})
	for range banyak {
		wg.Go(func() {
			<-mulai
			for range kali {
				assert.NoError(t, tambahSatu(t.Context()))
			}
		})
	}
	close(mulai)
	wg.Wait()
	isi(t, b, "laci", banyak*kali)
}
