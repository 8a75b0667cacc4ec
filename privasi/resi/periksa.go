package resi

import (
	"bytes"
	"crypto/ed25519"
	"crypto/hmac"
	"encoding/base64"
	"encoding/json"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/buku"
)

// Harapan is what the holder expects of a receipt.
type Harapan struct {
	Lembaga dasar.LembagaID
	Subjek  privasi.SubjekID
	Garam   []byte
	Kini    time.Time // the moment of checking
}

// SelisihJam is how far the clock of the issuer may run ahead of the checker's.
const SelisihJam = 5 * time.Minute

// MaksResi is the longest text that is read, in bytes.
const MaksResi = 64 << 10

// Periksa checks a receipt offline against the public key of the log
// (buku.KunciPublik) and returns what it says. Anything that does not hold is
// [ErrResi].
func Periksa(teks []byte, publik string, h Harapan) (Isi, error) {
	i, err := PeriksaTerbitan(teks, publik, h.Kini)
	if err != nil {
		return Isi{}, err
	}
	cocok := hmac.Equal(i.Subjek, Komitmen(h.Garam, h.Lembaga, h.Subjek))
	if !cocok || len(h.Garam) < GaramTerpendek || i.Lembaga != h.Lembaga {
		return Isi{}, tolak()
	}
	return i, nil
}

// PeriksaTerbitan is [Periksa] for whoever does not know whose the receipt is: that it
// was issued and stands in the log, and nothing about anybody.
func PeriksaTerbitan(teks []byte, publik string, kini time.Time) (Isi, error) {
	var r Resi
	if len(teks) > MaksResi || json.Unmarshal(teks, &r) != nil || !bytes.Equal(r.Tulis(), teks) {
		return Isi{}, tolak()
	}
	kunci, asal := buku.UraikanKunci(publik)
	if kunci == nil || r.Isi.Skema != Skema || !ed25519.Verify(kunci, pesan(r.Isi), r.Tanda) {
		return Isi{}, tolak()
	}
	if !titikKanonik(r.Titik) {
		return Isi{}, tolak()
	}
	t, err := buku.BukaTitik(r.Titik, publik)
	if err != nil || t.Asal != asal || buku.PeriksaMuat(r.Bukti, t.Ukuran, t.Akar, r.Indeks, r.Daun()) != nil {
		return Isi{}, tolak()
	}
	if kini.IsZero() || r.Isi.Pada.After(kini.Add(SelisihJam)) {
		return Isi{}, tolak()
	}
	return r.Isi, nil
}

func tolak() error { return ErrResi.Invalidf("resi ini tidak sah") }

// titikKanonik: exactly one signature, written in the one way that base64 has.
// Readers of notes skip signatures of strangers and overlook spare bits.
func titikKanonik(titik string) bool {
	_, tanda, ada := strings.Cut(titik, "\n\n")
	if !ada || strings.Count(tanda, "\n") != 1 || !strings.HasSuffix(tanda, "\n") {
		return false
	}
	i := strings.LastIndexByte(tanda, ' ')
	b, err := base64.StdEncoding.Strict().DecodeString(strings.TrimSuffix(tanda[i+1:], "\n"))
	return err == nil && len(b) == 4+ed25519.SignatureSize
}

// Pegangan is what the holder gets, in a QR code or a file: the receipt and the
// salt that ties it to him.
type Pegangan struct {
	Resi  json.RawMessage `json:"resi"`
	Garam []byte          `json:"garam"`
}

// Tulis is the text of the QR code.
func (p Pegangan) Tulis() []byte {
	b, err := json.Marshal(p)
	if err != nil {
		panic("resi: " + err.Error()) // Resi comes from [Resi.Tulis]
	}
	return b
}

// BacaPegangan reads what [Pegangan.Tulis] wrote.
func BacaPegangan(teks []byte) (Pegangan, error) {
	var p Pegangan
	if len(teks) > MaksResi+1024 || json.Unmarshal(teks, &p) != nil || !bytes.Equal(p.Tulis(), teks) {
		return Pegangan{}, tolak()
	}
	return p, nil
}
