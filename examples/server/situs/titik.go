package situs

import (
	"net/http"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/rezim"
	"github.com/pesantren-go/pesantren/privasi/ropa"
)

// isianTeknis are the fields that say how a form is sent and nothing of anybody: its key
// against a second sending, the button, the part of the page, what version was read, and
// where to go back to.
var isianTeknis = []string{"kunci", "aksi", "bagian", "versi", "kembali"}

// Titik are the collection points of the pages: every form and every upload, with the
// fields that [isianTitik] declares for it. A form that is not declared there is no point,
// and is refused.
func (s *Situs) Titik() (dt ropa.DaftarTitik) {
	hs := s.semuaHalaman()
	for _, h := range halamanTamu {
		hs = append(hs, halaman{pola: h.pola, tujuan: privasi.TujuanSistem})
	}
	for _, h := range hs {
		isian, ada := isianTitik[h.pola]
		if !ada || strings.HasPrefix(h.pola, http.MethodGet+" ") {
			continue
		}
		dt = append(dt, ropa.TitikKumpul{Kode: h.pola, Jenis: jenisTitik(h), Tujuan: h.tujuan, Bidang: append(strings.Fields(isian), isianDaftar(h.pola)...)})
	}
	return dt
}

// terimaTitik refuses what comes in at no registered point, and a form with one field more
// than its point declares, before anything of it is read.
func (s *Situs) terimaTitik(pola string, r *http.Request) error {
	if r.Method == http.MethodGet || r.Method == http.MethodHead {
		return nil
	}
	var kirim []string
	for nama := range r.Form {
		kirim = append(kirim, nama)
	}
	if r.MultipartForm != nil {
		for nama := range r.MultipartForm.File {
			kirim = append(kirim, nama)
		}
	}
	slices.Sort(kirim)
	_, err := s.titik.Terima(pola, slices.DeleteFunc(kirim, func(n string) bool { return slices.Contains(isianTeknis, n) })...)
	return err
}

// isianDaftar are the fields of forms that show a list of the program.
func isianDaftar(pola string) (ns []string) {
	if pola == "POST /privasi/setelan" {
		for _, g := range semuaSetelan(&rezim.Setelan{}) {
			for _, x := range g.Isi {
				ns = append(ns, x.Nama)
			}
		}
	}
	return ns
}

func jenisTitik(h halaman) ropa.JenisTitik {
	_, jalur, _ := strings.Cut(h.pola, " ")
	switch {
	case strings.Contains(jalur, "/impor"):
		return ropa.TitikImpor
	case h.besar > 0:
		return ropa.TitikUnggah
	case jalur == "/siapkan", jalur == "/undangan":
		return ropa.TitikLangganan
	case strings.HasPrefix(jalur, "/lapor"), strings.HasPrefix(jalur, "/pengaduan"), strings.HasSuffix(jalur, "/permohonan"):
		return ropa.TitikKontak
	}
	return ropa.TitikPemakaian
}
