// Package privasihttp is the JSON API of the privacy office: for everybody, his own data,
// consents, receipts, trail, copies, requests, complaints and news; for the desk, requests,
// complaints, guardians, incidents, disclosures, orders, what is due, and the registers; for
// whoever asks, the policy.
//
//	api := dasarhttp.Baru(dasarhttp.Opsi{Judul: "Portal kami", Siapa: siapa})
//	privasihttp.Pasang(api, kantor, penjaga, privasihttp.Opsi{})
//
// # Model
//
// Every operation declares the purpose hak.subjek. What a person may do for himself or his
// child carries the tag [TagSaya]: kantor asks who is related to whom. Everything else
// carries [TagMeja], and kantor asks for the role of the officer, or of those who approve.
// What is public carries [TagTerbuka] and asks for nobody.
//
// Which room of privasi answers where:
//
//	kebijakan    /lembaga/{lembaga}/kebijakan-privasi (without signing in), /kebijakan-privasi
//	kantor       /data-saya (data, periksa, konfirmasi, salinan, jejak), /data-lama, /setelan-privasi, /keadaan-privasi
//	persetujuan  /data-saya/{subjek}/izin
//	resi         /data-saya/{subjek}/resi
//	buku         /data-saya/{subjek}/jejak/{indeks}/bukti, /buku-privasi
//	hak          /data-saya/{subjek}/permohonan, /permohonan-hak, /pengaduan
//	wali         /data-saya/{subjek}/wali, /kewenangan-wali
//	antar        /data-saya/{subjek}/kabar, /kabar, /antaran
//	insiden      /data-saya/{subjek}/insiden, /insiden
//	pendedahan   /data-saya/{subjek}/pendedahan and /darurat, /pendedahan, /perintah-pengawas
//	retensi      /data-saya/{subjek}/masa-simpan, /jadwal-retensi, /jatuh-tempo, /penahanan-data, /pemusnahan, /perintah-tetap
//	ropa         /register, /rekam-kegiatan (kegiatan, lampiran, tempat, prosesor, transfer, titik), /penilaian-dampak
//	rezim        /simulasi-aturan
//
// Over pages alone go the text of a policy and its announcing, emergencies and support
// access, the task team, the carrying out and minutes of a destruction, and the leaving of an
// institution.
//
// # Traps
//
//   - A person who is neither the caller nor one of his is answered like one who does not
//     exist (404, PRI-KANTOR-02).
//   - Calls that make a record take an Idempotency-Key: with it a repetition gives the
//     record that is stored. Moves of a record need none: made twice, the second is a 409.
//     Parts of the attachments are kept by PUT under an id of the sender's choice, against
//     the version of the attachments that he read.
//   - Free texts of requests and complaints are opened when one of them is read, never in a
//     list, and the reading stands in the trail.
package privasihttp

import (
	"context"
	"encoding/json"
	"net/http"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kantor"
)

// The groups of operations.
const (
	TagSaya    = "data-saya"         // for whoever is signed in, about himself or his child
	TagMeja    = "privasi"           // for the office
	TagTerbuka = "kebijakan-privasi" // for whoever asks, without signing in
)

// Opsi is what the office cannot know of the application around it.
type Opsi struct {
	// Orang lists the people of an account: himself first, then his children. nil: himself
	// alone.
	Orang func(context.Context, dasar.Pelaku) ([]OrangSaya, error)
	// Pastikan checks the password of the caller once more, before somebody's data is taken
	// away as a file. nil: nothing is asked.
	Pastikan func(ctx context.Context, p dasar.Pelaku, sandi string) error
}

// Pasang registers the operations of the office. What is sealed is opened through p.
func Pasang(a *dasarhttp.API, s *kantor.Service, p *privasi.Penjaga, o Opsi) {
	h := pintu{s, p, o}
	h.pasangKebijakanPublik(a)
	h.pasangData(a)
	h.pasangSalinan(a)
	h.pasangSaya(a)
	h.pasangIzin(a)
	h.pasangPermohonan(a)
	h.pasangPengaduan(a)
	h.pasangWali(a)
	h.pasangKebijakan(a)
	h.pasangInsiden(a)
	h.pasangInsidenLangkah(a)
	h.pasangPendedahan(a)
	h.pasangPendedahanLangkah(a)
	h.pasangPerintah(a)
	h.pasangRetensi(a)
	h.pasangPemusnahan(a)
	h.pasangPenahanan(a)
	h.pasangKabar(a)
	h.pasangKeadaan(a)
	h.pasangRegister(a)
	h.pasangKegiatan(a)
	h.pasangPembaruan(a)
	h.pasangLampiran(a)
	h.pasangProsesor(a)
	h.pasangDpia(a)
	h.pasangSetelan(a)
}

type pintu struct {
	s    *kantor.Service
	jaga *privasi.Penjaga
	opsi Opsi
}

const (
	ambil = http.MethodGet
	kirim = http.MethodPost
	taruh = http.MethodPut
)

func saya(id, metode, jalur, ringkas string) dasarhttp.Operasi {
	return dasarhttp.Operasi{ID: id, Metode: metode, Jalur: jalur, Ringkas: ringkas, Tag: TagSaya, Tujuan: privasi.TujuanHakSubjek}
}

func meja(id, metode, jalur, ringkas string) dasarhttp.Operasi {
	o := saya(id, metode, jalur, ringkas)
	o.Tag = TagMeja
	return o
}

// baru makes an operation that makes a record.
func baru(o dasarhttp.Operasi) dasarhttp.Operasi {
	o.Metode, o.Status = kirim, http.StatusCreated
	return o
}

// MasukID names one record in the path; embed it in an input.
type MasukID struct {
	ID string `path:"id" maxLength:"64"`
}

// MasukSubjek names a person in the path; embed it in an input.
type MasukSubjek struct {
	Subjek string `path:"subjek" maxLength:"64" doc:"kunci orang: diri sendiri atau anaknya"`
}

func (m MasukSubjek) orang() privasi.SubjekID { return privasi.SubjekID(m.Subjek) }

// sekali gives the service for one call with the sender's key. What was sent is hashed with
// the vault's key: it is personal.
func (h pintu) sekali(ctx context.Context, p dasar.Pelaku, k dasarhttp.KunciUlang, badan ...any) (*kantor.Service, error) {
	if k.Kunci == "" {
		return h.s, nil
	}
	if err := dasar.PeriksaKunci(k.Kunci); err != nil {
		return nil, err
	}
	isi, err := json.Marshal(badan)
	if err != nil {
		return nil, err
	}
	sidik, err := h.s.Brankas.IndeksButa(ctx, p.Lembaga, "privasi.kiriman", string(isi))
	if err != nil {
		return nil, err
	}
	return h.s.Sekali(k.Kunci, [32]byte(sidik)), nil
}

// buat makes one record under the sender's key and answers with f of it.
func buat[V, T any](ctx context.Context, h pintu, p dasar.Pelaku, k dasarhttp.KunciUlang, badan any, kerja func(*kantor.Service) (V, error), f func(V) T) (*dasarhttp.Keluar[T], error) {
	s, err := h.sekali(ctx, p, k, badan)
	if err != nil {
		return nil, err
	}
	v, err := kerja(s)
	return dasarhttp.Beri(v, err, f)
}

// langkah is the handler of a move that needs nothing but its record.
func langkah[V, T any](kerja func(context.Context, dasar.Pelaku, string) (V, error), f func(V) T) func(context.Context, dasar.Pelaku, *MasukID) (*dasarhttp.Keluar[T], error) {
	return func(ctx context.Context, p dasar.Pelaku, m *MasukID) (*dasarhttp.Keluar[T], error) {
		v, err := kerja(ctx, p, m.ID)
		return dasarhttp.Beri(v, err, f)
	}
}

// saat is a moment in an answer; an unset one is left out.
func saat(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}

// Langkah is one move of a record.
type Langkah struct {
	Jenis string    `json:"jenis"`
	Dari  string    `json:"dari,omitempty"`
	Ke    string    `json:"ke,omitempty"`
	Sebab string    `json:"sebab,omitempty"`
	Pada  time.Time `json:"pada"`
}

func keLangkah(p privasi.Peristiwa) Langkah {
	return Langkah{p.Jenis, p.Dari, p.Ke, p.Sebab, p.Pada}
}

// apaAdanya is for what is an answer already.
func apaAdanya[T any](t T) T { return t }

// teks are texts of named types; none is an empty list.
func teks[T ~string](ts []T) []string {
	return dasarhttp.Peta(ts, func(t T) string { return string(t) })
}

func dariTeks[T ~string](ss []string) []T {
	return dasarhttp.Peta(ss, func(s string) T { return T(s) })
}
