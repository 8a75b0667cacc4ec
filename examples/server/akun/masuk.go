package akun

import (
	"context"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// Penjaga checks passwords and slows guessing down: five attempts for a login
// name, then one every twenty seconds; thirty for an address, which a whole
// office may share, then one every two seconds. Build it with [BuatPenjaga].
type Penjaga struct {
	Gudang Gudang

	mu    sync.Mutex
	batas map[string]*rate.Limiter
}

// BuatPenjaga returns a guard over the accounts.
func BuatPenjaga(g Gudang) *Penjaga { return &Penjaga{Gudang: g, batas: map[string]*rate.Limiter{}} }

const batasKunci = 10_000 // forget everything rather than grow without bound

func (p *Penjaga) izinkan(now time.Time, kunci string, jeda time.Duration, sekaligus int) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.batas) > batasKunci {
		clear(p.batas)
	}
	l := p.batas[kunci]
	if l == nil {
		l = rate.NewLimiter(rate.Every(jeda), sekaligus)
		p.batas[kunci] = l
	}
	return l.AllowN(now, 1)
}

// Pastikan checks the password of somebody who is signed in once more. Guessing is as
// slow as at the door.
func (p *Penjaga) Pastikan(a Akun, sandi string) error {
	if sandi == "" {
		return ErrUlang.Forbiddenf("ketik kata sandi Anda sekali lagi, lalu kirim; ini memastikan bahwa Anda sendiri yang memintanya").Pada("sandi")
	}
	if !p.izinkan(p.Gudang.Now(), "akun/"+string(a.Lembaga)+"/"+a.ID, 20*time.Second, 5) {
		return ErrTunggu.Unavailablef("terlalu banyak percobaan; tunggu sebentar lalu coba lagi")
	}
	if !CocokSandi(a.Sandi, sandi) {
		return ErrUlang.Forbiddenf("kata sandi salah; ketik kata sandi yang Anda pakai untuk masuk").Pada("sandi")
	}
	return nil
}

// Masuk returns the account of a name and password. A wrong name costs as much
// time as a wrong password, and both say the same.
func (p *Penjaga) Masuk(ctx context.Context, namaMasuk, sandi, alamat string) (Akun, error) {
	now := p.Gudang.Now()
	if !p.izinkan(now, "alamat/"+alamat, 2*time.Second, 30) || !p.izinkan(now, "nama/"+strings.ToLower(namaMasuk), 20*time.Second, 5) {
		return Akun{}, ErrTunggu.Unavailablef("terlalu banyak percobaan; tunggu sebentar lalu coba lagi")
	}
	as, err := p.Gudang.PerNama(ctx, namaMasuk)
	if err != nil {
		return Akun{}, err
	}
	if len(as) == 0 {
		as = []Akun{{}} // spend the time anyway
	}
	var cocok []Akun
	for _, a := range as {
		if CocokSandi(a.Sandi, sandi) {
			cocok = append(cocok, a)
		}
	}
	switch len(cocok) {
	case 0:
	case 1:
		p.mu.Lock()
		delete(p.batas, "nama/"+strings.ToLower(namaMasuk))
		p.mu.Unlock()
		return cocok[0], nil
	default: // nobody knows which school is meant
		return Akun{}, ErrKembar.Forbiddenf("nama masuk dan kata sandi ini juga dipakai di lembaga lain; minta admin mengirim tautan untuk mengganti kata sandi").Pada("sandi")
	}
	return Akun{}, ErrMasuk.Forbiddenf("nama masuk atau kata sandi salah; periksa lagi, perhatikan huruf besar dan kecil").Pada("sandi")
}
