package privasi

import (
	"context"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
)

// ErrJejak says that the trail could not be written; nothing was shown.
var ErrJejak = dasar.Aturan("PRI-JEJAK-01")

// Garam is a random salt. With it a commitment can be tied to a person or a
// decision; without it nobody can.
type Garam [16]byte

// Catatan is one decision as the trail keeps it: who asked for which fields of
// whom, for which purpose, and how far each was released. What was denied is
// written as well. It holds no value of any field. Its leaf in the log
// (privasi/buku) names nobody.
type Catatan struct {
	Lembaga  dasar.LembagaID `privasi:"-,lembaga"`
	ID       string          `privasi:"-,kunci teknis permintaan"`
	Pada     time.Time       `privasi:"-,saat dibuka"`
	Pelaku   string          `privasi:"-,akun yang membuka"`
	Peran    string          `privasi:"-,peran saat membuka"`
	Tujuan   string          `privasi:"-,tujuan yang dinyatakan"`
	Tipe     string          `privasi:"-,jenis catatan"`
	Rujukan  string          `privasi:"-,tiket, instrumen atau alasan darurat"` // "" for everyday work
	Register int             `privasi:"-,versi register yang dipakai memutuskan"`
	Garam    Garam           `privasi:"-,bilangan acak"`
	Golongan []string        `privasi:"-,nama bidang dan tingkatnya; tanpa isi"` // "HP=samar,NIK=tiada,Nama=penuh", one for each group of people
	Orang    []OrangTercatat `privasi:"-,orang yang ditanyakan; bidangnya bertanda sendiri"`
}

// OrangTercatat is one person of a decision. People for whom the decision was the
// same are of the same group.
type OrangTercatat struct {
	Subjek   SubjekID `privasi:"subjek"`
	Golongan int      `privasi:"-,letak dalam daftar golongan"`
	Garam    Garam    `privasi:"-,bilangan acak"`
}

// Jejak is one line of the trail as a person reads it: who was shown which of his
// fields, for which purpose. It is his right (UU 27/2022 article 32).
type Jejak struct {
	Lembaga dasar.LembagaID `privasi:"-,lembaga"`
	Indeks  int64           `privasi:"-,nomor daun dalam buku"` // negative: written before there was a log
	ID      string          `privasi:"-,kunci teknis permintaan"`
	Pada    time.Time       `privasi:"-,saat dibuka"`
	Pelaku  string          `privasi:"-,akun yang membuka"`
	Peran   string          `privasi:"-,peran saat membuka"`
	Tujuan  string          `privasi:"-,tujuan yang dinyatakan"`
	Tipe    string          `privasi:"-,jenis catatan"`
	Rujukan string          `privasi:"-,tiket, instrumen atau alasan darurat"`
	Bidang  string          `privasi:"-,nama bidang dan tingkatnya; tanpa isi"`
	Subjek  SubjekID        `privasi:"subjek"`
}

// Baris returns the line of the i-th person of the decision.
func (c *Catatan) Baris(i int, indeks int64) Jejak {
	o := c.Orang[i]
	return Jejak{c.Lembaga, indeks, c.ID, c.Pada, c.Pelaku, c.Peran, c.Tujuan, c.Tipe, c.Rujukan, c.Golongan[o.Golongan], o.Subjek}
}

// SaringJejak asks for what one actor was shown: the blast radius of a stolen
// account, or the work of an officer under review.
type SaringJejak struct {
	Pelaku string
	Dari   time.Time // inclusive; zero: from the first
	Sampai time.Time // exclusive; zero: to the last
}

// BahanBukti is what proves one line of the trail: the decision with this person
// alone in it, and the commitments of all its people in order.
type BahanBukti struct {
	Catatan  Catatan    `privasi:"-,satu keputusan; bidangnya bertanda sendiri"` // Orang holds the one person
	Urut     int        `privasi:"-,urutan orangnya"`
	Komitmen [][32]byte `privasi:"-,komitmen bergaram; tanpa identitas"`
}

// GudangJejak keeps the trail. It only grows. Implementations pass
// privasitest.GudangJejak.
type GudangJejak interface {
	// Tambah appends a decision and its leaf to the log of the institution, all or
	// nothing, and has committed when it returns: it is never bound to a unit of
	// work. It returns the number of the leaf, one after the last.
	Tambah(ctx context.Context, c Catatan) (indeks int64, err error)
	// Subjek returns the trail of a person, newest first, and the cursor of the
	// next page, "" after the last.
	Subjek(ctx context.Context, l dasar.LembagaID, s SubjekID, p dasar.Page) (js []Jejak, lanjut string, err error)
	// Pelaku returns what an actor was shown, newest first, one line per person, and
	// the cursor of the next page. A person whose ties were cut is left out.
	Pelaku(ctx context.Context, l dasar.LembagaID, f SaringJejak, p dasar.Page) (js []Jejak, lanjut string, err error)
	// Bahan returns what proves the line of a person in a leaf, or NotFound: for
	// somebody else's line as for none.
	Bahan(ctx context.Context, l dasar.LembagaID, s SubjekID, indeks int64) (BahanBukti, error)
	// BahanBanyak is Bahan for many leaves in a few statements, in the order asked for;
	// one that is not there is NotFound for all.
	BahanBanyak(ctx context.Context, l dasar.LembagaID, s SubjekID, indeks ...int64) ([]BahanBukti, error)
	// Lupakan cuts the ties between people and their lines: salts and ids go,
	// commitments stay, and the log still verifies. Idempotent. It may be bound to a
	// unit of work.
	Lupakan(ctx context.Context, l dasar.LembagaID, s ...SubjekID) error
}
