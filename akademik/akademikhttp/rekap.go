package akademikhttp

import (
	"context"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/akademik/presensi"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

// RekapSantri is the presence of one santri over days.
type RekapSantri struct {
	Santri
	Pelajaran Jumlah `json:"pelajaran"`
	Hari      Jumlah `json:"hari" doc:"hari yang punya presensi; cara menghitung hari adalah setelan sekolah"`
	Persen    string `json:"persen,omitempty" doc:"hadir dan terlambat dari semua pelajaran; kosong = belum ada presensi"`
}

// Jumlah counts by state.
type Jumlah struct {
	Hadir     int `json:"hadir"`
	Sakit     int `json:"sakit"`
	Izin      int `json:"izin"`
	Alpa      int `json:"alpa"`
	Terlambat int `json:"terlambat"`
}

func keRekap(s Santri, r presensi.Rekap) RekapSantri {
	out := RekapSantri{Santri: s, Pelajaran: Jumlah(r.Pelajaran), Hari: Jumlah(r.Hari)}
	if persen, ada := r.Pelajaran.Persen(); ada {
		out.Persen = nilai.Pembulatan{Tempat: 2}.Bulat(persen).Desimal().String()
	}
	return out
}

// Jurnal is the teaching journal of one lesson.
type Jurnal struct {
	ID string `json:"id"`
	Sesi
	Pengajar   []Pengajar `json:"pengajar"`
	JP         int        `json:"jp"`
	Materi     string     `json:"materi,omitempty"`
	TP         string     `json:"tp,omitempty"`
	Catatan    string     `json:"catatan,omitempty"`
	Terlaksana bool       `json:"terlaksana"`
	Disetujui  string     `json:"disetujui,omitempty" doc:"akun yang menyetujui; kosong = menunggu"`
}

func keJurnal(j akademik.Jurnal) Jurnal {
	return Jurnal{j.ID, keSesi(j.Sesi()), dasarhttp.Peta(j.Pengajar, func(p akademik.Pengajar) Pengajar { return Pengajar{string(p.Guru), string(p.Menggantikan)} }),
		j.JP, j.Materi, j.TP, j.Catatan, j.Terlaksana, j.Disetujui}
}

// CatatanPresensi is what a register says about one santri.
type CatatanPresensi struct {
	Sesi
	Keadaan string `json:"keadaan"`
	Menit   int    `json:"menit,omitempty"`
	Izin    string `json:"izin,omitempty"`
}

type rekapRombel struct {
	MasukID
	Dari   dasar.Tanggal `query:"dari" required:"true"`
	Sampai dasar.Tanggal `query:"sampai" required:"true"`
}

type cariJurnal struct {
	Dari     dasar.Tanggal `query:"dari" required:"true"`
	Sampai   dasar.Tanggal `query:"sampai" required:"true" doc:"paling lama 62 hari"`
	Rombel   []string      `query:"rombel,explode" maxItems:"500"`
	Guru     string        `query:"guru" maxLength:"64"`
	Menunggu bool          `query:"menunggu" doc:"yang menunggu persetujuan saja"`
}

type akademikSetujuiJurnal struct {
	dasarhttp.KunciUlang
	Body struct {
		ID []string `json:"id" minItems:"1" maxItems:"2000"`
	}
}

func (h pintu) pasangRekap(a *dasarhttp.API) {
	dasarhttp.Daftar(a, operasi("rekap-presensi", ambil, "/rombel/{id}/rekap-presensi", "Kehadiran santri sebuah kelas pada rentang hari"),
		func(ctx context.Context, p dasar.Pelaku, in *rekapRombel) (*dasarhttp.KeluarDaftar[RekapSantri], error) {
			if _, _, err := h.rombel(ctx, p, in.rombel()); err != nil {
				return nil, err
			}
			r, err := h.s.RekapKelas(ctx, p, in.rombel(), in.Dari, in.Sampai)
			if err != nil {
				return nil, err
			}
			nama, err := h.nama(ctx, p, r.Santri)
			return dasarhttp.BeriDaftar(r.Santri, "", err, func(o santri.Peserta) RekapSantri { return keRekap(nama[o.ID], r.Hasil[o.ID]) })
		})
	dasarhttp.Daftar(a, operasi("presensi-santri", ambil, "/presensi/santri/{id}", "Yang dicatat presensi tentang seorang santri selain hadir"),
		func(ctx context.Context, p dasar.Pelaku, in *rekapRombel) (*dasarhttp.KeluarDaftar[CatatanPresensi], error) {
			if err := h.santri(ctx, p, santri.ID(in.ID)); err != nil {
				return nil, err
			}
			rs, err := h.s.PresensiSantri(ctx, p, santri.ID(in.ID), in.Dari, in.Sampai)
			return dasarhttp.BeriDaftar(rs, "", err, func(r akademik.Register) CatatanPresensi {
				out := CatatanPresensi{Sesi: keSesi(r.Sesi())}
				for _, c := range r.Catatan {
					out.Keadaan, out.Menit, out.Izin = string(c.Keadaan), c.Menit, c.Cuti
				}
				return out
			})
		})
	dasarhttp.Daftar(a, operasi("daftar-jurnal-mengajar", ambil, "/jurnal-mengajar", "Jurnal mengajar pada rentang hari"),
		func(ctx context.Context, p dasar.Pelaku, in *cariJurnal) (*dasarhttp.KeluarDaftar[Jurnal], error) {
			b, err := h.batas(ctx, p)
			if err != nil {
				return nil, err
			}
			f := akademik.SaringJurnal{Dari: in.Dari, Sampai: in.Sampai, Rombel: dariTeks[akademik.RombelID](in.Rombel), Guru: pegawai.ID(in.Guru), Menunggu: in.Menunggu}
			if b.terbatas {
				if f.Guru = b.ajar.Guru; f.Guru == "" {
					return dasarhttp.BeriDaftar([]akademik.Jurnal{}, "", nil, keJurnal)
				}
			}
			js, err := h.s.DaftarJurnal(ctx, p, f)
			return dasarhttp.BeriDaftar(js, "", err, keJurnal)
		})
	dasarhttp.Daftar(a, operasi("setujui-jurnal-mengajar", kirim, "/jurnal-mengajar/persetujuan", "Setujui jurnal; jamnya lalu dihitung penggajian"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikSetujuiJurnal) (*dasarhttp.Kosong, error) {
			return dasarhttp.Selesai(dasarhttp.Urutan(h.s.SetujuiJurnal(ctx, p, in.Kunci, in.Body.ID...), len(in.Body.ID)))
		})
}
