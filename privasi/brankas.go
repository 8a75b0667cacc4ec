package privasi

import (
	"context"
	"crypto"
	"crypto/cipher"
	"crypto/ed25519"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi/internal/bita"
)

var (
	// ErrKunciMusnah says that the key was destroyed: what it sealed is gone, and
	// nothing new may be sealed for that person and class.
	ErrKunciMusnah = dasar.Aturan("PRI-KUNCI-01")
	// ErrKunciTiada says that a sealed value has no key here: key store and data
	// do not belong together.
	ErrKunciTiada = dasar.Aturan("PRI-KUNCI-02")
	// ErrSandi says that ciphertext is damaged, or stands where it was not sealed.
	ErrSandi = dasar.Aturan("PRI-SANDI-01")
	// ErrSegelDalamUnit says that keys would be made inside a unit of work.
	ErrSegelDalamUnit = dasar.Aturan("PRI-SEGEL-01")
)

// Brankas is the vault: it makes, fetches and destroys data keys, and computes
// blind indexes. It gives no key of a person to anyone outside this package. Safe for
// concurrent use; it caches nothing, so that a destroyed key is gone at once.
type Brankas struct {
	gudang GudangKunci
	induk  Pembungkus
	Now    func() time.Time // the clock for new keys and tombstones
}

// BuatBrankas returns the vault over a key store and a master key.
func BuatBrankas(g GudangKunci, p Pembungkus) *Brankas {
	return &Brankas{gudang: g, induk: p, Now: time.Now}
}

func (b *Brankas) kini() time.Time { return b.Now().UTC().Truncate(time.Microsecond) }

// Periksa tells at start-up whether the master key is the one that wrapped the
// keys of the institution; an institution without keys gets its first one. It
// fails with [ErrKunciInduk].
func (b *Brankas) Periksa(ctx context.Context, l dasar.LembagaID) error {
	_, err := b.pastikan(ctx, l, []KunciID{indeksLembaga})
	return err
}

// Musnahkan destroys the key of a person's retention class: idempotent and
// irreversible. Whoever calls it has checked that no duty to keep holds the
// class (books: ten years).
func (b *Brankas) Musnahkan(ctx context.Context, l dasar.LembagaID, s SubjekID, kelas ...KelasRetensi) error {
	ids := make([]KunciID, 0, len(kelas))
	for _, k := range kelas {
		if s == "" || !slices.Contains(SemuaRetensi(), k) {
			return ErrKunciTiada.Invalidf("subjek atau kelas retensi tidak dikenal; tidak ada yang dimusnahkan")
		}
		ids = append(ids, KunciID{s, k})
	}
	if len(ids) == 0 {
		return nil
	}
	return b.gudang.Musnahkan(ctx, l, ids, b.kini())
}

// MusnahkanBanyak destroys one class of many people, in one call of the key store. It
// is [Brankas.Musnahkan] in everything else.
func (b *Brankas) MusnahkanBanyak(ctx context.Context, l dasar.LembagaID, kelas KelasRetensi, ss ...SubjekID) error {
	if len(ss) == 0 {
		return nil
	}
	if !slices.Contains(SemuaRetensi(), kelas) || slices.Contains(ss, "") {
		return ErrKunciTiada.Invalidf("subjek atau kelas retensi tidak dikenal; tidak ada yang dimusnahkan")
	}
	ids := make([]KunciID, len(ss))
	for i, s := range ss {
		ids[i] = KunciID{s, kelas}
	}
	return b.gudang.Musnahkan(ctx, l, ids, b.kini())
}

// Terbuka counts those of the keys that can be opened: none, once they are destroyed.
func (b *Brankas) Terbuka(ctx context.Context, l dasar.LembagaID, ids ...KunciID) (n int, err error) {
	ks, err := b.ambil(ctx, l, ids)
	for _, k := range ks {
		if k.err == nil {
			n++
		}
	}
	return n, err
}

// IndeksButa returns the keyed hash under which a sealed value can be found and
// compared without opening it: equal texts of one category in one institution
// give equal bytes, whatever type holds them. The text is compared without
// regard to case, blanks at the ends and Unicode form.
//
// The key is random, one per institution, and kept wrapped in the key store
// rather than derived from the master key: it then survives a change of the
// master key, works with a master key that lives in a key management service
// and cannot derive, and can be destroyed with the institution.
//
// Like [Segel] it may have to make that key, and is refused inside a unit of
// work.
func (b *Brankas) IndeksButa(ctx context.Context, l dasar.LembagaID, kategori, nilai string) ([]byte, error) {
	hasil, err := b.IndeksBanyak(ctx, l, kategori, []string{nilai})
	if err != nil {
		return nil, err
	}
	return hasil[0], nil
}

// IndeksBanyak is [Brankas].IndeksButa for many values with one fetch of the
// key, in the order given.
func (b *Brankas) IndeksBanyak(ctx context.Context, l dasar.LembagaID, kategori string, nilai []string) ([][]byte, error) {
	ks, err := b.pastikan(ctx, l, []KunciID{indeksLembaga})
	if err != nil {
		return nil, err
	}
	hasil := make([][]byte, len(nilai))
	for i, n := range nilai {
		hasil[i] = indeksButa(ks[indeksLembaga].mentah, kategori, n)
	}
	return hasil, nil
}

func indeksButa(kunci []byte, kategori, nilai string) []byte {
	m := hmac.New(sha256.New, kunci)
	m.Write(bita.Rangkai("pesantren/indeks/1", kategori, strings.ToLower(strings.TrimSpace(norm.NFKC.String(nilai)))))
	return m.Sum(nil)
}

// Penanda returns what signs in the name of the institution (Ed25519): checkpoints
// of its log and receipts. The private key stays inside; the key is made at the
// first call, which is refused inside a unit of work.
func (b *Brankas) Penanda(ctx context.Context, l dasar.LembagaID) (crypto.Signer, error) {
	ks, err := b.pastikan(ctx, l, []KunciID{tandaLembaga})
	if err != nil {
		return nil, err
	}
	return penanda{ed25519.NewKeyFromSeed(ks[tandaLembaga].mentah)}, nil
}

// penanda hides the key from everything but signing.
type penanda struct{ k ed25519.PrivateKey }

func (p penanda) Public() crypto.PublicKey { return p.k.Public() }

func (p penanda) Sign(r io.Reader, pesan []byte, o crypto.SignerOpts) ([]byte, error) {
	return p.k.Sign(r, pesan, o)
}

// kunciTerbuka is an unwrapped key, or the error that stands in its place.
type kunciTerbuka struct {
	a      cipher.AEAD
	mentah []byte // of the keys of an institution only
	err    error
}

// ambil fetches and unwraps keys in one round trip. A destroyed or missing key
// is an entry with an error, so that one of them does not spoil a list.
func (b *Brankas) ambil(ctx context.Context, l dasar.LembagaID, ids []KunciID) (map[KunciID]kunciTerbuka, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	ada, err := b.gudang.Ambil(ctx, l, ids)
	if err != nil {
		return nil, fmt.Errorf("mengambil kunci: %w", err)
	}
	buka := make(map[KunciID]kunciTerbuka, len(ids))
	for _, id := range ids {
		k, dikenal := ada[id]
		switch {
		case !dikenal:
			buka[id] = kunciTerbuka{err: &dasar.Error{Rule: string(ErrKunciTiada), Message: "kunci data tidak ada; pulihkan gudang kunci dari cadangan"}}
		case !k.Musnah.IsZero():
			buka[id] = kunciTerbuka{err: ErrKunciMusnah.Conflictf("data ini sudah dimusnahkan dan tidak dapat dibuka atau ditulis lagi")}
		default:
			if buka[id], err = b.bukaKunci(ctx, l, id, k.Terbungkus); err != nil {
				return nil, err
			}
		}
	}
	return buka, nil
}

func (b *Brankas) bukaKunci(ctx context.Context, l dasar.LembagaID, id KunciID, t []byte) (kunciTerbuka, error) {
	s := id.Sidik(l)
	k, err := b.induk.BukaBungkus(ctx, t, s[:])
	if err != nil {
		return kunciTerbuka{}, err
	}
	return pakaiKunci(id, k)
}

func pakaiKunci(id KunciID, k []byte) (kunciTerbuka, error) {
	a, err := aead(k)
	if err != nil {
		return kunciTerbuka{}, ErrKunciInduk.Invalidf("kunci data rusak; pulihkan gudang kunci dari cadangan").Karena(err)
	}
	if id.Subjek == "" {
		return kunciTerbuka{a: a, mentah: k}, nil
	}
	return kunciTerbuka{a: a}, nil
}

// pastikan returns usable keys for all ids and makes those that are missing:
// one fetch, one insert, and one more fetch only when another process made some
// of them first. A destroyed key is an error.
func (b *Brankas) pastikan(ctx context.Context, l dasar.LembagaID, ids []KunciID) (map[KunciID]kunciTerbuka, error) {
	if dasar.DalamUnit(ctx) {
		return nil, &dasar.Error{Rule: string(ErrSegelDalamUnit), Message: "data pribadi disegel sebelum unit kerja dibuka"}
	}
	ks, err := b.ambil(ctx, l, ids)
	if err != nil {
		return nil, err
	}
	baru := map[KunciID][]byte{}
	for id, k := range ks {
		if dasar.RuleOf(k.err) == string(ErrKunciTiada) {
			if ks[id], baru[id], err = b.buatKunci(ctx, l, id); err != nil {
				return nil, err
			}
		}
	}
	if len(baru) > 0 {
		n, err := b.gudang.Buat(ctx, l, baru, b.kini())
		if err != nil {
			return nil, fmt.Errorf("menyimpan kunci: %w", err)
		}
		if n != len(baru) {
			if ks, err = b.ambil(ctx, l, ids); err != nil {
				return nil, err
			}
		}
	}
	for _, k := range ks {
		if k.err != nil {
			return nil, k.err
		}
	}
	return ks, nil
}

// buatKunci makes a random key. It is never derived from the id: what can be
// derived again cannot be destroyed.
func (b *Brankas) buatKunci(ctx context.Context, l dasar.LembagaID, id KunciID) (kunciTerbuka, []byte, error) {
	k := make([]byte, 32)
	_, _ = rand.Read(k) // never fails
	s := id.Sidik(l)
	t, err := b.induk.Bungkus(ctx, k, s[:])
	if err != nil {
		return kunciTerbuka{}, nil, fmt.Errorf("membungkus kunci: %w", err)
	}
	p, err := pakaiKunci(id, k)
	return p, t, err
}
