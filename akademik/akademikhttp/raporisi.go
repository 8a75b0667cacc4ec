package akademikhttp

import (
	"context"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/rapor"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/santri"
)

// IsianRapor is what somebody writes for the rapor of one santri: in the entry of a
// subject only the description, in that of the wali kelas everything else.
type IsianRapor struct {
	Santri       string        `json:"santri" minLength:"1" maxLength:"64"`
	Versi        int           `json:"versi" minimum:"0" doc:"versi isian yang tampak; 0 = belum ada"`
	Deskripsi    string        `json:"deskripsi,omitempty" maxLength:"600" doc:"mengganti deskripsi yang disusun sendiri"`
	Keterampilan string        `json:"keterampilan,omitempty" maxLength:"600" doc:"mengganti deskripsi keterampilan pada mata pelajaran bernilai dua (K13)"`
	Sikap        []Sikap       `json:"sikap,omitempty" maxItems:"12"`
	Ekskul       []Ekskul      `json:"ekskul,omitempty" maxItems:"12"`
	Kokurikuler  []Kokurikuler `json:"kokurikuler,omitempty" maxItems:"12"`
	Hadir        *Absen        `json:"hadir,omitempty" doc:"mengganti hitungan presensi"`
	Catatan      string        `json:"catatan,omitempty" maxLength:"600"`
	Keputusan    string        `json:"keputusan,omitempty" maxLength:"120"`
}

// Sikap is one aspect of conduct.
type Sikap struct {
	Aspek    string `json:"aspek" maxLength:"60"`
	Predikat string `json:"predikat,omitempty" maxLength:"60"`
	Uraian   string `json:"uraian,omitempty" maxLength:"600"`
}

// Ekskul is one ekstrakurikuler.
type Ekskul struct {
	Nama       string `json:"nama" maxLength:"60"`
	Predikat   string `json:"predikat,omitempty" maxLength:"60"`
	Keterangan string `json:"keterangan,omitempty" maxLength:"600"`
}

// Kokurikuler is one project.
type Kokurikuler struct {
	Tema     string   `json:"tema,omitempty" maxLength:"600"`
	Judul    string   `json:"judul,omitempty" maxLength:"600"`
	Tujuan   string   `json:"tujuan,omitempty" maxLength:"600"`
	Dimensi  []string `json:"dimensi,omitempty" maxItems:"12"`
	Kelompok string   `json:"kelompok,omitempty" maxLength:"60"`
	Uraian   string   `json:"uraian,omitempty" maxLength:"600"`
}

// Absen are days of absence.
type Absen struct {
	Sakit int `json:"sakit" minimum:"0" maximum:"366"`
	Izin  int `json:"izin" minimum:"0" maximum:"366"`
	Alpa  int `json:"alpa" minimum:"0" maximum:"366"`
}

func (i IsianRapor) isian() akademik.IsianRaporBaru {
	isi := akademik.IsiRapor{
		Deskripsi: i.Deskripsi, Keterampilan: i.Keterampilan,
		Sikap:       dasarhttp.Peta(i.Sikap, func(s Sikap) rapor.Sikap { return rapor.Sikap(s) }),
		Ekskul:      dasarhttp.Peta(i.Ekskul, func(e Ekskul) rapor.Ekskul { return rapor.Ekskul(e) }),
		Kokurikuler: dasarhttp.Peta(i.Kokurikuler, func(k Kokurikuler) rapor.Kokurikuler { return rapor.Kokurikuler(k) }),
		Catatan:     i.Catatan, Keputusan: i.Keputusan,
	}
	if i.Hadir != nil {
		isi.Hadir = rapor.Kehadiran{Ada: true, Sakit: i.Hadir.Sakit, Izin: i.Hadir.Izin, Alpa: i.Hadir.Alpa}
	}
	return akademik.IsianRaporBaru{Santri: santri.ID(i.Santri), Isi: isi, Versi: i.Versi}
}

type akademikIsiRapor struct {
	KelasPeriode
	Body struct {
		Mapel string       `json:"mapel,omitempty" maxLength:"40" doc:"deskripsi pelajaran itu; kosong = bagian wali kelas"`
		Isian []IsianRapor `json:"isian" minItems:"1" maxItems:"500"`
	}
}

// HasilIsianRapor tells what became of the entries.
type HasilIsianRapor struct {
	Tersimpan int                `json:"tersimpan"`
	Gagal     []GalatIsianSantri `json:"gagal" doc:"isian yang ditolak; yang lain tersimpan"`
}

// GalatIsianSantri is the refusal of one entry.
type GalatIsianSantri struct {
	Santri string `json:"santri"`
	Bidang string `json:"bidang,omitempty"`
	Aturan string `json:"aturan" doc:"id aturan yang tetap"`
	Pesan  string `json:"pesan"`
}

func (h pintu) pasangIsianRapor(a *dasarhttp.API, jalur string) {
	dasarhttp.Daftar(a, operasi("isi-rapor", kirim, jalur+"/isian", "Isi bagian wali kelas, atau deskripsi sebuah pelajaran: yang ditolak disebut, yang lain tersimpan"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikIsiRapor) (*dasarhttp.Keluar[HasilIsianRapor], error) {
			mapel := akademik.KodeMapel(in.Body.Mapel)
			var diampu []akademik.KodeMapel
			if mapel != "" {
				diampu = append(diampu, mapel)
			}
			peran, err := h.peranRapor(ctx, p, in.rombel(), diampu...)
			if err != nil {
				return nil, err
			}
			n, gagal, err := h.s.IsiRapor(ctx, p, peran, in.rombel(), in.Periode, mapel, dasarhttp.Peta(in.Body.Isian, IsianRapor.isian)...)
			return dasarhttp.Beri(gagal, err, func(gs []akademik.GalatIsian) HasilIsianRapor {
				return HasilIsianRapor{n, dasarhttp.Peta(gs, func(g akademik.GalatIsian) GalatIsianSantri {
					return GalatIsianSantri{string(g.Santri), g.Err.Field, g.Err.Rule, g.Err.Message}
				})}
			})
		})
}
