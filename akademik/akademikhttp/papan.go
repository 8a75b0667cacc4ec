package akademikhttp

import (
	"context"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
)

// Papan is a version of a timetable on the board: what lies where, what waits, and what
// clashes with it or with whatever holds beside it.
type Papan struct {
	Jadwal
	Selesai  dasar.Tanggal `json:"selesai" doc:"hari terakhirnya menurut versi-versi lain"`
	Kegiatan []Pertemuan   `json:"kegiatan"`
	Bentrok  []Bentrok     `json:"bentrok"`
}

// Pertemuan is one weekly meeting.
type Pertemuan struct {
	ID      string    `json:"id"`
	Nama    string    `json:"nama"`
	Kisi    string    `json:"kisi"`
	Mapel   string    `json:"mapel"`
	Guru    []string  `json:"guru" doc:"id pegawai"`
	Peserta []Peserta `json:"peserta"`
	JP      int       `json:"jp"`
	Letak   *Letak    `json:"letak,omitempty" doc:"kosong = menunggu"`
}

// Peserta is a class, or one group of it.
type Peserta struct {
	Rombel   string `json:"rombel" maxLength:"64"`
	Kelompok string `json:"kelompok,omitempty" maxLength:"64"`
}

func kePeserta(x akademik.PesertaJadwal) Peserta { return Peserta{string(x.Rombel), x.Kelompok} }

func (p Peserta) peserta() akademik.PesertaJadwal {
	return akademik.PesertaJadwal{Rombel: akademik.RombelID(p.Rombel), Kelompok: p.Kelompok}
}

// Letak is where a meeting lies.
type Letak struct {
	Hari  int    `json:"hari" minimum:"0" maximum:"6" doc:"0 = Ahad"`
	Jam   int    `json:"jam" minimum:"0" maximum:"40" doc:"jam ke berapa di kisinya, dari 0"`
	Ruang string `json:"ruang,omitempty" maxLength:"60"`
	Tetap bool   `json:"tetap,omitempty" doc:"tidak dipindah pengisi otomatis"`
}

func keLetak(t akademik.Tempat) *Letak {
	if !t.Ada {
		return nil
	}
	return &Letak{int(t.Hari), t.Jam, t.Ruang, t.Tetap}
}

func (l *Letak) tempat() akademik.Tempat {
	if l == nil {
		return akademik.Tempat{}
	}
	return akademik.Tempat{Ada: true, Hari: jadwal.Hari(l.Hari), Jam: l.Jam, Ruang: l.Ruang, Tetap: l.Tetap}
}

// Bentrok is one clash.
type Bentrok struct {
	Kunci    string   `json:"kunci" doc:"sebutkan saat menerimanya"`
	Aturan   string   `json:"aturan" doc:"id aturan yang tetap"`
	Kalimat  string   `json:"kalimat"`
	Kegiatan []string `json:"kegiatan"`
	Anjuran  bool     `json:"anjuran,omitempty" doc:"keinginan saja; tidak menghalangi"`
}

func keBentrok(p *akademik.PapanJadwal) func(jadwal.Bentrok) Bentrok {
	return func(b jadwal.Bentrok) Bentrok {
		return Bentrok{akademik.KunciBentrok(b), string(b.Aturan), p.Kalimat(b, tanpaNama), b.Kegiatan, b.Anjuran}
	}
}

func kePapan(p *akademik.PapanJadwal) Papan {
	return Papan{keJadwal(p.Jadwal), p.Selesai, dasarhttp.Peta(p.Kegiatan, func(k akademik.KegiatanJadwal) Pertemuan {
		return Pertemuan{k.ID, p.NamaKegiatan(k.ID), k.Kisi, string(k.Mapel), teksDari(k.Guru), dasarhttp.Peta(k.Peserta, kePeserta), k.JP, keLetak(k.Tempat)}
	}), dasarhttp.Peta(p.Bentrok(), keBentrok(p))}
}

// Pilihan is one place that a meeting fits into.
type Pilihan struct {
	Letak
	Bentrok []Bentrok `json:"bentrok" doc:"kosong = bebas"`
}

type pilihanJadwal struct {
	MasukID
	Kegiatan string `path:"kegiatan" maxLength:"64"`
	Ruang    string `query:"ruang" maxLength:"60"`
}

type akademikLetakkan struct {
	MasukID
	Kegiatan string `path:"kegiatan" maxLength:"64"`
	dasarhttp.KunciUlang
	Body struct {
		Versi int    `json:"versi" minimum:"1"`
		Letak *Letak `json:"letak,omitempty" doc:"kosong = diangkat dari papan"`
		Paksa bool   `json:"paksa,omitempty" doc:"letakkan walau bentrok"`
	}
}

// HasilLetak tells what a placed meeting clashes with.
type HasilLetak struct {
	Bentrok []Bentrok `json:"bentrok"`
}

// UsulLetak is a proposal of places. Nothing is stored until it is accepted.
type UsulLetak struct {
	Versi    int              `json:"versi" minimum:"1" doc:"versi draf yang diusulkan"`
	Pindah   []PindahKegiatan `json:"pindah" maxItems:"5000"`
	Menunggu int              `json:"menunggu,omitempty" doc:"pertemuan yang belum mendapat tempat"`
	Berhenti bool             `json:"berhenti,omitempty" doc:"pencarian dihentikan; ini yang terbaik sejauh itu"`
	Catatan  []string         `json:"catatan,omitempty" maxItems:"1000" doc:"yang dikatakan berkas FET dan tidak dikenal jadwal ini"`
	Beda     []BedaPeserta    `json:"beda,omitempty" maxItems:"5000" doc:"yang dikatakan berkas FET lain tentang kelompok dan peserta; tidak ikut diterima bersama usul"`
}

// PindahKegiatan says where a meeting lay and where it would lie.
type PindahKegiatan struct {
	Kegiatan string `json:"kegiatan" minLength:"1" maxLength:"64"`
	Dari     *Letak `json:"dari,omitempty"`
	Ke       *Letak `json:"ke,omitempty"`
}

type akademikIsiJadwal struct {
	MasukID
	Body struct {
		Benih   uint64 `json:"benih,omitempty" doc:"benih yang sama memberi jadwal yang sama"`
		Langkah int    `json:"langkah,omitempty" minimum:"0" maximum:"3000000" doc:"kosong = sebanyak yang perlu"`
	}
}

type akademikTerimaUsul struct {
	MasukID
	dasarhttp.KunciUlang
	Body UsulLetak
}

func (h pintu) pasangPapan(a *dasarhttp.API) {
	dasarhttp.Daftar(a, operasi("papan-jadwal", ambil, "/jadwal/{id}", "Satu versi jadwal: yang terletak, yang menunggu, dan yang bentrok"),
		func(ctx context.Context, p dasar.Pelaku, in *MasukID) (*dasarhttp.Keluar[Papan], error) {
			x, err := h.s.Papan(ctx, p, akademik.JadwalID(in.ID))
			return dasarhttp.Beri(x, err, kePapan)
		})
	dasarhttp.Daftar(a, operasi("pilihan-letak", ambil, "/jadwal/{id}/kegiatan/{kegiatan}/pilihan", "Setiap tempat yang muat bagi sebuah pertemuan, dengan bentroknya"),
		func(ctx context.Context, p dasar.Pelaku, in *pilihanJadwal) (*dasarhttp.KeluarDaftar[Pilihan], error) {
			x, err := h.s.Papan(ctx, p, akademik.JadwalID(in.ID))
			if err != nil {
				return nil, err
			}
			ps, err := x.Pilihan(in.Kegiatan, in.Ruang)
			return dasarhttp.BeriDaftar(ps, "", err, func(y jadwal.Pilihan) Pilihan {
				return Pilihan{Letak{int(y.Hari), y.Jam, y.Ruang, y.Tetap}, dasarhttp.Peta(y.Bentrok, keBentrok(x))}
			})
		})
	dasarhttp.Daftar(a, operasi("letakkan-kegiatan", ganti, "/jadwal/{id}/kegiatan/{kegiatan}/letak", "Letakkan pertemuan, atau angkat dari papan; yang bentrok ditolak kecuali dipaksa"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikLetakkan) (*dasarhttp.Keluar[HasilLetak], error) {
			id := akademik.JadwalID(in.ID)
			bs, err := h.s.Letakkan(ctx, p, in.Kunci, id, in.Body.Versi, in.Kegiatan, in.Body.Letak.tempat(), in.Body.Paksa)
			if err != nil {
				return nil, err
			}
			x, err := h.s.Papan(ctx, p, id)
			return dasarhttp.Beri(bs, err, func(bs []jadwal.Bentrok) HasilLetak { return HasilLetak{dasarhttp.Peta(bs, keBentrok(x))} })
		})
	dasarhttp.Daftar(a, operasi("isi-jadwal", kirim, "/jadwal/{id}/isian", "Carikan tempat bagi yang menunggu; hasilnya usul, belum disimpan"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikIsiJadwal) (*dasarhttp.Keluar[UsulLetak], error) {
			u, err := h.s.IsiJadwal(ctx, p, akademik.JadwalID(in.ID), jadwal.AturIsi{Benih: in.Body.Benih, Langkah: in.Body.Langkah})
			return dasarhttp.Beri(u, err, keUsul)
		})
	dasarhttp.Daftar(a, operasi("terima-usul-jadwal", kirim, "/jadwal/{id}/usul", "Terima usul letak dalam satu langkah yang dapat diurungkan"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikTerimaUsul) (*dasarhttp.Kosong, error) {
			u := akademik.UsulLetak{Jadwal: akademik.JadwalID(in.ID), Versi: in.Body.Versi}
			for _, x := range in.Body.Pindah {
				u.Pindah = append(u.Pindah, akademik.PindahKegiatan{Kegiatan: x.Kegiatan, Dari: x.Dari.tempat(), Ke: x.Ke.tempat()})
			}
			return dasarhttp.Selesai(h.s.TerimaUsul(ctx, p, in.Kunci, u))
		})
}
