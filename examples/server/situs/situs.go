package situs

import (
	"context"
	"embed"
	"io/fs"
	"log/slog"
	"net/http"
	"time"

	"github.com/alexedwards/scs/v2"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/laporan"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/kebijakan"
	"github.com/pesantren-go/pesantren/privasi/ropa"
	"github.com/pesantren-go/pesantren/santri"
)

//go:embed aset templates
var berkas embed.FS

// Situs serves the pages. All fields are required unless they say otherwise.
type Situs struct {
	Akun     akun.Gudang
	Masuk    *akun.Penjaga
	Sesi     *scs.SessionManager
	Siap     Penyiap          // sets a new institution up
	Penjaga  *privasi.Penjaga // the door to personal data
	Santri   *santri.Service
	Impor    *santri.Impor
	Keuangan *keuangan.Service
	Laporan  *laporan.Service
	Pegawai  *pegawai.Service
	Akademik *akademik.Service
	Kantor   *kantor.Service // the privacy office
	Orang    SumberOrang     // whose account it is
	API      http.Handler    // JSON API, mounted under /api/
	Log      *slog.Logger
	Now      func() time.Time
	Sehat    func(context.Context) error // health of the database, for /sehat
	Sabar    time.Duration               // how long a page waits for a long operation before it shows progress; 0 means 1,5 s
	templ    *himpunan
	kerja    kerja
	pengisi  pengisi
	unggahan unggahan
	titik    ropa.DaftarTitik // what the forms declare

	ImporPegawai *pegawai.Impor // staff sheets
	Cadang       Pencadang      // backups; nil: somebody else makes them
}

// kunjungan is one request of a signed-in person: who, where, for which
// purpose.
type kunjungan struct {
	s       *Situs
	w       http.ResponseWriter
	r       *http.Request
	Akun    akun.Akun
	Lembaga akun.Lembaga
	Pelaku  dasar.Pelaku // carries the purpose of the page
}

// ctx is the request's context.
func (k *kunjungan) ctx() context.Context { return k.r.Context() }

// hariIni is the civil day of the institution.
func (k *kunjungan) hariIni() dasar.Tanggal {
	return dasar.TanggalDari(k.s.Now().In(k.Lembaga.Lokasi()))
}

// halaman is one page: its pattern, what it needs, and its function.
type halaman struct {
	pola   string // "GET /santri/{id}"
	izin   akun.Izin
	tujuan string // purpose of use, see privasi
	fn     func(*kunjungan) error
	besar  int64           // largest body in bytes; 0 means 1 MiB
	fitur  kebijakan.Fitur // kebijakan.FiturTambahan waits until a changed policy was read; "" never does
	awal   bool            // works before a privacy policy is in force: setting up, backups, reports of failures
}

// Handler builds the mux with every page, asset and the API.
func (s *Situs) Handler() (http.Handler, error) {
	var err error
	if s.templ, err = templates(); err != nil {
		return nil, err
	}
	sub, err := fs.Sub(berkas, "aset")
	if err != nil {
		return nil, err
	}
	s.titik = s.Titik()
	mux := http.NewServeMux()
	mux.Handle("GET /aset/", http.StripPrefix("/aset/", aset(sub)))
	mux.HandleFunc("GET /sehat", s.sehat)
	for _, h := range halamanTamu {
		mux.HandleFunc(h.pola, s.publik(h))
	}
	if s.API != nil {
		mux.Handle("/api/", http.StripPrefix("/api", s.API))
	}
	for _, h := range s.semuaHalaman() {
		mux.HandleFunc(h.pola, s.umum(s.kunjungi(h)))
	}
	mux.HandleFunc("/", s.umum(func(w http.ResponseWriter, r *http.Request) error {
		return errTakAda.NotFoundf("halaman ini tidak ada; kembali ke beranda")
	}))
	return aman(s.Sesi.LoadAndSave(s.dariSini(mux))), nil
}

// aman sets the headers that every answer carries.
func aman(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cache-Control", "no-store")
		h.Set("X-Robots-Tag", "noindex, nofollow") // no page of a school belongs in a search engine
		if r.TLS != nil {
			h.Set("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
		}
		next.ServeHTTP(w, r)
	})
}

func (s *Situs) sehat(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), 2*time.Second)
	defer cancel()
	if s.Sehat != nil {
		if err := s.Sehat(ctx); err != nil {
			s.Log.ErrorContext(ctx, "health check failed", "err", err)
			http.Error(w, "sakit", http.StatusServiceUnavailable)
			return
		}
	}
	lain, err := s.kesehatan(ctx)
	if err != nil {
		s.Log.ErrorContext(ctx, "health check failed", "err", err)
		http.Error(w, "sakit", http.StatusServiceUnavailable)
		return
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = w.Write([]byte("sehat\n" + lain))
}
