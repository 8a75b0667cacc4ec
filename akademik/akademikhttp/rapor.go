package akademikhttp

import (
	"context"
	"encoding/json"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/rapor"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/santri"
)

// KeadaanRapor is how far the rapor of a class has come in a term.
type KeadaanRapor struct {
	Kelas   string         `json:"kelas" doc:"terbuka, dikunci, atau terbit"`
	Lembar  []LembarRapor  `json:"lembar" doc:"pelajaran yang sudah melangkah; yang lain terbuka"`
	Langkah []LangkahRapor `json:"langkah" doc:"semua langkah, yang terlama dahulu tiap lembar"`
}

// LembarRapor is the sheet of one subject.
type LembarRapor struct {
	Mapel   string `json:"mapel"`
	Keadaan string `json:"keadaan"`
}

// LangkahRapor is one step that was taken.
type LangkahRapor struct {
	Mapel   string `json:"mapel,omitempty" doc:"kosong = kelas seluruhnya"`
	Langkah string `json:"langkah"`
	Keadaan string `json:"keadaan"`
	Alasan  string `json:"alasan,omitempty"`
	Oleh    string `json:"oleh"`
}

func keKeadaanRapor(k akademik.KeadaanRapor) KeadaanRapor {
	out := KeadaanRapor{Kelas: string(k.Kelas()), Lembar: []LembarRapor{}, Langkah: []LangkahRapor{}}
	for i, l := range k.Langkah {
		out.Langkah = append(out.Langkah, LangkahRapor{string(l.Mapel), string(l.Langkah), string(l.Keadaan), l.Alasan, l.Oleh})
		if l.Mapel != "" && (i == 0 || k.Langkah[i-1].Mapel != l.Mapel) {
			out.Lembar = append(out.Lembar, LembarRapor{string(l.Mapel), string(k.Lembar(l.Mapel))})
		}
	}
	return out
}

// Terbitan is one publication.
type Terbitan struct {
	Santri string        `json:"santri"`
	Nomor  int           `json:"nomor"`
	Versi  int           `json:"versi"`
	Sidik  string        `json:"sidik" doc:"SHA-256 dari isi kanonik"`
	Pada   dasar.Tanggal `json:"pada"`
	Alasan string        `json:"alasan,omitempty"`
	Kurang int           `json:"kurang,omitempty" doc:"banyaknya bagian yang belum ada"`
}

func keTerbitan(t akademik.RaporTerbit) Terbitan {
	return Terbitan{string(t.Santri), t.Nomor, t.Versi, string(t.Sidik), t.Pada, t.Alasan, t.Kurang}
}

// Rapor is the content of one rapor, published or not.
type Rapor struct {
	Nomor int             `json:"nomor,omitempty"`
	Versi int             `json:"versi,omitempty"`
	Sidik string          `json:"sidik" doc:"SHA-256 dari byte 'isi' persis seperti dikirim"`
	Tanda string          `json:"tanda,omitempty" doc:"wajib tampak pada setiap halaman: DRAF, BELUM LENGKAP"`
	Isi   json.RawMessage `json:"isi" doc:"isi kanonik; nama bidangnya seperti pada paket rapor"`
}

func keRapor(d rapor.Dokumen) Rapor {
	return Rapor{d.Terbit.Nomor, d.Terbit.Versi, string(d.Rapor.Sidik()), d.Tanda(), d.Rapor.Kanonik()}
}

// KelasPeriode names a class and term; embed it in an input.
type KelasPeriode struct {
	MasukID
	Periode string `path:"periode" maxLength:"20"`
}

type akademikLangkahRapor struct {
	KelasPeriode
	dasarhttp.KunciUlang
	Body struct {
		Langkah string   `json:"langkah" enum:"kirim,kembalikan,periksa,kunci,buka"`
		Mapel   []string `json:"mapel,omitempty" maxItems:"100" doc:"lembar yang melangkah; kosong = kelas seluruhnya"`
		Alasan  string   `json:"alasan,omitempty" maxLength:"200" doc:"tanpa urusan pribadi"`
	}
}

type akademikTerbitkanRapor struct {
	KelasPeriode
	dasarhttp.KunciUlang
}

type dokumenRapor struct {
	KelasPeriode
	Santri []string `query:"santri,explode" maxItems:"100" doc:"kosong = seluruh kelas"`
	Versi  int      `query:"versi" minimum:"0" doc:"kosong = yang berlaku"`
}

func (h pintu) pasangRapor(a *dasarhttp.API) {
	const jalur = "/rombel/{id}/rapor/{periode}"
	dasarhttp.Daftar(a, operasi("keadaan-rapor", ambil, jalur, "Sejauh mana rapor sebuah kelas pada suatu periode"),
		func(ctx context.Context, p dasar.Pelaku, in *KelasPeriode) (*dasarhttp.Keluar[KeadaanRapor], error) {
			if _, _, err := h.rombel(ctx, p, in.rombel()); err != nil {
				return nil, err
			}
			ks, err := h.s.KeadaanRapor(ctx, p, in.Periode, in.rombel())
			return dasarhttp.Beri(ks, err, func(ks []akademik.KeadaanRapor) KeadaanRapor { return keKeadaanRapor(ks[0]) })
		})
	dasarhttp.Daftar(a, operasi("langkah-rapor", kirim, jalur+"/langkah", "Kirim, kembalikan, periksa, kunci, atau buka lagi"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikLangkahRapor) (*dasarhttp.Kosong, error) {
			mapel := dariTeks[akademik.KodeMapel](in.Body.Mapel)
			peran, err := h.peranRapor(ctx, p, in.rombel(), mapel...)
			if err != nil {
				return nil, err
			}
			return dasarhttp.Selesai(h.s.LangkahRapor(ctx, p, in.Kunci, peran, akademik.LangkahRaporBaru{Rombel: in.rombel(), Periode: in.Periode, Mapel: mapel, Langkah: rapor.Langkah(in.Body.Langkah), Alasan: in.Body.Alasan}))
		})
	dasarhttp.Daftar(a, baru("terbitkan-rapor", jalur+"/terbitan", "Terbitkan rapor seluruh kelas yang sudah dikunci; nomornya tanpa celah"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikTerbitkanRapor) (*dasarhttp.KeluarDaftar[Terbitan], error) {
			peran, err := h.peranRapor(ctx, p, in.rombel())
			if err != nil {
				return nil, err
			}
			ts, err := h.s.TerbitkanRapor(ctx, p, in.Kunci, peran, in.rombel(), in.Periode)
			return dasarhttp.BeriDaftar(ts, "", err, keTerbitan)
		})
	dasarhttp.Daftar(a, operasi("daftar-terbitan-rapor", ambil, jalur+"/terbitan", "Semua rapor kelas itu yang pernah terbit, tanpa isinya"),
		func(ctx context.Context, p dasar.Pelaku, in *KelasPeriode) (*dasarhttp.KeluarDaftar[Terbitan], error) {
			if err := h.waliAtauBebas(ctx, p, in.rombel()); err != nil {
				return nil, err
			}
			ts, err := h.s.TerbitanRapor(ctx, p, in.Periode, in.rombel())
			return dasarhttp.BeriDaftar(ts, "", err, keTerbitan)
		})
	dasarhttp.Daftar(a, operasi("isi-rapor-terbit", ambil, jalur+"/dokumen", "Isi rapor yang sudah terbit, diperiksa terhadap sidiknya"),
		func(ctx context.Context, p dasar.Pelaku, in *dokumenRapor) (*dasarhttp.KeluarDaftar[Rapor], error) {
			if err := h.waliAtauBebas(ctx, p, in.rombel()); err != nil {
				return nil, err
			}
			ds, err := h.s.BukaRapor(ctx, p, akademik.SaringTerbitan{Rombel: []akademik.RombelID{in.rombel()}, Periode: in.Periode, Santri: dariTeks[santri.ID](in.Santri), Versi: in.Versi})
			return dasarhttp.BeriDaftar(ds, "", err, keRapor)
		})
	dasarhttp.Daftar(a, operasi("draf-rapor", ambil, jalur+"/draf", "Rapor seperti bila diterbitkan sekarang, juga yang belum lengkap"),
		func(ctx context.Context, p dasar.Pelaku, in *KelasPeriode) (*dasarhttp.KeluarDaftar[Rapor], error) {
			if err := h.waliAtauBebas(ctx, p, in.rombel()); err != nil {
				return nil, err
			}
			ds, err := h.s.DrafRapor(ctx, p, in.Periode, in.rombel())
			return dasarhttp.BeriDaftar(ds, "", err, func(d akademik.DrafRapor) Rapor { return keRapor(rapor.Dokumen{Rapor: d.Rapor}) })
		})
	h.pasangIsianRapor(a, jalur)
}

// peranRapor says in which part the caller acts: one who is not limited runs the rapor,
// a teacher has what he or she teaches. All of the subjects must be the teacher's.
func (h pintu) peranRapor(ctx context.Context, p dasar.Pelaku, id akademik.RombelID, mapel ...akademik.KodeMapel) (rapor.Peran, error) {
	r, b, err := h.rombel(ctx, p, id)
	switch {
	case err != nil:
		return 0, err
	case !b.terbatas:
		return rapor.Kurikulum, nil
	}
	var peran rapor.Peran
	if b.ajar.Wali(r) {
		peran |= rapor.Wali
	}
	guru := len(mapel) > 0
	for _, m := range mapel {
		guru = guru && b.ajar.Mengampu(r, m)
	}
	if guru {
		peran |= rapor.Guru
	}
	return peran, nil
}

// waliAtauBebas refuses a teacher who is not the wali of the class: a rapor holds the
// marks of all subjects.
func (h pintu) waliAtauBebas(ctx context.Context, p dasar.Pelaku, id akademik.RombelID) error {
	r, b, err := h.rombel(ctx, p, id)
	if err == nil && b.terbatas && !b.ajar.Wali(r) {
		err = rapor.ErrPeran.Forbiddenf("rapor utuh dibuka oleh wali kelasnya")
	}
	return err
}
