package jadwal

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/pesantren-go/pesantren/santri"
)

// BerkasFET is what a file of FET says in the words of this package.
type BerkasFET struct {
	Lembaga string
	Jadwal  Jadwal
	// TakDipahami lists, by name, what the file says and this timetable does not:
	// constraints without a counterpart, or with a weight that has none.
	TakDipahami []TakDipahami
	// JamDikira says that the hours of the file carry no clock times ("JP 1"), so that
	// periods of 40 minutes (or what fits) from 07:00 stand in for them.
	JamDikira bool

	tahun []fetTahun // classes, groups and subgroups as the file has them: see Beda
}

// TakDipahami is one kind of thing that was not understood, and how often it occurs.
type TakDipahami struct {
	Nama   string
	Banyak int
}

// BacaFET reads a file of FET (.fet, version 5.x or 6.x, official mode, at most 64 MiB
// and 7 days), also one that FET wrote after solving it. The grid is named "fet";
// activities keep the id that [TulisFET] wrote, others have their number.
//
// What is not XML or names things it does not declare is refused with [ErrFET], what is
// too large with [ErrFETBatas]. Constraints that have no counterpart are never dropped
// in silence: see [BerkasFET.TakDipahami].
func BacaFET(r io.Reader) (BerkasFET, error) {
	isi, err := io.ReadAll(io.LimitReader(r, maksBerkasFET+1))
	if err != nil {
		return BerkasFET{}, fmt.Errorf("reading the file of FET: %w", err)
	}
	if len(isi) > maksBerkasFET {
		return BerkasFET{}, ErrFETBatas.Invalidf("berkas FET lebih dari %d MB; pecah menjadi beberapa berkas", maksBerkasFET>>20)
	}
	var b fetBerkas
	if err := xml.Unmarshal(bytes.TrimPrefix(isi, []byte("\ufeff")), &b); err != nil {
		return BerkasFET{}, ErrFET.Invalidf("berkas ini bukan berkas FET (.fet) yang utuh; simpan ulang dari FET").Karena(err)
	}
	p := &pembacaFET{b: b, id: map[int]int{}, letak: map[int]*Letak{}, ruang: map[int]string{}, guru: map[string]int{}, asing: map[string]int{}}
	p.hasil.Lembaga, p.hasil.tahun = b.Lembaga, b.Tahun
	if err := p.baca(); err != nil {
		return BerkasFET{}, err
	}
	for nama, n := range p.asing {
		p.hasil.TakDipahami = append(p.hasil.TakDipahami, TakDipahami{nama, n})
	}
	slices.SortFunc(p.hasil.TakDipahami, func(a, b TakDipahami) int { return strings.Compare(a.Nama, b.Nama) })
	if err := p.hasil.Jadwal.Validate(); err != nil {
		return BerkasFET{}, ErrFET.Invalidf("isi berkas FET tidak saling cocok; buka dan simpan ulang di FET").Karena(err)
	}
	return p.hasil, nil
}

type pembacaFET struct {
	b     fetBerkas
	hasil BerkasFET
	id    map[int]int // number of an activity to its place in Jadwal.Kegiatan
	asing map[string]int
	letak map[int]*Letak // by number of the activity
	ruang map[int]string // its locked room
	guru  map[string]int // place in Jadwal.Beban
	hari  map[string]Hari
	jam   map[string]int
}

func (p *pembacaFET) baca() error {
	if err := p.waktu(); err != nil {
		return err
	}
	if m := p.b.Mode; m != "" && m != "Official" {
		p.asing["Mode "+m]++
	}
	for _, l := range p.b.Lain {
		if len(l.Isi) > 0 {
			p.asing[l.XMLName.Local]++
		}
	}
	p.rombel()
	for _, r := range p.b.Ruang {
		if r.Maya {
			p.asing["Virtual room"]++
		}
		if r.Kapasitas > 0 && r.Kapasitas < kapasitasFET {
			p.asing["Room Capacity"]++
		}
		if r.Gedung != "" {
			p.asing["Building"]++
		}
		p.hasil.Jadwal.Ruang = append(p.hasil.Jadwal.Ruang, Ruang{ID: r.Nama})
	}
	if err := p.kegiatan(); err != nil {
		return err
	}
	for _, k := range slices.Concat(p.b.Waktu.Isi, p.b.Tempat.Isi) {
		if err := p.kendala(k); err != nil {
			return err
		}
	}
	p.letakkan()
	return nil
}

// hariFET reads the name of a day in Indonesian or English.
func hariFET(nama string) (Hari, bool) {
	switch strings.ToLower(strings.TrimSpace(nama)) {
	case "ahad", "minggu", "sunday":
		return Ahad, true
	case "senin", "monday":
		return Senin, true
	case "selasa", "tuesday":
		return Selasa, true
	case "rabu", "wednesday":
		return Rabu, true
	case "kamis", "thursday":
		return Kamis, true
	case "jumat", "jum'at", "friday":
		return Jumat, true
	case "sabtu", "saturday":
		return Sabtu, true
	}
	return 0, false
}

// waktu reads days and hours: by their names when these are days and clock intervals,
// else by their places.
func (p *pembacaFET) waktu() error {
	nama := p.b.Hari.Nomor
	if len(nama) > hariSepekan || len(p.b.Jam.Nomor) > maksJamFET {
		return ErrFETBatas.Invalidf("berkas FET memuat %d hari dan %d jam; paling banyak %d hari dan %d jam", len(nama), len(p.b.Jam.Nomor), hariSepekan, maksJamFET)
	}
	j := &p.hasil.Jadwal
	p.hari = map[string]Hari{}
	for _, n := range nama {
		if h, ok := hariFET(n.Nama); ok && !slices.Contains(j.Hari, h) {
			j.Hari = append(j.Hari, h)
		}
	}
	if len(j.Hari) < len(nama) {
		j.Hari = []Hari{Senin, Selasa, Rabu, Kamis, Jumat, Sabtu, Ahad}[:len(nama)]
	}
	for i, n := range nama {
		p.hari[n.Nama] = j.Hari[i]
	}
	jam := p.jamPelajaran()
	k := KisiRata(kisiFET, santri.Formal, j.Hari, jam...)
	for i := 1; i < len(jam); i++ { // hours that follow each other in FET are one lesson's
		k.Renggang = max(k.Renggang, jam[i].Mulai-jam[i-1].Selesai)
	}
	j.Kisi = []Kisi{k}
	p.jam = map[string]int{}
	for i, n := range p.b.Jam.Nomor {
		p.jam[n.Nama] = i
	}
	if len(p.hari) < len(nama) || len(p.jam) < len(p.b.Jam.Nomor) {
		return ErrFET.Invalidf("berkas FET memuat nama hari atau jam yang sama dua kali; beri nama yang berbeda")
	}
	return nil
}

func (p *pembacaFET) jamPelajaran() []Selang {
	var hasil []Selang
	akhir := Menit(0)
	for _, n := range p.b.Jam.Nomor {
		g, err := ParseSelang(n.Nama)
		if err != nil || g.Mulai < akhir {
			p.hasil.JamDikira = true
			banyak := len(p.b.Jam.Nomor)
			lama := min(jamDikira, maksMenit/Menit(banyak))
			return JamRata(min(Pukul(7, 0), maksMenit-lama*Menit(banyak)), lama, banyak)
		}
		akhir = g.Selesai
		hasil = append(hasil, g)
	}
	return hasil
}

// rombel reads years, groups and subgroups: each is a class, and its parts are the
// smallest ones under it.
func (p *pembacaFET) rombel() {
	isi := map[string][]string{}
	ada := map[[2]string]bool{}
	var urut []string
	tambah := func(nama string, bagian ...string) {
		if _, lama := isi[nama]; !lama {
			urut = append(urut, nama)
			isi[nama] = nil
		}
		for _, b := range bagian {
			if k := [2]string{nama, b}; b != nama && !ada[k] {
				ada[k] = true
				isi[nama] = append(isi[nama], b)
			}
		}
	}
	anak := map[string][]string{} // parts of a group, from all years that name it
	adaAnak := map[[2]string]bool{}
	for _, y := range p.b.Tahun {
		for _, g := range y.Kelompok {
			for _, s := range g.Isi {
				if k := [2]string{g.Nama, s.Nama}; !adaAnak[k] {
					adaAnak[k] = true
					anak[g.Nama] = append(anak[g.Nama], s.Nama)
				}
			}
		}
	}
	for _, y := range p.b.Tahun {
		tambah(y.Nama)
		for _, g := range y.Kelompok {
			tambah(g.Nama, anak[g.Nama]...)
			for _, s := range anak[g.Nama] {
				tambah(s)
			}
			if len(anak[g.Nama]) == 0 {
				tambah(y.Nama, g.Nama)
			}
			tambah(y.Nama, anak[g.Nama]...)
		}
	}
	for _, nama := range urut {
		p.hasil.Jadwal.Rombel = append(p.hasil.Jadwal.Rombel, Rombel{ID: nama, Isi: isi[nama]})
	}
}

func (p *pembacaFET) kegiatan() error {
	for _, a := range p.b.Kegiatan {
		if a.Aktif != nil && !*a.Aktif {
			p.asing["Activity (Active false)"]++
			continue
		}
		if _, ada := p.id[a.ID]; ada {
			return ErrFET.Invalidf("nomor kegiatan %d ada dua kali dalam berkas FET; simpan ulang dari FET", a.ID)
		}
		if len(a.Tanda) > 0 {
			p.asing["Activity_Tag"]++
		}
		id := strconv.Itoa(a.ID)
		if lama, ada := strings.CutPrefix(a.Catatan, awalanID); ada {
			id = lama
		}
		p.id[a.ID] = len(p.hasil.Jadwal.Kegiatan)
		p.hasil.Jadwal.Kegiatan = append(p.hasil.Jadwal.Kegiatan, Kegiatan{ID: id, Kisi: kisiFET, Mapel: a.Mapel, Guru: a.Guru, Rombel: a.Peserta, JP: a.Lama})
	}
	return nil
}

// letakkan collects the places, in the order of the activities. A room without a time
// is the room that the activity needs.
func (p *pembacaFET) letakkan() {
	for n, ruang := range p.ruang {
		if k := &p.hasil.Jadwal.Kegiatan[p.id[n]]; p.letak[n] == nil && len(k.Ruang) == 0 {
			k.Ruang = []string{ruang}
		}
	}
	nomor := slices.SortedFunc(maps.Keys(p.letak), func(a, b int) int { return cmp.Compare(p.id[a], p.id[b]) })
	for _, n := range nomor {
		l := p.letak[n]
		l.Kegiatan, l.Ruang = p.hasil.Jadwal.Kegiatan[p.id[n]].ID, p.ruang[n]
		p.hasil.Jadwal.Letak = append(p.hasil.Jadwal.Letak, *l)
	}
}
