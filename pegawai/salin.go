package pegawai

import "slices"

// Salin returns a copy that shares no memory with k.
func (k Komponen) Salin() Komponen {
	k.DasarPersen, k.Lingkup, k.Putaran = slices.Clone(k.DasarPersen), slices.Clone(k.Lingkup), slices.Clone(k.Putaran)
	return k
}

// Salin returns a copy that shares no memory with p.
func (p Pengaturan) Salin() Pengaturan {
	p.UMKUnit, p.HariRaya, p.LiburPekanan, p.Libur = slices.Clone(p.UMKUnit), slices.Clone(p.HariRaya), slices.Clone(p.LiburPekanan), slices.Clone(p.Libur)
	return p
}

// Salin returns a copy that shares no memory with s.
func (s Slip) Salin() Slip {
	s.Baris, s.Peringatan, s.Uraian = slices.Clone(s.Baris), slices.Clone(s.Peringatan), slices.Clone(s.Uraian)
	for i := range s.Baris {
		s.Baris[i].Uraian = slices.Clone(s.Baris[i].Uraian)
	}
	return s
}

// Kasbon reports that the line is an instalment of the kasbon that Rujukan names:
// only instalments are booked against what employees owe.
func (b BarisSlip) Kasbon() bool { return b.Bagian == BagianPotongan && b.Angsuran }
