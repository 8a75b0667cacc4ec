package situs

import (
	"cmp"
	"errors"
	"net/http"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/pendedahan"
)

// Rules of the pages themselves.
var (
	errTakAda = dasar.Aturan("SRV-HALAMAN-01") // no such page
	errForm   = dasar.Aturan("SRV-HALAMAN-02") // the form cannot be read
	errBesar  = dasar.Aturan("SRV-HALAMAN-03") // the upload is too large
	errAsal   = dasar.Aturan("SRV-HALAMAN-04") // sent by the page of another site
)

// galat is what the error page shows.
type galat struct {
	Status          int
	Pesan, Aturan   string
	Bidang, Kembali string
}

// batasIsi bounds a request body unless its page says otherwise.
const batasIsi = 1 << 20

// publik is umum for pages that need no account, with a bounded body.
func (s *Situs) publik(h halamanPublik) http.HandlerFunc {
	return s.umum(func(w http.ResponseWriter, r *http.Request) error {
		r.Body = http.MaxBytesReader(w, r.Body, batasIsi)
		if err := s.periksaKiriman(h.pola, r); err != nil {
			return err
		}
		return h.fn(s, w, r)
	})
}

// umum adapts a function that returns an error; the error becomes a page, or a
// part when htmx asked.
func (s *Situs) umum(fn func(http.ResponseWriter, *http.Request) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := fn(w, r); err != nil {
			s.tampilGalat(w, r, err)
		}
	}
}

func (s *Situs) tampilGalat(w http.ResponseWriter, r *http.Request, err error) {
	if errors.As(err, new(*http.MaxBytesError)) {
		err = errBesar.Invalidf("kiriman terlalu besar; bagi menjadi beberapa berkas").Karena(err)
	}
	g := galat{Status: dasarhttp.Status(err), Pesan: "Terjadi kesalahan di server; data tidak berubah. Coba lagi, dan beri tahu pengelola bila berulang."}
	if dasar.RuleOf(err) == string(errBesar) {
		g.Status = http.StatusRequestEntityTooLarge
	}
	var e *dasar.Error
	if errors.As(err, &e) && g.Status != http.StatusInternalServerError {
		g.Pesan, g.Aturan, g.Bidang = kalimat(e.Message), e.Rule, e.Field
	} else {
		s.Log.ErrorContext(r.Context(), "page failed", "method", r.Method, "path", r.URL.Path, "err", err)
	}
	w.Header().Del("Content-Disposition") // of a file that did not come about
	if r.Method == http.MethodPost {
		g.Kembali = r.Header.Get("Referer")
	}
	if r.Header.Get("HX-Request") == "true" {
		w.Header().Set("HX-Reswap", "innerHTML")
		_ = s.tulis(w, g.Status, "galat", "galat-bagian", g)
		return
	}
	l := lembar{Judul: "Belum berhasil", Jalur: r.URL.Path, Isi: g, Sempit: true}
	if k, err := s.siapa(w, r); err == nil {
		l.Akun, l.Lembaga, l.Masuk = k.Akun, k.Lembaga, true
	}
	if err := s.tulis(w, g.Status, "galat", "rangka.html", l); err != nil {
		s.Log.ErrorContext(r.Context(), "error page failed", "err", err)
	}
}

// dariSini refuses what the page of another site sends.
func (s *Situs) dariSini(next http.Handler) http.Handler {
	jaga := http.NewCrossOriginProtection()
	jaga.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		err := errAsal.Forbiddenf("kiriman ini datang dari halaman lain dan tidak dijalankan; buka halamannya di sini, lalu ulangi")
		if strings.HasPrefix(r.URL.Path, "/api/") {
			dasarhttp.Tulis(w, r, s.Log, err)
			return
		}
		s.tampilGalat(w, r, err)
	}))
	return jaga.Handler(next)
}

// kalimat gives a message a capital and a full stop.
func kalimat(s string) string {
	if s == "" {
		return s
	}
	if c := s[0]; c >= 'a' && c <= 'z' {
		s = string(c-'a'+'A') + s[1:]
	}
	if last := s[len(s)-1]; last != '.' && last != '?' && last != '!' {
		s += "."
	}
	return s
}

// kunjungi checks who visits and what they may open, then runs the page.
func (s *Situs) kunjungi(h halaman) func(http.ResponseWriter, *http.Request) error {
	return func(w http.ResponseWriter, r *http.Request) error {
		k, err := s.siapa(w, r)
		if errors.Is(err, akun.ErrMasuk) {
			ke := "/masuk"
			if r.Method == http.MethodGet && r.URL.Path != "/" {
				ke += "?ke=" + urlAman(r.URL.RequestURI())
			}
			if r.Header.Get("HX-Request") == "true" {
				w.Header().Set("HX-Redirect", ke)
				return nil
			}
			http.Redirect(w, r, ke, http.StatusSeeOther)
			return nil
		}
		if err != nil {
			return err
		}
		if h.izin != "" || h.tujuan != privasi.TujuanHakSubjek { // what is one's own is never locked
			switch err := k.periksaKunci(); {
			case errors.Is(err, pendedahan.ErrAkunTerkunci):
				return k.tampilTerkunci()
			case err != nil:
				return err
			}
		}
		if h.izin != "" {
			if err := akun.PeriksaIzin(k.Pelaku, h.izin); err != nil {
				return err
			}
		}
		k.Pelaku = k.Pelaku.Untuk(h.tujuan)
		if lain, err := k.periksaPengabaran(h); lain || err != nil {
			return err
		}
		r.Body = http.MaxBytesReader(w, r.Body, cmp.Or(h.besar, batasIsi))
		if err := s.periksaKiriman(h.pola, r); err != nil {
			return err
		}
		return h.fn(k)
	}
}
