package jadwal

import (
	"cmp"
	"slices"

	"github.com/pesantren-go/pesantren/santri"
)

// susunan is a timetable with numbers for names: what the board and the filler read.
// A resource (sumber) is a teacher, a class or a room; numbers run through all three.
type susunan struct {
	j          Jadwal
	urutHari   [hariSepekan]int // place in j.Hari, -1 for no day of teaching
	kisi       map[string]*Kisi
	nomor      map[string]int32 // activity by id
	acara      []acara
	sumber     []Pihak
	nomorPihak map[Pihak]int32
	temu       [][]temu                // per resource; only classes have any
	halang     [][]hariSelang          // per resource
	jeda       map[string][]hariSelang // per grid
	beban      []Beban                 // per resource
	sebar      [][]int32               // members of each set
	sebarMilik [][]int32               // sets of each activity
	ikut       [][]int32               // classes of each santri, those that hold a listed one too
	zona       []santri.JenisKelamin   // per resource
}

// acara is one activity, compiled.
type acara struct {
	Kegiatan
	kisi   *Kisi
	guru   []int32
	rombel []int32
	ruang  []int32
	lihat  []int32 // the resources whose occupants it may clash with, its room excepted
}

// temu says that the class shares people with another one.
type temu struct {
	lain   int32
	bagian bool    // a part of the class; else santri only
	santri []int32 // indices into Jadwal.Santri
}

type hariSelang struct {
	hari Hari
	Selang
	sebab string // of a break
	pihak Pihak  // of an unavailability
}

func susun(j Jadwal) (*susunan, error) {
	if err := j.Validate(); err != nil {
		return nil, err
	}
	s := &susunan{j: j, kisi: map[string]*Kisi{}, nomor: map[string]int32{}, nomorPihak: map[Pihak]int32{}, jeda: map[string][]hariSelang{}}
	for h := range s.urutHari {
		s.urutHari[h] = slices.Index(j.Hari, Hari(h))
	}
	for i := range j.Kisi {
		s.kisi[j.Kisi[i].ID] = &j.Kisi[i]
	}
	s.daftarSumber()
	s.pertemukan()
	s.daftarAcara()
	s.batas()
	return s, nil
}

func (s *susunan) sumberDari(p Pihak) int32 {
	n, ada := s.nomorPihak[p]
	if !ada {
		n = int32(len(s.sumber))
		s.nomorPihak[p] = n
		s.sumber = append(s.sumber, p)
	}
	return n
}

func (s *susunan) daftarSumber() {
	for _, r := range s.j.Rombel {
		s.sumberDari(Pihak{Kelas, r.ID})
	}
	for _, r := range s.j.Ruang {
		s.sumberDari(Pihak{Kamar, r.ID})
	}
	for _, k := range s.j.Kegiatan {
		for _, g := range k.Guru {
			s.sumberDari(Pihak{Guru, g})
		}
	}
	for _, h := range s.j.Halangan {
		s.sumberDari(h.Pihak)
	}
	for _, b := range s.j.Beban {
		s.sumberDari(Pihak{Guru, b.Guru})
	}
}

// pertemukan finds which classes share people: by a common part first, else by santri.
func (s *susunan) pertemukan() {
	s.temu = make([][]temu, len(s.sumber))
	letak := map[[2]int32]int{} // where in temu[a] is b
	tambah := func(a, b int32, santri int) {
		n, ada := letak[[2]int32{a, b}]
		if !ada {
			n = len(s.temu[a])
			letak[[2]int32{a, b}] = n
			s.temu[a] = append(s.temu[a], temu{lain: b})
		}
		t := &s.temu[a][n]
		if santri < 0 {
			t.bagian = true
		} else if !t.bagian {
			t.santri = append(t.santri, int32(santri))
		}
	}
	pemilik := map[string][]int32{}
	for _, r := range s.j.Rombel {
		n := s.nomorPihak[Pihak{Kelas, r.ID}]
		if len(r.Isi) == 0 {
			pemilik[r.ID] = append(pemilik[r.ID], n)
		}
		for _, b := range r.Isi {
			pemilik[b] = append(pemilik[b], n)
		}
	}
	for _, r := range s.j.Rombel {
		for _, a := range pemilik[r.ID] {
			for _, b := range pemilik[r.ID] {
				tambah(a, b, -1)
			}
		}
	}
	s.ikut = make([][]int32, len(s.j.Santri))
	memuat := s.memuat(pemilik)
	for i, anak := range s.j.Santri {
		for _, r := range anak.Rombel {
			s.ikut[i] = append(s.ikut[i], memuat[r]...)
		}
		slices.Sort(s.ikut[i])
		s.ikut[i] = slices.Compact(s.ikut[i])
		for _, a := range s.ikut[i] {
			for _, b := range s.ikut[i] {
				if a != b {
					tambah(a, b, i)
				}
			}
		}
	}
	for _, t := range s.temu {
		slices.SortFunc(t, func(a, b temu) int { return cmp.Compare(a.lain, b.lain) })
	}
}

// memuat gives for each class the classes that hold all of its parts, itself among them:
// whoever is in a group is in its class.
func (s *susunan) memuat(pemilik map[string][]int32) map[string][]int32 {
	hasil := map[string][]int32{}
	for _, r := range s.j.Rombel {
		bagian := r.Isi
		if len(bagian) == 0 {
			bagian = []string{r.ID}
		}
		hitung := map[int32]int{}
		for _, b := range bagian {
			for _, n := range pemilik[b] {
				hitung[n]++
			}
		}
		for n, banyak := range hitung {
			if banyak == len(bagian) {
				hasil[r.ID] = append(hasil[r.ID], n)
			}
		}
	}
	return hasil
}

func (s *susunan) daftarAcara() {
	s.acara = make([]acara, len(s.j.Kegiatan))
	for i, k := range s.j.Kegiatan {
		a := acara{Kegiatan: k, kisi: s.kisi[k.Kisi], guru: s.nomori(Guru, k.Guru), rombel: s.nomori(Kelas, k.Rombel), ruang: s.nomori(Kamar, k.Ruang)}
		a.lihat = slices.Clone(a.guru)
		for _, r := range a.rombel {
			for _, t := range s.temu[r] {
				a.lihat = append(a.lihat, t.lain)
			}
		}
		slices.Sort(a.lihat)
		a.lihat = slices.Compact(a.lihat)
		s.acara[i], s.nomor[k.ID] = a, int32(i)
	}
}

func (s *susunan) nomori(jenis JenisPihak, daftar []string) []int32 {
	hasil := make([]int32, 0, len(daftar))
	for _, id := range daftar {
		hasil = append(hasil, s.nomorPihak[Pihak{jenis, id}])
	}
	slices.Sort(hasil)
	return hasil
}

func (s *susunan) batas() {
	s.halang = make([][]hariSelang, len(s.sumber))
	for _, h := range s.j.Halangan {
		n := s.nomorPihak[h.Pihak]
		x := hariSelang{hari: h.Hari, Selang: h.Selang, pihak: h.Pihak}
		if h.Pihak.Jenis != Kelas {
			s.halang[n] = append(s.halang[n], x)
		}
		for _, t := range s.temu[n] { // itself among them: who is away is missing in every group
			if t.bagian {
				s.halang[t.lain] = append(s.halang[t.lain], x)
			}
		}
	}
	s.zona = make([]santri.JenisKelamin, len(s.sumber))
	for _, r := range s.j.Rombel {
		s.zona[s.nomorPihak[Pihak{Kelas, r.ID}]] = r.Zona
	}
	for _, r := range s.j.Ruang {
		s.zona[s.nomorPihak[Pihak{Kamar, r.ID}]] = r.Zona
	}
	s.beban = make([]Beban, len(s.sumber))
	for _, b := range s.j.Beban {
		s.beban[s.nomorPihak[Pihak{Guru, b.Guru}]] = b
	}
	for _, x := range s.j.Jeda {
		if !x.berlaku(s.j.Mulai, s.j.Selesai) {
			continue
		}
		for _, k := range s.j.Kisi {
			if len(x.Kisi) > 0 && !slices.Contains(x.Kisi, k.ID) {
				continue
			}
			for _, h := range k.Hari {
				if len(x.Hari) == 0 || slices.Contains(x.Hari, h.Hari) {
					s.jeda[k.ID] = append(s.jeda[k.ID], hariSelang{hari: h.Hari, Selang: x.Selang, sebab: x.Nama})
				}
			}
		}
	}
	s.sebarMilik = make([][]int32, len(s.acara))
	for i, x := range s.j.Sebar {
		var anggota []int32
		for _, id := range x.Kegiatan {
			n := s.nomor[id]
			anggota = append(anggota, n)
			s.sebarMilik[n] = append(s.sebarMilik[n], int32(i))
		}
		s.sebar = append(s.sebar, anggota)
	}
}
