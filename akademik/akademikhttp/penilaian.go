package akademikhttp

import (
	"context"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/santri"
)

// Aturan is how marks are made from a day on.
type Aturan struct {
	Unit     string        `json:"unit,omitempty" maxLength:"80" doc:"kosong = semua unit"`
	Mapel    string        `json:"mapel,omitempty" maxLength:"40" doc:"kosong = semua mata pelajaran"`
	Sejak    dasar.Tanggal `json:"sejak"`
	Kode     string        `json:"kode" minLength:"1" maxLength:"40"`
	Versi    int           `json:"versi" minimum:"1" maximum:"100000"`
	Nama     string        `json:"nama,omitempty" maxLength:"100"`
	Skala    Skala         `json:"skala"`
	KKM      string        `json:"kkm,omitempty" maxLength:"24" doc:"kosong = batas lulus skala"`
	Komponen []Komponen    `json:"komponen" minItems:"1" maxItems:"50"`
	Kosong   string        `json:"kosong,omitempty" maxLength:"20" doc:"tolak, nol, atau abaikan; kosong = tolak"`
	Desimal  int           `json:"desimal,omitempty" minimum:"0" maximum:"4" doc:"desimal nilai rapor"`
	Bulat    string        `json:"bulat,omitempty" maxLength:"20" doc:"ke_bawah; kosong = setengah ke atas"`
	Dasar    string        `json:"dasar,omitempty" maxLength:"300" doc:"keputusan yang menjadi dasarnya"`
	Bawaan   string        `json:"bawaan,omitempty" enum:"unit,tidak" doc:"nilai kelas lama bila pindah di tengah periode: hanya dari unit yang sama, atau tidak; kosong = dari kelas mana pun sejalur"`
}

// Skala is what marks are written on. With only its code it is one that comes with the
// program.
type Skala struct {
	Kode        string `json:"kode" minLength:"1" maxLength:"40" doc:"100, 10, huruf, mumtaz, tahfidz, diniyah8, sikap, atau milik sendiri"`
	Nama        string `json:"nama,omitempty" maxLength:"100"`
	Min         string `json:"min,omitempty" maxLength:"24"`
	Maks        string `json:"maks,omitempty" maxLength:"24"`
	Langkah     string `json:"langkah,omitempty" maxLength:"24"`
	Lulus       string `json:"lulus,omitempty" maxLength:"24"`
	Pita        []Pita `json:"pita,omitempty" maxItems:"50" doc:"predikat dari atas ke bawah"`
	BulatDahulu bool   `json:"bulat_dahulu,omitempty"`
	MasukanPita bool   `json:"masukan_pita,omitempty" doc:"guru menulis kode predikat"`
	Sumber      string `json:"sumber,omitempty" maxLength:"300"`
}

// Pita is one band of a scale.
type Pita struct {
	Kode  string `json:"kode" minLength:"1" maxLength:"20"`
	Nama  string `json:"nama,omitempty" maxLength:"60"`
	Arab  string `json:"arab,omitempty" maxLength:"60"`
	Dari  string `json:"dari" maxLength:"24"`
	Nilai string `json:"nilai,omitempty" maxLength:"24"`
}

// Komponen is one part of a mark.
type Komponen struct {
	Kode      string `json:"kode" minLength:"1" maxLength:"20"`
	Nama      string `json:"nama,omitempty" maxLength:"100"`
	Bobot     string `json:"bobot,omitempty" maxLength:"24" doc:"jumlah semuanya, atau tiap aspek, paling banyak 100"`
	Cara      string `json:"cara,omitempty" maxLength:"20" doc:"poin atau tertinggi; kosong = rata-rata"`
	Terendah  int    `json:"buang_terendah,omitempty" minimum:"0" maximum:"1000"`
	Tertinggi int    `json:"buang_tertinggi,omitempty" minimum:"0" maximum:"1000"`
	Remedial  string `json:"remedial,omitempty" maxLength:"20" doc:"batas_kkm, ambil_akhir, atau rata_kkm; kosong = nilai pertama"`
	Kosong    string `json:"kosong,omitempty" maxLength:"20"`
	Formatif  bool   `json:"formatif,omitempty" doc:"tidak masuk nilai rapor"`
	Aspek     string `json:"aspek,omitempty" enum:"pengetahuan,keterampilan" doc:"K13: dua nilai tiap mata pelajaran; semua komponen sumatif beraspek, atau tidak satu pun"`
	Setara    string `json:"setara,omitempty" maxLength:"200" doc:"kode komponen di aturan unit lain yang dihitung sebagai komponen ini, dipisah koma"`
}

// bacaAngka reads the numbers of a body; the first that is none is kept with its field.
type bacaAngka struct{ err error }

func (b *bacaAngka) angka(bidang, s string) (a nilai.Angka) {
	if s == "" {
		return 0
	}
	a, err := nilai.ParseAngka(s)
	if err != nil && b.err == nil {
		b.err = nilai.ErrAngka.Invalidf("tulis angka seperti 87.5 dengan paling banyak empat desimal").Pada(bidang)
	}
	return a
}

// teks writes a number; nought is "".
func teks(a nilai.Angka) string {
	if a == 0 {
		return ""
	}
	return a.Desimal().String()
}

func (s Skala) skala(b *bacaAngka) (nilai.Skala, error) {
	if s.Maks == "" && len(s.Pita) == 0 {
		return nilai.AmbilSkala(s.Kode)
	}
	r := nilai.Skala{
		Kode: s.Kode, Nama: s.Nama, Min: b.angka("skala.min", s.Min), Maks: b.angka("skala.maks", s.Maks), Langkah: b.angka("skala.langkah", s.Langkah), Lulus: b.angka("skala.lulus", s.Lulus),
		BulatDahulu: s.BulatDahulu, MasukanPita: s.MasukanPita, Sumber: s.Sumber,
	}
	for _, p := range s.Pita {
		r.Pita = append(r.Pita, nilai.Pita{Kode: p.Kode, Nama: p.Nama, Arab: p.Arab, Dari: b.angka("skala.pita", p.Dari), Nilai: b.angka("skala.pita", p.Nilai)})
	}
	return r, nil
}

func keSkala(s nilai.Skala) Skala {
	return Skala{s.Kode, s.Nama, teks(s.Min), teks(s.Maks), teks(s.Langkah), teks(s.Lulus), dasarhttp.Peta(s.Pita, func(p nilai.Pita) Pita {
		return Pita{p.Kode, p.Nama, p.Arab, teks(p.Dari), teks(p.Nilai)}
	}), s.BulatDahulu, s.MasukanPita, s.Sumber}
}

func keAturan(x akademik.AturanNilai) Aturan {
	a := x.Aturan
	return Aturan{string(x.Unit), string(x.Mapel), x.Sejak, a.Kode, a.Versi, a.Nama, keSkala(a.Skala), teks(a.KKM), dasarhttp.Peta(a.Komponen, keKomponen), string(a.Kosong), a.Bulat.Tempat, string(a.Bulat.Cara), a.Dasar, string(a.Bawaan)}
}

func keKomponen(k nilai.Komponen) Komponen {
	return Komponen{k.Kode, k.Nama, teks(k.Bobot), string(k.Cara), k.Buang.Terendah, k.Buang.Tertinggi, string(k.Remedial), string(k.Kosong), k.Formatif, string(k.Aspek), k.Setara}
}

func (k Komponen) komponen(b *bacaAngka) nilai.Komponen {
	return nilai.Komponen{Kode: k.Kode, Nama: k.Nama, Bobot: b.angka("bobot", k.Bobot), Cara: nilai.Cara(k.Cara), Buang: nilai.Buang{Terendah: k.Terendah, Tertinggi: k.Tertinggi},
		Remedial: nilai.CaraRemedial(k.Remedial), Kosong: nilai.Kosong(k.Kosong), Formatif: k.Formatif, Aspek: nilai.Aspek(k.Aspek), Setara: k.Setara}
}

func (x Aturan) aturan() (akademik.AturanNilai, error) {
	b := &bacaAngka{}
	skala, err := x.Skala.skala(b)
	if err != nil {
		return akademik.AturanNilai{}, err
	}
	a := nilai.Aturan{Kode: x.Kode, Versi: x.Versi, Nama: x.Nama, Skala: skala, KKM: b.angka("kkm", x.KKM), Kosong: nilai.Kosong(x.Kosong), Bulat: nilai.Pembulatan{Tempat: x.Desimal, Cara: nilai.CaraBulat(x.Bulat)}, Dasar: x.Dasar, Bawaan: nilai.Bawaan(x.Bawaan)}
	for _, k := range x.Komponen {
		a.Komponen = append(a.Komponen, k.komponen(b))
	}
	return akademik.AturanNilai{Unit: santri.KodeUnit(x.Unit), Mapel: akademik.KodeMapel(x.Mapel), Sejak: x.Sejak, Aturan: a}, b.err
}

type akademikAturan struct {
	dasarhttp.KunciUlang
	Body Aturan
}

func (h pintu) pasangPenilaian(a *dasarhttp.API) {
	dasarhttp.Daftar(a, operasi("daftar-aturan-nilai", ambil, "/aturan-nilai", "Aturan penilaian, yang terbaru dahulu"),
		func(ctx context.Context, p dasar.Pelaku, _ *dasarhttp.TanpaMasukan) (*dasarhttp.KeluarDaftar[Aturan], error) {
			as, err := h.s.Penilaian(ctx, p)
			return dasarhttp.BeriDaftar(as, "", err, keAturan)
		})
	dasarhttp.Daftar(a, operasi("atur-aturan-nilai", ganti, "/aturan-nilai", "Simpan aturan penilaian; yang berunit, berpelajaran, dan berhari sama diganti"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikAturan) (*dasarhttp.Kosong, error) {
			x, err := in.Body.aturan()
			if err != nil {
				return nil, err
			}
			return dasarhttp.Selesai(h.s.AturPenilaian(ctx, p, in.Kunci, x))
		})
	dasarhttp.Daftar(a, operasi("daftar-skala", ambil, "/skala-nilai", "Skala yang ikut dengan program, sebagai awal bagi milik sendiri"),
		func(_ context.Context, _ dasar.Pelaku, _ *dasarhttp.TanpaMasukan) (*dasarhttp.KeluarDaftar[Skala], error) {
			ss, err := nilai.SkalaBawaan()
			return dasarhttp.BeriDaftar(ss, "", err, keSkala)
		})
}
