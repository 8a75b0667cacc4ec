// Package dasarhttp is what the JSON APIs of all packages share: who is
// calling, how an operation is registered, how lists are paged, and how an
// error becomes an answer.
//
// An [API] is a plain http.Handler with an OpenAPI 3.1 document at
// /openapi.json. Mount it under any prefix of any router:
//
//	api := dasarhttp.Baru(dasarhttp.Opsi{Judul: "Portal kami", Siapa: who})
//	santrihttp.Pasang(api, santriService)
//	mux.Handle("/api/", http.StripPrefix("/api", api))
//
// # Traps
//
//   - Every operation declares its purpose once ([Operasi].Tujuan); the handler
//     receives a dasar.Pelaku that carries it. An operation without a purpose
//     is refused at registration. What is public ([DaftarTerbuka]) asks for no caller.
//   - Unknown fields, unknown query parameters, wrong types and bodies beyond
//     1 MiB are refused before the handler runs. The refused value is never
//     echoed: it may be a NIK.
//   - An error without a kind is Internal: it is logged, and the caller reads
//     only that something failed.
package dasarhttp

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"path"
	"reflect"
	"regexp"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"github.com/pesantren-go/pesantren/dasar"
)

// Siapa tells who is calling. The embedding application supplies it from its
// own session; an error, or a Pelaku that fails Validate, is answered 401.
type Siapa func(*http.Request) (dasar.Pelaku, error)

// Opsi configures an [API].
type Opsi struct {
	Judul  string       // title of the OpenAPI document
	Versi  string       // version of the OpenAPI document
	Siapa  Siapa        // required
	Log    *slog.Logger // nil means slog.Default
	Server string       // public prefix the API is mounted under, such as "/api"; written into the document
	// Izin, when set, may refuse an operation before it runs (a role table).
	Izin func(context.Context, dasar.Pelaku, Operasi) error
}

// API is a set of registered operations, served as one http.Handler.
type API struct {
	huma  huma.API
	mux   *http.ServeMux
	opsi  Opsi
	semua []Terdaftar
}

// Baru returns an empty API. It panics without Opsi.Siapa: an API that does
// not know its callers must not start.
func Baru(o Opsi) *API {
	if o.Siapa == nil {
		panic("dasarhttp: Opsi.Siapa is required")
	}
	if o.Log == nil {
		o.Log = slog.Default()
	}
	if o.Versi == "" {
		o.Versi = "1"
	}
	cfg := huma.DefaultConfig(o.Judul, o.Versi)
	cfg.DocsPath, cfg.SchemasPath = "", ""
	cfg.Components.Schemas = huma.NewMapRegistry("#/components/schemas/", namaSkema)
	cfg.CreateHooks = nil // no $schema members in answers
	cfg.RejectUnknownQueryParameters = true
	cfg.Transformers = append(cfg.Transformers, keMasalah)
	if o.Server != "" {
		cfg.Servers = []*huma.Server{{URL: o.Server}}
	}
	mux := http.NewServeMux()
	return &API{huma: humago.New(mux, cfg), mux: mux, opsi: o}
}

// ServeHTTP serves the registered operations and /openapi.json.
func (a *API) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if _, pola := a.mux.Handler(r); pola == "" {
		a.takAda(w, r)
		return
	}
	a.mux.ServeHTTP(w, r)
}

// takAda answers what no operation is registered for, as every refusal is.
func (a *API) takAda(w http.ResponseWriter, r *http.Request) {
	var cara []string
	for _, m := range []string{http.MethodGet, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete} {
		q := *r
		q.Method = m
		if _, pola := a.mux.Handler(&q); pola != "" {
			cara = append(cara, m)
		}
	}
	m := &Masalah{Status: http.StatusNotFound, Title: judul[http.StatusNotFound], Detail: "Alamat ini tidak ada; periksa dokumen API.", Aturan: string(ErrAlamat)}
	if len(cara) > 0 {
		w.Header().Set("Allow", strings.Join(cara, ", "))
		m.Status, m.Title, m.Detail = http.StatusMethodNotAllowed, judul[http.StatusMethodNotAllowed], "Alamat ini hanya menerima "+strings.Join(cara, ", ")+"."
	}
	Tulis(w, r, a.opsi.Log, m)
}

// OpenAPI returns the document generated from the registered Go types.
func (a *API) OpenAPI() *huma.OpenAPI { return a.huma.OpenAPI() }

// Operasi describes one operation.
type Operasi struct {
	ID      string // stable operation id, such as "cari-santri"
	Metode  string // http.MethodGet ...
	Jalur   string // path with {parameters}
	Ringkas string // one Indonesian line
	Tag     string // group in the document
	Tujuan  string // purpose of use, required (see privasi)
	Status  int    // of success; 0 means 200, or 201 where the document says so
	Badan   int64  // largest body in bytes; 0 means 1 MiB
}

// Daftar registers an operation. In and Out are huma input and output structs:
// path, query and header fields by tag, and a Body.
func Daftar[In, Out any](a *API, o Operasi, fn func(ctx context.Context, p dasar.Pelaku, in *In) (*Out, error)) {
	daftar(a, o, huma.Middlewares{a.kenali(o)}, func(ctx context.Context, in *In) (*Out, error) {
		p, ok := ctx.Value(kunciPelaku{}).(dasar.Pelaku)
		if !ok {
			return nil, dasar.ErrPelaku.Forbiddenf("pelaku belum dikenal; masuk dahulu")
		}
		return fn(ctx, p, in)
	})
}

// DaftarTerbuka registers an operation that answers whoever asks, signed in or not: nobody
// is identified and no role is asked, so what it gives is public. It panics for an operation
// that does more than read.
func DaftarTerbuka[In, Out any](a *API, o Operasi, fn func(ctx context.Context, in *In) (*Out, error)) {
	if o.Metode != http.MethodGet {
		panic("dasarhttp: open operation " + o.ID + " must only read")
	}
	daftar(a, o, nil, fn)
	a.huma.OpenAPI().Paths[o.Jalur].Get.Extensions["x-terbuka"] = true
}

// kenali asks who calls, and whether he may.
func (a *API) kenali(o Operasi) func(huma.Context, func(huma.Context)) {
	return func(hc huma.Context, next func(huma.Context)) {
		r, w := humago.Unwrap(hc)
		p, err := a.opsi.Siapa(r)
		if err == nil {
			err = p.Validate()
		}
		if err != nil {
			Tulis(w, r, a.opsi.Log, belumMasuk(err))
			return
		}
		p = p.Untuk(o.Tujuan)
		if a.opsi.Izin != nil {
			if err := a.opsi.Izin(r.Context(), p, o); err != nil {
				Tulis(w, r, a.opsi.Log, err)
				return
			}
		}
		next(huma.WithValue(hc, kunciPelaku{}, p))
	}
}

func daftar[In, Out any](a *API, o Operasi, antara huma.Middlewares, fn func(ctx context.Context, in *In) (*Out, error)) {
	if o.Tujuan == "" {
		panic("dasarhttp: operation " + o.ID + " declares no purpose")
	}
	op := huma.Operation{
		OperationID: o.ID, Method: o.Metode, Path: o.Jalur, Summary: o.Ringkas, Tags: []string{o.Tag},
		DefaultStatus: o.Status, MaxBodyBytes: o.Badan,
		Responses:   a.penolakan(),
		Extensions:  map[string]any{"x-tujuan": o.Tujuan},
		Middlewares: antara,
	}
	a.semua = append(a.semua, Terdaftar{o, masukan(reflect.TypeFor[In](), "")})
	huma.Register(a.huma, op, func(ctx context.Context, in *In) (*Out, error) {
		if err := periksaMasukan(reflect.ValueOf(in), ""); err != nil {
			return nil, masalah(err)
		}
		out, err := fn(ctx, in)
		if err != nil {
			m := masalah(err)
			if m.Status == http.StatusInternalServerError {
				a.opsi.Log.ErrorContext(ctx, "operation failed", "operation", o.ID, "err", err)
			}
			return nil, m
		}
		return out, nil
	})
	for _, unused := range []string{"ErrorModel", "ErrorDetail"} { // huma's own error, which we never answer
		delete(a.huma.OpenAPI().Components.Schemas.Map(), unused)
	}
}

var ruangHTTP = regexp.MustCompile(`([a-z]+)http\.`)

// namaSkema names the schema of a Go type in the document: types of xhttp carry
// the word of their package (KeuanganBaris, LaporanBaris), because the packages
// use the same nouns; a generic type carries that of its argument.
func namaSkema(t reflect.Type, hint string) string {
	nama := huma.DefaultSchemaNamer(t, hint)
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	paket := ""
	if m := ruangHTTP.FindAllStringSubmatch(t.Name(), -1); m != nil {
		paket = m[len(m)-1][1]
	} else if p, ok := strings.CutSuffix(path.Base(t.PkgPath()), "http"); ok {
		paket = p
	}
	if paket == "" || paket == "dasar" {
		return nama
	}
	return strings.ToUpper(paket[:1]) + paket[1:] + nama
}

// penolakan documents the refusals that every operation may answer with.
func (a *API) penolakan() map[string]*huma.Response {
	skema := a.huma.OpenAPI().Components.Schemas.Schema(reflect.TypeFor[Masalah](), true, "Masalah")
	rs := map[string]*huma.Response{}
	for _, s := range []int{http.StatusUnauthorized, http.StatusForbidden, http.StatusNotFound, http.StatusConflict, http.StatusUnprocessableEntity, http.StatusServiceUnavailable} {
		rs[strconv.Itoa(s)] = &huma.Response{Description: judul[s], Content: map[string]*huma.MediaType{"application/problem+json": {Schema: skema}}}
	}
	return rs
}

// kunciPelaku carries the caller from the middleware to the handler inside
// this package only; handlers receive it as an argument.
type kunciPelaku struct{}

// tolakan is an error of [Tolak].
type tolakan struct{ error }

// Tolak marks an error of a [Siapa] that knows the caller and refuses him all the same, such
// as a locked account: it is answered as it is, not as "not signed in". No error stays none.
func Tolak(err error) error {
	if err == nil {
		return nil
	}
	return tolakan{err}
}

func belumMasuk(err error) error {
	if t, ada := errors.AsType[tolakan](err); ada {
		return t.error
	}
	var e *dasar.Error
	if errors.As(err, &e) && e.Kind == dasar.Unavailable {
		return err
	}
	return &Masalah{Status: http.StatusUnauthorized, Title: "belum masuk", Detail: "Anda belum masuk. Masuk dahulu, lalu ulangi.", Aturan: string(ErrBelumMasuk)}
}
