package keuangan

import (
	"slices"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
)

// StatusPeriode says whether a month accepts postings.
type StatusPeriode string

// A month without a record is open.
const (
	PeriodeBuka    StatusPeriode = "buka"
	PeriodeDikunci StatusPeriode = "dikunci"
)

// Periode is one change of state of a month of the books: an append-only fact.
// The newest one holds; Catat checks and holds it inside the unit of work that
// posts.
type Periode struct {
	Lembaga dasar.LembagaID `privasi:"-,penanda lembaga"`
	Bulan   dasar.Bulan     `privasi:"-,bulan buku"`
	Status  StatusPeriode   `privasi:"-,status periode"`
	Alasan  string          `privasi:"-,alasan penguncian atau pembukaan"`
	Oleh    string          `privasi:"-,akun petugas"`
	Dicatat time.Time       `privasi:"-,saat pencatatan"`
}

var (
	// ErrTerkunci says that a month of the books is locked.
	ErrTerkunci = dasar.Aturan("KEU-PERIODE-01")
	// ErrAlasanPeriode says that a change of a month has no reason.
	ErrAlasanPeriode = dasar.Aturan("KEU-PERIODE-02")
	// ErrBelumBerakhir says that a month cannot be locked before it has ended.
	ErrBelumBerakhir = dasar.Aturan("KEU-PERIODE-03")
	// ErrStatusPeriode says that a month is in that state already.
	ErrStatusPeriode = dasar.Aturan("KEU-PERIODE-04")
	// ErrPembuka says that the actor's role may not reopen a month.
	ErrPembuka = dasar.Aturan("KEU-PERIODE-05")
)

// PeriksaPeriode refuses, with [ErrTerkunci], months that are locked.
func PeriksaPeriode(status map[dasar.Bulan]StatusPeriode) error {
	var terkunci []dasar.Bulan
	for b, s := range status {
		if s == PeriodeDikunci {
			terkunci = append(terkunci, b)
		}
	}
	if len(terkunci) == 0 {
		return nil
	}
	b := slices.MinFunc(terkunci, dasar.Bulan.Compare)
	return ErrTerkunci.Invalidf("buku %s sudah dikunci; pakai tanggal di bulan yang terbuka, atau minta yayasan membukanya", b.Panjang()).Pada("tanggal")
}

// UbahPeriode checks a change of a month from its present state on the given
// day: a reason is given, the state really changes, and a month is locked on
// its last day at the earliest.
func UbahPeriode(kini StatusPeriode, p Periode, hari dasar.Tanggal) error {
	if kini == "" {
		kini = PeriodeBuka
	}
	switch {
	case p.Bulan.IsZero() || (p.Status != PeriodeBuka && p.Status != PeriodeDikunci):
		return ErrStatusPeriode.Invalidf("bulan atau status periode belum diisi dengan benar").Pada("bulan")
	case strings.TrimSpace(p.Alasan) == "" || !bersih(p.Alasan, maksKeterangan):
		return ErrAlasanPeriode.Invalidf("tulis alasannya, paling banyak %d karakter", maksKeterangan).Pada("alasan")
	case kini == p.Status:
		return ErrStatusPeriode.Conflictf("buku %s sudah berstatus %s", p.Bulan.Panjang(), p.Status).Pada("bulan")
	case p.Status == PeriodeDikunci && hari.Before(p.Bulan.Akhir()):
		return ErrBelumBerakhir.Invalidf("buku %s baru dapat dikunci mulai %s", p.Bulan.Panjang(), p.Bulan.Akhir().Panjang()).Pada("bulan")
	}
	return nil
}
