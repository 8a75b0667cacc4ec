package situs

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
)

var halamanKerja = []halaman{
	{pola: "GET /kerja/{kunci}", awal: true, tujuan: "sistem.administrasi", fn: (*kunjungan).lihatKerja},
}

// errKerja says that nobody of this account works on that, or not any more.
var errKerja = dasar.Aturan("SRV-KERJA-01")

// kerja are operations that may take longer than a page should: bill runs and
// bank imports. Each is one idempotent call of the library, so that a server
// that stops in the middle loses nothing: the person sends the form again.
type kerja struct {
	mu  sync.Mutex
	isi map[string]*tugas
}

// tugas is one operation under way, or done a little while ago.
type tugas struct {
	judul   string
	mulai   time.Time
	tamat   chan struct{} // closed when done; the fields below it are then final
	hasil   hasilKerja
	err     error
	mu      sync.Mutex
	selesai int
	total   int
}

// hasilKerja is where to go afterwards, and what to say there.
type hasilKerja struct{ ke, kabar string }

// simpanKerja is how long the end of an operation can be looked up.
const simpanKerja = time.Hour

func (t *tugas) maju(selesai, total int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.selesai, t.total = selesai, total
}

func (t *tugas) posisi() (selesai, total int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.selesai, t.total
}

// mulai starts fn under a key, or returns the operation that has the key.
func (s *kerja) mulai(ctx context.Context, kunci, judul string, kini time.Time, fn func(context.Context, func(selesai, total int)) (hasilKerja, error)) *tugas {
	s.mu.Lock()
	defer s.mu.Unlock()
	if t := s.isi[kunci]; t != nil {
		return t
	}
	if s.isi == nil {
		s.isi = map[string]*tugas{}
	}
	for k, t := range s.isi {
		if t.habis(kini) {
			delete(s.isi, k)
		}
	}
	t := &tugas{judul: judul, mulai: kini, tamat: make(chan struct{})}
	s.isi[kunci] = t
	go func() {
		defer close(t.tamat)
		defer func() {
			if r := recover(); r != nil {
				t.err = fmt.Errorf("panic in %s: %v", judul, r)
			}
		}()
		t.hasil, t.err = fn(context.WithoutCancel(ctx), t.maju)
	}()
	return t
}

// habis reports an operation that is done and old.
func (t *tugas) habis(kini time.Time) bool {
	select {
	case <-t.tamat:
		return kini.Sub(t.mulai) > simpanKerja
	default:
		return false
	}
}

func (s *kerja) ambil(kunci string) *tugas {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.isi[kunci]
}

// lupakan forgets an operation that failed, so that the same form can be sent
// again.
func (s *kerja) lupakan(kunci string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.isi, kunci)
}

func (k *kunjungan) kunciKerja(kunci string) string {
	return string(k.Akun.Lembaga) + "\x00" + k.Akun.ID + "\x00" + kunci
}

// kerjakan runs fn apart from the request. An operation that ends soon answers
// at once, with its refusal if it was refused; a long one sends the person to
// its progress page.
func (k *kunjungan) kerjakan(kunci, judul string, fn func(context.Context, func(selesai, total int)) (hasilKerja, error)) error {
	if err := dasar.PeriksaKunci(kunci); err != nil || kunci == "" {
		return errForm.Invalidf("formulir ini tidak lengkap; muat ulang halaman lalu kirim lagi").Karena(err)
	}
	t := k.s.kerja.mulai(k.ctx(), k.kunciKerja(kunci), judul, k.s.Now(), fn)
	sabar := k.s.Sabar
	if sabar == 0 {
		sabar = 1500 * time.Millisecond
	}
	select {
	case <-t.tamat:
		return k.tuntas(kunci, t)
	case <-time.After(sabar):
		return k.pindah("/kerja/"+url.PathEscape(kunci), "")
	}
}

func (k *kunjungan) tuntas(kunci string, t *tugas) error {
	if t.err != nil {
		k.s.kerja.lupakan(k.kunciKerja(kunci))
		return t.err
	}
	return k.pindah(t.hasil.ke, "%s", t.hasil.kabar)
}

type isiKerja struct {
	Judul          string
	Selesai, Total int
}

// lihatKerja shows how far an operation is; the page asks again by itself.
func (k *kunjungan) lihatKerja() error {
	kunci := k.r.PathValue("kunci")
	t := k.s.kerja.ambil(k.kunciKerja(kunci))
	if t == nil {
		return errKerja.NotFoundf("pekerjaan ini tidak ditemukan; lihat hasilnya di daftar, atau kirim lagi formulirnya")
	}
	select {
	case <-t.tamat:
		return k.tuntas(kunci, t)
	default:
	}
	isi := isiKerja{Judul: t.judul}
	isi.Selesai, isi.Total = t.posisi()
	if k.htmx() {
		return k.tampilBagian("kerja", "kemajuan", isi)
	}
	k.w.Header().Set("Refresh", "3")
	return k.tampilStatus(http.StatusAccepted, "kerja", t.judul, isi)
}
