package situs

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/antar"
	"github.com/pesantren-go/pesantren/privasi/kantor"
)

var halamanPemberitahuan = []halaman{
	{pola: "GET /pemberitahuan", tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).pemberitahuan},
	{pola: "GET /pemberitahuan/{id}", tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).bukaPemberitahuan},
}

// kabarSehalaman is how many notices a page of the inbox shows.
const kabarSehalaman = 20

type isiPemberitahuan struct {
	Orang  bool // the account is known to be somebody's
	Belum  bool // only what nobody opened yet
	Baris  []barisKabar
	Lanjut string
}

// barisKabar is a notice in the inbox; Untuk names the child it is about.
type barisKabar struct {
	antar.Antaran
	Judul, Untuk string
}

// kotakSaya reads the inbox of the visitor, with the names of his people.
func (s *Situs) kotakSaya(ctx context.Context, k *kunjungan) ([]antar.Antaran, []OrangSaya, error) {
	xs, err := s.Orang.Saya(ctx, k.Akun)
	if err != nil || len(xs) == 0 {
		return nil, nil, err
	}
	ss := make([]privasi.SubjekID, len(xs))
	for i, x := range xs {
		ss[i] = x.Subjek
	}
	as, err := s.Kantor.KotakSaya(ctx, k.Pelaku, ss...)
	return as, xs, err
}

// pemberitahuan is the inbox of the visitor and of the children he acts for.
func (k *kunjungan) pemberitahuan() error {
	k.subyek()
	as, xs, err := k.s.kotakSaya(k.ctx(), k)
	if err != nil {
		return err
	}
	q := k.r.URL.Query()
	isi := isiPemberitahuan{Orang: len(xs) > 0, Belum: q.Get("lihat") == "belum"}
	if isi.Belum {
		as = slices.DeleteFunc(as, func(a antar.Antaran) bool { return !a.Dibaca.IsZero() })
	}
	if i := slices.IndexFunc(as, func(a antar.Antaran) bool { return a.ID == q.Get("lanjut") }); i >= 0 {
		as = as[i+1:]
	}
	if len(as) > kabarSehalaman {
		as = as[:kabarSehalaman]
		isi.Lanjut = as[len(as)-1].ID
	}
	for _, a := range as {
		b := barisKabar{Antaran: a, Judul: kantor.JudulKabar(a.Jenis)}
		if i := slices.IndexFunc(xs, func(x OrangSaya) bool { return x.Subjek == a.Subjek && !x.Diri }); i >= 0 {
			b.Untuk = xs[i].Nama
		}
		isi.Baris = append(isi.Baris, b)
	}
	return k.tampil("pemberitahuan", "Pemberitahuan", isi)
}

type isiPemberitahuanSatu struct {
	antar.Antaran
	Surat kantor.Surat
	Ke    string // where the visitor can do something about it
}

// bukaPemberitahuan shows one notice; that it was opened is the proof that it arrived.
func (k *kunjungan) bukaPemberitahuan() error {
	k.subyek()
	a, s, err := k.s.Kantor.BukaKabar(k.ctx(), k.Pelaku, k.r.PathValue("id"))
	if err != nil {
		return err
	}
	k.s.hitungKabar(k.ctx(), k.Akun)
	isi := isiPemberitahuanSatu{a, s, "/data-saya/" + string(a.Subjek)}
	switch a.Jenis {
	case antar.Kebijakan:
		isi.Ke = "/data-saya/kebijakan"
	case antar.PeralihanDiri:
		isi.Ke += "/izin"
	case antar.Insiden, antar.Pendedahan:
		isi.Ke += "/kabar"
	case antar.Pemusnahan:
		isi.Ke += "/unduh"
	case antar.TenggatHak:
		isi.Ke = "/privasi/permohonan"
	case antar.TinjauDarurat:
		isi.Ke = "/privasi/darurat"
	case antar.PerintahTetap:
		isi.Ke = "/privasi/retensi/otomatis"
	}
	return k.tampil("pemberitahuan_satu", s.Judul, isi)
}

// hitungKabar counts, at sign-in and after each opening, what the visitor has not opened.
// What goes wrong here keeps nobody out.
func (s *Situs) hitungKabar(ctx context.Context, a akun.Akun) {
	if s.Kantor == nil || s.Orang == nil {
		return
	}
	k := &kunjungan{s: s, Akun: a, Pelaku: a.Pelaku().Untuk(privasi.TujuanHakSubjek)}
	k.subyek()
	as, _, err := s.kotakSaya(ctx, k)
	if err != nil {
		s.Log.ErrorContext(ctx, "notices at sign-in", "err", err)
	}
	n := 0
	for _, a := range as {
		if a.Dibaca.IsZero() {
			n++
		}
	}
	s.Sesi.Put(ctx, "kabar_belum", n)
}
