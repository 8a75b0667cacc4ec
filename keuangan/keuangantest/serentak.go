package keuangantest

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
)

// runSerentak lets many work at once and expects exact results.
func runSerentak(t *testing.T, open Buka) {
	kasus := []struct {
		nama string
		uji  func(*testing.T, *buku)
	}{
		{"F07_20_jurnal_dibalik_dua_kali", balikBeradu},
		{"F08_satu_sumber_banyak_pencatat", sumberBeradu},
		{"F11_kunci_beradu_dengan_catat", kunciBeradu},
		{"F04_rangkum_beradu_dengan_catat", rangkumBeradu},
		{"F11_kunci_menunggu_pencatatan_yang_berjalan", kunciMenunggu},
		{"F04_rangkum_menunggu_pencatatan_yang_berjalan", rangkumMenunggu},
		{"pencatat_sesudah_rangkum_tidak_saling_mengunci", tidakSalingMengunci},
	}
	for _, k := range kasus {
		t.Run(k.nama, func(t *testing.T) {
			st, at := open(t)
			k.uji(t, bukaBuku(t, st, at, lembagaUji(1)))
		})
	}
}

// ramai runs fn n times at once and returns the errors in the order of i.
func ramai(n int, fn func(i int) error) []error {
	errs := make([]error, n)
	var mulai, selesai sync.WaitGroup
	mulai.Add(1)
	for i := range n {
		selesai.Go(func() {
			mulai.Wait()
			errs[i] = fn(i)
		})
	}
	mulai.Done()
	selesai.Wait()
	return errs
}

// hitungGalat counts the successes and the refusals under a rule; anything
// else fails the test.
func hitungGalat(t *testing.T, errs []error, aturan dasar.Aturan) (berhasil, ditolak int) {
	t.Helper()
	for _, err := range errs {
		switch {
		case err == nil:
			berhasil++
		case errors.Is(err, aturan):
			ditolak++
		default:
			require.NoError(t, err)
		}
	}
	return berhasil, ditolak
}

func balikBeradu(t *testing.T, b *buku) {
	const n = 20
	js := make([]keuangan.Jurnal, n)
	for i := range js {
		js[i] = b.jurnal(dasar.Tgl(2026, 10, 1+i), dk(keuangan.AkunKas, "4.1.1.01", dasar.Rupiah(100+i), "")...)
	}
	b.harusCatat(t, js...)
	errs := ramai(2*n, func(i int) error {
		balik, err := js[i/2].Balik(idUji(), dasar.Tgl(2026, 10, 31), "uji", "petugas-uji", b.kini())
		if err != nil {
			return err
		}
		if i%2 == 1 {
			balik.Sumber = "lain/" + balik.ID // told apart from the first by nothing but the journal it reverses
		}
		return b.catat(balik)
	})
	berhasil, ditolak := hitungGalat(t, errs, keuangan.ErrDibalik)
	require.Equal(t, n, berhasil)
	require.Equal(t, n, ditolak)
	for akun, saldo := range b.saldo(t, keuangan.PadaSaat{}) {
		require.Zero(t, saldo, akun)
	}
	b.utuh(t)
}

func sumberBeradu(t *testing.T, b *buku) {
	const n = 16
	errs := ramai(n, func(int) error {
		j := b.jurnal(dasar.Tgl(2026, 10, 1), dk(keuangan.AkunKas, "4.1.1.01", 100, "")...)
		j.Sumber = "bayar/satu"
		return b.catat(j)
	})
	berhasil, ditolak := hitungGalat(t, errs, keuangan.ErrSumber)
	require.Equal(t, 1, berhasil)
	require.Equal(t, n-1, ditolak)
	require.Len(t, b.semuaJurnal(t, keuangan.SaringJurnal{}, 50), 1)
	b.utuh(t)
}

// kunciBeradu posts and locks at once. Whoever locks reads the balance of the
// month after the lock: no posting may slip in behind.
func kunciBeradu(t *testing.T, b *buku) {
	okt := dasar.Bln(2026, 10)
	pada := keuangan.PadaSaat{Tanggal: okt.Akhir()}
	var terkunci dasar.Rupiah
	var masuk atomic.Int64
	errs := ramai(24, func(i int) error {
		if i != 12 {
			err := b.catat(b.jurnal(okt.TanggalKe(i+1), dk(keuangan.AkunKas, "4.1.1.01", 1, "")...))
			if err == nil {
				masuk.Add(1)
			}
			return err
		}
		if err := b.ubahPeriode(okt, keuangan.PeriodeDikunci); err != nil {
			return err
		}
		rows, err := b.st.Buku.Jurnal.Saldo(context.Background(), b.l, pada, false)
		for _, r := range rows {
			if r.Akun == keuangan.AkunKas {
				terkunci = r.Netto()
			}
		}
		return err
	})
	berhasil, ditolak := hitungGalat(t, errs, keuangan.ErrTerkunci)
	require.Equal(t, 24, berhasil+ditolak)
	require.EqualValues(t, masuk.Load(), b.saldo(t, pada)[keuangan.AkunKas])
	require.Equal(t, terkunci, b.saldo(t, pada)[keuangan.AkunKas], "nothing came in after the lock")
	require.ErrorIs(t, b.catat(b.jurnal(okt.Awal(), dk(keuangan.AkunKas, "4.1.1.01", 1, "")...)), keuangan.ErrTerkunci)
	b.utuh(t)
}

// rangkumBeradu posts, sums up and reads at once: totals never go stale, and a
// balance is never more or less than what was posted when it was read.
func rangkumBeradu(t *testing.T, b *buku) {
	const pencatat, kali = 6, 15
	var selesai, mulai atomic.Int64
	errs := ramai(pencatat+2, func(i int) error {
		for k := range kali {
			switch i {
			case pencatat:
				if err := b.st.Buku.Jurnal.Rangkum(context.Background(), b.l); err != nil {
					return err
				}
			case pencatat + 1:
				sudah := selesai.Load()
				rows, err := b.st.Buku.Jurnal.Saldo(context.Background(), b.l, keuangan.PadaSaat{}, false)
				if err != nil {
					return err
				}
				var kas int64
				for _, r := range rows {
					if r.Akun == keuangan.AkunKas {
						kas = int64(r.Netto())
					}
				}
				if kas < sudah || kas > mulai.Load() {
					return errors.New("a balance that never was")
				}
			default:
				mulai.Add(1)
				if err := b.catat(b.jurnal(dasar.Bln(2026, 9).Tambah(k%2).TanggalKe(i+1), dk(keuangan.AkunKas, "4.1.1.01", 1, "")...)); err != nil {
					return err
				}
				selesai.Add(1)
			}
		}
		return nil
	})
	berhasil, _ := hitungGalat(t, errs, "")
	require.Equal(t, pencatat+2, berhasil)
	require.EqualValues(t, pencatat*kali, b.saldo(t, keuangan.PadaSaat{})[keuangan.AkunKas])
	b.utuh(t)
	require.NoError(t, b.st.Buku.Jurnal.Rangkum(context.Background(), b.l))
	require.EqualValues(t, pencatat*kali, b.saldo(t, keuangan.PadaSaat{})[keuangan.AkunKas])
	b.utuh(t)
}

// jeda is how long a test lets somebody run who should be waiting. A storage
// that makes him wait passes however slow the machine is.
const jeda = 200 * time.Millisecond

// selama posts into October in a unit that stays open while lawan runs, and
// reports whether lawan came through before the unit had ended.
func selama(t *testing.T, b *buku, lawan func() error) (mendahului bool) {
	t.Helper()
	mulai, selesai := make(chan struct{}), make(chan error, 1)
	go func() {
		<-mulai
		selesai <- lawan()
	}()
	var sekali sync.Once
	var hasil error
	require.NoError(t, b.at.Do(ctx, func(ctx context.Context, st keuangan.Stores) error {
		if err := keuangan.Catat(ctx, st.Buku, b.jurnal(dasar.Tgl(2026, 10, 8), dk(keuangan.AkunKas, "4.1.1.01", 100, "")...)); err != nil {
			return err
		}
		sekali.Do(func() { close(mulai) })
		select {
		case hasil = <-selesai:
			mendahului = true
		case <-time.After(jeda):
		}
		return nil
	}))
	if !mendahului {
		hasil = <-selesai
	}
	require.NoError(t, hasil)
	return mendahului
}

func kunciMenunggu(t *testing.T, b *buku) {
	for _, lama := range []bool{false, true} { // a month without a record, and one with
		require.False(t, selama(t, b, func() error { return b.ubahPeriode(dasar.Bln(2026, 10), keuangan.PeriodeDikunci) }), "the month was locked under a posting; month existed: %v", lama)
		require.ErrorIs(t, b.catat(b.jurnal(dasar.Tgl(2026, 10, 9), dk(keuangan.AkunKas, "4.1.1.01", 1, "")...)), keuangan.ErrTerkunci)
		require.NoError(t, b.ubahPeriode(dasar.Bln(2026, 10), keuangan.PeriodeBuka))
	}
	require.EqualValues(t, 200, b.saldo(t, keuangan.PadaSaat{})[keuangan.AkunKas])
}

func rangkumMenunggu(t *testing.T, b *buku) {
	rangkum := func() error { return b.st.Buku.Jurnal.Rangkum(context.Background(), b.l, dasar.Bln(2026, 10)) }
	var kas dasar.Rupiah
	periksa := func() {
		t.Helper()
		b.utuh(t)
		require.Equal(t, kas, b.saldo(t, keuangan.PadaSaat{})[keuangan.AkunKas])
	}
	for range 2 {
		selama(t, b, rangkum) // a month without a record, then one that is summed up
		kas += 100
		periksa()
		b.harusCatat(t, b.jurnal(dasar.Tgl(2026, 10, 8), dk(keuangan.AkunKas, "4.1.1.01", 1, "")...))
		selama(t, b, rangkum) // a month that several postings share
		kas += 101
		periksa()
		require.NoError(t, rangkum())
		periksa()
	}
}

// tidakSalingMengunci lets postings wait for a month that is being summed up.
// Each has to mark it as not current afterwards, and none may have to start
// over because they wait for each other.
func tidakSalingMengunci(t *testing.T, b *buku) {
	hari := dasar.Tgl(2026, 10, 8)
	b.harusCatat(t, b.jurnal(hari, dk(keuangan.AkunKas, "4.1.1.01", 1, "")...))
	var dijalankan atomic.Int64
	var pencatat sync.WaitGroup
	errs := make([]error, 4)
	var sekali sync.Once
	require.NoError(t, b.at.Do(ctx, func(ctx context.Context, st keuangan.Stores) error {
		if err := st.Buku.Jurnal.Rangkum(ctx, b.l, hari.Bulan()); err != nil {
			return err
		}
		sekali.Do(func() {
			for i := range errs {
				j := b.jurnal(hari, dk(keuangan.AkunKas, "4.1.1.01", 10, "")...)
				pencatat.Go(func() {
					errs[i] = b.at.Do(context.Background(), func(ctx context.Context, st keuangan.Stores) error {
						dijalankan.Add(1)
						return keuangan.Catat(ctx, st.Buku, j)
					})
				})
			}
		})
		<-time.After(jeda) // they are waiting now
		return nil
	}))
	pencatat.Wait()
	for _, err := range errs {
		require.NoError(t, err)
	}
	require.EqualValues(t, len(errs), dijalankan.Load(), "a unit ran twice")
	require.EqualValues(t, 41, b.saldo(t, keuangan.PadaSaat{})[keuangan.AkunKas])
	b.utuh(t)
}
