package keuangan

import (
	"context"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// MilikStore reads everything that the books keep of some santri and families, each
// kind in one statement: for whoever takes his data with him. Without ids it returns
// nothing. Rows come in the order of recording. Implementations pass
// keuangantest.RunBayar.
type MilikStore interface {
	// Tarif returns prices that were made for one of the santri alone.
	Tarif(ctx context.Context, l dasar.LembagaID, s ...santri.ID) ([]Tarif, error)
	// Keringanan returns discounts, those that ended too.
	Keringanan(ctx context.Context, l dasar.LembagaID, s ...santri.ID) ([]Keringanan, error)
	// Tagihan returns bills, void ones too.
	Tagihan(ctx context.Context, l dasar.LembagaID, s ...santri.ID) ([]Tagihan, error)
	// Nota returns the corrections of their bills.
	Nota(ctx context.Context, l dasar.LembagaID, s ...santri.ID) ([]NotaKredit, error)
	// Alokasi returns what was paid on their bills, and taken off them again.
	Alokasi(ctx context.Context, l dasar.LembagaID, s ...santri.ID) ([]Alokasi, error)
	// VA returns the numbers of virtual accounts, in their order.
	VA(ctx context.Context, l dasar.LembagaID, s ...santri.ID) ([]NomorVA, error)
	// Pembayaran returns the payments of families, reversals too.
	Pembayaran(ctx context.Context, l dasar.LembagaID, k ...santri.KeluargaID) ([]Pembayaran, error)
	// Titipan returns the movements of the credit of families.
	Titipan(ctx context.Context, l dasar.LembagaID, k ...santri.KeluargaID) ([]GerakTitipan, error)
}
