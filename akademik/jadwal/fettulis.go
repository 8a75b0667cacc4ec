package jadwal

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// TulisFET writes the timetable as a file of the free program FET (.fet, version 6).
// Because FET knows numbered hours only, the day is cut at every start and end of a
// period that occurs; every activity says where it may begin. What lies already is
// locked, permanently when it is fixed.
//
// The sentences returned name what FET cannot express and the file therefore does not
// say. A malformed timetable is refused as by [Jadwal.Validate], one that needs more
// than 60 hours a day with [ErrFETBatas]. Ids of teachers are written, ids of santri
// are not.
func TulisFET(w io.Writer, j Jadwal, lembaga string) (catatan []string, err error) {
	s, err := susun(j)
	if err != nil {
		return nil, err
	}
	f := &penulisFET{s: s, petak: petak(j.Kisi)}
	if len(f.petak) > maksJamFET {
		return nil, ErrFETBatas.Invalidf("kisi-kisi ini memotong hari menjadi %d bagian, sedangkan FET menerima %d; ekspor satu jalur saja", len(f.petak), maksJamFET)
	}
	b := f.berkas(lembaga)
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return nil, err
	}
	e := xml.NewEncoder(w)
	e.Indent("", "\t")
	if err := e.Encode(b); err != nil {
		return nil, err
	}
	return f.catatan, e.Close()
}

type penulisFET struct {
	s       *susunan
	petak   []Selang
	catatan []string
	no      map[string]int // activity to its number in the file
	letak   map[string]Letak
	waktu   []fetKendala
	tempat  []fetKendala
}

func (f *penulisFET) berkas(lembaga string) fetBerkas {
	j := f.s.j
	b := fetBerkas{Versi: "6.8.5", Mode: "Official", Lembaga: lembaga}
	for _, h := range j.Hari {
		b.Hari.Nomor = append(b.Hari.Nomor, fetNama{h.String()})
	}
	for _, g := range f.petak {
		b.Jam.Nomor = append(b.Jam.Nomor, fetNama{g.String()})
	}
	b.Hari.N, b.Jam.N = len(j.Hari), len(f.petak)
	for _, r := range j.Ruang {
		b.Ruang = append(b.Ruang, fetRuang{Nama: r.ID, Kapasitas: kapasitasFET})
		if r.Zona != "" {
			f.catat("zona ruang tidak ikut; FET tidak mengenalnya")
		}
	}
	for _, p := range f.s.sumber {
		if p.Jenis == Guru {
			b.Guru = append(b.Guru, fetNama{p.ID})
		}
	}
	b.Tahun = f.tahun()
	f.waktu = append(f.waktu, fetKendala{XMLName: xml.Name{Local: fetDasarWaktu}, Bobot: bobotWajib})
	f.tempat = append(f.tempat, fetKendala{XMLName: xml.Name{Local: fetDasarTempat}, Bobot: bobotWajib})
	b.Kegiatan = f.kegiatan()
	mapel := map[string]bool{}
	for _, k := range b.Kegiatan {
		if !mapel[k.Mapel] {
			mapel[k.Mapel] = true
			b.Mapel = append(b.Mapel, fetNama{k.Mapel})
		}
	}
	f.halangan()
	f.aturan()
	urutNama := func(a, b fetNama) int { return strings.Compare(a.Nama, b.Nama) }
	slices.SortFunc(b.Guru, urutNama)
	slices.SortFunc(b.Mapel, urutNama)
	slices.SortFunc(b.Ruang, func(a, b fetRuang) int { return strings.Compare(a.Nama, b.Nama) })
	b.Waktu.Isi, b.Tempat.Isi = f.waktu, f.tempat
	return b
}

func (f *penulisFET) catat(format string, args ...any) {
	if kalimat := fmt.Sprintf(format, args...); !slices.Contains(f.catatan, kalimat) {
		f.catatan = append(f.catatan, kalimat)
	}
}

// tahun writes every class that is not part of another one as a year, its parts as
// groups. Santri who join two classes become subgroups of both.
func (f *penulisFET) tahun() []fetTahun {
	bersama := f.bersama()
	bagian := map[string]bool{}
	for _, r := range f.s.j.Rombel {
		for _, b := range r.Isi {
			bagian[b] = true
		}
	}
	var hasil []fetTahun
	for _, r := range f.s.j.Rombel {
		if bagian[r.ID] {
			continue
		}
		y := fetTahun{Nama: r.ID}
		for _, b := range r.Isi {
			y.Kelompok = append(y.Kelompok, fetBagian{Nama: b, Isi: bersama[b]})
		}
		if lain := bersama[r.ID]; len(lain) > 0 {
			y.Kelompok = append(y.Kelompok, fetBagian{Nama: r.ID + akhiranSantri, Isi: lain})
		}
		hasil = append(hasil, y)
	}
	slices.SortFunc(hasil, func(a, b fetTahun) int { return strings.Compare(a.Nama, b.Nama) })
	return hasil
}

// bersama makes one subgroup for each set of classes that some santri has.
func (f *penulisFET) bersama() map[string][]fetAnak {
	nama := map[string]string{}
	hasil := map[string][]fetAnak{}
	for _, ikut := range f.s.ikut {
		var rombel []string
		for _, n := range ikut {
			rombel = append(rombel, f.s.sumber[n].ID)
		}
		slices.Sort(rombel)
		kunci := strings.Join(rombel, "\x00")
		if _, ada := nama[kunci]; ada || len(rombel) < 2 {
			continue
		}
		nama[kunci] = fmt.Sprintf("santri #%d", len(nama)+1)
		for _, r := range rombel {
			hasil[r] = append(hasil[r], fetAnak{Nama: nama[kunci]})
		}
	}
	return hasil
}

func (f *penulisFET) kegiatan() []fetAcara {
	daftar := slices.Clone(f.s.j.Kegiatan)
	angka := !slices.ContainsFunc(daftar, func(k Kegiatan) bool { return nomorFET(k.ID) == 0 })
	slices.SortFunc(daftar, func(a, b Kegiatan) int {
		return cmp.Or(cmp.Compare(nomorFET(a.ID), nomorFET(b.ID)), strings.Compare(a.ID, b.ID))
	})
	f.letak = map[string]Letak{}
	for _, l := range f.s.j.Letak {
		f.letak[l.Kegiatan] = l
	}
	f.no = map[string]int{}
	var hasil []fetAcara
	for i, k := range daftar {
		a := fetAcara{Guru: k.Guru, Mapel: cmp.Or(k.Mapel, "-"), Peserta: k.Rombel, ID: i + 1, Catatan: awalanID + k.ID}
		if angka {
			a.ID, a.Catatan = nomorFET(k.ID), ""
		}
		f.no[k.ID] = a.ID
		l, ada := f.letak[k.ID]
		a.Lama = f.letakkan(k, l, ada, a.ID)
		a.Total = a.Lama
		hasil = append(hasil, a)
	}
	return hasil
}

// nomorFET is the number of an activity that came from FET, 0 for any other id.
func nomorFET(id string) int {
	n, err := strconv.Atoi(id)
	if err != nil || n < 1 || n > 1<<30 || strconv.Itoa(n) != id {
		return 0
	}
	return n
}

// letakkan writes where the activity is or may be, and gives its length in hours.
func (f *penulisFET) letakkan(k Kegiatan, l Letak, ada bool, no int) int {
	lama := 0
	if t := f.s.tempat(Letak{Kegiatan: k.ID, Waktu: l.Waktu}); ada && len(t.selang) > 0 {
		n := nomorPetak(f.petak, t.selang)
		lama = n[len(n)-1] - n[0] + 1
		if lama > len(n) {
			f.catat("kegiatan yang melintasi jeda kisinya menempati jeda itu juga di FET")
		}
		f.waktu = append(f.waktu, fetKendala{XMLName: xml.Name{Local: fetLetak}, Bobot: bobotWajib, Kegiatan: []int{no},
			Hari: l.Hari.String(), Jam: f.petak[n[0]].String(), Terkunci: new(l.Tetap)})
	} else if ada {
		f.catat("letak di luar kisi tidak ikut; perbaiki dahulu (AKD-JADWAL-12)")
	}
	mungkin, lama := f.mungkin(k, lama)
	if len(mungkin) == 0 {
		f.catat("ada kegiatan yang tidak muat di kisinya; FET akan menolaknya")
	}
	if len(k.Boleh) > 0 || len(mungkin) < len(f.s.j.Hari)*(len(f.petak)-lama+1) {
		f.waktu = append(f.waktu, fetKendala{XMLName: xml.Name{Local: fetBoleh}, Bobot: bobotWajib, Kegiatan: []int{no}, NMulai: len(mungkin), Mulai: mungkin})
	}
	f.ruang(k, l, no)
	return lama
}

func (f *penulisFET) ruang(k Kegiatan, l Letak, no int) {
	if len(k.Ruang) > 1 {
		f.tempat = append(f.tempat, fetKendala{XMLName: xml.Name{Local: fetPilihRuang}, Bobot: bobotWajib, Kegiatan: []int{no}, NRuang: len(k.Ruang), PilihRuang: k.Ruang})
	}
	satu := len(k.Ruang) == 1
	if ruang := cmp.Or(l.Ruang, strings.Join(k.Ruang[:nyata(satu)], "")); ruang != "" {
		f.tempat = append(f.tempat, fetKendala{XMLName: xml.Name{Local: fetLetakRuang}, Bobot: bobotWajib, Kegiatan: []int{no}, Ruang: ruang,
			Terkunci: new(satu && ruang == k.Ruang[0])})
	}
}

// mungkin lists the hours where the activity may begin. One activity has one length in
// FET, that of the place where it lies, else the most frequent one: places where it would
// have another one are left out.
func (f *penulisFET) mungkin(k Kegiatan, lamaLetak int) (mulai []fetMulai, lama int) {
	type awal struct {
		fetMulai
		lama int
	}
	var semua []awal
	banyak := map[int]int{}
	for _, h := range f.s.j.Hari {
		for jam := range f.s.kisi[k.Kisi].jam(h) {
			if len(k.Boleh) > 0 && !slices.Contains(k.Boleh, Waktu{h, jam}) {
				continue
			}
			selang := f.s.kisi[k.Kisi].Potong(h, jam, k.JP)
			if len(selang) == 0 {
				continue
			}
			n := nomorPetak(f.petak, selang)
			a := awal{fetMulai{h.String(), f.petak[n[0]].String()}, n[len(n)-1] - n[0] + 1}
			semua = append(semua, a)
			banyak[a.lama]++
		}
	}
	if banyak[k.JP] > 0 || len(semua) == 0 {
		lama = k.JP
	}
	for n, x := range banyak {
		if x > banyak[lama] || x == banyak[lama] && n < lama {
			lama = n
		}
	}
	if lamaLetak > 0 {
		lama = lamaLetak
	}
	for _, a := range semua {
		if a.lama == lama {
			mulai = append(mulai, a.fetMulai)
		}
	}
	if len(mulai) < len(semua) {
		f.catat("ada kegiatan yang lamanya dalam jam FET berbeda menurut tempatnya; hanya tempat dengan lama yang sama yang ditulis")
	}
	return mulai, lama
}
