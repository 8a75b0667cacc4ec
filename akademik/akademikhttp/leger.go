package akademikhttp

import (
	"context"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/santri"
)

// Leger are all marks of one class in one term.
type Leger struct {
	Rombel  string       `json:"rombel"`
	Nama    string       `json:"nama"`
	Periode string       `json:"periode"`
	Mapel   []MapelLeger `json:"mapel"`
	Santri  []BarisLeger `json:"santri"`
}

// MapelLeger is one subject and how far it has come.
type MapelLeger struct {
	Kode    string   `json:"kode"`
	Nama    string   `json:"nama"`
	Guru    []string `json:"guru" doc:"id pegawai"`
	Asesmen int      `json:"asesmen" doc:"banyaknya penilaian"`
	Terisi  int      `json:"terisi"`
	Seluruh int      `json:"seluruh"`
	Peserta int      `json:"peserta" doc:"santri yang mengikutinya: seluruh kelas, atau anggota kelompok yang diajar"`
	Rapor   int      `json:"rapor" doc:"santri yang sudah punya nilai rapor"`
	Aturan  bool     `json:"aturan" doc:"aturan penilaiannya ada"`
}

// BarisLeger is one santri with the rapor marks by subject.
type BarisLeger struct {
	Santri
	Nilai map[string]Nilai `json:"nilai" doc:"menurut kode mata pelajaran; pada K13 menurut kode/pengetahuan dan kode/keterampilan"`
}

type mintaLeger struct {
	Periode string   `query:"periode" required:"true" maxLength:"20"`
	Rombel  []string `query:"rombel,explode" required:"true" minItems:"1" maxItems:"20"`
}

func (h pintu) pasangLeger(a *dasarhttp.API) {
	dasarhttp.Daftar(a, operasi("leger", ambil, "/leger", "Semua nilai rapor kelas-kelas pada suatu periode, dan yang masih ditunggu"),
		func(ctx context.Context, p dasar.Pelaku, in *mintaLeger) (*dasarhttp.KeluarDaftar[Leger], error) {
			rs, b, err := h.kelas(ctx, p, akademik.SaringRombel{ID: dariTeks[akademik.RombelID](in.Rombel)})
			if err != nil || len(rs) == 0 {
				return dasarhttp.BeriDaftar([]Leger{}, "", err, func(l Leger) Leger { return l })
			}
			ls, err := h.s.Leger(ctx, p, in.Periode, dasarhttp.Peta(rs, func(r akademik.Rombel) akademik.RombelID { return r.ID })...)
			if err != nil {
				return nil, err
			}
			var semua []santri.Peserta
			for _, l := range ls {
				semua = append(semua, l.Santri...)
			}
			nama, err := h.nama(ctx, p, semua)
			return dasarhttp.BeriDaftar(ls, "", err, func(l akademik.Leger) Leger { return keLeger(l, b, nama) })
		})
}

func keLeger(l akademik.Leger, b batas, nama map[santri.ID]Santri) Leger {
	out := Leger{Rombel: string(l.Rombel.ID), Nama: l.Rombel.Nama, Periode: l.Periode.Kode, Mapel: []MapelLeger{}}
	for _, m := range l.Mapel {
		if b.mapel(l.Rombel, m.Kode) {
			out.Mapel = append(out.Mapel, MapelLeger{string(m.Kode), m.Nama, teksDari(m.Guru), m.Asesmen, m.Terisi, m.Seluruh, m.Peserta, m.Rapor, m.Aturan})
		}
	}
	out.Santri = dasarhttp.Peta(l.Santri, func(o santri.Peserta) BarisLeger {
		baris := BarisLeger{nama[o.ID], map[string]Nilai{}}
		for _, k := range l.Kolom() {
			if _, ada := l.Hasil[o.ID][k.Kode]; ada && b.mapel(l.Rombel, k.Kode) {
				kunci := string(k.Kode)
				if k.Aspek != "" {
					kunci += "/" + string(k.Aspek)
				}
				baris.Nilai[kunci] = keNilai(l.Nilai(o.ID, k).Rapor)
			}
		}
		return baris
	})
	return out
}
