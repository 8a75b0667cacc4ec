package akademik

import (
	"fmt"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// PapanJadwal is a version of a timetable on the board, together with whatever holds
// on its days beside it: the same teacher teaches by day in one version and at night in
// another. It does not change; a move makes another one. Safe for concurrent use.
type PapanJadwal struct {
	Jadwal   Jadwal
	Tahun    TahunAjaran
	Selesai  dasar.Tanggal // its last day, as things stand
	Kegiatan []KegiatanJadwal
	Syarat   SyaratJadwal
	Rombel   []Rombel // the classes that it covers, in the order of [StrukturStore].Rombel

	bahan  *bahanJadwal
	letak  map[string]int // activity to its place in Kegiatan
	segmen []segmenJadwal
	dimuat time.Time
}

// bahanJadwal is what a board is made of.
type bahanJadwal struct {
	berlaku []Jadwal // those in force, the version itself first
	tahun   []TahunAjaran
	rombel  []Rombel // of all years concerned
	lain    map[JadwalID][]KegiatanJadwal
	mapel   map[KodeMapel]string
	ikut    []keikutsertaan
	bagi    map[RombelID][]Pembagian // that hold on the first day
}

// keikutsertaan are the classes of one santri by name: two or more, or one that is
// divided.
type keikutsertaan struct {
	santri santri.ID
	di     []tempatRombel
}

type tempatRombel struct {
	jalur santri.Jalur
	unit  santri.KodeUnit
	nama  string
}

// segmenJadwal is a stretch of days on which nothing beside the version changes.
type segmenJadwal struct {
	mulai, selesai dasar.Tanggal
	isi            jadwal.Jadwal
	papan          *jadwal.Papan
}

const garis = "/" // between a version and an id of it, for what is not the version's own

// susunPapan puts activities of the version on the board.
func (b *bahanJadwal) susunPapan(j Jadwal, syarat SyaratJadwal, ks []KegiatanJadwal, dimuat time.Time) (*PapanJadwal, error) {
	p := &PapanJadwal{Jadwal: j, Syarat: syarat, Kegiatan: ks, bahan: b, letak: map[string]int{}, dimuat: dimuat}
	i := slices.IndexFunc(b.tahun, func(t TahunAjaran) bool { return t.ID == j.Tahun })
	if i < 0 {
		return nil, ErrTahunTiada.NotFoundf("tahun ajaran tidak ditemukan").Pada("tahun")
	}
	p.Tahun = b.tahun[i]
	b.berlaku[0] = j
	b.berlaku[0].Status = JadwalBerlaku
	for i, k := range ks {
		p.letak[k.ID] = i
	}
	for _, r := range b.rombel {
		if r.Tahun == j.Tahun && j.Mencakup(r.Unit, r.Jalur) {
			p.Rombel = append(p.Rombel, r)
		}
	}
	p.Selesai = j.Akhir(b.berlaku, p.Tahun)
	for _, s := range b.ruas(p.Selesai) {
		s.isi = b.isi(p, s.mulai, s.selesai)
		var err error
		if s.papan, err = jadwal.Susun(s.isi); err != nil {
			return nil, fmt.Errorf("laying out the timetable: %w", err)
		}
		p.segmen = append(p.segmen, s)
	}
	return p, nil
}

// dengan is the board with other places and another Versi, without reading anything.
func (p *PapanJadwal) dengan(j Jadwal, ks []KegiatanJadwal) (*PapanJadwal, error) {
	b := *p.bahan
	b.berlaku = slices.Clone(b.berlaku)
	return b.susunPapan(j, p.Syarat, ks, p.dimuat)
}

// Akhir is the last day of a version, as things stand: the day before one of those in
// force takes all of it over, or the last of its year.
func (j Jadwal) Akhir(berlaku []Jadwal, t TahunAjaran) dasar.Tanggal {
	akhir := t.Selesai
	for _, x := range berlaku {
		if x.ID != j.ID && x.Status == JadwalBerlaku && x.Tahun == j.Tahun && x.Mulai.After(j.Mulai) && !x.Mulai.After(akhir) && memuatSemua(x.Unit, j.Unit) && memuatSemua(x.Jalur, j.Jalur) {
			akhir = x.Mulai.TambahHari(-1)
		}
	}
	return slices.MaxFunc([]dasar.Tanggal{j.Mulai, akhir}, dasar.Tanggal.Compare)
}

// memuatSemua reports whether a list of units or tracks holds another one; none = all.
func memuatSemua[T comparable](luas, sempit []T) bool {
	return len(luas) == 0 || len(sempit) > 0 && !slices.ContainsFunc(sempit, func(x T) bool { return !slices.Contains(luas, x) })
}

// ruas cuts the days of the version where something beside it begins or ends.
func (b *bahanJadwal) ruas(akhir dasar.Tanggal) (hasil []segmenJadwal) {
	mulai := b.berlaku[0].Mulai
	tepi := []dasar.Tanggal{mulai}
	for _, x := range b.berlaku[1:] {
		tepi = append(tepi, x.Mulai)
		for _, t := range b.tahun {
			if t.ID == x.Tahun {
				tepi = append(tepi, t.Mulai, t.Selesai.TambahHari(1))
			}
		}
	}
	tepi = slices.DeleteFunc(tepi, func(h dasar.Tanggal) bool { return h.Before(mulai) || h.After(akhir) })
	slices.SortFunc(tepi, dasar.Tanggal.Compare)
	tepi = append(slices.Compact(tepi), akhir.TambahHari(1))
	for i := 1; i < len(tepi); i++ {
		hasil = append(hasil, segmenJadwal{mulai: tepi[i-1], selesai: tepi[i].TambahHari(-1)})
	}
	return hasil
}

// Cari returns one activity of the version.
func (p *PapanJadwal) Cari(id string) (KegiatanJadwal, bool) {
	i, ada := p.letak[id]
	if !ada {
		return KegiatanJadwal{}, false
	}
	return p.Kegiatan[i], true
}
