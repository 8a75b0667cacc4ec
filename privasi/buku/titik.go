package buku

import (
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

// KunciTanda is a pair of keys that signs checkpoints and receipts: Rahasia stays
// with the institution, sealed; Publik is printed on the policy page.
type KunciTanda struct{ Rahasia, Publik string }

// BuatKunciTanda makes a pair (Ed25519) for the log of that name.
func BuatKunciTanda(asal string) (KunciTanda, error) {
	r, p, err := note.GenerateKey(rand.Reader, asal)
	if err != nil {
		return KunciTanda{}, fmt.Errorf("membuat kunci tanda: %w", err)
	}
	return KunciTanda{r, p}, nil
}

// Tandatangani signs the checkpoint; more keys (of witnesses) may sign the same.
func (t TitikPeriksa) Tandatangani(rahasia ...string) (string, error) {
	ps := make([]note.Signer, len(rahasia))
	for i, r := range rahasia {
		p, err := note.NewSigner(r)
		if err != nil {
			return "", tolak("kunci tanda rusak")
		}
		ps[i] = p
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
