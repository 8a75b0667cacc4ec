// Package keuangantest holds the conformance suites that every storage of
// keuangan passes: [RunBuku] for the ledger, and one suite for each of the
// other subjects, in the file of that subject. A storage is tested by a
// function that opens fresh, empty stores and the units of work over them:
//
//	func TestBuku(t *testing.T) {
//		keuangantest.RunBuku(t, func(t *testing.T) (keuangan.Stores, dasar.Atomic[keuangan.Stores]) {
//			c := dasarmem.New()
//			return keuanganmem.New(c, nil), keuanganmem.Atomic(c, nil)
//		})
//	}
//
// # Traps
//
//   - Ids in the suites are UUIDs or sort like them: databases collate other
//     texts in their own ways.
//   - The suites use several institutions in one database; a storage that
//     forgets the institution in one query fails them.
package keuangantest

import (
	"context"
	"fmt"
	"sync/atomic"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
)

// saat is the moment at which the suites start: noon in Jakarta on 8 October 2026.
var saat = time.Date(2026, 10, 8, 5, 0, 0, 0, time.UTC)

// buku is one institution's books in a test.
type buku struct {
	l   dasar.LembagaID
	st  keuangan.Stores
	at  dasar.Atomic[keuangan.Stores]
	jam atomic.Int64 // moments handed out, so that each is recorded later than the last
}

// bukaBuku gives an institution its chart of accounts.
func bukaBuku(t rapid.TB, st keuangan.Stores, at dasar.Atomic[keuangan.Stores], l dasar.LembagaID) *buku {
	t.Helper()
	bagan, err := keuangan.BaganBaku(l)
	require.NoError(t, err)
	b := &buku{l: l, st: st, at: at}
	require.NoError(t, at.Do(context.Background(), func(ctx context.Context, st keuangan.Stores) error {
		return st.Buku.Akun.Simpan(ctx, l, bagan...)
	}))
	return b
}

func idUji() string { return uuid.Must(uuid.NewV7()).String() }

func (b *buku) kini() time.Time { return saat.Add(time.Duration(b.jam.Add(1)) * time.Second) }

// jurnal makes a journal of the institution with an id and cause of its own.
func (b *buku) jurnal(hari dasar.Tanggal, baris ...keuangan.Baris) keuangan.Jurnal {
	id := idUji()
	return keuangan.Jurnal{
		Lembaga: b.l, ID: id, Sumber: "uji/" + id, Jenis: keuangan.Umum, Tanggal: hari, Keterangan: "Jurnal uji",
		Oleh: "petugas-uji", Dicatat: b.kini(), Baris: baris,
	}
}

// catat posts journals in a unit of their own.
func (b *buku) catat(js ...keuangan.Jurnal) error {
	return b.at.Do(context.Background(), func(ctx context.Context, st keuangan.Stores) error {
		return keuangan.Catat(ctx, st.Buku, js...)
	})
}

func (b *buku) harusCatat(t rapid.TB, js ...keuangan.Jurnal) {
	t.Helper()
	require.NoError(t, b.catat(js...))
}

// ubahPeriode locks or opens a month in a unit of its own.
func (b *buku) ubahPeriode(bulan dasar.Bulan, ke keuangan.StatusPeriode) error {
	return b.at.Do(context.Background(), func(ctx context.Context, st keuangan.Stores) error {
		return st.Buku.Periode.Ubah(ctx, b.l, keuangan.Periode{
			Lembaga: b.l, Bulan: bulan, Status: ke, Alasan: "uji", Oleh: "petugas-uji", Dicatat: b.kini(),
		})
	})
}

// saldo returns the balances by account, debit less kredit.
func (b *buku) saldo(t rapid.TB, pada keuangan.PadaSaat) map[keuangan.KodeAkun]dasar.Rupiah {
	t.Helper()
	rows, err := b.st.Buku.Jurnal.Saldo(context.Background(), b.l, pada, false)
	require.NoError(t, err)
	out := make(map[keuangan.KodeAkun]dasar.Rupiah, len(rows))
	for _, r := range rows {
		require.NotContains(t, out, r.Akun, "one account twice")
		out[r.Akun] = r.Netto()
	}
	return out
}

// semuaJurnal reads every journal, oldest first, in pages of n.
func (b *buku) semuaJurnal(t rapid.TB, s keuangan.SaringJurnal, n int) (out []keuangan.Jurnal) {
	t.Helper()
	p := dasar.Page{Limit: n}
	for {
		js, next, err := b.st.Buku.Jurnal.Cari(context.Background(), b.l, s, p)
		require.NoError(t, err)
		require.LessOrEqual(t, len(js), n)
		out = append(out, js...)
		if next == "" {
			return out
		}
		require.Len(t, js, n, "a page before the last is full")
		p.After = next
	}
}

// utuh checks what holds after every step: the stored totals equal their
// lines, and all balances add up to zero.
func (b *buku) utuh(t rapid.TB) {
	t.Helper()
	selisih, err := b.st.Buku.Jurnal.Periksa(context.Background(), b.l)
	require.NoError(t, err)
	require.Empty(t, selisih)
	var total dasar.Rupiah
	for _, n := range b.saldo(t, keuangan.PadaSaat{}) {
		total += n
	}
	require.Zero(t, total, "debit and kredit of the whole books")
}

// dk is a pair of lines in one unit: debit one account, kredit another.
func dk(debit, kredit keuangan.KodeAkun, jumlah dasar.Rupiah, unit santri.KodeUnit) []keuangan.Baris {
	d, k := barisAkun(debit, unit), barisAkun(kredit, unit)
	d.Debit, k.Kredit = jumlah, jumlah
	return []keuangan.Baris{d, k}
}

// barisAkun is a line with the dimensions that its account asks for.
func barisAkun(akun keuangan.KodeAkun, unit santri.KodeUnit) keuangan.Baris {
	b := keuangan.Baris{Akun: akun, Unit: unit}
	switch akun {
	case keuangan.AkunKas:
		b.Laci = "laci-1"
	case keuangan.AkunBank:
		b.Rekening = "bsi"
	}
	return b
}

func lembagaUji(n int) dasar.LembagaID { return dasar.LembagaID(fmt.Sprintf("pesantren-%03d", n)) }
