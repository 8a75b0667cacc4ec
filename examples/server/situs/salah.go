package situs

import (
	"net/http"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
)

// salah is a refusal that a page shows above its form, with what was typed kept
// below it. Embed it in the data of a page and show it with the part "salah".
type salah struct {
	Pesan, Aturan string
	Bidang        string // the field it is about, or ""
	status        int
}

// pakai takes a refusal over. An error that nobody at the desk can mend, and one
// about a page that does not exist, is given back.
func (s *salah) pakai(err error) error {
	switch dasar.KindOf(err) {
	case dasar.Invalid, dasar.Conflict, dasar.Forbidden:
		if err == nil || dasar.RuleOf(err) == "" {
			return err
		}
		s.Pesan, s.Aturan, s.Bidang, s.status = kalimat(pesanDari(err)), dasar.RuleOf(err), bidangDari(err), dasarhttp.Status(err)
		return nil
	}
	return err
}

// tampilSalah renders a page whose data holds s: with the status of the refusal
// when there is one.
func (k *kunjungan) tampilSalah(s salah, nama, judul string, isi any) error {
	status := http.StatusOK
	if s.status != 0 {
		status = s.status
	}
	return k.tampilStatus(status, nama, judul, isi)
}
