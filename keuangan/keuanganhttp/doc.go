// Package keuanganhttp is the JSON API of keuangan: books, tariffs, discounts,
// bill runs, bills, arrears, payments, receipts and the bank queue, as typed
// operations on a dasarhttp.API that any program mounts under any prefix.
//
//	api := dasarhttp.Baru(dasarhttp.Opsi{Judul: "Portal kami", Siapa: siapa})
//	keuanganhttp.Pasang(api, layanan, keuanganhttp.Opsi{Baca: baca})
//	mux.Handle("/api/", http.StripPrefix("/api", api))
//
// Every operation declares its purpose: keuangan.laporan for the books and what
// is read out of them, keuangan.penagihan, keuangan.pembayaran and
// keuangan.rekonsiliasi for the rest. Who may call which purpose is decided by
// the program (dasarhttp.Opsi.Izin); the scope of the actor is checked by
// keuangan.Service on every call.
//
// # Traps
//
//   - Answers name people by id. Names are asked of santrihttp, whose decision
//     and trail are made for them.
//   - Operations that move money take an Idempotency-Key. Send one: without it
//     a repeated request is a second payment.
//   - Amounts are whole rupiah as integers; the amounts of bank rows may have
//     sen and are texts.
//   - A bank statement is read by a function that the program gives
//     ([Opsi].Baca): this package knows no file formats.
package keuanganhttp

import (
	"io"
	"net/http"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/keuangan"
)

// Opsi are what the API needs besides the service.
type Opsi struct {
	// Baca reads a bank statement; tataLetak is the id of a layout or "", and
	// the days are the period of files that leave the year out. Usually it
	// calls keuanganberkas.Baca. Without it the two operations that take a
	// statement are left out.
	Baca func(r io.Reader, nama, tataLetak string, dari, sampai dasar.Tanggal) (keuangan.BerkasBank, error)
}

// Pasang registers every operation of keuangan on a.
func Pasang(a *dasarhttp.API, s *keuangan.Service, opsi ...Opsi) {
	var o Opsi
	if len(opsi) > 0 {
		o = opsi[0]
	}
	pasangBagan(a, s)
	pasangJurnal(a, s)
	pasangLaporan(a, s)
	pasangPeriode(a, s)
	pasangTarif(a, s)
	pasangPenagihan(a, s)
	pasangTagihan(a, s)
	pasangBayar(a, s)
	pasangTitipan(a, s)
	pasangMutasi(a, s)
	if o.Baca != nil {
		pasangImpor(a, s, o)
	}
}

// Purposes of the operations.
const (
	laporan      = "keuangan.laporan"
	penagihan    = "keuangan.penagihan"
	pembayaran   = "keuangan.pembayaran"
	rekonsiliasi = "keuangan.rekonsiliasi"
)

const (
	ambil = http.MethodGet
	kirim = http.MethodPost
	ganti = http.MethodPut
)

// operasi describes an operation; the tag groups it by its purpose.
func operasi(tujuan, id, metode, jalur, ringkas string) dasarhttp.Operasi {
	return dasarhttp.Operasi{ID: id, Metode: metode, Jalur: jalur, Ringkas: ringkas, Tag: tujuan, Tujuan: tujuan}
}

// MasukID names one record in the path; embed it in an input.
type MasukID struct {
	ID string `path:"id" maxLength:"100"`
}
