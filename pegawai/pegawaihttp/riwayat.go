package pegawaihttp

import (
	"context"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/pegawai"
)

// KopCatatan is what a stored dated record has besides its content.
type KopCatatan struct {
	ID          string    `json:"id"`
	Versi       int       `json:"versi"`
	Batal       string    `json:"batal,omitempty" doc:"alasan pembatalan; kosong bila berlaku"`
	Oleh        string    `json:"oleh"`
	Dicatat     time.Time `json:"dicatat"`
	Tersembunyi []string  `json:"tersembunyi,omitempty" doc:"bidang yang tidak boleh dilihat peran ini"`
}

// Masa are the days of a record, both included. Mulai may be left out when somebody is
// taken on: it is then the first day of service.
type Masa struct {
	Mulai   dasar.Tanggal `json:"mulai,omitzero"`
	Selesai dasar.Tanggal `json:"selesai,omitzero" doc:"hari terakhir; kosong = seterusnya"`
}

// Orang names the employee that a record is about.
type Orang struct {
	Pegawai string `json:"pegawai" minLength:"1" maxLength:"64" doc:"id pegawai"`
}

// Hasil are records after a call, with the doubts about them.
type Hasil[O any] struct {
	Catatan    []O          `json:"catatan"`
	Peringatan []Peringatan `json:"peringatan,omitempty"`
}

type pegawaiCatat[I any] struct {
	dasarhttp.KunciUlang
	Body struct {
		Ganti   bool `json:"ganti,omitempty" doc:"akhiri sehari sebelumnya yang tidak dapat berlaku bersama"`
		Catatan []I  `json:"catatan" minItems:"1" maxItems:"500"`
	}
}

type pegawaiAkhiri struct {
	MasukID
	dasarhttp.KunciUlang
	Body struct {
		Selesai dasar.Tanggal `json:"selesai" doc:"hari terakhir"`
	}
}

// jenisCatatan is one kind of dated record at the border: I as typed in, O as shown.
type jenisCatatan[T pegawai.Berkala, I, O any] struct {
	tujuan, kata, jalur, sebut string // "penugasan", "/penugasan", "penugasan" as people say it
	akhiri                     bool   // records of this kind end; the others become void
	buku                       pegawai.Riwayat[T]
	baca                       func(I) (T, error)
	tulis                      func(T) O
	bidang                     string   // field of slips whose decision holds for its figures, "" = it has none
	tutup                      func(*O) // withholds the figures
}

// tampilkan shows records within the caller's scope.
func (j jenisCatatan[T, I, O]) tampilkan(ctx context.Context, h pintu, p dasar.Pelaku, ts []T) ([]O, error) {
	os := dasarhttp.Peta(ts, j.tulis)
	if j.bidang == "" || len(ts) == 0 {
		return os, nil
	}
	boleh, err := h.bolehLihat(ctx, p, j.bidang, dasarhttp.Peta(ts, func(t T) pegawai.ID { return t.Kop().Pegawai })...)
	if err != nil {
		return nil, err
	}
	for i, t := range ts {
		if !boleh[t.Kop().Pegawai] {
			j.tutup(&os[i])
		}
	}
	return os, nil
}

// hasil answers a call that changed records.
func (j jenisCatatan[T, I, O]) hasil(ctx context.Context, h pintu, p dasar.Pelaku, ts []T, w []pegawai.Peringatan, err error) (*dasarhttp.Keluar[Hasil[O]], error) {
	if err != nil {
		return nil, err
	}
	os, err := j.tampilkan(ctx, h, p, ts)
	return dasarhttp.Beri(Hasil[O]{os, dasarhttp.Peta(w, kePeringatan)}, err, func(x Hasil[O]) Hasil[O] { return x })
}

// pasangCatatan registers the operations of one kind of dated record.
func pasangCatatan[T pegawai.Berkala, I, O any](a *dasarhttp.API, h pintu, j jenisCatatan[T, I, O]) {
	dasarhttp.Daftar(a, operasi(j.tujuan, "daftar-"+j.kata, ambil, "/pegawai/{id}"+j.jalur, "Semua "+j.sebut+" seorang pegawai, yang dibatalkan pun"),
		func(ctx context.Context, p dasar.Pelaku, in *MasukID) (*dasarhttp.KeluarDaftar[O], error) {
			ts, err := j.buku.Milik(ctx, p, in.pegawai())
			if err != nil {
				return nil, err
			}
			os, err := j.tampilkan(ctx, h, p, ts)
			return dasarhttp.BeriDaftar(os, "", err, func(o O) O { return o })
		})
	dasarhttp.Daftar(a, baru(j.tujuan, "catat-"+j.kata, j.jalur, "Catat "+j.sebut+", semuanya atau tidak sama sekali"),
		func(ctx context.Context, p dasar.Pelaku, in *pegawaiCatat[I]) (*dasarhttp.Keluar[Hasil[O]], error) {
			ts, err := dasarhttp.Coba(in.Body.Catatan, j.baca)
			if err != nil {
				return nil, err
			}
			catat := j.buku.Catat
			if in.Body.Ganti {
				catat = j.buku.Ganti
			}
			hasil, w, err := catat(ctx, p, in.Kunci, ts...)
			return j.hasil(ctx, h, p, hasil, w, dasarhttp.Urutan(err, len(ts)))
		})
	dasarhttp.Daftar(a, operasi(j.tujuan, "batal-"+j.kata, kirim, j.jalur+"/{id}/pembatalan", "Batalkan "+j.sebut+" dengan alasan; catatannya tetap terbaca"),
		func(ctx context.Context, p dasar.Pelaku, in *pegawaiAlasan) (*dasarhttp.Keluar[Hasil[O]], error) {
			t, w, err := j.buku.Batal(ctx, p, in.Kunci, in.ID, in.Body.Alasan)
			return j.hasil(ctx, h, p, []T{t}, w, err)
		})
	if !j.akhiri {
		return
	}
	dasarhttp.Daftar(a, operasi(j.tujuan, "akhiri-"+j.kata, kirim, j.jalur+"/{id}/pengakhiran", "Tetapkan hari terakhir "+j.sebut),
		func(ctx context.Context, p dasar.Pelaku, in *pegawaiAkhiri) (*dasarhttp.Keluar[Hasil[O]], error) {
			t, w, err := j.buku.Akhiri(ctx, p, in.Kunci, in.ID, in.Body.Selesai)
			return j.hasil(ctx, h, p, []T{t}, w, err)
		})
}
