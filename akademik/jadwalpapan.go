package akademik

import (
	"cmp"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
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
}

// keikutsertaan are the classes of one santri by name, two or more.
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
		var bagi [][]string
		if j, ada := JadwalPada(s.b.berlaku, r, s.mulai); ada {
			for _, x := range j.Pembagian {
				if x.Rombel == r.ID {
					var k []string
					for _, n := range x.Kelompok {
						k = append(k, idPeserta(PesertaJadwal{r.ID, n}))
					}
					bagi = append(bagi, k)
				}
			}
		}
		for _, k := range jadwal.Pecah(string(r.ID), r.Kelamin, bagi...) {
			s.kelompok[k.ID] = true
			s.j.Rombel = append(s.j.Rombel, k)
		}
	}
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

// santri joins the classes that somebody is in at once, of all tracks.
func (s *penyusun) santri() {
	di := map[tempatRombel]RombelID{}
	for _, r := range s.rombel {
		if r.Tahun == s.p.Jadwal.Tahun || di[tempatRombel{r.Jalur, r.Unit, r.Nama}] == "" {
			di[tempatRombel{r.Jalur, r.Unit, r.Nama}] = r.ID
		}
	}
	for _, x := range s.b.ikut {
		k := jadwal.Keikutsertaan{Santri: string(x.santri)}
		for _, t := range x.di {
			if id := string(di[t]); id != "" && !slices.Contains(k.Rombel, id) {
				k.Rombel = append(k.Rombel, id)
			}
		}
		if len(k.Rombel) > 1 {
			s.j.Santri = append(s.j.Santri, k)
		}
	}
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

// Cari returns one activity of the version.
func (p *PapanJadwal) Cari(id string) (KegiatanJadwal, bool) {
	i, ada := p.letak[id]
	if !ada {
		return KegiatanJadwal{}, false
	}
	return p.Kegiatan[i], true
}

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

// Kalimat says a clash in Indonesian; guru names a teacher. Santri are counted, not
// named.
func (p *PapanJadwal) Kalimat(b jadwal.Bentrok, guru func(pegawai.ID) string) string {
	if b.Aturan == jadwal.ErrSantri {
		var acara []string
		for _, id := range b.Kegiatan {
			acara = append(acara, p.NamaKegiatan(id))
		}
		return fmt.Sprintf("%d santri ikut %s, bersamaan pada %s %s; pindahkan salah satunya.", len(b.Pihak), strings.Join(acara, " dan "), b.Hari, b.Selang)
	}
	return b.Kalimat(func(x jadwal.Pihak) string { return p.nama(x, guru) })
}

// KalimatSisa says in Indonesian why an activity still waits; guru names a teacher.
func (p *PapanJadwal) KalimatSisa(s jadwal.Sisa, guru func(pegawai.ID) string) string {
	if len(s.Bentrok) == 0 {
		return p.NamaKegiatan(s.Letak.Kegiatan) + " belum mendapat tempat; letakkan sendiri, kurangi JP-nya, atau longgarkan kisinya."
	}
	return p.NamaKegiatan(s.Letak.Kegiatan) + " belum mendapat tempat. Yang paling ringan: " + p.Kalimat(s.Bentrok[0], guru)
}

func (p *PapanJadwal) nama(x jadwal.Pihak, guru func(pegawai.ID) string) string {
	switch x.Jenis {
	case jadwal.Guru:
		return guru(pegawai.ID(x.ID))
	case jadwal.Kelas:
		if _, bagian, ada := strings.Cut(x.ID, "/"); ada { // what groups of two divisions share
			var nama []string
			for b := range strings.SplitSeq(bagian, "/") {
				nama = append(nama, p.nama(jadwal.Pihak{Jenis: jadwal.Kelas, ID: b}, guru))
			}
			return strings.Join(nama, "/")
		}
		r, kelompok, _ := strings.Cut(x.ID, "|")
		return p.NamaPeserta(PesertaJadwal{RombelID(r), kelompok})
	case jadwal.Acara:
		return p.NamaKegiatan(x.ID)
	}
	return x.ID
}

// NamaPeserta names a class, with its group.
func (p *PapanJadwal) NamaPeserta(x PesertaJadwal) string {
	for _, r := range p.bahan.rombel {
		if r.ID == x.Rombel {
			return strings.TrimSpace(r.Nama + " " + x.Kelompok)
		}
	}
	return strings.TrimSpace("kelas lain " + x.Kelompok)
}

// NamaMapel names a subject.
func (p *PapanJadwal) NamaMapel(m KodeMapel) string { return cmp.Or(p.bahan.mapel[m], string(m)) }

// NamaKegiatan names an activity, of the version or of one beside it, by its subject
// and classes.
func (p *PapanJadwal) NamaKegiatan(id string) string {
	k, ada := p.Cari(id)
	if !ada {
		versi, lain, _ := strings.Cut(id, garis)
		ks := p.bahan.lain[JadwalID(versi)]
		i := slices.IndexFunc(ks, func(x KegiatanJadwal) bool { return x.ID == lain })
		if i < 0 {
			return "kegiatan lain"
		}
		k = ks[i]
	}
	var peserta []string
	for _, x := range k.Peserta {
		peserta = append(peserta, p.NamaPeserta(x))
	}
	return p.NamaMapel(k.Mapel) + " " + strings.Join(peserta, "+")
}
