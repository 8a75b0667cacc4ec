package kebijakan

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"github.com/pesantren-go/pesantren/dasar"
)

// Audiens is whom a version speaks to.
type Audiens string

// The audiences. Each has exactly one version in force per language.
const (
	Wali    Audiens = "wali"
	Santri  Audiens = "santri"
	Pegawai Audiens = "pegawai"
	Publik  Audiens = "publik"
)

// SemuaAudiens lists them.
func SemuaAudiens() []Audiens { return []Audiens{Wali, Santri, Pegawai, Publik} }

// Klausul is one clause. Kunci stays the same from version to version, so that versions
// can be compared.
type Klausul struct {
	Kunci string `privasi:"-,kebijakan lembaga"`
	Judul string `privasi:"-,kebijakan lembaga"`
	Teks  string `privasi:"-,kebijakan lembaga"`
}

// Tujuan is what a version says about one purpose, in a form that machines compare.
type Tujuan struct {
	Kode     string   `privasi:"-,kebijakan lembaga"`
	Uraian   string   `privasi:"-,kebijakan lembaga"`
	Kategori []string `privasi:"-,kebijakan lembaga"` // dot paths
	Penerima []string `privasi:"-,kebijakan lembaga"` // roles and parties
	Retensi  []string `privasi:"-,kebijakan lembaga"` // classes, or how long in words
}

// Naskah is the text of a version before it is published.
type Naskah struct {
	Bahasa    string // BCP 47, such as "id"
	Audiens   Audiens
	Ringkasan string // plain words, a few sentences
	Klausul   []Klausul
	Tujuan    []Tujuan
	Material  bool // said to be; what changes a purpose is material anyway
}

// Kebijakan is one published version. It never changes.
type Kebijakan struct {
	Lembaga       dasar.LembagaID `privasi:"-,lembaga"`
	ID            string          `privasi:"-,sidik naskah"`            // SHA-256 of Kanonik, hexadecimal
	Induk         string          `privasi:"-,sidik naskah sebelumnya"` // "" for the first
	Bahasa        string          `privasi:"-,kebijakan lembaga"`
	Audiens       Audiens         `privasi:"-,kebijakan lembaga"`
	Ringkasan     string          `privasi:"-,kebijakan lembaga"`
	Keterbacaan   string          `privasi:"-,catatan tingkat bacaan"`
	Klausul       []Klausul       `privasi:"-,kebijakan lembaga"`
	Tujuan        []Tujuan        `privasi:"-,kebijakan lembaga"`
	Material      bool            `privasi:"-,sifat perubahan"`
	DiumumkanPada time.Time       `privasi:"-,saat diumumkan"`
	BerlakuSejak  time.Time       `privasi:"-,saat berlaku"`
	Oleh          string          `privasi:"-,akun penerbit"`
}

// Kanonik is the text that the ID is the hash of: every part preceded by its length, so
// that no two contents share bytes. Dates are facts of publication and are not in it.
func (k Kebijakan) Kanonik() []byte {
	var b bytes.Buffer
	tulis := func(ss ...string) {
		for _, s := range ss {
			fmt.Fprintf(&b, "%d:%s\n", len(s), s)
		}
	}
	tulis("pesantren/kebijakan/1", string(k.Lembaga), k.Induk, k.Bahasa, string(k.Audiens), fmt.Sprint(k.Material), k.Ringkasan)
	tulis(fmt.Sprint(len(k.Klausul)))
	for _, c := range k.Klausul {
		tulis(c.Kunci, c.Judul, c.Teks)
	}
	tulis(fmt.Sprint(len(k.Tujuan)))
	for _, t := range k.Tujuan {
		tulis(t.Kode, t.Uraian)
		for _, daftar := range [][]string{t.Kategori, t.Penerima, t.Retensi} {
			tulis(fmt.Sprint(len(daftar)))
			tulis(daftar...)
		}
	}
	return b.Bytes()
}

// Sidik computes the ID anew: a stored version whose ID is another was changed.
func (k Kebijakan) Sidik() string {
	s := sha256.Sum256(k.Kanonik())
	return hex.EncodeToString(s[:])
}

// Teks is the version as a person reads it.
func (k Kebijakan) Teks() string {
	var b strings.Builder
	b.WriteString(k.Ringkasan)
	for _, c := range k.Klausul {
		b.WriteString("\n\n" + c.Judul + "\n\n" + c.Teks)
	}
	b.WriteString("\n")
	return b.String()
}

// samaTerbit reports whether everything is the same, dates and all.
func (k Kebijakan) samaTerbit(l Kebijakan) bool {
	return k.DiumumkanPada.Equal(l.DiumumkanPada) && k.BerlakuSejak.Equal(l.BerlakuSejak) && bytes.Equal(k.Kanonik(), l.Kanonik())
}

// samaIsi reports whether two versions say the same, in the same order.
func (k Kebijakan) samaIsi(l Kebijakan) bool {
	k.Induk, k.Material = l.Induk, l.Material
	return bytes.Equal(k.Kanonik(), l.Kanonik())
}

// rapi normalises a text: NFC, LF, no blanks at the ends of lines or of the text.
func rapi(s string) string {
	s = strings.ReplaceAll(norm.NFC.String(s), "\r\n", "\n")
	baris := strings.Split(s, "\n")
	for i, b := range baris {
		baris[i] = strings.TrimRight(b, " \t\r")
	}
	return strings.TrimSpace(strings.Join(baris, "\n"))
}

func urut(ss []string) []string {
	ss = slices.Clone(ss)
	slices.Sort(ss)
	return slices.Compact(ss)
}
