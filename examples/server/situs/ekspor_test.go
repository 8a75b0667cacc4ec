package situs

import (
	"net/http"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi/kebijakan"
	"github.com/pesantren-go/pesantren/privasi/ropa"
)

// PolaTulis are the routes that take something, with and without an account.
func PolaTulis() (ps []string) {
	for _, h := range halamanTamu {
		ps = append(ps, h.pola)
	}
	for _, h := range new(Situs).semuaHalaman() {
		ps = append(ps, h.pola)
	}
	return slices.DeleteFunc(ps, func(p string) bool { return strings.HasPrefix(p, http.MethodGet+" ") })
}

// IsianTitik is the declaration of the forms, TanpaTitik what happens at a form that has
// none, and Templat the pages as they are written.
func IsianTitik() map[string]string { return isianTitik }

func TanpaTitik(r *http.Request) error { return new(Situs).terimaTitik(r.Pattern, r) }

func IsianTeknis() []string { return isianTeknis }

var Templat = berkas

// HalamanTerdaftar is a registered page as tests see it.
type HalamanTerdaftar struct {
	Metode, Jalur string
	Izin          akun.Izin
	Titik         ropa.TitikKumpul // what it declares to take
	Tujuan        string
	Awal          bool // works before a policy is in force
	Fitur         kebijakan.Fitur
}

// SemuaTerdaftar lists every page for signed-in people.
func SemuaTerdaftar() (out []HalamanTerdaftar) {
	dt := new(Situs).Titik()
	for _, h := range new(Situs).semuaHalaman() {
		metode, jalur := belah(h.pola)
		titik, _ := dt.Terima(h.pola)
		out = append(out, HalamanTerdaftar{metode, jalur, h.izin, titik, h.tujuan, h.awal, h.fitur})
	}
	return out
}

func belah(pola string) (metode, jalur string) {
	for i := range pola {
		if pola[i] == ' ' {
			return pola[:i], pola[i+1:]
		}
	}
	return "", pola
}
