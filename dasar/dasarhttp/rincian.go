package dasarhttp

import (
	"errors"
	"net/http"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
)

// Rinci lists every refused field of a form that joins one refusal for each field;
// other errors come back as they are.
func Rinci(err error) error {
	gabungan, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return err
	}
	m := &Masalah{Status: http.StatusUnprocessableEntity, Title: "isian belum benar"}
	for _, satu := range gabungan.Unwrap() {
		e, ok := errors.AsType[*dasar.Error](satu)
		if !ok || e.Kind != dasar.Invalid {
			return err
		}
		if m.Aturan == "" {
			m.Aturan, m.Bidang, m.Detail = e.Rule, e.Field, e.Message
		}
		m.Rincian = append(m.Rincian, Rincian{Bidang: e.Field, Pesan: e.Message})
	}
	return m
}

// Urutan says which of n records of a batch a refusal is about: the service wraps it in
// the place, and the border shows the message alone.
func Urutan(err error, n int) error {
	e, ok := errors.AsType[*dasar.Error](err)
	if !ok || n < 2 || e.Kind == dasar.Internal {
		return err
	}
	c := *e
	c.Message = strings.TrimSuffix(err.Error(), e.Error()) + e.Message
	return &c
}
