package akademikhttp

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/kenaikan"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

// DataKenaikan is what a run says.
type DataKenaikan struct {
	Dari     string        `json:"dari" minLength:"1" maxLength:"64" doc:"id tahun ajaran asal"`
	Ke       string        `json:"ke" minLength:"1" maxLength:"64" doc:"id tahun ajaran tujuan; sama dengan asal untuk pindah kelas"`
	Rombel   []string      `json:"rombel" minItems:"1" maxItems:"500"`
	Pada     dasar.Tanggal `json:"pada" doc:"hari pertama yang baru"`
	Rapat    dasar.Tanggal `json:"rapat,omitzero" doc:"hari rapat dewan guru"`
	Pemimpin string        `json:"pemimpin,omitempty" maxLength:"64" doc:"id pegawai"`
	Hadir    []string      `json:"hadir,omitempty" maxItems:"500" doc:"id pegawai"`
}

// Kenaikan is one numbered run.
type Kenaikan struct {
	ID    string `json:"id"`
	Nomor int    `json:"nomor"`
	Versi int    `json:"versi"`
	DataKenaikan
}

func keKenaikan(k akademik.Kenaikan) Kenaikan {
	return Kenaikan{k.ID, k.Nomor, k.Versi, DataKenaikan{string(k.Dari), string(k.Ke), teksDari(k.Rombel), k.Pada, k.Rapat, string(k.Pemimpin), teksDari(k.Hadir)}}
}

func (d DataKenaikan) kenaikan() akademik.Kenaikan {
	return akademik.Kenaikan{
		Dari: akademik.TahunID(d.Dari), Ke: akademik.TahunID(d.Ke), Rombel: dariTeks[akademik.RombelID](d.Rombel), Pada: d.Pada, Rapat: d.Rapat, Pemimpin: pegawai.ID(d.Pemimpin), Hadir: dariTeks[pegawai.ID](d.Hadir),
	}
}

// LembarKenaikan is a run with its santri.
type LembarKenaikan struct {
	Kenaikan
	Tujuan []Rombel        `json:"tujuan" doc:"kelas yang mungkin menjadi tujuan"`
	Baris  []BarisKenaikan `json:"baris"`
}

// BarisKenaikan is one santri: what is proposed, what is decided, and what applying the
// decision would change.
type BarisKenaikan struct {
	Santri
	Dari    string   `json:"dari" doc:"id kelas asal"`
	Usul    string   `json:"usul,omitempty"`
	KeUsul  string   `json:"ke_usul,omitempty"`
	Alasan  []string `json:"alasan,omitempty" doc:"yang menghalangi usul naik, atau yang belum ada"`
	Putusan string   `json:"putusan,omitempty"`
	Ke      string   `json:"ke,omitempty"`
	Sebab   string   `json:"sebab,omitempty"`
	Keadaan string   `json:"keadaan,omitempty" doc:"menunggu, diterapkan, diurungkan"`
	Versi   int      `json:"versi"`
	Sidik   string   `json:"sidik,omitempty" doc:"kirim kembali saat menerapkan, agar yang terjadi yang tampak ini"`
	Aturan  string   `json:"aturan,omitempty" doc:"aturan yang menolak baris ini bila diterapkan sekarang"`
	Pesan   string   `json:"pesan,omitempty"`
}

func keBarisKenaikan(b akademik.BarisTampil, nama map[santri.ID]Santri) BarisKenaikan {
	out := BarisKenaikan{
		Santri: nama[b.Peserta.ID], Dari: string(b.Dari.ID), Usul: string(b.UsulPutusan), KeUsul: string(b.UsulTujuan), Putusan: string(b.Simpan.Putusan), Ke: string(b.Simpan.Tujuan),
		Sebab: b.Simpan.Sebab, Keadaan: string(b.Simpan.Keadaan), Versi: b.Simpan.Versi, Sidik: b.Sidik,
	}
	for _, a := range b.Usul.Alasan {
		out.Alasan = append(out.Alasan, a.Teks)
	}
	if b.Selisih != nil && b.Selisih.Masalah != nil {
		out.Aturan, out.Pesan = b.Selisih.Masalah.Rule, b.Selisih.Masalah.Message
	}
	return out
}

// RincianKenaikan is what a step did, or was refused to do, about one santri.
type RincianKenaikan struct {
	Santri  string `json:"santri"`
	Putusan string `json:"putusan,omitempty"`
	Ke      string `json:"ke,omitempty"`
	Aturan  string `json:"aturan,omitempty" doc:"aturan yang menolak; kosong = terjadi"`
	Pesan   string `json:"pesan,omitempty"`
}

func keRincian(r akademik.RincianLangkah) RincianKenaikan {
	return RincianKenaikan{string(r.Santri), string(r.Putusan), string(r.Tujuan), string(r.Tolak), r.Pesan}
}

type akademikKenaikanBaru struct {
	dasarhttp.KunciUlang
	Body DataKenaikan
}

type akademikUbahKenaikan struct {
	MasukID
	dasarhttp.KunciUlang
	Body struct {
		Versi int `json:"versi" minimum:"1"`
		DataKenaikan
	}
}

type akademikPutusan struct {
	MasukID
	dasarhttp.KunciUlang
	Body struct {
		Putusan []IsianPutusan `json:"putusan" minItems:"1" maxItems:"5000"`
	}
}

// IsianPutusan is one decision.
type IsianPutusan struct {
	Santri  string `json:"santri" minLength:"1" maxLength:"64"`
	Putusan string `json:"putusan" maxLength:"20" doc:"naik, tinggal, pindah, tamat, lulus; kosong = ditarik"`
	Ke      string `json:"ke,omitempty" maxLength:"64" doc:"id kelas; kosong = yang diusulkan"`
	Sebab   string `json:"sebab,omitempty" maxLength:"60" doc:"dari daftar sebab, bila lain dari usul"`
	Versi   int    `json:"versi" minimum:"0"`
}

type akademikTerapkan struct {
	MasukID
	dasarhttp.KunciUlang
	Body struct {
		Pilih  []PilihanNaik `json:"pilih,omitempty" maxItems:"5000" doc:"kosong = semua yang menunggu"`
		Syarat []string      `json:"syarat,omitempty" maxItems:"20" doc:"yang dipastikan petugas untuk kelulusan"`
	}
}

// PilihanNaik is one row to apply.
type PilihanNaik struct {
	Santri string `json:"santri" minLength:"1" maxLength:"64"`
	Sidik  string `json:"sidik,omitempty" maxLength:"100" doc:"selisih yang tampak"`
}

type akademikUrungkan struct {
	MasukID
	dasarhttp.KunciUlang
	Body struct {
		Sebab string   `json:"sebab" minLength:"1" maxLength:"60" doc:"dari daftar sebab"`
		Pilih []string `json:"pilih,omitempty" maxItems:"5000" doc:"kosong = semua yang diterapkan"`
	}
}

// kenaikanMilik leaves a limited caller the runs about classes that he or she is the
// wali of.
func (h pintu) kenaikanMilik(ctx context.Context, p dasar.Pelaku, ks []akademik.Kenaikan) ([]akademik.Kenaikan, error) {
	rs, b, err := h.kelas(ctx, p, akademik.SaringRombel{})
	if err != nil || !b.terbatas {
		return ks, err
	}
	wali := map[akademik.RombelID]bool{}
	for _, r := range rs {
		wali[r.ID] = b.ajar.Wali(r)
	}
	return slices.DeleteFunc(ks, func(k akademik.Kenaikan) bool {
		return slices.ContainsFunc(k.Rombel, func(r akademik.RombelID) bool { return !wali[r] })
	}), nil
}

func (h pintu) pasangKenaikan(a *dasarhttp.API) {
	dasarhttp.Daftar(a, operasi("daftar-kenaikan", ambil, "/kenaikan", "Putaran kenaikan dan perpindahan kelas, yang terbaru dahulu"),
		func(ctx context.Context, p dasar.Pelaku, _ *dasarhttp.TanpaMasukan) (*dasarhttp.KeluarDaftar[Kenaikan], error) {
			ks, err := h.s.Kenaikan(ctx, p)
			if err == nil {
				ks, err = h.kenaikanMilik(ctx, p, ks)
			}
			return dasarhttp.BeriDaftar(ks, "", err, keKenaikan)
		})
	dasarhttp.Daftar(a, operasi("lembar-kenaikan", ambil, "/kenaikan/{id}", "Satu putaran: usul, putusan, dan selisihnya tiap santri"),
		func(ctx context.Context, p dasar.Pelaku, in *MasukID) (*dasarhttp.Keluar[LembarKenaikan], error) {
			l, err := h.s.LembarKenaikan(ctx, p, in.ID)
			if err != nil {
				return nil, err
			}
			ks, err := h.kenaikanMilik(ctx, p, []akademik.Kenaikan{l.Putaran})
			if err == nil && len(ks) == 0 {
				err = akademik.ErrKenaikanTiada.NotFoundf("putaran kenaikan tidak ditemukan")
			}
			if err != nil {
				return nil, err
			}
			nama, err := h.nama(ctx, p, dasarhttp.Peta(l.Baris, func(b akademik.BarisTampil) santri.Peserta { return b.Peserta }))
			return dasarhttp.Beri(l, err, func(l akademik.LembarKenaikan) LembarKenaikan {
				return LembarKenaikan{keKenaikan(l.Putaran), dasarhttp.Peta(l.Tujuan, keRombel), dasarhttp.Peta(l.Baris, func(b akademik.BarisTampil) BarisKenaikan { return keBarisKenaikan(b, nama) })}
			})
		})
	dasarhttp.Daftar(a, baru("buat-kenaikan", "/kenaikan", "Buat putaran kenaikan, tinggal kelas, pindah, dan kelulusan"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikKenaikanBaru) (*dasarhttp.Keluar[Kenaikan], error) {
			k, err := h.s.AturKenaikan(ctx, p, in.Kunci, in.Body.kenaikan())
			return dasarhttp.Beri(k, err, keKenaikan)
		})
	dasarhttp.Daftar(a, operasi("ubah-kenaikan", ganti, "/kenaikan/{id}", "Ubah hari dan rapat sebuah putaran"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikUbahKenaikan) (*dasarhttp.Keluar[Kenaikan], error) {
			k := in.Body.kenaikan()
			k.ID, k.Versi = in.ID, in.Body.Versi
			k, err := h.s.AturKenaikan(ctx, p, in.Kunci, k)
			return dasarhttp.Beri(k, err, keKenaikan)
		})
	dasarhttp.Daftar(a, operasi("putuskan-kenaikan", kirim, "/kenaikan/{id}/putusan", "Simpan putusan rapat: yang ditolak disebut, yang lain tersimpan"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikPutusan) (*dasarhttp.KeluarDaftar[RincianKenaikan], error) {
			rs, err := h.s.PutuskanKenaikan(ctx, p, in.Kunci, in.ID, dasarhttp.Peta(in.Body.Putusan, func(i IsianPutusan) akademik.IsianPutusan {
				return akademik.IsianPutusan{Santri: santri.ID(i.Santri), Putusan: kenaikan.Putusan(i.Putusan), Tujuan: akademik.RombelID(i.Ke), Sebab: i.Sebab, Versi: i.Versi}
			})...)
			return dasarhttp.BeriDaftar(rs, "", err, keRincian)
		})
	dasarhttp.Daftar(a, operasi("terapkan-kenaikan", kirim, "/kenaikan/{id}/penerapan", "Terapkan putusan: yang ditolak disebut, yang lain terjadi"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikTerapkan) (*dasarhttp.KeluarDaftar[RincianKenaikan], error) {
			pilih := make([]akademik.PilihanNaik, len(in.Body.Pilih))
			for i, x := range in.Body.Pilih {
				pilih[i] = akademik.PilihanNaik{Santri: santri.ID(x.Santri), Sidik: x.Sidik}
			}
			rs, err := h.s.TerapkanKenaikan(ctx, p, in.Kunci, in.ID, dariTeks[santri.Syarat](in.Body.Syarat), pilih...)
			return dasarhttp.BeriDaftar(rs, "", err, keRincian)
		})
	dasarhttp.Daftar(a, operasi("urungkan-kenaikan", kirim, "/kenaikan/{id}/pengurungan", "Kembalikan keadaan persis seperti sebelum diterapkan; yang sudah berubah lagi ditolak satu per satu"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikUrungkan) (*dasarhttp.KeluarDaftar[RincianKenaikan], error) {
			rs, err := h.s.UrungkanKenaikan(ctx, p, in.Kunci, in.ID, in.Body.Sebab, dariTeks[santri.ID](in.Body.Pilih)...)
			return dasarhttp.BeriDaftar(rs, "", err, keRincian)
		})
}
