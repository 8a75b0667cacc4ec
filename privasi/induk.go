package privasi

import (
	"bytes"
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
)

// ErrKunciInduk says that the master key is damaged, unreadable by right, or not
// the one that wrapped the keys of this data.
var ErrKunciInduk = dasar.Aturan("PRI-INDUK-01")

// Pembungkus wraps data keys with a master key that the database never sees: a
// file ([KunciInduk]), or a key management service of the embedder. aad binds
// the wrapped bytes to their key id. BukaBungkus refuses, with [ErrKunciInduk],
// what another master key wrapped.
type Pembungkus interface {
	Bungkus(ctx context.Context, kunci, aad []byte) ([]byte, error)
	BukaBungkus(ctx context.Context, terbungkus, aad []byte) ([]byte, error)
}

const kepalaInduk = "pesantren-kunci-induk-1"

// KunciInduk returns the master key kept in a file. When the file does not
// exist it is made, with 32 random bytes and mode 0600; two processes starting
// at once agree on one. Whoever loses this file loses every sealed value: it
// belongs in a safe, printed or on another medium, and never in the same backup
// as the database.
//
// The file is one line of text, "pesantren-kunci-induk-1 <base64> <check>"; a
// damaged line, or a file that others may read, is refused with
// [ErrKunciInduk]. Call [Brankas].Periksa at start-up to learn whether it is
// the right one.
func KunciInduk(path string) (Pembungkus, error) {
	isi, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		if err = buatInduk(path); err == nil {
			isi, err = os.ReadFile(path)
		}
	}
	if err != nil {
		return nil, fmt.Errorf("membaca kunci induk: %w", err)
	}
	if st, err := os.Stat(path); err != nil {
		return nil, fmt.Errorf("membaca kunci induk: %w", err)
	} else if st.Mode().Perm()&0o077 != 0 && os.PathSeparator == '/' {
		return nil, ErrKunciInduk.Forbiddenf("berkas kunci induk %s dapat dibaca orang lain; jalankan chmod 600", path)
	}
	k, err := bacaInduk(isi)
	if err != nil {
		return nil, ErrKunciInduk.Invalidf("berkas kunci induk %s rusak; pulihkan dari salinan yang Anda simpan", path)
	}
	return IndukDari(k)
}

func bacaInduk(isi []byte) ([]byte, error) {
	f := strings.Fields(string(isi))
	if len(f) != 3 || f[0] != kepalaInduk {
		return nil, errors.New("bentuk")
	}
	k, err := base64.StdEncoding.DecodeString(f[1])
	if err != nil || len(k) != 32 || f[2] != periksaInduk(k) {
		return nil, errors.New("isi")
	}
	return k, nil
}

func periksaInduk(k []byte) string {
	s := sha256.Sum256(append([]byte("periksa/"), k...))
	return hex.EncodeToString(s[:4])
}

// buatInduk writes the file completely before it gets its name; a name that
// appeared meanwhile wins.
func buatInduk(path string) error {
	k := make([]byte, 32)
	_, _ = rand.Read(k) // never fails
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, ".kunci-*") // mode 0600
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(f.Name()) }()
	_, err = fmt.Fprintf(f, "%s %s %s\n", kepalaInduk, base64.StdEncoding.EncodeToString(k), periksaInduk(k))
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := os.Link(f.Name(), path); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return nil
}

// IndukDari returns a master key held in memory, for tests and for embedders
// that read 32 bytes from a secret store of their own.
func IndukDari(k []byte) (Pembungkus, error) {
	if len(k) != 32 {
		return nil, ErrKunciInduk.Invalidf("kunci induk harus 32 byte")
	}
	a, err := aead(k)
	if err != nil {
		return nil, err
	}
	s := sha256.Sum256(append([]byte("tanda/"), k...))
	return &induk{a, append([]byte{1}, s[:4]...)}, nil
}

type induk struct {
	a     cipher.AEAD
	tanda []byte // version and mark of this master key, before every wrapped key
}

func (i *induk) Bungkus(_ context.Context, kunci, aad []byte) ([]byte, error) {
	return append(bytes.Clone(i.tanda), i.a.Seal(nil, nil, kunci, aad)...), nil
}

func (i *induk) BukaBungkus(_ context.Context, t, aad []byte) ([]byte, error) {
	isi, ok := bytes.CutPrefix(t, i.tanda)
	if !ok {
		return nil, ErrKunciInduk.Invalidf("kunci induk ini bukan yang dipakai data ini; pasang kembali berkas kunci induk yang lama")
	}
	k, err := i.a.Open(nil, nil, isi, aad)
	if err != nil {
		return nil, ErrKunciInduk.Invalidf("kunci data rusak; pulihkan gudang kunci dari cadangan").Karena(err)
	}
	return k, nil
}

func aead(k []byte) (cipher.AEAD, error) {
	b, err := aes.NewCipher(k)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCMWithRandomNonce(b)
}
