package akademik

import (
	"slices"

	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// isi is the whole of one stretch of days as the pure room reads it. What is not of the
// version itself is fixed and named with the version before it.
func (b *bahanJadwal) isi(p *PapanJadwal, mulai, selesai dasar.Tanggal) jadwal.Jadwal {
	s := &penyusun{b: b, p: p, mulai: mulai, rombel: map[RombelID]Rombel{}, kelompok: map[string]bool{}, ruang: map[string]bool{}}
	s.j = jadwal.Jadwal{Mulai: mulai, Selesai: selesai, Hari: slices.Clone(p.Jadwal.Hari), Kisi: p.Jadwal.kisi()}
	for _, r := range b.rombel {
		for _, t := range b.tahun {
			if t.ID == r.Tahun && (t.Memuat(mulai) || r.Tahun == p.Jadwal.Tahun) {
				s.rombel[r.ID] = r
			}
		}
	}
	s.kelas()
	for _, r := range p.Syarat.Ruang {
		s.pakaiRuang(r.ID, r.Zona)
	}
	for _, k := range p.Kegiatan {
		s.kegiatan(k, "", k.Peserta)
	}
	for _, x := range b.berlaku[1:] {
		s.sebelah(x)
	}
	s.santri()
	s.syarat()
	s.j.Sebar = sebaran(p.Kegiatan)
	return s.j
}

type penyusun struct {
	b        *bahanJadwal
	p        *PapanJadwal
	mulai    dasar.Tanggal
	j        jadwal.Jadwal
	rombel   map[RombelID]Rombel // of the years that hold then
	kelompok map[string]bool
	ruang    map[string]bool
}

func idPeserta(p PesertaJadwal) string {
	if p.Kelompok == "" {
		return string(p.Rombel)
	}
	return string(p.Rombel) + "|" + p.Kelompok
}

// kelas lists the classes with their groups, as the version that holds divides them.
func (s *penyusun) kelas() {
	for _, r := range s.b.rombel {
		if _, ada := s.rombel[r.ID]; !ada {
			continue
		}
		for _, k := range s.bagian(r) {
			s.kelompok[k.ID] = true
			s.j.Rombel = append(s.j.Rombel, k)
		}
	}
}

// bagian are a class and its groups. When the members of every group are on record, two
// groups share those that are in both; else groups of one division share nobody, and those
// of different ones may share anybody.
func (s *penyusun) bagian(r Rombel) []jadwal.Rombel {
	j, _ := JadwalPada(s.b.berlaku, r, s.mulai)
	var bagi [][]string
	tercatat := true
	for _, x := range j.Pembagian {
		if x.Rombel != r.ID {
			continue
		}
		var k []string
		for _, n := range x.Kelompok {
			_, kenal := AnggotaKelompok(s.b.bagi[r.ID], n)
			tercatat = tercatat && kenal
			k = append(k, idPeserta(PesertaJadwal{r.ID, n}))
		}
		bagi = append(bagi, k)
	}
	if tercatat && len(bagi) > 0 {
		return jadwal.Terbagi(string(r.ID), r.Kelamin, slices.Concat(bagi...)...)
	}
	return jadwal.Pecah(string(r.ID), r.Kelamin, bagi...)
}

func (s *penyusun) pakaiRuang(id string, zona santri.JenisKelamin) {
	if id != "" && !s.ruang[id] {
		s.ruang[id] = true
		s.j.Ruang = append(s.j.Ruang, jadwal.Ruang{ID: id, Zona: zona})
	}
}

func (s *penyusun) kegiatan(k KegiatanJadwal, awalan string, peserta []PesertaJadwal) {
	a := jadwal.Kegiatan{ID: awalan + k.ID, Kisi: awalan + k.Kisi, Mapel: string(k.Mapel), JP: k.JP, Ruang: k.PilihRuang}
	for _, g := range k.Guru {
		a.Guru = append(a.Guru, string(g))
	}
	for _, x := range peserta {
		id := idPeserta(x)
		if !s.kelompok[id] { // a group that is divided otherwise now is as good as its class
			id = string(x.Rombel)
		}
		if s.kelompok[id] && !slices.Contains(a.Rombel, id) {
			a.Rombel = append(a.Rombel, id)
		}
	}
	for _, r := range append(slices.Clone(k.PilihRuang), k.Tempat.Ruang) {
		s.pakaiRuang(r, "")
	}
	s.j.Kegiatan = append(s.j.Kegiatan, a)
	if k.Tempat.Ada {
		l := k.Tempat.letak(a.ID)
		l.Tetap = l.Tetap || awalan != ""
		s.j.Letak = append(s.j.Letak, l)
	}
}

// sebelah adds what another version in force has on these days, for the classes that it
// holds for.
func (s *penyusun) sebelah(x Jadwal) {
	awalan, ada := string(x.ID)+garis, false
	for _, k := range s.b.lain[x.ID] {
		peserta := slices.DeleteFunc(slices.Clone(k.Peserta), func(q PesertaJadwal) bool {
			r, ada := s.rombel[q.Rombel]
			j, berlaku := JadwalPada(s.b.berlaku, r, s.mulai)
			return !ada || !berlaku || j.ID != x.ID
		})
		if !k.Tempat.Ada || len(peserta) == 0 {
			continue
		}
		s.kegiatan(k, awalan, peserta)
		ada = true
	}
	if !ada {
		return
	}
	for _, h := range x.Hari {
		if !slices.Contains(s.j.Hari, h) {
			s.j.Hari = append(s.j.Hari, h)
		}
	}
	for _, k := range x.kisi() {
		k.ID = awalan + k.ID
		s.j.Kisi = append(s.j.Kisi, k)
	}
}

// santri joins the classes and groups that somebody is in at once, of all tracks.
func (s *penyusun) santri() {
	di := map[tempatRombel]RombelID{}
	for _, r := range s.rombel {
		if r.Tahun == s.p.Jadwal.Tahun || di[tempatRombel{r.Jalur, r.Unit, r.Nama}] == "" {
			di[tempatRombel{r.Jalur, r.Unit, r.Nama}] = r.ID
		}
	}
	for _, x := range s.b.ikut {
		k := jadwal.Keikutsertaan{Santri: string(x.santri)}
		terkecil := 0 // classes and groups without the classes that they are part of
		for _, t := range x.di {
			id := di[t]
			if id == "" || slices.Contains(k.Rombel, string(id)) {
				continue
			}
			kelompok := s.kelompokSantri(id, x.santri)
			k.Rombel = append(append(k.Rombel, string(id)), kelompok...)
			terkecil += max(len(kelompok), 1)
		}
		if terkecil > 1 {
			s.j.Santri = append(s.j.Santri, k)
		}
	}
}

// kelompokSantri are the groups of a class on the board that a santri is in.
func (s *penyusun) kelompokSantri(r RombelID, anak santri.ID) (id []string) {
	for _, p := range s.b.bagi[r] {
		if x := idPeserta(PesertaJadwal{r, p.KelompokDari(anak)}); x != string(r) && s.kelompok[x] {
			id = append(id, x)
		}
	}
	return id
}

// syarat adds the conditions that are about something on the board.
func (s *penyusun) syarat() {
	var kisi []string
	for _, k := range s.p.Jadwal.Kisi {
		kisi = append(kisi, k.ID)
	}
	for _, x := range s.p.Syarat.Jeda {
		if x.Kisi = slices.DeleteFunc(slices.Clone(kisi), func(k string) bool { return len(x.Kisi) > 0 && !slices.Contains(x.Kisi, k) }); len(x.Kisi) > 0 {
			s.j.Jeda = append(s.j.Jeda, x)
		}
	}
	for _, h := range s.p.Syarat.Halangan {
		if h.Pihak.Jenis == jadwal.Guru || h.Pihak.Jenis == jadwal.Kamar && s.ruang[h.Pihak.ID] || h.Pihak.Jenis == jadwal.Kelas && s.kelompok[h.Pihak.ID] {
			s.j.Halangan = append(s.j.Halangan, h)
		}
	}
	s.j.Beban = s.p.Syarat.Beban
}

// sebaran wishes the meetings of one subject of one class on different days.
func sebaran(ks []KegiatanJadwal) (hasil []jadwal.Sebar) {
	di := map[string]int{}
	for _, k := range ks {
		kunci := string(k.Mapel)
		for _, p := range k.Peserta {
			kunci += "\x00" + idPeserta(p)
		}
		i, ada := di[kunci]
		if !ada {
			i = len(hasil)
			di[kunci] = i
			hasil = append(hasil, jadwal.Sebar{Jarak: 1, Anjuran: true})
		}
		hasil[i].Kegiatan = append(hasil[i].Kegiatan, k.ID)
	}
	return slices.DeleteFunc(hasil, func(x jadwal.Sebar) bool { return len(x.Kegiatan) < 2 })
}
