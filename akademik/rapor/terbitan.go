package rapor

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"github.com/pesantren-go/pesantren/dasar"
)

// Sidik is the SHA-256 of a rapor's content in hexadecimal. It is comparable; the zero
// value is none.
type Sidik string

// Pendek is the beginning that is printed for comparing by eye.
func (s Sidik) Pendek() string { return string(s[:min(len(s), 12)]) }

// Terbitan is one publication of a rapor. Nomor is the rapor's in its institution,
// without gaps, and stays when the rapor is reopened; Versi counts its publications
// from 1. The zero value is not published.
type Terbitan struct {
	Nomor  int
	Versi  int
	Sidik  Sidik         // of the content
	Pada   dasar.Tanggal // day of publication
	Alasan string        // why it was reopened, "" for Versi 1
}

// Sebutan is the number as printed: "000123/2", "" when it is not published.
func (t Terbitan) Sebutan() string {
	if t.Nomor == 0 {
		return ""
	}
	return fmt.Sprintf("%06d/%d", t.Nomor, t.Versi)
}

// Dokumen is what pages and files are made from: the content, and its publication
// where there is one.
type Dokumen struct {
	Rapor  Rapor
	Terbit Terbitan
	Ganti  int // version that replaced this one, 0 = it stands
}

// Tanda is the mark that every page must show, "" when the rapor is published, whole
// and the one that stands.
func (d Dokumen) Tanda() string {
	switch {
	case d.Terbit.Nomor == 0 && !d.Rapor.Lengkap():
		return "DRAF BELUM LENGKAP"
	case d.Terbit.Nomor == 0:
		return "DRAF BELUM TERBIT"
	case d.Ganti > 0:
		return fmt.Sprintf("SUDAH DIGANTI VERSI %d", d.Ganti)
	case !d.Rapor.Lengkap():
		return "BELUM LENGKAP"
	}
	return ""
}

// ErrIsi says that a published rapor is not what was published: the hash of its content
// is another one.
var ErrIsi = dasar.Aturan("AKD-RAPOR-01")

// Periksa refuses, with [ErrIsi], a published document whose content was changed.
func (d Dokumen) Periksa() error {
	if d.Terbit.Nomor != 0 && d.Rapor.Sidik() != d.Terbit.Sidik {
		return ErrIsi.Conflictf("isi rapor %s tidak sama dengan yang diterbitkan; pulihkan dari cadangan", d.Terbit.Sebutan())
	}
	return nil
}

// Sidik is the hash of the content.
func (r Rapor) Sidik() Sidik {
	h := sha256.Sum256(r.Kanonik())
	return Sidik(hex.EncodeToString(h[:]))
}

// Kanonik is the content as the one text that its hash is taken of: JSON without
// blanks, members by name, and without members that hold nothing ("", 0, false, no
// entries). So neither the order of fields nor an empty list in place of none nor a
// field that the program learns later changes it. json.Unmarshal reads it back.
func (r Rapor) Kanonik() []byte {
	var isi any
	d := json.NewDecoder(bytes.NewReader(tulis(r)))
	d.UseNumber()
	if err := d.Decode(&isi); err != nil {
		panic("rapor: " + err.Error()) // what was written a line before
	}
	pangkas(isi)
	return tulis(isi)
}

func tulis(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic("rapor: " + err.Error()) // plain values only
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}

// pangkas takes out members that hold nothing, from the inside out, and reports
// whether v itself holds nothing. Entries of lists stay: their place means something.
func pangkas(v any) (kosong bool) {
	switch x := v.(type) {
	case map[string]any:
		for k, isi := range x {
			if pangkas(isi) {
				delete(x, k)
			}
		}
		return len(x) == 0
	case []any:
		for _, isi := range x {
			pangkas(isi)
		}
		return len(x) == 0
	case string:
		return x == ""
	case json.Number:
		return x == "0"
	case bool:
		return !x
	}
	return v == nil
}
