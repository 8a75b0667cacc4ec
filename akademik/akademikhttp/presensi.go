package akademikhttp

import (
	"context"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/akademik/presensi"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

// Sesi names what a register is about: a lesson of a class, or an activity.
type Sesi struct {
	Tanggal  dasar.Tanggal `json:"tanggal"`
	Mulai    string        `json:"mulai" minLength:"5" maxLength:"5" doc:"07:40"`
	Rombel   string        `json:"rombel,omitempty" maxLength:"64"`
	Mapel    string        `json:"mapel,omitempty" maxLength:"40"`
	Kegiatan string        `json:"kegiatan,omitempty" maxLength:"64"`
	Kelompok string        `json:"kelompok,omitempty" maxLength:"400" doc:"kelompok kelas yang mengikuti pelajaran itu, dipisah +; kosong = seluruh kelas"`
}

// pukul reads a time of the clock; "" is 0.
func pukul(bidang, s string) (jadwal.Menit, error) {
	if s == "" {
		return 0, nil
	}
	if s == "24:00" {
		return jadwal.Pukul(24, 0), nil
	}
	t, err := time.Parse("15:04", s)
	if err != nil {
		return 0, akademik.ErrSesi.Invalidf("jam ditulis seperti 07:40").Pada(bidang)
	}
	return jadwal.Pukul(t.Hour(), t.Minute()), nil
}

func (s Sesi) sesi() (akademik.Sesi, error) {
	m, err := pukul("mulai", s.Mulai)
	return akademik.Sesi{Tanggal: s.Tanggal, Mulai: m, Rombel: akademik.RombelID(s.Rombel), Mapel: akademik.KodeMapel(s.Mapel), Kegiatan: s.Kegiatan, Kelompok: s.Kelompok}, err
}

func keSesi(s akademik.Sesi) Sesi {
	return Sesi{s.Tanggal, s.Mulai.String(), string(s.Rombel), string(s.Mapel), s.Kegiatan, s.Kelompok}
}

// SesiHari is one lesson or activity of a day, and how far its register is.
type SesiHari struct {
	Sesi
	Selesai  string   `json:"selesai"`
	Nama     string   `json:"nama,omitempty" doc:"nama kegiatan"`
	Guru     []string `json:"guru" doc:"id pegawai menurut jadwal"`
	Ruang    string   `json:"ruang,omitempty"`
	JP       int      `json:"jp,omitempty"`
	Terisi   bool     `json:"terisi" doc:"presensinya sudah diisi"`
	Versi    int      `json:"versi"`
	Materi   string   `json:"materi,omitempty" doc:"dari jurnal mengajar"`
	Pengajar []string `json:"pengajar,omitempty" doc:"id pegawai yang mengajar, atau ditunjuk mengajar"`
}

func keSesiHari(x akademik.SesiHari) SesiHari {
	return SesiHari{keSesi(x.Sesi), x.Selesai.String(), x.Nama, teksDari(x.Guru), x.Ruang, x.JP, x.Terisi(), x.Register.Versi, x.Jurnal.Materi,
		dasarhttp.Peta(x.Jurnal.Pengajar, func(p akademik.Pengajar) string { return string(p.Guru) })}
}

// LembarPresensi is a register: who is not named was there.
type LembarPresensi struct {
	SesiHari
	Anggota []BarisPresensi `json:"anggota"`
	Alasan  bool            `json:"alasan" doc:"koreksi sekarang wajib menyebut sebabnya"`
}

// BarisPresensi is one member of a register.
type BarisPresensi struct {
	Santri
	Keadaan string `json:"keadaan" doc:"hadir, sakit, izin, alpa, terlambat, atau kata sekolah"`
	Menit   int    `json:"menit,omitempty" doc:"menit terlambat"`
	Izin    string `json:"izin,omitempty" doc:"id izin yang berlaku pada jam itu"`
}

// MasukanJurnal is the journal of a lesson.
type MasukanJurnal struct {
	Pengajar []Pengajar `json:"pengajar,omitempty" maxItems:"10" doc:"kosong = tidak ada yang mengajar"`
	Materi   string     `json:"materi,omitempty" maxLength:"500"`
	TP       string     `json:"tp,omitempty" maxLength:"60"`
	Catatan  string     `json:"catatan,omitempty" maxLength:"500" doc:"tanpa urusan pribadi"`
}

// Pengajar is somebody who taught.
type Pengajar struct {
	Guru         string `json:"guru" minLength:"1" maxLength:"64"`
	Menggantikan string `json:"menggantikan,omitempty" maxLength:"64" doc:"guru terjadwal yang digantikan; jamnya dibayar kepada yang mengajar"`
}

func (p Pengajar) pengajar() akademik.Pengajar {
	return akademik.Pengajar{Guru: pegawai.ID(p.Guru), Menggantikan: pegawai.ID(p.Menggantikan)}
}

type rentangSesi struct {
	Dari   dasar.Tanggal `query:"dari" required:"true"`
	Sampai dasar.Tanggal `query:"sampai" required:"true" doc:"paling lama 62 hari"`
	Rombel []string      `query:"rombel,explode" maxItems:"500"`
}

type belumDiisi struct {
	dasarhttp.Halaman
	Dari   dasar.Tanggal `query:"dari" required:"true"`
	Sampai dasar.Tanggal `query:"sampai" required:"true" doc:"paling lama 62 hari"`
	Rombel string        `query:"rombel" maxLength:"64"`
	Guru   string        `query:"guru" maxLength:"64"`
	Mapel  string        `query:"mapel" maxLength:"40"`
}

type satuSesi struct {
	Tanggal  dasar.Tanggal `query:"tanggal" required:"true"`
	Mulai    string        `query:"mulai" required:"true" maxLength:"5"`
	Rombel   string        `query:"rombel" maxLength:"64"`
	Mapel    string        `query:"mapel" maxLength:"40"`
	Kegiatan string        `query:"kegiatan" maxLength:"64"`
	Kelompok string        `query:"kelompok" maxLength:"400"`
}

type akademikIsiPresensi struct {
	dasarhttp.KunciUlang
	Body struct {
		Sesi
		Versi  int             `json:"versi" minimum:"0" doc:"versi yang tampak; 0 = belum diisi"`
		Isian  []IsianPresensi `json:"isian,omitempty" maxItems:"5000" doc:"yang tidak hadir tepat waktu saja"`
		Sebab  string          `json:"sebab,omitempty" maxLength:"200" doc:"sebab koreksi, tanpa urusan pribadi"`
		Jurnal *MasukanJurnal  `json:"jurnal,omitempty"`
	}
}

// IsianPresensi is one exception.
type IsianPresensi struct {
	Santri  string `json:"santri" minLength:"1" maxLength:"64"`
	Keadaan string `json:"keadaan" minLength:"1" maxLength:"20"`
	Menit   int    `json:"menit,omitempty" minimum:"0" maximum:"1440"`
}

// HasilPresensi tells what became of a register.
type HasilPresensi struct {
	Versi int             `json:"versi"`
	Tolak []GalatPresensi `json:"tolak" doc:"baris tentang orang yang bukan anggota; yang lain tersimpan"`
}

// GalatPresensi is the refusal of one row.
type GalatPresensi struct {
	Santri string `json:"santri"`
	Aturan string `json:"aturan" doc:"id aturan yang tetap"`
	Pesan  string `json:"pesan"`
}

type akademikTunjuk struct {
	dasarhttp.KunciUlang
	Body struct {
		Sesi
		Pengajar []Pengajar `json:"pengajar,omitempty" maxItems:"10" doc:"kosong = menurut jadwal lagi"`
	}
}

func (h pintu) pasangPresensi(a *dasarhttp.API) {
	dasarhttp.Daftar(a, operasi("daftar-sesi", ambil, "/sesi", "Pelajaran dan kegiatan pada rentang hari, dengan keadaan presensinya"),
		func(ctx context.Context, p dasar.Pelaku, in *rentangSesi) (*dasarhttp.KeluarDaftar[SesiHari], error) {
			b, err := h.batas(ctx, p)
			if err != nil {
				return nil, err
			}
			xs, err := h.s.SesiHari(ctx, p, in.Dari, in.Sampai, dariTeks[akademik.RombelID](in.Rombel)...)
			return dasarhttp.BeriDaftar(slices.DeleteFunc(xs, func(x akademik.SesiHari) bool { return !b.sesi(x) }), "", err, keSesiHari)
		})
	dasarhttp.Daftar(a, operasi("sesi-belum-diisi", ambil, "/sesi/belum", "Pelajaran dan kegiatan yang usai dan presensinya belum diisi"),
		func(ctx context.Context, p dasar.Pelaku, in *belumDiisi) (*dasarhttp.KeluarDaftar[SesiHari], error) {
			b, err := h.batas(ctx, p)
			if err != nil {
				return nil, err
			}
			f := akademik.SaringSesi{Rombel: akademik.RombelID(in.Rombel), Guru: pegawai.ID(in.Guru), Mapel: akademik.KodeMapel(in.Mapel)}
			if b.terbatas {
				if f.Guru = b.ajar.Guru; f.Guru == "" {
					return dasarhttp.BeriDaftar([]akademik.SesiHari{}, "", nil, keSesiHari)
				}
			}
			xs, _, lanjut, err := h.s.BelumDiisi(ctx, p, in.Dari, in.Sampai, f, in.Page())
			return dasarhttp.BeriDaftar(xs, lanjut, err, keSesiHari)
		})
	dasarhttp.Daftar(a, operasi("lembar-presensi", ambil, "/presensi", "Presensi satu pelajaran atau kegiatan; sebelum diisi, yang sudah dijelaskan izin"),
		func(ctx context.Context, p dasar.Pelaku, in *satuSesi) (*dasarhttp.Keluar[LembarPresensi], error) {
			l, err := h.presensi(ctx, p, Sesi(*in))
			if err != nil {
				return nil, err
			}
			nama, err := h.nama(ctx, p, l.Anggota)
			return dasarhttp.Beri(l, err, func(l akademik.LembarPresensi) LembarPresensi { return keLembarPresensi(l, nama) })
		})
	dasarhttp.Daftar(a, operasi("isi-presensi", ganti, "/presensi", "Isi atau koreksi presensi beserta jurnalnya; yang tidak disebut hadir"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikIsiPresensi) (*dasarhttp.Keluar[HasilPresensi], error) {
			l, err := h.presensi(ctx, p, in.Body.Sesi)
			if err != nil {
				return nil, err
			}
			m := akademik.MasukanPresensi{Sesi: l.Sesi, Versi: in.Body.Versi, Sebab: in.Body.Sebab}
			for _, i := range in.Body.Isian {
				m.Isian = append(m.Isian, presensi.Isian{Santri: santri.ID(i.Santri), Keadaan: presensi.Keadaan(i.Keadaan), Menit: i.Menit})
			}
			if j := in.Body.Jurnal; j != nil {
				m.Jurnal = &akademik.MasukanJurnal{Pengajar: dasarhttp.Peta(j.Pengajar, Pengajar.pengajar), Materi: j.Materi, TP: j.TP, Catatan: j.Catatan}
			}
			r, tolak, err := h.s.IsiPresensi(ctx, p, in.Kunci, m)
			return dasarhttp.Beri(r, err, func(r akademik.Register) HasilPresensi {
				return HasilPresensi{r.Versi, dasarhttp.Peta(tolak, func(g presensi.Galat) GalatPresensi {
					return GalatPresensi{string(g.Isian.Santri), g.Err.Rule, g.Err.Message}
				})}
			})
		})
	dasarhttp.Daftar(a, operasi("tunjuk-pengajar", ganti, "/presensi/pengajar", "Tunjuk guru pengganti sebelum pelajaran"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikTunjuk) (*dasarhttp.Kosong, error) {
			s, err := in.Body.sesi()
			if err != nil {
				return nil, err
			}
			return dasarhttp.Selesai(h.s.TunjukPengajar(ctx, p, in.Kunci, s, dasarhttp.Peta(in.Body.Pengajar, Pengajar.pengajar)...))
		})
	h.pasangRekap(a)
}

// sesi reports whether a caller has to do with a session: as its teacher, or as the wali
// of its class.
func (b batas) sesi(x akademik.SesiHari) bool {
	return !b.terbatas || x.Milik(b.ajar.Guru) || b.ajar.Wali(x.Kelas)
}

// presensi opens the register of a session that the caller may see.
func (h pintu) presensi(ctx context.Context, p dasar.Pelaku, s Sesi) (l akademik.LembarPresensi, err error) {
	sesi, err := s.sesi()
	if err != nil {
		return l, err
	}
	b, err := h.batas(ctx, p)
	if err != nil {
		return l, err
	}
	if l, err = h.s.Presensi(ctx, p, sesi); err == nil && !b.sesi(l.SesiHari) {
		err = akademik.ErrSesiTiada.NotFoundf("pelajaran itu bukan milik Anda").Pada("mapel")
	}
	return l, err
}

func keLembarPresensi(l akademik.LembarPresensi, nama map[santri.ID]Santri) LembarPresensi {
	return LembarPresensi{keSesiHari(l.SesiHari), dasarhttp.Peta(l.Anggota, func(o santri.Peserta) BarisPresensi {
		b := BarisPresensi{Santri: nama[o.ID], Keadaan: string(presensi.Hadir)}
		if c, ada := l.Catatan[o.ID]; ada {
			b.Keadaan, b.Menit, b.Izin = string(c.Keadaan), c.Menit, c.Cuti
		}
		return b
	}), l.Alasan}
}
