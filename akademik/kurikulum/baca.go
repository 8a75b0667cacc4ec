package kurikulum

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"sync"

	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// ErrBerkas says that a file of curricula cannot be read.
var ErrBerkas = dasar.Aturan("AKD-KURIKULUM-07")

//go:embed data/*.json
var berkas embed.FS

var bawaan = sync.OnceValues(func() (Katalog, error) {
	nama, err := fs.Glob(berkas, "data/*.json")
	if err != nil {
		return Katalog{}, err
	}
	var semua []Kurikulum
	for _, n := range nama {
		b, err := berkas.ReadFile(n)
		if err != nil {
			return Katalog{}, err
		}
		k, err := Baca(bytes.NewReader(b))
		if err != nil {
			return Katalog{}, fmt.Errorf("%s: %w", n, err)
		}
		semua = append(semua, k.semua...)
	}
	return gabung(semua)
})

// Bawaan are the curricula that come with the program. A program that knows better ones
// gives its own catalogue to akademik.Service.
func Bawaan() (Katalog, error) { return bawaan() }

// berkasKurikulum is one version in a file. Jam and Kokurikuler have one number for each
// level, in its order: null where the level does not have the subject, 0 where no source
// fixes the number.
type berkasKurikulum struct {
	Kode      string        `json:"kode"`
	Nama      string        `json:"nama"`
	Keluarga  Keluarga      `json:"keluarga"`
	Jenjang   string        `json:"jenjang"`
	Jalur     santri.Jalur  `json:"jalur"`
	Berlaku   dasar.Tanggal `json:"berlaku"`
	Satuan    Satuan        `json:"satuan"`
	Rapor     BentukRapor   `json:"rapor"`
	DuaNilai  bool          `json:"dua_nilai,omitempty"`
	Sumber    string        `json:"sumber"`
	Yakin     Yakin         `json:"yakin"`
	Catatan   string        `json:"catatan,omitempty"`
	Penilaian struct {
		Skala    string      `json:"skala"`
		KKM      nilai.Angka `json:"kkm"`
		Sumber   string      `json:"sumber"`
		Komponen []struct {
			Kode     string             `json:"kode"`
			Nama     string             `json:"nama"`
			Bobot    nilai.Angka        `json:"bobot"`
			Remedial nilai.CaraRemedial `json:"remedial,omitempty"`
			Aspek    nilai.Aspek        `json:"aspek,omitempty"`
			Formatif bool               `json:"formatif,omitempty"`
		} `json:"komponen"`
	} `json:"penilaian"`
	Tingkat []struct {
		Kode        string `json:"kode"`
		Menit       int    `json:"menit"`
		Pekan       int    `json:"pekan"`
		Kokurikuler int    `json:"kokurikuler,omitempty"`
	} `json:"tingkat"`
	Mapel []struct {
		Kode        string `json:"kode"`
		Nama        string `json:"nama"`
		Arab        string `json:"arab,omitempty"`
		Kelompok    string `json:"kelompok,omitempty"`
		Pilihan     string `json:"pilihan,omitempty"`
		Jam         []*int `json:"jam"`
		Kokurikuler []int  `json:"kokurikuler,omitempty"`
		Yakin       Yakin  `json:"yakin,omitempty"`
		Sumber      string `json:"sumber,omitempty"`
	} `json:"mapel"`
}

// Baca reads a catalogue in the form of the files that ship (data/*.json). Unknown fields
// and lists of another length than the levels are refused with [ErrBerkas].
func Baca(r io.Reader) (Katalog, error) {
	var baris []berkasKurikulum
	d := json.NewDecoder(r)
	d.DisallowUnknownFields()
	if err := d.Decode(&baris); err != nil {
		return Katalog{}, ErrBerkas.Invalidf("berkas kurikulum tidak dapat dibaca; ikuti bentuk berkas bawaan").Karena(err)
	}
	ks := make([]Kurikulum, len(baris))
	for i, b := range baris {
		k, err := b.kurikulum()
		if err != nil {
			return Katalog{}, err
		}
		ks[i] = k
	}
	return Susun(ks...)
}

func (b berkasKurikulum) kurikulum() (Kurikulum, error) {
	k := Kurikulum{
		Kode: b.Kode, Nama: b.Nama, Keluarga: b.Keluarga, Jenjang: b.Jenjang, Jalur: b.Jalur, Berlaku: b.Berlaku, Satuan: b.Satuan, Rapor: b.Rapor,
		DuaNilai: b.DuaNilai, Sumber: b.Sumber, Yakin: b.Yakin, Catatan: b.Catatan,
		Penilaian: Penilaian{Skala: b.Penilaian.Skala, KKM: b.Penilaian.KKM, Sumber: b.Penilaian.Sumber},
	}
	for _, p := range b.Penilaian.Komponen {
		k.Penilaian.Komponen = append(k.Penilaian.Komponen, nilai.Komponen{Kode: p.Kode, Nama: p.Nama, Bobot: p.Bobot, Remedial: p.Remedial, Aspek: p.Aspek, Formatif: p.Formatif})
	}
	for _, t := range b.Tingkat {
		k.Tingkat = append(k.Tingkat, Tingkat(t))
	}
	for _, m := range b.Mapel {
		x := Mapel{Kode: m.Kode, Nama: m.Nama, NamaArab: m.Arab, Kelompok: m.Kelompok, Pilihan: m.Pilihan, Yakin: m.Yakin, Sumber: m.Sumber}
		if len(m.Jam) != len(k.Tingkat) || m.Kokurikuler != nil && len(m.Kokurikuler) != len(k.Tingkat) {
			return k, ErrBerkas.Invalidf("kurikulum %s: jam %s harus satu untuk tiap tingkat, null bila tidak diajarkan", b.Kode, m.Kode).Pada("jam")
		}
		for i, jp := range m.Jam {
			if jp == nil {
				continue
			}
			j := Jam{Tingkat: k.Tingkat[i].Kode, JP: *jp}
			if m.Kokurikuler != nil {
				j.Kokurikuler = m.Kokurikuler[i]
			}
			x.Jam = append(x.Jam, j)
		}
		k.Mapel = append(k.Mapel, x)
	}
	return k, nil
}
