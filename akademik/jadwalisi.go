package akademik

import (
	"context"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
)

// UsulLetak is a proposal of places for a draft, by the filler or by FET: what would
// move, what still waits and what would clash. Nothing is stored until [Service.TerimaUsul].
type UsulLetak struct {
	Jadwal   JadwalID
	Versi    int // of the draft that it was made for
	Pindah   []PindahKegiatan
	Sisa     []jadwal.Sisa    // what the filler could not place
	Bentrok  []jadwal.Bentrok // what clashes once it is accepted
	Berhenti bool             // the filler was stopped; this is the best so far
	Catatan  []string         // what the file says and this timetable does not know
	Beda     []BedaPeserta    // what the file says differently about who attends what
}

// IsiJadwal looks for places for what waits in a draft; what is fixed stays, the rest may
// give way. It may take some seconds: ctx stops it, and lapor in atur follows it. What
// holds beside the draft on its days makes teachers, rooms and shared santri
// unavailable. Fixed activities that clash are jadwal.ErrTetap.
func (s *Service) IsiJadwal(ctx context.Context, pel dasar.Pelaku, id JadwalID, atur jadwal.AturIsi) (UsulLetak, error) {
	p, err := s.Papan(ctx, pel, id)
	if err != nil {
		return UsulLetak{}, err
	}
	if p.Jadwal.Status != JadwalDraf {
		return UsulLetak{}, ErrJadwalTetap.Conflictf("jadwal %s sudah %s dan tidak diubah lagi; salin menjadi draf baru", p.Jadwal.Nama, p.Jadwal.Status)
	}
	if err := p.periksaTetap(); err != nil {
		return UsulLetak{}, err
	}
	h, err := jadwal.Isi(ctx, p.untukIsi(), atur)
	if err != nil {
		return UsulLetak{}, err
	}
	u, err := p.usul(h.Letak)
	u.Sisa, u.Berhenti = h.Sisa, h.Berhenti
	return u, err
}

// periksaTetap refuses, with jadwal.ErrTetap, fixed activities that clash with each other.
func (p *PapanJadwal) periksaTetap() error {
	for _, b := range Wajib(p.Bentrok()) {
		if !slices.ContainsFunc(b.Kegiatan, func(id string) bool { k, ada := p.Cari(id); return !ada || !k.Tempat.Tetap }) {
			return jadwal.ErrTetap.Invalidf("kegiatan yang dikunci sudah bentrok: %s", p.Kalimat(b, func(pegawai.ID) string { return "yang sama" })).Pada("letak")
		}
	}
	return nil
}

// untukIsi is the version by itself; what holds beside it on any of its days is
// unavailability of whom it needs.
func (p *PapanJadwal) untukIsi() jadwal.Jadwal {
	j := p.segmen[0].isi
	milik := func(id string) bool { _, ada := p.letak[id]; return ada }
	j.Mulai, j.Selesai = p.Jadwal.Mulai, p.Selesai
	var halangan []jadwal.Halangan
	for _, s := range p.segmen {
		bersama := bersamaSantri(s.isi.Santri)
		kisi, kegiatan := map[string]jadwal.Kisi{}, map[string]jadwal.Kegiatan{}
		for _, k := range s.isi.Kisi {
			kisi[k.ID] = k
		}
		for _, k := range s.isi.Kegiatan {
			kegiatan[k.ID] = k
		}
		for _, l := range s.isi.Letak {
			k := kegiatan[l.Kegiatan]
			if milik(k.ID) {
				continue
			}
			for _, g := range kisi[k.Kisi].Potong(l.Hari, l.Jam, k.JP) {
				tambah := func(jenis jadwal.JenisPihak, id string) {
					if id != "" {
						halangan = append(halangan, jadwal.Halangan{Pihak: jadwal.Pihak{Jenis: jenis, ID: id}, Hari: l.Hari, Selang: g})
					}
				}
				tambah(jadwal.Kamar, l.Ruang)
				for _, x := range k.Guru {
					tambah(jadwal.Guru, x)
				}
				for _, r := range k.Rombel {
					for _, x := range bersama[r] {
						tambah(jadwal.Kelas, x)
					}
				}
			}
		}
	}
	halangan = slices.DeleteFunc(halangan, func(h jadwal.Halangan) bool {
		return h.Pihak.Jenis == jadwal.Kamar && !slices.ContainsFunc(j.Ruang, func(r jadwal.Ruang) bool { return r.ID == h.Pihak.ID })
	})
	j.Hari, j.Kisi = p.Jadwal.Hari, p.Jadwal.kisi()
	j.Rombel = slices.DeleteFunc(slices.Clone(j.Rombel), func(r jadwal.Rombel) bool { return !p.milik(r.ID) })
	j.Santri = slices.Clone(j.Santri)
	for i, x := range j.Santri {
		j.Santri[i].Rombel = slices.DeleteFunc(slices.Clone(x.Rombel), func(r string) bool { return !p.milik(r) })
	}
	j.Santri = slices.DeleteFunc(j.Santri, func(x jadwal.Keikutsertaan) bool { return len(x.Rombel) < 2 })
	j.Halangan = slices.Concat(j.Halangan, halangan)
	j.Halangan = slices.DeleteFunc(j.Halangan, func(h jadwal.Halangan) bool { return h.Pihak.Jenis == jadwal.Kelas && !p.milik(h.Pihak.ID) })
	j.Kegiatan = slices.DeleteFunc(slices.Clone(j.Kegiatan), func(k jadwal.Kegiatan) bool { return !milik(k.ID) })
	j.Letak = slices.DeleteFunc(slices.Clone(j.Letak), func(l jadwal.Letak) bool { return !milik(l.Kegiatan) })
	return j
}

// milik reports whether a class, group or part of one is of the version's classes.
func (p *PapanJadwal) milik(id string) bool {
	if i := strings.IndexAny(id, "|/"); i >= 0 {
		id = id[:i]
	}
	return slices.ContainsFunc(p.Rombel, func(r Rombel) bool { return string(r.ID) == id })
}

// bersamaSantri gives for each class and group those that share a santri with it: of a
// class whose groups hold the santri the groups alone.
func bersamaSantri(ikut []jadwal.Keikutsertaan) map[string][]string {
	hasil, ada := map[string][]string{}, map[[2]string]bool{}
	for _, x := range ikut {
		kecil := slices.DeleteFunc(slices.Clone(x.Rombel), func(r string) bool {
			return slices.ContainsFunc(x.Rombel, func(k string) bool { return strings.HasPrefix(k, r+"|") })
		})
		for _, a := range x.Rombel {
			for _, b := range kecil {
				if k := [2]string{a, b}; a != b && !ada[k] {
					ada[k] = true
					hasil[a] = append(hasil[a], b)
				}
			}
		}
	}
	return hasil
}

// usul compares places with those of the board.
func (p *PapanJadwal) usul(letak []jadwal.Letak) (UsulLetak, error) {
	u := UsulLetak{Jadwal: p.Jadwal.ID, Versi: p.Jadwal.Versi}
	ks := slices.Clone(p.Kegiatan)
	for _, l := range letak {
		i, ada := p.letak[l.Kegiatan]
		if !ada || ks[i].Tempat == tempat(l) {
			continue
		}
		u.Pindah = append(u.Pindah, PindahKegiatan{l.Kegiatan, ks[i].Tempat, tempat(l)})
		ks[i].Tempat = tempat(l)
	}
	baru, err := p.dengan(p.Jadwal, ks)
	if err == nil {
		u.Bentrok = baru.Bentrok()
	}
	return u, err
}

// TerimaUsul moves what a proposal moves, in one step that can be taken back. The draft
// must be as it was when the proposal was made ([ErrVersi]).
func (s *Service) TerimaUsul(ctx context.Context, pel dasar.Pelaku, kunci string, u UsulLetak) error {
	p, err := s.Papan(ctx, pel, u.Jadwal)
	if err != nil {
		return err
	}
	for _, x := range u.Pindah {
		k, ada := p.Cari(x.Kegiatan)
		k.Tempat = x.Ke
		if _, muat := p.Jadwal.Waktu(k); ada && x.Ke.Ada && !muat {
			return jadwal.ErrLuarKisi.Invalidf("usul ini memakai jam yang tidak ada di kisi; buat usul baru").Pada("jam")
		}
	}
	langkah := &LangkahJadwal{Jadwal: u.Jadwal}
	return s.ubahDraf(ctx, pel, "usul_jadwal", kunci, dasar.Sidik([]any{u.Jadwal, u.Versi, u.Pindah}), p, u.Versi, func(_ *Jadwal, ada []KegiatanJadwal) ([]KegiatanJadwal, []string, error) {
		return pindahkan(ada, langkah, u.Pindah)
	}, langkah)
}
