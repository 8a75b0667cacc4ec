package keuangan

import (
	"context"
	"iter"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// MilikStore reads everything that the books keep of some santri and families, each
// kind in one statement or streamed in a few: for whoever takes his data with him.
// Without ids it returns nothing. Rows come in the order of recording. Other store
// methods may be called while a stream runs. Implementations pass
// keuangantest.RunBayar.
type MilikStore interface {
	// Tarif returns prices that were made for one of the santri alone.
	Tarif(ctx context.Context, l dasar.LembagaID, s ...santri.ID) ([]Tarif, error)
	// Keringanan returns discounts, those that ended too.
	Keringanan(ctx context.Context, l dasar.LembagaID, s ...santri.ID) ([]Keringanan, error)
	// Tagihan streams bills, void ones too.
	Tagihan(ctx context.Context, l dasar.LembagaID, s ...santri.ID) iter.Seq2[Tagihan, error]
	// Nota returns the corrections of their bills.
	Nota(ctx context.Context, l dasar.LembagaID, s ...santri.ID) ([]NotaKredit, error)
	// Alokasi streams what was paid on their bills, and taken off them again.
	Alokasi(ctx context.Context, l dasar.LembagaID, s ...santri.ID) iter.Seq2[Alokasi, error]
	// VA returns the numbers of virtual accounts, in their order.
	VA(ctx context.Context, l dasar.LembagaID, s ...santri.ID) ([]NomorVA, error)
	// Pembayaran streams the payments of families, reversals too.
	Pembayaran(ctx context.Context, l dasar.LembagaID, k ...santri.KeluargaID) iter.Seq2[Pembayaran, error]
	// Titipan streams the movements of the credit of families.
	Titipan(ctx context.Context, l dasar.LembagaID, k ...santri.KeluargaID) iter.Seq2[GerakTitipan, error]
}
