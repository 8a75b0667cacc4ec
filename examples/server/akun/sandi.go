package akun

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"
)

// Takaran is what a password costs to try: Argon2id. The zero value is the first choice
// of the OWASP Password Storage Cheat Sheet (19 MiB of memory, two passes, one lane). A
// stored hash keeps the cost it was made with.
type Takaran struct {
	Memori  uint32 // KiB
	Putaran uint32
}

const (
	lajur   = 1
	panjang = 32
)

func (t Takaran) isi() Takaran {
	if t == (Takaran{}) {
		return Takaran{19 * 1024, 2}
	}
	return t
}

// SandiMinimal is the least number of characters of a password.
const SandiMinimal = 10

// PeriksaSandi refuses with [ErrSandi] a password shorter than [SandiMinimal], or one
// equal to the login name.
func PeriksaSandi(sandi, namaMasuk string) error {
	if n := utf8.RuneCountInString(sandi); n < SandiMinimal || n > 200 {
		return ErrSandi.Invalidf("kata sandi paling sedikit %d karakter; pakai beberapa kata yang mudah diingat", SandiMinimal).Pada("sandi")
	}
	if strings.EqualFold(sandi, namaMasuk) || strings.Count(sandi, sandi[:1]) == len(sandi) {
		return ErrSandi.Invalidf("kata sandi terlalu mudah ditebak; pakai beberapa kata yang mudah diingat").Pada("sandi")
	}
	return nil
}

// Hash hashes a password that passes [PeriksaSandi].
func (t Takaran) Hash(sandi, namaMasuk string) (string, error) {
	if err := PeriksaSandi(sandi, namaMasuk); err != nil {
		return "", err
	}
	garam := make([]byte, 16)
	if _, err := rand.Read(garam); err != nil {
		return "", err
	}
	t = t.isi()
	h := argon2.IDKey([]byte(sandi), garam, t.Putaran, t.Memori, lajur, panjang)
	b64 := base64.RawStdEncoding.EncodeToString
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, t.Memori, t.Putaran, lajur, b64(garam), b64(h)), nil
}

// CocokSandi compares a password with a stored hash in constant time. An
// unreadable hash never matches, but costs as much.
func CocokSandi(hash, sandi string) bool {
	var v, m, t, p int
	bagian := strings.Split(hash, "$")
	ok := len(bagian) == 6 && bagian[1] == "argon2id"
	garam, simpan := make([]byte, 16), make([]byte, panjang)
	if ok {
		_, e1 := fmt.Sscanf(bagian[2], "v=%d", &v)
		_, e2 := fmt.Sscanf(bagian[3], "m=%d,t=%d,p=%d", &m, &t, &p)
		g, e3 := base64.RawStdEncoding.DecodeString(bagian[4])
		s, e4 := base64.RawStdEncoding.DecodeString(bagian[5])
		ok = e1 == nil && e2 == nil && e3 == nil && e4 == nil && v == argon2.Version && m > 0 && m <= 1<<20 && t > 0 && t <= 16 && p > 0 && p <= 16 && len(s) == panjang
		if ok {
			garam, simpan = g, s
		}
	}
	biaya := Takaran{uint32(m), uint32(t)}
	if !ok {
		biaya, p = Takaran{}.isi(), lajur
	}
	h := argon2.IDKey([]byte(sandi), garam, biaya.Putaran, biaya.Memori, uint8(p), panjang)
	return subtle.ConstantTimeCompare(h, simpan) == 1 && ok
}

// tokenAcak returns a fresh token for a link and the hash that is stored.
func tokenAcak() (token, hash string, err error) {
	b := make([]byte, 24)
	if _, err := rand.Read(b); err != nil {
		return "", "", err
	}
	token = base64.RawURLEncoding.EncodeToString(b)
	return token, hashToken(token), nil
}

func hashToken(token string) string {
	h := sha256.Sum256([]byte(token))
	return hex.EncodeToString(h[:])
}
