package hak

import (
	"slices"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// ErrTerbatas says that restricted data may only be kept.
var ErrTerbatas = dasar.Aturan("PRI-HAK-16")

// AksiSimpan is the one act that a restriction lets through.
const AksiSimpan = "simpan"

// Pembatasan is a restriction in force over some of a person's data.
type Pembatasan struct {
	Lembaga    dasar.LembagaID  `privasi:"-,lembaga"`
	Permohonan string           `privasi:"-,kunci permohonan"`
	Subjek     privasi.SubjekID `privasi:"subjek"`
	Lingkup    []string         `privasi:"-,jalur kategori; tanpa isi"` // empty: everything
	Sejak      time.Time        `privasi:"-,saat terpasang"`
	Sampai     time.Time        `privasi:"-,saat dilepas"` // zero: open
	Versi      uint64           `privasi:"-,nomor perubahan"`
}

// Pembatasan gives the restriction that a request put in force; false for another right or
// while it is not.
func (p Permohonan) Pembatasan() (Pembatasan, bool) {
	if p.Jenis != Batasi || p.Dibatasi.IsZero() {
		return Pembatasan{}, false
	}
	return Pembatasan{Lembaga: p.Lembaga, Permohonan: p.ID, Subjek: p.Subjek, Lingkup: slices.Clone(p.Lingkup), Sejak: p.Dibatasi}, true
}

// Lepas ends a restriction. Done twice it keeps the first moment.
func (b Pembatasan) Lepas(a Aktor, pada time.Time) (Pembatasan, privasi.Peristiwa) {
	if b.Sampai.IsZero() {
		b.Sampai = mikro(pada)
	}
	return b, privasi.Peristiwa{Jenis: "PembatasanDilepas", Objek: b.Permohonan, Subjek: b.Subjek, Dari: "terbatas", Ke: "bebas", Oleh: a.Akun, Kapasitas: a.Kapasitas, Pada: b.Sampai}
}

// Mengenai reports whether the restriction covers a category at t.
func (b Pembatasan) Mengenai(kategori string, t time.Time) bool {
	if t.Before(b.Sejak) || !b.Sampai.IsZero() && !t.Before(b.Sampai) {
		return false
	}
	return len(b.Lingkup) == 0 || slices.ContainsFunc(b.Lingkup, func(l string) bool {
		return kategori == l || strings.HasPrefix(kategori, l+".")
	})
}

// Periksa refuses every act but keeping, with [ErrTerbatas], where a restriction of the
// person covers the category at t.
func Periksa(bs []Pembatasan, s privasi.SubjekID, kategori, aksi string, t time.Time) error {
	if aksi != AksiSimpan && Tanda(bs, s, kategori, t) {
		return ErrTerbatas.Forbiddenf("pemrosesan data ini sedang dibatasi atas permintaan orangnya; data hanya boleh disimpan")
	}
	return nil
}

// Tanda reports whether a view of the category has to carry the mark of a restriction.
func Tanda(bs []Pembatasan, s privasi.SubjekID, kategori string, t time.Time) bool {
	return slices.ContainsFunc(bs, func(b Pembatasan) bool { return b.Subjek == s && b.Mengenai(kategori, t) })
}
