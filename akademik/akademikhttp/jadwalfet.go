package akademikhttp

import (
	"bytes"
	"context"
	"strings"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
)

// maksFET bounds a file of FET that comes back solved.
const maksFET = 32 << 20

// BerkasFET is a version of a timetable as a file of the free program FET.
type BerkasFET struct {
	Isi     string   `json:"isi" doc:"simpan sebagai .fet, selesaikan dengan FET, lalu kirim kembali"`
	Catatan []string `json:"catatan" doc:"yang tidak dikenal FET dan karena itu tidak ikut"`
}

type masukFET struct {
	MasukID
	RawBody []byte `contentType:"application/octet-stream"`
}

func keUsul(u akademik.UsulLetak) UsulLetak {
	return UsulLetak{u.Versi, dasarhttp.Peta(u.Pindah, func(x akademik.PindahKegiatan) PindahKegiatan {
		return PindahKegiatan{x.Kegiatan, keLetak(x.Dari), keLetak(x.Ke)}
	}), len(u.Sisa), u.Berhenti, u.Catatan, dasarhttp.Peta(u.Beda, keBedaPeserta)}
}

// BedaPeserta is one thing that a file of FET says differently about who attends what.
type BedaPeserta struct {
	Jenis    string    `json:"jenis" enum:"kelompok_baru,kelompok_hilang,kelompok_pindah,berbagi_baru,berbagi_hilang,peserta,kegiatan_baru,kegiatan_hilang"`
	Kegiatan string    `json:"kegiatan,omitempty" maxLength:"64"`
	Kelompok *Peserta  `json:"kelompok,omitempty"`
	Peserta  []Peserta `json:"peserta,omitempty" maxItems:"200" doc:"peserta kegiatan menurut berkas"`
	Kalimat  string    `json:"kalimat,omitempty" maxLength:"4000"`
	Tolak    string    `json:"tolak,omitempty" maxLength:"4000" doc:"mengapa tidak dapat diambil; kosong = dapat"`
}

func keBedaPeserta(b akademik.BedaPeserta) BedaPeserta {
	x := BedaPeserta{Jenis: string(b.Jenis), Kegiatan: b.Kegiatan, Peserta: dasarhttp.Peta(b.Peserta, kePeserta), Kalimat: b.Kalimat, Tolak: b.Tolak}
	if b.Kelompok.Rombel != "" {
		x.Kelompok = new(kePeserta(b.Kelompok))
	}
	return x
}

func (b BedaPeserta) beda() akademik.BedaPeserta {
	x := akademik.BedaPeserta{Jenis: jadwal.JenisBeda(b.Jenis), Kegiatan: b.Kegiatan}
	if b.Kelompok != nil {
		x.Kelompok = b.Kelompok.peserta()
	}
	for _, q := range b.Peserta {
		x.Peserta = append(x.Peserta, q.peserta())
	}
	return x
}

type akademikAmbilPeserta struct {
	MasukID
	dasarhttp.KunciUlang
	Body struct {
		Versi int           `json:"versi" minimum:"1" doc:"versi draf yang dibandingkan"`
		Beda  []BedaPeserta `json:"beda" minItems:"1" maxItems:"5000" doc:"yang diambil, seperti dikembalikan baca-fet; yang lain tetap seperti sekarang"`
	}
}

func (h pintu) pasangFET(a *dasarhttp.API) {
	dasarhttp.Daftar(a, operasi("unduh-fet", ambil, "/jadwal/{id}/fet", "Satu versi jadwal sebagai berkas FET; guru disebut dengan idnya"),
		func(ctx context.Context, p dasar.Pelaku, in *MasukID) (*dasarhttp.Keluar[BerkasFET], error) {
			var b strings.Builder
			catatan, err := h.s.TulisFETJadwal(ctx, p, akademik.JadwalID(in.ID), &b, akademik.NamaFET{Lembaga: string(p.Lembaga), Guru: tanpaNama})
			return dasarhttp.Beri(catatan, err, func(c []string) BerkasFET { return BerkasFET{b.String(), append([]string{}, c...)} })
		})
	unggah := operasi("baca-fet", kirim, "/jadwal/{id}/fet", "Baca berkas FET yang sudah diselesaikan; hasilnya usul, belum disimpan")
	unggah.Badan = maksFET
	dasarhttp.Daftar(a, unggah,
		func(ctx context.Context, p dasar.Pelaku, in *masukFET) (*dasarhttp.Keluar[UsulLetak], error) {
			u, err := h.s.BacaFETJadwal(ctx, p, akademik.JadwalID(in.ID), bytes.NewReader(in.RawBody))
			return dasarhttp.Beri(u, err, keUsul)
		})
	dasarhttp.Daftar(a, operasi("ambil-peserta-fet", kirim, "/jadwal/{id}/fet/peserta", "Ambil perubahan kelompok dan peserta dari berkas FET, semuanya atau tidak sama sekali; baca berkasnya lagi untuk letaknya"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikAmbilPeserta) (*dasarhttp.Kosong, error) {
			return dasarhttp.Selesai(h.s.TerimaBedaPeserta(ctx, p, in.Kunci, akademik.JadwalID(in.ID), in.Body.Versi, dasarhttp.Peta(in.Body.Beda, BedaPeserta.beda)))
		})
}
