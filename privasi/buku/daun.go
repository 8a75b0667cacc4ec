package buku

import (
	"context"
	"crypto/sha256"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/internal/bita"
)

// Kinds of leaves.
const (
	JenisJejak = "jejak" // one decision of the trail
	JenisResi  = "resi"  // a consent given, renewed or withdrawn
)

// Daun is a leaf of the log. Its bytes name nobody.
type Daun struct {
	Indeks int64  `privasi:"-,nomor urut dalam buku"`
	Jenis  string `privasi:"-,jenis daun"`
	Isi    []byte `privasi:"-,sidik dan komitmen bergaram; tanpa identitas"`
}

// TitikTersimpan is a signed checkpoint as the storage keeps it.
type TitikTersimpan struct {
	Ukuran int64     `privasi:"-,jumlah daun"`
	Pada   time.Time `privasi:"-,saat ditandatangani"`
	Teks   string    `privasi:"-,titik periksa bertanda tangan"`
}

// Gudang keeps the log of each institution. It only grows. Implementations pass
// privasitest.GudangBuku.
type Gudang interface {
	// Tambah appends leaves and returns the number of the first; bound to a unit of
	// work it stays only if the unit does. Writers of one institution wait for each
	// other, so that numbers have no gaps.
	Tambah(ctx context.Context, l dasar.LembagaID, ds ...Daun) (indeks int64, err error)
	// Tepi returns the right edge: size and root of the log as it stands.
	Tepi(ctx context.Context, l dasar.LembagaID) (Tepi, error)
	// Daun returns at most n leaves from a number on.
	Daun(ctx context.Context, l dasar.LembagaID, dari int64, n int) ([]Daun, error)
	// Simpul returns nodes in the order asked for; one that is not there is an error.
	Simpul(ctx context.Context, l dasar.LembagaID, nomor []int64) ([]Sidik, error)
	// SimpanTitik keeps a signed checkpoint; one of that size that is there already
	// stays.
	SimpanTitik(ctx context.Context, l dasar.LembagaID, t TitikTersimpan) error
	// Titik pages through the checkpoints, the largest first.
	Titik(ctx context.Context, l dasar.LembagaID, p dasar.Page) (ts []TitikTersimpan, lanjut string, err error)
}

// DaftarkanTipe registers the persisted types of this package.
func DaftarkanTipe(d *privasi.Daftar) {
	privasi.MustDaftarkan[Daun](d, privasi.TanpaSubjek)
	privasi.MustDaftarkan[TitikTersimpan](d, privasi.TanpaSubjek)
}

// Komitmen ties a person to his part in a decision for whoever has the salt. Which
// fields his group was shown stands in the hash of the decision.
func Komitmen(o privasi.OrangTercatat) [32]byte {
	return sha256.Sum256(isiKomitmen(make([]byte, 0, 96), &o))
}

func isiKomitmen(b []byte, o *privasi.OrangTercatat) []byte {
	b = append(bita.Tambah(b, "pesantren/orang/1"), o.Garam[:]...)
	return bita.Tambah(bita.Bilangan(b, int64(o.Golongan)), string(o.Subjek))
}

// KomitmenSemua returns the commitments of all people of a decision, in order.
func KomitmenSemua(c *privasi.Catatan) [][32]byte {
	ks := make([][32]byte, len(c.Orang))
	var b []byte
	for i := range c.Orang {
		b = isiKomitmen(b[:0], &c.Orang[i])
		ks[i] = sha256.Sum256(b)
	}
	return ks
}

// DaunJejak returns the leaf of a decision: its salted hash, and the root of the
// tree of its people's commitments.
func DaunJejak(c *privasi.Catatan) Daun {
	return Daun{Jenis: JenisJejak, Isi: isiJejak(c, akarKomitmen(KomitmenSemua(c)))}
}

func isiJejak(c *privasi.Catatan, orang Sidik) []byte {
	putusan := sidikPutusan(c)
	b := bita.Tambah(make([]byte, 0, 96), "pesantren/jejak/1")
	b = bita.Bilangan(b, c.Pada.UnixMicro())
	return append(append(b, putusan[:]...), orang[:]...)
}

// akarKomitmen is the root of [tanamKomitmen] alone: a list of a thousand people asks
// for nothing more.
func akarKomitmen(komitmen [][32]byte) Sidik {
	t := Tepi{Anak: make([]Sidik, 0, 64)}
	var isi [33]byte // 0, the prefix of a leaf (RFC 6962), and the commitment
	for i := range komitmen {
		copy(isi[1:], komitmen[i][:])
		t.Ukuran, t.Anak = t.Ukuran+1, naikkan(t.Ukuran, t.Anak, sha256.Sum256(isi[:]))
	}
	return t.Akar()
}

func tanamKomitmen(komitmen [][32]byte) Pohon {
	isi := make([][]byte, len(komitmen))
	for i := range komitmen {
		isi[i] = komitmen[i][:]
	}
	return Tanam(isi...)
}

// sidikPutusan hashes all of a decision but its people. The salt keeps a guess at
// account and purpose from being tried against the log.
func sidikPutusan(c *privasi.Catatan) [32]byte {
	b := append(bita.Tambah(make([]byte, 0, 768), "pesantren/putusan/1"), c.Garam[:]...)
	b = bita.Bilangan(bita.Bilangan(b, c.Pada.UnixMicro()), int64(c.Register))
	for _, s := range []string{string(c.Lembaga), c.ID, c.Pelaku, c.Peran, c.Tujuan, c.Tipe, c.Rujukan} {
		b = bita.Tambah(b, s)
	}
	for _, g := range c.Golongan {
		b = bita.Tambah(b, g)
	}
	return sha256.Sum256(b)
}
