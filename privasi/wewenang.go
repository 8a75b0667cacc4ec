package privasi

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"time"

	"github.com/google/uuid"

	"github.com/pesantren-go/pesantren/dasar"
)

var (
	// ErrWewenang says that a statement of authority is incomplete.
	ErrWewenang = dasar.Aturan("PRI-WEWENANG-01")
	// ErrTanpaWewenang says that data about other people was to be taken in
	// without a statement of authority.
	ErrTanpaWewenang = dasar.Aturan("PRI-WEWENANG-02")
)

// NaskahWewenang is the text that whoever imports data of other people states.
// The hash of what he really saw goes into the record.
const NaskahWewenang = "Saya berhak dan berwenang menyerahkan data orang-orang dalam berkas ini kepada lembaga, " +
	"data itu hanya dipakai untuk tujuan yang disebut, dan orang-orang itu akan diberi tahu bagaimana datanya diperoleh, " +
	"untuk apa, dan apa haknya."

// PernyataanWewenang says that somebody hands over data about other people,
// that he may, and for what. An import keeps it in the same unit of work as the
// data.
type PernyataanWewenang struct {
	Lembaga   dasar.LembagaID `privasi:"-,lembaga"`
	ID        string          `privasi:"-,kunci teknis"`
	Oleh      string          `privasi:"-,akun yang menyatakan"`
	Kapasitas string          `privasi:"-,jabatan yang menyatakan"`
	Sidik     string          `privasi:"-,sidik naskah yang dinyatakan"`
	Kategori  []string        `privasi:"-,jalur kategori"`
	Tujuan    string          `privasi:"-,tujuan pemakaian"`
	Sumber    string          `privasi:"-,nama berkas atau sistem asal"`
	Pada      time.Time       `privasi:"-,saat dinyatakan"`
}

// Nyatakan makes the statement of an actor for the purpose that he declares. It
// refuses, with [ErrTanpaWewenang], when he has not stated the text, and with
// [ErrWewenang] when capacity, categories or source are missing.
func Nyatakan(pel dasar.Pelaku, kapasitas, naskah, sumber string, kategori []string, pada time.Time) (PernyataanWewenang, error) {
	if err := pel.Validate(); err != nil {
		return PernyataanWewenang{}, err
	}
	if naskah == "" {
		return PernyataanWewenang{}, ErrTanpaWewenang.Forbiddenf("nyatakan dahulu bahwa Anda berwenang menyerahkan data orang lain").Pada("wewenang")
	}
	kapasitas, err := dasar.Rapikan(kapasitas, 100)
	if err != nil || kapasitas == "" {
		return PernyataanWewenang{}, ErrWewenang.Invalidf("sebutkan sebagai apa Anda menyerahkan data ini, misalnya kepala tata usaha").Pada("kapasitas")
	}
	if sumber, err = dasar.Rapikan(sumber, 200); err != nil || sumber == "" {
		return PernyataanWewenang{}, ErrWewenang.Invalidf("sebutkan nama berkas atau sistem asal data").Pada("sumber")
	}
	if pel.Tujuan == "" || pada.IsZero() || len(kategori) == 0 || slices.ContainsFunc(kategori, func(k string) bool { return !polaJalur.MatchString(k) }) {
		return PernyataanWewenang{}, ErrWewenang.Invalidf("sebutkan tujuan dan kategori data yang diserahkan").Pada("kategori")
	}
	s := sha256.Sum256([]byte(naskah))
	return PernyataanWewenang{pel.Lembaga, uuid.Must(uuid.NewV7()).String(), pel.ID, kapasitas, hex.EncodeToString(s[:]),
		slices.Clone(kategori), pel.Tujuan, sumber, pada.UTC().Truncate(time.Microsecond)}, nil
}

// Mencakup reports whether the statement covers a category: data obtained with
// it may be used for no other.
func (p PernyataanWewenang) Mencakup(kategori string) bool {
	return slices.ContainsFunc(p.Kategori, func(k string) bool { return mencakup(k, kategori) })
}

// TugasKabar is the duty to tell one person that somebody else handed over his
// data: how, by whom, for what, and which rights he has.
type TugasKabar struct {
	Lembaga    dasar.LembagaID `privasi:"-,lembaga"`
	Pernyataan string          `privasi:"-,kunci pernyataan wewenang"`
	Subjek     SubjekID        `privasi:"subjek"`
	Dibuat     time.Time       `privasi:"-,saat data diterima"`
	Selesai    time.Time       `privasi:"-,saat dikabari"` // zero: still to do
}

// TugasUntuk returns the duties that a statement brings: one for each distinct
// person, in the order given.
func (p PernyataanWewenang) TugasUntuk(subjek ...SubjekID) []TugasKabar {
	ts := make([]TugasKabar, 0, len(subjek))
	sudah := make(map[SubjekID]bool, len(subjek))
	for _, s := range subjek {
		if s != "" && !sudah[s] {
			sudah[s] = true
			ts = append(ts, TugasKabar{p.Lembaga, p.ID, s, p.Pada, time.Time{}})
		}
	}
	return ts
}

// GudangPernyataan keeps statements of authority and the duties they bring. It
// may be bound to a unit of work, and is in an import. Implementations pass
// privasitest.GudangPernyataan.
type GudangPernyataan interface {
	// Simpan adds a statement; one that is there already, with the same id, is a
	// Conflict.
	Simpan(ctx context.Context, p PernyataanWewenang) error
	// Ambil returns a statement, or NotFound.
	Ambil(ctx context.Context, l dasar.LembagaID, id string) (PernyataanWewenang, error)
	// TambahTugas adds duties in a few large statements; a person who has a duty
	// from the same statement keeps the one he has.
	TambahTugas(ctx context.Context, l dasar.LembagaID, ts []TugasKabar) error
	// Tugas pages through the duties that are still to do, oldest first.
	Tugas(ctx context.Context, l dasar.LembagaID, p dasar.Page) (ts []TugasKabar, lanjut string, err error)
	// Selesaikan notes that people were told; what is done stays as it was.
	Selesaikan(ctx context.Context, l dasar.LembagaID, pernyataan string, s []SubjekID, pada time.Time) error
}

// SebagaiDiri is the actor as whoever asks about himself or his children: a guardian and a
// santri as they are, staff as people like others, with no more than their own.
func SebagaiDiri(pel dasar.Pelaku) dasar.Pelaku {
	if pel.Peran != PeranWali && pel.Peran != PeranSantri {
		pel.Peran = PeranDiri
	}
	return pel
}
