package dasarhttp

import (
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"github.com/pesantren-go/pesantren/dasar"
)

// Rules of the border itself.
var (
	// ErrBelumMasuk says that the caller is not known (401).
	ErrBelumMasuk = dasar.Aturan("DSR-HTTP-01")
	// ErrPermintaan says that a request does not fit the document (422).
	ErrPermintaan = dasar.Aturan("DSR-HTTP-02")
	// ErrBesar says that a body is larger than the operation takes (413).
	ErrBesar = dasar.Aturan("DSR-HTTP-03")
	// ErrBentuk says that a body is not readable JSON (400).
	ErrBentuk = dasar.Aturan("DSR-HTTP-04")
	// ErrAlamat says that no operation has this path or method (404, 405).
	ErrAlamat = dasar.Aturan("DSR-HTTP-06")
)

// Masalah is the body of every refused answer (RFC 9457,
// application/problem+json): Aturan is the permanent id of the broken rule,
// Bidang the input it is about, Detail an Indonesian sentence that says what
// to do next. Rincian lists every field of a request that does not fit.
type Masalah struct {
	Type    string    `json:"type,omitempty"`
	Title   string    `json:"title"`
	Status  int       `json:"status"`
	Detail  string    `json:"detail"`
	Aturan  string    `json:"aturan,omitempty"`
	Bidang  string    `json:"bidang,omitempty"`
	Rincian []Rincian `json:"rincian,omitempty"`
}

// Rincian is one field of a request that does not fit the document.
type Rincian struct {
	Bidang string `json:"bidang"`
	Pesan  string `json:"pesan"`
}

func (m *Masalah) Error() string { return m.Detail }

// GetStatus is the HTTP status of the answer.
func (m *Masalah) GetStatus() int { return m.Status }

// ContentType is application/problem+json whatever was negotiated.
func (m *Masalah) ContentType(string) string { return "application/problem+json" }

var status = [...]int{
	dasar.Internal: http.StatusInternalServerError, dasar.Invalid: http.StatusUnprocessableEntity,
	dasar.NotFound: http.StatusNotFound, dasar.Conflict: http.StatusConflict,
	dasar.Forbidden: http.StatusForbidden, dasar.Unavailable: http.StatusServiceUnavailable,
}

var judul = map[int]string{
	http.StatusBadRequest: "permintaan tidak terbaca", http.StatusUnauthorized: "belum masuk", http.StatusForbidden: "tidak berwenang",
	http.StatusNotFound: "tidak ditemukan", http.StatusMethodNotAllowed: "cara tidak dikenal", http.StatusConflict: "bentrok dengan data yang ada",
	http.StatusRequestEntityTooLarge: "kiriman terlalu besar", http.StatusUnsupportedMediaType: "jenis kiriman tidak dikenal", http.StatusNotAcceptable: "jenis jawaban tidak tersedia",
	http.StatusRequestTimeout: "kiriman terlalu lambat", http.StatusUnprocessableEntity: "isian belum benar",
	http.StatusInternalServerError: "terjadi kesalahan", http.StatusServiceUnavailable: "sedang sibuk",
}

// Status returns the HTTP status that an error is answered with.
func Status(err error) int { return masalah(err).Status }

func masalah(err error) *Masalah {
	var m *Masalah
	if errors.As(err, &m) {
		return m
	}
	var e *dasar.Error
	if !errors.As(err, &e) || e.Kind == dasar.Internal || int(e.Kind) >= len(status) {
		return &Masalah{Status: 500, Title: judul[500], Detail: "Terjadi kesalahan di server; data tidak berubah. Coba lagi, dan beri tahu pengelola bila berulang."}
	}
	s := status[e.Kind]
	return &Masalah{Status: s, Title: judul[s], Detail: e.Message, Aturan: e.Rule, Bidang: e.Field}
}

// Tulis writes err as application/problem+json, for handlers outside huma. An
// internal error goes to the log only.
func Tulis(w http.ResponseWriter, r *http.Request, log *slog.Logger, err error) {
	m := masalah(err)
	if m.Status == http.StatusInternalServerError && log != nil {
		log.ErrorContext(r.Context(), "request failed", "method", r.Method, "path", r.URL.Path, "err", err)
	}
	w.Header().Set("Content-Type", "application/problem+json")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(m.Status)
	_ = json.NewEncoder(w).Encode(m) // the client is gone: nobody is left to tell
}

// keMasalah turns huma's own refusals into a Masalah and drops the values they
// echo.
func keMasalah(_ huma.Context, _ string, v any) (any, error) {
	e, ok := v.(*huma.ErrorModel)
	if !ok {
		return v, nil
	}
	m := &Masalah{Status: e.Status, Title: judul[e.Status]}
	switch {
	case e.Status == http.StatusRequestEntityTooLarge:
		m.Aturan, m.Detail = string(ErrBesar), "Kiriman terlalu besar; bagi menjadi beberapa bagian."
	case e.Status == http.StatusUnprocessableEntity:
		m.Aturan, m.Detail = string(ErrPermintaan), "Isian belum benar; perbaiki bidang yang disebut."
	case e.Status < 500:
		m.Aturan, m.Detail = string(ErrBentuk), "Permintaan tidak terbaca; kirim JSON yang utuh sesuai dokumen API."
	default:
		m.Detail = "Terjadi kesalahan di server; data tidak berubah."
	}
	for _, d := range e.Errors {
		m.Rincian = append(m.Rincian, Rincian{Bidang: strings.TrimPrefix(d.Location, "body."), Pesan: terjemah(d.Message)})
	}
	if len(m.Rincian) > 0 {
		m.Bidang = m.Rincian[0].Bidang
	}
	return m, nil
}

// pesan translates the prefixes of huma's messages; order matters where one is
// the prefix of another.
var pesan = [...]struct{ awal, kata string }{
	{"unexpected property", "bidang ini tidak dikenal"},
	{"unknown query parameter", "parameter ini tidak dikenal"},
	{"expected required property", "bidang wajib belum diisi"},
	{"required", "wajib diisi"},
	{"expected string to be RFC", "bentuk teks tidak sesuai"},
	{"expected boolean", "harus true atau false"},
	{"expected integer", "harus bilangan bulat"},
	{"expected number >=", "terlalu kecil; paling sedikit"},
	{"expected number <=", "terlalu besar; paling banyak"},
	{"expected number", "harus bilangan"},
	{"expected string to match pattern", "bentuk teks tidak sesuai"},
	{"expected string", "harus teks"},
	{"expected array length >=", "isi daftar kurang; paling sedikit"},
	{"expected array length <=", "isi daftar terlalu banyak; paling banyak"},
	{"expected array", "harus daftar"},
	{"expected object", "harus objek"},
	{"expected length >=", "teks terlalu pendek; paling sedikit"},
	{"expected length <=", "teks terlalu panjang; paling banyak"},
	{"expected value to be one of", "harus salah satu dari"},
}

func terjemah(s string) string {
	for _, p := range pesan {
		if rest, ok := strings.CutPrefix(s, p.awal); ok {
			if strings.HasSuffix(p.kata, "paling sedikit") || strings.HasSuffix(p.kata, "paling banyak") || strings.HasSuffix(p.kata, "salah satu dari") {
				return p.kata + rest
			}
			return p.kata
		}
	}
	return "isian tidak terbaca"
}
