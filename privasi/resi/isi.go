package resi

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"strconv"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/persetujuan"
)

var (
	// ErrResi is the one answer to every receipt that does not hold.
	ErrResi = dasar.Aturan("PRI-RESI-01")
	// ErrTerbitResi says that a receipt cannot be issued: no such step, a salt that
	// is too short, a key that is not Ed25519.
	ErrTerbitResi = dasar.Aturan("PRI-RESI-02")
)

// Skema is the version of the form of [Isi].
const Skema = "pesantren/resi/1"

// Isi is the signed body: no personal data. The order of the fields is the order
// of the canonical bytes, and is permanent.
type Isi struct {
	Skema         string          `json:"skema"`
	ID            string          `json:"id"` // the consent, a dot, the number of the step
	Lembaga       dasar.LembagaID `json:"lembaga"`
	Kegiatan      string          `json:"kegiatan"`
	Tujuan        string          `json:"tujuan"`
	Pemberitahuan string          `json:"pemberitahuan"` // hash of the notice that was read
	Status        string          `json:"status"`
	ISO           string          `json:"iso27560"`
	Kapasitas     string          `json:"kapasitas"` // "diri", "wali" or "petugas"
	Cara          string          `json:"cara"`
	Subjek        []byte          `json:"subjek"`         // commitment
	Wali          []byte          `json:"wali,omitempty"` // commitment, when a guardian spoke
	Pada          time.Time       `json:"pada"`
}

// Bita are the canonical bytes.
func (i Isi) Bita() []byte {
	i.Pada = i.Pada.UTC().Truncate(time.Microsecond)
	b, err := json.Marshal(i)
	if err != nil {
		panic("resi: " + err.Error()) // only plain values inside
	}
	return b
}

// GaramTerpendek is the least length of a salt, in bytes.
const GaramTerpendek = 16

// Komitmen ties a person of an institution to a receipt for whoever has the salt,
// and for nobody else.
func Komitmen(garam []byte, l dasar.LembagaID, s privasi.SubjekID) []byte {
	h := hmac.New(sha256.New, garam)
	for _, bagian := range []string{Skema, string(l), string(s)} {
		var n [8]byte
		binary.BigEndian.PutUint64(n[:], uint64(len(bagian)))
		h.Write(n[:])
		h.Write([]byte(bagian))
	}
	return h.Sum(nil)
}

// Susun is what the receipt of one step of a consent says. Steps count from 0; the
// same step always gives the same body under the same salt, so that withdrawing
// twice brings no second receipt.
func Susun(p persetujuan.Persetujuan, langkah int, garam []byte) (Isi, error) {
	if langkah < 0 || langkah >= len(p.Langkah) {
		return Isi{}, ErrTerbitResi.Invalidf("persetujuan ini tidak punya langkah nomor %d", langkah)
	}
	if len(garam) < GaramTerpendek {
		return Isi{}, ErrTerbitResi.Invalidf("garam resi terlalu pendek; buat sekurangnya %d bita acak", GaramTerpendek)
	}
	l := p.Langkah[langkah]
	iso, _ := l.Ke.ISO()
	i := Isi{Skema: Skema, ID: p.ID + "." + strconv.Itoa(langkah), Lembaga: p.Lembaga, Kegiatan: p.Kegiatan, Tujuan: p.Tujuan, Pemberitahuan: notis(p, langkah),
		Status: string(l.Ke), ISO: iso, Kapasitas: "petugas", Cara: string(l.Cara), Subjek: Komitmen(garam, p.Lembaga, p.Subjek), Pada: l.Pada.UTC().Truncate(time.Microsecond)}
	switch {
	case l.Oleh.Diri:
		i.Kapasitas = "diri"
	case l.Oleh.Wali != "":
		i.Kapasitas, i.Wali = "wali", Komitmen(garam, p.Lembaga, l.Oleh.Wali)
	}
	return i, nil
}

// notis is the notice that a step rests on: its own, or that of the step before.
func notis(p persetujuan.Persetujuan, langkah int) string {
	for ; langkah >= 0; langkah-- {
		if v := p.Langkah[langkah].Pemberitahuan; v != "" {
			return v
		}
	}
	return ""
}
