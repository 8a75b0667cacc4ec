package jadwal

import (
	"maps"
	"slices"
	"strings"
)

// JenisBeda is what a file of FET says differently about who attends what.
type JenisBeda string

// The kinds of differences.
const (
	KelompokBaru   JenisBeda = "kelompok_baru"   // Nama is a class (Baru empty), a group, or a part of one, in each of Baru
	KelompokHilang JenisBeda = "kelompok_hilang" // Nama stood in each of Lama, or was a class
	KelompokPindah JenisBeda = "kelompok_pindah" // Nama stood in Lama and stands in Baru
	BerbagiBaru    JenisBeda = "berbagi_baru"    // the classes and groups of Baru have santri in common
	BerbagiHilang  JenisBeda = "berbagi_hilang"  // those of Lama have none in common any more
	PesertaBeda    JenisBeda = "peserta"         // the activity Nama was attended by Lama, and is by Baru
	KegiatanBaru   JenisBeda = "kegiatan_baru"   // an activity of the subject Nama, attended by Baru, is not ours
	KegiatanHilang JenisBeda = "kegiatan_hilang" // the activity Nama, attended by Lama, is gone or inactive
)

// BedaFET is one difference, in the names of the file; Lama and Baru are sorted.
type BedaFET struct {
	Jenis JenisBeda
	Nama  string
	Lama  []string
	Baru  []string
}

// Beda lists what the file says differently from a timetable about classes, groups, who
// shares santri with whom, and who attends which activity. The timetable is the one that
// [TulisFET] wrote, under the same names; a file that only has been solved since has none.
// What follows from another difference is not told apart: a group that is gone shares
// nobody.
func (b BerkasFET) Beda(j Jadwal) ([]BedaFET, error) {
	s, err := susun(j)
	if err != nil {
		return nil, err
	}
	kita, dia := himpunan((&penulisFET{s: s}).tahun()), himpunan(b.tahun)
	dia.angkat(kita)
	return slices.Concat(kita.bedaKelompok(dia), kita.bedaBersama(dia), bedaKegiatan(j.Kegiatan, b.Jadwal.Kegiatan)), nil
}

// himpunanFET are the sets of students of a file.
type himpunanFET struct {
	dalam map[string][]string // a class or group to what holds it
	anak  map[string][]string // a subgroup to the classes and groups that it is a part of
}

func himpunan(ys []fetTahun) himpunanFET {
	h := himpunanFET{map[string][]string{}, map[string][]string{}}
	tambah := func(m map[string][]string, nama, di string) {
		if !slices.Contains(m[nama], di) {
			m[nama] = append(m[nama], di)
			slices.Sort(m[nama])
		}
	}
	for _, y := range ys {
		if _, ada := h.dalam[y.Nama]; !ada {
			h.dalam[y.Nama] = nil
		}
		for _, g := range y.Kelompok {
			induk := g.Nama
			if induk == y.Nama+akhiranSantri {
				induk = y.Nama
			} else {
				tambah(h.dalam, induk, y.Nama)
			}
			for _, s := range g.Isi {
				tambah(h.anak, s.Nama, induk)
			}
		}
	}
	return h
}

// angkat takes for a group whatever subgroup somebody made in FET within one group:
// what [TulisFET] writes is always shared.
func (h himpunanFET) angkat(asal himpunanFET) {
	for nama, induk := range h.anak {
		if _, lama := asal.anak[nama]; !lama && len(induk) == 1 {
			h.dalam[nama] = induk
		}
	}
}

func (h himpunanFET) bedaKelompok(baru himpunanFET) (hasil []BedaFET) {
	semua := slices.Concat(slices.Collect(maps.Keys(h.dalam)), slices.Collect(maps.Keys(baru.dalam)))
	slices.Sort(semua)
	for _, nama := range slices.Compact(semua) {
		lama, ada := h.dalam[nama]
		kini, tetap := baru.dalam[nama]
		switch {
		case !ada:
			hasil = append(hasil, BedaFET{Jenis: KelompokBaru, Nama: nama, Baru: kini})
		case !tetap:
			hasil = append(hasil, BedaFET{Jenis: KelompokHilang, Nama: nama, Lama: lama})
		case !slices.Equal(lama, kini):
			hasil = append(hasil, BedaFET{Jenis: KelompokPindah, Nama: nama, Lama: lama, Baru: kini})
		}
	}
	return hasil
}

// bersama are the sets that have students in common, by their names joined, without those
// of which kecuali is true: the smallest ones, for a class shares whom its group does.
func (h himpunanFET) bersama(kecuali func(string) bool) map[string][]string {
	hasil := map[string][]string{}
	for _, induk := range h.anak {
		ada := slices.DeleteFunc(slices.Clone(induk), kecuali)
		x := slices.DeleteFunc(slices.Clone(ada), func(nama string) bool {
			return slices.ContainsFunc(ada, func(kecil string) bool { return slices.Contains(h.dalam[kecil], nama) })
		})
		if len(x) > 1 {
			hasil[strings.Join(x, "\x00")] = x
		}
	}
	return hasil
}

func (h himpunanFET) bedaBersama(baru himpunanFET) (hasil []BedaFET) {
	lama := h.bersama(func(nama string) bool { _, tetap := baru.dalam[nama]; return !tetap })
	kini := baru.bersama(func(string) bool { return false })
	for _, k := range slices.Sorted(maps.Keys(lama)) {
		if kini[k] == nil {
			hasil = append(hasil, BedaFET{Jenis: BerbagiHilang, Lama: lama[k]})
		}
	}
	for _, k := range slices.Sorted(maps.Keys(kini)) {
		if lama[k] == nil {
			hasil = append(hasil, BedaFET{Jenis: BerbagiBaru, Baru: kini[k]})
		}
	}
	return hasil
}

// bedaKegiatan compares who attends, in the order of our activities, then of theirs.
func bedaKegiatan(kita, dia []Kegiatan) (hasil []BedaFET) {
	peserta := func(k Kegiatan) []string { return slices.Compact(slices.Sorted(slices.Values(k.Rombel))) }
	berkas := map[string]Kegiatan{}
	for _, k := range dia {
		berkas[k.ID] = k
	}
	milik := map[string]bool{}
	for _, k := range kita {
		milik[k.ID] = true
		x, ada := berkas[k.ID]
		switch {
		case !ada:
			hasil = append(hasil, BedaFET{Jenis: KegiatanHilang, Nama: k.ID, Lama: peserta(k)})
		case !slices.Equal(peserta(k), peserta(x)):
			hasil = append(hasil, BedaFET{Jenis: PesertaBeda, Nama: k.ID, Lama: peserta(k), Baru: peserta(x)})
		}
	}
	for _, k := range dia {
		if !milik[k.ID] {
			hasil = append(hasil, BedaFET{Jenis: KegiatanBaru, Nama: k.Mapel, Baru: peserta(k)})
		}
	}
	return hasil
}
