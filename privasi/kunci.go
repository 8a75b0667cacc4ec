package privasi

import (
	"context"
	"crypto/sha256"
	"iter"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi/internal/bita"
)

// KunciID names a data key: one per person and retention class.
type KunciID struct {
	Subjek SubjekID
	Kelas  KelasRetensi
}

// indeksLembaga is the key of an institution's blind indexes, kept beside the
// keys of people.
var indeksLembaga = KunciID{Kelas: "indeks"}

// tandaLembaga is the seed of the key with which an institution signs checkpoints
// and receipts. Like that of the indexes it belongs to no person and is never
// destroyed.
var tandaLembaga = KunciID{Kelas: "tanda"}

// Sidik is the name under which a key store keeps the key: a hash of
// institution, person and class. Neither keys nor tombstones name a person; a
// SubjekID is random, so that the hash cannot be guessed backwards.
func (k KunciID) Sidik(l dasar.LembagaID) [32]byte {
	b := make([]byte, 0, 160)
	for _, x := range [...]string{"pesantren/kunci/1", string(l), string(k.Subjek), string(k.Kelas)} {
		b = bita.Tambah(b, x)
	}
	return sha256.Sum256(b)
}

// Kunci is what a key store knows of a KunciID.
type Kunci struct {
	Terbungkus []byte    `privasi:"-,kunci acak yang dibungkus kunci induk"`
	Musnah     time.Time `privasi:"-,saat kunci dimusnahkan"` // zero: alive
}

// Nisan is a tombstone: the key of that Sidik was destroyed at that moment.
type Nisan struct {
	Sidik [32]byte  `privasi:"-,sidik acak tanpa identitas"`
	Pada  time.Time `privasi:"-,saat kunci dimusnahkan"`
}

// GudangKunci keeps wrapped keys and tombstones, best in a database, and at
// least in backups, apart from the data. Implementations pass
// privasitest.GudangKunci.
type GudangKunci interface {
	// Ambil returns what is known of the ids, in one round trip for any sensible
	// number; an id that is not known is missing from the map. A tombstone beats a
	// key: the entry then has Musnah and no Terbungkus, even when a backup brought
	// the key back.
	Ambil(ctx context.Context, l dasar.LembagaID, ids []KunciID) (map[KunciID]Kunci, error)
	// Buat keeps new wrapped keys, in one statement or a few, and returns how many
	// it kept. A key that exists already wins and is not counted: the caller reads
	// again. Many callers may run at once.
	Buat(ctx context.Context, l dasar.LembagaID, terbungkus map[KunciID][]byte, pada time.Time) (int, error)
	// Musnahkan sets tombstones and deletes the keys, all or nothing. It is
	// idempotent: the first moment stays. Ids without a key get a tombstone too.
	Musnahkan(ctx context.Context, l dasar.LembagaID, ids []KunciID, pada time.Time) error
	// Nisan streams the tombstones of the institution, sorted by Sidik. They are
	// exported beside every backup.
	Nisan(ctx context.Context, l dasar.LembagaID) iter.Seq2[Nisan, error]
	// PutarNisan replays tombstones after a restore: it sets those that are missing
	// and deletes the keys that came back. Idempotent.
	PutarNisan(ctx context.Context, l dasar.LembagaID, ns []Nisan) error
	// Bungkus rewraps every key: fn gets the Sidik and the wrapped bytes and returns
	// the new ones, or nil to leave them. It works in batches, each all or nothing, and
	// returns how many changed; a key destroyed meanwhile stays destroyed.
	Bungkus(ctx context.Context, l dasar.LembagaID, fn func(sidik [32]byte, lama []byte) ([]byte, error)) (int, error)
}
