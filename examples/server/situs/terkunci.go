package situs

import (
	"net/http"

	"github.com/pesantren-go/pesantren/privasi/kantor"
)

type isiTerkunci struct {
	Profil  kantor.ProfilKantor
	Petugas []Opsi
}

// tampilTerkunci tells the visitor why nothing opens, whom to turn to, and what he still
// may do.
func (k *kunjungan) tampilTerkunci() (err error) {
	var isi isiTerkunci
	if isi.Profil, err = k.s.Kantor.Profil(k.ctx(), k.Lembaga.ID); err != nil {
		return err
	}
	if isi.Petugas, err = k.akunPeran("ppdp"); err != nil {
		return err
	}
	return k.tampilStatus(http.StatusForbidden, "terkunci", "Akun terkunci", isi)
}
