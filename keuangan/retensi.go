package keuangan

import (
	"context"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// RetensiStore is what retention asks of the books. Amounts, days, numbers, journals and
// aliases never change: what goes is what people wrote about people. Implementations
// pass keuangantest.RunRetensi.
type RetensiStore interface {
	// Terakhir returns the last day of a bill, correction or allocation of each santri,
	// or of the credit of his family; without santri, of everybody with a bill.
	//
	// Hapus erases of pembukuan the reasons of discounts, special prices, corrections and
	// allocations, how a bill was computed, and, once nobody of a family is left, the
	// reasons on its payments. Of identitas it drops virtual account numbers, which hold
	// the NIS. It counts a family's payments with one of its santri.
	santri.RetensiSantri
	// Koran returns the last day of bank statements, by the pseudo-person under which
	// the texts of each are sealed ([MutasiBank]); without one, of all that have texts.
	Koran(ctx context.Context, l dasar.LembagaID, s ...privasi.SubjekID) (map[privasi.SubjekID]dasar.Tanggal, error)
	// HapusKoran erases of pembukuan the texts of statements and the reasons of their
	// decisions. It returns how many rows of each it changed; it is idempotent.
	HapusKoran(ctx context.Context, l dasar.LembagaID, k privasi.KelasRetensi, s ...privasi.SubjekID) (map[privasi.SubjekID]int, error)
}

// AkhirTahunBuku is the month with which the book year ends. The product keeps books by
// calendar year.
const AkhirTahunBuku = time.December

// Koran lets retention erase the texts of bank statements.
type Koran struct{ Toko RetensiStore }

// Hapus is [RetensiStore].HapusKoran.
func (k Koran) Hapus(ctx context.Context, l dasar.LembagaID, kelas privasi.KelasRetensi, ss ...privasi.SubjekID) (map[privasi.SubjekID]int, error) {
	return k.Toko.HapusKoran(ctx, l, kelas, ss...)
}

// AlasanMusnah reports whether a reason is gone or was never given.
func AlasanMusnah(s string) bool { return s == "" || s == santri.NamaMusnah }
