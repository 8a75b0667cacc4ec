package ropa

import (
	"maps"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

var (
	// ErrTitikTakTerdaftar says that data came in at a point that nobody registered.
	ErrTitikTakTerdaftar = dasar.Aturan("PRI-ROPA-14")
	// ErrBidangAsing says that a point was sent a field that it does not declare.
	ErrBidangAsing = dasar.Aturan("PRI-ROPA-15")
	// ErrTitik says that the declaration of a collection point contradicts register or
	// tags.
	ErrTitik = dasar.Aturan("PRI-ROPA-16")
)

// JenisTitik is a kind of collection point.
type JenisTitik string

// The kinds, as the founding policy names them.
const (
	TitikLangganan JenisTitik = "langganan"
	TitikPemakaian JenisTitik = "pemakaian"
	TitikKontak    JenisTitik = "kontak"
	TitikUnggah    JenisTitik = "unggah"
	TitikUnduh     JenisTitik = "unduh"
	TitikImpor     JenisTitik = "impor"
)

// TitikKumpul is a place where data comes in: a form, an endpoint, an import. It
// takes the fields that it declares, and no others.
type TitikKumpul struct {
	Kode          string     `privasi:"-,kode titik"`
	Jenis         JenisTitik `privasi:"-,jenis titik"`
	Tujuan        string     `privasi:"-,kode tujuan"`
	Tipe          string     `privasi:"-,nama tipe"`
	Bidang        []string   `privasi:"-,nama bidang"`
	Pemberitahuan string     `privasi:"-,kode pemberitahuan"`
}

// DaftarTitik are the registered points of a program.
type DaftarTitik []TitikKumpul

// Periksa refuses, with [ErrTitik], points that share a code, name an unknown kind,
// type or field, ask for personal data that no active activity of their purpose
// covers, or have no notice for it.
func (dt DaftarTitik) Periksa(r privasi.Register, d *privasi.Daftar, t time.Time) error {
	sudah := map[string]bool{}
	for _, p := range dt {
		salah := func(apa string) error { return ErrTitik.Invalidf("titik kumpul %q: %s", p.Kode, apa) }
		tipe := d.Tipe(p.Tipe)
		switch {
		case p.Kode == "" || sudah[p.Kode]:
			return salah("kodenya kosong atau ganda")
		case !slices.Contains([]JenisTitik{TitikLangganan, TitikPemakaian, TitikKontak, TitikUnggah, TitikUnduh, TitikImpor}, p.Jenis):
			return salah("jenisnya tidak dikenal")
		case tipe == nil || len(p.Bidang) == 0:
			return salah("tipe dan bidangnya harus terdaftar")
		case !slices.ContainsFunc(r.Pemberitahuan, func(n privasi.Pemberitahuan) bool {
			return n.Kode == p.Pemberitahuan && slices.Contains(n.Tujuan, p.Tujuan)
		}):
			return salah("pemberitahuannya tidak menyebut tujuan itu")
		}
		sudah[p.Kode] = true
		for _, nama := range p.Bidang {
			b, ada := tipe.Cari(nama)
			tercakup := slices.ContainsFunc(r.Kegiatan, func(k privasi.Kegiatan) bool {
				return k.Tujuan == p.Tujuan && aktif(k, t) && slices.ContainsFunc(k.Kategori, func(j string) bool { return mencakup(j, b.Kategori) })
			})
			if !ada || (b.Pribadi() && !tercakup) {
				return salah("bidang " + nama + " tidak ada, atau tidak diperlukan kegiatan mana pun untuk tujuan itu")
			}
		}
	}
	return nil
}

// Terima says whether a point takes what was sent: the point is registered
// ([ErrTitikTakTerdaftar]) and every field is declared ([ErrBidangAsing]). Nothing is
// dropped in silence: one foreign field refuses the whole.
func (dt DaftarTitik) Terima(kode string, dikirim ...string) (TitikKumpul, error) {
	i := slices.IndexFunc(dt, func(p TitikKumpul) bool { return p.Kode == kode && kode != "" })
	if i < 0 {
		return TitikKumpul{}, ErrTitikTakTerdaftar.Forbiddenf("formulir atau berkas ini belum didaftarkan sebagai titik pengumpulan data")
	}
	for _, b := range dikirim {
		if !slices.Contains(dt[i].Bidang, b) {
			return TitikKumpul{}, ErrBidangAsing.Invalidf("formulir ini tidak meminta semua bidang yang dikirim; muat ulang halamannya dan isi kembali")
		}
	}
	return dt[i], nil
}

// TerimaIsian is [DaftarTitik.Terima] for values by field.
func (dt DaftarTitik) TerimaIsian(kode string, isian map[string]string) (TitikKumpul, error) {
	return dt.Terima(kode, slices.Sorted(maps.Keys(isian))...)
}
