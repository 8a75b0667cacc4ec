package akademikhttp

import (
	"context"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/santri"
)

// Nilai is one value. Without Ada it is none, which is not 0.
type Nilai struct {
	Ada      bool   `json:"ada"`
	Tepat    string `json:"tepat,omitempty" doc:"pecahan yang tepat: 233/3"`
	Bulat    string `json:"bulat,omitempty" doc:"untuk ditampilkan"`
	Predikat string `json:"predikat,omitempty"`
	Tuntas   bool   `json:"tuntas,omitempty" doc:"mencapai KKM menurut nilai yang tepat"`
}

func keNilai(n nilai.Nilai) Nilai {
	if !n.Ada {
		return Nilai{}
	}
	return Nilai{true, n.Tepat.Rat().RatString(), n.Bulat.Desimal().String(), n.Pita, n.Tuntas}
}

// Hasil is the mark of one santri in one subject.
type Hasil struct {
	Rapor    Nilai    `json:"rapor"`
	Berjalan Nilai    `json:"berjalan" doc:"dari yang sudah dinilai saja"`
	BilaNol  Nilai    `json:"bila_nol" doc:"bila semua yang belum dinilai nol"`
	Belum    []string `json:"belum,omitempty" doc:"kode penilaian atau komponen yang ditunggu rapor"`
	Sidik    string   `json:"sidik" doc:"sidik aturan penilaian yang dipakai"`

	Aspek map[string]Nilai `json:"aspek,omitempty" doc:"nilai rapor tiap aspek, pada aturan K13; rapor lalu hanya untuk peringkat"`
}

func keHasil(h nilai.Hasil) Hasil {
	out := Hasil{Rapor: keNilai(h.Rapor), Berjalan: keNilai(h.Berjalan), BilaNol: keNilai(h.BilaNol), Belum: h.Belum, Sidik: string(h.Sidik)}
	for _, a := range h.Aspek {
		if out.Aspek == nil {
			out.Aspek = map[string]Nilai{}
		}
		out.Aspek[string(a.Aspek)] = keNilai(a.Rapor)
	}
	return out
}

// Skor is one cell of a grid that is not empty.
type Skor struct {
	Asesmen   string `json:"asesmen"`
	Percobaan int    `json:"percobaan" doc:"1 = pertama, 2 = remedial pertama"`
	Teks      string `json:"teks" doc:"87,5; S sakit, I izin, D dispensasi, A alpa"`
}

// BarisNilai is one santri of a grid.
type BarisNilai struct {
	Santri
	Skor    []Skor          `json:"skor"`
	Bawaan  []string        `json:"bawaan,omitempty" doc:"penilaian kelas sebelumnya yang ikut dihitung bagi yang pindah kelas di tengah periode"`
	Berubah []BawaanBerubah `json:"berubah,omitempty" doc:"yang diubah kelas sebelumnya sesudah santri pindah; dihitung sesudah diterima"`
	Lepas   bool            `json:"tidak_ikut,omitempty" doc:"pelajaran ini diajarkan kepada kelompok yang tidak memuatnya: nilainya tidak ditunggu"`
	Hasil   Hasil           `json:"hasil"`
}

// BawaanBerubah is what a class before changed after a santri left it.
type BawaanBerubah struct {
	Asesmen   string `json:"asesmen" minLength:"1" maxLength:"64"`
	Versi     int    `json:"versi" minimum:"1" doc:"versi penilaian yang tampak"`
	Perubahan string `json:"perubahan"`
}

// TerimaBawaan accepts such a change.
type TerimaBawaan struct {
	Santri  string `json:"santri" minLength:"1" maxLength:"64"`
	Asesmen string `json:"asesmen" minLength:"1" maxLength:"64"`
	Versi   int    `json:"versi" minimum:"1" doc:"versi penilaian yang tampak"`
}

type akademikTerimaBawaan struct {
	Pelajaran
	dasarhttp.KunciUlang
	Body TerimaBawaan
}

// LembarNilai is the mark grid of a class, subject and term.
type LembarNilai struct {
	Rombel  string       `json:"rombel"`
	Mapel   string       `json:"mapel"`
	Periode string       `json:"periode"`
	Aturan  Aturan       `json:"aturan"`
	Asesmen []Asesmen    `json:"asesmen"`
	Santri  []BarisNilai `json:"santri"`
}

// Pelajaran names a grid; embed it in an input.
type Pelajaran struct {
	MasukID
	Mapel   string `path:"mapel" maxLength:"40"`
	Periode string `path:"periode" maxLength:"20"`
}

func (x Pelajaran) mapel() akademik.KodeMapel { return akademik.KodeMapel(x.Mapel) }

type satuNilai struct {
	Pelajaran
	Santri string `path:"santri" maxLength:"64"`
}

// Langkah is one step of an explanation.
type Langkah struct {
	Kaidah string `json:"kaidah" doc:"id cara hitung yang tetap"`
	Pokok  string `json:"pokok,omitempty"`
	Teks   string `json:"teks"`
	Rinci  string `json:"rinci,omitempty" doc:"angka yang masuk"`
	Hasil  string `json:"hasil"`
	Dasar  string `json:"dasar,omitempty"`
}

// Uraian is a mark with its steps.
type Uraian struct {
	Hasil   Hasil     `json:"hasil"`
	Langkah []Langkah `json:"langkah"`
}

type akademikIsiNilai struct {
	Pelajaran
	Body struct {
		Isian []IsianSkor `json:"isian" minItems:"1" maxItems:"10000"`
	}
}

// IsianSkor is one cell as typed.
type IsianSkor struct {
	Asesmen   string `json:"asesmen" minLength:"1" maxLength:"64"`
	Santri    string `json:"santri" minLength:"1" maxLength:"64"`
	Percobaan int    `json:"percobaan,omitempty" minimum:"0" maximum:"5"`
	Teks      string `json:"teks" maxLength:"24" doc:"87,5; S, I, D, A; kosong = belum dinilai"`
	Lama      string `json:"lama,omitempty" maxLength:"24" doc:"yang tampak sebelum diubah"`
}

// HasilIsian tells what became of the cells.
type HasilIsian struct {
	Tersimpan int        `json:"tersimpan"`
	Gagal     []GalatSel `json:"gagal" doc:"sel yang ditolak; yang lain tersimpan"`
}

// GalatSel is the refusal of one cell.
type GalatSel struct {
	Asesmen   string `json:"asesmen"`
	Santri    string `json:"santri"`
	Percobaan int    `json:"percobaan"`
	Aturan    string `json:"aturan" doc:"id aturan yang tetap"`
	Pesan     string `json:"pesan"`
}

func keGalatSel(g akademik.GalatSel) GalatSel {
	return GalatSel{g.Isian.Asesmen, string(g.Isian.Santri), g.Isian.Percobaan, g.Err.Rule, g.Err.Message}
}

type riwayatSkor struct {
	MasukID
	Asesmen string `path:"asesmen" maxLength:"64"`
	Santri  string `path:"santri" maxLength:"64"`
}

// SkorLama is one version of a score.
type SkorLama struct {
	Skor
	Versi   int    `json:"versi"`
	Oleh    string `json:"oleh"`
	Dicatat string `json:"dicatat"`
}

func (h pintu) pasangNilai(a *dasarhttp.API) {
	const jalur = "/rombel/{id}/nilai/{mapel}/{periode}"
	dasarhttp.Daftar(a, operasi("lembar-nilai", ambil, jalur, "Lembar nilai sebuah kelas, pelajaran, dan periode beserta hasil hitungnya"),
		func(ctx context.Context, p dasar.Pelaku, in *Pelajaran) (*dasarhttp.Keluar[LembarNilai], error) {
			l, err := h.lembar(ctx, p, *in)
			if err != nil {
				return nil, err
			}
			nama, err := h.nama(ctx, p, l.Santri)
			return dasarhttp.Beri(l, err, func(l akademik.LembarNilai) LembarNilai { return keLembar(l, nama) })
		})
	dasarhttp.Daftar(a, operasi("isi-nilai", kirim, jalur, "Isi sel lembar nilai: yang ditolak disebut satu per satu, yang lain tersimpan"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikIsiNilai) (*dasarhttp.Keluar[HasilIsian], error) {
			if err := h.pelajaran(ctx, p, in.rombel(), in.mapel()); err != nil {
				return nil, err
			}
			n, gagal, err := h.s.IsiSkor(ctx, p, in.rombel(), in.mapel(), in.Periode, dasarhttp.Peta(in.Body.Isian, func(i IsianSkor) akademik.IsianSkor {
				return akademik.IsianSkor{Asesmen: i.Asesmen, Santri: santri.ID(i.Santri), Percobaan: i.Percobaan, Teks: i.Teks, Lama: i.Lama}
			})...)
			return dasarhttp.Beri(gagal, err, func(gs []akademik.GalatSel) HasilIsian {
				return HasilIsian{n, dasarhttp.Peta(gs, keGalatSel)}
			})
		})
	dasarhttp.Daftar(a, operasi("terima-bawaan", kirim, jalur+"/bawaan", "Terima perubahan kelas sebelumnya atas nilai yang dibawa santri yang pindah"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikTerimaBawaan) (*dasarhttp.Kosong, error) {
			if err := h.pelajaran(ctx, p, in.rombel(), in.mapel()); err != nil {
				return nil, err
			}
			return dasarhttp.Selesai(h.s.TerimaBekuan(ctx, p, in.Kunci, in.rombel(), in.mapel(), in.Periode, santri.ID(in.Body.Santri), in.Body.Asesmen, in.Body.Versi))
		})
	dasarhttp.Daftar(a, operasi("urai-nilai", ambil, jalur+"/{santri}", "Nilai seorang santri dengan setiap langkah hitungnya"),
		func(ctx context.Context, p dasar.Pelaku, in *satuNilai) (*dasarhttp.Keluar[Uraian], error) {
			return h.urai(ctx, p, *in)
		})
	dasarhttp.Daftar(a, operasi("riwayat-skor", ambil, "/rombel/{id}/asesmen/{asesmen}/riwayat/{santri}", "Semua isi yang pernah berlaku pada sebuah sel, yang terlama dahulu"),
		func(ctx context.Context, p dasar.Pelaku, in *riwayatSkor) (*dasarhttp.KeluarDaftar[SkorLama], error) {
			as, err := h.s.Stores.Nilai.Asesmen(ctx, p.Lembaga, akademik.SaringAsesmen{ID: []string{in.Asesmen}, Rombel: []akademik.RombelID{in.rombel()}})
			if err == nil && len(as) == 0 {
				err = akademik.ErrAsesmenTiada.NotFoundf("penilaian itu tidak ada di kelas ini")
			}
			if err != nil {
				return nil, err
			}
			if err := h.pelajaran(ctx, p, in.rombel(), as[0].Mapel); err != nil {
				return nil, err
			}
			xs, err := h.s.RiwayatSkor(ctx, p, in.rombel(), in.Asesmen, santri.ID(in.Santri))
			return dasarhttp.BeriDaftar(xs, "", err, func(x akademik.Skor) SkorLama {
				return SkorLama{keSkor(x), x.Versi, x.Oleh, x.Dicatat.UTC().Format("2006-01-02T15:04:05Z")}
			})
		})
}

func (h pintu) lembar(ctx context.Context, p dasar.Pelaku, x Pelajaran) (l akademik.LembarNilai, err error) {
	if err := h.pelajaran(ctx, p, x.rombel(), x.mapel()); err != nil {
		return l, err
	}
	return h.s.Nilai(ctx, p, x.rombel(), x.mapel(), x.Periode)
}

func keSkor(x akademik.Skor) Skor { return Skor{x.Asesmen, x.Percobaan, akademik.TeksSkor(x)} }

func keLembar(l akademik.LembarNilai, nama map[santri.ID]Santri) LembarNilai {
	skor := map[santri.ID][]Skor{}
	for _, x := range l.Skor {
		skor[x.Santri] = append(skor[x.Santri], keSkor(x))
	}
	return LembarNilai{
		string(l.Rombel.ID), string(l.Mapel), l.Periode.Kode, keAturan(akademik.AturanNilai{Unit: l.Rombel.Unit, Mapel: l.Mapel, Aturan: l.Aturan}), dasarhttp.Peta(l.Asesmen, keAsesmen),
		dasarhttp.Peta(l.Santri, func(o santri.Peserta) BarisNilai {
			return BarisNilai{nama[o.ID], dasarhttp.Peta(skor[o.ID], func(s Skor) Skor { return s }), bawaan(l.Bawaan[o.ID]), berubah(l.Bawaan[o.ID]), !l.Ikut(o.ID), keHasil(l.Hasil[o.ID])}
		}),
	}
}

func (h pintu) urai(ctx context.Context, p dasar.Pelaku, in satuNilai) (*dasarhttp.Keluar[Uraian], error) {
	l, err := h.lembar(ctx, p, in.Pelajaran)
	if err != nil {
		return nil, err
	}
	if _, ada := l.Hasil[santri.ID(in.Santri)]; !ada {
		return nil, akademik.ErrSantriTiada.NotFoundf("santri itu bukan anggota kelas ini, atau tidak mengikuti pelajaran ini").Pada("santri")
	}
	hasil, u, err := l.Urai(santri.ID(in.Santri))
	return dasarhttp.Beri(u, err, func(u nilai.Uraian) Uraian {
		return Uraian{keHasil(hasil), dasarhttp.Peta(u.Langkah, func(x nilai.Langkah) Langkah {
			return Langkah{string(x.Kaidah), x.Pokok, x.Teks, x.Rincian(), x.Hasil.String(), x.Dasar}
		})}
	})
}

func berubah(xs []akademik.NilaiBawaan) (hasil []BawaanBerubah) {
	for _, x := range xs {
		if x.Berubah != "" {
			hasil = append(hasil, BawaanBerubah{x.Asesmen.ID, x.Kini.Versi, x.Berubah})
		}
	}
	return hasil
}

func bawaan(xs []akademik.NilaiBawaan) (t []string) {
	for _, x := range xs {
		s := x.Kelas + " " + x.Asesmen.Kode + " " + akademik.TeksSkor(x.Skor[len(x.Skor)-1])
		if x.Lepas {
			s += ", tidak dihitung"
		}
		t = append(t, s)
	}
	return t
}
