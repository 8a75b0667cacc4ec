package privasi

import (
	"context"
	"crypto/cipher"
	"fmt"
	"reflect"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi/internal/bita"
)

// ErrTanpaSubjek says that a record with personal data names no person.
var ErrTanpaSubjek = dasar.Aturan("PRI-SEGEL-02")

// versiSegel stands before every ciphertext; the scheme it names is AES-256-GCM
// with a random nonce of 12 bytes and the additional data of [tempat].
const versiSegel = 1

// kelompok bounds how many keys one round trip carries.
const kelompok = 4096

// Segel seals every fresh field of the records: one fetch of keys, and one
// insert of the keys that are new, per 4,096 keys. Sealed and empty fields stay
// as they are, so that calling it twice does nothing more.
//
// A field is sealed under the key of the record's person and the field's
// retention class, and bound to institution, person, class, type and field. A
// field tagged `indeks` gets its blind index.
//
// Call it before the unit of work that stores the records: keys are written
// through the vault's own store, which on SQLite would wait for the unit, and a
// key that outlives a unit that failed harms nobody. Inside a unit it is refused
// ([ErrSegelDalamUnit]). An embedder that holds a transaction of its own may
// bind a key store to it and seal there.
//
// After an error some records may be sealed and others not; none is damaged.
func Segel[T any](ctx context.Context, b *Brankas, d *Daftar, l dasar.LembagaID, recs ...*T) error {
	t, err := d.wajib(reflect.TypeFor[T]())
	if err != nil {
		return err
	}
	a := antrean{kunci: map[KunciID]int{}}
	for _, r := range recs {
		if err := a.tambah(t, reflect.ValueOf(r).Elem()); err != nil {
			return err
		}
		if len(a.kunci) >= kelompok {
			if err := b.segelkan(ctx, l, t, &a); err != nil {
				return err
			}
			a.kosongkan()
		}
	}
	return b.segelkan(ctx, l, t, &a)
}

// antrean is what waits for its keys.
type antrean struct {
	segaran []segaran
	kunci   map[KunciID]int // index in ids
	ids     []KunciID
	indeks  bool // a blind index is wanted
}

// segaran is one fresh field waiting for its key.
type segaran struct {
	isi penyegel
	b   *Bidang
	ke  int // of its key, in ids
}

func (a *antrean) kosongkan() {
	clear(a.kunci)
	*a = antrean{segaran: a.segaran[:0], kunci: a.kunci, ids: a.ids[:0]}
}

func (a *antrean) kunciKe(id KunciID) int {
	i, ada := a.kunci[id]
	if !ada {
		i = len(a.ids)
		a.kunci[id] = i
		a.ids = append(a.ids, id)
	}
	return i
}

func (a *antrean) tambah(t *Tipe, rec reflect.Value) error {
	for i := range t.Bidang {
		b := &t.Bidang[i]
		if !b.Tertutup {
			continue
		}
		isi := rec.FieldByIndex(b.letak).Addr().Interface().(penyegel)
		if !isi.Segar() {
			continue
		}
		s := SubjekID(rec.FieldByIndex(t.letakSubjek).String())
		if s == "" {
			return &dasar.Error{Rule: string(ErrTanpaSubjek), Field: b.Nama, Message: "catatan " + t.Nama + " belum menunjuk orangnya; isi SubjekID dahulu"}
		}
		a.segaran = append(a.segaran, segaran{isi, b, a.kunciKe(KunciID{s, b.Retensi})})
		a.indeks = a.indeks || b.Indeks
	}
	return nil
}

func (b *Brankas) segelkan(ctx context.Context, l dasar.LembagaID, t *Tipe, a *antrean) error {
	if len(a.segaran) == 0 {
		return nil
	}
	ke := -1
	if a.indeks {
		ke = a.kunciKe(indeksLembaga)
	}
	peta, err := b.pastikan(ctx, l, a.ids)
	if err != nil {
		return err
	}
	ks := make([]kunciTerbuka, len(a.ids))
	for i, id := range a.ids {
		ks[i] = peta[id]
	}
	var di []byte
	for _, s := range a.segaran {
		polos, err := s.isi.enkode()
		if err != nil {
			return fmt.Errorf("menyegel %s.%s: isi tidak dapat ditulis sebagai %T", t.Nama, s.b.Nama, s.isi)
		}
		di = tempat(di[:0], l, t, s.b, a.ids[s.ke].Subjek)
		baru := Bungkus{Sandi: segel(ks[s.ke].a, di, polos)}
		if s.b.Indeks {
			baru.Indeks = indeksButa(ks[ke].mentah, s.b.Kategori, string(polos))
		}
		s.isi.pasang(baru)
	}
	return nil
}

// tempat appends the additional data to a buffer: where a ciphertext belongs.
func tempat(buf []byte, l dasar.LembagaID, t *Tipe, b *Bidang, s SubjekID) []byte {
	for _, x := range [...]string{"pesantren/segel/1", string(l), string(s), string(b.Retensi), t.Nama, b.Sebagai} {
		buf = bita.Tambah(buf, x)
	}
	return buf
}

func segel(a cipher.AEAD, di, polos []byte) []byte {
	sandi := make([]byte, 1, 1+12+len(polos)+16)
	sandi[0] = versiSegel
	return a.Seal(sandi, nil, polos, di)
}

func bukaSegel(a cipher.AEAD, di, sandi []byte) ([]byte, error) {
	if len(sandi) > 0 && sandi[0] == versiSegel {
		if polos, err := a.Open(nil, nil, sandi[1:], di); err == nil {
			return polos, nil
		}
	}
	return nil, &dasar.Error{Rule: string(ErrSandi), Message: "data tersegel rusak atau berpindah tempat; pulihkan dari cadangan dan laporkan kepada PPDP"}
}
