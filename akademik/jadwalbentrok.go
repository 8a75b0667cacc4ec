package akademik

import (
	"encoding/hex"
	"slices"

	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/dasar"
)

// Pilihan lists every place of its grid that an activity of the version fits into, in a
// room ("" = none), with the clashes that it would have there on any day of the version.
// [ErrKegiatan] when there is no such activity or room.
func (p *PapanJadwal) Pilihan(id, ruang string) ([]jadwal.Pilihan, error) {
	if _, ada := p.letak[id]; !ada {
		return nil, ErrKegiatan.NotFoundf("kegiatan itu tidak ada di jadwal ini; muat ulang halaman")
	}
	var hasil []jadwal.Pilihan
	for i, s := range p.segmen {
		ini, err := s.papan.Pilihan(id, ruang)
		if err != nil {
			return nil, ErrKegiatan.Invalidf("ruang itu tidak tercatat; pilih ruang yang ada").Pada("ruang").Karena(err)
		}
		if i == 0 {
			hasil = ini
			continue
		}
		for n := range ini {
			hasil[n].Bentrok = gabungBentrok(hasil[n].Bentrok, ini[n].Bentrok)
		}
	}
	return hasil, nil
}

// Coba gives the clashes that an activity of the version would have there.
func (p *PapanJadwal) Coba(id string, t Tempat) (hasil []jadwal.Bentrok, err error) {
	if _, ada := p.letak[id]; !ada {
		return nil, ErrKegiatan.NotFoundf("kegiatan itu tidak ada di jadwal ini; muat ulang halaman")
	}
	for _, s := range p.segmen {
		ini, err := s.papan.Coba(t.letak(id))
		if err != nil {
			return nil, ErrKegiatan.Invalidf("ruang itu tidak tercatat; pilih ruang yang ada").Pada("ruang").Karena(err)
		}
		hasil = gabungBentrok(hasil, ini)
	}
	return hasil, nil
}

// Bentrok finds every clash of the version, by itself and with what holds beside it;
// wishes that are broken are among them, marked Anjuran.
func (p *PapanJadwal) Bentrok() (hasil []jadwal.Bentrok) {
	for _, s := range p.segmen {
		semua := slices.DeleteFunc(s.papan.Semua(), func(b jadwal.Bentrok) bool {
			return !slices.ContainsFunc(b.Kegiatan, func(id string) bool { _, milik := p.letak[id]; return milik })
		})
		hasil = gabungBentrok(hasil, semua)
	}
	return hasil
}

func gabungBentrok(a, b []jadwal.Bentrok) []jadwal.Bentrok {
	if len(a) == 0 || len(b) == 0 {
		return append(a, b...)
	}
	ada := map[string]bool{}
	for _, x := range a {
		ada[KunciBentrok(x)] = true
	}
	return append(a, slices.DeleteFunc(b, func(x jadwal.Bentrok) bool { return ada[KunciBentrok(x)] })...)
}

// KunciBentrok names a clash by what it is about, so that accepting one accepts no
// other.
func KunciBentrok(b jadwal.Bentrok) string {
	s := dasar.Sidik(b)
	return hex.EncodeToString(s[:12])
}

// Wajib keeps the clashes that are no mere wishes.
func Wajib(bs []jadwal.Bentrok) []jadwal.Bentrok {
	return slices.DeleteFunc(slices.Clone(bs), func(b jadwal.Bentrok) bool { return b.Anjuran })
}
