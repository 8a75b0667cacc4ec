package privasi

import (
	"context"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
)

// ErrJejak says that the trail could not be written; nothing was shown.
var ErrJejak = dasar.Aturan("PRI-JEJAK-01")

// Jejak is one line of the trail: who was shown which fields of one person, for
// which purpose. A request about fifty people writes fifty lines with the same
// Permintaan. What was denied is written as well. The trail is the person's
// right (UU 27/2022 article 32): it holds no value of any field.
type Jejak struct {
	Lembaga    dasar.LembagaID `privasi:"-,lembaga"`
	ID         string          `privasi:"-,kunci teknis"`
	Permintaan string          `privasi:"-,kunci teknis permintaan"`
	Pada       time.Time       `privasi:"-,saat dibuka"`
	Pelaku     string          `privasi:"-,akun yang membuka"`
	Peran      string          `privasi:"-,peran saat membuka"`
	Tujuan     string          `privasi:"-,tujuan yang dinyatakan"`
	Tipe       string          `privasi:"-,jenis catatan"`
	Bidang     string          `privasi:"-,nama bidang dan tingkatnya; tanpa isi"` // "HP=samar,NIK=tiada,Nama=penuh"
	Subjek     SubjekID        `privasi:"subjek"`
}

// GudangJejak keeps the trail. It only grows. Implementations pass
// privasitest.GudangJejak.
type GudangJejak interface {
	// Tambah appends all lines in one statement, and has committed them when it
	// returns: it is never bound to a unit of work.
	Tambah(ctx context.Context, js []Jejak) error
	// Subjek returns the trail of a person, newest first, and the cursor of the
	// next page, "" after the last.
	Subjek(ctx context.Context, l dasar.LembagaID, s SubjekID, p dasar.Page) (js []Jejak, lanjut string, err error)
}
