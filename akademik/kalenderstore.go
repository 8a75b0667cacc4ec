package akademik

import (
	"context"

	"github.com/pesantren-go/pesantren/dasar"
)

// KalenderStore keeps what falls when, the weekdays without lessons, and decisions on
// Hijri months of an institution.
type KalenderStore interface {
	// SimpanAcara works like [StrukturStore].SimpanTahun.
	SimpanAcara(ctx context.Context, l dasar.LembagaID, a ...AcaraKalender) error
	// Acara returns all items, void ones included, by Nama, then ID.
	Acara(ctx context.Context, l dasar.LembagaID) ([]AcaraKalender, error)
	// SimpanPekan stores settings; those of the same unit and day are replaced.
	SimpanPekan(ctx context.Context, l dasar.LembagaID, p ...LiburPekan) error
	// Pekan returns all settings, the newest Sejak first, then by unit.
	Pekan(ctx context.Context, l dasar.LembagaID) ([]LiburPekan, error)
	// SimpanPutusan works like [StrukturStore].SimpanTahun.
	SimpanPutusan(ctx context.Context, l dasar.LembagaID, p ...PutusanHijriah) error
	// Putusan returns all decisions, void ones included, by Hijri month, moment of
	// recording, ID.
	Putusan(ctx context.Context, l dasar.LembagaID) ([]PutusanHijriah, error)
}
