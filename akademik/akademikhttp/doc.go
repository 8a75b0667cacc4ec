// Package akademikhttp is the JSON API of school life: academic years, curricula, subjects,
// classes and their teachers, assessments, marks with every step, legers, rapor from
// open to published, recitations and what is known by heart, kitab, exams with their
// gates, syahadah, promotion, the calendar, timetables and what they must respect,
// presence, activities of the pondok, and sheets that come in as files, as typed
// operations on a dasarhttp.API that any program mounts under any prefix.
//
//	api := dasarhttp.Baru(dasarhttp.Opsi{Judul: "Portal kami", Siapa: siapa})
//	akademikhttp.Pasang(api, layanan, akademikhttp.Opsi{Guru: guru})
//	mux.Handle("/api/", http.StripPrefix("/api", api))
//
// # Model
//
// Every operation declares the purpose akademik.rapor; why somebody has leave is asked
// for under kesehatan.layanan. Who may call which operation is
// decided by the program (dasarhttp.Opsi.Izin); institution and units are checked by
// akademik.Service on every call. A teacher is usually limited further, to the classes
// and subjects that he or she teaches: the program says who is by [Opsi]. What lies
// outside does not exist.
//
// # Traps
//
//   - Names of santri are decided per person, role and purpose (privasi.Penjaga) and
//     leave a trail; what is withheld is empty.
//   - Marks, weights and bounds are texts: "87.5". A mark that is not there has
//     "ada": false, which is not 0. "bulat" is for showing; whether the KKM is reached
//     is "tuntas", which looks at the exact value.
//   - The cells of a mark grid are written as a teacher types them ("87,5", "S", ""),
//     with what the cell showed before: a cell that somebody changed meanwhile is
//     refused by itself, and the others are kept. The answer is 200 and lists them.
//   - A file comes as the raw body (application/octet-stream). Its preview stores nothing;
//     applying it takes the same file again with the sidik of the preview.
//   - Before a payment gate of an exam nobody reads an amount, nor why somebody was let
//     through; dispensations with their reasons are an operation of their own.
//   - Calls that store something take an Idempotency-Key. Send one: without it a
//     repeated call is a second record. A mark grid needs none.
package akademikhttp

import (
	"context"
	"net/http"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
)

// Opsi are the choices of the program that mounts the API.
type Opsi struct {
	// Guru says whether a caller is limited to what he or she teaches, and which
	// employee that is; a limited caller without an employee sees no class. nil limits
	// nobody.
	Guru func(ctx context.Context, p dasar.Pelaku) (id pegawai.ID, terbatas bool, err error)

	// BacaNilai and BacaSetoran read sheets of marks and of recitations; akademikberkas
	// has both. Without one the operations that take its file are not there: this
	// package knows no file formats.
	BacaNilai   Pembaca
	BacaSetoran Pembaca
}

// Pasang registers every operation of akademik on a. Names of santri go through the
// Penjaga of s.
func Pasang(a *dasarhttp.API, s *akademik.Service, o Opsi) {
	h := pintu{s, o}
	h.pasangTahun(a)
	h.pasangMapel(a)
	h.pasangRombel(a)
	h.pasangKelompok(a)
	h.pasangPengampu(a)
	h.pasangPenilaian(a)
	h.pasangAsesmen(a)
	h.pasangNilai(a)
	h.pasangLeger(a)
	h.pasangSetoran(a)
	h.pasangHafalan(a)
	h.pasangMurojaah(a)
	h.pasangKitab(a)
	h.pasangUjian(a)
	h.pasangSyahadah(a)
	h.pasangRapor(a)
	h.pasangKenaikan(a)
	h.pasangKalender(a)
	h.pasangKurikulum(a)
	h.pasangJadwal(a)
	h.pasangPresensi(a)
	h.pasangIzin(a)
	h.pasangAturanPresensi(a)
	h.pasangKegiatan(a)
	if o.BacaNilai != nil {
		h.pasangImporNilai(a)
	}
	if o.BacaSetoran != nil {
		h.pasangImporSetoran(a)
	}
}

// pintu is the service with its limits.
type pintu struct {
	s *akademik.Service
	o Opsi
}

const (
	ambil = http.MethodGet
	kirim = http.MethodPost
	ganti = http.MethodPut
)

// operasi describes an operation.
func operasi(id, metode, jalur, ringkas string) dasarhttp.Operasi {
	return dasarhttp.Operasi{ID: id, Metode: metode, Jalur: jalur, Ringkas: ringkas, Tag: privasi.TujuanRapor, Tujuan: privasi.TujuanRapor}
}

// baru describes an operation that makes a record.
func baru(id, jalur, ringkas string) dasarhttp.Operasi {
	o := operasi(id, kirim, jalur, ringkas)
	o.Status = http.StatusCreated
	return o
}

// MasukID names one record in the path; embed it in an input.
type MasukID struct {
	ID string `path:"id" maxLength:"64"`
}

func (m MasukID) rombel() akademik.RombelID { return akademik.RombelID(m.ID) }

// ubah changes one record by a batch of one.
func ubah[T any](ts []T, err error) (t T, _ error) {
	if err == nil {
		t = ts[0]
	}
	return t, err
}

// teksDari are values as the texts they are.
func teksDari[T ~string](ts []T) []string {
	return dasarhttp.Peta(ts, func(t T) string { return string(t) })
}

// satuTeks is the list of one text; "" is the list of none.
func satuTeks(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

// dariTeks are texts as the values they name; none is nil, which filters take as all.
func dariTeks[T ~string](ss []string) []T {
	if len(ss) == 0 {
		return nil
	}
	return dasarhttp.Peta(ss, func(s string) T { return T(s) })
}
