package situs

import (
	"errors"
	"net/http"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
)

func pesanDari(err error) string {
	if e, ok := errors.AsType[*dasar.Error](err); ok {
		return e.Message
	}
	return ""
}

func bidangDari(err error) string {
	if e, ok := errors.AsType[*dasar.Error](err); ok {
		return e.Field
	}
	return ""
}

type isiUndangan struct {
	Token, Pesan, Aturan string
	Akun                 akun.Akun
}

// undangi returns the account that a link invites; the set-up link invites none.
func (s *Situs) undangi(r *http.Request, token string) (akun.Akun, error) {
	l, id, err := s.Akun.LihatUndangan(r.Context(), token)
	if err != nil {
		return akun.Akun{}, err
	}
	if id == "" {
		return akun.Akun{}, akun.ErrUndangan.NotFoundf("tautan ini tautan penyiapan; buka lewat /siapkan")
	}
	return s.Akun.Ambil(r.Context(), l, id)
}

func (s *Situs) formUndangan(w http.ResponseWriter, r *http.Request) error {
	token := r.URL.Query().Get("token")
	a, err := s.undangi(r, token)
	if err != nil {
		return err
	}
	return s.tulis(w, http.StatusOK, "undangan", "rangka.html", lembar{Judul: "Buat kata sandi", Sempit: true, Isi: isiUndangan{Token: token, Akun: a}})
}

func (s *Situs) undangan(w http.ResponseWriter, r *http.Request) error {
	token := r.PostForm.Get("token")
	a, err := s.undangi(r, token)
	if err != nil {
		return err
	}
	if err := akun.PeriksaSandi(r.PostForm.Get("sandi"), a.NamaMasuk); err != nil {
		isi := isiUndangan{Token: token, Akun: a, Pesan: kalimat(pesanDari(err)), Aturan: dasar.RuleOf(err)}
		return s.tulis(w, http.StatusUnprocessableEntity, "undangan", "rangka.html", lembar{Judul: "Buat kata sandi", Sempit: true, Isi: isi})
	}
	if err := s.Akun.PakaiUndangan(r.Context(), token); err != nil {
		return err
	}
	if err := s.Akun.AturSandi(r.Context(), a, r.PostForm.Get("sandi")); err != nil {
		return err
	}
	if err := s.bukaSesi(r, a); err != nil {
		return err
	}
	http.Redirect(w, r, "/", http.StatusSeeOther)
	return nil
}
