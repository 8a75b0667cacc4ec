package situs

import (
	"strings"

	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// The registered names of the records that stand for a person.
const tipeWali = "santri.Wali"

// catatanOrang is the record that stands for a person, still closed.
type catatanOrang struct {
	tipe string
	rec  any
}

// catatanSubjek finds the record that stands for each person: santri, guardian or
// employee. A person without one is absent.
func (k *kunjungan) catatanSubjek(ss ...privasi.SubjekID) (map[privasi.SubjekID]catatanOrang, error) {
	m := make(map[privasi.SubjekID]catatanOrang, len(ss))
	if len(ss) == 0 {
		return m, nil
	}
	ps, err := k.s.Pegawai.Stores.Pegawai.MenurutSubjek(k.ctx(), k.Lembaga.ID, ss...)
	if err != nil {
		return nil, err
	}
	for i := range ps {
		m[ps[i].Subjek] = catatanOrang{tipePegawai, &ps[i]}
	}
	ws, err := k.s.Santri.Stores.Wali.MenurutSubjek(k.ctx(), k.Lembaga.ID, ss...)
	if err != nil {
		return nil, err
	}
	for i := range ws {
		m[ws[i].Subjek] = catatanOrang{tipeWali, &ws[i]}
	}
	xs, err := k.s.Santri.Stores.Santri.Kenali(k.ctx(), k.Lembaga.ID, santri.TandaKenal{Subjek: ss})
	for i := range xs {
		m[xs[i].Subjek] = catatanOrang{tipeSantri, &xs[i]}
	}
	return m, err
}

// bukaNama opens the names of people through the door: one decision and one line of trail
// a person. Somebody without a record here has none.
func (k *kunjungan) bukaNama(ss ...privasi.SubjekID) (map[privasi.SubjekID]string, error) {
	cs, err := k.catatanSubjek(ss...)
	if err != nil {
		return nil, err
	}
	per := map[string][]privasi.SubjekID{}
	for s, c := range cs {
		per[c.tipe] = append(per[c.tipe], s)
	}
	nama := make(map[privasi.SubjekID]string, len(cs))
	for tipe, xs := range per {
		v, err := k.s.Penjaga.Minta(k.ctx(), k.Pelaku, tipe, []string{"Nama"}, xs...)
		if err != nil {
			return nil, err
		}
		for _, s := range xs {
			nama[s] = v.Sajikan(cs[s].rec)["Nama"]
			if k := v.Keputusan(); k.Hasil(s, "Nama").Aturan == privasi.ErrPutusMusnah {
				nama[s] = santri.NamaMusnah
			}
		}
	}
	return nama, nil
}

// namaSubjek is bukaNama with words for whoever has no record here.
func (k *kunjungan) namaSubjek(ss ...privasi.SubjekID) (map[privasi.SubjekID]string, error) {
	m, err := k.bukaNama(ss...)
	if err != nil {
		return nil, err
	}
	for _, s := range ss {
		if m[s] == "" {
			m[s] = "orang tanpa catatan di sini"
		}
	}
	return m, nil
}

// bidangTipe lists the personal fields of a record as choices.
func (k *kunjungan) bidangTipe(tipe string) (os []Opsi) {
	if t := k.s.Penjaga.Daftar.Tipe(tipe); t != nil {
		for _, b := range t.Pribadi() {
			os = append(os, Opsi{tipe + "." + b, namaBidang(b)})
		}
	}
	return os
}

// pisahBidang splits "santri.Santri.HP" into the type and the field.
func pisahBidang(b string) (tipe, bidang string) {
	i := strings.LastIndexByte(b, '.')
	if i < 0 {
		return "", b
	}
	return b[:i], b[i+1:]
}

// namaBidangPenuh is a field with its type in the words of the office.
func namaBidangPenuh(b string) string {
	_, bidang := pisahBidang(b)
	return namaBidang(bidang)
}

// dibatasi reports that the processing of a person's data is restricted.
func (k *kunjungan) dibatasi(s privasi.SubjekID) (bool, error) {
	m, err := k.s.Kantor.Dibatasi(k.ctx(), k.Lembaga.ID, s)
	return m[s], err
}
