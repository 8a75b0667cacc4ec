package ropa

import (
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// ErrBentur says that somebody would judge what he did himself: an officer with a
// second role that decides about processing, or who approves his own request.
var ErrBentur = dasar.Aturan("PRI-ROPA-13")

func benturan() error {
	return ErrBentur.Forbiddenf("yang menyusun, menyarankan dan menyetujui haruslah orang yang berbeda")
}

// Ppdp is the officer for personal-data protection, as far as rules go.
type Ppdp struct {
	Akun    string   `privasi:"-,akun PPDP"`
	Peran   []string `privasi:"-,peran lain"`
	Melapor string   `privasi:"-,peran pimpinan tempat melapor"`
}

// peranPenentu decide about means and purposes, or are watched by the officer.
var peranPenentu = []string{privasi.PeranAdmin, privasi.PeranKepala, privasi.PeranBendahara, privasi.PeranHRD, privasi.PeranTataUsaha}

// Periksa refuses, with [ErrBentur], an officer who also decides about processing or
// does not report to the top (UU 27/2022 articles 53 and 54).
func (p Ppdp) Periksa() error {
	for _, r := range p.Peran {
		if slices.Contains(peranPenentu, r) {
			return ErrBentur.Invalidf("PPDP tidak boleh merangkap %s; tunjuk orang lain, misalnya dari yayasan", r).Pada("peran")
		}
	}
	if p.Akun == "" || (p.Melapor != privasi.PeranKepala && p.Melapor != privasi.PeranPengasuh) {
		return ErrBentur.Invalidf("PPDP melapor langsung kepada pimpinan tertinggi").Pada("melapor")
	}
	return nil
}

// BolehMemutus refuses, with [ErrBentur], that somebody decides about his own request
// or deed.
func BolehMemutus(pemutus string, terlibat ...string) error {
	if pemutus == "" || slices.Contains(terlibat, pemutus) {
		return ErrBentur.Forbiddenf("mintalah orang lain memutuskan; Anda terlibat dalam perkara ini")
	}
	return nil
}

// WajibPPDP reports why an institution needs an officer: one reason is enough since MK
// 151/PUU-XXII/2024. Empty: none.
func WajibPPDP(pelayananPublik, pemantauanBerskala, spesifikBerskala bool) (alasan []string) {
	for _, a := range []struct {
		ya   bool
		teks string
	}{{pelayananPublik, "pemrosesan untuk pelayanan publik"}, {pemantauanBerskala, "pemantauan teratur dan sistematis berskala besar"}, {spesifikBerskala, "data spesifik atau pidana berskala besar"}} {
		if a.ya {
			alasan = append(alasan, a.teks)
		}
	}
	return alasan
}
