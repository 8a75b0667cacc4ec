package buku

import (
	"crypto"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
)

// TitikPeriksa says how the log stood: which log, how many leaves, which root.
// Signed, it is a text of a few lines that fits a QR code on the notice board.
type TitikPeriksa struct {
	Asal   string // the name of the log: "pesantren/" and the institution
	Ukuran int64
	Akar   Sidik
}

// Teks is the text that is signed: origin, size and root, a line each.
func (t TitikPeriksa) Teks() string {
	return fmt.Sprintf("%s\n%d\n%s\n", t.Asal, t.Ukuran, base64.StdEncoding.EncodeToString(t.Akar[:]))
}

// BacaTitik reads the text of a checkpoint, whoever signed it.
func BacaTitik(teks string) (TitikPeriksa, error) {
	baris := strings.SplitN(teks, "\n", 4)
	if len(baris) < 4 || baris[0] == "" {
		return TitikPeriksa{}, tolak("titik periksa tidak terbaca")
	}
	n, err := strconv.ParseInt(baris[1], 10, 64)
	akar, err2 := base64.StdEncoding.DecodeString(baris[2])
	t := TitikPeriksa{Asal: baris[0], Ukuran: n}
	if err != nil || err2 != nil || n < 0 || copy(t.Akar[:], akar) != len(t.Akar) || len(akar) != len(t.Akar) || t.Teks() != teks {
		return TitikPeriksa{}, tolak("titik periksa tidak terbaca")
	}
	return t, nil
}

// KunciPublik writes the public key of a log as it is printed on the policy page:
// whoever has it can check checkpoints and receipts. It is a verifier key of a
// signed note (Ed25519).
func KunciPublik(asal string, p crypto.Signer) (string, error) {
	pub, ok := p.Public().(ed25519.PublicKey)
	if !ok {
		return "", tolak("kunci tanda bukan Ed25519")
	}
	v, err := note.NewEd25519VerifierKey(asal, pub)
	if err != nil {
		return "", tolak("nama buku tidak sah")
	}
	return v, nil
}

// UraikanKunci takes the Ed25519 key and the name of the log out of what [KunciPublik]
// wrote: name, hash, and base64 of the byte 1 and the key, with a plus between. It
// returns nil for anything else.
func UraikanKunci(publik string) (kunci ed25519.PublicKey, asal string) {
	asal, sisa, _ := strings.Cut(publik, "+")
	_, isi, _ := strings.Cut(sisa, "+")
	b, err := base64.StdEncoding.DecodeString(isi)
	if err != nil || asal == "" || len(b) != 1+ed25519.PublicKeySize || b[0] != 1 {
		return nil, ""
	}
	return ed25519.PublicKey(b[1:]), asal
}

// penanda signs notes with a key that it never sees, such as that of
// privasi.Brankas.
type penanda struct {
	note.Verifier
	kunci crypto.Signer
}

func (p penanda) Sign(pesan []byte) ([]byte, error) {
	return p.kunci.Sign(rand.Reader, pesan, crypto.Hash(0))
}

// Tandatangani signs the checkpoint in the name of its log. More keys may sign the
// same text: those of witnesses.
func (t TitikPeriksa) Tandatangani(kunci ...crypto.Signer) (string, error) {
	ps := make([]note.Signer, len(kunci))
	for i, k := range kunci {
		publik, err := KunciPublik(t.Asal, k)
		if err != nil {
			return "", err
		}
		v, err := note.NewVerifier(publik)
		if err != nil {
			return "", tolak("kunci tanda rusak")
		}
		ps[i] = penanda{v, k}
	}
	b, err := note.Sign(&note.Note{Text: t.Teks()}, ps...)
	if err != nil {
		return "", tolak("titik periksa tidak dapat ditandatangani")
	}
	return string(b), nil
}

// BukaTitik checks the signatures of a checkpoint against public keys and reads
// it; at least one of the keys must have signed.
func BukaTitik(bertanda string, publik ...string) (TitikPeriksa, error) {
	vs := make([]note.Verifier, len(publik))
	for i, p := range publik {
		v, err := note.NewVerifier(p)
		if err != nil {
			return TitikPeriksa{}, tolak("kunci publik rusak")
		}
		vs[i] = v
	}
	n, err := note.Open([]byte(bertanda), note.VerifierList(vs...))
	if err != nil {
		return TitikPeriksa{}, tolak("tanda titik periksa tidak sah")
	}
	return BacaTitik(n.Text)
}
