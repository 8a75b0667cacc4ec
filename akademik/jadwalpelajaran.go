package akademik

import (
	"cmp"
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// HariLibur is a day without lessons.
type HariLibur struct {
	Tanggal dasar.Tanggal
	Unit    []santri.KodeUnit // none = all
	Jalur   []santri.Jalur    // none = all
}

// SumberLibur tells the days without lessons.
type SumberLibur interface {
	// Libur returns those of [dari, sampai], in any order.
	Libur(ctx context.Context, l dasar.LembagaID, dari, sampai dasar.Tanggal) ([]HariLibur, error)
}

// Pelajaran implements [SumberPelajaran]: lessons of the versions in force, without the
// holidays of [Service].Libur and the days outside the academic year. A lesson of
// several classes is one for each of them.
func (s *Service) Pelajaran(ctx context.Context, l dasar.LembagaID, dari, sampai dasar.Tanggal, rombel ...RombelID) ([]Pelajaran, error) {
	js, err := s.Stores.Jadwal.Jadwal(ctx, l, SaringJadwal{Status: JadwalBerlaku})
	if err != nil {
		return nil, err
	}
	js = slices.DeleteFunc(js, func(j Jadwal) bool { return j.Mulai.After(sampai) })
	tahun, err := s.Stores.Struktur.Tahun(ctx, l)
	if err != nil || len(js) == 0 {
		return nil, err
	}
	tahun = slices.DeleteFunc(tahun, func(t TahunAjaran) bool { return t.Mulai.After(sampai) || t.Selesai.Before(dari) })
	f := SaringRombel{Tahun: []TahunID{}}
	if len(rombel) > 0 {
		f.ID = rombel
	}
	for _, t := range tahun {
		f.Tahun = append(f.Tahun, t.ID)
	}
	js = slices.DeleteFunc(js, func(j Jadwal) bool { return !slices.Contains(f.Tahun, j.Tahun) })
	rs, err := s.Stores.Struktur.Rombel(ctx, l, f)
	if err != nil || len(rs) == 0 || len(js) == 0 {
		return nil, err
	}
	id := make([]JadwalID, len(js))
	for i, j := range js {
		id[i] = j.ID
	}
	ks, err := s.Stores.Jadwal.Kegiatan(ctx, l, id...)
	if err != nil {
		return nil, err
	}
	var libur []HariLibur
	if s.Libur != nil {
		if libur, err = s.Libur.Libur(ctx, l, dari, sampai); err != nil {
			return nil, err
		}
	}
	return HariPelajaran(js, ks, rs, tahun, libur, dari, sampai), nil
}

// HariPelajaran gives the lessons that versions of a timetable make of days: what
// [Service.Pelajaran] returns of what is stored. Activities that lie nowhere, or
// outside their grid, make none.
func HariPelajaran(js []Jadwal, ks []KegiatanJadwal, rs []Rombel, tahun []TahunAjaran, libur []HariLibur, dari, sampai dasar.Tanggal) (hasil []Pelajaran) {
	type tempat struct {
		jadwal JadwalID
		rombel RombelID
		hari   jadwal.Hari
	}
	isi := map[tempat][]KegiatanJadwal{}
	for _, k := range ks {
		for i, p := range k.Peserta {
			if k.Tempat.Ada && !slices.ContainsFunc(k.Peserta[:i], func(q PesertaJadwal) bool { return q.Rombel == p.Rombel }) {
				t := tempat{k.Jadwal, p.Rombel, k.Tempat.Hari}
				isi[t] = append(isi[t], k)
			}
		}
	}
	masa := map[TahunID]TahunAjaran{}
	for _, t := range tahun {
		masa[t.ID] = t
	}
	tutup := map[dasar.Tanggal][]HariLibur{}
	for _, x := range libur {
		tutup[x.Tanggal] = append(tutup[x.Tanggal], x)
	}
	for hari := dari; !hari.After(sampai); hari = hari.TambahHari(1) {
		for _, r := range rs {
			j, ada := JadwalPada(js, r, hari)
			if !ada || !masa[r.Tahun].Memuat(hari) || slices.ContainsFunc(tutup[hari], func(x HariLibur) bool { return x.kena(r) }) {
				continue
			}
			for _, k := range isi[tempat{j.ID, r.ID, jadwal.HariDari(hari)}] {
				if g, ada := j.Waktu(k); ada {
					hasil = append(hasil, Pelajaran{Tanggal: hari, Selang: g, Rombel: r.ID, Mapel: k.Mapel, Guru: slices.Clone(k.Guru), Ruang: k.Tempat.Ruang, JP: k.JP, Kelompok: k.kelompok(r.ID)})
				}
			}
		}
	}
	slices.SortStableFunc(hasil, func(a, b Pelajaran) int {
		return cmp.Or(a.Tanggal.Compare(b.Tanggal), cmp.Compare(a.Mulai, b.Mulai), cmp.Compare(a.Rombel, b.Rombel), cmp.Compare(a.Mapel, b.Mapel), cmp.Compare(a.Selesai, b.Selesai), slices.Compare(a.Kelompok, b.Kelompok))
	})
	return hasil
}

// kelompok lists the groups of a class that take part, by name; none = the whole class.
func (k KegiatanJadwal) kelompok(r RombelID) (nama []string) {
	for _, p := range k.Peserta {
		switch {
		case p.Rombel != r:
		case p.Kelompok == "":
			return nil
		default:
			nama = append(nama, p.Kelompok)
		}
	}
	slices.Sort(nama)
	return nama
}

func (x HariLibur) kena(r Rombel) bool {
	return (len(x.Unit) == 0 || slices.Contains(x.Unit, r.Unit)) && (len(x.Jalur) == 0 || slices.Contains(x.Jalur, r.Jalur))
}

// Waktu gives the clock time of an activity that lies in its grid, pauses within it
// included.
func (j Jadwal) Waktu(k KegiatanJadwal) (jadwal.Selang, bool) {
	i := slices.IndexFunc(j.Kisi, func(x KisiKelas) bool { return x.ID == k.Kisi })
	if i < 0 || !k.Tempat.Ada {
		return jadwal.Selang{}, false
	}
	g := j.Kisi[i].Potong(k.Tempat.Hari, k.Tempat.Jam, k.JP)
	if len(g) == 0 {
		return jadwal.Selang{}, false
	}
	return jadwal.Selang{Mulai: g[0].Mulai, Selesai: g[len(g)-1].Selesai}, true
}
