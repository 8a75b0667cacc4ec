package privasi

import (
	"reflect"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
)

var (
	// ErrTingkat says that the decision does not release the field so far.
	ErrTingkat = dasar.Aturan("PRI-BACA-01")
	// ErrPandanganHabis says that a view is older than [MasaPandangan].
	ErrPandanganHabis = dasar.Aturan("PRI-BACA-02")
)

// What people see instead of a value.
const (
	TeksTiada  = "—"
	TeksAda    = "(ada)"
	TeksMusnah = "(dimusnahkan)"
)

// Pandangan is a decision whose trail has been written. It opens the fields and
// people that were asked for, as far as was decided, for [MasaPandangan]; a key
// destroyed meanwhile is still in it. It is used by one goroutine or many, and
// never stored.
type Pandangan struct {
	putusan Keputusan
	tipe    *Tipe
	kunci   map[KunciID]kunciTerbuka
	samaran []Samaran
	now     func() time.Time
}

// Keputusan returns the decision, with the reason of every level.
func (v *Pandangan) Keputusan() Keputusan { return v.putusan }

// Tingkat returns how far a field of a person is released; what was not asked
// for is [Tiada].
func (v *Pandangan) Tingkat(s SubjekID, bidang string) Tingkat {
	return v.putusan.Hasil(s, bidang).Tingkat
}

// Wajib refuses, with [ErrTingkat], unless every field of the person is released
// at least so far. A step that cannot go on without a value calls it.
func (v *Pandangan) Wajib(t Tingkat, s SubjekID, bidang ...string) error {
	for _, b := range bidang {
		if h := v.putusan.Hasil(s, b); h.Tingkat < t {
			return ErrTingkat.Forbiddenf("bidang %s tidak boleh dibuka: %s", b, h.Sebab).Pada(b)
		}
	}
	return nil
}

// Baca opens a sealed field of the viewed type. The full value comes only at
// level [Penuh]; below it the value is zero and the error [ErrTingkat]. An empty
// field is the zero value. A destroyed key gives [ErrKunciMusnah]; ciphertext
// that does not belong to this person and field gives [ErrSandi]; a value that
// was never sealed gives [ErrBelumSegel].
func Baca[T any](v *Pandangan, s SubjekID, bidang string, t Tertutup[T]) (nilai T, tingkat Tingkat, err error) {
	tingkat = v.Tingkat(s, bidang)
	if err := v.Wajib(Penuh, s, bidang); err != nil {
		return nilai, tingkat, err
	}
	polos, ada, err := v.buka(s, bidang, &t)
	if err != nil || !ada {
		return nilai, tingkat, err
	}
	nilai, err = dekode[T](polos)
	return nilai, tingkat, err
}

// Tampil returns a sealed field as people see it at their level: the text, the
// masked text, "(ada)" or "—". A destroyed value reads "(dimusnahkan)", a value
// that cannot be opened for another reason "(tidak terbaca)". An empty field is
// "" at any level but [Tiada].
func Tampil[T any](v *Pandangan, s SubjekID, bidang string, t Tertutup[T]) string {
	return v.tampil(s, bidang, &t)
}

func (v *Pandangan) tampil(s SubjekID, bidang string, t penyegel) string {
	h := v.putusan.Hasil(s, bidang)
	switch {
	case h.Tingkat == Tiada:
		return TeksTiada
	case t.Kosong():
		return ""
	case h.Tingkat == Ada:
		return TeksAda
	}
	polos, _, err := v.buka(s, bidang, t)
	if err == nil {
		var teks string
		if teks, err = t.teks(polos); err == nil {
			return v.samar(h, teks)
		}
	}
	if dasar.RuleOf(err) == string(ErrKunciMusnah) {
		return TeksMusnah
	}
	return "(tidak terbaca)"
}

// Terang is [Tampil] for a readable field: a name is shown, masked or withheld
// by the same decision.
func (v *Pandangan) Terang(s SubjekID, bidang, nilai string) string {
	h := v.putusan.Hasil(s, bidang)
	switch {
	case h.Tingkat == Tiada:
		return TeksTiada
	case nilai == "":
		return ""
	case h.Tingkat == Ada:
		return TeksAda
	}
	return v.samar(h, nilai)
}

func (v *Pandangan) samar(h HasilBidang, teks string) string {
	if h.Tingkat == Penuh {
		return teks
	}
	return cariSamaran(v.samaran, h.Kategori).Samarkan(teks)
}

// buka decrypts; false means that there is no value. The caller has looked at
// the level.
func (v *Pandangan) buka(s SubjekID, bidang string, t penyegel) ([]byte, bool, error) {
	if v.now().Sub(v.putusan.Permintaan.Pada) > MasaPandangan {
		return nil, false, ErrPandanganHabis.Forbiddenf("izin membuka data ini sudah lewat; muat ulang halaman")
	}
	if t.Kosong() {
		return nil, false, nil
	}
	b, ok := t.Bungkus()
	if !ok {
		return nil, false, &dasar.Error{Rule: string(ErrBelumSegel), Message: "data pribadi belum disegel; panggil privasi.Segel dahulu"}
	}
	bid, ada := v.tipe.Cari(bidang)
	if !ada || !bid.Tertutup {
		return nil, false, ErrTingkat.Forbiddenf("bidang %s bukan bidang tersegel", bidang)
	}
	k, ada := v.kunci[KunciID{s, bid.Retensi}]
	switch {
	case !ada:
		return nil, false, ErrTingkat.Forbiddenf("bidang %s tidak diminta", bidang)
	case k.err != nil:
		return nil, false, k.err
	}
	polos, err := bukaSegel(k.a, tempat(nil, v.putusan.Permintaan.Pelaku.Lembaga, v.tipe, &bid, s), b.Sandi)
	return polos, true, err
}

// Sajikan returns every field that was asked for of one record of the viewed
// type, as people see it at their level; rec is a pointer to it. Texts are shown
// as they are, other readable fields through their String or MarshalText. Nothing is
// shown of a record that names its person by another id: see [Pandangan.SajikanMilik].
func (v *Pandangan) Sajikan(rec any) map[string]string { return v.sajikan("", rec) }

// SajikanMilik is [Pandangan.Sajikan] of a record that names its person by another id
// than a SubjekID, for the person that the caller knows it to be about.
func (v *Pandangan) SajikanMilik(s SubjekID, rec any) map[string]string { return v.sajikan(s, rec) }

func (v *Pandangan) sajikan(s SubjekID, rec any) map[string]string {
	r := reflect.ValueOf(rec)
	if r.Kind() != reflect.Pointer || r.IsNil() || r.Elem().Kind() != reflect.Struct || v.tipe.rt != r.Elem().Type() {
		return map[string]string{}
	}
	r = r.Elem()
	if v.tipe.letakSubjek != nil {
		s = SubjekID(r.FieldByIndex(v.tipe.letakSubjek).String())
	}
	bidang := v.putusan.untuk(s)
	hasil := make(map[string]string, len(bidang))
	for _, h := range bidang {
		b, ada := v.tipe.Cari(h.Bidang)
		switch {
		case !ada:
			hasil[h.Bidang] = TeksTiada
		case b.Tertutup:
			hasil[h.Bidang] = v.tampil(s, b.Nama, r.FieldByIndex(b.letak).Addr().Interface().(penyegel))
		default:
			hasil[h.Bidang] = v.Terang(s, b.Nama, teksBiasa(r.FieldByIndex(b.letak).Interface()))
		}
	}
	return hasil
}
