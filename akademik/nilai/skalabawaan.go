package nilai

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"sync"
)

//go:embed skala.json
var skalaJSON []byte

var skalaBawaan = sync.OnceValues(func() ([]Skala, error) { return BacaSkala(bytes.NewReader(skalaJSON)) })

// SkalaBawaan returns the scales that come with the program, as a start for an
// institution's own: each names its source. The bounds of letters and predicates
// are examples, because no rule fixes them.
func SkalaBawaan() ([]Skala, error) {
	s, err := skalaBawaan()
	return salinSkala(s), err
}

// AmbilSkala returns one of [SkalaBawaan] by its code ("100", "10", "huruf",
// "mumtaz", "tahfidz", "diniyah8", "sikap"), or [ErrSkalaTiada].
func AmbilSkala(kode string) (Skala, error) {
	semua, err := skalaBawaan()
	if err != nil {
		return Skala{}, err
	}
	i := slices.IndexFunc(semua, func(s Skala) bool { return s.Kode == kode })
	if i < 0 {
		return Skala{}, ErrSkalaTiada.NotFoundf("skala bawaan itu tidak ada; pilih dari daftar skala").Pada("skala")
	}
	return salinSkala(semua[i : i+1])[0], nil
}

// BacaSkala reads scales in the form of skala.json and checks each of them. Unknown
// fields and two scales of one code are refused.
func BacaSkala(r io.Reader) ([]Skala, error) {
	var baris []struct {
		Kode        string `json:"kode"`
		Nama        string `json:"nama"`
		Min         Angka  `json:"min"`
		Maks        Angka  `json:"maks"`
		Langkah     Angka  `json:"langkah"`
		Lulus       Angka  `json:"lulus"`
		BulatDahulu bool   `json:"bulat_dahulu"`
		MasukanPita bool   `json:"masukan_pita"`
		Sumber      string `json:"sumber"`
		Pita        []struct {
			Kode  string `json:"kode"`
			Nama  string `json:"nama"`
			Arab  string `json:"arab"`
			Dari  Angka  `json:"dari"`
			Nilai Angka  `json:"nilai"`
		} `json:"pita"`
	}
	d := json.NewDecoder(r)
	d.DisallowUnknownFields()
	if err := d.Decode(&baris); err != nil {
		return nil, ErrSkala.Invalidf("berkas skala tidak dapat dibaca; ikuti bentuk skala bawaan").Karena(err)
	}
	ada := map[string]bool{}
	var hasil []Skala
	for _, b := range baris {
		s := Skala{Kode: b.Kode, Nama: b.Nama, Min: b.Min, Maks: b.Maks, Langkah: b.Langkah, Lulus: b.Lulus, BulatDahulu: b.BulatDahulu, MasukanPita: b.MasukanPita, Sumber: b.Sumber}
		for _, p := range b.Pita {
			s.Pita = append(s.Pita, Pita(p))
		}
		if err := s.Periksa(); err != nil {
			return nil, fmt.Errorf("skala %s: %w", b.Kode, err)
		}
		if ada[b.Kode] || !kodeSah(b.Kode) {
			return nil, ErrSkala.Invalidf("kode skala %q kosong atau dipakai dua kali", b.Kode).Pada("kode")
		}
		ada[b.Kode] = true
		hasil = append(hasil, s)
	}
	return hasil, nil
}

func salinSkala(s []Skala) []Skala {
	s = slices.Clone(s)
	for i := range s {
		s[i].Pita = slices.Clone(s[i].Pita)
	}
	return s
}
