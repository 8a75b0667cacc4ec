package situs

import (
	"errors"
	"maps"
	"mime"
	"net/http"
	"net/url"
	"slices"

	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
)

// periksaKiriman reads the form of a request and refuses, before any page sees it,
// one that cannot be read, texts that no database keeps, and what its collection point
// does not declare.
func (s *Situs) periksaKiriman(pola string, r *http.Request) error {
	if err := bacaKiriman(r); err != nil {
		return err
	}
	return s.terimaTitik(pola, r)
}

func bacaKiriman(r *http.Request) error {
	var err error
	if jenis, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); jenis == "multipart/form-data" && r.Method == http.MethodPost {
		err = r.ParseMultipartForm(maksUnggah) // no larger than its body: nothing is written to the disk
	} else {
		err = r.ParseForm()
	}
	if errors.As(err, new(*http.MaxBytesError)) {
		return err
	}
	if err != nil {
		return errForm.Invalidf("isian tidak terbaca; muat ulang halaman lalu coba lagi").Karena(err)
	}
	if err := dasarhttp.PeriksaTeks("", r.URL.Path); err != nil {
		return err
	}
	for _, isian := range []url.Values{r.Form, r.PostForm} {
		for _, nama := range slices.Sorted(maps.Keys(isian)) {
			for _, s := range append([]string{nama}, isian[nama]...) {
				if err := dasarhttp.PeriksaTeks(nama, s); err != nil {
					return err
				}
			}
		}
	}
	return nil
}
