package akademikhttp

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/santri"
)

// DataUjian is what an exam says.
type DataUjian struct {
	Nama    string        `json:"nama" minLength:"1" maxLength:"60"`
	Jenis   string        `json:"jenis" enum:"diniyah,tahfidz"`
	Periode string        `json:"periode" minLength:"1" maxLength:"20"`
	Rombel  []string      `json:"rombel" minItems:"1" maxItems:"200" doc:"kelas yang mengikutinya, dari satu tahun ajaran"`
	Mulai   dasar.Tanggal `json:"mulai"`
	Selesai dasar.Tanggal `json:"selesai"`
	Batal   string        `json:"batal,omitempty" maxLength:"200" doc:"alasan membatalkan ujian ini"`
}

// Ujian is one exam with its dated gates.
type Ujian struct {
	ID    string `json:"id"`
	Versi int    `json:"versi"`
	Tahun string `json:"tahun" doc:"id tahun ajaran"`
	DataUjian
	Gerbang []GerbangUjian `json:"gerbang" doc:"yang paling akhir dan sudah tiba yang berlaku"`
}

// GerbangUjian are the gates of an exam from a day on.
type GerbangUjian struct {
	Sejak  dasar.Tanggal `json:"sejak"`
	Syarat []SyaratUjian `json:"syarat" maxItems:"30"`
}

// SyaratUjian is one gate.
type SyaratUjian struct {
	Kode   string `json:"kode" minLength:"1" maxLength:"40"`
	Nama   string `json:"nama" minLength:"1" maxLength:"100"`
	Jenis  string `json:"jenis" enum:"hafalan,kitab,kehadiran,pembayaran,ujian,manual"`
	Ambang string `json:"ambang" minLength:"1" maxLength:"24" doc:"350 bait, 100 persen; 1 untuk ujian dan manual"`
	Satuan string `json:"satuan,omitempty" maxLength:"40" doc:"juz, halaman, ayat, bait, persen"`
	Dari   string `json:"dari,omitempty" maxLength:"64" doc:"kode kitab, komponen tagihan, atau id ujian sebelumnya; kosong = Al-Qur'an, atau semua tagihan"`
}

func keUjian(u akademik.Ujian) Ujian {
	return Ujian{u.ID, u.Versi, string(u.Tahun), DataUjian{u.Nama, string(u.Jenis), u.Periode, teksDari(u.Rombel), u.Mulai, u.Selesai, u.Batal},
		dasarhttp.Peta(u.Gerbang, func(g akademik.GerbangBerlaku) GerbangUjian {
			return GerbangUjian{g.Sejak, dasarhttp.Peta(g.Syarat, keSyaratUjian)}
		})}
}

func keSyaratUjian(s akademik.SyaratUjian) SyaratUjian {
	g := s.Gerbang
	return SyaratUjian{g.Kode, g.Nama, string(g.Jenis), teks(g.Ambang), g.Satuan, s.Dari}
}

func (d DataUjian) ujian() akademik.Ujian {
	return akademik.Ujian{
		Nama: d.Nama, Jenis: akademik.JenisUjian(d.Jenis), Periode: d.Periode, Rombel: dariTeks[akademik.RombelID](d.Rombel), Mulai: d.Mulai, Selesai: d.Selesai, Batal: d.Batal,
	}
}

func (s SyaratUjian) syarat() (akademik.SyaratUjian, error) {
	b := &bacaAngka{}
	return akademik.SyaratUjian{Gerbang: nilai.Gerbang{Kode: s.Kode, Nama: s.Nama, Jenis: nilai.JenisGerbang(s.Jenis), Ambang: b.angka("ambang", s.Ambang), Satuan: s.Satuan}, Dari: s.Dari}, b.err
}

// PesertaUjian are the santri of an exam with how its gates stand on a day.
type PesertaUjian struct {
	Ujian   Ujian         `json:"ujian"`
	Hari    dasar.Tanggal `json:"hari"`
	Peserta []CalonUjian  `json:"peserta"`
}

// CalonUjian is one santri before an exam.
type CalonUjian struct {
	Santri
	Rombel string           `json:"rombel"`
	Layak  bool             `json:"layak" doc:"boleh ikut: setiap syarat terpenuhi atau didispensasi"`
	Syarat []KeadaanGerbang `json:"syarat"`
	Hasil  []HasilUjian     `json:"hasil" doc:"percobaan yang berlaku, yang pertama dahulu"`
}

// KeadaanGerbang is how one gate stands for one santri. Of a payment it says only whether
// it is met.
type KeadaanGerbang struct {
	Kode       string `json:"kode"`
	Keadaan    string `json:"keadaan" doc:"terpenuhi, belum, belum_diketahui"`
	Kurang     string `json:"kurang,omitempty" doc:"yang masih kurang, dalam satuannya"`
	Dispensasi string `json:"dispensasi,omitempty" doc:"akun yang memberikannya"`
}

func keGerbang(p nilai.PutusanGerbang) KeadaanGerbang {
	k := KeadaanGerbang{Kode: p.Gerbang.Kode, Keadaan: string(p.Keadaan), Dispensasi: p.Dispensasi.Oleh}
	if p.Kurang.Tanda() > 0 {
		k.Kurang = p.Kurang.Rat().RatString()
	}
	return k
}

type mintaHalaman struct{ dasarhttp.Halaman }

type akademikUjianBaru struct {
	dasarhttp.KunciUlang
	Body DataUjian
}

type akademikUbahUjian struct {
	MasukID
	dasarhttp.KunciUlang
	Body struct {
		Versi int `json:"versi" minimum:"1"`
		DataUjian
	}
}

type akademikGerbangUjian struct {
	MasukID
	dasarhttp.KunciUlang
	Body GerbangUjian
}

func (h pintu) pasangUjian(a *dasarhttp.API) {
	dasarhttp.Daftar(a, operasi("daftar-ujian", ambil, "/ujian", "Ujian diniyah dan tahfidz, yang terbaru dahulu"),
		func(ctx context.Context, p dasar.Pelaku, in *mintaHalaman) (*dasarhttp.KeluarDaftar[Ujian], error) {
			us, err := h.s.DaftarUjian(ctx, p)
			if err == nil {
				us, err = h.ujianMilik(ctx, p, us)
			}
			us, lanjut := dasar.Potong(us, in.Page(), func(u akademik.Ujian) string { return u.ID })
			return dasarhttp.BeriDaftar(us, lanjut, err, keUjian)
		})
	dasarhttp.Daftar(a, baru("buat-ujian", "/ujian", "Buat ujian bagi kelas-kelas suatu periode"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikUjianBaru) (*dasarhttp.Keluar[Ujian], error) {
			u, err := h.s.AturUjian(ctx, p, in.Kunci, in.Body.ujian())
			return dasarhttp.Beri(u, err, keUjian)
		})
	dasarhttp.Daftar(a, operasi("ubah-ujian", ganti, "/ujian/{id}", "Ubah atau batalkan ujian; syaratnya tetap"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikUbahUjian) (*dasarhttp.Keluar[Ujian], error) {
			u := in.Body.ujian()
			u.ID, u.Versi = in.ID, in.Body.Versi
			u, err := h.s.AturUjian(ctx, p, in.Kunci, u)
			return dasarhttp.Beri(u, err, keUjian)
		})
	dasarhttp.Daftar(a, operasi("atur-gerbang-ujian", ganti, "/ujian/{id}/gerbang", "Atur syarat ikut ujian sejak suatu hari; yang sebelumnya tetap terbaca"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikGerbangUjian) (*dasarhttp.Keluar[Ujian], error) {
			syarat, err := dasarhttp.Coba(in.Body.Syarat, SyaratUjian.syarat)
			if err != nil {
				return nil, err
			}
			u, err := h.s.AturGerbang(ctx, p, in.Kunci, in.ID, in.Body.Sejak, syarat)
			return dasarhttp.Beri(u, err, keUjian)
		})
	dasarhttp.Daftar(a, operasi("peserta-ujian", ambil, "/ujian/{id}/peserta", "Peserta ujian, keadaan setiap syaratnya hari ini, dan hasilnya"),
		func(ctx context.Context, p dasar.Pelaku, in *MasukID) (*dasarhttp.Keluar[PesertaUjian], error) {
			l, err := h.lembarUjian(ctx, p, in.ID)
			if err != nil {
				return nil, err
			}
			nama, err := h.nama(ctx, p, dasarhttp.Peta(l.Peserta, func(o akademik.PesertaUjian) santri.Peserta { return o.Peserta }))
			return dasarhttp.Beri(l, err, func(l akademik.LembarUjian) PesertaUjian {
				return PesertaUjian{keUjian(l.Ujian), l.Hari, dasarhttp.Peta(l.Peserta, func(o akademik.PesertaUjian) CalonUjian {
					return CalonUjian{nama[o.ID], string(o.Rombel), o.Layak, dasarhttp.Peta(o.Putusan, keGerbang), dasarhttp.Peta(o.Hasil, keHasilUjian)}
				})}
			})
		})
	h.pasangSyaratUjian(a)
	h.pasangHasilUjian(a)
}

// ujianMilik leaves a limited caller the exams that one of his or her classes sits.
func (h pintu) ujianMilik(ctx context.Context, p dasar.Pelaku, us []akademik.Ujian) ([]akademik.Ujian, error) {
	rs, b, err := h.kelas(ctx, p, akademik.SaringRombel{})
	if err != nil || !b.terbatas {
		return us, err
	}
	return slices.DeleteFunc(us, func(u akademik.Ujian) bool {
		return !slices.ContainsFunc(rs, func(r akademik.Rombel) bool { return slices.Contains(u.Rombel, r.ID) })
	}), nil
}

// lembarUjian reads an exam with its santri; a limited caller sees those of his or her
// own classes.
func (h pintu) lembarUjian(ctx context.Context, p dasar.Pelaku, id string) (l akademik.LembarUjian, err error) {
	b, err := h.batas(ctx, p)
	if err != nil {
		return l, err
	}
	if l, err = h.s.PesertaUjian(ctx, p, id); err != nil || !b.terbatas {
		return l, err
	}
	l.Rombel = slices.DeleteFunc(l.Rombel, func(r akademik.Rombel) bool { return !b.rombel(r) })
	l.Peserta = slices.DeleteFunc(l.Peserta, func(o akademik.PesertaUjian) bool {
		return !slices.ContainsFunc(l.Rombel, func(r akademik.Rombel) bool { return r.ID == o.Rombel })
	})
	if len(l.Rombel) == 0 {
		return akademik.LembarUjian{}, akademik.ErrUjianTiada.NotFoundf("ujian tidak ditemukan")
	}
	return l, nil
}

// pesertaUjian refuses santri who do not sit the exam in a class that the caller may see.
func (h pintu) pesertaUjian(ctx context.Context, p dasar.Pelaku, ujian string, id ...santri.ID) error {
	l, err := h.lembarUjian(ctx, p, ujian)
	for _, x := range id {
		if err == nil && !slices.ContainsFunc(l.Peserta, func(o akademik.PesertaUjian) bool { return o.ID == x }) {
			err = akademik.ErrSantriTiada.NotFoundf("santri itu bukan peserta ujian di kelas Anda").Pada("santri")
		}
	}
	return err
}
