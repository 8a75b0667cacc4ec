package situs

import "github.com/pesantren-go/pesantren/examples/server/akun"

// HalamanTerdaftar is a registered page as tests see it.
type HalamanTerdaftar struct {
	Metode, Jalur string
	Izin          akun.Izin
}

// SemuaTerdaftar lists every page for signed-in people.
func SemuaTerdaftar() (out []HalamanTerdaftar) {
	for _, h := range new(Situs).semuaHalaman() {
		metode, jalur := belah(h.pola)
		out = append(out, HalamanTerdaftar{metode, jalur, h.izin})
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
