package pegawaihttp

import (
	"errors"
	"net/http"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/pegawai"
)

// Peringatan is one doubt about what was accepted, or one repair of it.
type Peringatan struct {
	Bidang string `json:"bidang,omitempty"`
	Aturan string `json:"aturan" doc:"id aturan yang tetap"`
	Pesan  string `json:"pesan"`
}

func kePeringatan(p pegawai.Peringatan) Peringatan {
	return Peringatan{p.Bidang, string(p.Aturan), p.Pesan}
}

// rinci lists every refused field of a form: the form refuses each by itself.
func rinci(err error) error {
	gabungan, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return err
	}
	m := &dasarhttp.Masalah{Status: http.StatusUnprocessableEntity, Title: "isian belum benar"}
	for _, satu := range gabungan.Unwrap() {
		e, ok := errors.AsType[*dasar.Error](satu)
		if !ok || e.Kind != dasar.Invalid {
			return err
		}
		if m.Aturan == "" {
			m.Aturan, m.Bidang, m.Detail = e.Rule, e.Field, e.Message
		}
		m.Rincian = append(m.Rincian, dasarhttp.Rincian{Bidang: e.Field, Pesan: e.Message})
	}
	return m
}

// urutan says which record of a batch a refusal is about: the service wraps it in
// the place, and the border shows the message alone.
func urutan(err error, n int) error {
	e, ok := errors.AsType[*dasar.Error](err)
	if !ok || n < 2 || e.Kind == dasar.Internal {
		return err
	}
	c := *e
	c.Message = strings.TrimSuffix(err.Error(), e.Error()) + e.Message
	return &c
}

// kuantitas reads a quantity of a body; an empty text is none.
func kuantitas(bidang, s string) (pegawai.Kuantitas, error) {
	if s == "" {
		return 0, nil
	}
	k, err := pegawai.ParseKuantitas(s)
	return k, diBidang(err, bidang)
}

// persen reads a percentage of a body; an empty text is none.
func persen(bidang, s string) (pegawai.Persen, error) {
	if s == "" {
		return 0, nil
	}
	p, err := pegawai.ParsePersen(s)
	return p, diBidang(err, bidang)
}

// angka writes hundredths as the text that the two above read; nought is "".
func angka[T pegawai.Kuantitas | pegawai.Persen](n T) string {
	if n == 0 {
		return ""
	}
	return pegawai.Kuantitas(n).Desimal().String()
}

func diBidang(err error, bidang string) error {
	if e, ok := errors.AsType[*dasar.Error](err); ok {
		return e.Pada(bidang)
	}
	return err
}
