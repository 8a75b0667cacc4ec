package ropa

import (
	"maps"
	"slices"
	"strings"
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
// takes the fields that it declares, and no others. With a type the fields are those of
// the type; without one they are named as they are sent, and one that ends in "*" stands
// for all that begin so (one box per santri).
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
// covers, or have no notice for it. A point without a type needs an activity of its purpose.
func (dt DaftarTitik) Periksa(r privasi.Register, d *privasi.Daftar, t time.Time) error {
	sudah := map[string]bool{}
	for _, p := range dt {
		salah := func(apa string) error { return ErrTitik.Invalidf("titik kumpul %q: %s", p.Kode, apa) }
		switch {
		case p.Kode == "" || sudah[p.Kode]:
			return salah("kodenya kosong atau ganda")
		case !slices.Contains([]JenisTitik{TitikLangganan, TitikPemakaian, TitikKontak, TitikUnggah, TitikUnduh, TitikImpor}, p.Jenis):
			return salah("jenisnya tidak dikenal")
		case !slices.ContainsFunc(r.Pemberitahuan, func(n privasi.Pemberitahuan) bool {
			return n.Kode == p.Pemberitahuan && slices.Contains(n.Tujuan, p.Tujuan)
		}):
			return salah("pemberitahuannya tidak menyebut tujuan itu")
		}
		sudah[p.Kode] = true
		if kurang := p.kurang(r, d, t); kurang != "" {
			return salah(kurang)
		}
	}
	return nil
}

// kurang says what is wrong with the fields of a point; "" when nothing is.
func (p TitikKumpul) kurang(r privasi.Register, d *privasi.Daftar, t time.Time) string {
	mencakupi := func(kategori string) bool {
		return slices.ContainsFunc(r.Kegiatan, func(k privasi.Kegiatan) bool {
			return k.Tujuan == p.Tujuan && aktif(k, t) && (kategori == "" || slices.ContainsFunc(k.Kategori, func(j string) bool { return mencakup(j, kategori) }))
		})
	}
	if p.Tipe == "" {
		if !mencakupi("") {
			return "tidak ada kegiatan untuk tujuan itu"
		}
		return ""
	}
	tipe := d.Tipe(p.Tipe)
	if tipe == nil || len(p.Bidang) == 0 {
		return "tipe dan bidangnya harus terdaftar"
	}
	for _, nama := range p.Bidang {
		if b, ada := tipe.Cari(nama); !ada || (b.Pribadi() && !mencakupi(b.Kategori)) {
			return "bidang " + nama + " tidak ada, atau tidak diperlukan kegiatan mana pun untuk tujuan itu"
		}
	}
	return ""
}

// Menerima reports whether the point declares a field.
func (p TitikKumpul) Menerima(bidang string) bool {
	return slices.ContainsFunc(p.Bidang, func(b string) bool {
		awal, banyak := strings.CutSuffix(b, "*")
		return b == bidang || banyak && p.Tipe == "" && len(bidang) > len(awal) && strings.HasPrefix(bidang, awal)
	})
}

// DenganPemberitahuan names for each point the notice of the register that speaks of its
// purpose; "" where none does.
func (dt DaftarTitik) DenganPemberitahuan(r privasi.Register) DaftarTitik {
	hasil := slices.Clone(dt)
	for i := range hasil {
		n, _ := r.CariPemberitahuan(hasil[i].Tujuan)
		hasil[i].Pemberitahuan = n.Kode
	}
	return hasil
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
		if !dt[i].Menerima(b) {
			return TitikKumpul{}, ErrBidangAsing.Invalidf("formulir ini tidak meminta semua bidang yang dikirim; muat ulang halamannya dan isi kembali").Pada(b)
		}
	}
	return dt[i], nil
}

// TerimaIsian is [DaftarTitik.Terima] for values by field.
func (dt DaftarTitik) TerimaIsian(kode string, isian map[string]string) (TitikKumpul, error) {
	return dt.Terima(kode, slices.Sorted(maps.Keys(isian))...)
}
