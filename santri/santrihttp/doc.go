// Package santrihttp is the JSON API of kesiswaan: search, profile, intake,
// changes, status, memberships, boarding, wali, families and units.
//
//	api := dasarhttp.Baru(dasarhttp.Opsi{Judul: "Portal kami", Siapa: siapa})
//	santrihttp.Pasang(api, layanan, penjaga)
//
// # Traps
//
//   - What an answer shows is decided per field, person, role and purpose
//     (privasi.Penjaga) and leaves a trail, one line per person. A field that is
//     withheld is absent and named in "tersembunyi", a masked one is named in
//     "tersamar": never send a masked value back.
//   - A change names the "versi" that was read; 409 means that somebody else was
//     first.
//   - Repairs and warnings of an accepted form come back in "bacaan"; show them.
package santrihttp

import (
	"context"
	"encoding/json"
	"net/http"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// Pasang registers the operations of kesiswaan. Everything shown goes through
// the door p.
func Pasang(a *dasarhttp.API, s *santri.Service, p *privasi.Penjaga) {
	h := pintu{s, p}
	h.pasangSantri(a)
	h.pasangPerubahan(a)
	h.pasangWali(a)
	h.pasangStruktur(a)
}

// pintu joins the service with the door.
type pintu struct {
	s    *santri.Service
	jaga *privasi.Penjaga
}

func operasi(id, metode, jalur, ringkas string) dasarhttp.Operasi {
	return dasarhttp.Operasi{ID: id, Metode: metode, Jalur: jalur, Ringkas: ringkas, Tag: "santri", Tujuan: privasi.TujuanKesiswaan}
}

func operasiBuat(id, jalur, ringkas string) dasarhttp.Operasi {
	o := operasi(id, http.MethodPost, jalur, ringkas)
	o.Status = http.StatusCreated
	return o
}

// sekali gives the service for one call with the sender's key. What was sent is
// hashed with the vault's key: it is personal.
func (h pintu) sekali(ctx context.Context, p dasar.Pelaku, k dasarhttp.KunciUlang, badan any) (*santri.Service, error) {
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
	sidik, err := h.s.Brankas.IndeksButa(ctx, p.Lembaga, "santri.kiriman", string(isi))
	if err != nil {
		return nil, err
	}
	return h.s.Sekali(k.Kunci, [32]byte(sidik)), nil
}

// BadanBacaan tells what reading a form mended and flagged.
type BadanBacaan struct {
	Perbaikan  []BadanCatatan `json:"perbaikan,omitempty"`
	Peringatan []BadanCatatan `json:"peringatan,omitempty"`
}

// BadanCatatan is one repair or warning.
type BadanCatatan struct {
	Aturan string `json:"aturan" doc:"id aturan yang tetap"`
	Pesan  string `json:"pesan"`
}

func badanBacaan(b santri.Bacaan) (hasil *BadanBacaan) {
	if b.Bersih() {
		return nil
	}
	hasil = &BadanBacaan{}
	for _, x := range b.Perbaikan {
		hasil.Perbaikan = append(hasil.Perbaikan, BadanCatatan{string(x.Aturan), x.Pesan})
	}
	for _, x := range b.Peringatan {
		hasil.Peringatan = append(hasil.Peringatan, BadanCatatan{string(x.Aturan), x.Pesan})
	}
	return hasil
}

// tampilan shows the fields of one record as far as was decided.
type tampilan struct {
	nilai                 map[string]string
	tersamar, tersembunyi []string
}

// tampilkan asks the decision for the fields of records of one registered type,
// in one request, and returns a view per person.
func (h pintu) tampilkan(ctx context.Context, p dasar.Pelaku, tipe string, bidang []namaBidang, subjek []privasi.SubjekID) (*privasi.Pandangan, error) {
	if len(subjek) == 0 {
		return nil, nil
	}
	nama := make([]string, len(bidang))
	for i, b := range bidang {
		nama[i] = b.bidang
	}
	return h.jaga.Minta(ctx, p, tipe, nama, subjek...)
}

// namaBidang pairs the JSON name of a field with its name in the record.
type namaBidang struct{ json, bidang string }

// sajikan shows a record: rec is a pointer to one of the viewed type.
func sajikan(v *privasi.Pandangan, s privasi.SubjekID, bidang []namaBidang, rec any) tampilan {
	t := tampilan{nilai: map[string]string{}}
	semua := v.Sajikan(rec)
	for _, b := range bidang {
		switch v.Tingkat(s, b.bidang) {
		case privasi.Tiada:
			t.tersembunyi = append(t.tersembunyi, b.json)
		case privasi.Penuh:
			t.nilai[b.json] = semua[b.bidang]
		default:
			t.nilai[b.json] = semua[b.bidang]
			if semua[b.bidang] != "" {
				t.tersamar = append(t.tersamar, b.json)
			}
		}
	}
	slices.Sort(t.tersamar)
	slices.Sort(t.tersembunyi)
	return t
}
