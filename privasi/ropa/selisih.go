package ropa

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// ErrDasarTerkunci says that basis, reference or purpose of an active activity were
// to be edited.
var ErrDasarTerkunci = dasar.Aturan("PRI-ROPA-09")

// Sidik is the hash of the content: all but when it was made.
func (r Ropa) Sidik() string {
	r.Pada, r.Register, r.Versi = time.Time{}, 0, 0
	return sidik("ropa", r)
}

func sidik(apa string, v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic("ropa: " + err.Error()) // only plain values inside
	}
	s := sha256.Sum256(append([]byte("pesantren/"+apa+"/1\x00"), b...))
	return hex.EncodeToString(s[:])
}

// Beda is one content of one activity that differs.
type Beda struct {
	Kegiatan, Butir string
	Lama, Baru      []string
}

// Selisih lists what differs between the stored record and the generated one, by
// activity and content. Nothing differs exactly when the hashes are equal.
func Selisih(lama, baru Ropa) (bs []Beda) {
	a, b := lama.per(), baru.per()
	semua := maps.Clone(a)
	maps.Copy(semua, b)
	for _, k := range slices.Sorted(maps.Keys(semua)) {
		butir := maps.Clone(a[k])
		if butir == nil {
			butir = map[string][]string{}
		}
		maps.Copy(butir, b[k])
		for _, x := range slices.Sorted(maps.Keys(butir)) {
			if !slices.Equal(a[k][x], b[k][x]) {
				bs = append(bs, Beda{k, x, a[k][x], b[k][x]})
			}
		}
	}
	return bs
}

func (r Ropa) per() map[string]map[string][]string {
	m := map[string]map[string][]string{}
	for _, b := range r.Baris {
		m[b.Kegiatan] = b.Butir
	}
	return m
}

// TanpaKegiatan lists the personal fields that no active activity covers, as
// "type.Field (category)": a field that somebody added and forgot to register. Types
// that privasi and its rooms keep to do their own work may be named in kecuali.
func TanpaKegiatan(r privasi.Register, d *privasi.Daftar, t time.Time, kecuali ...string) (ms []string) {
	for _, tipe := range d.Semua() {
		if slices.Contains(kecuali, tipe.Nama) {
			continue
		}
		for _, b := range tipe.Bidang {
			tercakup := slices.ContainsFunc(r.Kegiatan, func(k privasi.Kegiatan) bool {
				return aktif(k, t) && slices.ContainsFunc(k.Kategori, func(j string) bool { return mencakup(j, b.Kategori) })
			})
			if b.Pribadi() && !tercakup {
				ms = append(ms, tipe.Nama+"."+b.Nama+" ("+b.Kategori+")")
			}
		}
	}
	return ms
}

// PeriksaPerubahan refuses, with [ErrDasarTerkunci], a new register in which an
// activity that was active has another basis, reference or purpose under the same
// code. It is stopped instead, and a new code begins with a notice that covers its
// purpose and is not an old text.
func PeriksaPerubahan(lama, baru privasi.Register) error {
	kode := map[string]privasi.Kegiatan{}
	for _, k := range lama.Kegiatan {
		kode[k.Kode] = k
	}
	versi := map[string]bool{}
	for _, p := range lama.Pemberitahuan {
		versi[p.Versi()] = true
	}
	for _, k := range baru.Kegiatan {
		dulu, ada := kode[k.Kode]
		if ada && dulu.Status == privasi.Aktif && (dulu.Dasar != k.Dasar || dulu.Rujukan != k.Rujukan || dulu.Tujuan != k.Tujuan) {
			return terkunci(k.Kode)
		}
		if ada || !gantiDasar(lama, k) {
			continue
		}
		if p, ketemu := baru.CariPemberitahuan(k.Tujuan); !ketemu || versi[p.Versi()] {
			return ErrDasarTerkunci.Invalidf("kegiatan %q memakai dasar lain untuk tujuan lama; terbitkan pemberitahuan baru lebih dahulu", k.Kode).Pada("pemberitahuan")
		}
	}
	return nil
}

func terkunci(kode string) error {
	return ErrDasarTerkunci.Conflictf("dasar dan tujuan kegiatan %q tidak dapat diubah; hentikan, lalu buat kegiatan baru dengan pemberitahuan baru", kode).Pada("dasar")
}

// gantiDasar: a purpose that had activities gets one on a basis that none of them had.
func gantiDasar(lama privasi.Register, k privasi.Kegiatan) bool {
	pernah, sama := false, false
	for _, x := range lama.Kegiatan {
		if x.Tujuan == k.Tujuan {
			pernah = true
			sama = sama || x.Dasar == k.Dasar
		}
	}
	return pernah && !sama
}
