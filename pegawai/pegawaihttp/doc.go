// Package pegawaihttp is the JSON API of kepegawaian: staff and their duties,
// contracts, leave, presence and hours, what they are paid, kasbon, documents, and
// payroll runs from a draft to the books, as typed operations on a dasarhttp.API
// that any program mounts under any prefix.
//
//	api := dasarhttp.Baru(dasarhttp.Opsi{Judul: "Portal kami", Siapa: siapa})
//	pegawaihttp.Pasang(api, layanan)
//	mux.Handle("/api/", http.StripPrefix("/api", api))
//
// # Model
//
// Every operation declares one of two purposes: kepegawaian.administrasi for people
// and their work, kepegawaian.penggajian for what they are paid. Who may call which
// operation is decided by the program (dasarhttp.Opsi.Izin); institution and scope
// are checked by pegawai.Service on every call: what lies outside does not exist.
//
// Dated records (duties, contracts, memberships, PTKP, tax balances, values, entries,
// hours) have the same operations: "daftar-" lists those of a person, "catat-" adds
// some of any number of people, all or none ("ganti": true ends what they exclude),
// "akhiri-" sets the last day, "batal-" makes one void with a reason.
//
// # Traps
//
//   - What an answer shows of a person is decided per field, person, role and purpose
//     (privasi.Penjaga) and leaves a trail. A field that is withheld is absent and
//     named in "tersembunyi", a masked one is named in "tersamar": never send a masked
//     value back. Amounts are shown whole or not at all.
//   - Lists of leave, presence, hours and kasbon name people by id; names are asked of
//     "cari-pegawai".
//   - Calls that store something take an Idempotency-Key. Send one: without it a
//     repeated call is a second record. The steps of a run need none: a step that was
//     taken already changes nothing.
//   - Amounts are whole rupiah as integers. Hours, days and percentages are texts of at
//     most two decimals: "12.5".
//   - "peringatan" are doubts about what was accepted. Show them.
//   - A stream of slips is whole only when its last line says how many there were.
package pegawaihttp

import (
	"net/http"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
)

// Pasang registers every operation of kepegawaian on a. Everything shown of a person
// goes through the Penjaga of s.
func Pasang(a *dasarhttp.API, s *pegawai.Service) {
	h := pintu{s}
	h.pasangAmbil(a)
	h.pasangTerima(a)
	h.pasangUbah(a)
	h.pasangBerhenti(a)
	h.pasangPenugasan(a)
	h.pasangKontrak(a)
	h.pasangKepesertaan(a)
	h.pasangStatusPajak(a)
	h.pasangSaldoPajak(a)
	h.pasangNilai(a)
	h.pasangIsian(a)
	h.pasangJam(a)
	h.pasangCuti(a)
	h.pasangPresensi(a)
	h.pasangDokumen(a)
	h.pasangMaster(a)
	h.pasangKomponen(a)
	h.pasangPengaturan(a)
	h.pasangKasbon(a)
	h.pasangPenggajian(a)
	h.pasangSlip(a)
}

// pintu is the service with its door to personal data.
type pintu struct{ s *pegawai.Service }

// Purposes of the operations.
const (
	administrasi = privasi.TujuanKepegawaian
	penggajian   = privasi.TujuanPenggajian
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

// baru describes an operation that makes a record.
func baru(tujuan, id, jalur, ringkas string) dasarhttp.Operasi {
	o := operasi(tujuan, id, kirim, jalur, ringkas)
	o.Status = http.StatusCreated
	return o
}

// MasukID names one record in the path; embed it in an input.
type MasukID struct {
	ID string `path:"id" maxLength:"64"`
}

func (m MasukID) pegawai() pegawai.ID { return pegawai.ID(m.ID) }

// Rentang are the days of a list, both included.
type Rentang struct {
	Dari   dasar.Tanggal `query:"dari" required:"true"`
	Sampai dasar.Tanggal `query:"sampai" required:"true" doc:"paling lama setahun sesudah dari"`
}

// pegawaiAlasan makes a record void, or undoes a step. Inputs are named after the
// package because the document names their bodies after them, beside those of other
// packages.
type pegawaiAlasan struct {
	MasukID
	dasarhttp.KunciUlang
	Body struct {
		Alasan string `json:"alasan" minLength:"1" maxLength:"300" doc:"tanpa urusan pribadi"`
	}
}
