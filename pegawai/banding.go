package pegawai

import (
	"cmp"
	"context"
	"iter"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
)

// Beda is how the pay of one person differs from the run before.
type Beda struct {
	Pegawai   ID
	Nomor     string
	Nama      string
	Lalu      dasar.Rupiah // net of the run before, 0 = was not in it
	Kini      dasar.Rupiah // net of this run, 0 = is not in it
	Baru      bool         // was not in the run before
	Hilang    bool         // is in no slip of this run
	Komponen  []BedaBaris  // lines that differ, largest first
	Perbedaan dasar.Rupiah // Kini − Lalu
}

// BedaBaris is one line that differs.
type BedaBaris struct {
	Komponen   KodeKomponen
	Nama       string
	Lalu, Kini dasar.Rupiah
}

// Bandingkan compares two runs, both ordered by Pegawai, and returns whoever
// differs: largest difference of the net first, then by Pegawai. Somebody whose
// net is the same and whose lines differ is in it too.
func Bandingkan(lalu, kini iter.Seq2[Slip, error]) ([]Beda, error) {
	a, b := &aliran[Slip]{milik: milikSlip}, &aliran[Slip]{milik: milikSlip}
	a.buka(lalu)
	defer a.tutup()
	b.buka(kini)
	defer b.tutup()
	var hasil []Beda
	for (a.adaDepan || b.adaDepan) && a.err == nil && b.err == nil {
		id := depan(a, b)
		sa, err := a.ambil(id)
		if err != nil {
			return nil, err
		}
		sb, err := b.ambil(id)
		if err != nil {
			return nil, err
		}
		if d := bedaSlip(sa, sb); d.Perbedaan != 0 || len(d.Komponen) > 0 || d.Baru || d.Hilang {
			hasil = append(hasil, d)
		}
	}
	slices.SortStableFunc(hasil, func(x, y Beda) int {
		return cmp.Or(cmp.Compare(mutlak(y.Perbedaan), mutlak(x.Perbedaan)), cmp.Compare(x.Pegawai, y.Pegawai))
	})
	return hasil, cmp.Or(a.err, b.err)
}

func milikSlip(s Slip) ID { return s.Pegawai }

// depan is the smallest person that either stream has next.
func depan(a, b *aliran[Slip]) ID {
	switch {
	case !a.adaDepan:
		return b.depan.Pegawai
	case !b.adaDepan:
		return a.depan.Pegawai
	}
	return min(a.depan.Pegawai, b.depan.Pegawai)
}

func bedaSlip(lalu, kini []Slip) (d Beda) {
	d.Baru, d.Hilang = len(lalu) == 0, len(kini) == 0
	baris := map[KodeKomponen]*BedaBaris{}
	catat := func(s Slip, kini bool) {
		d.Pegawai, d.Nomor, d.Nama = s.Pegawai, s.Nomor, s.Nama
		for _, b := range s.Baris {
			x := baris[b.Komponen]
			if x == nil {
				x = &BedaBaris{Komponen: b.Komponen, Nama: b.Nama}
				baris[b.Komponen] = x
			}
			if kini {
				x.Kini += b.Jumlah
			} else {
				x.Lalu += b.Jumlah
			}
		}
	}
	for _, s := range lalu {
		catat(s, false)
		d.Lalu += s.Neto
	}
	for _, s := range kini {
		catat(s, true)
		d.Kini += s.Neto
	}
	for _, x := range baris {
		if x.Lalu != x.Kini {
			d.Komponen = append(d.Komponen, *x)
		}
	}
	slices.SortFunc(d.Komponen, func(x, y BedaBaris) int {
		return cmp.Or(cmp.Compare(mutlak(y.Kini-y.Lalu), mutlak(x.Kini-x.Lalu)), cmp.Compare(x.Komponen, y.Komponen))
	})
	d.Perbedaan = d.Kini - d.Lalu
	return d
}

func mutlak(r dasar.Rupiah) dasar.Rupiah { return max(r, -r) }

// Banding compares a run with the newest locked one of its kind before it; without
// one, everybody is Baru. The second result is the run compared with, zero when
// there is none.
func (s *Service) Banding(ctx context.Context, pel dasar.Pelaku, id string) ([]Beda, Putaran, error) {
	kini, err := s.Putaran(ctx, pel, id)
	if err != nil {
		return nil, Putaran{}, err
	}
	lalu, err := s.putaranLalu(ctx, kini)
	if err != nil {
		return nil, Putaran{}, err
	}
	dulu := func(func(Slip, error) bool) {}
	if lalu.ID != "" {
		dulu = s.Stores.Slip.Alirkan(ctx, pel.Lembaga, lalu.ID)
	}
	beda, err := Bandingkan(dulu, s.Stores.Slip.Alirkan(ctx, pel.Lembaga, id))
	return beda, lalu, err
}

func (s *Service) putaranLalu(ctx context.Context, kini Putaran) (Putaran, error) {
	for h := (dasar.Page{Limit: dasar.MaxPage}); ; {
		ps, next, err := s.Stores.Putaran.Cari(ctx, kini.Lembaga, h)
		if err != nil {
			return Putaran{}, err
		}
		for _, p := range ps {
			if p.Jenis == kini.Jenis && p.ID != kini.ID && p.Status.Terkunci() && p.Masa.Compare(kini.Masa) <= 0 && p.Sampai.Before(kini.Sampai) {
				return p, nil
			}
		}
		if next == "" {
			return Putaran{}, nil
		}
		h.After = next
	}
}

// DaftarSlip returns a page of the slips of a run without their lines, by name.
func (s *Service) DaftarSlip(ctx context.Context, pel dasar.Pelaku, putaran, teks string, h dasar.Page) ([]Slip, string, error) {
	if err := seluruh(pel); err != nil {
		return nil, "", err
	}
	return s.Stores.Slip.Cari(ctx, pel.Lembaga, putaran, teks, h)
}

// AmbilSlip returns one slip with its lines and steps; [ErrPegawai] (NotFound) when
// the run has none of that person.
func (s *Service) AmbilSlip(ctx context.Context, pel dasar.Pelaku, putaran string, id ID) (Slip, error) {
	if err := seluruh(pel); err != nil {
		return Slip{}, err
	}
	ada, err := s.Stores.Slip.Ambil(ctx, pel.Lembaga, putaran, id)
	if err != nil {
		return Slip{}, err
	}
	if len(ada) == 0 {
		return Slip{}, tiada()
	}
	return ada[0], nil
}

// AlirkanSlip streams all slips of a run with their lines, ordered by Pegawai.
func (s *Service) AlirkanSlip(ctx context.Context, pel dasar.Pelaku, putaran string) iter.Seq2[Slip, error] {
	if err := seluruh(pel); err != nil {
		return func(yield func(Slip, error) bool) { yield(Slip{}, err) }
	}
	return s.Stores.Slip.Alirkan(ctx, pel.Lembaga, putaran)
}
